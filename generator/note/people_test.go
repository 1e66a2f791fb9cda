package note

import (
	"strings"
	"testing"
)

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
