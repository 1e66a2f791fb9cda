package site

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"maps"
	"path"
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

// Error returns path:line: message.
func (e *LayoutError) Error() string {
	if e.Line == 0 {
		return e.Path + ": " + e.Msg
	}
	return fmt.Sprintf("%s:%d: %s", e.Path, e.Line, e.Msg)
}

// The files that all pages are made with: the frame, and the pieces that stand on
// more than one page.
const (
	baseFile  = "base.html"
	partsFile = "partials.html"
)

// Theme is the layouts of a site, parsed.
type Theme struct {
	common      *template.Template            // base.html and partials.html; never executed, so that it can be cloned
	pages       map[string]*template.Template // of each other layout what it defines, "main" being the page itself
	own         map[string]bool               // layouts that are not the program's
	versions    map[string]int                // for which these say they were written; 0 if they do not
	static      map[string][]byte
	staticNames []string
	letters     *draft.Letters
	lettersErr  error // said where a letter would stand
}

// ReadTheme reads the layouts, which needs no journal; nil is the theme alone. A
// mistake that can be known before a page is made is a [*LayoutError]: layouts that
// are not the program's are tried with a small journal that has some of everything.
// Other errors say that the theme could not be read.
func ReadTheme(files fs.FS, limit Limit) (*Theme, error) {
	if files == nil {
		files = layouts.FS()
	}
	t, err := readTheme(files)
	if err != nil {
		return nil, err
	}
	if len(t.own) > 0 {
		if err := t.try(limit); err != nil {
			return nil, err
		}
	}
	return t, nil
}

// readTheme reads every file of the layouts folder. Templates are *.html; all
// else is copied to the site but hidden files, Go files, the drafts of messages
// and the lock page, which is for encrypted sites only.
func readTheme(files fs.FS) (*Theme, error) {
	t := &Theme{pages: map[string]*template.Template{}, own: map[string]bool{}, versions: map[string]int{}, static: map[string][]byte{}}
	t.letters, t.lettersErr = draft.Read(files)
	texts := map[string]string{}
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
		if theirs, err := fs.ReadFile(layouts.FS(), name); err != nil || !bytes.Equal(theirs, text) {
			t.own[name] = true
			t.versions[name] = versionOf(string(text))
		}
		texts[name] = string(text)
		return nil
	})
	if err != nil {
		return nil, err
	}
	slices.Sort(t.staticNames)
	needed, err := fs.Glob(layouts.FS(), "*.html")
	if err != nil {
		return nil, err
	}
	for _, name := range needed {
		if _, ok := texts[name]; !ok {
			return nil, &LayoutError{Path: "layouts/" + name, Msg: "this file is needed"}
		}
	}
	return t, t.parse(texts)
}

// parse takes the layouts in.
func (t *Theme) parse(texts map[string]string) error {
	parsed := func(name string) (*template.Template, error) {
		set, err := template.New(name).Funcs(view{}.funcs()).Parse(texts[name])
		if err != nil {
			return nil, layoutError(err)
		}
		if t.own[name] {
			for _, one := range set.Templates() {
				layouts.Checkpoints(one.Tree)
			}
		}
		return set, nil
	}
	t.common = template.New("").Funcs(view{}.funcs())
	for _, name := range slices.Sorted(maps.Keys(texts)) {
		set, err := parsed(name)
		if err != nil {
			return err
		}
		if name != baseFile && name != partsFile {
			t.pages[name] = set
			continue
		}
		if err := define(t.common, set, name); err != nil {
			return err
		}
	}
	if base := t.common.Lookup(baseFile); base == nil || !strings.Contains(base.Tree.Root.String(), `{{template "main" `) {
		return &LayoutError{Path: "layouts/" + baseFile, Msg: `{{block "main" .}}{{end}} must stand here: it is where the pages go`}
	}
	return nil
}

// define adds what a file defines. What stands outside of every {{define}} is
// known by the name of the file, and for a page as "main".
func define(to, from *template.Template, file string) error {
	for _, one := range from.Templates() {
		if one.Tree == nil {
			continue
		}
		if _, err := to.AddParseTree(one.Name(), one.Tree.Copy()); err != nil {
			return layoutError(err)
		}
		if one.Name() == file && file != baseFile && file != partsFile && from.Lookup("main") == nil {
			if _, err := to.AddParseTree("main", one.Tree.Copy()); err != nil {
				return layoutError(err)
			}
		}
	}
	return nil
}

// bind returns a layout with its frame, whose functions speak of the journal.
func (t *Theme) bind(layout string, v view) (*template.Template, error) {
	set, err := t.common.Clone()
	if err != nil {
		return nil, fmt.Errorf("reading layouts: %w", err)
	}
	if layout != "" {
		if err := define(set, t.pages[layout], layout); err != nil {
			return nil, err
		}
	}
	return set.Funcs(v.funcs()).Funcs(template.FuncMap{"kept": v.kept(layout)}).Lookup(baseFile), nil
}

// piece tells apart the pieces that are kept.
type piece struct{ layout, name, key string }

// kept returns the function that makes a piece once for each key, and then gives what
// it made: for what stands on many pages and is the same there. Pages of all layouts
// share the pieces of partials.html, but for a layout of somebody's own, which may
// define some of them anew.
func (v view) kept(layout string) func(name, key string, data any) (template.HTML, error) {
	return func(name, key string, data any) (template.HTML, error) {
		of := piece{layout, name, key}
		if !v.theme.own[layout] && v.theme.common.Lookup(name) != nil {
			of.layout = ""
		}
		if text, ok := v.Site.kept.Load(of); ok {
			return text.(template.HTML), nil
		}
		t, err := v.template(of.layout)
		if err != nil {
			return "", err
		}
		out := buffers.Get().(*bytes.Buffer)
		defer letGo(out)
		if err := t.ExecuteTemplate(out, name, data); err != nil {
			return "", err
		}
		text := template.HTML(out.String())
		v.Site.kept.Store(of, text)
		return text, nil
	}
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

// typeNote is a comment within a line that says of which type something is.
var typeNote = regexp.MustCompile(`/\*\* @(?:type|param|returns)\b[^\n]*?\*/ ?`)

// bare returns a script or style sheet of the theme without the lines that hold
// nothing but a comment, without indentation and without notes of types: a reader of
// the pages loads a fifth less. The first line stays, for there the libraries say what they are.
// Files of a journal's own are given as they are.
func bare(name string, text []byte) []byte {
	if ext := path.Ext(name); ext != ".js" && ext != ".css" {
		return text
	}
	if own, err := fs.ReadFile(layouts.FS(), name); err != nil || !bytes.Equal(own, text) {
		return text
	}
	var out []byte
	comment := false
	for n, line := range bytes.SplitAfter(text, []byte("\n")) {
		what := bytes.TrimSpace(line)
		begins, ends := bytes.HasPrefix(what, []byte("/*")), bytes.HasSuffix(what, []byte("*/"))
		switch {
		case n == 0:
			out = append(out, line...)
			comment = begins && !bytes.Contains(what, []byte("*/"))
			if comment {
				out = out[:0]
			}
		case comment:
			comment = !ends
		case begins && !bytes.Contains(what, []byte("*/")):
			comment = true
		case begins && ends && bytes.Count(what, []byte("*/")) == 1, bytes.HasPrefix(what, []byte("//")), len(what) == 0:
		default:
			out = append(out, typeNote.ReplaceAllLiteral(bytes.TrimLeft(line, " \t"), []byte(" "))...)
		}
	}
	return out
}
