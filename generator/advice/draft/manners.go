package draft

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"journal/generator/day"
	"journal/generator/journal"
)

// alikeAt is the share of common runs of three words from which on two drafts are
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
		if share := likeness(c.Draft, o); share >= alikeAt {
			return []Finding{{Msg: fmt.Sprintf("this is %.0f %% the same as the one to %s", 100*share, known(o.To, "somebody else")), Hint: "take another topic and other words"}}
		}
	}
	return nil
}

// likeness gives the share of runs that two drafts have in common, 0 to 1.
func likeness(a, b Draft) float64 {
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

// runs gives the runs of three words between greeting and closing, without the
// names of the two people.
func runs(d Draft) map[string]bool {
	lines := strings.Split(d.Text, "\n")
	opening, closing := frame(lines)
	all := words(strings.Join(lines[opening+1:closing], " "))
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
	at := c.at.In(c.facts.zone())
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
	for n := 0; n < 60; n++ {
		if next := day.AddDays(n); works(w, next) && (n > 0 || clock < w.Open) {
			return []Finding{{Msg: at.Format("Monday 15:04") + " is outside working hours", Hint: "send it on " + next.At(w.Open, at.Location()).Format("Monday 2 January, from 15:04")}}
		}
	}
	return nil
}

func works(w journal.Working, d day.Day) bool {
	return w.Days[d.Weekday()] && !slices.Contains(w.Holidays, d)
}

// zone gives the zone of the interview, else that of the journal.
func (f Facts) zone() *time.Location {
	if f.Interview != nil && !f.Interview.Start.IsZero() {
		return f.Interview.Start.Location()
	}
	if f.Journal != nil && f.Journal.Config.Zone != nil {
		return f.Journal.Config.Zone
	}
	return time.UTC
}
