package plan

import (
	"fmt"
	"testing"

	"journal/generator/journal/journaltest"
)

func TestForecasts(t *testing.T) {
	notes := map[string]string{}
	add := func(stage, chance, outcome string, overall int) {
		n := len(notes)
		notes[fmt.Sprintf("interviews/%02d.md", n)] = fmt.Sprintf("---\ncompany: Kiln %c\nstage: %s\ndate: 2026-02-%02d\nchance: %s\noutcome: %s\nratings: {overall: %d}\n---\n\n## Went well\n- on time\n", 'A'+n, stage, 1+n, chance, outcome, overall)
	}
	for range 4 {
		add("technical", "80%", "rejected", 4)
	}
	add("technical", "80%", "passed", 5)
	for range 3 {
		add("screen", "60%", "passed", 4)
		add("screen", "40%", "rejected", 3)
	}
	add("screen", "10%", "withdrawn", 1)
	add("screen", "10%", "waiting", 1)
	j := journaltest.Connect(t, "", "2026-06-01 09:00", notes)
	got := ""
	for _, f := range Forecasts(j) {
		got += fmt.Sprintf("%s|%d|%d|%d|%s|%s\n", f.Stage, f.N, f.Said, f.Came, f.Brier(), f.Lean())
	}
	const want = "|11|64|36|0.32|28 points too hopeful\nscreening|6|50|50|0.16|about right\ntechnical|5|80|20|0.52|60 points too hopeful\n"
	if got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	biases := Biases(j)
	if len(biases) != 1 || biases[0].Says() != "you rate technical rounds 1.0 too high" {
		for _, b := range biases {
			t.Errorf("%s", b.Says())
		}
	}
}
