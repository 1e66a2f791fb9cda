package note

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// asTheLibrary fails unless a block that is read as plain YAML is what the library
// makes of it. It reports whether the block is plain.
func asTheLibrary(t *testing.T, block string) bool {
	t.Helper()
	got, ok := plainYAML([]byte(block), 2)
	if !ok {
		return false
	}
	r := &reading{note: &Note{}, src: newSource([]byte("---\n" + block))}
	want, ok := r.anyYAML([]byte(block), 2)
	if !ok {
		t.Errorf("the library does not read %q", block)
	}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(field{}, value{})); diff != "" {
		t.Errorf("%q (-library +plain):\n%s", block, diff)
	}
	if len(r.note.Problems) > 0 {
		t.Errorf("%q: the library finds %v", block, r.note.Problems)
	}
	return true
}

// FuzzPlainYAML holds what is read without the library against what the library
// reads.
func FuzzPlainYAML(f *testing.F) {
	for _, block := range []string{
		"company: Northwind\nrole: Backend Engineer\ninterviewers:\n  - Mary Chen, Lead <mary@northwind.example>\n",
		"title: \"Onsite: 'one'\"\ndate: 2026-03-04 10:00\ntags: [go, system-design , a/b]\nrating: 1\nempty:\nnone: []\n",
		"a: 'x'\nb:\n- one\n- 'two: 2'\nc: ~\n", "a: null\nb: [null]\n", "größe: x\n", "a: Größe\nb: [ä, ö]\nc:\n  - ü: x\n", "a: x #y\nb: x#y\nc: x:y\nd: x:\n", "a: b\n  c\n", "a:\n  b: c\n",
	} {
		f.Add(block)
	}
	f.Fuzz(func(t *testing.T, block string) { asTheLibrary(t, block) })
}

// TestPlainYAML tries blocks put together from what stands in front matter, plain
// and odd.
func TestPlainYAML(t *testing.T) {
	keys := []string{"company", "next_steps", "thank-you", "a1", "A", "y", "true", "null", "Null", "x y", "1", "größe", "-a", strings.Repeat("k", 70)}
	words := []string{"Northwind", "a b  c", "2026-03-04", "2026-03-04 10:00", "10:00", "1", "0x1f", "1e3", "1_000", "0b2", ".5", "yes", "No", "true", "null", "NULL", "nULL", "~", "~~", "",
		"Größe", "面接", "a:b", "a: b", "a:", "a #b", "a#b", "#b", "a, b", "[a]", "{a}", "a]", "-", "- a", "--", "---", "...", "?", "? a", "&a", "*a", "!a", "!!str a", "|", ">", "%a", "@a", "`a",
		`"a"`, `"a b: c #d"`, `""`, `"null"`, `"a" b`, `"a`, `"a\n"`, `"a""b"`, `'a'`, `'it''s'`, `''`, `'a"b'`, `"a'b"`, "it's", `say "x"`, "a\\b", "a\tb", "\ta", "a\u00a0b", "a\u0085b", "a\u2028b", "a…", "a\x7f", "a\rb", "a\r",
		"<<", "=", "Mary Chen, Lead <mary@northwind.example>", "https://northwind.example/a?b=c#d", "4/5", "a - b", "a ? b", "a ]", strings.Repeat("long ", 300), `"` + strings.Repeat("long ", 300) + `"`}
	gaps := []string{" ", " ", " ", " ", "  ", "", "\t", " \t"}
	ends := []string{"\n", "\n", "\n", "\n", "\n", " \n", "  \n", "\r\n", "\n\n", "\n  more\n", "\n# comment\n", "\n  # comment\n", "\t\n", ""}
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	random := rand.New(rand.NewPCG(seed, 0))
	// The first few of each list are plain, and are taken more often.
	pick := func(list []string) string {
		n := len(list)
		if random.IntN(8) > 0 {
			n = min(n, 5)
		}
		return list[random.IntN(n)]
	}
	plain := 0
	const n = 50_000
	for range n {
		var b strings.Builder
		for range random.IntN(4) + 1 {
			b.WriteString(pick(keys) + ":")
			switch random.IntN(4) {
			case 0, 1:
				b.WriteString(pick(gaps) + pick(words))
			case 2:
				list := make([]string, random.IntN(4))
				for i := range list {
					list[i] = strings.Repeat(" ", random.IntN(3)) + pick(words) + strings.Repeat(" ", random.IntN(2))
				}
				fmt.Fprintf(&b, "%s[%s]", pick(gaps), strings.Join(list, ","))
			case 3:
				indent := strings.Repeat(" ", random.IntN(4))
				for range random.IntN(4) {
					b.WriteString(pick(ends) + indent + "-" + pick(gaps) + pick(words))
					if random.IntN(20) == 0 {
						indent += " "
					}
				}
			}
			b.WriteString(pick(ends))
		}
		if asTheLibrary(t, b.String()) {
			plain++
		}
		if t.Failed() {
			return
		}
	}
	if plain < n/5 {
		t.Errorf("only %d of %d blocks were plain", plain, n)
	}
}

// TestMostFrontMatterIsPlain pins what is spared the library, and what is not.
func TestMostFrontMatterIsPlain(t *testing.T) {
	for block, want := range map[string]bool{
		"company: Northwind\nrole: Backend Engineer\ndate: 2026-03-04 10:00\ntags: [go, billing]\ninterviewers:\n  - Mary Chen, Engineering Manager <mary@northwind.example>\n  - Ross Diaz\nnext_steps: answer by 2026-03-11\n": true,
		"title: \"Onsite with Northwind\"\nrating: 4\nnotes:\n": true,
		"company: Bücher & Söhne\n":                             true,
		"":                                                      false,
		"company: Northwind\n\nrole: x\n":                       false,
		"ratings: {overall: 3}\n":                               false,
		"tags: #go\n":                                           false,
		"a: b: c\n":                                             false,
	} {
		if _, ok := plainYAML([]byte(block), 2); ok != want {
			t.Errorf("%q: plain %v, want %v", block, ok, want)
		}
	}
}
