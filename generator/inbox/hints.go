package inbox

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"journal/generator/journal"
	"journal/generator/note"
	"journal/generator/words"
)

// Hints are what a file tells about whom it comes from and what it is about.
type Hints struct {
	Companies    []string // names that are surely of the company: how the sender signs, what stands behind "interview at"
	Roles        []string // names of roles
	Domains      []string // of those who write or are there, without shared ones
	Addresses    []string // the same, whole
	People       []string // names
	Requisitions []string // numbers of openings
	Label        string   // the company behind a word that says so: "Company: …"
	Text         string   // subject and text, in which names are looked for
}

// Match is what hints come to.
type Match struct {
	Application *journal.Application   // the one that is meant; nil if that is not sure
	Among       []*journal.Application // the ones that may be meant, if they are several
	Company     string                 // the one that is meant, or may be besides Among, if the journal has no application there
	Role        string                 // that the file names; "" if none is
	ByAddress   bool                   // the sender or somebody there belongs to the company
}

// known is what tells the companies of a journal apart.
type known struct {
	companies  []knownCompany
	keys       map[string]int   // by the key of their names
	domains    map[string][]int // registered domain → companies
	addresses  map[string][]int // whole address → companies
	recruiters map[string][]int // the same of those who arrange interviews, perhaps for several
	people     map[string][]int // name of two words or more, plain → companies
}

type knownCompany struct {
	*journal.Company
	words  int      // of its name without legal form
	name   string   // these words, as plain makes them
	first  string   // the first of them, if it has several and that is long enough to be its own
	joined string   // the name as one word: [joined]
	begins []string // its first words, each as one word
}

func newKnownCompany(c *journal.Company) knownCompany {
	words := note.CutLegalForm(journal.PlainWords(c.Name))
	name := strings.Join(words, " ")
	k := knownCompany{Company: c, words: len(words), name: plain(name), joined: joined(name)}
	const own, short = 5, 4
	if len(words) > 1 && utf8.RuneCountInString(words[0]) >= own {
		k.first = plain(words[0])
	}
	begin := ""
	for _, w := range words {
		if begin += joined(w); utf8.RuneCountInString(begin) > short {
			k.begins = append(k.begins, begin)
		}
	}
	return k
}

func (b *Box) names() *known {
	if b.known != nil {
		return b.known
	}
	k := &known{domains: map[string][]int{}, recruiters: map[string][]int{}, addresses: map[string][]int{}, people: map[string][]int{}}
	for _, c := range b.j.Companies {
		k.companies = append(k.companies, newKnownCompany(c))
	}
	byKey := map[string]int{}
	k.keys = byKey
	for i, c := range b.j.Companies {
		key, _ := journal.ApplicationKey(c.Name, "")
		byKey[key] = i
	}
	put := func(m map[string][]int, name string, i int) {
		if name != "" && !slices.Contains(m[name], i) {
			m[name] = append(m[name], i)
		}
	}
	for _, n := range b.j.Notes {
		key, _ := journal.ApplicationKey(n.Company.Value, "")
		i, ok := byKey[key]
		if !ok || n.Company.Value == "" {
			continue
		}
		for _, url := range []string{n.URL.Value, n.Website.Value} {
			put(k.domains, registered(hostOf(url)), i)
		}
		people := slices.Concat(n.People, n.Contacts)
		if n.Recruiter != nil {
			put(k.recruiters, strings.ToLower(n.Recruiter.Email), i)
		}
		for _, p := range people {
			put(k.addresses, strings.ToLower(p.Email), i)
			put(k.domains, registered(domainOf(p.Email)), i)
			if name := plain(p.Name); strings.Contains(name, " ") {
				put(k.people, name, i)
			}
		}
	}
	b.known = k
	return k
}

// find returns the application that hints speak of.
//
// Whose address somebody has counts most, then a name that stands where the company
// does, then one in the text. Where they disagree, or there are several, it is not sure.
func (b *Box) find(h Hints) Match {
	k := b.names()
	m := Match{Role: first(h.Roles)}
	byAddress := k.byAddress(h)
	named, parts := k.named(h.Companies)
	inText, _ := k.named([]string{h.Text})
	var found []int
	other := "" // a company that is not in the journal, and may be meant
	if h.Label != "" {
		if whole, parts := k.named([]string{h.Label}); len(whole)+len(parts) > 0 {
			named = union(whole, parts)
		} else if other = h.Label; len(byAddress)+len(named) == 0 {
			m.Company = other
			return m
		}
	}
	switch {
	case len(byAddress) == 1:
		found = byAddress
		m.ByAddress = true
		if len(named) > 0 && !slices.Contains(named, byAddress[0]) {
			found = append(slices.Clone(byAddress), named...)
		}
	case len(byAddress) > 1:
		found = both(byAddress, union(named, inText))
		if len(found) == 0 {
			found = byAddress
		}
		m.ByAddress = true
	case len(named) > 0:
		found = named
		if name := b.companyOfDomain(h); name != "" && says(plain(strings.Join(h.Companies, "\n")), []string{plain(name)}) {
			other = name
		}
	case len(inText) > 0:
		found = inText
		if name := b.companyOfDomain(h); name != "" {
			if says(plain(strings.Join(h.Companies, "\n")), []string{plain(name)}) {
				found = nil
			}
			other = name
		}
	case len(parts) > 0:
		found = parts
	default:
		if found = k.distant(h); len(found) > 0 && b.newCompany(h) == "" && !namesAnother(h) {
			return b.settle(m, found, h, true)
		}
		found = nil
	}
	if len(found) == 0 {
		m.Company = cmp.Or(other, b.newCompany(h))
		return m
	}
	if other != "" {
		m.Company = other
	}
	return b.settle(m, found, h, other != "")
}

// settle chooses among the applications of the companies that were found. Where the
// companies are in doubt, the role has to be named, too.
func (b *Box) settle(m Match, found []int, h Hints, doubt bool) Match {
	k := b.names()
	var apps []*journal.Application
	for _, i := range found {
		apps = append(apps, k.companies[i].Applications...)
	}
	if len(found) == 1 {
		apps = b.meant(apps, h)
		if len(apps) == 0 {
			m.Company = k.companies[found[0]].Name
			return m
		}
	}
	if len(apps) == 1 && (!doubt || m.Company == "" && namesRole(apps[0], h)) {
		m.Application = apps[0]
		return m
	}
	m.Among = apps
	return m
}

// namesRole reports whether the role of an application is named.
func namesRole(a *journal.Application, h Hints) bool {
	_, role := journal.ApplicationKey(a.Company.Name, a.Role)
	return contains(plain(strings.Join(h.Roles, "\n")+"\n"+h.Text), role)
}

// meant returns those of the applications at one company that hints can mean.
func (b *Box) meant(apps []*journal.Application, h Hints) []*journal.Application {
	if len(apps) < 2 {
		return apps
	}
	text := plain(strings.Join(h.Roles, "\n") + "\n" + h.Text)
	longest := 0
	var named []*journal.Application
	for _, a := range apps {
		_, role := journal.ApplicationKey(a.Company.Name, a.Role)
		if role == "" || !contains(text, role) {
			continue
		}
		switch size := len(role); {
		case size > longest:
			longest, named = size, []*journal.Application{a}
		case size == longest:
			named = append(named, a)
		}
	}
	byNumber := b.namesNumber(apps, h.Text)
	if len(named) == 1 {
		if len(byNumber) == 1 && byNumber[0] != named[0] {
			return append(named, byNumber...)
		}
		return named
	}
	if len(byNumber) == 1 {
		return byNumber
	}
	by := func(fits func(*journal.Application) bool) []*journal.Application {
		return slices.DeleteFunc(slices.Clone(apps), func(a *journal.Application) bool { return !fits(a) })
	}
	for _, fits := range []func(*journal.Application) bool{
		func(a *journal.Application) bool { return saysNumber(a, h.Requisitions) },
		func(a *journal.Application) bool { return knowsAddress(a, h.Addresses) },
		func(a *journal.Application) bool { return saysPlace(a, h.Text) },
		(*journal.Application).Active,
	} {
		if some := by(fits); len(some) == 1 {
			return some
		}
	}
	return apps
}

// reNumbered finds what may be the number of an opening: HI-4502, 62-031, 20931.
var reNumbered = words.Pattern(`[A-Za-z0-9]+(?:[-_.][A-Za-z0-9]+)*`)

// reTime finds years and days, which are numbers of everything.
var reTime = words.Pattern(`^(?:(?:19|20)\d\d(?:[-.]\d\d?){0,2}|\d\d?\.\d\d?\.\d{2,4})$`)

// reJoint finds where letters and digits of a number meet.
var reJoint = words.Pattern(`([a-z])([0-9])|([0-9])([a-z])`)

// apart writes numbers in the one form in which they are compared: HI-4502 and HI4502 as
// "hi 4502".
func apart(text string) string { return reJoint().ReplaceAllString(plain(text), "$1$3 $2$4") }

// numbersIn returns the numbers that an opening may have in a text, as apart makes them.
func numbersIn(text string) map[string]bool {
	all := map[string]bool{}
	for _, s := range reNumbered().FindAllString(text, -1) {
		digits := 0
		for _, r := range s {
			if unicode.IsDigit(r) {
				digits++
			}
		}
		const few, alone = 2, 4 // digits, beside letters or without them
		if digits < few || digits < alone && digits == len(s) || reTime().MatchString(s) {
			continue
		}
		all[apart(s)] = true
	}
	return all
}

// namesNumber returns those of the applications at one company of which a text names a
// number that no other one of them has, in its role, its link or its note.
func (b *Box) namesNumber(apps []*journal.Application, text string) []*journal.Application {
	folded := apart(text)
	owners := map[string][]*journal.Application{}
	for _, a := range apps {
		own := a.Role + "\n" + a.URL
		if a.Note != nil && a.Note.Part == "" {
			if src, err := b.text(a.Note.Path); err == nil {
				own += "\n" + string(src)
			}
		}
		for n := range numbersIn(own) {
			owners[n] = append(owners[n], a)
		}
	}
	return slices.DeleteFunc(slices.Clone(apps), func(a *journal.Application) bool {
		for n, of := range owners {
			if len(of) == 1 && of[0] == a && contains(folded, n) {
				return false
			}
		}
		return true
	})
}

// saysPlace reports whether a text names the place of an application.
func saysPlace(a *journal.Application, text string) bool {
	place, _, _ := strings.Cut(a.Location, ",")
	place = plain(place)
	return place != "" && !says(place, vocabulary().formats["video"]) && contains(plain(text), place)
}

// saysNumber reports whether the notes of an application have the number of an opening.
func saysNumber(a *journal.Application, numbers []string) bool {
	return slices.ContainsFunc(numbers, func(n string) bool {
		return n != "" && (contains(plain(a.Role), plain(n)) || contains(plain(a.URL), plain(n)))
	})
}

// knowsAddress reports whether somebody of an application has one of the addresses.
func knowsAddress(a *journal.Application, addresses []string) bool {
	var notes []*note.Note
	if a.Note != nil {
		notes = append(notes, a.Note)
	}
	for _, in := range a.Interviews {
		notes = append(notes, in.Note)
	}
	for _, n := range notes {
		people := slices.Concat(n.People, n.Contacts)
		if n.Recruiter != nil {
			people = append(people, *n.Recruiter)
		}
		for _, p := range people {
			if p.Email != "" && slices.ContainsFunc(addresses, func(s string) bool { return strings.EqualFold(s, p.Email) }) {
				return true
			}
		}
	}
	return false
}

// byAddress returns the companies that addresses and domains belong to.
func (k *known) byAddress(h Hints) (found []int) {
	for _, a := range h.Addresses {
		found = union(found, k.addresses[strings.ToLower(a)])
	}
	for _, d := range h.Domains {
		d = registered(d)
		found = union(found, k.domains[d])
		label := joined(labelOf(d))
		for i := range k.companies {
			if k.companies[i].ownsLabel(label) {
				found = union(found, []int{i})
			}
		}
	}
	return found
}

// ownsLabel reports whether the name in a domain is that of the company: all of it,
// its first words, or a good part, as marlowtide of Marlow Tideworks.
func (c *knownCompany) ownsLabel(label string) bool {
	const part, short = 8, 4
	size := utf8.RuneCountInString(label)
	if size < short || c.joined == "" {
		return false
	}
	// Brine & Co has nothing to do with brinebooks: a short name is none of a longer one.
	return label == c.joined || size >= part && strings.HasPrefix(c.joined, label) || utf8.RuneCountInString(c.joined) >= part && strings.HasPrefix(label, c.joined) ||
		slices.Contains(c.begins, label)
}

// joined is a name as one word, as domains have it: umlauts are written with or without
// their e, and "and" is left out.
func joined(name string) string {
	words := slices.DeleteFunc(strings.Fields(plain(name)), func(w string) bool { return w == "and" })
	return strings.NewReplacer("ae", "a", "oe", "o", "ue", "u").Replace(strings.Join(words, ""))
}

// distant returns the companies that somebody has to do with: their recruiter, or a
// person of that name. Both may as well write for another one.
func (k *known) distant(h Hints) (found []int) {
	for _, a := range h.Addresses {
		found = union(found, k.recruiters[strings.ToLower(a)])
	}
	for _, name := range h.People {
		found = union(found, k.people[plain(cleanName(name))])
	}
	return found
}

// named returns the companies whose names stand in texts, and those of which the first
// word does, if that is one of its own.
func (k *known) named(texts []string) (whole, parts []int) {
	for _, text := range texts {
		folded := plain(text)
		if folded == "" {
			continue
		}
		for i := range k.companies {
			switch c := &k.companies[i]; {
			case c.name == "":
			case contains(folded, c.name) && (c.words > 1 || isCapital(text, c.Name)):
				whole = union(whole, []int{i})
			case contains(folded, c.first):
				parts = union(parts, []int{i})
			}
		}
	}
	return whole, parts
}

// isCapital reports whether a name of one word stands in a text as names are written, or
// has letters without capitals.
func isCapital(text, name string) bool {
	r, _ := utf8.DecodeRuneInString(name)
	if !unicode.IsUpper(r) {
		return true
	}
	word, _, _ := strings.Cut(strings.TrimSpace(name), " ")
	return strings.Contains(text, word) || strings.Contains(text, strings.ToUpper(word))
}

func first(all []string) string {
	if len(all) == 0 {
		return ""
	}
	return all[0]
}

func union(a, b []int) []int {
	out := slices.Clone(a)
	for _, i := range b {
		if !slices.Contains(out, i) {
			out = append(out, i)
		}
	}
	return out
}

func both(a, b []int) []int {
	return slices.DeleteFunc(slices.Clone(a), func(i int) bool { return !slices.Contains(b, i) })
}

// plain is a text as it is compared: words in lower case without accents and signs, one
// space between them.
func plain(s string) string { return strings.Join(journal.PlainWords(s), " ") }

// contains reports whether words stand in a text, both as plain makes them. Where words
// are not written apart, any part of the text is enough.
func contains(text, words string) bool {
	if words == "" {
		return false
	}
	for at := 0; ; {
		i := strings.Index(text[at:], words)
		if i < 0 {
			return false
		}
		from, to := at+i, at+i+len(words)
		before, _ := utf8.DecodeLastRuneInString(text[:from])
		behind, _ := utf8.DecodeRuneInString(text[to:])
		first, _ := utf8.DecodeRuneInString(words)
		last, _ := utf8.DecodeLastRuneInString(words)
		if (from == 0 || ends(before, first)) && (to == len(text) || ends(last, behind)) {
			return true
		}
		at = from + 1
		for at < len(text) && !utf8.RuneStart(text[at]) {
			at++
		}
	}
}

// ends reports whether a word may end between two characters.
func ends(a, b rune) bool {
	return !isWord(a) || !isWord(b) || isUnspaced(a) || isUnspaced(b)
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

// isUnspaced reports whether words of such letters are written without spaces.
func isUnspaced(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai) || r == 'ー'
}
