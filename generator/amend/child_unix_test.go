//go:build unix

package amend

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// Some tests run this program again, as a child that can be killed or has no
// rights. The variable says what the child does.
const childVariable = "JOURNAL_AMEND_CHILD"

func TestMain(m *testing.M) {
	switch os.Getenv(childVariable) {
	case "":
		os.Exit(m.Run())
	case "forever":
		changeForever()
	case "nobody":
		changeAsNobody()
	}
}

func child(t *testing.T, what, dir string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), childVariable+"="+what)
	cmd.Stderr = os.Stderr
	return cmd
}

// long is a text of which a half can be told from a whole.
func long(letter byte) []byte {
	return append(bytes.Repeat([]byte{letter}, 1<<20), '.')
}

func changeForever() {
	root, err := os.OpenRoot(".")
	for letter := byte('a'); err == nil; letter = 'a' + (letter-'a'+1)%26 {
		err = File(root, "n.md", func([]byte) ([]byte, error) { return long(letter), nil })
		fmt.Println(letter)
	}
	fmt.Println(err)
}

// TestKilled kills a program that does nothing but change a file: the file is
// whole, the next change works and nothing stays behind.
func TestKilled(t *testing.T) {
	dir, root := folder(t, map[string]string{"n.md": string(long('a'))})
	for round := range 8 {
		cmd := child(t, "forever", dir)
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(out)
		for n := 0; n <= round%3 && lines.Scan(); n++ {
		}
		if err := cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		if err := cmd.Wait(); err == nil {
			t.Fatal("the child ended by itself")
		}
		got, err := os.ReadFile(filepath.Join(dir, "n.md"))
		if err != nil || len(got) == 0 || !bytes.Equal(got, long(got[0])) {
			t.Fatalf("the file is torn: %d bytes, %v", len(got), err)
		}
		next := long('A' + byte(round)) // no letter of the child, so there is something to change
		if err := File(root, "n.md", func([]byte) ([]byte, error) { return next, nil }); err != nil {
			t.Fatal(err)
		}
		wantOnly(t, dir, map[string]string{"n.md": string(next)})
	}
}

func changeAsNobody() {
	root, err := os.OpenRoot(".")
	if err == nil && os.Geteuid() == 0 {
		err = syscall.Setuid(65534)
	}
	if err == nil {
		err = File(root, "n.md", more)
	}
	fmt.Print(err)
}

// TestReadOnlyFolder: where no file can be made, nothing changes.
func TestReadOnlyFolder(t *testing.T) {
	dir, _ := folder(t, map[string]string{"n.md": "one\n"})
	for name, mode := range map[string]os.FileMode{"n.md": 0o666, ".": 0o555} {
		if err := os.Chmod(filepath.Join(dir, name), mode); err != nil {
			t.Fatal(err)
		}
	}
	t.Cleanup(func() {
		if err := os.Chmod(dir, 0o700); err != nil {
			t.Error(err)
		}
	})
	out, err := child(t, "nobody", dir).Output()
	if err != nil || string(out) != "changing n.md: permission denied" {
		t.Errorf("%q, %v", out, err)
	}
	wantOnly(t, dir, map[string]string{"n.md": "one\n"})
}

// TestInUse: while another process holds the temporary file, nothing is written,
// and its file is not taken away.
func TestInUse(t *testing.T) {
	dir, root := folder(t, map[string]string{"n.md": "one\n"})
	f, err := here.claim(root, temporary)
	if err != nil {
		t.Fatal(err)
	}
	if err := File(root, "n.md", more); !errors.Is(err, ErrInUse) {
		t.Errorf("error %v", err)
	}
	wantOnly(t, dir, map[string]string{"n.md": "one\n", temporary: ""})
	if err := here.drop(f, temporary, root); err != nil {
		t.Fatal(err)
	}
	if err := File(root, "n.md", more); err != nil {
		t.Error(err)
	}
}

func TestNotAFile(t *testing.T) {
	dir, root := folder(t, nil)
	if err := syscall.Mkfifo(filepath.Join(dir, "pipe.md"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := File(root, "pipe.md", more); err == nil || !strings.Contains(err.Error(), "not a file") {
		t.Errorf("error %v", err)
	}
}
