package invitation

import (
	"bytes"
	"regexp"
	"strings"
	"unicode/utf8"

	"journal/generator/note"
)

// longestLine is how much of one property is read, in bytes.
const longestLine = 256 << 10

// mostLines is how many lines of a file are read.
const mostLines = 500_000

var reProperty = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9-]*(?:;[^:]*)?[:;]`)

// unfold returns the lines of a calendar, each property one. A line may be folded in
// the middle of a letter, so bytes are joined before they are read as letters. What
// can't begin a property goes on with the one before: some programs fold without a
// space.
func unfold(src []byte) []string {
	if note16 := bytes.HasPrefix(src, []byte("\xff\xfe")) || bytes.HasPrefix(src, []byte("\xfe\xff")); note16 {
		text, _, _ := note.Decode(src)
		src = []byte(text)
	}
	src = bytes.TrimPrefix(src, []byte("\ufeff"))
	var lines [][]byte
	for len(src) > 0 && len(lines) < mostLines {
		end := bytes.IndexAny(src, "\r\n")
		line := src
		if end < 0 {
			src = nil
		} else {
			line = src[:end]
			if src[end] == '\r' && end+1 < len(src) && src[end+1] == '\n' {
				end++
			}
			src = src[end+1:]
		}
		last := len(lines) - 1
		switch {
		case len(line) == 0:
		case last >= 0 && (line[0] == ' ' || line[0] == '\t'):
			lines[last] = join(lines[last], line[1:])
		case last >= 0 && !reProperty.Match(line[:min(len(line), 200)]):
			lines[last] = join(lines[last], line)
		default:
			lines = append(lines, line[:min(len(line), longestLine):min(len(line), longestLine)])
		}
	}
	out := make([]string, len(lines))
	for i, line := range lines {
		if !utf8.Valid(line) {
			text, _, _ := note.Decode(line)
			out[i] = text
			continue
		}
		out[i] = string(line)
	}
	return out
}

func join(line, more []byte) []byte {
	if room := longestLine - len(line); len(more) > room {
		more = more[:max(room, 0)]
	}
	return append(line, more...)
}

// parseLine takes a property apart: NAME;PARAM=value;PARAM="value":value.
func parseLine(line string) property {
	end := strings.IndexAny(line, ":;")
	if end <= 0 {
		return property{}
	}
	p := property{name: strings.ToUpper(strings.TrimSpace(line[:end]))}
	if dot := strings.LastIndexByte(p.name, '.'); dot >= 0 {
		p.name = p.name[dot+1:]
	}
	rest := line[end:]
	for strings.HasPrefix(rest, ";") {
		rest = rest[1:]
		stop := endOfParam(rest)
		if name, value, ok := strings.Cut(rest[:stop], "="); ok && len(p.params) < 50 {
			p.params = append(p.params, param{strings.ToUpper(strings.TrimSpace(name)), caret.Replace(strings.Trim(strings.TrimSpace(value), `"`))})
		}
		rest = rest[stop:]
	}
	p.value = strings.TrimPrefix(rest, ":")
	return p
}

// endOfParam returns where a parameter ends: at a ; or : that stands in no quotes and is
// none of a link. Where quotes are never closed, they do not count.
func endOfParam(s string) int {
	quoted := false
	for i := range len(s) {
		switch c := s[i]; {
		case c == '"':
			quoted = !quoted
		case c == ':' && strings.HasPrefix(s[i:], "://"): // tzone://Microsoft/Utc, without quotes
		case (c == ';' || c == ':') && !quoted:
			return i
		}
	}
	if quoted {
		if i := strings.IndexAny(s, ";:"); i >= 0 {
			return i
		}
	}
	return len(s)
}

// caret undoes how parameters write line ends and quotes.
var caret = strings.NewReplacer("^n", " ", "^'", `"`, "^^", "^")

// text reads a value of text: \n, \, and \; stand for what can't be written.
func text(s string) string {
	if !strings.Contains(s, `\`) {
		return s
	}
	var out strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] != '\\' || i+1 == len(s) {
			out.WriteByte(s[i])
			continue
		}
		i++
		switch s[i] {
		case 'n', 'N':
			out.WriteByte('\n')
		case '\\', ',', ';', ':', '"':
			out.WriteByte(s[i])
		default:
			out.WriteByte('\\')
			out.WriteByte(s[i])
		}
	}
	return out.String()
}
