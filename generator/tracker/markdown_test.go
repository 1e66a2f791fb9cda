package tracker

import "testing"

func TestPlainCell(t *testing.T) {
	for in, want := range map[string]string{
		"**Fernlea** [](e)":                       "Fernlea",
		"**Fernlea Care** (Leeds)":                "Fernlea Care (Leeds)",
		"__Fernlea__, ~~declined~~":               "Fernlea, declined",
		"Fernlea [advert](ads/3.pdf)":             "Fernlea advert",
		"![logo](f.png) Fernlea":                  "logo Fernlea",
		"*Fernlea*":                               "Fernlea",
		"`Fernlea`":                               "Fernlea",
		"[[companies/fernlea|Fernlea]]":           "Fernlea",
		"[Fernlea](https://fernlea.example/jobs)": "[Fernlea](https://fernlea.example/jobs)", // the address is wanted, too
		`a \| b<br>c`:                             "a | b\nc",
		"2 * 3 * 4":                               "2 * 3 * 4",
		"snake_case_name":                         "snake_case_name",
	} {
		if got := plainCell(in); got != want {
			t.Errorf("plainCell(%q) = %q, want %q", in, got, want)
		}
	}
}
