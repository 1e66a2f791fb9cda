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

// Open returns a file or folder. A page is made when it is first read or asked for
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
		return &openFile{site: s, file: f}, nil
	}
	list, ok := s.folder(name)
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

// openFile is a file that is made when it is needed, in a buffer that the next one
// can have when it is closed.
type openFile struct {
	site *Site
	file *file
	once sync.Once
	made *bytes.Buffer
	text *bytes.Reader
	err  error
}

func (f *openFile) load() error {
	f.once.Do(func() {
		f.made = buffers.Get().(*bytes.Buffer)
		f.err = f.site.write(f.made, f.file)
		f.text = bytes.NewReader(f.made.Bytes())
	})
	return f.err
}

func (f *openFile) Stat() (fs.FileInfo, error) {
	if err := f.load(); err != nil {
		return nil, err
	}
	return entry{site: f.site, path: f.file.Address, size: f.text.Size()}, nil
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
	if f.made != nil {
		letGo(f.made)
	}
	f.made, f.text, f.err = nil, nil, fs.ErrClosed
	return nil
}

// openFolder is a folder of the site.
type openFolder struct {
	name string
	list []fs.DirEntry
	read int
}

func (d *openFolder) Stat() (fs.FileInfo, error) {
	return entry{path: d.name, dir: true}, nil
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

// entry is a file or a folder of the site. It has no time: a file is as old as the
// notes and the clock it was made from. Its size is known once the file is made.
type entry struct {
	site *Site
	path string
	dir  bool
	size int64
}

func (e entry) Name() string       { return path.Base(e.path) }
func (e entry) IsDir() bool        { return e.dir }
func (e entry) Type() fs.FileMode  { return e.Mode().Type() }
func (e entry) Size() int64        { return e.size }
func (e entry) ModTime() time.Time { return time.Time{} }
func (e entry) Sys() any           { return nil }

func (e entry) Mode() fs.FileMode {
	if e.dir {
		return fs.ModeDir | 0o555
	}
	return 0o444
}

func (e entry) Info() (fs.FileInfo, error) {
	f, err := e.site.Open(e.path)
	if err != nil {
		return nil, err
	}
	return f.Stat()
}

func (e entry) String() string { return fs.FormatDirEntry(e) }
