package layouts

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"encoding/json"
	"io"
	"io/fs"
	"path"
	"strings"
	"time"
)

//go:generate sh lock/bundle/make.sh
//go:generate sh library.sh search minisearch minisearch
//go:generate sh library.sh fsrs fsrs ts-fsrs
//go:generate sh font.sh

//go:embed lock/page.html lock/page.css lock/page.js lock/page.note.js lock/sw.js lock/lock
var lock embed.FS

// Lock returns the files of the lock page, which are published beside an
// encrypted site: what a visitor sees at every address until the passphrase is
// given, and the scripts that then show the site. They say nothing of it, and but
// for the recipient they are the same for every site. To the recipient, an age
// public key, the page encrypts what is written on it without unlocking; without
// one, nothing can be written there.
//
//	index.html, 404.html  the page: the same bytes, at any depth, on its own
//	sw.js                 the service worker, which answers with decrypted pages
//	lock/…                what the two need; age.js are other people's libraries
//	lock/note             no file: the address at which the page begins a note
//
// The page runs nothing but what it was made with: its policy allows only its
// own script by its sum, and that script knows the sum of every other file that is used.
func Lock(recipient string) fs.FS { return lockFS{recipient} }

// page puts style and script into the page, and their sums into its policy.
func (l lockFS) page() ([]byte, error) {
	files, err := fs.Sub(lock, "lock")
	if err != nil {
		return nil, err
	}
	text := map[string]string{}
	sums := map[string]string{}
	err = fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(files, name)
		if strings.HasPrefix(name, "page.") {
			text[name] = string(data)
		} else if ext := path.Ext(name); ext == ".js" || ext == ".css" {
			sums[name] = sum(data)
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	known, err := json.Marshal(sums)
	if err != nil {
		return nil, err
	}
	style := text["page.css"]
	script := strings.Replace(text["page.note.js"]+text["page.js"], "/*sums*/{}", string(known), 1)
	script = strings.Replace(script, "/*recipient*/''", "'"+l.recipient+"'", 1)
	policy := "default-src 'none'; script-src 'sha256-" + sum([]byte(script)) + "'; style-src 'sha256-" + sum([]byte(style)) + "'; img-src 'self' data:; " +
		"manifest-src 'self'; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types lock"
	page := strings.NewReplacer("{{policy}}", policy, "{{style}}", style, "{{script}}", script).Replace(text["page.html"])
	return []byte(page), nil
}

// sum is the sum of a file as policies and browsers write it.
func sum(data []byte) string {
	s := sha256.Sum256(data)
	return base64.StdEncoding.EncodeToString(s[:])
}

// lockFS is the embedded files with the finished page in place of its parts.
type lockFS struct{ recipient string }

func (l lockFS) Open(name string) (fs.File, error) {
	switch {
	case name == "index.html" || name == "404.html":
		page, err := l.page()
		if err != nil {
			return nil, &fs.PathError{Op: "open", Path: name, Err: err}
		}
		return &pageFile{pageInfo{name, int64(len(page))}, bytes.NewReader(page)}, nil
	case strings.HasPrefix(name, "page.") || !fs.ValidPath(name):
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	case name != ".":
		return lock.Open("lock/" + name)
	}
	info, err := fs.Stat(lock, "lock")
	if err != nil {
		return nil, err
	}
	page, err := l.page()
	if err != nil {
		return nil, err
	}
	size := int64(len(page))
	entries := []fs.DirEntry{fs.FileInfoToDirEntry(pageInfo{"404.html", size}), fs.FileInfoToDirEntry(pageInfo{"index.html", size})}
	all, err := lock.ReadDir("lock")
	for _, e := range all {
		if !strings.HasPrefix(e.Name(), "page.") {
			entries = append(entries, e)
		}
	}
	return &folder{info: info, entries: entries}, err
}

// pageFile is the open page.
type pageFile struct {
	pageInfo
	io.ReadSeeker
}

func (f *pageFile) Stat() (fs.FileInfo, error) { return f.pageInfo, nil }
func (f *pageFile) Close() error               { return nil }

// pageInfo describes it.
type pageInfo struct {
	name string
	size int64
}

func (i pageInfo) Name() string       { return i.name }
func (i pageInfo) Size() int64        { return i.size }
func (i pageInfo) Mode() fs.FileMode  { return 0o444 }
func (i pageInfo) ModTime() time.Time { return time.Time{} }
func (i pageInfo) IsDir() bool        { return false }
func (i pageInfo) Sys() any           { return nil }
