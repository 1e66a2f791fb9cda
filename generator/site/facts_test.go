package site

import (
	"flag"
	"html"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestFacts holds what every page tells, whatever it looks like: a change of a
// layout loses nothing by accident. The golden files have one page after the other,
// of each its texts without markup, sorted and each once.
func TestFacts(t *testing.T) {
	for name, files := range map[string]fs.FS{"sample": sample(), "awkward": awkward(), "empty": empty()} {
		s := made(t, files)
		kinds := map[string]*strings.Builder{}
		for _, page := range s.Names() {
			f, _ := s.file(page)
			if f.layout == "" {
				continue
			}
			if kinds[f.layout] == nil {
				kinds[f.layout] = &strings.Builder{}
			}
			text, err := s.ReadFile(page)
			if err != nil {
				t.Fatal(err)
			}
			kinds[f.layout].WriteString("== " + page + "\n" + strings.Join(facts(string(text)), "\n") + "\n\n")
		}
		for layout, got := range kinds {
			golden := filepath.Join("testdata", "facts", name, strings.TrimSuffix(layout, ".html")+".txt")
			if *update {
				if err := os.MkdirAll(filepath.Dir(golden), 0o755); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(golden, []byte(got.String()), 0o644); err != nil {
					t.Fatal(err)
				}
				continue
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if got.String() != string(want) {
				t.Errorf("%s tells other things than %s; -update writes it anew:\n%s", layout, golden, differences(string(want), got.String()))
			}
		}
	}
}

var (
	anyTag  = regexp.MustCompile(`(?s)<!--.*?-->|<(?:[^<>"]|"[^"]*")*>`)
	picture = regexp.MustCompile(`role="img" aria-label="([^"]*)"`)
)

// facts are the texts of a page between its header and footer, and what its
// pictures are said to show.
func facts(page string) []string {
	_, main, _ := strings.Cut(page, "<main")
	main, _, _ = strings.Cut(main, "</main>")
	_, main, _ = strings.Cut(main, ">")
	var all []string
	for _, label := range picture.FindAllStringSubmatch(main, -1) {
		all = append(all, "("+label[1]+")")
	}
	for _, text := range anyTag.Split(main, -1) {
		text = strings.Join(strings.Fields(html.UnescapeString(text)), " ")
		if text = strings.Trim(text, " ,·;–"); text != "" {
			all = append(all, text)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// differences are the lines that only one of two texts has.
func differences(want, got string) string {
	var out strings.Builder
	only := func(sign, in, other string) {
		has := map[string]bool{}
		for line := range strings.Lines(other) {
			has[line] = true
		}
		for line := range strings.Lines(in) {
			if !has[line] {
				out.WriteString(sign + line)
			}
		}
	}
	only("-", want, got)
	only("+", got, want)
	return out.String()
}
