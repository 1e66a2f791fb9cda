package site

import (
	"html/template"
	"regexp"
	"strings"

	"journal/generator/note"
)

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
