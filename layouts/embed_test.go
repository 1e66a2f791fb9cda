package layouts

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"
)

func TestOver(t *testing.T) {
	all := Over(fstest.MapFS{
		"people.html":  {Data: []byte("mine")},
		"fonts/a.woff": {Data: []byte("font")},
	})
	if err := fstest.TestFS(all, "base.html", "people.html", "fonts/a.woff", "style.css"); err != nil {
		t.Fatal(err)
	}
	if text, err := fs.ReadFile(all, "people.html"); err != nil || string(text) != "mine" {
		t.Errorf("the journal's own file does not win: %q, %v", text, err)
	}
	theirs, err := fs.ReadFile(FS(), "base.html")
	if err != nil {
		t.Fatal(err)
	}
	if text, err := fs.ReadFile(all, "base.html"); err != nil || string(text) != string(theirs) {
		t.Errorf("a file that is not overridden changed: %v", err)
	}
}

// A link is followed within the folder. Everything else that is no file is an
// error, and neither read nor passed over in silence.
func TestOverTakesOnlyFiles(t *testing.T) {
	top := t.TempDir()
	dir := filepath.Join(top, "layouts")
	for name, text := range map[string]string{"secret": "secret", "layouts/mine/people.html": "mine", "layouts/base.html": "base"} {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(top, name)), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(top, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for name, target := range map[string]string{"people.html": "mine/people.html", "page.html": "../secret", "404.html": "missing", "prep.html": "mine", "style.css": filepath.Join(top, "secret")} {
		if err := os.Symlink(target, filepath.Join(dir, name)); err != nil {
			t.Skip("this system has no symbolic links")
		}
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	all := Over(root.FS())
	if text, err := fs.ReadFile(all, "people.html"); err != nil || string(text) != "mine" {
		t.Errorf("a link within the folder: %q, %v", text, err)
	}
	for name, want := range map[string]error{"page.html": errNowhere, "404.html": errNowhere, "style.css": errNowhere, "prep.html": errToFolder} {
		if text, err := fs.ReadFile(all, name); !errors.Is(err, want) {
			t.Errorf("%s: %.20q, %v", name, text, err)
		}
	}
}

// TestOverNames holds that a name that is not in UTF-8 is an error that says so.
func TestOverNames(t *testing.T) {
	for _, name := range []string{"caf\xe9.html", "\xff/a.html"} {
		dir := t.TempDir()
		file := filepath.Join(dir, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o700), os.WriteFile(file, nil, 0o600)); err != nil {
			t.Skipf("this system has no such name: %v", err)
		}
		all := Over(os.DirFS(dir))
		err := fs.WalkDir(all, ".", func(name string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() {
				_, err = fs.ReadFile(all, name)
			}
			return err
		})
		if !errors.Is(err, errName) {
			t.Errorf("%q: %v", name, err)
		}
	}
}

func TestOverOfNothing(t *testing.T) {
	if err := fstest.TestFS(Over(nil), "base.html"); err != nil {
		t.Error(err)
	}
	if err := fstest.TestFS(Over(os.DirFS(filepath.Join(t.TempDir(), "none"))), "base.html"); err != nil {
		t.Error(err)
	}
}
