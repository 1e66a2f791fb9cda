package advice

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"journal/generator/journal"
	"journal/generator/note"
)

func TestEachPracticeStandsOnceInTheTable(t *testing.T) {
	var seen []int
	for _, r := range rules {
		if r.name == "" || r.find == nil || slices.Contains(seen, r.practice) {
			t.Errorf("%+v", r)
		}
		seen = append(seen, r.practice)
	}
	if !slices.IsSorted(seen) {
		t.Errorf("the rules are not in the order of the practices: %v", seen)
	}
}

func TestOrderOfActions(t *testing.T) {
	at := func(hour int) time.Time { return time.Date(2026, 3, 4, hour, 0, 0, 0, time.UTC) }
	sorted := []Action{
		{ID: "1", State: Overdue, What: "debrief", Until: at(12)},
		{ID: "2", State: Overdue, What: "thank-you", Until: at(10)},
		{ID: "3", State: Overdue, What: "follow-up", Until: at(11)},
		{ID: "4", State: Due, What: "debrief", Until: at(20)},
		{ID: "5", State: Due, What: "thank-you", Until: at(15), From: at(9)},
		{ID: "6", State: Due, What: "thank-you", Until: at(15), From: at(10), Person: "Mary Chen"},
		{ID: "7", State: Due, What: "address", Until: at(15), From: at(10), Person: "Ross Diaz"},
		{ID: "8", State: Due, What: "thank-you", Until: at(15), From: at(10), Person: "Ross Diaz"},
		{ID: "9", State: Due, What: "silent"},
		{ID: "10", State: Upcoming, What: "prep", From: at(9), Until: at(23)},
		{ID: "11", State: Upcoming, What: "prep", From: at(10), Until: at(22)},
		{ID: "12", State: Missed, What: "thank-you", Until: at(1)},
	}
	mixed := slices.Clone(sorted)
	slices.Reverse(mixed)
	slices.SortFunc(mixed, pressing)
	for i := range sorted {
		if mixed[i].ID != sorted[i].ID {
			t.Fatalf("place %d is %s, want %s", i, mixed[i].ID, sorted[i].ID)
		}
	}
}

func TestIDs(t *testing.T) {
	// Two keys whose hashes begin alike get ids of different length, whatever
	// the order they come in.
	first := map[string]string{}
	var a, b string
	for i := 0; a == ""; i++ {
		key := strconv.Itoa(i)
		id := freeID(key+"\x00\x00\x00\x00", map[string]bool{})
		if len(id) != shortID || strings.Trim(id, "abcdefghijklmnopqrstuvwxyz234567") != "" {
			t.Fatalf("%q is no id", id)
		}
		if other, taken := first[id]; taken {
			a, b = other, key
		}
		first[id] = key
	}
	ids := func(what ...string) map[string]string {
		var all []found
		for _, w := range what {
			all = append(all, found{Action: Action{What: w}})
		}
		nameAll(all)
		got := map[string]string{}
		for _, f := range all {
			got[f.What] = f.ID
		}
		return got
	}
	one, two := ids(a, b), ids(b, a)
	if one[a] == one[b] || one[a] != two[a] || one[b] != two[b] || len(one[a])+len(one[b]) != 2*shortID+1 {
		t.Errorf("ids that collide: %v, the other way round %v", one, two)
	}
	same := []found{{Action: Action{What: "x"}}, {Action: Action{What: "x"}}}
	nameAll(same)
	if same[0].ID == same[1].ID {
		t.Errorf("two actions have the id %s", same[0].ID)
	}
}

func TestPlanIsStable(t *testing.T) {
	for _, c := range []struct{ now, until string }{
		{"2026-03-04 09:00", "04 10:00"}, // the interview begins
		{"2026-03-04 10:30", "04 11:00"}, // it ends, and the thank-you is due
		{"2026-03-04 12:00", "04 17:00"}, // the recruiter's hours end
		{"2026-03-04 18:00", "05 00:00"}, // the day is over
		{"2026-03-05 10:00", "05 11:00"}, // the 24 hours are over
	} {
		_, until := Plan(open(t, c.now, with(northwind)))
		if got := until.Format("02 15:04"); got != c.until {
			t.Errorf("at %s stable until %s, want %s", c.now, got, c.until)
		}
	}
}

// open connects the notes of an archive as they are at now. The zone is
// Berlin unless the archive has a journal.yaml that says otherwise.
func open(t testing.TB, now, archive string) *journal.Journal {
	t.Helper()
	files := txtar.Parse([]byte(archive)).Files
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	var settings []byte
	reader := note.NewReader(note.Options{})
	var notes []*note.Note
	for _, f := range files {
		if f.Name == "journal.yaml" {
			settings = f.Data
			continue
		}
		n := reader.Read(f.Name, f.Data)
		for _, p := range n.Problems.WithoutHints() {
			t.Errorf("the note of the test is not in order: %s", p)
		}
		notes = append(notes, n)
	}
	cfg, problems := journal.ParseConfig(settings, berlin)
	for _, p := range problems {
		t.Errorf("the settings of the test are not in order: %s", p)
	}
	at, err := cfg.Clock(now)
	if err != nil {
		t.Fatal(err)
	}
	return journal.Connect(cfg, at, notes, nil)
}

// lines returns the actions of some words, one a line: the state, the number of
// the practice, the word and the person, from and until.
func lines(j *journal.Journal, what ...string) []string {
	var all []string
	for _, a := range Actions(j) {
		if len(what) > 0 && !slices.Contains(what, a.What) {
			continue
		}
		line := fmt.Sprintf("%s %d %s %s", a.State, a.Practice, a.What, a.Person)
		line = strings.TrimSpace(line) + ", " + a.From.Format("Mon 02 Jan 15:04")
		if !a.Until.IsZero() {
			line += " to " + a.Until.Format("Mon 02 Jan 15:04")
		}
		all = append(all, line)
	}
	return all
}

// want compares the actions of one word with what should be there.
func want(t *testing.T, j *journal.Journal, what string, expected ...string) {
	t.Helper()
	if got := lines(j, what); !slices.Equal(got, expected) {
		t.Errorf("%s at %s:\n got %s\nwant %s", what, j.Now.Format("Mon 02 Jan 15:04"), strings.Join(got, "\n     "), strings.Join(expected, "\n     "))
	}
}

// one returns the only action of a word.
func one(t *testing.T, j *journal.Journal, what string) Action {
	t.Helper()
	var found []Action
	for _, a := range Actions(j) {
		if a.What == what {
			found = append(found, a)
		}
	}
	if len(found) != 1 {
		t.Fatalf("%d actions %q: %s", len(found), what, strings.Join(lines(j), "\n"))
	}
	return found[0]
}

func contains(t *testing.T, text string, parts ...string) {
	t.Helper()
	for _, p := range parts {
		if !strings.Contains(text, p) {
			t.Errorf("%q does not contain %q", text, p)
		}
	}
}
