package note

import (
	"bytes"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// newMarkdown sets goldmark up: GFM, footnotes, definition lists, and what
// people of note-taking programs write besides: [[wiki links]], ==highlights==,
// #tags, [2/5] marks and > [!callouts]. What a note can cost is bounded.
func newMarkdown(topics *topicTable) goldmark.Markdown {
	return goldmark.New(
		goldmark.WithParser(parser.NewParser(
			parser.WithBlockParsers(
				util.Prioritized(typedLines{parser.NewParagraphParser(), typedBlocks{topics: topics}}, 90),
				util.Prioritized(parser.NewSetextHeadingParser(parser.WithAutoHeadingID()), 100),
				util.Prioritized(boundNesting{boundTerms{extension.NewDefinitionListParser()}}, 101),
				util.Prioritized(boundNesting{extension.NewDefinitionDescriptionParser()}, 102),
				util.Prioritized(parser.NewThematicBreakParser(), 200),
				util.Prioritized(boundNesting{parser.NewListParser()}, 300),
				util.Prioritized(boundNesting{parser.NewListItemParser()}, 400),
				util.Prioritized(parser.NewCodeBlockParser(), 500),
				util.Prioritized(boundHeadings{parser.NewATXHeadingParser(parser.WithAutoHeadingID())}, 600),
				util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
				util.Prioritized(boundNesting{parser.NewBlockquoteParser()}, 800),
				util.Prioritized(parser.NewHTMLBlockParser(), 900),
				util.Prioritized(boundFootnotes{boundNesting{extension.NewFootnoteBlockParser()}}, 999),
				util.Prioritized(parser.NewParagraphParser(), 1000),
			),
			parser.WithInlineParsers(parser.DefaultInlineParsers()...),
			parser.WithInlineParsers(
				util.Prioritized(extension.NewFootnoteParser(), 101),
				util.Prioritized(bracketParser{}, 150),
				util.Prioritized(tagParser{}, 450),
				util.Prioritized(highlightParser{}, 460),
			),
			parser.WithParagraphTransformers(
				util.Prioritized(boundParagraphs{}, 0),
				util.Prioritized(linkDefinitions{}, 100),
				util.Prioritized(typedBlocks{topics: topics}, 900),
			),
			parser.WithASTTransformers(
				util.Prioritized(calloutTransformer{}, 500),
				util.Prioritized(extension.NewFootnoteASTTransformer(), 999),
			),
		)),
		goldmark.WithExtensions(
			extension.NewTable(),
			extension.Strikethrough,
			extension.TaskList,
			extension.Linkify,
		),
		goldmark.WithRenderer(renderer.NewRenderer(renderer.WithNodeRenderers(
			util.Prioritized(html.NewRenderer(), 1000),
			util.Prioritized(extension.NewFootnoteHTMLRenderer(extension.WithFootnoteBacklinkHTML("↩︎")), 500),
			util.Prioritized(extension.NewDefinitionListHTMLRenderer(), 500),
			util.Prioritized(bodyRenderer{}, 100),
		))),
	)
}

// linkDefinitions reads [name]: https://… as goldmark does by default. Of other
// paragraphs goldmark makes a reader before it looks at the first byte.
type linkDefinitions struct{}

func (linkDefinitions) Transform(n *ast.Paragraph, reader text.Reader, pc parser.Context) {
	if n.Lines().Len() > 0 {
		line := n.Lines().At(0)
		if first := util.TrimLeftSpace(reader.Source()[line.Start:line.Stop]); len(first) > 0 && first[0] != '[' {
			return
		}
	}
	parser.LinkReferenceParagraphTransformer.Transform(n, reader, pc)
}

var (
	kindWiki      = ast.NewNodeKind("WikiLink")
	kindTag       = ast.NewNodeKind("Tag")
	kindScore     = ast.NewNodeKind("Score")
	kindHighlight = ast.NewNodeKind("Highlight")
	kindCallout   = ast.NewNodeKind("CalloutMark")
	kindSummary   = ast.NewNodeKind("CalloutSummary")
)

type wikiNode struct {
	ast.BaseInline
	target, label string
	embed         bool
	at            int
}

func (*wikiNode) Kind() ast.NodeKind        { return kindWiki }
func (n *wikiNode) Dump(src []byte, lv int) { ast.DumpHelper(n, src, lv, nil, nil) }

type tagNode struct {
	ast.BaseInline
	name string
}

func (*tagNode) Kind() ast.NodeKind        { return kindTag }
func (n *tagNode) Dump(src []byte, lv int) { ast.DumpHelper(n, src, lv, nil, nil) }

type scoreNode struct {
	ast.BaseInline
	text  string // as written: "2/5"
	score int
}

func (*scoreNode) Kind() ast.NodeKind        { return kindScore }
func (n *scoreNode) Dump(src []byte, lv int) { ast.DumpHelper(n, src, lv, nil, nil) }

type highlightNode struct{ ast.BaseInline }

func (*highlightNode) Kind() ast.NodeKind        { return kindHighlight }
func (n *highlightNode) Dump(src []byte, lv int) { ast.DumpHelper(n, src, lv, nil, nil) }

type calloutNode struct {
	ast.BaseInline
	callout  string // "note", "question"
	untitled bool   // it has no words of its own
	fold     byte   // '-' if it is folded, '+' if it can be; else 0
}

func (*calloutNode) Kind() ast.NodeKind        { return kindCallout }
func (n *calloutNode) Dump(src []byte, lv int) { ast.DumpHelper(n, src, lv, nil, nil) }

// bracketParser reads what begins with a bracket and is no Markdown link:
// [[wiki|link]], ![[embed.png]], [2/5] at the start of an entry and [!note]
// at the start of a quote.
type bracketParser struct{}

func (bracketParser) Trigger() []byte { return []byte{'[', '!'} }

func (bracketParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, seg := block.PeekLine()
	embed := line[0] == '!'
	if embed {
		line = line[1:]
	}
	if len(line) < 3 || line[0] != '[' {
		return nil
	}
	skip := len("[")
	if embed {
		skip++
	}
	switch {
	case line[1] == '[':
		end := bytes.Index(line, []byte("]]"))
		if end < 3 || bytes.IndexByte(line[2:end], '[') >= 0 {
			return nil
		}
		target, label, has := bytes.Cut(line[2:end], []byte("|"))
		if !has {
			label = target
		}
		if len(bytes.TrimSpace(target)) == 0 {
			return nil
		}
		block.Advance(skip + end - 1 + len("]]"))
		return &wikiNode{target: string(bytes.TrimSpace(target)), label: string(bytes.TrimSpace(label)), embed: embed, at: seg.Start}
	case embed:
		return nil
	case line[1] == '!' && !parent.HasChildren():
		end := bytes.IndexByte(line, ']')
		if end < 3 || !isQuoteStart(parent) {
			return nil
		}
		name := bytes.ToLower(line[2:end])
		for _, c := range name {
			if (c < 'a' || c > 'z') && c != '-' {
				return nil
			}
		}
		end++
		fold := byte(0)
		if end < len(line) && (line[end] == '-' || line[end] == '+') {
			fold = line[end]
			end++
		}
		for end < len(line) && line[end] == ' ' {
			end++
		}
		block.Advance(end)
		pc.Set(calloutsKey, true)
		return &calloutNode{callout: string(name), fold: fold}
	case line[1] >= '0' && line[1] <= '9' && !parent.HasChildren():
		end := bytes.IndexByte(line, ']')
		if end < 4 || end > 6 || end+1 < len(line) && (line[end+1] == '(' || line[end+1] == '[' || line[end+1] == ':') {
			return nil
		}
		n := score(string(line[1:end]))
		if n == 0 {
			return nil
		}
		block.Advance(end + 1)
		return &scoreNode{text: string(line[1:end]), score: n}
	}
	return nil
}

func isQuoteStart(n ast.Node) bool {
	quote, ok := n.Parent().(*ast.Blockquote)
	return ok && quote.FirstChild() == n
}

// tagParser reads #tags: a letter must follow the sign and no word may stand
// before it, so that "C#" and "#42" are none.
type tagParser struct{}

func (tagParser) Trigger() []byte { return []byte{'#'} }

func (tagParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	if before := block.PrecendingCharacter(); !unicode.IsSpace(before) && before != '(' && before != '[' {
		return nil
	}
	line, _ := block.PeekLine()
	first, _ := utf8.DecodeRune(line[1:])
	if !unicode.IsLetter(first) {
		return nil
	}
	end := 1
	for end < len(line) {
		c, size := utf8.DecodeRune(line[end:])
		if !unicode.IsLetter(c) && !unicode.IsDigit(c) && !unicode.IsMark(c) && c != '-' && c != '_' && c != '/' {
			break
		}
		end += size
	}
	block.Advance(end)
	return &tagNode{name: string(bytes.TrimRight(line[1:end], "-/"))}
}

// highlightParser reads ==highlights==.
type highlightParser struct{}

func (highlightParser) Trigger() []byte { return []byte{'='} }

func (highlightParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, seg := block.PeekLine()
	node := parser.ScanDelimiter(line, before, 2, highlightDelimiter{})
	if node == nil || node.OriginalLength > 2 || before == '=' {
		return nil
	}
	node.Segment = seg.WithStop(seg.Start + node.OriginalLength)
	block.Advance(node.OriginalLength)
	pc.PushDelimiter(node)
	return node
}

type highlightDelimiter struct{}

func (highlightDelimiter) IsDelimiter(b byte) bool { return b == '=' }

func (highlightDelimiter) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Char == closer.Char && opener.OriginalLength == 2 && closer.OriginalLength == 2
}

func (highlightDelimiter) OnMatch(int) ast.Node { return &highlightNode{} }

var calloutsKey = parser.NewContextKey()

// calloutTransformer makes the first line of a callout a paragraph of its own.
type calloutTransformer struct{}

func (calloutTransformer) Transform(doc *ast.Document, reader text.Reader, pc parser.Context) {
	if pc.Get(calloutsKey) == nil {
		return
	}
	var quotes []*ast.Blockquote
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if quote, ok := n.(*ast.Blockquote); ok && entering && calloutOf(quote) != nil {
			quotes = append(quotes, quote)
		}
		return ast.WalkContinue, nil
	})
	for _, quote := range quotes {
		splitTitle(quote, reader.Source())
	}
}

func calloutOf(quote *ast.Blockquote) *calloutNode {
	if quote.FirstChild() == nil {
		return nil
	}
	mark, _ := quote.FirstChild().FirstChild().(*calloutNode)
	return mark
}

// splitTitle marks the first line of a callout as its title; without words it
// gets the name of the callout.
func splitTitle(quote *ast.Blockquote, src []byte) {
	title := quote.FirstChild()
	title.SetAttributeString("class", []byte("callout-title"))
	rest := ast.NewParagraph()
	after := false
	for c := title.FirstChild(); c != nil; {
		next := c.NextSibling()
		if after {
			title.RemoveChild(title, c)
			rest.AppendChild(rest, c)
		} else if t, ok := c.(*ast.Text); ok && (t.SoftLineBreak() || t.HardLineBreak()) {
			t.SetSoftLineBreak(false)
			t.SetHardLineBreak(false)
			after = true
		}
		c = next
	}
	if rest.HasChildren() {
		quote.InsertAfter(quote, title, rest)
	}
	if mark := calloutOf(quote); mark.callout != "" && inlineText(title, src).text == "" {
		name := strings.ToUpper(mark.callout[:1]) + mark.callout[1:]
		title.AppendChild(title, ast.NewString([]byte(name)))
		mark.untitled = true
	}
	if calloutOf(quote).fold != 0 {
		summary := &summaryNode{}
		summary.SetLines(title.Lines())
		for c := title.FirstChild(); c != nil; c = title.FirstChild() {
			summary.AppendChild(summary, c)
		}
		quote.ReplaceChild(quote, title, summary)
	}
}

// summaryNode is the title of a callout that folds.
type summaryNode struct{ ast.BaseBlock }

func (*summaryNode) Kind() ast.NodeKind        { return kindSummary }
func (n *summaryNode) Dump(src []byte, lv int) { ast.DumpHelper(n, src, lv, nil, nil) }

// headingIDs makes the ids of headings: every script's letters stay, and no
// id is one of an entry ("l35") or of the page around the note.
type headingIDs struct{ used map[string]int }

var pageIDs = wordSet("main top nav content facts theme log history backlinks ratings fit next open questions-open people")

func (h *headingIDs) Generate(value []byte, _ ast.NodeKind) []byte {
	id := make([]byte, 0, len(value))
	gap := false
	for len(value) > 0 {
		c, size := utf8.DecodeRune(value)
		value = value[size:]
		if !unicode.IsLetter(c) && !unicode.IsDigit(c) && !unicode.IsMark(c) || c == utf8.RuneError || c == '\ufe0f' {
			gap = true
			continue
		}
		if gap && len(id) > 0 {
			id = append(id, '-')
		}
		gap = false
		id = utf8.AppendRune(id, unicode.ToLower(c))
	}
	if len(id) == 0 {
		id = append(id, "section"...)
	}
	if isEntryID(id) || pageIDs[string(id)] {
		id = append(id, "-heading"...)
	}
	if h.used == nil {
		h.used = map[string]int{}
	}
	base := string(id)
	for h.used[string(id)] > 0 {
		id = strconv.AppendInt(append([]byte(base), '-'), int64(h.used[base]), 10)
		h.used[base]++
	}
	h.used[string(id)]++
	return id
}

func (h *headingIDs) Put(value []byte) {
	if h.used == nil {
		h.used = map[string]int{}
	}
	h.used[string(value)]++
}

func isEntryID(id []byte) bool {
	if len(id) < 2 || id[0] != 'l' {
		return false
	}
	_, ok := digits(string(id[1:]))
	return ok
}
