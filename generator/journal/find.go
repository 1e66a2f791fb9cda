package journal

import (
	"path"
	"strings"
	"unicode"

	"journal/generator/note"
)

// NotesCalled returns the notes that somebody may mean by a path below content, a
// file name or a part of it, without ".md": the one of just that name; else those
// of which it is a part; else those that have its words in their name or company,
// however they are joined: "st marys" is part of 2026-03-04-st-mary-s-hospital.
func (j *Journal) NotesCalled(name string) []*note.Note {
	var part, loose []*note.Note
	for _, n := range j.Notes {
		stem := strings.TrimSuffix(n.Path, path.Ext(n.Path))
		whole := strings.TrimSuffix(stem+"#"+n.Part, "#")
		switch {
		case whole == name || strings.TrimSuffix(path.Base(stem)+"#"+n.Part, "#") == name:
			return []*note.Note{n}
		case name != "" && strings.Contains(strings.ToLower(whole), strings.ToLower(name)):
			part = append(part, n)
		case hasWords(n, name):
			loose = append(loose, n)
		}
	}
	if len(part) == 0 {
		return loose
	}
	return part
}

// hasWords reports whether the name of a note or its company has the wanted
// words, whatever stands between them.
func hasWords(n *note.Note, want string) bool {
	if strings.IndexFunc(want, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) < 0 {
		return false
	}
	want = Unspaced(path.Base(want))
	return strings.Contains(Unspaced(stemOf(n)), want) || strings.Contains(Unspaced(n.Company.Value), want)
}

// WordRuns are what somebody may have meant to type for a note: each run of
// words in the name of its file and in its company, [Unspaced].
func WordRuns(n *note.Note) []string {
	const longestRun = 5
	var runs []string
	for _, text := range []string{stemOf(n), n.Company.Value} {
		words := strings.Split(Slug(text), "-")
		for i := range words {
			for end := i + 1; end <= min(len(words), i+longestRun); end++ {
				runs = append(runs, strings.Join(words[i:end], ""))
			}
		}
	}
	return runs
}

func stemOf(n *note.Note) string { return strings.TrimSuffix(path.Base(n.Path), path.Ext(n.Path)) }

// Unspaced returns the letters and digits of a name, in lower case.
func Unspaced(name string) string { return strings.ReplaceAll(Slug(name), "-", "") }
