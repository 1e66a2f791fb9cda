// Package redact takes out of a page what tells who was met, where, and for
// how much: it is for a debrief that somebody else shall read (practice 12).
//
//	r := redact.Page(page, journal, interview, redact.Options{})
//	if len(r.Left) == 0 { share(r.Page) }
//
// Two readers look at the page. The first replaces: it knows every person and
// company of the journal in the forms in which people write them (forms.go,
// eastasia.go), nicknames and strangers that the text introduces
// (introduce.go), pay (pay.go), and mail, links, numbers and addresses by their
// shape (shapes.go). The second (reread.go) shares none of that: it reads the
// finished page letter by letter and names what it can still make out, or
// cannot place. Nobody should share a page as long as it names anything.
//
// A word that is also a name, "will" or "Mark", is replaced where it is written
// like a name and stands like one (context.go); elsewhere it stays. In doubt a
// name too many is replaced, never one too few, and everything that was replaced
// is listed.
//
// The words are in words/*.txt, one file a language.
package redact

import (
	"cmp"
	"fmt"
	"html"
	"slices"
	"strings"

	"journal/generator/journal"
	"journal/generator/words"
)

// Options are what a user knows better.
type Options struct {
	Keep []string // words that are no names here: neither reader touches them
	Also []string // names that the journal does not know
}

// Result is a page without names.
type Result struct {
	Page     []byte
	Replaced []Replacement // in the order of the page
	Left     []Left        // what the second reader found; the page must not be shared as long as there is any
}

// Replacement is one thing that was replaced, everywhere by the same.
type Replacement struct {
	Was, Now string
	Times    int
	Near     string // the words around its first place
}

// Left is something that a reader of the page can still see, or that could be a name.
type Left struct {
	Word string
	Near string // the text around it
	Why  string // "is still to be read", "could be a name"
}

// Page replaces what is private in an HTML page whose markup is plain: no
// script, no text in attributes. Each thing has the same replacement
// everywhere, counted from its first appearance: "Person 1", "Company A",
// "[pay 1]". Links lose their addresses.
func Page(page []byte, j *journal.Journal, in *journal.Interview, o Options) Result {
	r := &redaction{
		lex: vocabulary(), labels: map[string]string{}, counts: map[string]int{}, index: map[string]int{},
		sums: knownSums(j), keep: map[string]bool{},
	}
	for _, w := range o.Keep {
		r.keep[foldText(w)] = true
	}
	blocks := blocksOf(unlink().ReplaceAllString(string(page), ""))
	r.known = newRegister(r.lex)
	r.known.addJournal(j, in)
	for _, name := range o.Also {
		r.known.addPerson(name, name)
	}
	for _, b := range blocks {
		r.learn(b.text)
	}
	var out strings.Builder
	for _, b := range blocks {
		b.write(&out, r.spans(b.text), r.label)
	}
	done := out.String()
	return Result{[]byte(done), r.replaced, r.reread(done, namesOf(j, in, o))}
}

type redaction struct {
	lex      *lexicon
	known    *register
	keep     map[string]bool // folded
	sums     map[string]bool // pay that the journal knows, digits alone
	labels   map[string]string
	counts   map[string]int // by kind
	replaced []Replacement
	index    map[string]int // of what was replaced, in replaced
}

// The kinds of what is replaced.
const (
	ofCompany = "company"
	ofPerson  = "person"
	ofPlace   = "address"
	ofPay     = "pay"
	ofMail    = "mail"
	ofLink    = "link"
	ofHandle  = "handle"
	ofFile    = "file"
	ofPhone   = "phone"
)

// span is a part of a text that is to be replaced.
type span struct {
	from, to  int
	kind, key string // what it is, and which one of these
}

// claims are the parts of a text that are taken. What was found first counts.
type claims struct {
	taken []bool
	spans []span
}

func (c *claims) free(from, to int) bool { return !slices.Contains(c.taken[from:to], true) }

func (c *claims) take(s span) {
	if s.from >= s.to || !c.free(s.from, s.to) {
		return
	}
	for at := s.from; at < s.to; at++ {
		c.taken[at] = true
	}
	c.spans = append(c.spans, s)
}

// spans returns everything private in a text, in its order.
func (r *redaction) spans(text string) []span {
	c := &claims{taken: make([]bool, len(text))}
	for _, kept := range r.keepsIn(text) {
		c.take(kept)
	}
	r.shapes(text, c)
	r.pay(text, c)
	r.names(text, c)
	slices.SortFunc(c.spans, func(a, b span) int { return cmp.Compare(a.from, b.from) })
	return slices.DeleteFunc(c.spans, func(s span) bool { return s.kind == "" })
}

// keepsIn returns the words of a text that the user keeps.
func (r *redaction) keepsIn(text string) []span {
	var all []span
	if len(r.keep) == 0 {
		return nil
	}
	for _, t := range tokensOf(text) {
		if r.keep[t.bare] {
			all = append(all, span{from: t.from, to: t.to})
		}
	}
	return all
}

// label returns what stands in the place of a span, and notes it.
func (r *redaction) label(s span, text string) string {
	key := s.kind + "\x00" + s.key
	now, known := r.labels[key]
	if !known {
		r.counts[s.kind]++
		now = labelOf(s.kind, r.counts[s.kind])
		r.labels[key] = now
	}
	was := strings.Join(strings.Fields(text[s.from:s.to]), " ")
	at, seen := r.index[now+"\x00"+was]
	if !seen {
		at = len(r.replaced)
		r.index[now+"\x00"+was] = at
		r.replaced = append(r.replaced, Replacement{Was: was, Now: now, Near: around(text, s.from, s.to)})
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

// around returns some words before and after a place in a text.
func around(text string, from, to int) string {
	const many = 4
	for n := 0; n < many && from > 0; n++ {
		from = strings.LastIndexAny(strings.TrimRight(text[:from], " \n"), " \n") + 1
	}
	for n := 0; n <= many && to < len(text); n++ {
		next := strings.IndexAny(strings.TrimLeft(text[to:], " \n"), " \n")
		if next < 0 {
			to = len(text)
			break
		}
		to = len(text) - len(strings.TrimLeft(text[to:], " \n")) + next
	}
	return strings.Join(strings.Fields(text[from:to]), " ")
}

var (
	// unlink takes the addresses out of a page; the words of a link stay.
	unlink = words.Pattern(`</?a(?: [^>]*)?>`)
	// markup is everything of a page that is no text.
	markup = words.Pattern(`(?s)<style>.*?</style>|<[!/a-zA-Z][^>]*>`)
	// inline are the elements that do not end a word.
	inline = words.Pattern(`^</?(?:em|strong|mark|code|del|span|sup|sub)(?: [^>]*)?>$`)
)

// block is a run of text that a reader sees in one piece, and the markup in it:
// a name that bold print tears apart is one name in its text.
type block struct {
	text   string
	pieces []piece
}

// piece is a part of a page: markup, or the text up to a place in the block.
type piece struct {
	markup   string
	from, to int
}

func blocksOf(page string) []*block {
	var all []*block
	now := &block{}
	end := func() { all, now = append(all, now), &block{} }
	text := func(s string) {
		if s != "" {
			from := len(now.text)
			now.text += html.UnescapeString(s)
			now.pieces = append(now.pieces, piece{"", from, len(now.text)})
		}
	}
	from := 0
	for _, m := range markup().FindAllStringIndex(page, -1) {
		text(page[from:m[0]])
		from = m[1]
		tag := page[m[0]:m[1]]
		if !inline().MatchString(tag) {
			end()
		}
		now.pieces = append(now.pieces, piece{markup: tag})
	}
	text(page[from:])
	end()
	return all
}

// write writes a block with what is put in the place of the spans.
func (b *block) write(out *strings.Builder, spans []span, label func(span, string) string) {
	next := 0
	for _, p := range b.pieces {
		out.WriteString(p.markup)
		at := p.from
		for at < p.to {
			if next == len(spans) || spans[next].from >= p.to {
				out.WriteString(html.EscapeString(b.text[at:p.to]))
				break
			}
			s := spans[next]
			if s.from >= at {
				out.WriteString(html.EscapeString(b.text[at:s.from]))
				out.WriteString(html.EscapeString(label(s, b.text)))
			}
			if s.to > p.to {
				break
			}
			at = s.to
			next++
		}
	}
}
