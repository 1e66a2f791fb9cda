package tracker

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"journal/generator/day"
	"journal/generator/exchange"
	"journal/generator/note"
)

// composer writes notes. It reads back what it writes, and of several ways to
// write a thing it takes the first that is understood as it was meant.
type composer struct {
	reader *note.Reader
	days   day.Options // what the journal knows of dates
}

// interview writes the note of an interview. kind is whether its folder does
// not say that it is one.
func (c composer) interview(in *interview, kind bool, text string, more []extra) string {
	f := &front{c: c}
	if kind {
		f.text("kind", string(note.Interview))
	}
	f.text("title", in.Title)
	f.text("company", in.Company)
	f.text("role", in.Role)
	f.when(in)
	f.text("stage", in.Stage)
	f.text("format", in.Format)
	f.people("interviewers", in.People, in.Unnamed...)
	if in.Recruiter != nil {
		f.people("recruiter", []exchange.Person{*in.Recruiter})
	}
	f.text("next_steps", in.NextSteps)
	f.ratings("ratings", in.Ratings)
	if in.Chance != nil {
		f.text("chance", strconv.Itoa(*in.Chance)+"%")
	}
	if in.TalkShare != nil {
		f.text("talk_share", strconv.Itoa(*in.TalkShare))
	}
	f.ratings("fit", in.Fit)
	f.text("outcome", in.Outcome)
	if in.about != nil {
		f.facts(in.about)
	}
	f.tags(in.Tags)
	f.log(in.Log)
	parts := append(c.sections(in), otherColumns(more))
	if text != "" && strings.Join(parts, "") != "" {
		text = "## Notes\n\n" + text // else it would belong to the section before it
	}
	return c.whole(f, append(parts, text))
}

// application writes the note of an application. in are the lines of its log.
func (c composer) application(a *exchange.Application, kind bool, log []exchange.LogLine, outcome, text string, more []extra) string {
	f := &front{c: c}
	if kind {
		f.text("kind", string(note.Application))
	}
	f.text("company", a.Company)
	f.text("role", a.Role)
	f.facts(a)
	f.text("follow_up", a.FollowUp)
	f.people("contact", a.Contacts)
	f.ratings("fit", a.Fit)
	f.text("outcome", outcome)
	f.tags(a.Tags)
	f.log(log)
	return c.whole(f, []string{text, otherColumns(more)})
}

// facts writes what can be said of an application in a line each.
func (f *front) facts(a *exchange.Application) {
	f.text("applied", a.Applied)
	f.text("source", a.Source)
	f.text("url", a.URL)
	f.text("salary", a.Salary)
	f.text("deadline", a.Deadline)
	f.text("location", a.Location)
}

// whole puts a note together. Text that somebody else wrote may look like
// facts, "Status: rejected" or "company:: X"; then it is fenced in, because
// the facts are known already.
func (c composer) whole(f *front, parts []string) string {
	head := "---\n" + f.String() + "---\n"
	join := func(parts []string) string {
		out := head
		for _, p := range parts {
			if p != "" {
				out += "\n" + strings.TrimRight(p, "\n") + "\n"
			}
		}
		return out
	}
	plain := join(parts)
	without, with := c.reader.Read("", []byte(head)), c.reader.Read("", []byte(plain))
	if sameFacts(without, with) {
		return plain
	}
	for i, p := range parts {
		if p != "" && !sameFacts(without, c.reader.Read("", []byte(head+"\n"+p+"\n"))) {
			parts[i] = fenced(p)
		}
	}
	return join(parts)
}

// sameFacts reports whether two notes say the same above their text.
func sameFacts(a, b *note.Note) bool {
	facts := func(n *note.Note) []byte {
		bare := *n
		bare.Kind, bare.Body, bare.Sections, bare.Problems, bare.Words = "", note.Body{}, nil, nil, 0
		bare.Facts, bare.Filed, bare.Unfiled, bare.UnfiledMore = nil, nil, nil, 0
		text, err := json.Marshal(bare)
		if err != nil {
			return nil
		}
		return text
	}
	return bytes.Equal(facts(a), facts(b))
}

// fenced shows text as it is, whatever stands in it.
func fenced(s string) string {
	fence := "```"
	for strings.Contains(s, fence) {
		fence += "`"
	}
	return fence + "\n" + strings.TrimRight(s, "\n") + "\n" + fence + "\n"
}

// front is front matter that is being written.
type front struct {
	strings.Builder
	c composer
}

// text writes a value, if there is one.
func (f *front) text(key, value string) {
	if value = exchange.OneLine(value); value != "" {
		fmt.Fprintf(f, "%s: %s\n", key, scalar(value))
	}
}

// scalar returns a YAML value that is read as this text: as it is where YAML has
// no use for any of its characters, else in quotes.
func scalar(s string) string {
	if strings.ContainsAny(s, "\"\\`{}[]") || strings.ContainsAny(s[:1], "-?:,#&*!|>'%@~=<+") ||
		strings.Contains(s, ": ") || strings.Contains(s, " #") || strings.HasSuffix(s, ":") || isYAMLWord(s) {
		return inQuotes(s)
	}
	return s
}

// within returns a value that stands inside [ ] or { }, where commas and colons
// mean something.
func within(s string) string {
	if strings.ContainsAny(s, ",:#") || strings.ContainsAny(s, "\"'&*!|>%@`\\{}[]") || strings.ContainsAny(s[:1], "-?~=<+") || isYAMLWord(s) {
		return inQuotes(s)
	}
	return s
}

func isYAMLWord(s string) bool {
	switch strings.ToLower(s) {
	case "yes", "no", "true", "false", "null", "on", "off", "y", "n":
		return true
	}
	return false
}

// inQuotes returns a text between double quotes, which JSON and YAML write alike.
func inQuotes(s string) string {
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(s); err != nil {
		return strconv.Quote(s)
	}
	return strings.TrimSuffix(out.String(), "\n")
}

// when writes day, time, end and zone.
func (f *front) when(in *interview) {
	day := in.Date
	if day == "" {
		day = in.Month
	}
	from, ok1 := clockOf(in.Time)
	to, ok2 := clockOf(in.End)
	length := 0
	if ok1 && ok2 {
		length = (to - from + 24*60) % (24 * 60)
	}
	switch {
	case in.Time == "":
		f.text("date", day)
	case day == "":
		f.text("time", in.Time)
	case ok2 && length == 0:
		f.text("date", day+" "+in.Time+"-"+in.End)
	default:
		f.text("date", day+" "+in.Time)
	}
	f.text("timezone", in.Timezone)
	if length > 0 {
		f.text("duration", strconv.Itoa(length)+"m")
	}
}

// clockOf reads "10:05" as minutes.
func clockOf(s string) (int, bool) {
	h, m, ok := strings.Cut(s, ":")
	hours, err1 := strconv.Atoi(h)
	minutes, err2 := strconv.Atoi(m)
	return hours*60 + minutes, ok && err1 == nil && err2 == nil
}

// people writes one person behind the key, and several as a list. Those without
// a name stand at its end.
func (f *front) people(key string, people []exchange.Person, unnamed ...string) {
	if len(people) == 0 && len(unnamed) == 0 {
		return
	}
	if len(people) == 1 && key != "interviewers" {
		if line, ok := f.c.onOneLine(key+": ", people[0]); ok {
			f.WriteString(line)
			return
		}
		if key == "recruiter" {
			fmt.Fprintf(f, "%s:\n%s", key, mapped("  ", "  ", people[0]))
			return
		}
	}
	fmt.Fprintf(f, "%s:\n", key)
	for _, p := range people {
		if line, ok := f.c.onOneLine("  - ", p); ok {
			f.WriteString(line)
			continue
		}
		f.WriteString(mapped("  - ", "    ", p))
	}
	for _, u := range unnamed {
		fmt.Fprintf(f, "  - %s\n", scalar(exchange.OneLine(u)))
	}
}

// onOneLine writes a person as people do, "Mary Chen, Engineering Manager
// <mary@northwind.example>", if that is read as the same person.
func (c composer) onOneLine(lead string, p exchange.Person) (string, bool) {
	if p.Remember != "" || exchange.OneLine(p.Name) == "" {
		return "", false
	}
	got := note.ReadPeople(p.String(), strings.HasPrefix(lead, " "))
	return lead + scalar(p.String()) + "\n", len(got.Named) == 1 && len(got.Unnamed) == 0 && exchange.PersonOf(got.Named[0]) == p
}

func mapped(first, next string, p exchange.Person) string {
	out, lead := "", first
	for _, v := range []struct{ key, text string }{{"name", p.Name}, {"title", p.Title}, {"email", p.Email}, {"remember", p.Remember}} {
		if text := exchange.OneLine(v.text); text != "" {
			out += lead + v.key + ": " + scalar(text) + "\n"
			lead = next
		}
	}
	return out
}

func (f *front) ratings(key string, ratings map[string]int) {
	var said []string
	for _, name := range exchange.RatingNames(ratings) {
		if name = exchange.OneLine(name); name != "" {
			said = append(said, within(name)+": "+strconv.Itoa(ratings[name]))
		}
	}
	if len(said) > 0 {
		fmt.Fprintf(f, "%s: {%s}\n", key, strings.Join(said, ", "))
	}
}

func (f *front) tags(tags []string) {
	var said []string
	for _, t := range tags {
		if t = exchange.OneLine(t); t != "" {
			said = append(said, within(t))
		}
	}
	if len(said) > 0 {
		fmt.Fprintf(f, "tags: [%s]\n", strings.Join(said, ", "))
	}
}

// log writes lines of history, plainly where YAML allows it.
func (f *front) log(lines []exchange.LogLine) {
	for i, l := range lines {
		if i == 0 {
			f.WriteString("log:\n")
		}
		text := l.String()
		if !isPlain(text) {
			text = inQuotes(text)
		}
		f.WriteString("  - " + text + "\n")
	}
}

// isPlain reports whether a line of a log can stand in YAML as it is: at most
// one colon, and nothing behind it that begins something else.
func isPlain(text string) bool {
	_, rest, has := strings.Cut(text, ": ")
	return text != "" && text[0] >= '0' && text[0] <= '9' && !strings.Contains(text, " #") && !strings.HasSuffix(text, ":") &&
		(!has || rest != "" && !strings.Contains(rest, ": ") && !strings.ContainsAny(rest[:1], "\"'[]{}|>&*!%@`,?-#:"))
}
