package watch

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"
)

// watched is a folder under watch and what is known of it by what was told:
// the text of each file as it was when the last change that named it came.
type watched struct {
	t     *testing.T
	dir   string
	w     *Watcher
	seen  map[string]string
	heard []string // every text that a told file had, for what must never be shown

	mu   sync.Mutex
	said []string
}

const never = 2 * time.Minute

func begin(t *testing.T, poll bool, files map[string]string) *watched {
	t.Helper()
	return paced(t, poll, usual, files)
}

func paced(t *testing.T, poll bool, pace pace, files map[string]string) *watched {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "content")
	w := &watched{t: t, dir: dir, seen: map[string]string{}}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	for name, text := range files {
		w.write(name, text)
		w.seen[name] = text
	}
	ctx, cancel := context.WithCancel(t.Context())
	w.w = start(ctx, Options{Folders: []string{dir, filepath.Join(dir, "..", "layouts")}, Now: time.Now, Poll: poll,
		Ignore: func(name string) bool { return name[0] == '.' || strings.HasSuffix(name, "~") || name == "4913" },
		Say: func(text string) {
			w.mu.Lock()
			defer w.mu.Unlock()
			w.said = append(w.said, text)
		}}, pace)
	t.Cleanup(func() {
		cancel()
		w.w.Wait()
	})
	return w
}

func (w *watched) path(name string) string { return filepath.Join(w.dir, filepath.FromSlash(name)) }

func (w *watched) must(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

func (w *watched) write(name, text string) {
	w.t.Helper()
	w.must(os.MkdirAll(filepath.Dir(w.path(name)), 0o755))
	w.must(os.WriteFile(w.path(name), []byte(text), 0o644))
}

// next takes one change in, as one who reads what is named does.
func (w *watched) next() Change {
	w.t.Helper()
	var c Change
	select {
	case c = <-w.w.Changes:
	case <-time.After(never):
		w.t.Fatalf("nothing was told; known is %q", w.seen)
	}
	if c.Everything {
		w.folder(".")
	}
	for _, at := range c.Places {
		if at.Folder == 0 {
			w.read(at.Path)
		}
	}
	return c
}

// folder takes in all that is in a folder.
func (w *watched) folder(name string) {
	for known := range w.seen {
		if name == "." || strings.HasPrefix(known, name+"/") {
			delete(w.seen, known)
		}
	}
	_ = filepath.WalkDir(w.path(name), func(path string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			rel, _ := filepath.Rel(w.dir, path)
			w.read(filepath.ToSlash(rel))
		}
		return nil
	})
}

func (w *watched) read(name string) {
	if info, err := os.Stat(w.path(name)); err == nil && info.IsDir() {
		w.folder(name)
		return
	}
	text, err := os.ReadFile(w.path(name))
	if err != nil {
		for known := range w.seen {
			if known == name || strings.HasPrefix(known, name+"/") {
				delete(w.seen, known)
			}
		}
		w.heard = append(w.heard, "missing")
		return
	}
	w.seen[name] = string(text)
	w.heard = append(w.heard, string(text))
}

// until takes changes in until what is known is want.
func (w *watched) until(want map[string]string) {
	w.t.Helper()
	deadline := time.Now().Add(never)
	for !equal(w.seen, want) {
		if time.Now().After(deadline) {
			w.t.Fatalf("known is %q, want %q", w.seen, want)
		}
		w.next()
	}
}

func equal(a, b map[string]string) bool {
	if len(a) != len(b) {
		return false
	}
	for k, v := range a {
		if b[k] != v {
			return false
		}
	}
	return true
}

// TestWaysOfSaving changes files in every way that editors and people do. Each
// is seen, with events and without, and nothing empty or missing is shown where
// an editor only passes through it.
func TestWaysOfSaving(t *testing.T) {
	ways := []struct {
		name  string
		do    func(w *watched)
		want  map[string]string
		never []string // texts that must not be told
	}{
		{"written in place", func(w *watched) { w.write("a.md", "new") }, map[string]string{"a.md": "new", "b/c.md": "c"}, []string{"", "missing"}},
		{"truncated, then written", func(w *watched) {
			f, err := os.OpenFile(w.path("a.md"), os.O_WRONLY|os.O_TRUNC, 0)
			w.must(err)
			runtime.Gosched()
			_, err = f.WriteString("new")
			w.must(err)
			w.must(f.Close())
		}, map[string]string{"a.md": "new", "b/c.md": "c"}, []string{"", "missing"}},
		{"renamed over, as Obsidian and VS Code with atomic saves do", func(w *watched) {
			w.write(".a.md.tmp123", "new")
			w.must(os.Rename(w.path(".a.md.tmp123"), w.path("a.md")))
		}, map[string]string{"a.md": "new", "b/c.md": "c"}, []string{"", "missing"}},
		{"vim with a backup: old one moved away, an empty file, then the text", func(w *watched) {
			w.write("4913", "")
			w.must(os.Remove(w.path("4913")))
			w.must(os.Rename(w.path("a.md"), w.path("a.md~")))
			f, err := os.Create(w.path("a.md"))
			w.must(err)
			runtime.Gosched()
			_, err = f.WriteString("new")
			w.must(err)
			w.must(f.Close())
			w.must(os.Chmod(w.path("a.md"), 0o644))
			w.must(os.Remove(w.path("a.md~")))
		}, map[string]string{"a.md": "new", "b/c.md": "c"}, []string{"", "missing"}},
		{"same size, twice in a row", func(w *watched) {
			w.write("a.md", "one")
			w.until(map[string]string{"a.md": "one", "b/c.md": "c"})
			w.write("a.md", "two")
		}, map[string]string{"a.md": "two", "b/c.md": "c"}, []string{"", "missing"}},
		{"back to what it was", func(w *watched) {
			w.write("a.md", "x")
			w.until(map[string]string{"a.md": "x", "b/c.md": "c"})
			w.write("a.md", "a")
		}, map[string]string{"a.md": "a", "b/c.md": "c"}, []string{""}},
		{"a new note", func(w *watched) { w.write("d.md", "d") }, map[string]string{"a.md": "a", "b/c.md": "c", "d.md": "d"}, nil},
		{"a new folder with notes", func(w *watched) {
			w.write("n/1.md", "1")
			w.write("n/2.md", "2")
		}, map[string]string{"a.md": "a", "b/c.md": "c", "n/1.md": "1", "n/2.md": "2"}, nil},
		{"mkdir -p with a file deep in it", func(w *watched) { w.write("x/y/z/deep.md", "deep") }, map[string]string{"a.md": "a", "b/c.md": "c", "x/y/z/deep.md": "deep"}, nil},
		{"a folder moved in from elsewhere, then written in", func(w *watched) {
			other := filepath.Join(w.dir, "..", "other")
			w.must(os.MkdirAll(other, 0o755))
			w.must(os.WriteFile(filepath.Join(other, "o.md"), []byte("o"), 0o644))
			w.must(os.Rename(other, w.path("in")))
			w.until(map[string]string{"a.md": "a", "b/c.md": "c", "in/o.md": "o"})
			w.write("in/o.md", "oo")
		}, map[string]string{"a.md": "a", "b/c.md": "c", "in/o.md": "oo"}, nil},
		{"a note renamed", func(w *watched) { w.must(os.Rename(w.path("a.md"), w.path("e.md"))) }, map[string]string{"e.md": "a", "b/c.md": "c"}, nil},
		{"renamed in case only", func(w *watched) { w.must(os.Rename(w.path("a.md"), w.path("A.md"))) }, map[string]string{"A.md": "a", "b/c.md": "c"}, nil},
		{"a folder renamed, then written in", func(w *watched) {
			w.must(os.Rename(w.path("b"), w.path("k")))
			w.until(map[string]string{"a.md": "a", "k/c.md": "c"})
			w.write("k/c.md", "cc")
		}, map[string]string{"a.md": "a", "k/c.md": "cc"}, nil},
		{"a folder replaced by another of the same name", func(w *watched) {
			w.must(os.Rename(w.path("b"), filepath.Join(w.dir, "..", "away")))
			w.write("b/f.md", "f")
			w.until(map[string]string{"a.md": "a", "b/f.md": "f"})
			w.write("b/f.md", "ff")
		}, map[string]string{"a.md": "a", "b/f.md": "ff"}, nil},
		{"a note deleted", func(w *watched) { w.must(os.Remove(w.path("a.md"))) }, map[string]string{"b/c.md": "c"}, nil},
		{"a folder deleted", func(w *watched) { w.must(os.RemoveAll(w.path("b"))) }, map[string]string{"a.md": "a"}, nil},
		{"emptied on purpose", func(w *watched) { w.must(os.Truncate(w.path("a.md"), 0)) }, map[string]string{"a.md": "", "b/c.md": "c"}, nil},
		{"a folder of notes deleted and made again", func(w *watched) {
			w.must(os.RemoveAll(w.path("b")))
			w.until(map[string]string{"a.md": "a"})
			w.write("b/c.md", "again")
		}, map[string]string{"a.md": "a", "b/c.md": "again"}, nil},
		{"the whole folder deleted and made again", func(w *watched) {
			w.must(os.RemoveAll(w.dir))
			w.until(map[string]string{})
			w.write("a.md", "back")
			w.until(map[string]string{"a.md": "back"})
			w.write("a.md", "more")
		}, map[string]string{"a.md": "more"}, nil},
	}
	for _, poll := range []bool{false, true} {
		for _, way := range ways {
			name := way.name
			if poll {
				name += ", polled"
			}
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				w := begin(t, poll, map[string]string{"a.md": "a", "b/c.md": "c"})
				way.do(w)
				w.until(way.want)
				for _, text := range way.never {
					if slices.Contains(w.heard, text) {
						t.Errorf("%q was told; heard %q", text, w.heard)
					}
				}
			})
		}
	}
}

// TestHeldBack sees a file emptied or moved away for a moment: that is not
// told while it may be a step of saving, though another change is.
func TestHeldBack(t *testing.T) {
	for name, step := range map[string]func(w *watched){
		"empty":   func(w *watched) { w.must(os.Truncate(w.path("a.md"), 0)) },
		"missing": func(w *watched) { w.must(os.Rename(w.path("a.md"), w.path("a.md~"))) },
		"missing, then empty": func(w *watched) {
			w.must(os.Rename(w.path("a.md"), w.path("a.md~")))
			w.write("a.md", "")
		},
	} {
		for _, poll := range []bool{false, true} {
			t.Run(name, func(t *testing.T) {
				slow := usual
				slow.gone, slow.patience = never, 2*never
				w := paced(t, poll, slow, map[string]string{"a.md": "a", "b.md": "b"})
				step(w)
				w.write("b.md", "bb")
				w.until(map[string]string{"a.md": "a", "b.md": "bb"})
				w.write("a.md", "new")
				w.until(map[string]string{"a.md": "new", "b.md": "bb"})
				if slices.Contains(w.heard, "") || slices.Contains(w.heard, "missing") {
					t.Errorf("heard %q", w.heard)
				}
			})
		}
	}
}

// TestStorm changes hundreds of files at once, as git checkout does, and is
// told of them when it is over, not one by one.
func TestStorm(t *testing.T) {
	slow := usual
	slow.burstQuiet, slow.patience = time.Second/2, never
	w := paced(t, false, slow, map[string]string{"a.md": "a"})
	want := map[string]string{"a.md": "a"}
	for i := range 400 {
		name := filepath.ToSlash(filepath.Join("n", string(rune('a'+i%20)), strings.Repeat("x", 1+i/20)+".md"))
		want[name] = "text"
		w.write(name, "text")
	}
	told := 0
	deadline := time.Now().Add(never)
	for !equal(w.seen, want) && time.Now().Before(deadline) {
		w.next()
		told++
	}
	if !equal(w.seen, want) || told > 3 {
		t.Errorf("told in %d pieces, and %d of %d files are known", told, len(w.seen), len(want))
	}
}

// TestLayouts sees a folder that was not there come, change and go.
func TestLayouts(t *testing.T) {
	w := begin(t, false, map[string]string{"a.md": "a"})
	dir := filepath.Join(w.dir, "..", "layouts")
	w.must(os.MkdirAll(dir, 0o755))
	w.must(os.WriteFile(filepath.Join(dir, "style.css"), []byte("a {}"), 0o644))
	if c := w.next(); !c.Replaced && !w.next().Replaced {
		t.Errorf("the folder came unseen: %+v", c)
	}
	w.must(os.WriteFile(filepath.Join(dir, "style.css"), []byte("b {}"), 0o644))
	for c := w.next(); !slices.Contains(c.Places, Place{1, "style.css"}); c = w.next() {
	}
	w.must(os.RemoveAll(dir))
	for c := w.next(); !c.Replaced; c = w.next() {
	}
}

// TestOverflow loses events and looks at everything again.
func TestOverflow(t *testing.T) {
	w := begin(t, false, map[string]string{"a.md": "a"})
	w.w.system.Errors <- fsnotify.ErrEventOverflow
	for c := w.next(); !c.Everything; c = w.next() {
	}
	w.write("a.md", "after")
	w.until(map[string]string{"a.md": "after"})
}

// TestTooMany is told that the system has no watches left: it is said once,
// with what to do, and changes are seen all the same.
func TestTooMany(t *testing.T) {
	w := begin(t, false, map[string]string{"a.md": "a"})
	w.w.system.Errors <- &os.PathError{Op: "watch", Path: w.dir, Err: syscall.ENOSPC}
	w.write("a.md", "after")
	w.until(map[string]string{"a.md": "after"})
	w.write("new/b.md", "b")
	w.until(map[string]string{"a.md": "after", "new/b.md": "b"})
	w.mu.Lock()
	defer w.mu.Unlock()
	if len(w.said) != 1 || !strings.Contains(w.said[0], "fs.inotify.max_user_watches") {
		t.Errorf("said %q", w.said)
	}
}

// TestStill knows a file that changed after it had settled.
func TestStill(t *testing.T) {
	w := begin(t, false, map[string]string{"a.md": "a"})
	w.write("a.md", "one")
	c := w.next()
	for len(c.Places) == 0 {
		c = w.next()
	}
	if !w.w.Still(c) {
		t.Error("it did not change, but is said to have")
	}
	w.write("a.md", "two")
	if w.w.Still(c) {
		t.Error("it changed, and is said not to have")
	}
}

// A file that came and went is told of: a reader who looked at the whole folder in
// between has it.
func TestCameAndWent(t *testing.T) {
	w := begin(t, false, nil)
	w.write("a.md", "a")
	for end := time.Now().Add(never); !w.w.Busy(); time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("the file came unseen")
		}
	}
	w.folder(".")
	w.must(os.Remove(w.path("a.md")))
	w.until(map[string]string{})
}

// TestIgnored hears nothing of what editors leave behind.
func TestIgnored(t *testing.T) {
	w := begin(t, false, map[string]string{"a.md": "a"})
	w.write("a.md~", "x")
	w.write(".obsidian/workspace.json", "x")
	w.write(".git/objects/ab/cdef", "x")
	w.write("a.md", "new")
	for !equal(w.seen, map[string]string{"a.md": "new"}) {
		for _, at := range w.next().Places {
			if at.Path != "a.md" {
				t.Errorf("%s was told", at.Path)
			}
		}
	}
}
