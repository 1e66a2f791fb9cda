package note

import (
	"fmt"
	"strings"
	"testing"
)

// TestBounds reads notes that would cost the square of their size: what is too much
// is shown as plain text to its last word, and said with its place.
func TestBounds(t *testing.T) {
	const top = "---\ncompany: Northwind\n---\n\nfirst words\n\n"
	for name, c := range map[string]struct {
		body  string
		at    string // line:column of what is said
		says  string
		shown string // in the HTML
	}{
		"stars":                  {strings.Repeat("*a ", 6000) + strings.Repeat("b_ ", 6000) + "last", "7:1", "so many marks", `<p class="markup">*a *a`},
		"stars of an entry":      {"## To improve\n\n- one\n- " + strings.Repeat("*a_", 6000) + "last\n- three", "10:3", "so many marks", `<p class="markup">*a_*a`},
		"brackets":               {strings.Repeat("[", 4000) + "last" + strings.Repeat("]", 4000), "7:1", "so many marks", `<p class="markup">[[[[`},
		"links never closed":     {strings.Repeat("[a](", 9000) + "last", "7:1", "so many marks", `<p class="markup">[a]([a](`},
		"addresses never closed": {strings.Repeat("[a](<b) ", 9000) + "last", "7:1", "so many marks", `<p class="markup">[a](&lt;b)`},
		"bars in code":           {"|a|\n|-|\n" + strings.Repeat("|`x\\|y`|\n", 4000) + "|last|", "7:1", "so many marks", `<p class="markup">|a|`},
		"a heading":              {"## " + strings.Repeat("*a_", 6000) + "last", "7:1", "so many marks", `<p class="markup">## *a_`},
		"heading of lines":       {strings.Repeat("*a_\n", 6000) + "last\n---", "7:1", "so many marks", `<p class="markup">*a_`},
		"terms":                  {"a\n: b\n\n" + strings.Repeat("*a_", 6000) + "last\n: c", "10:1", "so many marks", `<p class="markup">*a_`},
		"definitions":            {strings.Repeat("[a]: /b\n", 40000) + "last", "7:1", "so many marks", `<p class="markup">[a]: /b`},
		"backticks":              {ticks(700) + "last", "7:1", "so many marks", "<p class=\"markup\">` `` ```"},
		"a wide table":           {strings.Repeat("|a", 500) + "|\n" + strings.Repeat("|-", 500) + "|\n" + strings.Repeat("|x|\n", 500) + "|last|", "7:1", "head of this table", `<p class="markup">|a|a`},
		"entries in a line":      {strings.Repeat("- ", 500) + "last", "7:61", "too deep", "<li>- - -"},
		"quotes in a line":       {strings.Repeat("> ", 500) + "last", "7:121", "too deep", "<p>&gt; &gt; &gt;"},
		"footnotes":              {lines(800, "[^%d]: x") + "\nlast[^3]", "507:1", "more than 500 footnotes", "[^600]: x"},
	} {
		t.Run(name, func(t *testing.T) {
			n := NewReader(Options{}).Read("interviews/2026-03-04-x.md", []byte(top+c.body+"\n\nbehind it\n"))
			var said []string
			for _, p := range n.Problems.WithoutHints() {
				if p.Hint == "" {
					t.Errorf("%v does not say what to do", p)
				}
				said = append(said, fmt.Sprintf("%d:%d %s", p.Line, p.Col, p.Msg))
			}
			if len(said) != 1 || !strings.HasPrefix(said[0], c.at+" ") || !strings.Contains(said[0], c.says) {
				t.Errorf("said %q, want %s and %q", said, c.at, c.says)
			}
			if !strings.Contains(n.Body.html, c.shown) {
				t.Errorf("%q is not in %.300q", c.shown, n.Body.html)
			}
			for _, words := range []string{"first words", "last", "behind it"} {
				if !strings.Contains(n.Body.html, words) || !strings.Contains(n.Body.plain, words) {
					t.Errorf("%q got lost", words)
				}
			}
		})
	}
}

// TestBoundsOfEntries holds entries as what they are when their text is plain.
func TestBoundsOfEntries(t *testing.T) {
	n := NewReader(Options{}).Read("interviews/2026-03-04-x.md", []byte("## To improve\n\n- one\n- "+strings.Repeat("*a_", 6000)+"last\n- three\n"))
	items := n.Items(Improve)
	if len(items) != 3 || !strings.HasSuffix(items[1].Text, "*a_last") {
		t.Errorf("%d entries", len(items))
	}
}

// TestBoundsOfLists holds how many people and tags count, and that the others are said.
func TestBoundsOfLists(t *testing.T) {
	tags := strings.ReplaceAll(lines(60, "#t%d"), "\n", " ")
	n := NewReader(Options{}).Read("interviews/2026-03-04-x.md", []byte("---\ncompany: Northwind\ninterviewers:\n"+lines(130, "  - Mary Chen%d")+"---\n\n## To improve\n\n- a "+tags+"\n"))
	if len(n.People) != maxPeople || len(n.Items(Improve)[0].Tags) != maxTags {
		t.Errorf("%d people, %d tags", len(n.People), len(n.Items(Improve)[0].Tags))
	}
	if len(n.Fields) != 1 || !strings.HasPrefix(n.Fields[0].Value, "Mary Chen100, ") || !strings.HasSuffix(n.Fields[0].Value, ", Mary Chen129") {
		t.Errorf("kept %v", n.Fields)
	}
	var said []string
	for _, p := range n.Problems {
		said = append(said, fmt.Sprintf("%d:%d %s", p.Line, p.Col, p.Msg))
	}
	want := []string{"104:5 interviewers: 130 people are named; from Mary Chen100 on they are kept as text", "138:3 this entry has 60 tags, of which the first 50 count"}
	if fmt.Sprint(said) != fmt.Sprint(want) {
		t.Errorf("said %q", said)
	}
}

// TestBoundsAreFar reads what is large and still written by hand.
func TestBoundsAreFar(t *testing.T) {
	deep := ""
	for i := range 12 {
		deep += strings.Repeat("  ", i) + "- deep\n"
	}
	for name, body := range map[string]string{
		"links":        strings.Repeat("[[note]] and [text](https://northwind.example) ", 200),
		"emphasis":     strings.Repeat("a *word* and **two** of them with `code` ", 300),
		"a table":      strings.Repeat("|a", 30) + "|\n" + strings.Repeat("|-", 30) + "|\n" + strings.Repeat(strings.Repeat("|x", 30)+"|\n", 300),
		"a thin table": strings.Repeat("|a", 12) + "|\n" + strings.Repeat("|-", 12) + "|\n" + strings.Repeat("|x|y|\n", 400),
		"definitions":  lines(400, "[a%d]: https://northwind.example/a"),
		"footnotes":    lines(200, "[^%d]: x"),
		"a list":       deep,
		"quotes":       strings.Repeat("> ", 10) + "x",
		"tasks":        strings.Repeat("- [ ] do *this* and [that](a.md)\n", 3000),
		"timestamps":   strings.Repeat("[00:12:33] **Sam:** well, [inaudible] so I said *yes*\n", 3000),
		"transcript":   strings.Repeat("I said *this* and (they) said [that] to <me>, so we went on. ", 1200),
		"snake case":   strings.Repeat("some_name_here and another_one_there ", 400),
	} {
		n := NewReader(Options{}).Read("interviews/2026-03-04-x.md", []byte("---\ncompany: Northwind\n---\n\n"+body+"\n"))
		if len(n.Problems.WithoutHints()) > 0 || strings.Contains(n.Body.html, "markup") {
			t.Errorf("%s: %v", name, n.Problems)
		}
	}
}

// ticks writes runs of backticks, each longer than the one before.
func ticks(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat("`", i+1) + " ")
	}
	return b.String()
}

// lines writes a line n times with its number.
func lines(n int, line string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, line+"\n", i)
	}
	return b.String()
}
