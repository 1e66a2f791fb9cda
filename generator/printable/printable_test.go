package printable_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"journal/generator/printable"
)

func TestLine(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"plain", "plain"},
		{"Grün ist 緑 و 🎉 naïve", "Grün ist 緑 و 🎉 naïve"},
		{"می\u200cخواهم 👩\u200d💻", "می\u200cخواهم 👩\u200d💻"},
		{"\x1b[31mred", `\x1b[31mred`},
		{"\x1b]52;c;ZXZpbA==\x07", `\x1b]52;c;ZXZpbA==\x07`},
		{"a\nb\r\nc\td", `a\nb\r\nc\td`},
		{"\x00\x7f", `\x00\x7f`},
		{"\x9b31m", `\x9b31m`},
		{"\u009b31m\u0085", `\u009b31m\u0085`},
		{"caf\xe9", `caf\xe9`},
		{"\u202egpj.md\u2066\u2069\u200e\u200f\u061c", `\u202egpj.md\u2066\u2069\u200e\u200f\u061c`},
		{"\u2028\u2029\ufeff", `\u2028\u2029\ufeff`},
		{"the mark \ufffd itself", "the mark \ufffd itself"},
	} {
		got := printable.Line(c.in)
		if got != c.want {
			t.Errorf("%q: got %q, want %q", c.in, got, c.want)
		}
		if again := printable.Line(got); again != got {
			t.Errorf("%q: written out twice it is %q", c.in, again)
		}
	}
	if got := string(printable.Append([]byte("> "), "a\tb\n\x1b", "\n\t")); got != "> a\tb\n\\x1b" {
		t.Errorf("Append: %q", got)
	}
}

// TestEveryCharacter holds that no character of Unicode's control categories
// is shown but what joins letters or hyphenates a word.
func TestEveryCharacter(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if !utf8.ValidRune(r) {
			continue
		}
		bad := unicode.IsControl(r) || unicode.In(r, unicode.Zl, unicode.Zp, unicode.Bidi_Control) || r == '\ufeff'
		if bad && printable.Safe(r) {
			t.Errorf("%U is shown as it is", r)
		}
		if unicode.In(r, unicode.L, unicode.M, unicode.N, unicode.P, unicode.S, unicode.Zs) && !printable.Safe(r) {
			t.Errorf("%U is written out", r)
		}
	}
}

func FuzzLine(f *testing.F) {
	f.Add("a\x1b[2J\u202e\x9b\xff\n")
	f.Fuzz(func(t *testing.T, s string) {
		got := printable.Line(s)
		if !utf8.ValidString(got) || strings.ContainsFunc(got, func(r rune) bool { return !printable.Safe(r) }) {
			t.Errorf("%q became %q", s, got)
		}
		var out bytes.Buffer
		enc := json.NewEncoder(printable.JSON(&out))
		enc.SetEscapeHTML(false)
		if err := enc.Encode(s); err != nil {
			t.Fatal(err)
		}
		var back string
		if err := json.Unmarshal(out.Bytes(), &back); err != nil || utf8.ValidString(s) && back != s {
			t.Errorf("%q came back as %q, %v", s, back, err)
		}
		if strings.ContainsFunc(strings.TrimSuffix(out.String(), "\n"), func(r rune) bool { return !printable.Safe(r) }) {
			t.Errorf("JSON: %q", out.String())
		}
	})
}
