package inbox

import (
	"cmp"
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
	if hasSentenceEnd(company) || isCutOff(company, m.Text) || says(plain(company), vocabulary().unnamed) {
		return "for what the company is called is not sure"
	}
	if m.label == "" && (mail.WritesForOthers(company) || m.IsAgency() && areAkin(company, m.From.Name)) {
		return "for " + company + " may write for another company"
	}
	if role == "" && m.Marked() || role != "" && mail.IsPlaceholder(role) {
		return "for it is about an opening, and which role that is was not understood"
	}
	if leadsToCompany(role, company) || beginAlike(role, company) {
		return "for where the role ends and the company begins is not sure"
	}
	return ""
}

// isCutOff reports whether a name in capitals is only the end of what a line has in capitals.
func isCutOff(name, text string) bool {
	if strings.ToUpper(name) != name || strings.ToLower(name) == name {
		return false
	}
	for line := range strings.Lines(text) {
		if before, _, ok := strings.Cut(line, name); ok && strings.TrimSpace(before) != "" && strings.ToUpper(before) == before {
			return true
		}
	}
	return false
}

// beginAlike reports whether a name of one word begins as a role does, so that it may be
// the role in another form: "Registrars" and "Registrar".
func beginAlike(role, name string) bool {
	const most = 3 // letters by which forms of a word differ
	role, name = plain(role), plain(name)
	first, _, _ := strings.Cut(role, " ")
	at := 0
	for at < min(len(first), len(name)) && first[at] == name[at] {
		at++
	}
	return first != "" && !strings.Contains(name, " ") && at > most && max(len(first), len(name))-at <= most
}

// employer returns the company that a receipt names beside the role, where its sender only
// writes for others: an agency, or a board of jobs; "" if there is none, or more than one.
func (m *missive) employer(sender string) string {
	if m.label != "" || !mail.WritesForOthers(cmp.Or(sender, m.From.Name)) && !m.IsAgency() {
		return ""
	}
	found := ""
	role := plain(m.Role())
	for _, name := range m.Beside() {
		switch p := plain(name); {
		case role == "", strings.HasPrefix(p, role), strings.HasPrefix(role, p), areAkin(name, sender), areAkin(name, m.From.Name), mail.WritesForOthers(name):
		case found == "" || strings.HasPrefix(p+" ", plain(found)+" "):
			found = name
		case !strings.HasPrefix(plain(found)+" ", p+" "):
			return ""
		}
	}
	return found
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
