package note

// ParseOutcome reads a result in any of the words that notes use for one. known
// is false for words that it does not understand; the outcome is "" for those
// that say nothing about the result.
func ParseOutcome(s string) (o Outcome, known bool) {
	o, known, _ = readOutcome(s)
	return o, known
}
