package folder

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"journal/generator/generatortest"
)

// A large file is compared and copied as a stream: it is never in memory.
func TestLargeFile(t *testing.T) {
	dir := t.TempDir()
	film := generatortest.Film{T: t, Size: 40<<20 + 7}
	write := func(site Site) Result {
		t.Helper()
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		result := mustWrite(t, dir, site, Options{})
		runtime.ReadMemStats(&after)
		if taken := after.TotalAlloc - before.TotalAlloc; taken > 8<<20 {
			t.Errorf("%d MB were taken in all for a file of %d MB", taken>>20, film.Size>>20)
		}
		return result
	}
	if r := write(film); r.Written != 1 {
		t.Errorf("the first time: %+v", r)
	}
	if r := write(film); r.Same != 1 {
		t.Errorf("the second time: %+v", r)
	}
	f, err := os.OpenFile(filepath.Join(dir, "film.mp4"), os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if _, err := f.WriteAt([]byte("a scratch"), film.Size-10); err != nil {
		t.Fatal(err)
	}
	if r := write(film); r.Written != 1 {
		t.Errorf("with a scratch: %+v", r)
	}
	copied, err := os.ReadFile(filepath.Join(dir, "film.mp4"))
	if err != nil || int64(len(copied)) != film.Size {
		t.Fatalf("%d bytes, %v", len(copied), err)
	}
	for at, b := range copied {
		if b != film.At(int64(at)) {
			t.Fatalf("byte %d is another", at)
		}
	}
}

// Whatever differs from the file that is there, the new bytes take its place, and
// only then.
func TestEveryDifference(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	long := strings.Repeat("0123456789abcdef", 16<<10)
	for _, c := range []struct {
		what    string
		text    string
		written int
	}{
		{"a new file", long, 3},
		{"the same", long, 0},
		{"another end", long[:len(long)-1] + "X", 1},
		{"another middle", long[:len(long)/2] + "X" + long[len(long)/2+1:], 1},
		{"another beginning", "X" + long[1:], 1},
		{"a longer one", long + long, 1},
		{"a shorter one", long, 1},
		{"one that fills what is compared at once", long[:64<<10], 1},
		{"the same again", long[:64<<10], 0},
		{"an empty one", "", 1},
		{"and again", "", 0},
	} {
		site := fakeSite{"a.html": c.text, "b.html": "short", "c/d.html": ""}
		result, err := Write(t.Context(), dir, site, Options{Workers: 1})
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(map[string]string(site), tree(t, dir)); diff != "" {
			t.Errorf("%s: the folder differs (-want +got):\n%.500s", c.what, diff)
		}
		if result.Written != c.written || result.Same != 3-c.written {
			t.Errorf("%s: %d written, %d the same", c.what, result.Written, result.Same)
		}
	}
}

// tornSite is a site of one file that fails on the way.
type tornSite struct{ generatortest.Film }

var errTorn = errors.New("the disk is gone")

func (s tornSite) Open(name string) (fs.File, error) {
	f, err := s.Film.Open(name)
	return &tornFile{f, f.(io.Seeker), 0}, err
}

type tornFile struct {
	fs.File
	io.Seeker
	read int
}

func (f *tornFile) Read(p []byte) (int, error) {
	n, err := f.File.Read(p)
	if f.read += n; f.read > 1<<20 {
		return 0, errTorn
	}
	return n, err
}

// A file that cannot be read to its end leaves the old site as it was.
func TestTornFile(t *testing.T) {
	dir := t.TempDir()
	old := fakeSite{"film.mp4": "the first version"}
	mustWrite(t, dir, old, Options{})
	_, err := Write(t.Context(), dir, tornSite{generatortest.Film{T: t, Size: 4 << 20}}, Options{})
	if !errors.Is(err, errTorn) {
		t.Errorf("the error is %v", err)
	}
	wantTree(t, dir, old)
}

// Ctrl-C ends the copying of a large file in the middle and leaves nothing of it.
func TestCopyingStops(t *testing.T) {
	dir := t.TempDir()
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	old := fakeSite{"film.mp4": "the first version"}
	mustWrite(t, dir, old, Options{})
	film := stoppedFilm{generatortest.Film{T: t, Size: 1 << 40}, cancel} // a terabyte
	if _, err := Write(ctx, dir, film, Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
	wantTree(t, dir, old)
}

type stoppedFilm struct {
	generatortest.Film
	stop func()
}

func (s stoppedFilm) Open(name string) (fs.File, error) {
	f, err := s.Film.Open(name)
	time.AfterFunc(10*time.Millisecond, s.stop)
	return f, err
}

// A file that is surely the same is not even opened, as long as its copy is as the
// last build left it.
func TestSame(t *testing.T) {
	var lock sync.Mutex // files are opened at the same time
	dir := t.TempDir()
	opened := map[string]int{}
	site := func(text string) Site {
		return hookedSite{fakeSite{"film.mp4": text, "a.html": text}, func(name string) error {
			lock.Lock()
			opened[name]++
			lock.Unlock()
			return nil
		}}
	}
	write := func(what, text string, films int, same bool) {
		t.Helper()
		clear(opened)
		mustWrite(t, dir, site(text), Options{Key: text, Workers: 1, Same: func(name string) bool { return same && name == "film.mp4" }})
		if opened["film.mp4"] != films || opened["a.html"] != 1 {
			t.Errorf("%s: opened %v", what, opened)
		}
	}
	write("at first nothing is there", "one", 1, true)
	write("the same", "one", 0, true)
	write("not the same", "two", 1, false)
	// The promise is believed: the caller keeps it.
	write("the same again", "three", 0, true)
	wantTree(t, dir, files{"film.mp4": "two", "a.html": "three"})
	put(t, dir, files{"film.mp4": "one"})
	write("a copy that was touched", "four", 1, true)
	wantTree(t, dir, files{"film.mp4": "four", "a.html": "four"})
	if err := os.Remove(filepath.Join(dir, "film.mp4")); err != nil {
		t.Fatal(err)
	}
	write("a copy that is gone", "five", 1, true)
	wantTree(t, dir, files{"film.mp4": "five", "a.html": "five"})
	// Without a key no times are kept to compare with.
	mustWrite(t, dir, site("six"), Options{})
	write("after a build that kept no times", "seven", 1, true)
	// Neither after a loss of power, which may have left a file empty, nor after a kill.
	for what, spoil := range map[string]func(*manifest){
		"after a restart": func(m *manifest) { m.boot = "another run of the system" },
		"after a kill":    func(m *manifest) { m.whole = false },
	} {
		root, err := os.OpenRoot(dir)
		if err != nil {
			t.Fatal(err)
		}
		m, err := readManifest(root)
		if err != nil {
			t.Fatal(err)
		}
		spoil(m)
		if err := writeManifest(root, m, 0o600); err != nil {
			t.Fatal(err)
		}
		root.Close()
		write(what, what, 1, true)
	}
}

// What a build keeps is given to the next one, whatever its key.
func TestKept(t *testing.T) {
	dir := t.TempDir()
	if text := Kept(dir); text != nil {
		t.Errorf("an empty folder keeps %q", text)
	}
	if text := Kept(filepath.Join(dir, "missing")); text != nil {
		t.Errorf("a missing folder keeps %q", text)
	}
	mustWrite(t, dir, fakeSite{"a": "1"}, Options{Key: "k", Extra: func() []byte { return []byte("kept") }})
	if text := Kept(dir); string(text) != "kept" {
		t.Errorf("it keeps %q", text)
	}
}
