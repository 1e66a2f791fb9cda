package note

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"journal/generator/problem"
)

// maxOutline is how deep the names of sections may stand in a page that is one
// outline.
const maxOutline = 4

// outline reads a list whose items are the names of sections, as in Logseq and
// in toggles: what stands below such an item are its entries. It reports whether
// there was one.
//
//   - ## What went well          - Went well: stayed calm
//   - Drew the pipeline
func (b *walker) outline(list *ast.List, depth int) bool {
	if depth > maxOutline {
		return false
	}
	found := false
	pairs := b.hasPairs(list)
	for c := list.FirstChild(); c != nil; c = c.NextSibling() {
		found = b.outlineItem(c, depth, pairs) || found
	}
	return found
}

// plusMinus takes a list of + beside one of - for what went well and what did
// not. One of them alone is only a list.
func (b *walker) plusMinus(list *ast.List) bool {
	other := func(n ast.Node) bool {
		l, ok := n.(*ast.List)
		return ok && (l.Marker == '+' || l.Marker == '-') && l.Marker != list.Marker
	}
	if list.Marker != '+' && list.Marker != '-' || !other(list.NextSibling()) && !other(list.PreviousSibling()) {
		return false
	}
	topic := Improve
	if list.Marker == '+' {
		topic = Well
	}
	b.inSection(topic, Text{"", b.pos(list)}, "", func() { b.entriesOf(list) })
	if topic == Well {
		b.r.add(problem.Hint, b.pos(list), "the lines with + were taken for what went well, those with - for what to improve", "write Went well and To improve above them")
	}
	return true
}

// signedItems takes a list whose entries begin with the sign of what went well or of
// what to improve: - 👍 knew the portal - 👎 talked over her.
func (b *walker) signedItems(list *ast.List) bool {
	topicOf := func(c ast.Node) Topic {
		if c.FirstChild() == nil {
			return ""
		}
		sign, rest := cutSign(b.plain(c.FirstChild()).text)
		if topic := Topic(lexicon().signs[sign]); rest != "" && (topic == Well || topic == Improve) {
			return topic
		}
		return ""
	}
	signs := 0
	for c := list.FirstChild(); c != nil; c = c.NextSibling() {
		if topicOf(c) != "" {
			signs++
		}
	}
	if signs < 2 {
		return false
	}
	for c := list.FirstChild(); c != nil; c = c.NextSibling() {
		topic := topicOf(c)
		if topic == "" {
			continue
		}
		b.inSection(topic, Text{"", b.pos(c)}, "", func() {
			item := b.item(c)
			if _, rest := cutSign(item.Text); rest != "" {
				item.Text = rest
			}
			b.anchor(&item, c)
			b.add(item)
		})
		b.r.file(b.pos(c).Line, b.lastLine(c), EntryLine)
	}
	return true
}

// cutSign cuts the signs off that stand before a text; rest is empty if there are none.
func cutSign(s string) (sign, rest string) {
	end := strings.IndexFunc(s, func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) || unicode.IsSpace(c) })
	if end <= 0 || s[0] < utf8.RuneSelf {
		return "", ""
	}
	return signForm(s[:end]), strings.TrimSpace(s[end:])
}

// spokenItems takes the entries of a list that are questions by their label, "Q: …", and
// leaves the others, which are what they are.
func (b *walker) spokenItems(list *ast.List) bool {
	asks := false
	for c := list.FirstChild(); c != nil && !asks; c = c.NextSibling() {
		asks = b.asksFirst(c.FirstChild())
	}
	if !asks {
		return false
	}
	b.inSection(Questions, Text{"", b.pos(list)}, "", func() {
		for c := list.FirstChild(); c != nil; c = c.NextSibling() {
			if b.spoken(c) {
				b.r.file(b.pos(c).Line, b.lastLine(c), EntryLine)
			}
		}
	})
	return true
}

// hasPairs reports whether items of a list begin with the names of two sections
// at least: "Went well: calm" beside "Next time: slower". One alone may be a part
// of anything, such as of a story.
func (b *walker) hasPairs(list *ast.List) bool {
	var names []string
	for c := list.FirstChild(); c != nil; c = c.NextSibling() {
		if c.FirstChild() == nil {
			continue
		}
		if label, rest, ok := cutColon(b.plain(c.FirstChild()).text); ok && rest != "" {
			names = append(names, label)
		}
	}
	return b.r.topics.areTwo(names)
}

func (b *walker) outlineItem(item ast.Node, depth int, pairs bool) bool {
	head := item.FirstChild()
	if head == nil {
		return false
	}
	var inner, prose []ast.Node
	for c := head.NextSibling(); c != nil; c = c.NextSibling() {
		if c.Kind() == ast.KindList {
			inner = append(inner, c)
		} else {
			prose = append(prose, c)
		}
	}
	p := b.plain(head)
	topic, entry := Topic(""), ""
	name := strings.TrimRight(p.text, " :：")
	if head.Kind() == ast.KindHeading {
		topic = b.r.topics.find(name)
	} else if topic = b.r.topics.exact(name); topic == "" || len(inner) == 0 {
		topic = ""
		if label, rest, ok := cutColon(p.text); ok && rest != "" && pairs {
			topic, entry = b.r.topics.exact(label), rest
		}
	}
	if !topic.isSection() {
		found := false
		for _, c := range inner {
			found = b.outline(c.(*ast.List), depth+1) || found
		}
		return found
	}
	single := b.single
	b.single = false
	b.inSection(topic, Text{name, b.pos(head)}, headingID(head), func() { b.outlineEntries(item, entry, prose, inner) })
	b.single = single
	for _, c := range inner {
		b.r.file(b.pos(c).Line, b.lastLine(c), EntryLine)
	}
	if entry != "" {
		b.r.file(b.pos(head).Line, b.lastLine(head), EntryLine)
	}
	return true
}

// outlineEntries reads what an item that names a section holds: an entry behind the
// name, text and lists below it.
func (b *walker) outlineEntries(item ast.Node, entry string, prose, inner []ast.Node) {
	head := item.FirstChild()
	if entry == "" {
		b.r.file(b.pos(head).Line, b.lastLine(head), HeadingLine)
	}
	for _, c := range prose {
		as := TextLine
		if c.Kind() == ast.KindParagraph {
			as = b.paragraph(c)
		}
		if as != Unknown {
			b.r.file(b.pos(c).Line, b.lastLine(c), as)
		}
	}
	if entry != "" {
		i := b.item(item)
		i.Text = entry
		b.question(&i)
		b.anchor(&i, item)
		if b.topic == Reactions {
			b.reaction(i)
		} else {
			b.add(i)
		}
	} else {
		for _, c := range inner {
			b.entriesOf(c)
		}
	}
}

// lastLine is the number of the last line that a block or what stands in it has.
func (b *walker) lastLine(n ast.Node) int {
	last := 0
	if n.Type() == ast.TypeBlock && n.Lines() != nil && n.Lines().Len() > 0 {
		last = b.r.src.lineAt(b.r.base + n.Lines().At(n.Lines().Len()-1).Start)
	}
	for c := n.FirstChild(); c != nil && c.Type() == ast.TypeBlock; c = c.NextSibling() {
		last = max(last, b.lastLine(c))
	}
	return last
}

// table reads a table whose columns are sections, or the parts of questions:
//
//	| Went well | To improve |      | Question | Score | Answer |
func (b *walker) table(n *extast.Table) Filing {
	head := n.FirstChild()
	if head == nil {
		return b.textOf()
	}
	var topics []Topic
	var parts []string
	sections, question := 0, -1
	i := 0
	for c := head.FirstChild(); c != nil; c = c.NextSibling() {
		name := b.plain(c).text
		topic := b.r.topics.exact(name)
		part := lexicon().parts[headingForm(name)]
		if !topic.isSection() || topic == Raw {
			topic = ""
		}
		if part == "question" || topic == Questions {
			question, topic = i, ""
		}
		if topic != "" && part == "" {
			sections++
		}
		topics, parts = append(topics, topic), append(parts, part)
		i++
	}
	switch {
	case question >= 0:
		return b.questionTable(n, question, parts)
	case sections > 0 && sections == len(topics):
		b.sectionTable(n, topics)
	default:
		return b.textOf()
	}
	return EntryLine
}

func (b *walker) questionTable(n *extast.Table, question int, parts []string) Filing {
	at := b.pos(n).Line
	b.r.file(at, at+1, HeadingLine)
	as := EntryLine
	read := func() {
		for row := n.FirstChild().NextSibling(); row != nil; row = row.NextSibling() {
			line := 0
			for c := row.FirstChild(); c != nil && line == 0; c = c.NextSibling() {
				line = b.pos(c).Line
			}
			item := b.questionRow(row, question, parts)
			if item.Text == "" {
				as = Unknown
				b.r.because(line, "this row has no question")
				continue
			}
			b.r.file(line, line, EntryLine)
			item.Anchor = b.r.note.Sections[b.section].Anchor
			b.add(item)
		}
	}
	if b.section >= 0 && b.topic == Questions {
		read()
	} else {
		b.inSection(Questions, Text{"", b.pos(n)}, "", read)
	}
	return as
}

func (b *walker) questionRow(row ast.Node, question int, parts []string) (item Item) {
	for i, c := 0, row.FirstChild(); c != nil; i, c = i+1, c.NextSibling() {
		p := b.plain(c)
		switch {
		case p.text == "":
		case i == question:
			item.Text, item.Tags, item.Score, item.Pos = p.text, p.tags, p.score, b.pos(c)
			b.question(&item)
		case i < len(parts) && parts[i] != "":
			addDetail(&item, parts[i]+": "+p.text)
		case score(p.text) > 0:
			item.Score = score(p.text)
		default:
			item.Detail = append(item.Detail, p.text)
		}
	}
	return item
}

func (b *walker) sectionTable(n *extast.Table, topics []Topic) {
	for i, topic := range topics {
		b.inSection(topic, Text{"", b.pos(n)}, "", func() {
			for row := n.FirstChild().NextSibling(); row != nil; row = row.NextSibling() {
				c := row.FirstChild()
				for at := 0; at < i && c != nil; at++ {
					c = c.NextSibling()
				}
				if c == nil {
					continue
				}
				if p := b.plain(c); p.text != "" && !isUnfilled(p.text) {
					b.add(Item{Text: trimMarks(p.text), Tags: p.tags, Pos: b.pos(c)})
				}
			}
		})
	}
}
