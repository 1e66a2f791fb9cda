package redact

import (
	"fmt"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"journal/generator/journal/journaltest"
)

// plain is a text as somebody compares who does not care for case, accents and quotes. Nothing of
// the package is in it.
func plain(s string) string {
	s = strings.NewReplacer("’", "'", "‑", "-", "ı", "i", "ł", "l", "Ł", "l", "ø", "o", "Ø", "o", "ß", "ss", "\u00ad", "").Replace(s)
	s = strings.Map(func(c rune) rune {
		if unicode.Is(unicode.Mn, c) {
			return -1
		}
		return c
	}, norm.NFKD.String(s))
	return strings.ToLower(strings.Join(strings.Fields(norm.NFC.String(s)), " "))
}

// holds reports whether a planted string stands in a text: "=x" as it stands, "~x" inside of words, else
// as a word.
func holds(text, planted string) bool {
	edge := func(c byte) string {
		if c >= 0x80 || c == '_' || c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z' {
			return `(?:^|$|[^\pL\pN_])`
		}
		return ""
	}
	exact := strings.HasPrefix(planted, "=")
	word := strings.TrimLeft(planted, "=~")
	if !exact {
		text, word = plain(text), plain(word)
	}
	if strings.HasPrefix(planted, "~") || strings.ContainsFunc(word, func(c rune) bool {
		return unicode.In(c, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul)
	}) {
		return strings.Contains(text, word)
	}
	return regexp.MustCompile(edge(word[0]) + regexp.QuoteMeta(word) + edge(word[len(word)-1])).MatchString(text)
}

// TestPractice12_Cases replaces what stands under never in testdata/cases.txt and kinds.txt, and leaves what
// stands under keep.
func TestPractice12_Cases(t *testing.T) {
	for _, file := range []string{"cases", "kinds"} {
		src, err := os.ReadFile("testdata/" + file + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		cases := 0
		for block := range strings.SplitSeq(string(src), "\n\n") {
			c := caseOf(block)
			if c["name"] == "" {
				continue
			}
			cases++
			t.Run(c["name"], c.run)
		}
		if cases < 50 {
			t.Errorf("only %d cases in %s", cases, file)
		}
	}
}

// aCase is a block of a file of cases: each line by its key.
type aCase map[string]string

func caseOf(block string) aCase {
	c := aCase{"company": "Brandt Dairy"}
	for line := range strings.SplitSeq(block, "\n") {
		if key, value, ok := strings.Cut(line, ": "); ok && !strings.HasPrefix(line, "#") {
			c[key] = value
		}
	}
	return c
}

// notes are the files of a journal in which a case happens.
func (c aCase) notes() map[string]string {
	var s strings.Builder
	lines := func(all string) {
		for line := range strings.SplitSeq(all, " | ") {
			if line != "" {
				s.WriteString(line + "\n")
			}
		}
	}
	lines("--- | company: " + c["company"] + " | date: 2026-03-04 10:00 | " + c["front"] + " | interviewers:")
	for p := range strings.SplitSeq(c["with"], " | ") {
		if c["remember"] == "" {
			fmt.Fprintf(&s, "  - %s\n", strconv.Quote(p))
		} else {
			fmt.Fprintf(&s, "  - name: %s\n", strconv.Quote(p))
		}
	}
	if c["remember"] != "" {
		fmt.Fprintf(&s, "    remember: %s\n", strconv.Quote(c["remember"]))
	}
	s.WriteString("---\n\n")
	if c["head"] != "" {
		s.WriteString("## " + c["head"] + "\n\n")
	}
	s.WriteString("## Went well\n- " + c["text"] + "\n")
	all := map[string]string{"interviews/a.md": s.String()}
	if c["about"] != "" {
		s.Reset()
		lines("--- | company: " + c["company"] + " | " + c["about"] + " | ---")
		all["companies/a.md"] = s.String()
	}
	return all
}

func (c aCase) run(t *testing.T) {
	j := journaltest.Connect(t, c["conf"], "2026-03-05 10:00", c.notes())
	r := redacted(t, j, journaltest.Interview(t, j, "interviews/a.md"))
	text := seen(r.Page)
	for never := range strings.SplitSeq(c["never"], " | ") {
		if holds(text, never) {
			t.Errorf("%s is left in %q", never, text)
		}
	}
	for keep := range strings.SplitSeq(c["keep"], " | ") {
		if !holds(text, keep) {
			t.Errorf("%s is gone from %q", keep, text)
		}
	}
	if len(r.Left) > 0 {
		t.Errorf("left are %v", r.Left)
	}
}
