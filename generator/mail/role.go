package mail

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"journal/generator/words"
)

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

// IsPlaceholder reports whether a role is a word that only points to one: "reference", 以下.
func IsPlaceholder(role string) bool {
	role = foldText(role)
	return containsExact(phrases("name", "reference"), role) || containsExact(phrases("name", "role label"), role) || containsExact(phrases("name", "stop"), role)
}

// Marked reports whether a mail names an opening in a way that only a role has: with "(m/w/d)"
// or "H/F" behind it, by its number, or as "your Night Porter application".
func (m Message) Marked() bool {
	if in := reYourApplication().FindStringSubmatch(m.Subject); in != nil && !strings.Contains(foldText(m.From.Name), foldText(in[1])) {
		return true
	}
	return reGender().MatchString(m.Subject+"\n"+clip(m.Text, 4000)) || len(m.Requisitions()) > 0
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
