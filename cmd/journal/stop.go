package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
	"time"
)

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
