package note

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"journal/generator/day"
	"journal/generator/words"
)

// planWords are the words of plans in all languages.
type planWords struct {
	cue, weak  []string // before a plan, the longest first
	cueEnd     []string // at the end of a cue, in languages that put it there
	lead       map[string]bool
	then       []string
	thenAfter  []string // only behind a comma
	goesOn     map[string]bool
	starts     map[string]bool
	subject    map[string]bool
	others     []string
	saying     map[string]bool
	past       [][]string
	pastEnd    []string // of a response in languages without spaces
	unreal     [][]string
	unrealPart []string // anywhere, in languages without spaces
	always     []string
	explicit   []string
	heading    map[string][]string // by their first word
	headings   []string            // in languages without spaces
	around     map[string]bool
	aroundPart []string // in languages without spaces
	who        []string
	boxes      map[string]string // label or remark → kept, missed, out
}

func newPlanWords(all words.Lists) *planWords {
	plain := func(name string) []string {
		list := all.Words("plan", name)
		for i, word := range list {
			list[i] = strings.ToLower(word)
		}
		return list
	}
	longest := func(list []string) []string {
		slices.SortStableFunc(list, func(a, b string) int { return len(b) - len(a) })
		return list
	}
	set := func(name string) map[string]bool {
		known := map[string]bool{}
		for _, word := range plain(name) {
			known[word] = true
		}
		return known
	}
	split := func(name string) (phrases [][]string, unspaced []string) {
		for _, word := range plain(name) {
			if hasSpaces(word) {
				phrases = append(phrases, strings.Fields(word))
			} else {
				unspaced = append(unspaced, word)
			}
		}
		return phrases, unspaced
	}
	w := &planWords{
		cue: longest(plain("cue")), weak: longest(plain("weak cue")), cueEnd: longest(plain("cue end")), lead: set("lead"),
		then: plain("then"), thenAfter: plain("then after"), goesOn: set("goes on"), starts: set("starts"), subject: set("subject"),
		others: longest(plain("others")), saying: set("saying"), always: plain("always"), explicit: plain("explicit"), who: longest(plain("who")),
		heading: map[string][]string{}, around: map[string]bool{}, boxes: all.Meanings("plan box", headingForm),
	}
	w.past, w.pastEnd = split("past")
	w.unreal, w.unrealPart = split("unreal")
	for _, word := range plain("heading") {
		form := headingForm(word)
		if first, _, _ := strings.Cut(form, " "); hasSpaces(word) {
			w.heading[first] = append(w.heading[first], form)
		} else {
			w.headings = append(w.headings, form)
		}
	}
	for _, word := range plain("heading around") {
		w.around[headingForm(word)] = true
		if !hasSpaces(word) {
			w.aroundPart = append(w.aroundPart, word)
		}
	}
	longest(w.headings)
	longest(w.aroundPart)
	return w
}

// hasSpaces reports whether the language of a word puts spaces between words.
func hasSpaces(word string) bool {
	c, _ := utf8.DecodeRuneInString(word)
	return !words.IsEastAsian(c)
}

// isHeading reports whether a folded heading means plan: it names one, and says no
// more than whose, which or for when. "Their plans" and "Pension plan" say more.
func (w *planWords) isHeading(form string) bool {
	if len(form) > longestHeading {
		return false
	}
	for first := range strings.FieldsSeq(form) {
		for _, noun := range w.heading[first] {
			before, after, ok := strings.Cut(" "+form+" ", " "+noun+" ")
			if ok && w.isAround(before) && w.isAround(after) {
				return true
			}
		}
	}
	if c, _ := utf8.DecodeRuneInString(form); c < utf8.RuneSelf {
		return false
	}
	for _, noun := range w.headings {
		if before, after, ok := strings.Cut(form, noun); ok {
			rest := before + " " + after
			for _, part := range w.aroundPart {
				rest = strings.ReplaceAll(rest, part, " ")
			}
			if w.isAround(rest) {
				return true
			}
		}
	}
	return false
}

// isAround reports whether words only say whose plan it is, which, or for when.
func (w *planWords) isAround(words string) bool {
	for word := range strings.FieldsSeq(words) {
		if !w.around[word] && !day.IsWeekday(word) && !slices.Contains(w.heading[word], word) {
			return false
		}
	}
	return true
}

// arrows stand between a cue and its response.
var arrows = []string{"→", "⇒", "➔", "➜", "➡", "⟶", "⟹", "➝", "➞", "⮕", "▶", "►", "»", "›", "-->", "==>", "->", "=>", "~>", "—>", "–>", " >> ", " > "}

// readPlan parts a plan into its cue and its response. What stands between the two
// is, in this order of trust, an arrow, "then", a colon, a dash or a comma; an
// earlier colon or dash stands before a later "then", which is a part of the
// response.
func readPlan(s string) (cue, response string, ok bool) {
	w := lexicon().plan
	s = strings.TrimLeftFunc(strings.ReplaceAll(s, "’", "'"), func(c rune) bool {
		return !unicode.IsLetter(c) && !unicode.IsDigit(c) && !strings.ContainsRune(`"“„«‘'`, c) && !isArrow(c)
	})
	if len(s) > 3 && s[1] == ')' && s[2] == ' ' { // a) if …
		s = s[3:]
	}
	low := lowered(s)
	masked := maskQuotes(low)
	begin, strong := w.begin(low)
	if begin < 0 || !strong {
		if cue, response, ok := w.readTurned(s, masked); ok {
			return cue, response, true
		}
		if at := labelEnd(low); at > 0 {
			if b, is := w.begin(low[at:]); is {
				begin, strong = at+b, true
			}
		}
	}
	from := max(begin, 0)
	end, next := w.split(masked, from, begin < 0, strong)
	if end < 0 {
		return "", "", false
	}
	cue = strings.TrimSpace(strings.Trim(s[from:end], " \t,;:/，、：–—-\ufe0f"))
	response = w.cutThen(strings.TrimLeft(s[next:], " \t,;:，、：–—-\ufe0f"))
	if countLetters(cue) < 2 || countLetters(response) < 1 && strings.IndexFunc(response, unicode.IsDigit) < 0 {
		return "", "", false
	}
	arrow := isArrowAt(s, end)
	if !strong && begin >= 0 && !arrow || w.unrealIn(low[from:]) || w.told(lowered(response)) || !arrow && endsAsQuestion(s) {
		return "", "", false
	}
	return cue, response, true
}

// readTurned reads a plan whose response stands first: "two sentences – if they ask
// why I left". Behind no more than a comma or a space its cue has to say who does
// something.
func (w *planWords) readTurned(s, masked string) (cue, response string, ok bool) {
	for _, sep := range []string{" ← ", " <- ", " – ", " — ", " - ", ", ", " "} {
		for at := 0; ; {
			i := strings.Index(masked[at:], sep)
			if i < 0 {
				break
			}
			at += i
			end := at + len(sep)
			n := prefixOf(masked[end:], w.cue)
			behind := strings.TrimLeft(masked[min(len(masked), end+n):], " ")
			if n > 0 && (len(sep) > 2 || prefixOf(behind, w.who) > 0) && countLetters(s[:at]) > 2 && !w.lead[lastOf(masked[:at])] && w.commaFree(behind) {
				cue, response = strings.TrimSpace(s[end+n:]), strings.TrimSpace(strings.TrimRight(s[:at], " ,–—-"))
				if countLetters(cue) > 1 && !w.unrealIn(masked) && !w.told(lowered(response)) && !endsAsQuestion(s) {
					return cue, response, true
				}
				return "", "", false
			}
			at = end
		}
	}
	return "", "", false
}

// lastOf is the last word of a text, without the marks behind it.
func lastOf(s string) string {
	s = strings.TrimRight(s, " ,;:–—-")
	return s[strings.LastIndexByte(s, ' ')+1:]
}

// commaFree reports whether nothing stands behind a cue that could be its response.
func (w *planWords) commaFree(cue string) bool {
	end, _ := w.split(cue, 0, false, true)
	return end < 0
}

// lowered is s in lower case, byte for byte in the places of s.
func lowered(s string) string {
	if low := strings.ToLower(s); len(low) == len(s) {
		return low
	}
	return s
}

func isArrow(c rune) bool { return c > utf8.RuneSelf && slices.Contains(arrows, string(c)) }

func isArrowAt(s string, at int) bool {
	rest := s[at:]
	return slices.ContainsFunc(arrows, func(a string) bool { return strings.HasPrefix(rest, a) })
}

func countLetters(s string) int {
	n := 0
	for _, c := range s {
		if unicode.IsLetter(c) {
			n++
		}
	}
	return n
}

// labelEnd is where the text behind a short label begins: "Salary: if …"; 0 if
// there is none.
func labelEnd(s string) int {
	for _, sep := range []string{": ", " – ", " — ", " - ", "："} {
		at := strings.Index(s, sep)
		if at > 0 && strings.Count(s[:at], " ") < 4 {
			return at + len(sep)
		}
	}
	return 0
}

// begin returns where the words behind the cue's own begin, -1 if there are none,
// and whether they surely are one.
func (w *planWords) begin(s string) (at int, strong bool) {
	skipped := 0
	for {
		if n := prefixOf(s[skipped:], w.cue); n > 0 {
			rest := strings.TrimLeft(s[skipped+n:], " :,：")
			return len(s) - len(rest), true
		}
		first, _, ok := strings.Cut(s[skipped:], " ")
		bare := strings.Trim(first, ",:")
		if !ok || !w.lead[bare] {
			break
		}
		skipped += len(first) + 1
	}
	if n := prefixOf(s, w.weak); n > 0 {
		return 0, false
	}
	return -1, false
}

// prefixOf returns the length of the longest of the words with which s begins.
func prefixOf(s string, list []string) int {
	for _, word := range list {
		if !strings.HasPrefix(s, word) {
			continue
		}
		n := len(word)
		if strings.HasSuffix(word, "'") {
			return n
		}
		c, _ := utf8.DecodeRuneInString(s[n:])
		if !hasSpaces(word) || len(s) == n || !unicode.IsLetter(c) && !unicode.IsDigit(c) && c != '-' {
			return n
		}
	}
	return 0
}

// maskQuotes blanks what stands in quotes and brackets, in place.
func maskQuotes(s string) string {
	out := []byte(s)
	closing := map[rune]rune{'"': '"', '“': '”', '„': '“', '«': '»', '「': '」', '『': '』', '(': ')', '（': '）', '[': ']'}
	var until rune
	from := 0
	for i, c := range s {
		switch {
		case until == 0:
			if until = closing[c]; until != 0 {
				from = i
			}
		case c == until || until == '“' && c == '”':
			for k := from; k < i+utf8.RuneLen(c); k++ {
				out[k] = 'x'
			}
			until = 0
		}
	}
	return string(out)
}

// split finds where a cue ends and its response begins; -1 if there is no such place.
// endings asks for a cue that ends as one, because it does not begin as one.
func (w *planWords) split(s string, from int, endings, strong bool) (end, next int) {
	ended := func(at int) bool {
		left := strings.TrimRight(s[from:at], " ")
		return !endings || slices.ContainsFunc(w.cueEnd, func(e string) bool { return strings.HasSuffix(left, e) })
	}
	end = -1
	for _, a := range arrows {
		if at := strings.Index(s[from:], a); at >= 0 && (end < 0 || from+at < end) {
			end, next = from+at, from+at+len(a)
		}
	}
	if end >= 0 {
		if !ended(end) {
			return -1, 0
		}
		return end, next
	}
	if !strong && !endings {
		return -1, 0
	}
	then, thenEnd := w.thenIn(s, from)
	colon, colonEnd, saying := w.colonIn(s, from)
	dash, dashEnd := dashIn(s, from)
	comma, commaEnd := w.commaIn(s, from, ended)
	before := func(at int) bool { return at >= 0 && (then < 0 || at < then) }
	switch {
	case endings:
		if colon >= 0 && ended(colon) {
			return colon, colonEnd
		}
		if comma >= 0 && ended(comma) {
			return comma, commaEnd
		}
		return -1, 0
	case before(colon) && (dash < 0 || colon < dash):
		return colon, colonEnd
	case before(dash):
		return dash, dashEnd
	case then >= 0 && comma >= 0 && comma < then && w.isStart(s[commaEnd:then]):
		return comma, commaEnd
	case then >= 0:
		return then, thenEnd
	case comma < 0 && saying > 0:
		return saying, saying + 1 // nothing else parts the two
	}
	return comma, commaEnd
}

// thenIn finds the first "then" that stands for the response.
func (w *planWords) thenIn(s string, from int) (at, end int) {
	at = -1
	look := func(word string, comma bool) {
		for k := from; ; {
			i := strings.Index(s[k:], word)
			if i < 0 {
				return
			}
			i += k
			k = i + len(word)
			left := strings.TrimRight(s[from:i], " ")
			free := !hasSpaces(word) || (i == 0 || s[i-1] == ' ') && (k == len(s) || strings.IndexByte(" ,:", s[k]) >= 0)
			behind := strings.HasSuffix(left, ",") || strings.HasSuffix(left, "，") || strings.HasSuffix(left, ";") || strings.HasSuffix(left, ".")
			if free && left != "" && (behind || !comma && hasSpaces(word)) && (at < 0 || i < at) {
				at, end = i, k
				return
			}
		}
	}
	for _, word := range w.then {
		look(word, false)
	}
	for _, word := range w.thenAfter {
		look(word, true)
	}
	return at, end
}

// colonIn finds the first colon behind which no word of the cue is quoted, and the
// first before it behind which one may be.
func (w *planWords) colonIn(s string, from int) (at, end, saying int) {
	for i, c := range s[from:] {
		if c != ':' && c != '：' {
			continue
		}
		at, end = from+i, from+i+utf8.RuneLen(c)
		if c == ':' && end < len(s) && s[end] != ' ' && s[end] < utf8.RuneSelf {
			continue // 10:30
		}
		words := strings.Fields(s[from:at])
		if len(words) > 0 && w.saying[words[len(words)-1]] && c == ':' && saying == 0 {
			saying = at
			continue
		}
		if len(words) > 0 {
			return at, end, saying
		}
	}
	return -1, 0, saying
}

// dashIn finds the first dash between spaces.
func dashIn(s string, from int) (at, end int) {
	at = -1
	for _, dash := range []string{" – ", " — ", " - ", " -- ", "—"} {
		if i := strings.Index(s[from:], dash); i > 0 && (at < 0 || from+i < at) {
			at, end = from+i, from+i+len(dash)
		}
	}
	return at, end
}

// commaIn finds the comma behind which the response begins: the first that is
// followed by a word that begins one, else the first that goes on with nothing.
func (w *planWords) commaIn(s string, from int, ended func(int) bool) (at, end int) {
	at = -1
	for i, c := range s[from:] {
		if c != ',' && c != '，' && c != '、' && c != ';' || !ended(from+i) {
			continue
		}
		here, behind := from+i, from+i+utf8.RuneLen(c)
		rest := strings.TrimSpace(s[behind:])
		if rest == "" || unicode.IsDigit(rune(rest[0])) && c == ',' && behind < len(s) && s[behind] != ' ' {
			continue
		}
		if w.isStart(rest) {
			return here, behind
		}
		if at < 0 && !w.goesOn[leadWord(rest)] {
			at, end = here, behind
		}
	}
	return at, end
}

func leadWord(s string) string {
	word, _, _ := strings.Cut(strings.TrimSpace(s), " ")
	return strings.Trim(word, ",.;:")
}

// isStart reports whether a response surely begins there.
func (w *planWords) isStart(s string) bool {
	s = strings.TrimSpace(s)
	words := strings.Fields(s)
	switch {
	case len(words) == 0 || w.goesOn[strings.Trim(words[0], ",.;:")]:
		return false
	case w.starts[strings.Trim(words[0], ",.;:")] || strings.HasPrefix(s, "j'"):
		return true
	}
	return len(words) > 1 && w.subject[strings.Trim(words[1], ",.;:")]
}

// cutThen takes the "then" off the beginning of a response.
func (w *planWords) cutThen(s string) string {
	low := lowered(s)
	for _, list := range [][]string{w.then, w.thenAfter} {
		if n := prefixOf(low, list); n > 0 && n < len(s) {
			return strings.TrimLeft(s[n:], " ,:，：")
		}
	}
	return s
}

// told reports whether a response tells what happened, and not what to do.
func (w *planWords) told(s string) bool {
	words := strings.Fields(s)
	if slices.ContainsFunc(w.past, func(p []string) bool { return matchWords(words, p, false) }) {
		return true
	}
	s = strings.TrimRight(s, " 。.")
	return slices.ContainsFunc(w.pastEnd, func(e string) bool { return strings.HasSuffix(s, e) })
}

// unrealIn reports whether a line tells what would have been.
func (w *planWords) unrealIn(s string) bool {
	words := strings.FieldsFunc(s, func(c rune) bool { return unicode.IsSpace(c) || c == ',' || c == '.' || c == ';' })
	for i := range words {
		if slices.ContainsFunc(w.unreal, func(p []string) bool { return matchWords(words[i:], p, false) }) {
			return true
		}
	}
	return slices.ContainsFunc(w.unrealPart, func(p string) bool { return strings.Contains(s, p) })
}

// matchWords reports whether words begin as a pattern does: * is a part of a word,
// _ any words.
func matchWords(words, pattern []string, skip bool) bool {
	if len(pattern) == 0 {
		return true
	}
	if pattern[0] == "_" {
		return matchWords(words, pattern[1:], true)
	}
	for i, word := range words {
		before, after, wild := strings.Cut(pattern[0], "*")
		word = strings.Trim(word, ",.;:!")
		if word == pattern[0] || wild && len(word) > len(before)+len(after)+1 && strings.HasPrefix(word, before) && strings.HasSuffix(word, after) {
			if matchWords(words[i+1:], pattern[1:], false) {
				return true
			}
		}
		if !skip {
			return false
		}
	}
	return false
}

// aboutOthers reports whether a response says what somebody else does.
func (w *planWords) aboutOthers(s string) bool { return prefixOf(lowered(s), w.others) > 0 }

// isExplicit reports whether a heading says that if-then plans stand below it.
func (w *planWords) isExplicit(heading string) bool {
	form := " " + headingForm(heading) + " "
	return slices.ContainsFunc(w.explicit, func(words string) bool { return strings.Contains(form, " "+words) })
}

// startsAnywhere reports whether a line answers without saying when: it begins with
// an arrow, "always" or "never".
func (w *planWords) startsAnywhere(s string) bool {
	c, _ := utf8.DecodeRuneInString(s)
	return isArrow(c) || strings.HasPrefix(s, "->") || strings.HasPrefix(s, "=>") || prefixOf(lowered(s), w.always) > 0
}

// SplitPlan parts a plan into its cue and its response.
func SplitPlan(text string) (cue, response string, ok bool) { return readPlan(text) }

// PlanForm is a plan in the form in which plans are compared: without case, marks,
// and the words that only join its halves.
func PlanForm(text string) string {
	fold := func(s string) string {
		return strings.Map(func(c rune) rune {
			if unicode.IsLetter(c) || unicode.IsDigit(c) {
				return c
			}
			return -1
		}, strings.ToLower(s))
	}
	if cue, response, ok := readPlan(text); ok {
		return fold(cue) + " " + fold(response)
	}
	return fold(text)
}
