package journal

import (
	"fmt"
	"testing"
	"time"

	"journal/generator/day"
	"journal/generator/note"
)

var (
	benchSubjects = []string{"rate limiting", "consistent hashing", "database indexes", "cache invalidation", "schema migrations",
		"idempotent writes", "back pressure", "leader election", "the event loop", "garbage collection", "a failing deploy",
		"on-call rotations", "a conflict with a colleague", "a project that slipped", "mentoring", "technical debt", "pagination",
		"queue semantics", "retry storms", "feature flags", "load shedding", "incident reviews", "sharding"}
	benchAsks = []string{"How would you design", "Tell me about a time you dealt with", "What trade-offs do you see in", "Walk me through",
		"How do you test", "What would you change about", "Explain to a new colleague", "When would you avoid"}
	benchLessons = []string{"Practise explaining %s in under %d minutes", "Read again about %s and write %d pages on it",
		"Ask for the constraints before talking about %s, as in round %d", "Stop after the first good answer on %s, not after %d minutes",
		"Prepare a better story for %s with %d numbers", "Check the edge cases of %s %d times before saying it is done"}
	benchStages = []string{"recruiter screen", "phone screen", "take-home review", "system design", "coding", "behavioural", "onsite", "final"}
	benchNames  = []string{"Northwind", "Copperfield", "Quaylight", "Mosslane", "Brasswick", "Tin Kettle"}
	benchRoles  = []string{"Senior Backend Engineer", "Staff Engineer", "Platform Engineer", "Data Engineer", "Engineering Manager"}
)

// manyNotes makes notes of the shape of a long search: five interviews a
// company, four questions, three strengths and three lessons each.
func manyNotes(size int) []*note.Note {
	notes := make([]*note.Note, 0, size)
	seed := uint32(1)
	next := func(n int) int {
		seed = seed*1664525 + 1013904223
		return int(seed>>8) % n
	}
	first := day.Day{Year: 2016, Month: time.July, Day: 1}
	for i := range size {
		made := first.AddDays(i * 3650 / size)
		n := &note.Note{
			Path: fmt.Sprintf("interviews/%d/%s-company-%05d.md", made.Year, made, i), Kind: note.Interview,
			Company: note.Text{Value: fmt.Sprintf("%s Works %d", benchNames[i%(size/5)%len(benchNames)], i%(size/5)), Pos: note.Pos{Line: 3, Col: 10}},
			Role:    note.Text{Value: benchRoles[next(len(benchRoles))]},
			Stage:   note.Text{Value: benchStages[next(len(benchStages))]},
			When:    note.When{Moment: day.Moment{Day: made}, Pos: note.Pos{Line: 2, Col: 7}},
			Outcome: []note.Outcome{note.Passed, note.Rejected, note.Waiting, note.Withdrawn}[next(4)],
		}
		for range 1 + next(3) {
			n.People = append(n.People, note.Person{Name: fmt.Sprintf("Person%d Name%d", next(30), next(30)), Pos: note.Pos{Line: 5}})
		}
		section := func(topic note.Topic, count int, text func() string) {
			s := note.Section{Topic: topic}
			for k := range count {
				s.Items = append(s.Items, note.Item{Text: text(), Done: next(4) == 0, Pos: note.Pos{Line: 20 + k, Col: 3}, Anchor: fmt.Sprintf("l%d", 20+k)})
			}
			n.Sections = append(n.Sections, s)
		}
		section(note.Questions, 3+next(3), func() string {
			return benchAsks[next(len(benchAsks))] + " " + benchSubjects[next(len(benchSubjects))] + "?"
		})
		section(note.Well, 3, func() string { return "Stayed calm about " + benchSubjects[next(len(benchSubjects))] })
		section(note.Improve, 3, func() string {
			return fmt.Sprintf(benchLessons[next(len(benchLessons))], benchSubjects[next(len(benchSubjects))], 3+next(40))
		})
		section(note.Ask, 1, func() string { return "Who is on call for " + benchSubjects[next(len(benchSubjects))] + "?" })
		n.Log = []note.Entry{{When: note.When{Moment: day.Moment{Day: made.AddDays(1)}}, What: "thank-you", Person: n.People[0].Name}}
		notes = append(notes, n)
	}
	return notes
}

func BenchmarkConnect(b *testing.B) {
	for _, size := range []int{1000, 10000} {
		b.Run(fmt.Sprint(size), func(b *testing.B) {
			notes := manyNotes(size)
			now := time.Date(2026, 3, 5, 9, 0, 0, 0, time.UTC)
			b.ReportAllocs()
			for b.Loop() {
				Connect(Config{Working: office()}, now, notes, nil)
			}
		})
	}
}

func BenchmarkParseConfig(b *testing.B) {
	src := []byte("title: My search\ntimezone: Europe/Berlin\ngoal: {applications: 5}\nthemes: {concise: [rambling]}\n")
	b.ReportAllocs()
	for b.Loop() {
		ParseConfig(src, time.UTC)
	}
}
