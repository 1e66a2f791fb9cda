// Journal turns the Markdown notes that a job seeker writes after each
// interview into a private website.
//
// This package is the command line: flags, what is shown on the terminal,
// and exit codes. The work is done in journal/generator and below. It is also
// the only place that asks the machine for the time, the zone and the
// environment; everything below is handed what it needs.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"time"
)

// Exit codes.
const (
	fine        = 0
	failed      = 1   // the notes or the work have errors
	wrongUse    = 2   // the command line cannot be understood
	interrupted = 130 // stopped by Ctrl-C, as shells expect
)

func main() { os.Exit(run()) }

func run() int {
	term := newTerminal()
	ctx, done := stopping(term)
	defer done()
	defer term.err.flush()
	defer term.out.flush()
	err := newRoot(term).ExecuteContext(ctx)
	if err == nil {
		return fine
	}
	var f *failure
	switch {
	case errors.Is(err, context.Canceled):
		term.say("stopped; nothing was left half-done")
		return interrupted
	case errors.As(err, &f):
		if f.err != nil {
			term.fail(f.err, f.hint)
		}
		return f.code
	}
	term.fail(err, "journal --help lists the commands")
	return wrongUse
}

// A failure is an error with its exit code and what to do about it. Without
// an error inside, everything has been said already.
type failure struct {
	code int
	err  error
	hint string
}

func (f *failure) Error() string {
	if f.err == nil {
		return "failed"
	}
	return f.err.Error()
}

func (f *failure) Unwrap() error { return f.err }

// broken is the work having failed.
func broken(err error, hint string) error { return &failure{failed, err, hint} }

// misuse is a command line that makes no sense.
func misuse(hint, format string, args ...any) error {
	return &failure{wrongUse, fmt.Errorf(format, args...), hint}
}

// patient is how long a stop may take before it is said how to end at once.
const patient = time.Second

// stopping returns a context that ends with the first Ctrl-C, which asks whatever is
// going on to stop and to leave nothing half-done. The second one ends the program
// at once, whatever it is doing: each file it has written is whole all the same,
// and the next build repairs a folder that was left half-way.
func stopping(term *terminal) (ctx context.Context, done func()) {
	ctx, cancel := context.WithCancel(context.Background())
	signals := make(chan os.Signal, 2)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	go func() {
		<-signals
		cancel()
		slow := time.AfterFunc(patient, func() { term.say("stopping; Ctrl-C once more ends it at once") })
		<-signals
		slow.Stop()
		os.Exit(interrupted)
	}()
	return ctx, cancel
}
