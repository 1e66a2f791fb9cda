package site

import (
	"html/template"

	"journal/generator/note"
)

// reviewsPage is the data of reviews.html: the weeks, looked back on.
type reviewsPage struct {
	Reviews []review
}

// review is one weekly review, with what it says under the headings that the
// journal knows.
type review struct {
	Href    template.HTMLAttr
	Title   string
	Date    template.HTML
	Well    []line
	Improve []line
	Next    []line
	Bare    bool // nothing under such a heading
}

// plainPage is the data of page.html: a review or any other note.
type plainPage struct {
	Title     string
	Date      template.HTML
	Tags      string
	Fields    []field
	Body      template.HTML
	Backlinks []link
}

func (v view) reviews() any {
	p := &reviewsPage{}
	for _, n := range v.journal.Reviews {
		r := review{Href: v.href(v.journal.Address(n), ""), Title: noteTitle(n), Date: dayTag(n.When.Day)}
		r.Well = v.entries(n, note.Well)
		r.Improve = v.entries(n, note.Improve)
		r.Next = v.entries(n, note.Next)
		r.Bare = len(r.Well)+len(r.Improve)+len(r.Next) == 0
		p.Reviews = append(p.Reviews, r)
	}
	return p
}

// entries gives the list entries a note has on a topic.
func (v view) entries(n *note.Note, topic note.Topic) []line {
	var all []line
	items := n.Items(topic)
	for k := range items {
		item := &items[k]
		all = append(all, line{
			Href: v.href(v.journal.Address(n), item.Anchor),
			Text: item.Text, Tags: tags(item.Tags), Why: why(item), Box: box(item),
		})
	}
	return all
}

func (v view) plain(n *note.Note) any {
	return &plainPage{Title: noteTitle(n), Date: dayTag(n.When.Day), Tags: tags(n.Tags), Fields: fields(n), Body: v.body(n), Backlinks: v.links(v.journal.Backlinks(n))}
}
