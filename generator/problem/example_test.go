package problem_test

import (
	"log"
	"os"
	"testing/fstest"

	"journal/generator/problem"
)

func ExampleList_Write() {
	notes := fstest.MapFS{"interviews/mosslane.md": {Data: []byte("---\ncompany: Mosslane Energy\ndate: 2026-03-12 (Wednesday)\n---\n")}}
	found := problem.List{{
		Path: "interviews/mosslane.md", Line: 3, Col: 7, Severity: problem.Warning,
		Msg: "2026-03-12 is a Thursday, not a Wednesday", Hint: "the date was kept; correct the weekday or the date",
	}}
	if err := found.Write(os.Stdout, notes, problem.Style{}); err != nil {
		log.Fatal(err)
	}
	// Output:
	// interviews/mosslane.md:3:7: warning: 2026-03-12 is a Thursday, not a Wednesday
	//     3 | date: 2026-03-12 (Wednesday)
	//       |       ^
	//       = hint: the date was kept; correct the weekday or the date
}
