// Package amend changes one file of a folder safely, a note above all:
//
//	err := amend.File(root, "interviews/2026-03-04-northwind.md", func(text []byte) ([]byte, error) {
//		return append(text, "- [x] Have numbers ready\n"...), nil
//	})
//
// # What it promises
//
//   - The file is whole at any time, old or new, also when the program is killed
//     or the power fails: the new text is written beside it, flushed, and renamed.
//   - Nothing that somebody else has written is lost. When the file changed after
//     it was read, in an editor for example, it is left alone with [ErrChanged].
//     Between that last look and the renaming lies nothing but the call itself.
//   - Only a regular file that its owner may write is changed. A link is refused,
//     and nothing outside of the folder is reached.
//   - The file keeps its permissions. It is a new file, so a second name that a
//     hard link gave it keeps the old text.
//   - No temporary file stays behind, whatever goes wrong. Only a kill can leave
//     one, hidden and named .journal-amend; the next change in that folder takes
//     it over.
package amend

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"

	"journal/generator/inside"
)

// ErrChanged says that the file was changed by somebody else in the meantime.
var ErrChanged = errors.New("the file was changed by another program at the same moment; nothing was written")

// ErrInUse says that the program is changing a file of that folder already.
var ErrInUse = errors.New("another journal is changing a file of this folder")

// temporary is the name under which new text waits, in the folder of its file.
const temporary = ".journal-amend"

// File changes the file of that name, relative to root and with slashes. change is
// given the text and gives the new one; it does not keep or alter what it is given.
// When the text stays the same, nothing is written. An error of change is passed
// on as it is; every other one names the file.
func File(root *os.Root, name string, change func([]byte) ([]byte, error)) error {
	if !fs.ValidPath(name) || name == "." {
		return fmt.Errorf("changing %q: %w", name, fs.ErrInvalid)
	}
	was, text, err := read(root, name)
	if err != nil {
		return fmt.Errorf("changing %s: %w", name, inside.Cause(err))
	}
	changed, err := change(bytes.Clone(text))
	if err != nil {
		return err
	}
	if bytes.Equal(text, changed) {
		return nil
	}
	if err := replace(root, name, was, text, changed); err != nil {
		return fmt.Errorf("changing %s: %w", name, inside.Cause(err))
	}
	return nil
}

// read returns a regular file and what the system says of it.
func read(root *os.Root, name string) (fs.FileInfo, []byte, error) {
	info, err := root.Lstat(name)
	switch {
	case err != nil:
		return nil, nil, err
	case info.Mode()&fs.ModeSymlink != 0:
		return nil, nil, errors.New("this is a link; change the file that it leads to")
	case !info.Mode().IsRegular():
		return nil, nil, errors.New("this is not a file")
	case info.Mode()&0o200 == 0:
		return nil, nil, errors.New("this file is read-only")
	}
	f, err := inside.Open(root, name)
	if err != nil {
		return nil, nil, err
	}
	defer f.Close()
	opened, err := f.Stat()
	if err != nil {
		return nil, nil, err
	}
	if !os.SameFile(info, opened) {
		return nil, nil, ErrChanged
	}
	text, err := io.ReadAll(f)
	return opened, text, err
}

// replace writes the new text beside the file and puts it in its place, unless
// the file is no longer as it was.
func replace(root *os.Root, name string, was fs.FileInfo, text, changed []byte) error {
	beside := path.Join(path.Dir(name), temporary)
	f, err := here.claim(root, beside)
	if err != nil {
		return err
	}
	if err := fill(f, changed, was.Mode().Perm()); err != nil {
		return errors.Join(err, here.drop(f, beside, root))
	}
	now, same, err := read(root, name)
	if errors.Is(err, fs.ErrNotExist) || err == nil && (!os.SameFile(was, now) || !was.ModTime().Equal(now.ModTime()) || !bytes.Equal(text, same)) {
		err = ErrChanged
	}
	if err != nil {
		return errors.Join(err, here.drop(f, beside, root))
	}
	return here.settle(f, beside, name, root)
}

// fill makes a file that may hold something else hold exactly this.
func fill(f *os.File, text []byte, mode fs.FileMode) error {
	if err := f.Truncate(0); err != nil {
		return err
	}
	if err := f.Chmod(mode); err != nil {
		return err
	}
	if _, err := f.WriteAt(text, 0); err != nil {
		return err
	}
	return f.Sync()
}
