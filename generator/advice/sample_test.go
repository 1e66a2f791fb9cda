package advice

import (
	"io/fs"
	"slices"
	"strings"
	"testing"

	"journal/content"
	"journal/generator/journal"
	"journal/generator/note"
)

// sample connects the sample journal as it is at now; "" for its own clock.
func sample(t testing.TB, now string) *journal.Journal {
	t.Helper()
	text, err := fs.ReadFile(content.FS, "journal.yaml")
	if err != nil {
		t.Fatal(err)
	}
	cfg, problems := journal.ParseConfig(text, nil)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if now == "" {
		now = cfg.Today
	}
	at, err := cfg.Clock(now)
	if err != nil {
		t.Fatal(err)
	}
	reader := note.NewReader(note.Options{Sections: cfg.Sections, Fields: cfg.Fields})
	var notes []*note.Note
	err = fs.WalkDir(content.FS, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".md") {
			return err
		}
		text, err := fs.ReadFile(content.FS, path)
		notes = append(notes, reader.Read(path, text))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return journal.Connect(cfg, at, notes, nil)
}

// TestSample reads the list of the sample's own morning.
func TestSample(t *testing.T) {
	j := sample(t, "")
	actions := Actions(j)
	if first := actions[0]; first.What != "answer-offer" || first.Company.Name != "Mosslane Energy" {
		t.Errorf("the first action is %s %s", first.What, first.Title)
	}
	if second := actions[1]; second.What != "debrief" || second.Company.Name != "Northwind Robotics" {
		t.Errorf("the second action is %s %s", second.What, second.Title)
	}
	got := strings.Join(lines(j), "\n") + "\n"
	contains(t, got,
		"overdue 15 recruiter-call Dana Poe, Wed 11 Mar 16:00 to Wed 11 Mar 17:00\n",
		"due 2 address Ross Diaz, ",
		"due 25 answer-offer, Mon 02 Mar 09:00 to Wed 18 Mar 17:00\n",
		"due 28 apply, ",
		"upcoming 16 thank-you Mary Chen, Thu 12 Mar 09:00 to Thu 12 Mar 16:00\n",
		"upcoming 16 thank-you Ross Diaz, Thu 12 Mar 09:00 to Thu 12 Mar 16:00\n",
		"upcoming 20 follow-up Halina Brzoza, Thu 12 Mar 09:00 to Thu 12 Mar 17:00\n",
		"upcoming 20 follow-up Friedemann Gauss, Tue 17 Mar 09:00 to Tue 17 Mar 17:00\n",
		"due 11 prep, Wed 11 Mar 09:00 to Fri 13 Mar 10:00\n")
	over := []string{"Harbourlight Freight", "Quillfeather Health", "Copperfinch Payments", "Pebblecast Radio", "Dovecote Insurance", "Oakgall Learning"}
	for _, a := range actions {
		if a.Company != nil && slices.Contains(over, a.Company.Name) {
			t.Errorf("%s is over, but: %s", a.Company.Name, a.Title)
		}
	}
}
