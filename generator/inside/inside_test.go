package inside

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
)

// tree makes a folder of notes beside a secret and gives its root. A text of
// "-> PLACE" is a link.
func tree(t *testing.T, files map[string]string) (root *os.Root, dir string) {
	t.Helper()
	top := t.TempDir()
	dir = filepath.Join(top, "content")
	put(t, filepath.Join(top, "secret.md"), "hunter2")
	put(t, filepath.Join(top, "outside", "secret.md"), "hunter2")
	put(t, filepath.Join(dir, "top.md"), "top")
	for name, text := range files {
		put(t, filepath.Join(dir, filepath.FromSlash(name)), text)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	return root, dir
}

func put(t *testing.T, file, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	var err error
	if target, isLink := strings.CutPrefix(text, "-> "); isLink {
		err = os.Symlink(filepath.FromSlash(target), file)
	} else {
		err = os.WriteFile(file, []byte(text), 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// most is more than any file of the tests holds.
const most = 2 << 20

// Every name stands for the bytes, or fails, as with the root itself, and none gives what
// lies outside.
func TestLikeTheRoot(t *testing.T) {
	root, dir := tree(t, map[string]string{
		"a/b/note.md":      "a note",
		"a/empty.md":       "",
		"a/large.md":       strings.Repeat("0123456789abcdef", 1<<16),
		"a/same.md":        "-> b/note.md",
		"a/up.md":          "-> ../top.md",
		"folder":           "-> a/b",
		"stolen.md":        "-> ../secret.md",
		"a/b/stolen.md":    "-> ../../../secret.md",
		"a/nowhere.md":     "-> missing.md",
		"a/round.md":       "-> round.md",
		"outside":          "-> ../outside",
		"a/\nodd name.md ": "odd",
	})
	put(t, filepath.Join(dir, "absolute.md"), "-> "+filepath.Join(filepath.Dir(dir), "secret.md"))
	notes := New(root, most)
	for _, name := range []string{
		"top.md", "a/b/note.md", "a/empty.md", "a/large.md", "a/same.md", "a/up.md", "folder/note.md", "stolen.md", "a/b/stolen.md",
		"a/nowhere.md", "a/round.md", "outside/secret.md", "outside/missing.md", "absolute.md", "a/\nodd name.md ",
		".", "", "a", "a/b", "folder", "a/missing.md", "missing/x.md", "top.md/x", "a/b/note.md/x/y",
		"../secret.md", "a/../../secret.md", "/etc/passwd", "a//b/note.md", "./top.md", "a/b/../../top.md", "top.md/", `a\b`, "a/\x00",
	} {
		want, wantErr := fs.ReadFile(root.FS(), name)
		got, err := fs.ReadFile(notes, name)
		if !bytes.Equal(got, want) || (err == nil) != (wantErr == nil) || errors.Is(err, fs.ErrNotExist) != errors.Is(wantErr, fs.ErrNotExist) {
			t.Errorf("%q is %.40q, %v; want %.40q, %v", name, got, err, want, wantErr)
		}
		if strings.Contains(string(got), "hunter2") {
			t.Errorf("%q leads out of the folder", name)
		}
		list, wantErr := fs.ReadDir(root.FS(), name)
		entries, err := fs.ReadDir(notes, name)
		if fmt.Sprint(entries) != fmt.Sprint(list) || (err == nil) != (wantErr == nil) {
			t.Errorf("listing %q is %v, %v; want %v, %v", name, entries, err, list, wantErr)
		}
		for i, e := range entries {
			info, err := e.Info()
			want, wantErr := list[i].Info()
			if err != nil || wantErr != nil || info.Mode() != want.Mode() || info.Size() != want.Size() {
				t.Errorf("%s in %q is %v, %v; want %v, %v", e.Name(), name, info, err, want, wantErr)
			}
		}
	}
}

// What takes the place of a note or of a folder that was read before does not lead
// out of the folder either.
func TestReplacedByLink(t *testing.T) {
	root, dir := tree(t, map[string]string{"a/secret.md": "mine", "a/b/c.md": "mine", "b/secret.md": "mine"})
	notes := New(root, most)
	read := func(name string) (string, error) {
		text, err := fs.ReadFile(notes, name)
		if strings.Contains(string(text), "hunter2") {
			t.Errorf("%s leads out of the folder", name)
		}
		return string(text), err
	}
	for _, name := range []string{"a/secret.md", "a/b/c.md"} {
		if text, err := read(name); err != nil || text != "mine" {
			t.Fatalf("%s: %q, %v", name, text, err)
		}
	}
	replace := func(name, target string) {
		t.Helper()
		if err := os.RemoveAll(filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
		put(t, filepath.Join(dir, name), "-> "+target)
	}
	replace("a/secret.md", "../../secret.md")
	if _, err := read("a/secret.md"); err == nil {
		t.Error("a link that leads out was read")
	}
	for _, name := range []string{"a", "b"} {
		replace(name, "../outside")
		if text, err := read(name + "/secret.md"); err == nil {
			t.Errorf("%s/secret.md is %q", name, text)
		}
	}
	entries, err := fs.ReadDir(notes, "b")
	if err == nil {
		t.Errorf("a folder outside was listed: %v", entries)
	}
}

// It is a file system like any other.
func TestFS(t *testing.T) {
	root, _ := tree(t, map[string]string{"a/b/note.md": "a note", "c.md": "", "d/e/f/g.md": "deep"})
	if err := fstest.TestFS(New(root, most), "a/b/note.md", "c.md", "d/e/f/g.md", "top.md"); err != nil {
		t.Error(err)
	}
}

// A file of the largest size is read whole, a larger one only as a stream, and
// no memory is taken for it.
func TestTooLarge(t *testing.T) {
	root, dir := tree(t, map[string]string{"fits.md": strings.Repeat("x", most), "large.md": strings.Repeat("x", most+1)})
	notes := New(root, most)
	if text, err := fs.ReadFile(notes, "fits.md"); err != nil || len(text) != most {
		t.Errorf("the largest file: %d bytes, %v", len(text), err)
	}
	if text, err := fs.ReadFile(notes, "large.md"); !errors.Is(err, ErrTooLarge) || text != nil {
		t.Errorf("a larger one: %d bytes, %v", len(text), err)
	}
	f, err := notes.Open("large.md")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if n, err := io.Copy(io.Discard, f); n != most+1 || err != nil {
		t.Errorf("as a stream: %d bytes, %v", n, err)
	}
	// A size on disk that no memory could hold.
	if err := os.Truncate(filepath.Join(dir, "large.md"), 1<<40); err != nil {
		t.Skip("this disk has no sparse files")
	}
	if _, err := fs.ReadFile(notes, "large.md"); !errors.Is(err, ErrTooLarge) {
		t.Errorf("a terabyte: %v", err)
	}
}

// A file that grows while it is read is not read without end.
func TestGrowing(t *testing.T) {
	if text, err := ReadFile(growing{}, "x.md", most); !errors.Is(err, ErrTooLarge) {
		t.Errorf("%d bytes, %v", len(text), err)
	}
}

// growing is a file system of one empty file that never ends.
type growing struct{}

func (g growing) Open(string) (fs.File, error) { return g, nil }
func (growing) Read(p []byte) (int, error)     { return len(p), nil }
func (growing) Close() error                   { return nil }
func (growing) Stat() (fs.FileInfo, error) {
	return fs.Stat(fstest.MapFS{"x.md": {}}, "x.md")
}
