package note

import (
	_ "embed"
	"fmt"
	"strings"
	"testing"

	"journal/generator/printable"
)

// Each line of people.txt is a line of people, an arrow, and what is read of it:
// "Name = title <address> {what to remember}" for a person, "~" for who has no
// name, "?" for what is no list of people, "!" for a doubt that is said. "\n" is a
// new line, and "- " in front makes it an entry of a list.
//
//go:embed testdata/people.txt
var peopleLines string

func TestReadPeople(t *testing.T) {
	n := 0
	for line := range strings.Lines(peopleLines) {
		in, want, ok := strings.Cut(strings.TrimSuffix(line, "\n"), " =>")
		if !ok {
			continue
		}
		n++
		text, entry := strings.CutPrefix(strings.ReplaceAll(in, `\n`, "\n"), "- ")
		if got := describeReading(ReadPeople(text, entry)); got != strings.TrimSpace(want) {
			t.Errorf("%s\n got %s\nwant %s", in, got, strings.TrimSpace(want))
		}
	}
	if n < 200 {
		t.Errorf("%d lines were read", n)
	}
}

func describeReading(got People) string {
	var all []string
	for _, p := range got.Named {
		s := p.Name
		if p.Title != "" {
			s += " = " + p.Title
		}
		if p.Email != "" {
			s += " <" + p.Email + ">"
		}
		if p.Remember != "" {
			s += " {" + p.Remember + "}"
		}
		all = append(all, s)
	}
	for _, u := range got.Unnamed {
		all = append(all, "~"+u.Value)
	}
	if got.Text != "" {
		all = append(all, "?")
	}
	for _, r := range got.Remarks {
		if r.Doubtful {
			all = append(all, "!")
		}
	}
	return strings.Join(all, "; ")
}

// What was assumed is said, and how to write it so that nothing has to be.
func TestReadPeopleSaysWhatItAssumed(t *testing.T) {
	for _, c := range []struct {
		line, about string
		doubtful    bool
	}{
		{"Chen, Mary; Diaz, Ross", "family name", false},
		{"Chen, Mary", "two people", true},
		{"mary chen and ross", "mary chen was taken for a name", false},
		{"CTO, Mary Chen", "title of Mary Chen", false},
		{"Mary Chen - she was lovely", "what to remember", false},
		{"Mary Chen, Ross Diaz 3rd, xyz%", "was not taken for a name", true},
	} {
		found := false
		for _, r := range ReadPeople(c.line, false).Remarks {
			found = found || strings.Contains(r.Msg, c.about) && r.Doubtful == c.doubtful && r.Hint != ""
		}
		if !found {
			t.Errorf("%s: %+v, want one about %q", c.line, ReadPeople(c.line, false).Remarks, c.about)
		}
	}
}

func TestCutHonorific(t *testing.T) {
	for name, want := range map[string]string{
		"Dr Anil Rao": "Dr|Anil Rao", "Frau Dr. Sommer": "Frau Dr.|Sommer", "Mary Chen": "|Mary Chen", "Sister Mary Okafor": "Sister|Mary Okafor",
		"Mme Durand": "Mme|Durand", "Dott.ssa Bianchi": "Dott.ssa|Bianchi", "Coach Lee": "Coach|Lee", "Dean": "|Dean", "Prof. Dr. Lena Voss": "Prof. Dr.|Lena Voss",
	} {
		if honorific, rest := CutHonorific(name); honorific+"|"+rest != want {
			t.Errorf("%s: %s|%s, want %s", name, honorific, rest, want)
		}
	}
}

func TestPeople(t *testing.T) {
	rd := NewReader(Options{})
	for _, c := range []struct{ in, want string }{
		{`interviewers: "[[Ann Lee]], [[Bo Day]]"`, "Ann Lee, Bo Day"},
		{"interviewers:\n  - [[Ann Lee]]\n  - [[Bo Day]]", "Ann Lee, Bo Day"},
		{"interviewer: [[Ann Lee|Annie]]", "Ann Lee"},
		{"with: Ann Lee and Bo Day", "Ann Lee, Bo Day"},
		{"interviewers: Ann Lee / Bo Day", "Ann Lee, Bo Day"},
		{"interviewers: Ann, Bo, Cy", "Ann, Bo, Cy"},
		{"interviewer: Mary Chen (she/her), EM", "Mary Chen=EM"},
		{"interviewer: Ann Lee, Senior Director, Platform", "Ann Lee=Senior Director, Platform"},
		{"interviewers: Ann Lee, VP of Engineering; Bo Day, Head of People & Culture", "Ann Lee=VP of Engineering, Bo Day=Head of People & Culture"},
		{"interviewers: Ann Lee, CTO and Bo Day, CEO", "Ann Lee=CTO, Bo Day=CEO"},
		{"interviewers: Ann Lee (EM), Bo Day (Staff Eng), Cy Fox (PM)", "Ann Lee=EM, Bo Day=Staff Eng, Cy Fox=PM"},
		{"interviewers:\n  Ann Lee: CTO\n  Bo Day: EM", "Ann Lee=CTO, Bo Day=EM"},
		{"interviewers:\n  - name: Ann Lee\n    role: CTO\n    mail: ann@x.example\n  - Bo Day", "Ann Lee=CTO<ann@x.example>, Bo Day"},
		{"interviewers: Ann Lee <a@x.example>, Bo Day <b@x.example>", "Ann Lee<a@x.example>, Bo Day<b@x.example>"},
		{"interviewer: bo@x.example", "bo<bo@x.example>"},
		{"interviewer: Ann Lee from HR", "Ann Lee=HR"},
		{"interviewer: Jean-Luc O'Neill, PhD", "Jean-Luc O'Neill=PhD"},
		{"interviewer: María José de la Cruz-Íñiguez – jefa de equipo", "María José de la Cruz-Íñiguez=jefa de equipo"},
		{"interviewers: 佐藤 健（部長）、鈴木 花子", "佐藤 健=部長, 鈴木 花子"},
		{"interviewers: 3 people from the platform team", ""},
		{"interviewer: TBD", ""},
		{"interviewer_name: Augusta Pell\ninterviewer_title: SRE Manager", "Augusta Pell=SRE Manager"},
	} {
		n := rd.Read("interviews/x.md", []byte("---\ncompany: X\n"+c.in+"\n---\ntext\n"))
		var got []string
		for _, p := range n.People {
			s := p.Name
			if p.Title != "" {
				s += "=" + p.Title
			}
			if p.Email != "" {
				s += "<" + p.Email + ">"
			}
			got = append(got, s)
		}
		if s := strings.Join(got, ", "); s != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.in, s, c.want)
		}
	}
}

func TestTopics(t *testing.T) {
	table := newTopicTable(map[string][]string{"improve": {"Was ich besser machen will"}})
	for heading, want := range map[string]Topic{
		"Questions They Asked": Questions, "💬 Questions Asked — Tobias": Questions, "Key Questions & Responses": Questions, "Technical round: questions they asked": Questions,
		"Questions I Asked": Asked, "Your Questions to Ottilie": Asked, "Questions for the interviewer": Asked,
		"What Landed (Well)": Well, "Things that went well": Well, "Strong points": Well,
		"What I'd say differently next time": Improve, "Where I stumbled": Improve, "Better Answers (for next time)": Improve, "Lessons Learned 📚": Improve, "Note to self": Improve, "was ich besser machen will!": Improve,
		"Red Flags / Concerns": Concerns, "Interviewer Signals Observed": Reactions, "Green flags": Liked, "Intel Gathered": Learned, "My gut read": Feeling,
		"Follow-Up": Next, "Next Steps & Follow-up": Next, "Feedback (from recruiter)": Feedback, "Feedback for myself": Improve, "Pre-Interview Prep": Prep, "Transcript / Raw Notes": Raw,
		"What went well / what didn't": "", "Debrief": "", "How it went": "", "🎉": "",
	} {
		if got := table.find(heading); got != want {
			t.Errorf("%q is %q, want %q", heading, got, want)
		}
	}
}

// A heading may say the same as a known one in another frame: who, when, what one has to do.
func TestFramedHeadings(t *testing.T) {
	table := newTopicTable(nil)
	for heading, want := range map[string]Topic{
		"Was besser werden muss": Improve, "Wo ich heute gepatzt habe": Improve, "Was diesmal gut lief": Well, "Feedback vom Betrieb": Feedback, "Was mir gelungen ist": Well,
		"Where I messed up": Improve, "What I need to sharpen": Improve, "Ce que je dois améliorer": Improve, "Lo que debo mejorar": Improve, "Cosa devo migliorare": Improve, "Wat ik moet verbeteren": Improve,
		"Lo que no ha ido bien": Improve, "Ce qui ne s'est pas bien passé": Improve, "O que não foi bem": Improve, "Quello che non è andato bene": Improve, "안 좋았던 점": Improve,
		"Comentarios del entrevistador": Feedback, "Leurs remarques": Feedback, "面接官からの指摘": Feedback, "What they said": "",
		"Wo ich arbeiten will": "", "Where I want to work": "", "Où je veux travailler": "", "The company": "", "Was ist das": "",
	} {
		if got := table.find(heading); got != want {
			t.Errorf("%q is %q, want %q", heading, got, want)
		}
	}
}

func TestParseAddress(t *testing.T) {
	for text, want := range map[string]string{
		"mary@x.example": "mary@x.example", " mailto:mary@x.example ": "mary@x.example", "Mary Chen <mary@x.example>": "mary@x.example",
		"o'brien+jobs@x.example": "o'brien+jobs@x.example", "jörg@müller.example": "jörg@müller.example", "50%@x.example": "50%@x.example",
	} {
		if got, ok := ParseAddress(text); !ok || got != want {
			t.Errorf("%q is %q, %v", text, got, ok)
		}
	}
	for _, text := range []string{
		"", "@", "a@", "@b", "see the site", "a@b,c@d", "a@b;c@d", "a@b c@d", "a@b?cc=c@d", "a@b&bcc=c@d", "a@b%0Abcc:c@d", "a@b%0d%0Abcc", "a@b\nBcc: c@d", "a@b\r\n",
		"a\x1b[2J@b", "a@b\x07", "a@b\u0085", "a@b\u202e", "\ufeffa@b\u2028", "<a@b>, <c@d>", "a@b@c", "\"a b\"@c", "a\\@b@c", "a:b@c",
	} {
		if got, ok := ParseAddress(text); ok && got != strings.TrimSpace(text) || ok && strings.ContainsAny(got, "\r\n,;?&") {
			t.Errorf("%q passes as %q", text, got)
		}
	}
}

// TestNoAddress puts what is no address into every place that takes one. It is
// reported in its line, and left out.
func TestNoAddress(t *testing.T) {
	for _, attack := range []string{`a\x1b[2J@x.example`, `a@x.example\nBcc: b@y.example`, `a@x.example, b@y.example`, `a@x.example?cc=b@y.example`, `a@x.example%0Acc:b@y.example`, `a@x.example\u202e`, `not known to me`} {
		for _, place := range []string{
			"interviewers:\n  - name: Mary Chen\n    email: \"%s\"", "recruiter:\n  name: Mary Chen\n  email: \"%s\"", "contact:\n  - name: Mary Chen\n    email: \"%s\"", "interviewer: Mary Chen\ninterviewer_email: \"%s\"",
		} {
			n := NewReader(Options{}).Read("interviews/a.md", fmt.Appendf(nil, "---\ncompany: Ash\n"+place+"\n---\n", attack))
			people := append(append([]Person{}, n.People...), n.Contacts...)
			if n.Recruiter != nil {
				people = append(people, *n.Recruiter)
			}
			if len(people) != 1 || people[0].Name != "Mary Chen" || people[0].Email != "" {
				t.Errorf("%s in %q: %+v", attack, place, people)
			}
			found := false
			for _, p := range n.Problems {
				found = found || strings.Contains(p.Msg, "mail address") && p.Line > 2 && !strings.ContainsFunc(p.Msg, func(r rune) bool { return !printable.Safe(r) })
			}
			if !found {
				t.Errorf("%s in %q is not reported: %v", attack, place, n.Problems)
			}
		}
	}
	n := NewReader(Options{}).Read("interviews/a.md", []byte("---\ncompany: Ash\ninterviewers:\n  - \"Mary Chen, Lead <mary@x.example\\e[2J>\"\n  - Conor O'Brien <o'brien@x.example>\n  - name: Bo Day\n    email: TBD\n---\n"))
	if len(n.People) != 3 || n.People[0].Email != "" || n.People[1].Email != "o'brien@x.example" || n.People[2].Email != "" || len(n.Problems) != 1 || !strings.Contains(n.Problems[0].Msg, "control characters") {
		t.Errorf("%+v, %v", n.People, n.Problems)
	}
}
