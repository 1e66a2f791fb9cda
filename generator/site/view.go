package site

import (
	"net/url"
	"strings"

	"journal/generator/journal"
	"journal/generator/note"
)

// view makes what layouts show. Its links lead from where root does.
type view struct {
	*Site
	root string // what stands for the way to the root; "" there
}

// encodePath makes a path part of a URL.
func encodePath(p string) string {
	if isPlainPath(p) {
		return p
	}
	parts := strings.Split(p, "/")
	for n, part := range parts {
		// A colon in the first part would read as a scheme, and PathEscape leaves it.
		parts[n] = strings.ReplaceAll(url.PathEscape(part), ":", "%3A")
	}
	return strings.Join(parts, "/")
}

// isPlainPath reports whether a path means the same wherever it stands. Most do:
// addresses are made of letters, digits and hyphens.
func isPlainPath(p string) bool {
	for i := range len(p) {
		if !plainPath[p[i]] {
			return false
		}
	}
	return true
}

// plainPath are the bytes of such a path, as a table: every link of a site is
// asked about.
var plainPath = func() (plain [256]bool) {
	for c := range plain {
		plain[c] = 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || strings.IndexByte("-/._", byte(c)) >= 0
	}
	return plain
}()

// encoded makes a URL of what the journal says a link leads to, which may end
// in a fragment. A file may have a '#' in its own name.
func (v view) encoded(address string) string {
	address = v.placed(address)
	hash := strings.LastIndexByte(address, '#')
	if _, file := v.files[address]; file || hash < 0 {
		return encodePath(address)
	}
	return encodePath(address[:hash]) + "#" + encodePath(address[hash+1:])
}

// silent returns for how many days an employer has owed a word.
func (v view) silent(a *journal.Application) int { return a.Silent(v.journal.Today) }

// unnamed are those who are known by no name: "CTO", "two others".
func unnamed(i *journal.Interview) []string {
	var all []string
	for _, u := range i.Note.Unnamed {
		all = append(all, u.Value)
	}
	return all
}

// why returns the reason of an entry: what it says behind `why:`, else what is
// nested below it.
func why(i *note.Item) string {
	if i.Reason != "" || len(i.Detail) == 0 {
		return i.Reason
	}
	return strings.Join(i.Detail, "; ")
}

func tags(from []string) string {
	switch len(from) {
	case 0:
		return ""
	case 1:
		return "#" + from[0]
	}
	return "#" + strings.Join(from, " #")
}
