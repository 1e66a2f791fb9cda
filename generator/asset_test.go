package generator

import (
	"context"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"journal/generator/folder"
)

// counted is a file system that counts the bytes that are read of each file, and
// minds who reads a large one into memory.
type counted struct {
	fs.FS
	t *testing.T

	mu   sync.Mutex
	read map[string]int
}

func count(t *testing.T, from fs.FS) *counted {
	return &counted{FS: from, t: t, read: map[string]int{}}
}

func (c *counted) Open(name string) (fs.File, error) {
	f, err := c.FS.Open(name)
	if info, _ := fs.Stat(c.FS, name); err != nil || info.IsDir() {
		return f, err
	}
	return &countedFile{f, c, name}, nil
}

func (c *counted) Lstat(name string) (fs.FileInfo, error)  { return fs.Lstat(c.FS, name) }
func (c *counted) ReadLink(name string) (string, error)    { return fs.ReadLink(c.FS, name) }
func (c *counted) ReadDir(n string) ([]fs.DirEntry, error) { return fs.ReadDir(c.FS, n) }

// since returns the bytes read of a file since it was asked last.
func (c *counted) since(name string) int {
	c.mu.Lock()
	defer c.mu.Unlock()
	n := c.read[name]
	delete(c.read, name)
	return n
}

type countedFile struct {
	fs.File
	of   *counted
	name string
}

func (f *countedFile) Read(p []byte) (int, error) {
	if len(p) > 1<<20 {
		f.of.t.Errorf("%s is read into %d bytes of memory", f.name, len(p))
	}
	n, err := f.File.Read(p)
	f.of.mu.Lock()
	defer f.of.mu.Unlock()
	f.of.read[f.name] += n
	return n, err
}

func (f *countedFile) Seek(offset int64, whence int) (int64, error) {
	return f.File.(interface {
		Seek(int64, int) (int64, error)
	}).Seek(offset, whence)
}

const film = "interviews/a film.mp4"

// filmed is a journal on disk with a film, that was at rest for an hour.
func filmed(t *testing.T) (dir string, now time.Time) {
	t.Helper()
	dir = t.TempDir()
	for name, f := range small() {
		write(t, dir, name, string(f.Data))
	}
	write(t, dir, film, strings.Repeat("0123456789abcdef", 1<<18))
	return dir, time.Now().Add(time.Hour)
}

func write(t *testing.T, dir, name, text string) {
	t.Helper()
	path := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func scan(t *testing.T, content fs.FS) *Scanned {
	t.Helper()
	s, err := Scan(t.Context(), Input{Content: content, Machine: time.UTC})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func keyOf(t *testing.T, s *Scanned, now time.Time, known Sums) (string, Sums) {
	t.Helper()
	key, sums, err := s.Key(t.Context(), now, known)
	if err != nil {
		t.Fatal(err)
	}
	return key, sums
}

// Who only reads a journal, or follows its changes, never looks into an asset.
func TestAssetsAreNotReadForNothing(t *testing.T) {
	dir, _ := filmed(t)
	content := count(t, os.DirFS(dir))
	b, err := scan(t, content).Open(t.Context(), frozen, nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := b.Update(t.Context(), frozen, Changed{Content: []string{film}}); err != nil {
		t.Fatal(err)
	}
	if _, err := b.Update(t.Context(), frozen, Changed{Everything: true}); err != nil {
		t.Fatal(err)
	}
	if n := content.since(film); n > 0 {
		t.Errorf("%d bytes of the film were read", n)
	}
	if n := content.since("about.markdown"); n == 0 {
		t.Error("nothing is counted")
	}
}

// A build hashes an asset once, as a stream, and again only when something about the
// file is not as it was.
func TestHashedOnce(t *testing.T) {
	dir, now := filmed(t)
	path := filepath.Join(dir, filepath.FromSlash(film))
	size := 16 << 18
	content := count(t, os.DirFS(dir))
	key, known := keyOf(t, scan(t, content), now, Sums{})
	if n := content.since(film); n != size {
		t.Errorf("the first time %d bytes were read, want %d", n, size)
	}
	again := func(what string, read bool, change func()) {
		t.Helper()
		change()
		is, sums := keyOf(t, scan(t, content), now, known)
		if n := content.since(film); (n > 0) != read {
			t.Errorf("%s: %d bytes were read", what, n)
		}
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if same := text[0] == '0'; (is == key) != same {
			t.Errorf("%s: the key is the same: %v", what, is == key)
		}
		known = sums
	}
	again("nothing", false, func() {})
	again("nothing again", false, func() {})
	again("touched", true, func() {
		if err := os.Chtimes(path, time.Time{}, now.Add(-40*time.Minute)); err != nil {
			t.Fatal(err)
		}
	})
	again("nothing after that", false, func() {})
	again("another file of the same size and time", true, func() {
		info, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		write(t, dir, "other", "X"+strings.Repeat("0123456789abcdef", 1<<18)[1:])
		if err := os.Chtimes(filepath.Join(dir, "other"), time.Time{}, info.ModTime()); err != nil {
			t.Fatal(err)
		}
		if err := os.Rename(filepath.Join(dir, "other"), path); err != nil {
			t.Fatal(err)
		}
	})
	again("nothing in the end", false, func() {})
}

// A file that was written within the step of the clock in which it was hashed may be
// another with the same time. It is hashed again until it is at rest.
func TestRacyAsset(t *testing.T) {
	for _, c := range []struct {
		what string
		age  time.Duration
		read bool
	}{{"at rest", step + time.Second, false}, {"just written", step - time.Second, true}, {"of the future", -time.Hour, true}} {
		hashed := time.Date(2026, 3, 5, 9, 0, 0, 0, time.UTC)
		was := fstest.MapFS{film: {Data: []byte("old"), ModTime: hashed.Add(-c.age)}}
		key, known := keyOf(t, scan(t, was), hashed, Sums{})
		is := count(t, fstest.MapFS{film: {Data: []byte("new"), ModTime: hashed.Add(-c.age)}})
		later, _ := keyOf(t, scan(t, is), hashed.Add(time.Minute), known)
		if n := is.since(film); (n > 0) != c.read || (later != key) != c.read {
			t.Errorf("%s: %d bytes were read, another key: %v", c.what, n, later != key)
		}
	}
}

// What is known of assets survives being kept as text, and nonsense is not believed.
func TestSumsOfNonsense(t *testing.T) {
	dir, now := filmed(t)
	_, known := keyOf(t, scan(t, os.DirFS(dir)), now, Sums{})
	for what, spoil := range map[string]func(*Sum){
		"no sum":    func(s *Sum) { s.SHA256 = nil },
		"half one":  func(s *Sum) { s.SHA256 = s.SHA256[:16] },
		"size":      func(s *Sum) { s.Size++ },
		"time":      func(s *Sum) { s.Time-- },
		"the inode": func(s *Sum) { s.Inode++ },
	} {
		spoiled := Sums{Taken: known.Taken, Of: maps.Clone(known.Of)}
		one := spoiled.Of[film]
		spoil(&one)
		spoiled.Of[film] = one
		content := count(t, os.DirFS(dir))
		keyOf(t, scan(t, content), now, spoiled)
		if content.since(film) == 0 {
			t.Errorf("%s was believed", what)
		}
	}
}

// A build after a change of a note reads no film again, neither that of the journal
// nor the copy. One that changed is copied anew, whatever was known before.
func TestBuildLeavesFilmsAlone(t *testing.T) {
	dir, now := filmed(t)
	out := filepath.Join(t.TempDir(), "public")
	var known Sums
	build := func() (read int) {
		t.Helper()
		content := count(t, os.DirFS(dir))
		s := scan(t, content)
		key, sums := keyOf(t, s, now, known)
		b, err := s.Open(t.Context(), frozen, nil)
		if err != nil {
			t.Fatal(err)
		}
		before := known
		if _, err := folder.Write(t.Context(), out, b.Site, folder.Options{Key: key, Same: func(name string) bool { return b.Same(name, before, sums) }}); err != nil {
			t.Fatal(err)
		}
		known = b.Settled(sums)
		is, err := os.ReadFile(filepath.Join(dir, film))
		if err != nil {
			t.Fatal(err)
		}
		copied, err := os.ReadFile(filepath.Join(out, film))
		if err != nil || !slices.Equal(is, copied) {
			t.Errorf("the copy is another: %v", err)
		}
		return content.since(film)
	}
	size := 16 << 18
	if n := build(); n != 2*size {
		t.Errorf("the first build read %d bytes of %d", n, size)
	}
	write(t, dir, "about.markdown", "# About you\n")
	if n := build(); n != 0 {
		t.Errorf("after the change of a note %d bytes of the film were read", n)
	}
	write(t, dir, film, strings.Repeat("fedcba9876543210", 1<<18))
	if err := os.Chtimes(filepath.Join(dir, film), time.Time{}, now.Add(-30*time.Minute)); err != nil {
		t.Fatal(err)
	}
	if n := build(); n == 0 {
		t.Error("the film that changed was not read")
	}
	// A copy that somebody touched is looked at.
	if err := os.WriteFile(filepath.Join(out, film), []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	if n := build(); n == 0 {
		t.Error("the copy that changed was left")
	}
}

// An asset that changed between its hashing and its copying is not taken for the one
// that was hashed by the next build.
func TestChangedBetween(t *testing.T) {
	dir, now := filmed(t)
	s := scan(t, os.DirFS(dir))
	_, sums := keyOf(t, s, now, Sums{})
	b, err := s.Open(t.Context(), frozen, nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, there := b.Settled(sums).Of[film]; !there {
		t.Fatal("a file at rest is not settled")
	}
	write(t, dir, film, "another one")
	if _, there := b.Settled(sums).Of[film]; there {
		t.Error("the sum of other bytes was kept")
	}
}

// Ctrl-C ends the hashing of a film in the middle.
func TestHashingStops(t *testing.T) {
	dir, now := filmed(t)
	ctx, stop := context.WithCancel(t.Context())
	content := &stopping{FS: os.DirFS(dir), stop: stop}
	s := scan(t, content)
	content.on = true
	if _, _, err := s.Key(ctx, now, Sums{}); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
	if content.reads > 2 {
		t.Errorf("%d reads after the stop", content.reads)
	}
}

// stopping stops at the first read of the film.
type stopping struct {
	fs.FS
	stop  func()
	on    bool
	reads int
}

func (s *stopping) Open(name string) (fs.File, error) {
	f, err := s.FS.Open(name)
	if err != nil || name != film || !s.on {
		return f, err
	}
	return stoppingFile{f, s}, nil
}

type stoppingFile struct {
	fs.File
	of *stopping
}

func (f stoppingFile) Read(p []byte) (int, error) {
	f.of.stop()
	f.of.reads++
	return f.File.Read(p)
}

// A note that is too large is named with its place and what to do, and is neither
// read into memory nor a part of the site; one of just the largest size is read.
func TestLargeNote(t *testing.T) {
	for _, c := range []struct {
		name  string
		size  int64
		notes int
	}{{"large.md", LargestNote + 1, 2}, {"Huge.MARKDOWN", 1 << 40, 2}, {"fits.md", LargestNote, 3}} {
		dir, _ := filmed(t)
		write(t, dir, c.name, "---\ncompany: Northwind\n---\n\n# Long\n")
		if err := os.Truncate(filepath.Join(dir, c.name), c.size); err != nil {
			t.Skip("this disk has no sparse files")
		}
		s := scan(t, os.DirFS(dir))
		if s.Notes() != c.notes {
			t.Errorf("%s: %d notes", c.name, s.Notes())
		}
		if c.notes == 3 {
			continue
		}
		b, err := s.Open(t.Context(), frozen, nil)
		if err != nil {
			t.Fatal(err)
		}
		ext := filepath.Ext(c.name)
		if len(b.Problems) != 1 || b.Problems[0].Place() != c.name+":1:1" || !strings.Contains(b.Problems[0].Msg, "16 MB") || !strings.HasSuffix(b.Problems[0].Hint, " "+ext) {
			t.Errorf("%s: %+v", c.name, b.Problems)
		}
	}
}
