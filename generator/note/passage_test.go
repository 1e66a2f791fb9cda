package note

import (
	"slices"
	"strings"
	"testing"
)

func TestPassages(t *testing.T) {
	n := NewReader(Options{}).Read("interviews/a.md", []byte(`---
company: Northwind
---

It went *well*, see [the **blog**](https://northwind.example/?a=1&b=2) & <x>.

Second paragraph
in two lines.

## Questions they asked
- [4/5] Tell me "everything" #go
  - better: start with `+"`a < b`"+`
- Another

### Deeper

| a | b |
|---|---|
| c | d |

## Empty

![alt](picture.png)

## Marks

- [x] done &amp; \*dusted\* ==now== [[Job board|the board]] https://northwind.example
- moved[^1] ![gone](https://northwind.example/a.png)

~~~
a  <b>
c
~~~

<div>shown <!-- not this -->
</div>

> ### Quoted
> in it

Term
: Meaning

[^1]: In March.
`))
	want := []Passage{
		{"", "", "It went well, see the blog & <x>.\nSecond paragraph in two lines."},
		{"questions-they-asked", "Questions they asked", "4/5 Tell me \"everything\" #go\nbetter: start with a < b\nAnother"},
		{"deeper", "Deeper", "a\nb\nc\nd"},
		{"empty", "Empty", ""},
		{"marks", "Marks", "done & *dusted* now the board https://northwind.example\nmoved gone\na  <b> c\n<div>shown </div>"},
		{"quoted", "Quoted", "in it\nTerm\nMeaning\nIn March."},
	}
	got := n.Body.Passages()
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	for _, p := range got {
		if p.Anchor != "" && !n.Body.HasID(p.Anchor) {
			t.Errorf("the body has no place %q", p.Anchor)
		}
	}
	if got := (Body{}).Passages(); len(got) != 0 {
		t.Errorf("an empty body gives %q", got)
	}
}

func TestSingleSpaced(t *testing.T) {
	for _, s := range []string{"", " ", "a", "a b", " a b", "a b ", "a b  ", "a  b", "a\tb", "a\nb\n", "ä b", "a\u00a0b", "a \u2003 b", "\x7f a"} {
		if got, want := singleSpaced(s), strings.Join(strings.Fields(s), " "); got != want {
			t.Errorf("%q gives %q, want %q", s, got, want)
		}
	}
}

func TestFirstSentence(t *testing.T) {
	long := strings.Repeat("ä word, ", 40)
	for text, want := range map[string]string{
		"It went well. More":              "It went well.",
		"It went (well!) More":            "It went (well!)",
		"Über “alles?” Mehr":              "Über “alles?”",
		"On the 4. we met. Then":          "On the 4. we met.",
		"With node.js it works":           "With node.js it works",
		"很好。再见":                           "很好。",
		long:                              strings.Repeat("ä word, ", 27) + "ä…",
		"\xff it went well. Then nothing": "\xff it went well.",
	} {
		if got := firstSentence(text); got != want {
			t.Errorf("%q gives %q, want %q", text, got, want)
		}
	}
}
