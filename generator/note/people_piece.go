package note

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"journal/generator/day"
	"journal/generator/words"
)

// Kinds of pieces.
type pieceKind uint8

const (
	noPiece      pieceKind = iota
	aName                  // somebody with a name
	anAddress              // an address, a link or a number and no name
	aCredential            // RN, PhD: belongs to the name before
	aSuffix                // Jr.: a part of the name before
	aField                 // "Platform": a title's word that is nobody's by itself
	aRole                  // somebody without a name: "CTO", "the engineering team"
	moreOfThem             // "two others"
	aCompany               // a company
	anAddressing           // "Mr.", as in "Mr. & Mrs. Patel"
	aSentence              // no list of people
	unsure                 // none of these
)

// A whois is what one segment says.
type whois struct {
	kind    pieceKind
	person  Person
	text    string
	article bool // the role has an article: "the owner"
	counted bool // the role has a number: "two nurses"
}

func (r *peopleReader) readSegments(segments []segment) {
	for i, seg := range segments {
		p := r.piece(strings.TrimSpace(r.text[seg.from:seg.to]))
		if p.kind == noPiece {
			continue
		}
		f := finding{whois: p, from: seg.from, to: seg.to, sep: seg.sep}
		if i > 0 && seg.sep == '&' && (p.kind == moreOfThem || p.kind == unsure) && (r.words.number[wordForm(p.text)] != "" || strings.Trim(p.text, "0123456789") == "") {
			f.kind, f.text = moreOfThem, strings.TrimSpace(r.text[segments[i-1].to:seg.to]) // plus one, + 2
		}
		if p.person.Title != "" {
			f.titled = '('
			if strings.ContainsAny(r.text[seg.from:seg.to], "-–—:：") && !strings.HasSuffix(strings.TrimSpace(r.text[seg.from:seg.to]), ")") {
				f.titled = ','
			}
		}
		if i == 0 || len(r.found) == 0 || !r.joins(&r.found[len(r.found)-1], f) {
			r.found = append(r.found, f)
		}
	}
}

// joins adds a piece to the one before it if it is a part of that.
func (r *peopleReader) joins(last *finding, f finding) bool {
	comma := f.sep == ',' || f.sep == '|'
	p := &last.person
	if last.kind == anAddressing {
		if f.sep != '&' || f.kind != aName {
			return false
		}
		name := strings.Join(strings.Fields(r.text[last.from:f.to]), " ")
		if at := strings.Index(name, f.person.Name); at >= 0 {
			name = name[:at+len(f.person.Name)]
		}
		*last = f
		last.person.Name = name
		return true
	}
	switch f.kind {
	case anAddress:
		if comma && last.kind == aName && (p.Email == "" || f.person.Email == "") {
			f.reach(p)
			return true
		}
	case aCredential, aSuffix:
		if comma && last.kind == aName {
			if f.kind == aSuffix {
				p.Name += ", " + f.text
			} else {
				p.Title = joinText(p.Title, f.text)
			}
			return true
		}
	case aCompany:
		if comma && last.kind == aName {
			p.Title, last.titled = joinText(p.Title, f.text), ','
			return true
		}
	case aRole, aField:
		switch {
		case last.kind == aName && comma && !f.counted && (p.Title == "" || f.kind == aField && last.titled == ','):
			p.Title, last.titled = joinText(p.Title, f.text), ','
			f.reach(p)
			last.to = f.to
			return true
		case last.kind == aName && f.sep == '&' && f.kind == aField && last.titled == ',' && !f.article:
			p.Title += " " + strings.TrimSpace(r.text[last.to:f.from]) + " " + f.text // Head of People & Culture
			last.to = f.to
			return true
		case last.kind == aField && f.sep == '&' || last.kind == aRole && f.sep == '&' && f.kind == aField:
			last.kind, last.text = max(last.kind, f.kind), strings.TrimSpace(strings.Join(strings.Fields(r.text[last.from:f.to]), " "))
			last.to = f.to
			return true
		case last.kind == aRole && comma && f.kind == aField:
			last.text, last.to = joinText(last.text, f.text), f.to
			return true
		}
	case aName:
		// "Director of Nursing, Alice Ng" and "the owner, Mr. Papadakis"
		if last.kind == aRole && !last.counted && f.sep == ',' && f.person.Title == "" && len(r.found) == 1 && last.person.Email == "" {
			title := last.text
			*last = f
			last.person.Title, last.titled = title, '('
			r.say(false, title+" was taken for the title of "+f.person.Name, "write "+f.person.Name+", "+title)
			return true
		}
		if r.entry && comma && last.kind == aName && p.Title == "" && len(strings.Fields(p.Name)) > 1 && len(strings.Fields(f.person.Name)) == 1 && f.person.Title == "" && f.person.Email == "" {
			p.Title, last.titled = f.person.Name, ','
			return true
		}
		if f.sep == '|' && last.kind == aName && len(strings.Fields(f.person.Name)) == 1 && f.person.Title == "" {
			p.Title = strings.TrimPrefix(p.Title+" | "+f.person.Name, " | ")
			return true
		}
	case unsure:
		if comma && last.kind == aName && p.Title == "" && utf8.RuneCountInString(f.text) <= 60 && (r.entry || !r.lower) {
			p.Title, last.titled = f.text, ','
			f.reach(p)
			return true
		}
	}
	return false
}

// reach gives a person the addresses and links of a piece behind them.
func (f finding) reach(p *Person) {
	p.Email, p.Remember = firstOf(p.Email, f.person.Email), joinText(p.Remember, f.person.Remember)
}

// assemble puts together what was found. It returns a text if that is no list of people.
func (r *peopleReader) assemble() string {
	names := 0
	for _, f := range r.found {
		if f.kind == aName {
			names++
		}
	}
	for i, f := range r.found {
		if f.kind == aSentence && (i < 1 || names == 0 || i == 1 && len(strings.Fields(r.found[0].person.Name)) < 2 && r.found[0].kind == aName && !strings.ContainsAny(r.text, "(（")) {
			return f.text
		}
	}
	var single []string
	small := false
	for _, f := range r.found {
		switch f.kind {
		case aName:
			if !small && r.lower && unicode.IsLower(firstRune(f.person.Name)) && !strings.HasPrefix(f.text, "@") {
				r.say(false, f.person.Name+" was taken for a name", "begin names with a capital")
				small = true // once a line is enough
			}
			r.out.Named = append(r.out.Named, f.person)
			if !strings.Contains(f.person.Name, " ") && f.person.Title == "" && f.person.Email == "" && f.sep != '&' && f.sep != ';' && !strings.HasPrefix(f.text, "@") {
				single = append(single, f.person.Name)
			}
		case anAddress:
			if f.person.Email != "" {
				f.person.Name = nameOfMail(f.person.Email)
				r.out.Named = append(r.out.Named, f.person)
				continue
			}
			if len(r.found) == 1 {
				return f.person.Remember
			}
			r.unnamed(f.person.Remember)
		case aRole, moreOfThem, anAddressing, aCompany, aCredential, aField, aSuffix:
			text := f.text
			if f.person.Email != "" {
				text += " <" + f.person.Email + ">"
			}
			r.unnamed(joinText(text, f.person.Remember))
		case aSentence, unsure:
			if len(r.found) == 1 {
				return f.text
			}
			r.unnamed(f.text)
			r.say(true, f.text+" was not taken for a name", "write first and last name, or the title in brackets behind the name")
		}
	}
	if len(r.found) == 2 && len(single) == 2 && r.found[1].sep == ',' && unicode.Is(unicode.Latin, firstRune(single[0])) {
		r.say(true, single[0]+", "+single[1]+" was read as two people", "write "+single[1]+" "+single[0]+" if it is one, and "+single[0]+" and "+single[1]+" if it is two")
	}
	return ""
}

// piece reads what stands between two separators.
func (r *peopleReader) piece(s string) whois {
	if len(s) > longestName {
		return whois{kind: aSentence, text: strings.Join(strings.Fields(s), " ")}
	}
	s, masked := r.unmask(s)
	mail, remember := sortMasked(masked)
	s = strings.Trim(strings.TrimSpace(strings.TrimLeft(s, "-–—*•>. ")), ` ;,:<>{}*_="“”„«»|~#`)
	if !strings.HasSuffix(s, "s'") {
		s = strings.Trim(s, "'’‘")
	}
	main, inner := r.cutBrackets(s)
	p := r.headed(main)
	if p.text == "" {
		p.text = strings.Join(strings.Fields(s), " ")
	}
	for _, in := range inner {
		in = r.withoutPronouns(in)
		if p.kind == noPiece {
			p = r.headed(in)
			continue
		}
		switch got := r.headed(in); {
		case in == "" || r.words.pronoun[pronounForm(in)]:
		case (p.kind == aRole || p.kind == aField) && got.kind == aName && !got.cased(r): // Shift supervisor (Dave)
			got.person.Title = p.text
			p = got
		case p.kind == aName && p.person.Title == "":
			p.person.Title = in
		case p.kind == aName && (got.kind == aCredential || got.kind == aRole || got.kind == aField):
			p.person.Title = joinText(p.person.Title, in)
		case p.kind == aName:
			p.person.Remember = joinText(p.person.Remember, in)
		default:
			p.text = strings.Join(strings.Fields(s), " ")
		}
	}
	if p.kind == unsure && mail != "" && len(strings.Fields(p.text)) <= 4 { // who has an address of their own is a person
		p.kind, p.person.Name = aName, p.text
	}
	p.person.Email, p.person.Remember = mail, joinText(p.person.Remember, remember)
	if (p.kind == noPiece || p.kind == unsure && strings.IndexFunc(p.text, unicode.IsLetter) < 0) && len(masked) > 0 {
		p.kind = anAddress
	}
	return p
}

// withoutPronouns is what else stands in brackets: "they/them, Staff".
func (r *peopleReader) withoutPronouns(s string) string {
	parts := strings.FieldsFunc(s, func(c rune) bool { return c == ',' || c == ';' })
	kept := slices.DeleteFunc(parts, func(p string) bool { return r.words.pronoun[pronounForm(p)] })
	if len(kept) == strings.Count(s, ",")+strings.Count(s, ";")+1 {
		return s
	}
	return strings.TrimSpace(strings.Join(kept, ","))
}

// cased reports whether a name in brackets is no name on a second look: of a
// single word in capitals it can be an abbreviation.
func (p whois) cased(r *peopleReader) bool {
	name := p.person.Name
	return !strings.Contains(name, " ") && !r.upper && len(name) > 1 && name == strings.ToUpper(name) && unicode.Is(unicode.Latin, firstRune(name))
}

// headed reads a piece whose title may be cut off by a colon, a dash or "at".
func (r *peopleReader) headed(s string) whois {
	s = strings.TrimSpace(s)
	if strings.IndexFunc(s, func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }) < 0 {
		return whois{}
	}
	if left, right, ok := cutColon(s); ok && strings.TrimSpace(right) != "" {
		if r.words.lead[wordForm(left)] {
			return r.headed(right)
		}
		return r.pair(left, right, s)
	}
	for _, dash := range []string{" — ", " – ", " - ", " -- ", " ― ", "— ", "– "} {
		if left, right, ok := strings.Cut(s, dash); ok && strings.TrimSpace(left) != "" && strings.TrimSpace(right) != "" {
			return r.pair(left, right, s)
		}
	}
	low := strings.ToLower(s)
	for _, at := range r.words.from {
		if i := strings.Index(low, at); i > 0 && len(low) == len(s) {
			left, right := r.bare(s[:i]), strings.TrimSpace(s[i+len(at):])
			switch {
			case unicode.IsDigit(firstRune(right)):
				return whois{kind: unsure, text: s}
			case left.kind == aName && left.person.Title == "":
				left.person.Title = right
				return left
			case left.kind == aName:
				left.person.Title += s[i:i+len(at)-1] + " " + right
				return left
			case left.kind == aRole || left.kind == moreOfThem:
				left.text = s
				return left
			}
		}
	}
	return r.bare(s)
}

// pair reads a name and a title in either order.
func (r *peopleReader) pair(left, right, whole string) whois {
	a, b := r.bare(strings.TrimSpace(left)), r.headed(right)
	switch {
	case a.kind == aName && b.kind == aSentence && len(strings.Fields(a.person.Name)) > 1:
		a.person.Remember = strings.TrimSpace(right)
		r.say(false, "what stands behind "+a.person.Name+" was taken for what to remember about them", "write it as remember: below the name")
		return a
	case a.kind == aSentence || b.kind == aSentence:
		return whois{kind: aSentence, text: whole}
	case a.kind != aName && b.kind == aName:
		b.person.Title = joinText(strings.TrimSpace(left), b.person.Title)
		return b
	case a.kind == aName:
		a.person.Title = joinText(a.person.Title, strings.TrimSpace(right))
		return a
	case a.kind == aRole || b.kind == aRole:
		return whois{kind: aRole, text: whole}
	}
	return whois{kind: unsure, text: whole}
}

// bare reads a piece without brackets and dashes: who, what, or neither.
func (r *peopleReader) bare(s string) whois {
	s = strings.Join(strings.Fields(s), " ")
	at := strings.HasPrefix(s, "@")
	trimmed := strings.Trim(s, ` @"'“”,;`)
	if w := lastWord(trimmed); strings.HasSuffix(w, ".") && utf8.RuneCountInString(w) > 4 && !strings.Contains(w[:len(w)-1], ".") && !r.words.honorific[wordForm(w)] && !r.words.suffix[wordForm(w)] {
		trimmed = trimmed[:len(trimmed)-1]
	}
	p := whois{text: trimmed}
	switch form := wordForm(trimmed); {
	case form == "" || day.Unknown(trimmed) || r.words.pronoun[pronounForm(trimmed)]:
		return whois{}
	case r.words.nobody[form] && form != "personne":
		return whois{}
	case at && !strings.Contains(trimmed, " "):
		p.kind, p.person.Name, p.text = aName, trimmed, s
		return p
	}
	if strings.IndexFunc(trimmed, words.IsEastAsian) >= 0 && strings.IndexFunc(trimmed, func(c rune) bool { return unicode.Is(unicode.Latin, c) && unicode.IsLower(c) }) < 0 {
		return r.eastAsian(trimmed)
	}
	words := strings.Fields(trimmed)
	switch {
	case !slices.ContainsFunc(words, func(w string) bool {
		form := wordForm(w)
		return !r.words.honorific[form] || r.words.post[form] || r.words.field[form] || r.words.suffix[form] || w == strings.ToLower(w)
	}):
		p.kind, p.text = anAddressing, strings.TrimSpace(s)
	case r.isOthers(words):
		p.kind = moreOfThem
	case r.isCredential(trimmed):
		p.kind = aCredential
	case len(words) == 1 && r.words.suffix[wordForm(trimmed)] && !isPost(trimmed):
		p.kind = aSuffix
	case r.isSentence(words):
		p.kind = aSentence
	default:
		r.roleOrName(&p, words)
	}
	return p
}

// roleOrName reads "Head of Care Mary Chen", "Dr Rao", "the two chefs".
func (r *peopleReader) roleOrName(p *whois, words []string) {
	if name, creds := r.cutCredentials(words); r.addressedName(name) {
		p.kind, p.person.Name, p.person.Title = aName, strings.Join(name, " "), strings.Join(creds, " ")
		return
	}
	if r.isSomebody(p.text) {
		p.kind = aRole
		return
	}
	if honorific, rest := CutHonorific(p.text); honorific != "" && !isTitle(honorific) && r.words.article[wordForm(firstWord(rest))] { // Mme la directrice
		words = strings.Fields(rest)
	}
	n := 0 // words of articles and numbers
	for n < len(words)-1 && r.isArticle(words, n) {
		p.article = true
		if r.words.number[wordForm(words[n])] != "" || words[n][0] >= '0' && words[n][0] <= '9' {
			p.counted = !r.words.article[wordForm(words[n])] || n > 0 || words[n][0] <= '9'
		}
		n++
	}
	run, hasPost := r.titleRun(words[n:])
	switch rest := words[n+run:]; {
	case len(rest) == 0 && (hasPost || p.article):
		p.kind = aRole
	case len(rest) == 0:
		p.kind = aField
	case r.isOrganisation(p.text) && n == 0:
		p.kind = aCompany
	case hasPost && run > 0:
		name, creds := r.cutCredentials(rest)
		if r.addressedName(name) || r.isName(strings.Join(name, " ")) {
			p.kind, p.person.Name = aName, strings.Join(name, " ")
			p.person.Title = joinText(strings.Join(words[:n+run], " "), strings.Join(creds, " "))
			return
		}
		p.kind = unsure
		if p.article || isTitle(p.text) {
			p.kind = aRole
		}
	case p.article && len(words) <= 6 && !r.isName(p.text):
		p.kind = aRole
	default:
		r.name(p, words)
	}
}

// name reads a name and the title behind it, "Dave shift supervisor".
func (r *peopleReader) name(p *whois, words []string) {
	words, creds := r.cutCredentials(words)
	title := strings.Join(creds, " ")
	for at := 1; at < len(words); at++ {
		run, hasPost := r.titleRun(words[at:])
		if !hasPost || run < len(words)-at || !isTitle(words[at]) {
			continue
		}
		last := words[len(words)-1]
		if r.lower && at >= 2 || at >= 2 && len(last) > 1 && last == strings.ToUpper(last) && !r.upper || run >= 2 || run == 1 && last == strings.ToLower(last) && !r.lower {
			title = joinText(strings.Join(words[at:], " "), title)
			words = words[:at]
		}
		break
	}
	name := strings.Join(words, " ")
	if !r.isName(name) {
		p.kind = unsure
		if len(words) <= 6 && slices.ContainsFunc(words, func(w string) bool { return isPost(w) || isGroup(w) }) {
			p.kind = aRole
		}
		return
	}
	p.kind, p.person.Name, p.person.Title = aName, name, title
}

// titleRun counts the words at the front that belong to a title. What stands
// behind "of" is a part of it, known or not.
func (r *peopleReader) titleRun(words []string) (n int, hasPost bool) {
	for n < len(words) {
		form := wordForm(words[n])
		switch {
		case r.words.post[form] || r.words.group[form] || r.words.field[form] || isCompoundTitle(form):
			// A surname like Cook or Page has a name in front of it, not a title behind it.
			hasPost = hasPost || r.words.post[form] || r.words.group[form] || isCompoundTitle(form)
			n++
		case r.words.link[form] && n > 0 && n+1 < len(words) && (words[n] == strings.ToLower(words[n]) || r.upper):
			k := n + 1
			for k < len(words)-1 && (r.words.link[wordForm(words[k])] || r.words.article[wordForm(words[k])]) && words[k] == strings.ToLower(words[k]) {
				k++
			}
			n = k + 1
		case strings.HasPrefix(form, "d'") || strings.HasPrefix(form, "d’") || strings.HasPrefix(form, "l'") || strings.HasPrefix(form, "dell'"):
			if n == 0 || unicode.IsUpper(firstRune(words[n])) {
				return n, hasPost
			}
			n++
		case form == "&" && n > 0:
			n++
		default:
			return n, hasPost
		}
	}
	return n, hasPost
}

// isCompoundTitle reports whether a word with hyphens or slashes is made of words of titles.
func isCompoundTitle(form string) bool {
	if !strings.ContainsAny(form, "-/") {
		return false
	}
	w, any := peopleWords(), false
	for _, part := range strings.FieldsFunc(form, func(c rune) bool { return c == '-' || c == '/' }) {
		if !w.post[part] && !w.group[part] && !w.field[part] {
			return false
		}
		any = any || w.post[part] || w.group[part]
	}
	return any
}

// addressedName reports whether words begin as people are addressed and go on
// as a name: "Dr Rao", "Sister Mary Okafor"; "Nurse Manager" is a title.
func (r *peopleReader) addressedName(words []string) bool {
	n := 0
	surely := false
	for n < len(words) && r.words.honorific[wordForm(words[n])] {
		form := wordForm(words[n])
		if words[n] == strings.ToLower(words[n]) && (r.words.post[form] && !r.lower || form == "me" || r.words.particle[form]) {
			break
		}
		surely = surely || !r.words.post[form] && !r.words.field[form]
		n++
	}
	if n == 0 || n == len(words) {
		return false
	}
	rest := strings.Join(words[n:], " ")
	if !surely && (isTitle(words[n]) || r.lower || r.words.link[wordForm(words[n])] && words[n] == strings.ToLower(words[n])) {
		return false
	}
	return r.isName(rest) && len(words)-n <= 5
}
