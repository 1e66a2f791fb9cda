package mail

import (
	"bytes"
	"encoding/base64"
	"mime"
	"net/mail"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"

	"journal/generator/words"
)

// field is one header.
type field struct{ name, value string }

// header has the headers of a mail or of one of its parts.
type header []field

func (h header) get(name string) string {
	for _, f := range h {
		if strings.EqualFold(f.name, name) {
			return f.value
		}
	}
	return ""
}

func (h header) has(name string) bool { return strings.TrimSpace(h.get(name)) != "" }

// splitHeader takes the headers off the front of a mail. Lines that are none are
// left out, as is the line by which mailboxes begin a mail.
func splitHeader(raw []byte) (header, []byte) {
	var h header
	raw = bytes.TrimPrefix(raw, []byte("\ufeff"))
	raw = bytes.TrimLeft(raw, "\r\n")
	seen := 0
	for len(raw) > 0 {
		line, rest, _ := bytes.Cut(raw, []byte("\n"))
		line = bytes.TrimSuffix(line, []byte("\r"))
		if len(bytes.TrimRight(line, " \t")) == 0 {
			return h, rest
		}
		name, value, ok := bytes.Cut(line, []byte(":"))
		switch {
		case (line[0] == ' ' || line[0] == '\t') && len(h) > 0:
			if seen += len(line); seen < maxHeader {
				h[len(h)-1].value += " " + strings.TrimSpace(decodeRaw(line))
			}
		case ok && isFieldName(name):
			if seen += len(line); seen < maxHeader {
				h = append(h, field{string(bytes.TrimRight(name, " \t")), strings.TrimSpace(decodeRaw(value))})
			}
		case len(h) == 0 && bytes.HasPrefix(line, []byte("From ")), bytes.HasPrefix(line, []byte(">From ")):
		case len(h) > 0:
			return h, raw // the blank line is missing
		default:
			return nil, raw
		}
		raw = rest
	}
	return h, nil
}

func isFieldName(b []byte) bool {
	b = bytes.TrimRight(b, " \t")
	if len(b) == 0 || len(b) > 76 {
		return false
	}
	for _, c := range b {
		if c <= ' ' || c >= 127 {
			return false
		}
	}
	return true
}

// decodeRaw reads a header that was sent without an encoding.
func decodeRaw(b []byte) string {
	if utf8.Valid(b) {
		return string(b)
	}
	s, _ := charmap.Windows1252.NewDecoder().Bytes(b)
	return string(s)
}

// decodeWords decodes the encoded words of a header. Two of them beside each other
// belong together, also where one letter was cut in two, and room inside of one,
// which none should have, is taken as meant.
func decodeWords(s string) string {
	if !strings.Contains(s, "=?") {
		return s
	}
	var out strings.Builder
	var run []byte
	charset := ""
	flush := func() {
		out.WriteString(decodeCharset(run, charset))
		run, charset = nil, ""
	}
	for {
		at := strings.Index(s, "=?")
		if at < 0 {
			break
		}
		cs, data, rest, ok := encodedWord(s[at:])
		gap := s[:at]
		if !ok {
			flush()
			out.WriteString(gap + "=?")
			s = s[at+2:]
			continue
		}
		if run == nil || strings.TrimSpace(gap) != "" || !strings.EqualFold(cs, charset) {
			together := run != nil && strings.TrimSpace(gap) == ""
			flush()
			if !together {
				out.WriteString(gap)
			}
		}
		charset, run, s = cs, append(run, data...), rest
	}
	flush()
	out.WriteString(s)
	return out.String()
}

// encodedWord reads =?charset?Q?text?= at the front of s.
func encodedWord(s string) (charset string, data []byte, rest string, ok bool) {
	head, tail, ok := strings.Cut(s[2:], "?")
	if !ok || len(head) > 40 || strings.ContainsAny(head, " \t=") {
		return "", nil, "", false
	}
	head, _, _ = strings.Cut(head, "*") // a language
	if len(tail) < 2 || tail[1] != '?' {
		return "", nil, "", false
	}
	text, rest, ok := strings.Cut(tail[2:], "?=")
	if !ok || len(text) > 4096 {
		return "", nil, "", false
	}
	switch tail[0] {
	case 'q', 'Q':
		return head, unquote([]byte(strings.ReplaceAll(text, "_", " ")), true), rest, true
	case 'b', 'B':
		return head, decodeBase64([]byte(text)), rest, true
	}
	return "", nil, "", false
}

// decodeCharset returns bytes as text. A charset that is unknown, or plainly the
// wrong one, gives way to UTF-8 or to the usual one of Windows.
func decodeCharset(b []byte, name string) string {
	name = strings.ToLower(strings.Trim(strings.TrimSpace(name), `"'`))
	switch name {
	case "", "us-ascii", "ascii", "utf-8", "utf8", "unknown-8bit", "default":
		return decodeRaw(b)
	case "cp932", "ms932", "windows-31j":
		name = "shift_jis"
	case "iso-2022-jp-ms", "iso-2022-jp-1", "cp50220":
		name = "iso-2022-jp"
	case "cp936":
		name = "gbk"
	}
	if strings.HasPrefix(name, "cp125") {
		name = "windows-" + name[2:]
	}
	enc, err := htmlindex.Get(name)
	if err != nil {
		return decodeRaw(b)
	}
	out, err := enc.NewDecoder().Bytes(b)
	if err != nil {
		return decodeRaw(b)
	}
	return string(out)
}

// decodeBase64 decodes as much as can be decoded; signs that do not belong there
// are left out.
func decodeBase64(b []byte) []byte {
	kept := make([]byte, 0, len(b))
	for _, c := range b {
		switch {
		case c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '+' || c == '/':
			kept = append(kept, c)
		case c == '-' || c == '_':
			kept = append(kept, map[byte]byte{'-': '+', '_': '/'}[c])
		}
	}
	if len(kept)%4 == 1 {
		kept = kept[:len(kept)-1]
	}
	out := make([]byte, base64.RawStdEncoding.DecodedLen(len(kept)))
	n, _ := base64.RawStdEncoding.Decode(out, kept)
	return out[:n]
}

// unquote decodes quoted-printable; what is none of it stays as it is. In a word of
// a header a line never goes on.
func unquote(b []byte, word bool) []byte {
	out := make([]byte, 0, len(b))
	for i := 0; i < len(b); i++ {
		if b[i] != '=' {
			out = append(out, b[i])
			continue
		}
		if i+2 < len(b) {
			hi, ok1 := hexDigit(b[i+1])
			lo, ok2 := hexDigit(b[i+2])
			if ok1 && ok2 {
				out = append(out, hi<<4|lo)
				i += 2
				continue
			}
		}
		end := i + 1
		for end < len(b) && (b[end] == ' ' || b[end] == '\t' || b[end] == '\r') {
			end++
		}
		if !word && (end >= len(b) || b[end] == '\n') {
			i = end
			continue
		}
		out = append(out, '=')
	}
	return out
}

func hexDigit(c byte) (byte, bool) {
	switch {
	case c >= '0' && c <= '9':
		return c - '0', true
	case c >= 'A' && c <= 'F':
		return c - 'A' + 10, true
	case c >= 'a' && c <= 'f':
		return c - 'a' + 10, true
	}
	return 0, false
}

// addresses reads a list of addresses, however untidy.
func addresses(s string) []Address {
	if len(s) > maxHeader {
		s = clip(s, maxHeader)
	}
	var all []Address
	for _, part := range splitOutsideQuotes(s) {
		if a, ok := address(part); ok && len(all) < maxPeople {
			all = append(all, a)
		}
	}
	return all
}

// splitOutsideQuotes splits at commas and semicolons that stand in no quotes, no
// brackets and no comment.
func splitOutsideQuotes(s string) []string {
	var out []string
	quoted, depth, from := false, 0, 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '(' || c == '<':
			depth++
		case c == ')' || c == '>':
			depth = max(0, depth-1)
		case (c == ',' || c == ';') && depth == 0:
			out, from = append(out, s[from:i]), i+1
		}
	}
	return append(out, s[from:])
}

var reAddress = words.Pattern(`[^\s<>()\[\]",;:'=]+@[^\s<>()\[\]",;:'=]+\.[^\s<>()\[\]",;:'=.]+|[^\s<>()\[\]",;:'=]+@[^\s<>()\[\]",;:'=]+`)

func address(s string) (Address, bool) {
	s = strings.TrimSpace(decodeWords(s))
	var a Address
	at := reAddress().FindStringIndex(s)
	if open := strings.LastIndexByte(s, '<'); open >= 0 {
		if in := reAddress().FindStringIndex(s[open:]); in != nil {
			at = []int{open + in[0], open + in[1]}
		}
	}
	if at == nil {
		if name := tidyName(s); name != "" {
			return Address{Name: name}, true
		}
		return a, false
	}
	a.Mail = strings.ToLower(strings.TrimPrefix(s[at[0]:at[1]], "mailto:"))
	name := s[:at[0]]
	if open := strings.LastIndexByte(name, '<'); open >= 0 {
		name = name[:open] // mailto:
	}
	if strings.TrimSpace(name) == "" {
		name = s[at[1]:] // sam@reed.example (Sam Reed)
	}
	a.Name = tidyName(name)
	if strings.EqualFold(a.Name, a.Mail) {
		a.Name = ""
	}
	return a, true
}

func tidyName(s string) string {
	s = strings.ReplaceAll(strings.ReplaceAll(s, `\"`, `"`), `\\`, `\`)
	return clean(strings.Trim(clean(s), `"'<>(),;: `))
}

// clean returns a text in one line, without signs that nobody sees.
func clean(s string) string {
	return strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		switch {
		case isInvisible(r):
			return -1
		case unicode.IsControl(r) || unicode.IsSpace(r):
			return ' '
		}
		return r
	}, s)), " ")
}

// isInvisible reports whether a letter has no width: mails hide their first lines
// behind such, and break words with them.
func isInvisible(r rune) bool {
	return r >= '\u200b' && r <= '\u200f' || r == '\u00ad' || r == '\u034f' || r == '\ufeff' || r >= '\u2060' && r <= '\u2064' || r >= '\u202a' && r <= '\u202e'
}

var dateForms = []string{time.RFC1123Z, "Mon, 2 Jan 2006 15:04:05 -0700", "2 Jan 2006 15:04:05 -0700", "Mon, 2 Jan 2006 15:04 -0700", "2 Jan 2006 15:04 -0700",
	time.RFC3339, "Mon Jan 2 15:04:05 2006 -0700", "Mon, 2 Jan 2006 15:04:05 MST", "2 Jan 2006 15:04:05 MST", "Mon Jan 2 15:04:05 2006", "Mon, 2 Jan 2006 15:04:05", "2 Jan 2006 15:04:05", "2006-01-02 15:04:05 -0700"}

// parseDate reads the day and time at which a mail was sent.
func parseDate(s string) time.Time {
	if t, err := mail.ParseDate(s); err == nil {
		return t
	}
	s, _, _ = strings.Cut(clean(s), "(")
	s = strings.TrimSpace(s)
	for _, form := range dateForms {
		if t, err := time.Parse(form, s); err == nil {
			return t
		}
	}
	return time.Time{}
}

// contentType reads a header with parameters: its value in lower case, and the
// parameters by their names.
func contentType(s string) (string, map[string]string) {
	if kind, params, err := mime.ParseMediaType(s); err == nil {
		return kind, params
	}
	parts := splitOutsideQuotes(s)
	kind := strings.ToLower(strings.TrimSpace(parts[0]))
	kind, _, _ = strings.Cut(kind, " ")
	params := map[string]string{}
	for _, p := range parts[1:] {
		name, value, ok := strings.Cut(p, "=")
		name = strings.ToLower(strings.TrimSpace(name))
		if _, has := params[name]; ok && !has {
			params[name] = strings.Trim(strings.TrimSpace(value), `"`)
		}
	}
	return kind, params
}
