package note

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// encoded is the text of a file in UTF-8, and how the bytes of the file make it.
type encoded struct {
	text []byte
	name string            // of the encoding; "" for UTF-8
	enc  encoding.Encoding // nil for UTF-8
	skip int               // bytes of the mark in front
	bad  []int             // offsets in text of what stands for a byte that is no UTF-8
}

var bom = []byte("\xef\xbb\xbf")

// Decode returns the text of a file as [Reader.Read] sees it, how it is written if it
// is not that text byte for byte, as "UTF-16 LE", and whether a mark in front says so.
func Decode(src []byte) (text, as string, marked bool) {
	e := decode(src)
	switch {
	case e.enc != nil:
		as = e.name
	case e.skip > 0:
		as = "UTF-8"
	case len(e.bad) > 0:
		as = windows1252
	}
	return string(e.text), as, e.skip > 0
}

const windows1252 = "Windows-1252"

// decode finds out what an editor has written: UTF-8, UTF-16 with a mark or
// without one, or else the encoding that Windows has for western languages. A file
// that is UTF-8 but for a few bytes stays what it is, with U+FFFD for each of them.
func decode(src []byte) encoded {
	little, big := unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	switch {
	case bytes.HasPrefix(src, bom):
		e := inUTF8(src[len(bom):])
		e.skip = len(bom)
		return e
	case bytes.HasPrefix(src, []byte{0xff, 0xfe}):
		return in("UTF-16 LE", little, src, 2)
	case bytes.HasPrefix(src, []byte{0xfe, 0xff}):
		return in("UTF-16 BE", big, src, 2)
	case isUTF16(src, 1):
		return in("UTF-16 LE", little, src, 0)
	case isUTF16(src, 0):
		return in("UTF-16 BE", big, src, 0)
	}
	e := inUTF8(src)
	if len(e.bad) > 0 && len(e.bad) >= letters(src) {
		return in(windows1252, charmap.Windows1252, src, 0)
	}
	return e
}

func in(name string, enc encoding.Encoding, src []byte, skip int) encoded {
	text, err := enc.NewDecoder().Bytes(src[skip:])
	if err != nil {
		text = bytes.ToValidUTF8(src[skip:], []byte("\ufffd"))
	}
	return encoded{text: text, name: name, enc: enc, skip: skip}
}

// inUTF8 replaces each byte that is no UTF-8.
func inUTF8(src []byte) encoded {
	if utf8.Valid(src) {
		return encoded{text: src}
	}
	e := encoded{text: make([]byte, 0, len(src)+64)}
	for len(src) > 0 {
		c, size := utf8.DecodeRune(src)
		if c == utf8.RuneError && size == 1 {
			e.bad = append(e.bad, len(e.text))
		}
		e.text = utf8.AppendRune(e.text, c)
		src = src[size:]
	}
	return e
}

// letters counts the characters that UTF-8 has more than one byte for. Text in
// another encoding has next to none of them.
func letters(src []byte) int {
	n := 0
	for len(src) > 0 {
		c, size := utf8.DecodeRune(src)
		if c != utf8.RuneError && size > 1 {
			n++
		}
		src = src[size:]
	}
	return n
}

// isUTF16 reports whether bytes without a mark are UTF-16 of which the bytes at odd
// places (high is 1) or at even ones are the high halves: what comes of it are
// characters that a note has, and more of them are ASCII than in the other order.
func isUTF16(src []byte, high int) bool {
	if len(src) < 4 || len(src)%2 != 0 || bytes.IndexByte(src, 0) < 0 {
		return false
	}
	ascii, swapped := 0, 0
	pair := false // the first half of a surrogate pair stands before
	for i := 0; i < len(src); i += 2 {
		unit := uint16(src[i+high])<<8 | uint16(src[i+1-high])
		second := unit >= 0xdc00 && unit < 0xe000
		if pair != second || unit < ' ' && unit != '\n' && unit != '\r' && unit != '\t' || unit >= 0xfffe {
			return false
		}
		pair = unit >= 0xd800 && unit < 0xdc00
		switch {
		case unit < 0x80:
			ascii++
		case unit&0xff == 0 && unit < 0x8000:
			swapped++
		}
	}
	// Few characters of a text in Chinese are ASCII, but the ends of lines are; of
	// bytes that are valid UTF-8 as well nearly all have to be.
	return !pair && ascii > swapped && (!utf8.Valid(src) || ascii*10 >= len(src)/2*9)
}

// encode returns text in the encoding of the file.
func (e encoded) encode(text string) ([]byte, error) {
	if e.enc == nil {
		return []byte(text), nil
	}
	out, err := e.enc.NewEncoder().Bytes([]byte(text))
	if err != nil {
		return nil, fmt.Errorf("the encoding of the note has no letters for the line; save the note as UTF-8 first: %w", err)
	}
	return out, nil
}

// offset returns where the byte of the text at an offset stands in the file.
func (e encoded) offset(at int) (int, error) {
	if e.enc == nil {
		for _, bad := range e.bad {
			if bad < at {
				at -= len("\ufffd") - 1
			}
		}
		return e.skip + at, nil
	}
	out, err := e.encode(string(e.text[:at]))
	return e.skip + len(out), err
}

// returns reports whether the text makes the file again, so that a place in one is
// a place in the other.
func (e encoded) returns(src []byte) bool {
	if e.enc == nil {
		return true
	}
	back, err := e.encode(string(e.text))
	return err == nil && bytes.Equal(back, src[e.skip:])
}

// decode makes UTF-8 of the file and says what could not be read as it is.
func (r *reading) decode(src []byte) []byte {
	e := decode(src)
	text := onlyLines(e.text)
	switch {
	case e.enc == charmap.Windows1252:
		r.warn(Pos{Line: 1}, "this file is not UTF-8; it was read as Windows-1252", "save it as UTF-8")
	case e.enc != nil && e.skip == 0:
		r.warn(Pos{Line: 1}, "this file is "+e.name+" without a mark that says so; it was read as that", "save it as UTF-8")
	}
	if e.enc != nil && bytes.ContainsRune(e.text, utf8.RuneError) {
		for at := 0; ; at += len("\ufffd") {
			next := bytes.Index(e.text[at:], []byte("\ufffd"))
			if next < 0 {
				break
			}
			at += next
			e.bad = append(e.bad, at)
		}
	}
	if len(e.bad) > 0 {
		r.src = newSource(text)
	}
	const most = 20
	for i, at := range e.bad {
		p := r.src.pos(at)
		if i == most {
			r.warn(p, fmt.Sprintf("%d more characters from here on are damaged", len(e.bad)-i), "write them again, and save the file as UTF-8")
			break
		}
		what := "this character is damaged"
		if e.enc == nil {
			b := src[e.skip+at-2*i]
			what = fmt.Sprintf("the byte 0x%X is no UTF-8", b)
			if c := charmap.Windows1252.DecodeByte(b); c > 0x9f {
				what += fmt.Sprintf(" (in Windows-1252 it is %c)", c)
			}
		}
		r.warn(p, what+"; it is shown as \ufffd", "write the character again, and save the file as UTF-8")
	}
	return text
}
