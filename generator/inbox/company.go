package inbox

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"journal/generator/note"
	"journal/generator/words"
)

// newCompany returns the name of a company that the journal does not have; "" if it is
// not sure.
func (b *Box) newCompany(h Hints) string {
	return cmp.Or(h.Label, b.companyOfDomain(h), hiringCompany(h), registeredCompany(h.Companies))
}

// companyOfDomain returns the company whose name the domain of somebody's address tells:
// the words of "Marlow Tideworks" begin as marlowtide.example does. It is "" for one of
// the journal.
func (b *Box) companyOfDomain(h Hints) string {
	counts := map[string]int{}
	var order []string
	for _, d := range h.Domains {
		label := strings.ReplaceAll(plain(labelOf(registered(d))), " ", "")
		if utf8.RuneCountInString(label) < 3 {
			continue
		}
		if name := nameLike(h.Text+"\n"+strings.Join(h.Companies, "\n"), label); name != "" && !b.isCompany(name) {
			name = cmp.Or(wholeName(h.Text, name), name)
			if counts[name]++; counts[name] == 1 {
				order = append(order, name)
			}
		}
	}
	switch len(order) {
	case 0:
		return ""
	case 1:
		return order[0]
	}
	slices.SortStableFunc(order, func(a, b string) int { return counts[b] - counts[a] })
	if counts[order[0]] > counts[order[1]] {
		return order[0]
	}
	return ""
}

// hiringCompany returns the company in whose name a mailbox writes: Brightwell, of
// "Brightwell Careers"; "" if a title seems to name another one.
func hiringCompany(h Hints) string {
	for _, name := range h.Companies {
		words := strings.Fields(reBrackets().ReplaceAllString(name, " "))
		const most = 6
		if len(words) < 2 || len(words) > most {
			continue
		}
		for from := 1; from < len(words); from++ {
			if !slices.Contains(vocabulary().hiring, plain(strings.Join(words[from:], " "))) {
				continue
			}
			company := strings.Join(words[:from], " ")
			r, _ := utf8.DecodeRuneInString(company)
			if unicode.IsLower(r) || slices.Contains(vocabulary().yours, plain(words[0])) || namesAnother(h) && !says(plain(strings.Join(h.Companies[1:], "\n")), []string{plain(company)}) {
				return ""
			}
			return strings.Trim(company, " ,-–|")
		}
	}
	return ""
}

// reKabushiki finds how a company is registered in Japan, which is written without a space.
var reKabushiki = words.Pattern(`株式会社[\p{L}\p{N}ー&・]+|[\p{L}\p{N}ー&・]+株式会社`)

// registeredCompany returns the name in a title that says how the company is registered,
// if there is one: Nordlicht Werft, of "Nordlicht Werft GmbH".
func registeredCompany(titles []string) string {
	const short = 2 // such forms mean other things as well
	for _, title := range titles {
		if m := reKabushiki().FindString(title); m != "" {
			return m
		}
		words := strings.FieldsFunc(title, func(r rune) bool {
			return unicode.IsSpace(r) || strings.ContainsRune(",;:|/()[]<>\"“”„«»、", r)
		})
		for i := 1; i < len(words); i++ {
			form := plain(words[i])
			if form == "and" || utf8.RuneCountInString(form) <= short && words[i] != "AG" && words[i] != "KG" || len(note.CutLegalForm([]string{"x", form})) != 1 {
				continue
			}
			from := i
			for from > 0 && i-from < 5 {
				r, _ := utf8.DecodeRuneInString(words[from-1])
				if !unicode.IsUpper(r) && !unicode.IsDigit(r) && words[from-1] != "&" {
					break
				}
				if p := plain(words[from-1]); says(p, vocabulary().sure) || slices.Contains(vocabulary().joints, p) {
					break
				}
				from--
			}
			if from < i {
				return strings.Join(words[from:i+1], " ")
			}
		}
	}
	return ""
}

// namesAnother reports whether a title seems to name a company: something with a capital
// behind "at" that is nobody who is there.
func namesAnother(h Hints) bool {
	for _, title := range h.Companies {
		words := strings.Fields(title)
		for i := 1; i < len(words); i++ {
			r, _ := utf8.DecodeRuneInString(strings.TrimLeft(words[i], "\"“„«("))
			if (unicode.IsUpper(r) || isUnspaced(r)) && slices.Contains(vocabulary().joints, plain(words[i-1])) &&
				!slices.ContainsFunc(h.People, func(p string) bool { return contains(plain(p), plain(words[i])) }) {
				return true
			}
		}
	}
	return false
}

// nameLike returns the words of a text that, written as one, begin with label, as few
// as there have to be; "" if there are none that are written like a name.
func nameLike(text, label string) string {
	best := ""
	for line := range strings.Lines(text) {
		words := strings.FieldsFunc(line, func(r rune) bool {
			return unicode.IsSpace(r) || strings.ContainsRune(",;:|/()[]{}<>\"“”„«»「」、。・!?@", r)
		})
		for i := range words {
			if r, _ := utf8.DecodeRuneInString(words[i]); unicode.IsLower(r) || strings.Contains(words[i], ".") && !strings.HasSuffix(words[i], ".") {
				continue
			}
			joined := ""
			const most = 6
			for k := i; k < len(words) && k < i+most; k++ {
				word := strings.ReplaceAll(plain(words[k]), " ", "")
				if words[k] == "&" || word == "and" || word == "und" || word == "et" || word == "y" {
					word = "" // kestrelvale.example
				}
				joined += word
				if !strings.HasPrefix(joined, label) && !strings.HasPrefix(label, joined) {
					break
				}
				const most = 3 // letters by which one word may go on: Justizamtsrat is no name for justiz.example
				if k == i && strings.HasPrefix(joined, label) && len(joined)-len(label) > most {
					break
				}
				if strings.HasPrefix(joined, label) && joined != "" {
					name := strings.Trim(strings.Join(words[i:k+1], " "), " .-–—'’")
					if best == "" || utf8.RuneCountInString(name) < utf8.RuneCountInString(best) {
						best = name
					}
					break
				}
			}
		}
	}
	return best
}

// reLabel finds a line of a list: "Company: Marlow Tideworks", "■ 企業名　東雲商会".
var reLabel = words.Pattern(`^[\s■□●○・◆*•–-]*([\pL\pM '’/]{1,30}?)\s*(?:[:：]|　|\t|\s{2,})\s*(\S.*)$`)

// labelled returns what a line of a text has behind one of some labels, if it is as short
// as a name; "" if no line has, or two that differ.
func labelled(text string, labels []string) string {
	const most = 7
	words := vocabulary()
	found := ""
	for line := range strings.Lines(text) {
		m := reLabel().FindStringSubmatch(strings.TrimRight(line, " \t\r\n　"))
		if m == nil || !slices.Contains(labels, plain(m[1])) || len(strings.Fields(m[2])) > most || strings.ContainsAny(m[2], "@:<>") {
			continue
		}
		if r, _ := utf8.DecodeRuneInString(m[2]); unicode.IsLower(r) {
			continue
		}
		value := strings.TrimRight(reBrackets().ReplaceAllString(m[2], " "), " .;,")
		if p := plain(value); says(p, words.sure) || says(p, words.unnamed) || strings.Contains(value, ". ") {
			continue
		}
		if found != "" && plain(found) != plain(value) {
			return ""
		}
		found = value
	}
	return found
}

// wholeName returns a name that begins with the words of a name, where it stands alone
// behind a word that joins something to a company: "With: Marlow Tideworks Hotels".
func wholeName(text, name string) string {
	words := vocabulary()
	whole := labelled(text, words.joints)
	p := plain(whole)
	if !strings.HasPrefix(p, plain(name)+" ") || says(p, words.sure) || says(p, words.maybe) {
		return ""
	}
	for _, w := range strings.Fields(whole) {
		if r, _ := utf8.DecodeRuneInString(w); !unicode.IsUpper(r) && w != "&" {
			return ""
		}
	}
	return whole
}

// roleBehind returns the role that the title of an appointment names behind the word for
// an interview, "Phone screen: Night Porter - Robin Vale"; "" if more is said there, or
// if nobody is named beside it: then it may be somebody.
func roleBehind(v *visit, company string, people []string) string {
	words := vocabulary()
	first, rest, ok := strings.Cut(strings.ReplaceAll(v.Summary, "：", ": "), ": ")
	if !ok || !says(plain(first), words.sure) {
		return ""
	}
	var left []string
	named := false
	for _, part := range partsOf(rest, plain(company)) {
		p := plain(part)
		switch {
		case p != "" && slices.ContainsFunc(people, func(q string) bool { return q != "" && (contains(p, plain(q)) || contains(plain(q), p)) }):
			named = true
			continue
		case p == "", contains(p, plain(company)), contains(plain(v.Location), p):
			continue
		}
		left = append(left, strings.TrimSpace(part))
	}
	const most = 5
	if !named || len(left) != 1 || len(strings.Fields(left[0])) > most || says(plain(left[0]), words.sure) || says(plain(left[0]), words.maybe) || strings.ContainsAny(left[0], "0123456789") {
		return ""
	}
	return left[0]
}

// roleBeside returns the role that a line names beside a company: the one part of it
// that is neither the company, nor a word for an interview, nor a person.
func roleBeside(lines []string, company string, people []string) string {
	words := vocabulary()
	name := plain(company)
	for _, line := range lines {
		if !contains(plain(line), name) {
			continue
		}
		if m := reLabel().FindStringSubmatch(line); m != nil && slices.Contains(slices.Concat(words.joints, words.ofCompany), plain(m[1])) {
			continue
		}
		var left []string
		for _, part := range partsOf(line, name) {
			p := plain(part)
			if p == "" || contains(p, name) || contains(name, p) || says(p, words.sure) || says(p, words.maybe) || strings.ContainsAny(part, "0123456789") ||
				slices.ContainsFunc(people, func(q string) bool { return q != "" && (contains(p, plain(q)) || contains(plain(q), p)) }) {
				continue
			}
			left = append(left, strings.TrimSpace(part))
		}
		if len(left) == 1 && len(strings.Fields(left[0])) <= 6 {
			return left[0]
		}
	}
	return ""
}

// signs are what stands between the parts of a title.
var signs = strings.NewReplacer(" - ", "|", " – ", "|", " — ", "|", ": ", "|", "：", "|", ", ", "|", "、", "|", " | ", "|", "(", "|", ")", "|", "（", "|", "）", "|", "【", "|", "】", "|", "\"", "|", " / ", "|", " @ ", "|", "; ", "|")

// partsOf cuts a line at signs, and at a word that joins something to the company whose
// plain name is given.
func partsOf(line, name string) []string {
	var out []string
	for part := range strings.SplitSeq(signs.Replace(line), "|") {
		words := strings.Fields(part)
		for i, w := range words {
			if slices.Contains(vocabulary().joints, plain(w)) && strings.HasPrefix(plain(strings.Join(words[i+1:], " ")), name) {
				out = append(out, strings.Join(words[:i], " "))
				words = words[i+1:]
				break
			}
		}
		out = append(out, strings.Join(words, " "))
	}
	return out
}
