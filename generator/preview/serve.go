package preview

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"net"
	"net/http"
	"regexp"
	"strings"
	"time"

	"journal/generator/media"
	"journal/generator/site"
)

// Handler answers the requests that come to a listener of that address. The
// pages are there once [Server.Run] has read the notes; until then requests wait.
func (s *Server) Handler(at net.Addr) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET "+own+"live.js", static("text/javascript; charset=utf-8", liveScript))
	mux.HandleFunc("GET "+own+"live.css", static("text/css; charset=utf-8", liveStyle))
	mux.HandleFunc("GET "+own+"events", s.events)
	mux.HandleFunc("GET "+own+"where", s.where)
	mux.HandleFunc("POST "+own+"done", s.act("Done", done))
	mux.HandleFunc("POST "+own+"later", s.act("Later", later))
	mux.HandleFunc("POST "+own+"drop", s.act("Dropped", drop))
	mux.HandleFunc("POST "+own+"tick", s.tickLine)
	mux.HandleFunc("POST "+own+"plan", s.takePlan)
	mux.HandleFunc("POST "+own+"sort", s.sortLine)
	mux.HandleFunc("POST "+own+"join", s.joinThemes)
	mux.HandleFunc("POST "+own+"file", s.fileWaiting)
	mux.HandleFunc("POST "+own+"undo", s.undo)
	mux.HandleFunc("POST "+own+"edit", s.edit)
	for _, method := range []string{"GET ", "POST "} {
		mux.HandleFunc(method+own, func(w http.ResponseWriter, _ *http.Request) {
			http.Error(w, "there is no such address", http.StatusNotFound)
		})
	}
	mux.HandleFunc("GET /", s.file)
	mux.HandleFunc("POST /", func(w http.ResponseWriter, _ *http.Request) {
		http.Error(w, "pages take no forms", http.StatusMethodNotAllowed)
	})
	return s.guard(at, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		// The mux would redirect an address with doubled slashes; here it is none.
		if strings.Contains(r.URL.Path, "//") {
			http.Error(w, "there is no such address", http.StatusNotFound)
			return
		}
		mux.ServeHTTP(w, r)
	}))
}

func static(kind string, text []byte) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", kind)
		http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(text))
	}
}

// have is the header in which a tab says what it shows, so that only what
// differs is sent: see [snapshot.state].
const have = "X-Journal-Have"

// file answers with a file of the site.
func (s *Server) file(w http.ResponseWriter, r *http.Request) {
	e, err := s.current(r.Context())
	if err != nil {
		http.Error(w, err.Error(), http.StatusServiceUnavailable)
		return
	}
	name := strings.TrimPrefix(r.URL.Path, "/")
	if name == "" {
		name = "index.html"
	}
	switch {
	case e.built == nil:
		s.page(w, r, e, name, []byte(bare), http.StatusOK)
	case !fs.ValidPath(name):
		http.Error(w, "there is no such address", http.StatusNotFound)
	case e.built.Site.IsPage(name):
		p := e.page(name)
		var layout *site.LayoutError
		switch {
		case errors.As(p.err, &layout):
			s.page(w, r, e.with(p.err), name, []byte(bare), http.StatusOK)
		case p.err != nil:
			http.Error(w, "this page cannot be made: "+p.err.Error(), http.StatusInternalServerError)
		default:
			s.page(w, r, e, name, p.text, http.StatusOK)
		}
	default:
		s.other(w, r, e, name)
	}
}

// other answers with a file that is no page.
func (s *Server) other(w http.ResponseWriter, r *http.Request, e *snapshot, name string) {
	f, text, err := open(e.built.Site, name)
	if err != nil {
		if p := e.page("404.html"); p.err == nil {
			s.page(w, r, e, name, rooted(p.text), http.StatusNotFound)
			return
		}
		http.Error(w, "there is no such page", http.StatusNotFound)
		return
	}
	defer f.Close()
	// Nothing but pages runs a script here: what lies beside the notes may be anything.
	kind, save := media.Type(name), false
	if !e.built.Site.Own(name) {
		kind, save = media.Asset(name)
	}
	h := w.Header()
	h.Set("Content-Security-Policy", media.Policy(kind))
	h.Set("Content-Type", kind)
	if save {
		h.Set("Content-Disposition", "attachment")
	}
	http.ServeContent(w, r, "", time.Time{}, text)
}

// open opens a file that is no page. A large one is read as it is sent.
func open(from fs.FS, name string) (fs.File, io.ReadSeeker, error) {
	f, err := from.Open(name)
	if err != nil {
		return nil, nil, err
	}
	info, err := f.Stat()
	text, ok := f.(io.ReadSeeker)
	if err == nil && (!ok || !info.Mode().IsRegular()) {
		err = fs.ErrInvalid // a folder
	}
	if err != nil {
		f.Close()
		return nil, nil, err
	}
	return f, text, nil
}

// relative finds the links of a page that is made for the root of the site.
var relative = regexp.MustCompile(`\b(href|src)="([^"/#:][^":]*)"`)

// rooted makes the links of the page for missing ones hold at every address.
func rooted(page []byte) []byte { return relative.ReplaceAll(page, []byte(`$1="/$2"`)) }
