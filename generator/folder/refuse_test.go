package folder

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestForeignFolder(t *testing.T) {
	tests := []struct {
		name   string
		before files
		want   string
	}{
		{"a file", files{"notes.txt": "mine"}, "notes.txt"},
		{"a page of another program", files{".nojekyll": "", "index.html": "mine"}, "index.html"},
		{"an empty folder", files{".git/config": "", "drafts": "folder"}, "drafts"},
		{"a link", files{"current": "-> elsewhere"}, "current"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			put(t, dir, tt.before)
			_, err := Write(t.Context(), dir, fakeSite{"index.html": "1"}, Options{})
			foreign, ok := errors.AsType[*ForeignError](err)
			if !ok || foreign.Dir != dir || foreign.Name != tt.want {
				t.Errorf("error %v, want that %s is foreign", err, tt.want)
			}
			if ok && !(strings.Contains(err.Error(), dir) && strings.Contains(err.Error(), tt.want)) {
				t.Errorf("error %q does not name the folder and the file", err)
			}
			wantTree(t, dir, tt.before)
		})
	}
}

func TestNotAFolder(t *testing.T) {
	top := t.TempDir()
	put(t, top, files{"public": "a file"})
	_, err := Write(t.Context(), filepath.Join(top, "public"), fakeSite{"a": "1"}, Options{})
	if err == nil || !strings.Contains(err.Error(), "public") || !strings.Contains(err.Error(), "not a directory") {
		t.Errorf("error %v", err)
	}
	wantTree(t, top, files{"public": "a file"})
}

// TestConflict puts something of the user's where the next site has a file. The
// folder must stay as it is to the last byte, and no link may be written through.
func TestConflict(t *testing.T) {
	first := fakeSite{"a.html": "1", "i/x.html": "1", "i/y.html": "1", "z.html": "1"}
	tests := []struct {
		name string
		user files
		site fakeSite
		want string // the name in the error
	}{
		{"other bytes", files{"n.html": "mine"}, fakeSite{"a.html": "2", "n.html": "site"}, "n.html"},
		{"same length", files{"n.html": "mine"}, fakeSite{"a.html": "2", "n.html": "site"}, "n.html"},
		{"in a folder of ours", files{"i/n.html": "mine"}, fakeSite{"a.html": "2", "i/n.html": "2"}, "i/n.html"},
		{"a dot file", files{".nojekyll": "mine"}, fakeSite{"a.html": "2", ".nojekyll": ""}, ".nojekyll"},
		{"a folder where a file goes", files{"n.html/mine.txt": "mine"}, fakeSite{"a.html": "2", "n.html": "2"}, "n.html"},
		{"a file where a folder goes", files{"n": "mine"}, fakeSite{"a.html": "2", "n/n.html": "2"}, "n"},
		{"our file replaced by a link out", files{"z.html": "-> ../outside.txt"}, fakeSite{"a.html": "2", "z.html": "2"}, "z.html"},
		{"our file replaced by a link within", files{"z.html": "-> i/x.html"}, fakeSite{"a.html": "2", "z.html": "2"}, "z.html"},
		{"our file replaced by a dead link", files{"z.html": "-> nowhere"}, fakeSite{"a.html": "2", "z.html": "2"}, "z.html"},
		{"our file replaced by a folder", files{"z.html/mine.txt": "mine"}, fakeSite{"a.html": "2", "z.html": "2"}, "z.html"},
		{"a link to a folder outside", files{"n": "-> ../outside"}, fakeSite{"a.html": "2", "n/x.txt": "2"}, "n"},
		{"a link to a folder within", files{"n": "-> i"}, fakeSite{"a.html": "2", "n/x.html": "2"}, "n"},
		{"a link to .git", files{".git/config": "[core]", "n": "-> .git"}, fakeSite{"a.html": "2", "n/config": "2"}, "n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			top := t.TempDir()
			outside := files{"outside/x.txt": "mine", "outside.txt": "mine"}
			put(t, top, outside)
			dir := filepath.Join(top, "public")
			mustWrite(t, dir, first, Options{Key: "1"})
			for name := range tt.user {
				os.Remove(filepath.Join(dir, name))
				os.Remove(filepath.Join(dir, filepath.Dir(name)))
			}
			put(t, dir, tt.user)
			before := tree(t, top)

			_, err := Write(t.Context(), dir, tt.site, Options{Key: "2"})
			conflict, ok := errors.AsType[*ConflictError](err)
			if !ok || conflict.Name != tt.want || conflict.Dir != dir {
				t.Errorf("error %v, want a conflict with %s", err, tt.want)
			}
			if !strings.HasPrefix(err.Error(), tt.want+" in "+dir+" is in the way") {
				t.Errorf("error %q does not name the file and the folder", err)
			}
			wantTree(t, top, before)
			_, err = Write(t.Context(), dir, tt.site, Options{Key: "2"})
			if _, ok := errors.AsType[*ConflictError](err); !ok {
				t.Errorf("the second time: error %v, want a conflict", err)
			}
			wantTree(t, top, before)
		})
	}
}

// A folder in our own place, replaced by a link: what it leads to has files of the
// names we would remove.
func TestStaleBehindLink(t *testing.T) {
	top := t.TempDir()
	dir := filepath.Join(top, "public")
	mustWrite(t, dir, fakeSite{"a.html": "1", "i/x.html": "1", "j/x.html": "1"}, Options{})
	for _, name := range []string{"i", "j"} {
		if err := os.RemoveAll(filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	put(t, top, files{"outside/x.html": "mine", "public/own/x.html": "mine", "public/i": "-> ../outside", "public/j": "-> own"})
	mustWrite(t, dir, fakeSite{"a.html": "1"}, Options{})
	want := files{"outside/x.html": "mine", "public/a.html": "1", "public/own/x.html": "mine", "public/i": "-> ../outside", "public/j": "-> own"}
	wantAbove(t, top, want)
}

// wantAbove is wantTree for the folder above public.
func wantAbove(t *testing.T, top string, want map[string]string) {
	t.Helper()
	got := tree(t, top)
	delete(got, "public/"+manifestName)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("the folder differs (-want +got):\n%s", diff)
	}
}

// A folder of ours that becomes a file, but the user keeps something in it.
func TestConflictFolderToFile(t *testing.T) {
	dir := t.TempDir()
	mustWrite(t, dir, fakeSite{"cv/a.pdf": "1", "z": "1"}, Options{})
	put(t, dir, files{"cv/mine.pdf": "mine"})
	_, err := Write(t.Context(), dir, fakeSite{"cv": "2", "z": "2"}, Options{})
	if conflict, ok := errors.AsType[*ConflictError](err); !ok || conflict.Name != "cv" {
		t.Errorf("error %v, want a conflict with cv", err)
	}
	wantTree(t, dir, files{"cv/mine.pdf": "mine", "z": "1"})
	os.RemoveAll(filepath.Join(dir, "cv"))
	mustWrite(t, dir, fakeSite{"cv": "2", "z": "2"}, Options{})
	wantTree(t, dir, files{"cv": "2", "z": "2"})
}

// Where case does not count, the old name finds the same file as the new one. A hard
// link shows that here. Two different files are told apart.
func TestCaseOfOwnFile(t *testing.T) {
	dir := t.TempDir()
	mustWrite(t, dir, fakeSite{"Northwind.html": "1"}, Options{})
	if err := os.Link(filepath.Join(dir, "Northwind.html"), filepath.Join(dir, "northwind.html")); err != nil {
		t.Fatal(err)
	}
	mustWrite(t, dir, fakeSite{"northwind.html": "2"}, Options{})
	wantTree(t, dir, files{"northwind.html": "2"})

	put(t, dir, files{"NORTHWIND.html": "mine"})
	_, err := Write(t.Context(), dir, fakeSite{"NORTHWIND.html": "3"}, Options{})
	if _, ok := errors.AsType[*ConflictError](err); !ok {
		t.Errorf("error %v, want a conflict", err)
	}
	if got := tree(t, dir)["NORTHWIND.html"]; got != "mine" {
		t.Errorf("the user's file holds %q", got)
	}
}

// A manifest that cannot be trusted: nothing is written and nothing is removed.
func TestDamagedManifest(t *testing.T) {
	dir := t.TempDir()
	site := fakeSite{"a.html": "1", "b/b.html": "1"}
	mustWrite(t, dir, site, Options{Key: "k"})
	put(t, dir, files{"mine.txt": "mine"})
	path := filepath.Join(dir, manifestName)
	good, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	text := string(good)
	tests := []struct{ name, text, want string }{
		{"empty", "", "not a list"},
		{"cut off", text[:len(text)/2], "cut off or changed"},
		{"cut after a line", text[:strings.Index(text, "file ")], "cut off or changed"},
		{"without its end", text[:strings.LastIndex(text, "end ")], "cut off or changed"},
		{"longer", text + "file 1 1 \"mine.txt\"\n", "cut off or changed"},
		{"a name changed", strings.Replace(text, "a.html", "mine.txt", 1), "cut off or changed"},
		{"zeros", strings.Repeat("\x00", len(text)), "not a list"},
		{"a merge conflict", "<<<<<<< HEAD\n" + text, "not a list"},
		{"newer", strings.Replace(text, "manifest 1", "manifest 2", 1), "version \"2\""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if err := os.WriteFile(path, []byte(tt.text), 0o644); err != nil {
				t.Fatal(err)
			}
			_, err := Write(t.Context(), dir, fakeSite{"a.html": "2"}, Options{Key: "2"})
			if bad, ok := errors.AsType[*DamagedError](err); !ok || bad.Dir != dir {
				t.Errorf("error %v, want a damaged manifest", err)
			}
			if err != nil && !(strings.Contains(err.Error(), dir) && strings.Contains(err.Error(), tt.want)) {
				t.Errorf("error %q, want one with the folder and %q", err, tt.want)
			}
			if _, _, ok := Current(dir, "k", time.Unix(0, 0)); ok {
				t.Error("current, with a damaged manifest")
			}
			wantTree(t, dir, files{"a.html": "1", "b/b.html": "1", "mine.txt": "mine"})
		})
	}
}

func TestManifestIsLink(t *testing.T) {
	top := t.TempDir()
	put(t, top, files{"target": "mine", "public/" + manifestName: "-> ../target"})
	_, err := Write(t.Context(), filepath.Join(top, "public"), fakeSite{"a": "1"}, Options{})
	if _, ok := errors.AsType[*DamagedError](err); !ok {
		t.Errorf("error %v, want a damaged manifest", err)
	}
	if got := tree(t, top)["target"]; got != "mine" {
		t.Errorf("the target holds %q", got)
	}
}

// A whole manifest, sum and all, that lists what is not a build's to remove.
func TestManifestLeadsOut(t *testing.T) {
	top := t.TempDir()
	dir := filepath.Join(top, "public")
	mustWrite(t, dir, fakeSite{"a.html": "1"}, Options{})
	put(t, top, files{"victim.txt": "mine", "public/.git/config": "[core]", "public/sub/.git/config": "[core]"})
	names := []string{"../victim.txt", "./a.html", ".git/config", "/etc/victim", "a/../../victim.txt", "sub/.GIT/config", "sub/.git/config"}
	m := &manifest{whole: true, folders: []string{"..", ".git", "sub/.git"}}
	for _, name := range names {
		m.files = append(m.files, entry{name: name})
	}
	if err := os.WriteFile(filepath.Join(dir, manifestName), m.marshal(), 0o644); err != nil {
		t.Fatal(err)
	}
	result := mustWrite(t, dir, fakeSite{"b.html": "1"}, Options{})
	if result.Removed != 0 {
		t.Errorf("removed %d files", result.Removed)
	}
	want := files{"victim.txt": "mine", "public/.git/config": "[core]", "public/sub/.git/config": "[core]", "public/a.html": "1", "public/b.html": "1"}
	wantAbove(t, top, want)
}
