package note

import (
	"fmt"
	"strings"

	"journal/generator/day"
)

// Appointment is what is known of an interview before its note is written.
type Appointment struct {
	Company, Role, Stage string
	Day                  day.Day
	Clock                string   // when it begins, as in "14:00"; "" if that is not known
	Ahead                bool     // it is still to come
	Plans                []string // active if-then plans, to be ticked when they were kept

	// What an invitation tells besides.
	Zone       string // that the clock is of; "" for the journal's
	Minutes    int
	Format     string
	People     []Person
	Location   string
	UID        string
	Sequence   int
	Links      []string // of the call
	Invitation string   // its text, of many lines
	Log        string   // a line of history
}

// Blank returns the text of a new interview note: what is known filled in, the
// rest as the questions to answer right after an interview (practices 1 to 8
// and 13 to 14). For one ahead it asks first what to prepare. It reads back
// without a problem, and nothing left empty in it counts as an entry.
func Blank(in Appointment) []byte {
	date := fmt.Sprintf("%s            # add the time: %s 10:00", in.Day, in.Day)
	if in.Clock != "" {
		date = fmt.Sprintf("%s %s", in.Day, in.Clock)
	}
	sections := blankSections
	if in.Ahead {
		sections = append([]blankSection{preparation}, sections...)
	}
	var out strings.Builder
	key := func(name, value, comment string) {
		if value != "" {
			comment = ""
		}
		fmt.Fprintf(&out, "%s\n", strings.TrimRight(fmt.Sprintf("%-27s %s", strings.TrimRight(name+": "+value, " "), comment), " "))
	}
	fmt.Fprintf(&out, "---\ncompany: %s\nrole: %s\ndate: %s\n", quoted(in.Company), quoted(in.Role), date)
	if in.Zone != "" {
		key("timezone", in.Zone, "")
	}
	length := ""
	if in.Minutes > 0 {
		length = fmt.Sprintf("%dm", in.Minutes)
	}
	key("duration", length, "# 60m")
	fmt.Fprintf(&out, "stage: %s\n", quoted(in.Stage))
	key("format", quoted(in.Format), "# video, phone, onsite")
	if in.Location != "" {
		key("location", quoted(in.Location), "")
	}
	key("interviewers", "", "# one a line:  - Mary Chen, Engineering Manager <mary@northwind.example>")
	for _, p := range in.People {
		out.WriteString(personItem(p))
	}
	out.WriteString(`recruiter:
next_steps:                 # who answers, by when, how
ratings: {overall: , research: , confidence: , answers: , rapport: }    # 1 to 5
fit: {role: , growth: , culture: , values: , happiness: }               # 1 to 5
chance:                     # how likely you go on, as in 60%
outcome: waiting            # passed, rejected, withdrawn, silent, offer, accepted, declined, cancelled
tags: []
`)
	if in.UID != "" {
		fmt.Fprintf(&out, "uid: %s\nsequence: %d\n", quoted(in.UID), in.Sequence)
	}
	key("log", "", fmt.Sprintf("# one a line:  - %s 16:05 thank-you Mary Chen", in.Day))
	if in.Log != "" {
		fmt.Fprintf(&out, "  - %s\n", logItem(in.Log))
	}
	out.WriteString("---\n\n")
	if in.Invitation != "" || len(in.Links) > 0 {
		out.WriteString("## Invitation\n\n")
		for _, link := range in.Links {
			fmt.Fprintf(&out, "<%s>\n\n", link)
		}
		out.WriteString(quote(in.Invitation) + "\n")
	}
	if len(in.Plans) > 0 {
		out.WriteString(KeptForm(in.Plans) + "\n")
	}
	for _, s := range sections {
		fmt.Fprintf(&out, "## %s\n\n<!-- %s -->\n\n- \n\n", s.heading, s.ask)
	}
	return []byte(strings.TrimRight(out.String(), "\n") + "\n")
}

// KeptForm is what to tick in a debrief: a box for each plan.
func KeptForm(plans []string) string {
	var out strings.Builder
	out.WriteString("## Kept?\n\n<!-- tick what you kept; write (did not come up) behind what did not -->\n\n")
	for _, p := range plans {
		fmt.Fprintf(&out, "- [ ] kept: %s\n", p)
	}
	return out.String()
}

// blankSection is a heading and what to write below it.
type blankSection struct{ heading, ask string }

var preparation = blankSection{"Preparation", "what to tell, what to bring, questions they may ask"}

var blankSections = []blankSection{
	{"Questions they asked", "- [2/5] the question #topic, and below it, indented:  - why: forgot the outcome  - better: start with the result"},
	{"Went well", "what, and why it worked"},
	{"To improve", "- [ ] one thing a line, with a #theme if you like; tick it when it is done"},
	{"Reactions", "- liked: the migration story   - disliked: the long introduction   - told them, because they asked for feedback: …"},
	{"Learned", "about the role, the team, the company"},
	{"Concerns", "what worries you about them"},
	{"Still to ask", "carried on to the next interview there until ticked"},
}

// quote shows text of others as it is: nothing in it is a fact or an entry of the note.
func quote(text string) string {
	if text == "" {
		return ""
	}
	fence := "```"
	for strings.Contains(text, fence) {
		fence += "`"
	}
	return fence + "\n" + strings.TrimRight(text, "\n") + "\n" + fence + "\n"
}

// logItem returns a line of the log as an item of YAML.
func logItem(line string) string {
	if strings.Contains(line, " #") || strings.Count(line, ": ") > 1 || strings.ContainsAny(line, "\"'") {
		return inQuotes(line)
	}
	return line
}

// personItem returns a person as an item of a list, on one line where that is read back
// as the same person.
func personItem(p Person) string {
	line := p.Name
	if p.Title != "" {
		line += ", " + p.Title
	}
	if p.Email != "" {
		line = strings.TrimSpace(line + " <" + p.Email + ">")
	}
	got := ReadPeople(line, true)
	plain := !strings.Contains(line, ": ") && !strings.Contains(line, " #") && !strings.ContainsAny(line[:1], "-?:,[]{}#&*!|>'\"%@`<~=+")
	if plain && len(got.Named) == 1 && len(got.Unnamed) == 0 && got.Named[0].Name == p.Name && got.Named[0].Title == p.Title && got.Named[0].Email == p.Email {
		return "  - " + line + "\n"
	}
	out, lead := "", "  - "
	for _, v := range []struct{ key, text string }{{"name", p.Name}, {"title", p.Title}, {"email", p.Email}} {
		if v.text != "" {
			out += lead + v.key + ": " + quoted(v.text) + "\n"
			lead = "    "
		}
	}
	return out
}

// quoted returns a YAML value that is read back as the same text.
func quoted(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	plain := s != "" && strings.IndexFunc(s, func(c rune) bool { return strings.ContainsRune("\"'#:{}[],&*!|>%@`\\", c) || c < ' ' }) < 0 &&
		!strings.ContainsAny(s[:1], "-?~=<.0123456789+")
	switch strings.ToLower(s) {
	case "yes", "no", "true", "false", "null", "on", "off", "y", "n":
		plain = false
	}
	if plain || s == "" {
		return s
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
}

// NewDebrief returns the text of the note of an interview that was written up elsewhere:
// what is known above the text of it. zone is that of the clock, "" for the journal's.
func NewDebrief(in Appointment, zone string, body []byte) []byte {
	var out strings.Builder
	out.WriteString("---\n")
	if in.Company != "" {
		fmt.Fprintf(&out, "company: %s\n", quoted(in.Company))
	}
	fmt.Fprintf(&out, "date: %s\n", strings.TrimSpace(in.Day.String()+" "+in.Clock))
	if zone != "" && in.Clock != "" {
		fmt.Fprintf(&out, "timezone: %s\n", quoted(zone))
	}
	return append([]byte(out.String()+"---\n\n"), body...)
}

// NewPage returns the text of a plain page.
func NewPage(title string, body []byte) []byte {
	return append([]byte("---\ntitle: "+quoted(title)+"\nkind: page\n---\n\n"), body...)
}

// NewApplication returns the text of the note of an application, with a line of its log.
func NewApplication(company, role, line string) []byte {
	var out strings.Builder
	fmt.Fprintf(&out, "---\ncompany: %s\n", quoted(company))
	if role != "" {
		fmt.Fprintf(&out, "role: %s\n", quoted(role))
	}
	if line != "" {
		fmt.Fprintf(&out, "log:\n  - %s\n", logItem(line))
	}
	out.WriteString("---\n")
	return []byte(out.String())
}
