package note

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"

	"journal/generator/words"
)

// quote takes question callouts for questions, wherever they stand, and what
// stands in a quote under a question heading for its answer.
func (b *walker) quote(n *ast.Blockquote) Filing {
	mark := calloutOf(n)
	if mark == nil {
		if b.single || b.asked {
			b.answerIn(n)
			return EntryLine
		}
		return b.textOf()
	}
	if mark.callout != "question" && mark.callout != "faq" && mark.callout != "help" {
		return b.textOf()
	}
	item := Item{Pos: b.pos(n)}
	p := b.plain(n.FirstChild())
	if mark.untitled {
		p.text = "" // the question is the first line below
	}
	item.Text, item.Tags, item.Score = p.text, p.tags, p.score
	b.question(&item)
	for rest := n.FirstChild().NextSibling(); rest != nil; rest = rest.NextSibling() {
		b.detail(&item, rest, 0)
	}
	if item.Text == "" && len(item.Detail) > 0 {
		item.Text, item.Detail = item.Detail[0], item.Detail[1:]
	}
	if item.Answer == "" && len(item.Detail) > 0 {
		item.Answer, item.Detail = item.Detail[0], item.Detail[1:]
	}
	if item.Text == "" {
		return b.textOf()
	}
	b.anchor(&item, n)
	if b.section < 0 || b.topic != Questions {
		b.inSection(Questions, Text{}, item.Anchor, func() { b.add(item) })
		return EntryLine
	}
	b.add(item)
	return EntryLine
}

// textOf is what prose is that is no entry: text of its section, if it has one.
func (b *walker) textOf() Filing {
	if b.section >= 0 {
		return TextLine
	}
	return Unknown
}

func (b *walker) answerIn(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if text := b.plain(c).text; text != "" {
			b.attachToQuestion(Item{Text: text})
		}
	}
}

// paragraph reads a paragraph: an entry of its section, what stands under a
// question, reactions a line, "Q: …" and "A: …".
func (b *walker) paragraph(n ast.Node) Filing {
	if b.section < 0 || b.goesToQuestions(n) {
		if !b.asksFirst(n) {
			b.toldLines(n)
			return Unknown
		}
		b.inSection(Questions, Text{"", b.pos(n)}, "", func() { b.dialogue(n) })
		return EntryLine
	}
	switch {
	case b.single:
		if text := b.plain(n).text; text != "" {
			b.attachToQuestion(Item{Text: text})
		}
		return EntryLine
	case b.topic == Reactions:
		if !b.reactionLines(n) {
			return TextLine
		}
		return EntryLine
	case b.topic == Questions:
		return b.questionParagraph(n)
	case b.topic == Kept:
		return TextLine
	case hasEntries(b.topic) && b.behind:
		if b.topic == Plans && b.planLine(n, nil, false, 0) {
			return EntryLine
		}
		return TextLine
	case b.topic == Feedback, hasEntries(b.topic) && !b.isPrompt(n):
		p := b.plain(n)
		if p.text == "" {
			return TextLine
		}
		item := Item{Text: trimMarks(p.text), Tags: p.tags, Task: p.task, Done: p.done, Score: p.score, Pos: b.pos(n)}
		item.Anchor = "l" + strconv.Itoa(item.Line)
		n.SetAttributeString("id", []byte(item.Anchor))
		b.add(item)
		if b.topic == Plans && !b.planLine(n, item.Tags, item.Done, 0) {
			b.addHalf(n, item.Tags)
		}
		return EntryLine
	}
	return TextLine
}

// goesToQuestions reports whether a paragraph tells questions and answers by their labels
// where another section has not ended yet: below its list, or in notes.
func (b *walker) goesToQuestions(n ast.Node) bool {
	switch b.topic {
	case Raw, Well, Improve, Learned, Concerns:
		return !b.single && (b.behind || b.topic == Raw) && b.asksFirst(n)
	}
	return false
}

// isPrompt reports whether a paragraph is what a template asks, or leads to the
// list below: all in italics, or with a colon or question mark before a list.
func (b *walker) isPrompt(n ast.Node) bool {
	if e, ok := n.FirstChild().(*ast.Emphasis); ok && e.Level == 1 && e.NextSibling() == nil {
		return true
	}
	if _, leads := n.NextSibling().(*ast.List); !leads {
		return false
	}
	text := b.plain(n).text
	return strings.HasSuffix(text, ":") || strings.HasSuffix(text, "：") || strings.HasSuffix(text, "?") || strings.HasSuffix(text, "？")
}

// reactionLines reads the lines that say what was liked and what was not.
func (b *walker) reactionLines(n ast.Node) bool {
	found := false
	for i := 0; i < n.Lines().Len(); i++ {
		line := n.Lines().At(i)
		at := b.r.src.pos(b.r.base + line.Start)
		text := strings.TrimSpace(string(line.Value(b.src)))
		if _, _, ok := reactionOf(text); ok {
			b.reaction(Item{Text: text, Pos: at, Anchor: b.r.note.Sections[b.section].Anchor})
			found = true
		}
	}
	return found
}

// questionParagraph reads a paragraph among questions: a dialogue, a question in
// bold or with its sign, or what was answered to the one above.
func (b *walker) questionParagraph(n ast.Node) Filing {
	if b.dialogue(n) {
		last := n.Lines().At(n.Lines().Len() - 1)
		part, _ := cutPart(string(last.Value(b.src)))
		b.asked = part == "question" // the answer may stand below
		return EntryLine
	}
	p := b.plain(n)
	if p.text == "" || b.isPrompt(n) {
		return TextLine
	}
	strong, ok := n.FirstChild().(*ast.Emphasis)
	bold := ok && strong.Level == 2 && strong.NextSibling() == nil
	question, numbered := questionHeading(p.text)
	if !numbered || question == "" {
		question = p.text
	}
	if !bold && !numbered && b.quotedQuestions(n, p.text) {
		b.asked = false
		return EntryLine
	}
	text, score, remark := splitQuestion(question)
	if !bold && !numbered && score == 0 && !endsAsQuestion(text) {
		if b.asked && b.section >= 0 {
			if items := b.r.note.Sections[b.section].Items; len(items) > 0 {
				q := &items[len(items)-1]
				if q.Answer == "" && lexicon().parts[labelOf(p.text)] == "" {
					q.Answer = p.text
				} else {
					addDetail(q, p.text)
				}
				return EntryLine
			}
		}
		b.asked = false
		if b.toldLines(n) {
			return EntryLine
		}
		if b.behind {
			return TextLine
		}
		b.r.because(b.pos(n).Line, "it is no question; put a list item or a question mark where it is one")
		return Unknown
	}
	item := Item{Text: text, Tags: p.tags, Score: max(score, p.score), Reason: remark, Pos: b.pos(n)}
	item.Anchor = "l" + strconv.Itoa(item.Line)
	n.SetAttributeString("id", []byte(item.Anchor))
	b.add(item)
	b.asked = true
	return EntryLine
}

// reQuoted finds questions that a sentence quotes.
var reQuoted = words.Pattern(`["“„«「]\s*([^"“”„«»「」]{5,300}[?？])\s*["“”»」]`)

// quotedQuestions takes the questions that a sentence quotes: First "Why us?", then …
func (b *walker) quotedQuestions(n ast.Node, text string) bool {
	if !strings.ContainsAny(text, "?？") {
		return false
	}
	found := reQuoted().FindAllStringSubmatch(text, -1)
	if len(found) > 0 && strings.HasPrefix(text, found[0][0]) {
		return false // the text is the question, and what was noted beside it
	}
	for _, m := range found {
		item := Item{Text: strings.TrimSpace(m[1]), Pos: b.pos(n)}
		item.Anchor = "l" + strconv.Itoa(item.Line)
		n.SetAttributeString("id", []byte(item.Anchor))
		b.add(item)
	}
	return len(found) > 0
}

// isBroken reports whether an editor has broken a text into lines: each but the last
// is long, so that a sentence may go on in the next.
func isBroken(lines *text.Segments, src []byte) bool {
	for i := range lines.Len() - 1 {
		if line := lines.At(i); utf8.RuneCount(bytes.TrimSpace(line.Value(src))) < narrow {
			return false
		}
	}
	return lines.Len() > 1
}

// toldLines takes the questions that sentences tell of: asked me why I left and how
// I handle pressure. Lines that tell of none stay what they are, and a note that has
// a list of its questions has them all there.
func (b *walker) toldLines(n ast.Node) bool {
	if b.listed || isBroken(n.Lines(), b.src) {
		return false
	}
	found := false
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		asked := toldQuestions(string(line.Value(b.src)))
		if len(asked) == 0 {
			continue
		}
		found = true
		at := b.r.src.pos(b.r.base + line.Start)
		anchor := "l" + strconv.Itoa(at.Line)
		n.SetAttributeString("id", []byte(anchor))
		add := func() {
			for _, text := range asked {
				b.add(Item{Text: text, Pos: at, Anchor: anchor})
			}
		}
		if b.topic == Questions {
			add()
		} else {
			b.inSection(Questions, Text{"", at}, "", add)
		}
		b.r.file(at.Line, at.Line, EntryLine)
	}
	return found
}

// toldQuestions returns the questions of a line that tells what was asked, in its
// own words: "why I left", "how I handle pressure".
func toldQuestions(line string) []string {
	var out []string
	for sentence := range strings.FieldsFuncSeq(line, func(c rune) bool { return strings.ContainsRune(".;!?…", c) }) {
		words := strings.Fields(sentence)
		is := func(from, size int, entry string) bool {
			return from+size <= len(words) && lexicon().told[strings.Trim(strings.ToLower(strings.Join(words[from:from+size], " ")), ",:(")] == entry
		}
		begin := -1
		for at := 0; at < len(words) && begin < 0; at++ {
			for size := 4; size > 0 && begin < 0; size-- {
				if !is(at, size, "by") {
					continue
				}
				for skip := range 3 { // "asked me a lot about falls"
					if k := at + size + skip; begin < 0 && (is(k, 1, "word") || is(k, 2, "word")) {
						begin = k
					}
				}
			}
		}
		if begin < 0 {
			continue
		}
		for at := begin + 1; at <= len(words); at++ {
			joined := at < len(words) && at > begin+1 && (is(at, 1, "word") || is(at, 2, "word")) &&
				(peopleWords().joiner[strings.ToLower(words[at-1])] || strings.HasSuffix(words[at-1], ","))
			if at < len(words) && !joined {
				continue
			}
			end := at
			if joined && !strings.HasSuffix(words[at-1], ",") {
				end--
			}
			out = append(out, strings.Trim(strings.Join(words[begin:end], " "), " ,"))
			begin = at
		}
	}
	return out
}

// labelOf is what stands before the first colon, folded; "" if nothing does.
func labelOf(s string) string {
	name, _, ok := cutColon(s)
	if !ok {
		return ""
	}
	return headingForm(name)
}

// endsAsQuestion reports whether a text ends in a question mark, with or without
// brackets and quotes behind it.
func endsAsQuestion(s string) bool {
	s = strings.TrimRight(s, " )\"'”’»*_")
	return strings.HasSuffix(s, "?") || strings.HasSuffix(s, "？") || strings.HasSuffix(s, "؟")
}

// asksFirst reports whether a block of text begins with "Q: …".
func (b *walker) asksFirst(n ast.Node) bool {
	label, rest := b.partOf(n)
	return rest != "" && label == "question"
}

// partOf cuts the label off the first line of a block of text.
func (b *walker) partOf(n ast.Node) (part, rest string) {
	if n == nil || n.Type() != ast.TypeBlock || n.Lines() == nil || n.Lines().Len() == 0 {
		return "", ""
	}
	line := n.Lines().At(0)
	return cutPart(string(line.Value(b.src)))
}

// cutPart cuts the label of a part of a question off a line: "Q: …", "P2: …", "why: …",
// its sign, "❓ …", and the letter alone, as a phone types it: "Q why us". part is ""
// if there is none.
func cutPart(line string) (part, rest string) {
	line = strings.TrimSpace(strings.ReplaceAll(line, "**", ""))
	if sign, rest := cutSign(line); sign != "" && Topic(lexicon().signs[sign]) == Questions {
		return "question", rest
	}
	if label, rest, ok := cutColon(line); ok {
		if len(label) > longestHeading {
			return "", rest
		}
		form := headingForm(label)
		if part = lexicon().parts[form]; part == "" {
			if bare := strings.TrimRight(form, "0123456789"); len(form)-len(bare) <= 2 {
				part = lexicon().parts[strings.TrimSpace(bare)]
			}
		}
		return part, rest
	}
	letter, rest, _ := strings.Cut(line, " ")
	if part = lexicon().parts[strings.ToLower(letter)]; len(letter) != 1 || part != "question" {
		return "", line
	}
	return part, strings.TrimSpace(rest)
}

// spoken reads an item of a list that is a question with its label: "Q: …", with
// "A: …" in the next line or below.
func (b *walker) spoken(item ast.Node) bool {
	first := item.FirstChild()
	part, _ := b.partOf(first)
	items := b.r.note.Sections[b.section].Items
	if part == "" || part != "question" && len(items) == 0 || !b.dialogue(first) {
		return false
	}
	items = b.r.note.Sections[b.section].Items
	if len(items) == 0 {
		return true // a question that says nothing
	}
	q := &items[len(items)-1]
	for c := first.NextSibling(); c != nil; c = c.NextSibling() {
		b.detail(q, c, 0)
	}
	if q.Anchor == "" {
		b.anchor(q, item)
	}
	return true
}

// dialogue reads "Q: … / A: …" written as text, and reports whether it was. A line
// without a label goes on with what is above it: below a question it is the answer.
func (b *walker) dialogue(n ast.Node) bool {
	found := false
	above := ""
	for i := 0; i < n.Lines().Len(); i++ {
		seg := n.Lines().At(i)
		line := strings.TrimSpace(strings.ReplaceAll(string(seg.Value(b.src)), "**", ""))
		label, rest := cutPart(line)
		if items := b.r.note.Sections[b.section].Items; label == "" && found && line != "" && len(items) > 0 {
			q := &items[len(items)-1]
			if q.Answer == "" && q.Text == above && !endsAsQuestion(above) && len(above) >= narrow {
				q.Text += " " + line // an editor has broken it
			} else if len(q.Answer) <= muchTold {
				q.Answer = strings.TrimSpace(q.Answer + " " + line)
			}
			continue
		}
		switch label {
		case "question":
			text, score, remark := splitQuestion(rest)
			found, above = true, text
			b.add(Item{Text: text, Score: score, Reason: remark, Pos: b.r.src.pos(b.r.base + seg.Start), Anchor: b.r.note.Sections[b.section].Anchor})
		case "answer", "why", "better":
			if items := b.r.note.Sections[b.section].Items; len(items) > 0 {
				found, above = true, ""
				tellPart(&items[len(items)-1], label, rest)
			}
		}
	}
	return found
}

// reaction sorts an entry into what they liked and what they disliked.
func (b *walker) reaction(item Item) {
	topic, text, ok := reactionOf(item.Text)
	if !ok {
		if b.topic != Reactions {
			b.add(item)
			return
		}
		topic, text = Reactions, item.Text
	}
	item.Text = text
	sections := b.r.note.Sections
	if sections[b.section].Topic == topic {
		b.add(item)
		return
	}
	for i := b.section + 1; i < len(sections); i++ {
		if sections[i].Topic == topic {
			b.boundTags(&item)
			sections[i].Items = append(sections[i].Items, item)
			return
		}
	}
	b.boundTags(&item)
	b.r.note.Sections = append(sections, Section{Topic: topic, Heading: sections[b.section].Heading, Anchor: sections[b.section].Anchor, Items: []Item{item}})
}

// reactionOf tells "liked: …", "+ …" and "disliked: …" apart.
func reactionOf(s string) (t Topic, text string, ok bool) {
	if label, rest, has := strings.Cut(s, ":"); has {
		if topic := lexicon().reactions[headingForm(label)]; topic != "" {
			return Topic(topic), strings.TrimSpace(rest), true
		}
	}
	for _, m := range []struct {
		mark  string
		topic Topic
	}{{"👍", Liked}, {"🟢", Liked}, {"✅", Liked}, {"+ ", Liked}, {"(+)", Liked}, {"👎", Disliked}, {"🔴", Disliked}, {"❌", Disliked}, {"(-)", Disliked}, {"– ", Disliked}} {
		if rest, has := strings.CutPrefix(s, m.mark); has {
			return m.topic, strings.TrimSpace(rest), true
		}
	}
	return "", s, false
}
