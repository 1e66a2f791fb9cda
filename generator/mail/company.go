package mail

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"journal/generator/words"
)

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
