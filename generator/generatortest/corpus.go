// Package generatortest makes notes to measure with. Their shape is that of
// real notes of a long search; the same number gives the same notes.
package generatortest

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"
)

// Words of the corpus. The shape of a note (length, number of people, tags,
// questions and lessons, code and tables now and then) is that of real notes;
// companies are a fifth of the notes.
var (
	firstNames = strings.Fields("Dana Priya Marcus Elena Tomas Aisha Jonas Mei Rahul Sofia Liam Noor Ivan Grace Kofi Hana Pedro Ingrid Samir Chloe")
	lastNames  = strings.Fields("Whitfield Raman Okafor Lindqvist Moreau Haddad Novak Tanaka Castillo Petrov Mensah Schmidt Rossi Nguyen Kowalski")
	firmHeads  = strings.Fields("Northwind Blue Copper Quantum Summit Harbor Lattice Ember Cobalt Granite Juniper Orbit Pioneer Signal Tidal Umbra Vertex Willow")
	firmTails  = strings.Fields("Robotics Labs Systems Health Analytics Bank Logistics Cloud Software Energy Media Networks Foods Mobility")
	jobs       = []string{"Senior Backend Engineer", "Staff Engineer", "Platform Engineer", "Site Reliability Engineer", "Data Engineer", "Frontend Engineer"}
	rounds     = []string{"recruiter screen", "phone screen", "take-home review", "system design", "coding", "behavioral", "onsite", "hiring manager", "final"}
	results    = []string{"passed", "rejected", "pending", "withdrawn", "offer"}
	subjects   = []string{"rate limiting", "consistent hashing", "database indexes", "cache invalidation", "schema migrations", "back pressure", "the event loop", "on-call rotations", "a project that slipped", "technical debt", "queue semantics", "retry storms", "load shedding", "incident reviews", "sharding"}
	labels     = strings.Fields("go python sql system-design kubernetes algorithms leadership concurrency caching api-design testing observability frontend")
	sentences  = []string{
		"I started from the requirements and wrote down what I assumed about %s before drawing anything.",
		"The interviewer pushed on %s, and I needed a hint before I saw the shorter path.",
		"My answer about %s was clear, but I forgot to mention what happens when the second node fails.",
		"I gave the example from my last team, where %s cost us **nine hours** in one quarter.",
		"I said `O(n log n)` when I meant `O(n)`, corrected it at once, and moved on to %s.",
		"When I did not know the details of %s, I said so, and described how I would find out.",
		"Next time I will draw the data flow for %s first and name the failure modes after that.",
		"They care a lot about *clear writing*, so the notes on %s that I sent before were useful.",
	}
	strengths = []string{"Stayed calm when the question about %s changed half way.", "Gave a short, concrete story about %s with numbers.", "Named the trade-off in %s without being asked.", "Kept the diagram of %s simple and readable."}
	faults    = []string{"Practice explaining %s in under five minutes.", "Ask for the constraints before talking about %s.", "Stop after the first good answer on %s; do not ramble.", "Prepare a better story for %s.", "Check the edge cases of %s before saying it is done.", "Slow down when the talk turns to %s."}
	asked     = []string{"How would you design %s?", "Tell me about a time you dealt with %s?", "What trade-offs do you see in %s?", "Walk me through %s?", "How do you test %s?"}
)

// Corpus makes n notes of ten years, by their paths below content.
func Corpus(n int) map[string]string {
	notes := make(map[string]string, n)
	for i := range n {
		path, text := Note(n, i)
		notes[path] = text
	}
	return notes
}

// Note makes the i-th of the n notes of [Corpus].
func Note(n, i int) (path, text string) {
	r := rand.New(rand.NewPCG(uint64(n), uint64(i)))
	pick := func(list []string) string { return list[r.IntN(len(list))] }
	fill := func(list []string) string { return strings.ReplaceAll(pick(list), "%s", pick(subjects)) }
	k := i % max((n+4)/5, 1)
	firm := fmt.Sprintf("%s %s %d", firmHeads[k%len(firmHeads)], firmTails[k/len(firmHeads)%len(firmTails)], 1+k/(len(firmHeads)*len(firmTails)))
	day := time.Date(2016, 7, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, i*3650/n).Format(time.DateOnly)
	round := pick(rounds)

	var out strings.Builder
	say := func(format string, args ...any) { fmt.Fprintf(&out, format+"\n", args...) }
	say("---\ntitle: \"%s with %s\"\ndate: %s\ncompany: %s\nrole: %s\nstage: %s\nformat: video\ninterviewers:", round, firm, day, firm, pick(jobs), round)
	for range 1 + r.IntN(3) {
		say("  - %s %s", pick(firstNames), pick(lastNames))
	}
	say("tags: [%s, %s, %s]\nrating: %d\noutcome: %s\n---\n", pick(labels), pick(labels), pick(labels), 1+r.IntN(5), pick(results))
	prose := func(least, more int) {
		for range least + r.IntN(more) {
			out.WriteString(fill(sentences) + " ")
		}
		out.WriteString("\n\n")
	}
	prose(3, 3)
	if r.IntN(2) == 0 {
		say("Background reading: [%s](https://example.com/notes/%d) and [their blog](https://blog.example.com).\n", pick(subjects), r.IntN(999))
	}
	say("## Questions\n")
	for range 3 + r.IntN(4) {
		say("- %s", fill(asked))
		if r.IntN(2) == 0 {
			say("  - %s", fill(sentences))
		}
	}
	out.WriteString("\n")
	if r.IntN(10) < 3 {
		say("```go\nfunc allow(now time.Time) bool {\n\tif tokens < 1 {\n\t\treturn false\n\t}\n\ttokens--\n\treturn true\n}\n```\n")
	}
	prose(2, 3)
	if r.IntN(4) == 0 {
		say("| Topic | Time | How it felt |\n|:------|-----:|-------------|\n| %s | 12 min | good |\n| %s | 20 min | shaky |\n", pick(subjects), pick(subjects))
	}
	say("## What went well\n")
	for range 2 + r.IntN(3) {
		say("- %s", fill(strengths))
	}
	out.WriteString("\n")
	prose(2, 3)
	say("## What to improve\n")
	for j := range 2 + r.IntN(3) {
		say("%d. %s", j+1, fill(faults))
	}
	out.WriteString("\n")
	prose(2, 3)
	say("## Follow-up\n\n- [x] Send a thank-you note\n- [ ] Write up the design for %s", pick(subjects))
	return fmt.Sprintf("interviews/%s/%s-%s-%05d.md", day[:4], day, strings.ToLower(strings.ReplaceAll(firm, " ", "-")), i), out.String()
}
