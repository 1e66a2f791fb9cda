package theme

import "testing"

// Of several words that are one slip away the one that differs earliest is taken, then
// the first by the alphabet; a user's own words come after those of the lexicon.
func TestCorrect(t *testing.T) {
	lex := builtIn().copied()
	add := func(word string, own bool) {
		lex.known[word] = true
		if own {
			lex.own[word] = len(lex.own) + 1
		}
		lex.slip(word)
	}
	add("xqamber", false)
	add("xqambor", false)
	add("xqzmbir", false)
	add("xqambar", true)
	for written, want := range map[string]string{
		"xqambir":  "xqzmbir", // they share the first cut
		"xqambur":  "xqamber", // before xqambor, and before the user's own xqambar
		"xqambber": "xqamber",
		"xqmaber":  "xqamber",
		"xqambr":   "xqamber",
		"yqamber":  "", // the first letter counts
		"xqamb":    "", // too short
		"xqaabbr":  "",
	} {
		if got := lex.correct(written, written); got != want {
			t.Errorf("%s gives %q, want %q", written, got, want)
		}
	}
	if got := builtIn().correct("xqambur", "xqambur"); got != "" {
		t.Errorf("a copy changes the built-in lexicon: it gives %q", got)
	}
}
