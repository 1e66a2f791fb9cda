package note

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/pelletier/go-toml/v2/unstable"
)

// adding is one line of history on its way into a note.
type adding struct {
	*source
	front front
	line  string
	eol   string
	found []insertion
}

// places returns where a line of the log could go, the best place first. They
// are found by looking at lines only; whoever tries them reads the outcome.
func (rd *Reader) places(text []byte, line string) []insertion {
	s := newSource(text)
	a := &adding{source: s, front: findFront(s), line: line, eol: "\n"}
	if len(s.lines) > 1 && bytes.HasSuffix(text[:s.lines[1]], []byte("\r\n")) {
		a.eol = "\r\n"
	}
	if a.front.fence != "" {
		a.inFront()
	}
	a.inBody(rd)
	return a.found
}

// put notes down a whole new line in front of line n, which may be the line
// behind the last one.
func (a *adding) put(n int, line string) {
	switch {
	case n <= len(a.lines) && (n < len(a.lines) || a.lines[n-1] < len(a.text)):
		a.found = append(a.found, insertion{a.lines[n-1], line + a.endOf(n-1)})
	case n <= len(a.lines):
		a.found = append(a.found, insertion{len(a.text), line + a.endOf(n-1)})
	default:
		a.found = append(a.found, insertion{len(a.text), a.eol + line})
	}
}

// endOf returns how line n ends; for the last line, which may have no end, and
// for none how the first one does.
func (a *adding) endOf(n int) string {
	if n < 1 || n >= len(a.lines) {
		return a.eol
	}
	if bytes.HasSuffix(a.text[:a.lines[n]], []byte("\r\n")) {
		return "\r\n"
	}
	return "\n"
}

// inFront looks for places in the front matter.
func (a *adding) inFront() {
	f := a.front
	block := a.text[f.from:f.to]
	end := f.line
	for end <= len(a.lines) && a.lines[end-1] < f.to {
		end++
	}
	if f.fence == "+++" || !isYAML(a.text) && (isTOML(block) || looksLikeTOML(block)) {
		end = a.beforeTables(block, end)
		a.keys("=", end)
		a.put(end, "log = ["+inQuotes(a.line)+"]")
		return
	}
	a.keys(":", end)
	a.put(end, a.indentOfKeys(end)+"log: ["+inQuotes(a.line)+"]")
}

// beforeTables returns the line in front of which a key still stands at the top
// of TOML and not in a table: that of the first table, or of the comment above it.
func (a *adding) beforeTables(block []byte, end int) int {
	p := unstable.Parser{}
	p.Reset(block)
	for p.NextExpression() {
		e := p.Expression()
		if e.Kind != unstable.Table && e.Kind != unstable.ArrayTable {
			continue
		}
		it := e.Key()
		if !it.Next() {
			break
		}
		n := a.lineAt(a.front.from + int(it.Node().Raw.Offset))
		for n > a.front.line && isRemark(a.source.line(n-1)) {
			n--
		}
		return n
	}
	return end
}

func isTOML(block []byte) bool {
	p := unstable.Parser{}
	p.Reset(block)
	some := false
	for p.NextExpression() {
		some = true
	}
	return some && p.Error() == nil
}

func isRemark(line string) bool {
	line = strings.TrimSpace(line)
	return line == "" || line[0] == '#'
}

func indentOf(line string) string {
	return line[:len(line)-len(strings.TrimLeft(line, " \t"))]
}

// indentOfKeys returns the white space in front of the first key.
func (a *adding) indentOfKeys(end int) string {
	for n := a.front.line; n < end; n++ {
		if line := a.source.line(n); !isRemark(line) {
			return indentOf(line)
		}
	}
	return ""
}

// keys looks for the keys of the log at the top of the front matter, whose last
// line is the one in front of end.
func (a *adding) keys(sep string, end int) {
	top := a.indentOfKeys(end)
	for n := a.front.line; n < end; n++ {
		line := a.source.line(n)
		name, rest, ok := strings.Cut(line, sep)
		if !ok || indentOf(line) != top || keyOf(strings.Trim(strings.TrimSpace(name), `"'*`)) != keyLog {
			continue
		}
		rest = strings.TrimSpace(rest)
		switch {
		case strings.HasPrefix(rest, "["):
			a.inList(a.lines[n-1]+len(name)+len(sep), end)
		case sep == ":":
			a.below(n, end, rest)
		}
	}
}

// below looks for the place under a key of YAML: behind the last entry, or
// right under the key if there is none.
func (a *adding) below(key, end int, rest string) {
	last, stop, indent := key, key, ""
	for n := key + 1; n < end; n++ {
		line := a.source.line(n)
		if isRemark(line) {
			continue
		}
		item, isItem := strings.CutPrefix(strings.TrimLeft(line, " \t"), "-")
		isItem = isItem && (item == "" || item[0] == ' ' || item[0] == '\t')
		if indentOf(line) == indentOf(a.source.line(key)) && !isItem {
			break
		}
		if last == key {
			indent = indentOf(line)
		}
		last = n
	}
	for stop = last + 1; stop < end && isRemark(a.source.line(stop)); {
		stop++
	}
	if rest != "" && strings.ContainsAny(rest[:1], "|>") {
		a.put(last+1, indent+a.line)
		return
	}
	if last == key {
		indent = a.indentOfLists(end)
	}
	for _, text := range a.asItem() {
		a.put(last+1, indent+"- "+text)
		a.put(stop, indent+"- "+text)
	}
}

// indentOfLists returns the white space in front of lists as the note has it
// elsewhere; two spaces if it has none.
func (a *adding) indentOfLists(end int) string {
	top := a.indentOfKeys(end)
	for n := a.front.line + 1; n < end; n++ {
		line := a.source.line(n)
		above := strings.TrimSpace(a.source.line(n - 1))
		if strings.HasPrefix(strings.TrimSpace(line), "- ") && strings.HasSuffix(above, ":") && strings.HasPrefix(line, top) {
			return indentOf(line)
		}
	}
	return top + "  "
}

// asItem returns the line as an item of YAML: as it is, which is how people write
// a log, and in quotes for when that would not be valid. Behind a # everything
// is lost to other programs, so then it is always quoted.
func (a *adding) asItem() []string {
	if strings.Contains(a.line, " #") {
		return []string{inQuotes(a.line)}
	}
	return []string{a.line, inQuotes(a.line)}
}

// inQuotes returns text as a string of YAML, JSON and TOML.
func inQuotes(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
}

// inList looks for the place in a list in brackets, which opens behind the
// byte at from: a line of its own if the closing bracket has one, else the
// line is broken in front of the bracket.
func (a *adding) inList(from, end int) {
	stop := len(a.text)
	if end <= len(a.lines) {
		stop = a.lines[end-1]
	}
	open := from + bytes.IndexByte(a.text[from:stop], '[')
	last, closing := bracket(a.text[:stop], open)
	if closing < 0 {
		return
	}
	comma := ","
	if c := a.text[last]; c == '[' || c == ',' {
		comma = ""
	}
	text := inQuotes(a.line)
	indent := "  "
	if a.lineAt(last) != a.lineAt(open) {
		indent = indentOf(a.source.line(a.lineAt(last)))
	}
	n := a.lineAt(closing)
	if len(bytes.TrimSpace(a.text[a.lines[n-1]:closing])) == 0 {
		if comma == "" {
			a.put(n, indent+text+",")
		} else {
			a.put(n, indent+", "+text)
		}
		return
	}
	a.found = append(a.found, insertion{last + 1, comma + a.endOf(a.lineAt(last)) + indent + text})
}

// bracket returns the offset of the bracket that closes the one at open, and of
// the last byte in front of it that is neither white space nor comment. Quotes
// hide brackets where a value begins; an apostrophe in a word is none.
func bracket(text []byte, open int) (last, closing int) {
	depth := 0
	last = open
	for i := open; i < len(text); i++ {
		c := text[i]
		switch {
		case c == ' ' || c == '\t' || c == '\r' || c == '\n':
			continue
		case c == '#' && strings.IndexByte(" \t\n,", text[i-1]) >= 0:
			for i+1 < len(text) && text[i+1] != '\n' {
				i++
			}
			continue
		case (c == '"' || c == '\'') && strings.IndexByte("[{,:=", text[last]) >= 0:
			for i++; i < len(text) && text[i] != c; i++ {
				if c == '"' && text[i] == '\\' {
					i++
				}
			}
		case c == '[' || c == '{':
			depth++
		case c == ']' || c == '}':
			if depth--; depth == 0 {
				return last, i
			}
		}
		last = min(i, len(text)-1)
	}
	return last, -1
}

// inBody looks for places behind the front matter: beside the fields of the log
// that are there, beside other labels, under the title, at the end, at the top.
func (a *adding) inBody(rd *Reader) {
	r := &reading{Reader: rd, note: &Note{}, src: a.source}
	labels, _ := r.labels(a.front.body, nil)
	for i := len(labels) - 1; i >= 0; i-- {
		if f := labels[i]; keyOf(f.key) == keyLog && !f.val.prose {
			a.beside(f)
			break
		}
	}
	if len(labels) > 0 && a.front.fence == "" {
		run := labels[0]
		for _, f := range labels {
			if f.pos.Line <= run.pos.Line+1 {
				run = f
			}
		}
		a.amongLabels(run.pos.Line)
	}
	field := "log:: " + a.line
	first := a.lineAt(a.front.body)
	if a.lines[first-1] < a.front.body {
		first++
	}
	for n := first; n <= len(a.lines); n++ {
		line := strings.TrimSpace(a.source.line(n))
		if line == "" {
			continue
		}
		if isHeading(line) && n+1 <= len(a.lines) && strings.TrimSpace(a.source.line(n+1)) == "" {
			a.put(n+1, field)
		}
		break
	}
	a.atEnd(field)
	a.put(first, field)
}

// atEnd puts a line behind everything, above the empty lines that end a file
// but below the first of them.
func (a *adding) atEnd(line string) {
	n := len(a.lines)
	for n > 1 && strings.TrimSpace(a.source.line(n)) == "" && strings.TrimSpace(a.source.line(n-1)) == "" {
		n--
	}
	if n == len(a.lines) && a.lines[n-1] < len(a.text) {
		n++
	}
	a.put(n, line)
	a.put(len(a.lines)+1, line)
}

// beside puts the line under a field of the log, in the same style.
func (a *adding) beside(f field) {
	text := a.source.line(f.pos.Line)
	lead := []rune(text)
	if f.val.pos.Col < 1 || f.val.pos.Col-1 > len(lead) || strings.Trim(string(lead[:f.pos.Col-1]), " \t>-*+_") != "" {
		return
	}
	a.put(f.pos.Line+1, string(lead[:f.val.pos.Col-1])+a.line+hardBreak(text))
}

// amongLabels puts the line under the last of the labels that open a note, in
// the style of that one.
func (a *adding) amongLabels(n int) {
	text := a.source.line(n)
	rest := strings.TrimLeft(text, " \t>")
	if len(rest) > 1 && strings.ContainsRune("-*+", rune(rest[0])) && rest[1] == ' ' {
		rest = strings.TrimLeft(rest[1:], " ")
	}
	lead := text[:len(text)-len(rest)]
	mark, size := rest, 0
	if len(mark) > 2 {
		mark = mark[:2]
	}
	switch {
	case strings.Contains(text, "::"):
		a.put(n+1, lead+"log:: "+a.line)
		return
	case mark != "**" && mark != "__":
		return
	}
	if size = strings.Index(rest[2:], mark); size < 0 {
		return
	}
	name := "Log" + mark + ": "
	if last, _ := utf8.DecodeLastRuneInString(strings.TrimSpace(rest[2 : 2+size])); last == ':' || last == '：' {
		name = "Log:" + mark + " "
	}
	a.put(n+1, lead+mark+name+a.line+hardBreak(text))
}

// hardBreak returns the hard-break marker that line ends with, or "".
func hardBreak(line string) string {
	if strings.HasSuffix(line, `\`) {
		return `\`
	}
	if strings.HasSuffix(line, "  ") {
		return "  "
	}
	return ""
}
