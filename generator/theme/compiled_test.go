package theme

import (
	"os"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The compiled lexicon says what the lexicon files say, in every part.
func TestCompiled(t *testing.T) {
	lex, _ := readLexicon(os.DirFS("lexicon"))
	if compiled != pack(lex) {
		t.Fatal("lexicon/compiled.bin is not what the lexicon says: run go generate ./generator/theme")
	}
	parts := cmp.AllowUnexported(lexicon{}, topic{}, rule{}, phrase{}, use{}, wordShape{})
	if diff := cmp.Diff(lex, unpack(compiled), parts); diff != "" {
		t.Errorf("-read +unpacked\n%s", diff)
	}
}

// What one user adds is nobody else's: own words stand beside those of the lexicon,
// which all sorters share.
func TestOwnWordsAreApart(t *testing.T) {
	before := pack(builtIn())
	fables := New(map[string][]string{"Fables": {"igglewomp", "answer jungle", "ramble"}, "concise": {"plorps"}})
	myths := New(map[string][]string{"Myths": {"igglezump", "answer desert", "ramble"}, "salary": {"plorps"}})
	for _, c := range []struct {
		s          *Sorter
		text, want string
	}{
		{fables, "igglewmop", "fables"}, // a slip of a word of one's own
		{myths, "igglezmup", "myths"},
		{fables, "igglezmup", ""},
		{fables, "The answer jungle of today", "fables"},
		{myths, "The answer desert of today", "myths"},
		{fables, "Then I rambled on for hours", "fables"},
		{myths, "Then I rambled on for hours", "myths"},
		{fables, "plorp", "concise"},
		{myths, "plorp", "salary"},
		{New(nil), "went silent while coding", "think-aloud"},
		{New(nil), "igglewomp", ""},
		{New(nil), "plorp", ""},
	} {
		if got, _ := c.s.Theme(c.text); got != c.want {
			t.Errorf("%q is of %q, want %q", c.text, got, c.want)
		}
	}
	if pack(builtIn()) != before {
		t.Error("the lexicon that all share was changed")
	}
}

func TestLexiconHasNoMistakes(t *testing.T) {
	lex, problems := readLexicon(os.DirFS("lexicon"))
	for _, p := range problems {
		t.Error(p)
	}
	var names []string
	for _, topic := range lex.topics {
		names = append(names, topic.name)
		if topic.name != slug(topic.name) || topic.title == "" || topic.advice == "" {
			t.Errorf("theme %q wants a slug, a title and an advice", topic.name)
		}
	}
	slices.Sort(names)
	if n := len(slices.Compact(names)); n != len(lex.topics) {
		t.Errorf("%d names for %d themes", n, len(lex.topics))
	}
}
