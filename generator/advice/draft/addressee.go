package draft

import (
	"slices"
	"strings"

	"journal/generator/advice/lint"
	"journal/generator/journal"
	"journal/generator/note"
)

// Addressees returns who gets a message of that kind about an interview. Thanks go
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
	if lint.HasWord(in.Note.NextSteps.Value, p.Name) || lint.HasWord(in.Note.NextSteps.Value, givenName(p.Name)) {
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

// teller returns who told the latest news of that kind about the application of an
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

// greeting returns the first line of a letter, without its comma.
func (f Facts) greeting() string {
	name := f.To.Name
	if name == "" {
		name = "[name]"
	}
	if f.language() != "de" {
		return "Dear " + lint.FirstName(name)
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
		return "Guten Tag " + sex + titles + lint.LastName(rest)
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
