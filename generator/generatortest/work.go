package generatortest

import (
	"runtime"
	"testing"
	"time"
)

// Work is what something costs: memory, and the time of all processors, not of the
// clock.
type Work struct {
	Memory uint64
	Time   time.Duration
}

// WorkOf does something and says what it cost.
func WorkOf(do func()) Work {
	runtime.GC()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	began := processorTime()
	do()
	took := processorTime() - began
	runtime.ReadMemStats(&after)
	return Work{after.TotalAlloc - before.TotalAlloc, took}
}

// least returns the smaller cost of two tries.
func (w Work) least(v Work) Work { return Work{min(w.Memory, v.Memory), min(w.Time, v.Time)} }

// isOver reports whether w is so much more than once, for something that is larger by
// a factor, that it does not grow with it, and so much that somebody could notice. The
// time of a busy machine swings, memory hardly does; the square of the size is far from
// both.
func (w Work) isOver(once Work, factor float64) bool {
	const (
		mostMemory   = 1.2
		mostTime     = 2
		littleMemory = 32 << 20
		littleTime   = 100 * time.Millisecond
	)
	return w.Memory > littleMemory && float64(w.Memory) > mostMemory*factor*float64(once.Memory) ||
		w.Time > littleTime && float64(w.Time) > mostTime*factor*float64(once.Time)
}

// Grows fails a test if what is done for something large is out of proportion to what
// is done for something small. factor is how much larger it is, at least five; a machine
// that is busy gets some more tries.
func Grows(t *testing.T, factor float64, small, large func()) {
	t.Helper()
	const tries = 4
	once, ten := WorkOf(small), WorkOf(large)
	for range tries {
		if !ten.isOver(once, factor) {
			return
		}
		ten = ten.least(WorkOf(large))
		once = once.least(WorkOf(small))
	}
	if ten.isOver(once, factor) {
		t.Errorf("%.0f times the size takes %v instead of %v and %d MB instead of %d", factor, ten.Time, once.Time, ten.Memory>>20, once.Memory>>20)
	}
}
