package day

import (
	"strings"
	"testing"
	"time"
)

// FuzzRead reads dates: what is read is a real day and a real time.
func FuzzRead(f *testing.F) {
	for _, s := range dateSeeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		w, found := Read(s)
		if !w.Day.IsZero() && Of(w.Day.At(0, time.UTC)) != w.Day {
			t.Errorf("%q gives the day %+v", s, w.Day)
		}
		if w.Start < 0 || w.Start >= 24*60 || w.End < 0 || w.End >= 24*60 {
			t.Errorf("%q gives the time %d to %d", s, w.Start, w.End)
		}
		if w.Zone != "" && strings.HasPrefix(w.Zone, "+") {
			if _, err := Zone(w.Zone); err != nil && w.Zone < "+24" {
				t.Errorf("%q gives the zone %q", s, w.Zone)
			}
		}
		for _, x := range found {
			if x.Msg == "" || x.Lost && !w.IsZero() {
				t.Errorf("%q: %+v beside %+v", s, x, w)
			}
		}
	})
}

var dateSeeds = []string{"2026-03-09", "2026-02-18 14:00 PST", "2025-01-27T10:30:00", "2025-01-27T10:30:00+05:30", "2026-03-12 (Wednesday)", "Tuesday, February 3, 2026 (2:30–2:45pm EST)",
	"Mar 10, 2026", "March 2026", "Feb/Mar 2026", "[[2021.08.05]]", "TBD", "", "03/04/2026", "3. März 2026", "2026年3月18日 10:00", "20.3.26", "2026-02-30", "4th of March 2026 at 9", "11:30–12:15pm 2026-03-04", "2026-03-04 23:30-00:15"}
