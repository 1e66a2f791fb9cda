// Package tempdir makes temporary folders that a killed program leaves behind
// for no longer than until it is run again.
//
//	dir, err := tempdir.New("", "journal-publish-")
//	defer dir.Close()
//	os.Create(filepath.Join(dir.Name, "spool"))
//
// A folder is locked as long as its program runs; the system ends the lock with
// the program, however that ends. [New] removes the folders of the same prefix
// that nobody has locked. It never touches one that is in use, one of another
// user, or anything that is not such a folder, whatever it is called. Where a
// system has no such locks nothing is swept.
package tempdir

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// owned is a file in each folder. It is there when the folder is locked, so that
// one without it may be about to be.
const owned = ".journal-temporary"

// Dir is a temporary folder of this program.
type Dir struct {
	Name string // its path
	lock *os.File
}

// errBusy is what lock returns for a folder that another program has.
var errBusy = errors.New("the folder is in use")

// New makes a folder in parent, or in the system's folder for temporary files if
// that is "", and sweeps what others of the same prefix have left there. A folder
// that cannot be swept is left.
func New(parent, prefix string) (*Dir, error) {
	if parent == "" {
		parent = os.TempDir()
	}
	sweep(parent, prefix)
	name, err := os.MkdirTemp(parent, prefix)
	if err != nil {
		return nil, err
	}
	d := &Dir{Name: name}
	if d.lock, err = lock(name); err != nil && !errors.Is(err, errors.ErrUnsupported) {
		return nil, errors.Join(err, os.RemoveAll(name))
	}
	if d.lock != nil {
		if err := os.WriteFile(filepath.Join(name, owned), nil, 0o600); err != nil {
			return nil, errors.Join(err, d.Close())
		}
	}
	return d, nil
}

// Close removes the folder and everything in it.
func (d *Dir) Close() error {
	if d.lock == nil {
		return os.RemoveAll(d.Name)
	}
	// Files that are open cannot be removed on Windows, and the lock is one.
	return errors.Join(d.lock.Close(), os.RemoveAll(d.Name))
}

func sweep(parent, prefix string) {
	root, err := os.OpenRoot(parent)
	if err != nil {
		return
	}
	defer root.Close()
	entries, err := fs.ReadDir(root.FS(), ".")
	if err != nil {
		return
	}
	for _, e := range entries {
		if !e.IsDir() || !strings.HasPrefix(e.Name(), prefix) {
			continue
		}
		info, err := root.Lstat(e.Name())
		if err != nil || !info.IsDir() || !mine(info) {
			continue
		}
		if mark, err := root.Lstat(filepath.Join(e.Name(), owned)); err != nil || !mark.Mode().IsRegular() {
			continue
		}
		held, err := lock(filepath.Join(parent, e.Name()))
		if err != nil {
			continue
		}
		if now, err := held.Stat(); err == nil && same(info, now) {
			held.Close()
			_ = root.RemoveAll(e.Name())
			continue
		}
		held.Close()
	}
}
