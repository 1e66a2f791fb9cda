package amend

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"testing"
)

func TestCreate(t *testing.T) {
	dir := t.TempDir()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	if err := Create(root, "a/b/note.md", []byte("one\n")); err != nil {
		t.Fatal(err)
	}
	if err := Create(root, "a/b/note.md", []byte("two\n")); !errors.Is(err, fs.ErrExist) {
		t.Errorf("a second note of that name gives %v", err)
	}
	text, err := os.ReadFile(filepath.Join(dir, "a", "b", "note.md"))
	if err != nil || string(text) != "one\n" {
		t.Errorf("the note is %q (%v)", text, err)
	}
	for _, bad := range []string{"../x.md", "/x.md", ".", "", "a//b"} {
		if err := Create(root, bad, nil); err == nil {
			t.Errorf("%q was made", bad)
		}
	}
	if err := os.Symlink(t.TempDir(), filepath.Join(dir, "out")); err != nil {
		t.Fatal(err)
	}
	if err := Create(root, "out/x.md", []byte("x")); err == nil {
		t.Error("a link led out of the folder")
	}
	if err := os.Symlink(filepath.Join(dir, "nowhere"), filepath.Join(dir, "link.md")); err != nil {
		t.Fatal(err)
	}
	if err := Create(root, "link.md", []byte("x")); !errors.Is(err, fs.ErrExist) {
		t.Errorf("a link that leads nowhere gives %v", err)
	}
	if left, err := fs.Glob(os.DirFS(dir), "a/b/*"); err != nil || len(left) != 1 {
		t.Errorf("%v are there (%v)", left, err)
	}
}

// TestCreateOnce lets many make the same file; one of them does.
func TestCreateOnce(t *testing.T) {
	root, err := os.OpenRoot(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	var made sync.Map
	var wg sync.WaitGroup
	for i := range 20 {
		wg.Go(func() {
			if err := Create(root, "note.md", []byte{byte('a' + i)}); err == nil {
				made.Store(byte('a'+i), true)
			} else if !errors.Is(err, fs.ErrExist) && !errors.Is(err, ErrInUse) {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	text, err := fs.ReadFile(root.FS(), "note.md")
	if err != nil || len(text) != 1 {
		t.Fatalf("the note is %q (%v)", text, err)
	}
	n := 0
	made.Range(func(k, _ any) bool {
		n++
		if k != text[0] {
			t.Errorf("%c says that it made the note, and it is of %c", k, text[0])
		}
		return true
	})
	if n != 1 {
		t.Errorf("%d made it", n)
	}
}
