package exchange

import (
	"fmt"
	"html"
	"regexp"
	"strings"
	"sync"

	"journal/generator/journal"
)

// Redacted is a page without names.
type Redacted struct {
	Page     []byte
	Replaced []Replacement // in the order of the page
	Left     []Left        // names that are still to be read in it; it must not be shared as long as there are any
}

// Replacement is one thing that was replaced, everywhere by the same.
type Replacement struct {
	Was, Now string
	Times    int
}

// Left is a name that a reader of the page can still see.
type Left struct {
	Name string
	Near string // the text around it
}

// Redact replaces what tells who was met, and where, in a page of [Debrief]:
//
//   - every company and person the journal knows, by the whole name or by any
//     part of it that has three letters, in any case, with or without accents:
//     "Company A", "Person 1";
//   - mail addresses, telephone numbers, pay and web addresses.
//
// Better a word too many than a name too few: somebody called Will takes the
// word "will" along. Each thing has the same replacement everywhere, counted
// from its first appearance. When all is done the page is read again as a
// person would, across bold and italic print, for names that are left.
func Redact(page []byte, j *journal.Journal, in *journal.Interview) Redacted {
	r := &redaction{names: knownNames(j, in), pay: knownPay(j), labels: map[string]string{}, counts: map[string]int{}, index: map[string]int{}}
	text := unlink.ReplaceAllString(string(page), "")
	var out strings.Builder
	for _, p := range pieces(text) {
		if p.text {
			out.WriteString(html.EscapeString(r.redact(html.UnescapeString(p.value))))
		} else {
			out.WriteString(p.value)
		}
	}
	return Redacted{[]byte(out.String()), r.replaced, r.left(out.String())}
}

// unlink takes the addresses out of a page; the words of a link stay.
var unlink = regexp.MustCompile(`</?a(?: [^>]*)?>`)

// piece is a part of a page: text that is read, or markup.
type piece struct {
	text  bool
	value string
}

// markup is everything of a page of [Debrief] that is no text.
var markup = regexp.MustCompile(`(?s)<style>.*?</style>|<[!/a-zA-Z][^>]*>`)

func pieces(page string) []piece {
	var all []piece
	from := 0
	for _, m := range markup.FindAllStringIndex(page, -1) {
		if m[0] > from {
			all = append(all, piece{true, page[from:m[0]]})
		}
		all = append(all, piece{false, page[m[0]:m[1]]})
		from = m[1]
	}
	if from < len(page) {
		all = append(all, piece{true, page[from:]})
	}
	return all
}

type redaction struct {
	names    names
	pay      map[string]bool // sums that the journal knows, digits alone
	labels   map[string]string
	counts   map[string]int // by kind
	replaced []Replacement
	index    map[string]int // of what was replaced, in replaced
}

// span is a part of a text that is to be replaced.
type span struct {
	from, to  int
	kind, key string // what it is, and which one of these
}

// number is a number as people write a sum, codes are the money it is in.
const (
	number = `\d+(?:[.,'’\x{a0}\x{202f} ]\d{3})*(?:[.,]\d{1,2})?`
	codes  = `EUR|USD|GBP|CHF|CAD|AUD`
)

// patterns find what is private by its form, in this order: what one has
// found is left alone by the next. They take a while to make, and few runs of the
// program need them.
var patterns = sync.OnceValue(func() []pattern {
	return []pattern{
		{"mail", regexp.MustCompile(`[\pL\pN._%+-]+@[\pL\pN-]+(?:\.[\pL\pN-]+)+`), nil},
		{"link", regexp.MustCompile(`(?i)\b(?:[a-z]+://|www\.)[^\s<>"'“”‘’()]+`), nil},
		{"link", regexp.MustCompile(`(?i)\b[\pL\pN-]+(?:\.[\pL\pN-]+)*\.(?:com|net|org|io|dev|app|ai|co|eu|de|uk|fr|es|nl|it|ch|at|pl|us|ca|info|biz|tech|jobs|work|example|test|invalid)\b(?:/[^\s<>"'“”‘’()]*)?`), nil},
		{"pay", regexp.MustCompile(`(?i)(?:[€$£¥]|\b(?:` + codes + `))\s?` + number + `(?:\s?(?:-|–|to|bis)\s?[€$£¥]?` + number + `)?(?:\s?[km]\b)?`), nil},
		{"pay", regexp.MustCompile(`(?i)\b(?:` + number + `k?\s?(?:-|–|to|bis)\s?)?` + number + `\s?(?:k|tsd\.?|thousand)?\s?(?:[€$£¥]|(?:` + codes + `|euros?|dollars?|pounds?|francs?)\b)`), nil},
		{"pay", regexp.MustCompile(`(?i)\b(?:\d{2,3}\s?k?\s?(?:-|–|to|bis)\s?)?\d{2,3}\s?k\b`), nil},
		{"pay", regexp.MustCompile(`\b` + number + `\b`), (*redaction).isPay},
		{"phone", regexp.MustCompile(`[+(]?\d[\d ()./\x{a0}-]{5,}\d`), (*redaction).isPhone},
	}
})

// pattern is a form and, unless it is nil, what else has to be true of a find.
type pattern struct {
	kind string
	form *regexp.Regexp
	is   func(r *redaction, s string) bool
}

// redact replaces everything private in a text.
func (r *redaction) redact(text string) string {
	taken := make([]bool, len(text))
	var spans []span
	take := func(s span) {
		for at := s.from; at < s.to; at++ {
			if taken[at] {
				return
			}
		}
		for at := s.from; at < s.to; at++ {
			taken[at] = true
		}
		spans = append(spans, s)
	}
	for _, p := range patterns() {
		for _, m := range p.form.FindAllStringIndex(text, -1) {
			found := strings.TrimRight(text[m[0]:m[1]], " .,;:!?'’")
			if p.is == nil || p.is(r, found) {
				take(span{m[0], m[0] + len(found), p.kind, strings.ToLower(found)})
			}
		}
	}
	for _, s := range r.names.in(wordsOf(text), text) {
		take(s)
	}
	sortSpans(spans)
	var out strings.Builder
	from := 0
	for _, s := range spans {
		out.WriteString(text[from:s.from])
		out.WriteString(r.label(s, text[s.from:s.to]))
		from = s.to
	}
	out.WriteString(text[from:])
	return out.String()
}

// label gives what stands in the place of a span, and notes it.
func (r *redaction) label(s span, was string) string {
	key := s.kind + "\x00" + s.key
	now, known := r.labels[key]
	if !known {
		r.counts[s.kind]++
		now = labelOf(s.kind, r.counts[s.kind])
		r.labels[key] = now
	}
	was = strings.Join(strings.Fields(was), " ")
	at, seen := r.index[now+"\x00"+was]
	if !seen {
		at = len(r.replaced)
		r.index[now+"\x00"+was] = at
		r.replaced = append(r.replaced, Replacement{Was: was, Now: now})
	}
	r.replaced[at].Times++
	return now
}

// labelOf names the n-th of a kind: "Company A", "Person 1", "[mail 1]".
func labelOf(kind string, n int) string {
	switch kind {
	case ofCompany:
		letters := ""
		for ; n > 0; n = (n - 1) / 26 {
			letters = string(rune('A'+(n-1)%26)) + letters
		}
		return "Company " + letters
	case ofPerson:
		return fmt.Sprintf("Person %d", n)
	}
	return fmt.Sprintf("[%s %d]", kind, n)
}

var date = regexp.MustCompile(`^(?:\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./]\d{2,4})\b`)

// isPhone reports whether digits are a telephone number: seven or more of
// them, and no date.
func (r *redaction) isPhone(s string) bool {
	return len(digitsOf(s)) >= 7 && !date.MatchString(s)
}

// isPay reports whether a number is a sum that the journal gives as pay.
func (r *redaction) isPay(s string) bool { return r.pay[digitsOf(s)] }

func digitsOf(s string) string {
	return strings.Map(func(c rune) rune {
		if c < '0' || c > '9' {
			return -1
		}
		return c
	}, s)
}

var sum = regexp.MustCompile(number)

// knownPay gives the sums that applications name, digits alone.
func knownPay(j *journal.Journal) map[string]bool {
	known := map[string]bool{}
	add := func(s string) {
		for _, number := range sum.FindAllString(s, -1) {
			if digits := digitsOf(number); len(digits) >= 4 {
				known[digits] = true
			}
		}
	}
	for _, a := range j.Applications {
		add(a.Salary)
	}
	for _, n := range j.Notes {
		add(n.Salary.Value)
	}
	return known
}

// labels are what stands in the place of names.
var labels = regexp.MustCompile(`\b(?:Company [A-Z]+|Person [0-9]+)\b|\[(?:mail|phone|pay|link) [0-9]+\]`)

// inline are the elements that do not end a word.
var inline = regexp.MustCompile(`</?(?:em|strong|mark|code|del|span|sup|sub)(?: [^>]*)?>`)

// left looks for names as a reader sees the page: what changes the print
// inside a word is gone, everything else parts words.
func (r *redaction) left(page string) []Left {
	var all []Left
	seen := map[string]bool{}
	for _, form := range []string{inline.ReplaceAllString(page, ""), page} {
		var read strings.Builder
		for _, p := range pieces(form) {
			if p.text {
				read.WriteString(html.UnescapeString(p.value))
			} else {
				read.WriteByte(' ')
			}
		}
		text := labels.ReplaceAllString(read.String(), "\u2026")
		for _, s := range r.names.in(wordsOf(text), text) {
			name := strings.Join(strings.Fields(text[s.from:s.to]), " ")
			if !seen[name] {
				seen[name] = true
				all = append(all, Left{name, around(text, s.from, s.to)})
			}
		}
	}
	return all
}

// around gives some words before and after a place in a text.
func around(text string, from, to int) string {
	const many = 4
	before, after := strings.Fields(text[:from]), strings.Fields(text[to:])
	words := append([]string{}, before[max(0, len(before)-many):]...)
	words = append(words, strings.Fields(text[from:to])...)
	return strings.Join(append(words, after[:min(many, len(after))]...), " ")
}
