package note

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"journal/generator/problem"
)

// yaml decodes a whole block strictly. It says false when the block is not
// YAML or not a map, so that it is read line by line instead.
func (r *reading) yaml(block []byte, line int) ([]field, bool) {
	var doc yaml.Node
	if err := yaml.Unmarshal(block, &doc); err != nil {
		return nil, false
	}
	if len(doc.Content) == 0 {
		return nil, true
	}
	if doc.Content[0].Kind != yaml.MappingNode {
		return nil, false
	}
	fields := r.yamlPairs(doc.Content[0], line-1, 0)
	for i := range fields {
		r.lostToComment(&fields[i])
	}
	return fields, true
}

// Deeper nesting than any note needs; it keeps hostile input and aliases
// that contain themselves from going round for ever.
const maxDepth = 12

func (r *reading) yamlPairs(n *yaml.Node, offset, depth int) []field {
	fields := make([]field, 0, len(n.Content)/2)
	for i := 0; i+1 < len(n.Content); i += 2 {
		k, v := n.Content[i], n.Content[i+1]
		if k.Kind != yaml.ScalarNode {
			fields = append(fields, field{
				key: r.yamlValue(k, offset, depth+1).plain().Value, pos: Pos{k.Line + offset, k.Column},
				val: r.yamlValue(v, offset, depth+1)})
			continue
		}
		val := r.yamlValue(v, offset, depth+1)
		if v.Kind == yaml.ScalarNode && v.Value == "" && v.Tag == "!!null" {
			val.pos = Pos{k.Line + offset, k.Column + utf8.RuneCountInString(k.Value) + 1}
		}
		fields = append(fields, field{key: k.Value, pos: Pos{k.Line + offset, k.Column}, val: val})
	}
	return fields
}

func (r *reading) yamlValue(n *yaml.Node, offset, depth int) value {
	v := value{pos: Pos{n.Line + offset, n.Column}}
	if depth > maxDepth {
		return v
	}
	switch n.Kind {
	case yaml.SequenceNode:
		v.list = make([]value, 0, len(n.Content))
		for _, c := range n.Content {
			v.list = append(v.list, r.yamlValue(c, offset, depth+1))
		}
	case yaml.MappingNode:
		v.pairs = r.yamlPairs(n, offset, depth+1)
	case yaml.ScalarNode:
		if n.Tag != "!!null" || strings.Trim(n.Value, "~") != "" && !strings.EqualFold(n.Value, "null") {
			v.text = n.Value
		}
	}
	return v
}

// lostToComment brings back what YAML takes for a comment: `tags: #interview`
// is empty to YAML and a tag to the person who wrote it.
func (r *reading) lostToComment(f *field) {
	if !f.val.isEmpty() || f.pos.Line == 0 {
		return
	}
	from, to := r.src.span(f.pos.Line)
	_, behind, ok := bytes.Cut(r.src.text[from:to], []byte(":"))
	if behind = bytes.TrimSpace(behind); !ok || len(behind) == 0 || behind[0] != '#' {
		return
	}
	rest := string(behind)
	if strings.HasPrefix(rest, "# ") || rest == "#" {
		return
	}
	key := keyOf(f.key)
	list := quoteList(rest, key == keyTags)
	r.warn(f.pos, f.key+": YAML takes everything from # on for a comment, so this is empty", `write `+f.key+`: `+list).Fix = problem.Fix{Old: rest, New: list}
	if key != keyTags {
		return
	}
	f.val.list = []value{}
	for _, tag := range strings.Fields(rest) {
		f.val.list = append(f.val.list, value{text: strings.Trim(tag, "#,"), pos: f.val.pos})
	}
}

func quoteList(s string, tags bool) string {
	if !tags {
		return `"` + s + `"`
	}
	var out []string
	for _, tag := range strings.Fields(s) {
		out = append(out, strings.Trim(tag, "#,"))
	}
	return "[" + strings.Join(out, ", ") + "]"
}
