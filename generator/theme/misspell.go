package theme

import "slices"

// shortestSlip is the length from which a word may be a misspelling: shorter
// words have too many true neighbours.
const shortestSlip = 6

// wordShape is what a word shares with its misspellings, but for one letter of length.
type wordShape struct {
	first  byte
	length int
}

func shapeOf(word string) wordShape { return wordShape{word[0], len(word)} }

// slip makes the misspellings of a word of the lexicon known.
func (lex *lexicon) slip(word string) {
	if len(word) < shortestSlip {
		return
	}
	at := shapeOf(word)
	lex.alike[at] = append(lex.alike[at], word)
}

// correct returns the word of the lexicon that a word nobody knows is one slip
// of the keyboard away from, or "". Of several it is the one that differs earliest,
// then the first by the alphabet; a user's own words come last.
func (lex *lexicon) correct(word, stem string) string {
	for _, written := range []string{word, stem} {
		if len(written) < shortestSlip {
			continue
		}
		best, bestCut := "", 0
		for length := len(written) - 1; length <= len(written)+1; length++ {
			for _, right := range lex.alike[wordShape{written[0], length}] {
				if !oneSlip(written, right) {
					continue
				}
				cut := commonCut(written, right)
				if cut >= 0 && (best == "" || cut < bestCut || cut == bestCut && lex.before(right, best)) {
					best, bestCut = right, cut
				}
			}
		}
		if best != "" {
			return best
		}
	}
	return ""
}

// before orders words of the lexicon: by the alphabet, then the user's own as they came.
func (lex *lexicon) before(a, b string) bool {
	if x, y := lex.own[a], lex.own[b]; x != y {
		return x < y
	}
	return a < b
}

// commonCut returns the first cut of written that right shares; -1 if there is none.
func commonCut(written, right string) int {
	shared := cuts(right)
	return slices.IndexFunc(cuts(written), func(cut string) bool { return slices.Contains(shared, cut) })
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
