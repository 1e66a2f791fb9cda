package note

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"journal/generator/day"
)

// labels reads the metadata that stands in the body: bold labels in the part
// before the first section, and Dataview fields anywhere.
//
//	**Company:** X        **Company**: X        - **Company**: X
//	> **Result:** passed  **Company:** X · **Role:** Y
//	date-applied:: 2022-08-01
//	Company: X            only before any other text
//
// It gives the fields and the lines that hold nothing else, which the page
// shows as facts and the text need not repeat.
func (r *reading) labels(from int) ([]field, map[int]bool) {
	var fields []field
	var hide map[int]bool
	header, fence, lists, prose := true, "", false, false
	inBody := bytes.Contains(r.src.text[from:], []byte("::"))
	for n := r.src.lineAt(from); n <= len(r.src.lines); n++ {
		start, end := r.src.span(n)
		if start < from {
			continue
		}
		if !header && !inBody {
			break
		}
		trimmed := bytes.TrimSpace(r.src.text[start:end])
		if fence != "" {
			if bytes.HasPrefix(trimmed, []byte(fence)) {
				fence = ""
			}
			continue
		}
		if fence = fenceOf(trimmed); fence != "" {
			continue
		}
		if len(trimmed) == 0 {
			continue
		}
		if trimmed[0] == '#' && isHeading(string(trimmed)) {
			if !bytes.HasPrefix(trimmed, []byte("# ")) || lists {
				header = false
			}
			if text := strings.TrimLeft(string(trimmed), "# "); header && r.topics.find(text) != "" {
				header = false
			}
			lists = true
			continue
		}
		if bytes.IndexByte(trimmed, ':') < 0 && !bytes.Contains(trimmed, []byte("：")) {
			prose = true // no label is without one
			continue
		}
		line := string(r.src.text[start:end])
		got, whole := r.dataview(line, n)
		if len(got) == 0 && header {
			got, whole = r.boldLabels(line, n)
		}
		if len(got) == 0 && header && !prose {
			got, whole = r.plainLabel(line, n)
		}
		if len(got) == 0 {
			prose = true
			continue
		}
		fields = append(fields, got...)
		if whole {
			if hide == nil {
				hide = map[int]bool{}
			}
			hide[n] = true
		}
	}
	return fields, hide
}

// dataview reads `key:: value` at the start of a line.
func (r *reading) dataview(line string, n int) ([]field, bool) {
	k, v, ok := strings.Cut(line, "::")
	if !ok {
		return nil, false
	}
	name := strings.Trim(strings.TrimLeft(k, " \t>-*[("), "*_ ")
	meaning := canonicalKey(name)
	if meaning == keyNone || meaning == keyIgnored || v != "" && v[0] != ' ' && !strings.HasPrefix(v, "[[") {
		return nil, false
	}
	v = strings.TrimSpace(v)
	pos := Pos{n, 1 + utf8.RuneCountInString(line[:len(k)-len(strings.TrimLeft(k, " \t>-*[("))])}
	val := value{text: v, pos: Pos{n, 1 + utf8.RuneCountInString(line) - utf8.RuneCountInString(strings.TrimLeft(line[len(k)+2:], " "))}}
	return []field{{key: name, pos: pos, val: val}}, r.shownAsFact(meaning, v)
}

// plainLabel reads `Company: X` as people type it on a phone. Only a key that
// is known, and that begins the line with a capital, is taken for one.
func (r *reading) plainLabel(line string, n int) ([]field, bool) {
	name, val, ok := strings.Cut(line, ":")
	first, _ := utf8.DecodeRuneInString(name)
	val = strings.TrimSpace(val)
	meaning := canonicalKey(name)
	if !ok || val == "" || unicode.IsLower(first) || !unicode.IsLetter(first) || len(name) > 30 || meaning == keyNone || meaning == keyIgnored || meaning == keyLog {
		return nil, false
	}
	at := utf8.RuneCountInString(line) - utf8.RuneCountInString(strings.TrimLeft(line[len(name)+1:], " "))
	return []field{{key: name, pos: Pos{n, 1}, val: value{text: val, pos: Pos{n, 1 + at}}}}, r.shownAsFact(meaning, val)
}

// boldLabels reads the labels of one line; several are joined by · or |.
func (r *reading) boldLabels(line string, n int) ([]field, bool) {
	rest := strings.TrimLeft(line, " \t>")
	if len(rest) > 1 && strings.ContainsRune("-*+", rune(rest[0])) && rest[1] == ' ' {
		rest = strings.TrimLeft(rest[1:], " ")
	}
	var fields []field
	whole := true
	from, at := 0, 0 // where rest begins in the line, in bytes and in characters
	for rest != "" {
		name, val, more, ok := cutLabel(rest)
		if !ok {
			return fields, false
		}
		at += utf8.RuneCountInString(line[from : len(line)-len(rest)])
		from = len(line) - len(rest)
		meaning := canonicalKey(name)
		if meaning != keyNone && meaning != keyIgnored {
			valAt := strings.Index(rest, val)
			f := field{key: name, pos: Pos{n, 1 + at}}
			f.val = value{text: strings.TrimRight(val, "\\ \t"), pos: Pos{n, 1 + at + utf8.RuneCountInString(rest[:max(valAt, 0)])}}
			fields = append(fields, f)
			whole = whole && r.shownAsFact(meaning, val)
		} else {
			whole = false
			if near := nearest(keyForm(name), keyNames); near != "" && len(strings.Fields(name)) == 1 && len(fields) > 0 {
				r.warn(Pos{n, 1 + at}, "unknown label "+name, "did you mean "+near+"?")
			}
		}
		rest = strings.TrimLeft(more, " ·|•\t")
	}
	return fields, whole && len(fields) > 0
}

// cutLabel cuts `**Key:** value` or `**Key**: value` off the front.
func cutLabel(s string) (name, val, rest string, ok bool) {
	mark := ""
	for _, m := range []string{"**", "__"} {
		if strings.HasPrefix(s, m) {
			mark = m
		}
	}
	if mark == "" {
		return "", "", s, false
	}
	end := strings.Index(s[2:], mark)
	if end < 0 {
		return "", "", s, false
	}
	name, after := s[2:2+end], s[2+end+2:]
	trimmed := strings.TrimRight(strings.TrimSpace(name), ":：")
	switch {
	case trimmed != strings.TrimSpace(name):
	case strings.HasPrefix(after, ":"):
		after = after[1:]
	case strings.HasPrefix(after, "："):
		after = after[len("："):]
	default:
		return "", "", s, false
	}
	if trimmed == "" || len(trimmed) > 40 || strings.Count(trimmed, " ") > 3 {
		return "", "", s, false
	}
	val = after[:nextLabel(after)]
	rest = after[len(val):]
	return trimmed, strings.TrimSpace(val), rest, true
}

// nextLabel returns where what joins the next label begins, or the length of s.
func nextLabel(s string) int {
	for at := 0; ; at++ {
		space := strings.IndexByte(s[at:], ' ')
		if space < 0 {
			return len(s)
		}
		at += space
		for _, next := range []string{" · **", " | **", " • **", " · __"} {
			if strings.HasPrefix(s[at:], next) {
				return at
			}
		}
	}
}

// shownAsFact reports whether a value appears among the facts of the page as
// it is, so that its line need not be shown in the text again.
func (r *reading) shownAsFact(k key, val string) bool {
	switch k {
	case keyOutcome:
		words := outcomeWords(val)
		return len(words) <= 2 && !strings.Contains(val, ",")
	case keyDate, keyTime, keyApplied:
		w, found := day.Read(val)
		return k == keyTime || !w.IsZero() && len(found) == 0
	case keyLog:
		_, _, _, dated := leadingWhen(val)
		return dated
	case keyThankYou, keySent, keyFollowUp:
		return false
	}
	return true
}
