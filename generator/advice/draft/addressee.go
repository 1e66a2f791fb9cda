package draft

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"journal/generator/journal"
	"journal/generator/note"
)

// Addressees gives who gets a message of that kind about an interview. Thanks go
// to each interviewer. News is answered to whoever told it: a no, an offer. A
// follow-up goes to the recruiter where the note shows that they arrange things,
// else to those who interviewed. All else goes to the contact of the
// application, else to the recruiter, else to the first interviewer.
func Addressees(kind Kind, j *journal.Journal, in *journal.Interview) []note.Person {
	person := func(p *journal.Person) note.Person { return About(j, in, p).To }
	var met []note.Person
	for _, p := range in.People {
		met = append(met, person(p))
	}
	switch kind {
	case Reference:
		return j.Config.References
	case ThankYou:
		return met
	case Improve:
		return met[:min(len(met), 1)]
	case FollowUp:
		if in.Recruiter != nil && (arranges(in, in.Recruiter) || len(met) == 0) {
			return []note.Person{person(in.Recruiter)}
		}
		return met
	case Feedback:
		if p := teller(j, in, "rejected"); p != nil {
			return []note.Person{person(p)}
		}
	case Accept, Negotiate, Decline:
		if p := teller(j, in, "offer"); p != nil {
			return []note.Person{person(p)}
		}
	}
	var to []note.Person
	if kind != Recruiter && in.Application != nil && in.Application.Note != nil {
		to = append(to, in.Application.Note.Contacts...)
	}
	if kind == Availability {
		to = append(to, met...)
	}
	if in.Recruiter != nil {
		to = append(to, person(in.Recruiter))
	}
	if kind != Recruiter {
		to = append(to, met...)
	}
	return to[:min(len(to), 1)]
}

// arranges reports whether log or next steps of a note show that somebody
// arranges, calls or promises.
func arranges(in *journal.Interview, p *journal.Person) bool {
	if hasWord(in.Note.NextSteps.Value, p.Name) || hasWord(in.Note.NextSteps.Value, givenName(p.Name)) {
		return true
	}
	for _, w := range words(in.Note.NextSteps.Value) {
		if w == "recruiter" || w == "agency" {
			return true
		}
	}
	return slices.ContainsFunc(in.Note.Log, func(e note.Entry) bool {
		return e.Person != "" && strings.EqualFold(e.Person, p.Name) && e.What != "recruiter-call" && e.What != string(ThankYou)
	})
}

// teller gives who told the latest news of that kind about the application of an
// interview, by the log; nil if it names nobody who is known.
func teller(j *journal.Journal, in *journal.Interview, what string) *journal.Person {
	if in.Application == nil {
		return nil
	}
	for _, e := range slices.Backward(in.Application.History) {
		if e.What != what || e.Person == "" {
			continue
		}
		for _, p := range j.People {
			if strings.EqualFold(p.Name, e.Person) && (p == in.Recruiter || slices.Contains(in.People, p) || slices.Contains(p.Companies, in.Company)) {
				return p
			}
		}
	}
	return nil
}

// titled are the titles that are said with the last name alone, as they are
// written in English.
var titled = map[string]string{"dr": "Dr", "doctor": "Dr", "prof": "Professor", "professor": "Professor", "mr": "Mr", "mrs": "Mrs", "ms": "Ms", "miss": "Miss", "mx": "Mx", "judge": "Judge", "frau": "Ms", "herr": "Mr", "herrn": "Mr"}

// firstName gives what to call a person in a greeting: the first name, the title
// with the last name, or all of it where the first word is another title or an
// initial, or the language puts it last.
func firstName(name string) string {
	honorific, rest := note.CutHonorific(name)
	if title := englishTitle(honorific); title != "" {
		return title + " " + lastName(rest)
	}
	first, _, more := strings.Cut(name, " ")
	if !more || strings.HasSuffix(first, ".") || utf8.RuneCountInString(first) < 2 || note.IsHonorific(first) || isUnspaced(first) {
		return name
	}
	return first
}

// isUnspaced reports whether a word is of a script whose names put the family first.
func isUnspaced(word string) bool {
	first, _ := utf8.DecodeRuneInString(word)
	return unicode.In(first, unicode.Han, unicode.Hangul, unicode.Hiragana, unicode.Katakana)
}

// englishTitle gives the highest title of "Prof. Dr."; "" if one of them is no title that
// is said with the last name.
func englishTitle(honorific string) string {
	best := ""
	for _, w := range strings.Fields(honorific) {
		t, ok := titled[strings.ToLower(strings.Trim(w, "."))]
		if !ok {
			continue
		}
		if best == "" || t == "Professor" || t == "Dr" && best != "Professor" {
			best = t
		}
	}
	return best
}

// lastName gives the last name with the small words before it: "van der Berg".
func lastName(name string) string {
	words := strings.Fields(name)
	if len(words) < 2 || isUnspaced(name) {
		return name
	}
	at := len(words) - 1
	for at > 1 && words[at-1] == strings.ToLower(words[at-1]) {
		at--
	}
	return strings.Join(words[at:], " ")
}

// greeting gives the first line of a letter, without its comma.
func (f Facts) greeting() string {
	name := f.To.Name
	if name == "" {
		name = "[name]"
	}
	if f.language() != "de" {
		return "Dear " + firstName(name)
	}
	honorific, rest := note.CutHonorific(name)
	sex, titles := "", ""
	for _, w := range strings.Fields(honorific) {
		switch t := strings.ToLower(strings.Trim(w, ".")); t {
		case "frau", "fr", "ms", "mrs", "miss", "mme":
			sex = "Frau "
		case "herr", "herrn", "hr", "mr":
			sex = "Herr "
		case "dr", "prof", "professor":
			if titles == "" || t == "dr" && !strings.HasPrefix(titles, "Prof") { // of several the highest is said
				titles = map[string]string{"dr": "Dr. ", "prof": "Prof. ", "professor": "Prof. "}[t]
			}
		}
	}
	if sex != "" {
		return "Guten Tag " + sex + titles + lastName(rest)
	}
	if titles != "" {
		return "Guten Tag " + titles + rest
	}
	return "Guten Tag " + name
}

// givenName is the first of somebody's names, without what they are addressed with.
func givenName(name string) string {
	_, rest := note.CutHonorific(name)
	first, _, _ := strings.Cut(rest, " ")
	return first
}
