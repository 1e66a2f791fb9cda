package redact

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"journal/generator/journal"
	"journal/generator/note"
	"journal/generator/words"
)

// A register has everybody whom a page may name, in the forms in which people
// write them.
type register struct {
	lex      *lexicon
	subjects map[string]*subject
	forms    map[string][]form // by the letters of the form, run together
	initials map[string]*subject
	stems    map[string][]stem // by their first letters
	tails    map[string][]stem // of companies, by their last letters
	east     []eastForm        // of names in Chinese, Japanese and Korean
	longest  int               // how many words a form has at most
}

// subject is somebody or some company.
type subject struct {
	kind, key string
	near      bool // of this interview: only theirs are initials and short forms
	first     set  // initials of the parts of the name
	parts     []string
}

// A form is one way to write a name.
type form struct {
	of *subject
	// proper: it is a word as well, or of two letters: written with a capital and standing like a name.
	proper bool
	// joined: made of several words.
	joined bool
}

// stem is a part of a name that tells whose it is inside a longer word.
type stem struct {
	of       *subject
	text     string
	ordinary bool // it is a word as well
}

const (
	stemLetters = 3 // a stem has at least one more
	tailLetters = 5
)

func newRegister(l *lexicon) *register {
	return &register{lex: l, subjects: map[string]*subject{}, forms: map[string][]form{}, initials: map[string]*subject{}, stems: map[string][]stem{}, tails: map[string][]stem{}}
}

// addJournal adds everybody a journal knows. Where two share a part, such as a
// first name, it stands for whoever was at this interview.
func (r *register) addJournal(j *journal.Journal, in *journal.Interview) {
	person := func(p note.Person, near bool) {
		r.person(p.Name, p.Name, near)
		r.box(p)
		r.told(p, near)
	}
	n := in.Note
	if in.Company != nil {
		r.company(in.Company.Name, in.Company.Name, true)
		r.company(in.Company.Name, n.Company.Value, true)
	}
	r.company(n.Company.Value, n.Company.Value, true)
	for _, p := range slices.Concat(n.People, n.Contacts) {
		person(p, true)
	}
	for _, p := range in.People {
		person(note.Person{Name: p.Name, Email: p.Email, Title: p.Title}, true)
		for _, line := range p.Remember {
			if line.Item != nil {
				r.told(note.Person{Name: p.Name, Remember: line.Text}, true)
			}
		}
	}
	if p := in.Recruiter; p != nil {
		person(note.Person{Name: p.Name, Email: p.Email, Title: p.Title}, true)
	}
	for _, p := range j.People {
		person(note.Person{Name: p.Name, Email: p.Email}, false)
	}
	for _, p := range j.Config.References {
		person(p, false)
	}
	if me := j.Config.Name; me != "" {
		r.person(me, me, false)
		r.short(r.subject(ofPerson, me, false), latin(me))
	}
	r.facts(n, true)
	if in.Company != nil && in.Company.Note != nil {
		for _, other := range in.Company.Note.Aliases {
			r.company(in.Company.Name, other.Value, true)
		}
	}
	for _, co := range j.Companies {
		r.company(co.Name, co.Name, false)
		for _, other := range co.Competitors {
			r.company(other, other, false)
		}
	}
	for _, all := range j.Notes {
		r.facts(all, false)
		if all.Kind == note.Company {
			for _, other := range all.Aliases {
				r.company(all.Company.Value, other.Value, false)
			}
		}
		r.company(all.Company.Value, all.Company.Value, false)
		for _, p := range slices.Concat(all.People, all.Contacts) {
			person(p, false)
		}
		for _, e := range all.Log {
			r.logged(e)
		}
	}
}

// addPerson adds somebody whom the text of the page has introduced.
func (r *register) addPerson(key, full string) { r.person(key, full, true) }

func (r *register) subject(kind, key string, near bool) *subject {
	id := kind + " " + squash(key)
	s := r.subjects[id]
	if s == nil {
		s = &subject{kind: kind, key: squash(key), first: set{}}
		r.subjects[id] = s
	}
	s.near = s.near || near
	return s
}

// logged adds whom a line of a log names. What stands there may be any words,
// "via the website", so only those that look like a name count.
func (r *register) logged(e note.Entry) {
	all := strings.Fields(e.Person)
	looks := func(w string) bool {
		c, _ := utf8.DecodeRuneInString(w)
		return unicode.IsLetter(c) && !unicode.IsLower(c)
	}
	if e.AboutAction() || len(all) == 0 || !looks(all[0]) {
		return
	}
	r.person(e.Person, strings.Join(slices.DeleteFunc(all, func(w string) bool { return !looks(w) }), " "), false)
}

// box adds the name before the "@" of an address if it is made of theirs: "mchen".
func (r *register) box(p note.Person) {
	box, _, _ := strings.Cut(strings.ToLower(p.Email), "@")
	s := r.subject(ofPerson, p.Name, false)
	for _, part := range s.parts {
		if len(part) > 2 && strings.Contains(foldText(box), part) {
			r.put(squash(box), form{of: s, joined: true})
			return
		}
	}
}

var (
	quoted    = words.Pattern(`["“”„«»‚‘'’` + "`" + `]([\pL\pM .-]{2,30}?)["“”«»‘'’` + "`" + `]`)
	bracketed = words.Pattern(`[(（\[]([^)）\]]{1,40})[)）\]]`)
)

// aliasForm is another name behind a word for one: "aka Robbo".
var aliasForm = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)[\s,]+` + alternatives(vocabulary().plain("nickname", "in name")) + `\s+(.+)$`)
})

// aliases cuts the other names out of one: `Robert "Bob" Nilsson (Bobby) aka Robbo`.
func aliases(full string) (rest string, others []string) {
	for _, form := range []*regexp.Regexp{aliasForm(), bracketed()} {
		full = form.ReplaceAllStringFunc(full, func(s string) string {
			others = append(others, form.FindStringSubmatch(s)[1])
			return " "
		})
	}
	for _, m := range quoted().FindAllStringSubmatchIndex(full, -1) {
		if before, _ := utf8.DecodeLastRuneInString(full[:m[0]]); m[0] == 0 || unicode.IsSpace(before) { // else the apostrophe of O'Neil
			others = append(others, full[m[2]:m[3]])
			full = full[:m[0]] + strings.Repeat(" ", m[1]-m[0]) + full[m[1]:]
		}
	}
	return strings.Join(strings.Fields(full), " "), others
}

// person adds a person by a name, and by the other names in it.
func (r *register) person(key, full string, near bool) {
	if strings.TrimSpace(full) == "" {
		return
	}
	s := r.subject(ofPerson, key, near)
	rest, others := aliases(full)
	honorific, rest := note.CutHonorific(rest) // "Sister" alone is nobody
	if w := tokensOf(honorific); len(w) == 1 && !strings.Contains(rest, " ") && !r.lex.person[w[0].bare] {
		r.put(w[0].bare, form{of: s, proper: true}) // "Dean Page"
	}
	r.addEast(s, rest)
	r.addWords(s, tokensOf(latin(rest)), latin(rest))
	for _, other := range others {
		r.alias(s, other)
	}
	if near {
		r.short(s, latin(rest))
	}
}

// alias adds another name of somebody, as the note introduces it.
func (r *register) alias(s *subject, other string) {
	if note.IsJobTitle(other) || r.lex.abbreviation[foldText(other)] {
		return
	}
	r.addEast(s, other)
	r.addWords(s, tokensOf(latin(other)), latin(other))
}

// told adds what is known about a person besides the name: a title that is
// another name or has somebody in it, a nickname in what is to be remembered.
func (r *register) told(p note.Person, near bool) {
	s := r.subject(ofPerson, p.Name, near)
	if t := tokensOf(p.Title); len(t) == 1 && isUpperAt(p.Title, t[0]) && len(tokensOf(p.Name)) == 1 && strings.ToUpper(p.Title) != p.Title {
		r.put(t[0].bare, form{of: s, proper: true}) // "Guy Rich" is read as a guy
	}
	if t := p.Title; t != "" && isNameLike(r.lex, t) && !note.IsJobTitle(t) {
		r.alias(s, t)
	}
	for _, name := range nicknames(p.Remember, func(string) bool { return true }) {
		r.alias(s, name)
	}
	for _, m := range quoted().FindAllStringSubmatch(p.Remember, -1) {
		if isNameLike(r.lex, m[1]) {
			r.alias(s, m[1])
		}
	}
	for _, name := range peopleInTitle(r.lex, p.Title) {
		r.person(name, name, near)
	}
}

// isNameLike reports whether all words of a short text are written with a capital
// and none is an ordinary word or an abbreviation.
func isNameLike(l *lexicon, s string) bool {
	all := strings.Fields(s)
	if len(all) == 0 || len(all) > 3 {
		return false
	}
	for _, w := range all {
		t := tokensOf(w)
		if len(t) == 0 || !isUpperAt(w, t[0]) || l.isOrdinary(t[0].low) || l.abbreviation[t[0].bare] || strings.ToUpper(w) == w && strings.ToLower(w) != w {
			return false
		}
	}
	return true
}

// latin is a name without what is written in the scripts of the East.
func latin(s string) string {
	return strings.Join(strings.Fields(strings.Map(func(c rune) rune {
		if words.IsEastAsian(c) || c == '・' {
			return ' '
		}
		return c
	}, s)), " ")
}

// company adds a company by a name: in whole, without its legal form, and by its parts.
func (r *register) company(key, full string, near bool) {
	if strings.TrimSpace(full) == "" {
		return
	}
	s := r.subject(ofCompany, key, near)
	rest, others := aliases(full)
	r.addEastCompany(s, rest)
	rest = latin(rest)
	all := tokensOf(rest)
	r.addWords(s, all, rest)
	for n := min(6, len(all)-1); n > 0; n-- { // "S.A.R.L." is four tokens
		if r.lex.legal[join(all[len(all)-n:])] {
			all = all[:len(all)-n]
			break
		}
	}
	r.addWords(s, all, rest)
	for _, other := range others {
		r.addEastCompany(s, other)
		r.addWords(s, tokensOf(latin(other)), latin(other))
	}
	if !near || len(all) < 2 {
		return
	}
	r.addInitials(s, all, rest)
}

// short adds the short forms of a person: initials, logins, and short names.
func (r *register) short(s *subject, full string) {
	all := tokensOf(full)
	if len(all) == 0 {
		return
	}
	for _, t := range all {
		for _, d := range r.lex.diminutive[t.bare] {
			r.put(d, form{of: s, proper: r.lex.isOrdinary(d)})
		}
	}
	if len(all) < 2 {
		return
	}
	r.addInitials(s, all, full)
	first, last := all[0].bare, all[len(all)-1].bare
	for _, login := range []string{initial(first) + last, last + initial(first), initial(last) + first, first + initial(last)} {
		if utf8.RuneCountInString(login) > 3 && !r.lex.isOrdinary(login) {
			r.put(login, form{of: s, joined: true})
		}
	}
	r.put(last+first, form{of: s, joined: true, proper: r.allOrdinary(all)})
}

// addInitials adds "MC" of "Mary Chen", and "BoE", "BOE" and "BE" of "Bank of
// Elbe": small words count or not, and so does what stands behind a hyphen.
func (r *register) addInitials(s *subject, all []token, full string) {
	forms := []string{""}
	for i, t := range all {
		c := initial(full[t.from:t.to])
		small := i > 0 && (r.lex.particle[t.bare] || r.lex.after[t.bare] || r.lex.tie[t.bare]) || i > 0 && strings.HasSuffix(full[:t.from], "-")
		middle := s.kind == ofPerson && i > 0 && i < len(all)-1
		var next []string
		for _, f := range forms {
			next = append(next, f+strings.ToUpper(c))
			if c != strings.ToUpper(c) {
				next = append(next, f+c)
			}
			if small || middle {
				next = append(next, f)
			}
		}
		if forms = next; len(forms) > 200 {
			return
		}
	}
	for _, form := range forms {
		if utf8.RuneCountInString(form) > 1 && strings.ToLower(form) != form && r.initials[form] == nil {
			r.initials[form] = s
		}
	}
}

func initial(s string) string {
	_, size := utf8.DecodeRuneInString(s)
	return s[:size]
}

// addWords adds each run of words of a name.
func (r *register) addWords(s *subject, all []token, full string) {
	for i, t := range all {
		if !t.letters {
			continue
		}
		s.first[initial(t.bare)] = true
		if utf8.RuneCountInString(t.bare) > 1 && !slices.Contains(s.parts, t.bare) {
			s.parts = append(s.parts, t.bare)
		}
		r.addPart(s, t, i > 0 && i < len(all)-1 || !isUpperAt(full, t), len(all) == 1)
		for j := i + 1; j < min(len(all), i+8); j++ {
			r.addRun(s, all[i:j+1], i == 0 && j == len(all)-1)
		}
	}
	r.longest = max(r.longest, len(all))
}

// addPart adds one word of a name. Inside of it a particle is nobody's name.
func (r *register) addPart(s *subject, t token, inside, whole bool) {
	letters := utf8.RuneCountInString(t.bare)
	switch {
	case letters < 2 && !whole, inside && r.lex.particle[t.bare]:
		return
	case s.kind == ofCompany && !whole && (r.lex.generic[t.bare] || r.lex.particle[t.bare] || r.lex.after[t.bare] || letters < 3):
		return
	}
	proper := letters < 3 || r.lex.isOrdinary(t.low)
	r.putToken(t.bare, t.spelled, form{of: s, proper: proper})
	if s.kind == ofPerson {
		r.addInflected(s, t, proper)
	}
	if letters <= stemLetters || proper && s.kind == ofCompany {
		return
	}
	for _, text := range []string{t.bare, t.spelled} {
		r.addStem(stem{s, text, proper})
	}
}

// addInflected adds a part of a name in its other cases and genders, as a word that has to
// be written like a name where it is short or the name is a word.
func (r *register) addInflected(s *subject, t token, proper bool) {
	for _, other := range r.lex.otherForms(t.bare) {
		if len(r.forms[other]) == 0 {
			r.put(other, form{of: s, proper: proper || r.lex.isOrdinary(other) || utf8.RuneCountInString(other) < 6})
		}
	}
	if weak := r.lex.weak(t.bare); weak != "" {
		r.addStem(stem{s, weak, proper})
	}
}

func (r *register) addStem(s stem) {
	put := func(m map[string][]stem, key string) {
		if !slices.Contains(m[key], s) {
			m[key] = append(m[key], s)
		}
	}
	put(r.stems, string([]rune(s.text)[:stemLetters]))
	if c := []rune(s.text); s.of.kind == ofCompany && len(c) >= tailLetters {
		put(r.tails, string(c[len(c)-tailLetters:]))
	}
}

// addRun adds several words of a name.
func (r *register) addRun(s *subject, run []token, whole bool) {
	last := run[len(run)-1]
	if r.lex.particle[last.bare] && !whole {
		return
	}
	telling := false
	for _, t := range run {
		telling = telling || !(r.lex.generic[t.bare] || r.lex.particle[t.bare] || r.lex.after[t.bare] || !t.letters)
	}
	if !telling && !whole {
		return
	}
	f := form{of: s, joined: true, proper: r.allOrdinary(run)}
	var bare, spelled string
	for _, t := range run {
		bare += t.bare
		spelled += t.spelled
	}
	if s.kind == ofCompany && utf8.RuneCountInString(bare) == len(run) { // B&Q
		r.initials[strings.ToUpper(bare)] = s
	}
	if utf8.RuneCountInString(bare) > 2 {
		r.putToken(bare, spelled, f)
	}
	if !f.proper && utf8.RuneCountInString(bare) >= 6 {
		r.addStem(stem{s, bare, false})
	}
}

// allOrdinary reports whether words are ordinary ones, or too short to tell.
func (r *register) allOrdinary(run []token) bool {
	return !slices.ContainsFunc(run, func(t token) bool { return utf8.RuneCountInString(t.bare) > 2 && !r.lex.isOrdinary(t.low) })
}

func (r *register) putToken(bare, spelled string, f form) {
	r.put(bare, f)
	if spelled != bare {
		r.put(spelled, f)
	}
}

func (r *register) put(letters string, f form) {
	if letters != "" && !slices.ContainsFunc(r.forms[letters], func(g form) bool { return g.of == f.of && g.proper == f.proper }) {
		r.forms[letters] = append(r.forms[letters], f)
	}
}

func join(all []token) string {
	var s strings.Builder
	for _, t := range all {
		s.WriteString(t.bare)
	}
	return s.String()
}

// squash is a text as the letters and digits of its words alone.
func squash(s string) string { return join(tokensOf(s)) }

// sorted puts whoever was at this interview first.
func (r *register) sorted(letters string) []form {
	all := r.forms[letters]
	if len(all) < 2 {
		return all
	}
	return slices.SortedStableFunc(slices.Values(all), func(a, b form) int {
		return cmp.Compare(order(a), order(b))
	})
}

func order(f form) int {
	if f.of.near {
		return 0
	}
	return 1
}

// A paradigm has the endings that change places in the cases and genders of
// names: Kowalska and Kowalskiej, Virtanen and Virtasen. The longest stand first. One may
// be empty, and is then no ending to know a name by.
type paradigm []string

// otherForms returns a part of a name with the other endings of its paradigms.
func (l *lexicon) otherForms(bare string) []string {
	var all []string
	for _, p := range l.paradigms {
		for _, end := range p {
			stem, ok := strings.CutSuffix(bare, end)
			if !ok || end == "" || utf8.RuneCountInString(stem) < 2 || utf8.RuneCountInString(bare) < 5 {
				continue
			}
			for _, other := range p {
				if other != end && !slices.Contains(all, stem+other) {
					all = append(all, stem+other)
				}
			}
			break
		}
	}
	return all
}

// weak returns the stem to which Finnish adds its endings where that is not the
// name itself: "lahde" of "lahti", "peka" of "pekka"; "" if there is none.
func (l *lexicon) weak(bare string) string {
	vowel := lastLetter(bare)
	if !strings.ContainsRune("aeiouy", vowel) {
		return ""
	}
	head := strings.TrimSuffix(bare, string(vowel))
	for _, g := range l.gradation {
		stem, ok := strings.CutSuffix(head, g.strong)
		if !ok {
			continue
		}
		if vowel == 'i' && g.strong != strings.Repeat(g.weak, 2) {
			vowel = 'e'
		}
		if s := stem + g.weak + string(vowel); utf8.RuneCountInString(s) > stemLetters {
			return s
		}
		return ""
	}
	return ""
}

// gradation is how consonants before the last vowel weaken in Finnish.
type gradation struct{ strong, weak string }
