package inbox

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"journal/generator/journal"
	"journal/generator/note"
	"journal/generator/transcript"
)

// boxOf returns a box for notes, at six in the evening of 12 March 2026.
func boxOf(t *testing.T, notes map[string]string) *Box {
	t.Helper()
	fsys := fstest.MapFS{}
	var read []*note.Note
	rd := note.NewReader(note.Options{})
	for name, text := range notes {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
		read = append(read, rd.ReadAll(name, []byte(text))...)
	}
	cfg := journal.Config{Name: "Sam Reed", Zone: time.UTC}
	return New(journal.Connect(cfg, time.Date(2026, 3, 12, 18, 0, 0, 0, time.UTC), read, nil), fsys)
}

const talkOfVale = "Ada Vale: Good morning, Sam.\nSam Reed: Good morning.\nAda Vale: Why do you want to work at %?\nSam Reed: Because of the harbour, and because of the boats that lie in it.\nAda Vale: Thank you.\nSam Reed: Thank you.\n"

// TestRecordedInterview holds to which interview a talk belongs, and that in doubt it is
// to none.
func TestRecordedInterview(t *testing.T) {
	vale := "---\ncompany: Vale Ropes\ndate: 2026-03-12 10:00\n---\n"
	oak := "---\ncompany: Oakmere Mills\ndate: 2026-03-12 14:00\ninterviewers: [Ada Vale]\n---\n"
	pine := "---\ncompany: Pine Works\ndate: 2026-03-10 14:00\n---\n"
	evening := "---\ncompany: Late Shift\ndate: 2026-03-12 21:00\n---\n"
	for name, c := range map[string]struct {
		notes      []string
		file, head string
		says       string // the company that is named in the talk
		want       string // the note, or what is said in place of one
	}{
		"day of the name":     {[]string{vale, pine}, "talk-20260310.txt", "", "us", "n1"},
		"hour of the name":    {[]string{vale, oak}, "GMT20260312-100212.txt", "", "us", "n1"},
		"day of the heading":  {[]string{vale, pine}, "talk.txt", "Talk of 10 March 2026\n\n", "us", "n1"},
		"clock":               {[]string{vale, pine}, "talk.txt", "", "us", "n0"},
		"company":             {[]string{vale, oak}, "2026-03-12.txt", "", "Vale Ropes", "n0"},
		"people":              {[]string{vale, oak}, "2026-03-12.txt", "", "us", "n1"},
		"none today":          {[]string{pine}, "talk.txt", "", "us", "does not say of which day it is"},
		"none on that day":    {[]string{pine}, "2026-03-09.txt", "", "us", "there is no interview on that day"},
		"not yet":             {[]string{evening}, "2026-03-12.txt", "", "us", "there is no interview on that day"},
		"two":                 {[]string{vale, strings.Replace(pine, "10 14", "12 15", 1)}, "2026-03-12.txt", "", "us", "it may be of n1.md or n0.md"},
		"another company":     {[]string{vale, pine}, "2026-03-12.txt", "Interview with Pine Works\n\n", "Pine Works", "it speaks of Pine Works"},
		"another, mentioned":  {[]string{vale, pine}, "2026-03-12.txt", "", "Pine Works", "n0"},
		"another, by clock":   {[]string{vale, pine}, "talk.txt", "", "Pine Works", "it speaks of Pine Works"},
		"name and no company": {[]string{vale}, "2026-03-12 Vale Ropes.txt", "", "us", "n0"},
	} {
		notes := map[string]string{}
		for k, text := range c.notes {
			notes["n"+string(rune('0'+k))+".md"] = text
		}
		b := boxOf(t, notes)
		things := b.Take(c.file, []byte(c.head+strings.ReplaceAll(talkOfVale, "%", c.says)))
		if len(things) != 1 {
			t.Fatalf("%s: %d things", name, len(things))
		}
		got := strings.Join(things[0].Paths(), " ")
		if got == "" {
			got = things[0].Does
		}
		if !strings.Contains(got, c.want) {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

// TestTalkAgain: what the note has already is not written again, also with a word mended or
// an own mark.
func TestTalkAgain(t *testing.T) {
	b := boxOf(t, map[string]string{"vale.md": "---\ncompany: Vale Ropes\ndate: 2026-03-12 10:00\ntalk_share: 50\n---\n\n## Questions they asked\n\n- [2/5] Why did you want to work at Vale Ropes?\n"})
	things := b.Take("talk.txt", []byte(strings.ReplaceAll(talkOfVale, "%", "Vale Ropes")))
	if things[0].Writes() || !strings.Contains(things[0].Does, "there already") {
		t.Errorf("%+v", things[0])
	}
}

// TestTalkSaid: a note that says so gets what was said, also of a talk that it has already,
// and once. A transcript that it has stays.
func TestTalkSaid(t *testing.T) {
	const head = "---\ncompany: Vale Ropes\ndate: 2026-03-12 10:00\n---\n"
	talk := []byte(strings.ReplaceAll(talkOfVale, "%", "Vale Ropes") + "Sam Reed: And goodbye.\n")
	b := boxOf(t, map[string]string{"vale.md": head})
	if things := b.Take("talk.txt", talk); !things[0].Writes() || strings.Contains(string(b.changed["vale.md"]), "harbour") {
		t.Errorf("%s\n%s", things[0].Line(), b.changed["vale.md"])
	}
	says := strings.Replace(string(b.changed["vale.md"]), "---\n", "---\ntranscript: true\n", 1)
	b = boxOf(t, map[string]string{"vale.md": says})
	things := b.Take("talk.txt", talk)
	if got, want := things[0].Does, "what was said into vale.md"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	said := string(b.changed["vale.md"])
	for _, want := range []string{"\n> **Ada Vale:** Good morning, Sam.\n>\n> **Sam Reed:** Good morning.\n>\n", "> **Sam Reed:** Thank you. And goodbye."} {
		if !strings.Contains(said, want) {
			t.Errorf("no %q in\n%s", want, said)
		}
	}
	for name, text := range map[string]string{"the same": said, "one of one's own": says + "\n## Transcript\n\nIn my drawer.\n"} {
		b = boxOf(t, map[string]string{"vale.md": text})
		if things = b.Take("talk.txt", talk); things[0].Writes() || !strings.Contains(things[0].Does, "there already") || !strings.Contains(strings.Join(things[0].Said, " "), "stays as it is") {
			t.Errorf("%s: %+v", name, things[0])
		}
	}
}

// TestTurnsOf parts what nobody knows the speakers of by its sentences.
func TestTurnsOf(t *testing.T) {
	var talk transcript.Transcript
	for range 40 {
		talk.Turns = append(talk.Turns, transcript.Turn{Text: "We spliced the ropes"}, transcript.Turn{Text: "in the rain."})
	}
	said := turnsOf(&talk)
	if len(said) < 3 || len(said) > 5 {
		t.Errorf("%d pieces", len(said))
	}
	for _, turn := range said {
		if !strings.HasPrefix(turn.Text, "We") || !strings.HasSuffix(turn.Text, "rain.") {
			t.Errorf("%q", turn.Text)
		}
	}
}
