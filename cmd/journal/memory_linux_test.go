package main

import (
	"bytes"
	"os"
	"testing"
)

// The room for a long journal is asked for in large pages, that for a short one
// is left as it is. VmFlags in smaps say so, see proc(5).
func TestRoomFor(t *testing.T) {
	large := func() int {
		t.Helper()
		maps, err := os.ReadFile("/proc/self/smaps")
		if err != nil {
			t.Fatal(err)
		}
		return bytes.Count(maps, []byte(" hg"))
	}
	if _, err := os.Stat("/sys/kernel/mm/transparent_hugepage"); err != nil {
		t.Skip("this kernel has no large pages")
	}
	before := large()
	roomFor(10)
	if got := large(); got != before {
		t.Errorf("ten notes ask for large pages: %d areas of them, %d before", got, before)
	}
	roomFor(1000)
	if got := large(); got <= before {
		t.Errorf("a thousand notes do not ask for large pages: %d areas of them, %d before", got, before)
	}
}
