package mail

import (
	"bytes"
	"strings"
)

// bodyReader collects what the parts of a mail hold.
type bodyReader struct {
	m        *Message
	texts    []bodyText
	parts    *int
	returned bool // the parts are those of a report about a mail of one's own
}

// bodyText is a part that is read.
type bodyText struct {
	text  string
	links []Link
}

// part reads one part, and the parts in it.
func (b *bodyReader) part(h header, body []byte, depth int) {
	if *b.parts++; *b.parts > maxParts || depth > maxDepth {
		return
	}
	kind, params := contentType(h.get("Content-Type"))
	how, named := contentType(h.get("Content-Disposition"))
	name := clean(decodeWords(params["name"]))
	if n := clean(decodeWords(named["filename"])); n != "" {
		name = n
	}
	b.returned = b.returned || kind == "multipart/report"
	switch {
	case strings.HasPrefix(kind, "multipart/") && params["boundary"] != "":
		parts := splitParts(body, params["boundary"])
		switch {
		case len(parts) == 0:
			b.addText(plainLines(decodeRaw(b.decoded(h, body))), nil) // the boundary is missing
		case kind == "multipart/alternative":
			b.alternative(parts, depth)
		default:
			for _, p := range parts {
				ph, pb := splitHeader(p)
				b.part(ph, pb, depth+1)
			}
		}
	case kind == "text/calendar" || kind == "application/ics" || strings.HasSuffix(strings.ToLower(name), ".ics"):
		if len(b.m.Calendars) < maxPerMail {
			b.m.Calendars = append(b.m.Calendars, Calendar{name, []byte(decodeCharset(bounded(b.decoded(h, bounded(body, 3*maxText)), maxText), params["charset"]))})
		}
	case kind == "message/rfc822" || kind == "message/global" || strings.HasSuffix(strings.ToLower(name), ".eml"):
		// A mail inside of a mail was written by somebody else, or long ago.
		b.m.Forwarded = true
		inner := b.decoded(h, body)
		b.m.History += "\n" + clip(decodeRaw(bounded(inner, maxText)), maxText)
		if !b.returned && len(b.m.Attached) < maxPerMail {
			b.m.Attached = append(b.m.Attached, readAt(bytes.TrimLeft(inner, "\r\n"), depth+1, b.parts))
		}
	case how == "attachment":
	case kind == "text/html":
		b.addText(htmlText(b.charset(h, body, params["charset"])))
	case kind == "text/plain", kind == "", kind == "text":
		text := b.charset(h, body, params["charset"])
		if strings.EqualFold(params["format"], "flowed") {
			text = unflow(text, strings.EqualFold(params["delsp"], "yes"))
		}
		if kind == "" && looksLikeHTML(text) {
			b.addText(htmlText(text))
			return
		}
		b.addText(plainLines(text), nil)
	}
}

func (b *bodyReader) addText(text string, links []Link) {
	if strings.TrimSpace(text) != "" {
		b.texts = append(b.texts, bodyText{text, links})
	}
}

// alternative reads the one of several forms of the same text that tells most: the
// plain one, unless it only says that there is another.
func (b *bodyReader) alternative(parts [][]byte, depth int) {
	before := b.texts
	var best []bodyText
	most := 0
	for _, p := range parts {
		b.texts = nil
		ph, pb := splitHeader(p)
		b.part(ph, pb, depth+1)
		n := 0
		for _, t := range b.texts {
			n += letters(t.text)
		}
		if len(b.texts) == 0 {
			continue
		}
		var links []Link
		for _, t := range append(best, b.texts...) {
			links = append(links, t.links...)
		}
		if best == nil || most < 60 && n > most || 4*most < n {
			best, most = b.texts, n
		}
		best[0].links = links
	}
	b.texts = append(before, best...)
}

func letters(s string) int {
	n := 0
	for _, r := range s {
		if r > ' ' {
			n++
		}
	}
	return n
}

// text returns all texts of the mail, one behind the other.
func (b *bodyReader) text() (string, []Link) {
	var all []string
	var links []Link
	for _, t := range b.texts {
		all = append(all, t.text)
		links = append(links, t.links...)
	}
	return clip(strings.Join(all, "\n\n"), maxText), links[:min(len(links), maxLinks)]
}

func bounded(b []byte, n int) []byte { return b[:min(len(b), n)] }

// decoded undoes the encoding in which a part was sent.
func (b *bodyReader) decoded(h header, body []byte) []byte {
	switch strings.ToLower(strings.TrimSpace(h.get("Content-Transfer-Encoding"))) {
	case "base64":
		return decodeBase64(body)
	case "quoted-printable":
		return unquote(body, false)
	}
	return body
}

func (b *bodyReader) charset(h header, body []byte, name string) string {
	return clip(decodeCharset(b.decoded(h, bounded(body, 3*maxText)), name), maxText)
}

// splitParts splits the body of a multipart. The last part may lack its end.
func splitParts(body []byte, boundary string) [][]byte {
	mark := []byte("--" + boundary)
	var parts [][]byte
	start := -1
	for at := 0; at < len(body) && len(parts) < maxParts; {
		i := bytes.Index(body[at:], mark)
		if i < 0 {
			break
		}
		i += at
		at = i + len(mark)
		if i > 0 && body[i-1] != '\n' {
			continue
		}
		end := bytes.IndexByte(body[at:], '\n')
		line := body[at:]
		if end >= 0 {
			line = body[at : at+end]
		}
		closes := bytes.HasPrefix(line, []byte("--"))
		if rest := bytes.TrimSpace(bytes.TrimPrefix(line, []byte("--"))); len(rest) > 0 {
			continue // a longer boundary
		}
		if start >= 0 {
			parts = append(parts, bytes.TrimSuffix(bytes.TrimSuffix(body[start:i], []byte("\n")), []byte("\r")))
			start = -1
		}
		if closes || end < 0 {
			return parts
		}
		at += end + 1
		start = at
	}
	if start >= 0 && len(parts) < maxParts {
		parts = append(parts, body[start:])
	}
	return parts
}

// plainLines returns a text with plain ends of lines and without what nobody sees.
func plainLines(s string) string {
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	return strings.Map(func(r rune) rune {
		switch {
		case isInvisible(r):
			return -1
		case r == '\u00a0' || r == '\u202f' || r == '\u2007' || r == '\t':
			return ' '
		case r < ' ' && r != '\n' || r >= 0x7f && r < 0xa0:
			return -1
		}
		return r
	}, s)
}

// unflow joins the lines of a text that was broken with a blank at their ends.
// Quoted lines stay as they are, for they are not read.
func unflow(s string, drop bool) string {
	lines := strings.Split(strings.ReplaceAll(s, "\r\n", "\n"), "\n")
	var out strings.Builder
	for i, line := range lines {
		flows := line != "-- " && strings.HasSuffix(line, " ") && i+1 < len(lines) && quoteDepth(line)+quoteDepth(lines[i+1]) == 0
		switch {
		case !flows:
			out.WriteString(line + "\n")
		case drop:
			out.WriteString(line[:len(line)-1])
		default:
			out.WriteString(line)
		}
	}
	return out.String()
}

func quoteDepth(line string) int {
	n := 0
	for n < len(line) && line[n] == '>' {
		n++
	}
	return n
}

func looksLikeHTML(s string) bool {
	head := strings.ToLower(strings.TrimSpace(clip(s, 500)))
	return strings.HasPrefix(head, "<!doctype html") || strings.HasPrefix(head, "<html")
}
