package note

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"journal/generator/day"
	"journal/generator/words"
)

// scoreMarks are own marks as signs: a tick is 5, a warning 3, a cross 1.
var scoreMarks = []struct {
	mark  string
	score int
}{
	{"✅", 5}, {"✔️", 5}, {"✔", 5}, {"🟢", 5}, {"👍", 5}, {"⚠️", 3}, {"⚠", 3}, {"🟡", 3}, {"🟠", 2}, {"❌", 1}, {"✖️", 1}, {"✖", 1}, {"🔴", 1}, {"👎", 1},
}

// longestScore is more than a mark in words has, in bytes.
const longestScore = 80

var reScore = words.Pattern(`^(\d{1,2}(?:[.,]\d)?)\s*/\s*(5|10)$`)

// score reads 4/5, 8/10 or a word; 0 if it is none.
func score(s string) int {
	s = strings.Trim(strings.TrimSpace(s), "()[]*_ ")
	if m := reScore().FindStringSubmatch(s); m != nil {
		n, _, _ := strings.Cut(strings.Replace(m[1], ",", ".", 1), ".")
		v, _ := digits(n)
		if m[2] == "10" {
			v = (v + 1) / 2
		}
		if v >= 1 && v <= 5 {
			return v
		}
		return 0
	}
	if n := countStars(s); n > 0 {
		return n
	}
	if len(s) > longestScore {
		return 0
	}
	return lexicon().scores[strings.ToLower(s)]
}

// countStars reads ⭐⭐⭐, ★★★☆☆; 0 if the text is anything else.
func countStars(s string) int {
	n := 0
	for _, c := range s {
		switch c {
		case '⭐', '★', '🌟':
			n++
		case '☆', ' ', '\ufe0f':
		default:
			return 0
		}
	}
	if n > 5 {
		return 0
	}
	return n
}

// cutScore takes the own mark off the text of a question: before it ([4/5],
// ✅, 🟡), or behind it ( - 4/5, — Strong, ⭐⭐, (3/5)), a remark behind the mark included.
func cutScore(s string) (text string, n int, remark string) {
	trimmed := strings.TrimRight(s, " \ufe0f")
	for _, m := range scoreMarks {
		if rest, ok := strings.CutPrefix(s, m.mark); ok {
			return strings.TrimLeft(rest, " \ufe0f:-–—"), m.score, ""
		}
		if rest, ok := strings.CutSuffix(trimmed, strings.TrimSuffix(m.mark, "\ufe0f")); ok && rest != "" {
			return strings.TrimRight(rest, " :-–—"), m.score, ""
		}
	}
	if strings.HasPrefix(s, "[") || strings.HasPrefix(s, "(") {
		if end := strings.IndexAny(s, "])"); end > 0 && end < 8 {
			if v := score(s[1:end]); v > 0 {
				return strings.TrimLeft(s[end+1:], " :-–—"), v, ""
			}
		}
	}
	if at := strings.IndexAny(s, "⭐★🌟"); at > 0 {
		if v := countStars(s[at:]); v > 0 {
			return strings.TrimRight(s[:at], " :-–—("), v, ""
		}
	}
	for _, dash := range []string{" — ", " – ", " - ", ": ", " → ", " ("} {
		at := strings.LastIndex(s, dash)
		if at <= 0 {
			continue
		}
		tail := s[at+len(dash):]
		tail, remark = cutRemark(tail)
		if v := score(tail); v > 0 && (strings.ContainsAny(tail, "/⭐★") || dash != ": ") {
			return strings.TrimSpace(s[:at]), v, remark
		}
		if dash == " (" {
			continue
		}
		// "would you crunch - 3/5 (said no, in a nice way)": the bracket may hold a dash of its own.
		if first := strings.Index(s, dash); first > 0 && first != at {
			tail, remark = cutRemark(s[first+len(dash):])
			if v := score(tail); v > 0 {
				return strings.TrimSpace(s[:first]), v, remark
			}
		}
	}
	return s, 0, ""
}

// splitQuestion parts a question from what was noted beside it, so that the
// question is the question only: "Why us? - waffled, he looked bored", "Triage
// ❌ blanked", "Biggest weakness (rambled)".
func splitQuestion(s string) (text string, n int, remark string) {
	if text, n, remark = cutScore(s); n > 0 {
		return text, n, remark
	}
	for _, m := range scoreMarks {
		if before, after, ok := strings.Cut(s, m.mark); ok && strings.TrimSpace(before) != "" {
			return trimDashes(before), m.score, trimDashes(after)
		}
	}
	if at := max(strings.LastIndexByte(s, '?'), strings.LastIndex(s, "？")); at > 0 {
		_, size := utf8.DecodeRuneInString(s[at:])
		tail := s[at+size:]
		note := trimDashes(tail)
		if first, rest, _ := strings.Cut(strings.TrimLeftFunc(note, isSign), " "); score(first) > 0 {
			return strings.TrimSpace(s[:at+size]), score(first), trimDashes(rest) // "Why us? 😬 2/5 - rambled"
		}
		switch {
		case note == "" || strings.Trim(note, "\"'”’»*_)") == "":
		case note != strings.TrimSpace(tail) || scoreOf(note) > 0 || isSign(firstRune(note)):
			return strings.TrimSpace(s[:at+size]), scoreOf(note), note
		}
		return s, 0, ""
	}
	for _, dash := range []string{" - ", " – ", " — ", " -> ", " → ", " … ", "... ", "… ", ": ", " (", ", "} {
		for _, at := range []int{strings.LastIndex(s, dash), strings.Index(s, dash)} {
			if at <= 0 {
				continue
			}
			if note := trimDashes(s[at+len(dash):]); scoreOf(note) > 0 {
				return strings.TrimSpace(s[:at]), scoreOf(note), note
			}
		}
	}
	return s, 0, ""
}

// isSign reports whether a character is a picture or a space before one.
func isSign(c rune) bool {
	return c == ' ' || unicode.Is(unicode.So, c) || c == '\ufe0f' || c == '\u200d'
}

// trimDashes takes off what joins a remark to a question, and brackets around it.
func trimDashes(s string) string {
	s = strings.Trim(s, " \ufe0f:-–—→>…,;.")
	if strings.HasPrefix(s, "(") && strings.HasSuffix(s, ")") && strings.Count(s, "(") == 1 {
		s = s[1 : len(s)-1]
	}
	if !strings.Contains(s, "(") {
		s = strings.TrimSuffix(s, ")") // of a bracket that was opened before it
	}
	return strings.TrimSpace(s)
}

// scoreOf is the mark that a remark begins with, in words; 0 if it says none. Of
// everyday words ("good", "fine") the remark has to be no more than that.
func scoreOf(remark string) int {
	chunk := strings.TrimSpace(remark)
	if at := strings.IndexAny(chunk, ",;.(–—:"); at > 0 {
		chunk = chunk[:at]
	}
	words := strings.Fields(strings.ToLower(strings.Trim(chunk, " !)")))
	for len(words) > 1 && lexicon().scoreLead[words[0]] != "" {
		words = words[1:]
	}
	if n := lexicon().scores[strings.Join(words, " ")]; n > 0 {
		return n
	}
	for k := min(len(words)-1, 4); k > 0; k-- {
		said := strings.Join(words[:k], " ")
		if n := lexicon().scores[said]; (n == 1 || n == 2) && (k > 1 || len(said) > 4) {
			return n
		}
	}
	return 0
}

// cutRemark cuts "(said no)" off behind a mark.
func cutRemark(s string) (head, remark string) {
	if open := strings.Index(s, " ("); open > 0 && strings.HasSuffix(s, ")") {
		return s[:open], s[open+2 : len(s)-1]
	}
	return strings.TrimSuffix(s, ")"), ""
}

var reOn = words.Pattern(`(?:\((?:[^()]*?\s)?(\d{4}-\d{2}-\d{2})\)|✅\s*(\d{4}-\d{2}-\d{2}))\s*$`)

// cutOn takes "(sent 2026-02-18)" and "✅ 2026-02-18" off behind a ticked line.
func cutOn(s string) (string, day.Day) {
	if !strings.HasSuffix(s, ")") && !strings.Contains(s, "✅") {
		return s, day.Day{}
	}
	m := reOn().FindStringSubmatchIndex(s)
	if m == nil {
		return s, day.Day{}
	}
	at := m[2:4]
	if at[0] < 0 {
		at = m[4:6]
	}
	on, _ := day.InName(s[at[0]:at[1]])
	if on.IsZero() {
		return s, day.Day{}
	}
	return strings.TrimSpace(s[:m[0]]), on
}

func digits(s string) (int, bool) {
	n, err := strconv.Atoi(s)
	return n, err == nil && n >= 0 && s[0] != '+' && s[0] != '-'
}

// setPercent reads a part of a hundred. of says what it is a part of, for whom it is none.
func (r *reading) setPercent(into **int, k key, v value, of, hint string) {
	text := v.plain().Value
	percent, ok := readChance(text)
	switch {
	case ok && *into == nil:
		*into = &percent
	case !ok && !day.Unknown(text):
		r.warn(v.pos, fmt.Sprintf("%s: %s is no %s from 0 to 100 percent", k, shorten(text), of), "write how "+hint)
	}
}

var (
	rePercent = words.Pattern(`^(?:~|about |ca\. ?)?(\d{1,3})(?:[.,]\d+)? ?(?:%|percent\b|prozent\b|pour cent\b|por ciento\b)?$`)
	reShare   = words.Pattern(`^(\d{1,3}) ?(?:/|in|of|out of|von|sur|de) ?(\d{1,3})$`)
	reDecimal = words.Pattern(`^0?[.,](\d{1,2})$`)
)

// readChance reads 60%, 60, 0.6, 6/10 or 50/50. A bare 1 may mean anything.
func readChance(text string) (percent int, ok bool) {
	text = strings.ToLower(strings.TrimSpace(strings.NewReplacer("％", "%", "\u00a0", " ").Replace(text)))
	if m := reDecimal().FindStringSubmatch(text); m != nil {
		n, _ := strconv.Atoi((m[1] + "0")[:2])
		return n, true
	}
	if m := reShare().FindStringSubmatch(text); m != nil {
		n, _ := strconv.Atoi(m[1])
		of, _ := strconv.Atoi(m[2])
		switch {
		case n+of == 100:
			return n, true // 70/30
		case of == 0 || n > of:
			return 0, false
		}
		return (200*n + of) / (2 * of), true
	}
	m := rePercent().FindStringSubmatch(text)
	if m == nil || text == "1" {
		return 0, false
	}
	n, _ := strconv.Atoi(m[1])
	return n, n <= 100
}
