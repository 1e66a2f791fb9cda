package lint

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// word is one word of a sentence.
type word struct {
	low  string // in small letters, with a plain apostrophe
	text string // as it stands there
	ends bool   // a comma, a colon, a dash stands behind it
}

// sentence is one sentence of a letter and the line it begins in, from 1.
type sentence struct {
	text  string
	line  int
	typed []word // as they were typed
	words []word // in full: "do not" for "don't"
}

func newSentence(text string, line int) sentence {
	s := sentence{text: text, line: line, typed: split(text)}
	for _, w := range s.typed {
		s.words = append(s.words, full(w)...)
	}
	return s
}

var apostrophes = strings.NewReplacer("’", "'", "‘", "'", "ʼ", "'")

// split returns the words of a text. An apostrophe or a hyphen is part of a
// word, as are the marks inside of a number. A question mark is a word.
func split(text string) []word {
	runes := []rune(apostrophes.Replace(text))
	var all []word
	for i := 0; i < len(runes); {
		if runes[i] == '?' {
			all = append(all, word{low: "?", text: "?"})
		}
		if !isWordRune(runes[i]) {
			if len(all) > 0 && strings.ContainsRune(",;:–—().!", runes[i]) {
				all[len(all)-1].ends = true
			}
			i++
			continue
		}
		from := i
		for i < len(runes) && (isWordRune(runes[i]) || i+1 < len(runes) && isWordRune(runes[i+1]) && joins(runes[i-1], runes[i], runes[i+1])) {
			i++
		}
		w := string(runes[from:i])
		all = append(all, word{low: strings.ToLower(w), text: w})
	}
	return all
}

func isWordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || strings.ContainsRune("$€£₦₹¥%", r)
}

// joins reports whether a mark between two letters or digits is part of a word.
func joins(before, mark, after rune) bool {
	switch mark {
	case '\'', '-', '/':
		return true
	case '.', ',':
		return unicode.IsDigit(before) && unicode.IsDigit(after)
	}
	return false
}

// full writes a contraction out.
func full(w word) []word {
	low := w.low
	switch low {
	case "can't", "cannot":
		return pair(w, "can", "not")
	case "won't":
		return pair(w, "will", "not")
	case "shan't":
		return pair(w, "shall", "not")
	case "let's":
		return pair(w, "let", "us")
	}
	for _, c := range [...]struct{ end, full string }{{"n't", "not"}, {"'m", "am"}, {"'re", "are"}, {"'ve", "have"}, {"'ll", "will"}, {"'d", "would"}} {
		if head, ok := strings.CutSuffix(low, c.end); ok && head != "" {
			return pair(w, head, c.full)
		}
	}
	if head, ok := strings.CutSuffix(low, "'s"); ok {
		switch head {
		case "it", "that", "what", "here", "there", "who", "where", "how", "he", "she", "everything":
			return pair(w, head, "is")
		}
		return pair(w, head, "'s")
	}
	return []word{w}
}

func pair(w word, first, second string) []word {
	return []word{{low: first, text: w.text}, {low: second, ends: w.ends}}
}

// quote returns what stands in the words from start up to end.
func quote(words []word, start, end int) string {
	var out []string
	for _, w := range words[start:min(end, len(words))] {
		if w.text != "" && w.text != "?" {
			out = append(out, w.text)
		}
	}
	return strings.Join(out, " ")
}

// isCapital reports whether a word begins with a capital.
func isCapital(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r)
}

// isShouted reports whether a word has capitals alone, two at least.
func isShouted(w string) bool {
	n := 0
	for _, r := range w {
		if unicode.IsLower(r) || unicode.IsDigit(r) {
			return false
		}
		if unicode.IsUpper(r) {
			n++
		}
	}
	return n > 1
}

// frame finds the lines that greet and that close. Without a known word of
// closing the letter ends behind its last sentence.
func (l *lexicon) frame(lines []string) (opening, closing int) {
	opening, closing = -1, len(lines)
	for i, line := range lines {
		if strings.TrimSpace(line) == "" {
			continue
		}
		if l.greets(line) {
			opening = i
		}
		break
	}
	for i := len(lines) - 1; i > opening; i-- {
		line := strings.TrimSpace(lines[i])
		if line == "" {
			continue
		}
		if l.closes(line) {
			closing = i
			continue
		}
		// A name, a number, a title: no sentence, and short.
		if n := len(split(line)); n > 8 || strings.ContainsAny(line[len(line)-1:], "!?") || strings.HasSuffix(line, ".") && n > 3 {
			break
		}
		if closing == len(lines) && i > opening+1 && strings.TrimSpace(lines[i-1]) == "" {
			closing = i
		}
	}
	return opening, closing
}

// greets reports whether a line is a greeting: "Dear Mary," or "Hello Mary Chen".
func (l *lexicon) greets(line string) bool {
	lower := fold(line)
	if l.nobody[lower] && len(split(lower)) > 1 {
		return true
	}
	if len(split(lower)) > 8 || strings.HasSuffix(lower, ".") {
		return false
	}
	_, ok := l.afterGreeting(lower)
	return ok || len(split(lower)) <= 3 && strings.HasSuffix(lower, ",") && isCapital(strings.TrimSpace(line))
}

// afterGreeting returns what stands behind the word of greeting.
func (l *lexicon) afterGreeting(line string) (string, bool) {
	best, found := "", false
	for _, g := range l.greetings {
		if len(line) < len(g) || !strings.EqualFold(line[:len(g)], g) {
			continue
		}
		rest := line[len(g):]
		if rest != "" && !strings.ContainsAny(rest[:1], " ,!") {
			continue
		}
		if !found || len(rest) < len(best) {
			best, found = rest, true
		}
	}
	return best, found
}

// greeted returns the name in a greeting.
func (l *lexicon) greeted(line string) string {
	line = strings.TrimSpace(line)
	rest, ok := l.afterGreeting(line)
	if !ok {
		rest = line
	}
	return strings.Trim(rest, " ,.!:;–—-")
}

// closes reports whether a line is a word of closing.
func (l *lexicon) closes(line string) bool {
	words := split(line)
	if len(words) == 0 || len(words) > 6 || strings.HasSuffix(strings.TrimSpace(line), ".") && len(words) > 3 {
		return false
	}
	low := strings.ToLower(strings.Trim(line, " ,.!–—-"))
	for _, c := range l.closings {
		if low == c || strings.HasPrefix(low, c+" ") || strings.HasSuffix(low, " "+c) {
			return true
		}
	}
	return false
}

// sentences returns what stands between the greeting and the closing. A sentence
// ends with its mark when a capital follows, or with its paragraph.
func (l *lexicon) sentences(lines []string, opening, closing int) []sentence {
	var all []sentence
	var now []rune
	line := 0
	end := func() {
		if s := strings.TrimSpace(string(now)); s != "" {
			all = append(all, newSentence(s, line))
		}
		now = now[:0]
	}
	for i := opening + 1; i < closing; i++ {
		text := []rune(strings.TrimSpace(lines[i]))
		if len(text) == 0 {
			end()
			continue
		}
		if l.ended(string(now)) && startsSentence(text) {
			end()
		}
		for k, r := range text {
			if len(now) == 0 {
				line = i + 1
			}
			now = append(now, r)
			if l.isEnd(text, k, now) {
				end()
			}
		}
		if len(now) > 0 {
			now = append(now, ' ')
		}
	}
	end()
	return all
}

// isEnd reports whether a sentence ends with the k-th letter of a line.
func (l *lexicon) isEnd(line []rune, k int, now []rune) bool {
	switch line[k] {
	case '。', '！', '？':
		return true
	case ' ', '\t':
	default:
		return false
	}
	if k+1 == len(line) || !startsSentence(line[k+1:]) {
		return false
	}
	return l.ended(string(now))
}

// ended reports whether text has come to the end of a sentence.
func (l *lexicon) ended(text string) bool {
	before := strings.TrimRight(strings.TrimSpace(text), `"'”’)`)
	if !strings.HasSuffix(before, ".") && !strings.HasSuffix(before, "!") && !strings.HasSuffix(before, "?") {
		return false
	}
	last := before[strings.LastIndexAny(before, " (\t")+1:]
	return !l.shortened[strings.ToLower(last)] && !(len([]rune(last)) == 2 && strings.HasSuffix(last, "."))
}

func startsSentence(rest []rune) bool {
	s := strings.TrimLeft(string(rest), `"'“‘(`)
	if s == "" {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r) || unicode.IsDigit(r) || r == '[' || r > unicode.MaxLatin1
}
