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
			low, high := 3, 19
			bothRun := make(chan bool)
			err := forEachFile(t.Context(), nil, 32, 2, func(_ *walker, i int) error {
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
