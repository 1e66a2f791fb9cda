package watch

import (
	"os"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// TestSilence changes a file through a memory map, which inotify does not tell
// of (inotify(7)), as a drive without events would: it is seen all the same,
// that is said, and from then on the files are looked at often.
func TestSilence(t *testing.T) {
	keen := usual
	keen.guard = 50 * time.Millisecond
	w := paced(t, false, keen, map[string]string{"a.md": strings.Repeat("a", 64)})
	old := time.Now().Add(-time.Hour)
	w.must(os.Chtimes(w.path("a.md"), old, old))
	for len(w.next().Places) == 0 {
	}
	f, err := os.OpenFile(w.path("a.md"), os.O_RDWR, 0)
	w.must(err)
	defer f.Close()
	m, err := unix.Mmap(int(f.Fd()), 0, 64, unix.PROT_READ|unix.PROT_WRITE, unix.MAP_SHARED)
	w.must(err)
	defer func() { w.must(unix.Munmap(m)) }()
	copy(m, "b")
	w.must(unix.Msync(m, unix.MS_SYNC))
	want := map[string]string{"a.md": "b" + strings.Repeat("a", 63)}
	w.until(want)
	for deadline := time.Now().Add(never); time.Now().Before(deadline); {
		w.mu.Lock()
		said := strings.Join(w.said, "\n")
		w.mu.Unlock()
		if strings.Contains(said, "no word came of a change of a.md") {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Errorf("nothing was said; known is %q", w.seen)
}
