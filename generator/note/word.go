package note

// ParseWhen reads a moment in any of the forms in which notes give one. What
// is wrong with it stands in msg, and what to do about it in hint; the moment
// may still be known then, as it is for a weekday that does not fit. A text
// that says that nothing is known yet ("TBD") gives neither.
func ParseWhen(s string) (w When, msg, hint string) {
	w, found := parseWhen(s)
	if len(found) > 0 {
		msg, hint = found[0].msg, found[0].hint
	}
	return w, msg, hint
}

// ParseOutcome reads a result in any of the words that notes use for one. known
// is false for words that it does not understand; the outcome is "" for those
// that say nothing about the result.
func ParseOutcome(s string) (o Outcome, known bool) {
	o, known, _ = readOutcome(s)
	return o, known
}
