package note

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"journal/generator/day"
	"journal/generator/words"
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
	masks = words.Pattern(`(?i)(?:mailto:)?[\p{L}\p{N}._%+'` + commands + `-]+@[\p{L}\p{N}_%+'` + commands + `-]+(?:\.[\p{L}\p{N}_%+'` + commands + `-]+)+|https?://[^\s<>()\[\]]+|(?:www\.|linkedin\.com/)[^\s<>()\[\]]+|(?:(?:tel|phone|ph|mob|mobile|cell|fon|mobil|tél)\.?:?\s*)?(?:\+|\b0|\(0|\b[0-9]{3}[ .-])[0-9][0-9 ()/.-]{4,}[0-9]|\b[0-9]{1,2}[:.][0-9]{2}(?:\s*[ap]m\b)?(?:\s*[-–]\s*[0-9]{1,2}[:.][0-9]{2}(?:\s*[ap]m\b)?)?|\b[0-9]+\s?(?:min|mins|minutes|minuten|h|hrs?|std)\b\.?`)
	// numbering in a line: 1) Mary Chen 2) Ross Diaz
	numbering  = words.Pattern(`(?:^|\s)[0-9]{1,2}[.)]\s+`)
	lineBreak  = words.Pattern(`(?i)<br\s*/?>`)
	cjkOthers  = words.Pattern(`[、,，]?\s*(?:他|ほか|외|外|等)\s*(?:に)?\s*([0-9０-９一二三四五六七八九十两]+)\s*(?:名|人|명|位)?\s*$`)
	typography = strings.NewReplacer("**", "", "__", "", "`", "", "\u00a0", " ", "\u3000", " ", "\t", " ")
	laterName  = words.Pattern(`^\s*\p{L}`)
)

func (r *peopleReader) read(line string) People {
	line = strings.Map(func(c rune) rune {
		if unicode.Is(unicode.Co, c) || c == utf8.RuneError {
			return ' '
		}
		return c
	}, line)
	s := lineBreak().ReplaceAllString(unlink(line), "\n")
	s = strings.ReplaceAll(typography.Replace(s), "(?)", "")
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
	if at := cjkOthers().FindStringIndex(s); at != nil && at[0] > 0 {
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
	s = masks().ReplaceAllStringFunc(s, func(found string) string {
		if len(r.masked) >= 0xff {
			return ""
		}
		r.masked = append(r.masked, found)
		return string(maskRune + rune(len(r.masked)))
	})
	return numbering().ReplaceAllString(s, "\n")
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
