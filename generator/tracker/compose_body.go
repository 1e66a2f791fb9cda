package tracker

import (
	"fmt"
	"slices"
	"strings"

	"journal/generator/exchange"
	"journal/generator/note"
)

// extra is something that has no place of its own in a note.
type extra struct{ name, text string }

// otherColumns keeps what has no place of its own as a list.
func otherColumns(more []extra) string {
	if len(more) == 0 {
		return ""
	}
	var out strings.Builder
	out.WriteString("## Other columns\n\n")
	for _, m := range more {
		text := strings.ReplaceAll(strings.TrimSpace(m.text), "\n", "\n  ")
		out.WriteString("- " + strings.TrimSpace(exchange.OneLine(m.name)+": "+text) + "\n")
	}
	return out.String()
}

// line is one entry of a section on its way into a note.
type line struct {
	topic note.Topic
	lead  string // "liked: ", "[x] ", "[2/5] "
	on    string
	want  note.Item
	below func(write func(string) string) []string
}

// sections writes what a debrief has.
func (c composer) sections(in *interview) []string {
	parts := []struct {
		heading string
		lines   []line
	}{
		{"Questions they asked", questionLines(in.Questions)},
		{"Went well", entryLines(note.Well, "", in.Well)},
		{"To improve", taskLines(note.Improve, in.Improve)},
		{"Reactions", append(entryLines(note.Liked, "liked: ", in.Liked), entryLines(note.Disliked, "disliked: ", in.Disliked)...)},
		{"Learned", entryLines(note.Learned, "", in.Learned)},
		{"Concerns", entryLines(note.Concerns, "", in.Concerns)},
		{"Still to ask", taskLines(note.Ask, in.Ask)},
		{"Feedback", entryLines(note.Feedback, "", in.Feedback)},
	}
	var out []string
	for _, p := range parts {
		text := ""
		for _, l := range p.lines {
			text += c.entry(p.heading, l)
		}
		if text != "" {
			out = append(out, "## "+p.heading+"\n\n"+text)
		}
	}
	return out
}

func questionLines(all []exchange.Question) []line {
	var lines []line
	for _, q := range all {
		l := line{topic: note.Questions, below: q.Below,
			want: note.Item{Text: q.Text, Score: q.Score, Reason: q.Reason, Better: q.Better, Answer: q.Answer, Detail: q.Detail, Tags: q.Tags}}
		if q.Score > 0 {
			l.lead = fmt.Sprintf("[%d/5] ", q.Score)
		}
		lines = append(lines, l)
	}
	return lines
}

func entryLines(topic note.Topic, lead string, all []exchange.Entry) []line {
	var lines []line
	for _, e := range all {
		done := e.Done != nil && *e.Done
		lines = append(lines, line{topic, exchange.Box(e.Done) + lead, e.On, note.Item{Text: e.Text, Tags: e.Tags, Task: e.Done != nil, Done: done, Detail: e.Detail}, plainly(e.Detail)})
	}
	return lines
}

func taskLines(topic note.Topic, all []exchange.Task) []line {
	var lines []line
	for _, t := range all {
		lines = append(lines, line{topic, exchange.Box(&t.Done), t.On, note.Item{Text: t.Text, Tags: t.Tags, Task: true, Done: t.Done, Detail: t.Detail}, plainly(t.Detail)})
	}
	return lines
}

func plainly(detail []string) func(func(string) string) []string {
	return func(write func(string) string) []string {
		var lines []string
		for _, d := range detail {
			lines = append(lines, write(d))
		}
		return lines
	}
}

// entry writes an entry as a list item, plainly if Markdown has no use for any
// of its characters, else with backslashes.
func (c composer) entry(heading string, l line) string {
	if exchange.OneLine(l.want.Text) == "" {
		return ""
	}
	text := ""
	for _, write := range []func(string) string{exchange.OneLine, escaped} {
		lines := exchange.ItemLines("- "+l.lead, write(l.want.Text), l.on, l.want.Tags, l.below(write))
		text = strings.ReplaceAll(strings.Join(lines, "\n"), "\n  ", "\n  - ") + "\n"
		n := c.reader.Read("", []byte("---\nkind: interview\ncompany: any\n---\n\n## "+heading+"\n\n"+text))
		if got := n.Items(l.topic); len(got) == 1 && l.is(got[0]) && len(n.Problems.WithoutHints()) == 0 {
			return text
		}
	}
	return text
}

// is reports whether an entry is read as it was meant.
func (l line) is(got note.Item) bool {
	w := l.want
	return got.Text == w.Text && got.Task == w.Task && got.Done == w.Done && got.On.String() == l.on && got.Score == w.Score &&
		got.Reason == w.Reason && got.Better == w.Better && got.Answer == w.Answer && slices.Equal(got.Tags, w.Tags) && slices.Equal(got.Detail, w.Detail)
}

// escaped puts a backslash before everything that can mean something to
// Markdown.
func escaped(s string) string {
	var out strings.Builder
	for _, r := range exchange.OneLine(s) {
		if strings.ContainsRune("\\`*_{}[]<>()#+-.!|~=%&$^:\"'/@", r) {
			out.WriteByte('\\')
		}
		out.WriteRune(r)
	}
	return out.String()
}
