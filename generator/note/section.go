package note

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// walker goes over the blocks of a note once: it finds the sections and
// their entries, and renders as it goes.
type walker struct {
	r       *reading
	src     []byte
	w       *bodyWriter
	topic   Topic // of the section we are in
	level   int   // of the heading that gave the topic
	section int   // index in note.Sections; -1 outside
	wrapped bool  // a <section> is open
	single  bool  // under a heading that is itself a question
}

// Below every heading: a line in bold, or with a colon, that stands for one.
const boldLevel = 7

// readBody parses the body once, collects what the journal needs of it and renders it.
func (r *reading) readBody(masked []byte) error {
	pc := parser.NewContext(parser.WithIDs(&headingIDs{}))
	doc := r.md.Parser().Parse(text.NewReader(masked), parser.WithContext(pc))
	for _, o := range boundsOf(pc).over {
		r.warn(r.src.pos(r.base+o.at), o.msg, o.hint)
	}
	w := r.w
	w.r, w.text.src = r, masked
	b := &walker{r: r, src: masked, w: w, section: -1}
	for n := doc.FirstChild(); n != nil; n = n.NextSibling() {
		if b.isTitle(n) {
			continue
		}
		w.entries, w.next = w.entries[:0], 0
		b.block(n)
		w.text.block(n, 0)
		if err := r.md.Renderer().Render(w, masked, n); err != nil {
			return err
		}
	}
	b.unwrap()
	if len(bytes.TrimSpace(w.Bytes())) > 0 {
		r.note.Body = Body{
			html: w.String(), refs: append([]Ref(nil), w.refs...),
			plain: string(w.text.text), headings: append([]passageHeading(nil), w.text.headings...),
		}
	}
	return nil
}

// plain is the inline text of n.
func (b *walker) plain(n ast.Node) plainInline {
	var text plainInline
	text, b.w.plain = inlineTextIn(b.w.plain, n, b.src)
	return text
}

// isTitle takes the first heading for the title if nothing but facts stands before it.
func (b *walker) isTitle(n ast.Node) bool {
	h, ok := n.(*ast.Heading)
	if !ok || h.Level != 1 || n.PreviousSibling() != nil && b.w.Len() > 0 {
		return false
	}
	title := Text{b.plain(h).text, b.pos(h)}
	if title.Value == "" || b.r.topics.exact(title.Value) != "" {
		return false
	}
	if b.r.note.Title.Value != "" {
		return strings.EqualFold(b.r.note.Title.Value, title.Value)
	}
	b.r.note.Title = title
	return true
}

// block looks at a top-level block before it is rendered.
func (b *walker) block(n ast.Node) {
	switch n := n.(type) {
	case *extast.FootnoteList:
		b.unwrap() // they belong to the whole note
		b.topic, b.section = "", -1
	case *ast.Heading:
		b.heading(n)
	case *ast.List:
		b.list(n)
	case *ast.Blockquote:
		b.quote(n)
	case *ast.Paragraph, *plainParagraph:
		b.paragraph(n)
	}
}

func (b *walker) heading(n *ast.Heading) {
	title := b.plain(n).text
	id := headingID(n)
	if b.topic == Questions && n.Level > b.level || b.topic == "" {
		if question, ok := questionHeading(title); ok {
			b.questionUnder(n, question, id)
			return
		}
		if b.topic == Questions && strings.HasSuffix(title, "?") {
			b.questionUnder(n, title, id)
			return
		}
	}
	b.single = false
	topic := b.r.topics.find(title)
	if topic == "" && b.topic != "" && n.Level > b.level {
		return // a part of the section it stands in
	}
	b.unwrap()
	b.topic, b.level, b.section = topic, n.Level, -1
	if topic != "" {
		b.begin(topic, Text{title, b.pos(n)}, id)
		b.wrap(topic, id)
	}
}

func headingID(n *ast.Heading) string {
	if id, ok := n.AttributeString("id"); ok {
		return string(id.([]byte))
	}
	return ""
}

func (b *walker) questionUnder(n *ast.Heading, question, id string) {
	if b.topic != Questions {
		b.unwrap()
		b.topic, b.level, b.section = Questions, n.Level-1, -1
		b.begin(Questions, Text{"", b.pos(n)}, id)
	}
	text, score, remark := cutScore(question)
	item := Item{Text: text, Score: score, Reason: remark, Anchor: id, Pos: b.pos(n)}
	b.add(item)
	b.single = true
}

func (b *walker) begin(t Topic, heading Text, anchor string) {
	b.r.note.Sections = append(b.r.note.Sections, Section{Topic: t, Heading: heading, Anchor: anchor})
	b.section = len(b.r.note.Sections) - 1
}

func (b *walker) wrap(t Topic, id string) {
	b.w.WriteString(`<section class="part ` + string(t) + `"`)
	if id != "" {
		b.w.WriteString(` aria-labelledby="`)
		b.w.escape(id)
		b.w.WriteString(`"`)
	}
	b.w.WriteString(">\n")
	b.wrapped = true
}

func (b *walker) unwrap() {
	if b.wrapped {
		b.w.WriteString("</section>\n")
		b.wrapped = false
	}
}

// add puts an entry into the current section, or in one of its own topic.
func (b *walker) add(item Item) {
	if item.Text == "" && !b.single && item.Anchor == "" || saysNothing(item.Text) {
		return
	}
	s := &b.r.note.Sections[b.section]
	s.Items = append(s.Items, item)
}

// saysNothing reports whether an entry was left unfilled.
func saysNothing(s string) bool {
	const longest = 16 // of the words below, in bytes
	words := strings.Trim(s, " .!-–—?")
	if len(words) > longest {
		words = "" // which is none of them
	}
	switch strings.ToLower(words) {
	case "none", "n/a", "na", "nothing", "nothing yet", "tbd", "keine", "nichts", "todo", "なし", "无", "none yet":
		return true
	}
	return s != "" && strings.IndexFunc(s, func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }) < 0
}

func (b *walker) pos(n ast.Node) Pos {
	if n.Lines() != nil && n.Lines().Len() > 0 {
		return b.r.src.pos(b.r.base + n.Lines().At(0).Start)
	}
	if n.FirstChild() != nil {
		return b.pos(n.FirstChild())
	}
	return Pos{}
}

func (b *walker) list(n *ast.List) {
	if b.section < 0 {
		return
	}
	if !b.single {
		s := &b.r.note.Sections[b.section]
		s.Items = slices.Grow(s.Items, n.ChildCount())
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		item := b.item(c)
		if b.single {
			b.below(item)
			continue
		}
		if item.Text == "" || saysNothing(item.Text) {
			continue
		}
		item.Anchor = "l" + strconv.Itoa(item.Line)
		b.w.entries = append(b.w.entries, entryID{c, item.Anchor})
		if b.topic == Reactions || b.topic == Liked || b.topic == Disliked {
			b.reaction(item)
			continue
		}
		b.add(item)
	}
}

// below puts what stands under a question heading to that question.
func (b *walker) below(item Item) {
	items := b.r.note.Sections[b.section].Items
	if len(items) == 0 {
		return
	}
	q := &items[len(items)-1]
	if q.Text == "" {
		q.Text = item.Text
	} else if item.Text != "" {
		tell(q, item.Text)
	}
	for _, d := range item.Detail {
		tell(q, d)
	}
}

// item reads one list item: its first paragraph is the entry, the rest is detail.
func (b *walker) item(n ast.Node) Item {
	item := Item{Pos: b.pos(n)}
	first := n.FirstChild()
	if first == nil {
		return item
	}
	rest := first
	if k := first.Kind(); k == ast.KindTextBlock || k == ast.KindParagraph || k == kindPlain {
		p := b.plain(first)
		item.Text, item.Tags, item.Task, item.Done, item.Score = p.text, p.tags, p.task, p.done, p.score
		rest = first.NextSibling()
	}
	if item.Done || !item.Task {
		item.Text, item.On = cutOn(item.Text)
	}
	if b.topic == Questions {
		b.question(&item)
	} else {
		item.Text = trimMarks(item.Text)
	}
	for ; rest != nil; rest = rest.NextSibling() {
		b.detail(&item, rest, 0)
	}
	return item
}

// question reads the own mark beside a question.
func (b *walker) question(item *Item) {
	text, score, remark := cutScore(item.Text)
	item.Text = text
	if score > 0 && item.Score == 0 {
		item.Score = score
	}
	if remark != "" {
		item.Detail = append(item.Detail, remark)
	}
}

// trimMarks takes the ticks and lights off that stand before an entry.
func trimMarks(s string) string {
	if s == "" || s[0] < utf8.RuneSelf {
		return s
	}
	for _, m := range scoreMarks {
		if rest, ok := strings.CutPrefix(s, m.mark); ok && strings.TrimSpace(rest) != "" {
			return strings.TrimLeft(rest, " \ufe0f:-–—")
		}
	}
	return s
}

func (b *walker) detail(item *Item, n ast.Node, depth int) {
	if depth > maxInline {
		return
	}
	switch n.Kind() {
	case ast.KindTextBlock, ast.KindParagraph, kindPlain:
		if p := b.plain(n); p.text != "" {
			item.Tags = append(item.Tags, p.tags...)
			tell(item, p.text)
		}
	case ast.KindList, ast.KindListItem, ast.KindBlockquote:
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			b.detail(item, c, depth+1)
		}
	}
}

// muchTold is from where on more of the same is a detail of its own: one text would
// be copied with each line.
const muchTold = 4000

// tell adds a nested line to an entry: why, better, answer, or plain detail.
func tell(item *Item, s string) {
	label, rest, ok := strings.Cut(s, ":")
	if !ok {
		label, rest, ok = strings.Cut(s, "：")
	}
	if ok && len(label) <= 24 {
		rest = strings.TrimSpace(rest)
		var into *string
		switch headingForm(label) {
		case "why", "reason", "because", "cause", "warum", "grund", "pourquoi", "por qué", "理由", "原因", "이유":
			into = &item.Reason
		case "better", "better answer", "next time", "improved answer", "better next time", "besser", "mieux", "mejor", "melhor", "改善", "更好", "次回":
			into = &item.Better
		case "answer", "my answer", "a", "response", "my response", "said", "antwort", "réponse", "respuesta", "resposta", "回答", "답변":
			into = &item.Answer
		}
		if into != nil && len(*into) <= muchTold {
			if *into != "" {
				rest = *into + " " + rest
			}
			*into = strings.TrimSpace(rest)
			return
		}
	}
	item.Detail = append(item.Detail, s)
}
