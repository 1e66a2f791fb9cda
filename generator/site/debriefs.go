package site

import (
	"html/template"
	"regexp"
	"strconv"
	"strings"

	"journal/generator/journal"
	"journal/generator/note"
)

// yearAddress returns where the debriefs of a year are.
func yearAddress(y journal.Year) string {
	if y.Latest {
		return "debriefs.html"
	}
	return "debriefs/" + strconv.Itoa(y.Year) + ".html"
}

// foldedTopics are what a debrief folds away, in order. Of what went well and what is
// to improve, the first three stand open.
var foldedTopics = []note.Topic{
	note.Questions, note.Well, note.Improve, note.Liked, note.Disliked, note.Learned, note.Concerns, note.Ask, note.Feeling, note.Feedback,
}

const openItems = 3

// Said is what was said of a topic in a debrief, or a part of it.
type Said struct {
	Topic note.Topic
	Items []SaidItem
	N     int // how many
}

// SaidItem is what a row says of an entry. It has that itself, for templates are slow
// to find what lies deeper, and there are thousands of rows.
type SaidItem struct {
	Link        template.HTMLAttr // to its place in the note
	Text, Tags  string
	Why, Better string
	Done        bool
	Score       int
}

func (v view) said(i *journal.Interview, topic note.Topic, items []note.Item) Said {
	s := Said{topic, make([]SaidItem, len(items)), len(items)}
	for n := range items {
		item := &items[n]
		s.Items[n] = SaidItem{v.linkTo(withAnchor(i.Address, item.Anchor)), item.Text, tags(item.Tags), why(item), item.Better, item.Done, item.Score}
	}
	return s
}

// unfolded returns what stands open of a debrief: of what went well and of what is to
// improve the first.
func (v view) unfolded(i *journal.Interview) []Said {
	var all []Said
	for _, topic := range []note.Topic{note.Well, note.Improve} {
		if items := first(i.Note.Items(topic), openItems); len(items) > 0 {
			all = append(all, v.said(i, topic, items))
		}
	}
	return all
}

// folded returns what is folded away of a debrief, by topic.
func (v view) folded(i *journal.Interview) []Said {
	var all []Said
	for _, topic := range foldedTopics {
		items := i.Note.Items(topic)
		if topic == note.Well || topic == note.Improve {
			items = items[min(openItems, len(items)):]
		}
		if len(items) > 0 {
			all = append(all, v.said(i, topic, items))
		}
	}
	return all
}

// itemPlace returns a link to an entry of an interview's note.
func (v view) itemPlace(i *journal.Interview, item note.Item) template.HTMLAttr {
	return v.linkTo(withAnchor(i.Address, item.Anchor))
}

// review returns the text of a review without what it says is to come next, where
// that stands in the margin.
func (v view) review(n *note.Note) template.HTML {
	text, _ := v.divided(n)
	return text
}

// comesNext returns what stands in the margin of a review.
func (v view) comesNext(n *note.Note) []note.Section {
	_, next := v.divided(n)
	return next
}

// divided takes what is to come next out of a text, for the margin, if it is plain
// lists and nothing else. Anything else stays where it was written.
func (v view) divided(n *note.Note) (template.HTML, []note.Section) {
	text := v.retold(n, v.body(n))
	parts := nextPart.FindAllString(string(text), -1)
	var next []note.Section
	lines := 0
	for _, s := range n.Sections {
		if s.Topic == note.Next {
			next = append(next, s)
			lines += len(s.Items)
		}
	}
	whole := strings.Join(parts, "")
	if len(parts) == 0 || len(parts) != len(next) || strings.Count(whole, "<li") != lines || strings.Contains(whole, "<p") {
		return text, nil
	}
	return template.HTML(nextPart.ReplaceAllLiteralString(string(text), "")), next
}

// nextPart is a list of what comes next, in a text without places of its own.
var nextPart = regexp.MustCompile(`(?s)<section class="part next"[^>]*>\s*<h\d[^>]*>[^\n]*</h\d>\s*<ul>.*?</ul>\s*</section>\s*`)
