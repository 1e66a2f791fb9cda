package site

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"sync"
	"time"
)

// Open gives a file or folder. A page is made when it is first read or asked for
// its size; an asset is the file of the journal itself, and is never in memory as
// a whole.
func (s *Site) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	if f, ok := s.file(name); ok {
		if f.asset {
			return s.openAsset(name)
		}
		return &openFile{site: s, name: name}, nil
	}
	list, ok := s.lists().folders[name]
	if !ok {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return &openFolder{name: name, list: list}, nil
}

func (s *Site) openAsset(name string) (fs.File, error) {
	f, err := s.content.Open(name)
	if err != nil {
		return nil, fmt.Errorf("reading asset: %w", err)
	}
	return f, nil
}

// openFile is a file that is made when it is needed.
type openFile struct {
	site *Site
	name string
	once sync.Once
	text *bytes.Reader
	size int64
	err  error
}

func (f *openFile) load() error {
	f.once.Do(func() {
		text, err := f.site.ReadFile(f.name)
		f.text, f.size, f.err = bytes.NewReader(text), int64(len(text)), err
	})
	return f.err
}

func (f *openFile) Stat() (fs.FileInfo, error) {
	if err := f.load(); err != nil {
		return nil, err
	}
	return info{path.Base(f.name), f.size, 0o444}, nil
}

func (f *openFile) Read(p []byte) (int, error) {
	if err := f.load(); err != nil {
		return 0, err
	}
	return f.text.Read(p)
}

// WriteTo spares a copy.
func (f *openFile) WriteTo(w io.Writer) (int64, error) {
	if err := f.load(); err != nil {
		return 0, err
	}
	return f.text.WriteTo(w)
}

// Seek lets net/http serve parts of a file.
func (f *openFile) Seek(offset int64, whence int) (int64, error) {
	if err := f.load(); err != nil {
		return 0, err
	}
	return f.text.Seek(offset, whence)
}

// Close lets the page go: it cannot be read any more.
func (f *openFile) Close() error {
	f.once.Do(func() {})
	f.text, f.err = nil, fs.ErrClosed
	return nil
}

// openFolder is a folder of the site.
type openFolder struct {
	name string
	list []fs.DirEntry
	read int
}

func (d *openFolder) Stat() (fs.FileInfo, error) {
	return info{path.Base(d.name), 0, fs.ModeDir | 0o555}, nil
}

func (d *openFolder) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: d.name, Err: fs.ErrInvalid}
}

func (d *openFolder) Close() error { return nil }

func (d *openFolder) ReadDir(n int) ([]fs.DirEntry, error) {
	rest := d.list[d.read:]
	if n > 0 && len(rest) == 0 {
		return nil, io.EOF
	}
	if n > 0 && len(rest) > n {
		rest = rest[:n]
	}
	d.read += len(rest)
	return slices.Clone(rest), nil
}

// entry is a file or folder in the list of a folder.
type entry struct {
	site *Site
	path string
	dir  bool
}

func (e entry) Name() string { return path.Base(e.path) }
func (e entry) IsDir() bool  { return e.dir }

func (e entry) Type() fs.FileMode {
	if e.dir {
		return fs.ModeDir
	}
	return 0
}

func (e entry) Info() (fs.FileInfo, error) {
	f, err := e.site.Open(e.path)
	if err != nil {
		return nil, err
	}
	return f.Stat()
}

func (e entry) String() string { return fs.FormatDirEntry(e) }

// info describes a file. It has no time: a file is as old as the notes and
// the clock it was made from.
type info struct {
	name string
	size int64
	mode fs.FileMode
}

func (i info) Name() string       { return i.name }
func (i info) Size() int64        { return i.size }
func (i info) Mode() fs.FileMode  { return i.mode }
func (i info) ModTime() time.Time { return time.Time{} }
func (i info) IsDir() bool        { return i.mode.IsDir() }
func (i info) Sys() any           { return nil }
func (i info) String() string     { return fs.FormatFileInfo(i) }
