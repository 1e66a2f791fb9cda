// Package generator is the pipeline: a folder of notes goes in, the site
// comes out as an [fs.FS] whose files are made when they are opened.
//
//	content/*.md ─► note ─► journal ─► advice ─► site ─► files
//
// [Scan] reads the notes, [Scanned.Key] is a fingerprint of all that the site is
// made from, and [Scanned.Open] makes the site. Between the last two a caller can
// see that nothing has changed and stop. Nothing here or below asks the machine for the time, the user or
// the environment: the same notes, configuration and clock give the same
// bytes on every system.
package generator

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"sync"
	"sync/atomic"
	"time"

	"journal/generator/advice"
	"journal/generator/exchange"
	"journal/generator/journal"
	"journal/generator/note"
	"journal/generator/plan"
	"journal/generator/problem"
	"journal/generator/site"
	"journal/layouts"
)

// Input is what a site is made from.
type Input struct {
	Content fs.FS          // the notes, journal.yaml and assets
	Layouts fs.FS          // the journal's own layouts; nil if it has none
	Machine *time.Location // the zone if journal.yaml names none
	Program string         // fingerprint of the program itself, part of the key
	Longest time.Duration  // that one page may take; 0 for as long as it takes

	// NoSite leaves out the site and the actions, for who only asks what the notes
	// say and what is wrong with them.
	NoSite bool
}

// Clock gives the moment a site speaks of, once the configuration is known.
type Clock func(journal.Config) (time.Time, error)

// Built is a journal and its site.
type Built struct {
	Journal  *journal.Journal
	Site     *site.Site
	Actions  []advice.Action // what there is to do, most pressing first
	Plans    []*plan.Plan    // if-then plans, in the order of their days
	Problems problem.List    // of all notes, the configuration, the connections and messages sent too soon, sorted
	Notes    int
	Valid    [2]time.Time // the span of clocks for which the files are the same

	scanned *Scanned
	theme   *site.Theme
}

// Open reads the notes, connects them and gives the site. progress, which may
// be nil, hears how many of the notes have been read; it is called from
// several goroutines. Pages are made until ctx ends. The error is that of ctx, of the clock, or a
// [*site.LayoutError]; mistakes in notes are problems, not errors. A Scanned
// can be opened once; after that the error is [ErrOpened].
func (s *Scanned) Open(ctx context.Context, clock Clock, progress func(done, total int)) (*Built, error) {
	if s.opened {
		return nil, ErrOpened
	}
	s.opened = true
	return s.open(ctx, clock, progress, &Built{})
}

// open is Open for a journal that was another one before, whose layouts are taken
// if it has some.
func (s *Scanned) open(ctx context.Context, clock Clock, progress func(done, total int), before *Built) (*Built, error) {
	now, err := clock(s.config)
	if err != nil {
		return nil, err
	}
	notes, err := s.read(ctx, progress)
	if err != nil {
		return nil, err
	}
	assets := s.assetPaths()
	limit := site.Limit{Until: ctx, Longest: s.in.Longest}
	b := &Built{Notes: len(notes), scanned: s, theme: before.theme}
	var themeErr error
	var aside sync.WaitGroup
	if b.theme == nil && !s.in.NoSite {
		aside.Go(func() { b.theme, themeErr = site.ReadTheme(layouts.Over(s.in.Layouts), limit) })
	}
	j := journal.Reconnect(before.Journal, s.config, now, notes, assets)
	var warnings problem.List
	aside.Go(func() { warnings = advice.Warnings(j) })
	b.Journal, b.Plans = j, plan.Read(j)
	if !s.in.NoSite {
		actions, stable := advice.Plan(j)
		b.Actions, b.Valid = actions, [2]time.Time{now, stable}
	}
	if aside.Wait(); themeErr != nil {
		return nil, themeErr
	}
	if !s.in.NoSite {
		b.Site, err = site.New(site.Source{Journal: j, Theme: b.theme, Limit: limit, Content: s.in.Content, Assets: assets, Actions: b.Actions,
			Extra: map[string]func(io.Writer) error{"calendar.ics": b.calendar}})
		if err != nil {
			return nil, err
		}
		b.Problems = b.theme.Outdated()
	}
	b.Problems = append(append(b.Problems, s.problems...), s.faults...)
	for _, n := range notes {
		b.Problems = append(b.Problems, n.Problems...)
	}
	b.Problems = append(b.Problems, j.Problems...)
	b.Problems = append(b.Problems, warnings...)
	b.Problems = append(b.Problems, plan.Problems(j, b.Plans)...)
	b.Problems.Sort()
	return b, nil
}

// calendar writes the calendar of the site.
func (b *Built) calendar(out io.Writer) error { return exchange.ICS(out, b.Journal, b.Actions) }

// Config is the configuration that was read.
func (s *Scanned) Config() journal.Config { return s.config }

// read reads all notes that are not read yet on all processors. The order of
// the result is that of the paths.
func (s *Scanned) read(ctx context.Context, progress func(done, total int)) ([]*note.Note, error) {
	if s.reader == nil {
		s.reader = note.NewReader(note.Options{Sections: s.config.Sections, Fields: s.config.Fields, Days: s.config.Days()})
	}
	var done atomic.Int64
	err := parallel(ctx, len(s.notes), func(i int) {
		r := &s.notes[i]
		if r.notes == nil {
			r.notes = s.reader.ReadAll(r.path, r.text)
			r.text = nil
		}
		if progress != nil {
			progress(int(done.Add(1)), len(s.notes))
		}
	})
	if err != nil {
		return nil, fmt.Errorf("reading the notes: %w", err)
	}
	notes := make([]*note.Note, 0, len(s.notes))
	for i := range s.notes {
		notes = append(notes, s.notes[i].notes...)
	}
	return notes, nil
}

// ErrOpened is returned when a Scanned is opened a second time: the text of
// the notes is let go while they are read.
var ErrOpened = errors.New("these notes have been read already")
