package note

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// bareLinks says whether a text has addresses that stand in it as they are, such
// as https://northwind.example or mary@northwind.example, which become links.
type bareLinks uint8

const (
	noBareLinks  bareLinks = iota
	perhapsLinks           // all seem to be a part of [text](https://…)
	hasBareLinks
)

// parse parses a body. To find bare addresses goldmark has to look at every word,
// a tenth of the time a note takes, so it is asked to only where there are some.
// Whether one is a part of a written link is known for sure when the text has been
// parsed: what is left of it in a plain text would have become a link.
func (r *reading) parse(body []byte) ast.Node {
	found := findBareLinks(body)
	if found == hasBareLinks {
		return parseWith(r.linkified.Parser(), body)
	}
	doc := parseWith(r.md.Parser(), body)
	if found == perhapsLinks && saysAddress(doc, body) {
		return parseWith(r.linkified.Parser(), body)
	}
	return doc
}

func parseWith(p parser.Parser, body []byte) ast.Node {
	return p.Parse(text.NewReader(body), parser.WithContext(parser.NewContext(parser.WithIDs(&headingIDs{}))))
}

// findBareLinks looks for what goldmark takes for an address: a scheme with ://,
// www. and the @ of a mail address. Room at the end of a line counts as one, too:
// where goldmark looks at every word it keeps some of that room.
func findBareLinks(body []byte) bareLinks {
	if bytes.IndexByte(body, '@') >= 0 || bytes.Contains(body, []byte("www.")) || hasRoomAtEnd(body) {
		return hasBareLinks
	}
	found := noBareLinks
	for at := 0; ; {
		next := bytes.Index(body[at:], []byte("://"))
		if next < 0 {
			return found
		}
		at += next
		scheme := at
		for scheme > 0 && body[scheme-1] >= 'a' && body[scheme-1] <= 'z' {
			scheme--
		}
		if !bytes.HasSuffix(body[:scheme], []byte("](")) {
			return hasBareLinks
		}
		found = perhapsLinks
		at += len("://")
	}
}

// hasRoomAtEnd reports whether a line ends in more than one space or the two that
// break it.
func hasRoomAtEnd(body []byte) bool {
	isSpace := func(at int) bool { return at >= 0 && body[at] != '\n' && util.IsSpace(body[at]) }
	for from := 0; ; {
		end := bytes.IndexByte(body[from:], '\n')
		if end < 0 {
			return false
		}
		last := from + end - 1
		from += end + 1
		if last >= 0 && body[last] == '\r' {
			last--
		}
		if !isSpace(last) || !isSpace(last-1) && body[last] == ' ' {
			continue
		}
		if body[last] != ' ' || body[last-1] != ' ' || isSpace(last-2) {
			return true
		}
	}
}

// saysAddress reports whether an address is left in a piece of plain text.
func saysAddress(n ast.Node, body []byte) bool {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok && bytes.Contains(t.Segment.Value(body), []byte("://")) || saysAddress(c, body) {
			return true
		}
	}
	return false
}
