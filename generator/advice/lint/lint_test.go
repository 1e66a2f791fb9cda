package lint

import "testing"

// The text files of every language can be read.
func TestLexicons(t *testing.T) {
	for _, lang := range []string{"en", "de"} {
		if _, err := newLexicon(lang); err != nil {
			t.Error(err)
		}
	}
}
