package journal_test

import (
	"fmt"
	"time"

	"journal/generator/journal"
	"journal/generator/note"
)

// Two interviews become rounds of one application, and one person is met twice.
func ExampleConnect() {
	rd := note.NewReader(note.Options{})
	notes := []*note.Note{
		rd.Read("interviews/a.md", []byte("---\ncompany: Northwind Robotics\nrole: Engineer\ndate: 2026-03-04\nstage: phone\ninterviewers: Mary Chen\n---\n")),
		rd.Read("interviews/b.md", []byte("---\ncompany: Northwind Robotics\nrole: Engineer\ndate: 2026-03-11\nstage: onsite\ninterviewers: Mary Chen, Ross Diaz\noutcome: rejected\n---\n")),
	}
	j := journal.Connect(journal.Config{}, time.Date(2026, 3, 20, 9, 0, 0, 0, time.UTC), notes, nil)
	for _, a := range j.Applications {
		fmt.Println(a.Company.Name, a.Role, a.Status)
		for _, in := range a.Interviews {
			fmt.Println("round", in.Round, in.Day)
		}
	}
	for _, p := range j.People {
		fmt.Println(p.Name, len(p.Interviews))
	}
	// Output:
	// Northwind Robotics Engineer rejected
	// round 1 2026-03-04
	// round 2 2026-03-11
	// Mary Chen 2
	// Ross Diaz 1
}
