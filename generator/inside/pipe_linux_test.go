package inside

import (
	"errors"
	"io/fs"
	"net"
	"path/filepath"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// What is not regular is refused at once, under any name and through links.
func TestIrregular(t *testing.T) {
	root, dir := tree(t, map[string]string{"link.md": "-> pipe", "a/link.md": "-> ../deep/pipe.md", "device": "-> /dev/zero", "to-socket.pdf": "-> s", "deep/x.md": ""})
	pipe(t, filepath.Join(dir, "pipe"))
	pipe(t, filepath.Join(dir, "deep", "pipe.md"))
	t.Chdir(dir) // the path of a socket may have only some hundred bytes
	socket, err := net.Listen("unix", "s")
	if err != nil {
		t.Fatal(err)
	}
	defer socket.Close()
	notes := New(root, most)
	atOnce(t, func() {
		for _, name := range []string{"pipe", "link.md", "a/link.md", "deep/pipe.md", "s", "to-socket.pdf"} {
			if _, err := fs.ReadFile(notes, name); !errors.Is(err, ErrIrregular) {
				t.Errorf("reading %s: %v", name, err)
			}
			if f, err := notes.Open(name); !errors.Is(err, ErrIrregular) || f != nil {
				t.Errorf("opening %s: %v, %v", name, f, err)
			}
			if _, err := fs.ReadDir(notes, name); !errors.Is(err, ErrIrregular) {
				t.Errorf("listing %s: %v", name, err)
			}
		}
		if _, err := fs.ReadFile(notes, "device"); err == nil {
			t.Error("a device outside of the folder was read")
		}
	})
}

// A pipe that comes and goes in the place of a note stops nobody, whether it comes
// before the look at what is there or after it.
func TestPipeComesAndGoes(t *testing.T) {
	root, dir := tree(t, nil)
	note, other := filepath.Join(dir, "x.md"), filepath.Join(dir, "y.md")
	put(t, note, "a note")
	pipe(t, other)
	done := make(chan error, 1)
	go func() {
		var err error
		for n := 0; n < 20_000 && err == nil; n++ {
			err = unix.Renameat2(unix.AT_FDCWD, note, unix.AT_FDCWD, other, unix.RENAME_EXCHANGE)
		}
		done <- err
	}()
	notes := New(root, most)
	atOnce(t, func() {
		for {
			text, err := fs.ReadFile(notes, "x.md")
			if err == nil && string(text) != "a note" || err != nil && !errors.Is(err, ErrIrregular) {
				t.Errorf("%q, %v", text, err)
				return
			}
			select {
			case err := <-done:
				if err != nil {
					t.Log("this disk cannot exchange two names:", err)
				}
				return
			default:
			}
		}
	})
}

func pipe(t *testing.T, name string) {
	t.Helper()
	if err := unix.Mkfifo(name, 0o600); err != nil {
		t.Fatal(err)
	}
}

// atOnce fails the test if f hangs, which a pipe without another end does for ever.
func atOnce(t *testing.T, f func()) {
	t.Helper()
	done := make(chan struct{})
	go func() {
		defer close(done)
		f()
	}()
	select {
	case <-done:
	case <-time.After(2 * time.Minute):
		t.Fatal("it hangs")
	}
}
