package generator

import (
	"context"
	"errors"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"journal/generator/journal"
	"journal/generator/problem"
)

// Changed says what of a journal is no longer as it was read.
type Changed struct {
	// Content names files and folders below the content folder that were
	// made, changed, moved or removed; a folder stands for all that is in it.
	Content []string
	// Layouts is set when anything in the journal's own layouts changed.
	Layouts bool
	// Everything is set when it is not known what changed: all files are
	// looked at again.
	Everything bool
}

// Update returns the journal as it is after a change, at the moment the clock
// tells. b itself stays as it is and can still be used. The result equals
// that of scanning and opening the whole journal anew; the errors are those
// of [Scan] and [Scanned.Open]. A file that was named but did not change
// makes no difference. After an error the same changes have to be named again,
// for b knows nothing of them.
//
// Only what was named is read, and only notes that are not as they were are
// understood anew. All notes are connected again, and no page is kept.
func (b *Built) Update(ctx context.Context, clock Clock, c Changed) (*Built, error) {
	before := &Built{Journal: b.Journal}
	if !c.Layouts && !c.Everything {
		before.theme = b.theme
	}
	if s, ok, err := b.look(ctx, c); err != nil {
		return nil, err
	} else if ok {
		return s.open(ctx, clock, nil, before)
	}
	s, err := Scan(ctx, b.scanned.in)
	if err != nil {
		return nil, err
	}
	if sameReading(s.config, b.scanned.config) {
		s.reader = b.scanned.reader
		for i := range s.notes {
			s.notes[i].recall(b.scanned.notes)
		}
	}
	return s.open(ctx, clock, nil, before)
}

// look reads what was named and takes the rest as it was. ok is false if that
// is not enough: the whole journal has to be scanned.
func (b *Built) look(ctx context.Context, c Changed) (s *Scanned, ok bool, err error) {
	old := b.scanned
	places, ok := old.places(c)
	if !ok {
		return nil, false, nil
	}
	s = &Scanned{in: old.in, config: old.config, settings: old.settings, faults: old.faults, opened: true, reader: old.reader}
	for _, place := range places {
		if !s.findAt(place) {
			return nil, false, nil
		}
	}
	if err := s.readFiles(ctx); err != nil {
		return nil, false, err
	}
	if slices.Contains(places, configName) {
		if s.readConfig(); !sameReading(s.config, old.config) {
			return nil, false, nil
		}
	}
	for i := range s.notes {
		s.notes[i].recall(old.notes)
	}
	s.join(old, places)
	return s, true, nil
}

// sameReading reports whether notes are understood alike with both configurations.
func sameReading(a, b journal.Config) bool {
	return slices.Equal(a.Fields, b.Fields) && maps.EqualFunc(a.Sections, b.Sections, slices.Equal[[]string])
}

// recall takes the note over from those read before, if its file is the same.
func (r *raw) recall(before []raw) {
	i, found := slices.BinarySearchFunc(before, r.path, func(r raw, name string) int { return strings.Compare(r.path, name) })
	if found && before[i].sum == r.sum {
		r.notes, r.text = before[i].notes, nil
	}
}

// places returns where to look for changes, none within another: what was named,
// or the folder above it that is none any more, and all links. ok is false if
// the whole journal has to be looked at.
func (s *Scanned) places(c Changed) (places []string, ok bool) {
	if c.Everything || len(c.Content) > 100+len(s.notes)/10 {
		return nil, false
	}
	if _, err := fs.Stat(s.in.Content, "."); err != nil {
		return nil, false
	}
	for _, name := range slices.Concat(c.Content, s.links) {
		name = path.Clean(name)
		if name == "." || !fs.ValidPath(name) {
			return nil, false
		}
		if place := s.place(name); place != "" {
			places = append(places, place)
		}
	}
	slices.Sort(places)
	places = slices.Compact(places)
	return slices.DeleteFunc(places, func(name string) bool {
		for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
			if _, within := slices.BinarySearch(places, dir); within {
				return true
			}
		}
		return false
	}), true
}

// place returns where to look for a file that was named: there, or at the first
// folder on the way to it that is not one or could not be listed before. It is
// "" for names that are ignored.
func (s *Scanned) place(name string) string {
	for i := 0; i < len(name); i++ {
		if name[i] != '/' {
			continue
		}
		dir := name[:i]
		if Ignored(path.Base(dir)) {
			return ""
		}
		info, err := fs.Lstat(s.in.Content, dir)
		if err != nil || !info.IsDir() || slices.ContainsFunc(s.problems, func(p problem.Problem) bool { return p.Path == dir }) {
			return dir
		}
	}
	if Ignored(path.Base(name)) {
		return ""
	}
	return name
}

// findAt takes down what is at a place now, if anything is. ok is false if
// that cannot be told.
func (s *Scanned) findAt(place string) (ok bool) {
	info, err := fs.Lstat(s.in.Content, place)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return true
	case err != nil:
		return false
	case info.IsDir():
		return fs.WalkDir(s.in.Content, place, s.find) == nil
	}
	return s.find(place, fs.FileInfoToDirEntry(info), nil) == nil
}

// join adds what was known before of all other places.
func (s *Scanned) join(old *Scanned, places []string) {
	s.notes = joined(old.notes, s.notes, places, func(r raw) string { return r.path })
	s.assets = joined(old.assets, s.assets, places, func(a asset) string { return a.path })
	s.links = joined(old.links, s.links, places, func(name string) string { return name })
	problems := slices.Clone(old.problems)
	problems.Sort()
	s.problems = joined(problems, s.problems, places, func(p problem.Problem) string { return p.Path })
}

// joined returns what was known of all other places together with what was found
// at these, by path. All lists but that of what was found are sorted.
func joined[T any](old, found []T, places []string, at func(T) string) []T {
	by := func(t T, name string) int { return strings.Compare(at(t), name) }
	cuts := make([][2]string, 0, 2*len(places))
	for _, place := range places {
		// What is in a folder stands between "folder/" and "folder0".
		cuts = append(cuts, [2]string{place, place + "\x00"}, [2]string{place + "/", place + "0"})
	}
	slices.SortFunc(cuts, func(a, b [2]string) int { return strings.Compare(a[0], b[0]) })
	all := make([]T, 0, len(old)+len(found))
	for _, cut := range cuts {
		from, _ := slices.BinarySearchFunc(old, cut[0], by)
		to, _ := slices.BinarySearchFunc(old, cut[1], by)
		all = append(all, old[:from]...)
		old = old[to:]
	}
	all = append(all, old...)
	for _, t := range found {
		i, _ := slices.BinarySearchFunc(all, at(t)+"\x00", by)
		all = slices.Insert(all, i, t)
	}
	return all
}
