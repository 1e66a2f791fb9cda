package exchange

import (
	"bytes"
	"maps"
	"slices"
	"strings"
	"testing"

	ics "github.com/arran4/golang-ical"

	"journal/generator/advice"
	"journal/generator/journal"
	"journal/generator/journal/journaltest"
)

func calendarOf(t *testing.T, j *journal.Journal) string {
	t.Helper()
	var out bytes.Buffer
	if err := ICS(&out, j, advice.Actions(j)); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// events reads a calendar back, by UID.
func events(t *testing.T, text string) map[string]*ics.VEvent {
	t.Helper()
	cal, err := ics.ParseCalendar(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]*ics.VEvent{}
	for _, e := range cal.Events() {
		if all[e.Id()] != nil {
			t.Errorf("the UID %s is used twice", e.Id())
		}
		all[e.Id()] = e
	}
	return all
}

// value returns a property of the event whose summary begins like that.
func value(t *testing.T, text, summary string, p ics.ComponentProperty) string {
	t.Helper()
	for _, e := range events(t, text) {
		if s := e.GetProperty(ics.ComponentPropertySummary); s != nil && strings.HasPrefix(s.Value, summary) {
			if v := e.GetProperty(p); v != nil {
				return v.Value
			}
			return ""
		}
	}
	t.Fatalf("there is no event %q in\n%s", summary, text)
	return ""
}

const berlin = "timezone: Europe/Berlin\n"

// TestICSLines keeps to the rules for bytes of RFC 5545, 3.1 and 3.3.11, also
// with notes that try to break them.
func TestICSLines(t *testing.T) {
	hostile := journaltest.Connect(t, "title: \"a; b, c \\\\ d\"\n"+berlin, "2026-03-05 09:00", map[string]string{
		"interviews/x.md": "---\ncompany: \"Bö, rse; \\\\ Co 👩‍💻" + strings.Repeat(" äöü田", 40) + "\"\ndate: 2026-03-09 10:00\nformat: \"video\\r\\nBEGIN:VALARM\"\ninterviewers: [\"Ann Lee\"]\nnext_steps: \"a\u2028b\\u2028c\\u0085d\\u000be\"\n---\n",
		"interviews/y.md": "---\ncompany: " + strings.Repeat("x", 300) + "\ndate: 2026-03-09\n---\n",
	})
	for name, j := range map[string]*journal.Journal{"sample": journaltest.Sample(t), "hostile": hostile} {
		text := calendarOf(t, j)
		if !strings.HasSuffix(text, "END:VCALENDAR\r\n") {
			t.Errorf("%s: it does not end as it should", name)
		}
		for _, line := range strings.Split(strings.TrimSuffix(text, "\r\n"), "\r\n") {
			if len(line) > 75 || strings.ContainsAny(line, "\r\n\v\f\u0085\u2028") || !strings.HasPrefix(line, " ") && !strings.Contains(line, ":") {
				t.Errorf("%s: bad line %q", name, line)
			}
		}
		if got := strings.Count(text, "\r\nBEGIN:VALARM\r\n"); got != strings.Count(text, "\r\nEND:VALARM\r\n") || got == 0 {
			t.Errorf("%s: a note has made an alarm of its own", name)
		}
		events(t, text)
	}
	if got := value(t, calendarOf(t, hostile), "Interview: Bö, rse; \\ Co 👩‍💻", ics.ComponentPropertyDescription); !strings.Contains(got, "With Ann Lee") {
		t.Errorf("the text did not come back: %q", got)
	}
}

// TestICSUIDs: an interview and an action keep their UID when other notes
// come, their own text changes or a day passes.
func TestICSUIDs(t *testing.T) {
	notes := map[string]string{
		"interviews/a.md": "---\ncompany: Northwind\ndate: 2026-03-09 10:00\ninterviewers: [Mary Chen <mary@northwind.example>]\n---\n",
	}
	before := events(t, calendarOf(t, journaltest.Connect(t, berlin, "2026-03-09 12:00", notes)))
	if again := events(t, calendarOf(t, journaltest.Connect(t, berlin, "2026-03-09 12:00", notes))); !slices.Equal(ids(before), ids(again)) {
		t.Errorf("a second export has other UIDs: %v, %v", ids(before), ids(again))
	}
	notes["interviews/b.md"] = "---\ncompany: Aardvark\ndate: 2026-03-01 10:00\n---\n"
	notes["interviews/a.md"] += "\nMore text.\n"
	after := events(t, calendarOf(t, journaltest.Connect(t, berlin, "2026-03-10 08:00", notes)))
	for id, e := range before {
		if after[id] == nil {
			t.Errorf("%s is gone: %s", id, e.GetProperty(ics.ComponentPropertySummary).Value)
		}
	}
	if len(before) < 4 {
		t.Errorf("only %d events to compare", len(before))
	}
}

func ids(all map[string]*ics.VEvent) []string { return slices.Sorted(maps.Keys(all)) }

// TestICSTimes: instants are in UTC whatever the zone, an end is always there,
// and a day stays a day.
func TestICSTimes(t *testing.T) {
	text := calendarOf(t, journaltest.Connect(t, berlin, "2026-03-27 09:00", map[string]string{
		"interviews/summer.md":    "---\ncompany: Summer\ndate: 2026-03-30 10:00\nduration: 45m\n---\n",
		"interviews/winter.md":    "---\ncompany: Winter\ndate: 2026-03-28 10:00\n---\n",
		"interviews/lisbon.md":    "---\ncompany: Lisbon\ndate: 2026-03-30 10:00\ntimezone: Europe/Lisbon\n---\n",
		"interviews/day.md":       "---\ncompany: Dayling\ndate: 2026-03-31\n---\n",
		"interviews/cancelled.md": "---\ncompany: Offing\ndate: 2026-03-31 10:00\noutcome: cancelled\n---\n",
		"interviews/undated.md":   "---\ncompany: Sometime\n---\n",
	}))
	for _, want := range []struct {
		summary  string
		property ics.ComponentProperty
		value    string
	}{
		{"Interview: Summer", ics.ComponentPropertyDtStart, "20260330T080000Z"},
		{"Interview: Summer", ics.ComponentPropertyDtEnd, "20260330T084500Z"},
		{"Interview: Winter", ics.ComponentPropertyDtStart, "20260328T090000Z"},
		{"Interview: Winter", ics.ComponentPropertyDtEnd, "20260328T100000Z"},
		{"Interview: Lisbon", ics.ComponentPropertyDtStart, "20260330T090000Z"},
		{"Interview: Dayling", ics.ComponentPropertyDtStart, "20260331"},
		{"Interview: Dayling", ics.ComponentPropertyDtEnd, "20260401"},
		{"Interview: Offing", ics.ComponentPropertyStatus, "CANCELLED"},
		{"Interview: Summer", ics.ComponentPropertyDtstamp, "20260326T230000Z"},
	} {
		if got := value(t, text, want.summary, want.property); got != want.value {
			t.Errorf("%s: %s is %s, want %s", want.summary, want.property, got, want.value)
		}
	}
	if strings.Contains(text, "Interview: Sometime") {
		t.Error("an interview without a day has an event")
	}
}

// TestPractice23_CalendarShowsOverdue: what has slid stands on today with its
// alarm, and not in the past where nobody looks.
func TestPractice23_CalendarShowsOverdue(t *testing.T) {
	notes := map[string]string{
		"interviews/a.md": "---\ncompany: Northwind\ndate: 2026-03-02 10:00\ninterviewers: [Mary Chen <mary@northwind.example>]\n---\n",
	}
	onTime := calendarOf(t, journaltest.Connect(t, berlin, "2026-03-02 11:05", notes))
	if got := value(t, onTime, "Thank Mary Chen", ics.ComponentPropertyDtStart); got != "20260302T100000Z" {
		t.Errorf("the thank-you begins %s, want the end of the interview", got)
	}
	late := calendarOf(t, journaltest.Connect(t, berlin, "2026-03-05 15:00", notes))
	if got := value(t, late, "Overdue: Thank Mary Chen", ics.ComponentPropertyDtStart); got != "20260305" {
		t.Errorf("the overdue thank-you stands on %s", got)
	}
	for _, e := range events(t, late) {
		if strings.HasPrefix(e.GetProperty(ics.ComponentPropertySummary).Value, "Overdue: Thank") {
			if alarms := e.Alarms(); len(alarms) != 1 || alarms[0].GetProperty(ics.ComponentPropertyTrigger).Value != "PT9H0M" {
				t.Errorf("its alarms are %v", alarms)
			}
		}
	}
	sameDay := calendarOf(t, journaltest.Connect(t, berlin, "2026-03-03 16:30", map[string]string{
		"interviews/a.md": "---\ncompany: Northwind\ndate: 2026-03-02 15:00\ninterviewers: [Mary Chen <mary@northwind.example>]\n---\n",
	}))
	if got := value(t, sameDay, "Overdue: Thank Mary Chen", ics.ComponentPropertyDtStart); got != "20260303" {
		t.Errorf("what slid today stands on %s", got)
	}
	if missed := calendarOf(t, journaltest.Connect(t, berlin, "2026-03-13 09:00", notes)); strings.Contains(missed, "Thank Mary Chen") {
		t.Error("what was missed is in the calendar")
	}
}

// TestICSEmpty: even without anything to show it is a calendar (RFC 5545, 3.6).
func TestICSEmpty(t *testing.T) {
	text := calendarOf(t, journaltest.Connect(t, berlin, "2026-03-05 09:00", nil))
	if !strings.Contains(text, "BEGIN:VTIMEZONE\r\n") {
		t.Errorf("no component in\n%s", text)
	}
}
