package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"time"

	"golang.org/x/term"

	"journal/generator/problem"
)

// terminal is where the program speaks: results to out, everything else to
// err. Colours and progress appear only where a person looks on.
type terminal struct {
	in       *os.File
	out, err io.Writer
	colours  bool // on err
	person   bool // err is a terminal
}

func newTerminal() *terminal {
	t := &terminal{in: os.Stdin, out: os.Stdout, err: os.Stderr}
	t.person = term.IsTerminal(int(os.Stderr.Fd()))
	t.colours = t.person && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
	return t
}

// say tells something that is not the result.
func (t *terminal) say(format string, args ...any) {
	fmt.Fprintf(t.err, "journal: "+format+"\n", args...)
}

// fail tells what went wrong and what to do about it.
func (t *terminal) fail(msg, hint string) {
	style := t.style("")
	fmt.Fprintf(t.err, "journal: %serror:%s %s\n", style.Error, style.Reset, msg)
	if hint != "" {
		fmt.Fprintf(t.err, "journal: hint: %s\n", hint)
	}
}

// style is how problems of notes are shown; folder stands before their paths.
func (t *terminal) style(folder string) problem.Style {
	var s problem.Style
	if t.colours {
		s = problem.Colours()
	}
	s.Folder = folder
	return s
}

// interactive reports whether a person can be asked.
func (t *terminal) interactive() bool { return t.person && term.IsTerminal(int(t.in.Fd())) }

// Work that is done sooner shows no progress.
const patience = 500 * time.Millisecond

// progress shows how far long work has come, on a line of its own that is
// wiped at the end.
type progress struct {
	t     *terminal
	began time.Time
	mu    sync.Mutex
	last  time.Time
	width int
}

func (t *terminal) progress() *progress { return &progress{t: t, began: time.Now()} }

// step gives a function that shows how many of all things are done.
func (p *progress) step(what string) func(done, total int) {
	if !p.t.person {
		return nil
	}
	return func(done, total int) {
		p.mu.Lock()
		defer p.mu.Unlock()
		now := time.Now()
		if now.Sub(p.began) < patience || now.Sub(p.last) < 50*time.Millisecond {
			return
		}
		p.last = now
		line := fmt.Sprintf("%s %d of %d", what, done, total)
		pad := max(p.width-len(line), 0)
		p.width = len(line)
		fmt.Fprintf(p.t.err, "\r%s%s", line, strings.Repeat(" ", pad))
	}
}

// wipe takes the line away.
func (p *progress) wipe() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.width > 0 {
		fmt.Fprintf(p.t.err, "\r%s\r", strings.Repeat(" ", p.width))
		p.width = 0
	}
}

// styleOut is how problems are shown when they are the result and go to out.
func (s *settings) styleOut(p place) problem.Style {
	f, ok := s.term.out.(*os.File)
	if ok && term.IsTerminal(int(f.Fd())) && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" {
		style := problem.Colours()
		style.Folder = p.folder()
		return style
	}
	return problem.Style{Folder: p.folder()}
}
