// Package preview is the live server: the site of a journal, made anew with
// every change of the notes.
//
//	s := preview.New(preview.Options{Open: open, Now: time.Now, Clock: clock, Content: "content"})
//	err := s.Run(ctx, listener)
//
// # What it promises
//
//   - No old page is shown. Nothing is written to disk; a page is made when it
//     is asked for. A change reads the changed notes again, connects all of them
//     and drops every page that was made. A request that arrives during a change
//     waits for it. Each state of the journal has a number, its epoch; open tabs
//     are told of a new one, and a tab that slept asks when it wakes.
//   - The reader's place is kept. A tab changes only what is different on its
//     page (page/*.js); a page with the same bytes stays untouched.
//   - A mistake does not take a page away. It is laid over the last good one and
//     goes when it is mended. Folders may vanish and come back.
//   - No page hangs. One that is not made in time, for its layout runs in
//     circles, is given up and says so; the others are as they were.
//   - No other website reads or changes anything (guard.go): only requests to
//     this machine by its own name and from its own pages are answered, events
//     and changes need a token that differs with every run, and the token stands
//     on pages only.
//   - Run ends soon after its context does, and leaves nothing.
//
// The files of the site are those that a build writes. What the preview needs
// is added on the way out (inject.go).
package preview

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"os"
	"sync"
	"time"

	"journal/generator"
	"journal/generator/inbox"
	"journal/generator/preview/watch"
	"journal/generator/problem"
	"journal/generator/undo"
)

// Options are what a preview needs.
type Options struct {
	// Open opens the folders of the journal. It is called again when one of
	// them was replaced; what it gave before is closed then.
	Open func() (generator.Input, io.Closer, error)
	// Now is the machine's clock, by which is waited and never what a page says.
	Now func() time.Time
	// Clock returns the moment pages speak of.
	Clock generator.Clock
	// Content and Layouts are the folders on disk that are watched, and Content
	// the one that is written to. Content is "" for a journal that cannot change.
	Content, Layouts string
	// Last keeps the last line that was written, to take it back.
	Last undo.Last
	// Inbox is the folder whose files can be filed from the start page. nil if there is none.
	Inbox *inbox.Folder
	// Poll looks at files again and again and does not rely on events.
	Poll bool
	// Navigate lets open tabs follow the note that is edited.
	Navigate bool
	// Edit opens a note of the content folder in an editor, at a line or at 0. Its
	// error is shown on the page. nil if there is no editor.
	Edit func(path string, line int) error
	// Longest is how long a page may take before it is given up, which is then said
	// in its place; 0 means ten seconds.
	Longest time.Duration
	// Progress, if set, hears how many notes have been read at the start.
	Progress func(done, total int)
	// Changed, if set, is told of each new state, from one goroutine.
	Changed func(News)
	// Say, if set, is told what the user should know about watching.
	Say func(text string)
}

// News is what a change came to.
type News struct {
	Epoch    uint64           // of the state; 1 for the first
	Built    *generator.Built // nil if there is none yet
	Content  generator.Input  // where the source of problems is read
	New      problem.List     // problems that were not there before
	Fixed    problem.List     // problems that are there no longer
	Gone     problem.List     // problems of files that are there no longer
	Mistake  error            // why pages could not be made; nil if they could
	Repeated bool             // the mistake was told before
	Restored bool             // there was a mistake before, and there is none now
	Waiting  *inbox.Waiting   // what lies in the inbox; nil if there is none, or no journal yet
}

// Server is a preview.
type Server struct {
	opt     Options
	token   string
	watcher *watch.Watcher // nil when nothing is watched

	mu      sync.Mutex
	site    *snapshot     // what is served; nil before the first
	settled chan struct{} // closed while nothing is changing
	dirty   bool          // something is changing
	longest time.Duration // that a request waits for files that go on changing
	closed  chan struct{} // closed when the server ends
	filing  sync.Mutex    // one at a time writes what waits in the inbox
	late    chan struct{} // a request found the pages outdated
	tabs    map[chan struct{}]struct{}
	turn    uint64 // how often tabs were sent to another page
	target  string // address of that page

	in      generator.Input // of the follower
	folders []*openFolder   // opened, oldest first
	good    *openFolder     // of the last reading that worked
}

// New makes a preview, which begins with [Server.Run].
func New(opt Options) *Server {
	if opt.Changed == nil {
		opt.Changed = func(News) {}
	}
	if opt.Longest == 0 {
		opt.Longest = 10 * time.Second
	}
	return &Server{opt: opt, token: rand.Text(), dirty: true, longest: longest, settled: make(chan struct{}), closed: make(chan struct{}), late: make(chan struct{}, 1), tabs: map[chan struct{}]struct{}{}}
}

// watching notes the watcher, which other goroutines ask whether files change.
func (s *Server) watching(w *watch.Watcher) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.watcher = w
}

// How long a request may take to arrive, and an answer to be taken.
const (
	arriving = 10 * time.Second
	taking   = 30 * time.Second
	leaving  = 500 * time.Millisecond
)

// Run serves the journal on a listener until ctx ends, which is no error, and
// closes it. Requests that come before the notes are read wait.
func (s *Server) Run(ctx context.Context, listener net.Listener) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	server := &http.Server{
		Handler:           s.Handler(listener.Addr()),
		ReadHeaderTimeout: arriving, ReadTimeout: arriving, WriteTimeout: taking, IdleTimeout: 2 * taking,
		MaxHeaderBytes: 32 << 10, DisableGeneralOptionsHandler: true,
		ErrorLog: log.New(io.Discard, "", 0), // what a broken client sends is no news
	}
	var wg sync.WaitGroup
	followed := make(chan error, 1)
	wg.Go(func() { followed <- s.follow(ctx) })
	served := make(chan error, 1)
	wg.Go(func() { served <- server.Serve(listener) })
	var err error
	select {
	case err = <-served:
	case err = <-followed:
	case <-ctx.Done():
	}
	cancel()
	close(s.closed)
	last, stop := context.WithTimeout(context.Background(), leaving)
	defer stop()
	if server.Shutdown(last) != nil {
		server.Close()
	}
	wg.Wait()
	if errors.Is(err, http.ErrServerClosed) || errors.Is(err, context.Canceled) {
		return nil
	}
	return err
}

// root opens the folder of the notes to write in it.
func (s *Server) root() (*os.Root, error) {
	if s.opt.Content == "" {
		return nil, errors.New("the sample cannot be changed; journal init --sample demo makes a copy of it to try things on")
	}
	root, err := os.OpenRoot(s.opt.Content)
	if err != nil {
		return nil, fmt.Errorf("opening the notes: %w", err)
	}
	return root, nil
}
