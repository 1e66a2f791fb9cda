// Package inside reads the files of a folder, and never one outside of it:
//
//	root, err := os.OpenRoot("content")
//	notes := inside.New(root, 16<<20)
//	text, err := fs.ReadFile(notes, "interviews/2026/northwind.md")
//
// It is the file system of an [os.Root], which follows links that stay inside
// and refuses the others, with three promises more:
//
//   - Only regular files and folders are opened. A pipe, a socket or a device, or
//     a link to one, is [ErrIrregular], whatever its name says.
//   - Opening never waits. A pipe that takes the place of a note between the look
//     at it and the opening does not stop the program either.
//   - A file that is read whole has at most the size that was agreed on; a larger
//     one is [ErrTooLarge] before memory is taken for it. Open reads any size, as
//     a stream.
package inside

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// ErrIrregular says that a name stands for a pipe, a socket or a device.
var ErrIrregular = errors.New("it is not a regular file")

// ErrTooLarge says that a file is larger than what is read whole.
var ErrTooLarge = errors.New("it is too large")

// FS is a folder to read from. Its methods may be called from several goroutines.
type FS struct {
	plain
	root *os.Root
	most int64
}

// plain is what the file system of an [os.Root] does as it should.
type plain interface {
	fs.StatFS
	fs.ReadLinkFS
}

// New makes the file system of root, which is not closed by it. most is the
// largest size, in bytes, of a file that is read whole.
func New(root *os.Root, most int64) FS {
	// The documentation of [os.Root.FS] promises both.
	return FS{root.FS().(plain), root, most}
}

// Open opens a regular file or a folder.
func (f FS) Open(name string) (fs.File, error) {
	if err := valid("open", name); err != nil {
		return nil, err
	}
	file, err := Open(f.root, name)
	if err != nil {
		return nil, err // not a nil *os.File in an interface
	}
	return file, nil
}

// Open opens a regular file or a folder of root for reading.
func Open(root *os.Root, name string) (*os.File, error) {
	return open(name, root.Stat, root.OpenFile)
}

// OpenAnywhere opens a regular file or a folder for reading, by its path.
func OpenAnywhere(path string) (*os.File, error) { return open(path, os.Stat, os.OpenFile) }

func open(name string, stat func(string) (fs.FileInfo, error), openFile func(string, int, fs.FileMode) (*os.File, error)) (*os.File, error) {
	file, err := openFile(name, os.O_RDONLY|nonblock, 0)
	if err != nil {
		// A socket cannot be opened, which says so in words that nobody knows.
		if info, statErr := stat(name); statErr == nil && readable(name, info) != nil {
			return nil, readable(name, info)
		}
		return nil, err
	}
	info, err := file.Stat()
	if err == nil {
		err = readable(name, info)
	}
	if err != nil {
		file.Close()
		return nil, err
	}
	return file, nil
}

func readable(name string, info fs.FileInfo) error {
	if info.Mode().IsRegular() || info.IsDir() {
		return nil
	}
	return &fs.PathError{Op: "open", Path: name, Err: ErrIrregular}
}

// ReadFile returns the bytes of a regular file that is not too large.
func (f FS) ReadFile(name string) ([]byte, error) { return ReadFile(f, name, f.most) }

// ReadFile returns the bytes of a regular file of fsys that has at most so many.
func ReadFile(fsys fs.FS, name string, most int64) ([]byte, error) {
	file, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return nil, err
	}
	if err := readable(name, info); err != nil {
		return nil, err
	}
	tooLarge := &fs.PathError{Op: "read", Path: name, Err: ErrTooLarge}
	if info.Size() > most {
		return nil, tooLarge
	}
	// One byte more than it has tells that it is over. It may grow while it is read.
	text := make([]byte, 0, info.Size()+1)
	for {
		n, err := file.Read(text[len(text):cap(text)])
		text = text[:len(text)+n]
		switch {
		case int64(len(text)) > most:
			return nil, tooLarge
		case err == io.EOF:
			return text, nil
		case err != nil:
			return nil, err
		case len(text) == cap(text):
			text = append(text, 0)[:len(text)]
		}
	}
}

// ReadDir returns what is in a folder, sorted by name.
func (f FS) ReadDir(name string) ([]fs.DirEntry, error) {
	if err := valid("readdir", name); err != nil {
		return nil, err
	}
	folder, err := Open(f.root, name)
	if err != nil {
		return nil, err
	}
	defer folder.Close()
	entries, err := folder.ReadDir(-1)
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return entries, err
}

// valid keeps to the names of [fs.FS], of which a root knows more.
func valid(op, name string) error {
	if fs.ValidPath(name) && (filepath.Separator == '/' || !strings.ContainsRune(name, filepath.Separator)) {
		return nil
	}
	return &fs.PathError{Op: op, Path: name, Err: fs.ErrInvalid}
}

// Cause returns what went wrong without the name or the handle it went wrong with.
func Cause(err error) error {
	if p, ok := errors.AsType[*fs.PathError](err); ok {
		return p.Err
	}
	if l, ok := errors.AsType[*os.LinkError](err); ok {
		return l.Err
	}
	return err
}
