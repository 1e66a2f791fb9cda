package english

import (
	"slices"
	"testing"
)

func TestWords(t *testing.T) {
	for word, want := range map[string][2]bool{
		"aardvark": {true, true}, "colour": {true, true}, "color": {true, true}, "anchored": {true, true},
		"zygotes": {true, true}, "becquerel": {true, false}, "recieve": {}, "hollmann": {}, "": {}, "a": {}, "zzz": {},
	} {
		if got := [2]bool{Known(word), Common(word)}; got != want {
			t.Errorf("%q: known and common are %v, want %v", word, got, want)
		}
	}
}

func TestCommonFrom(t *testing.T) {
	var got []string
	for w := range CommonFrom("zod") {
		got = append(got, w)
	}
	if want := []string{"zodiac", "zodiacal", "zodiacs"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
