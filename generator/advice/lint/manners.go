package lint

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"journal/generator/day"
	"journal/generator/journal"
)

// alikeAt is the share of common runs of three words from which on two letters are
// too alike: the size of the intersection over that of the union (Jaccard). A
// letter with another name in it comes to 1, with a sentence more to 0.75 and above;
// two letters about one role in words of their own come to 0.35 and below.
const alikeAt = 0.5

// alike: everybody gets a message of their own. People compare.
func alike(c *checking) []Finding {
	if c.Kind != ThankYou && c.Kind != FollowUp {
		return nil
	}
	for _, o := range c.others {
		if o.Text == c.Text && o.To == c.To && o.Email == c.Email {
			continue
		}
		if share := Likeness(c.Text, o.Text); share >= alikeAt {
			return []Finding{{Msg: fmt.Sprintf("this is %.0f %% the same as the one to %s", 100*share, known(o.To, "somebody else")), Hint: "take another topic and other words"}}
		}
	}
	return nil
}

// Likeness returns the share of runs of three words that two letters have in
// common between greeting and closing, 0 to 1.
func Likeness(a, b string) float64 {
	own, theirs := runs(a), runs(b)
	both := 0
	for r := range own {
		if theirs[r] {
			both++
		}
	}
	all := len(own) + len(theirs) - both
	if all == 0 {
		return 0
	}
	return float64(both) / float64(all)
}

func runs(text string) map[string]bool {
	var all []string
	for _, s := range read(Letter{Text: text}).body {
		for _, w := range s.typed {
			if w.low != "?" {
				all = append(all, w.low)
			}
		}
	}
	set := map[string]bool{}
	for i := 0; i+3 <= len(all); i++ {
		set[strings.Join(all[i:i+3], " ")] = true
	}
	return set
}

// sendingTime: in working hours of the zone of the interview. Within 24 hours of an
// interview a thank-you may also go out on a free day.
func sendingTime(c *checking) []Finding {
	if c.at.IsZero() || c.facts.Journal == nil {
		return nil
	}
	w := c.facts.Journal.Config.Working
	if w.Close <= w.Open {
		return nil
	}
	at := c.at.In(c.facts.Journal.ZoneOf(c.facts.Interview))
	day, clock := day.Of(at), day.Clock(at.Hour()*60+at.Minute())
	soon := false
	if in := c.facts.Interview; in != nil && c.Kind == ThankYou && !in.Start.IsZero() {
		end := in.End
		if end.IsZero() {
			end = in.Start.Add(time.Hour)
		}
		soon = !at.Before(end) && at.Sub(end) <= 24*time.Hour
	}
	if clock >= w.Open && clock <= w.Close && (soon || works(w, day)) {
		return nil
	}
	for n := range 60 {
		if next := day.AddDays(n); works(w, next) && (n > 0 || clock < w.Open) {
			return []Finding{{Msg: at.Format("Monday 15:04") + " is outside working hours", Hint: "send it on " + next.At(w.Open, at.Location()).Format("Monday 2 January, from 15:04")}}
		}
	}
	return nil
}

func works(w journal.Working, d day.Day) bool {
	return w.Days[d.Weekday()] && !slices.Contains(w.Holidays, d)
}

const week = 7 // days between two messages, at least

// lastAboutOthers returns the latest message or question to the addressee about
// another application than a; the week is counted by person. It is zero if there
// is none, or if they have answered it.
func (c *checking) lastAboutOthers(a *journal.Application, today day.Day) (last journal.Event) {
	if c.facts.Journal == nil || c.facts.To.Name == "" {
		return last
	}
	for _, other := range c.facts.Journal.Applications {
		if other == a {
			continue
		}
		for _, e := range other.History {
			if !strings.EqualFold(e.Person, c.facts.To.Name) || e.Day.IsZero() || e.Day.Compare(today) > 0 || e.Day.Compare(last.Day) < 0 {
				continue
			}
			switch e.What {
			case "contacted", "follow-up", "recruiter-call", "feedback-asked":
				last = e
			case "answered", "scheduled", "moved", "offer", "feedback", "rejected":
				last = journal.Event{Day: e.Day}
			}
		}
	}
	if last.What == "" {
		return journal.Event{}
	}
	return last
}

// pace: a follow-up comes once a week, and not before the day that was promised.
// What they wrote last begins the count anew.
func pace(c *checking) []Finding {
	a := c.facts.Application
	if a == nil && c.facts.Interview != nil {
		a = c.facts.Interview.Application
	}
	if c.at.IsZero() || c.Kind != FollowUp || a == nil {
		return nil
	}
	today := day.Of(c.at.In(c.facts.Journal.ZoneOf(c.facts.Interview)))
	var last, word journal.Event // of one's own; of theirs
	for _, e := range a.History {
		if e.Day.IsZero() || e.Day.Compare(today) > 0 {
			continue
		}
		switch e.What {
		case "contacted", "thank-you", "follow-up", "recruiter-call", "feedback-asked":
			last = e
		case "answered", "scheduled", "moved", "offer", "feedback", "rejected", "interview":
			last, word = journal.Event{}, e
		}
	}
	if other := c.lastAboutOthers(a, today); last.Day.IsZero() || other.Day.Compare(last.Day) > 0 {
		last = other
	}
	if !last.Day.IsZero() && last.Day.DaysUntil(today) < week {
		return []Finding{{Msg: fmt.Sprintf("the last message went out on %s; once a week is enough", last.Day), Hint: "wait until " + last.Day.AddDays(week).String()}}
	}
	if word.Interview == nil {
		return nil
	}
	promised, ok := day.Promised(word.Interview.Note.NextSteps.Value, word.Day)
	if ok && today.Compare(promised) <= 0 {
		return []Finding{{Practice: 20, Msg: fmt.Sprintf("they wanted to answer by %s", promised), Hint: "wait until that day has passed"}}
	}
	if !ok && word.Day.DaysUntil(today) < week {
		return []Finding{{Practice: 20, Msg: fmt.Sprintf("the interview was on %s", word.Day), Hint: "ask about a week after it, on " + word.Day.AddDays(week).String()}}
	}
	return nil
}
