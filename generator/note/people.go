package note

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"journal/generator/day"
)

// People is what a line of people says.
type People struct {
	Named   []Person // in the order of the line
	Unnamed []Text   // who was there too, as written: "CTO", "the engineering team", "two others"
	Text    string   // all of it, if it is no list of people: a sentence, a dialogue
	Remarks []Remark // what was assumed
}

// ReadPeople reads people from a line, in any of the ways in which they are
// written: "Mary Chen, Engineering Manager <mary@northwind.example>", "Dr Anil
// Rao (CTO) & Beth Simmons", "EM Mary Chen", "Head of Care: Mary Chen and two
// others". Names are kept as they are written, with title of address, particles
// and initials. Who is called by a role alone is unnamed, and what is not surely
// a name is kept as it stands and said.
//
// In an entry of a list most often one person stands, so that a word behind a
// comma is rather a title than a second name.
func ReadPeople(line string, entry bool) People {
	r := peopleReader{words: peopleWords(), entry: entry}
	return r.read(line)
}

// A peopleReader reads one line.
type peopleReader struct {
	words  *peopleLexicon
	entry  bool     // the line is an entry of a list
	masked []string // addresses, links, numbers and times, which stand in the text as maskRune + their index
	text   string   // what is read, masked
	lower  bool     // the line has no capitals, as typed on a phone
	upper  bool     // the line has no small letters
	found  []finding
	out    People
}

// A finding is one piece of the line that was understood.
type finding struct {
	whois
	from, to int  // in the text
	sep      rune // what stands in front of it: 0, ',', '&' for all that joins, ';' for all that separates
	titled   rune // where the title came from: ',' for behind a comma, 0 for none, else '('
}

// longestName is more than what stands between two separators has, in bytes.
const longestName = 400

const maskRune = '\uE000'

// commands are what no address holds; it stays in what is then none, see checkAddresses.
const commands = `\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\p{Cf}`

var (
	masks = regexp.MustCompile(`(?i)(?:mailto:)?[\p{L}\p{N}._%+'` + commands + `-]+@[\p{L}\p{N}_%+'` + commands + `-]+(?:\.[\p{L}\p{N}_%+'` + commands + `-]+)+|https?://[^\s<>()\[\]]+|(?:www\.|linkedin\.com/)[^\s<>()\[\]]+|(?:(?:tel|phone|ph|mob|mobile|cell|fon|mobil|tél)\.?:?\s*)?(?:\+|\b0|\(0|\b[0-9]{3}[ .-])[0-9][0-9 ()/.-]{4,}[0-9]|\b[0-9]{1,2}[:.][0-9]{2}(?:\s*[ap]m\b)?(?:\s*[-–]\s*[0-9]{1,2}[:.][0-9]{2}(?:\s*[ap]m\b)?)?|\b[0-9]+\s?(?:min|mins|minutes|minuten|h|hrs?|std)\b\.?`)
	// numbering in a line: 1) Mary Chen 2) Ross Diaz
	numbering  = regexp.MustCompile(`(?:^|\s)[0-9]{1,2}[.)]\s+`)
	lineBreak  = regexp.MustCompile(`(?i)<br\s*/?>`)
	cjkOthers  = regexp.MustCompile(`[、,，]?\s*(?:他|ほか|외|外|等)\s*(?:に)?\s*([0-9０-９一二三四五六七八九十两]+)\s*(?:名|人|명|位)?\s*$`)
	typography = strings.NewReplacer("**", "", "__", "", "`", "", "\u00a0", " ", "\u3000", " ", "\t", " ")
	laterName  = regexp.MustCompile(`^\s*\p{L}`)
)

func (r *peopleReader) read(line string) People {
	line = strings.Map(func(c rune) rune {
		if unicode.Is(unicode.Co, c) || c == utf8.RuneError {
			return ' '
		}
		return c
	}, line)
	s := unlink(line)
	if strings.Contains(s, "<") {
		s = lineBreak.ReplaceAllString(s, "\n")
	}
	s = typography.Replace(s)
	s = strings.ReplaceAll(s, "(?)", "")
	if s = strings.TrimSpace(s); s == "" || day.Unknown(s) || r.words.nobody[wordForm(s)] {
		return People{}
	}
	whole := strings.Join(strings.Fields(s), " ")
	if strings.ContainsAny(s, "@0123456789/") {
		s = r.mask(s)
	}
	s = strings.TrimSpace(r.cutLead(strings.TrimSpace(s)))
	r.upper = strings.IndexFunc(s, unicode.IsLower) < 0
	r.lower = strings.IndexFunc(s, unicode.IsUpper) < 0
	if strings.ContainsAny(s, "?？。") {
		return People{Text: whole}
	}
	var others string
	if at := cjkOthers.FindStringIndex(s); at != nil && at[0] > 0 {
		s, others = s[:at[0]], strings.Trim(s[at[0]:], "、,， ")
	} else if end := r.openEnd(s); end > 0 {
		s, others = s[:end], strings.Trim(s[end:], " ,;")
	}
	r.text = s
	if names, ok := r.familyFirst(s); ok {
		r.out.Named = names
		r.say(false, "the family name was taken to stand first: "+names[0].Name, "write the first name first, as in "+names[0].Name)
	} else {
		r.readSegments(r.segments(s))
		if r.out.Text = r.assemble(); r.out.Text != "" {
			return People{Text: whole}
		}
	}
	if others != "" {
		r.unnamed(others)
	}
	return r.out
}

// mask puts a sign into the place of each address, link and number, and takes
// numbering away.
func (r *peopleReader) mask(s string) string {
	s = masks.ReplaceAllStringFunc(s, func(found string) string {
		if len(r.masked) >= 0xff {
			return ""
		}
		r.masked = append(r.masked, found)
		return string(maskRune + rune(len(r.masked)))
	})
	return numbering.ReplaceAllString(s, "\n")
}

func (r *peopleReader) say(doubtful bool, msg, hint string) {
	r.out.Remarks = append(r.out.Remarks, Remark{Msg: msg, Hint: hint, Doubtful: doubtful})
}

func (r *peopleReader) unnamed(text string) { r.out.Unnamed = append(r.out.Unnamed, Text{Value: text}) }

// cutLead cuts "Panel:", "with" and the like off the front.
func (r *peopleReader) cutLead(s string) string {
	for range 3 {
		head, rest, ok := cutColon(s)
		if ok && rest != "" && r.words.lead[wordForm(head)] {
			s = strings.TrimSpace(rest)
			continue
		}
		if fields := strings.Fields(s); len(fields) > 2 && r.words.lead[wordForm(fields[0]+" "+fields[1])] && !isTitle(fields[0]) {
			s = strings.TrimLeft(strings.TrimSpace(s[strings.Index(s, fields[1])+len(fields[1]):]), "-–— ")
			continue
		}
		first, rest, ok := strings.Cut(s, " ")
		if ok && r.words.lead[wordForm(first)] && first != strings.ToUpper(first) && !isPost(first) && !r.words.honorific[wordForm(first)] {
			if next := strings.TrimLeft(rest, " -–—"); next != "" && next != rest || r.words.with[wordForm(first)] {
				s = next
				continue
			}
		}
		break
	}
	return s
}

// openEnd finds "et al.", "u.a." and the like at the end of a line.
func (r *peopleReader) openEnd(s string) int {
	low := strings.ToLower(s)
	for _, end := range r.words.openEnds {
		at := len(low) - len(end)
		if len(low) != len(s) || at < 2 || !strings.HasSuffix(low, end) {
			continue
		}
		before, _ := utf8.DecodeLastRuneInString(s[:at])
		first, _ := utf8.DecodeRuneInString(end)
		if before == ' ' || before == ',' || !unicode.Is(unicode.Latin, first) && first > unicode.MaxLatin1 {
			return at
		}
	}
	return 0
}

// familyFirst reads "Chen, Mary; Diaz, Ross", and "Chen, Mary" as an entry of a list.
func (r *peopleReader) familyFirst(s string) ([]Person, bool) {
	pieces := strings.FieldsFunc(s, func(c rune) bool { return c == ';' || c == '\n' })
	if len(pieces) < 2 && !r.entry {
		return nil, false
	}
	var out []Person
	for _, piece := range pieces {
		family, given, ok := strings.Cut(piece, ",")
		family, given = strings.TrimSpace(family), strings.TrimSpace(given)
		given, mails := r.unmask(given)
		words := strings.Fields(family)
		if !ok || len(words) == 0 || !r.isNameWord(words[len(words)-1]) || isTitle(family) || len(strings.Fields(given)) > 2 || !r.isName(given) || isTitle(given) ||
			slices.ContainsFunc(words[:len(words)-1], func(w string) bool { return !r.words.particle[wordForm(w)] }) || r.isCredential(given) || r.isOrganisation(given) || r.words.suffix[wordForm(given)] {
			return nil, false
		}
		p := Person{Name: given + " " + family}
		p.Email, p.Remember = sortMasked(mails)
		out = append(out, p)
	}
	return out, len(out) > 0
}

// A segment is what stands between two separators.
type segment struct {
	from, to int
	sep      rune
}

// segments cuts a line at everything that separates people outside of brackets.
func (r *peopleReader) segments(s string) []segment {
	var out []segment
	depth, from, sep := 0, 0, rune(0)
	kana := strings.IndexFunc(s, func(c rune) bool { return unicode.In(c, unicode.Hiragana, unicode.Katakana) }) >= 0
	near := func(at int) string { return s[max(from, at-longestName):at] } // a name's length is far enough to look back
	ahead := func(at int) string { return s[at:min(len(s), at+longestName)] }
	cut := func(at, next int, c rune) {
		if strings.TrimSpace(s[from:at]) != "" {
			out = append(out, segment{from, at, sep})
			sep = c
		} else if c == ';' || sep == 0 && len(out) > 0 {
			sep = c
		}
		from = next
	}
	for i, c := range s {
		if i < from {
			continue
		}
		next := i + utf8.RuneLen(c)
		spaced := i > 0 && s[i-1] == ' ' || next < len(s) && s[next] == ' '
		switch {
		case c == '\n':
			depth = 0
			cut(i, next, ';')
		case strings.ContainsRune("([{（【「", c) && closes(s[next:], c):
			depth++
		case strings.ContainsRune(")]}）】」", c) && depth > 0:
			depth--
		case depth > 0:
		case strings.ContainsRune(",，،", c):
			cut(i, next, ',')
		case strings.ContainsRune(";；、•", c), c == '·' && spaced, c == '・' && !inKatakana(s, i, next):
			cut(i, next, ';')
		case c == '|':
			cut(i, next, '|')
		case c == '/' || c == '／':
			if r.words.pronoun[pronounForm(lastWord(near(i))+"/"+firstWord(ahead(next)))] {
				continue
			}
			if !spaced && (i == 0 || isTitle(lastWord(near(i))) && isTitle(firstWord(ahead(next))) || strings.HasPrefix(s[max(i-1, 0):], "w/")) {
				continue
			}
			cut(i, next, ';')
		case (c == '+' || c == '&') && spaced, c == '＆':
			if !r.goesOn(near(i), ahead(next)) {
				cut(i, next, '&')
			}
		case c == '.' && r.endsName(near(i), ahead(next)):
			cut(i, next, ';')
		case c == ' ':
			if n := r.joinerAt(s[next:]); n > 0 && !r.goesOn(near(i), ahead(next+n)) {
				cut(i, next+n, '&')
			}
		default:
			if n := r.gluedJoiner(c, near(i), ahead(next), kana); n > 0 {
				cut(i, i+n, '&')
			}
		}
	}
	cut(len(s), len(s), 0)
	return out
}

// goesOn reports whether a title goes on behind an "and": Head of People & Culture.
func (r *peopleReader) goesOn(before, after string) bool {
	form := wordForm(firstWord(after))
	return isTitle(lastWord(before)) && len(strings.Fields(before)) > 1 && r.words.field[form] && !r.words.post[form] && !r.words.group[form] && !isPost(secondWord(after))
}

// endsName reports whether a full stop stands between two names.
func (r *peopleReader) endsName(before, after string) bool {
	w := lastWord(before)
	form := wordForm(w)
	return strings.HasPrefix(after, " ") && utf8.RuneCountInString(w) >= 4 && !strings.Contains(w, ".") && strings.Contains(strings.TrimSpace(before), " ") &&
		!r.words.honorific[form] && !r.words.suffix[form] && !r.words.credential[form] && !isTitle(w) && unicode.IsUpper(firstRune(strings.TrimSpace(after)))
}

func closes(s string, open rune) bool {
	return strings.ContainsRune(s, map[rune]rune{'(': ')', '[': ']', '{': '}', '（': '）', '【': '】', '「': '」'}[open])
}

func inKatakana(s string, at, next int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:at])
	after, _ := utf8.DecodeRuneInString(s[next:])
	return unicode.Is(unicode.Katakana, before) && unicode.Is(unicode.Katakana, after)
}

// joinerAt reports how long the joiner is that begins s and has a space behind it.
func (r *peopleReader) joinerAt(s string) int {
	for n, words := 0, 0; words < 3; words++ { // "as well as"
		at := strings.IndexByte(s[n:], ' ')
		if at <= 0 || n+at > 24 {
			return 0
		}
		n += at
		if j := strings.ToLower(s[:n]); r.words.joiner[j] && s[:n] != strings.ToUpper(j) {
			return n
		}
		n++
	}
	return 0
}

// gluedJoiner reports how long the joiner c is, of those that stand between
// two names without a space: と, 和, and 과 behind a word.
func (r *peopleReader) gluedJoiner(c rune, before, after string, kana bool) int {
	if c < 0x2e80 {
		return 0
	}
	n := utf8.RuneLen(c)
	last, _ := utf8.DecodeLastRuneInString(before)
	first, _ := utf8.DecodeRuneInString(after)
	switch c {
	case 'と':
		if (unicode.In(last, unicode.Han, unicode.Katakana, unicode.Latin) || strings.ContainsRune("）)ん氏", last) || last == 'ー') && unicode.In(first, unicode.Han, unicode.Katakana, unicode.Latin) {
			return n
		}
	case '和', '与', '及', '跟':
		enough := func(s string) bool {
			return utf8.RuneCountInString(strings.TrimSpace(s)) >= 2 && !strings.Contains(strings.TrimSpace(s), " ")
		}
		upTo, _, _ := strings.Cut(strings.NewReplacer("、", ",", "，", ",", "；", ",").Replace(after), ",")
		if enough(before) && enough(upTo) && unicode.Is(unicode.Han, first) && !kana {
			return n
		}
	case '과', '와':
		word := lastWord(before)
		if strings.HasPrefix(after, " ") && (r.words.post[word] || strings.HasSuffix(word, "님") || strings.HasSuffix(word, "씨") || strings.HasSuffix(word, ")") || utf8.RuneCountInString(word) >= 3) {
			return n
		}
	}
	return 0
}

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
			p.Email, p.Remember = firstOf(p.Email, f.person.Email), joinText(p.Remember, f.person.Remember)
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
		mail := func() {
			p.Email, p.Remember = firstOf(p.Email, f.person.Email), joinText(p.Remember, f.person.Remember)
		}
		switch {
		case last.kind == aName && comma && !f.counted && (p.Title == "" || f.kind == aField && last.titled == ','):
			p.Title, last.titled = joinText(p.Title, f.text), ','
			mail()
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
			if p.Title == "" {
				p.Title = f.person.Name
			} else {
				p.Title += " | " + f.person.Name
			}
			return true
		}
	case unsure:
		if comma && last.kind == aName && p.Title == "" && utf8.RuneCountInString(f.text) <= 60 && (r.entry || !r.lower) {
			p.Title, last.titled = f.text, ','
			p.Email, p.Remember = firstOf(p.Email, f.person.Email), joinText(p.Remember, f.person.Remember)
			return true
		}
	}
	return false
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
		at = " " + at + " "
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
	case a.kind == aSentence:
		return whois{kind: aSentence, text: whole}
	case a.kind == aName && b.kind == aSentence && len(strings.Fields(a.person.Name)) > 1:
		a.person.Remember = strings.TrimSpace(right)
		r.say(false, "what stands behind "+a.person.Name+" was taken for what to remember about them", "write it as remember: below the name")
		return a
	case b.kind == aSentence:
		return whois{kind: aSentence, text: whole}
	case a.kind != aName && b.kind == aName && b.person.Title == "":
		b.person.Title = strings.TrimSpace(left)
		return b
	case a.kind != aName && b.kind == aName:
		b.person.Title = joinText(strings.TrimSpace(left), b.person.Title)
		return b
	case a.kind == aName && a.person.Title == "":
		a.person.Title = strings.TrimSpace(right)
		return a
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
	if strings.IndexFunc(trimmed, isEastAsian) >= 0 && strings.IndexFunc(trimmed, func(c rune) bool { return unicode.Is(unicode.Latin, c) && unicode.IsLower(c) }) < 0 {
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
	case len(rest) == 0 && hasPost:
		p.kind = aRole
	case len(rest) == 0 && p.article:
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

func (r *peopleReader) isArticle(words []string, n int) bool {
	w, form := words[n], wordForm(words[n])
	if w[0] >= '0' && w[0] <= '9' {
		return strings.Trim(w, "0123456789.") == ""
	}
	if !r.words.article[form] && r.words.number[form] == "" {
		return false
	}
	next := words[n+1]
	return w == strings.ToLower(w) && (!r.lower || n == 0) && !(r.words.particle[form] && unicode.IsUpper(firstRune(next)) && !isTitle(next) && !isGroup(next)) ||
		form == "the" || unicode.IsUpper(firstRune(w)) && (next == strings.ToLower(next) && !r.words.particle[wordForm(next)] && utf8.RuneCountInString(next) > 2 || isTitle(next) || isGroup(next))
}

// isSomebody reports whether a text begins with "someone", "jemand" or the like.
func (r *peopleReader) isSomebody(s string) bool {
	low := strings.ToLower(s)
	for _, w := range r.words.somebody {
		if rest, ok := strings.CutPrefix(low, w); ok && (rest == "" || rest[0] == ' ') {
			return true
		}
	}
	return false
}

// isOthers reports whether words say that there are more: "two others", "2 more".
func (r *peopleReader) isOthers(words []string) bool {
	says := false
	for i, w := range words {
		form := wordForm(w)
		digits := strings.Trim(form, "+0123456789") == ""
		switch {
		case r.words.otherWord[form]:
			says = true
		case digits && (len(words) == 1 && len(form) < 3): // +2
			says = true
		case digits, r.words.number[form] != "", r.words.otherPerson[form], i == 0 && r.words.article[form]:
		case says && i > 1 && len(words) <= 8: // "someone else I didn't catch"
		default:
			return false
		}
	}
	return says
}

// isSentence reports whether words are said and not listed.
func (r *peopleReader) isSentence(words []string) bool {
	n := 0
	for i, w := range words {
		form := wordForm(w)
		if r.words.article[form] || r.words.particle[form] && !r.lower {
			continue
		}
		if !r.words.sentence[form] || w != strings.ToLower(w) && (i > 0 || len(words) < 4) && form != "i" && !strings.ContainsAny(form, "'’") {
			continue
		}
		if strings.ContainsAny(form, "'’") || form == "i" && w == "I" {
			n++
		}
		n++
	}
	if r.lower {
		return n >= 2 || n == 1 && len(words) >= 4
	}
	return n > 1 || n == 1 && (len(words) > 2 || len(words) == 1) || len(words) > 12
}

func (r *peopleReader) isCredential(s string) bool {
	for _, w := range strings.FieldsFunc(s, func(c rune) bool { return c == ' ' || c == '/' }) {
		form := strings.ReplaceAll(wordForm(w), ".", "")
		if !r.words.credential[form] || !strings.ContainsFunc(w, unicode.IsUpper) || unicode.IsLower(rune(w[len(w)-1])) && len(form) < 3 {
			return false
		}
	}
	return s != ""
}

// cutCredentials takes "RN, BSN" off the end of a name.
func (r *peopleReader) cutCredentials(words []string) (name, credentials []string) {
	n := len(words)
	for n > 1 && !r.upper && words[n-1] == strings.ToUpper(words[n-1]) && len(words[n-1]) > 1 && r.words.credential[strings.ReplaceAll(wordForm(words[n-1]), ".", "")] || n > 1 && wordForm(words[n-1]) == "phd" {
		n--
	}
	return words[:n], words[n:]
}

func (r *peopleReader) isOrganisation(s string) bool {
	words := strings.Fields(s)
	return len(words) > 1 && r.words.organisation[wordForm(words[len(words)-1])] || len(words) == 1 && r.words.organisation[wordForm(s)] && !isTitle(s)
}

// isName reports whether a text can be a name: a few words that begin with a
// capital, with particles between them, or without capitals where the whole
// line has none.
func (r *peopleReader) isName(s string) bool {
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > 6 || strings.ContainsAny(s, ":;!?=%€$£") {
		return false
	}
	proper := false
	for i, w := range words {
		switch {
		case r.words.stop[wordForm(w)] && !isInitial(w):
			return false
		case r.isNameWord(w):
			proper = true
		case i < len(words)-1 && (r.words.particle[wordForm(w)] || utf8.RuneCountInString(w) <= 3 && len(words) > 2 && i > 0):
		case r.words.suffix[wordForm(w)] && i > 0:
		default:
			return false
		}
	}
	return proper && !(r.lower && r.isPhrase(words))
}

// isInitial reports whether a word is the first letter of a name, as in Flannery O. Connor.
func isInitial(w string) bool {
	return utf8.RuneCountInString(w) == 2 && strings.HasSuffix(w, ".") && unicode.IsUpper(firstRune(w))
}

// isPhrase reports whether words without capitals are more likely no name.
func (r *peopleReader) isPhrase(words []string) bool {
	proper := 0
	for _, w := range words {
		form := wordForm(w)
		if r.words.particle[form] && len(words) > 1 {
			continue
		}
		if proper++; r.words.article[form] || slices.Contains(r.words.from, form) || r.words.sentence[form] && len(words) > 2 || len(words) > 1 && isTitle(w) {
			return true
		}
	}
	return proper > 3
}

func (r *peopleReader) isNameWord(w string) bool {
	w = strings.Trim(w, `"'“”‘’(),`)
	c := firstRune(w)
	if !unicode.IsLetter(c) {
		return false // as for "3rd"; "Chen2" tells two apart
	}
	if !unicode.IsLower(c) || r.lower {
		return true
	}
	// al-Farsi, d'Angelo, 't Hart
	if at := strings.IndexAny(w, "-'’"); at > 0 && at <= 4 {
		_, n := utf8.DecodeRuneInString(w[at:])
		return unicode.IsUpper(firstRune(w[at+n:]))
	}
	return false
}

func isEastAsian(c rune) bool {
	return unicode.In(c, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul)
}

// eastAsian reads Chinese, Japanese and Korean, where titles stand behind the
// name and often without a space: 山田店長, 김민준 팀장님.
func (r *peopleReader) eastAsian(s string) whois {
	p := whois{text: s}
	if strings.ContainsAny(s, "!！") || utf8.RuneCountInString(s) > 24 {
		p.kind = aSentence
		return p
	}
	for _, w := range r.words.sentenceParts {
		if strings.Contains(s, w) {
			p.kind = aSentence
			return p
		}
	}
	if r.cjkTitle(strings.ReplaceAll(s, " ", "")) {
		p.kind = aRole
		return p
	}
	name := s
	for _, h := range r.words.politeAfter {
		if short := strings.TrimSpace(strings.TrimSuffix(name, h)); short != name && utf8.RuneCountInString(short) > 0 && (strings.HasSuffix(short, " ") || utf8.RuneCountInString(short) > 1 || h != "君" && h != "양" && h != "군") {
			if !isPoliteKept(r.words.politeKept, name) {
				name = short
			}
			break
		}
	}
	if r.cjkTitle(strings.ReplaceAll(name, " ", "")) {
		p.kind = aRole
		return p
	}
	if isPoliteKept(r.words.politeKept, name) {
		if r.cjkTitle(strings.TrimSuffix(name, "님")) {
			p.kind = aRole
			return p
		}
		p.kind, p.person.Name = aName, name
		return p
	}
	if words := strings.Fields(name); len(words) > 1 {
		switch {
		case r.cjkTitle(words[0]):
			p.kind, p.person.Title, p.person.Name = aName, words[0], strings.Join(words[1:], " ")
			return p
		case r.cjkTitle(words[len(words)-1]):
			p.kind, p.person.Title, p.person.Name = aName, words[len(words)-1], strings.Join(words[:len(words)-1], " ")
			return p
		}
	}
	runes := []rune(name)
	for at := 1; at < len(runes) && at <= 6; at++ { // 山田店長
		if r.words.group[string(runes[at:])] { // 計測チーム
			p.kind = aRole
			return p
		}
		if r.cjkTitle(string(runes[at:])) && !strings.HasSuffix(string(runes[:at]), " ") {
			p.kind, p.person.Name, p.person.Title = aName, string(runes[:at]), string(runes[at:])
			return p
		}
	}
	for at := len(runes) - 2; at >= 2; at-- { // 人事部長田中一郎
		if n := len(runes) - at; n <= 5 && r.cjkTitle(string(runes[:at])) {
			p.kind, p.person.Title, p.person.Name = aName, string(runes[:at]), strings.TrimSpace(string(runes[at:]))
			return p
		}
	}
	if len(runes) > 16 || strings.IndexFunc(name, unicode.IsDigit) >= 0 {
		p.kind = unsure
		return p
	}
	p.kind, p.person.Name = aName, name
	return p
}

func isPoliteKept(kept []string, name string) bool {
	return slices.ContainsFunc(kept, func(h string) bool { return len(name) > len(h) && strings.HasSuffix(name, h) })
}

// cjkTitle reports whether a text is made of words of titles alone, the last of
// which is a post or a group.
func (r *peopleReader) cjkTitle(s string) bool {
	upper := strings.ToUpper(s)
	if r.words.post[strings.ToLower(upper)] || r.words.group[s] {
		return true
	}
	for n := len(s) - 1; n > 0; n-- {
		if !utf8.RuneStart(s[n]) {
			continue
		}
		head, tail := s[:n], s[n:]
		if (r.words.post[strings.ToLower(tail)] || r.words.group[tail]) && r.cjkFields(head) {
			return true
		}
	}
	return false
}

func (r *peopleReader) cjkFields(s string) bool {
	if s == "" {
		return true
	}
	for n := len(s); n > 0; n-- {
		if n < len(s) && !utf8.RuneStart(s[n]) {
			continue
		}
		head := s[:n]
		if (r.words.field[head] || r.words.post[head] || r.words.group[head] || r.words.link[head]) && r.cjkFields(s[n:]) {
			return true
		}
	}
	return false
}

// cutBrackets takes what stands in brackets out of a piece. A nickname in the
// middle of a name stays: Robert (Bob) Hale.
func (r *peopleReader) cutBrackets(s string) (main string, inner []string) {
	var out strings.Builder
	for {
		at := strings.IndexAny(s, "([{（【「")
		if at < 0 {
			break
		}
		open := firstRune(s[at:])
		from := at + utf8.RuneLen(open)
		end := strings.IndexAny(s[from:], ")]}）】」")
		if end < 0 {
			end = len(s) - from
		}
		in := strings.Trim(s[from:from+end], " ,;|([{（【「/")
		rest := s[from+end:]
		if rest != "" {
			rest = rest[utf8.RuneLen(firstRune(rest)):]
		}
		before := strings.TrimSpace(out.String() + s[:at])
		if before != "" && laterName.MatchString(rest) && r.isName(in) && len(strings.Fields(in)) == 1 && !isTitle(in) && r.isName(before) && r.isNameWord(firstWord(strings.TrimSpace(rest))) && !r.words.pronoun[pronounForm(in)] {
			out.WriteString(s[:from+end])
			out.WriteString(s[from+end : len(s)-len(rest)])
			s = rest
			continue
		}
		out.WriteString(s[:at])
		out.WriteByte(' ')
		if in != "" && strings.IndexFunc(in, func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }) >= 0 {
			inner = append(inner, strings.Join(strings.Fields(in), " "))
		}
		s = rest
	}
	out.WriteString(s)
	main = strings.Trim(strings.Join(strings.Fields(out.String()), " "), " ,;-–—/")
	return main, inner
}

// unmask takes the addresses, links and numbers out of a piece.
func (r *peopleReader) unmask(s string) (rest string, masked []string) {
	rest = strings.Map(func(c rune) rune {
		if n := int(c - maskRune); n > 0 && n <= len(r.masked) {
			masked = append(masked, r.masked[n-1])
			return ' '
		}
		return c
	}, s)
	return rest, masked
}

// sortMasked tells the address from links and numbers.
func sortMasked(masked []string) (mail, remember string) {
	for _, m := range masked {
		m = strings.TrimSpace(m)
		if at := strings.IndexByte(m, '@'); at > 0 && !strings.Contains(m, "/") {
			if mail == "" {
				mail = strings.Trim(strings.TrimPrefix(m, "mailto:"), ".'")
				continue
			}
		}
		remember = joinText(remember, strings.TrimRight(m, ".,;"))
	}
	return mail, remember
}

func firstOf(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

func joinText(a, b string) string {
	switch {
	case a == "":
		return b
	case b == "":
		return a
	}
	return a + ", " + b
}

func firstRune(s string) rune {
	c, _ := utf8.DecodeRuneInString(s)
	return c
}

func firstWord(s string) string {
	s = strings.TrimSpace(s)
	if at := strings.IndexAny(s, " ,;/"); at >= 0 {
		return s[:at]
	}
	return s
}

func secondWord(s string) string {
	words := strings.Fields(s)
	if len(words) < 2 {
		return ""
	}
	return words[1]
}

func lastWord(s string) string {
	s = strings.TrimSpace(s)
	return s[strings.LastIndexAny(s, " ,;/")+1:]
}
