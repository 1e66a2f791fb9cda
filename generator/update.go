package generator

import "context"

// Changed says what of a journal is no longer as it was read.
type Changed struct {
	// Content names files and folders below the content folder that were
	// made, changed, moved or removed; a folder stands for all that is in it.
	Content []string
	// Layouts is set when anything in the journal's own layouts changed.
	Layouts bool
	// Everything is set when it is not known what changed: all files are
	// looked at again.
	Everything bool
}

// Update gives the journal as it is after a change, at the moment the clock
// tells. b itself stays as it is and can still be used. The result equals
// that of scanning and opening the whole journal anew; the errors are those
// of [Scan] and [Scanned.Open]. A file that was named but did not change
// makes no difference.
func (b *Built) Update(ctx context.Context, clock Clock, _ Changed) (*Built, error) {
	s, err := Scan(ctx, b.in)
	if err != nil {
		return nil, err
	}
	return s.Open(ctx, clock, nil)
}
