package note

import (
	"bytes"
	"fmt"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Markdown is read in a time that can grow with the square of a paragraph: each
// mark that opens something looks for the one that closes it, and each row of a
// table is filled up to the width of its head. What is written by hand is far from
// where that is felt. Beyond the bounds below a paragraph is kept as plain text,
// and said.
const (
	// maxNesting is how many lists, entries and quotes stand in each other.
	maxNesting = 60
	// maxFootnotes is how many footnotes a note has; each mark looks through all.
	maxFootnotes = 500
	// easyMarks is how often each byte of a paragraph may be looked at without a
	// second thought, and maxLooks how often bytes of all other paragraphs are.
	easyMarks = 100
	maxLooks  = 30_000_000
	// maxFilled is how many cells a table has that nobody wrote, besides
	// filledForEach for each that somebody did.
	maxFilled     = 1000
	filledForEach = 8
)

// bounds is what one note has cost so far, and where it went beyond.
type bounds struct {
	looks     int
	escapes   int // bars that tables find in code
	footnotes int
	over      []overBound
}

// overBound is what was kept as plain text.
type overBound struct {
	at        int // offset
	msg, hint string
}

var boundsKey = parser.NewContextKey()

func boundsOf(pc parser.Context) *bounds {
	return pc.ComputeIfAbsent(boundsKey, func() any { return &bounds{} }).(*bounds)
}

// report says what is kept as plain text at an offset. Of a kind that can come
// with every line only the first is said.
func (b *bounds) report(at int, once bool, msg, hint string) {
	for _, o := range b.over {
		if once && o.msg == msg {
			return
		}
	}
	b.over = append(b.over, overBound{at, msg, hint})
}

// plainParagraph is a paragraph in which no marks are looked for.
type plainParagraph struct{ ast.BaseBlock }

var kindPlain = ast.NewNodeKind("PlainParagraph")

func (*plainParagraph) Kind() ast.NodeKind        { return kindPlain }
func (*plainParagraph) IsRaw() bool               { return true }
func (n *plainParagraph) Dump(src []byte, lv int) { ast.DumpHelper(n, src, lv, nil, nil) }

// addLine adds a line.
func (n *plainParagraph) addLine(line text.Segment, src []byte) {
	n.Lines().Append(line)
	if last, ok := n.LastChild().(*ast.Text); ok {
		last.SetSoftLineBreak(true)
	}
	line = line.TrimLeftSpace(src)
	n.AppendChild(n, ast.NewRawTextSegment(line.TrimRightSpace(src)))
}

// boundParagraphs keeps paragraphs as plain text that would cost too much. It sees
// them before they become tables and headings.
type boundParagraphs struct{}

func (boundParagraphs) Transform(n *ast.Paragraph, reader text.Reader, pc parser.Context) {
	b, src, at := boundsOf(pc), reader.Source(), n.Lines().At(0).Start
	switch {
	case b.overMarks(n.Lines(), src):
		b.report(at, false, "this paragraph has so many marks (* _ ~ = ` [ <) that it is shown as plain text",
			"divide it by empty lines, or put it between two lines of ```")
	case overCells(n.Lines(), src):
		b.report(at, false, "the head of this table is so much wider than its rows that it is shown as plain text",
			"leave out the columns that are empty, or put it between two lines of ```")
	default:
		return
	}
	plain := &plainParagraph{}
	plain.SetBlankPreviousLines(n.HasBlankPreviousLines())
	plain.SetPos(n.Pos())
	for i := range n.Lines().Len() {
		plain.addLine(n.Lines().At(i), src)
	}
	n.Parent().ReplaceChild(n.Parent(), n, plain)
}

// overMarks reports whether the marks of some lines cost more than a note has left.
func (b *bounds) overMarks(lines *text.Segments, src []byte) bool {
	m := marks{escapes: b.escapes}
	size := 0
	for i := range lines.Len() {
		line := lines.At(i)
		size += line.Len()
		if m.line(src[line.Start:line.Stop]); b.looks+m.looks > maxLooks {
			return true
		}
	}
	m.looks += size * m.whole()
	if m.looks <= easyMarks*size {
		return false
	}
	if b.looks+m.looks > maxLooks {
		return true
	}
	b.looks += m.looks
	b.escapes = m.escapes
	return false
}

// marks estimates what the marks of a paragraph cost, from above: how often one of
// them looks at another.
type marks struct {
	looks       int
	open        []delimiter // that may be compared with each that closes
	brackets    int         // [ that are open
	definitions int         // of links
	lines       int
	runs        [32]bool // lengths of runs of backticks; longer ones are a kind of their own
	lost        int      // addresses that end nowhere near
	escapes     int      // bars that tables find in code, of the whole note
	begins      bool     // with a [, as definitions do
}

// delimiter is a run of marks that only opens.
type delimiter struct {
	char byte
	size int
}

// whole is how many marks look at the whole paragraph: one for each length of
// backticks, and one for each address that is not closed.
func (m *marks) whole() int {
	n := m.lost
	for _, seen := range m.runs {
		if seen {
			n++
		}
	}
	return n
}

// nearEnd is within how many bytes the address of a link ends.
const nearEnd = 2000

func (m *marks) line(line []byte) {
	if m.lines == 0 {
		first := bytes.TrimLeft(line, " ")
		m.begins = len(first) > 0 && first[0] == '['
	}
	m.lines++
	for i := 0; i < len(line); i++ {
		next := bytes.IndexAny(line[i:], "*_~=`[]|")
		if next < 0 {
			return
		}
		i += next
		c := line[i]
		switch c {
		case '*', '_', '~', '=':
			run := 1
			for i+run < len(line) && line[i+run] == c {
				run++
			}
			m.delimiter(c, run, at(line, i-1), at(line, i+run))
			i += run - 1
		case '`':
			run := 1
			for i+run < len(line) && line[i+run] == c {
				run++
			}
			if run < len(m.runs) {
				m.runs[run] = true
			} else {
				m.lost++
			}
			i += run - 1
		case '[':
			m.brackets++
			m.looks++
		case ']':
			const each = 10 // a label is measured, and looked at for links
			m.looks += each * m.brackets
			m.brackets = max(m.brackets-1, 0)
			switch rest := line[i+1 : min(len(line), i+nearEnd)]; {
			case m.begins && len(rest) > 0 && rest[0] == ':':
				const each = 20 // a line is taken out of the paragraph
				m.definitions++
				m.looks += each * m.definitions
			case len(rest) == 0 || rest[0] != '(':
			case bytes.IndexByte(rest, ')') < 0 || bytes.HasPrefix(rest, []byte("(<")) && bytes.IndexByte(rest, '>') < 0:
				m.lost++
			}
		case '|':
			if i > 0 && line[i-1] == '\\' {
				m.escapes++
				m.looks += 8 * m.escapes
			}
		}
	}
}

// delimiter looks at a run of * or the like between two bytes.
func (m *marks) delimiter(c byte, size int, before, after byte) {
	left := !isBlank(after) && (!util.IsPunct(after) || isBlank(before) || util.IsPunct(before))
	right := !isBlank(before) && (!util.IsPunct(before) || isBlank(after) || util.IsPunct(after))
	if c == '_' && left && right && !util.IsPunct(before) && !util.IsPunct(after) {
		right = false // within a word, so it neither opens nor closes, but is looked at
	}
	d := delimiter{c, size}
	if last := len(m.open) - 1; right && !left && last >= 0 && m.open[last] == d {
		m.open = m.open[:last]
		return
	}
	if right {
		m.looks += 3 * len(m.open)
		if !left {
			return
		}
		d.size = 0 // may be taken for an end as well, and is not sure to be found
	}
	m.open = append(m.open, d)
}

// at returns a byte of a line; beyond it is white space.
func at(line []byte, i int) byte {
	if i < 0 || i >= len(line) {
		return ' '
	}
	return line[i]
}

func isBlank(c byte) bool { return util.IsSpace(c) }

// overCells reports whether a paragraph would become a table of which nearly all
// cells are filled up.
func overCells(lines *text.Segments, src []byte) bool {
	if lines.Len() < 2 {
		return false
	}
	for i := 1; i < lines.Len(); i++ {
		rule := lines.At(i)
		ruled := rule.Value(src)
		columns := cellsOf(ruled)
		if columns < 2 || len(bytes.Trim(ruled, "|-: \t\r\n")) > 0 {
			continue
		}
		written, filled := columns, 0
		for j := i + 1; j < lines.Len(); j++ {
			row := lines.At(j)
			cells := min(cellsOf(row.Value(src)), columns)
			written += cells
			filled += columns - cells
		}
		return filled > maxFilled+filledForEach*written
	}
	return false
}

// cellsOf estimates the cells of a row.
func cellsOf(row []byte) int {
	row = bytes.TrimSpace(row)
	row = bytes.TrimPrefix(row, []byte("|"))
	row = bytes.TrimSuffix(row, []byte("|"))
	return 1 + bytes.Count(row, []byte("|"))
}

// boundNesting is a parser of blocks that stand in each other, no deeper than maxNesting.
type boundNesting struct{ parser.BlockParser }

func (p boundNesting) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	depth := 0
	for n := parent; n != nil; n = n.Parent() {
		depth++
	}
	if depth <= maxNesting {
		return p.BlockParser.Open(parent, reader, pc)
	}
	switch parent.(type) {
	case *ast.List, *extast.DefinitionList: // which is nothing without an entry
		return p.BlockParser.Open(parent, reader, pc)
	}
	line, at := reader.Position()
	if node, _ := p.BlockParser.Open(parent, reader, pc); node != nil {
		reader.SetPosition(line, at)
		boundsOf(pc).report(at.Start, true, "lists and quotes stand in each other too deep here; what is deeper is shown as plain text",
			"move it into a list of its own")
	}
	return nil, parser.NoChildren
}

// boundTerms is the parser of lists of definitions, which makes terms of the lines
// above it, for terms that cost no more than a paragraph may.
type boundTerms struct{ parser.BlockParser }

func (p boundTerms) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	if above, ok := parent.LastChild().(*ast.Paragraph); ok && above.Lines().Len() > 0 && boundsOf(pc).overMarks(above.Lines(), reader.Source()) {
		return nil, parser.NoChildren
	}
	return p.BlockParser.Open(parent, reader, pc)
}

// boundFootnotes is the parser of footnotes, for maxFootnotes of them.
type boundFootnotes struct{ parser.BlockParser }

func (p boundFootnotes) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	b := boundsOf(pc)
	line, seg := reader.PeekLine()
	node, state := p.BlockParser.Open(parent, reader, pc)
	if node == nil {
		return nil, state
	}
	if b.footnotes++; b.footnotes <= maxFootnotes {
		return node, state
	}
	b.report(seg.Start, true, fmt.Sprintf("this note has more than %d footnotes; from here on they are shown as plain text", maxFootnotes), "divide the note")
	reader.AdvanceToEOL()
	plain := &plainParagraph{}
	plain.addLine(seg.WithStop(seg.Start+len(line)), reader.Source())
	return plain, parser.NoChildren
}

func (p boundFootnotes) Continue(node ast.Node, reader text.Reader, pc parser.Context) parser.State {
	if node.Kind() == kindPlain {
		return parser.Close
	}
	return p.BlockParser.Continue(node, reader, pc)
}

func (p boundFootnotes) Close(node ast.Node, reader text.Reader, pc parser.Context) {
	if node.Kind() != kindPlain {
		p.BlockParser.Close(node, reader, pc)
	}
}

// boundHeadings is a parser of lines that do not become a paragraph, for those that
// cost no more than a paragraph may. What is no heading is a paragraph, which is then
// kept as plain text.
type boundHeadings struct{ parser.BlockParser }

func (p boundHeadings) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	_, seg := reader.PeekLine()
	lines := text.NewSegments()
	lines.Append(seg)
	if b := boundsOf(pc); b.overMarks(lines, reader.Source()) {
		return nil, parser.NoChildren
	}
	return p.BlockParser.Open(parent, reader, pc)
}
