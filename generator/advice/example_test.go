package advice_test

import (
	"fmt"
	"time"

	"journal/generator/advice"
	"journal/generator/journal"
	"journal/generator/note"
)

// What is due follows from the notes and the clock. It is gone as soon as a note says
// that it was done.
func ExampleActions() {
	thanks := func(log string) {
		n := note.NewReader(note.Options{}).Read("interviews/a.md", []byte("---\ncompany: Northwind Robotics\ndate: 2026-03-04 10:00\nduration: 60m\ninterviewers: Mary Chen\n"+log+"---\n"))
		cfg, _ := journal.ParseConfig(nil, time.UTC)
		j := journal.Connect(cfg, time.Date(2026, 3, 4, 12, 0, 0, 0, time.UTC), []*note.Note{n}, nil)
		for _, a := range advice.Actions(j) {
			if a.What == "thank-you" {
				fmt.Println(a.Title, "until", a.Until.Format("Mon 2 Jan 15:04"))
				return
			}
		}
		fmt.Println("nobody to thank")
	}
	thanks("")
	thanks("log:\n  - 2026-03-04 11:30 thank-you Mary Chen\n")
	// Output:
	// Thank Mary Chen until Thu 5 Mar 11:00
	// nobody to thank
}
