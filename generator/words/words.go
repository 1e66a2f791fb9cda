// Package words reads the lists of words that the readers of notes know, and keeps
// their patterns until somebody asks for them. The lists are text
// files, one a language, that a person can read and extend without knowing Go.
//
//	# German
//	[heading]
//	improve: verbessern, zu verbessern, was ich besser machen will,
//	    nächstes mal
//	well: lief gut, was gut lief
//
// A line in brackets begins a list, `entry: word, word` gives the words of an
// entry, an indented line goes on with them, and `#` at the start of a line
// begins a comment. An entry may stand in several files, and several times in
// one.
package words

import (
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"strings"
	"sync"
)

// Entry is what one line of a list says.
type Entry struct {
	Name  string   // what the words mean: "improve"
	Words []string // as written, without space around them
	Lang  string   // the name of the file without its ending: "de"
	Line  int      // in that file, from 1
}

// Lists are the entries of all files by the name of their list, in the order
// of the names of the files.
type Lists map[string][]Entry

// Read reads all files of fsys that end in .txt, in its top folder. The error
// names the file and the line that cannot be read.
func Read(fsys fs.FS) (Lists, error) {
	names, err := fs.Glob(fsys, "*.txt")
	if err != nil {
		return nil, err
	}
	lists := Lists{}
	for _, name := range names {
		text, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, err
		}
		if err := lists.read(name, string(text)); err != nil {
			return nil, err
		}
	}
	return lists, nil
}

// Embedded returns a function that gives the lists of the folder "words" of
// files that are a part of the program. They are read when it is called first;
// it panics if they cannot be read.
func Embedded(files fs.FS) func() Lists {
	return sync.OnceValue(func() Lists {
		dir, err := fs.Sub(files, "words")
		if err != nil {
			panic(err)
		}
		lists, err := Read(dir)
		if err != nil {
			panic(err)
		}
		return lists
	})
}

func (l Lists) read(name, text string) error {
	lang := strings.TrimSuffix(path.Base(name), ".txt")
	list := ""
	n := 0
	for line := range strings.Lines(text) {
		n++
		trimmed := strings.TrimSpace(line)
		switch {
		case trimmed == "" || line[0] == '#':
			continue
		case line[0] == '[' && strings.HasSuffix(trimmed, "]"):
			list = strings.TrimSpace(trimmed[1 : len(trimmed)-1])
			continue
		case list == "":
			return fmt.Errorf("%s:%d: a word stands before the first [list]", name, n)
		case line[0] == ' ' || line[0] == '\t':
			if len(l[list]) == 0 || l[list][len(l[list])-1].Lang != lang {
				return fmt.Errorf("%s:%d: this line goes on with nothing", name, n)
			}
			last := &l[list][len(l[list])-1]
			last.Words = append(last.Words, split(trimmed)...)
			continue
		}
		entry, rest, ok := strings.Cut(trimmed, ":")
		if !ok {
			return fmt.Errorf("%s:%d: write it as entry: word, word", name, n)
		}
		l[list] = append(l[list], Entry{Name: strings.TrimSpace(entry), Words: split(rest), Lang: lang, Line: n})
	}
	return nil
}

func split(s string) []string {
	out := make([]string, 0, 1+strings.Count(s, ","))
	for word := range strings.SplitSeq(s, ",") {
		if word = strings.TrimSpace(word); word != "" {
			out = append(out, word)
		}
	}
	return out
}

// Meanings returns what each word of a list means: the word, folded by fold,
// to the name of its entry. Of two entries with the same word the first counts.
func (l Lists) Meanings(list string, fold func(string) string) map[string]string {
	size := 0
	for _, e := range l[list] {
		size += len(e.Words)
	}
	out := make(map[string]string, size)
	for _, e := range l[list] {
		for _, w := range e.Words {
			w = fold(w)
			if _, has := out[w]; !has {
				out[w] = e.Name
			}
		}
	}
	return out
}

// Words returns the words of all entries of that name in a list.
func (l Lists) Words(list, entry string) []string {
	var out []string
	for _, e := range l[list] {
		if e.Name == entry {
			out = append(out, e.Words...)
		}
	}
	return out
}

// Pattern returns a regular expression that is compiled when it is asked for first:
// most runs of the program need few of all there are. Asking panics if it cannot be.
func Pattern(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}
