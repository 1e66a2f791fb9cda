// Package inside reads the files of a folder fast, and never one outside of it.
//
//	root, err := os.OpenRoot("content")
//	notes := inside.New(root)
//	defer notes.Close()
//	text, err := fs.ReadFile(notes, "interviews/2026/northwind.md")
//
// An [os.Root] walks to each file from the top, asks for the kind of each entry
// of a folder one by one, and tells the poller of each file. With thousands of
// small notes that takes longer than reading them. The file system of this
// package keeps the folders open instead and opens plain names in them.
//
// It promises what the root does: each step is a single name in an open folder,
// and no link is followed on the way. Whatever is not a plain file in plain
// folders (a link, a pipe, a missing name, a folder too many) is left to the
// root, which follows links that stay inside and refuses the others, so what is
// read and each error are the root's.
//
// Folders that are kept open stay the ones they were when another one takes their
// name. So this is for reading once, and not for a program that watches a folder
// for hours.
package inside

import (
	"io/fs"
	"os"
)

// FS is a folder to read from. Its methods may be called from several goroutines.
type FS struct {
	plain
	kept kept
}

// plain is what the file system of an [os.Root] can do.
type plain interface {
	fs.StatFS
	fs.ReadDirFS
	fs.ReadFileFS
	fs.ReadLinkFS
}

// New gives the folder of root, which is used until Close and not closed by it.
func New(root *os.Root) *FS {
	// The documentation of [os.Root.FS] promises all of these.
	f := &FS{plain: root.FS().(plain)}
	f.kept.open(root)
	return f
}

// Close closes the folders that were kept open. What is read afterwards is read
// through the root.
func (f *FS) Close() error { return f.kept.close() }

// ReadFile gives the bytes of the file of that name. Errors are those of the root.
func (f *FS) ReadFile(name string) ([]byte, error) {
	if data, ok := f.kept.readFile(name); ok {
		return data, nil
	}
	return f.plain.ReadFile(name)
}

// ReadDir gives what is in the folder of that name, sorted. Errors are those of
// the root.
func (f *FS) ReadDir(name string) ([]fs.DirEntry, error) {
	if entries, ok := f.kept.readDir(name, f.plain.Lstat); ok {
		return entries, nil
	}
	return f.plain.ReadDir(name)
}
