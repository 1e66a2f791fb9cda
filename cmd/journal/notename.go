package main

import (
	"fmt"
	"path"
	"strings"

	"journal/generator/journal"
	"journal/generator/note"
	"journal/generator/prose"
)

// noteByName finds the one note that is meant by a path, a file name or a part of it.
func noteByName(j *journal.Journal, name string, p place) (*note.Note, error) {
	want := strings.TrimPrefix(thisMachine().slashed(name), "./")
	want = strings.TrimSuffix(strings.TrimPrefix(want, p.folder()), ".md")
	found := j.NotesCalled(want)
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		return nil, misuse(meant(notePaths(near(journal.Unspaced(path.Base(want)), j.Notes, journal.WordRuns)),
			"NOTE is the path of a note, its file name, or a part of it"), "there is no note %q", name)
	}
	return nil, misuse("one of "+strings.Join(notePaths(found), ", "), "%q is part of the name of %s", name, prose.Count(len(found), "note"))
}

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
