package note

import (
	"bytes"
	entities "html"
	"path"
	"strconv"
	"strings"
	"sync"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"
)

// bodyRenderer renders what differs from goldmark's own HTML.
type bodyRenderer struct{}

func (b bodyRenderer) RegisterFuncs(reg renderer.NodeRendererFuncRegisterer) {
	reg.Register(ast.KindHeading, b.heading)
	reg.Register(ast.KindListItem, b.listItem)
	reg.Register(ast.KindLink, b.link)
	reg.Register(ast.KindImage, b.image)
	reg.Register(ast.KindAutoLink, b.autoLink)
	reg.Register(ast.KindRawHTML, b.rawHTML)
	reg.Register(ast.KindHTMLBlock, b.htmlBlock)
	reg.Register(ast.KindBlockquote, b.blockquote)
	reg.Register(ast.KindCodeBlock, b.code)
	reg.Register(ast.KindFencedCodeBlock, b.code)
	reg.Register(extast.KindTaskCheckBox, b.box)
	reg.Register(extast.KindTable, between(`<div class="scroll" tabindex="0" role="group" aria-label="table"><table>`+"\n", "</table></div>\n"))
	reg.Register(extast.KindTableCell, b.cell)
	reg.Register(kindWiki, b.wiki)
	reg.Register(kindTag, b.tag)
	reg.Register(kindScore, b.score)
	reg.Register(kindHighlight, between("<mark>", "</mark>"))
	reg.Register(kindCallout, b.nothing)
	reg.Register(kindSummary, between("<summary>", "</summary>\n"))
	reg.Register(kindPlain, between(`<p class="markup">`, "</p>\n"))
}

// between renders what has a beginning and an end, and in between what it holds.
func between(begin, end string) renderer.NodeRendererFunc {
	return func(w util.BufWriter, _ []byte, _ ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			w.WriteString(begin)
		} else {
			w.WriteString(end)
		}
		return ast.WalkContinue, nil
	}
}

func (bodyRenderer) nothing(util.BufWriter, []byte, ast.Node, bool) (ast.WalkStatus, error) {
	return ast.WalkContinue, nil
}

func (bodyRenderer) heading(uw util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	w, n := uw.(*bodyWriter), node.(*ast.Heading)
	if entering {
		for len(w.levels) > 0 && w.levels[len(w.levels)-1] >= n.Level {
			w.levels = w.levels[:len(w.levels)-1]
		}
		w.levels = append(w.levels, n.Level)
		w.WriteString("<h" + strconv.Itoa(min(1+len(w.levels), 6)))
		if id, ok := n.AttributeString("id"); ok {
			w.WriteString(` id="`)
			w.Write(util.EscapeHTML(id.([]byte)))
			w.WriteByte('"')
		}
		w.WriteByte('>')
		return ast.WalkContinue, nil
	}
	w.WriteString("</h" + strconv.Itoa(min(1+len(w.levels), 6)) + ">\n")
	return ast.WalkContinue, nil
}

func (bodyRenderer) listItem(uw util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	w := uw.(*bodyWriter)
	if !entering {
		w.WriteString("</li>\n")
		return ast.WalkContinue, nil
	}
	w.WriteString("<li")
	w.writeID(n)
	if first := n.FirstChild(); first != nil {
		if _, ok := first.FirstChild().(*extast.TaskCheckBox); ok {
			w.WriteString(` class="task"`)
		}
	}
	w.WriteByte('>')
	return ast.WalkContinue, nil
}

func (bodyRenderer) box(uw util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		if n.(*extast.TaskCheckBox).IsChecked {
			uw.WriteString(`<span class="box done" role="img" aria-label="done"></span> `)
		} else {
			uw.WriteString(`<span class="box" role="img" aria-label="open"></span> `)
		}
	}
	return ast.WalkContinue, nil
}

func (bodyRenderer) link(uw util.BufWriter, src []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	w, n := uw.(*bodyWriter), node.(*ast.Link)
	switch where(n.Destination) {
	case outside:
		if entering {
			w.WriteString(`<a href="`)
			w.Write(util.EscapeHTML(util.URLEscape(n.Destination, true)))
			w.WriteString(`" rel="noreferrer">`)
		} else {
			w.WriteString("</a>")
		}
	case inside:
		if entering {
			w.open(`<a href="`, string(n.Destination), false, n.Pos(), node)
			w.WriteString(`">`)
		} else {
			w.WriteString("</a>")
		}
	default:
		if entering {
			w.WriteString(`<span class="dead">`)
		} else {
			w.WriteString("</span>")
		}
	}
	return ast.WalkContinue, nil
}

// blockStart returns the offset of the block an inline node stands in.
func blockStart(n ast.Node) int {
	for ; n != nil; n = n.Parent() {
		if n.Type() == ast.TypeBlock && n.Lines() != nil && n.Lines().Len() > 0 {
			return n.Lines().At(0).Start
		}
	}
	return 0
}

// image renders pictures of the journal. A picture from elsewhere would be a
// request to elsewhere, so it becomes a link to it.
func (bodyRenderer) image(uw util.BufWriter, src []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	w, n := uw.(*bodyWriter), node.(*ast.Image)
	alt := inlineText(n, src).text
	switch {
	case isPicture(n.Destination):
		w.WriteString(`<img src="`)
		w.Write(util.EscapeHTML(n.Destination))
		w.endImage(alt)
	case where(n.Destination) == inside:
		w.open(`<img src="`, string(n.Destination), false, n.Pos(), node)
		w.endImage(alt)
	case where(n.Destination) == outside:
		if alt == "" {
			alt = "picture"
		}
		w.WriteString(`<a href="`)
		w.Write(util.EscapeHTML(util.URLEscape(n.Destination, true)))
		w.WriteString(`" rel="noreferrer">`)
		w.escape(alt)
		w.WriteString("</a>")
	default:
		w.escape(alt)
	}
	return ast.WalkSkipChildren, nil
}

func (w *bodyWriter) endImage(alt string) {
	w.WriteString(`" alt="`)
	w.escape(alt)
	w.WriteString(`" loading="lazy">`)
}

func (w *bodyWriter) escape(s string) { w.Write(util.EscapeHTML([]byte(s))) }

func (bodyRenderer) autoLink(uw util.BufWriter, src []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	w, n := uw.(*bodyWriter), node.(*ast.AutoLink)
	url := n.URL(src)
	if n.AutoLinkType == ast.AutoLinkEmail && !bytes.HasPrefix(bytes.ToLower(url), []byte("mailto:")) {
		url = append([]byte("mailto:"), url...)
	}
	if where(url) != outside {
		w.Write(util.EscapeHTML(n.Label(src)))
		return ast.WalkContinue, nil
	}
	w.WriteString(`<a href="`)
	w.Write(util.EscapeHTML(util.URLEscape(url, false)))
	w.WriteString(`" rel="noreferrer">`)
	w.Write(util.EscapeHTML(n.Label(src)))
	w.WriteString("</a>")
	return ast.WalkContinue, nil
}

// rawHTML shows markup as the text it is: somebody typed "/proc/<pid>/fd",
// and nothing a note carries may run. Comments stay hidden.
func (bodyRenderer) rawHTML(uw util.BufWriter, src []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		text := node.(*ast.RawHTML).Segments.Value(src)
		switch {
		case bytes.HasPrefix(text, []byte("<!--")):
		case isBreak(text):
			uw.WriteString("<br>")
		default:
			uw.Write(util.EscapeHTML(text))
		}
	}
	return ast.WalkSkipChildren, nil
}

func isBreak(tag []byte) bool {
	switch strings.ToLower(string(tag)) {
	case "<br>", "<br/>", "<br />":
		return true
	}
	return false
}

func (bodyRenderer) htmlBlock(uw util.BufWriter, src []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	if text := htmlText(node.(*ast.HTMLBlock), src); len(text) > 0 {
		uw.WriteString(`<p class="markup">`)
		uw.Write(util.EscapeHTML(text))
		uw.WriteString("</p>\n")
	}
	return ast.WalkContinue, nil
}

// htmlText returns what is shown of a block of HTML.
func htmlText(n *ast.HTMLBlock, src []byte) []byte {
	text := n.Lines().Value(src)
	if n.HasClosure() {
		text = append(bytes.Clone(text), n.ClosureLine.Value(src)...)
	}
	return bytes.TrimSpace(withoutComments(text))
}

func withoutComments(text []byte) []byte {
	var out []byte
	for {
		from := bytes.Index(text, []byte("<!--"))
		if from < 0 {
			if out == nil {
				return text
			}
			return append(out, text...)
		}
		out = append(out, text[:from]...)
		to := bytes.Index(text[from:], []byte("-->"))
		if to < 0 {
			return out
		}
		text = text[from+to+len("-->"):]
	}
}

func (bodyRenderer) blockquote(uw util.BufWriter, src []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	w, n := uw.(*bodyWriter), node.(*ast.Blockquote)
	mark := calloutOf(n)
	switch {
	case mark == nil && entering:
		w.WriteString("<blockquote>\n")
	case mark == nil:
		w.WriteString("</blockquote>\n")
	case entering:
		tag, open := "div", ""
		if mark.fold != 0 {
			tag = "details"
		}
		if mark.fold == '+' {
			open = " open"
		}
		w.WriteString("<" + tag + ` class="callout ` + mark.callout + `"` + open)
		w.writeID(n)
		w.WriteString(">\n")
	case mark.fold != 0:
		w.WriteString("</details>\n")
	default:
		w.WriteString("</div>\n")
	}
	return ast.WalkContinue, nil
}

// code makes blocks that scroll sideways reachable by the keyboard.
func (bodyRenderer) code(uw util.BufWriter, src []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	uw.WriteString(`<pre tabindex="0"><code>`)
	for i := 0; i < n.Lines().Len(); i++ {
		line := n.Lines().At(i)
		html.DefaultWriter.RawWrite(uw, line.Value(src))
	}
	uw.WriteString("</code></pre>\n")
	return ast.WalkSkipChildren, nil
}

// cell aligns by a class: the content security policy forbids style attributes.
func (bodyRenderer) cell(uw util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	n := node.(*extast.TableCell)
	tag := "td"
	if n.Parent().Kind() == extast.KindTableHeader {
		tag = "th"
	}
	if !entering {
		uw.WriteString("</" + tag + ">\n")
		return ast.WalkContinue, nil
	}
	uw.WriteString("<" + tag)
	switch n.Alignment {
	case extast.AlignRight:
		uw.WriteString(` class="right"`)
	case extast.AlignCenter:
		uw.WriteString(` class="center"`)
	}
	uw.WriteByte('>')
	return ast.WalkContinue, nil
}

func (bodyRenderer) wiki(uw util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	w, n := uw.(*bodyWriter), node.(*wikiNode)
	if n.embed && hasPictureName(n.target) {
		w.open(`<img src="`, n.target, true, n.at, node)
		w.endImage(n.label)
		return ast.WalkContinue, nil
	}
	w.open(`<a href="`, n.target, true, n.at, node)
	w.WriteString(`">`)
	w.escape(n.label)
	w.WriteString("</a>")
	return ast.WalkContinue, nil
}

func (bodyRenderer) tag(uw util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		uw.WriteString(`<span class="tag">#`)
		uw.Write(util.EscapeHTML([]byte(node.(*tagNode).name)))
		uw.WriteString("</span>")
	}
	return ast.WalkContinue, nil
}

func (bodyRenderer) score(uw util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		n := node.(*scoreNode)
		uw.WriteString(`<span class="score s` + strconv.Itoa(n.score) + `">` + n.text + "</span>")
	}
	return ast.WalkContinue, nil
}

// bodyWriter is what a note is rendered into. goldmark writes straight into
// it; links inside the journal leave a place open in refs.
type bodyWriter struct {
	bytes.Buffer
	r       *reading
	refs    []Ref
	entries []entryID // of the block that is rendered next, in order
	next    int       // the first of entries that is not rendered yet
	levels  []int     // source levels of the headings that are open, to shift them without a skip
	text    plainWriter
}

// bodyWriters are what bodies were written into and can be written into again.
var bodyWriters = sync.Pool{New: func() any { return new(bodyWriter) }}

// letGo gives a writer back with nothing but its room.
func (w *bodyWriter) letGo() {
	w.Reset()
	*w = bodyWriter{Buffer: w.Buffer, text: plainWriter{text: w.text.text[:0]}}
	bodyWriters.Put(w)
}

// entryID is the id that a list item or callout gets.
type entryID struct {
	node ast.Node
	id   string
}

// writeID writes the id of a node that is an entry. Entries are rendered in
// the order in which they were found.
func (w *bodyWriter) writeID(n ast.Node) {
	if w.next == len(w.entries) || w.entries[w.next].node != n {
		return
	}
	w.WriteString(` id="`)
	w.escape(w.entries[w.next].id)
	w.WriteByte('"')
	w.next++
}

// Available, Buffered and Flush make the writer a util.BufWriter, so that
// goldmark does not put another buffer before it.
func (w *bodyWriter) Available() int { return w.Buffer.Available() }
func (w *bodyWriter) Buffered() int  { return 0 }
func (w *bodyWriter) Flush() error   { return nil }

// open writes the beginning of a tag and leaves the place for the address.
func (w *bodyWriter) open(tag, target string, wiki bool, pos int, n ast.Node) {
	w.WriteString(tag)
	if pos < 0 {
		pos = blockStart(n)
	}
	w.refs = append(w.refs, Ref{Target: target, Wiki: wiki, Image: strings.HasPrefix(tag, "<img"), Pos: w.r.src.pos(w.r.base + pos), at: w.Len()})
}

// place says where a link leads.
type place uint8

const (
	nowhere place = iota // a scheme that is not followed
	inside               // the journal
	outside              // the world
)

// where sorts a link. Only a few schemes are followed; "javascript:" and
// whatever else runs or reads dies, however it is disguised: with capitals,
// entities, or control characters that browsers skip.
func where(target []byte) place {
	s := entities.UnescapeString(string(target))
	s = strings.Map(func(c rune) rune {
		if c <= ' ' || c == 0x7f || c >= 0x80 && c < 0xa0 || c == '\u200b' || c == '\ufeff' {
			return -1
		}
		return c
	}, s)
	s = strings.ToLower(s)
	if strings.HasPrefix(s, "//") || strings.HasPrefix(s, `\`) {
		return nowhere
	}
	colon := strings.IndexByte(s, ':')
	if rest := strings.IndexAny(s, "/?#"); colon < 0 || rest >= 0 && rest < colon {
		return inside
	}
	switch s[:colon] {
	case "http", "https", "mailto", "tel":
		return outside
	}
	return nowhere
}

// isPicture reports whether the target is a picture in the link itself, of a
// kind that cannot carry a script.
func isPicture(target []byte) bool {
	for _, kind := range []string{"png", "jpeg", "gif", "webp"} {
		if bytes.HasPrefix(target, []byte("data:image/"+kind+";base64,")) {
			return true
		}
	}
	return false
}

func hasPictureName(target string) bool {
	switch strings.ToLower(path.Ext(target)) {
	case ".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".avif":
		return true
	}
	return false
}
