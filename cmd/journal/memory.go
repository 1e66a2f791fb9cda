package main

import (
	"math"
	"os"
	"runtime"
	"runtime/debug"
	"time"

	"journal/generator/vault"
)

// memory trades some memory for time: most commands are short, and most of what
// they allocate is let go only at their end. Above the limit the collector works
// as hard as it has to. GOGC and GOMEMLIMIT of the user's own win.
func memory() { collect(800, 256<<20) }

// sealingMemory is for commands that encrypt or decrypt: what they let go are
// large pieces, and a site may hold films.
func sealingMemory() { collect(100, 256<<20) }

// newKey is [vault.NewKey], and openKey [vault.OpenKey], but for the 128 MB that
// working on a passphrase takes: these are not held beside what came before and is
// let go by now, nor beside all that comes after.
func newKey(pass string) (*vault.Key, error) {
	debug.FreeOSMemory()
	defer debug.FreeOSMemory()
	return vault.NewKey(pass, vault.Work)
}

func openKey(file []byte, pass string) (*vault.Key, error) {
	debug.FreeOSMemory()
	defer debug.FreeOSMemory()
	return vault.OpenKey(file, pass)
}

// previewMemory is for a program that runs for hours and holds two states of
// the journal while one becomes the next. There is no limit: the collector
// would run all the time at one, and each save would wait for it.
func previewMemory() { collect(200, math.MaxInt64) }

func collect(percent int, limit int64) {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(percent)
	}
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(limit)
	}
}

// collectWhenIdle returns a function that is called with every change. Soon after the
// last one the state of before is collected, while nobody waits for a page.
func collectWhenIdle() (changed func()) {
	const soon = 100 * time.Millisecond
	timer := time.AfterFunc(soon, runtime.GC)
	return func() { timer.Reset(soon) }
}
