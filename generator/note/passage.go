package note

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// Passage is a heading of a body and what stands below it until the next one.
type Passage struct {
	Anchor  string // id of the heading on the page; "" for what stands before the first
	Heading string
	Text    string // plain; a line break stands between blocks
}

// Passages returns the plain text of the body, passage by passage. What stands
// before the first heading comes first; a passage with neither heading nor text
// is left out.
func (b Body) Passages() []Passage {
	all := make([]Passage, 0, len(b.headings)+1)
	add := func(p Passage, from, to int) {
		p.Text = strings.TrimSpace(b.plain[from:to])
		if p.Heading != "" || p.Text != "" {
			all = append(all, p)
		}
	}
	p, from := Passage{}, 0
	for _, h := range b.headings {
		add(p, from, h.from)
		p, from = Passage{Anchor: h.anchor, Heading: strings.TrimSpace(b.plain[h.from:h.to])}, h.to
	}
	add(p, from, len(b.plain))
	return all
}

// passageHeading is a heading in the plain text of a body.
type passageHeading struct {
	anchor   string
	from, to int
}

// plainWriter collects the plain text of a body while the blocks are walked over:
// every word that the page shows, and no mark-up.
type plainWriter struct {
	text     []byte
	headings []passageHeading
	src      []byte
}

// block adds a block and what stands in it.
func (p *plainWriter) block(n ast.Node, depth int) {
	if depth > maxInline {
		return
	}
	switch n := n.(type) {
	case *ast.Heading:
		h := passageHeading{anchor: headingID(n), from: len(p.text)}
		p.inline(n, 0)
		h.to = len(p.text)
		p.headings = append(p.headings, h)
		return
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		for i := range n.Lines().Len() {
			line := n.Lines().At(i)
			p.words(line.Value(p.src))
		}
	case *ast.HTMLBlock:
		p.words(htmlText(n, p.src))
	default:
		if c := n.FirstChild(); c != nil && c.Type() == ast.TypeInline {
			p.inline(n, 0)
			break
		}
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			p.block(c, depth+1)
		}
	}
	p.endLine()
}

// inline adds the inline nodes below n.
func (p *plainWriter) inline(n ast.Node, depth int) {
	if depth > maxInline {
		return
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			if c.IsRaw() {
				p.words(c.Segment.Value(p.src))
			} else {
				p.words(unescape(c.Segment.Value(p.src)))
			}
			if c.SoftLineBreak() || c.HardLineBreak() {
				p.words([]byte("\n"))
			}
		case *ast.String:
			p.words(c.Value)
		case *ast.AutoLink:
			p.words(c.Label(p.src))
		case *ast.RawHTML:
			if text := c.Segments.Value(p.src); !bytes.HasPrefix(text, []byte("<!--")) && !isBreak(text) {
				p.words(text)
			}
		case *ast.Image:
			if !isPicture(c.Destination) && where(c.Destination) != inside {
				p.inline(c, depth+1) // a picture that is not shown
			}
		case *wikiNode:
			if !c.embed || !hasPictureName(c.target) {
				p.text = append(p.text, c.label...)
			}
		case *tagNode:
			p.text = append(append(p.text, '#'), c.name...)
		case *scoreNode:
			p.text = append(p.text, c.text...)
		case *extast.FootnoteLink, *extast.FootnoteBacklink:
		default:
			p.inline(c, depth+1)
		}
	}
}

// words adds text with its line ends as spaces, and none where there is space already.
func (p *plainWriter) words(text []byte) {
	for len(text) > 0 {
		line, rest, ends := bytes.Cut(text, []byte("\n"))
		p.text = append(p.text, line...)
		if ends && len(p.text) > 0 && p.text[len(p.text)-1] > ' ' {
			p.text = append(p.text, ' ')
		}
		text = rest
	}
}

// endLine ends a block that has said something.
func (p *plainWriter) endLine() {
	from := 0
	if len(p.headings) > 0 {
		from = p.headings[len(p.headings)-1].to
	}
	for len(p.text) > from && p.text[len(p.text)-1] == ' ' {
		p.text = p.text[:len(p.text)-1]
	}
	if len(p.text) > from && p.text[len(p.text)-1] != '\n' {
		p.text = append(p.text, '\n')
	}
}
