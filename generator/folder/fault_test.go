package folder

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
)

// epoch is a clock for tests that have no use for a special one.
var epoch = time.Date(2026, 3, 5, 9, 0, 0, 0, time.UTC)

// bigSite has many pages, all with this text in them.
func bigSite(text string) fakeSite {
	site := make(fakeSite)
	for i := range 100 {
		site[fmt.Sprintf("f%d/%03d.html", i%7, i)] = text
	}
	return site
}

// A page that cannot be made leaves the folder as it was, and of several such pages
// the first by name is told, however the workers run.
func TestMakingFails(t *testing.T) {
	broken := errors.New("the layout is broken")
	failing := func(names ...string) Site {
		site := bigSite("new")
		site["aaa/bbb/new.html"] = "new"
		return hookedSite{site, func(name string) error {
			for _, bad := range names {
				if name == bad {
					return broken
				}
			}
			return nil
		}}
	}
	for _, first := range []bool{true, false} {
		t.Run(fmt.Sprintf("first build %v", first), func(t *testing.T) {
			dir := t.TempDir()
			put(t, dir, files{"CNAME": "journal.example"})
			want := fakeSite{}
			if !first {
				want = bigSite("old")
				mustWrite(t, dir, want, Options{Key: "old"})
			}
			want["CNAME"] = "journal.example"
			for range 3 {
				_, err := Write(t.Context(), dir, failing("f3/059.html", "f2/051.html", "f6/006.html"), Options{Key: "new", Workers: 8})
				if !errors.Is(err, broken) || !strings.HasPrefix(err.Error(), "making f2/051.html: ") {
					t.Fatalf("error %v, want that of f2/051.html", err)
				}
			}
			wantTree(t, dir, want)
			if _, _, ok := Current(dir, "old", epoch); ok == first {
				t.Errorf("the old site is current: %v", ok)
			}
			if _, err := os.Lstat(filepath.Join(dir, manifestName)); (err == nil) == first {
				t.Errorf("the manifest after a failed first build: %v", err)
			}
		})
	}
}

// Even when a file in the way had to go, a failed build is repaired by the next.
func TestMakingFailsAfterClearing(t *testing.T) {
	dir := t.TempDir()
	mustWrite(t, dir, fakeSite{"cv": "1", "z.html": "1"}, Options{Key: "old"})
	site := fakeSite{"cv/cv.pdf": "2", "z.html": "2"}
	broken := errors.New("broken")
	_, err := Write(t.Context(), dir, hookedSite{site, func(name string) error {
		if name == "z.html" {
			return broken
		}
		return nil
	}}, Options{Key: "new", Workers: 1})
	if !errors.Is(err, broken) {
		t.Fatalf("error %v", err)
	}
	wantTree(t, dir, files{"z.html": "1"})
	if _, _, ok := Current(dir, "old", epoch); ok {
		t.Error("the old site is current, without one of its files")
	}
	mustWrite(t, dir, site, Options{Key: "new"})
	wantTree(t, dir, site)
}

func TestCancel(t *testing.T) {
	for _, at := range []string{"f0/000.html", "f3/052.html", "f6/097.html"} {
		t.Run(at, func(t *testing.T) {
			dir := t.TempDir()
			old := bigSite("old")
			mustWrite(t, dir, old, Options{Key: "old"})
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			var late atomic.Int64
			site := hookedSite{bigSite("new"), func(name string) error {
				if ctx.Err() != nil {
					late.Add(1)
				}
				if name == at {
					cancel()
				}
				return nil
			}}
			_, err := Write(ctx, dir, site, Options{Key: "new", Workers: 2})
			if !errors.Is(err, context.Canceled) {
				t.Errorf("error %v", err)
			}
			if n := late.Load(); n > 1 {
				t.Errorf("%d files were begun after the end", n)
			}
			wantTree(t, dir, old)
			if _, _, ok := Current(dir, "old", epoch); !ok {
				t.Error("the old site is not current")
			}
		})
	}
	t.Run("while files take their places", func(t *testing.T) {
		dir := t.TempDir()
		mustWrite(t, dir, bigSite("old"), Options{})
		ctx := lateContext{t.Context(), filepath.Join(dir, "f0/000.html"), "new"}
		if _, err := Write(ctx, dir, bigSite("new"), Options{Key: "new"}); err != nil {
			t.Errorf("error %v", err)
		}
		wantTree(t, dir, bigSite("new"))
		if ctx.Err() == nil {
			t.Error("the context was never cancelled")
		}
	})
	t.Run("before", func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		dir := filepath.Join(t.TempDir(), "public")
		if _, err := Write(ctx, dir, bigSite("new"), Options{}); !errors.Is(err, context.Canceled) {
			t.Errorf("error %v", err)
		}
		if _, err := os.Stat(dir); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("the folder was made: %v", err)
		}
	})
}

// lateContext is cancelled once a file holds a text.
type lateContext struct {
	context.Context
	path, text string
}

func (c lateContext) Err() error {
	data, err := os.ReadFile(c.path)
	if err == nil && string(data) == c.text {
		return context.Canceled
	}
	return nil
}

// TestFirstError: the error of the lowest number is told, also if another one fails
// before or after it.
func TestFirstError(t *testing.T) {
	for _, lowFirst := range []bool{true, false} {
		synctest.Test(t, func(t *testing.T) {
			low, high := 3, run+3
			bothRun := make(chan bool)
			err := each(t.Context(), nil, 2*run, 2, func(_ *walker, i int) error {
				switch i {
				case low:
					bothRun <- true
				case high:
					<-bothRun
				default:
					return nil
				}
				if (i == low) != lowFirst {
					synctest.Wait() // until the other has failed and is told
				}
				return fmt.Errorf("number %d", i)
			})
			if want := fmt.Sprintf("number %d", low); err == nil || err.Error() != want {
				t.Errorf("error %v, want %s", err, want)
			}
		})
	}
}

// A rename that fails in the second half: no temporary file is left, every file is
// whole, and the next build repairs the rest.
func TestReplacingFails(t *testing.T) {
	dir := t.TempDir()
	old, next, third := bigSite("old"), bigSite("new"), bigSite("third")
	next["f0/zz.html"], third["f0/zz.html"] = "only in the new site", "and in the third"
	mustWrite(t, dir, old, Options{Key: "old"})
	inWay := filepath.Join(dir, "f3", "052.html")
	site := hookedSite{next, func(name string) error {
		if name != "f6/097.html" {
			return nil
		}
		return errors.Join(os.Remove(inWay), os.MkdirAll(filepath.Join(inWay, "mine"), 0o755))
	}}
	_, err := Write(t.Context(), dir, site, Options{Key: "new", Workers: 1})
	if err == nil || !strings.HasPrefix(err.Error(), "writing f3/052.html: ") {
		t.Errorf("error %v", err)
	}
	for name, text := range tree(t, dir) {
		if name != "f3/052.html/mine" && text != old[name] && text != next[name] {
			t.Errorf("%s holds %q", name, text)
		}
	}
	for _, key := range []string{"old", "new"} {
		if _, _, ok := Current(dir, key, epoch); ok {
			t.Errorf("the %s site is current", key)
		}
	}
	if err := os.RemoveAll(inWay); err != nil {
		t.Fatal(err)
	}
	mustWrite(t, dir, third, Options{Key: "third"})
	wantTree(t, dir, third)
}

// The second of two builds is turned away while the first one runs.
func TestInUse(t *testing.T) {
	dir := t.TempDir()
	inside, leave := make(chan bool), make(chan bool)
	var once sync.Once
	site := hookedSite{bigSite("first"), func(string) error {
		once.Do(func() {
			close(inside)
			<-leave
		})
		return nil
	}}
	result := make(chan error)
	go func() {
		_, err := Write(context.Background(), dir, site, Options{Key: "first", Workers: 1})
		result <- err
	}()
	<-inside
	_, err := Write(t.Context(), dir, bigSite("second"), Options{})
	if !errors.Is(err, ErrInUse) || !strings.Contains(err.Error(), dir) {
		t.Errorf("the second: error %v", err)
	}
	if _, _, ok := Current(dir, "first", epoch); ok {
		t.Error("current, while it is being written")
	}
	close(leave)
	if err := <-result; err != nil {
		t.Errorf("the first: %v", err)
	}
	wantTree(t, dir, bigSite("first"))
	mustWrite(t, dir, bigSite("second"), Options{})
	wantTree(t, dir, bigSite("second"))
}

// Many builds at once, of different sites: in the end one of them lies there, whole.
func TestManyAtOnce(t *testing.T) {
	dir := t.TempDir()
	var group sync.WaitGroup
	for i := range 5 {
		group.Go(func() {
			for {
				_, err := Write(context.Background(), dir, bigSite(fmt.Sprint("site ", i)), Options{Key: fmt.Sprint(i)})
				if errors.Is(err, ErrInUse) {
					continue
				}
				if err != nil {
					t.Error(err)
				}
				return
			}
		})
	}
	group.Wait()
	winners := 0
	for i := range 5 {
		if _, _, ok := Current(dir, fmt.Sprint(i), epoch); ok {
			winners++
			wantTree(t, dir, bigSite(fmt.Sprint("site ", i)))
		}
	}
	if winners != 1 {
		t.Errorf("%d sites are current", winners)
	}
}

// The temporary files of a killed build go, a user's file of nearly such a name
// stays. A partial manifest is what a kill leaves.
func TestLeftOvers(t *testing.T) {
	dir := t.TempDir()
	site := fakeSite{"a.html": "1", "b/c/d.html": "1"}
	mustWrite(t, dir, site, Options{})
	m, root := openManifest(t, dir)
	m.whole = false
	if err := writeManifest(root, m, 0o644); err != nil {
		t.Fatal(err)
	}
	own := files{".journal-tmp-notes": "mine", ".journal-tmp-": "mine", "b/.journal-tmp-1x": "mine", "own/.journal-tmp-1": "mine", "b/.journal-tmp-9": "-> 1"}
	put(t, dir, own)
	put(t, dir, files{".journal-tmp-0": "x", "b/.journal-tmp-7": "x", "b/c/.journal-tmp-12345": "x", ".journal-tmp-manifest": "x"})
	mustWrite(t, dir, fakeSite{"a.html": "1"}, Options{})
	own["a.html"] = "1"
	wantTree(t, dir, own)
}

// TestKilled looks at the manifest that a build leaves if it is killed while the last
// file is made. It must list what the build has made or is about to, or the next one
// takes that for the user's. It must not list what is the user's.
func TestKilled(t *testing.T) {
	tests := []struct {
		name         string
		before       files
		first        fakeSite
		user         files
		second       fakeSite
		files, dirs  []string
		tellConflict bool
	}{
		{
			name:   "old and new names",
			first:  fakeSite{"a.html": "1", "b/b.html": "1"},
			second: fakeSite{"a.html": "2", "c/c/c.html": "2"},
			files:  []string{"a.html", "b/b.html", "c/c/c.html"},
			dirs:   []string{"b", "c", "c/c"},
		},
		{
			name:         "a user's file in the way",
			first:        fakeSite{"a.html": "1"},
			user:         files{"photo.jpg": "mine"},
			second:       fakeSite{"a.html": "2", "photo.jpg": "site"},
			files:        []string{"a.html"},
			tellConflict: true,
		},
		{
			name:   "a user's file with the right bytes, and a user's folder",
			first:  fakeSite{"a.html": "1"},
			user:   files{"same.css": "css", "own": "folder"},
			second: fakeSite{"a.html": "2", "same.css": "css", "own/own.html": "2"},
			files:  []string{"a.html", "own/own.html"},
		},
		{
			name:   "a file becomes a folder",
			first:  fakeSite{"cv": "1"},
			second: fakeSite{"cv/x/cv.pdf": "2"},
			files:  []string{"cv", "cv/x/cv.pdf"},
			dirs:   []string{"cv", "cv/x"},
		},
		{
			name:   "a file, replaced by a user's folder, becomes a folder",
			first:  fakeSite{"cv": "1"},
			user:   files{"cv": "folder"},
			second: fakeSite{"cv/cv.pdf": "2"},
			files:  []string{"cv", "cv/cv.pdf"},
		},
		{
			name:   "a folder becomes a file",
			first:  fakeSite{"cv/x/cv.pdf": "1"},
			second: fakeSite{"cv": "2"},
			files:  []string{"cv", "cv/x/cv.pdf"},
			dirs:   []string{"cv", "cv/x"},
		},
		{
			name:         "a user's folder of the same kind",
			first:        fakeSite{"z": "1"},
			user:         files{"cv/mine.pdf": "mine"},
			second:       fakeSite{"cv": "2", "z": "2"},
			files:        []string{"z"},
			tellConflict: true,
		},
		{
			name:         "a user's folder, in which only files of ours are",
			before:       files{"cv": "folder"},
			first:        fakeSite{"cv/cv.pdf": "1"},
			second:       fakeSite{"cv": "2"},
			files:        []string{"cv/cv.pdf"},
			tellConflict: true,
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			mustWrite(t, dir, fakeSite{}, Options{})
			put(t, dir, tt.before)
			mustWrite(t, dir, tt.first, Options{})
			for name := range tt.user {
				os.Remove(filepath.Join(dir, name))
			}
			put(t, dir, tt.user)
			var partial []byte
			site := hookedSite{tt.second, func(string) (err error) {
				partial, err = os.ReadFile(filepath.Join(dir, manifestName))
				return err
			}}
			_, err := Write(t.Context(), dir, site, Options{Workers: 1})
			if _, ok := errors.AsType[*ConflictError](err); ok != tt.tellConflict || err != nil && !ok {
				t.Errorf("error %v", err)
			}
			m, err := unmarshal(partial)
			if err != nil {
				t.Fatal(err)
			}
			if m.whole {
				t.Error("the manifest is whole")
			}
			if diff := cmp.Diff(tt.files, m.names()); diff != "" {
				t.Errorf("files (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(tt.dirs, m.folders); diff != "" {
				t.Errorf("folders (-want +got):\n%s", diff)
			}
		})
	}
}

func openManifest(t *testing.T, dir string) (*manifest, *os.Root) {
	t.Helper()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	m, err := readManifest(root)
	if err != nil {
		t.Fatal(err)
	}
	return m, root
}
