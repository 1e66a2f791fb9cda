//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package amend

import (
	"errors"
	"io/fs"
	"os"

	"golang.org/x/sys/unix"
)

// claim opens the temporary file for this process alone until it is closed, also
// by a kill. What an earlier process has left of it is taken over. The name may
// pass to another file while one waits for the lock, so it is looked at again.
func claim(root *os.Root, name string) (*os.File, error) {
	for range 100 {
		f, err := root.OpenFile(name, os.O_RDWR|os.O_CREATE|unix.O_NOFOLLOW, 0o600)
		if err != nil {
			return nil, err
		}
		err = unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB)
		if errors.Is(err, unix.EWOULDBLOCK) {
			err = ErrInUse
		}
		if err != nil && !errors.Is(err, unix.EINTR) {
			f.Close()
			return nil, err
		}
		mine, err1 := f.Stat()
		named, err2 := root.Lstat(name)
		switch {
		case err1 != nil:
			f.Close()
			return nil, err1
		case err == nil && err2 == nil && named.Mode().IsRegular() && os.SameFile(mine, named):
			return f, nil
		case err2 != nil && !errors.Is(err2, fs.ErrNotExist):
			f.Close()
			return nil, err2
		}
		f.Close()
	}
	return nil, ErrInUse
}

// settle gives the temporary file its real name, and then lets it go.
func settle(root *os.Root, from, to string, f *os.File) error {
	if err := root.Rename(from, to); err != nil {
		return errors.Join(err, drop(root, from, f))
	}
	return f.Close()
}

// drop removes the temporary file while it is still held.
func drop(root *os.Root, name string, f *os.File) error {
	return errors.Join(root.Remove(name), f.Close())
}
