package amend

import (
	"errors"
	"io/fs"
	"os"
)

// rules are what systems do differently with a file that is open.
type rules struct {
	// lock takes the lock of a file until it is closed, or returns ErrInUse.
	lock func(*os.File) error
	// closedFirst says that there are drives on which an open file can be neither
	// renamed nor removed.
	closedFirst bool
}

// claim opens the temporary file for this process alone until it is closed, also
// by a kill. What an earlier process has left of it is taken over. The name may
// pass to another file while one waits for the lock, so it is looked at again.
//
// That a file is open does not keep another process from removing it, on Windows
// neither: [os.Root] opens files so that they can be.
func (r rules) claim(root *os.Root, name string) (*os.File, error) {
	for range 100 {
		f, err := root.OpenFile(name, os.O_RDWR|os.O_CREATE|noFollow, 0o600)
		if err != nil {
			return nil, err
		}
		if err := r.lock(f); err != nil {
			f.Close()
			return nil, err
		}
		mine, err1 := f.Stat()
		named, err2 := root.Lstat(name)
		switch {
		case err1 != nil:
			f.Close()
			return nil, err1
		case err2 == nil && named.Mode().IsRegular() && os.SameFile(mine, named):
			return f, nil
		case err2 != nil && !errors.Is(err2, fs.ErrNotExist):
			f.Close()
			return nil, err2
		}
		f.Close()
	}
	return nil, ErrInUse
}

// settle gives the temporary file its real name, and then lets it go; where the
// system wants it, the other way round.
func (r rules) settle(f *os.File, from, to string, dir renamer) error {
	err := dir.Rename(from, to)
	if err == nil {
		return f.Close()
	}
	if !r.closedFirst {
		return errors.Join(err, r.drop(f, from, dir))
	}
	if err := errors.Join(f.Close(), dir.Rename(from, to)); err != nil {
		return errors.Join(err, dir.Remove(from))
	}
	return nil
}

// drop removes the temporary file while it is still held, or where the system
// wants it, once it is not.
func (r rules) drop(f *os.File, name string, dir renamer) error {
	err := dir.Remove(name)
	if err == nil || !r.closedFirst {
		return errors.Join(err, f.Close())
	}
	return errors.Join(f.Close(), dir.Remove(name))
}

// renamer is what settle and drop need of an [os.Root].
type renamer interface {
	Rename(from, to string) error
	Remove(name string) error
}
