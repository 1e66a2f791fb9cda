package invitation_test

import (
	"fmt"

	"journal/generator/invitation"
)

func ExampleRead() {
	events := invitation.Read([]byte(`BEGIN:VCALENDAR
METHOD:REQUEST
BEGIN:VEVENT
UID:42@northwind.example
SUMMARY:Technical interview
DTSTART;TZID=W. Europe Standard Time:20260304T100000
DTEND;TZID=W. Europe Standard Time:20260304T110000
ATTENDEE;CN=Mary Chen:mailto:mary@northwind.example
END:VEVENT
END:VCALENDAR
`))
	for _, e := range events {
		fmt.Println(e.Method, e.Summary, e.Start.Time, e.Start.Zone)
	}
	// Output:
	// REQUEST Technical interview 2026-03-04 10:00:00 +0100 CET Europe/Berlin
}
