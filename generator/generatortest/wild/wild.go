// Package wild gives tests the untidy notes of generator/note/testdata/wild
// under the names that people gave them.
//
// Some of these names cannot be in a repository: Windows has no aux.md, and a
// module may hold neither decomposed letters nor emoji in its names. Such a
// note lies there under a plain name, and names.json says which one it has.
package wild

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path"
	"testing"
	"testing/fstest"
)

// Notes returns the wild notes in dir, the path of generator/note/testdata/wild
// from the test, under their own names.
func Notes(t testing.TB, dir string) fstest.MapFS {
	t.Helper()
	notes, err := read(os.DirFS(dir))
	if err != nil {
		t.Fatalf("reading the wild notes: %v", err)
	}
	return notes
}

// Folder writes the wild notes into a new folder and returns its path. The test
// is skipped where the system cannot have their names.
func Folder(t testing.TB, dir string) string {
	t.Helper()
	to := t.TempDir()
	if err := os.CopyFS(to, Notes(t, dir)); err != nil {
		t.Skipf("this system cannot have the names of the wild notes: %v", err)
	}
	return to
}

func read(root fs.FS) (fstest.MapFS, error) {
	text, err := fs.ReadFile(root, "names.json")
	if err != nil {
		return nil, err
	}
	var names map[string]string // what a note is called here, and its own name
	if err := json.Unmarshal(text, &names); err != nil {
		return nil, fmt.Errorf("names.json: %w", err)
	}
	content, err := fs.Sub(root, "content")
	if err != nil {
		return nil, err
	}
	notes := fstest.MapFS{}
	renamed := 0
	err = fs.WalkDir(content, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(content, name)
		if err != nil {
			return err
		}
		if own, is := names[name]; is {
			name = own
			renamed++
		}
		if _, twice := notes[name]; twice {
			return fmt.Errorf("two notes are called %s", path.Join("content", name))
		}
		notes[name] = &fstest.MapFile{Data: data, Mode: 0o644}
		return nil
	})
	if err == nil && renamed != len(names) {
		err = fmt.Errorf("names.json names %d notes, %d of them are there", len(names), renamed)
	}
	return notes, err
}
