package inbox

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// letterOf is a mail of 1 June 2026.
func letterOf(from, subject, body string) string {
	return "From: " + from + "\r\nTo: Robin Vale <robin@vale.example>\r\nSubject: " + subject + "\r\nDate: Mon, 1 Jun 2026 09:00:00 +0200\r\nMessage-ID: <1@x.example>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + strings.ReplaceAll(body, "\n", "\r\n")
}

const no = "Dear Robin,\n\nThank you for your interest. Unfortunately we have decided not to move forward with your application.\n\nAll the best for your search,\n"

// reWritten is a line of a log, or an appointment.
var reWritten = regexp.MustCompile(`2026-\d\d-\d\d [\p{L}\d][^"\]\n]*`)

func TestMails(t *testing.T) {
	twice := map[string]string{
		"applications/weld.md":  "---\ncompany: Quarry Metals\nrole: Welder\nurl: https://quarry.example/jobs/4471\n---\n",
		"applications/paint.md": "---\ncompany: Quarry Metals\nrole: Painter\nurl: https://quarry.example/jobs/4472\n---\n",
	}
	maps.Copy(twice, start)
	for _, c := range []struct {
		name, mail string
		want       string   // what is written: "path: line", sorted
		says       []string // what the output has
	}{
		{"a contact says no", letterOf("Mary Chen <mary@acme.example>", "Toolmaker", no+"Mary"), "applications/acme.md: 2026-06-01 rejected", nil},
		{"a program says no", letterOf("Brine & Co <no-reply@greenhouse.example>", "Cook", no+"Brine & Co"), "applications/brine.md: 2026-06-01 rejected", nil},
		{"freemail says no and signs", letterOf("Jo Salt <jo.salt@gmail.example>", "Cook", no+"Jo Salt\nBrine & Co"), "applications/brine.md: 2026-06-01 rejected", nil},
		{"freemail says anything else", letterOf("Jo Salt <jo.salt@gmail.example>", "Your application at Brine & Co", "Dear Robin,\n\nplease send me your papers, we will be in touch about the position.\n\nJo Salt\nBrine & Co"), "", []string{"nothing is written"}},
		{"a friend", letterOf("Ana <ana@gmail.example>", "Acme Tools!", "They told me: we have decided not to move forward with your application. I am sad, good luck with yours."), "", []string{"somebody else"}},
		{"a name like another", letterOf("Brine Books <jobs@brinebooks.example>", "Your application to Brine Books", no+"Brine Books"), "", []string{"nothing is written"}},
		{"two of one company", letterOf("Quarry Metals <jobs@quarry.example>", "Your application", no+"Quarry Metals"), "", []string{"Quarry Metals, Painter or Quarry Metals, Welder", "journal log"}},
		{"two, and the number", letterOf("Quarry Metals <jobs@quarry.example>", "Your application (Ref 4472)", no+"Quarry Metals"), "applications/paint.md: 2026-06-01 rejected", nil},
		{"two, and the role", letterOf("Quarry Metals <jobs@quarry.example>", "Welder", no+"Quarry Metals"), "applications/weld.md: 2026-06-01 rejected", nil},
		{"one plain sentence", letterOf("Mary Chen <mary@acme.example>", "Toolmaker", "Robin, we went with another candidate. Mary"), "applications/acme.md: 2026-06-01 rejected", nil},
		{"not surely a no", letterOf("Mary Chen <mary@acme.example>", "Toolmaker", "Robin, another candidate was chosen. Are you well? Mary"), "", []string{"may be a no", "journal log applications/acme.md"}},
		{"an answer", letterOf("Mary Chen <mary@acme.example>", "Re: Question", "Dear Robin,\n\nyes, parking is free.\n\nMary"), "applications/acme.md: 2026-06-01 answered Mary Chen", nil},
		{"an offer", letterOf("Mary Chen <mary@acme.example>", "News", "Dear Robin,\n\nwe are happy to offer you the position of Toolmaker.\n\nMary"), "", []string{"offer", "journal log applications/acme.md"}},
		{"received", letterOf("Tarn Hotels Careers <no-reply@tarnhotels.example>", "Your application for Night Porter", "Dear Robin,\n\nwe have received your application for Night Porter and will be in touch.\n\nTarn Hotels"), "applications/tarn-hotels-night-porter.md: 2026-06-01 applied", nil},
		{"an appointment", letterOf("Mary Chen <mary@acme.example>", "Interview", "Dear Robin,\n\nwe would like to invite you to an interview on Tuesday 9 June at 14:00 UK time.\n\nMary"), "interviews/2026-06-09-acme-tools.md: 2026-06-09 14:00", nil},
		{"one that may be another", letterOf("Jo Salt <jo@brine.example>", "Interview", "Dear Robin,\n\nour interview is on Tuesday 9 June at 14:00 UK time.\n\nJo"), "applications/brine.md: 2026-06-01 answered", []string{"interviews/by-hand.md is ahead"}},
		{"one that is there", letterOf("Jo Salt <jo@brine.example>", "Interview", "Dear Robin,\n\nour interview is on Thursday 4 June at 13:00 German time.\n\nJo"), "", []string{"there already"}},
		{"two appointments", letterOf("Mary Chen <mary@acme.example>", "Interview", "Dear Robin,\n\nwould Tuesday 9 June at 14:00 or Wednesday 10 June at 9:00 suit you?\n\nMary"), "applications/acme.md: 2026-06-01 answered Mary Chen", []string{"2026-06-09 14:00", "2026-06-10 09:00"}},
		{"one's own", letterOf("Robin <robin@vale.example>", "My application", no), "", []string{"wrote it yourself"}},
		{"fraud", letterOf("Acme Tools HR <hr@acme-tools-jobs.example>\r\nReply-To: acme.hr@gmail.example", "You are hired", "Congratulations, you are hired without interview. Send your bank details and a copy of your passport on Telegram today."), "", []string{"careful"}},
		{"pasted", "From: Mary Chen <mary@acme.example>\nSubject: Toolmaker\n\n" + no, "applications/acme.md: 2026-05-20 rejected", nil},
	} {
		b := memory(twice)
		things := b.Take("a.eml", []byte(c.mail))
		said := ""
		for _, thing := range things {
			said += thing.Line() + "\n" + strings.Join(thing.Said, "\n") + "\n" + thing.Hint + "\n"
		}
		var got []string
		for path, text := range b.changed {
			for line := range strings.Lines(string(text)) {
				if at := reWritten.FindString(line); at != "" && !strings.Contains(line, "thank-you") && !strings.Contains(twice[path], line) {
					got = append(got, path+": "+at)
				}
			}
		}
		slices.Sort(got)
		if strings.Join(got, "; ") != c.want {
			t.Errorf("%s: %q is written, want %q; it says %s", c.name, got, c.want, said)
		}
		for _, s := range c.says {
			if !strings.Contains(said, s) {
				t.Errorf("%s: nothing says %q in %s", c.name, s, said)
			}
		}
		again := memory(after(b, twice))
		for _, thing := range again.Take("a.eml", []byte(c.mail)) {
			if thing.Writes() {
				t.Errorf("%s, again: %s", c.name, thing.Line())
			}
		}
	}
}

func TestMailbox(t *testing.T) {
	var box strings.Builder
	for i, m := range []string{letterOf("Mary Chen <mary@acme.example>", "Toolmaker", no+"Mary"), letterOf("News <news@paper.example>", "Today", "Unsubscribe from this newsletter."), letterOf("Brine & Co <no-reply@brine.example>", "Cook", no+"Brine & Co")} {
		fmt.Fprintf(&box, "From MAILER-DAEMON Mon Jun  1 09:00:0%d 2026\n%s\n\n", i, strings.ReplaceAll(m, "\r\n", "\n"))
	}
	b := memory(start)
	if things := b.Take("box", []byte(box.String())); len(things) != 3 || len(b.changed) != 2 {
		t.Errorf("%d things, %d notes", len(things), len(b.changed))
	}
}
