package site

import (
	"io/fs"
	"path"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"journal/content"
	"journal/generator/advice"
	"journal/generator/journal"
	"journal/generator/note"
	"journal/layouts"
)

// connected reads a content folder into a journal and gives the other files in it.
func connected(t testing.TB, files fs.FS) (*journal.Journal, []string) {
	t.Helper()
	return connectedAt(t, files, time.Time{})
}

// connectedAt is connected by another clock than the journal's own, unless it is zero.
func connectedAt(t testing.TB, files fs.FS, now time.Time) (*journal.Journal, []string) {
	t.Helper()
	config, err := fs.ReadFile(files, "journal.yaml")
	if err != nil {
		t.Fatal(err)
	}
	cfg, problems := journal.ParseConfig(config, time.UTC)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if now.IsZero() {
		if now, err = cfg.Clock(cfg.Today); err != nil {
			t.Fatal(err)
		}
	}
	reader := note.NewReader(note.Options{Sections: cfg.Sections})
	var notes []*note.Note
	var assets []string
	err = fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || name == "journal.yaml" {
			return err
		}
		if path.Ext(name) != ".md" {
			assets = append(assets, name)
			return nil
		}
		text, err := fs.ReadFile(files, name)
		if err != nil {
			return err
		}
		notes = append(notes, reader.Read(name, text))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return journal.Connect(cfg, now, notes, assets), assets
}

// made returns the site of a content folder with the theme as it is.
func made(t testing.TB, files fs.FS) *Site {
	t.Helper()
	return madeAt(t, files, time.Time{})
}

// madeAt is made by another clock than the journal's own, unless it is zero.
func madeAt(t testing.TB, files fs.FS, now time.Time) *Site {
	t.Helper()
	j, assets := connectedAt(t, files, now)
	s, err := New(Source{Journal: j, Content: files, Assets: assets, Actions: advice.Actions(j)})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// madeOver is the site of a journal with layouts of its own laid over the theme.
func madeOver(j *journal.Journal, own fs.FS, limit Limit) (*Site, error) {
	theme, err := ReadTheme(layouts.Over(own), limit)
	if err != nil {
		return nil, err
	}
	return New(Source{Journal: j, Theme: theme, Actions: advice.Actions(j), Limit: limit})
}

// part is what one of the pieces of partials.html makes of its data.
func part(t testing.TB, s *Site, name string, data any) string {
	t.Helper()
	set, err := s.template("index.html")
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	if err := set.ExecuteTemplate(&out, name, data); err != nil {
		t.Fatal(err)
	}
	return strings.ReplaceAll(out.String(), s.wayToRoot, "")
}

// notes is a content folder of these notes by path, on Thursday 2026-03-12 at
// half past eight in Berlin.
func notes(texts map[string]string) fs.FS {
	all := fstest.MapFS{"journal.yaml": {Data: []byte("timezone: Europe/Berlin\ntoday: 2026-03-12 08:30\n")}}
	for name, text := range texts {
		all[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return all
}

// page returns the text of a page between header and footer.
func page(t testing.TB, s *Site, name string) string {
	t.Helper()
	text, err := s.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	_, main, _ := strings.Cut(string(text), "<main")
	main, _, _ = strings.Cut(main, "</main>")
	return main
}

// section returns the part of a page that begins at a heading with this id and
// ends with its section.
func section(t testing.TB, page, id string) string {
	t.Helper()
	_, part, found := strings.Cut(page, `id="`+id+`"`)
	if !found {
		t.Errorf("the page has no part %s", id)
	}
	part, _, _ = strings.Cut(part, "</section>")
	return part
}

// holds reports which of the texts are not there.
func holds(t testing.TB, where, text string, want ...string) {
	t.Helper()
	for _, w := range want {
		if !strings.Contains(text, w) {
			t.Errorf("%s lacks %q:\n%s", where, w, text)
		}
	}
}

// sample is the journal that comes with the program.
func sample() fs.FS { return content.FS }

// hostile is what a note may hold and a page must not be broken by.
const hostile = `<script>alert(1)</script> "a" &amp; </title><img src=x onerror=alert(1)>`

// awkward is a small search that tries to break the pages: markup in every
// field, very long words, right-to-left names, no dates, dead links, files
// whose names need escaping.
func awkward() fs.FS {
	long := strings.Repeat("Donaudampfschifffahrt", 12)
	quoted := "'" + hostile + "'"
	files := map[string]string{
		"journal.yaml": "title: 'My <search>'\ntimezone: Europe/Berlin\ntoday: 2026-03-05 09:00\n",
		"interviews/2026-02-20-northwind.md": `---
company: Northwind Robotics
role: Backend Engineer
date: 2026-02-20 10:00
duration: 30m
stage: recruiter screen
interviewers: ['Mary Chen, Engineering Manager <mary@northwind.example>']
recruiter: Dana Poe <dana@agency.example>
ratings: {overall: 3, answers: 2}
fit: {role: 4, growth: 5}
outcome: passed
tags: [go]
weather: ` + quoted + `
log:
  - 2026-02-10 applied
  - 2026-02-20 16:05 thank-you Mary Chen: ` + "about <b>billing</b>" + `
---
` + hostile + `

[a dead link](nowhere.md), [[Nothing]], ![a dead picture](none.png), ![a picture](../img/a%20b.png), ![another](<../img/50%25 ü.png>),
[[2026-03-10-northwind|the next round]], [a fragment](#to-improve), [out](https://northwind.example/?a=1&b=2), [js](javascript:alert(1)),
` + "`code`, ==marked==, a footnote[^1], [its story](../stories/a%20b%23c.md)." + `

[^1]: Down here.

> [!warning] Careful
> They ask about pay.

| a | b |
|---|---|
| 1 | ` + long + ` |

## Questions they asked
- [2/5] Tell me about a conflict with a teammate #behavioural
  - why: forgot the outcome
  - better: start with the result
- ` + hostile + `

## Went well
- Drew the failure modes before being asked #system-design
  - why: I practised it

## To improve
- [x] Answer first, then the details #concise
- [ ] ` + long + `
- ` + hostile + `

## Reactions
- liked: the migration story
- disliked: ` + hostile + `

## Learned
- two teams share one on-call

## Concerns
- ` + hostile + `

## Still to ask
- Who is on call?

## Feedback
Be shorter in your answers.
`,
		"interviews/2026-03-10-northwind.md": `---
company: Northwind Robotics
role: Backend Engineer
date: 2026-03-10 10:00
timezone: America/New_York
duration: 1h
stage: technical
format: video
interviewers: [Mary Chen, ` + quoted + `]
---
See [[2026-02-20-northwind]].
`,
		"interviews/2026-03-02-north.md": `---
company: شركة الشمال
role: مهندس
date: 2026-03-02
stage: phone
interviewers: [مريم الشمالية]
---
## Questions they asked
- [4/5] Tell me about a conflict with a teammate
- ` + "日本語の質問ですか" + `

## To improve
- [ ] Answer first, I rambled #concise
- أجب أولاً ثم التفاصيل
`,
		"interviews/script.md":        "---\ncompany: " + quoted + "\ntitle: " + quoted + "\ndate: January 2026\noutcome: rejected\nlog:\n  - 2026-01-20 rejected: " + "by <mail>" + "\n---\nFree text only.\n",
		"interviews/2026-03-01-x.md":  "---\ncompany: " + long + "\ndate: 2026-03-01\n---\n",
		"interviews/empty.md":         "",
		"applications/northwind.md":   "---\ncompany: Northwind Robotics\nrole: Backend Engineer\napplied: 2026-02-10\nsalary: 80k\nurl: https://northwind.example/jobs/1\n---\n# Why them\n\n#### Robots\n",
		"applications/northwind-2.md": "---\ncompany: Northwind Robotics\nrole: Backend Engineer\n---\nA second note.\n",
		"companies/northwind.md":      "---\ncompany: Northwind Robotics\nwebsite: https://northwind.example\ncompetitors: [Southwind]\n---\n## Notes\n- from the web site\n\n## Concerns\n- too many meetings\n\n## Main\n\n## To improve\n- Read their blog\n",
		"reviews/2026-02-27.md":       "---\ndate: 2026-02-27\ntitle: Week 9\n---\n## Went well\n- five applications\n\n## Next\n- [ ] call Dana\n",
		"stories/a b#c.md":            "# " + hostile + "\n\nPlain.\n",
		"stories/deep/er/ü.md":        "Deep, see [[Week 9]] and ![](../../../img/a%20b.png)\n",
		"img/a b.png":                 "png",
		"img/50% ü.png":               "png",
	}
	all := fstest.MapFS{}
	for name, text := range files {
		all[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return all
}

// empty is a journal without a single note.
func empty() fs.FS {
	return fstest.MapFS{"journal.yaml": {Data: []byte("today: 2026-03-05 09:00\n")}}
}
