package transcript_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"journal/generator/transcript"
)

var update = flag.Bool("update", false, "write what is found into the test data")

// TestTalks reads whole transcripts of all forms, in several languages. Each is read with
// both kinds of line ends.
func TestTalks(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) < 10 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			a, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			got := told(t, a.Files[0].Data)
			if *update {
				a.Files[1].Data = []byte(got)
				if err := os.WriteFile(file, txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if diff := cmp.Diff(string(a.Files[1].Data), got); diff != "" {
				t.Error(diff)
			}
			if crlf := told(t, bytes.ReplaceAll(a.Files[0].Data, []byte("\n"), []byte("\r\n"))); crlf != got {
				t.Error("other line ends change what is read", cmp.Diff(got, crlf))
			}
		})
	}
}

func told(t *testing.T, data []byte) string {
	talk, ok := transcript.Read(data)
	if !ok {
		t.Fatal("no transcript")
	}
	var b strings.Builder
	me, _ := transcript.Me(talk.Speakers, "Sam Reed")
	fmt.Fprintf(&b, "speakers: %s; me: %s", strings.Join(talk.Speakers, ", "), me)
	if share, ok := talk.Share(me); ok {
		fmt.Fprintf(&b, "; share: %d", share)
	}
	b.WriteByte('\n')
	answer := func(a transcript.Answer) string {
		if a.Length > 0 {
			return fmt.Sprintf(" (%.0f s)", a.Length.Seconds())
		}
		if a.Words > 0 {
			return fmt.Sprintf(" (%d words)", a.Words)
		}
		return ""
	}
	for _, q := range talk.Questions(me) {
		fmt.Fprintf(&b, "- %s%s\n", q.Text, answer(q.Answer))
		for _, f := range q.FollowUps {
			fmt.Fprintf(&b, "  - %s%s\n", f.Text, answer(f.Answer))
		}
	}
	return b.String()
}

// between is a talk with one thing that they say between two turns of everyday.
func between(said string) []byte {
	return []byte("Ada Vale: Good morning.\nSam Reed: Good morning, and thank you for having me here today.\nAda Vale: " + said +
		"\nSam Reed: I kept a list of them and went through it with the whole crew on the first day of each month.\nAda Vale: Thank you.\nSam Reed: Thank you.\n")
}

// TestQuestion holds what is a question and what only sounds like one.
func TestQuestion(t *testing.T) {
	for said, want := range map[string]string{
		"So, um, tell me about the harbour.":                             "Tell me about the harbour.",
		"Okay. How did you keep the tools in order?":                     "How did you keep the tools in order?",
		"We'd love to hear how you got here.":                            "We'd love to hear how you got here.",
		"Could you describe the boat.":                                   "Could you describe the boat.",
		"Great, and what would you, uh, change about it?":                "And what would you, change about it?",
		"Suppose the mast breaks. Nobody is hurt. What do you do first?": "Suppose the mast breaks. Nobody is hurt. What do you do first?",
		"What do you like? And what do you not like?":                    "What do you like? And what do you not like?",
		"Can you start on the 3. May, yes?":                              "Can you start on the 3. May, yes?",
		"We'll write to you by Friday, okay?":                            "",
		"You know where the door is, right, Sam?":                        "",
		"Really?":                       "",
		"Tell me if you can't hear me.": "",
		"If you need a break, tell me at any time.": "",
		"How are you?":                             "",
		"Do you have any questions for me?":        "",
		"My boss likes to ask \"what is a boat?\"": "",
		"Why do we do that? It began with a storm in the spring, when all three cranes stood still for nine days in a row.": "",
	} {
		talk, ok := transcript.Read(between(said))
		if !ok {
			t.Fatal(said)
		}
		got := ""
		for _, q := range talk.Questions("Sam Reed") {
			got += q.Text
		}
		if got != want {
			t.Errorf("%s: got %q, want %q", said, got, want)
		}
	}
}

// TestMe holds who of the speakers is meant by a name.
func TestMe(t *testing.T) {
	for _, c := range []struct {
		speakers, name, want string
	}{
		{"Ada Vale|Sam Reed", "Sam Reed", "Sam Reed"},
		{"Ada Vale|Sam", "Sam Reed", "Sam"},
		{"Ada Vale|Reed, Sam (Guest)", "Sam Reed", "Reed, Sam (Guest)"},
		{"Ada Vale|Sam R.", "Sam Reed", "Sam R."},
		{"Ada Vale|S. Reed", "Sam Reed", "S. Reed"},
		{"Ada Vale|Frau Reed", "Sam Reed", "Frau Reed"},
		{"Ada Vale|Tom Reed", "Sam Reed", ""},
		{"Sam Ortiz|Sam Reed", "Sam Reed", "Sam Reed"},
		{"Sam Ortiz|Ada Vale", "Sam Reed", ""},
		{"Sam|SAM REED|sam reed", "Sam Reed", ""},
		{"Interviewer|Candidate", "Sam Reed", "Candidate"},
		{"Speaker 1|Speaker 2", "Sam Reed", ""},
		{"Speaker 1|Speaker 2", "speaker 2", "Speaker 2"},
		{"Ada Vale|Sam Reed", "sam@reed.example", ""},
	} {
		got, ok := transcript.Me(strings.Split(c.speakers, "|"), c.name)
		if got != c.want || ok != (c.want != "") {
			t.Errorf("%s in %s: %q %v, want %q", c.name, c.speakers, got, ok, c.want)
		}
	}
}

// TestIsFullName holds by which names a person may sign.
func TestIsFullName(t *testing.T) {
	for name, want := range map[string]bool{
		"Sam Reed": true, "Anne-Marie de Wit": false, "Ana María López": true, "Sam": false, "Speaker 2": false,
		"Sam's iPhone": false, "sam reed": false, "Reed, Sam (Guest)": false, "佐藤 玲": true, "": false,
	} {
		if got := transcript.IsFullName(name); got != want {
			t.Errorf("%q: %v, want %v", name, got, want)
		}
	}
}

// TestNoTranscript holds what is none, however it looks.
func TestNoTranscript(t *testing.T) {
	for _, text := range []string{
		"",
		"From: Ada Vale <ada@vale.example>\nTo: Sam Reed\nSubject: Interview\nDate: 2 Dec\n\nDear Sam,\n\nwould Tuesday at 10:30 suit you?\n\nAda",
		"---\ncompany: Vale\nrole: Rigger\n---\n\n## Went well\n- Calm: yes\n- Calm: no\n",
		"safety: went straight to the lift\nsafety: should have said it\nspeed: too slow\nspeed: too long\n",
		"---\ncompany: Vale\n---\n\nInterviewer: Why us?\nMe: The boats.\nInterviewer: And when?\nMe: Soon.\n",
		"Agenda: one\nAgenda: two\nAgenda: three\nAgenda: four\nAgenda: five\n",
		"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260312T100000Z\nEND:VEVENT\nEND:VCALENDAR\n",
		"Ada Vale: Hello.\nSam Reed: Hello.\n",
	} {
		if talk, ok := transcript.Read([]byte(text)); ok {
			t.Errorf("%q was read as %+v", text, talk)
		}
	}
}

// TestForms holds that the same talk is read from all forms.
func TestForms(t *testing.T) {
	turns := []struct{ who, text string }{
		{"Ada Vale", "Hello Sam."}, {"Sam Reed", "Hello Ada, it is good to be here."},
		{"Ada Vale", "How do you splice a rope?"}, {"Sam Reed", "Slowly & with care, and never in the rain."},
		{"Ada Vale", "Good."}, {"Sam Reed", "Thank you."},
	}
	forms := map[string]func(n int, who, text string) string{
		"label":      func(_ int, who, text string) string { return who + ": " + text + "\n" },
		"bold":       func(_ int, who, text string) string { return "**" + who + ":** " + text + "\n\n" },
		"stars":      func(_ int, who, text string) string { return "**" + who + "**: " + text + "\n\n" },
		"bracket":    func(_ int, who, text string) string { return "[" + who + "]: " + text + "\n" },
		"full width": func(_ int, who, text string) string { return who + "：" + text + "\n" },
		"clock":      func(n int, who, text string) string { return fmt.Sprintf("10:00:%02d %s: %s\n", 5*n, who, text) },
		"in brackets": func(n int, who, text string) string {
			return fmt.Sprintf("[00:00:%02d] %s: %s\n", 5*n, who, text)
		},
		"behind":    func(n int, who, text string) string { return fmt.Sprintf("%s (00:%02d): %s\n", who, 5*n, text) },
		"heading":   func(n int, who, text string) string { return fmt.Sprintf("%s  0:%02d\n%s\n\n", who, 5*n, text) },
		"two lines": func(n int, who, text string) string { return fmt.Sprintf("%s\n0:%02d\n%s\n\n", who, 5*n, text) },
		"markdown":  func(n int, who, text string) string { return fmt.Sprintf("### %s (00:%02d)\n\n%s\n\n", who, 5*n, text) },
		"alone":     func(_ int, who, text string) string { return who + "\n" + text + "\n\n" },
		"tabs":      func(n int, who, text string) string { return fmt.Sprintf("00:%02d\t%s\t%s\n", 5*n, who, text) },
		"bar":       func(n int, who, text string) string { return fmt.Sprintf("00:00:%02d | %s\n%s\n\n", 5*n, who, text) },
		"sbv": func(n int, who, text string) string {
			return fmt.Sprintf("0:00:%02d.000,0:00:%02d.900\n%s: %s\n\n", 5*n, 5*n+4, who, text)
		},
		"srt with brackets": func(n int, who, text string) string {
			return fmt.Sprintf("%d\n00:00:%02d,000 --> 00:00:%02d,900\n[%s] %s\n\n", n+1, 5*n, 5*n+4, who, text)
		},
		"zoom": func(n int, who, text string) string { return fmt.Sprintf("[%s] 14:03:%02d\n%s\n\n", who, 5*n, text) },
		"srt": func(n int, who, text string) string {
			return fmt.Sprintf("%d\n00:00:%02d,000 --> 00:00:%02d,900\n%s: %s\n\n", n+1, 5*n, 5*n+4, who, text)
		},
		"vtt": func(n int, who, text string) string {
			return fmt.Sprintf("%02d:%02d.000 --> %02d:%02d.900 align:start\n<v %s>%s</v>\n\n", 0, 5*n, 0, 5*n+4, who, strings.ReplaceAll(text, "&", "&amp;"))
		},
		"recogniser": func(n int, who, text string) string {
			return fmt.Sprintf("[00:%02d.000 --> 00:%02d.900]  %s: %s\n", 5*n, 5*n+4, who, text)
		},
	}
	for name, form := range forms {
		text := ""
		if name == "vtt" {
			text = "WEBVTT\n\nNOTE a word: of nobody\n\n"
		}
		for n, turn := range turns {
			text += form(n, turn.who, turn.text)
		}
		talk, ok := transcript.Read([]byte(text))
		if !ok || len(talk.Turns) != len(turns) {
			t.Errorf("%s: read %+v", name, talk)
			continue
		}
		for n, turn := range turns {
			if got := talk.Turns[n]; got.Speaker != turn.who || got.Text != turn.text {
				t.Errorf("%s: turn %d is %q: %q", name, n, got.Speaker, got.Text)
			}
		}
		if q := talk.Questions("Sam Reed"); len(q) != 1 || q[0].Text != turns[2].text || q[0].Answer.Words != 11 {
			t.Errorf("%s: asked %+v", name, q)
		}
	}
}

// TestWide reads a file with two bytes a letter, as Windows saves text.
func TestWide(t *testing.T) {
	wide := []byte{0xff, 0xfe}
	for _, c := range string(between("How do you tie a knot?")) {
		wide = append(wide, byte(c), byte(c>>8))
	}
	talk, ok := transcript.Read(wide)
	if !ok || len(talk.Questions("Sam Reed")) != 1 {
		t.Errorf("read %+v", talk)
	}
}

// long is a talk of so many questions, with a cue of three seconds each.
func long(n int) []byte {
	var b bytes.Buffer
	b.WriteString("WEBVTT\n\n")
	at := time.Duration(0)
	stamp := func(d time.Duration) string {
		return fmt.Sprintf("%02d:%02d:%02d.000", int(d.Hours()), int(d.Minutes())%60, int(d.Seconds())%60)
	}
	for k := range n {
		for _, line := range []string{"Ada Vale: Okay, so how did you keep number " + fmt.Sprint(k) + " in good order?",
			"Sam Reed: I kept a list of them, and I went", "Sam Reed: through it with the crew on the first day of each month."} {
			fmt.Fprintf(&b, "%s --> %s\n%s\n\n", stamp(at), stamp(at+3*time.Second), line)
			at += 3 * time.Second
		}
	}
	return b.Bytes()
}

// TestTooManyQuestions: what follows the last question that is taken is not its answer.
func TestTooManyQuestions(t *testing.T) {
	talk, _ := transcript.Read(long(400))
	all := talk.Questions("Sam Reed")
	if length, _ := transcript.Longest(all); len(all) != 300 || length != 6*time.Second {
		t.Errorf("%d questions, the longest answer %s", len(all), length)
	}
}

// BenchmarkTwoHours reads a talk of two hours.
func BenchmarkTwoHours(b *testing.B) {
	data := long(800)
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		talk, _ := transcript.Read(data)
		talk.Questions("Sam Reed")
		talk.Share("Sam Reed")
	}
}

func FuzzRead(f *testing.F) {
	files, _ := filepath.Glob("testdata/*.txtar")
	for _, file := range files {
		if a, err := txtar.ParseFile(file); err == nil {
			f.Add(a.Files[0].Data)
		}
	}
	f.Add(between("Why? 「何」ですか。 - <v >> -->"))
	f.Add(long(2))
	f.Fuzz(func(t *testing.T, data []byte) {
		talk, ok := transcript.Read(data)
		if !ok {
			return
		}
		for _, me := range append([]string{""}, talk.Speakers...) {
			for _, q := range talk.Questions(me) {
				if strings.TrimSpace(q.Text) == "" || strings.ContainsAny(q.Text, "\n\r") || len(q.Text) > 1000 || q.Answer.Length < 0 {
					t.Fatalf("asked %+v", q)
				}
			}
			if share, ok := talk.Share(me); ok && (share < 0 || share > 100) {
				t.Fatalf("share %d", share)
			}
			if len(talk.Speakers) > 5 {
				break
			}
		}
	})
}
