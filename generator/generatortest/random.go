package generatortest

import (
	"fmt"
	"math/rand/v2"
)

// RandomNotes returns the notes of a random search.
func RandomNotes(r *rand.Rand, applications int) map[string]string {
	words := []string{"contacted", "applied", "referred", "scheduled", "answered", "offer", "accepted", "declined", "rejected", "withdrawn", "silent", "follow-up", "cancelled"}
	outcomes := []string{"", "", "waiting", "passed", "rejected", "withdrawn", "silent", "offer", "accepted", "declined", "cancelled"}
	notes := map[string]string{}
	for a := range r.IntN(applications) {
		company := fmt.Sprintf("company: Firm %d\nrole: Role %d\n", a/2, a)
		for i := range r.IntN(4) {
			text := "---\n" + company
			if r.IntN(5) > 0 {
				text += fmt.Sprintf("date: 2026-%02d-%02d\n", 1+r.IntN(4), 1+r.IntN(28))
			}
			if o := outcomes[r.IntN(len(outcomes))]; o != "" {
				text += "outcome: " + o + "\n"
			}
			notes[fmt.Sprintf("interviews/%d-%d.md", a, i)] = text + randomLog(r, words) + "---\n"
		}
		if r.IntN(3) > 0 {
			text := "---\n" + company
			if o := outcomes[r.IntN(len(outcomes))]; o != "" {
				text += "outcome: " + o + "\n"
			}
			notes[fmt.Sprintf("applications/%d.md", a)] = text + randomLog(r, words) + "---\n"
		}
	}
	return notes
}

func randomLog(r *rand.Rand, words []string) string {
	text := ""
	for range r.IntN(4) {
		text += fmt.Sprintf("  - 2026-%02d-%02d %s\n", 1+r.IntN(3), 1+r.IntN(28), words[r.IntN(len(words))])
	}
	if text == "" {
		return ""
	}
	return "log:\n" + text
}
