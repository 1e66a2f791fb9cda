package main

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"sync"
	"time"

	"golang.org/x/term"
)

// terminal is where the program speaks: results to out, everything else to
// err. Colours and progress appear only where a person looks on.
type terminal struct {
	in       *os.File
	out, err *screen
}

func newTerminal() *terminal {
	return &terminal{in: os.Stdin, out: newScreen(os.Stdout), err: newScreen(os.Stderr)}
}

// say tells something that is not the result.
func (t *terminal) say(format string, args ...any) {
	_ = t.err.printf("journal: "+format+"\n", args...)
}

// fail tells what went wrong and what to do about it. Of several errors that
// were joined each has its own line.
func (t *terminal) fail(err error, hint string) {
	style := t.err.style("")
	for i, line := range joined(err) {
		if i == 0 {
			line = fmt.Sprintf("journal: %serror:%s %s", style.Error, style.Reset, line)
		}
		_ = t.err.printf("%s\n", line)
	}
	if hint != "" {
		t.say("hint: %s", hint)
	}
}

// joined is the text of an error, or of each one that [errors.Join] put together.
func joined(err error) []string {
	var texts []string
	for {
		if several, ok := err.(interface{ Unwrap() []error }); ok {
			for _, one := range several.Unwrap() {
				texts = append(texts, one.Error())
			}
			break
		}
		inner := errors.Unwrap(err)
		if inner == nil || inner.Error() != err.Error() {
			break
		}
		err = inner
	}
	if strings.Join(texts, "\n") == err.Error() {
		return texts
	}
	return []string{err.Error()}
}

// interactive reports whether a person can be asked.
func (t *terminal) interactive() bool { return t.err.person && term.IsTerminal(int(t.in.Fd())) }

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

// step returns a function that shows how many of all things are done.
func (p *progress) step(what string) func(done, total int) {
	if !p.t.err.person {
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
		p.t.err.overwrite(line, p.width)
		p.width = len(line)
	}
}

// wipe takes the line away.
func (p *progress) wipe() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.width > 0 {
		p.t.err.overwrite("", p.width)
		p.width = 0
	}
}
