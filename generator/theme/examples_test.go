package theme

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// apartFrom reads every line that sorting is measured with: the texts in the JSON files
// of testdata, and what names them there.
func apartFrom(t *testing.T) (lines []string) {
	t.Helper()
	var walk func(any)
	walk = func(v any) {
		switch v := v.(type) {
		case string:
			lines = append(lines, v)
		case []any:
			for _, x := range v {
				walk(x)
			}
		case map[string]any:
			for key, x := range v {
				if strings.Contains(key, " ") {
					lines = append(lines, key)
				}
				walk(x)
			}
		}
	}
	files, err := filepath.Glob("testdata/*.json")
	if err != nil {
		t.Fatal(err)
	}
	more, err := filepath.Glob("testdata/people/*.json")
	if err != nil {
		t.Fatal(err)
	}
	// What the unseen people wrote came after the examples, from somebody who had seen none.
	files = slices.DeleteFunc(files, func(file string) bool { return strings.HasPrefix(file, "testdata/unseen") })
	for _, file := range append(append(files, more...), "../testdata/lessons.json") {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var v any
		if err := json.Unmarshal(data, &v); err != nil {
			t.Fatal(err)
		}
		walk(v)
	}
	return lines
}

// runs returns the runs of so many words in a line.
func runs(words []string, length int) (all []string) {
	for i := 0; i+length <= len(words); i++ {
		all = append(all, strings.Join(words[i:i+length], " "))
	}
	return all
}

// Examples were written without the lines that sorting is measured with in sight: none
// of those written for it shares a run of four words with one. Lines of voices that
// knew the lexicon, which do not judge, are plain ones that anybody writes.
func TestExamplesAreApartFromTheMeasure(t *testing.T) {
	known := map[string]string{}
	for _, line := range apartFrom(t) {
		for _, run := range runs(split(line), 4) {
			known[run] = line
		}
	}
	if len(known) < 1000 {
		t.Fatalf("only %d runs of four words to compare with", len(known))
	}
	examples, problems := readExamples(os.DirFS("examples"))
	for _, p := range problems {
		t.Error(p)
	}
	for _, e := range examples {
		words := split(e.text)
		if e.knowing || len(words) == 0 || isUnspaced(words[0]) {
			continue
		}
		for _, run := range runs(words, 4) {
			if line, ok := known[run]; ok {
				t.Errorf("%s: %q shares %q with %q", e.language, e.text, run, line)
			}
		}
	}
}

// Examples are no patterns with slots: no two of them share two thirds of their runs of three
// words, if the shorter has four or more of these.
func TestExamplesAreNoPatterns(t *testing.T) {
	examples, _ := readExamples(os.DirFS("examples"))
	with := map[string][]int{}
	all := make([][]string, len(examples))
	for i, e := range examples {
		if words := split(e.text); len(words) > 0 && !isUnspaced(words[0]) {
			all[i] = runs(words, 3)
			slices.Sort(all[i])
			all[i] = slices.Compact(all[i])
		}
		for _, run := range all[i] {
			with[run] = append(with[run], i)
		}
	}
	for i := range all {
		shared := map[int]int{}
		for _, run := range all[i] {
			for _, j := range with[run] {
				if j < i {
					shared[j]++
				}
			}
		}
		for j, n := range shared {
			if shorter := min(len(all[i]), len(all[j])); shorter >= 4 && 3*n > 2*shorter {
				t.Errorf("%q and %q share %d of %d runs of three words", examples[j].text, examples[i].text, n, shorter)
			}
		}
	}
}

// There are enough of them, in every language.
func TestExamplesAreMany(t *testing.T) {
	examples, _ := readExamples(os.DirFS("examples"))
	count := map[string]int{}
	for _, e := range examples {
		count[e.language]++
	}
	for language, least := range map[string]int{"en": 6000, "de": 300, "fr": 300, "es": 300, "ja": 300, "pt": 100, "it": 100, "zh": 100} {
		if count[language] < least {
			t.Errorf("%s: %d examples, want %d", language, count[language], least)
		}
	}
}
