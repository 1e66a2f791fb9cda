package passphrase

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func lines(t testing.TB, name string) []string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSpace(string(data)), "\n")
}

// Famous sentences of many languages, and what people make of them, are
// refused; passphrases that a machine has made, or somebody who put words
// together that nobody would, are taken. The judge was made with the first two
// sets alone, so that the others tell how it does with what it does not know. In every list at least as many have to be right as
// there were; what is wrong is named.
func TestSets(t *testing.T) {
	for _, set := range []struct {
		name   string
		strong bool
		right  int // of 60 sentences and 30 strong ones
	}{
		{"sentences.txt", false, 60},
		{"sentences-unseen.txt", false, 58},
		{"sentences-third.txt", false, 57},
		{"strong.txt", true, 30},
		{"strong-unseen.txt", true, 30},
	} {
		right := 0
		for _, text := range lines(t, set.name) {
			text, err := Clean(text)
			if err != nil {
				t.Fatal(err)
			}
			if err := Judge(text, nil); (err == nil) == set.strong {
				right++
			} else {
				t.Logf("%s: %q: %v", set.name, text, err)
			}
		}
		if right < set.right {
			t.Errorf("%s: %d are right; want %d", set.name, right, set.right)
		}
	}
}

// Each sentence of the sets stays refused in other clothes.
func TestSentencesDressed(t *testing.T) {
	dress := map[string]func(string) string{
		"a year":     func(s string) string { return s + " 1987" },
		"capitals":   strings.ToUpper,
		"underlines": func(s string) string { return strings.ReplaceAll(s, " ", "_") },
		"look-alike": func(s string) string { return strings.NewReplacer("a", "4", "e", "3", "o", "0").Replace(s) },
		"backwards":  reversed,
		"marks":      func(s string) string { return s + "!!1" },
		"joined": func(s string) string {
			return strings.NewReplacer(" ", "", ",", "", ".", "", "'", "").Replace(strings.ToLower(s))
		},
	}
	for name, change := range dress {
		taken, n := 0, 0
		for i, text := range lines(t, "sentences.txt") {
			if i >= 48 || i%3 != 0 { // the first 48 are plain sentences
				continue
			}
			n++
			if Judge(change(text), nil) == nil {
				t.Logf("%s: %q", name, change(text))
				taken++
			}
		}
		if taken*6 > n {
			t.Errorf("with %s, %d of %d are taken", name, taken, n)
		}
	}
}

// A text that was never written anywhere else is no sentence, whatever its
// language; and the table knows the languages it names.
func TestCommonWords(t *testing.T) {
	p, err := sentences()
	if err != nil {
		t.Fatal(err)
	}
	if len(p.languages) < 40 {
		t.Errorf("%d languages", len(p.languages))
	}
	for i, l := range p.languages {
		if len(l) < 15 {
			t.Errorf("language %d has %d words", i, len(l))
		}
	}
	for _, word := range []string{"the", "und", "que", "não", "nao", "что", "är", "het", "że", "ze", "bir", "不", "は"} {
		found := false
		for _, l := range p.languages {
			if bits, ok := l.bits(word); ok && bits <= mostCommon {
				found = true
			}
		}
		if !found {
			t.Errorf("%q is common nowhere", word)
		}
	}
}
