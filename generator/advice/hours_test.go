package advice

import (
	"testing"
	"time"

	"journal/generator/day"
	"journal/generator/journal"
)

func dayAt(t testing.TB, s string) day.Day {
	t.Helper()
	at, err := time.Parse(time.DateOnly, s)
	if err != nil {
		t.Fatal(err)
	}
	return day.Of(at)
}

func zoneOf(t testing.TB, name string) *time.Location {
	t.Helper()
	zone, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return zone
}

// officeIn works nine to five, Monday to Friday, but not on Good Friday and
// Easter Monday of 2026.
func officeIn(t testing.TB, zone string) hours {
	w := journal.Working{Open: 9 * 60, Close: 17 * 60, Days: [7]bool{false, true, true, true, true, true, false},
		Holidays: []day.Day{dayAt(t, "2026-04-03"), dayAt(t, "2026-04-06")}}
	return newHours(w, zoneOf(t, zone))
}

func timeAt(t testing.TB, s string, zone *time.Location) time.Time {
	t.Helper()
	at, err := time.ParseInLocation("2006-01-02 15:04", s, zone)
	if err != nil {
		t.Fatal(err)
	}
	return at
}

func TestThankYouWindow(t *testing.T) {
	for _, c := range []struct{ name, end, from, until string }{
		{"morning", "2026-03-04 11:00", "2026-03-04 11:00", "2026-03-05 11:00"},
		{"just before noon", "2026-03-04 11:59", "2026-03-04 11:59", "2026-03-05 11:59"},
		{"noon", "2026-03-04 12:00", "2026-03-05 09:00", "2026-03-05 12:00"},
		{"afternoon", "2026-03-04 16:00", "2026-03-05 09:00", "2026-03-05 16:00"},
		{"evening", "2026-03-04 19:30", "2026-03-05 09:00", "2026-03-05 17:00"},
		{"before work", "2026-03-04 08:00", "2026-03-04 09:00", "2026-03-04 17:00"},
		{"at opening", "2026-03-04 09:00", "2026-03-04 09:00", "2026-03-04 17:00"},
		{"over midnight", "2026-03-05 00:30", "2026-03-05 09:00", "2026-03-05 17:00"},
		{"Friday morning", "2026-03-06 11:00", "2026-03-06 11:00", "2026-03-06 17:00"},
		{"Friday afternoon", "2026-03-06 15:00", "2026-03-06 15:00", "2026-03-06 17:00"},
		{"Friday, half an hour is left", "2026-03-06 16:30", "2026-03-06 16:30", "2026-03-06 17:00"},
		{"Friday, less than that is left", "2026-03-06 16:31", "2026-03-07 09:00", "2026-03-07 16:31"},
		{"Friday evening", "2026-03-06 19:00", "2026-03-07 09:00", "2026-03-07 17:00"},
		{"Saturday morning", "2026-03-07 11:00", "2026-03-07 11:00", "2026-03-07 17:00"},
		{"Saturday afternoon", "2026-03-07 15:00", "2026-03-08 09:00", "2026-03-08 15:00"},
		{"Sunday morning", "2026-03-08 11:00", "2026-03-09 09:00", "2026-03-09 11:00"},
		{"Sunday afternoon", "2026-03-08 15:00", "2026-03-09 09:00", "2026-03-09 15:00"},
		{"before a holiday", "2026-04-02 14:00", "2026-04-02 14:00", "2026-04-02 17:00"},
		{"before a holiday, late", "2026-04-02 18:00", "2026-04-03 09:00", "2026-04-03 17:00"},
		{"before the clocks go forward", "2026-03-28 15:00", "2026-03-29 09:00", "2026-03-29 16:00"},
		{"before the clocks go back", "2026-10-24 15:00", "2026-10-25 09:00", "2026-10-25 14:00"},
	} {
		h := officeIn(t, "Europe/Berlin")
		end := timeAt(t, c.end, h.zone)
		got := h.thankYou(end.UTC(), end.UTC())
		if want := (span{timeAt(t, c.from, h.zone), timeAt(t, c.until, h.zone)}); !got.from.Equal(want.from) || !got.until.Equal(want.until) {
			t.Errorf("%s: %v to %v, want %v to %v", c.name, got.from, got.until, want.from, want.until)
		}
	}
}

func TestThankYouWindowOfOtherHours(t *testing.T) {
	h := officeIn(t, "America/New_York")
	h.Open, h.Close = 14*60, 22*60
	for _, c := range []struct{ end, from, until string }{
		{"2026-03-04 10:00", "2026-03-04 14:00", "2026-03-04 22:00"},
		{"2026-03-04 12:30", "2026-03-04 14:00", "2026-03-04 22:00"},
		{"2026-03-04 15:00", "2026-03-05 14:00", "2026-03-05 15:00"},
	} {
		got := h.thankYou(timeAt(t, c.end, h.zone), timeAt(t, c.end, h.zone))
		if !got.from.Equal(timeAt(t, c.from, h.zone)) || !got.until.Equal(timeAt(t, c.until, h.zone)) {
			t.Errorf("ended %s: %v to %v, want %s to %s", c.end, got.from, got.until, c.from, c.until)
		}
	}
}

func TestWorkingMoments(t *testing.T) {
	h := officeIn(t, "Europe/Berlin")
	for _, c := range []struct{ at, next, last string }{
		{"2026-03-04 10:00", "2026-03-04 10:00", "2026-03-04 10:00"},
		{"2026-03-04 08:00", "2026-03-04 09:00", "2026-03-03 17:00"},
		{"2026-03-04 09:00", "2026-03-04 09:00", "2026-03-03 17:00"},
		{"2026-03-04 17:00", "2026-03-05 09:00", "2026-03-04 17:00"},
		{"2026-03-06 18:00", "2026-03-09 09:00", "2026-03-06 17:00"},
		{"2026-03-08 12:00", "2026-03-09 09:00", "2026-03-06 17:00"},
		{"2026-04-03 12:00", "2026-04-07 09:00", "2026-04-02 17:00"},
	} {
		at := timeAt(t, c.at, h.zone)
		if got := h.next(at); !got.Equal(timeAt(t, c.next, h.zone)) {
			t.Errorf("next after %s: %v, want %s", c.at, got, c.next)
		}
		if got := h.last(at); !got.Equal(timeAt(t, c.last, h.zone)) {
			t.Errorf("last before %s: %v, want %s", c.at, got, c.last)
		}
	}
}

func TestSameDay(t *testing.T) {
	h := officeIn(t, "Europe/Berlin")
	for _, c := range []struct{ at, from, until string }{
		{"2026-03-04 11:00", "2026-03-04 11:00", "2026-03-04 17:00"},
		{"2026-03-04 16:45", "2026-03-05 09:00", "2026-03-05 17:00"},
		{"2026-03-06 18:00", "2026-03-09 09:00", "2026-03-09 17:00"},
	} {
		got := h.sameDay(timeAt(t, c.at, h.zone))
		if !got.from.Equal(timeAt(t, c.from, h.zone)) || !got.until.Equal(timeAt(t, c.until, h.zone)) {
			t.Errorf("after %s: %v to %v, want %s to %s", c.at, got.from, got.until, c.from, c.until)
		}
	}
}

func TestHoursOfAnEmptyConfiguration(t *testing.T) {
	h := newHours(journal.Working{}, time.UTC)
	d := dayAt(t, "2026-03-07")
	if !h.works(d) || h.opening(d).Hour() != 9 || h.closing(d).Hour() != 17 {
		t.Errorf("a configuration without hours: %+v", h)
	}
}

// TestMidnight asks for the beginning of a day on which there was no 00:00.
func TestMidnight(t *testing.T) {
	zone := zoneOf(t, "Africa/Cairo")
	got := dayAt(t, "2026-04-24").Start(zone)
	if day.Of(got).String() != "2026-04-24" || day.Of(got.Add(-time.Minute)).String() != "2026-04-23" {
		t.Errorf("the day begins at %v", got)
	}
}
