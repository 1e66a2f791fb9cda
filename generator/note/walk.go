package note

import (
	"bytes"
	"fmt"
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
	topic   Topic  // of the section we are in
	level   int    // of the heading that gave the topic
	section int    // index in note.Sections; -1 outside
	prep    int    // the level of the heading of preparation within which a section of its own stands; 0 if none does
	wrapped bool   // a <section> is open
	single  bool   // under a heading that is itself a question
	behind  bool   // a list or a rule stands above, since the last heading
	kept    bool   // under the heading of what an import kept
	short   bool   // the section is only the next block
	asked   bool   // under a paragraph that is a question
	listed  bool   // a list stands under a heading of questions
	under   string // the last heading that means nothing to the journal; "" if there is none
	loose   []looseLines
}

// looseLines are lines of prose outside of every section.
type looseLines struct{ from, to int }

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
	for n := doc.FirstChild(); n != nil && !b.listed; n = n.NextSibling() {
		h, ok := n.(*ast.Heading)
		_, list := n.NextSibling().(*ast.List)
		b.listed = ok && list && r.topics.find(b.plain(h).text) == Questions
	}
	opening := -1 // where the first heading is
	for n := doc.FirstChild(); n != nil; n = n.NextSibling() {
		from, to := b.linesOf(n)
		if b.isTitle(n) {
			r.file(from, to, HeadingLine)
			continue
		}
		w.entries, w.next = w.entries[:0], 0
		at := w.Len()
		b.fileBlock(b.block(n), n, from, to)
		if opening < 0 && (n.Kind() == ast.KindHeading || bytes.HasPrefix(w.Bytes()[at:], []byte("<section"))) {
			opening = at
		}
		w.text.block(n, 0)
		switch n.Kind() {
		case ast.KindHeading:
			b.behind = false
		case ast.KindList, ast.KindThematicBreak:
			b.behind = true
		}
		if err := r.md.Renderer().Render(w, masked, n); err != nil {
			return err
		}
		if b.short && n.Kind() != ast.KindHeading {
			b.unwrap()
			b.topic, b.section, b.short, b.single, b.asked = "", -1, false, false, false
		}
	}
	b.unwrap()
	b.fileLoose()
	if opening < 0 {
		opening = w.Len()
	}
	if len(bytes.TrimSpace(w.Bytes())) > 0 {
		r.note.Body = Body{
			html: w.String(), refs: w.refs,
			opening: opening, plain: string(w.text.text), headings: w.text.headings,
		}
	}
	return nil
}

// plain is the inline text of n.
func (b *walker) plain(n ast.Node) plainInline { return inlineText(n, b.src) }

// isTitle takes the first heading for the title if nothing but facts stands before it.
func (b *walker) isTitle(n ast.Node) bool {
	h, ok := n.(*ast.Heading)
	if !ok || n.PreviousSibling() != nil && b.w.Len() > 0 {
		return false
	}
	title := Text{b.plain(h).text, b.pos(h)}
	if _, typed := h.AttributeString(typedAttribute); typed || h.Level != 1 && (readName(title.Value).company == "" || b.r.topics.find(title.Value).isSection()) {
		return false // a lower heading is one only if it says whose interview it is
	}
	if title.Value == "" || b.r.topics.exact(title.Value) != "" {
		return false
	}
	if b.r.note.Title.Value != "" {
		return strings.EqualFold(b.r.note.Title.Value, title.Value)
	}
	b.r.note.Title = title
	return true
}

// linesOf returns the lines of a top-level block: up to where the next one begins.
func (b *walker) linesOf(n ast.Node) (from, to int) {
	from = b.pos(n).Line
	to = len(b.r.src.lines)
	for next := n.NextSibling(); next != nil; next = next.NextSibling() {
		if at := b.pos(next).Line; at > 0 {
			to = at - 1
			break
		}
	}
	if from == 0 {
		to = 0
	}
	return from, to
}

// fileBlock says what became of the lines of a block.
func (b *walker) fileBlock(as Filing, n ast.Node, from, to int) {
	if as == Unknown && b.kept {
		as = TextLine
	}
	if as != Unknown {
		b.r.file(from, to, as)
		return
	}
	if b.section >= 0 {
		return // whoever left it said why
	}
	if b.under == "" && n.Kind() != ast.KindList {
		b.loose = append(b.loose, looseLines{from, to})
		return
	}
	why := noHeading
	if b.under != "" {
		why = "the heading “" + shorten(b.under) + "” is none the journal knows; sections: in journal.yaml can name it"
	}
	b.r.because(from, why)
}

// Why a line went nowhere that stands below no heading, or in a note that has none.
const (
	noHeading  = "no heading above it says what it is, such as To improve"
	noHeadings = "no heading above it says what it is, such as Went well or To improve"
)

// fileLoose takes prose outside of sections for the text of the note, if the note
// has sections, too. Else the text is all there is, and nothing of it has arrived.
func (b *walker) fileLoose() {
	headed := slices.ContainsFunc(b.r.note.Sections, func(s Section) bool { return s.Heading.Value != "" })
	for _, l := range b.loose {
		if headed {
			b.r.file(l.from, l.to, TextLine)
			continue
		}
		b.r.because(l.from, noHeadings)
	}
}

// block looks at a top-level block before it is rendered.
func (b *walker) block(n ast.Node) Filing {
	switch n := n.(type) {
	case *extast.FootnoteList:
		b.unwrap() // they belong to the whole note
		b.topic, b.section, b.under = "", -1, ""
		return TextLine
	case *ast.Heading:
		b.heading(n)
		return HeadingLine
	case *ast.ThematicBreak:
		return Blankness
	case *ast.List:
		return b.list(n)
	case *ast.Blockquote:
		return b.quote(n)
	case *ast.Paragraph, *plainParagraph:
		return b.paragraph(n)
	case *extast.Table:
		return b.table(n)
	}
	if n.Kind() == ast.KindHTMLBlock && b.section >= 0 && hasEntries(b.topic) {
		b.r.because(b.pos(n).Line, "it is written in HTML; make it a list")
		return Unknown
	}
	if b.section >= 0 {
		return TextLine
	}
	return Unknown
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
	b.single, b.asked = false, false
	topic := b.r.topics.find(title)
	if b.topic == Questions && n.Level > b.level {
		topic, _ = b.r.topics.known(title) // "A mistake I regret" is what they asked
	}
	level := n.Level
	inline, typed := n.AttributeString(typedAttribute)
	if typed {
		level = boldLevel
	}
	switch {
	case b.prep > 0 && level > b.prep:
		if topic != Ask {
			topic, level = Prep, b.prep // what was interrupted goes on
		}
	case b.topic == Prep && topic == Ask && level > b.level:
		b.prep = b.level // what is to be asked there is no expectation
	case (!topic.isSection() || b.topic == Prep) && b.topic != "" && level > b.level:
		return // a part of the section it stands in
	default:
		b.prep = 0
	}
	b.unwrap()
	b.topic, b.level, b.section, b.under = topic, level, -1, ""
	if topic == "" {
		b.under = title
	}
	if topic == Prep {
		b.prep = 0
	}
	b.kept = topic == kept
	if !topic.isSection() {
		b.topic = ""
		return
	}
	b.begin(topic, Text{title, b.pos(n)}, id)
	b.wrap(topic, id)
	b.short = inline == true
}

func headingID(n ast.Node) string {
	if id, ok := n.AttributeString("id"); ok && n.Kind() == ast.KindHeading {
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
	if item.Text == "" && !b.single && item.Anchor == "" || isUnfilled(item.Text) {
		return
	}
	b.boundTags(&item)
	if text, ok := questionHeading(item.Text); ok && text != "" && b.topic != Questions && hasEntries(b.topic) {
		b.addQuestion(item, text)
		return
	}
	s := &b.r.note.Sections[b.section]
	s.Items = append(s.Items, item)
}

// addQuestion takes "Q2 Why us?" for a question in whatever section it stands.
func (b *walker) addQuestion(item Item, text string) {
	item.Text = text
	b.question(&item)
	sections := b.r.note.Sections
	for i := b.section + 1; i < len(sections); i++ {
		if sections[i].Topic == Questions {
			sections[i].Items = append(sections[i].Items, item)
			return
		}
	}
	b.r.note.Sections = append(sections, Section{Topic: Questions, Anchor: item.Anchor, Items: []Item{item}})
}

// inSection reads what stands in a section of its own, within another or outside of all.
func (b *walker) inSection(t Topic, heading Text, anchor string, read func()) {
	topic, section := b.topic, b.section
	b.topic = t
	b.begin(t, heading, anchor)
	read()
	b.topic, b.section = topic, section
}

// anchor gives an entry its place on the page, which node n has.
func (b *walker) anchor(item *Item, n ast.Node) {
	item.Anchor = "l" + strconv.Itoa(item.Line)
	b.w.entries = append(b.w.entries, entryID{n, item.Anchor})
}

// maxTags is how many tags of an entry count: each is a theme of its own, in which
// the whole entry stands.
const maxTags = 50

func (b *walker) boundTags(item *Item) {
	if n := len(item.Tags); n > maxTags {
		b.r.warn(item.Pos, fmt.Sprintf("this entry has %d tags, of which the first %d count", n, maxTags), "keep the few that say what it is about")
		item.Tags = slices.Clone(item.Tags[:maxTags])
	}
}

// isUnfilled reports whether an entry was left unfilled: "n/a", "nothing, ten
// minutes only".
func isUnfilled(s string) bool {
	if s != "" && strings.IndexFunc(s, func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }) < 0 {
		return true
	}
	words := strings.Trim(s, " .!-–—?")
	if at := strings.IndexAny(words, ",.;!("); at > 0 && len(words) < 40 {
		words = words[:at]
	}
	words = strings.TrimSpace(words)
	return len(words) <= lexicon().longestNothing && lexicon().nothing[strings.ToLower(words)] != ""
}

func (b *walker) pos(n ast.Node) Pos {
	if n.Lines() != nil && n.Lines().Len() > 0 {
		return b.r.src.pos(b.r.base + n.Lines().At(0).Start)
	}
	if n.FirstChild() != nil {
		return b.pos(n.FirstChild())
	}
	if n.Kind() == ast.KindThematicBreak && n.Pos() >= 0 {
		return b.r.src.pos(b.r.base + n.Pos())
	}
	return Pos{}
}

func (b *walker) list(n *ast.List) Filing {
	if b.section < 0 || b.topic == Raw {
		b.outline(n, 0)
		if b.plusMinus(n) {
			return EntryLine
		}
		if b.section < 0 && b.looseBoxes(n) {
			return EntryLine
		}
	}
	if (b.section < 0 || b.topic == Raw) && (b.signedItems(n) || b.spokenItems(n)) {
		return Unknown // the other entries are what they are
	}
	if b.section < 0 {
		return Unknown
	}
	b.entriesOf(n)
	return EntryLine
}

// entriesOf takes the items of a list for entries of the current section.
func (b *walker) entriesOf(n ast.Node) {
	if !b.single {
		s := &b.r.note.Sections[b.section]
		s.Items = slices.Grow(s.Items, n.ChildCount())
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if b.topic == Questions && !b.single && b.spoken(c) {
			continue
		}
		item := b.item(c)
		if isCalledOff(item.Text) {
			b.r.file(item.Line, item.Line, TextLine)
			continue
		}
		if b.box(item.Text, item.Task, item.Done, item.Pos) {
			continue
		}
		if b.single {
			b.attachToQuestion(item)
			continue
		}
		if item.Text == "" || isUnfilled(item.Text) {
			continue
		}
		b.anchor(&item, c)
		if b.topic == Reactions || b.topic == Liked || b.topic == Disliked {
			b.reaction(item)
			continue
		}
		b.add(item)
		if b.topic == Plans {
			b.planItem(c, item)
		}
	}
}

// attachToQuestion puts what stands under a question heading to that question.
func (b *walker) attachToQuestion(item Item) {
	items := b.r.note.Sections[b.section].Items
	if len(items) == 0 {
		return
	}
	q := &items[len(items)-1]
	if q.Text == "" {
		q.Text = item.Text
	} else if item.Text != "" {
		addDetail(q, item.Text)
	}
	for _, d := range item.Detail {
		addDetail(q, d)
	}
}

// item reads one list item: its first paragraph is the entry, the rest is detail.
func (b *walker) item(n ast.Node) Item {
	item := Item{Pos: b.pos(n), Listed: n.Kind() == ast.KindListItem}
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
	if !isCalledOff(item.Text) {
		text, done := cutTaskState(item.Text)
		item.Text, item.Done = text, item.Done || done
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

// question parts a question from the own mark and the remark beside it.
func (b *walker) question(item *Item) {
	text, score, remark := splitQuestion(item.Text)
	item.Text = text
	if item.Score == 0 {
		item.Score = score
	}
	switch {
	case remark == "":
	case item.Score > 0 && item.Reason == "":
		item.Reason = remark
	default:
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
			addDetail(item, p.text)
		}
	case ast.KindListItem:
		first := n.FirstChild()
		if b.topic == Improve && first != nil && b.planLine(first, item.Tags, false, item.Line) {
			return
		}
		if first != nil && b.topic != Questions {
			if p := b.plain(first); b.box(p.text, p.task, p.done, b.pos(n)) {
				return
			}
		}
		fallthrough
	case ast.KindList, ast.KindBlockquote:
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			b.detail(item, c, depth+1)
		}
	}
}

// muchTold is from where on more of the same is a detail of its own: one text would
// be copied with each line.
const muchTold = 4000

// addDetail adds a nested line to an entry: why, better, answer, or plain detail.
func addDetail(item *Item, s string) {
	label, rest, ok := strings.Cut(s, ":")
	if !ok {
		label, rest, ok = strings.Cut(s, "：")
	}
	if !ok || len(label) > 24 || !tellPart(item, lexicon().parts[headingForm(label)], strings.TrimSpace(rest)) {
		item.Detail = append(item.Detail, s)
	}
}

// tellPart adds to one of the parts of an entry, and reports whether it is one that
// takes any more.
func tellPart(item *Item, part, text string) bool {
	var into *string
	switch part {
	case "why":
		into = &item.Reason
	case "better":
		into = &item.Better
	case "answer":
		into = &item.Answer
	}
	if into == nil || len(*into) > muchTold {
		return false
	}
	*into = strings.TrimSpace(*into + " " + text)
	return true
}
