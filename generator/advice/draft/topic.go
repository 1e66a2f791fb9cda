package draft

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"journal/generator/journal"
	"journal/generator/note"
)

// Topic is one thing that was talked about, as it fits into a sentence. At most
// one of its fields is set; a topic without any is a gap.
type Topic struct {
	About string // behind "about": "moving billing to event sourcing", "the thought that …"
	Heard string // behind "it was good to hear that": "you keep bees"
	Glad  string // behind "I am glad that": "I asked who uses the platform"
	Asked string // in quotes: "What happens when a worker dies half way?"
}

// IsGap reports whether there is no topic.
func (t Topic) IsGap() bool { return t == Topic{} }

// source is where in the notes a topic stands.
type source int

const (
	remembered source = iota // about the person
	liked                    // by the interviewers
	learned                  // about role and company
	asked                    // by the interviewers
	loose                    // learned, when nothing else is left
	earlier                  // remembered from another round, and perhaps said then
)

// lead is one line of the notes that may become a topic.
type lead struct {
	text   string
	from   source
	person string // whose it is; "" for everybody's
}

// topic gives the topic for the addressee. The topics of an interview are dealt
// out in the order of the note, each once: to each person what is to be
// remembered of them or a line that names them, then of what is left.
func (f Facts) topic() Topic {
	leads := f.leads()
	used := make([]bool, len(leads))
	dealt := map[string]Topic{}
	names := []string{}
	for _, p := range f.Interview.People {
		names = append(names, p.Name)
	}
	if !slices.Contains(names, f.To.Name) {
		names = append(names, f.To.Name)
	}
	for _, own := range []bool{true, false} {
		for _, name := range names {
			if _, has := dealt[name]; has {
				continue
			}
			for i, l := range leads {
				if used[i] || l.person != "" && l.person != name || own && (l.person != name || l.from == earlier) {
					continue
				}
				if t := f.shape(l, name); !t.IsGap() {
					dealt[name], used[i] = t, true
					break
				}
			}
		}
	}
	return dealt[f.To.Name]
}

// leads gives the lines that may become topics, the best first.
func (f Facts) leads() []lead {
	var all []lead
	for _, p := range f.Interview.People {
		here, _ := f.remembered(p)
		for _, line := range here {
			all = append(all, lead{line.Text, remembered, p.Name})
		}
	}
	n := f.Interview.Note
	for _, from := range []struct {
		source
		topic note.Topic
	}{{liked, note.Liked}, {learned, note.Learned}, {asked, note.Questions}, {loose, note.Learned}} {
		for _, item := range n.Items(from.topic) {
			all = append(all, lead{item.Text, from.source, f.named(item.Text)})
		}
	}
	for _, p := range f.Interview.People {
		_, there := f.remembered(p)
		for _, line := range there {
			all = append(all, lead{line.Text, earlier, p.Name})
		}
	}
	return all
}

// remembered gives what is noted about a person: in this note, and in others of
// this company.
func (f Facts) remembered(p *journal.Person) (here, there []journal.Line) {
	for _, line := range p.Remember {
		switch {
		case line.Note == f.Interview.Note:
			here = append(here, line)
		case line.Interview != nil && line.Interview.Company == f.Interview.Company && !line.Interview.Upcoming:
			there = append(there, line)
		}
	}
	return here, there
}

// named gives the interviewer whom a line names; "" for nobody or several.
func (f Facts) named(text string) string {
	found := ""
	for _, p := range f.Interview.People {
		first := givenName(p.Name)
		if !hasWord(text, first) && !hasWord(text, p.Name) {
			continue
		}
		if found != "" {
			return ""
		}
		found = p.Name
	}
	return found
}

// shape makes a line fit for a letter to the person of that name. Notes are
// written for nobody else to read, so what cannot be said with decency gives a
// gap: money, other people, lines in fragments.
func (f Facts) shape(l lead, name string) Topic {
	text := strings.TrimSpace(strings.NewReplacer("**", "", "`", "", "“", `"`, "”", `"`).Replace(l.text))
	about := l.from == remembered || l.from == earlier
	if !about {
		text = addressed(text, name)
	}
	if aboutMoney(text) {
		return Topic{}
	}
	switch l.from {
	case asked:
		if hasNegative(text) || f.namesAnybody(text) {
			return Topic{}
		}
		return askedTopic(text)
	case loose:
		return f.looseTopic(text)
	case earlier:
		l.from = remembered
	}
	best := Topic{}
	weight := 0
	for i, part := range parts(text) {
		t := f.phrase(part, l.from)
		w := 2 * len(strings.Fields(part))
		if i == 0 {
			w += 3
		}
		if !t.IsGap() && !hasNegative(part) && (about || i == 0 && !f.namesAnybody(part)) && w > weight {
			best, weight = t, w
		}
	}
	return best
}

// addressed turns "with Mary" into "with you" in what is said to Mary Chen.
func addressed(text, name string) string {
	first, _, _ := strings.Cut(name, " ")
	for _, before := range []string{"with ", "to ", "from ", "by ", "for "} {
		for _, n := range []string{name, first} {
			if n != "" && hasWord(text, before+n) {
				text = strings.Replace(text, before+n, before+"you", 1)
			}
		}
	}
	return text
}

// namesAnybody reports whether a text names anybody of the journal.
func (f Facts) namesAnybody(text string) bool {
	if f.Journal == nil {
		return false
	}
	return slices.ContainsFunc(f.Journal.NameWordsIn(text), func(word string) bool {
		first, _ := utf8.DecodeRuneInString(word)
		return len(word) > 2 && unicode.IsUpper(first) && hasWord(text, word)
	})
}

// parts takes a line apart at commas and semicolons, without what stands in
// parentheses. A quoted thought stays whole.
func parts(text string) []string {
	var out []string
	var now strings.Builder
	depth, quoted := 0, false
	end := func() {
		if s := strings.Trim(now.String(), " .–—-"); s != "" {
			out = append(out, s)
		}
		now.Reset()
	}
	for _, c := range text {
		switch {
		case c == '(':
			depth++
		case c == ')' && depth > 0:
			depth--
		case depth > 0:
		case c == '"':
			quoted = !quoted
			now.WriteRune(c)
		case !quoted && (c == ',' || c == ';' || c == ':'):
			end()
		default:
			now.WriteRune(c)
		}
	}
	end()
	return out
}

// askedTopic makes a topic of a question worth coming back to, in its own words.
func askedTopic(text string) Topic {
	lower := strings.ToLower(text)
	for _, s := range routine {
		if strings.Contains(lower, s) {
			return Topic{}
		}
	}
	text = asQuestion(strings.Trim(strings.Join(parts(text), ", "), `"`))
	if n := len(strings.Fields(text)); n < 3 || n > 20 || len(content(text)) == 0 {
		return Topic{}
	}
	return Topic{Asked: text}
}

// asQuestion puts the mark behind a question that was noted without it.
func asQuestion(text string) string {
	first, _, _ := strings.Cut(strings.ToLower(text), " ")
	if asking[strings.Trim(first, ",.")] && !strings.ContainsAny(text, "?.!,;") {
		return text + "?"
	}
	return text
}

// looseTopic takes out of a clause what it is about: of "they are replacing the
// nightly billing job" the job.
func (f Facts) looseTopic(text string) Topic {
	for _, part := range parts(text) {
		words := strings.Fields(part)
		for i, w := range words {
			if i == 0 || w != "the" && w != "their" || len(words)-i > 7 {
				continue
			}
			rest := strings.Join(words[i:], " ")
			if w == "their" {
				rest = "your" + strings.TrimPrefix(rest, w)
			}
			if len(content(rest)) > 0 && !f.namesAnybody(rest) && !hasNegative(rest) && !strings.Contains(rest, `"`) {
				return Topic{About: rest}
			}
		}
	}
	return Topic{}
}
