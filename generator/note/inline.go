package note

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"
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
	plain, _ := inlineTextIn(nil, n, src)
	return plain
}

// inlineTextIn is inlineText with memory to collect the text in, which it gives back.
func inlineTextIn(room []byte, n ast.Node, src []byte) (plainInline, []byte) {
	c := inlineCollector{src: src, out: room[:0]}
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		c.add(child, 0)
	}
	c.plain.text = oneLine(c.out)
	return c.plain, c.out
}

// oneLine gives the words of text with one space between them.
func oneLine(text []byte) string {
	space := true // the byte before was one
	for _, c := range text {
		switch {
		case c == ' ' && !space:
			space = true
		case c <= ' ', c == 0xc2, c >= 0xe1 && c <= 0xe3: // the last four begin a space of more than one byte
			return strings.Join(strings.Fields(string(text)), " ")
		default:
			space = false
		}
	}
	if len(text) > 0 && space {
		text = text[:len(text)-1]
	}
	return string(text)
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
