package note

import (
	"strings"

	"journal/generator/words"
)

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
