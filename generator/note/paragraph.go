package note

import (
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// quote takes question callouts for questions, wherever they stand, and what
// stands in a quote under a question heading for its answer.
func (b *walker) quote(n *ast.Blockquote) {
	mark := calloutOf(n)
	if mark == nil {
		if b.single {
			b.answerIn(n)
		}
		return
	}
	if mark.callout != "question" && mark.callout != "faq" && mark.callout != "help" {
		return
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
		return
	}
	item.Anchor = "l" + strconv.Itoa(item.Line)
	b.w.entries = append(b.w.entries, entryID{n, item.Anchor})
	if b.section < 0 || b.topic != Questions {
		outer, section := b.topic, b.section
		b.begin(Questions, Text{}, item.Anchor)
		b.add(item)
		b.topic, b.section = outer, section
		return
	}
	b.add(item)
}

func (b *walker) answerIn(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if text := b.plain(c).text; text != "" {
			b.below(Item{Text: text})
		}
	}
}

// paragraph reads the few paragraphs that mean something: a line that stands
// for a heading, feedback in prose, "liked: …", "Q: …", and the text under a
// question heading.
func (b *walker) paragraph(n ast.Node) {
	if b.actsAsHeading(n) || b.section < 0 {
		return
	}
	plain := plainInline{}
	if b.single || b.topic == Feedback {
		if plain = b.plain(n); plain.text == "" {
			return
		}
	}
	switch {
	case b.single:
		b.below(Item{Text: plain.text})
	case b.topic == Feedback:
		b.add(Item{Text: plain.text, Tags: plain.tags, Pos: b.pos(n), Anchor: b.r.note.Sections[b.section].Anchor})
	case b.topic == Reactions:
		for i := 0; i < n.Lines().Len(); i++ {
			line := n.Lines().At(i)
			at := b.r.src.pos(b.r.base + line.Start)
			text := strings.TrimSpace(string(line.Value(b.src)))
			if _, _, ok := reactionOf(text); ok {
				b.reaction(Item{Text: text, Pos: at, Anchor: b.r.note.Sections[b.section].Anchor})
			}
		}
	case b.topic == Questions:
		b.dialogue(n)
	}
}

// actsAsHeading takes a short line in bold, or one that ends in a colon
// before a list, for the heading it was meant to be.
func (b *walker) actsAsHeading(n ast.Node) bool {
	const longest = 80
	if n.Lines().Len() != 1 {
		return false
	}
	line := n.Lines().At(0)
	strong, ok := n.FirstChild().(*ast.Emphasis)
	bold := ok && strong.Level == 2 && strong.NextSibling() == nil
	_, beforeList := n.NextSibling().(*ast.List)
	if line.Len() > longest || !bold && !beforeList {
		return false
	}
	text := b.plain(n).text
	if !bold && !strings.HasSuffix(text, ":") {
		return false
	}
	topic := b.r.topics.exact(text)
	if topic == "" {
		return false
	}
	b.unwrap()
	b.single = false
	b.topic, b.level = topic, boldLevel
	b.begin(topic, Text{strings.TrimSuffix(text, ":"), b.pos(n)}, "")
	b.wrap(topic, "")
	return true
}

// dialogue reads "Q: … / A: …" written as text.
func (b *walker) dialogue(n ast.Node) {
	for i := 0; i < n.Lines().Len(); i++ {
		seg := n.Lines().At(i)
		line := strings.TrimSpace(strings.ReplaceAll(string(seg.Value(b.src)), "**", ""))
		label, rest, ok := strings.Cut(line, ":")
		if !ok {
			continue
		}
		rest = strings.TrimSpace(rest)
		switch strings.ToLower(strings.TrimSpace(label)) {
		case "q", "question", "f", "frage":
			text, score, remark := cutScore(rest)
			b.add(Item{Text: text, Score: score, Reason: remark, Pos: b.r.src.pos(b.r.base + seg.Start), Anchor: b.r.note.Sections[b.section].Anchor})
		case "a", "answer", "antwort", "why", "better":
			if items := b.r.note.Sections[b.section].Items; len(items) > 0 {
				tell(&items[len(items)-1], line)
			}
		}
	}
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
			sections[i].Items = append(sections[i].Items, item)
			return
		}
	}
	b.r.note.Sections = append(sections, Section{Topic: topic, Heading: sections[b.section].Heading, Anchor: sections[b.section].Anchor, Items: []Item{item}})
}

// reactionOf tells "liked: …", "+ …" and "disliked: …" apart.
func reactionOf(s string) (t Topic, text string, ok bool) {
	if label, rest, has := strings.Cut(s, ":"); has {
		switch headingForm(label) {
		case "liked", "likes", "they liked", "liked it", "positive", "good", "mochte", "gefiel", "aimé", "gustó", "gostou":
			return Liked, strings.TrimSpace(rest), true
		case "disliked", "dislikes", "they disliked", "didn't like", "negative", "bad", "mochte nicht", "missfiel", "no gustó", "pas aimé", "não gostou":
			return Disliked, strings.TrimSpace(rest), true
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
