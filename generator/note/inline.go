package note

import (
	"bytes"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"

	"journal/generator/words"
)

// plainInline is the text of inline nodes without any marks.
type plainInline struct {
	text       string
	tags       []string
	task, done bool
	score      int
}

// inlineText reads the inline children of n. A #tag inside a sentence stays
// as a word of it; tags at the end are taken off.
func inlineText(n ast.Node, src []byte) plainInline {
	c := inlineCollector{src: src}
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		c.add(child, 0)
	}
	c.plain.text = singleSpaced(string(c.out))
	return c.plain
}

// singleSpaced returns a text with one space for each run of space, and none around it.
// Most have no others.
func singleSpaced(s string) string {
	before := byte(' ')
	for i := range len(s) {
		if c := s[i]; c >= utf8.RuneSelf || c < ' ' || c == ' ' && before == ' ' {
			return strings.Join(strings.Fields(s), " ")
		}
		before = s[i]
	}
	return strings.TrimSuffix(s, " ")
}

type inlineCollector struct {
	src     []byte
	out     []byte
	pending []string // tags that may turn out to stand at the end
	untag   bool     // no tag is a word of the text
	plain   plainInline
}

func (c *inlineCollector) write(s []byte) {
	if len(c.pending) > 0 && len(bytes.TrimSpace(s)) > 0 {
		c.out = append(c.out, " "+strings.Join(c.pending, " ")...)
		if s[0] != ' ' && s[0] != ',' && s[0] != '.' {
			c.out = append(c.out, ' ')
		}
		c.pending = nil
	}
	c.out = append(c.out, s...)
}

// Nested far deeper than anybody writes; beyond it text is dropped rather than the stack.
const maxInline = 64

func (c *inlineCollector) add(n ast.Node, depth int) {
	if depth > maxInline {
		return
	}
	switch n := n.(type) {
	case *ast.Text:
		if n.IsRaw() {
			c.write(n.Segment.Value(c.src))
		} else {
			c.write(unescape(n.Segment.Value(c.src)))
		}
		if n.SoftLineBreak() || n.HardLineBreak() {
			c.write([]byte(" "))
		}
	case *ast.String:
		c.write(n.Value)
	case *ast.CodeSpan:
		for t := n.FirstChild(); t != nil; t = t.NextSibling() {
			if t, ok := t.(*ast.Text); ok {
				c.write(t.Segment.Value(c.src))
			}
		}
	case *ast.AutoLink:
		c.write(n.Label(c.src))
	case *ast.RawHTML:
		if text := n.Segments.Value(c.src); !bytes.HasPrefix(text, []byte("<!--")) && !isBreak(text) {
			c.write(text)
		}
	case *wikiNode:
		c.write([]byte(n.label))
	case *tagNode:
		c.plain.tags = append(c.plain.tags, n.name)
		if !c.untag {
			c.pending = append(c.pending, n.name)
		}
	case *scoreNode:
		c.plain.score = n.score
	case *extast.TaskCheckBox:
		c.plain.task, c.plain.done = true, n.IsChecked
	default:
		for child := n.FirstChild(); child != nil; child = child.NextSibling() {
			c.add(child, depth+1)
		}
	}
}

// unescape resolves \* and &amp; as Markdown does.
func unescape(s []byte) []byte {
	if bytes.IndexByte(s, '\\') >= 0 {
		s = util.UnescapePunctuations(s)
	}
	if bytes.IndexByte(s, '&') >= 0 {
		s = util.ResolveEntityNames(util.ResolveNumericReferences(s))
	}
	return s
}

// TagOf returns a name as it is written as a tag, without the "#": "talking too fast"
// is talking-too-fast. It is "" where no tag can be made of it: a tag begins with a
// letter.
func TagOf(name string) string {
	words := strings.FieldsFunc(name, func(c rune) bool {
		return !unicode.IsLetter(c) && !unicode.IsDigit(c) && !unicode.IsMark(c) && c != '-' && c != '_' && c != '/'
	})
	tag := strings.Trim(strings.Join(words, "-"), "-/")
	if strings.IndexFunc(tag, unicode.IsLetter) != 0 {
		return ""
	}
	return tag
}

// mostWrapped is over how many lines an entry may go that gets a tag.
const mostWrapped = 40

// PlanTag returns how an entry gets tags, in the file of that name: they are put
// behind its words, in the last of its lines. Every other byte of the file stays, the
// spaces at the end of the line too. The new text has been read: it is the same note,
// and its one entry has those tags more. Else, or if the entry is not where it was
// read, PlanTag returns an error and nothing else.
func (rd *Reader) PlanTag(name string, src []byte, entry Item, tags []string) (Addition, error) {
	none := Addition{}
	f, err := openLines("tagging", src)
	if err != nil {
		return none, err
	}
	before := rd.holding(name, bytes.Clone(src), entry.Line)
	was := before.entry(entry)
	if was == nil {
		return none, fmt.Errorf("tagging: %q is not in line %d any more", entry.Text, entry.Line)
	}
	piece := ""
	for _, tag := range tags {
		if tag == "" || TagOf(tag) != tag {
			return none, fmt.Errorf("tagging: %q cannot be written as a tag", tag)
		}
		if slices.Contains(was.Tags, tag) {
			return none, fmt.Errorf("tagging: line %d has #%s already", entry.Line, tag)
		}
		piece += " #" + tag
	}
	for n := entry.Line; n <= min(len(f.lines), entry.Line+mostWrapped) && !f.isBlank(n); n++ {
		for _, at := range endsOf(f.line(n)) {
			add, err := f.change(n, at, at, piece)
			if err != nil {
				return none, err
			}
			if differInTags(before, rd.holding(name, add.In(src), entry.Line), *was, tags) {
				return add, nil
			}
		}
	}
	return none, fmt.Errorf("tagging: behind line %d no tag would be understood; write #%s into the note by hand", entry.Line, strings.Join(tags, " #"))
}

// reBehind finds what may stand behind the words of an entry and has to stay the end
// of its line: a sign that the line goes on, and the name that Obsidian has for a block.
var reBehind = words.Pattern(`(?:[ \t]*\\|[ \t]+\^[\w-]+)$`)

// endsOf returns the places in a line where words may end, the likeliest first.
func endsOf(line string) []int {
	end := len(strings.TrimRightFunc(line, unicode.IsSpace))
	ends := []int{end}
	if at := reBehind().FindStringIndex(line[:end]); at != nil {
		ends = []int{at[0], end}
	}
	const mostCells = 20
	for at := end; len(ends) < mostCells; {
		if at = strings.LastIndexByte(line[:at], '|'); at < 0 {
			break
		}
		ends = append(ends, len(strings.TrimRightFunc(line[:at], unicode.IsSpace)))
	}
	return ends
}

// differInTags reports whether a note is another one with one entry that has some tags
// more.
func differInTags(before, after *Note, entry Item, tags []string) bool {
	is := after.entry(entry)
	if is == nil || len(is.Tags) != len(entry.Tags)+len(tags) {
		return false
	}
	left := slices.DeleteFunc(slices.Clone(is.Tags), func(tag string) bool { return slices.Contains(tags, tag) })
	if !slices.Equal(left, entry.Tags) {
		return false
	}
	is.Tags = entry.Tags
	a, b := withoutPositions(before), withoutPositions(after)
	a.Body, b.Body = Body{refs: a.Body.refs}, Body{refs: b.Body.refs} // the tag is drawn
	return reflect.DeepEqual(a, b)
}

// Entries are the entries to improve and of feedback of a note, by the line that they
// begin in.
type Entries map[int][]*Item

// Entries returns the entries of the note that a tag can be put behind.
func (n *Note) Entries() Entries {
	all := Entries{}
	for s := range n.Sections {
		if t := n.Sections[s].Topic; t != Improve && t != Feedback {
			continue
		}
		for k := range n.Sections[s].Items {
			i := &n.Sections[s].Items[k]
			all[i.Line] = append(all[i.Line], i)
		}
	}
	return all
}

// With returns the entry that stands in a line and has a text in it, or below it; nil if
// there is none.
func (e Entries) With(line int, text string) *Item {
	for _, i := range e[line] {
		if strings.Contains(i.Text, text) || slices.ContainsFunc(i.Detail, func(d string) bool { return strings.Contains(d, text) }) {
			return i
		}
	}
	return nil
}
