package prose

import "testing"

func TestWords(t *testing.T) {
	for got, want := range map[string]string{
		Count(0, "day"): "0 days", Count(1, "reply"): "1 reply", Count(2, "reply"): "2 replies", Count(2, "company"): "2 companies",
		Count(5, "mail address"): "5 mail addresses", Count(3, "y"): "3 ys", Count(2, "person"): "2 people", Count(2, "switch"): "2 switches",
		Times(1): "once", Times(2): "twice", Times(12): "12 times", Spell(0): "no", Spell(20): "twenty", Spell(21): "21", Spell(-1): "-1",
		List(nil, "and"): "", List([]string{"a"}, "or"): "a", List([]string{"a", "b"}, "or"): "a or b", List([]string{"a", "b", "c"}, "and"): "a, b and c",
		Capital("über"): "Über", Capital(""): "", Capital("面接"): "面接", Capital("\xff"): "\xff",
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
