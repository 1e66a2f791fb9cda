package lint

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/kljensen/snowball/english"

	"journal/generator/journal"
	"journal/generator/note"
)

// noted is what the notes of the interview speak of.
type noted struct {
	facts     [][]string      // the stems of each line that can be a topic
	pairs     [][2]string     // stems that follow each other in a line
	words     map[string]bool // every word, in small letters
	shouted   map[string]bool // words that are written in capitals there
	lang      string          // of the lines
	questions []string        // of theirs and of one's own
}

// readNotes collects what can be talked about: what is remembered of people, what
// they liked, what was learned, asked and answered, without
// the names of company, role and people, which every letter has.
func (c *checking) readNotes() noted {
	n := noted{words: map[string]bool{}, shouted: map[string]bool{}}
	var lines []string
	in := c.facts.Interview
	if in != nil {
		lines = c.linesOf(in)
		for _, t := range []note.Topic{note.Questions, note.Asked, note.Ask} {
			for _, item := range in.Note.Items(t) {
				n.questions = append(n.questions, item.Text)
			}
		}
		for _, o := range in.Open {
			n.questions = append(n.questions, o.Text)
		}
	}
	if co := c.facts.Company; co != nil {
		for _, line := range co.Learned {
			n.read(line.Text)
		}
		if co.Note != nil {
			for _, s := range co.Note.Sections {
				for _, item := range s.Items {
					n.read(item.Text)
				}
			}
		}
	}
	names := c.names()
	for _, line := range lines {
		n.read(line)
	}
	n.read(names)
	n.lang = languageOf(strings.Join(lines, "\n")).lang
	own := map[string]bool{}
	for _, w := range c.content(names) {
		own[w] = true
	}
	for _, line := range lines {
		all := c.content(line)
		for i := 1; i < len(all); i++ {
			if !own[all[i-1]] || !own[all[i]] {
				n.pairs = append(n.pairs, [2]string{all[i-1], all[i]})
			}
		}
		for _, part := range append(strings.FieldsFunc(line, func(r rune) bool { return strings.ContainsRune(",;:()", r) }), line) {
			var stems []string
			for _, w := range c.content(part) {
				if !own[w] && !slices.Contains(stems, w) {
					stems = append(stems, w)
				}
			}
			if len(stems) > 0 {
				n.facts = append(n.facts, stems)
			}
		}
	}
	return n
}

func (n noted) read(line string) {
	for _, w := range split(line) {
		n.words[w.low] = true
		if isShouted(w.text) {
			n.shouted[w.text] = true
		}
	}
}

// linesOf returns the lines of an interview that can be a topic.
func (c *checking) linesOf(in *journal.Interview) []string {
	var lines []string
	for _, p := range in.People {
		for _, line := range p.Remember {
			if line.Note == in.Note || line.Interview != nil && line.Interview.Company == in.Company && !line.Interview.Upcoming {
				lines = append(lines, line.Text)
			}
		}
	}
	for _, t := range []note.Topic{note.Liked, note.Reactions, note.Learned, note.Questions, note.Asked, note.Well} {
		for _, item := range in.Note.Items(t) {
			lines = append(lines, item.Text, item.Answer, item.Better)
			lines = append(lines, item.Detail...)
		}
	}
	return lines
}

// names returns the names of company, role and people in one text.
func (c *checking) names() string {
	names := []string{c.facts.To.Name, c.To, c.roles()}
	if c.facts.Company != nil {
		names = append(names, c.facts.Company.Name)
	}
	if in := c.facts.Interview; in != nil {
		for _, p := range in.People {
			names = append(names, p.Name, p.Title)
		}
		if in.Recruiter != nil {
			names = append(names, in.Recruiter.Name)
		}
	}
	return strings.Join(names, " ")
}

// roles returns the role as the notes of interview and application name it.
func (c *checking) roles() string {
	var roles []string
	if in := c.facts.Interview; in != nil {
		roles = append(roles, in.Note.Role.Value)
		if in.Application != nil {
			roles = append(roles, in.Application.Role)
		}
	}
	if c.facts.Application != nil {
		roles = append(roles, c.facts.Application.Role)
	}
	return strings.Join(roles, " ")
}

// topic: a thank-you has one thing of this talk that only this talk had. Two
// words of one line of the notes are it, also with the name of the role in it if
// they stand side by side, or one in a sentence that speaks of the talk. A letter
// in another language than the notes is believed if such a sentence has a subject
// of its own.
func topic(c *checking) []Finding {
	if c.Kind != ThankYou || c.facts.Interview == nil {
		return nil
	}
	body := map[string]bool{}
	for _, s := range c.body {
		text := placeholder.ReplaceAllString(s.text, "")
		stems := c.content(text)
		cued := c.speaksOfTalk(s)
		for i, w := range stems {
			body[w] = true
			if i > 0 && slices.ContainsFunc(c.noted.pairs, func(p [2]string) bool { return related(p[0], stems[i-1]) && related(p[1], w) }) {
				return nil
			}
			if cued && utf8.RuneCountInString(w) > 3 && slices.ContainsFunc(c.noted.facts, func(fact []string) bool {
				return slices.ContainsFunc(fact, func(f string) bool { return related(f, w) })
			}) {
				return nil
			}
		}
		if cued && c.noted.lang != c.lang && c.hasSubject(s) {
			return nil
		}
	}
	for _, fact := range c.noted.facts {
		hits := 0
		for _, f := range fact {
			for w := range body {
				if related(f, w) {
					hits++
					break
				}
			}
		}
		if hits > 0 && hits >= min(2, len(fact)) {
			return nil
		}
	}
	hint := "say one thing that was talked about"
	if len(c.noted.facts) == 0 {
		hint = "write down in the note what was talked about: remember, liked, Learned, or a question they asked"
	}
	return []Finding{{Msg: "nothing in it was talked about in this interview", Hint: hint}}
}

// speaksOfTalk reports whether a sentence is about the talk or about them. One
// that says what the writer wants or offers is so only in plain words.
func (c *checking) speaksOfTalk(s sentence) bool {
	if _, _, ok := c.says(c.cue["talk"], s.words); ok {
		return true
	}
	for _, own := range []string{"interest", "offer"} {
		if _, _, ok := c.says(c.has[own], s.words); ok {
			return false
		}
	}
	_, _, ok := c.says(c.cue["other"], s.words)
	return ok
}

// hasSubject reports whether a sentence names something beside what every letter
// names.
func (c *checking) hasSubject(s sentence) bool {
	own := map[string]bool{}
	for _, w := range c.content(c.names()) {
		own[w] = true
	}
	n := 0
	for _, w := range c.content(s.text) {
		if !own[w] {
			n++
		}
	}
	return n >= 2
}

// related reports whether two stems are of one word: "prioritis" and "prioriti".
func related(a, b string) bool {
	if a == b {
		return true
	}
	const least = 5
	if len(a) < least || len(b) < least {
		return false
	}
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	if n >= least && max(len(a), len(b))-n <= 3 {
		return true
	}
	// A part of a compound, as in "Kräutergarten".
	return max(len(a), len(b)) > 8 && (strings.HasSuffix(a, b) || strings.HasSuffix(b, a) || strings.HasPrefix(a, b) || strings.HasPrefix(b, a))
}

// Content returns the stems of the English words of a text that carry a meaning of
// their own.
func Content(s string) []string { return lexicons()[0].content(s) }

// content returns the stems of the words that carry a meaning of their own.
func (c *lexicon) content(s string) []string {
	var out []string
	for _, w := range split(s) {
		low := strings.TrimSuffix(w.low, "'s")
		for _, part := range strings.FieldsFunc(low, func(r rune) bool { return r == '-' || r == '/' }) {
			if utf8.RuneCountInString(part) < 3 || c.everyday[part] {
				continue
			}
			stem := part
			if c.lang == "en" {
				stem = english.Stem(part, false)
			}
			if !c.everyday[stem] {
				out = append(out, stem)
			}
		}
	}
	return out
}
