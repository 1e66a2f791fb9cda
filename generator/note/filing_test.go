package note

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
)

// wordsOf are the words of a text, small, without marks.
func wordsOf(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) })
}

var inComments = regexp.MustCompile(`<!--.*?-->|%%.*?%%`)

// arrived reports whether most words of a line are in the entry. What is left out
// of one are marks, numbers, labels, and who answered "none".
func arrived(line, entry string) bool {
	line = inComments.ReplaceAllString(line, "")
	text := []byte(line)
	for _, part := range noiseIn(text) {
		blank(text[part[0]:part[1]])
	}
	line = string(text)
	line = strings.TrimLeft(strings.TrimSpace(line), "-*+•–>#[]xX0123456789.) ")
	if _, rest, labelled := strings.Cut(line, ":"); isUnfilled(line) || labelled && isUnfilled(strings.Trim(rest, " *")) {
		return true
	}
	words, in, found := wordsOf(line), wordsOf(entry), 0
	for _, w := range words {
		if slices.Contains(in, w) {
			found++
		}
	}
	return 2*found >= len(words)
}

// TestEveryLineIsAccountedFor reads all notes that tests have: each line that is
// not blank is filed as something or named as not filed, never both, and what is
// filed as a fact or an entry is found in one.
func TestEveryLineIsAccountedFor(t *testing.T) {
	notes := fixtures(t)
	rd := NewReader(Options{})
	entries, facts := 0, 0
	for _, name := range slices.Sorted(maps.Keys(notes)) {
		_, path, _ := strings.Cut(name, "/")
		t.Run(name, func(t *testing.T) {
			text := string((&reading{Reader: rd, note: &Note{}}).decode(notes[name]))
			e, f := checkFiling(t, strings.Split(text, "\n"), rd.Read(path, notes[name]), rd.Read(path, notes[name]))
			entries, facts = entries+e, facts+f
		})
	}
	if len(notes) < 100 || entries < 400 || facts < 300 {
		t.Errorf("%d notes with %d entries and %d facts are not all there are", len(notes), entries, facts)
	}
}

// checkFiling holds what a note says of its lines against what it says of its
// facts and entries, and counts the lines that are one or the other.
func checkFiling(t *testing.T, lines []string, n, again *Note) (entries, facts int) {
	t.Helper()
	if !slices.Equal(n.Understood(), again.Understood()) || !slices.Equal(n.Filed, again.Filed) {
		t.Error("a second reading understands something else")
	}
	lost := map[int]bool{}
	for _, u := range n.Unfiled {
		lost[u.Line] = true
		if n.Filed[u.Line-1] != Unknown {
			t.Errorf("line %d is filed as %d and named as not filed: %q", u.Line, n.Filed[u.Line-1], u.Text)
		}
	}
	said := map[int]string{} // what was understood, by its line
	for _, u := range n.Understood() {
		if u.Group == AssumedGroup || u.Group == UnfiledGroup || u.Group == TextGroup {
			continue
		}
		said[u.Line] += " " + u.Name + " " + u.Value + " " + u.More
		if u.Line == 0 {
			continue
		}
		as := n.Filed[u.Line-1]
		fact := u.Group == FactGroup || u.Group == PeopleGroup
		switch {
		case lost[u.Line]:
			t.Errorf("line %d is understood as %s %s %q and named as not filed", u.Line, u.Group, u.Name, u.Value)
		case fact && as != FactLine && as != HeadingLine, !fact && u.Group != LogGroup && as != EntryLine && as != HeadingLine:
			t.Errorf("line %d holds %s %s %q and is filed as %d", u.Line, u.Group, u.Name, u.Value, as)
		}
	}
	return countFiled(t, lines, n, lost, said)
}

func countFiled(t *testing.T, lines []string, n *Note, lost map[int]bool, said map[int]string) (entries, facts int) {
	for at, as := range n.Filed {
		line := at + 1
		switch as {
		case Unknown:
			if !lost[line] && n.UnfiledMore == 0 {
				t.Errorf("line %d is neither filed nor named: %q", line, lines[at])
			}
		case EntryLine:
			entries++
			from := line
			for from > 0 && said[from] == "" {
				from--
			}
			if !arrived(lines[at], said[from]) {
				t.Errorf("line %d is an entry's and has not arrived in one: %q (%q)", line, lines[at], said[from])
			}
		case FactLine:
			facts++
		}
	}
	return entries, facts
}
