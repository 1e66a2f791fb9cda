// Package site makes the pages of a journal.
//
// [New] parses the layouts and lists every file of the site; it renders
// nothing. A file is made when it is opened, by [Site.ReadFile] or through
// the [fs.FS] that a [Site] is, so that a live preview renders only the page
// that is looked at. The same journal and layouts give the same bytes: pages
// speak as of [journal.Journal.Today] and know no time of day. What is due is
// handed in; a script on the page follows the reader's clock from there.
//
// # Layouts
//
// A layout is an html/template file named for its page (interview.html). It
// gives what stands between the header and the footer; base.html is the frame
// around all of them, partials.html the pieces that stand on several. Each is
// given a [Page], which holds the journal itself, and the functions of funcs.go.
// Everything that a person wrote comes as plain strings, which html/template escapes.
//
// # Addresses
//
// Every link is relative to the page it stands on and ends in a file name, so
// that the site works at the root of a host, below a path and from file://.
package site

import (
	"bytes"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"

	"journal/generator/advice"
	"journal/generator/day"
	"journal/generator/journal"
	"journal/generator/note"
	"journal/generator/plan"
)

// Source is what a site is made of.
type Source struct {
	Journal *journal.Journal
	Theme   *Theme                           // the layouts; nil for those of the program
	Content fs.FS                            // where assets are read from
	Assets  []string                         // paths below Content, copied as they are
	Actions []advice.Action                  // what there is to do, most pressing first
	Extra   map[string]func(io.Writer) error // other files by name, each written when it is opened
	Limit   Limit                            // of every page
}

// Page is what a layout is given.
type Page struct {
	Title   string
	Address string // from the root of the site: "interviews/2026-03-04-northwind.html"
	Section string // address of the page of its section, where the navigation leads; "" for none
	Journal *journal.Journal
	Today   day.Day

	Interview   *journal.Interview   // of interview.html and prep.html
	Application *journal.Application // of application.html
	Company     *journal.Company     // of company.html
	Note        *note.Note           // of page.html, and the note of the others if they have one
	Data        any                  // what a page computes; the comment at the top of a layout names its type
}

// Site is the finished site as an [fs.FS] whose files are made when they are
// opened. It is safe for concurrent use and must not be changed.
type Site struct {
	journal   *journal.Journal
	agenda    *advice.Agenda
	plans     []*plan.Plan              // if-then plans, in the order of their days
	sheets    func() *plan.Sheets       // what to expect at each interview
	weighed   func() []*journal.Company // by their fit, against each other
	waiting   func() map[*journal.Person]*advice.Action
	content   fs.FS
	theme     *Theme
	moved     map[string]string            // places on later parts of a page, by the address they have on the first
	questions [][]*Part[*journal.Question] // the pages of questions, by list
	cards     [][]*Part[*journal.Question] // and those of practice
	wayToRoot string                       // what stands in a page for the way to the root until the page is whole
	bound     sync.Map                     // of a layout, func() (*template.Template, error)
	kept      sync.Map                     // of a piece, template.HTML
	written   sync.Map                     // of *advice.Action, *Letter
	expected  sync.Map                     // of *journal.Interview, []journal.Expected
	files     map[string]int32             // place of each in list
	list      []file
	lists     func() ([]string, map[string][]fs.DirEntry) // the names, and what is in each folder; made when somebody asks
	limit     Limit
}

// file is one file of the site.
type file struct {
	Page
	layout string         // of a page; "" for other files
	data   func(view) any // what a page computes; nil for nothing
	static []byte
	asset  bool
	extra  func(io.Writer) error
}

// New lists the files of a site. The error says that the layouts of the program
// cannot be read, and is nil if there is a Theme.
//
// Where two files would get one name, a page of the journal's own wins over a
// plain page, and a page over an asset.
func New(src Source) (*Site, error) {
	if src.Theme == nil {
		t, err := ReadTheme(nil, src.Limit)
		if err != nil {
			return nil, err
		}
		src.Theme = t
	}
	t := src.Theme
	s := &Site{
		journal: src.Journal,
		agenda:  advice.NewAgenda(src.Journal, src.Actions),
		plans:   plan.Read(src.Journal),
		sheets:  sync.OnceValue(func() *plan.Sheets { return plan.NewSheets(src.Journal) }),
		weighed: sync.OnceValue(weighed(src.Journal)),
		content: src.Content,
		theme:   t,
		files:   map[string]int32{},
		moved:   map[string]string{},
		limit:   src.Limit,
	}
	s.lists, s.waiting = sync.OnceValues(s.makeLists), sync.OnceValue(s.agenda.Waiting)
	s.listPages()
	for _, name := range t.staticNames {
		s.add(file{Page: Page{Address: name}, static: t.static[name]})
	}
	for name, extra := range src.Extra {
		s.add(file{Page: Page{Address: name}, extra: extra})
	}
	for _, name := range src.Assets {
		s.add(file{Page: Page{Address: name}, asset: true})
	}
	s.dropFolders()
	var names strings.Builder
	for n := range s.list {
		names.WriteString(s.list[n].Address + "\n")
	}
	s.wayToRoot = "~" + digits("root", names.String(), 16) // nobody writes that by chance
	return s, nil
}

// add puts a file on the list unless its name is taken or cannot be a path.
func (s *Site) add(f file) {
	if !fs.ValidPath(f.Address) || f.Address == "." {
		return
	}
	if _, taken := s.files[f.Address]; taken {
		return
	}
	s.files[f.Address] = int32(len(s.list))
	s.list = append(s.list, f)
}

// file returns the file of a name.
func (s *Site) file(name string) (f *file, ok bool) {
	at, ok := s.files[name]
	if !ok {
		return nil, false
	}
	return &s.list[at], true
}

// dropFolders drops files whose name is also a folder's, for no disk can hold both.
func (s *Site) dropFolders() {
	last := "."
	for i := range s.list {
		for dir := path.Dir(s.list[i].Address); dir != "." && dir != last; dir = path.Dir(dir) {
			delete(s.files, dir)
		}
		last = path.Dir(s.list[i].Address)
	}
}

// makeLists sorts the names and makes the list of each folder.
func (s *Site) makeLists() (names []string, folders map[string][]fs.DirEntry) {
	names, folders = slices.Sorted(maps.Keys(s.files)), map[string][]fs.DirEntry{".": nil}
	below := map[string]bool{".": true}
	for _, name := range names {
		dir := path.Dir(name)
		folders[dir] = append(folders[dir], entry{site: s, path: name})
		for ; !below[dir]; dir = path.Dir(dir) {
			below[dir] = true
			up := path.Dir(dir)
			folders[up] = append(folders[up], entry{site: s, path: dir, dir: true})
		}
	}
	for _, list := range folders {
		slices.SortFunc(list, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	}
	return names, folders
}

// folder returns what is in a folder of the site.
func (s *Site) folder(name string) (list []fs.DirEntry, ok bool) {
	_, folders := s.lists()
	list, ok = folders[name]
	return list, ok
}

// Names returns the path of every file, sorted. The caller must not change it.
func (s *Site) Names() []string {
	names, _ := s.lists()
	return names
}

// Copied returns the path of every file that is copied as it is, of the theme or
// of the journal, sorted: what pages bring along and notes have no part in.
func (s *Site) Copied() []string {
	var names []string
	for i := range s.list {
		if f := &s.list[i]; f.static != nil || f.asset {
			names = append(names, f.Address)
		}
	}
	slices.Sort(names)
	return names
}

// ReadFile makes a file and gives its bytes, which belong to the caller. It is not
// for assets, which may be larger than memory: see [Site.Open]. A mistake in a
// layout is given as a [*LayoutError], an unknown name as a [*fs.PathError] of
// [fs.ErrNotExist].
func (s *Site) ReadFile(name string) ([]byte, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "read", Path: name, Err: fs.ErrInvalid}
	}
	f, ok := s.file(name)
	if !ok {
		err := fs.ErrNotExist
		if _, dir := s.folder(name); dir {
			err = fs.ErrInvalid
		}
		return nil, &fs.PathError{Op: "read", Path: name, Err: err}
	}
	if f.asset {
		text, err := fs.ReadFile(s.content, name)
		if err != nil {
			return nil, fmt.Errorf("reading asset: %w", err)
		}
		return text, nil
	}
	var out bytes.Buffer
	err := s.write(&out, f)
	return out.Bytes(), err
}

// write makes a file that is no asset.
func (s *Site) write(out *bytes.Buffer, f *file) error {
	switch {
	case f.extra != nil:
		return f.extra(out)
	case f.layout == "":
		out.Write(f.static)
		return nil
	}
	return s.render(out, f)
}

// template returns a layout with its frame; "" is the frame alone.
func (s *Site) template(layout string) (*template.Template, error) {
	once, _ := s.bound.LoadOrStore(layout, sync.OnceValues(func() (*template.Template, error) {
		return s.theme.bind(layout, view{s, s.wayToRoot})
	}))
	return once.(func() (*template.Template, error))()
}

// render makes a page. Its layout and the pieces of it know nothing of how deep it
// lies, so that one piece does for all pages: the way to the root is put in at last.
func (s *Site) render(to *bytes.Buffer, f *file) error {
	t, err := s.template(f.layout)
	if err != nil {
		return err
	}
	page := f.Page
	page.Journal, page.Today = s.journal, s.journal.Today
	if f.data != nil {
		page.Data = f.data(view{s, s.wayToRoot})
	}
	made := buffers.Get().(*bytes.Buffer)
	defer letGo(made)
	out, done := s.limit.output(made)
	defer done()
	err = t.Execute(out, &page)
	if ended := out.ended(s.theme, f.layout); ended != nil {
		return ended
	}
	if err != nil {
		return layoutError(err)
	}
	root := strings.Repeat("../", strings.Count(f.Address, "/"))
	to.Grow(made.Len())
	for text, way := made.Bytes(), []byte(s.wayToRoot); ; {
		before, after, found := bytes.Cut(text, way)
		to.Write(before)
		if !found {
			return nil
		}
		to.WriteString(root)
		text = after
	}
}

// buffers are what pages were made in and can be made in again. They belong to no
// site: a pool is known to the collector, and would hold on to one of before.
var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// letGo gives a buffer back.
func letGo(b *bytes.Buffer) {
	b.Reset()
	buffers.Put(b)
}

// IsAsset reports whether a file is copied from the journal as it is.
func (s *Site) IsAsset(name string) bool {
	f, ok := s.file(name)
	return ok && f.asset
}

// IsPage reports whether a file is a page made from a layout, and not one of
// the theme, an asset or another file.
func (s *Site) IsPage(name string) bool {
	f, ok := s.file(name)
	return ok && f.layout != ""
}

// Own reports whether a file is the site's own: a page, a file of the theme or of
// the journal's own layouts, or another file that was made from notes. The rest is
// assets, which are copied as they are and may be anything. Files that a journal
// lays over the theme are its own, whatever they are: its layouts write every page,
// and could run what they like from there.
func (s *Site) Own(name string) bool {
	f, ok := s.file(name)
	return ok && !f.asset
}
