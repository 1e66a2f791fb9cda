package exchange

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"

	"journal/generator/journal/journaltest"
)

// TestGuarded holds that no cell is taken for a formula, and that every cell
// comes back as it was.
func TestGuarded(t *testing.T) {
	for _, cell := range []string{"", "Ash", "=1+1", "+49 30", "-5", "@name", "'=1", "''@x", " =1", "\t=1", "＝1", "'", "'s", "it's", "a=b", "\n-x"} {
		got := guarded(cell)
		if first := strings.TrimLeft(got, " \t\r\n"); first != "" && strings.ContainsAny(first[:1], "=+-@") {
			t.Errorf("a spreadsheet runs %q", got)
		}
		if back := Unguarded(got); back != cell {
			t.Errorf("%q came back as %q", cell, back)
		}
	}
}

func TestCSVIsGuarded(t *testing.T) {
	j := journaltest.Connect(t, "", "2026-03-12 09:00", map[string]string{
		"applications/a.md": "---\ncompany: \"=HYPERLINK(1)\"\nrole: \"a, \\\"b\\\"\"\nlog:\n  - 2026-01-01 applied: one\n  - 2026-01-02 answered: two\n---\n",
	})
	var out bytes.Buffer
	if err := ApplicationsCSV(&out, j); err != nil {
		t.Fatal(err)
	}
	if want := "'=HYPERLINK(1),\"a, \"\"b\"\"\",applied,2026-01-01,,,,,,,,,,\"2026-01-01 applied: one\r\n2026-01-02 answered: two\",applications/a.md\r\n"; !strings.HasSuffix(out.String(), want) {
		t.Errorf("got %q", out.String())
	}
}

// TestCSVIsWhole holds that every line of a table has as many cells as headings.
func TestCSVIsWhole(t *testing.T) {
	j := journaltest.Sample(t)
	var applications, interviews bytes.Buffer
	if err := ApplicationsCSV(&applications, j); err != nil {
		t.Fatal(err)
	}
	if err := InterviewsCSV(&interviews, j); err != nil {
		t.Fatal(err)
	}
	for text, lines := range map[string]int{applications.String(): len(j.Applications), interviews.String(): len(j.Interviews)} {
		rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
		if err != nil || len(rows) != lines+1 {
			t.Errorf("%d rows, want %d and the headings (%v)", len(rows), lines, err)
		}
	}
}
