package note

import "slices"

// Keys returns the keys of the front matter in their usual spelling, in the order in
// which one would write them, for who offers them.
func Keys() []string { return slices.Clone(keyNames) }

// Outcomes returns the outcomes in the order of a search.
func Outcomes() []Outcome {
	return []Outcome{Waiting, Passed, Rejected, Withdrawn, Silent, Offer, Accepted, Declined, Cancelled}
}
