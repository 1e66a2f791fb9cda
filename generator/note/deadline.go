package note

import (
	"strings"
	"sync"

	"journal/generator/day"
	"journal/generator/words"
)

// answerWords tell whose day a clause about an offer names.
var answerWords = sync.OnceValue(func() map[string][]string {
	all := map[string][]string{}
	for _, e := range lists()["deadline"] {
		for _, w := range e.Words {
			all[e.Name] = append(all[e.Name], " "+strings.ToLower(w)+" ")
		}
	}
	return all
})

// AnswerBy returns the day by which an offer is to be answered, if a text says
// so. A day on which they will call, write or send something is theirs, and so
// is the one on which the work begins. The line of the offer itself, and what
// stands in its note, may say it in passing ("decision by Friday"); what comes
// later has to say that it moves the day ("extended to the 29th", "until
// Tuesday"). made is the day on which it was said.
func AnswerBy(text string, made day.Day, later bool) (by day.Day, ok bool) {
	for _, clause := range Clauses(text) {
		words := " " + strings.Join(strings.FieldsFunc(strings.ToLower(clause), func(r rune) bool { return strings.ContainsRune(" \t.,;:!?()", r) }), " ") + " "
		mine := has(words, "mine") || starts(words, "until") && !has(words, "theirs")
		if !mine && (!has(words, "ask") && (later || !AsksAnswer(clause)) || has(words, "theirs")) {
			continue
		}
		if d, promised := day.Promised(clause, made); promised { // which takes longest
			by, ok = d, true
		}
	}
	return by, ok
}

func has(words, list string) bool {
	for _, w := range answerWords()[list] {
		if strings.Contains(words, w) {
			return true
		}
	}
	return false
}

func starts(words, list string) bool {
	for _, w := range answerWords()[list] {
		if strings.HasPrefix(words, w) {
			return true
		}
	}
	return false
}

// endOfClause is a mark that ends a clause, and no part of a date or of a number.
var endOfClause = words.Pattern(`[;!?]|,\s+\D|\pL([.])\s+\pL{2}|\s[-–—]\s`)

// Clauses takes a text apart where a mark ends a clause.
func Clauses(text string) []string {
	var all []string
	for {
		at := endOfClause().FindStringSubmatchIndex(text)
		if at == nil || at[0] == len(text)-1 {
			return append(all, text)
		}
		end := max(at[0], at[2]) // the full stop behind a word
		all = append(all, text[:end])
		text = text[end+1:]
	}
}

var (
	currency  = `(?:[$€£¥₹₩]|eur|euros?|usd|gbp|chf|cad|aud|sek|nok|dkk|pln|inr|jpy|cny|rmb|krw|brl|r\$|kr|zł)`
	payAmount = words.Pattern(`(?i)(` + currency + `\s?)?(\d{1,3}(?:[.,’' ]\d{3})+|\d+(?:[.,]\d{1,2})?)(\s?(?:k|tsd|t|mio|lpa|lakh|万円|万|만원|만)(?:\b|$|\s|,)|k\b)?(\s?` + currency + `\b|\s?[€$£])?(\s?(?:/|per|pro|a|an|par|al|por|all'|im|in the|the|p\.)\s?(?:year|yr|annum|jahr|an|año|ano|anno|jaar|month|monat|mois|mes|mês|mese|maand|hour|hr|h|stunde|heure|hora|ora|day|tag)\b)?`)
	dateLike  = words.Pattern(`\b\d{4}-\d{1,2}(?:-\d{1,2})?\b|\b\d{1,2}[./]\d{1,2}[./](?:\d{2,4})?|\b\d{1,2}:\d{2}\b`)
)

// Pay returns what a text says of pay: the first amount that has a currency,
// thousands, or a span of time behind it. It is "" if there is none: a day, a
// time or a count is no pay.
func Pay(text string) string {
	plain := dateLike().ReplaceAllStringFunc(text, func(s string) string { return strings.Repeat("x", len(s)) })
	for _, m := range payAmount().FindAllStringSubmatchIndex(plain, -1) {
		has := func(group int) bool { return m[2*group] >= 0 }
		number := plain[m[4]:m[5]]
		thousands := len(number) > 4 && strings.ContainsAny(number, ".,’' ") || len(number) >= 5
		if !has(1) && !has(3) && !has(4) && !has(5) && !thousands {
			continue
		}
		if m[0] > 0 && (plain[m[0]-1] == 'x' || isWordByte(plain[m[0]-1])) {
			continue
		}
		return strings.TrimRight(strings.TrimSpace(text[m[0]:m[1]]), ",.")
	}
	return ""
}

func isWordByte(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '-'
}
