package note_test

import (
	"fmt"
	"log"

	"journal/generator/note"
)

func ExampleReader_Read() {
	rd := note.NewReader(note.Options{})
	n := rd.Read("interviews/hospice.md", []byte(`Riverside Hospice 16/04/26 10.30
With Joan Pike, matron

Good:
• calm with the roleplay
Bad:
• no idea what their rating was
`))
	fmt.Println(n.Company.Value, n.When.Moment, n.People[0].Name)
	for _, lesson := range n.Items(note.Improve) {
		fmt.Printf("line %d: %s\n", lesson.Line, lesson.Text)
	}
	for _, p := range n.Problems {
		fmt.Println(p)
	}
	// Output:
	// Riverside Hospice 2026-04-16 10:30 Joan Pike
	// line 7: no idea what their rating was
	// interviews/hospice.md:1:1: hint: no line names the company; Riverside Hospice was taken from the first line
	// interviews/hospice.md:1:19: hint: 10.30 was read as a time
}

func ExampleReadOutcome() {
	for _, text := range []string{"they hired someone else", "no news yet", "got an offer, said yes", "hoping for an offer"} {
		fmt.Printf("%s: %s\n", text, note.ReadOutcome(text).Outcome)
	}
	// Output:
	// they hired someone else: rejected
	// no news yet: waiting
	// got an offer, said yes: accepted
	// hoping for an offer: waiting
}

func ExampleReadPeople() {
	people := note.ReadPeople("Dr Anil Rao (CTO) & Beth Simmons and two others", true)
	for _, p := range people.Named {
		fmt.Printf("%q %q\n", p.Name, p.Title)
	}
	for _, p := range people.Unnamed {
		fmt.Printf("without a name: %q\n", p.Value)
	}
	// Output:
	// "Dr Anil Rao" "CTO"
	// "Beth Simmons" ""
	// without a name: "two others"
}

// A line of the log goes where the note has its log, and no other byte changes.
func ExamplePlanLog() {
	src := []byte("---\ncompany: Northwind Robotics   # the one with the arms\nlog:\n  - 2026-03-02 applied\n---\n")
	add, err := note.PlanLog(src, "", "2026-03-04 16:05 thank-you Mary Chen")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Print(string(add.In(src)))
	// Output:
	// ---
	// company: Northwind Robotics   # the one with the arms
	// log:
	//   - 2026-03-02 applied
	//   - 2026-03-04 16:05 thank-you Mary Chen
	// ---
}
