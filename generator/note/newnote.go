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
	fmt.Fprintf(&out, `---
company: %s
role: %s
date: %s
duration:                   # 60m
stage: %s
format:                     # video, phone, onsite
interviewers:               # one a line:  - Mary Chen, Engineering Manager <mary@northwind.example>
recruiter:
next_steps:                 # who answers, by when, how
ratings: {overall: , research: , confidence: , answers: , rapport: }    # 1 to 5
fit: {role: , growth: , culture: , values: , happiness: }               # 1 to 5
chance:                     # how likely you go on, as in 60%%
outcome: waiting            # passed, rejected, withdrawn, silent, offer, accepted, declined, cancelled
tags: []
log:                        # one a line:  - %s 16:05 thank-you Mary Chen
---

`, quoted(in.Company), quoted(in.Role), date, quoted(in.Stage), in.Day)
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
