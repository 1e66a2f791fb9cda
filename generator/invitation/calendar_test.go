package invitation

import (
	"bytes"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"journal/generator/generatortest"
)

// event is a calendar of one event that begins as it is told.
func event(lines ...string) []byte {
	return []byte("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nUID:1@acme.example\r\n" + strings.Join(lines, "\r\n") + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")
}

func TestReadMoments(t *testing.T) {
	for _, test := range []struct{ line, want string }{
		{"DTSTART:20260304T090000Z", "2026-03-04 09:00 +0000 UTC"},
		{"DTSTART;TZID=Europe/Berlin:20260329T013000", "2026-03-29 01:30 +0100 Europe/Berlin"},
		{"DTSTART;TZID=\"Europe/Berlin\":20260329T033000", "2026-03-29 03:30 +0200 Europe/Berlin"},
		{"dtstart;tzid=Asia/Kolkata:20260304T0900", "2026-03-04 09:00 +0530 Asia/Kolkata"},
		{"DTSTART;TZID=/mozilla.example/20260101_1/America/Argentina/Ushuaia:20260304T090000", "2026-03-04 09:00 -0300 America/Argentina/Ushuaia"},
		{"DTSTART;TZID=America/New York:20260304T090000", "2026-03-04 09:00 -0500 America/New_York"},
		{"DTSTART;TZID=Eastern Standard Time:20260704T090000", "2026-07-04 09:00 -0400 America/New_York"},
		{"DTSTART;TZID=AUS Eastern Standard Time:20260104T090000", "2026-01-04 09:00 +1100 Australia/Sydney"},
		{"DTSTART;TZID=UTC:20260104T090000", "2026-01-04 09:00 +0000 UTC"},
		{"DTSTART;TZID=tzone://Microsoft/Utc:20260104T090000", "2026-01-04 09:00 +0000 UTC"},
		{"DTSTART:20260304T090000+0200", "2026-03-04 07:00 +0000"},
		{"DTSTART:20260304T090000", "2026-03-04 09:00 floating"},
		{"DTSTART;VALUE=DATE:20260304", "2026-03-04 day"},
		{"DTSTART:20260304", "2026-03-04 day"},
		{"DTSTART;TZID=Mars Standard Time:20260304T090000", "2026-03-04 09:00 lost in Mars Standard Time"},
		{"DTSTART;TZID=Local:20260304T090000", "2026-03-04 09:00 lost in Local"},
		{"DTSTART;TZID=../../etc/passwd:20260304T090000", "2026-03-04 09:00 lost in ../../etc/passwd"},
		{"DTSTART:20260230T090000Z", "none"},
		{"DTSTART:soon", "none"},
		{"DTSTART:", "none"},
		{"DTSTART:00010101T000000Z", "none"},
	} {
		all := Read(event(test.line))
		if len(all) != 1 {
			t.Errorf("%s: %d events", test.line, len(all))
			continue
		}
		if got := told(all[0].Start); got != test.want {
			t.Errorf("%s is %s, want %s", test.line, got, test.want)
		}
	}
}

func told(m Moment) string {
	switch {
	case m.IsZero():
		return "none"
	case m.AllDay:
		return m.Time.Format(time.DateOnly) + " day"
	case m.Float:
		return m.Time.Format("2006-01-02 15:04") + " floating"
	case m.Lost != "":
		return m.Time.Format("2006-01-02 15:04") + " lost in " + m.Lost
	}
	return strings.TrimSpace(m.Time.Format("2006-01-02 15:04 -0700") + " " + m.Zone)
}

// TestEveryWindowsZone reads each name of the table.
func TestEveryWindowsZone(t *testing.T) {
	if len(windows()) < 130 {
		t.Fatal(len(windows()), "names")
	}
	for name, zone := range windows() {
		if got, ok := zoneNamed(name); !ok || got.String() != zone && got != time.UTC {
			t.Errorf("%s is %v, want %s", name, got, zone)
		}
	}
}

// TestRules holds rules that stand in the file against those of the zone they describe,
// for each hour around every change of some years.
func TestRules(t *testing.T) {
	for zone, body := range map[string]string{
		"Europe/Berlin":     "BEGIN:STANDARD\nDTSTART:16010101T030000\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nRRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10\nEND:STANDARD\nBEGIN:DAYLIGHT\nDTSTART:16010101T020000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nRRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3\nEND:DAYLIGHT\n",
		"America/New_York":  "BEGIN:DAYLIGHT\nTZOFFSETTO:-0400\nDTSTART:20070311T020000\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU\nEND:DAYLIGHT\nBEGIN:STANDARD\nTZOFFSETTO:-0500\nDTSTART:20071104T020000\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU\nEND:STANDARD\n",
		"Australia/Sydney":  "BEGIN:STANDARD\nDTSTART:20080406T030000\nTZOFFSETTO:+1000\nRRULE:FREQ=YEARLY;BYMONTH=4;BYDAY=1SU\nEND:STANDARD\nBEGIN:DAYLIGHT\nDTSTART:20081005T020000\nTZOFFSETTO:+1100\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=1SU\nEND:DAYLIGHT\n",
		"Asia/Kolkata":      "BEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETTO:+0530\nEND:STANDARD\n",
		"America/Sao_Paulo": "BEGIN:STANDARD\nDTSTART:16010101T000000\nTZOFFSETTO:-0300\nEND:STANDARD\n",
		"Europe/London":     "BEGIN:DAYLIGHT\nDTSTART:19810329T010000\nTZOFFSETTO:+0100\nRRULE:FREQ=YEARLY;BYDAY=SU;BYMONTHDAY=25,26,27,28,29,30,31;BYMONTH=3\nEND:DAYLIGHT\nBEGIN:STANDARD\nDTSTART:19961027T020000\nTZOFFSETTO:+0000\nRRULE:FREQ=YEARLY;BYDAY=SU;BYMONTHDAY=25,26,27,28,29,30,31;BYMONTH=10\nEND:STANDARD\n",
	} {
		loc, err := time.LoadLocation(zone)
		if err != nil {
			t.Fatal(err)
		}
		var src strings.Builder
		var clocks []time.Time
		fmt.Fprintf(&src, "BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:Our own time\n%sEND:VTIMEZONE\n", body)
		for at := time.Date(2026, 1, 1, 0, 30, 0, 0, loc); at.Year() < 2028; at = at.Add(7 * time.Hour) {
			if again := time.Date(at.Year(), at.Month(), at.Day(), at.Hour(), at.Minute(), 0, 0, loc); !again.Equal(at) || at.Add(-time.Hour).Hour() == at.Hour() || at.Add(time.Hour).Hour() == at.Hour() {
				continue // the clock shows it twice
			}
			clocks = append(clocks, at)
			fmt.Fprintf(&src, "BEGIN:VEVENT\nDTSTART;TZID=Our own time:%s\nEND:VEVENT\n", at.Format("20060102T150405"))
		}
		all := Read([]byte(src.String()))
		if len(all) != min(len(clocks), MostEvents) {
			t.Fatalf("%s: %d of %d", zone, len(all), len(clocks))
		}
		for i, e := range all {
			if !e.Start.Time.Equal(clocks[i]) {
				t.Errorf("%s: %s is %s", zone, clocks[i], e.Start.Time)
				break
			}
		}
	}
}

func TestReadEvent(t *testing.T) {
	src := "BEGIN:VCALENDAR\nMETHOD:REQUEST\nBEGIN:VEVENT\nUID:7\nSEQUENCE:3\nSTATUS:CONFIRMED\nDTSTART:20260304T090000Z\nDURATION:PT1H30M\n" +
		"SUMMARY:Case study\\, part \\\"B\\\"\\; bring \\\\ slides\nDESCRIPTION:one\\ntwo\n  three\nLOCATION:Room 4\\,\\n Mill Lane\n" +
		"ORGANIZER;CN=\"Chen, Mary\";EMAIL=mary@acme.example:invalid:nomail\n" +
		"ATTENDEE;CUTYPE=ROOM;CN=Elbe:mailto:elbe@acme.example\nATTENDEE;PARTSTAT=DECLINED;CN=O^'Neill:MAILTO:o@acme.example\n" +
		"BEGIN:VALARM\nDESCRIPTION:alarm\nEND:VALARM\nX-GOOGLE-CONFERENCE:https://meet.example/a\nEND:VEVENT\nEND:VCALENDAR\n"
	for name, text := range map[string]string{"LF": src, "CRLF": strings.ReplaceAll(src, "\n", "\r\n"), "CR": strings.ReplaceAll(src, "\n", "\r"), "cut": strings.TrimSuffix(src, "END:VEVENT\nEND:VCALENDAR\n"), "mark": "\ufeff" + src} {
		all := Read([]byte(text))
		if len(all) != 1 {
			t.Errorf("%s: %d events", name, len(all))
			continue
		}
		e := all[0]
		want := Event{UID: "7", Sequence: 3, Method: Request, Status: "CONFIRMED", Summary: `Case study, part "B"; bring \ slides`, Description: "one\ntwo three", Location: "Room 4, Mill Lane",
			Conference: []string{"https://meet.example/a"}, Start: e.Start, End: e.End, Organizer: Person{Name: "Chen, Mary", Address: "mary@acme.example"},
			Attendees: []Person{{Name: "Elbe", Address: "elbe@acme.example", Kind: "ROOM"}, {Name: `O"Neill`, Address: "o@acme.example", Answer: "DECLINED"}}}
		if !reflect.DeepEqual(e, want) {
			t.Errorf("%s: got\n%+v\nwant\n%+v", name, e, want)
		}
		if got := e.End.Time.Sub(e.Start.Time); got != 90*time.Minute {
			t.Errorf("%s lasts %s", name, got)
		}
	}
}

// TestFoldsAnywhere folds a calendar behind every byte, also within a letter.
func TestFoldsAnywhere(t *testing.T) {
	line := "SUMMARY:Größe – 面接 “Ærø”"
	want := "Größe – 面接 “Ærø”"
	for i := len("SUMMARY:"); i < len(line); i++ {
		all := Read(event("DTSTART:20260304T090000Z", line[:i]+"\r\n "+line[i:]))
		if len(all) != 1 || all[0].Summary != want {
			t.Errorf("folded behind byte %d: %+v", i, all)
		}
	}
	all := Read(event("DTSTART:20260304T090000Z", "SUMMARY:Interview", "with Mary: at nine", "DESCRIPTION:a"))
	if len(all) != 1 || !strings.HasPrefix(all[0].Summary, "Interview") || all[0].Description != "a" {
		t.Errorf("without a space: %+v", all)
	}
	latin := event("DTSTART:20260304T090000Z", "SUMMARY:Gr\xf6\xdfe")
	if all := Read(latin); len(all) != 1 || all[0].Summary != "Größe" {
		t.Errorf("Latin-1: %+v", all)
	}
}

func TestReadManyMethods(t *testing.T) {
	one := func(method, more string) string {
		return "BEGIN:VCALENDAR\nMETHOD:" + method + "\nBEGIN:VEVENT\nDTSTART:20260304T090000Z\n" + more + "END:VEVENT\nEND:VCALENDAR\n"
	}
	all := Read([]byte(one("request", "") + one("CANCEL", "") + one("REQUEST", "STATUS:CANCELLED\n") + one("PUBLISH", "RRULE:FREQ=DAILY\n") + one("REQUEST", "RECURRENCE-ID:20260304T090000Z\n")))
	var got []string
	for _, e := range all {
		got = append(got, fmt.Sprint(e.Method, " ", e.Cancelled(), " ", e.Recurring))
	}
	want := []string{"REQUEST false false", "CANCEL true false", "REQUEST true false", "PUBLISH false true", "REQUEST false true"}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	for _, src := range []string{"", "BEGIN:VCALENDAR", "END:VEVENT", "hello", "BEGIN:VEVENT", "BEGIN:VCALENDAR\nEND:VCALENDAR"} {
		for _, e := range Read([]byte(src)) {
			if !e.Start.IsZero() {
				t.Errorf("%q has %+v", src, e)
			}
		}
	}
}

// large are calendars of n pieces of one kind.
var large = map[string]func(n int) []byte{
	"events": func(n int) []byte {
		return []byte("BEGIN:VCALENDAR\n" + strings.Repeat("BEGIN:VEVENT\nUID:1\nDTSTART;TZID=Our time:20260304T090000\nSUMMARY:a\nEND:VEVENT\n", n))
	},
	"people":    func(n int) []byte { return event(strings.Repeat("ATTENDEE;CN=A:mailto:a@b.example\r\n", n)) },
	"folds":     func(n int) []byte { return event("DESCRIPTION:a" + strings.Repeat("\r\n b", n)) },
	"unfolded":  func(n int) []byte { return event("DESCRIPTION:a" + strings.Repeat("\r\nb c", n)) },
	"params":    func(n int) []byte { return event("ATTENDEE" + strings.Repeat(";A=b", n) + ":c") },
	"quotes":    func(n int) []byte { return event("ATTENDEE;" + strings.Repeat(`"`, n) + ":c") },
	"backslash": func(n int) []byte { return event("SUMMARY:" + strings.Repeat(`\`, n)) },
	"zones": func(n int) []byte {
		return []byte("BEGIN:VCALENDAR\n" + strings.Repeat("BEGIN:VTIMEZONE\nTZID:Our time\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETTO:+0100\nRDATE:19710101T000000,19720101T000000\nEND:STANDARD\nEND:VTIMEZONE\n", n) + string(event("DTSTART;TZID=Our time:20260304T090000")))
	},
	"nested": func(n int) []byte { return event(strings.Repeat("BEGIN:VALARM\r\n", n)) },
}

func TestGrowth(t *testing.T) {
	for name, of := range large {
		t.Run(name, func(t *testing.T) {
			small, big := of(2000), of(20000)
			generatortest.Grows(t, float64(len(big))/float64(len(small)), func() { Read(small) }, func() { Read(big) })
		})
	}
}

func BenchmarkRead(b *testing.B) {
	src := large["events"](1500)
	b.SetBytes(int64(len(src)))
	for b.Loop() {
		Read(src)
	}
}

func FuzzRead(f *testing.F) {
	for _, of := range large {
		f.Add(of(3))
	}
	f.Add(event("DTSTART;TZID=Europe/Berlin:20260304T090000", "DTEND:20260304T100000Z", "ORGANIZER;CN=\"Chen, Mary\":mailto:mary@acme.example"))
	f.Fuzz(func(t *testing.T, src []byte) {
		before := bytes.Clone(src)
		all := Read(src)
		if !bytes.Equal(src, before) {
			t.Fatal("the file was changed")
		}
		if len(all) > MostEvents || !reflect.DeepEqual(all, Read(src)) {
			t.Fatal("too many, or not the same again")
		}
		for _, e := range all {
			for _, m := range []Moment{e.Start, e.End} {
				if !m.IsZero() && (m.Time.Year() < 1969 || m.Time.Year() > 5000) {
					t.Errorf("%s is no time of an appointment", m.Time)
				}
				if m.Zone != "" && (m.Float || m.Lost != "") {
					t.Errorf("%+v has a zone and has none", m)
				}
			}
			if strings.ContainsAny(e.Summary+e.Location, "\r\n") || len(e.Attendees) > mostPeople {
				t.Errorf("%+v", e)
			}
		}
	})
}
