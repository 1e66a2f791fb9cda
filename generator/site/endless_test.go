package site

import (
	"context"
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"journal/layouts"
)

const (
	endless = `{{range 1000000000000000}}{{end}}`
	growing = `{{range 1000000000000000}}what goes on and on{{end}}`
)

// withLayouts makes the site of one interview with layouts of somebody's own.
func withLayouts(t *testing.T, own map[string]string, limit Limit) (*Site, error) {
	t.Helper()
	files := notes(map[string]string{"interviews/2026-03-02-northwind.md": "---\ncompany: Northwind\ninterviewers: [Mary Chen]\n---\n"})
	j, _ := connected(t, files)
	theirs := fstest.MapFS{}
	for name, text := range own {
		theirs[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return madeOver(j, theirs, limit)
}

// A layout that does not come to an end is given up and named, wherever it runs:
// when the layouts are tried, when the frame is made, or only with the data of a
// page. The other pages are made.
func TestEndlessLayout(t *testing.T) {
	base, err := fs.ReadFile(layouts.FS(), "base.html")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ what, name, text, msg string }{
		{"tried", "people.html", endless, "400ms"},
		{"with data", "people.html", `{{range .Journal.Companies}}{{if eq .Name "Northwind"}}` + endless + `{{end}}{{end}}`, "400ms"},
		{"in a branch", "people.html", `{{if .Journal.People}}{{with .Journal.People}}` + endless + `{{end}}{{end}}`, "400ms"},
		{"the frame", "base.html", string(base) + endless, "400ms"},
		{"growing", "people.html", `{{if .Journal.People}}` + growing + `{{end}}`, "64 MB"},
		{"in a part", "people.html", `{{define "part"}}` + endless + `{{end}}{{if .Journal.People}}{{template "part"}}{{end}}`, "400ms"},
	} {
		limit := Limit{Longest: 400 * time.Millisecond}
		if c.what == "growing" {
			limit.Longest = 0
		}
		s, err := withLayouts(t, map[string]string{c.name: c.text}, limit)
		if err == nil {
			_, err = s.ReadFile("people.html")
		}
		var mistake *LayoutError
		if !errors.As(err, &mistake) || mistake.Path != "layouts/"+c.name || !strings.Contains(mistake.Msg, c.msg) {
			t.Errorf("%s: error %v", c.what, err)
			continue
		}
		if s == nil {
			continue
		}
		if _, err := s.ReadFile("timeline.html"); err != nil {
			t.Errorf("%s: another page: %v", c.what, err)
		}
		if f, err := s.Open("people.html"); err != nil {
			t.Error(err)
		} else if _, err := f.Stat(); !errors.As(err, &mistake) {
			t.Errorf("%s: the size of the open page: %v", c.what, err)
		}
	}
}

// The end of the context ends a page that is being made, and makes no mistake of it.
func TestPageEndsWithContext(t *testing.T) {
	for _, text := range []string{`{{if .Journal.People}}` + endless + `{{end}}`, endless} {
		ctx, cancel := context.WithCancel(t.Context())
		time.AfterFunc(20*time.Millisecond, cancel)
		s, err := withLayouts(t, map[string]string{"people.html": text}, Limit{Until: ctx})
		if err == nil {
			_, err = s.ReadFile("people.html")
		}
		var mistake *LayoutError
		if !errors.Is(err, context.Canceled) || errors.As(err, &mistake) {
			t.Errorf("error %v", err)
		}
	}
}

// A page of the program's own layouts ends with the context as well, while it is made.
func TestLongPageEnds(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	j, _ := connected(t, years(200))
	s, err := New(Source{Journal: j, Limit: Limit{Until: ctx}})
	if err != nil {
		t.Fatal(err)
	}
	f, _ := s.file("timeline.html")
	data := f.data
	f.data = func(v view) any {
		cancel() // while the page is being made
		return data(v)
	}
	if _, err := s.ReadFile("timeline.html"); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}

// A letter of somebody's own that goes on and on is given up in its place.
func TestEndlessLetter(t *testing.T) {
	for name, own := range map[string]string{"nothing": endless, "text": growing} {
		s, err := withLayouts(t, map[string]string{"drafts/thank-you.txt": own}, Limit{})
		if err != nil {
			t.Fatal(err)
		}
		j := s.journal
		drafts, err := s.theme.letters.All("thank-you", j, j.Interviews[0])
		if err == nil || !strings.Contains(err.Error(), "does not come to an end") {
			t.Errorf("%s: %d letters, %v", name, len(drafts), err)
		}
	}
}

// An asset is the journal's own file, in whatever pieces it is read.
func TestAssetIsStreamed(t *testing.T) {
	files := fstest.MapFS{"journal.yaml": {}, "film.mp4": {Data: []byte("a film")}}
	s, err := New(Source{Journal: made(t, awkward()).journal, Content: noReading{files, t}, Assets: []string{"film.mp4"}})
	if err != nil {
		t.Fatal(err)
	}
	f, err := s.Open("film.mp4")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if info, err := f.Stat(); err != nil || info.Size() != 6 {
		t.Errorf("%v, %v", info, err)
	}
	if !s.IsAsset("film.mp4") || s.IsAsset("index.html") || s.IsAsset("nothing") {
		t.Error("what an asset is")
	}
}

// noReading fails the test when a file is read whole.
type noReading struct {
	fstest.MapFS
	t *testing.T
}

func (n noReading) ReadFile(name string) ([]byte, error) {
	n.t.Errorf("%s is read whole", name)
	return n.MapFS.ReadFile(name)
}
