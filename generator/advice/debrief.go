package advice

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"journal/generator/day"
	"journal/generator/journal"
	"journal/generator/note"
)

// writtenDown asks for the debrief, and then for what its lines are about (1).
func writtenDown(s *search) []found { return append(debriefMissing(s), linesToSort(s)...) }

// debriefMissing asks for the debrief on the day of the interview, while it is
// fresh (1).
func debriefMissing(s *search) []found {
	var all []found
	for _, in := range s.passed {
		if in.Debriefed || !s.learned(in) {
			continue
		}
		end, _ := s.end(in)
		h := s.hoursAt(in)
		dayOver := day.Of(end.In(h.zone)).AddDays(1).Start(h.zone)
		if s.gone(dayOver) {
			continue
		}
		f := at(in, "debrief")
		f.Title = "Write down how it went"
		f.From, f.Until = h.opening(in.Day), dayOver
		said := " and its note says nothing yet about how it went"
		if lines := len(in.Note.Unfiled); lines > 0 {
			said = " and its note has text, but none of it stands under a heading such as Went well or To improve"
		}
		f.Why = "The interview ended " + s.timeWords(end) + said + "; memory fades within a day. If they asked you for feedback, keep what you said, too."
		if in.Start.IsZero() {
			f.Why = "The interview was on " + s.dayWords(in.Day) + said + "; memory fades within a day. If they asked you for feedback, keep what you said, too."
		}
		all = append(all, f)
	}
	return all
}

// linesToSort asks on the day of an interview, while it is fresh, what those lines of
// its debrief are about that no theme fits surely (1).
func linesToSort(s *search) []found {
	if len(s.ToSort) == 0 {
		return nil
	}
	count := map[*journal.Interview]int{}
	first := map[*journal.Interview]string{}
	for _, u := range s.ToSort {
		if in := u.Interview; in != nil && u.Entry != nil {
			if count[in]++; first[in] == "" {
				first[in] = u.Text
			}
		}
	}
	var all []found
	for _, in := range s.passed {
		if count[in] == 0 || !s.learned(in) {
			continue
		}
		h := s.hoursAt(in)
		end, _ := s.end(in)
		dayOver := day.Of(end.In(h.zone)).AddDays(1).Start(h.zone)
		if s.gone(dayOver) {
			continue
		}
		f := at(in, "sort")
		f.Title = "Sort " + countWords(count[in], "line") + " of your debrief"
		f.From, f.Until = h.opening(in.Day), dayOver
		f.Why = "No theme fits " + quoted(first[in]) + " surely. You still know what you meant: journal sort asks about each line, and what says the same follows."
		if count[in] > 1 {
			f.Why = "No theme fits " + quoted(first[in]) + " and " + strconv.Itoa(count[in]-1) + " more surely. You still know what you meant: journal sort asks about each line, and what says the same follows."
		}
		all = append(all, f)
	}
	return all
}

// timelineUnknown asks for the next steps after an interview that named none
// (14), unless they were told or asked for since. After a week the follow-up
// asks for them.
func timelineUnknown(s *search) []found {
	var all []found
	oldest := s.Today.AddDays(-week - s.longest()) // what is older is over
	for _, a := range s.live() {
		in := lastRound(a)
		if in == nil || in.Day.Compare(oldest) < 0 || in.Day.IsZero() || comesNext(a) != nil || a.Status == journal.Offered || s.newsDue(a) {
			continue
		}
		w := s.waiting(a)
		if s.toldNext(in) || w.word.Interview != in || w.said.What != "" {
			continue
		}
		h := s.hoursAt(in)
		f := at(in, "timeline")
		p, recruiter := s.whom(a, w)
		f.Title, f.Log, f.to = "Ask for the timeline", "follow-up: asked for the timeline", p
		if p != nil {
			f.Title, f.Person, f.Log = "Ask "+p.Name+" for the timeline", p.Name, "follow-up "+p.Name+": asked for the timeline"
		}
		f.From, f.Until = h.opening(in.Day), h.closing(h.workday(in.Day.AddDays(week)))
		f.Why = "The note of the interview of " + s.dayWords(in.Day) + " does not say when they decide: ask who decides, when, and how you will hear."
		switch {
		case recruiter && !s.called(in, p):
			f.Why += " Ask it when you call."
		case p != nil && slices.Contains(in.People, p) && !s.thanked(in, p):
			f.Why += " It fits into your thank-you."
		}
		all = append(all, f)
	}
	return all
}

// toldNext reports whether a note tells what happens next: its next steps say
// more than that nobody knows, or a section does.
func (s *search) toldNext(in *journal.Interview) bool {
	n := in.Note
	told := func(text string, on day.Day) bool {
		if _, promised := day.Promised(text, on); promised {
			return true
		}
		return text != "" && !day.Unknown(text) && !untold(text)
	}
	if told(n.NextSteps.Value, in.Day) {
		return true
	}
	for _, item := range n.Items(note.Next) {
		if !note.SaysThanks(item.Text) && told(item.Text, in.Day) {
			return true
		}
	}
	return false
}

// weakAnswers asks for a better answer to the questions that went badly the
// last time, one action for each note (10).
func weakAnswers(s *search) []found {
	weak := map[*journal.Interview][]string{}
	for _, q := range s.Questions {
		if q.Score != 1 && q.Score != 2 || q.Best != "" {
			continue
		}
		if last := &q.Asked[0]; last.Interview != nil && !last.Interview.Day.IsZero() {
			weak[last.Interview] = append(weak[last.Interview], q.Text)
		}
	}
	next := s.nextStart()
	if len(weak) == 0 {
		return nil
	}
	var all []found
	for _, in := range s.Interviews {
		questions := weak[in]
		if len(questions) == 0 || !s.freshLesson(in) {
			continue
		}
		h := s.hoursAt(in)
		f := at(in, "better-answer")
		f.Title = "Find a better answer to a question"
		if len(questions) > 1 {
			f.Title = "Find better answers to " + strconv.Itoa(len(questions)) + " questions"
		}
		f.From, f.Until = h.opening(h.workday(in.Day.AddDays(1))), next
		f.Why = quoted(questions[0]) + " went badly on " + s.dayWords(in.Day) + " and has no better answer yet; look it up, write it down and practise it aloud."
		if !next.IsZero() {
			f.Why = strings.TrimSuffix(f.Why, ".") + " before the next interview."
		}
		all = append(all, f)
	}
	return all
}

// lessonsLast is for how many days what went badly is a lesson when no interview
// is ahead, whatever came of it.
const lessonsLast = 26 * week

// freshLesson reports whether there is still to be learned from an interview.
func (s *search) freshLesson(in *journal.Interview) bool {
	return s.learned(in) && (len(s.upcoming) > 0 || in.Day.Compare(s.Today.AddDays(-lessonsLast)) >= 0)
}

// nextStart returns when the next interview begins; zero if none is to come.
func (s *search) nextStart() time.Time {
	var next time.Time
	for _, in := range s.upcoming {
		if s.pending(in) && in.Start.After(s.Now) && (next.IsZero() || in.Start.Before(next)) {
			next = in.Start
		}
	}
	if !next.IsZero() {
		s.past(next)
	}
	return next
}

// coming returns the interviews ahead whose day is known, each with when to
// prepare for it: from the opening of the working day two days before.
func (s *search) coming(use func(in *journal.Interview, prepare span) found) []found {
	var all []found
	for _, in := range s.upcoming {
		if in.Day.IsZero() || !s.pending(in) {
			continue
		}
		h := s.hoursAt(in)
		prepare := span{h.opening(h.workdayBack(in.Day.AddDays(-2))), in.Start}
		if in.Start.IsZero() {
			prepare.until = h.closing(in.Day)
		}
		if f := use(in, prepare); f.What != "" {
			all = append(all, f)
		}
	}
	return all
}

// prepSheet sends back to the notes two days before an interview (11).
func prepSheet(s *search) []found {
	return s.coming(func(in *journal.Interview, prepare span) found {
		f := at(in, "prep")
		f.Title = "Read the prep sheet"
		f.From, f.Until = prepare.from, prepare.until
		f.Why = "The interview begins " + s.timeWords(in.Start) + "; the sheet has what was said there before and what to do better."
		if in.Start.IsZero() {
			f.Why = "The interview is on " + s.dayWords(in.Day) + "; the sheet has what was said there before and what to do better."
		}
		return f
	})
}

// questionsCarried reminds of what is still to be asked at the next
// interview (5).
func questionsCarried(s *search) []found {
	return s.coming(func(in *journal.Interview, prepare span) found {
		if len(in.Open) == 0 {
			return found{}
		}
		carried := 0
		for _, o := range in.Open {
			if o.Carried {
				carried++
			}
		}
		f := at(in, "ask")
		f.Title = "Take " + countWords(len(in.Open), "open question") + " along"
		f.From, f.Until = prepare.from, prepare.until
		f.Why = "Still to ask there: " + quoted(in.Open[0].Text)
		switch rest := len(in.Open) - 1; {
		case carried > 0:
			f.Why += "; " + strconv.Itoa(carried) + " of " + strconv.Itoa(len(in.Open)) + " from earlier rounds."
		case rest > 0:
			f.Why += " and " + strconv.Itoa(rest) + " more."
		case !strings.ContainsAny(in.Open[0].Text[max(0, len(in.Open[0].Text)-1):], ".?!"):
			f.Why += "."
		}
		return f
	})
}

// wentBadly is the rating up to which an interview went badly.
const wentBadly = 2

// talkOver asks to talk an interview that went badly over with someone you trust
// (12), in the week after it.
func talkOver(s *search) []found {
	var all []found
	for _, in := range s.passed {
		if !s.learned(in) || !badly(in.Note) || in.Day.AddDays(week+s.longest()).Compare(s.Today) < 0 {
			continue
		}
		h := s.hoursAt(in)
		first := h.workday(in.Day)
		if end, _ := s.end(in); end.After(h.opening(first)) {
			first = h.workday(in.Day.AddDays(1))
		}
		f := at(in, "talk-over")
		f.Title = "Talk it over with someone you trust"
		f.From, f.Until = h.opening(first), h.closing(h.workday(first.AddDays(week)))
		f.Why = "You rated the interview of " + s.dayWords(in.Day) + " low; somebody else sees what you cannot. A copy without names is made by journal export debrief --redact."
		all = append(all, f)
	}
	return all
}

// badly reports whether a note rates its interview as one that went badly: as a
// whole, else on the average of what was rated.
func badly(n *note.Note) bool {
	if overall := n.Ratings["overall"]; overall > 0 {
		return overall <= wentBadly
	}
	sum := 0
	for _, v := range n.Ratings {
		sum += v
	}
	return sum > 0 && sum <= wentBadly*len(n.Ratings)
}
