package advice

import (
	"cmp"
	"slices"
	"strings"

	"journal/generator/day"
	"journal/generator/journal"
	"journal/generator/note"
)

const (
	week    = 7  // days between two messages to one company, at least (practice 21)
	enough  = 3  // follow-ups without an answer
	slid    = 56 // days after which an overdue follow-up has slid
	tooLong = 84 // days after which even that is not mentioned any more
)

// isWord reports whether an event is a word from the other side.
func isWord(e journal.Event) bool {
	switch e.What {
	case "answered", "scheduled", "moved", "offer", "feedback", "rejected":
		return true
	case "interview":
		return took(e.Interview)
	}
	return false
}

// isContact reports whether an event is a message or call from one's own side.
func isContact(e journal.Event) bool {
	switch e.What {
	case "contacted", "thank-you", "follow-up", "recruiter-call", "feedback-asked":
		return true
	}
	return false
}

// wait is what an application waits for.
type wait struct {
	word     journal.Event // the last word from them; its day is zero if there was none
	since    day.Day       // the day of that word, else the one of the application
	said     journal.Event // the last message since that may have brought a promise by word of mouth
	thanked  day.Day       // the last thank-you since
	contact  day.Day       // the last message to anybody there, at any time
	asked    int           // follow-ups since the last word
	promised day.Day       // the day by which they wanted to answer; zero if they did not say
	takes    bool          // that day is what the application says an answer takes; nobody gave a word
	vague    vague         // where they spoke of a time that no day could be read from
	planned  day.Day       // the day one has set oneself
}

// vague is a text that speaks of a time without a day that can be read.
type vague struct {
	word string // the words that speak of it; "" if there are none
	note *note.Note
	line int
}

// waiting returns what an application waits for.
func (s *search) waiting(a *journal.Application) wait {
	w, known := s.waits[a]
	if !known {
		w = readWait(a)
		s.waits[a] = w
	}
	return w
}

// readWait reads from the history what an application waits for. A word from
// them keeps what was promised before it and may promise anew.
func readWait(a *journal.Application) wait {
	var w wait
	var applied journal.Event
	for _, e := range a.History {
		if e.Day.IsZero() {
			continue
		}
		switch {
		case e.Interview != nil && took(e.Interview) && !decides(e.Interview):
			continue // a coffee promises nothing
		case isWord(e):
			w = wait{word: e, since: e.Day, contact: w.contact}
		case e.What == "applied":
			w.contact, applied = lateDay(w.contact, e.Day), e
			if w.since.IsZero() { // what was asked before is not about this
				w.since, w.asked = e.Day, 0
			}
		case isContact(e):
			w.contact = lateDay(w.contact, e.Day)
			switch e.What {
			case "thank-you":
				w.thanked = e.Day
			case "follow-up":
				w.asked++
			}
			if e.What != "thank-you" {
				w.said = e
			}
		}
	}
	w.promised, w.vague = promiseOf(w.word)
	if w.word.Day.IsZero() && !applied.Day.IsZero() {
		w.promised, w.vague = takesUntil(a, applied)
		w.takes = !w.promised.IsZero()
	}
	if d, word := day.Promise(w.said.Text, w.said.Day); !d.IsZero() {
		w.promised, w.vague, w.takes = d, vague{}, false
	} else if word != "" && w.promised.IsZero() && w.said.What != "follow-up" {
		w.vague = vague{word, w.said.Note, w.said.Line}
	}
	if in := w.word.Interview; in != nil {
		w.planned = in.Note.FollowUp.Day
	}
	if n := a.Note; n != nil {
		if d, ok := day.Promised(n.NextSteps.Value, n.When.Day); ok && d.Compare(w.since) >= 0 {
			w.promised, w.vague, w.takes = lateDay(w.promised, d), vague{}, false
		}
		w.planned = lateDay(w.planned, n.FollowUp.Day)
	}
	if w.planned.Compare(w.since) < 0 {
		w.planned = day.Day{} // it was set before they last spoke
	}
	return w
}

// promiseOf returns the day that a word from them promises, or where it speaks
// of a time that is no day.
func promiseOf(e journal.Event) (day.Day, vague) {
	type told struct {
		text string
		line int
	}
	var texts []told
	if e.What != "moved" { // the days of a meeting are no promise
		texts = append(texts, told{e.Text, e.Line})
	}
	if in := e.Interview; in != nil {
		texts = append(texts, told{in.Note.NextSteps.Value, in.Note.NextSteps.Line})
		for _, item := range in.Note.Items(note.Next) {
			if !item.Done && !note.SaysThanks(item.Text) {
				texts = append(texts, told{item.Text, item.Line})
			}
		}
	}
	var unread vague
	for _, t := range texts {
		d, word := day.Promise(t.text, e.Day)
		if !d.IsZero() {
			return d, vague{}
		}
		if word != "" && unread.word == "" && !untold(t.text) {
			unread = vague{word, e.Note, t.line}
		}
	}
	return day.Day{}, unread
}

// due returns the working day on which to follow up:
//
//   - on the day one has set oneself;
//   - else on the working day after the promised one;
//   - else seven days after the thank-you, or after their last word if none was sent;
//   - never within seven days of the last message to anybody there, or of the
//     last one to the same person about something else.
func (w wait) due(h hours, asked day.Day) day.Day {
	var on day.Day
	switch {
	case !w.planned.IsZero():
		on = w.planned
	case !w.promised.IsZero():
		on = w.promised.AddDays(1)
	case !w.thanked.IsZero():
		on = w.thanked.AddDays(week)
	default:
		on = w.since.AddDays(week)
	}
	for _, last := range []day.Day{w.contact, asked} {
		if !last.IsZero() {
			on = lateDay(on, last.AddDays(week))
		}
	}
	return h.workday(on)
}

// lastAsked returns the last day on which somebody was written to or called by
// name, about whatever it was; thanks do not count.
func lastAsked(p *journal.Person) (last day.Day) {
	if p == nil {
		return last
	}
	for i := range p.Contacts {
		if e := &p.Contacts[i]; isContact(*e) && e.What != "thank-you" {
			last = lateDay(last, e.Day)
		}
	}
	return last
}

// followUp asks for a follow-up where an answer is owed and no further
// interview is planned (20, 23), at most once a week (21), through the
// recruiter if there is one (15). After three without an answer, or when it
// has slid for eight weeks, it offers to call it silent.
func followUp(s *search) []found {
	var all []found
	for _, a := range s.live() {
		if a.Status != journal.Applied && a.Status != journal.Interviewing || comesNext(a) != nil {
			continue
		}
		w := s.waiting(a)
		if !underWay(a) && w.planned.IsZero() {
			continue
		}
		p, recruiter := s.whom(a, w)
		if w.since.IsZero() || lastRound(a) == nil && p == nil {
			continue // an application by form, with nobody to write to
		}
		h := s.hoursOf(a)
		day := h.day(w.due(h, lastAsked(p)))
		if s.newsDue(a) {
			continue // who is told of an offer is asked by that
		}
		gaveUp := day.until.AddDate(0, 0, slid)
		f := on(a, "follow-up")
		f.From, f.to = day.from, p
		switch {
		case w.asked >= enough:
			f.silent(a, "You asked "+countWords(w.asked, "time")+" since "+s.dayWords(w.since)+" and no answer is noted; calling it silent clears your head, and any answer opens it again.")
		case s.past(gaveUp):
			if s.past(gaveUp.AddDate(0, 0, tooLong)) {
				continue
			}
			f.From = h.next(gaveUp)
			f.silent(a, "No answer is noted since "+s.dayWords(w.since)+"; calling it silent clears your head, and any answer opens it again.")
		default:
			f.Until = day.until
			f.ask(p, recruiter, a)
			f.Why = s.whyFollow(w)
			if a.Status == journal.Interviewing {
				f.Why += s.mentionOffer(a.Company)
			}
		}
		all = append(all, f)
	}
	return all
}

// silent makes an action the offer to call an application silent (21).
func (f *found) silent(a *journal.Application, why string) {
	f.What, f.Title, f.Log, f.Why, f.Practice, f.to = "silent", "Call "+a.Company.Name+" silent", "silent", why, 21, nil
}

// ask says whom to follow up with.
func (f *found) ask(p *journal.Person, recruiter bool, a *journal.Application) {
	switch {
	case p == nil:
		f.Title, f.Log = "Follow up with "+a.Company.Name, "follow-up"
	case recruiter:
		f.Title, f.Practice = "Ask "+p.Name+" to follow up with "+a.Company.Name, 15
		f.Person, f.Log = p.Name, "follow-up "+p.Name
	default:
		f.Title, f.Person, f.Log = "Follow up with "+p.Name, p.Name, "follow-up "+p.Name
	}
}

// whyFollow says why that day, and how it is done: hiring can take time (22), and
// once a week, in writing, is enough (21).
func (s *search) whyFollow(w wait) string {
	var why string
	switch {
	case !w.planned.IsZero():
		why = "You planned to follow up on " + s.dayWords(w.planned)
	case w.takes:
		why = "You applied on " + s.dayWords(w.since) + ", and by your notes an answer can take until " + s.dayWords(w.promised)
	case !w.promised.IsZero():
		why = "An answer was promised by " + s.dayWords(w.promised)
	case !w.thanked.IsZero():
		why = "You said thanks on " + s.dayWords(w.thanked) + ", and no answer is noted since"
	case w.word.Interview != nil:
		why = "The interview was on " + s.dayWords(w.since) + ", and no answer is noted since"
	case w.word.Day.IsZero():
		why = "You applied on " + s.dayWords(w.since) + ", and no answer is noted since"
	default:
		why = "Their last word is of " + s.dayWords(w.since)
	}
	if w.vague.word != "" && w.promised.IsZero() {
		why += "; they spoke of a time, and no day could be read from " + quoted(w.vague.word)
	}
	if w.asked > 0 {
		why += "; your last message was on " + s.dayWords(w.contact)
	}
	return why + ". Hiring can take time: ask kindly where they are and whether the timeline has changed. One message a week, no repeated calls, nothing on social media."
}

// mentionOffer reminds of an offer elsewhere, which is worth a word (25).
func (s *search) mentionOffer(but *journal.Company) string {
	offer := s.pressingOffer(but)
	if offer == nil {
		return ""
	}
	words := " Say that you have an offer"
	if !offer.Deadline.IsZero() {
		words += " to answer by " + s.dayWords(offer.Deadline)
	}
	return words + "."
}

// whom returns the person to follow up with: the recruiter in between who has been
// heard of, or who is named in the next steps; else who is to be asked, as they
// say; else the recruiter; else who is named there, who wrote last, who
// interviewed last, or a contact of the application.
func (s *search) whom(a *journal.Application, w wait) (p *journal.Person, recruiter bool) {
	r := recruiterOf(a)
	in := lastRound(a)
	if r != nil {
		if in != nil && !s.actsFor(a, r, in) {
			if p := toAsk(in.Note.NextSteps.Value, a.Company.People); p != nil {
				return p, p == r
			}
		}
		return r, true
	}
	if in != nil {
		if p := mentioned(in.Note.NextSteps.Value, a.Company.People); p != nil {
			return p, false
		}
	}
	if w.word.What != "interview" && w.word.Person != "" {
		if p := s.meant[place{w.word.Note, w.word.Line}]; p != nil {
			return p, false
		}
	}
	if in != nil && len(in.People) > 0 {
		return in.People[0], false
	}
	return s.contactOf(a), false
}

// actsFor reports whether the notes show a recruiter arranging, calling or
// promising: the next steps name them, or a line of the log tells what they said.
func (s *search) actsFor(a *journal.Application, r *journal.Person, in *journal.Interview) bool {
	if calls(spoken(in.Note.NextSteps.Value), r, a.Company.People) {
		return true
	}
	for _, e := range a.History {
		if s.meant[place{e.Note, e.Line}] != r || e.Day.Compare(in.Day) < 0 {
			continue
		}
		if e.What == "answered" || e.What == "scheduled" || isContact(e) && e.Text != "" {
			return true
		}
	}
	return false
}

// toAsk returns the one whom a text says to ask: "ask Mary Chen by email".
func toAsk(text string, people []*journal.Person) *journal.Person {
	said := spoken(text)
	for _, p := range people {
		first, _, _ := strings.Cut(folded(p.Name), " ")
		for _, name := range []string{p.Name, first} {
			at := strings.Index(said, spoken(name))
			if at < 0 || !calls(said, p, people) {
				continue
			}
			for _, l := range lexicon()["ask"] {
				if slices.ContainsFunc(l.words["word"], func(w string) bool { return strings.HasSuffix(said[:at+1], w) }) {
					return p
				}
			}
		}
	}
	return nil
}

// recruiterOf returns who arranged the interviews of an application; nil if
// nobody stands in between.
func recruiterOf(a *journal.Application) *journal.Person {
	for i := len(a.Interviews) - 1; i >= 0; i-- {
		if r := a.Interviews[i].Recruiter; r != nil {
			return r
		}
	}
	if a.Note != nil && a.Note.Recruiter != nil {
		return mentioned(a.Note.Recruiter.Name, a.Company.People)
	}
	return nil
}

// contactOf returns who is known at a company about an application: the contact
// of its note, else the first person its log names; nil if nobody is.
func (s *search) contactOf(a *journal.Application) *journal.Person {
	if a.Note != nil {
		for _, c := range slices.Concat(a.Note.Contacts, a.Note.People) {
			if p := mentioned(c.Name, a.Company.People); p != nil {
				return p
			}
		}
	}
	for _, e := range a.History {
		if p := s.meant[place{e.Note, e.Line}]; p != nil && (isWord(e) || isContact(e) || e.What == "applied") {
			return p
		}
	}
	return nil
}

func lateDay(a, b day.Day) day.Day {
	if a.Compare(b) < 0 {
		return b
	}
	return a
}

// oneQuestionAWeek keeps to one follow-up or question to one person a week,
// whatever it is about (21): of several the first goes out, and asks for the
// others in the same message. The question for the timeline is a part of the
// follow-up about the same application.
func (s *search) oneQuestionAWeek(all []found) []found {
	questions := make([]int, 0, len(all))
	for i := range all {
		if all[i].to != nil {
			questions = append(questions, i)
		}
	}
	slices.SortFunc(questions, func(i, j int) int {
		a, b := &all[i], &all[j]
		return cmp.Or(a.From.Compare(b.From), strings.Compare(b.What, a.What), strings.Compare(a.key(), b.key()))
	})
	dropped := map[int]bool{}
	pairs := func(use func(first, next int)) {
		for n, i := range questions {
			for _, k := range questions[n+1:] {
				if all[i].to == all[k].to && !dropped[i] && !dropped[k] && s.together(&all[i], &all[k]) {
					use(i, k)
				}
			}
		}
	}
	pairs(func(first, next int) {
		if all[first].Application == all[next].Application {
			dropped[first] = true // the follow-up asks for the timeline
		}
	})
	pairs(func(first, next int) {
		dropped[next] = true
		all[first].also = append(all[first].also, all[next].Application.Title())
	})
	kept := all[:0]
	for i, f := range all {
		if dropped[i] {
			continue
		}
		if len(f.also) > 0 {
			f.Why += " Ask in the same message about " + listWords(f.also) + "."
		}
		kept = append(kept, f)
	}
	return kept
}

// together reports whether two questions to one person would go out within a
// week: they begin in one, or both are at hand.
func (s *search) together(first, next *found) bool {
	if day.Of(first.From).DaysUntil(day.Of(next.From)) < week {
		return true
	}
	return s.past(first.From) && s.past(next.From)
}
