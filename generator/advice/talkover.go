package advice

import "journal/generator/note"

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
