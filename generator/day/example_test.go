package day_test

import (
	"fmt"
	"time"

	"journal/generator/day"
)

// What may be two days is asked, and not guessed.
func ExampleRead() {
	wrote := day.Options{Near: day.Day{Year: 2026, Month: time.March, Day: 4}}
	for _, text := range []string{"Tuesday, February 3, 2026 (2:30–2:45pm EST)", "3. März, 14 Uhr", "yesterday 16:00", "03/04/2026", "TBD"} {
		moment, remarks := day.Read(text, wrote)
		fmt.Printf("%q: %q\n", text, moment)
		for _, r := range remarks {
			fmt.Println("  ", r.Msg)
		}
	}
	// Output:
	// "Tuesday, February 3, 2026 (2:30–2:45pm EST)": "2026-02-03 14:30-14:45 America/New_York"
	// "3. März, 14 Uhr": "2026-03-03 14:00"
	//    "3. März" has no year, and was read as 2026-03-03
	// "yesterday 16:00": "2026-03-03 16:00"
	//    "yesterday" was read as 2026-03-03
	// "03/04/2026": ""
	//    03/04/2026 is ambiguous: it can be 2026-03-04 or 2026-04-03
	// "TBD": ""
}

func ExamplePromised() {
	said := day.Day{Year: 2026, Month: time.March, Day: 4} // a Wednesday
	for _, text := range []string{"they decide on Friday", "within two weeks", "soon"} {
		by, ok := day.Promised(text, said)
		fmt.Println(by, ok)
	}
	// Output:
	// 2026-03-06 true
	// 2026-03-18 true
	//  false
}
