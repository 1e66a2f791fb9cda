package journal

import (
	"time"

	"journal/generator/day"
)

// StableUntil gives the first instant after Now at which anything in the
// Journal may differ although no note changed: the next midnight in the zone
// of the journal, or the start or end of an interview if that comes first. A
// build made before it and with the same notes is still true.
func (j *Journal) StableUntil() time.Time {
	first := startOfDay(j.Today.AddDays(1), j.Now.Location())
	sooner := func(t time.Time) {
		if t.After(j.Now) && t.Before(first) {
			first = t.In(j.Now.Location())
		}
	}
	for _, in := range j.Interviews {
		if !in.Start.IsZero() {
			sooner(in.Start)
			sooner(in.over())
		}
	}
	return first
}

// startOfDay gives the first instant of a day. Where the clocks are put
// forward at midnight that is not 00:00, and asking for 00:00 may give an
// instant of the day before.
func startOfDay(d day.Day, zone *time.Location) time.Time {
	t := d.At(0, zone)
	for day.Of(t).Compare(d) < 0 {
		t = t.Add(30 * time.Minute)
	}
	return t
}
