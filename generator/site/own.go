package site

import (
	"bytes"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"time"

	"journal/generator/advice"
	"journal/generator/day"
	"journal/generator/journal"
	"journal/generator/note"
	"journal/generator/problem"
)

// trialNotes is some of everything that a layout may ask for.
var trialNotes = map[string]string{
	"interviews/past.md": "---\ncompany: Northwind Robotics\nrole: Backend Engineer\ndate: 2026-03-02 10:00\nduration: 60m\nstage: technical\nformat: video\n" +
		"interviewers: ['Mary Chen, Engineering Manager <mary@northwind.example>', CTO]\nrecruiter: Dana Poe <dana@agency.example>\n" +
		"ratings: {overall: 3, answers: 2}\nfit: {role: 4, growth: 5}\noutcome: passed\ntags: [go]\nweather: rain\nlog:\n  - 2026-02-10 applied\n---\nText, see [[week]].\n\n" +
		"## Questions they asked\n- [2/5] Tell me about a conflict #behavioural\n  - why: forgot the outcome\n  - better: start with the result\n\n" +
		"## Went well\n- Drew the failure modes\n  - why: I practised it\n\n## To improve\n- [x] Answer first #concise\n- [ ] Answer first, then the details #concise\n- Xylophone quartz\n\n" +
		"## Reactions\n- liked: the story\n- disliked: the introduction\n\n## Learned\n- one on-call\n\n## Concerns\n- many meetings\n\n## Still to ask\n- Who is on call?\n\n## Feedback\nBe shorter.\n",
	"interviews/ahead.md":    "---\ncompany: Northwind Robotics\nrole: Backend Engineer\ndate: 2026-03-06 10:00\nstage: onsite\ninterviewers: [Mary Chen]\n---\n",
	"interviews/undated.md":  "---\ncompany: Southwind\noutcome: rejected\n---\nFree text.\n",
	"applications/offer.md":  "---\ncompany: Mosslane Energy\nrole: Engineer\napplied: 2026-02-10\nsalary: 80k\ndeadline: 2026-03-12\nlog:\n  - 2026-03-03 offer\n---\nText.\n",
	"applications/past.md":   "---\ncompany: Northwind Robotics\nrole: Backend Engineer\n---\nText.\n",
	"companies/northwind.md": "---\ncompany: Northwind Robotics\nwebsite: https://northwind.example\ncompetitors: [Southwind]\n---\n## Concerns\n- meetings\n",
	"reviews/week.md":        "---\ndate: 2026-02-27\ntitle: Week 9\n---\n## Went well\n- five applications\n\n## Next\n- [ ] call Dana\n",
	"plain.md":               "Plain.\n",
}

// try makes a page of every layout, of a small journal.
func (t *Theme) try(limit Limit) error {
	var notes []*note.Note
	reader := note.NewReader(note.Options{})
	for name, text := range trialNotes {
		notes = append(notes, reader.Read(name, []byte(text)))
	}
	now := day.Day{Year: 2026, Month: time.March, Day: 5}.At(9*60, time.UTC)
	for _, notes := range [][]*note.Note{notes, nil} {
		j := journal.Connect(journal.Config{Zone: time.UTC}, now, notes, nil)
		s, err := New(Source{Journal: j, Theme: t, Limit: limit, Actions: advice.Actions(j)})
		if err != nil {
			return err
		}
		tried := map[string]bool{}
		for n := range s.list {
			f := &s.list[n]
			if f.layout == "" || tried[f.layout] && f.layout != "interview.html" {
				continue
			}
			tried[f.layout] = true
			if err := s.render(new(bytes.Buffer), f); err != nil {
				return err
			}
		}
	}
	return nil
}

// Version is that of what layouts may count on: the fields of [Page] and of the
// journal, the functions and the pieces that docs/layouts.md tells of. It grows
// when a layout of somebody's own would have to change.
const Version = 2

// versionLine is what a layout of somebody's own says about the version it was
// written for.
var versionLine = regexp.MustCompile(`\{\{-?\s*/\*[^*]*\bversion:\s*(\d+)`)

// Outdated returns a warning for each layout of the journal's own that was written
// for another version, or does not say for which.
func (t *Theme) Outdated() problem.List {
	var all problem.List
	for _, name := range slices.Sorted(maps.Keys(t.own)) {
		p := problem.Problem{Path: "layouts/" + name, Line: 1, Hint: fmt.Sprintf("see docs/layouts.md, and write {{/* version: %d */}} at its top", Version)}
		switch written := t.versions[name]; {
		case written == 0:
			p.Severity, p.Msg = problem.Hint, "this layout does not say for which version of the program's layouts it was written"
		case written < Version:
			p.Msg = fmt.Sprintf("this layout was written for version %d of the program's layouts; they are at version %d", written, Version)
		case written > Version:
			p.Msg = fmt.Sprintf("this layout was written for version %d, and this program knows layouts up to version %d", written, Version)
			p.Hint = "a newer program understands it"
		default:
			continue
		}
		all = append(all, p)
	}
	return all
}

// versionOf returns the version that a layout says it was written for, 0 for none.
func versionOf(text string) int {
	m := versionLine.FindStringSubmatch(text)
	if m == nil {
		return 0
	}
	n, err := strconv.Atoi(m[1])
	if err != nil {
		return 0
	}
	return n
}
