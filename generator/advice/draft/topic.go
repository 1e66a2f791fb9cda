package draft

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"journal/generator/advice/lint"
	"journal/generator/journal"
	"journal/generator/note"
)

// Topic is one thing that was talked about, as it fits into a sentence. At most
// one of its fields is set; a topic without any is a gap.
type Topic struct {
	About string // a noun phrase of the talk: "the new plan for the canal locks", "how the kiln is fired"
	Work  string // a noun phrase of what they do: "moving billing to event sourcing"
	Liked string // a noun phrase of what they liked: "the example of the frozen pipes"
	That  string // a clause: "the ferry gets a new engine"
	Does  string // what the addressee does, a clause: "you run the seed bank"
	Asked string // their question, to be put in quotes: "What happens when a worker dies half way?"
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
	earlier                  // remembered from another round, and perhaps said then
)

// lead is one line of the notes that may become a topic.
type lead struct {
	text   string
	from   source
	person string // whose it is; "" for everybody's
}

// topic returns the topic for the addressee. The topics of an interview are dealt
// out in the order of the note, each once: to each person what is to be
// remembered of them or a line that names them, then of what is left.
func (f Facts) topic() Topic {
	topic, _ := f.deal()
	return topic
}

// deal returns the topic for the addressee and the lines that went to nobody.
func (f Facts) deal() (Topic, []lead) {
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
	var left []lead
	for i, l := range leads {
		if !used[i] {
			left = append(left, l)
		}
	}
	return dealt[f.To.Name], left
}

// noted returns the lines that could have been quoted and were not fit, as they
// stand in the note, one a line.
func (f Facts) noted(kind Kind) string {
	var all []string
	if kind == Improve {
		for _, item := range f.Interview.Note.Items(note.Questions) {
			if item.Better != "" {
				all = append(all, item.Text+": "+item.Better)
			}
		}
		return strings.Join(all, "\n")
	}
	_, left := f.deal()
	for _, l := range left {
		if (l.person == "" || l.person == f.To.Name) && !slices.Contains(all, l.text) {
			all = append(all, l.text)
		}
	}
	const most = 6
	return strings.Join(all[:min(len(all), most)], "\n")
}

// leads returns the lines that may become topics, the best first.
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
	}{{liked, note.Liked}, {learned, note.Learned}, {asked, note.Questions}} {
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

// remembered returns what is noted about a person: in this note, and in others of
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

// named returns the interviewer whom a line names; "" for nobody or several.
func (f Facts) named(text string) string {
	found := ""
	for _, p := range f.Interview.People {
		first := givenName(p.Name)
		if !lint.HasWord(text, first) && !lint.HasWord(text, p.Name) {
			continue
		}
		if found != "" {
			return ""
		}
		found = p.Name
	}
	return found
}

// namesAnybody reports whether a text names anybody of the journal.
func (f Facts) namesAnybody(text string) bool {
	if f.Journal == nil {
		return false
	}
	return slices.ContainsFunc(f.Journal.NameWordsIn(text), func(word string) bool {
		first, _ := utf8.DecodeRuneInString(word)
		return len(word) > 2 && unicode.IsUpper(first) && lint.HasWord(text, word)
	})
}
