package vault

import (
	"bytes"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
)

// tree makes an [fs.FS] of names and a function that gives a file's bytes.
// Everything has the mode 0444 and the time zero.
type tree struct {
	names   []string // of all files, sorted
	size    func(name string) int64
	read    func(name string) ([]byte, error)
	folders map[string][]fs.DirEntry
}

func newTree(names []string, size func(string) int64, read func(string) ([]byte, error)) *tree {
	t := &tree{names: names, size: size, read: read, folders: map[string][]fs.DirEntry{".": nil}}
	for _, name := range names {
		t.enter(name, entry{name: path.Base(name), size: size(name)})
	}
	for _, entries := range t.folders {
		slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	}
	return t
}

// enter lists something in its folder, and the folder in the one above.
func (t *tree) enter(name string, e entry) {
	dir := path.Dir(name)
	if _, known := t.folders[dir]; !known {
		t.enter(dir, entry{name: path.Base(dir), dir: true})
	}
	t.folders[dir] = append(t.folders[dir], e)
}

// Names returns the name of every file, sorted.
func (t *tree) Names() []string { return slices.Clone(t.names) }

// Open returns a file or a folder.
func (t *tree) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	if entries, ok := t.folders[name]; ok {
		return &openFolder{entry: entry{name: path.Base(name), dir: true}, entries: entries}, nil
	}
	data, err := t.ReadFile(name)
	if err != nil {
		return nil, err
	}
	return &openFile{entry: entry{name: path.Base(name), size: int64(len(data))}, Reader: bytes.NewReader(data)}, nil
}

// ReadFile returns the bytes of a file.
func (t *tree) ReadFile(name string) ([]byte, error) {
	if _, ok := slices.BinarySearch(t.names, name); !ok {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	data, err := t.read(name)
	if err != nil {
		return nil, &fs.PathError{Op: "read", Path: name, Err: err}
	}
	return data, nil
}

// ReadDir lists a folder, sorted by name.
func (t *tree) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, ok := t.folders[name]
	if !ok {
		return nil, &fs.PathError{Op: "readdir", Path: name, Err: fs.ErrNotExist}
	}
	return slices.Clone(entries), nil
}

// entry is what is known of a file or a folder.
type entry struct {
	name string
	size int64
	dir  bool
}

func (e entry) Name() string               { return e.name }
func (e entry) Size() int64                { return e.size }
func (e entry) ModTime() time.Time         { return time.Time{} }
func (e entry) IsDir() bool                { return e.dir }
func (e entry) Sys() any                   { return nil }
func (e entry) Type() fs.FileMode          { return e.Mode().Type() }
func (e entry) Info() (fs.FileInfo, error) { return e, nil }
func (e entry) Stat() (fs.FileInfo, error) { return e, nil }
func (e entry) Close() error               { return nil }

func (e entry) Mode() fs.FileMode {
	if e.dir {
		return fs.ModeDir | 0o555
	}
	return 0o444
}

type openFile struct {
	entry
	*bytes.Reader
}

func (f *openFile) Size() int64 { return f.entry.size }

type openFolder struct {
	entry
	entries []fs.DirEntry
}

func (f *openFolder) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: f.name, Err: fs.ErrInvalid}
}

// ReadDir returns the next n entries, or all that are left.
func (f *openFolder) ReadDir(n int) ([]fs.DirEntry, error) {
	if n <= 0 {
		n = len(f.entries)
	} else if len(f.entries) == 0 {
		return nil, io.EOF
	}
	n = min(n, len(f.entries))
	next := slices.Clone(f.entries[:n])
	f.entries = f.entries[n:]
	return next, nil
}
