package inbox

import (
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"journal/generator/generatortest"
	"journal/generator/journal"
	"journal/generator/note"
)

// memory is a journal in memory.
func memory(files map[string]string) *Box {
	content := fstest.MapFS{}
	cfg, _ := journal.ParseConfig([]byte("timezone: Europe/Berlin\nname: Robin Vale\nme: [robin@vale.example]\n"), time.UTC)
	rd := note.NewReader(note.Options{Days: cfg.Days()})
	var notes []*note.Note
	for name, text := range files {
		content[name] = &fstest.MapFile{Data: []byte(text)}
		notes = append(notes, rd.ReadAll(name, []byte(text))...)
	}
	return New(journal.Connect(cfg, clockOfTests, notes, nil), content)
}

// after is the journal as it is when all is written that a box would write.
func after(b *Box, files map[string]string) map[string]string {
	all := map[string]string{}
	for name, text := range files {
		all[name] = text
	}
	for name, text := range b.changed {
		all[name] = string(text)
	}
	return all
}

var start = map[string]string{
	"applications/acme.md":  "---\ncompany: Acme Tools\nrole: Toolmaker\ncontact: Mary Chen <mary@acme.example>\n---\n",
	"applications/brine.md": "---\ncompany: Brine & Co\nrole: Cook\nurl: https://brine.example/jobs\n---\n",
	"interviews/by-hand.md": "---\ncompany: Brine & Co\nrole: Cook\ndate: 2026-06-04 13:00\n---\n",
}

// FuzzTakeCalendar takes a calendar in twice: the second time nothing changes, and no
// note that is there is written anew but for what an invitation tells.
func FuzzTakeCalendar(f *testing.F) {
	for _, how := range []string{"REQUEST", "CANCEL", "COUNTER"} {
		for _, at := range []string{"DTSTART:20260604T110000Z", "DTSTART;TZID=Europe/Berlin:20260604T140000", "DTSTART;VALUE=DATE:20260604"} {
			f.Add(fmt.Sprintf("BEGIN:VCALENDAR\nMETHOD:%s\nBEGIN:VEVENT\nUID:1\n%s\nDURATION:PT1H\nSUMMARY:Interview Brine & Co\nORGANIZER;CN=Jo Salt:mailto:jo@brine.example\nEND:VEVENT\nBEGIN:VEVENT\nUID:1\nSEQUENCE:1\nDTSTART:20260605T110000Z\nSUMMARY:Interview\nEND:VEVENT\nBEGIN:VEVENT\nDTSTART:20260604T110000Z\nSUMMARY:Interview: \"#a\" - Acme Tools\nORGANIZER:mailto:mary@acme.example\nDESCRIPTION:```\\n---\\ncompany: X\\n# Went well\\n- a\nEND:VEVENT\n", how, at))
		}
	}
	f.Fuzz(func(t *testing.T, src string) {
		b := memory(start)
		things := b.Take("a.ics", []byte(src))
		for _, thing := range things {
			if thing.What == "" || thing.Does == "" || strings.ContainsAny(thing.Line(), "\r\n") {
				t.Errorf("%q", thing.Line())
			}
		}
		now := after(b, start)
		for name, text := range b.changed {
			for _, n := range note.NewReader(note.Options{}).ReadAll(name, text) {
				if n.Kind != note.Interview && n.Kind != note.Application || n.Company.Value == "" {
					t.Errorf("%s is %s of %q:\n%s", name, n.Kind, n.Company.Value, text)
				}
			}
		}
		again := memory(now)
		for _, thing := range again.Take("a.ics", []byte(src)) {
			if thing.Writes() {
				t.Errorf("again: %s\n%s", thing.Line(), again.changed[thing.Paths()[0]])
			}
		}
	})
}

// FuzzTakeTranscript takes a transcript in twice: the second time nothing changes, and the
// note of the interview is still one of the same company and day.
func FuzzTakeTranscript(f *testing.F) {
	f.Add("WEBVTT\n\n00:01.000 --> 00:04.000\n<v Jo Salt>How do you salt a ham?\n\n00:05.000 --> 00:40.000\n<v Robin Vale>Slowly.\n\n00:41.000 --> 00:42.000\n<v Jo Salt>## To improve --- a: b\n")
	f.Add("Jo Salt: Tell me about - [ ] a list #tag <!-- x -->.\nRobin Vale: I kept one.\nJo Salt: What `next` {is} 'it'?\nRobin Vale: Another.\nJo Salt: Thanks.\nRobin Vale: Bye.\n")
	f.Fuzz(func(t *testing.T, src string) {
		take := func(files map[string]string) *Box {
			b := memory(files)
			for _, in := range b.j.Interviews {
				b.Note = in.Note
			}
			b.Speaker = "Robin Vale"
			for _, thing := range b.takeTranscript("t.vtt", []byte(src)) {
				if thing.What == "" || thing.Does == "" || strings.ContainsAny(thing.Line(), "\r\n") {
					t.Errorf("%q", thing.Line())
				}
			}
			return b
		}
		b := take(start)
		for _, in := range b.j.Interviews {
			if len(b.j.Interviews) != 1 || in.Company.Name != "Brine & Co" || in.Day.String() != "2026-06-04" || in.Note.Outcome != "" || len(in.Note.Log) > 0 || len(in.Note.Sections) > 1 {
				t.Errorf("%+v", in)
			}
		}
		if again := take(after(b, start)); len(again.changed) > 0 {
			t.Errorf("again: %q", again.changed)
		}
	})
}

// FuzzTakeLetters takes what a phone may send in twice: the second time nothing changes, and
// what stood in the notes stands there still.
func FuzzTakeLetters(f *testing.F) {
	letter := func(with, text string) string {
		return fmt.Sprintf(`{"letter":1,"id":"0123456789abcdef0123456789abcdef","version":2,"began":"2026-06-04T18:40:00+02:00","zone":"Europe/Berlin","with":%q,"day":"2026-06-04","time":"13:00","text":%q,"parts":{"well":"calm","asked":"Why?"},"kept":[{"plan":"if a → b","kept":true}]}`, with, text)
	}
	f.Add(letter("Brine & Co", "They asked\n---\ncompany: X\n# To improve\n- me"))
	f.Add(letter("Nobody", "outcome: rejected"))
	f.Add(letter("", "Company: Acme Tools\n```\n<!-- x"))
	f.Fuzz(func(t *testing.T, src string) {
		take := func(files map[string]string) *Box {
			b := memory(files)
			b.Letter = func(file io.Reader, _ int) ([]byte, error) { return io.ReadAll(file) }
			for _, thing := range b.takeLetters([]byte(src)) {
				if thing.What == "" || thing.Does == "" || strings.ContainsAny(thing.Line(), "\r\n") {
					t.Errorf("%q", thing.Line())
				}
			}
			return b
		}
		b := take(start)
		now := after(b, start)
		for name, text := range start {
			for line := range strings.Lines(text) {
				if !strings.Contains(now[name], line) {
					t.Errorf("%s has lost %q:\n%s", name, line, now[name])
				}
			}
		}
		if again := take(now); len(again.changed) > 0 {
			t.Errorf("again: %q", again.changed)
		}
	})
}

func TestBoxGrowth(t *testing.T) {
	journalOf := func(n int) map[string]string {
		files := map[string]string{}
		for i := range n {
			files[fmt.Sprintf("applications/a%d.md", i)] = fmt.Sprintf("---\ncompany: Company Number%d\nrole: Cook\ncontact: Jo Salt <jo@number%d.example>\n---\n", i, i)
		}
		return files
	}
	small, large := memory(journalOf(50)), memory(journalOf(500))
	src := []byte("BEGIN:VCALENDAR\n" + strings.Repeat("BEGIN:VEVENT\nUID:1\nDTSTART:20260604T110000Z\nSUMMARY:Webinar of Company Number7\nORGANIZER:mailto:jo@number9.example\nEND:VEVENT\n", 1) + "END:VCALENDAR\n")
	generatortest.Grows(t, 10, func() {
		for range 20 {
			small.Take("a.ics", src)
		}
	}, func() {
		for range 20 {
			large.Take("a.ics", src)
		}
	})
	events := func(n int) []byte {
		var out strings.Builder
		out.WriteString("BEGIN:VCALENDAR\n")
		for i := range n {
			fmt.Fprintf(&out, "BEGIN:VEVENT\nUID:%d\nDTSTART:20260604T110000Z\nSUMMARY:Dinner %d\nDESCRIPTION:with Company Number%d\nEND:VEVENT\n", i, i, i)
		}
		return []byte(out.String())
	}
	few, many := events(150), events(1500)
	generatortest.Grows(t, 10, func() { small.Take("a.ics", few) }, func() { small.Take("a.ics", many) })
}
