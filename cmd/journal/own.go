package main

import (
	"errors"
	"io/fs"
	"journal/generator/prose"
	"os"
	"path/filepath"
	"strings"
)

// own finds the journal for commands that are about somebody's own notes. It
// is never the sample: what that has to do would look like what you have to do.
func (s *settings) own() (place, error) {
	p, err := s.find()
	if err == nil && p.sample() {
		err = broken(errors.New("there is no journal here"), whereElse("."))
	}
	return p, err
}

// whereElse says what to do in a folder that is no journal.
func whereElse(dir string) string {
	const most = 3
	below := journalsBelow(dir)
	switch {
	case len(below) == 1:
		return "there is one in " + below[0] + ": cd " + thisMachine().shellWord(below[0])
	case len(below) > 1:
		return "there are some in " + prose.List(below[:min(most, len(below))], "and") + "; cd into the one you mean"
	case hasNotes(dir):
		return "if the notes in this folder are yours, add --content . to the command; otherwise journal init DIR makes a new journal"
	}
	return "journal init DIR makes one; --content DIR names the folder of your notes"
}

// journalsBelow returns the folders with a journal in them that are at most
// three levels below dir. Of a large folder it looks at a part only, because
// somebody is waiting.
func journalsBelow(dir string) []string {
	const deepest, mostFolders = 3, 2000
	var found []string
	level := []string{dir}
	looked := 0
	for depth := 0; depth < deepest; depth++ {
		var next []string
		for _, parent := range level {
			if looked++; looked > mostFolders {
				return found
			}
			entries, _ := os.ReadDir(parent)
			for _, e := range entries {
				name := filepath.Join(parent, e.Name())
				switch {
				case !e.IsDir() || strings.HasPrefix(e.Name(), "."):
				case isFile(filepath.Join(name, "content", "journal.yaml")), isFile(filepath.Join(name, "journal.yaml")):
					found = append(found, name)
				default:
					next = append(next, name)
				}
			}
		}
		level = next
	}
	return found
}

// hasNotes reports whether a folder, or one right below it, holds Markdown
// that is more than the readme of something else.
func hasNotes(dir string) bool {
	for _, pattern := range []string{"*.md", "*/*.md"} {
		names, _ := fs.Glob(os.DirFS(dir), pattern)
		for _, name := range names {
			if !strings.EqualFold(filepath.Base(name), "readme.md") {
				return true
			}
		}
	}
	return false
}

// shellWord writes a name so that it can be copied into a shell.
func (m machine) shellWord(name string) string {
	if strings.ContainsAny(m.slashed(name), " \t'\"\\$&;|<>()*?!`#~^%") {
		return m.quoted([]string{name})
	}
	return name
}
