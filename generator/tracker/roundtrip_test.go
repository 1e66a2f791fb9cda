package tracker

import (
	"bytes"
	"maps"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"journal/content"
	"journal/generator/exchange"
	"journal/generator/generatortest"
	"journal/generator/generatortest/wild"
	"journal/generator/journal"
	"journal/generator/journal/journaltest"
)

// empty is a journal without notes, with the configuration and clock of
// another one.
func empty(j *journal.Journal) Existing {
	return Existing{Journal: journal.Connect(j.Config, j.Now, nil, nil), Exists: func(string) bool { return false }}
}

// withNotes is a journal with the notes of an import.
func withNotes(t *testing.T, config, now string, all ...*Import) *journal.Journal {
	t.Helper()
	notes := map[string]string{}
	for _, im := range all {
		for _, n := range im.Notes {
			if _, double := notes[n.Path]; double {
				t.Errorf("%s is written twice", n.Path)
			}
			notes[n.Path] = string(n.Text)
		}
	}
	return journaltest.Connect(t, config, now, notes)
}

// jsonOf is the export of what a journal says, without what is worked out
// from it and without the lines of its notes.
func jsonOf(t *testing.T, j *journal.Journal) (whole, said string) {
	t.Helper()
	var out bytes.Buffer
	if err := exchange.JSON(&out, j, nil, nil, nil); err != nil {
		t.Fatal(err)
	}
	said = regexp.MustCompile(`"line": \d+`).ReplaceAllString(out.String(), `"line": 0`)
	said = regexp.MustCompile(`(?s)"plans": \[\n.*?\n  \]`).ReplaceAllString(said, `"plans": []`)
	return out.String(), said
}

// differ shows the first lines in which two texts differ.
func differ(t *testing.T, what, was, is string) {
	t.Helper()
	if was == is {
		return
	}
	a, b := strings.Split(was, "\n"), strings.Split(is, "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			from := max(i-6, 0)
			t.Errorf("%s: line %d was\n%s\nand is\n%s", what, i+1, strings.Join(a[from:min(i+4, len(a))], "\n"), strings.Join(b[from:min(i+4, len(b))], "\n"))
			return
		}
	}
	t.Errorf("%s: %d lines became %d", what, len(a), len(b))
}

func configOf(t *testing.T) string {
	t.Helper()
	text, err := content.FS.ReadFile("journal.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TestRoundTripJSON exports the sample, imports it into an empty journal and
// exports it again: all that differs is the lines of the notes.
func TestRoundTripJSON(t *testing.T) {
	j := journaltest.Sample(t)
	whole, said := jsonOf(t, j)
	im, err := ImportJSON("journal.json", []byte(whole), Guess, empty(j))
	if err != nil {
		t.Fatal(err)
	}
	if len(im.Problems) > 0 {
		t.Error(im.Problems)
	}
	again := withNotes(t, configOf(t), "2026-03-12 08:30", im)
	_, back := jsonOf(t, again)
	differ(t, "sample", said, back)
}

// TestRoundTripCSV does the same with both tables, which hold less.
func TestRoundTripCSV(t *testing.T) {
	j := journaltest.Sample(t)
	applications, interviews := tablesOf(t, j)
	there := empty(j)
	first, err := ImportCSV("interviews.csv", []byte(interviews), Guess, there)
	if err != nil {
		t.Fatal(err)
	}
	there.Journal = withNotes(t, configOf(t), "2026-03-12 08:30", first)
	second, err := ImportCSV("applications.csv", []byte(applications), Guess, there)
	if err != nil {
		t.Fatal(err)
	}
	if first.Kind != "interviews" || second.Kind != "applications" || len(first.Problems)+len(second.Problems) > 0 {
		t.Errorf("%s %v, %s %v", first.Kind, first.Problems, second.Kind, second.Problems)
	}
	again := withNotes(t, configOf(t), "2026-03-12 08:30", first, second)
	applicationsAgain, interviewsAgain := tablesOf(t, again)
	differ(t, "applications", applications, applicationsAgain)
	differ(t, "interviews", interviews, interviewsAgain)
	if n := second.AlreadyThere(); n != 1 {
		t.Errorf("%d rows of applications say no more than interviews do", n)
	}
}

// roundTripTables takes notes through both tables, the interviews first.
func roundTripTables(t *testing.T, what, config string, notes map[string]string) {
	t.Helper()
	const now = "2026-03-12 08:30"
	j := journaltest.Connect(t, config, now, notes)
	applications, interviews := tablesOf(t, j)
	there := empty(j)
	var all []*Import
	for _, table := range []struct {
		kind Kind
		text string
	}{{Interviews, interviews}, {Applications, applications}} {
		im, err := ImportCSV("t.csv", []byte(table.text), table.kind, there)
		if err != nil {
			t.Fatal(err)
		}
		if errs, _ := im.Problems.Count(); errs > 0 {
			t.Errorf("%s: %s", what, messagesOf(im))
		}
		all = append(all, im)
		there.Journal = withNotes(t, config, now, all...)
	}
	applicationsAgain, interviewsAgain := tablesOf(t, there.Journal)
	differ(t, what+", applications", applications, applicationsAgain)
	differ(t, what+", interviews", interviews, interviewsAgain)
}

// TestRoundTripApplicationsAlone imports the table of applications alone:
// where each stands comes back although its interviews are not there.
func TestRoundTripApplicationsAlone(t *testing.T) {
	j := journaltest.Sample(t)
	applications, _ := tablesOf(t, j)
	im, err := ImportCSV("applications.csv", []byte(applications), Guess, empty(j))
	if err != nil {
		t.Fatal(err)
	}
	again, _ := tablesOf(t, withNotes(t, configOf(t), "2026-03-12 08:30", im))
	differ(t, "applications", applications, withoutNote(again))
}

// withoutNote takes the one file out of a table that was not in it before:
// an application that only interviews named has got a note.
func withoutNote(table string) string {
	return strings.Replace(table, "applications/northwind-robotics-backend-engineer.md", "", 1)
}

func tablesOf(t *testing.T, j *journal.Journal) (applications, interviews string) {
	t.Helper()
	var a, i bytes.Buffer
	if err := exchange.ApplicationsCSV(&a, j); err != nil {
		t.Fatal(err)
	}
	if err := exchange.InterviewsCSV(&i, j); err != nil {
		t.Fatal(err)
	}
	return a.String(), i.String()
}

// TestRoundTripWild does it with notes as people really write them. What
// Windows cannot have as a name gets another one.
func TestRoundTripWild(t *testing.T) {
	notes := notesBelow(t, wild.Notes(t, "../note/testdata/wild"))
	delete(notes, "interviews/aux.md")
	roundTrip(t, "wild", "timezone: Europe/Berlin\n", notes)
	roundTripTables(t, "wild", "timezone: Europe/Berlin\n", notes)
}

// roundTrip takes notes through JSON and, if nothing else differs, gives the
// journal that comes back.
func roundTrip(t *testing.T, what, config string, notes map[string]string) {
	t.Helper()
	const now = "2026-03-12 08:30"
	j := journaltest.Connect(t, config, now, notes)
	whole, said := jsonOf(t, j)
	im, err := ImportJSON("journal.json", []byte(whole), Guess, empty(j))
	if err != nil {
		t.Fatal(err)
	}
	if errs, _ := im.Problems.Count(); errs > 0 {
		t.Errorf("%s: %v", what, im.Problems)
	}
	_, back := jsonOf(t, withNotes(t, config, now, im))
	differ(t, what, said, back)
}

// TestRoundTripRandom takes random journals through JSON and through tables.
func TestRoundTripRandom(t *testing.T) {
	for seed := range uint64(40) {
		r := rand.New(rand.NewPCG(seed, 7))
		notes := generatortest.RandomNotes(r, 9)
		for _, name := range slices.Sorted(maps.Keys(notes)) {
			notes[name] = strings.Replace(notes[name], "---\n", "---\n"+randomFront(r, strings.HasPrefix(name, "interviews/")), 1)
			if strings.HasPrefix(name, "interviews/") {
				notes[name] += randomDebrief(r)
			}
		}
		roundTrip(t, "random", "", notes)
		roundTripTables(t, "random", "", notes)
		if t.Failed() {
			t.Fatalf("this was seed %d", seed)
		}
	}
}

// bits are pieces of text that mean something to Markdown, YAML or the notes.
var bits = strings.Fields("word *bold* _x_ `code` <b> & &amp; [link](x) [[wiki]] #tag 4/5 50% %% == ~~x~~ \\ | - + > 1. 2026-01-02 (sent) why: better: liked: \"quoted\" 'x' : ; , ? ! 田中 Zoë ⭐ ✅ https://a.example/b?c=d ${x} --- # @you C# a_b_c")

func randomWords(r *rand.Rand) string {
	words := []string{"word"}
	for range r.IntN(5) {
		words = append(words, bits[r.IntN(len(bits))])
	}
	return strings.Join(append(words, "end"), " ")
}

// randomFront makes front matter of facts that are mostly odd.
func randomFront(r *rand.Rand, ofInterview bool) string {
	of := func(values ...string) string { return values[r.IntN(len(values))] }
	people := func() string {
		return of("Mary Chen", "Mary Chen, Engineering Manager <mary@northwind.example>", "神谷 拓, 計測チーム リーダー", "{name: 'Bo, the one from the fair', title: 'who, me?'}", "{name: Ada, email: ada@x.example, remember: 'two cats; one dog'}",
			"Dr. O'Neil-Smith (QA)", "mary.chen@northwind.example", "'name: x'", "Li")
	}
	text := ""
	add := func(key, value string) {
		if r.IntN(3) == 0 {
			text += key + ": " + value + "\n"
		}
	}
	add("salary", of("60k", "'=1+1'", "'€50,000 - 60,000'", "'-5'"))
	add("source", of("a friend", "'@work'", "'\"quoted\" ads'"))
	add("url", of("https://a.example/b?c=d&e=f,g", "a.example"))
	add("location", of("Berlin, or remote", "'#3'", "'  spaced  '"))
	add("tags", of("[go, billing]", "[a b, c-d]", "one"))
	add("deadline", "2026-04-01")
	if ofInterview {
		if n := r.IntN(4); n > 0 {
			text += "interviewers:\n"
			for range n {
				text += "  - " + people() + "\n"
			}
		}
		add("recruiter", people())
		add("next_steps", of("answer by 2026-03-11, ask Mary", "'- they call'", "'a: b'"))
		add("ratings", of("{overall: 3, rapport: 4}", "{overall: 5}", "{odd thing: 2}"))
		add("format", of("video", "'on site, room 3'"))
		add("stage", of("technical", "'+1'", "second: final"))
		add("title", of("A title, with commas", "'=HYPERLINK(\"x\")'"))
		add("duration", of("45m", "1h"))
	} else {
		add("contact", people())
		add("follow_up", "2026-03-20")
	}
	add("fit", of("{role: 4, growth: 5}", "{happiness: 1}"))
	return text
}

func randomDebrief(r *rand.Rand) string {
	out := "\n"
	for _, heading := range []string{"Questions they asked", "Went well", "To improve", "Learned", "Concerns", "Still to ask", "Feedback"} {
		if r.IntN(3) > 0 {
			continue
		}
		out += "## " + heading + "\n\n"
		for range 1 + r.IntN(3) {
			out += "- " + []string{"", "[ ] ", "[x] "}[r.IntN(3)] + randomWords(r) + "\n"
			if heading == "Questions they asked" && r.IntN(2) == 0 {
				out += "  - why: " + randomWords(r) + "\n"
			}
		}
		out += "\n"
	}
	return out
}
