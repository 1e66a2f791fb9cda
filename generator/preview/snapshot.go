package preview

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"path"
	"strings"
	"sync"
	"time"

	"journal/generator"
	"journal/generator/inbox"
	"journal/generator/journal"
	"journal/generator/preview/watch"
)

// snapshot is the site in one state of the journal. Its pages are made when
// they are asked for, and go with it.
type snapshot struct {
	epoch   uint64
	built   *generator.Built // nil if there was none yet
	in      generator.Input
	mistake error // laid over built
	noted   []watch.Place

	fresh map[string]uint64 // assets that changed since the server began, and when
	mu    sync.Mutex
	pages map[string]*page
	done  map[string]bool // actions that were ticked in this state

	waitingOnce sync.Once
	waits       *inbox.Waiting  // what lies in the inbox
	filed       map[string]bool // and what of it was filed in this state, by who holds [Server.filing]

	notesOnce sync.Once
	notes     map[string]string // the note of an address

	sumsOnce sync.Once
	styles   map[string]string // sums of the style sheets
	scripts  string            // sum of all scripts of the theme
}

// page is a page as a build writes it.
type page struct {
	once sync.Once
	text []byte
	sum  string
	err  error
}

// longest is how long a request waits for files that go on changing.
const longest = 2 * time.Second

// errClosed says that the server ends.
var errClosed = errors.New("the preview has ended")

// markDirty says that something is changing: requests wait from now on. Tabs are
// told, so that theirs wait here already when the new state is there.
func (s *Server) markDirty() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.dirty {
		s.dirty = true
		s.settled = make(chan struct{})
		s.wake()
	}
}

// wake lets the streams of all tabs say what is new.
func (s *Server) wake() {
	for tab := range s.tabs {
		select {
		case tab <- struct{}{}:
		default: // it has been woken already
		}
	}
}

// publish says that what was changing has come to a state, or with nil to nothing.
func (s *Server) publish(e *snapshot) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if e != nil {
		s.replace(e)
	}
	if s.dirty && s.site != nil && (s.watcher == nil || !s.watcher.Busy()) {
		s.dirty = false
		close(s.settled)
	}
}

// replace puts a snapshot in the place of the last one and wakes the tabs.
func (s *Server) replace(e *snapshot) {
	e.pages, e.done = map[string]*page{}, map[string]bool{}
	e.fresh, e.filed = map[string]uint64{}, map[string]bool{}
	if last := s.site; last != nil {
		for name, epoch := range last.fresh {
			e.fresh[name] = epoch
		}
	}
	for _, at := range e.noted {
		if at.Folder == inContent && !isNote(at) {
			e.fresh[at.Path] = e.epoch
		}
	}
	s.site = e
	if s.opt.Navigate {
		s.lead(e)
	}
	s.wake()
}

// current returns the state of the journal, waiting for a change to end. While files
// go on changing it does not wait for ever, but for the first state of all.
func (s *Server) current(ctx context.Context) (*snapshot, error) {
	limit := time.NewTimer(s.longest)
	defer limit.Stop()
	late, long := false, false
	for {
		s.mu.Lock()
		site, dirty, settled := s.site, s.dirty, s.settled
		s.mu.Unlock()
		if site != nil && !dirty && !late && site.built != nil && outdated(site.built, s.opt.Clock) {
			late = true
			s.markDirty()
			select {
			case s.late <- struct{}{}:
			default: // it has been told already
			}
			continue
		}
		if site != nil && (!dirty || long) {
			return site, nil
		}
		select {
		case <-settled:
		case <-limit.C:
			long = true
			limit.Reset(s.longest / 20) // the first state may come while files go on changing
		case <-s.closed:
			return nil, errClosed
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
}

// page makes a page, or gives it if it was made before.
func (e *snapshot) page(name string) *page {
	e.mu.Lock()
	p := e.pages[name]
	if p == nil {
		p = &page{}
		e.pages[name] = p
	}
	e.mu.Unlock()
	p.once.Do(func() {
		if p.text, p.err = e.built.Site.ReadFile(name); p.err == nil {
			p.sum = sum(p.text)
		}
	})
	return p
}

func sum(text []byte) string {
	s := sha256.Sum256(text)
	return hex.EncodeToString(s[:8])
}

// note returns the note that a page was made from; "" if it was made from many.
func (e *snapshot) note(name string) string {
	e.notesOnce.Do(func() {
		e.notes = map[string]string{}
		if e.built == nil {
			return
		}
		j := e.built.Journal
		for _, n := range j.Notes {
			if address := j.Address(n); address != "" && e.notes[address] == "" {
				e.notes[address] = n.Path
			}
		}
	})
	return e.notes[name]
}

// address returns the page of a note; "" if it has none.
func address(j *journal.Journal, note string) string {
	for _, n := range j.Notes {
		if n.Path == note {
			name, _, _ := strings.Cut(j.Address(n), "#")
			return name
		}
	}
	return ""
}

// sums are of what pages bring along: style sheets, which are swapped one by
// one, and scripts, after which a page begins again. The index of the search is
// none of them: it is another one with every note.
func (e *snapshot) sums() (styles map[string]string, scripts string) {
	e.sumsOnce.Do(func() {
		e.styles = map[string]string{}
		if e.built == nil {
			return
		}
		all := sha256.New()
		for _, name := range e.built.Site.Copied() {
			ext := path.Ext(name)
			if ext != ".css" && ext != ".js" {
				continue
			}
			file, err := sumFile(e.built.Site, name)
			switch {
			case err != nil:
			case ext == ".css":
				e.styles[name] = file
			default:
				all.Write([]byte(name + "\x00" + file))
			}
		}
		e.scripts = hex.EncodeToString(all.Sum(nil)[:8])
	})
	return e.styles, e.scripts
}

// sumFile sums up a file as a stream: what lies beside the notes may be of any size.
func sumFile(from fs.FS, name string) (string, error) {
	f, err := from.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)[:8]), nil
}
