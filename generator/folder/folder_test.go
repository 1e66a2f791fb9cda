package folder

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"
)

// fakeSite is a site of finished texts.
type fakeSite map[string]string

func (s fakeSite) Names() []string { return slices.Sorted(maps.Keys(s)) }

func (s fakeSite) Open(name string) (fs.File, error) {
	text, ok := s[name]
	if !ok {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return fstest.MapFS{name: {Data: []byte(text)}}.Open(name)
}

// hookedSite calls a function before each file is made.
type hookedSite struct {
	fakeSite
	before func(name string) error
}

func (s hookedSite) Open(name string) (fs.File, error) {
	if err := s.before(name); err != nil {
		return nil, err
	}
	return s.fakeSite.Open(name)
}

// tree returns what lies in a folder: the text of each file, "folder" for an empty
// folder, and "-> target" for a link. The manifest is left out.
func tree(t testing.TB, dir string) map[string]string {
	t.Helper()
	found := make(map[string]string)
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		name := filepath.ToSlash(rel)
		switch {
		case name == "." || name == manifestName:
			return nil
		case d.Type()&fs.ModeSymlink != 0:
			target, err := os.Readlink(path)
			found[name] = "-> " + target
			return err
		case d.IsDir():
			delete(found, filepath.ToSlash(filepath.Dir(rel)))
			found[name] = "folder"
			return nil
		}
		delete(found, filepath.ToSlash(filepath.Dir(rel)))
		data, err := os.ReadFile(path)
		found[name] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// put lays files, links and folders as tree gives them.
func put(t testing.TB, dir string, files map[string]string) {
	t.Helper()
	for name, text := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		err := os.MkdirAll(filepath.Dir(path), 0o755)
		switch target, link := strings.CutPrefix(text, "-> "); {
		case err != nil:
		case link:
			err = os.Symlink(target, path)
		case text == "folder":
			err = os.Mkdir(path, 0o755)
		default:
			err = os.WriteFile(path, []byte(text), 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

func mustWrite(t testing.TB, dir string, site Site, opt Options) Result {
	t.Helper()
	result, err := Write(t.Context(), dir, site, opt)
	if err != nil {
		t.Fatalf("Write: %v", err)
	}
	return result
}

func wantTree(t testing.TB, dir string, want map[string]string) {
	t.Helper()
	if diff := cmp.Diff(want, tree(t, dir)); diff != "" {
		t.Errorf("the folder differs (-want +got):\n%s", diff)
	}
}

type files = map[string]string

// TestWrite builds one site after another in a folder; between two of them the user
// puts something of their own there.
func TestWrite(t *testing.T) {
	tests := []struct {
		name   string
		before files
		first  fakeSite
		user   files
		second fakeSite
		want   files
		result Result
	}{
		{
			name:   "changed, new, gone and same",
			first:  fakeSite{"a.html": "1", "b/b.html": "1", "c/d/e.html": "1"},
			second: fakeSite{"a.html": "2", "b/b.html": "1", "n/n.html": "1"},
			want:   files{"a.html": "2", "b/b.html": "1", "n/n.html": "1"},
			result: Result{Files: 3, Written: 2, Same: 1, Removed: 1},
		},
		{
			name:   "same length, other bytes",
			first:  fakeSite{"a.html": "one"},
			second: fakeSite{"a.html": "two"},
			want:   files{"a.html": "two"},
			result: Result{Files: 1, Written: 1},
		},
		{
			name:   "the user's files stay",
			before: files{".git/config": "[core]", "CNAME": "journal.example", ".nojekyll": "", ".gitkeep": "", ".gitignore": "*"},
			first:  fakeSite{"a/a.html": "1"},
			user:   files{"a/photo.jpg": "mine", "letter.txt": "mine"},
			second: fakeSite{"b.html": "1"},
			want: files{".git/config": "[core]", "CNAME": "journal.example", ".nojekyll": "", ".gitkeep": "", ".gitignore": "*",
				"a/photo.jpg": "mine", "letter.txt": "mine", "b.html": "1"},
			result: Result{Files: 1, Written: 1, Removed: 1},
		},
		{
			name:   "the user's folders stay, though empty",
			first:  fakeSite{"a/a.html": "1"},
			user:   files{"a/empty": "folder", "own": "folder"},
			second: fakeSite{"b.html": "1"},
			want:   files{"a/empty": "folder", "own": "folder", "b.html": "1"},
			result: Result{Files: 1, Written: 1, Removed: 1},
		},
		{
			name:   "a user's file with the right bytes is accepted",
			before: files{".nojekyll": ""},
			first:  fakeSite{".nojekyll": "", "a.html": "1"},
			user:   files{"b.html": "1"},
			second: fakeSite{".nojekyll": "", "a.html": "1", "b.html": "1"},
			want:   files{".nojekyll": "", "a.html": "1", "b.html": "1"},
			result: Result{Files: 3, Same: 3},
		},
		{
			name:   "and is not removed with the page",
			before: files{".nojekyll": ""},
			first:  fakeSite{".nojekyll": "", "a.html": "1"},
			second: fakeSite{"a.html": "1"},
			want:   files{".nojekyll": "", "a.html": "1"},
			result: Result{Files: 1, Same: 1},
		},
		{
			name:   "a file becomes a folder",
			first:  fakeSite{"cv": "1", "z": "1"},
			second: fakeSite{"cv/cv.pdf": "2", "z": "1"},
			want:   files{"cv/cv.pdf": "2", "z": "1"},
			result: Result{Files: 2, Written: 1, Same: 1, Removed: 1},
		},
		{
			name:   "a folder becomes a file",
			first:  fakeSite{"cv/x/cv.pdf": "1", "cv/y.pdf": "1"},
			second: fakeSite{"cv": "2"},
			want:   files{"cv": "2"},
			result: Result{Files: 1, Written: 1, Removed: 2},
		},
		{
			name:   "a name changes in case",
			first:  fakeSite{"Northwind/A.html": "1"},
			second: fakeSite{"northwind/a.html": "1"},
			want:   files{"northwind/a.html": "1"},
			result: Result{Files: 1, Written: 1, Removed: 1},
		},
		{
			name:   "a removed page that became a link or a folder is left alone",
			first:  fakeSite{"a.html": "1", "b.html": "1", "c/c.html": "1"},
			user:   files{"a.html": "-> b.html", "c/c.html": "folder"},
			second: fakeSite{"b.html": "1"},
			want:   files{"a.html": "-> b.html", "b.html": "1", "c/c.html": "folder"},
			result: Result{Files: 1, Same: 1},
		},
		{
			name:   "an empty site empties the folder",
			before: files{".gitkeep": ""},
			first:  fakeSite{"a/b/c.html": "1"},
			second: fakeSite{},
			want:   files{".gitkeep": ""},
			result: Result{Removed: 1},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			put(t, dir, tt.before)
			mustWrite(t, dir, tt.first, Options{Key: "1"})
			for name := range tt.user {
				os.Remove(filepath.Join(dir, name))
			}
			put(t, dir, tt.user)
			result := mustWrite(t, dir, tt.second, Options{Key: "2"})
			wantTree(t, dir, tt.want)
			if result != tt.result {
				t.Errorf("result %+v, want %+v", result, tt.result)
			}
			if _, n, ok := Current(dir, "2", time.Unix(0, 0)); !ok || n != len(tt.second) {
				t.Errorf("Current after the build: %d files, %v", n, ok)
			}
			mustWrite(t, dir, fakeSite{}, Options{})
			for name, text := range tt.want {
				_, err := os.Lstat(filepath.Join(dir, name))
				_, ours := tt.second[name]
				_, users := tt.user[name]
				_, was := tt.before[name]
				if gone := errors.Is(err, fs.ErrNotExist); gone != (ours && !users && !was) {
					t.Errorf("after an empty site, %s (%q) gone: %v", name, text, gone)
				}
			}
		})
	}
}

// A folder that was emptied by the user after the page in it was removed goes at the
// next build, as it is still known as the build's own.
func TestFolderEmptiedLater(t *testing.T) {
	dir := t.TempDir()
	mustWrite(t, dir, fakeSite{"a/b/c.html": "1", "d.html": "1"}, Options{})
	put(t, dir, files{"a/b/photo.jpg": "mine"})
	mustWrite(t, dir, fakeSite{"d.html": "1"}, Options{})
	wantTree(t, dir, files{"a/b/photo.jpg": "mine", "d.html": "1"})
	if err := os.Remove(filepath.Join(dir, "a/b/photo.jpg")); err != nil {
		t.Fatal(err)
	}
	mustWrite(t, dir, fakeSite{"d.html": "1"}, Options{})
	wantTree(t, dir, files{"d.html": "1"})
}

// A folder the user made stays when the site's files in it are gone.
func TestUsersFolderStays(t *testing.T) {
	dir := t.TempDir()
	mustWrite(t, dir, fakeSite{"a.html": "1"}, Options{})
	put(t, dir, files{"photos": "folder"})
	mustWrite(t, dir, fakeSite{"a.html": "1", "photos/deep/x.jpg": "1"}, Options{})
	mustWrite(t, dir, fakeSite{"a.html": "1"}, Options{})
	wantTree(t, dir, files{"a.html": "1", "photos": "folder"})
}

func TestSameKeepsTime(t *testing.T) {
	dir := t.TempDir()
	site := fakeSite{"a.html": strings.Repeat("long", 50_000), "b/b.html": ""}
	mustWrite(t, dir, site, Options{})
	past := time.Date(2026, 3, 5, 9, 0, 0, 0, time.UTC)
	for name := range site {
		if err := os.Chtimes(filepath.Join(dir, name), past, past); err != nil {
			t.Fatal(err)
		}
	}
	result := mustWrite(t, dir, site, Options{})
	if want := (Result{Files: 2, Same: 2}); result != want {
		t.Errorf("result %+v, want %+v", result, want)
	}
	for name := range site {
		info, err := os.Stat(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		if !info.ModTime().Equal(past) {
			t.Errorf("%s has the time %v", name, info.ModTime())
		}
	}
}

func TestMissingFolders(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "sites", "public")
	mustWrite(t, dir, fakeSite{"a.html": "1"}, Options{})
	wantTree(t, dir, files{"a.html": "1"})
}

// The folder itself may be a link, as for a site that lies on another disk.
func TestFolderIsLink(t *testing.T) {
	top := t.TempDir()
	put(t, top, files{"disk": "folder", "public": "-> disk"})
	mustWrite(t, filepath.Join(top, "public"), fakeSite{"a.html": "1"}, Options{})
	wantTree(t, top, files{"disk/a.html": "1", "disk/" + manifestName: tree(t, top)["disk/"+manifestName], "public": "-> disk"})
}

func TestProgress(t *testing.T) {
	var heard []string
	site := make(fakeSite)
	var want []string
	for i := range 100 {
		site[fmt.Sprintf("%03d/index.html", i)] = "text"
		want = append(want, fmt.Sprintf("%d of 100", i+1))
	}
	mustWrite(t, t.TempDir(), site, Options{Workers: 4, Progress: func(done, total int) {
		heard = append(heard, fmt.Sprintf("%d of %d", done, total))
	}})
	if diff := cmp.Diff(want, heard); diff != "" {
		t.Errorf("progress (-want +got):\n%s", diff)
	}
}

func TestNamesRefused(t *testing.T) {
	tests := []struct {
		names []string
		want  string
	}{
		{[]string{"../a"}, "no path"},
		{[]string{"/etc/a"}, "no path"},
		{[]string{"a//b"}, "no path"},
		{[]string{""}, "no path"},
		{[]string{"."}, "no path"},
		{[]string{"a\x00b"}, "cannot write"},
		{[]string{".git/config"}, "reserved"},
		{[]string{"a/.GIT/config"}, "reserved"},
		{[]string{".journal-manifest"}, "reserved"},
		{[]string{".journal-lock"}, "reserved"},
		{[]string{"a/.journal-tmp-1"}, "reserved"},
		{[]string{"a.html", "A.html"}, "in case only"},
		{[]string{"a.html", "a.html"}, "in case only"},
		{[]string{"Bücher/a.html", "BÜCHER/a.html"}, "in case only"},
		{[]string{"caf\u00e9.html", "cafe\u0301.html"}, "in case only"},
		{[]string{"a", "a/b"}, "both a file"},
		{[]string{"A", "a/b/c"}, "both a file"},
		{[]string{strings.Repeat("x", 256)}, "255 bytes"},
	}
	for _, tt := range tests {
		t.Run(fmt.Sprintf("%.40q", tt.names), func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "public")
			_, err := Write(t.Context(), dir, namedSite(tt.names), Options{})
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error %v, want one with %q", err, tt.want)
			}
			if _, err := os.Stat(dir); !errors.Is(err, fs.ErrNotExist) {
				t.Errorf("the folder was made: %v", err)
			}
		})
	}
}

// Straße and Strasse are two files on every file system.
func TestNamesAccepted(t *testing.T) {
	site := fakeSite{"straße.html": "1", "strasse.html": "2", "a/.well-known/x": "3", ".gitignore": "*", "a\nb.html": "4"}
	dir := t.TempDir()
	mustWrite(t, dir, site, Options{Key: "k"})
	wantTree(t, dir, site)
	if _, _, ok := Current(dir, "k", time.Unix(0, 0)); !ok {
		t.Error("not current after the build")
	}
}

type namedSite []string

func (s namedSite) Names() []string                      { return s }
func (s namedSite) ReadFile(name string) ([]byte, error) { return []byte("text"), nil }
func (s namedSite) Open(name string) (fs.File, error)    { return nil, fs.ErrNotExist }
