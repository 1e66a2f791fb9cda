package mail

import (
	"slices"
	"strings"
	"sync"
	"unicode"

	"journal/generator/words"
)

// word is a word, a sign, or a letter of a script without room.
type word struct {
	text string
	mark bool // a sign
}

// tokenize takes folded text apart. "won't" and "cannot" become two words.
func tokenize(s string) []word {
	var out []word
	for i := 0; i < len(s); {
		r, size := decode(s[i:])
		switch {
		case isDense(r):
			out = append(out, word{text: s[i : i+size]})
			i += size
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			end := i
			for end < len(s) {
				r, size := decode(s[end:])
				if !(unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || r == '\'') || isDense(r) {
					break
				}
				end += size
			}
			out = appendWord(out, strings.Trim(s[i:end], "'"))
			i = end
		case unicode.IsSpace(r) || r == '\'' || r == '"' || r == '*' || r == '_' || r == '“' || r == '”' || r == '„' || r == '«' || r == '»':
			i += size
		default:
			text := s[i : i+size]
			if r == '-' && i > 0 && i+1 < len(s) && s[i-1] != ' ' && s[i+1] != ' ' { // take-home
				i += size
				continue
			}
			switch r {
			case '、', '，':
				text = ","
			case '。', '．':
				text = "."
			case '–', '—', '―', '-':
				text = ";"
			}
			out = append(out, word{text, true})
			i += size
		}
	}
	return out
}

// contracted are the words that are two in one: "won't", "zum".
var contracted = sync.OnceValue(func() map[string][]string {
	all := map[string][]string{}
	for _, e := range lists()["contraction"] {
		for _, w := range e.Words {
			all[foldText(w)] = strings.Fields(foldText(e.Name))
		}
	}
	return all
})

func appendWord(out []word, s string) []word {
	if two, ok := contracted()[s]; ok {
		for _, t := range two {
			out = append(out, word{text: t})
		}
		return out
	}
	if base, ok := strings.CutSuffix(s, "n't"); ok && base != "" {
		return append(out, word{text: base}, word{text: "not"})
	}
	if head, tail, ok := strings.Cut(s, "'"); ok && head != "" && tail != "" {
		if full := contracted()["'"+tail]; len(full) == 1 {
			tail = full[0]
		}
		return append(out, word{text: head}, word{text: tail}) // l'entretien, i'm
	}
	return append(out, word{text: s})
}

func decode(s string) (rune, int) {
	for _, r := range s {
		return r, max(1, len(string(r)))
	}
	return 0, 1
}

// sentence is one of a text.
type sentence struct {
	raw      string
	words    []word
	question bool
	thought  []int  // of each word: the number of the thought that it is a part of
	open     []bool // of each thought: it holds only on a condition, or not yet
	bound    bool   // some of it holds only on a condition
}

// maxWords is how many words of a sentence are looked at.
const maxWords = 400

// sentences takes a text apart. What stands in quotation marks is somebody else's,
// and is left out unless it is short, as the name of a role is.
func sentences(text string) []sentence {
	var out []sentence
	for _, para := range paragraphs(withoutQuotations(text)) {
		for _, s := range splitSentences(para) {
			if t := tokenize(foldRunes(s)); len(t) > 0 {
				end := t[len(t)-1].text
				out = append(out, sentence{raw: s, words: t[:min(len(t), maxWords)], question: end == "?"})
			}
		}
	}
	return out
}

// paragraphs joins the lines of a text that a program has broken.
func paragraphs(text string) []string {
	var out []string
	joined := ""
	flush := func() {
		if joined != "" {
			out, joined = append(out, joined), ""
		}
	}
	last := ""
	for _, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		switch {
		case line == "":
			flush()
		case joined == "":
			joined = line
		case goesOn(last, line):
			if isDenseText(last) && isDenseText(line) {
				joined += line
			} else {
				joined += " " + line
			}
		default:
			flush()
			joined = line
		}
		last = line
	}
	flush()
	return out
}

// reItem finds the number of a line in a list, where a number begins no date: "２　場所",
// "(2) Place", "②".
var reItem = words.Pattern(`^(?:[（(]\d{1,2}[)）]|[0-9０-９]{1,2}[　．、]|[①-⑳])`)

// reDenseOption finds a line of a list: "職種　司書".
var reDenseOption = words.Pattern(`^[■◆●○・]?[\p{Han}\p{Katakana}ー]{2,8}(?:　+|\s*[:：]\s*)\S`)

// goesOn reports whether a line goes on with the sentence of the one before.
func goesOn(last, line string) bool {
	if strings.Contains(last, "\t") || strings.Contains(line, "\t") { // the rows of a table
		return false
	}
	r, _ := decode(line)
	if strings.ContainsRune("-*•・■◆●○▼【[1234567890", r) && !unicode.IsDigit(r) {
		return false
	}
	if reItem().MatchString(line) || isDenseText(line) && reItem().MatchString(last) {
		return false
	}
	end, _ := decodeLast(last)
	if strings.ContainsRune(".!?。！？:：", end) {
		return false
	}
	if isDenseText(line) {
		if reDenseOption().MatchString(line) || reDenseOption().MatchString(last) {
			return false
		}
		return !strings.HasSuffix(last, "様") && len(last) > 30
	}
	return unicode.IsLower(r) && end != ',' || len(last) >= 50 || unicode.IsLower(r) && len(last) > 25
}

func decodeLast(s string) (rune, int) {
	r := []rune(s)
	if len(r) == 0 {
		return 0, 0
	}
	return r[len(r)-1], 1
}

var quotations = []struct{ open, close rune }{{'“', '”'}, {'„', '“'}, {'«', '»'}, {'»', '«'}, {'"', '"'}, {'「', '」'}, {'『', '』'}}

// withoutQuotations leaves out what others have said, between quotation marks.
func withoutQuotations(text string) string {
	if !strings.ContainsAny(text, "“„«»\"「『") {
		return text
	}
	runes := []rune(text)
	var out []rune
	for i := 0; i < len(runes); i++ {
		cut := false
		for _, q := range quotations {
			if runes[i] != q.open {
				continue
			}
			end := slices.Index(runes[i+1:min(len(runes), i+2000)], q.close)
			if end < 0 {
				continue
			}
			in := string(runes[i+1 : i+1+end])
			if strings.Contains(in, "\n\n") {
				continue
			}
			if len(strings.Fields(in)) > 2 || isDenseText(in) && end > 8 {
				i, cut = i+1+end, true
			}
			break
		}
		if !cut {
			out = append(out, runes[i])
		}
	}
	return string(out)
}

// splitSentences splits a paragraph at the ends of its sentences.
func splitSentences(s string) []string {
	var out []string
	from := 0
	for i, r := range s {
		end := i + len(string(r))
		switch r {
		case '。', '！', '？':
		case '.', '!', '?', '…':
			if end < len(s) && s[end] != ' ' && s[end] != '"' && s[end] != ')' && s[end] != '\'' {
				continue
			}
			if r == '.' && isAbbreviated(s[from:i]) {
				continue
			}
		default:
			continue
		}
		if end > from {
			out, from = append(out, strings.TrimSpace(s[from:end])), end
		}
	}
	if rest := strings.TrimSpace(s[from:]); rest != "" {
		out = append(out, rest)
	}
	return out
}

// isAbbreviated reports whether the stop behind a text ends no sentence: "Mr.", "5."
func isAbbreviated(s string) bool {
	at := strings.LastIndexAny(s, " (")
	w := s[at+1:]
	if w == "" {
		return true
	}
	if strings.Trim(w, "0123456789") == "" && len(w) <= 2 {
		return true
	}
	return len(w) == 1 || containsExact(phrases("history", "abbreviated"), strings.ToLower(w))
}

func containsExact(words []string, w string) bool { return slices.Contains(words, w) }

// knownLanguages returns the grammars of the languages that a text is written in.
func knownLanguages(text string) []*grammar {
	counts := map[*grammar]int{}
	most := 0
	spoken := strings.Fields(foldText(clip(text, 8000)))
	kanaCount := 0
	for _, r := range clip(text, 8000) {
		if isDense(r) {
			kanaCount++
		}
	}
	for _, g := range grammars() {
		if g.dense {
			counts[g] = kanaCount / 3
		} else {
			for _, w := range spoken {
				if g.common[w] {
					counts[g]++
				}
			}
		}
		most = max(most, counts[g])
	}
	var out []*grammar
	for _, g := range grammars() {
		if counts[g] > 0 && counts[g]*3 >= most {
			out = append(out, g)
		}
	}
	if len(out) == 0 {
		return grammars()
	}
	slices.SortStableFunc(out, func(a, b *grammar) int { return counts[b] - counts[a] })
	return out
}

// think splits a sentence into its thoughts and tells which of them are open.
func (s *sentence) think(g *grammar) {
	s.thought = make([]int, len(s.words))
	m := newMatcher(g, s)
	n := 0
	for i, w := range s.words {
		if i > 0 && (g.breaks[w.text] || w.text == ";" || w.text == "(" || s.words[i-1].text == ")" || s.words[i-1].text == ":" ||
			m.begins("and", i) && m.begins("condition", i+1)) {
			n++
		}
		s.thought[i] = n
	}
	s.open = make([]bool, n+1)
	for i := range s.words {
		if m.begins("condition", i) {
			s.open[s.thought[i]], s.bound = true, true
		} else if m.begins("pending", i) {
			s.open[s.thought[i]] = true
		}
	}
}
