package generator_test

import (
	"context"
	"fmt"
	"io/fs"
	"log"
	"strings"
	"testing/fstest"
	"time"

	"journal/generator"
	"journal/generator/journal"
)

// A folder of notes becomes a site, whose pages are made when they are opened.
func Example() {
	notes := fstest.MapFS{
		"interviews/northwind.md": {Data: []byte(`---
company: Northwind Robotics
date: 2026-03-04 10:00
interviewers: Mary Chen <mary@northwind.example>
---

## To improve

- Rambled when they asked about myself
`)},
	}
	ctx := context.Background()
	scanned, err := generator.Scan(ctx, generator.Input{Content: notes, Machine: time.UTC})
	if err != nil {
		log.Fatal(err)
	}
	clock := func(journal.Config) (time.Time, error) { return time.Date(2026, 3, 4, 12, 0, 0, 0, time.UTC), nil }
	built, err := scanned.Open(ctx, clock, nil)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(built.Actions[0].Title, "by", built.Actions[0].Until.Format("Mon 15:04"))

	page, err := fs.ReadFile(built.Site, "improve.html")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(strings.Contains(string(page), "Answer first, then the details"))
	// Output:
	// Thank Mary Chen by Thu 11:00
	// true
}
