package main

import (
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
)

// splitCommand takes apart what stands in EDITOR: a program and its arguments,
// with quotes around what has spaces in it. A path with spaces is often written
// without quotes on Windows; there the longest beginning that is a program is
// one. isProgram may be nil.
func splitCommand(command string, isProgram func(string) bool) []string {
	command = strings.TrimSpace(command)
	if isProgram != nil && !strings.ContainsAny(command, `"'`) {
		for end := len(command); end > 0; end = strings.LastIndexByte(command[:end], ' ') {
			if program := strings.TrimSpace(command[:end]); strings.Contains(program, " ") && isProgram(program) {
				return append([]string{program}, strings.Fields(command[end:])...)
			}
		}
	}
	var words []string
	var word strings.Builder
	began, quote := false, rune(0)
	for _, c := range command {
		switch {
		case quote != 0 && c == quote:
			quote = 0
		case quote == 0 && (c == '"' || c == '\''):
			quote, began = c, true
		case quote == 0 && (c == ' ' || c == '\t'):
			if began {
				words = append(words, word.String())
				word.Reset()
				began = false
			}
		default:
			word.WriteRune(c)
			began = true
		}
	}
	if began {
		words = append(words, word.String())
	}
	return words
}

// batchMarks are what the command processor of Windows takes for its own in the
// arguments of a batch file, quoted or not.
const batchMarks = "\"%&|<>^!\r\n"

// onWindows is the command that opens files in an editor. There is no shell that
// takes EDITOR apart. Where the editor is a batch file, as code.cmd is, Windows
// runs it in its command processor, and a name that means something there is
// refused.
func (m machine) onWindows(words, args []string) (*exec.Cmd, error) {
	program, err := m.look(words[0])
	if err != nil {
		return nil, err
	}
	switch strings.ToLower(filepath.Ext(program)) {
	case ".bat", ".cmd":
		for _, arg := range args {
			if strings.ContainsAny(arg, batchMarks) {
				return nil, fmt.Errorf("%s is a batch file, and a name with one of %s would be a command in it", words[0], `" % & | < > ^ !`)
			}
		}
	}
	return exec.Command(program, append(words[1:len(words):len(words)], args...)...), nil
}

// notFlag is a file as an argument that no program takes for a flag.
func (m machine) notFlag(file string) string {
	switch {
	case !strings.HasPrefix(file, "-") && !strings.HasPrefix(file, "+"):
	case m.windows():
		return `.\` + file
	default:
		return "./" + file
	}
	return file
}
