package preview

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"journal/generator/inbox"
	"journal/generator/prose"
	"journal/generator/undo"
)

// waiting is what the start page is told of the inbox.
type waiting struct {
	Things []waits `json:"things"`
	All    string  `json:"all"`  // files all that can be; "" if it is less than two
	More   int     `json:"more"` // things that are not shown
}

// waits is a thing that waits, or is left to the person.
type waits struct {
	File string   `json:"file"`
	Line string   `json:"line"`
	Said []string `json:"said"`
	Hint string   `json:"hint"`
	ID   string   `json:"id"` // files it; "" if that is not sure
}

// mostWaiting is how many things are shown at once; when they are filed, the next are.
const mostWaiting = 50

// listing is what lies in the inbox.
func (s *Server) listing() string {
	if s.opt.Inbox == nil {
		return ""
	}
	return s.opt.Inbox.Listing()
}

// waiting returns what lies in the inbox, read once for a state of the journal: what is
// filed is what was shown.
func (e *snapshot) waiting(from *inbox.Folder) *inbox.Waiting {
	e.waitingOnce.Do(func() { e.waits = from.Waiting(e.built.Journal, e.in.Content) })
	return e.waits
}

// shownWaiting is the things of the inbox that a page shows.
func (s *Server) shownWaiting(e *snapshot) (things []inbox.Waits, more int) {
	if s.opt.Inbox == nil || e.built == nil {
		return nil, 0
	}
	things = e.waiting(s.opt.Inbox).Things
	n := min(len(things), mostWaiting)
	return things[:n], len(things) - n
}

func (s *Server) waiting(e *snapshot) waiting {
	things, more := s.shownWaiting(e)
	w := waiting{Things: []waits{}, More: more}
	for _, t := range things {
		one := waits{File: filepath.Base(t.From), Line: t.Line(), Said: append([]string{}, t.Said...), Hint: t.Hint}
		switch {
		case t.After != "":
			one.Hint = "first file the line above that makes " + t.After
		case t.Writes():
			one.ID = t.ID
		}
		w.Things = append(w.Things, one)
	}
	if all := allOf(things); len(all) > 1 {
		w.All = idOf(all)
	}
	return w
}

// allOf is the things among them that would be written.
func allOf(things []inbox.Waits) (all []inbox.Waits) {
	for _, t := range things {
		if t.Writes() {
			all = append(all, t)
		}
	}
	return all
}

// idOf names exactly these things.
func idOf(things []inbox.Waits) string {
	var all strings.Builder
	for _, t := range things {
		all.WriteString(t.ID)
	}
	return sum([]byte(all.String()))
}

// named returns the thing, or all things, that a page asks to file; nil if they are others
// by now.
func named(things []inbox.Waits, id string) []inbox.Waits {
	all := allOf(things)
	if id == idOf(all) {
		return all
	}
	for i, t := range all {
		if t.ID == id && t.After == "" {
			return all[i : i+1]
		}
	}
	return nil
}

// fileWaiting files what waits in the inbox, as journal inbox does. What a page tells is
// the name of one thing, or of all that it shows.
func (s *Server) fileWaiting(w http.ResponseWriter, r *http.Request) {
	var ask struct{ ID string }
	s.write(w, r, &ask, func(root *os.Root) (string, undo.Change, error) {
		s.filing.Lock()
		defer s.filing.Unlock()
		e, err := s.readable(r)
		if err != nil {
			return "", undo.Change{}, err
		}
		shown, _ := s.shownWaiting(e)
		some := named(shown, ask.ID)
		if len(some) == 0 || slices.ContainsFunc(some, func(t inbox.Waits) bool { return e.filed[t.ID] }) {
			return "", undo.Change{}, errNoWait
		}
		var things []*inbox.Thing
		for _, t := range some {
			things = append(things, t.Thing)
		}
		// Once begun it is brought to its end, whether or not the page still listens.
		written, err := inbox.File(context.WithoutCancel(r.Context()), s.opt.Last.Run(), root, things)
		for i, t := range some {
			e.filed[t.ID] = i < written
			for _, path := range t.Paths() {
				s.touch(path)
			}
		}
		c := undo.Change{What: things[0].What, Path: things[0].Paths()[0]}
		if len(things) > 1 {
			c.What = prose.Count(len(things), "thing")
		}
		if err != nil && !errors.Is(err, undo.ErrNotKept) {
			err = fmt.Errorf("%d of %s filed: %w", written, prose.Count(len(things), "thing"), err)
		}
		return "Filed", c, err
	})
}
