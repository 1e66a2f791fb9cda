package lint

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// tone is a way to speak that a letter keeps from.
type tone struct {
	name     string
	practice int
	msg      string // of the words found
	hint     string
	not      []Kind   // kinds in which it is in order
	list     string   // of its words; "" for that of its name
	topical  []string // words of these classes are no fault where the notes have them; "*" for any word
}

// tones are all there are; the words of each stand below its name in words/.
var tones = []tone{
	{"self", 18, "%q speaks of a weakness, or apologises", "leave it out, or say what you can do", []Kind{Decline}, "", nil},
	{"demand", 22, "%q puts pressure on the reader", "ask instead, as in: May I ask when you expect to decide?", nil, "", nil},
	{"demand", 22, "%q sounds like a threat", "ask when they expect to decide, and say plainly by when another offer wants an answer", []Kind{Decline}, "threat", nil},
	{"reproach", 21, "%q is a reproach, or argues", "leave it out: hiring takes time, and they owe no answer", nil, "", nil},
	{"begging", 18, "%q begs", "say what you bring, not what you need", nil, "", nil},
	{"pay", 18, "%q belongs into another talk", "ask about pay once there is an offer, with journal draft negotiate", []Kind{Negotiate, Accept}, "", []string{"pay"}},
	{"slang", 18, "%q is how one writes to friends", "write it in plain words", nil, "", []string{"*"}},
	{"gossip", 18, "%q talks about others, or judges them", "leave it out", nil, "", nil},
	{"private", 18, "%q is private", "leave it out: speak of the work", nil, "", []string{"private", "looks", "body"}},
	{"private", 18, "%q is private", "leave it out: speak of the work", []Kind{Decline}, "own life", []string{"private"}},
	{"harsh", 18, "%q sounds harsh", "say what is good, or leave it out", nil, "", []string{"bad", "harsh", "lowly", "dump"}},
	{"regret", 18, "%q sounds negative", "say what is good, or leave it out", []Kind{Decline, Feedback}, "", nil},
}

// breaches returns what a letter says in this tone, a finding for a sentence.
func (t tone) breaches(c *checking) []Finding {
	if slices.Contains(t.not, c.Kind) {
		return nil
	}
	var all []Finding
	for _, s := range append([]sentence{newSentence(c.Subject, 0)}, c.own...) {
		words := c.unmasked(s.words)
		if t.topical != nil {
			words = c.withoutTopics(words, t.topical)
		}
		if start, end, ok := c.says(c.faults[cmp.Or(t.list, t.name)], words); ok {
			all = append(all, Finding{Line: s.line, Msg: fmt.Sprintf(t.msg, quote(words, start, end)), Hint: t.hint})
		}
	}
	return all
}

// withoutTopics masks the words of some classes that the notes of the interview
// have: the pay of a payroll officer is work.
func (c *checking) withoutTopics(words []word, classes []string) []word {
	out := slices.Clone(words)
	for i := range out {
		w := out[i].low
		if !c.everyday[w] && c.noted.words[w] && (classes[0] == "*" || slices.ContainsFunc(classes, func(class string) bool { return slices.Contains(c.classes[class], w) })) {
			out[i].low = mask
		}
	}
	return out
}

// quoted finds what stands in quotes.
var quoted = regexp.MustCompile(`["“„][^"“”„]{8,}["”“]`)

// withoutQuotes returns a sentence with a word in the place of each gap, of what is
// quoted, and of questions of the notes: they are not judged as one's own words.
func (n noted) withoutQuotes(text string) string {
	const instead = "something"
	text = quoted.ReplaceAllString(placeholder.ReplaceAllString(text, instead), instead)
	for _, q := range n.questions {
		q = strings.Trim(q, " ?.")
		if at := strings.Index(strings.ToLower(text), strings.ToLower(q)); len(q) > 12 && at >= 0 && len(strings.ToLower(text)) == len(text) {
			text = text[:at] + instead + text[at+len(q):]
		}
	}
	return text
}

// placeholder finds what a template or a hurried writer left open. A link of
// Markdown and an address of mail are none.
var placeholder = regexp.MustCompile(`\[[^\]\n]{1,80}\](?:\(\S+\))?|\{\{?[^}\n]*\}\}?|<[A-Za-z][^>@\n]{0,60}>|\b(?:TODO|TBD|TBC|FIXME|XX+|xxx+)\b|_{3,}|\$[A-Z_]{3,}\b|%[A-Za-z_]{3,}%|\.{5,}`)

// noPlaceholder: every gap is filled.
func noPlaceholder(c *checking) []Finding {
	var all []Finding
	for i, line := range append([]string{c.Subject}, c.lines...) {
		hint := "write it, or take the sentence out"
		for _, gap := range placeholder.FindAllString(line, -1) {
			if !strings.HasSuffix(gap, ")") && !strings.HasPrefix(strings.ToLower(gap), "<http") {
				all = append(all, Finding{Line: i, Msg: gap + " is still to be filled in", Hint: hint})
			}
		}
		words := split(line)
		nameless := func(w word) bool { return slices.Contains(c.lists.Words("nameless", "words"), w.low) }
		if i > c.closing && len(words) > 1 && !slices.ContainsFunc(words, func(w word) bool { return !nameless(w) }) {
			all = append(all, Finding{Line: i, Msg: quote(words, 0, len(words)) + " is no name", Hint: "sign with your own"})
			continue
		}
		start, end, ok := c.says(c.faults["placeholder"], words)
		ok = ok && (isCapital(words[start].text) || strings.Contains(line, "("))
		if !ok {
			start, end, ok = c.says(c.faults["placeholder capitals"], words)
			ok = ok && isShouted(words[start].text) && isShouted(words[end-1].text) && !c.noted.shouted[words[start].text]
		}
		if ok {
			all = append(all, Finding{Line: i, Msg: quote(words, start, end) + " is still to be filled in", Hint: hint})
		}
	}
	return all
}

// noShouting: no words in capitals, and one mark of exclamation at a time.
func noShouting(c *checking) []Finding {
	var all []Finding
	marks := 0
	for i, line := range append([]string{c.Subject}, c.lines[:c.closing]...) {
		words := split(line)
		run := 0
		for k, w := range words {
			if !isShouted(w.text) || c.noted.shouted[w.text] {
				run = 0
				continue
			}
			if run++; run >= 3 || len(w.text) > 3 && c.everyday[w.low] || run == 2 && len(words[k-1].text)+len(w.text) > 8 {
				all = append(all, Finding{Line: i, Msg: quote(words, k-run+1, k+1) + " shouts", Hint: "write it in small letters"})
				break
			}
		}
		marks += strings.Count(line, "!")
		if strings.Contains(line, "!!") || strings.Contains(line, "??") || strings.Contains(line, "?!") || strings.Contains(line, "!?") {
			all = append(all, Finding{Line: i, Msg: "several marks in a row shout", Hint: "one is enough"})
		}
	}
	const most = 4
	if len(all) == 0 && marks > most {
		all = append(all, Finding{Msg: fmt.Sprintf("%d exclamation marks shout", marks), Hint: "keep one"})
	}
	return all
}

// smiley finds faces made of marks. A colon before a bracket may be a list.
var smiley = regexp.MustCompile(`(?:^|[\s.!?,a-z])(?:[:;=8]['’]?-[()DPpoO3/|*\]]|[:;=]['’]?[()DP](?:[\s.!?]|$)|<3|\^\^|xD\b|:[oO3*](?:\s|$))`)

// longer finds a letter that is drawn out, as in "sooo".
var longer = regexp.MustCompile(`(?i)\b[a-zà-ÿ]*(?:aaa|bbb|eee|fff|hhh|iiii|jjj|lll|mmm|nnn|ooo|rrr|sss|ttt|uuu|yyy|zzz)[a-zà-ÿ]*\b`)

// noSmileys: no emoji, no faces made of marks, no letters drawn out.
func noSmileys(c *checking) []Finding {
	var all []Finding
	for i, line := range append([]string{c.Subject}, c.lines...) {
		found := strings.TrimSpace(smiley.FindString(line))
		for _, r := range line {
			if isEmoji(r) {
				found = string(r)
				break
			}
		}
		if found == "" && !strings.Contains(line, "www.") && !strings.Contains(line, "://") {
			found = longer.FindString(line)
		}
		if found != "" {
			all = append(all, Finding{Line: i, Msg: found + " is how one writes to friends", Hint: "leave it out"})
		}
	}
	return all
}

func isEmoji(r rune) bool {
	return r >= 0x1f000 && r <= 0x1faff || r >= 0x2600 && r <= 0x27bf && unicode.Is(unicode.So, r) || r == 0x2764 || r == 0xfe0f
}
