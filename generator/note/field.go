package note

import (
	"slices"
	"strings"
)

// A value is a piece of metadata as written, before anybody knows what it
// means: YAML, TOML, labels and Dataview fields are all read into it.
type value struct {
	text  string  // of a scalar
	list  []value // of a list
	pairs []field // of a map
	prose bool    // the list is history in prose
	pos   Pos
}

type field struct {
	key    string
	pos    Pos // of the key
	val    value
	from   Source
	inBody bool // it stands below the front matter
}

func (v value) isScalar() bool { return v.list == nil && v.pairs == nil }

func (v value) isEmpty() bool {
	return v.isScalar() && strings.TrimSpace(v.text) == ""
}

// flat returns a list as its items and anything else as a list of itself.
func (v value) flat() []value {
	return v.appendFlat(nil)
}

func (v value) appendFlat(out []value) []value {
	if v.list == nil {
		if v.isEmpty() {
			return out
		}
		return append(out, v)
	}
	out = slices.Grow(out, len(v.list))
	for _, item := range v.list {
		out = item.appendFlat(out)
	}
	return out
}

// plain returns the value as one line of text without quotes and link
// brackets. `company: [[Acme]]` is a list in a list to YAML and "Acme" to
// the person who wrote it.
func (v value) plain() Text {
	switch {
	case v.list != nil:
		var parts []string
		pos := v.pos
		for i, item := range v.flat() {
			if i == 0 {
				pos = item.pos
			}
			parts = append(parts, item.plain().Value)
		}
		return Text{strings.Join(parts, ", "), pos}
	case v.pairs != nil:
		var parts []string
		for _, p := range v.pairs {
			if t := p.val.plain().Value; t != "" {
				parts = append(parts, p.key+": "+t)
			} else {
				parts = append(parts, p.key)
			}
		}
		return Text{strings.Join(parts, ", "), v.pos}
	}
	return Text{unlink(v.text), v.pos}
}

// name is the value as one line of text; of a map the member that names the thing.
func (v value) name() Text {
	if t := v.member(keyCompany, keyRole, keyTitle); t.Value != "" {
		return t
	}
	for _, p := range v.pairs {
		switch keyForm(p.key) {
		case "name", "label", "value", "text":
			if t := p.val.plain(); t.Value != "" {
				return t
			}
		}
	}
	t := v.plain()
	if at := strings.Index(t.Value, " (http"); at > 0 && strings.HasSuffix(t.Value, ")") {
		t.Value = t.Value[:at] // the page that Notion's relation leads to
	}
	return t
}

// member is the first value of a map under one of the keys; empty if there is none.
func (v value) member(keys ...key) Text {
	for _, p := range v.pairs {
		if slices.Contains(keys, keyOf(p.key)) {
			return p.val.plain()
		}
	}
	return Text{}
}

// unlink takes the brackets off links: "[[X|Y]] and [Z](u)" gives "Y and Z".
func unlink(s string) string {
	s = strings.TrimSpace(s)
	if !strings.Contains(s, "[") {
		return s
	}
	var out strings.Builder
	for {
		open := strings.IndexByte(s, '[')
		if open < 0 {
			break
		}
		out.WriteString(s[:open])
		s = s[open:]
		if inner, rest, ok := cutWiki(s); ok {
			if _, alias, has := strings.Cut(inner, "|"); has {
				inner = alias
			}
			out.WriteString(strings.TrimSpace(inner))
			s = rest
			continue
		}
		if end := strings.Index(s, "]("); end > 0 {
			if stop := strings.IndexByte(s[end:], ')'); stop > 0 {
				out.WriteString(s[1:end])
				s = s[end+stop+1:]
				continue
			}
		}
		out.WriteByte('[')
		s = s[1:]
	}
	out.WriteString(s)
	return strings.TrimSpace(out.String())
}

func cutWiki(s string) (inner, rest string, ok bool) {
	if !strings.HasPrefix(s, "[[") {
		return "", s, false
	}
	end := strings.Index(s, "]]")
	if end < 0 {
		return "", s, false
	}
	return s[2:end], s[end+2:], true
}

// isPlaceholder reports whether a template was left unfilled: "{{date}}", "<company>".
func isPlaceholder(s string) bool {
	s = strings.TrimSpace(s)
	return strings.HasPrefix(s, "{{") && strings.HasSuffix(s, "}}") ||
		strings.HasPrefix(s, "<%") && strings.HasSuffix(s, "%>")
}
