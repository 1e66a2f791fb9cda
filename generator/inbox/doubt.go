package inbox

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"journal/generator/mail"
)

// doubt returns why a receipt may be about another company or another role than were
// read of it; "" if nothing says so. A board of jobs writes in its own name for the
// company that it names beside the role.
func (b *Box) doubt(m *missive, company, role string) string {
	if m.label == "" {
		for _, name := range m.Beside() {
			// What leads to a company may lead to the role itself: "for Night Porter".
			isRole := role != "" && (strings.HasPrefix(plain(name), plain(role)) || strings.HasPrefix(plain(role), plain(name)))
			if !isRole && !areAkin(name, company) {
				return "for it may be about " + company + " or " + name
			}
		}
	}
	if hasSentenceEnd(company) || says(plain(company), vocabulary().unnamed) {
		return "for what the company is called is not sure"
	}
	if m.label == "" && mail.WritesForOthers(company) {
		return "for " + company + " may write for another company"
	}
	if role == "" && m.Marked() {
		return "for it is about an opening, and which role that is was not understood"
	}
	if leadsToCompany(role, company) {
		return "for where the role ends and the company begins is not sure"
	}
	return ""
}

// hasSentenceEnd reports whether a name goes on behind the end of a sentence, and not only
// behind a word that is cut short: "Bros."
func hasSentenceEnd(name string) bool {
	const short = 5 // letters
	before, _, found := strings.Cut(name, ". ")
	words := strings.Fields(before)
	return found && len(words) > 0 && utf8.RuneCountInString(words[len(words)-1]) > short
}

// areAkin reports whether two names have a word in common that not every name may have.
func areAkin(one, other string) bool {
	one, other = plain(one), plain(other)
	if contains(one, other) || contains(other, one) {
		return true
	}
	const short = 3 // letters, as small words have
	words := strings.Fields(other)
	return slices.ContainsFunc(strings.Fields(one), func(w string) bool {
		return utf8.RuneCountInString(w) > short && !vocabulary().common[w] && slices.Contains(words, w)
	})
}

// leadsToCompany reports whether a role may have a company in it, as its words tell: small
// words, and behind them one of the company's name, or one that stands in the names of
// companies and one more with a capital.
func leadsToCompany(role, company string) bool {
	words := strings.Fields(role)
	isCapital := func(w string) bool { r, _ := utf8.DecodeRuneInString(w); return unicode.IsUpper(r) }
	of := strings.Fields(plain(company))
	for i := 2; i < len(words); i++ {
		if isCapital(words[i-1]) || !isCapital(words[i]) {
			continue
		}
		word := plain(words[i])
		if slices.Contains(of, word) || i+1 < len(words) && isCapital(words[i+1]) && vocabulary().common[word] {
			return true
		}
	}
	return false
}
