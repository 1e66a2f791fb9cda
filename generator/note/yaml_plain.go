package note

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// plainYAML reads the front matter that nearly every note has: one key a line,
// with a word or a quoted text, a list in brackets or a list of lines below it. It
// says false to anything else, which is then the library's: comments, empty lines,
// nesting, escapes, text over several lines, rare characters. The library takes a
// quarter of the time that reading a note takes; a test holds both against each
// other.
func plainYAML(block []byte, line int) ([]field, bool) {
	p := plainReader{rest: string(block), line: line}
	fields := make([]field, 0, strings.Count(p.rest, "\n")+1)
	for p.next() {
		key := plainKey(p.text)
		if key == "" {
			return nil, false
		}
		f := field{key: key, pos: Pos{p.line, 1}}
		at := len(key) + 1
		for at < len(p.text) && p.text[at] == ' ' {
			at++
		}
		ok := true
		switch {
		case at < len(p.text) && p.text[at-1] != ' ':
			ok = false // no space behind the colon
		case at < len(p.text) && p.text[at] == '[':
			f.val, ok = p.brackets(at)
		case at < len(p.text):
			f.val, ok = p.scalar(at)
		default:
			f.val.pos = Pos{p.line, len(key) + 2} // as for a value that is missing
			ok = p.items(&f.val)
		}
		if !ok {
			return nil, false
		}
		fields = append(fields, f)
	}
	return fields, !p.odd && len(fields) > 0
}

// plainReader goes through the lines of a block.
type plainReader struct {
	rest string
	text string // the line, without spaces at its end
	line int    // its number
	odd  bool   // there is something in it that is left to the library

	begun bool
}

// next goes to the next line and reports whether there is one that is plain.
func (p *plainReader) next() bool {
	if p.rest == "" || p.odd {
		return false
	}
	text, rest, _ := strings.Cut(p.rest, "\n")
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c >= utf8.RuneSelf:
			r, size := utf8.DecodeRuneInString(text[i:])
			if !unicode.IsLetter(r) {
				p.odd = true
				return false
			}
			i += size - 1
		case c < ' ' || c == 0x7f:
			p.odd = true
			return false
		}
	}
	if p.begun {
		p.line++
	}
	p.begun, p.text, p.rest = true, strings.TrimRight(text, " "), rest
	return true
}

// plainKey gives what stands before the colon of a line, "" if that is no plain key.
func plainKey(text string) string {
	const longest = 60
	for i := 0; i < len(text) && i <= longest; i++ {
		switch c := text[i]; {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z':
		case i > 0 && ('0' <= c && c <= '9' || c == '_' || c == '-'):
		case i > 0 && c == ':':
			return text[:i]
		default:
			return ""
		}
	}
	return ""
}

// pos is the place of byte at of the line.
func (p *plainReader) pos(at int) Pos {
	return Pos{p.line, utf8.RuneCountInString(p.text[:at]) + 1}
}

// scalar reads the rest of the line from at on.
func (p *plainReader) scalar(at int) (value, bool) {
	s := p.text[at:]
	v := value{pos: p.pos(at)}
	if q := s[0]; q == '"' || q == '\'' {
		if len(s) < 2 || s[len(s)-1] != q || strings.IndexByte(s[1:len(s)-1], q) >= 0 || q == '"' && strings.IndexByte(s, '\\') >= 0 {
			return v, false
		}
		v.text = s[1 : len(s)-1]
		return v, true
	}
	if !opensPlain(s) || strings.EqualFold(s, "null") || s[len(s)-1] == ':' || strings.Contains(s, ": ") || strings.Contains(s, " #") {
		return v, false
	}
	v.text = s
	return v, true
}

// opensPlain reports whether a text begins with a letter or a digit.
func opensPlain(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return '0' <= r && r <= '9' || unicode.IsLetter(r)
}

// brackets reads a list of words in brackets to the end of the line.
func (p *plainReader) brackets(at int) (value, bool) {
	v := value{pos: p.pos(at), list: []value{}}
	inner, ok := strings.CutSuffix(p.text[at+1:], "]")
	if !ok {
		return v, false
	}
	if strings.Trim(inner, " ") == "" {
		return v, true
	}
	v.list = make([]value, 0, strings.Count(inner, ",")+1)
	at++
	for {
		item, rest, more := strings.Cut(inner, ",")
		word := strings.TrimLeft(item, " ")
		begins := at + len(item) - len(word)
		word = strings.TrimRight(word, " ")
		if !isPlainWord(word) {
			return v, false
		}
		v.list = append(v.list, value{text: word, pos: p.pos(begins)})
		if !more {
			return v, true
		}
		at += len(item) + 1
		inner = rest
	}
}

// isPlainWord reports whether a text means itself between brackets.
func isPlainWord(s string) bool {
	if !opensPlain(s) || strings.EqualFold(s, "null") {
		return false
	}
	for _, r := range s {
		switch {
		case '0' <= r && r <= '9', r == ' ', r == '-', r == '_', r == '.', r == '/', r == '+', unicode.IsLetter(r):
		default:
			return false
		}
	}
	return true
}

// items reads the lines of a list below a key, if there are any.
func (p *plainReader) items(list *value) bool {
	indent := -1
	for {
		dash := 0
		for dash < len(p.rest) && p.rest[dash] == ' ' {
			dash++
		}
		if !strings.HasPrefix(p.rest[dash:], "- ") {
			// What is indented and no item is left to the library, as plainKey
			// finds no key in it.
			return true
		}
		if indent >= 0 && dash != indent || !p.next() {
			return false
		}
		if indent < 0 {
			indent = dash
			*list = value{pos: p.pos(dash), list: make([]value, 0, 4)}
		}
		at := dash + 1
		for at < len(p.text) && p.text[at] == ' ' {
			at++
		}
		if at >= len(p.text) {
			return false
		}
		item, ok := p.scalar(at)
		if !ok {
			return false
		}
		list.list = append(list.list, item)
	}
}
