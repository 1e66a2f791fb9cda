package tempdir

import (
	"os"
	"path/filepath"
	"testing"
)

// there reports whether a folder and what is in it is there.
func there(t *testing.T, name string) bool {
	t.Helper()
	_, err := os.Stat(name)
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	return err == nil
}

// TestSweep holds what is swept and what is not.
func TestSweep(t *testing.T) {
	parent := t.TempDir()
	make := func() *Dir {
		t.Helper()
		d, err := New(parent, "a-")
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(d.Name, "spool"), []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
		return d
	}
	running, killed := make(), make()
	if running.lock == nil {
		t.Skip("this system has no such locks")
	}
	killed.lock.Close() // which is what the system does
	foreign, outside := filepath.Join(parent, "a-photos"), filepath.Join(t.TempDir(), "target")
	for _, dir := range []string{foreign, outside, filepath.Join(parent, "b-other")} {
		if err := os.MkdirAll(dir, 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, "mine"), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, dir := range []string{outside, filepath.Join(parent, "b-other")} {
		if err := os.WriteFile(filepath.Join(dir, owned), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	file := filepath.Join(parent, "a-file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	_ = os.Symlink(outside, filepath.Join(parent, "a-link"))
	_ = os.Symlink(outside, filepath.Join(killed.Name, "out"))

	next := make()
	if there(t, killed.Name) {
		t.Error("what a killed program has left is still there")
	}
	for _, name := range []string{filepath.Join(running.Name, "spool"), filepath.Join(foreign, "mine"), filepath.Join(outside, "mine"), filepath.Join(parent, "b-other", "mine"), file} {
		if !there(t, name) {
			t.Errorf("%s is gone", name)
		}
	}
	for _, d := range []*Dir{running, next} {
		if err := d.Close(); err != nil || there(t, d.Name) {
			t.Errorf("closing: %v", err)
		}
	}
}
