package amend

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"

	"journal/generator/inside"
)

// Create makes a file that must not exist yet, and the folders on its way.
// Whoever looks sees the whole file or none, also after a kill: the text is
// written beside it, flushed, and then gets its name. A file that is there is
// left as it is; the error is then [fs.ErrExist]. Notes are private, so only
// their owner may read them.
func Create(root *os.Root, name string, text []byte) error {
	if !fs.ValidPath(name) || name == "." {
		return fmt.Errorf("making %q: %w", name, fs.ErrInvalid)
	}
	if err := create(root, name, text); err != nil {
		return fmt.Errorf("making %s: %w", name, inside.Cause(err))
	}
	return nil
}

func create(root *os.Root, name string, text []byte) error {
	const private = 0o600
	folder := path.Dir(name)
	if err := root.MkdirAll(folder, 0o700); err != nil {
		return err
	}
	if _, err := root.Lstat(name); err == nil {
		return fs.ErrExist
	}
	beside := path.Join(folder, temporary)
	f, err := here.claim(root, beside)
	if err != nil {
		return err
	}
	if err := fill(f, text, private); err != nil {
		return errors.Join(err, here.drop(f, beside, root))
	}
	err = root.Link(beside, name) // unlike renaming, it never takes the place of a file
	if err == nil || errors.Is(err, fs.ErrExist) {
		return errors.Join(err, here.drop(f, beside, root))
	}
	// Some file systems have no second names. There another program could only
	// come between the look at the name and the renaming.
	if _, err := root.Lstat(name); !errors.Is(err, fs.ErrNotExist) {
		return errors.Join(fs.ErrExist, here.drop(f, beside, root))
	}
	return here.settle(f, beside, name, root)
}
