package transcript

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// stretch is what one person says until somebody else has the floor. A short word of
// the other between two halves of a sentence does not end it.
type stretch struct {
	who       string
	text      strings.Builder
	turns     []int // whose text it is
	starts    []int // where the text of each begins
	sentences []sentence
}

// sentence is a part of a stretch.
type sentence struct {
	text       string
	begin, end time.Duration // only if timed
	timed      bool
}

// stretches joins the turns of each speaker, and parts them into sentences.
func (t *Transcript) stretches(l *lexicon) []*stretch {
	var out []*stretch
	add := func(s *stretch, k int) {
		text := t.Turns[k].Text
		if s.text.Len() > 0 && !(endsWide(s.text.String()) && beginsWide(text)) {
			s.text.WriteByte(' ')
		}
		s.turns, s.starts = append(s.turns, k), append(s.starts, s.text.Len())
		s.text.WriteString(text)
	}
	for k, turn := range t.Turns {
		n := len(out)
		switch {
		case n > 0 && out[n-1].who == turn.Speaker:
			add(out[n-1], k)
		case n > 1 && out[n-2].who == turn.Speaker && !endsSentence(out[n-2].text.String()) && l.isBackchannel(out[n-1].text.String()):
			add(out[n-2], k)
		default:
			s := &stretch{who: turn.Speaker}
			add(s, k)
			out = append(out, s)
		}
	}
	loose := t.unpunctuated()
	for _, s := range out {
		s.split(t, l, loose)
	}
	return out
}

// unpunctuated reports whether the recogniser has written no full stops, so that only
// pauses part sentences.
func (t *Transcript) unpunctuated() bool {
	words, ends := 0, 0
	for _, turn := range t.Turns {
		words += size(turn.Text)
		for _, c := range turn.Text {
			if isEnd(c) {
				ends++
			}
		}
	}
	return ends*60 < words
}

// pause is how long nobody speaks between two sentences that nothing else parts.
const pause = 300 * time.Millisecond

func (s *stretch) split(t *Transcript, l *lexicon, loose bool) {
	text := s.text.String()
	from, piece := 0, 0
	add := func(to int) {
		if one := strings.TrimSpace(text[from:to]); one != "" {
			for piece+1 < len(s.starts) && s.starts[piece+1] <= from {
				piece++
			}
			last := piece
			for last+1 < len(s.starts) && s.starts[last+1] < to {
				last++
			}
			a, b := t.Turns[s.turns[piece]], t.Turns[s.turns[last]]
			s.sentences = append(s.sentences, sentence{text: one, begin: a.Begin, end: b.End, timed: a.HasBegin && b.HasEnd})
		}
		from = to
	}
	if loose {
		for k := 1; k < len(s.starts); k++ {
			a, b := t.Turns[s.turns[k-1]], t.Turns[s.turns[k]]
			if a.HasEnd && b.HasBegin && b.Begin-a.End >= pause {
				add(s.starts[k])
			}
		}
		add(len(text))
		return
	}
	for at := 0; at < len(text); {
		c, n := utf8.DecodeRuneInString(text[at:])
		at += n
		if !isEnd(c) {
			continue
		}
		for at < len(text) {
			c, n := utf8.DecodeRuneInString(text[at:])
			if !isEnd(c) && !strings.ContainsRune("\"'”’»)」』", c) {
				break
			}
			at += n
		}
		wide := isWideEnd(c)
		if at < len(text) && text[at] != ' ' && !wide {
			continue // 3.5, example.org
		}
		if c == '.' && at < len(text) && !l.endsHere(text[from:at], text[at:]) {
			continue
		}
		add(at)
	}
	add(len(text))
}

// endsHere reports whether the full stop at the end of a text ends a sentence, and not
// "Dr." or "3." of a date.
func (l *lexicon) endsHere(before, after string) bool {
	stem := strings.TrimRight(before, ".")
	word := stem[strings.LastIndexAny(stem, " (\"")+1:]
	if dots := len(before) - len(stem); dots > 1 {
		next, _ := utf8.DecodeRuneInString(strings.TrimLeft(after, " "))
		return !unicode.IsLower(next) // "so ... tell me"
	}
	if isNumber(word) && len(word) <= 2 {
		return false
	}
	n := utf8.RuneCountInString(word)
	first, _ := utf8.DecodeRuneInString(word)
	return !(n == 1 && unicode.IsUpper(first) && first != 'I' && !isWide(first) || l.abbreviation[foldWord(word)])
}

func isEnd(c rune) bool { return c == '.' || c == '?' || c == '!' || c == '؟' || isWideEnd(c) }

func isWideEnd(c rune) bool { return c == '。' || c == '？' || c == '！' || c == '．' }

// endsSentence reports whether a text ends as a sentence does.
func endsSentence(s string) bool {
	c, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s, " \"'”’»)"))
	return isEnd(c) || c == '…'
}

func endsWide(s string) bool {
	c, _ := utf8.DecodeLastRuneInString(s)
	return isWide(c) || isWideEnd(c) || c == '、' || c == '，'
}

func beginsWide(s string) bool {
	c, _ := utf8.DecodeRuneInString(s)
	return isWide(c) || c == '「'
}

// isBackchannel reports whether a text only says that one listens: "Mhm.", "Okay, got it."
func (l *lexicon) isBackchannel(s string) bool {
	if len(s) > 60 {
		return false
	}
	if isUnspaced(s) {
		return utf8.RuneCountInString(s) <= 12 && l.backchannel.within(s)
	}
	return areOnly(tokens(s), l.backchannel, l.filler, l.hesitation)
}

// size is how much a text says: its words, or its letters where words are not parted.
func size(s string) int {
	if isUnspaced(s) {
		n := 0
		for _, c := range s {
			if !unicode.IsSpace(c) {
				n++
			}
		}
		return n
	}
	return len(strings.Fields(s))
}
