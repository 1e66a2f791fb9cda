package inside

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
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

func open(t *testing.T, root *os.Root) *FS {
	t.Helper()
	f := New(root)
	t.Cleanup(func() {
		if err := f.Close(); err != nil {
			t.Error(err)
		}
	})
	return f
}

// Every name gives the bytes or the error that the root gives, and none gives what
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
	kept := open(t, root)
	for _, name := range []string{
		"top.md", "a/b/note.md", "a/empty.md", "a/large.md", "a/same.md", "a/up.md", "folder/note.md", "stolen.md", "a/b/stolen.md",
		"a/nowhere.md", "a/round.md", "outside/secret.md", "outside/missing.md", "absolute.md", "a/\nodd name.md ",
		".", "", "a", "a/b", "folder", "a/missing.md", "missing/x.md", "top.md/x", "a/b/note.md/x/y",
		"../secret.md", "a/../../secret.md", "/etc/passwd", "a//b/note.md", "./top.md", "a/b/../../top.md", "top.md/", `a\b`, "a/\x00",
	} {
		want, wantErr := fs.ReadFile(root.FS(), name)
		for range 2 { // the second time the folder is open
			got, err := fs.ReadFile(kept, name)
			if !bytes.Equal(got, want) || fmt.Sprint(err) != fmt.Sprint(wantErr) {
				t.Errorf("%q gives %.40q, %v; want %.40q, %v", name, got, err, want, wantErr)
			}
			if strings.Contains(string(got), "hunter2") {
				t.Errorf("%q leads out of the folder", name)
			}
		}
		list, wantErr := fs.ReadDir(root.FS(), name)
		entries, err := fs.ReadDir(kept, name)
		if fmt.Sprint(entries) != fmt.Sprint(list) || fmt.Sprint(err) != fmt.Sprint(wantErr) {
			t.Errorf("listing %q gives %v, %v; want %v, %v", name, entries, err, list, wantErr)
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
	kept := open(t, root)
	read := func(name string) (string, error) {
		text, err := fs.ReadFile(kept, name)
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
			t.Errorf("%s/secret.md gives %q", name, text)
		}
	}
	entries, err := fs.ReadDir(kept, "b")
	if err == nil {
		t.Errorf("a folder outside was listed: %v", entries)
	}
}

// More folders than may be kept open are read all the same, from several goroutines.
func TestManyFolders(t *testing.T) {
	const n = 300
	files := make(map[string]string)
	for i := range n {
		files[fmt.Sprintf("company-%d/2026/note.md", i)] = fmt.Sprint(i)
	}
	root, _ := tree(t, files)
	kept := open(t, root)
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			for name, want := range files {
				if text, err := fs.ReadFile(kept, name); err != nil || string(text) != want {
					t.Errorf("%s: %q, %v", name, text, err)
				}
			}
		})
	}
	group.Wait()
	found := 0
	err := fs.WalkDir(kept, ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(name, "note.md") && d.Type().IsRegular() {
			found++
		}
		return err
	})
	if err != nil || found != n {
		t.Errorf("found %d of %d notes: %v", found, n, err)
	}
}

// It is a file system like any other, also after Close.
func TestFS(t *testing.T) {
	root, _ := tree(t, map[string]string{"a/b/note.md": "a note", "c.md": "", "d/e/f/g.md": "deep"})
	kept := New(root)
	for range 2 {
		if err := fstest.TestFS(kept, "a/b/note.md", "c.md", "d/e/f/g.md", "top.md"); err != nil {
			t.Error(err)
		}
		if err := kept.Close(); err != nil {
			t.Error(err)
		}
	}
}
