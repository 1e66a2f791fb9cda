package passphrase

import (
	"errors"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

func TestJudge(t *testing.T) {
	known := []string{"Northwind Robotics", "Mary Chen", "interviews/2026-03-04-northwind-technical"}
	weak := map[string]string{
		"":                                     "short",
		"password":                             "short",
		"Passw0rd!":                            "short",
		"hunter2hunter2hunter2hunter2hunter2":  "again and again",
		"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa": "again and again",
		"abcdefghijklmnopqrstuvwxyz0123456789": "follow each other",
		"qwertyuiopasdfghjklzxcvbnm":           "follow each other",
		"correct horse battery staple":         "few or common words",
		"abacus abdomen zoom":                  "few or common words",
		"Northwind Robotics Mary Chen 2026 technical interviews": "few or common words",
		"NorthwindRoboticsMaryChen2026":                          "few or common words",
		"it was the best of times it was the worst of times":     "as in a sentence",
		"Der Igel liest montags Zeitung unter Apfelbäumen":       "as in a sentence",
		"gnineve eht ta denrut eh nehw kcab emac eh":             "as in a sentence",
		"z gjvye xelyjt vuyjdtymt gthtlj vyjq zdbkfcm ns":        "as in a sentence",
		"3tsghwmoadwiatcotlthwmfiw":                              "first ones of the words",
		"1qaz@WSX3edc$RFV5tgb^YHN":                               "follow each other",
		"velvet Zyxwolk canyon Brombeck ladder":                  "few or common words",
		"summer2026summer2026summer2026":                         "",
		"Kartoffelsalat mit Würstchen":                           "",
		"Тридцать три коровы":                                    "few or common words",
		"日本語のパスワード":                                              "short",
		"12345678901234567890123456789012345":                    "",
		"P@ssw0rd P@ssw0rd P@ssw0rd P@ssw0rd 1":                  "",
	}
	for text, why := range weak {
		err := Judge(text, known)
		w, ok := errors.AsType[*WeakError](err)
		if !ok {
			t.Errorf("%q is taken: %v", text, err)
			continue
		}
		if !strings.Contains(w.Reason, why) {
			t.Errorf("%q (%.0f bits): %s; want %q", text, w.Bits, w.Reason, why)
		}
		for _, word := range strings.Fields(text) {
			if len(word) > 5 && strings.Contains(err.Error(), word) {
				t.Errorf("the error repeats a word of %q", text)
			}
		}
	}
	for _, text := range []string{
		"orbit velvet canyon ladder mosaic tundra",
		"orbit-velvet-canyon-ladder-mosaic-tundra",
		"xK9#mQ2$vL7pWz",
		"h7rq2mzk9dnw4cxt",
		"Igel, Zeitung, Apfelbaum, Montag, Regenschirm, Kupfer",
		"корова газета зонтик медь ёж понедельник",
	} {
		if err := Judge(text, known); err != nil {
			t.Errorf("%q is refused: %v", text, err)
		}
	}
}

// Words of the journal make a passphrase weaker than they would be alone.
func TestJudgeKnown(t *testing.T) {
	const text = "velvet Zyxwolk canyon Brombeck ladder tundra"
	if err := Judge(text, nil); err != nil {
		t.Fatalf("refused without the journal: %v", err)
	}
	if err := Judge(text, []string{"Zyxwolk Labs", "Tim Brombeck"}); err == nil {
		t.Error("the names of the journal count like any other words")
	}
}

// Six words of the list are always taken, with any separator, however common
// they are, and three never.
func TestJudgeDice(t *testing.T) {
	words := list()
	if len(words) != 7776 || !slices.IsSorted(words[:100]) {
		t.Fatalf("the list has %d words", len(words))
	}
	r := rand.New(rand.NewPCG(5, 6))
	pick := func(n int) []string {
		some := make([]string, n)
		for i := range some {
			some[i] = words[r.IntN(len(words))]
		}
		return some
	}
	for range 100 {
		six := pick(Words)
		for _, between := range []string{" ", "-", ".", ""} {
			if err := Judge(strings.Join(six, between), nil); err != nil {
				t.Errorf("%q with %q between: %v", six, between, err)
			}
		}
		if err := Judge(strings.Join(pick(3), "-"), nil); err == nil {
			t.Error("three words are taken")
		}
	}
}

func TestNew(t *testing.T) {
	seen := map[string]bool{}
	words := list()
	for range 50 {
		p, err := New()
		if err != nil || seen[p] {
			t.Fatalf("%v, or the same twice", err)
		}
		seen[p] = true
		parts := strings.Split(p, " ")
		if len(parts) != Words {
			t.Errorf("%d words", len(parts))
		}
		for _, w := range parts {
			if !slices.Contains(words, w) {
				t.Errorf("%q is no word of the list", w)
			}
		}
		if clean, err := Clean(p); err != nil || clean != p {
			t.Errorf("cleaning changes it: %v", err)
		}
	}
}

func TestClean(t *testing.T) {
	for typed, want := range map[string]string{
		"plain":                            "plain",
		"  orbit   velvet\u00a0canyon\r\n": "orbit velvet canyon",
		"fore\u0302t":                      "forêt",
		"a\u3000b\tc\u2003\u2003d":         "a b c d",
	} {
		got, err := Clean(typed)
		if err != nil || got != want {
			t.Errorf("%q: %q, %v", typed, got, err)
		}
	}
	for typed, want := range map[string]error{"": ErrEmpty, " \n": ErrEmpty, "a\x00b": ErrText, "\xff": ErrText, "a\x1b[Ab": ErrText} {
		if _, err := Clean(typed); !errors.Is(err, want) {
			t.Errorf("%q: %v", typed, err)
		}
	}
}
