package layouts

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
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

func TestOverTakesOnlyRegularFiles(t *testing.T) {
	dir := t.TempDir()
	secret := filepath.Join(t.TempDir(), "secret")
	if err := os.WriteFile(secret, []byte("secret"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(secret, filepath.Join(dir, "people.html")); err != nil {
		t.Skip("this system has no symbolic links")
	}
	all := Over(os.DirFS(dir))
	text, err := fs.ReadFile(all, "people.html")
	if err != nil || strings.Contains(string(text), "secret") {
		t.Errorf("a symbolic link was followed: %v", err)
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
