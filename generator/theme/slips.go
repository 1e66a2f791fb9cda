package theme

import "slices"

// shortestSlip is the length from which a word may be a misspelling: shorter
// words have too many true neighbours.
const shortestSlip = 6

// slip makes the misspellings of a word of the lexicon known.
func (lex *lexicon) slip(word string) {
	if len(word) < shortestSlip {
		return
	}
	for _, cut := range cuts(word) {
		lex.slips[cut] = append(slices.Clip(lex.slips[cut]), word)
	}
}

// correct gives the word of the lexicon that a word nobody knows is one slip
// of the keyboard away from, or "".
func (lex *lexicon) correct(word, stem string) string {
	for _, written := range []string{word, stem} {
		if len(written) < shortestSlip {
			continue
		}
		for _, cut := range cuts(written) {
			for _, right := range lex.slips[cut] {
				if right[0] == written[0] && oneSlip(written, right) {
					return right
				}
			}
		}
	}
	return ""
}

// cuts gives word and word with one letter left out, for each letter but the
// first. Two words one slip apart share at least one of these.
func cuts(word string) []string {
	all := []string{word}
	for i := 1; i < len(word); i++ {
		all = append(all, word[:i]+word[i+1:])
	}
	return all
}

// oneSlip tells whether a and b differ by one letter added, left out, changed,
// or by two neighbours swapped.
func oneSlip(a, b string) bool {
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	j := 0
	for j < len(a)-i && j < len(b)-i && a[len(a)-1-j] == b[len(b)-1-j] {
		j++
	}
	a, b = a[i:len(a)-j], b[i:len(b)-j]
	return len(a) <= 1 && len(b) <= 1 ||
		len(a) == 2 && len(b) == 2 && a[0] == b[1] && a[1] == b[0]
}
