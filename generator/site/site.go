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
// around all of them. The data of each is the type named in the comment at its
// top: interviewPage for interview.html, and so on in this package. Values
// that are made of digits and fixed words only, such as dates and scores, come
// as finished HTML; all that a person wrote comes as plain strings, which
// html/template escapes. A link comes as a whole attribute: <a {{.Href}}>.
//
// # Addresses
//
// Every link is relative to the page it stands on and ends in a file name, so
// that the site works at the root of a host, below a path and from file://.
package site

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"path"
	"reflect"
	"slices"
	"strings"
	"sync"
	"time"

	"journal/generator/advice"
	"journal/generator/journal"
	"journal/layouts"
)

// Source is what a site is made of.
type Source struct {
	Journal *journal.Journal
	Layouts fs.FS                            // the theme, with the journal's own files laid over it; nil for the theme alone
	Content fs.FS                            // where assets are read from
	Assets  []string                         // paths below Content, copied as they are
	Actions func() []advice.Action           // what there is to do, most pressing first; asked for once, when a page needs it; may be nil
	Extra   map[string]func(io.Writer) error // other files by name, each written when it is opened
	Before  *Site                            // a site with the very same layouts, which are taken from there; nil if there is none
	Theme   func() (*Theme, error)           // Layouts as read by [ReadTheme]; nil if that is left to New; not asked if there is a Before
	Limit   Limit                            // of every page
}

// Limit is how long layouts may run: one of somebody's own may run in circles. A
// page that is given up is a [*LayoutError], or the error of Until.
type Limit struct {
	Until   context.Context // nil for ever
	Longest time.Duration   // for one page; 0 for as long as it takes
}

// Site is the finished site as an [fs.FS] whose files are made when they are
// opened. It is safe for concurrent use and must not be changed.
type Site struct {
	journal *journal.Journal
	agenda  func() *agenda
	weighed func() []*journal.Company // by their fit, against each other
	content fs.FS
	theme   *theme
	shells  map[shellKey]*shell
	files   map[string]int32 // place of each in list
	list    []file
	lists   func() *lists // made when somebody asks
	limit   Limit
	rooms   *sync.Pool // of *[]byte, in which pages are made
}

// file is one file of the site.
type file struct {
	*kind
	name  string
	title string
	depth int
	data  func(view) any
}

// kind is what a file has in common with others: it is a page, a static file of
// the theme, or an asset.
type kind struct {
	layout  string                     // of a page; "" for other files
	section string                     // address of the section's page; "" for none
	top     bool                       // the section's page itself
	size    func(*journal.Journal) int // about how large the page will be; nil if that is not known
	static  []byte
	asset   bool
	extra   func(io.Writer) error
	framed  uint64 // the depths for which there is a frame, as bits
}

// New lists the files of a site. A mistake in a layout that can be known
// before a page is made is given as a [*LayoutError]; other errors say that
// the theme could not be read or lacks a file.
//
// Where two files would get one name, a page of the journal's own wins over a
// plain page, and a page over an asset.
func New(src Source) (*Site, error) {
	if src.Layouts == nil {
		src.Layouts = layouts.FS()
	}
	t, err := src.read()
	if err != nil {
		return nil, err
	}
	s := &Site{
		journal: src.Journal,
		agenda:  sync.OnceValue(agendaOf(src.Journal, src.Actions)),
		weighed: sync.OnceValue(weighed(src.Journal)),
		content: src.Content,
		theme:   t,
		shells:  src.shells(),
		limit:   src.Limit,
		rooms: &sync.Pool{New: func() any {
			room := make([]byte, 0, 32<<10) // most pages are smaller
			return &room
		}},
	}
	s.expect(len(src.Journal.Notes) + len(src.Journal.Companies) + len(src.Assets) + 64)
	s.lists = sync.OnceValue(s.makeLists)
	s.listPages()
	for _, name := range t.staticNames {
		s.add(file{name: name, kind: &kind{static: t.static[name]}})
	}
	for name, extra := range src.Extra {
		s.add(file{name: name, kind: &kind{extra: extra}})
	}
	assets := &kind{asset: true}
	for _, name := range src.Assets {
		s.add(file{name: name, kind: assets})
	}
	for i := range s.list {
		if err := s.makeShell(&s.list[i]); err != nil {
			return nil, err
		}
	}
	s.dropFolders()
	return s, nil
}

// Theme is the layouts of a site, parsed.
type Theme struct{ theme *theme }

// ReadTheme reads the layouts, which takes a while and needs no journal. nil is
// the theme alone. The errors are those of [New].
func ReadTheme(files fs.FS, limit Limit) (*Theme, error) {
	if files == nil {
		files = layouts.FS()
	}
	t, err := readTheme(files, limit)
	return &Theme{t}, err
}

// read gives the layouts, parsed.
func (src Source) read() (*theme, error) {
	switch {
	case src.Before != nil:
		return src.Before.theme, nil
	case src.Theme == nil:
		return readTheme(src.Layouts, src.Limit)
	}
	t, err := src.Theme()
	if err != nil {
		return nil, err
	}
	return t.theme, nil
}

// shells gives the frames of the site before, if they would come out the same.
func (src Source) shells() map[shellKey]*shell {
	if b := src.Before; b != nil && b.journal.Today == src.Journal.Today &&
		b.journal.Config.Title == src.Journal.Config.Title && b.journal.Config.Today == src.Journal.Config.Today {
		return maps.Clone(b.shells)
	}
	return map[shellKey]*shell{}
}

// expect makes room for about so many files.
func (s *Site) expect(size int) {
	s.files = make(map[string]int32, size)
	s.list = make([]file, 0, size)
}

// add puts a file on the list unless its name is taken or cannot be a path.
func (s *Site) add(f file) {
	if !fs.ValidPath(f.name) || f.name == "." {
		return
	}
	if _, taken := s.files[f.name]; taken {
		return
	}
	f.depth = strings.Count(f.name, "/")
	s.files[f.name] = int32(len(s.list))
	s.list = append(s.list, f)
}

// file gives the file of a name.
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
		for dir := path.Dir(s.list[i].name); dir != "." && dir != last; dir = path.Dir(dir) {
			delete(s.files, dir)
		}
		last = path.Dir(s.list[i].name)
	}
}

// lists is what the site holds, for those who do not ask for one file.
type lists struct {
	names   []string
	folders map[string][]fs.DirEntry
}

// makeLists sorts the names and makes the list of each folder.
func (s *Site) makeLists() *lists {
	l := &lists{names: slices.Sorted(maps.Keys(s.files)), folders: map[string][]fs.DirEntry{".": nil}}
	below := map[string]bool{".": true}
	for _, name := range l.names {
		dir := path.Dir(name)
		l.folders[dir] = append(l.folders[dir], entry{s, name, false})
		for ; !below[dir]; dir = path.Dir(dir) {
			below[dir] = true
			up := path.Dir(dir)
			l.folders[up] = append(l.folders[up], entry{s, dir, true})
		}
	}
	for _, list := range l.folders {
		slices.SortFunc(list, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	}
	return l
}

// Names gives the path of every file, sorted. The caller must not change it.
func (s *Site) Names() []string { return s.lists().names }

// Copied gives the path of every file that is copied as it is, of the theme or
// of the journal, sorted: what pages bring along and notes have no part in.
func (s *Site) Copied() []string {
	var names []string
	for i := range s.list {
		if f := &s.list[i]; f.static != nil || f.asset {
			names = append(names, f.name)
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
		if _, dir := s.lists().folders[name]; dir {
			err = fs.ErrInvalid
		}
		return nil, &fs.PathError{Op: "read", Path: name, Err: err}
	}
	switch {
	case f.asset:
		text, err := fs.ReadFile(s.content, name)
		if err != nil {
			return nil, fmt.Errorf("reading asset: %w", err)
		}
		return text, nil
	case f.extra != nil:
		var out bytes.Buffer
		err := f.extra(&out)
		return out.Bytes(), err
	case f.layout == "":
		return bytes.Clone(f.static), nil
	}
	room := s.rooms.Get().(*[]byte)
	defer s.leave(room)
	if err := s.render(f, room); err != nil {
		return nil, err
	}
	return bytes.Clone(*room), nil
}

// leave lets the next page be made in the memory of one that is done, unless it is
// so large that it should not be kept.
func (s *Site) leave(room *[]byte) {
	const large = 1 << 20
	if cap(*room) < large {
		s.rooms.Put(room)
	}
}

// render makes a page in room. What is there after an error is no page.
func (s *Site) render(f *file, room *[]byte) error {
	out, done := s.limit.output()
	defer done()
	out.text = (*room)[:0]
	defer func() { *room = out.text }()
	if f.size != nil {
		out.text = slices.Grow(out.text, f.size(s.journal))
	}
	frame := s.shells[f.key()]
	frame.open(out, f.title)
	v := view{s, frame.root}
	page, data := s.theme.pages[f.layout], f.data(v)
	var err error
	if page.quick != nil {
		top := reflect.ValueOf(data)
		page.quick(out, top, top)
	} else {
		err = page.Execute(out, data)
	}
	frame.close(out, f.title)
	if err == nil || out.err != nil {
		return out.ended(f.layout)
	}
	return layoutError(err)
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
