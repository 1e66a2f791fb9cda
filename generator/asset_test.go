package generator

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
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

func keyOf(t *testing.T, s *Scanned) string {
	t.Helper()
	key, err := s.Key()
	if err != nil {
		t.Fatal(err)
	}
	return key
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

// The key follows the size and time of an asset, and no byte of it is read for that.
func TestKeyOfAsset(t *testing.T) {
	dir, now := filmed(t)
	content := count(t, os.DirFS(dir))
	key := keyOf(t, scan(t, content))
	if again := keyOf(t, scan(t, content)); again != key {
		t.Error("the same file has another key")
	}
	if err := os.Chtimes(filepath.Join(dir, filepath.FromSlash(film)), time.Time{}, now.Add(-40*time.Minute)); err != nil {
		t.Fatal(err)
	}
	touched := keyOf(t, scan(t, content))
	if n := content.since(film); touched == key || n > 0 {
		t.Errorf("another time, another key: %v; %d bytes were read", touched != key, n)
	}
}

// A build after a change of a note reads no film again, neither that of the journal
// nor the copy. One that changed is copied anew, whatever was known before.
func TestBuildLeavesFilmsAlone(t *testing.T) {
	dir, now := filmed(t)
	out := filepath.Join(t.TempDir(), "public")
	var known map[string]Stamp
	build := func() (read int) {
		t.Helper()
		content := count(t, os.DirFS(dir))
		s := scan(t, content)
		key, assets := keyOf(t, s), s.Assets()
		b, err := s.Open(t.Context(), frozen, nil)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := folder.Write(t.Context(), out, b.Site, folder.Options{Key: key, Same: func(name string) bool { return assets[name] == known[name] && b.Site.IsAsset(name) }}); err != nil {
			t.Fatal(err)
		}
		known = assets
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
	if n := build(); n != size {
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
