package site

import (
	"html/template"
	"slices"
	"strings"

	"journal/generator/advice"
	"journal/generator/advice/draft"
)

// Letter is a draft of a message (practices 16 to 19). Nothing is sent from here:
// it is copied, or opened in a mail program.
type Letter struct {
	ID      string // of its text, for the button that copies it
	Title   string // "Thank-you to Mary Chen"
	Subject string
	Text    string
	Mail    template.URL // begins the message in a mail program; "" without an address
	Missing []string     // what the writer has to mend before it is ready
}

// letter writes the draft that does an action, if it is a message that can be sent
// now; nil if it is none. Thanks can be written before their hour has come. A
// template that fails says so in the place of its text.
//
// It is written once, wherever the action stands: a letter is judged before it is shown.
func (v view) letter(a *advice.Action) *Letter {
	if l, ok := v.written.Load(a); ok {
		return l.(*Letter)
	}
	l := v.write(a)
	v.written.Store(a, l)
	return l
}

func (v view) write(a *advice.Action) *Letter {
	i := a.Interview
	if i == nil {
		i = v.journal.InterviewOf(a.Note)
	}
	k := a.Kind()
	if i == nil || k.Message == "" || a.State == advice.Upcoming && !k.Early || a.State == advice.Missed {
		return nil
	}
	l := &Letter{ID: "_draft-" + a.ID, Title: k.Letter + a.Person}
	if v.theme.lettersErr != nil {
		l.Text = v.theme.lettersErr.Error()
		return l
	}
	drafts, err := v.theme.letters.All(draft.Kind(k.Message), v.journal, i)
	if err != nil {
		l.Text = err.Error()
		return l
	}
	at := slices.IndexFunc(drafts, func(d draft.Draft) bool { return strings.EqualFold(d.To, a.Person) })
	if at < 0 {
		return nil
	}
	d := drafts[at]
	l.Title, l.Subject, l.Text = k.Letter+d.To, d.Subject, strings.TrimSpace(d.Text)
	if d.Email != "" {
		l.Mail = template.URL(d.Mailto())
	}
	others := slices.Delete(slices.Clone(drafts), at, at+1)
	for _, f := range draft.Check(d, draft.Recognise(v.journal, d), others, a.From) {
		l.Missing = append(l.Missing, f.Msg)
	}
	return l
}
