package day

import (
	"fmt"
	"strings"
	"testing"
)

func TestRead(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"2026-03-09", "2026-03-09"},
		{"2026-02-18 14:00 PST", "2026-02-18 14:00 America/Los_Angeles"},
		{"2025-01-27T10:30:00", "2025-01-27 10:30"},
		{"2025-01-27T10:30:00Z", "2025-01-27 10:30 UTC"},
		{"2025-01-27T10:30:00+05:30", "2025-01-27 10:30 +05:30"},
		{"2026-03-12 (Wednesday)", "2026-03-12 ! 2026-03-12 is a Thursday, not a Wednesday"},
		{"2026-03-12 (Thursday)", "2026-03-12"},
		{"Tuesday, February 3, 2026 (2:30–2:45pm EST)", "2026-02-03 14:30-14:45 America/New_York"},
		{"Wednesday, February 3, 2026", "2026-02-03 ! 2026-02-03 is a Tuesday, not a Wednesday"},
		{"Mar 10, 2026", "2026-03-10"},
		{"10 March 2026, 9am", "2026-03-10 09:00"},
		{"10th of March 2026 at 4pm", "2026-03-10 16:00"},
		{"March 2026", "2026-03"},
		{"Feb/Mar 2026", "2026-03"},
		{"2026-03", "2026-03"},
		{"[[2021.08.05]]", "2021-08-05"},
		{"[[2026-03-05]] 11:00", "2026-03-05 11:00"},
		{"2026/03/05", "2026-03-05"},
		{"TBD", ""}, {"tbc", ""}, {"?", ""}, {"", ""}, {"{{date}}", ""},
		{"03/04/2026", "! 03/04/2026 is ambiguous: it can be 2026-03-04 or 2026-04-03"},
		{"13/04/2026", "2026-04-13"},
		{"04/13/2026", "2026-04-13"},
		{"04/04/2026", "2026-04-04"},
		{"3.4.2026", "2026-04-03"},
		{"3. März 2026 um 14 Uhr", "2026-03-03 14:00"},
		{"Mi, 4.3.2026, 14:00", "2026-03-04 14:00"},
		{"Dienstag, 4.3.2026", "2026-03-04 ! 2026-03-04 is a Wednesday, not a Tuesday"},
		{"le 4 mars 2026 à 10h30", "2026-03-04 10:30"},
		{"4 de marzo de 2026", "2026-03-04"},
		{"2026年3月18日 10:00", "2026-03-18 10:00"},
		{"2026年3月18日（木）14時", "2026-03-18 14:00"},
		{"2026-03-04, 10:00-11:30", "2026-03-04 10:00-11:30"},
		{"2026-03-04 11:30-12:15pm", "2026-03-04 11:30-12:15"},
		{"2026-03-04 at noon", "2026-03-04 12:00"},
		{"2026-03-04 23:30 to 00:15", "2026-03-04 23:30-00:15"},
		{"2026-03-04 14:00 CET", "2026-03-04 14:00 Europe/Berlin"},
		{"2026-03-04 14:00 Europe/Lisbon", "2026-03-04 14:00 Europe/Lisbon"},
		{"2026-03-04 14:00 Frontend/Backend", "2026-03-04 14:00"},
		{"2026-03-04 14:00 UTC+2", "2026-03-04 14:00 +02:00"},
		{"March 4", `! "March 4" has no year`},
		{"2026-02-30", "! there is no day 2026-02-30"},
		{"next week or so", `! "next week or so" cannot be read as a date`},
	} {
		t.Run(c.in, func(t *testing.T) {
			w, found := Read(c.in)
			if got := describe(w, found); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func describe(m Moment, found []Remark) string {
	parts := []string{m.String()}
	for _, f := range found {
		parts = append(parts, "! "+f.Msg)
	}
	return strings.TrimSpace(strings.Join(parts, " "))
}

func TestReadDuration(t *testing.T) {
	for in, want := range map[string]int{"60m": 60, "1h": 60, "1h30": 90, "1h 30m": 90, "1.5h": 90, "1,5 Std": 90, "90 min": 90, "45": 45, "60分": 60, "2 hours": 120, "60 to 90 min": 60, "half a day": 0, "0": 0, "9000": 0} {
		if got, _ := ReadDuration(in); got != want {
			t.Errorf("%q gives %d minutes, want %d", in, got, want)
		}
	}
}

func TestDay(t *testing.T) {
	d := Day{2026, 2, 27}
	if got := fmt.Sprint(d.AddDays(2), d.DaysUntil(Day{2026, 3, 2}), d.Compare(Day{2026, 3, 2}), d.Weekday()); got != "2026-03-01 3 -1 Friday" {
		t.Error(got)
	}
}
