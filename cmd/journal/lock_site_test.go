package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"mime"
	"net/http"
	"net/http/httptest"
	"path"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"journal/generator/vault"
	"journal/layouts"
)

const lockPassphrase = "velvet otter 9 Ångström lantern"

// lockKey is one key for all tests, because making one takes a second of work.
var lockKey = sync.OnceValues(func() (*vault.Key, error) { return vault.NewKey(lockPassphrase, vault.Work) })

// onePixel is a PNG.
const onePixel = "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89\x00\x00\x00\rIDATx\x9cc`\x00\x00\x00\x02\x00\x01\xe5'\xde\xfc\x00\x00\x00\x00IEND\xaeB`\x82"

// plainSite is a small site with one of everything. edition stands on every page.
func plainSite(edition string) fstest.MapFS {
	page := func(title, root, text string) *fstest.MapFile {
		return &fstest.MapFile{Data: []byte(`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>` + title + `</title>` +
			`<link rel="icon" href="data:,"><link rel="stylesheet" href="` + root + `style.css"><script src="` + root + `page.js"></script></head>` +
			`<body><main><h1>` + title + `</h1><p id="edition">` + edition + `</p>` + text + `</main></body></html>`)}
	}
	big := make([]byte, 400<<10) // more than a blob holds, and nothing that gzip makes smaller
	for i, state := 0, uint32(1); i < len(big); i++ {
		state = state*1664525 + 1013904223
		big[i] = byte(state >> 24)
	}
	return fstest.MapFS{
		"index.html":             page("Start", "", `<p><a id="deep" href="notes/deep.html">Deep</a></p>`),
		"notes/deep.html":        page("Deep", "../", `<img id="picture" src="../pictures/one%20pixel.png" alt="One pixel"><img src="drawing.svg" alt="A square"><a id="up" href="../index.html">Up</a>`),
		"notes/index.html":       page("Notes", "../", ""),
		"notes/drawing.svg":      {Data: []byte(`<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><rect width="8" height="8" fill="#197037"/></svg>`)},
		"404.html":               page("Nothing here", "", `<a id="home" href="index.html">Start</a>`),
		"style.css":              {Data: []byte("h1 { color: rgb(1, 2, 3) }")},
		"page.js":                {Data: []byte("document.documentElement.dataset.ran = 'yes'")},
		"pictures/one pixel.png": {Data: []byte(onePixel)},
		"big.bin":                {Data: big},
		"robots.txt":             {Data: []byte("only for the plain site\n")},
	}
}

// sealedSite is what is published of a site.
func sealedSite(t testing.TB, site fs.FS, key *vault.Key) map[string][]byte {
	t.Helper()
	return sealedWith(t, site, key, nil)
}

// sealedWith is the same with a letterbox.
func sealedWith(t testing.TB, site fs.FS, key *vault.Key, box *vault.Letterbox) map[string][]byte {
	t.Helper()
	lock := layouts.Lock("")
	if box != nil {
		lock = layouts.Lock(box.Recipient())
	}
	sealed, err := vault.Seal(t.Context(), site, key, vault.Options{Lock: lock, Letterbox: box})
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	err = fs.WalkDir(sealed, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		files[name], err = fs.ReadFile(sealed, name)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// host serves a published folder as GitHub Pages does: ten minutes
// in every cache, 404.html with status 404, no header of our own.
type host struct {
	url  string // of the site, with a slash at the end
	stop func() // takes it off the network
	base string // its path

	mu    sync.Mutex
	files map[string][]byte
	asked []string // paths, in order
}

func newHost(t testing.TB, files map[string][]byte) *host {
	t.Helper()
	return newHostAt(t, "/repo/", files)
}

// newHostAt is the same for another folder of the server.
func newHostAt(t testing.TB, base string, files map[string][]byte) *host {
	t.Helper()
	h := &host{base: base, files: files}
	server := httptest.NewServer(h)
	t.Cleanup(server.Close)
	h.url, h.stop = server.URL+base, func() {
		server.CloseClientConnections()
		server.Close()
	}
	return h
}

// publish puts other files in place of those there are.
func (h *host) publish(files map[string][]byte) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.files = files
}

// change returns a copy of the published files with one of them changed; nil
// data removes it.
func (h *host) change(name string, data []byte) {
	h.mu.Lock()
	defer h.mu.Unlock()
	files := map[string][]byte{}
	for n, d := range h.files {
		files[n] = d
	}
	if files[name] = data; data == nil {
		delete(files, name)
	}
	h.files = files
}

// heard returns the paths that were asked for since the last time.
func (h *host) heard() []string {
	h.mu.Lock()
	defer h.mu.Unlock()
	asked := h.asked
	h.asked = nil
	return asked
}

func (h *host) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h.mu.Lock()
	files := h.files
	h.asked = append(h.asked, r.URL.Path)
	h.mu.Unlock()
	name, inside := strings.CutPrefix(r.URL.Path, h.base)
	if !inside {
		http.Error(w, "there is no site here", http.StatusNotFound)
		return
	}
	w.Header().Set("Cache-Control", "max-age=600")
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	data, ok := files[name]
	if !ok {
		if data, ok = files[name+".html"]; ok {
			name += ".html"
		}
	}
	if !ok {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.WriteHeader(http.StatusNotFound)
		w.Write(files["404.html"])
		return
	}
	kind := mime.TypeByExtension(path.Ext(name))
	if kind == "" {
		kind = "application/octet-stream"
	}
	w.Header().Set("Content-Type", kind)
	sum := sha256.Sum256(data)
	w.Header().Set("ETag", `"`+hex.EncodeToString(sum[:8])+`"`)
	http.ServeContent(w, r, name, time.Time{}, bytes.NewReader(data))
}
