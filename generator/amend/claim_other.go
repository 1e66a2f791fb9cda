//go:build !(darwin || dragonfly || freebsd || linux || netbsd || openbsd)

package amend

import (
	"errors"
	"io/fs"
	"os"
)

// claim makes the temporary file anew. A file that another process has open
// cannot be removed on Windows, which is what keeps two of them apart.
func claim(root *os.Root, name string) (*os.File, error) {
	if err := root.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, ErrInUse
	}
	return root.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
}

// settle lets the temporary file go, which Windows wants before it is renamed,
// and gives it its real name.
func settle(root *os.Root, from, to string, f *os.File) error {
	if err := f.Close(); err != nil {
		return errors.Join(err, root.Remove(from))
	}
	if err := root.Rename(from, to); err != nil {
		return errors.Join(err, root.Remove(from))
	}
	return nil
}

// drop removes the temporary file.
func drop(root *os.Root, name string, f *os.File) error {
	return errors.Join(f.Close(), root.Remove(name))
}
