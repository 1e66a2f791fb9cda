package inbox

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"journal/generator/journal"
	"journal/generator/note"
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
	Sender       string   // the name, the address and the signature of who writes
	Text         string   // subject and text, in which names are looked for
}

// Match is what hints come to.
type Match struct {
	Application *journal.Application   // the one that is meant; nil if that is not sure
	Among       []*journal.Application // the ones that may be meant, if they are several
	Company     string                 // the one that is meant, or may be besides Among, if the journal has no application there
	Role        string                 // that the file names; "" if none is
	ByAddress   bool                   // the sender or somebody there belongs to the company
	ByWord      bool                   // the sender has a word that only the company's name has
}

// known is what tells the companies of a journal apart.
type known struct {
	companies  []knownCompany
	keys       map[string]int   // by the key of their names
	domains    map[string][]int // registered domain → companies
	addresses  map[string][]int // whole address → companies
	systems    map[string]bool  // registered domains of programs that take applications in for many
	recruiters map[string][]int // the same of those who arrange interviews, perhaps for several
	people     map[string][]int // name of two words or more, plain → companies
}

type knownCompany struct {
	*journal.Company
	words  int      // of its name without legal form
	name   string   // these words, as plain makes them
	first  string   // the first of them, if it has several and that is long enough to be its own
	joined string   // the name as one word: [joined]
	begins []string // its first words, each as one word, up to one of its own at least
	own    []string // words of its name that no other company of the journal has
}

func newKnownCompany(c *journal.Company) knownCompany {
	words := note.CutLegalForm(journal.PlainWords(c.Name))
	name := strings.Join(words, " ")
	k := knownCompany{Company: c, words: len(words), name: plain(name), joined: joined(name)}
	const own, short = 5, 4
	common := vocabulary().common
	if len(words) > 1 && utf8.RuneCountInString(words[0]) >= own && !common[words[0]] {
		k.first = plain(words[0])
	}
	begin, telling := "", false
	for _, w := range words {
		telling = telling || !common[w]
		if begin += joined(w); utf8.RuneCountInString(begin) > short && telling {
			k.begins = append(k.begins, begin)
		}
	}
	return k
}

func (b *Box) names() *known {
	if b.known != nil {
		return b.known
	}
	k := &known{systems: map[string]bool{}, domains: map[string][]int{}, recruiters: map[string][]int{}, addresses: map[string][]int{}, people: map[string][]int{}}
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
		for _, link := range []string{n.URL.Value, n.Website.Value} {
			put(k.domains, registered(hostOf(link)), i)
			if k.companies[i].isGuest(link) {
				k.systems[registered(hostOf(link))] = true
			}
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
	for domain := range k.systems {
		delete(k.domains, domain)
	}
	k.own()
	b.known = k
	return k
}

// isGuest reports whether a link leads to a host of somebody else who gives the company a
// place there by its name: tidewell.hires.example, hires.example/tidewell/jobs.
func (c *knownCompany) isGuest(link string) bool {
	domain := registered(hostOf(link))
	if domain == "" || c.ownsLabel(joined(labelOf(domain))) {
		return false
	}
	rest := strings.TrimSuffix(hostOf(link), domain)
	if _, path, ok := strings.Cut(strings.ToLower(link), domain); ok {
		rest += path
	}
	const short = 4
	common := vocabulary().common
	for _, part := range strings.FieldsFunc(rest, func(r rune) bool { return strings.ContainsRune("./?&=#", r) }) {
		part = joined(part)
		if c.ownsLabel(part) || slices.ContainsFunc(strings.Fields(c.name), func(w string) bool {
			return utf8.RuneCountInString(w) > short && !common[w] && joined(w) == part
		}) {
			return true
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
