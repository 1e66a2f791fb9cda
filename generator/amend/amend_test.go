package amend

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// folder makes a folder with these files and opens it.
func folder(t *testing.T, files map[string]string) (string, *os.Root) {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		write(t, filepath.Join(dir, name), text)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	return dir, root
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

// wantOnly checks that the folder holds these files and nothing else.
func wantOnly(t *testing.T, dir string, want map[string]string) {
	t.Helper()
	left := 0
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		rel, _ := filepath.Rel(dir, name)
		text, ok := want[filepath.ToSlash(rel)]
		if !ok {
			t.Errorf("%s was left behind", rel)
			return nil
		}
		left++
		if got, err := os.ReadFile(name); d.Type().IsRegular() && (err != nil || string(got) != text) {
			t.Errorf("%s holds %q, want %q (%v)", rel, got, text, err)
		}
		return nil
	})
	if err != nil || left != len(want) {
		t.Errorf("%d of %d files are there, %v", left, len(want), err)
	}
}

func more(text []byte) ([]byte, error) { return append(text, "more\n"...), nil }

func TestFile(t *testing.T) {
	dir, root := folder(t, map[string]string{"a/n.md": "one\n", "a/other.md": "two\n"})
	name := filepath.Join(dir, "a/n.md")
	for _, mode := range []fs.FileMode{0o600, 0o640, 0o755} {
		if err := os.Chmod(name, mode); err != nil {
			t.Fatal(err)
		}
		if err := File(root, "a/n.md", more); err != nil {
			t.Fatal(err)
		}
		if info, err := os.Stat(name); err != nil || info.Mode().Perm() != mode && os.PathSeparator == '/' {
			t.Errorf("mode %v, want %v", info.Mode(), mode)
		}
	}
	wantOnly(t, dir, map[string]string{"a/n.md": "one\nmore\nmore\nmore\n", "a/other.md": "two\n"})
}

func TestFileThatStaysTheSameIsNotWritten(t *testing.T) {
	dir, root := folder(t, map[string]string{"n.md": "one\n"})
	long := time.Date(2020, 1, 2, 3, 4, 5, 0, time.UTC)
	if err := os.Chtimes(filepath.Join(dir, "n.md"), long, long); err != nil {
		t.Fatal(err)
	}
	if err := File(root, "n.md", func(b []byte) ([]byte, error) { return b, nil }); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(filepath.Join(dir, "n.md")); err != nil || !info.ModTime().Equal(long) {
		t.Errorf("the file was written: %v, %v", info, err)
	}
}

func TestErrorOfChange(t *testing.T) {
	dir, root := folder(t, map[string]string{"n.md": "one\n"})
	no := errors.New("no place")
	err := File(root, "n.md", func(b []byte) ([]byte, error) {
		b[0] = 'X'
		return []byte("half"), no
	})
	if err != no {
		t.Errorf("error %v", err)
	}
	wantOnly(t, dir, map[string]string{"n.md": "one\n"})
}

// TestChangedMeanwhile: whatever an editor does while the new text is made, its
// work stays.
func TestChangedMeanwhile(t *testing.T) {
	for _, c := range []struct {
		name  string
		other func(t *testing.T, name string)
		left  map[string]string
	}{
		{"other text", func(t *testing.T, name string) { write(t, name, "theirs\n") }, map[string]string{"n.md": "theirs\n"}},
		{"other text of the same time", func(t *testing.T, name string) {
			info, err := os.Stat(name)
			if err != nil {
				t.Fatal(err)
			}
			write(t, name, "two\n")
			if err := os.Chtimes(name, info.ModTime(), info.ModTime()); err != nil {
				t.Fatal(err)
			}
		}, map[string]string{"n.md": "two\n"}},
		{"the same text at another time", func(t *testing.T, name string) {
			past := time.Date(2020, 1, 2, 3, 4, 5, 0, time.UTC)
			if err := os.Chtimes(name, past, past); err != nil {
				t.Fatal(err)
			}
		}, map[string]string{"n.md": "one\n"}},
		{"another file", func(t *testing.T, name string) {
			write(t, name+"~", "one\n")
			if err := os.Rename(name+"~", name); err != nil {
				t.Fatal(err)
			}
		}, map[string]string{"n.md": "one\n"}},
		{"no file", func(t *testing.T, name string) {
			if err := os.Remove(name); err != nil {
				t.Fatal(err)
			}
		}, map[string]string{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir, root := folder(t, map[string]string{"n.md": "one\n"})
			err := File(root, "n.md", func(b []byte) ([]byte, error) {
				c.other(t, filepath.Join(dir, "n.md"))
				return more(b)
			})
			if !errors.Is(err, ErrChanged) {
				t.Errorf("error %v", err)
			}
			wantOnly(t, dir, c.left)
		})
	}
}

func TestRefused(t *testing.T) {
	outside := t.TempDir()
	write(t, filepath.Join(outside, "secret.md"), "secret\n")
	files := map[string]string{"n.md": "one\n", "read-only.md": "one\n", "a/n.md": "one\n"}
	dir, root := folder(t, files)
	if err := os.Chmod(filepath.Join(dir, "read-only.md"), 0o444); err != nil {
		t.Fatal(err)
	}
	for link, to := range map[string]string{"inside.md": "n.md", "out.md": filepath.Join(outside, "secret.md"), "up.md": "../x.md", "out": outside} {
		if err := os.Symlink(to, filepath.Join(dir, link)); err != nil {
			t.Skip("this system has no symbolic links")
		}
		files[link] = ""
	}
	for _, name := range []string{"inside.md", "out.md", "up.md", "out/secret.md", "a", ".", "", "../x.md", "/etc/hosts", "missing.md", "read-only.md"} {
		err := File(root, name, more)
		if err == nil {
			t.Errorf("%q was changed", name)
		} else if !strings.HasPrefix(err.Error(), "changing ") || strings.Contains(err.Error(), temporary) {
			t.Errorf("%q: %v", name, err)
		}
	}
	if got, err := os.ReadFile(filepath.Join(outside, "secret.md")); err != nil || string(got) != "secret\n" {
		t.Errorf("a file outside holds %q, %v", got, err)
	}
	wantOnly(t, dir, files)
}

// TestLeftover: what a killed process has left is taken over, however long it is.
func TestLeftover(t *testing.T) {
	dir, root := folder(t, map[string]string{"n.md": "one\n", temporary: strings.Repeat("half of a note\n", 1000)})
	if err := File(root, "n.md", more); err != nil {
		t.Fatal(err)
	}
	wantOnly(t, dir, map[string]string{"n.md": "one\nmore\n"})
}

// TestTogether: of several that change one file at once, each either adds its line
// or is refused.
func TestTogether(t *testing.T) {
	dir, root := folder(t, map[string]string{"n.md": ""})
	const writers, rounds = 4, 30
	added := make(chan int)
	for range writers {
		go func() {
			n := 0
			for range rounds {
				switch err := File(root, "n.md", more); {
				case err == nil:
					n++
				case !errors.Is(err, ErrChanged) && !errors.Is(err, ErrInUse):
					t.Error(err)
				}
			}
			added <- n
		}()
	}
	total := 0
	for range writers {
		total += <-added
	}
	got, err := os.ReadFile(filepath.Join(dir, "n.md"))
	if err != nil || total == 0 || string(got) != string(bytes.Repeat([]byte("more\n"), total)) {
		t.Errorf("%d lines were added, and there are %d, %v", total, bytes.Count(got, []byte("\n")), err)
	}
	wantOnly(t, dir, map[string]string{"n.md": string(got)})
}
