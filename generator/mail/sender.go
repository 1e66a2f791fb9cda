package mail

import (
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"journal/generator/words"
)

// hostOf returns the host of a link, or "" if it is none.
func hostOf(s string) string {
	s = strings.TrimSpace(s)
	if !strings.Contains(s, "://") {
		if !strings.HasPrefix(s, "www.") {
			return ""
		}
		s = "https://" + s
	}
	u, err := url.Parse(s)
	if err != nil {
		return ""
	}
	return strings.ToLower(u.Hostname())
}

// sameHost reports whether two hosts have the same owner, as their names tell.
func sameHost(a, b string) bool {
	a, b = strings.TrimPrefix(a, "www."), strings.TrimPrefix(b, "www.")
	return a == b || strings.HasSuffix(a, "."+b) || strings.HasSuffix(b, "."+a)
}

// hostNamed reports whether a label of a domain, but its last, is of a list.
func hostNamed(domain, entry string) bool {
	labels := strings.Split(strings.ToLower(domain), ".")
	if len(labels) < 2 {
		return false
	}
	for _, l := range labels[:len(labels)-1] {
		l = foldText(l)
		first, _, _ := strings.Cut(l, " ")
		if containsExact(phrases("host", entry), l) || containsExact(phrases("host", entry), first) && len(first) > 3 {
			return true
		}
	}
	return false
}

func isFreemail(domain string) bool {
	labels := strings.Split(domain, ".")
	// mail.acme.example is no free mail, yahoo.co.uk is one
	return (len(labels) == 2 || len(labels) == 3 && len(labels[1]) <= 3) && containsExact(phrases("host", "freemail"), foldText(labels[0]))
}

// Freemail reports whether the sender has an address as anybody may have one.
func (m Message) Freemail() bool { return isFreemail(m.From.Domain()) }

// BySystem reports whether a program for applications or a board of jobs sent the mail
// for a company: its address tells nothing of who that is.
func (m Message) BySystem() bool { return hostNamed(m.From.Domain(), "applicants") }

// Sender returns the name of the company as the name of the sender has it, without the
// words for the people who hire: "Acme" of "Acme Careers". It is "" for a person.
func (m Message) Sender() string {
	name := m.From.Name
	if in := reAside().FindStringSubmatch(name); in != nil { // Mary Chen (Northwind)
		if isCompanyLike(in[1]) {
			return tidyCompany(in[1])
		}
		name = strings.Replace(name, in[0], " ", 1)
	}
	name = clean(name)
	if isDenseText(name) {
		for _, w := range phrases("name", "careers") {
			if at := strings.Index(foldText(name), w); at >= 0 && strings.Contains(name, w) {
				before, behind, _ := strings.Cut(name, w)
				return tidyCompany(strings.Trim(before+" "+behind, " 　/・-|"))
			}
		}
		if i := strings.Index(name, "株式会社"); i >= 0 {
			return tidyCompany(name)
		}
		return ""
	}
	words := strings.Fields(strings.ReplaceAll(name, ", ", " - "))
	for i := 1; i < len(words); i++ { // Mary at Northwind, Northwind via Board
		w := foldText(words[i])
		if !containsExact(phrases("name", "company part"), w) && words[i] != "|" && words[i] != "-" && words[i] != "@" {
			continue
		}
		before, beforeWas := withoutCareers(words[:i])
		behind, behindWas := withoutCareers(words[i+1:])
		switch {
		case containsExact(phrases("name", "program behind"), w):
			if len(before) > 0 {
				return tidyCompany(strings.Join(before, " "))
			}
		case w == "" && !beforeWas && (behindWas || endsWith(strings.Join(behind, " "), phrases("name", "office"))): // Northwind - Town Office
			return tidyCompany(strings.Join(before, " "))
		case isSmall(w) && !(beforeWas && len(before) == 0) && !m.isPersonal():
			// Town Council of Northwind is one name.
		case beforeWas && len(before) == 0 || !behindWas && (containsExact(phrases("name", "company behind"), w) || words[i] == "@"):
			return tidyCompany(strings.Join(behind, " "))
		}
	}
	left, was := withoutCareers(words)
	if !was {
		return ""
	}
	return tidyCompany(strings.Join(left, " "))
}

var reAside = words.Pattern(`[(\[（【]([^()\[\]（）【】]{2,60})[)\]）】]`)

// withoutCareers cuts the words for people who hire off both ends.
func withoutCareers(words []string) (left []string, was bool) {
	left = words
	for changed := true; changed; {
		changed = false
		for _, p := range phrases("name", "careers") {
			n := len(strings.Fields(p))
			if n > len(left) {
				continue
			}
			if foldText(strings.Join(left[:n], " ")) == p {
				left, changed = left[n:], true
			} else if foldText(strings.Join(left[len(left)-n:], " ")) == p {
				left, changed = left[:len(left)-n], true
			}
			was = was || changed
			if changed {
				break
			}
		}
		if n := len(left) - 1; n > 0 && containsExact(phrases("name", "careers behind"), foldText(left[n])) {
			left, was, changed = left[:n], true, true
		}
		if was && !changed && len(left) > 1 && isSmall(left[0]) { // Recrutement de la Grange
			left, changed = left[1:], true
		}
	}
	return left, was
}

// Signer returns the name of the person who signs the mail: the first line of the
// signature, if it can be nothing else. A company or an office is nobody.
func (m Message) Signer() string {
	for i, line := range strings.Split(m.Signature, "\n") {
		line, _, _ = strings.Cut(strings.TrimSpace(line), ",")
		words := strings.Fields(line)
		for len(words) > 0 && containsExact(phrases("name", "title"), foldText(words[0])) {
			words = words[1:]
		}
		if len(words) == 0 && i < 2 { // p.p.
			continue
		}
		if len(words) < 2 || len(words) > 4 || isDenseText(line) || strings.ContainsAny(line, "0123456789@&/|:+") || teamOf(line) != "" || hasLegalForm(line) || fitsDomain(line, m.From.Domain()) {
			return ""
		}
		for k, w := range words {
			r, _ := utf8.DecodeRuneInString(w)
			particle := k > 0 && k+1 < len(words) && containsExact(phrases("name", "particle"), w)
			if !unicode.IsUpper(r) && !particle || containsExact(phrases("name", "office"), foldText(w)) || containsExact(phrases("name", "careers"), foldText(w)) || containsExact(phrases("name", "article"), foldText(w)) && !particle {
				return ""
			}
		}
		return strings.Join(words, " ")
	}
	return ""
}

// ByOffice reports whether an office is what the sender is called: "Northwind, Reception".
func (m Message) ByOffice() bool {
	parts := strings.FieldsFunc(m.From.Name, func(r rune) bool { return strings.ContainsRune(",|-–", r) })
	return len(parts) > 1 && endsWith(parts[len(parts)-1], phrases("name", "office"))
}

// teamOf returns whose team a line signs for: "The Northwind Team", "Your team at
// Northwind"; "" if it is none.
func teamOf(line string) string {
	words := strings.Fields(line)
	for len(words) > 0 && containsExact(phrases("name", "whose team"), foldText(words[0])) {
		words = words[1:]
	}
	n := len(words) - 1
	if n < 1 || n > 8 || !containsExact(phrases("name", "team"), foldText(words[0])) && !containsExact(phrases("name", "team"), foldText(words[n])) {
		return ""
	}
	left, _ := withoutCareers(words)
	if len(left) == 0 {
		return ""
	}
	if w := foldText(left[0]); len(left) > 1 && (containsExact(phrases("name", "company behind"), w) || containsExact(phrases("name", "before company"), w)) {
		left = left[1:]
	}
	return tidyCompany(strings.Join(left, " "))
}
