package note

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"journal/generator/problem"
)

// byLine reads front matter that is not valid as a whole. Each key with the
// lines that belong to it is read by itself: strictly if that works, by hand
// if not, and then it is reported with its place and the cure. One colon
// never loses a note.
func (r *reading) byLine(block []byte, first int, sep string) []field {
	lines := strings.Split(strings.TrimSuffix(string(block), "\n"), "\n")
	var fields []field
	for at := 0; at < len(lines); {
		end := at + 1
		for end < len(lines) && belongsAbove(lines[end]) {
			end++
		}
		if f, ok := r.entry(lines[at:end], first+at, sep); ok {
			fields = append(fields, f)
		}
		at = end
	}
	return fields
}

// belongsAbove reports whether a line carries on the key above it.
func belongsAbove(line string) bool {
	return line != "" && (line[0] == ' ' || line[0] == '\t' || strings.HasPrefix(line, "- ") || line[0] == ']' || line[0] == '}')
}

func (r *reading) entry(lines []string, first int, sep string) (field, bool) {
	head := strings.TrimSpace(lines[0])
	if head == "" || strings.HasPrefix(head, "#") {
		return field{}, false
	}
	key, rest, ok := strings.Cut(lines[0], sep)
	if !ok {
		r.fail(Pos{Line: first, Col: 1}, "this line of the front matter has no "+sep+" and cannot be read: "+shorten(head),
			"write it as key"+sep+" value, or move it below the front matter")
		return field{}, false
	}
	key = strings.Trim(strings.TrimSpace(key), `"'*`)
	if sep == ":" {
		block := []byte(strings.Join(lines, "\n"))
		if !isPlaceholder(rest) && !bytes.Contains(block, []byte("\t")) {
			if fields, ok := r.yaml(block, first); ok && len(fields) == 1 {
				return fields[0], true
			}
		}
	}
	keyPos := Pos{first, 1 + utf8.RuneCountInString(lines[0][:len(lines[0])-len(strings.TrimLeft(lines[0], " \t"))])}
	valPos := Pos{first, 1 + utf8.RuneCountInString(lines[0]) - utf8.RuneCountInString(strings.TrimLeft(rest, " \t"))}
	f := field{key: key, pos: keyPos}
	f.val = r.byHand(key, strings.TrimSpace(rest), lines[1:], valPos)
	return f, true
}

// byHand reads a value that the format's own reader refused, and says why.
func (r *reading) byHand(key, rest string, more []string, pos Pos) value {
	if isPlaceholder(rest) {
		r.blanks = append(r.blanks, blankField{key, rest, pos})
		return value{pos: pos}
	}
	isLog := keyOf(key) == keyLog
	tab := 0
	var list []value
	var words []string // of a text that goes on
	if rest != "" {
		words = append(words, rest)
	}
	for i, line := range more {
		line = strings.TrimRight(line, "\r \t")
		item := strings.TrimLeft(line, " \t")
		if tab == 0 && strings.Contains(line[:len(line)-len(item)], "\t") {
			tab = pos.Line + 1 + i
			r.warn(Pos{tab, 1}, key+": a tab begins this line, and YAML allows only spaces there", "indent with two spaces instead of a tab").Fix = tabFix(line[:len(line)-len(item)])
		}
		at := Pos{pos.Line + 1 + i, 1 + utf8.RuneCountInString(line) - utf8.RuneCountInString(item)}
		if text, ok := strings.CutPrefix(item, "- "); ok {
			at.Col += 2
			list = append(list, value{text: unquote(strings.TrimSpace(text)), pos: at})
			continue
		}
		if item == "" || item == "-" || item == "]" || item == "}" {
			continue
		}
		if len(list) > 0 && strings.Contains(item, ":") && !isLog {
			list[len(list)-1] = addPair(list[len(list)-1], item, at)
			continue
		}
		if len(words) > 0 || len(list) > 0 {
			words = append(words, item)
			continue
		}
		list = append(list, value{text: unquote(strings.TrimSuffix(item, ",")), pos: at})
	}
	if len(list) > 0 && len(words) == 0 {
		if tab == 0 && !isLog {
			r.warn(pos, key+": this list is not valid YAML; it was read line by line", `put text with a colon, a # or a quote in it between "quotes"`)
		}
		return value{list: list, pos: pos}
	}
	return r.scalarByHand(key, strings.Join(words, " "), pos)
}

// addPair makes `- name: X` followed by `title: Y` one map.
func addPair(v value, item string, at Pos) value {
	if v.pairs == nil {
		k, t, ok := strings.Cut(v.text, ":")
		if !ok {
			k, t = "name", v.text
		}
		v = value{pairs: []field{{key: strings.TrimSpace(k), pos: v.pos, val: value{text: unquote(strings.TrimSpace(t)), pos: v.pos}}}, pos: v.pos}
	}
	k, t, _ := strings.Cut(item, ":")
	v.pairs = append(v.pairs, field{key: strings.TrimSpace(k), pos: at, val: value{text: unquote(strings.TrimSpace(t)), pos: at}})
	return v
}

func (r *reading) scalarByHand(key, rest string, pos Pos) value {
	var cause string
	written := rest
	switch {
	case strings.HasPrefix(rest, "[[") && strings.HasSuffix(rest, "]]"):
		return value{text: rest, pos: pos}
	case strings.HasPrefix(rest, "["):
		r.warn(pos, key+": the [ that opens this list is never closed", "put a ] at its end").Fix = problem.Fix{Old: rest, New: rest + "]"}
		v := value{list: []value{}, pos: pos}
		for _, part := range strings.Split(strings.Trim(rest, "[]"), ",") {
			if part = unquote(strings.TrimSpace(part)); part != "" {
				v.list = append(v.list, value{text: part, pos: pos})
			}
		}
		return v
	case strings.HasPrefix(rest, `"`) || strings.HasPrefix(rest, "'"):
		if strings.Count(rest, rest[:1]) > 1 && !strings.HasSuffix(rest, rest[:1]) {
			cause = "text goes on behind the closing quote"
		} else {
			cause = "the quote that opens this text is never closed"
			rest = strings.Trim(rest, rest[:1])
		}
	case strings.Contains(rest, ": ") || strings.HasSuffix(rest, ":"):
		cause = "a second colon in the line confuses YAML"
	case rest != "" && strings.ContainsRune("@`%&*!|>{}?,", rune(rest[0])):
		cause = fmt.Sprintf("YAML does not let text begin with %s", rest[:1])
	default:
		cause = "this is not valid YAML"
	}
	quoted := "'" + strings.ReplaceAll(rest, "'", "''") + "'"
	if !strings.Contains(rest, `"`) {
		quoted = `"` + rest + `"`
	}
	r.warn(pos, key+": "+cause+"; it was read as text", "put it in quotes: "+key+": "+quoted).Fix = problem.Fix{Old: written, New: quoted}
	return value{text: rest, pos: pos}
}

// tabFix indents with spaces what is indented with tabs.
func tabFix(indent string) problem.Fix {
	return problem.Fix{Old: indent, New: strings.ReplaceAll(indent, "\t", "  ")}
}

func unquote(s string) string {
	if len(s) >= 2 && (s[0] == '"' || s[0] == '\'') && s[len(s)-1] == s[0] && strings.Count(s, s[:1]) == 2 {
		return s[1 : len(s)-1]
	}
	return s
}

// shorten keeps a quoted line short enough for a message.
func shorten(s string) string {
	const most = 60
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	return string([]rune(s)[:most-1]) + "…"
}
