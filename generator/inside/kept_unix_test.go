//go:build unix

package inside

import (
	"io/fs"
	"path/filepath"
	"runtime"
	"testing"

	"golang.org/x/sys/unix"
)

// Plain files in plain folders are read from folders that are kept open, or all
// tests of this package say nothing; and a pipe is left alone without waiting for
// its other end.
func TestKept(t *testing.T) {
	root, dir := tree(t, map[string]string{"a/b/note.md": "a note", "a/link.md": "-> b/note.md", "folder": "-> a/b"})
	if err := unix.Mkfifo(filepath.Join(dir, "a", "pipe.md"), 0o600); err != nil {
		t.Fatal(err)
	}
	kept := open(t, root)
	for name, want := range map[string]bool{"top.md": true, "a/b/note.md": true, "a/link.md": false, "folder/note.md": false, "a/pipe.md": false, "a/b": false} {
		if _, ok := kept.kept.readFile(name); ok != want {
			t.Errorf("%s was read from a folder that is kept open: %v, want %v", name, ok, want)
		}
	}
	if runtime.GOOS != "linux" {
		return
	}
	entries, ok := kept.kept.readDir("a", kept.plain.Lstat)
	if !ok {
		t.Fatal("the folder was not listed")
	}
	types := map[string]fs.FileMode{"b": fs.ModeDir, "link.md": fs.ModeSymlink, "pipe.md": fs.ModeNamedPipe}
	for _, e := range entries {
		if e.Type() != types[e.Name()] {
			t.Errorf("%s is %v", e.Name(), e.Type())
		}
	}
	if len(entries) != len(types) {
		t.Errorf("listed %v", entries)
	}
}
