package day

import (
	"strings"
	"testing"
	"time"
)

// FuzzRead reads moments, lengths, zones, file names and sentences: what is
// read is a real day, a real time and a real zone, reads back, and what is
// said about it has words. The texts of the golden files are the seeds.
func FuzzRead(f *testing.F) {
	for _, a := range goldenFiles(f) {
		for _, file := range a.Files {
			for _, text := range partOfFile(f, file).texts {
				f.Add(text, false)
				f.Add(text, true)
			}
		}
	}
	f.Fuzz(func(t *testing.T, s string, known bool) {
		var o Options
		if known {
			o = Options{Near: Day{2026, 3, 4}, Named: Day{2026, 3, 3}, Order: DayFirst, Zone: "America/New_York", Place: "Bangalore"}
		}
		m, found := Read(s, o)
		checkMoment(t, s, m, found)
		if m.IsZero() && m != (Moment{}) {
			t.Errorf("%q is no day but %+v", s, m)
		}
		if !m.IsZero() {
			readsBack(t, s, m)
		}
		c, found := ReadClock(s, o)
		checkMoment(t, s, c, found)
		if minutes, _, ok := ReadDuration(s, o); ok != (minutes > 0) || minutes > 24*60 {
			t.Errorf("%q lasts %d minutes, %v", s, minutes, ok)
		}
		if zone, _ := ReadZone(s, o); zone != "" && !isZone(zone) {
			t.Errorf("%q gives the zone %q", s, zone)
		}
		if d, rest := InPath(s); !d.IsZero() && (!d.Exists() || !strings.Contains(s, rest)) {
			t.Errorf("%q has the day %s and the rest %q", s, d, rest)
		}
		for _, x := range Find(s, o) {
			if x.Span.IsZero() || !x.Span.From.IsZero() && !x.Span.From.Exists() || !x.Span.To.IsZero() && !x.Span.To.Exists() {
				t.Errorf("%q tells %+v", s, x.Span)
			}
		}
		if m, rest, _, ok := Leading(s, o, func(string) bool { return false }); ok && !m.Day.IsZero() && (!m.Day.Exists() || !strings.HasSuffix(strings.Join(strings.Fields(s), " "), strings.Join(strings.Fields(rest), " "))) {
			t.Errorf("%q begins with %s before %q", s, m, rest)
		}
	})
}

func checkMoment(t *testing.T, s string, m Moment, found []Remark) {
	t.Helper()
	for _, d := range []Day{m.Day, m.Month, m.Span.From, m.Span.To} {
		if !d.IsZero() && Of(d.At(0, time.UTC)) != d {
			t.Errorf("%q gives the day %+v", s, d)
		}
	}
	if m.Start < 0 || m.Start >= 24*60 || m.End < 0 || m.End >= 24*60 || m.HasEnd && !m.HasTime {
		t.Errorf("%q gives the time %d to %d", s, m.Start, m.End)
	}
	if m.Zone != "" && !isZone(m.Zone) {
		t.Errorf("%q gives the zone %q", s, m.Zone)
	}
	for _, x := range found {
		if x.Msg == "" {
			t.Errorf("%q: %+v beside %+v", s, x, m)
		}
	}
}
