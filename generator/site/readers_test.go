package site

import (
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"journal/generator/generatortest"
	"journal/generator/generatortest/axe"
	"journal/generator/generatortest/browser"
	"journal/layouts"
)

// TestPagesForEveryReader looks at every kind of page, of the sample, of an empty
// journal and of an awkward one, as people do who see, read and steer in their own
// ways.
func TestPagesForEveryReader(t *testing.T) {
	first := browser.Start(t)
	for _, c := range []struct {
		name  string
		files fs.FS
	}{{"sample", sample()}, {"empty", empty()}, {"awkward", generatortest.Awkward()}} {
		s := made(t, c.files)
		dir := t.TempDir()
		if err := os.CopyFS(dir, s); err != nil {
			t.Fatal(err)
		}
		names := ofEveryKind(t, s)
		if c.name != "empty" {
			everyLayout(t, s, names)
		}
		const tabs = 2
		free := make(chan *reader, tabs)
		for range tabs {
			free <- newReader(t, first, dir)
		}
		t.Run(c.name, func(t *testing.T) {
			for name, largest := range names {
				t.Run(name, func(t *testing.T) {
					t.Parallel()
					r := <-free
					defer func() { free <- r }()
					r.t = t
					r.everyWay(name, largest)
				})
			}
		})
	}
}

// everyWay looks at one page in every way. What takes the longest, the rules of
// axe-core and the walk with the key Tab, is for the largest page of its kind:
// others differ in what is written.
func (r *reader) everyWay(name string, largest bool) {
	still := look{want: [][2]string{{"prefers-reduced-motion", "reduce"}}}
	r.open(name, still)
	r.report("with reduced motion", r.ask(`judge.still()`))
	r.report("by the key Tab", r.ask(`judge.focus()`))
	r.report("read aloud", r.ask(`judge.names()`))
	r.ask(`judge.unfold()`)
	if largest {
		r.tab()
		r.as(look{})
		r.axe("in light colours", axe.Violations)
		r.as(look{want: [][2]string{{"prefers-color-scheme", "dark"}}})
		r.axe("in dark colours", axe.Colours)
	}
	for as, l := range map[string]look{
		"1280 pixels wide":                   {},
		"320 pixels wide":                    {width: 320},
		"1280 pixels wide at a zoom of 200%": {width: 640, zoom: 2},
		"1280 pixels wide in text of 200%":   {text: 32},
	} {
		r.as(l)
		if l.text > 0 {
			r.report(as, r.ask(`parseFloat(getComputedStyle(document.body).fontSize) < 30 ? ["the text did not grow"] : []`))
		}
		r.report(as, r.ask(`judge.overflow()`))
	}
	r.as(look{want: [][2]string{{"forced-colors", "active"}}})
	r.report("in forced colours", r.ask(`judge.forced()`))
	r.as(look{print: true, width: 718})
	r.report("printed", r.ask(`judge.paper()`))
	r.quiet()
}

var (
	headline = regexp.MustCompile(`<h1[^>]*>([^<]*)`)
	writings = []*regexp.Regexp{regexp.MustCompile(``), regexp.MustCompile(`[\p{Hebrew}\p{Arabic}]`), regexp.MustCompile(`[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}]`), regexp.MustCompile(`\pL{60}`)}
)

// ofEveryKind picks pages of a site: of each kind, interviews ahead apart from
// those that are over, the largest, for which it gives true; and of those whose
// titles are right-to-left, or Chinese, Japanese or Korean, or of one long word,
// the largest as well.
func ofEveryKind(t *testing.T, s *Site) map[string]bool {
	t.Helper()
	type sort struct {
		layout  string
		section string
		ahead   bool
		writing int
	}
	picked, size := map[sort]string{}, map[string]int{}
	for _, name := range s.Names() {
		f, _ := s.file(name)
		if f.layout == "" {
			continue
		}
		text, err := s.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		size[name] = len(text)
		_, ahead := s.file("prep/" + path.Base(name))
		for n, writing := range writings {
			of := sort{f.layout, f.Section, ahead && f.layout == "interview.html", n}
			if best, ok := picked[of]; writing.Match(headline.FindSubmatch(text)[1]) && (!ok || size[best] < size[name]) {
				picked[of] = name
			}
		}
	}
	names := map[string]bool{}
	for of, name := range picked {
		names[name] = names[name] || of.writing == 0
	}
	return names
}

// everyLayout fails for a layout of which there is no page to look at.
func everyLayout(t *testing.T, s *Site, names map[string]bool) {
	t.Helper()
	all, err := fs.Glob(layouts.FS(), "*.html")
	if err != nil || len(all) < 15 {
		t.Fatalf("the layouts are %q: %v", all, err)
	}
	for name := range names {
		f, _ := s.file(name)
		all = slices.DeleteFunc(all, func(layout string) bool { return layout == f.layout || layout == baseFile || layout == partsFile })
	}
	if len(all) > 0 {
		t.Errorf("no page is made with %q: nobody looks at them", all)
	}
}

// TestAwkwardJournal sees that the awkward journal is as awkward as it says.
func TestAwkwardJournal(t *testing.T) {
	s := made(t, generatortest.Awkward())
	actions := page(t, s, "actions.html")
	for _, state := range []string{"overdue", "due", "upcoming", "missed"} {
		holds(t, "the actions", actions, `class="state `+state+`"`)
	}
	if n := strings.Count(page(t, s, "people.html"), `class="person"`); n < 160 {
		t.Errorf("%d people", n)
	}
	if n := strings.Count(page(t, s, "offers.html"), `class="bid sheet"`); n < 3 {
		t.Errorf("%d offers", n)
	}
	if n := len(strings.Fields(tag.ReplaceAllString(page(t, s, "interviews/2026-02-27-words.html"), " "))); n < 3000 {
		t.Errorf("%d words", n)
	}
}
