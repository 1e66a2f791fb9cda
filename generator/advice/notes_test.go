package advice

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"journal/generator/journal"
	"journal/generator/note"
)

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

// lines gives the actions of some words, one a line: the state, the number of
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

// one gives the only action of a word.
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
