package journal

import (
	"cmp"
	"fmt"
	"maps"
	"math/bits"
	"net/url"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/agnivade/levenshtein"
	"golang.org/x/text/unicode/norm"

	"journal/generator/note"
	"journal/generator/problem"
)

// links knows every place of the site that a note can lead to.
type links struct {
	paths map[string]target   // path below content, folded -> where it is shown
	names map[string]target   // what may stand in [[…]], folded -> where that is
	more  map[string][]target // the same for names that lead to several places, the best first
	pages map[string]page     // by address
}

// target is where a name leads.
type target struct {
	address string
	folder  string // in which it lies; "" for what has no file
	rank    int    // file names before titles before companies before people
}

const (
	byFile = iota
	byTitle
	byCompany
	byPerson
)

// page is a page of the site.
type page struct {
	title string
	note  *note.Note // that it shows; nil if it has none
}

func newLinks(j *Journal, assets []string) *links {
	size := len(j.Notes)
	l := &links{
		paths: make(map[string]target, size+len(assets)),
		names: make(map[string]target, size+len(j.Interviews)+len(j.Applications)+len(j.People)),
		more:  map[string][]target{},
		pages: make(map[string]page, size+len(j.Companies)+len(j.Applications)+len(j.People)),
	}
	for _, name := range own {
		l.pages[name+".html"] = page{title: name}
	}
	for _, p := range assets {
		if strings.ContainsRune(p, '#') {
			continue // could not be told from a place on a page
		}
		t := target{p, path.Dir(p), byFile}
		l.paths[pathKey(p)] = t
		l.name(path.Base(p), t)
	}
	for i, n := range j.Notes {
		t := target{j.records[i].address, path.Dir(n.Path), byFile}
		if i == 0 || j.Notes[i-1].Path != n.Path { // a file of several is called by its first
			l.paths[pathKey(n.Path)] = t
		}
		l.pages[t.address] = page{NoteTitle(n), n}
		l.name(baseName(n.Path), t)
		t.rank = byTitle
		l.name(n.Title.Value, t)
	}
	for _, in := range j.Interviews {
		l.pages[in.Address] = page{in.Title, in.Note}
		l.name(in.Title, target{in.Address, path.Dir(in.Note.Path), byTitle})
	}
	for _, co := range j.Companies {
		l.pages[co.Address] = page{co.Name, co.Note}
		l.name(co.Name, target{address: co.Address, rank: byCompany})
	}
	for _, a := range j.Applications {
		title := a.Title()
		l.pages[a.Address] = page{title, a.Note}
		if a.Role != "" { // else the name is the company's
			l.name(title, target{address: a.Address, rank: byTitle})
		}
	}
	for _, p := range j.People {
		l.pages[p.Address] = page{title: p.Name}
		l.name(p.Name, target{address: p.Address, rank: byPerson})
	}
	for _, list := range l.more {
		slices.SortFunc(list, func(a, b target) int {
			return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(a.folder, b.folder), cmp.Compare(a.address, b.address))
		})
	}
	return l
}

func (l *links) name(s string, t target) {
	key := foldName(s)
	if key == "" {
		return
	}
	first, known := l.names[key]
	switch {
	case !known:
		l.names[key] = t
	case l.more[key] == nil:
		l.more[key] = []target{first, t}
	default:
		l.more[key] = append(l.more[key], t)
	}
}

// named returns where a folded name leads, the best first.
func (l *links) named(key string) []target {
	if list := l.more[key]; list != nil {
		return list
	}
	if t, ok := l.names[key]; ok {
		return []target{t}
	}
	return nil
}

// pathKey is the form in which paths are compared: systems differ on case and
// on Unicode forms, and notes move between them.
func pathKey(p string) string { return strings.ToLower(norm.NFC.String(p)) }

// Resolve says where a link of a note leads: an address of the site, relative
// to its root, with the fragment if there is one. It is not percent-encoded:
// whoever writes it into a page does that. ok is false if nothing of the
// journal is meant, or something that does not exist.
//
//   - A wiki link is a path with or without ".md", a file name in any case, a
//     title, the name of a company or the name of a person; the first of these
//     that exists counts, and of two notes of one name the one in the folder of
//     from.
//   - Any other link is a path from the folder of from, or from the content
//     folder if it begins with "/". It may name a note, another file, or a
//     page the site makes.
func (j *Journal) Resolve(from *note.Note, r note.Ref) (address string, ok bool) {
	if j.links == nil || from == nil {
		return "", false
	}
	links := j.links()
	to, fragment, _ := strings.Cut(r.Target, "#")
	if r.Wiki {
		to, _, _ = strings.Cut(to, "|")
		fragment, _, _ = strings.Cut(fragment, "|")
	} else {
		to, _, _ = strings.Cut(to, "?")
		to = unescaped(to)
		fragment = unescaped(fragment)
	}
	to = strings.TrimSpace(to)
	switch {
	case to == "" && fragment == "":
		return "", false
	case to == "":
		address = j.Address(from)
	case r.Wiki:
		address = links.byName(from, to)
	default:
		address = links.byPath(j.Address(from), from, to)
	}
	if address == "" {
		return "", false
	}
	place, _ := links.fragment(address, fragment)
	return address + place, true
}

func unescaped(s string) string {
	if plain, err := url.PathUnescape(s); err == nil {
		return plain
	}
	return s
}

// byName returns where a wiki link leads; "" if nowhere.
func (l *links) byName(from *note.Note, to string) string {
	if strings.ContainsRune(to, '/') {
		if t, ok := l.file(strings.TrimPrefix(to, "/")); ok {
			return t.address
		}
		if address := l.byPath("", from, to); address != "" {
			return address
		}
	}
	key := foldName(to)
	found := l.named(key)
	if len(found) == 0 {
		found = l.named(strings.TrimSpace(strings.TrimSuffix(strings.TrimSuffix(key, ".md"), ".markdown")))
	}
	if len(found) == 0 {
		return ""
	}
	folder := path.Dir(from.Path)
	for _, t := range found {
		if t.rank == found[0].rank && t.folder == folder {
			return t.address
		}
	}
	return found[0].address
}

// byPath returns where a path leads, seen from a note and its page; "" if nowhere.
func (l *links) byPath(page string, from *note.Note, to string) string {
	if strings.Contains(to, "\\") || strings.ContainsRune(to, 0) || strings.HasSuffix(to, "/") {
		return ""
	}
	for _, folder := range []string{path.Dir(from.Path), path.Dir(page)} {
		p := path.Join(folder, to)
		if strings.HasPrefix(to, "/") {
			p = strings.TrimPrefix(path.Clean(to), "/")
		}
		if t, ok := l.file(p); ok {
			return t.address
		}
		if _, ok := l.pages[pathKey(p)]; ok {
			return pathKey(p) // addresses are in that form
		}
	}
	return ""
}

// file returns the file of a path, with or without the ending of a note.
func (l *links) file(p string) (target, bool) {
	key := pathKey(p)
	for _, ending := range []string{"", ".md", ".markdown"} {
		if t, ok := l.paths[key+ending]; ok {
			return t, true
		}
	}
	return target{}, false
}

// fragment returns the place on a page: the one of the heading that is named,
// else the words as a heading would have them. Block marks ("^abc") are none.
// found is false for a heading that the note does not have; what places a page
// has that the site makes is not known here, so those are taken as they are.
func (l *links) fragment(address, fragment string) (place string, found bool) {
	fragment = strings.TrimSpace(fragment)
	if i := strings.LastIndexByte(fragment, '#'); i >= 0 {
		fragment = fragment[i+1:] // [[note#chapter#section]]
	}
	slug := slugged(fragment)
	n := l.pages[address].note
	switch {
	case slug == "" || fragment[0] == '^' || strings.ContainsRune(address, '#'):
		return "", true
	case n == nil:
		return "#" + slug, true
	}
	for _, s := range n.Sections {
		if s.Anchor != "" && (s.Anchor == fragment || slugged(s.Heading.Value) == slug) {
			return "#" + s.Anchor, true
		}
	}
	for _, id := range []string{fragment, slug} {
		if n.Body.HasID(id) {
			return "#" + id, true
		}
	}
	return "", slugged(n.Title.Value) == slug
}

// followLinks looks up every link of every note: a page learns who leads to
// it, and a link to nothing is reported.
func (c *connection) followLinks(assets []string) {
	j := c.j
	j.links = sync.OnceValue(func() *links { return newLinks(j, assets) })
	back := map[string][]Link{}
	var names *spellings
	for i, n := range j.Notes {
		refs := n.Body.Refs()
		if len(refs) == 0 {
			continue
		}
		address := j.records[i].address
		from := Link{Address: address, Text: j.links().pages[address].title}
		for _, r := range refs {
			address, ok := j.Resolve(n, r)
			if !ok {
				if names == nil {
					names = newSpellings(j.links())
				}
				c.deadLink(n, r, names)
				continue
			}
			to := address
			if _, whole := j.links().pages[address]; !whole {
				to, _, _ = strings.Cut(address, "#")
			}
			c.missingHeading(n, r, to)
			list := back[to]
			if to != from.Address && (len(list) == 0 || list[len(list)-1] != from) {
				back[to] = append(list, from)
			}
		}
	}
	for _, list := range back {
		slices.SortFunc(list, func(a, b Link) int { return cmp.Or(cmp.Compare(a.Text, b.Text), cmp.Compare(a.Address, b.Address)) })
	}
	if j.back = back; len(back) == 0 {
		return
	}
	for _, in := range j.Interviews {
		in.Backlinks = back[in.Address]
	}
	for _, a := range j.Applications {
		a.Backlinks = back[a.Address]
	}
	for _, co := range j.Companies {
		co.Backlinks = back[co.Address]
	}
	for _, p := range j.People {
		p.Backlinks = back[p.Address]
	}
}

// Backlinks returns the pages that link to the page of a note, by what they are called.
func (j *Journal) Backlinks(n *note.Note) []Link { return j.back[j.Address(n)] }

// missingHeading reports a link to a heading that its note does not have. The
// link leads to the top of that note.
func (c *connection) missingHeading(n *note.Note, r note.Ref, to string) {
	_, fragment, ok := strings.Cut(r.Target, "#")
	if r.Wiki {
		fragment, _, _ = strings.Cut(fragment, "|")
	} else {
		fragment = unescaped(fragment)
	}
	if !ok {
		return
	}
	if _, found := c.j.links().fragment(to, fragment); found {
		return
	}
	c.j.Problems = append(c.j.Problems, problem.Problem{
		Path: n.Path, Line: max(r.Line, 1), Col: r.Col, Severity: problem.Warning,
		Msg:  fmt.Sprintf("there is no heading %q in %s", strings.TrimSpace(fragment), c.j.links().pages[to].note.Path),
		Hint: "the link leads to the top of that note; correct the heading behind the #",
	})
}

func (c *connection) deadLink(n *note.Note, r note.Ref, names *spellings) {
	hint := "write the path or the name of a note, or make that note"
	to, _, _ := strings.Cut(r.Target, "#")
	if !r.Wiki {
		hint = "write the path of a note or file below the content folder, seen from this note"
		to = strings.TrimSuffix(path.Base(unescaped(to)), ".md")
	}
	fix := problem.Fix{}
	if near := names.nearest(to); near != "" {
		hint, fix = fmt.Sprintf("did you mean %q?", near), problem.Fix{Old: strings.TrimSpace(to), New: near}
	}
	c.j.Problems = append(c.j.Problems, problem.Problem{
		Path: n.Path, Line: max(r.Line, 1), Col: r.Col, Severity: problem.Warning,
		Msg: fmt.Sprintf("this link leads to nothing: %q", r.Target), Hint: hint, Fix: fix,
	})
}

// spellings finds the name that a dead link was most likely meant to be.
type spellings struct {
	names []string
	masks []uint64 // which letters a name has
	found map[string]string
}

func newSpellings(l *links) *spellings {
	s := &spellings{names: slices.Sorted(maps.Keys(l.names)), found: map[string]string{}}
	for _, name := range s.names {
		s.masks = append(s.masks, letterMask(name))
	}
	return s
}

// letterMask has a bit for each letter of a word. A slip of one letter changes
// two bits at most, which rules out nearly every name without comparing it.
func letterMask(s string) uint64 {
	var m uint64
	for _, r := range s {
		m |= 1 << (uint32(r) % 64)
	}
	return m
}

// nearest returns the name that is at most two letters away, one if it is
// short; "" if there is none. A name that differs in a number is another one.
func (s *spellings) nearest(to string) string {
	key := foldName(strings.TrimSuffix(to, ".md"))
	if near, ok := s.found[key]; ok {
		return near
	}
	least := 3
	if len(key) < 6 {
		least = 2
	}
	best, mask := "", letterMask(key)
	for i, name := range s.names {
		if len(s.names[i])-len(key) > 8 || len(key)-len(name) > 8 || bits.OnesCount64(mask^s.masks[i]) > 4 ||
			digitsOf(name) != digitsOf(key) {
			continue
		}
		if d := levenshtein.ComputeDistance(key, name); d < least {
			best, least = name, d
		}
	}
	s.found[key] = best
	return best
}
