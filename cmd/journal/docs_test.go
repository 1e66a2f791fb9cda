package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var (
	shellBlock  = regexp.MustCompile("(?ms)^```(?:sh|console)\n(.*?)^```$")
	codeSpan    = regexp.MustCompile("`(journal [^`]+)`")
	commandWord = regexp.MustCompile(`"[^"]*"|\S+`)
)

// TestDocumentedCommands holds that every command of the documents exists, with its flags.
func TestDocumentedCommands(t *testing.T) {
	files, err := filepath.Glob("../../docs/*.md")
	if err != nil {
		t.Fatal(err)
	}
	tried := 0
	for _, file := range append(files, "../../README.md", "../../CONTRIBUTING.md", "../../SECURITY.md") {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var lines []string
		for _, m := range shellBlock.FindAllStringSubmatch(string(src), -1) {
			lines = append(lines, strings.Split(m[1], "\n")...)
		}
		for _, m := range codeSpan.FindAllStringSubmatch(string(src), -1) {
			lines = append(lines, m[1])
		}
		for _, line := range lines {
			line, _, _ = strings.Cut(line, " #")
			for part := range strings.SplitSeq(line, "&&") {
				part, _, _ = strings.Cut(part, " > ")
				words := commandWord.FindAllString(strings.TrimPrefix(strings.TrimSpace(part), "$ "), -1)
				if len(words) < 2 || words[0] != "journal" {
					continue
				}
				tried++
				root := newRoot(newTerminal())
				root.InitDefaultCompletionCmd()
				cmd, args, err := root.Find(words[1:])
				if err != nil {
					t.Errorf("%s: %s: %v", filepath.Base(file), part, err)
					continue
				}
				cmd.InitDefaultHelpFlag()
				err = cmd.ParseFlags(args)
				if left := cmd.Flags().Args(); err == nil && cmd.HasSubCommands() && len(left) > 0 {
					err = fmt.Errorf("there is no %s %s", cmd.CommandPath(), left[0])
				}
				if err != nil {
					t.Errorf("%s: %s: %v", filepath.Base(file), part, err)
				}
			}
		}
	}
	if tried < 50 {
		t.Errorf("the documents have %d commands", tried)
	}
}
