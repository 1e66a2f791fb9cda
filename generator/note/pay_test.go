package note

import "testing"

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
