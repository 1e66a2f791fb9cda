package main

import (
	"runtime"
	"runtime/debug"

	"golang.org/x/sys/unix"
)

// roomFor makes room for a journal of so many notes, in large pages. Most systems
// give them only to programs that ask, and Go does not. Otherwise memory comes in
// tens of thousands of pages of 4 KB, and the program stops for a moment at each:
// that was a fifth of a build. What is made here is let go at once, untouched: Go
// keeps the addresses and puts there what comes next, so that a build takes
// hardly more memory than without.
func roomFor(notes int) {
	const (
		ofNote = 96 << 10  // about what a build takes for each
		least  = 8 << 20   // below that nothing is gained
		most   = 160 << 20 // the limit leaves no more for what is not touched yet
	)
	size := min(notes*ofNote, most)
	if size < least {
		return
	}
	usual := debug.SetGCPercent(-1) // what is made shall not count as use
	defer debug.SetGCPercent(usual)
	// Where there are no large pages the error says so, and nothing is lost.
	_ = unix.Madvise(make([]byte, size), unix.MADV_HUGEPAGE)
	runtime.GC()
}
