package site

import (
	"compress/gzip"
	"io"
	"io/fs"
	"path"
	"strings"
	"testing"
	"testing/fstest"

	"journal/generator/generatortest"
)

// heaviest is what a page and all it loads may weigh, compressed as hosts do it.
const heaviest = 45_000

// TestWeight weighs every page with everything it loads. Pictures of a note are
// left out, and on the search page the index: it is the notes themselves, and
// grows with them.
func TestWeight(t *testing.T) {
	years := fstest.MapFS{"journal.yaml": {Data: []byte("timezone: UTC\ntoday: 2026-07-02 09:00\n")}}
	for name, text := range generatortest.Corpus(400) {
		years[name] = &fstest.MapFile{Data: []byte(text)}
	}
	for _, c := range []struct {
		name  string
		files fs.FS
	}{{"sample", sample()}, {"400 notes", years}} {
		s := made(t, c.files)
		most, where, loaded := 0, "", map[string]int{}
		for _, name := range s.Names() {
			if !s.IsPage(name) {
				continue
			}
			text, err := s.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			sum, parts := gzipped(t, text), map[string]int{}
			for _, tag := range tag.FindAllString(string(text), -1) {
				at := attributes(tag)
				from := at["src"]
				if strings.HasPrefix(tag, "<link") {
					from = at["href"]
				}
				if from == "" || strings.HasPrefix(tag, "<img") {
					continue
				}
				from = path.Join(path.Dir(name), from)
				if from == SearchIndex {
					continue
				}
				if _, known := loaded[from]; !known {
					text, err := s.ReadFile(from)
					if err != nil {
						t.Fatalf("%s loads %s: %v", name, from, err)
					}
					loaded[from] = gzipped(t, text)
				}
				parts[from] = loaded[from]
				sum += loaded[from]
			}
			if parts["style.css"] == 0 || parts["journal.js"] == 0 {
				t.Errorf("%s: %s loads no style or no script, or the test does not see it", c.name, name)
			}
			if sum > heaviest {
				t.Errorf("%s: %s weighs %d bytes, of which %v", c.name, name, sum, parts)
			}
			if sum > most {
				most, where = sum, name
			}
		}
		t.Logf("%s: the heaviest page is %s with %d bytes", c.name, where, most)
	}
}

// weigh returns the size of some files of a site together, as hosts send them.
func weigh(t *testing.T, s *Site, names ...string) int {
	t.Helper()
	sum := 0
	for _, name := range names {
		text, err := s.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		sum += gzipped(t, text)
	}
	return sum
}

// gzipped returns the size of a text as hosts send it.
func gzipped(t *testing.T, text []byte) int {
	t.Helper()
	var n counted
	w, err := gzip.NewWriterLevel(&n, gzip.DefaultCompression)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(text); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return int(n)
}

// counted is a writer that only counts.
type counted int

var _ io.Writer = new(counted)

func (n *counted) Write(text []byte) (int, error) {
	*n += counted(len(text))
	return len(text), nil
}
