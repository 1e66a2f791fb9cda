package transcript

import (
	"bufio"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestSentences holds what asks somebody about themselves and what does not, in each
// language.
func TestSentences(t *testing.T) {
	files, _ := filepath.Glob("testdata/sentences/*.txt")
	if len(files) < 5 {
		t.Fatal(files)
	}
	for _, file := range files {
		f, err := os.Open(file)
		if err != nil {
			t.Fatal(err)
		}
		lang := strings.TrimSuffix(filepath.Base(file), ".txt")
		r := &reader{lexicon: lexiconOf([]string{lang}), me: "Sam Reed", names: map[string]bool{"sam": true, "tom": true, "jörg": true}}
		asks := false
		lines := bufio.NewScanner(f)
		for lines.Scan() {
			line := lines.Text()
			if heading, ok := strings.CutPrefix(line, "# "); ok {
				asks = heading == "asks"
				continue
			}
			s := &stretch{}
			s.text.WriteString(line)
			s.turns, s.starts = []int{0}, []int{0}
			s.split(&Transcript{Turns: []Turn{{Text: line}}}, r.lexicon, false)
			got := false
			for _, one := range s.sentences {
				got = got || r.question(one.text) != nil
			}
			if got != asks {
				t.Errorf("%s: asks %v: %s", lang, got, line)
			}
		}
		f.Close()
	}
}
