package note

import (
	"cmp"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/txtar"
)

// outcomeCases returns the sentences in testdata/outcome with what is to be
// read of each.
func outcomeCases(t testing.TB) (want, texts []string) {
	t.Helper()
	files, err := filepath.Glob("testdata/outcome/*.txtar")
	if err != nil || len(files) < 10 {
		t.Fatalf("%d archives: %v", len(files), err)
	}
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range archive.Files {
			for line := range strings.Lines(string(f.Data)) {
				word, text, ok := strings.Cut(strings.TrimSuffix(line, "\n"), ": ")
				if !ok {
					t.Fatalf("%s: %q has no colon", file, line)
				}
				want, texts = append(want, word), append(texts, strings.ReplaceAll(text, `\n`, "\n"))
			}
		}
	}
	return want, texts
}

func TestReadOutcome(t *testing.T) {
	want, texts := outcomeCases(t)
	for i, text := range texts {
		got := ReadOutcome(text)
		said := cmp.Or(string(got.Outcome), "-")
		if strings.Contains(want[i], " | ") {
			said += " | " + cmp.Or(string(got.Fate), string(got.Meeting))
		}
		if said != want[i] || !got.Known && want[i] != "unknown" && want[i] != "-" {
			t.Errorf("%q: %s (known: %v), want %s", text, said, got.Known, want[i])
		}
	}
}

// TestReadOutcomeSaysWhatItAssumed reads sentences that another reader could
// take in another way: each is given with a remark, and facts without one.
func TestReadOutcomeSaysWhatItAssumed(t *testing.T) {
	for text, assumed := range map[string]string{
		"Hoping for an offer":               "is an expectation",
		"They might reject me":              "is an expectation",
		"Peut-être un refus":                "is an expectation",
		"Rechne mit einer Absage":           "is an expectation",
		"Interview moved to Thursday":       "did not take place",
		"The offer expired":                 "expired",
		"Got accepted":                      "perhaps an offer",
		"Offer, then rejected":              "after an offer",
		"rejected":                          "",
		"They hired someone else":           "",
		"Passed the screen, then rejected":  "",
		"Offer rescinded":                   "",
		"Entretien annulé par l'entreprise": "",
	} {
		got := ReadOutcome(text)
		if len(got.Remarks) == 0 && assumed == "" {
			continue
		}
		if len(got.Remarks) != 1 || assumed == "" || !strings.Contains(got.Remarks[0].Msg, assumed) || got.Remarks[0].Hint == "" {
			t.Errorf("%q: %+v, want one that says %q", text, got.Remarks, assumed)
		}
	}
}

// FuzzOutcome reads anything: the outcome is one of the nine, a remark has
// words, and what is around a text changes nothing.
func FuzzOutcome(f *testing.F) {
	_, texts := outcomeCases(f)
	for _, s := range texts {
		f.Add(s)
	}
	nine := map[Outcome]bool{"": true, Waiting: true, Passed: true, Rejected: true, Withdrawn: true, Silent: true, Offer: true, Accepted: true, Declined: true, Cancelled: true}
	f.Fuzz(func(t *testing.T, s string) {
		got := ReadOutcome(s)
		if !nine[got.Outcome] || got.Outcome != "" && !got.Known || got.Near != "" && got.Known {
			t.Errorf("%q gives %+v", s, got)
		}
		if got.Fate == Filled && got.Outcome != Rejected || got.Fate == AcceptedElsewhere && got.Outcome != Withdrawn || got.Fate == Expected && got.Outcome != Waiting {
			t.Errorf("%q gives %s, %s", s, got.Outcome, got.Fate)
		}
		for _, r := range got.Remarks {
			if r.Msg == "" || r.Hint == "" || !utf8.ValidString(r.Msg) {
				t.Errorf("%q gives the remark %+v", s, r)
			}
		}
		if again := ReadOutcome("  " + s + " \n"); again.Outcome != got.Outcome || again.Known != got.Known {
			t.Errorf("%q with space around it gives %s, not %s", s, again.Outcome, got.Outcome)
		}
	})
}

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

func TestPay(t *testing.T) {
	for text, want := range map[string]string{
		"48,000, answer by 2026-03-13":  "48,000",
		"72k":                           "72k",
		"€ 65.000 a year":               "€ 65.000 a year",
		"52 000 € par an":               "52 000 € par an",
		"answer by Friday, 95k + bonus": "95k",
		"$31.50 per hour":               "$31.50 per hour",
		"EUR 4200 im Monat":             "EUR 4200 im Monat",
		"年収650万円":                       "650万円",
		"answer by 2026-03-13":          "",
		"in 2 weeks":                    "",
		"3 rounds, 4 people":            "",
		"call at 14:30":                 "",
		"start in 2027":                 "",
		"Q3":                            "",
		"":                              "",
	} {
		if got := Pay(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
