package note

import (
	"bufio"
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/adrg/frontmatter"
	"github.com/pelletier/go-toml/v2/unstable"
	"go.yaml.in/yaml/v4"

	"journal/generator/problem"
)

// The front matter library trims every line before it compares it with the
// closing fence, so an indented --- in a block of text would end the front
// matter. The true fence is therefore found here and handed to the library as
// a line that nobody writes.
const closing = "--- end of front matter ---"

// front is the front matter of a file.
type front struct {
	fence    string // "---" or "+++"; "" if there is none
	from, to int    // offsets of the block between the fences
	line     int    // of the first line of the block
	body     int    // offset of the first byte behind the closing fence
	unclosed bool
}

// findFront looks for front matter at the very start of the file; blank
// lines before it are allowed.
func findFront(s *source) front {
	first := 1
	for first <= len(s.lines) && s.isBlank(first) {
		first++
	}
	if first > len(s.lines) {
		return front{}
	}
	fence := strings.TrimRight(s.line(first), " \t")
	if fence != "---" && fence != "+++" {
		return front{}
	}
	f := front{fence: fence, line: first + 1}
	if first == len(s.lines) {
		return front{}
	}
	f.from = s.lines[first]
	for n := first + 1; n <= len(s.lines); n++ {
		from, to := s.span(n)
		if mark := string(bytes.TrimRight(s.text[from:to], " \t")); mark != fence && (fence != "---" || mark != "...") {
			continue
		}
		f.to, f.body = from, to
		if n < len(s.lines) {
			f.body = s.lines[n]
		}
		if fence == "---" {
			if at := proseIn(s, first+1, n); at > 0 {
				return f.closeAt(s, at)
			}
		}
		return f
	}
	at := first + 1
	for at <= len(s.lines) && looksLikeField(s.line(at)) {
		at++
	}
	if at == first+1 {
		return front{}
	}
	return f.closeAt(s, at)
}

// closeAt ends a block that was never closed before line n.
func (f front) closeAt(s *source, n int) front {
	f.unclosed = true
	f.to = len(s.text)
	if n <= len(s.lines) {
		f.to = s.lines[n-1]
	}
	f.body = f.to
	return f
}

// proseIn finds the first line that is Markdown and not metadata, between
// the lines from and to: a heading behind an empty line, followed by text.
// A fence that closes behind it is a rule of the body.
func proseIn(s *source, from, to int) int {
	for n := from + 1; n < to; n++ {
		if from, to := s.span(n); from == to || s.text[from] != '#' || !s.isBlank(n-1) || !isHeading(s.line(n)) {
			continue
		}
		for m := n + 1; m < to; m++ {
			if line := s.line(m); strings.TrimSpace(line) != "" && !looksLikeField(line) {
				return n - 1
			}
		}
	}
	return 0
}

func isHeading(line string) bool {
	rest := strings.TrimLeft(line, "#")
	n := len(line) - len(rest)
	return n > 0 && n < 7 && strings.HasPrefix(rest, " ")
}

// looksLikeField reports whether a line can stand in front matter: a key, an
// item of a list, or the indented rest of either.
func looksLikeField(line string) bool {
	trimmed := strings.TrimSpace(line)
	if trimmed == "" {
		return false
	}
	if line[0] == ' ' || line[0] == '\t' || strings.HasPrefix(trimmed, "- ") {
		return true
	}
	key, _, ok := strings.Cut(trimmed, ":")
	if !ok {
		return false
	}
	return key != "" && len(key) <= 40 && !strings.ContainsAny(key, "*[]()#>`") && strings.Count(key, " ") <= 3
}

// lineFix adds a line with a key to the front matter. In a note that has none it stands
// below a heading or on top, where labels are read.
func (r *reading) lineFix(k key, value string) problem.Fix {
	f := findFront(r.src)
	n, line := f.line-1, string(k)+": "+value
	switch f.fence {
	case "+++":
		line = string(k) + " = " + strconv.Quote(value)
	case "":
		for n = 1; n < len(r.src.lines) && r.src.isBlank(n); {
			n++
		}
	}
	old := strings.TrimRight(r.src.line(n), "\r")
	if f.fence == "" && !strings.HasPrefix(old, "#") {
		return problem.Fix{Line: n, Old: old, New: line + "\n" + old}
	}
	return problem.Fix{Line: n, Old: old, New: old + "\n" + line}
}

// kindFix says of a note that it is an interview, or that it is none.
func (r *reading) kindFix() problem.Fix {
	fix := r.lineFix(keyKind, string(Interview))
	fix.Or = r.lineFix(keyKind, string(Page)).New
	return fix
}

// closingFix puts the fence that is missing behind the last line of a block.
func (r *reading) closingFix(f front) problem.Fix {
	last := r.src.lineAt(max(f.to-1, 0))
	for last >= f.line && strings.TrimSpace(r.src.line(last)) == "" {
		last--
	}
	line := strings.TrimRight(r.src.line(last), "\r")
	return problem.Fix{Line: last, Old: line, New: line + "\n" + f.fence}
}

// frontReaders are what front matter is read through; the library makes one for each
// note that comes without.
var frontReaders = sync.Pool{New: func() any { return bufio.NewReader(nil) }}

// readFront reads the block between the fences into fields.
func (r *reading) readFront(f front) []field {
	if f.fence == "" {
		return nil
	}
	if f.unclosed {
		r.warn(Pos{Line: f.line - 1}, "the front matter that begins here is never closed",
			fmt.Sprintf("put a line %s behind the last of its lines", f.fence)).Fix = r.closingFix(f)
	}
	var fields []field
	decode := func(block []byte, _ any) error {
		fields = r.decodeBlock(block, f)
		return nil
	}
	var buf bytes.Buffer
	buf.Grow(len(f.fence) + f.to - f.from + len(closing) + 3)
	buf.WriteString(f.fence + "\n")
	buf.Write(r.src.text[f.from:f.to])
	if f.to > f.from && r.src.text[f.to-1] != '\n' {
		buf.WriteByte('\n')
	}
	buf.WriteString(closing + "\n")
	format := frontmatter.NewFormat(f.fence, closing, decode)
	in := frontReaders.Get().(*bufio.Reader)
	defer frontReaders.Put(in)
	in.Reset(&buf)
	if _, err := frontmatter.MustParse(in, nil, format); err != nil {
		r.fail(Pos{Line: f.line}, "the front matter cannot be read: "+err.Error(), "")
	}
	return fields
}

// decodeBlock reads the block as what it is: TOML between +++, and between
// --- too when YAML cannot read it but it is valid TOML, or every line is
// `key = value`.
func (r *reading) decodeBlock(block []byte, f front) []field {
	if f.fence == "+++" {
		if fields, ok := r.toml(block, f.from); ok {
			return fields
		}
		return r.byLine(block, f.line, "=")
	}
	if !f.unclosed {
		if fields, ok := r.yaml(block, f.line); ok {
			return fields
		}
	}
	if fields, ok := r.toml(block, f.from); ok && len(fields) > 0 {
		return fields
	}
	if looksLikeTOML(block) {
		return r.byLine(block, f.line, "=")
	}
	return r.byLine(block, f.line, ":")
}

func looksLikeTOML(block []byte) bool {
	seen := false
	for line := range strings.Lines(string(block)) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' || line[0] == '[' {
			continue
		}
		key, _, ok := strings.Cut(line, "=")
		if !ok || strings.Contains(key, ":") {
			return false
		}
		seen = true
	}
	return seen
}

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

// toml decodes a block of TOML whose first byte stands at offset base of the
// file. It says false when the block is not TOML, so that it is read line by
// line instead.
func (r *reading) toml(block []byte, base int) ([]field, bool) {
	var root []field
	into := &root
	p := unstable.Parser{}
	p.Reset(block)
	for p.NextExpression() {
		e := p.Expression()
		switch e.Kind {
		case unstable.KeyValue:
			if f, ok := r.tomlPair(&p, e, base, 0); ok {
				*into = append(*into, f)
			}
		case unstable.Table, unstable.ArrayTable:
			// A table of two names ([ratings.first]) is shown under its last one.
			name, pos := r.tomlKey(e.Key(), base)
			root = append(root, field{key: name, pos: pos, val: value{pairs: []field{}, pos: pos}})
			into = &root[len(root)-1].val.pairs
		}
	}
	if p.Error() != nil {
		return nil, false
	}
	return mergeTables(root), true
}

// mergeTables makes one list of maps out of tables of the same name, as in
// several [[interviewers]].
func mergeTables(fields []field) []field {
	var out []field
	at := map[string]int{}
	for _, f := range fields {
		i, seen := at[f.key]
		if !seen || f.val.pairs == nil {
			at[f.key] = len(out)
			out = append(out, f)
			continue
		}
		if out[i].val.list == nil {
			out[i].val = value{list: []value{out[i].val}, pos: out[i].val.pos}
		}
		out[i].val.list = append(out[i].val.list, f.val)
	}
	return out
}

func (r *reading) tomlKey(it unstable.Iterator, base int) (string, Pos) {
	var name string
	var pos Pos
	for it.Next() {
		n := it.Node()
		name = string(n.Data)
		if pos.Line == 0 {
			pos = r.src.pos(base + int(n.Raw.Offset))
		}
	}
	return name, pos
}

func (r *reading) tomlPair(p *unstable.Parser, n *unstable.Node, base, depth int) (field, bool) {
	v := n.Value()
	if v == nil || depth > maxDepth {
		return field{}, false
	}
	key, pos := r.tomlKey(n.Key(), base)
	val := r.tomlValue(p, v, base, depth+1)
	if val.pos.Line == 0 {
		val.pos = pos
	}
	return field{key: key, pos: pos, val: val}, true
}

func (r *reading) tomlValue(p *unstable.Parser, n *unstable.Node, base, depth int) value {
	var v value
	if n.Raw.Length > 0 {
		v.pos = r.src.pos(base + int(n.Raw.Offset))
	}
	if depth > maxDepth {
		return v
	}
	switch n.Kind {
	case unstable.Array:
		v.list = []value{}
		for it := n.Children(); it.Next(); {
			if c := it.Node(); c.Kind != unstable.Comment {
				v.list = append(v.list, r.tomlValue(p, c, base, depth+1))
			}
		}
	case unstable.InlineTable:
		v.pairs = []field{}
		for it := n.Children(); it.Next(); {
			if c := it.Node(); c.Kind == unstable.KeyValue {
				if f, ok := r.tomlPair(p, c, base, depth+1); ok {
					v.pairs = append(v.pairs, f)
				}
			}
		}
	default:
		v.text = strings.TrimSpace(string(n.Data))
	}
	return v
}
