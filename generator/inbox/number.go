package inbox

import (
	"slices"
	"unicode"

	"journal/generator/journal"
	"journal/generator/words"
)

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

// saysNumber reports whether the notes of an application have the number of an opening.
func saysNumber(a *journal.Application, numbers []string) bool {
	return slices.ContainsFunc(numbers, func(n string) bool {
		return n != "" && (contains(plain(a.Role), plain(n)) || contains(plain(a.URL), plain(n)))
	})
}
