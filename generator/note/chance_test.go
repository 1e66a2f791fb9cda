package note

import "testing"

func TestChance(t *testing.T) {
	for text, want := range map[string]int{"60%": 60, "60 %": 60, "60": 60, "0.6": 60, ".05": 5, "6/10": 60, "3 in 4": 75, "2 von 3": 67, "50/50": 50, "70/30": 70, "100%": 100, "0%": 0, "~40%": 40, "35 Prozent": 35,
		"120%": -1, "1": -1, "good": -1, "7/5": -1, "": -1, "1%": 1} {
		n := NewReader(Options{}).Read("interviews/a.md", []byte("---\ncompany: Quillmere\ndate: 2026-04-02\nchance: \""+text+"\"\n---\n"))
		switch {
		case want < 0 && n.Chance != nil:
			t.Errorf("%q is %d %%", text, *n.Chance)
		case want >= 0 && (n.Chance == nil || *n.Chance != want):
			t.Errorf("%q: %v, want %d", text, n.Chance, want)
		case want < 0 && text != "" && len(n.Problems) == 0:
			t.Errorf("%q: nothing is said", text)
		}
	}
	n := NewReader(Options{}).Read("interviews/a.md", []byte("---\ncompany: Quillmere\ndate: 2026-04-02\n---\n\nChance: 30%\n\nChances: they hire two.\n"))
	if n.Chance == nil || *n.Chance != 30 {
		t.Errorf("a label: %v", n.Chance)
	}
}
