package journal

import (
	"cmp"
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"journal/generator/note"
	"journal/generator/problem"
)

// longest is the number of bytes of a slug. File systems allow 255 for a name,
// and a number, an ending and a temporary mark have to fit behind it.
const longest = 120

// Slug returns the form of a name that is fit for an address: lower case, NFC,
// the letters, marks and digits of every script, and one "-" for anything
// else. It is never empty: a name of which nothing is left becomes "note". A
// name that Windows keeps for itself gets "-note" behind it. What is longer
// than 120 bytes is cut between two characters.
func Slug(s string) string {
	s = slugged(s)
	if len(s) > longest {
		end := longest
		for end > 0 && !utf8.RuneStart(s[end]) {
			end--
		}
		s = strings.TrimRight(s[:end], "-")
	}
	switch {
	case s == "":
		return "note"
	case IsReserved(s):
		return s + "-note"
	}
	return s
}

// slugged is Slug without its three exceptions, as headings need it.
func slugged(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	gap := false
	for _, r := range norm.NFC.String(s) {
		if !isWordRune(r) {
			gap = true
			continue
		}
		if gap && b.Len() > 0 {
			b.WriteByte('-')
		}
		gap = false
		b.WriteRune(unicode.ToLower(r))
	}
	return norm.NFC.String(b.String())
}

// devices are the names that Windows refuses for files, with any ending.
// https://learn.microsoft.com/windows/win32/fileio/naming-a-file
var devices = strings.Fields("aux con nul prn" +
	" com0 com1 com2 com3 com4 com5 com6 com7 com8 com9 com¹ com² com³ lpt0 lpt1 lpt2 lpt3 lpt4 lpt5 lpt6 lpt7 lpt8 lpt9 lpt¹ lpt² lpt³")

// IsReserved reports whether a name of a file or folder, in small letters and
// without its ending, is one that Windows keeps for a device.
func IsReserved(s string) bool { return slices.Contains(devices, s) }

// own are the names at the root of the site that the site makes itself, as
// pages or as folders. A plain page of the journal never takes one, nor a
// place inside such a folder.
var own = []string{
	"index", "timeline", "debriefs", "improve", "questions", "companies", "people", "applications", "reviews",
	"actions", "offers", "statistics", "search", "practice", "404", "interviews", "prep",
}

// elsewhere is the folder for plain pages that may not be at their own place.
const elsewhere = "pages"

// addresses gives out the addresses of the site, each once.
// Each is kept with the path of the note or file that has it, "" for none.
type addresses map[string]string

func newAddresses(assets []string) addresses {
	a := addresses{}
	for _, name := range own {
		a[name+".html"] = ""
	}
	for _, p := range assets {
		a[strings.ToLower(norm.NFC.String(p))] = p
	}
	return a
}

// give returns an address, or the first free one with a number behind it. by is
// the path of the note that wants it. When another file has it, other is that
// one's path.
func (a addresses) give(address, by string) (given, other string) {
	other, taken := a[address]
	stem := strings.TrimSuffix(address, ".html")
	for n := 2; taken; n++ {
		address = stem + "-" + strconv.Itoa(n) + ".html"
		_, taken = a[address]
	}
	a[address] = by
	return address, other
}

// takeOwn returns a note that has a page of its own the address after its path.
func (c *connection) takeOwn(r *record) string {
	return c.give(r.note, r.page)
}

// takeFor returns a note an address after what it is about.
func (c *connection) takeFor(n *note.Note, stem string) string {
	return c.give(n, stem+".html")
}

// give gives a note its address. The note that comes later by path is told
// when another one has the address already.
func (c *connection) give(n *note.Note, wanted string) string {
	address, other := c.addresses.give(wanted, n.Path)
	if other != "" && other != n.Path {
		c.j.Problems = append(c.j.Problems, problem.Problem{
			Path: n.Path, Line: 1, Severity: problem.Warning,
			Msg:  n.Path + " would get the same address as " + other + ", so its page is " + address,
			Hint: "rename one of them, or make them one note",
		})
	}
	return address
}

// interviewStem is the address of an interview without its ending: its path
// below interviews, each element as a slug.
func interviewStem(p string) string {
	elements := pathSlugs(p)
	if len(elements) > 1 && elements[0] == "interviews" {
		elements = elements[1:]
	}
	return "interviews/" + strings.Join(elements, "/")
}

// reviewStem is the address of a review without its ending: its path below
// reviews, each element as a slug.
func reviewStem(p string) string {
	elements := pathSlugs(p)
	if len(elements) > 1 && elements[0] == "reviews" {
		elements = elements[1:]
	}
	return "reviews/" + strings.Join(elements, "/")
}

// applicationStem is the address of an application without its ending.
func applicationStem(a *Application) string {
	if a.Role == "" {
		return "applications/" + Slug(a.Company.Name)
	}
	return "applications/" + Slug(slugged(a.Company.Name)+"-"+slugged(a.Role))
}

// addressCompany gives a company its page, once.
func (c *connection) addressCompany(co *Company) {
	switch {
	case co.Address != "":
		return
	case co.Note != nil:
		co.Address = c.takeFor(co.Note, "companies/"+Slug(co.Name))
	default:
		co.Address, _ = c.addresses.give("companies/"+Slug(co.Name)+".html", "")
	}
	co.Slug = baseName(co.Address)
}

// addressApplications gives each application its ID and its place: a page if it
// has a note, for there is something to say; else a part of its company's page,
// since most companies have one application and two pages would say the same.
func (c *connection) addressApplications() {
	slugs := map[string]string{}
	ids := map[string]bool{}
	for _, a := range c.j.Applications {
		a.ID = a.Company.Slug
		if a.Role != "" {
			a.ID += "/" + once(slugs, a.Role, Slug)
		}
		for id, n := a.ID, 2; ids[a.ID]; n++ {
			a.ID = id + "-" + strconv.Itoa(n)
		}
		ids[a.ID] = true
		if a.Note == nil {
			_, part, _ := strings.Cut(a.ID, "/")
			if part == "" {
				part = "role-unknown"
			}
			a.Address = a.Company.Address + "#" + part
			continue
		}
		a.Address = c.takeFor(a.Note, applicationStem(a))
		c.j.record(a.Note).address = a.Address
	}
}

// pageStem is the address of a plain page without its ending: its own path,
// unless that is one the site makes or lies in a folder of the site.
func pageStem(p string) string {
	elements := pathSlugs(p)
	if slices.Contains(own, elements[0]) {
		return elsewhere + "/" + strings.Join(elements, "/")
	}
	return strings.Join(elements, "/")
}

// pathSlugs returns the elements of the path of a note as slugs, without the
// ending of the file.
func pathSlugs(p string) []string {
	p = strings.TrimSuffix(p, path.Ext(p))
	elements := strings.Split(p, "/")
	for i, e := range elements {
		elements[i] = Slug(e)
	}
	return elements
}

// addressPeople gives everybody a place on the page of people. Where a name is not enough, the
// company stands behind it.
func (c *connection) addressPeople() {
	const page = "people.html#"
	people := c.j.People
	called := map[string]int{} // how many have a name
	for _, person := range people {
		if len(person.Companies) > 1 {
			slices.SortFunc(person.Companies, func(a, b *Company) int { return cmp.Compare(a.Slug, b.Slug) })
		}
		called[person.said.slug]++
	}
	taken := map[string]bool{}
	for _, person := range people {
		first := page + person.said.slug
		if called[person.said.slug] > 1 && len(person.Companies) > 0 {
			first = page + Slug(person.said.slug+"-"+person.Companies[0].Slug)
		}
		person.Address = first
		for n := 2; taken[person.Address]; n++ {
			person.Address = first + "-" + strconv.Itoa(n)
		}
		taken[person.Address] = true
	}
}
