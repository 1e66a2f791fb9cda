package site

import (
	"html/template"
	"regexp"
	"strings"

	"journal/generator/note"
)

// Reviews is the data of reviews.html: the weeks, looked back on, latest first.
type Reviews struct {
	Latest  []Review     // read in full
	Earlier []*note.Note // those before, on pages of their own
}

// Review is one look back, as it was written.
type Review struct {
	*note.Note
	Text template.HTML
	Next []note.Section // what was to come next, if Text leaves it out
}

// fullReviews is how many reviews are read in full: a quarter of a year.
const fullReviews = 12

func (v view) reviews() any {
	p := &Reviews{}
	for n, review := range v.journal.Reviews {
		if n == fullReviews {
			p.Earlier = v.journal.Reviews[n:]
			break
		}
		p.Latest = append(p.Latest, v.review(review))
	}
	return p
}

// review takes what is to come next out of a text, for the margin, if it is plain
// lists and nothing else. Anything else stays where it was written.
func (v view) review(n *note.Note) Review {
	r := Review{Note: n, Text: v.retold(n, v.body(n))}
	parts := nextPart.FindAllString(string(r.Text), -1)
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
		return r
	}
	r.Next = next
	r.Text = template.HTML(nextPart.ReplaceAllLiteralString(string(r.Text), ""))
	return r
}

// nextPart is a list of what comes next, in a text without places of its own.
var nextPart = regexp.MustCompile(`(?s)<section class="part next"[^>]*>\s*<h\d[^>]*>[^\n]*</h\d>\s*<ul>.*?</ul>\s*</section>\s*`)
