package site

import (
	"bytes"
	"errors"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"journal/generator/advice"
)

func TestSiteIsAFileSystem(t *testing.T) {
	s := made(t, awkward())
	if err := fstest.TestFS(s, "index.html", "improve.html", "style.css", "img/a b.png", "interviews/2026-02-20-northwind.html"); err != nil {
		t.Fatal(err)
	}
	if _, err := s.ReadFile("nothing.html"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("an unknown name gives %v", err)
	}
	if _, err := s.ReadFile("interviews"); !errors.Is(err, fs.ErrInvalid) {
		t.Errorf("a folder gives %v", err)
	}
}

// TestCopiedFiles: what is copied is of the theme or an asset, and no page.
func TestCopiedFiles(t *testing.T) {
	s := made(t, awkward())
	copied := s.Copied()
	for _, want := range []string{"style.css", "journal.js", "img/a b.png"} {
		if !slices.Contains(copied, want) {
			t.Errorf("%s is not among %q", want, copied)
		}
	}
	for _, name := range copied {
		if s.IsPage(name) || name == "calendar.ics" {
			t.Errorf("%s is made from notes", name)
		}
	}
}

func TestSameBytesFromManyReaders(t *testing.T) {
	one, two := made(t, awkward()), made(t, awkward())
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			for _, name := range one.Names() {
				a, err := one.ReadFile(name)
				if err != nil {
					t.Error(err)
					return
				}
				b, err := two.ReadFile(name)
				if err != nil || !bytes.Equal(a, b) {
					t.Errorf("%s differs from one site to the next: %v", name, err)
				}
			}
		})
	}
	all.Wait()
}

// A build holds until StableUntil: no page may say more of the clock than that.
func TestSameBytesUntilTheJournalChanges(t *testing.T) {
	early := made(t, sample())
	until := early.journal.StableUntil()
	if _, sooner := advice.Plan(early.journal); sooner.Before(until) {
		until = sooner
	}
	late := madeAt(t, sample(), until.Add(-time.Second))
	for _, name := range early.Names() {
		a, err := early.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if b, err := late.ReadFile(name); err != nil || !bytes.Equal(a, b) {
			t.Errorf("%s changes while nothing else does: %v", name, err)
		}
	}
}

func TestBytesBelongToTheCaller(t *testing.T) {
	s := made(t, awkward())
	for _, name := range []string{"style.css", "index.html"} {
		first, err := s.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		want := bytes.Clone(first)
		clear(first)
		if second, _ := s.ReadFile(name); !bytes.Equal(second, want) {
			t.Errorf("%s was changed by its reader", name)
		}
	}
}

func TestFilesThatWantOneName(t *testing.T) {
	j, _ := connected(t, awkward())
	s, err := New(Source{
		Journal: j,
		Content: fstest.MapFS{"index.html": {Data: []byte("asset")}, "timeline.html/x.png": {Data: []byte("asset")}},
		Assets:  []string{"index.html", "timeline.html/x.png", "../out.png", "/abs", "."},
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := fstest.TestFS(s, "index.html", "timeline.html/x.png"); err != nil {
		t.Error(err)
	}
	if page, _ := s.ReadFile("index.html"); string(page) == "asset" {
		t.Error("an asset took the place of a page")
	}
}

func TestOwnLayouts(t *testing.T) {
	own := fstest.MapFS{
		"people.html":    {Data: []byte(`<h1>Hello {{range .Journal.People}}{{.Name}}, {{end}}</h1>`)},
		"fonts/a.woff":   {Data: []byte("font")},
		".hidden":        {Data: []byte("no")},
		"embed.go":       {Data: []byte("package layouts")},
		"lock/page.html": {Data: []byte("{{policy}}")},
		"lock/sw.js":     {Data: []byte("no part of a plain site")},
	}
	j, _ := connected(t, awkward())
	s, err := madeOver(j, own, Limit{})
	if err != nil {
		t.Fatal(err)
	}
	page, err := s.ReadFile("people.html")
	if err != nil || !strings.Contains(string(page), "Mary Chen, ") {
		t.Errorf("the journal's own layout was not used: %v\n%s", err, page)
	}
	if text, err := s.ReadFile("fonts/a.woff"); err != nil || string(text) != "font" {
		t.Errorf("a file of the layouts was not copied: %q, %v", text, err)
	}
	for _, name := range []string{".hidden", "embed.go", "lock/page.html", "lock/sw.js"} {
		if _, err := s.ReadFile(name); err == nil {
			t.Errorf("%s is on the site", name)
		}
	}
}

func TestMistakeInALayoutNamesFileAndLine(t *testing.T) {
	j, _ := connected(t, empty())
	for _, c := range []struct {
		name, text string
		line       int
		msg        string
	}{
		{"interview.html", "<h1>\n{{.Title}\n</h1>", 2, "bad character"},
		{"interview.html", "<h1>\n\n{{.Nonsense}}</h1>", 3, "Nonsense"},
		{"interview.html", "a\n{{if .Title}}<a href='{{else}}<b>{{end}}{{.Title}}", 2, "branches"},
		{"improve.html", "{{nosuch}}", 1, "nosuch"},
		{"people.html", "<h1>\n{{range .Journal.People}}{{.Nonsense}}{{end}}", 2, "Nonsense"},
		{"people.html", "{{if .Journal.Applications}}{{else}}{{.Nonsense}}{{end}}", 1, "Nonsense"},
		{"partials.html", "{{define `row`}}\n{{.Nonsense}", 2, "bad character"},
		{"base.html", "<title>{{.Title}}</title>", 0, `{{block "main" .}}`},
	} {
		_, err := madeOver(j, fstest.MapFS{c.name: {Data: []byte(c.text)}}, Limit{})
		var mistake *LayoutError
		if !errors.As(err, &mistake) {
			t.Errorf("%q gives %v", c.text, err)
			continue
		}
		if mistake.Path != "layouts/"+c.name || mistake.Line != c.line || !strings.Contains(mistake.Msg, c.msg) {
			t.Errorf("%q gives %v, want line %d and %q", c.text, err, c.line, c.msg)
		}
	}
}

func TestMistakeThatOnlyDataShows(t *testing.T) {
	j, _ := connected(t, awkward())
	text := "<h1>\n{{range .Journal.People}}{{if eq .Name `مريم الشمالية`}}{{.Nonsense}}{{end}}{{end}}"
	s, err := madeOver(j, fstest.MapFS{"people.html": {Data: []byte(text)}}, Limit{})
	if err != nil {
		t.Fatal(err)
	}
	_, err = s.ReadFile("people.html")
	var mistake *LayoutError
	if !errors.As(err, &mistake) || mistake.Path != "layouts/people.html" || mistake.Line != 2 {
		t.Errorf("got %v", err)
	}
}

func TestEmptyJournalTeaches(t *testing.T) {
	s := made(t, empty())
	for _, name := range s.Names() {
		page, err := s.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasSuffix(name, ".html") || name == "404.html" {
			continue
		}
		if !bytes.Contains(page, []byte(`class="card teach"`)) {
			t.Errorf("%s says nothing to one who has no notes", name)
		}
	}
}

// A file is the site's own by how it came to be there. An asset with the name of
// one of ours is not taken; anywhere else it stays an asset.
func TestOwn(t *testing.T) {
	s := made(t, fstest.MapFS{
		"journal.yaml":         {Data: []byte("today: 2026-03-05 09:00\n")},
		"interviews/a.md":      {Data: []byte("---\ncompany: Northwind Robotics\ndate: 2026-03-04\n---\n")},
		"interviews/page.html": {}, "journal.js": {}, "style.css": {}, "interviews/journal.js": {}, "sw.js": {}, "board.png": {}, "index.html": {},
	})
	for name, want := range map[string]bool{"index.html": true, "interviews/a.html": true, "journal.js": true, "style.css": true, "favicon.svg": true,
		"interviews/page.html": false, "interviews/journal.js": false, "sw.js": false, "board.png": false, "nothing.html": false} {
		if s.Own(name) != want {
			t.Errorf("%s: own is %t", name, !want)
		}
	}
	if text, err := s.ReadFile("journal.js"); err != nil || len(text) == 0 {
		t.Errorf("journal.js is the asset: %d bytes, %v", len(text), err)
	}
}
