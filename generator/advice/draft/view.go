package draft

import (
	"slices"
	"strings"

	"journal/generator/journal"
	"journal/generator/note"
)

// letter is the data of a template.
type letter struct {
	To      string // the whole name; "[name]" if nobody is known
	First   string // what to call them
	Me      string
	Company string
	Role    string // "" if the notes name none
	Day     string // of the interview: "Wednesday 11 March"; "" if it is unknown or still to come
	People  string // everybody who interviewed: "Mary Chen and Ross Diaz"
	Topic   Topic  // what was talked about; for a thank-you a different one for each
	Ask     string // a question still to ask, for a thank-you
	Weak    string // a question that went weakly, and
	Better  string // the better answer to it
	Turn    int    // 0 to 3: which of several wordings to take, different for each person
	Other   int    // 0 to 3: the same, in another order
}

// wordings is how many ways a template has to say the same.
const wordings = 4

func (f Facts) view(kind Kind) letter {
	l := letter{To: f.To.Name, First: firstName(f.To.Name), Me: f.Me}
	if l.To == "" {
		l.To, l.First = "[name]", "[name]"
	}
	l.Company = "[company]"
	if f.Company != nil {
		l.Company = f.Company.Name
	}
	if f.Application != nil {
		l.Role = strings.TrimSpace(f.Application.Role)
	}
	n := f.place()
	l.Turn, l.Other = n%wordings, (n+n/wordings)%wordings
	in := f.Interview
	if in == nil {
		return l
	}
	if l.Role == "" {
		l.Role = strings.TrimSpace(in.Note.Role.Value)
	}
	if !in.Day.IsZero() && !in.Upcoming {
		l.Day = in.Day.At(0, f.zone()).Format("Monday 2 January")
	}
	l.People = people(in.People)
	l.Topic = f.topic()
	if kind != ThankYou {
		return l
	}
	switch f.Also {
	case Offered, Question:
		l.Ask = f.stillToAsk(n)
	case Answer:
		l.Weak, l.Better = f.improved(n)
	}
	return l
}

// place gives the number of the addressee among those who interviewed.
func (f Facts) place() int {
	if f.Interview == nil {
		return 0
	}
	return max(0, slices.IndexFunc(f.Interview.People, func(p *journal.Person) bool { return p.Name == f.To.Name }))
}

func people(all []*journal.Person) string {
	var names []string
	for _, p := range all {
		names = append(names, p.Name)
	}
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}

// stillToAsk gives the n-th question that is open from this interview, so that no
// two people are asked the same; "" if there are not so many. What touches pay, or
// one of the interviewers, is for another talk.
func (f Facts) stillToAsk(n int) string {
	for _, o := range f.Interview.Open {
		text := asQuestion(strings.TrimSpace(o.Text))
		if o.Carried || !strings.HasSuffix(text, "?") || aboutMoney(o.Text) || hasNegative(o.Text) || f.named(o.Text) != "" {
			continue
		}
		if n == 0 {
			return text
		}
		n--
	}
	return ""
}

// improved gives the n-th weak question of this interview to which a better
// answer is written down.
func (f Facts) improved(n int) (question, better string) {
	for _, item := range f.Interview.Note.Items(note.Questions) {
		if item.Better == "" || item.Score > 3 || aboutMoney(item.Text) || hasNegative(item.Text) || hasNegative(item.Better) {
			continue
		}
		if n == 0 {
			return item.Text, strings.TrimRight(item.Better, ". ")
		}
		n--
	}
	return "", ""
}
