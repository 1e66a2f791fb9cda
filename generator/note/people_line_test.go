package note

import (
	_ "embed"
	"strings"
	"testing"
)

// Each line of people.txt is a line of people, an arrow, and what is read of it:
// "Name = title <address> {what to remember}" for a person, "~" for who has no
// name, "?" for what is no list of people, "!" for a doubt that is said. "\n" is a
// new line, and "- " in front makes it an entry of a list.
//
//go:embed testdata/people.txt
var peopleLines string

func TestReadPeople(t *testing.T) {
	n := 0
	for line := range strings.Lines(peopleLines) {
		in, want, ok := strings.Cut(strings.TrimSuffix(line, "\n"), " =>")
		if !ok {
			continue
		}
		n++
		text, entry := strings.CutPrefix(strings.ReplaceAll(in, `\n`, "\n"), "- ")
		if got := describeReading(ReadPeople(text, entry)); got != strings.TrimSpace(want) {
			t.Errorf("%s\n got %s\nwant %s", in, got, strings.TrimSpace(want))
		}
	}
	if n < 200 {
		t.Errorf("%d lines were read", n)
	}
}

func describeReading(got People) string {
	var all []string
	for _, p := range got.Named {
		s := p.Name
		if p.Title != "" {
			s += " = " + p.Title
		}
		if p.Email != "" {
			s += " <" + p.Email + ">"
		}
		if p.Remember != "" {
			s += " {" + p.Remember + "}"
		}
		all = append(all, s)
	}
	for _, u := range got.Unnamed {
		all = append(all, "~"+u.Value)
	}
	if got.Text != "" {
		all = append(all, "?")
	}
	for _, r := range got.Remarks {
		if r.Doubtful {
			all = append(all, "!")
		}
	}
	return strings.Join(all, "; ")
}

// What was assumed is said, and how to write it so that nothing has to be.
func TestReadPeopleSaysWhatItAssumed(t *testing.T) {
	for _, c := range []struct {
		line, about string
		doubtful    bool
	}{
		{"Chen, Mary; Diaz, Ross", "family name", false},
		{"Chen, Mary", "two people", true},
		{"mary chen and ross", "mary chen was taken for a name", false},
		{"CTO, Mary Chen", "title of Mary Chen", false},
		{"Mary Chen - she was lovely", "what to remember", false},
		{"Mary Chen, Ross Diaz 3rd, xyz%", "was not taken for a name", true},
	} {
		found := false
		for _, r := range ReadPeople(c.line, false).Remarks {
			found = found || strings.Contains(r.Msg, c.about) && r.Doubtful == c.doubtful && r.Hint != ""
		}
		if !found {
			t.Errorf("%s: %+v, want one about %q", c.line, ReadPeople(c.line, false).Remarks, c.about)
		}
	}
}

func TestCutHonorific(t *testing.T) {
	for name, want := range map[string]string{
		"Dr Anil Rao": "Dr|Anil Rao", "Frau Dr. Sommer": "Frau Dr.|Sommer", "Mary Chen": "|Mary Chen", "Sister Mary Okafor": "Sister|Mary Okafor",
		"Mme Durand": "Mme|Durand", "Dott.ssa Bianchi": "Dott.ssa|Bianchi", "Coach Lee": "Coach|Lee", "Dean": "|Dean", "Prof. Dr. Lena Voss": "Prof. Dr.|Lena Voss",
	} {
		if honorific, rest := CutHonorific(name); honorific+"|"+rest != want {
			t.Errorf("%s: %s|%s, want %s", name, honorific, rest, want)
		}
	}
}
