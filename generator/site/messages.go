package site

import (
	"html/template"
	"slices"
	"strings"

	"journal/generator/advice"
	"journal/generator/advice/draft"
	"journal/generator/journal"
)

// message is a draft on the page of the interview it is about (practices 16
// to 19). Nothing is sent from here: it is copied, or opened in a mail program.
type message struct {
	Act     template.HTMLAttr // data-…="…": by which the live preview ticks it
	Command string            // what to type once it is sent; "" if that is not logged
	ID      string            // of its text, for the button that copies it
	Title   string            // "Thank-you to Mary Chen"
	Subject string
	Text    string
	Mail    template.HTMLAttr // a whole mailto link; "" without an address
	Missing []string          // what the writer has to mend before it is ready
}

// messages writes what can be sent now: a draft for each action of the
// interview that is a message, due, and not yet too late. Thanks can be written
// before their hour has come. Each is ticked where it stands, since it was sent by
// hand. A template that fails says so in the place of its text.
func (v view) messages(i *journal.Interview) []message {
	var all []message
	written := map[draft.Kind][]draft.Draft{}
	for _, a := range v.agenda.ofInterview[i] {
		k := a.Kind()
		kind := draft.Kind(k.Message)
		if k.Message == "" || a.State == advice.Upcoming && !k.Early || a.State == advice.Missed {
			continue
		}
		drafts, done := written[kind]
		if !done {
			err := v.theme.lettersErr
			if err == nil {
				drafts, err = v.theme.letters.All(kind, v.journal, i)
			}
			if err != nil {
				all = append(all, message{Title: k.Letter + a.Person, Text: err.Error()})
				continue
			}
			written[kind] = drafts
		}
		at := slices.IndexFunc(drafts, func(d draft.Draft) bool { return strings.EqualFold(d.To, a.Person) })
		if at < 0 {
			continue
		}
		d := drafts[at]
		m := message{Act: actOf(a), Command: commandOf(a), ID: "_draft-" + a.ID, Title: k.Letter + d.To, Subject: d.Subject, Text: strings.TrimSpace(d.Text)}
		if d.Email != "" {
			m.Mail = template.HTMLAttr(`href="` + template.HTMLEscapeString(d.Mailto()) + `"`)
		}
		others := slices.Delete(slices.Clone(drafts), at, at+1)
		for _, f := range draft.Check(d, draft.Recognise(v.journal, d), others, a.From) {
			m.Missing = append(m.Missing, f.Msg)
		}
		all = append(all, m)
	}
	return all
}
