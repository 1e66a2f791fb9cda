package lsp

import (
	"bytes"
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
)

// overlay is a folder in which the documents that an editor has open stand as they
// are there.
type overlay struct {
	fs.FS
	open map[string]string // by path
}

func (o overlay) Open(name string) (fs.File, error) {
	if text, ok := o.open[name]; ok {
		return &openFile{*bytes.NewReader([]byte(text)), fileInfo{name, len(text), false}}, nil
	}
	return o.FS.Open(name)
}

func (o overlay) Lstat(name string) (fs.FileInfo, error) {
	info, err := fs.Lstat(o.FS, name)
	if errors.Is(err, fs.ErrNotExist) {
		for file, text := range o.open {
			if file == name || strings.HasPrefix(file, name+"/") {
				return fileInfo{name, len(text), file != name}, nil
			}
		}
	}
	return info, err
}

func (o overlay) ReadLink(name string) (string, error) { return fs.ReadLink(o.FS, name) }

// ReadDir lists what is in a folder, and what has not been saved yet, nor its folder.
func (o overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(o.FS, name)
	below := name + "/"
	if name == "." {
		below = ""
	}
	for file, text := range o.open {
		rest, ok := strings.CutPrefix(file, below)
		if !ok {
			continue
		}
		if errors.Is(err, fs.ErrNotExist) {
			err = nil
		}
		base, _, isFolder := strings.Cut(rest, "/")
		if !slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return e.Name() == base }) {
			entries = append(entries, fs.FileInfoToDirEntry(fileInfo{base, len(text), isFolder}))
		}
	}
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return entries, err
}

type openFile struct {
	bytes.Reader
	info fileInfo
}

func (f *openFile) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *openFile) Close() error               { return nil }

type fileInfo struct {
	path   string
	size   int
	folder bool
}

func (i fileInfo) Name() string       { return path.Base(i.path) }
func (i fileInfo) Size() int64        { return int64(i.size) }
func (i fileInfo) ModTime() time.Time { return time.Time{} }
func (i fileInfo) IsDir() bool        { return i.folder }
func (i fileInfo) Sys() any           { return nil }

func (i fileInfo) Mode() fs.FileMode {
	if i.folder {
		return fs.ModeDir | 0o700
	}
	return 0o600
}
