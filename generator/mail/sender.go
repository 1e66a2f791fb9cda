package mail

import (
	"cmp"
	"net/url"
	"slices"
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

// isOfPerson reports whether a line has two words with a comma between them, as names have
// that are signed with a title: "Holm, Registrar".
func isOfPerson(line string) bool {
	name, title, ok := strings.Cut(line, ", ")
	return ok && !strings.Contains(name, " ") && !strings.Contains(strings.TrimSpace(title), " ") && !hasLegalForm(line)
}

// isTitled reports whether a name of several words stands above the text, as on a sheet of
// letter paper.
func (m Message) isTitled(name string) bool {
	above, _, _ := strings.Cut(strings.TrimSpace(m.Text), "\n")
	return strings.Contains(name, " ") && foldText(withoutLegalForm(strings.TrimSpace(above))) == foldText(withoutLegalForm(name))
}

// isNamed reports whether one of some texts begins with a name.
func isNamed(name string, texts []string) bool {
	key := foldText(withoutLegalForm(name))
	return key != "" && slices.ContainsFunc(texts, func(s string) bool { return strings.HasPrefix(foldText(s)+" ", key+" ") })
}

// isDenseCompany reports whether a name without room in it is longer than those of people.
func isDenseCompany(name string) bool {
	const long = 6
	return isDenseText(name) && utf8.RuneCountInString(name) >= long && !strings.ContainsAny(name, " 　・")
}

func isCompanyLike(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r) || isDense(r)
}

func tidyCompany(s string) string {
	return strings.Trim(clean(s), " ,;:|/-–—")
}

// withoutArticle is a name without an article that a sentence gave it: "the Northwind Hotel".
// One that the domain has, too, is part of the name.
func withoutArticle(name, domain string) string {
	article, rest, _ := strings.Cut(name, " ")
	r, _ := utf8.DecodeRuneInString(article)
	if !unicode.IsLower(r) || rest == "" || !containsExact(phrases("name", "article"), foldText(article)) || ownsDomain(name, domain) {
		return name
	}
	return withoutArticle(rest, domain)
}

// Companies returns the names that may be that of the company, the surest first: what
// the sender is called, what stands behind "your application to", what the signature
// has with the form of a company.
func (m Message) Companies() []string {
	var all []string
	add := func(s string) {
		s = tidyCompany(s)
		if n := utf8.RuneCountInString(s); n > 1 && n < 60 && !slices.Contains(all, s) {
			all = append(all, s)
		}
	}
	add(m.Sender())
	var led []string    // what stands where the name of a company does
	var beside []string // what may be a name if the sender has it
	for _, line := range m.tellingLines() {
		led = append(led, behindPhrases(line, "company lead")...)
		beside = append(beside, behindPhrases(line, "before company")...)
		if len(behindPhrases(line, "role lead")) > 0 {
			beside = append(beside, behindPhrases(line, "company part")...)
		}
	}
	signed := append(strings.Split(m.Signature, "\n"), tail(m.Text, 4)...)
	for _, line := range signed {
		led = append(led, teamOf(line))
	}
	if name := m.From.Name; !m.isPersonal() && (fitsDomain(name, m.From.Domain()) || isNamed(name, append(beside, led...)) || m.isTitled(name)) || isDenseCompany(name) {
		add(name)
	}
	for _, s := range led {
		add(properName(s))
	}
	// Of a family whose firm stands below, only the firm.
	firm := -1
	for i, line := range signed {
		if fitsDomain(line, m.From.Domain()) {
			firm = i
		}
	}
	for i, line := range signed {
		if i < firm && len(strings.Fields(line)) <= 3 && fitsDomain(line, m.From.Domain()) {
			continue
		}
		if _, behind, ok := strings.Cut(line, ", "); ok && fitsDomain(behind, m.From.Domain()) && (strings.Contains(behind, " ") || ownsDomain(behind, m.From.Domain())) { // Owner, Northwind
			add(behind)
		}
		if line = strings.TrimSpace(line); isOfPerson(line) {
			continue
		}
		if len(strings.Fields(line)) <= 7 && (hasLegalForm(line) && !strings.Contains(line, ": ") || isCompanyLike(line) && fitsDomain(line, m.From.Domain()) && !strings.ContainsAny(line, "@/:")) {
			add(line)
		}
	}
	for _, s := range reDenseCompany().FindAllString(m.Subject+"\n"+clip(m.Text, 4000)+"\n"+m.Signature, 6) {
		add(s)
	}
	return all
}

var reDenseCompany = words.Pattern(`(?:株式会社|有限会社|合同会社)[\p{Han}\p{Hiragana}\p{Katakana}ー・A-Za-z0-9]{2,20}|[\p{Han}\p{Katakana}ー・A-Za-z0-9]{2,20}(?:株式会社|有限会社|合同会社)`)

func tail(s string, n int) []string {
	lines := strings.Split(s, "\n")
	return lines[max(0, len(lines)-n):]
}

func hasLegalForm(line string) bool {
	return endsWith(line, phrases("name", "legal")) && len(strings.Fields(line)) > 1 || strings.Contains(line, "株式会社")
}

// Company returns the name of the company if two places of the mail agree on it, and
// "" else.
func (m Message) Company() string {
	local, _, _ := strings.Cut(m.From.Mail, "@")
	all := m.Companies()
	role := foldText(m.role(all))
	slices.SortStableFunc(all, func(a, b string) int { // its whole name before a part of it
		if strings.HasPrefix(foldText(a), foldText(b)+" ") && ownsDomain(a, m.From.Domain()) {
			return -1
		} else if strings.HasPrefix(foldText(b), foldText(a)+" ") && ownsDomain(b, m.From.Domain()) {
			return 1
		}
		return 0
	})
	for _, name := range all {
		bare := withoutLegalForm(name)
		key := foldText(bare)
		if key == "" || m.IsProgram(bare) || role != "" && strings.HasPrefix(role+" ", key+" ") {
			continue
		}
		joined := strings.ReplaceAll(key, " ", "")
		places := 0
		for _, text := range []string{m.From.Name, m.Subject, m.Text, m.Signature} {
			folded := " " + foldText(text) + " "
			if strings.Contains(folded, " "+key+" ") || isDenseText(key) && strings.Contains(folded, key) {
				places++
			}
		}
		if fitsDomain(bare, m.From.Domain()) {
			places++
		}
		if l := strings.ReplaceAll(foldText(local), " ", ""); len(l) >= 4 && (strings.HasPrefix(joined, l) || strings.HasPrefix(l, joined)) {
			places++
		}
		if places >= 2 {
			return withoutArticle(bare, m.From.Domain())
		}
	}
	return ""
}

// IsProgram reports whether a name stands where that of the program does that sends for
// others, "powered by Northwind", and not where the sender's does.
func (m Message) IsProgram(name string) bool {
	name = foldText(withoutLegalForm(name))
	if name == "" || strings.Contains(" "+foldText(m.From.Name)+" ", " "+name+" ") {
		return false
	}
	text := " " + foldText(m.Subject+"\n"+m.Text+"\n"+m.Signature) + " "
	return slices.ContainsFunc(phrases("name", "program behind"), func(w string) bool { return strings.Contains(text, " "+w+" "+name+" ") })
}

// Mailbox returns the name of the sender if it has one of the words that stand in the
// names of companies, in lower case without accents, and the mail says it, too.
func (m Message) Mailbox(company map[string]bool) string {
	name := m.Sender()
	local, _, _ := strings.Cut(m.From.Mail, "@")
	if name == "" && (!m.isPersonal() || company[foldText(local)]) {
		name = tidyCompany(m.From.Name)
	}
	words := strings.Fields(foldText(name))
	if isDenseText(name) && !strings.ContainsAny(name, " 　・") {
		for w := range company {
			if isDenseText(w) && strings.HasSuffix(foldText(name), foldText(w)) {
				words = append(words, w)
			}
		}
	}
	said := strings.Contains(foldText(m.Subject+"\n"+m.Text+"\n"+m.Signature), foldText(name))
	if !said || len(words) < 2 || !slices.ContainsFunc(words, func(w string) bool { return company[w] }) {
		return ""
	}
	return withoutLegalForm(name)
}

// isPersonal reports whether the address of the sender has a word of their name: of a long
// one the first or the last.
func (m Message) isPersonal() bool {
	local, _, _ := strings.Cut(m.From.Mail, "@")
	words := strings.Fields(foldText(m.From.Name))
	if n := len(words); n > 3 {
		words = []string{words[0], words[n-1]}
	}
	for _, w := range words {
		if len(w) > 2 && slices.Contains(strings.Fields(foldText(local)), w) || len(w) > 3 && strings.HasSuffix(foldText(local), w) {
			return true
		}
	}
	return false
}

// fitsDomain reports whether a domain is made from a name: its registered label is a
// part of the name, written as one word with or without the small ones, or the other
// way round.
func fitsDomain(name, domain string) bool {
	labels := strings.Split(domain, ".")
	if len(labels) < 2 || isDenseText(name) {
		return false
	}
	label := asDomain(foldText(labels[len(labels)-2]))
	if len(label) < 4 {
		return false
	}
	var all, great []string
	for _, w := range strings.Fields(withoutLegalForm(name)) {
		if w == "&" || w == "+" {
			all = append(all, "and")
			continue
		}
		all = append(all, foldText(w))
		if !isSmall(strings.ToLower(w)) {
			great = append(great, foldText(w))
		}
	}
	for _, words := range [][]string{all, great} {
		joined := asDomain(strings.Join(words, ""))
		if len(joined) >= 4 && (strings.Contains(joined, label) || strings.HasPrefix(label, joined)) || isMadeOf(label, words) {
			return true
		}
	}
	return slices.ContainsFunc(labels[:len(labels)-1], func(label string) bool { return isJoinedOf(label, all) })
}

// isJoinedOf reports whether a label with hyphens in it is made of some words: one of them
// is there whole, the others may be cut short, as in "sonnenwinkel-kita" and "ag-felsbach".
func isJoinedOf(label string, words []string) bool {
	const long = 5 // letters, of a word that not every name has
	parts := strings.Split(label, "-")
	if len(parts) < 2 {
		return false
	}
	whole := false
	for _, part := range parts {
		part = asDomain(foldText(part))
		fits := part != "" && slices.ContainsFunc(words, func(w string) bool {
			w = asDomain(w)
			whole = whole || w == part && len(part) >= long
			return strings.HasPrefix(w, part) || len(part) == 2 && w != "" && w[0] == part[0] && strings.IndexByte(w[1:], part[1]) >= 0
		})
		if !fits {
			return false
		}
	}
	return whole
}

// ownsDomain reports whether a domain is called as a company is, no more and no less.
func ownsDomain(name, domain string) bool {
	labels := strings.Split(domain, ".")
	return len(labels) > 1 && asDomain(foldText(labels[len(labels)-2])) == asDomain(foldText(withoutLegalForm(name)))
}

// isMadeOf reports whether a label is some of some words, in their order: the first one
// and another one at least.
func isMadeOf(label string, words []string) bool {
	if len(words) < 3 || len(words) > 8 {
		return false
	}
	rest, found := strings.CutPrefix(label, asDomain(words[0]))
	if !found || asDomain(words[0]) == "" {
		return false
	}
	for _, w := range words[1:] {
		if w = asDomain(w); w != "" {
			rest = strings.TrimPrefix(rest, w)
		}
	}
	return rest == ""
}

// asDomain writes a folded name as domains have it: one word, umlauts with or without e.
func asDomain(folded string) string {
	return strings.NewReplacer(" ", "", "ae", "a", "oe", "o", "ue", "u").Replace(folded)
}

func withoutLegalForm(name string) string {
	name = strings.TrimSpace(strings.NewReplacer("株式会社", "", "有限会社", "", "合同会社", "", "（株）", "", "(株)", "").Replace(name))
	words := strings.Fields(name)
	for len(words) > 1 && (containsExact(phrases("name", "legal"), foldText(words[len(words)-1])) || words[len(words)-1] == "&") {
		words = words[:len(words)-1]
	}
	return strings.Trim(strings.Join(words, " "), " ,")
}

// tellingLines are the lines in which names of companies and roles are looked for.
func (m Message) tellingLines() []string {
	lines := []string{bareSubject(m.Subject)}
	for _, p := range paragraphs(clip(m.Text, 4000)) {
		lines = append(lines, splitSentences(p)...)
	}
	return lines[:min(len(lines), 40)]
}

// behindPhrases returns what stands behind the phrases of an entry in a line.
func behindPhrases(line, entry string) []string {
	var out []string
	words := strings.Fields(line)
	spoken, bare := make([]string, len(words)), make([]string, len(words)) // l'emploi, emploi
	for i, w := range words {
		spoken[i] = foldText(w)
		bare[i] = spoken[i]
		if short, rest, ok := strings.Cut(spoken[i], "'"); ok && len(short) <= 2 && rest != "" {
			bare[i] = rest
		}
	}
	begins := func(i int, parts []string) bool {
		return slices.Equal(spoken[i:i+len(parts)], parts) || bare[i] == parts[0] && slices.Equal(spoken[i+1:i+len(parts)], parts[1:])
	}
	for i := range words {
		best := 0
		for _, p := range phrases("name", entry) {
			parts := strings.Fields(p)
			if len(parts) <= best || i+len(parts) > len(words) {
				continue
			}
			if begins(i, parts) && !strings.ContainsAny(strings.Join(words[i:i+len(parts)], " "), ".,;!?") {
				best = len(parts)
			}
		}
		if best > 0 && i+best < len(words) {
			out = append(out, strings.Join(words[i+best:], " "))
		}
	}
	// d'agent, l'équipe: the apostrophe joins the phrase to what follows
	for _, p := range phrases("name", entry) {
		if !strings.HasSuffix(p, "'") {
			continue
		}
		folded := strings.ToLower(strings.ReplaceAll(line, "’", "'"))
		if at := strings.Index(folded, p); at >= 0 && len(folded) == len(line) {
			out = append(out, line[at+len(p):])
		}
	}
	return out
}

// isSmall reports whether a word stands in the names of companies between their great
// ones: "Kiln & Lane", "Librairie des Quais".
func isSmall(w string) bool {
	return w == "&" || w == "+" || containsExact(phrases("name", "small"), w)
}

// properName returns the name that a text begins with: words with a capital, and small
// ones between them.
func properName(s string) string {
	var name []string
	for _, w := range strings.Fields(s) {
		r, _ := utf8.DecodeRuneInString(w)
		end := strings.TrimRight(w, ".,;:!?)\"”“»")
		switch {
		case unicode.IsUpper(r) || unicode.IsDigit(r) && len(name) > 0 && !strings.ContainsAny(end, "./:"):
		case isSmall(w) && (len(name) > 0 || containsExact(phrases("name", "article"), w)):
		default:
			end = ""
		}
		if end == "" || len(name) == 6 {
			break
		}
		name = append(name, end)
		if end != w {
			break
		}
	}
	for len(name) > 0 && isSmall(name[len(name)-1]) {
		name = name[:len(name)-1]
	}
	return strings.Join(name, " ")
}

// Role returns the name of the role that the mail is about, and "" if it names none.
func (m Message) Role() string { return m.role(m.Companies()) }

// role is [Message.Role] for one whose [Message.Companies] are known.
func (m Message) role(companies []string) string {
	return m.withoutCompany(m.roleLed(companies), companies)
}

// roleLed returns what stands where a role does.
func (m Message) roleLed(companies []string) string {
	lines := m.tellingLines()
	for i, line := range lines {
		value := ""
		if l := reOption().FindStringSubmatchIndex(line); l != nil && containsExact(phrases("name", "role label"), foldText(line[l[2]:l[3]])) {
			value = line[l[1]:]
		} else if i > 0 && endsWith(lines[i-1], phrases("name", "role above")) {
			value = line
		}
		if role := roleAlone(value, companies); role != "" {
			return role
		}
	}
	for _, line := range lines {
		if role := denseRole(line); role != "" {
			return role
		}
	}
	for _, line := range lines {
		if role := roleBeforeTail(line); role != "" {
			return role
		}
	}
	for _, entry := range []string{"role lead", "role weak lead"} {
		for _, line := range lines {
			for _, s := range behindPhrases(line, entry) {
				if role := roleSpan(beforeCompany(s, companies), entry == "role lead"); role != "" {
					return role
				}
			}
		}
	}
	return cmp.Or(m.roleOfSubject(companies), m.roleMarked())
}

// withoutCompany cuts the company off the end of a role, with the small words that lead to
// it: of "Welder in our Northwind works" at Northwind. It has to be the whole name, and one
// that the sender, the domain or the signature has, too: "Head of Nursing" at Nursing Homes
// is a role.
func (m Message) withoutCompany(role string, companies []string) string {
	words := strings.Fields(role)
	isCapital := func(w string) bool { r, _ := utf8.DecodeRuneInString(w); return unicode.IsUpper(r) }
	names := slices.DeleteFunc(slices.Clone(companies), func(c string) bool {
		key := foldText(withoutLegalForm(c))
		return key == "" || !strings.Contains(" "+foldText(m.From.Name+"\n"+m.Signature)+" ", " "+key+" ") && !fitsDomain(c, m.From.Domain())
	})
	for i := 1; i+1 < len(words); i++ {
		if isCapital(words[i]) {
			continue
		}
		rest := " " + foldText(strings.Join(words[i:], " ")) + " "
		if slices.ContainsFunc(names, func(c string) bool { return strings.Contains(rest, " "+foldText(withoutLegalForm(c))+" ") }) {
			return strings.Join(words[:i], " ")
		}
	}
	return role
}

// roleMarked returns the role before "(m/w/d)" or "H/F" in the subject, or in a line that
// has nothing else.
func (m Message) roleMarked() string {
	const most = 6 // words
	lines := reSubject().Split(bareSubject(m.Subject), -1)
	for _, line := range strings.Split(clip(m.Text, 4000), "\n") {
		if len(strings.Fields(line)) <= 2*most && !strings.ContainsAny(line, ".!?;:") {
			lines = append(lines, strings.TrimSpace(line))
		}
	}
	for _, line := range lines {
		mark := reGender().FindStringIndex(line)
		if mark == nil {
			continue
		}
		words := strings.Fields(line[:mark[0]])
		if len(words) == 0 || len(words) > most || slices.ContainsFunc(words, func(w string) bool { return containsExact(phrases("name", "applying"), foldText(w)) }) {
			continue
		}
		if role := roleSpan(strings.Join(words, " "), false); role == strings.Join(words, " ") {
			return role
		}
	}
	return ""
}

// Marked reports whether a mail names an opening in a way that only a role has: with "(m/w/d)"
// or "H/F" behind it, by its number, or as "your Night Porter application".
func (m Message) Marked() bool {
	if in := reYourApplication().FindStringSubmatch(m.Subject); in != nil && !strings.Contains(foldText(m.From.Name), foldText(in[1])) {
		return true
	}
	return reGender().MatchString(m.Subject+"\n"+clip(m.Text, 4000)) || len(m.Requisitions()) > 0
}

// WritesForOthers reports whether a name has a word for people who hire in it, as those of
// agencies and of programs do: "Northwind Recruitment".
func WritesForOthers(name string) bool {
	name = foldText(name)
	return slices.ContainsFunc(phrases("name", "writes for others"), func(w string) bool {
		const long = 6 // letters, of a word that others are made with: EmpleoNorte
		return strings.Contains(" "+name+" ", " "+w+" ") || isDenseText(w) && strings.Contains(name, w) || len(w) >= long && strings.Contains(" "+name, " "+w)
	})
}

// IsAgency reports whether the sender writes for companies whose work it finds people for:
// they are called its clients, or its whole name has a word for that and the form of a firm.
func (m Message) IsAgency() bool {
	text := foldText(m.Subject + "\n" + m.Text + "\n" + m.Signature)
	if containsAny(text, phrases("name", "client")) {
		return true
	}
	name := foldText(m.From.Name)
	return name != "" && !isDenseText(name) && WritesForOthers(m.From.Name) && slices.ContainsFunc(strings.Split(m.Text+"\n"+m.Signature, "\n"), func(line string) bool {
		return hasLegalForm(line) && foldText(withoutLegalForm(strings.TrimSpace(line))) == name
	})
}

// Beside returns the names that stand where that of a company does in the lines that lead
// to a role or speak of an application: "Northwind Hotels" of "applied at Northwind Hotels".
func (m Message) Beside() []string {
	var names []string
	for _, line := range m.tellingLines() {
		var entries []string
		if containsAny(foldText(line), phrases("name", "applying")) {
			entries = []string{"company lead"}
		}
		if len(behindPhrases(line, "role lead")) > 0 {
			entries = []string{"company lead", "company part"}
		}
		for _, entry := range entries {
			for _, s := range behindPhrases(line, entry) {
				name := withoutArticle(tidyCompany(properName(s)), "")
				// "From Hannes" may tell of a person.
				if len(strings.Fields(name)) < 2 || slices.Contains(names, name) || containsAny(foldText(name), phrases("name", "applying")) {
					continue
				}
				names = append(names, name)
			}
		}
	}
	return names
}

// endsWith reports whether a line ends with one of some phrases.
func endsWith(line string, phrases []string) bool {
	line = " " + strings.ReplaceAll(foldText(line), "'", " ")
	return slices.ContainsFunc(phrases, func(p string) bool { return strings.HasSuffix(line, " "+p) })
}

// roleAlone returns the role that has a line for itself: words that end it in a sentence
// are part of it, but the company behind it is not.
func roleAlone(s string, companies []string) string {
	s = strings.TrimSpace(reGender().ReplaceAllString(s, ""))
	if q := reQuoted().FindStringSubmatch(s); q != nil {
		return strings.TrimSpace(strings.Join(q[1:], ""))
	}
	if e := reEnds().FindStringIndex(s); e != nil {
		s = s[:e[0]]
	}
	words := strings.Fields(beforeCompany(s, companies))
	if r, _ := utf8.DecodeRuneInString(s); len(words) > 8 || !unicode.IsLetter(r) {
		return ""
	}
	return strings.Join(words, " ")
}

// beforeCompany cuts off what a text says from the company on, and the word before it.
func beforeCompany(s string, companies []string) string {
	words := strings.Fields(s)
	for i := 1; i+1 < len(words) && i < 12; i++ {
		if containsExact(phrases("name", "company part"), foldText(words[i])) && slices.ContainsFunc(companies, func(c string) bool { return isNamed(c, []string{strings.Join(words[i+1:], " ")}) }) {
			return strings.Join(words[:i], " ")
		}
	}
	return s
}

// roleBeforeTail returns the role of "to the Night Porter position": words with a capital
// between an article, which a word leads to, and a word for a job.
func roleBeforeTail(line string) string {
	words := strings.Fields(line)
	for end := 3; end < len(words); end++ {
		if !containsExact(phrases("name", "role tail"), foldText(words[end])) || isDenseText(words[end]) {
			continue
		}
		from := end
		for from > 0 && end-from < 8 && !strings.ContainsAny(words[from-1], ".!?:;") {
			w := words[from-1]
			r, _ := utf8.DecodeRuneInString(strings.TrimLeft(w, `("“‘`))
			if !unicode.IsUpper(r) && !unicode.IsDigit(r) && !(isSmall(foldText(w)) || isSmall(w)) || containsExact(phrases("name", "article"), foldText(w)) {
				break
			}
			from--
		}
		if from < 2 || from == end || !containsExact(phrases("name", "article"), foldText(words[from-1])) || !containsExact(phrases("name", "before role"), foldText(words[from-2])) {
			continue
		}
		if role := roleSpan(strings.Join(words[from:end], " "), false); role != "" {
			return role
		}
	}
	return ""
}

// roleOfSubject returns the role in a subject such as "Your application - Night Porter",
// if the text of the mail has it, too, and it is not the company.
func (m Message) roleOfSubject(companies []string) string {
	subject := bareSubject(m.Subject)
	cut := reSubject().FindStringIndex(subject)
	if cut == nil {
		return ""
	}
	head, rest := subject[:cut[0]], subject[cut[1]:]
	if !containsAny(foldText(head), phrases("name", "applying")) {
		return ""
	}
	role := roleAlone(rest, companies)
	if role == "" || isNamed(role, companies) || !strings.Contains(foldText(m.Text), foldText(role)) || containsAny(foldText(role), phrases("name", "applying")) || containsAny(foldText(role), phrases("name", "no role")) {
		return ""
	}
	return role
}

var (
	reYourApplication = words.Pattern(`\b[Yy]our (\p{Lu}.{2,60}?) (?:[Aa]pplication|[Ss]ubmission)\b`)

	reDenseQuoted = words.Pattern(`[「『【]([^「」『』【】]{2,30})[」』】]`)
	reDenseBefore = words.Pattern(`[\p{Han}\p{Katakana}ー・A-Za-z]+(?: [A-Za-z]+)*$`)
	reKanaBegin   = words.Pattern(`^[^\s、。のはがをにでとも「」：:]{3,12}$`)
	reGender      = words.Pattern(`(?i)\s*[(\[]?\b[mwfdhx]\s*/\s*[mwfdhx](?:\s*/\s*[mwfdhx])?\b[)\]]?`)
	reOption      = words.Pattern(`^[-*•・■◆●○□【\s]*(\p{L}[\p{L} /'’-]{0,30}?)\s*(?:[:：】]\s*|　+|\t+|\s{2,})`)
	reSubject     = words.Pattern(`\s[-–—|]\s|\s?[:：]\s*`)
	reEnds        = words.Pattern(`[.,;:!?()（）\[\]|\n"“”„«»「」–—]| - `)
	reQuoted      = words.Pattern(`^\s*(?:«\s*([^«»]{2,60}?)\s*»|“([^“”]{2,60})”|„([^„“”]{2,60})[“”]|"([^"]{2,60})"|‘([^‘’]{2,60})’|'([^']{2,60})'(?:[\s.,]|$))`)
)

// denseRole reads a role of a script without room: the word before "への応募", or one in
// brackets beside it.
func denseRole(line string) string {
	if !isDenseText(line) {
		return ""
	}
	for _, t := range lists().Words("name", "role tail") {
		at := strings.Index(line, t)
		if at <= 0 || !isDenseText(t) {
			continue
		}
		if q := reDenseQuoted().FindAllStringSubmatchIndex(line[:at], -1); len(q) > 0 && q[len(q)-1][1] == at {
			return line[q[len(q)-1][2]:q[len(q)-1][3]]
		}
		role := reDenseBefore().FindString(line[:at])
		// あおば書房 is one name: what stands before a role is a particle, or no kana. 吹きガラス職人
		// is a role where an opening is what one applied to.
		if r, _ := utf8.DecodeLastRuneInString(line[:at-len(role)]); unicode.Is(unicode.Hiragana, r) && !containsExact(phrases("name", "before role"), string(r)) {
			role = ""
			if containsExact(phrases("name", "opening tail"), t) {
				role = reKanaBegin().FindString(line[:at])
			}
		}
		if n := utf8.RuneCountInString(role); n >= 2 && n <= 20 && !containsExact(phrases("name", "stop"), role) && !hasLegalForm(role) {
			return role
		}
	}
	return ""
}

// roleSpan returns the role that a text begins with. Where nothing surely leads to it,
// it has a capital.
func roleSpan(s string, sure bool) string {
	s = reGender().ReplaceAllString(s, "")
	if q := reQuoted().FindStringSubmatch(s); q != nil {
		return strings.TrimSpace(strings.Join(q[1:], ""))
	}
	words := strings.Fields(s)
	for len(words) > 0 && containsExact(phrases("name", "article"), foldText(words[0])) {
		words = words[1:]
	}
	quoted := words
	if len(words) > 1 && containsExact(phrases("name", "role label"), foldText(words[0])) { // poste « Libraire »
		quoted = words[1:]
	}
	if q := reQuoted().FindStringSubmatch(strings.Join(quoted, " ")); q != nil {
		return strings.TrimSpace(strings.Join(q[1:], ""))
	}
	s = strings.Join(words, " ")
	if e := reEnds().FindStringIndex(s); e != nil {
		s = s[:e[0]]
	}
	var role []string
	for i, w := range strings.Fields(s) {
		if f := foldText(w); i > 0 && (containsExact(phrases("name", "stop"), f) || f == "") || len(role) == 7 {
			break
		}
		role = append(role, w)
	}
	for len(role) > 1 && (isSmall(role[len(role)-1]) || containsExact(phrases("name", "never last"), role[len(role)-1])) {
		role = role[:len(role)-1]
	}
	if len(role) == 0 || containsExact(phrases("name", "stop"), foldText(role[0])) {
		return ""
	}
	if len(role) > 1 && containsExact(phrases("name", "role label"), foldText(role[0])) && (isSmall(foldText(role[1])) || containsExact(phrases("name", "article"), foldText(role[1])) || strings.Contains(foldText(role[1]), "'")) {
		return "" // the post of
	}
	joined := strings.Join(role, " ")
	r, _ := utf8.DecodeRuneInString(joined)
	if !unicode.IsLetter(r) || !sure && !unicode.IsUpper(r) && !isDense(r) {
		return ""
	}
	return joined
}

var reNumber = words.Pattern(`(\p{L}[\p{L} ]*?)\.?\s*(?:[:#：]|nr\.?|no\.?|n°|nº|\s)\s*#?\s*([A-Z]{0,4}[-_]?\d{3,}[-/\w]*)`)

// Requisitions returns the numbers of openings that the mail names.
func (m Message) Requisitions() []string {
	var out []string
	for _, line := range m.tellingLines() {
		for _, g := range reNumber().FindAllStringSubmatch(line, 10) {
			words := strings.Fields(foldText(g[1]))
			for n := 1; n <= min(2, len(words)); n++ {
				if containsExact(phrases("name", "reference"), strings.Join(words[len(words)-n:], " ")) && !slices.Contains(out, g[2]) {
					out = append(out, g[2])
				}
			}
		}
	}
	return out
}
