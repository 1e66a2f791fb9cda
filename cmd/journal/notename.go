package main

import (
	"fmt"
	"path"
	"strings"
	"unicode"

	"journal/generator/journal"
	"journal/generator/note"
	"journal/generator/prose"
)

// noteByName finds a note by its path, its file name or a part of it; and if
// there is none, by words of its name or company however they are joined:
// "st marys" is part of 2026-03-04-st-mary-s-hospital.md.
func noteByName(j *journal.Journal, name string, p place) (*note.Note, error) {
	want := strings.TrimPrefix(thisMachine().slashed(name), "./")
	want = strings.TrimSuffix(strings.TrimPrefix(want, p.folder()), ".md")
	var part, loose []*note.Note
	for _, n := range j.Notes {
		stem := strings.TrimSuffix(n.Path, path.Ext(n.Path))
		switch {
		case n.Part != "" && (stem+"#"+n.Part == want || path.Base(stem)+"#"+n.Part == want), n.Part == "" && (stem == want || path.Base(stem) == want):
			return n, nil
		case want != "" && strings.Contains(strings.ToLower(strings.TrimSuffix(stem+"#"+n.Part, "#")), strings.ToLower(want)):
			part = append(part, n)
		case hasWords(n, want):
			loose = append(loose, n)
		}
	}
	if len(part) == 0 {
		part = loose
	}
	switch len(part) {
	case 1:
		return part[0], nil
	case 0:
		return nil, misuse(meant(notePaths(near(unspaced(path.Base(want)), j.Notes, noteNames)),
			"NOTE is the path of a note, its file name, or a part of it"), "there is no note %q", name)
	}
	return nil, misuse("one of "+strings.Join(notePaths(part), ", "), "%q is part of the name of %s", name, prose.Count(len(part), "note"))
}

// hasWords reports whether the name of a note or its company has the wanted
// words, whatever stands between them.
func hasWords(n *note.Note, want string) bool {
	if strings.IndexFunc(want, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) < 0 {
		return false
	}
	want = unspaced(path.Base(want))
	return strings.Contains(unspaced(stemOf(n)), want) || strings.Contains(unspaced(n.Company.Value), want)
}

// noteNames are what somebody may have meant to type for a note: each run of
// words in the name of its file and in its company.
func noteNames(n *note.Note) []string {
	const longestRun = 5
	var names []string
	for _, text := range []string{stemOf(n), n.Company.Value} {
		words := strings.Split(journal.Slug(text), "-")
		for i := range words {
			for end := i + 1; end <= min(len(words), i+longestRun); end++ {
				names = append(names, strings.Join(words[i:end], ""))
			}
		}
	}
	return names
}

func stemOf(n *note.Note) string { return strings.TrimSuffix(path.Base(n.Path), path.Ext(n.Path)) }

// unspaced is the letters and digits of a name, in lower case.
func unspaced(name string) string { return strings.ReplaceAll(journal.Slug(name), "-", "") }

// notePath is how a note is called: by the path of its file, and behind a # by which
// interview of the file it is.
func notePath(n *note.Note) string { return strings.TrimSuffix(n.Path+"#"+n.Part, "#") }

// notePaths are the paths of notes; of many the first ones and how many more there are.
func notePaths(notes []*note.Note) []string {
	const most = 5
	var paths []string
	for _, n := range notes[:min(len(notes), most)] {
		paths = append(paths, notePath(n))
	}
	if more := len(notes) - most; more > 0 {
		paths = append(paths, fmt.Sprintf("%d more", more))
	}
	return paths
}
