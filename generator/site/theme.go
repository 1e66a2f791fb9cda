package site

import (
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"maps"
	"path"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"journal/generator/advice/draft"
	"journal/generator/inside"
	"journal/layouts"
)

// LayoutError is a mistake in a layout file.
type LayoutError struct {
	Path string // "layouts/interview.html"
	Line int    // from 1; 0 if it is not known
	Msg  string // what is wrong, as html/template says it
}

// Error gives path:line: message.
func (e *LayoutError) Error() string {
	if e.Line == 0 {
		return e.Path + ": " + e.Msg
	}
	return fmt.Sprintf("%s:%d: %s", e.Path, e.Line, e.Msg)
}

// theme is the layouts, parsed.
type theme struct {
	base        *template.Template
	pages       map[string]layout
	static      map[string][]byte
	staticNames []string
	letters     *draft.Letters
	lettersErr  error // said where a letter would stand
}

// layout is the template of a kind of page.
type layout struct {
	*template.Template
	quick part // the same, compiled; nil if it uses more of the language than that can
}

// needed are the layouts without which there is no site. Each is tried once
// with its empty data, so that most mistakes show before a page is made.
func needed() map[string]any {
	return map[string]any{
		"index.html":        &startPage{},
		"actions.html":      &actionsPage{},
		"prep.html":         &prepPage{},
		"offers.html":       &offersPage{},
		"timeline.html":     &timelinePage{},
		"debriefs.html":     &debriefsPage{},
		"improve.html":      &improvePage{},
		"questions.html":    &questionsPage{},
		"practice.html":     &cardsPage{},
		"companies.html":    &companiesPage{},
		"company.html":      &companyPage{},
		"applications.html": &applicationsPage{},
		"application.html":  &applicationPage{},
		"people.html":       &peoplePage{},
		"interview.html":    &interviewPage{},
		"reviews.html":      &reviewsPage{},
		"statistics.html":   &statisticsPage{},
		"search.html":       &searchPage{},
		"page.html":         &plainPage{},
		"404.html":          &missingPage{},
	}
}

// readTheme reads every file of the layouts folder. Templates are *.html; all
// else is copied to the site but hidden files, Go files, the drafts of messages
// and the lock page, which is for encrypted sites only.
func readTheme(files fs.FS, limit Limit) (*theme, error) {
	t := &theme{pages: map[string]layout{}, static: map[string][]byte{}}
	t.letters, t.lettersErr = draft.Read(files)
	all := template.New("")
	err := fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return fmt.Errorf("reading layouts: %w", err)
		case name != "." && strings.HasPrefix(d.Name(), "."):
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		case (name == "drafts" || name == "lock") && d.IsDir():
			return fs.SkipDir
		case d.IsDir(), path.Ext(name) == ".go": // the theme of this program is also a Go package
			return nil
		}
		text, err := inside.ReadFile(files, name, largestLayout)
		switch {
		case errors.Is(err, inside.ErrTooLarge):
			return &LayoutError{Path: "layouts/" + name, Msg: "this file has more than 16 MB; put it beside the notes instead"}
		case err != nil:
			return &LayoutError{Path: "layouts/" + name, Msg: "this file cannot be read: " + cause(err)}
		}
		if path.Ext(name) != ".html" {
			t.static[name] = bare(name, text)
			t.staticNames = append(t.staticNames, name)
			return nil
		}
		if _, err := all.New(name).Parse(string(text)); err != nil {
			return layoutError(err)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	for _, one := range all.Templates() {
		layouts.Checkpoints(one.Tree)
	}
	slices.Sort(t.staticNames)
	if t.base = all.Lookup("base.html"); t.base == nil {
		return nil, &LayoutError{Path: "layouts/base.html", Msg: "this file is needed"}
	}
	empty := needed()
	for _, name := range slices.Sorted(maps.Keys(empty)) {
		page := all.Lookup(name)
		if page == nil {
			return nil, &LayoutError{Path: "layouts/" + name, Msg: "this file is needed"}
		}
		if err := try(page, empty[name], limit); err != nil {
			return nil, err
		}
		t.pages[name] = layout{page, compile(page, reflect.TypeOf(empty[name]))}
	}
	return t, nil
}

// try makes a page with its empty data.
func try(page *template.Template, data any, limit Limit) error {
	out, done := limit.output()
	defer done()
	err := page.Execute(out, data)
	if ended := out.ended(page.Name()); ended != nil {
		return ended
	}
	if err != nil {
		return layoutError(err)
	}
	return nil
}

// largestLayout is the size of the largest file of the layouts, in bytes: all of
// them are held in memory.
const largestLayout = 16 << 20

// cause is an error without the operation and the path, which stand before it anyhow.
func cause(err error) string {
	if at, ok := errors.AsType[*fs.PathError](err); ok {
		return at.Err.Error()
	}
	return err.Error()
}

// place finds file and line in what text/template and html/template say.
var place = regexp.MustCompile(`^(?:html/)?template: ?([^:]+):(\d+)(?::\d+)?: (?s:(.*))$`)

// layoutError turns what html/template says into a [LayoutError].
func layoutError(err error) error {
	m := place.FindStringSubmatch(err.Error())
	if m == nil {
		return fmt.Errorf("reading layouts: %w", err)
	}
	line, err := strconv.Atoi(m[2])
	if err != nil {
		line = 0
	}
	return &LayoutError{Path: "layouts/" + m[1], Line: line, Msg: m[3]}
}
