package exchange

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"regexp"
	"slices"
	"strings"

	"journal/generator/journal"
	"journal/generator/note"
)

// debriefHTML is the page of one debrief, debriefCSS how it looks.
var (
	//go:embed debrief.html
	debriefHTML string
	//go:embed debrief.css
	debriefCSS string
)

// debrief is the data of debrief.html.
type debrief struct {
	Title   string
	Policy  template.HTMLAttr // content="…" of the content security policy
	Style   template.CSS
	Facts   []fact
	Ratings []mark
	Fit     []mark
	Body    template.HTML
}

type fact struct{ Name, Value string }

type mark struct {
	Name  string
	Score int
}

// Debrief returns one interview as a single HTML file to hand to somebody: the
// facts, the ratings and the note as it was written. The file needs nothing
// else and asks for nothing: no script, no picture, and a content security
// policy that allows its own style sheet only. What leads into the journal is
// plain text in it. What was logged about whom stays at home.
//
// It is given as it is, with all names; [Redact] takes them out.
func Debrief(in *journal.Interview) ([]byte, error) {
	page, err := template.New("debrief").Parse(debriefHTML)
	if err != nil {
		return nil, fmt.Errorf("writing the debrief: %w", err)
	}
	n := in.Note
	sum := sha256.Sum256([]byte(debriefCSS))
	d := debrief{
		Title:   in.Title,
		Policy:  template.HTMLAttr(`content="default-src 'none'; style-src 'sha256-` + base64.StdEncoding.EncodeToString(sum[:]) + `'; base-uri 'none'; form-action 'none'"`),
		Style:   template.CSS(debriefCSS),
		Ratings: marks(n.Ratings), Fit: marks(n.Fit),
		Body: clean(n.Body.HTML(func(int, note.Ref) string { return "" })),
	}
	add := func(name, value string) {
		if value != "" {
			d.Facts = append(d.Facts, fact{name, value})
		}
	}
	add("Day", n.When.Day.String())
	add("Company", n.Company.Value)
	add("Role", n.Role.Value)
	add("Stage", n.Stage.Value)
	add("Format", n.Format.Value)
	for _, p := range n.People {
		add("With", strings.Join(slices.DeleteFunc([]string{p.Name, p.Title}, func(s string) bool { return s == "" }), ", "))
	}
	for _, u := range n.Unnamed {
		add("With", u.Value)
	}
	if n.Recruiter != nil {
		add("Recruiter", n.Recruiter.Name)
	}
	add("Next steps", n.NextSteps.Value)
	add("Outcome", string(n.Outcome))
	var out bytes.Buffer
	if err := page.Execute(&out, d); err != nil {
		return nil, fmt.Errorf("writing the debrief: %w", err)
	}
	return out.Bytes(), nil
}

// marksOrder is the order in which ratings are known; others follow by name.
var marksOrder = []string{"overall", "research", "confidence", "answers", "rapport", "role", "growth", "culture", "values", "happiness"}

func marks(from map[string]int) []mark {
	var all []mark
	for name, score := range from {
		all = append(all, mark{name, score})
	}
	place := func(m mark) int {
		if i := slices.Index(marksOrder, m.Name); i >= 0 {
			return i
		}
		return len(marksOrder)
	}
	slices.SortFunc(all, func(a, b mark) int { return cmp.Or(cmp.Compare(place(a), place(b)), cmp.Compare(a.Name, b.Name)) })
	return all
}

var (
	tag       = regexp.MustCompile(`<(/?)([a-zA-Z0-9]+)([^>]*)>`)
	classAttr = regexp.MustCompile(` class="([^"]*)"`)
	hrefAttr  = regexp.MustCompile(` href="((?:https?|mailto):[^"]*)"`)
	altAttr   = regexp.MustCompile(` alt="([^"]*)"`)
	labelAttr = regexp.MustCompile(` aria-label="(?:done|open)"`)
)

// kept are the classes of a rendered note that the style sheet knows.
var kept = map[string]bool{
	"task": true, "box": true, "done": true, "score": true, "tag": true, "callout": true, "callout-title": true,
	"markup": true, "right": true, "center": true,
}

// clean makes a rendered note stand alone: pictures become their words, links
// into the journal become text, and of the attributes those stay that mean
// something here. Every value in a rendered note is escaped, so a tag ends at
// its first ">".
func clean(body template.HTML) template.HTML {
	inLink := false
	return template.HTML(tag.ReplaceAllStringFunc(string(body), func(s string) string {
		m := tag.FindStringSubmatch(s)
		closing, name, attrs := m[1], m[2], m[3]
		switch {
		case name == "img":
			if alt := altAttr.FindStringSubmatch(attrs); alt != nil && alt[1] != "" {
				return "(picture: " + alt[1] + ")"
			}
			return "(picture)"
		case name == "a" && closing != "":
			was := inLink
			inLink = false
			if was {
				return "</a>"
			}
			return ""
		case name == "a":
			href := hrefAttr.FindString(attrs)
			inLink = href != ""
			if inLink {
				return "<a" + href + ` rel="noreferrer">`
			}
			return ""
		case closing != "":
			return "</" + name + ">"
		}
		var classes []string
		if c := classAttr.FindStringSubmatch(attrs); c != nil {
			for _, class := range strings.Fields(c[1]) {
				if kept[class] {
					classes = append(classes, class)
				}
			}
		}
		out := "<" + name
		if len(classes) > 0 {
			out += ` class="` + strings.Join(classes, " ") + `"`
		}
		if label := labelAttr.FindString(attrs); label != "" {
			out += ` role="img"` + label
		}
		return out + ">"
	}))
}
