package draft

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"journal/generator/note"
)

// greeting: by name.
func greeting(c *checking) []Finding {
	if c.opening < 0 {
		return []Finding{{Line: min(1, len(strings.TrimSpace(c.Text))), Msg: "there is no greeting", Hint: "begin with Dear " + known(firstName(c.facts.To.Name), "and the name") + ","}}
	}
	if nobody[strings.ToLower(greetedName(c.lines[c.opening]))] {
		return []Finding{{Line: c.opening + 1, Msg: "the greeting names nobody", Hint: "write Dear " + known(firstName(c.facts.To.Name), "and the name") + ","}}
	}
	return nil
}

// nobody are greetings of whoever may read it.
var nobody = map[string]bool{
	"": true, "all": true, "team": true, "sir": true, "madam": true, "sir or madam": true, "sir/madam": true, "hiring manager": true,
	"recruiter": true, "everyone": true, "there": true, "interviewer": true, "interviewers": true, "friends": true,
}

func known(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}

// Nobody reads more than this many words of thanks with joy.
const mostWords = 140

// length: four or five sentences, a follow-up three to five.
func length(c *checking) []Finding {
	least := 4
	practice := 18
	if c.Kind == FollowUp {
		least, practice = 3, 22
	}
	n := len(c.sentences())
	total := len(words(strings.Join(c.lines[c.opening+1:c.closing], " ")))
	switch {
	case n < least:
		return []Finding{{Msg: fmt.Sprintf("this has %d sentences; %d to 5 say it all", n, least), Hint: "add what is missing: thanks, one topic of the talk, your interest, the offer of more", Practice: practice}}
	case n > 5:
		return []Finding{{Line: c.sentences()[5].line, Msg: fmt.Sprintf("this has %d sentences; more than 5 are not read", n), Hint: "keep the best five", Practice: practice}}
	case total > mostWords:
		return []Finding{{Msg: fmt.Sprintf("this has %d words; more than %d are not read", total, mostWords), Hint: "make the sentences shorter", Practice: practice}}
	}
	return nil
}

// topic: a thank-you has one thing of this talk that only this talk had.
func topic(c *checking) []Finding {
	if c.Kind != ThankYou || c.facts.Interview == nil {
		return nil
	}
	facts := c.topicsOf()
	body := map[string]bool{}
	for _, s := range c.sentences() {
		for _, w := range content(placeholder.ReplaceAllString(s.text, "")) {
			body[w] = true
		}
	}
	for _, fact := range facts {
		hits := 0
		for _, w := range fact {
			if body[w] {
				hits++
			}
		}
		if hits > 0 && hits >= min(2, len(fact)) {
			return nil
		}
	}
	hint := "say one thing that was talked about"
	if len(facts) == 0 {
		hint = "write down in the note what was talked about: remember, liked, Learned, or a question they asked"
	}
	return []Finding{{Msg: "nothing in it was talked about in this interview", Hint: hint}}
}

// topicsOf gives the words of everything in the note that can be a topic: each
// part of each line as its stems, without the names of company and people.
func (c *checking) topicsOf() [][]string {
	in := c.facts.Interview
	var lines []string
	for _, p := range in.People {
		here, there := c.facts.remembered(p)
		for _, line := range append(here, there...) {
			lines = append(lines, line.Text)
		}
	}
	for _, t := range []note.Topic{note.Liked, note.Learned, note.Questions, note.Asked, note.Well} {
		for _, item := range in.Note.Items(t) {
			lines = append(lines, item.Text, item.Answer)
		}
	}
	names := c.facts.To.Name
	if in.Company != nil {
		names += " " + in.Company.Name
	}
	for _, p := range in.People {
		names += " " + p.Name
	}
	names += " " + in.Note.Role.Value
	if in.Application != nil {
		names += " " + in.Application.Role
	}
	own := map[string]bool{}
	for _, w := range content(names) {
		own[w] = true
	}
	var all [][]string
	for _, line := range lines {
		for _, part := range append(parts(line), line) {
			var stems []string
			for _, w := range content(part) {
				if !own[w] && !slices.Contains(stems, w) {
					stems = append(stems, w)
				}
			}
			if len(stems) > 0 {
				all = append(all, stems)
			}
		}
	}
	return all
}

// noNegative: nothing that sounds sorry or sour.
func noNegative(c *checking) []Finding {
	var all []Finding
	for i, line := range c.lines {
		if w, bad := negativeIn(line); bad {
			all = append(all, Finding{Line: i + 1, Msg: fmt.Sprintf("%q sounds negative", w), Hint: "say what is good, or leave it out"})
		}
	}
	return all
}

// placeholder finds what a template or a hurried writer left open. A link of
// Markdown and an address of mail are none.
var placeholder = regexp.MustCompile(`\[[^\]\n]{1,80}\](?:\(\S+\))?|\{\{?[^}\n]*\}\}?|<[A-Za-z][^>@\n]{0,60}>|\b(?:TODO|TBD|FIXME|XX+)\b|_{3,}`)

// noPlaceholder: every gap is filled.
func noPlaceholder(c *checking) []Finding {
	var all []Finding
	for i, line := range append([]string{c.Subject}, c.lines...) {
		for _, gap := range placeholder.FindAllString(line, -1) {
			if strings.HasSuffix(gap, ")") {
				continue
			}
			all = append(all, Finding{Line: i, Msg: gap + " is still to be filled in", Hint: "write it, or take the sentence out"})
		}
	}
	return all
}
