// Package layouts is the theme: html/template files, one style sheet, small
// scripts and a picture for the tab. minisearch.js and fsrs.js are other
// people's libraries; the *.txt beside them are their licences.
//
// Each *.html file makes one kind of page. base.html is the frame around all of
// them, partials.html the pieces that stand on several; docs/layouts.md is their
// manual. newsreader*.woff2 are a font, with its licence beside them. The files in
// drafts are the messages of package draft and no part of the site. Every other
// file is copied to the root of the site under its own name.
//
// A journal changes any of them by a file of the same name in its own
// layouts folder, and adds files of its own (a font, a second style sheet)
// beside them: [Over] lays that folder over the theme. What is in there is the
// site's own, scripts included; files beside the notes are not (package media).
package layouts

import (
	"embed"
	"errors"
	"io"
	"io/fs"
	"slices"
	"strings"
	"unicode/utf8"
)

//go:embed *.html *.css *.js *.svg *.txt *.woff2 drafts/*.txt
var theme embed.FS

// FS returns the theme as it comes with the program.
func FS() fs.FS { return theme }

// Over returns the theme with the files of own laid over it: where both have a
// file of the same name, own wins. Links are followed as far as own follows them,
// which is to keep within its folder. What is there and is no file (a pipe, a link
// to nowhere or to a folder) is an error when it is opened, and not passed over.
// A nil own is empty.
func Over(own fs.FS) fs.FS {
	if own == nil {
		return theme
	}
	return overlay{own}
}

type overlay struct{ own fs.FS }

// What stands in the place of a file.
var (
	errNowhere   = errors.New("it is a link that leads out of the folder or to nothing")
	errToFolder  = errors.New("it is a link to a folder, which is not followed")
	errName      = errors.New("its name is not in UTF-8; give it a plain one")
	errIrregular = errors.New("it is a pipe, a socket or a device")
)

// Open returns own's file, else the theme's; a folder lists the files of both.
func (o overlay) Open(name string) (fs.File, error) {
	if !utf8.ValidString(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: errName}
	}
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	info, err := fs.Lstat(o.own, name)
	if err != nil {
		return theme.Open(name)
	}
	if info.IsDir() {
		entries, err := o.ReadDir(name)
		if err != nil {
			return nil, err
		}
		return &folder{info: info, entries: entries}, nil
	}
	if info.Mode()&fs.ModeSymlink != 0 {
		if info, err = fs.Stat(o.own, name); err != nil {
			return nil, &fs.PathError{Op: "open", Path: name, Err: errNowhere}
		}
		if info.IsDir() {
			return nil, &fs.PathError{Op: "open", Path: name, Err: errToFolder}
		}
	}
	if !info.Mode().IsRegular() {
		return nil, &fs.PathError{Op: "open", Path: name, Err: errIrregular}
	}
	return o.own.Open(name)
}

// ReadDir lists the files of both, sorted by name.
func (o overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	if !utf8.ValidString(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: errName}
	}
	below, themeErr := theme.ReadDir(name)
	all, err := fs.ReadDir(o.own, name)
	if err != nil && themeErr != nil {
		return nil, err
	}
	for _, e := range below {
		if !slices.ContainsFunc(all, func(a fs.DirEntry) bool { return a.Name() == e.Name() }) {
			all = append(all, e)
		}
	}
	slices.SortFunc(all, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return all, nil
}

// folder is an open folder of an overlay.
type folder struct {
	info    fs.FileInfo
	entries []fs.DirEntry
	read    int
}

func (f *folder) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *folder) Close() error               { return nil }

func (f *folder) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: f.info.Name(), Err: fs.ErrInvalid}
}

func (f *folder) ReadDir(n int) ([]fs.DirEntry, error) {
	rest := f.entries[f.read:]
	if n > 0 && len(rest) > n {
		rest = rest[:n]
	}
	f.read += len(rest)
	if n > 0 && len(rest) == 0 {
		return nil, io.EOF
	}
	return slices.Clone(rest), nil
}
