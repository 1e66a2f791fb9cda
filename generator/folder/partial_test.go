package folder

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

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
