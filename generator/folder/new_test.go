package folder

import (
	"os"
	"path/filepath"
	"testing"
)

// A temporary file that was left over makes room, and a link in its place is not
// written through.
func TestLeftOver(t *testing.T) {
	top := t.TempDir()
	dir, secret := filepath.Join(top, "public"), filepath.Join(top, "secret")
	put(t, top, files{"secret": "mine"})
	put(t, dir, files{temporary(0): "left over, and longer than the page"})
	if err := os.Symlink(secret, filepath.Join(dir, temporary(1))); err != nil {
		t.Fatal(err)
	}
	site := fakeSite{"a.html": "1", "b.html": "2", "c.html": "3"}
	mustWrite(t, dir, site, Options{})
	wantTree(t, dir, site)
	if text, err := os.ReadFile(secret); err != nil || string(text) != "mine" {
		t.Errorf("the file outside holds %q: %v", text, err)
	}
}
