package folder

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

func TestCurrent(t *testing.T) {
	day := 24 * time.Hour
	valid := [2]time.Time{epoch, epoch.Add(day)}
	touch := func(name string, change func(path string, info os.FileInfo) error) func(*testing.T, string) {
		return func(t *testing.T, dir string) {
			path := filepath.Join(dir, name)
			info, err := os.Stat(path)
			if err == nil {
				err = change(path, info)
			}
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	alter := func(change func(m *manifest)) func(*testing.T, string) {
		return func(t *testing.T, dir string) {
			m, root := openManifest(t, dir)
			change(m)
			if err := writeManifest(root, m, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	tests := []struct {
		name  string
		key   string
		valid [2]time.Time
		now   time.Time
		touch func(t *testing.T, dir string)
		want  bool
	}{
		{name: "as it was left", key: "k", now: epoch, want: true},
		{name: "another key", key: "other", now: epoch},
		{name: "no key", key: "", now: epoch},
		{name: "at the start", key: "k", valid: valid, now: epoch, want: true},
		{name: "in another zone", key: "k", valid: valid, now: epoch.In(time.FixedZone("", 3600)), want: true},
		{name: "before the start", key: "k", valid: valid, now: epoch.Add(-1)},
		{name: "just before the end", key: "k", valid: valid, now: epoch.Add(day - 1), want: true},
		{name: "at the end", key: "k", valid: valid, now: epoch.Add(day)},
		{name: "no start", key: "k", valid: [2]time.Time{{}, valid[1]}, now: time.Unix(0, 0), want: true},
		{name: "no end", key: "k", valid: [2]time.Time{epoch, {}}, now: epoch.Add(9999 * day), want: true},
		{name: "a user's file beside", key: "k", now: epoch, want: true, touch: func(t *testing.T, dir string) {
			put(t, dir, files{"b/mine.txt": "mine"})
		}},
		{name: "a file is gone", key: "k", now: epoch, touch: touch("b/b.html", func(path string, _ os.FileInfo) error { return os.Remove(path) })},
		{name: "a folder is gone", key: "k", now: epoch, touch: touch("b", func(path string, _ os.FileInfo) error { return os.RemoveAll(path) })},
		{name: "another time", key: "k", now: epoch, touch: touch("b/b.html", func(path string, _ os.FileInfo) error { return os.Chtimes(path, epoch, epoch) })},
		{name: "another size, same time", key: "k", now: epoch, touch: touch("b/b.html", func(path string, info os.FileInfo) error {
			if err := os.Truncate(path, 0); err != nil {
				return err
			}
			return os.Chtimes(path, info.ModTime(), info.ModTime())
		})},
		{name: "a file the user owns changed", key: "k", now: epoch, touch: touch(".nojekyll", func(path string, _ os.FileInfo) error { return os.Chtimes(path, epoch, epoch) })},
		{name: "a link to the file", key: "k", now: epoch, touch: touch("a.html", func(path string, _ os.FileInfo) error {
			if err := os.Rename(path, path+".old"); err != nil {
				return err
			}
			return os.Symlink("a.html.old", path)
		})},
		{name: "a link to the folder", key: "k", now: epoch, touch: touch("b", func(path string, _ os.FileInfo) error {
			if err := os.Rename(path, path+".old"); err != nil {
				return err
			}
			return os.Symlink("b.old", path)
		})},
		{name: "restarted since", key: "k", now: epoch, touch: alter(func(m *manifest) { m.boot = "another" })},
		{name: "not finished", key: "k", now: epoch, touch: alter(func(m *manifest) { m.whole = false })},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			put(t, dir, files{".nojekyll": ""})
			site := fakeSite{"a.html": "1", "b/b.html": "2", ".nojekyll": ""}
			mustWrite(t, dir, site, Options{Key: "k", Valid: tt.valid, Extra: func() []byte { return []byte("extra\n") }})
			if tt.touch != nil {
				tt.touch(t, dir)
			}
			extra, n, ok := Current(dir, tt.key, tt.now)
			if ok != tt.want {
				t.Fatalf("current: %v", ok)
			}
			if ok && (string(extra) != "extra\n" || n != 3) {
				t.Errorf("extra %q, %d files", extra, n)
			}
			if !ok && (extra != nil || n != 0) {
				t.Errorf("not current, but extra %q and %d files", extra, n)
			}
		})
	}
}

func TestCurrentNowhere(t *testing.T) {
	dir := t.TempDir()
	for _, dir := range []string{dir, filepath.Join(dir, "missing")} {
		if _, _, ok := Current(dir, "k", epoch); ok {
			t.Errorf("%s is current", dir)
		}
	}
	mustWrite(t, dir, fakeSite{"a": "1"}, Options{})
	if _, _, ok := Current(dir, "", epoch); ok {
		t.Error("a site without a key is current")
	}
}

// Bytes that were lost while size and time look right, as after a loss of power, are
// repaired by Write.
func TestLostBytes(t *testing.T) {
	dir := t.TempDir()
	site := fakeSite{"a.html": "text", "b.html": "text"}
	mustWrite(t, dir, site, Options{})
	path := filepath.Join(dir, "a.html")
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	put(t, dir, files{"a.html": "\x00\x00\x00\x00"})
	if err := os.Chtimes(path, info.ModTime(), info.ModTime()); err != nil {
		t.Fatal(err)
	}
	if result := mustWrite(t, dir, site, Options{}); result.Written != 1 {
		t.Errorf("result %+v", result)
	}
	wantTree(t, dir, site)
}
