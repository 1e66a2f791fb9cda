package amend

import (
	"errors"
	"io/fs"
	"os"
	"testing"
)

// drive is a folder as systems have them: where open files stay where they are,
// only what is closed can be renamed or removed.
type drive struct {
	*os.Root
	held   *os.File // the file that is open
	strict bool
}

var errSharing = errors.New("another process is using this file")

func (d drive) open() bool {
	_, err := d.held.Stat()
	return !errors.Is(err, os.ErrClosed)
}

func (d drive) Rename(from, to string) error {
	if d.strict && d.open() {
		return errSharing
	}
	return d.Root.Rename(from, to)
}

func (d drive) Remove(name string) error {
	if d.strict && d.open() {
		return errSharing
	}
	return d.Root.Remove(name)
}

// TestRules holds, by the rules of each system, that a temporary file belongs to
// one at a time, takes the place of the note, and leaves nothing.
func TestRules(t *testing.T) {
	for _, test := range []struct {
		name        string
		closedFirst bool // the rule
		strict      bool // the drive
		works       bool
	}{
		{"Linux and macOS", false, false, true},
		{"Windows", true, false, true},
		{"Windows, FAT", true, true, true},
		{"Linux, a drive as no one has", false, true, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			root, err := os.OpenRoot(t.TempDir())
			if err != nil {
				t.Fatal(err)
			}
			defer root.Close()
			var holder *os.File
			r := rules{closedFirst: test.closedFirst, lock: func(f *os.File) error {
				if (drive{held: holder}).open() && holder != nil {
					return ErrInUse
				}
				holder = f
				return nil
			}}
			claimed := func() *os.File {
				t.Helper()
				f, err := r.claim(root, temporary)
				if err != nil {
					t.Fatal(err)
				}
				if _, err := r.claim(root, temporary); !errors.Is(err, ErrInUse) {
					t.Errorf("a second one has it, too: %v", err)
				}
				return f
			}
			f := claimed()
			_, _ = f.WriteString("new")
			if err := r.settle(f, temporary, "n.md", drive{root, f, test.strict}); (err == nil) != test.works {
				t.Fatalf("settle: %v", err)
			}
			if !test.works {
				return
			}
			if text, err := root.ReadFile("n.md"); err != nil || string(text) != "new" {
				t.Errorf("the note is %q, %v", text, err)
			}
			f = claimed()
			if err := r.drop(f, temporary, drive{root, f, test.strict}); err != nil {
				t.Errorf("drop: %v", err)
			}
			if _, err := root.Lstat(temporary); !errors.Is(err, fs.ErrNotExist) {
				t.Errorf("the temporary file is still there: %v", err)
			}
		})
	}
}

// TestClaimMoved holds that a file which was removed while one waited for its lock
// is not taken for the one of that name.
func TestClaimMoved(t *testing.T) {
	root, err := os.OpenRoot(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	waits := 0
	r := rules{lock: func(*os.File) error {
		if waits++; waits == 1 {
			return root.Remove(temporary)
		}
		return nil
	}}
	f, err := r.claim(root, temporary)
	if err != nil || waits != 2 {
		t.Fatalf("after %d looks: %v", waits, err)
	}
	if err := r.drop(f, temporary, root); err != nil {
		t.Error(err)
	}
}
