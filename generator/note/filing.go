package note

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"

	"journal/generator/problem"
)

// Filing says what became of a line of a note.
type Filing uint8

// Every line that is not blank is filed as one of these. Unknown is what no
// reader took: it is shown as it is and named in [Note.Unfiled].
const (
	Unknown   Filing = iota
	Blankness        // nothing stands there, or only a rule, a fence, a comment
	FactLine         // front matter and labels
	HeadingLine
	EntryLine // of a section: a question, a lesson, and what stands below it
	TextLine  // prose of the note or of a section that is made of prose
)

// Unfiled is a line that the journal made nothing of.
type Unfiled struct {
	Text   string
	Reason string // the likeliest one, as half a sentence, and what would change it
	Pos
}

// mostUnfiled is how many lines are kept that went nowhere. Nobody reads more.
const mostUnfiled = 1000

// file says what became of the lines from and up to to. The first reader that
// takes a line has it.
func (r *reading) file(from, to int, as Filing) {
	for n := max(from, 1); n <= min(to, len(r.filed)); n++ {
		if r.filed[n-1] == Unknown {
			r.filed[n-1] = as
		}
	}
}

// reasons are why lines went nowhere, by the number of the line at which a
// reason begins to hold.
type reason struct {
	line int
	text string
}

// unfiled collects the lines that nobody took. before is what the Markdown
// parser was given: what was hidden from it is no text.
func (r *reading) unfiled(masked []byte) {
	for n := 1; n <= len(r.src.lines); n++ {
		from, to := r.src.span(n)
		line := r.src.text[from:to]
		if from >= r.base {
			line = masked[from-r.base : to-r.base]
		}
		if as := r.filed[n-1]; saysNothingAtAll(line) && as != FactLine && as != HeadingLine {
			r.filed[n-1] = Blankness
		}
		if r.filed[n-1] != Unknown {
			continue
		}
		if len(r.note.Unfiled) == mostUnfiled {
			r.note.UnfiledMore++
			continue
		}
		text := strings.TrimSpace(string(line))
		r.note.Unfiled = append(r.note.Unfiled, Unfiled{Text: text, Reason: r.reasonAt(n), Pos: Pos{n, 1 + len(line) - len(bytes.TrimLeft(line, " \t"))}})
	}
	r.note.Filed = slices.Clone(r.filed)
}

// saysNothingAtAll reports whether a line has neither letter nor digit nor sign
// of a person: it is blank, a rule, an empty bullet, a fence or a frame of a table.
func saysNothingAtAll(line []byte) bool {
	line = bytes.TrimLeft(line, " \t\r")
	return len(bytes.Trim(line, " \t\r-*_=+~`>|:#.<!%[]")) == 0 || isDefinition(line) || isTag(line) || isComment(line) || fenceOf(bytes.TrimSpace(line)) != ""
}

// isComment reports whether a line is hidden from every page.
func isComment(line []byte) bool {
	line = bytes.TrimSpace(line)
	return bytes.HasPrefix(line, []byte("<!--")) && bytes.Index(line, []byte("-->")) == len(line)-len("-->")
}

// isTag reports whether a line is one HTML tag or comment and no more, such as <details>.
func isTag(line []byte) bool {
	line = bytes.TrimSpace(line)
	if rest, ok := bytes.CutPrefix(line, []byte("<!--")); ok {
		return bytes.HasSuffix(rest, []byte("-->")) && bytes.Count(rest, []byte("-->")) == 1
	}
	return len(line) > 2 && line[0] == '<' && bytes.IndexByte(line, '>') == len(line)-1 && (line[1] == '/' || 'a' <= line[1] && line[1] <= 'z') && !bytes.ContainsAny(line, "@:")
}

// isDefinition reports whether a line only says where a link leads or what a
// footnote is: [name]: https://…
func isDefinition(line []byte) bool {
	line = bytes.TrimLeft(line, " ")
	end := bytes.Index(line, []byte("]:"))
	return end > 1 && line[0] == '[' && bytes.IndexByte(line[1:end], '[') < 0
}

// reasonAt is the likeliest reason for which line n went nowhere.
func (r *reading) reasonAt(n int) string {
	text := ""
	for _, why := range r.reasons {
		if why.line > n {
			break
		}
		text = why.text
	}
	return text
}

// because says why lines from n on that nobody takes went nowhere.
func (r *reading) because(n int, text string) {
	r.reasons = append(r.reasons, reason{n, text})
}

// Understood is one thing that was understood of a note, or was not, for a person
// who wants to know what the journal made of it. It is told from the note's own
// values and never by reading the file again.
type Understood struct {
	Group string // "facts", "people", a [Topic], "log", "assumed" or "not filed"
	Name  string // what it is: "company", "interviewer"; "" where the group says it
	Value string // as understood
	From  Source // where it was found; "" where its line says all
	More  string // the score, the reason or what to do about it
	Pos
}

// The groups that are not named after a topic.
const (
	FactGroup    = "facts"
	PeopleGroup  = "people"
	LogGroup     = "log"
	PlanGroup    = "plans"
	AssumedGroup = "assumed"
	TextGroup    = "text" // the numbers of the lines that are prose, of the note or of its sections
	UnfiledGroup = "not filed"
)

// factOrder is the order in which a person asks for the facts of a note.
var factOrder = []key{keyTitle, keyCompany, keyRole, keyDate, keyTime, keyEnd, keyTimezone, keyDuration, keyStage, keyFormat, keyLocation, keyRecruiter, keyContact, keyOutcome, keyNextSteps}

// Understood returns everything that was understood of the note, in groups: its
// facts, people, the entries of each section, its log, what was assumed or is
// wrong, and at the end the lines that are filed nowhere.
func (n *Note) Understood() []Understood {
	var out []Understood
	add := func(u Understood) { out = append(out, u) }
	add(Understood{Group: FactGroup, Name: "kind", Value: string(n.Kind)})
	facts := slices.Clone(n.Facts)
	slices.SortStableFunc(facts, func(a, b Fact) int {
		return cmp.Compare(slices.Index(factOrder, key(a.Name)), slices.Index(factOrder, key(b.Name)))
	})
	for _, f := range facts {
		u := Understood{Group: FactGroup, Name: f.Name, Value: f.Value, From: f.From, Pos: f.Pos}
		if f.Unused {
			u.More = "not used"
		}
		if f.Name != string(keyPeople) {
			add(u)
		}
	}
	people := func(name string, list []Person) {
		for _, p := range list {
			add(Understood{Group: PeopleGroup, Name: name, Value: describePeople([]Person{p}), Pos: p.Pos})
		}
	}
	people("interviewer", n.People)
	for _, u := range n.Unnamed {
		add(Understood{Group: PeopleGroup, Name: "without a name", Value: u.Value, Pos: u.Pos})
	}
	if n.Recruiter != nil {
		people("recruiter", []Person{*n.Recruiter})
	}
	people("contact", n.Contacts)
	n.understoodPlans(add)
	for _, s := range n.Sections {
		for _, i := range s.Items {
			if slices.ContainsFunc(n.Plans, func(p Plan) bool { return p.Line == i.Line }) {
				continue
			}
			add(Understood{Group: string(s.Topic), Value: i.Text, More: i.more(), Pos: i.Pos})
		}
	}
	for _, e := range n.Log {
		add(Understood{Group: LogGroup, Name: e.What, Value: strings.TrimSpace(momentText(e.When.Moment) + " " + e.Person), More: e.Text, Pos: e.Pos})
	}
	for _, p := range n.Problems {
		if !isUnfiled(p) {
			add(Understood{Group: AssumedGroup, Name: p.Severity.String(), Value: p.Msg, More: p.Hint, Pos: Pos{p.Line, p.Col}})
		}
	}
	if lines := n.linesFiled(TextLine); lines != "" && n.Kind == Interview {
		add(Understood{Group: TextGroup, Value: lines})
	}
	for _, u := range n.Unfiled {
		add(Understood{Group: UnfiledGroup, Value: u.Text, More: u.Reason, Pos: u.Pos})
	}
	if n.UnfiledMore > 0 {
		add(Understood{Group: UnfiledGroup, Value: fmt.Sprintf("and %d more lines", n.UnfiledMore)})
	}
	return out
}

// Heading is what the group is called for a person.
func (u Understood) Heading() string {
	switch u.Group {
	case UnfiledGroup:
		return "not filed anywhere"
	case TextGroup:
		return "kept as text"
	case AssumedGroup:
		return "assumed, or to be asked"
	case string(Questions):
		return "questions they asked"
	case string(Well):
		return "went well"
	case string(Improve):
		return "to improve"
	case string(Ask):
		return "still to ask"
	case string(Prep):
		return "preparation"
	case string(Plans):
		return "beside the plans"
	case string(Raw):
		return "notes"
	}
	return u.Group
}

// String is one line that tells where it stands, what it is, where it came from.
func (u Understood) String() string {
	var out strings.Builder
	place := ""
	switch {
	case u.Line > 0 && u.Col > 0 && u.Group == AssumedGroup:
		place = fmt.Sprintf("%d:%d", u.Line, u.Col)
	case u.Line > 0:
		place = fmt.Sprint(u.Line)
	}
	fmt.Fprintf(&out, "%6s  ", place)
	if u.Name != "" {
		fmt.Fprintf(&out, "%-11s ", u.Name)
	}
	out.WriteString(u.Value)
	var more []string
	if u.From != "" {
		more = append(more, "from the "+string(u.From))
	}
	if u.More != "" {
		more = append(more, u.More)
	}
	if len(more) > 0 {
		out.WriteString("  (" + strings.Join(more, "; ") + ")")
	}
	return out.String()
}

// understoodPlans tells plans and boxes.
func (n *Note) understoodPlans(add func(Understood)) {
	for _, p := range n.Plans {
		u := Understood{Group: PlanGroup, Name: "plan", Value: "if " + p.If + " → " + p.Then, Pos: p.Pos}
		switch {
		case p.If == "":
			u.Name, u.Value, u.More = "no cue", p.Then, "no plan, because nothing says when it applies"
		case p.Then == "":
			u.Name, u.Value, u.More = "no response", p.If, "no plan, because no response can be told from the cue"
		case len(p.Tags) > 0:
			u.More = "#" + strings.Join(p.Tags, " #")
		case p.Lesson > 0:
			u.More = fmt.Sprintf("for the lesson in line %d", p.Lesson)
		}
		add(u)
	}
	for _, b := range n.Boxes {
		name := "not kept"
		switch {
		case !b.Came:
			name = "not come up"
		case b.Kept:
			name = "kept"
		}
		add(Understood{Group: PlanGroup, Name: name, Value: b.Plan, Pos: b.Pos})
	}
}

// linesFiled tells the numbers of the lines of one kind: "2, 4–6".
func (n *Note) linesFiled(as Filing) string {
	var out []string
	for i := 0; i < len(n.Filed); i++ {
		if n.Filed[i] != as {
			continue
		}
		from := i
		for i+1 < len(n.Filed) && (n.Filed[i+1] == as || n.Filed[i+1] == Blankness && i+2 < len(n.Filed) && n.Filed[i+2] == as) {
			i++
		}
		if from == i {
			out = append(out, fmt.Sprintf("line %d", from+1))
		} else {
			out = append(out, fmt.Sprintf("lines %d–%d", from+1, i+1))
		}
	}
	return strings.Join(out, ", ")
}

// more is what was read beside the text of an entry.
func (i Item) more() string {
	var out []string
	add := func(name, text string) {
		if text != "" {
			out = append(out, name+text)
		}
	}
	if i.Score > 0 {
		out = append(out, fmt.Sprintf("%d/5", i.Score))
	}
	if i.Done {
		out = append(out, "done")
	}
	add("on ", i.On.String())
	add("why: ", i.Reason)
	add("better: ", i.Better)
	add("answer: ", i.Answer)
	add("", strings.Join(i.Detail, " / "))
	if len(i.Tags) > 0 {
		out = append(out, "#"+strings.Join(i.Tags, " #"))
	}
	return strings.Join(out, "; ")
}

const unfiledHint = "journal check --explain "

// tellUnfiled says once that lines of an interview went nowhere, and the one thing
// that would help.
func (r *reading) tellUnfiled() {
	n := r.note
	if len(n.Unfiled) == 0 {
		return
	}
	first := n.Unfiled[0]
	msg := fmt.Sprintf("%d lines are not filed anywhere, such as “%s”", len(n.Unfiled)+n.UnfiledMore, shorten(first.Text))
	if len(n.Unfiled) == 1 {
		msg = fmt.Sprintf("a line is not filed anywhere: “%s”", shorten(first.Text))
	}
	hint := unfiledHint + n.Path + " tells why"
	if first.Reason == noHeading || first.Reason == noHeadings {
		hint = "put “To improve” or “Went well” in a line above; " + hint
	}
	r.add(problem.Hint, first.Pos, msg, hint)
}

// isUnfiled reports whether a problem is the one of tellUnfiled.
func isUnfiled(p problem.Problem) bool {
	return p.Severity == problem.Hint && strings.Contains(p.Hint, unfiledHint)
}
