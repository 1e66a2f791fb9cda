package advice

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"journal/generator/day"
	"journal/generator/journal"
	"journal/generator/note"
)

// claim is something that the text of an action says of its journal: the words,
// in which DAY is a day, and when they are true. The days of the words are given.
type claim struct {
	text string
	true func(j *journal.Journal, a Action, days []day.Day) bool
}

// happened reports whether the history of an action's application has an event of
// that day that is one of some.
func happened(a Action, on day.Day, is func(journal.Event) bool) bool {
	return slices.ContainsFunc(a.Application.History, func(e journal.Event) bool { return e.Day == on && is(e) })
}

func word(what ...string) func(journal.Event) bool {
	return func(e journal.Event) bool { return slices.Contains(what, e.What) }
}

// heardAfter reports whether they said anything after a day.
func heardAfter(a Action, on day.Day) bool {
	return slices.ContainsFunc(a.Application.History, func(e journal.Event) bool {
		decided := e.Interview == nil || decides(e.Interview)
		return e.Day.Compare(on) > 0 && isWord(e) && decided
	})
}

func latest(a Action, is func(journal.Event) bool) (last day.Day) {
	for _, e := range a.Application.History {
		if is(e) {
			last = lateDay(last, e.Day)
		}
	}
	return last
}

func others(j *journal.Journal, a Action, status ...journal.Status) bool {
	return slices.ContainsFunc(j.Applications, func(b *journal.Application) bool {
		return b != a.Application && slices.Contains(status, b.Status)
	})
}

func promisedIn(a Action, on day.Day) bool {
	reads := func(text string, made day.Day) bool { d, ok := day.Promised(text, made); return ok && d == on }
	for _, e := range a.Application.History {
		if reads(e.Text, e.Day) || e.Interview != nil && reads(e.Interview.Note.NextSteps.Value, e.Day) {
			return true
		}
	}
	return a.Application.Note != nil && reads(a.Application.Note.NextSteps.Value, a.Application.Note.When.Day)
}

var claims = []claim{
	{"You said thanks on DAY, and no answer is noted since", func(j *journal.Journal, a Action, d []day.Day) bool {
		return happened(a, d[0], word("thank-you")) && !heardAfter(a, d[0])
	}},
	{"The interview was on DAY, and no answer is noted since", func(j *journal.Journal, a Action, d []day.Day) bool {
		return happened(a, d[0], word("interview")) && !heardAfter(a, d[0])
	}},
	{"You applied on DAY, and no answer is noted since", func(j *journal.Journal, a Action, d []day.Day) bool {
		return happened(a, d[0], word("applied")) && !heardAfter(a, d[0])
	}},
	{"You applied on DAY, and by your notes an answer can take until DAY", func(j *journal.Journal, a Action, d []day.Day) bool {
		return happened(a, d[0], word("applied")) && !heardAfter(a, d[0]) && d[0].Compare(d[1]) < 0
	}},
	{"Their last word is of DAY", func(j *journal.Journal, a Action, d []day.Day) bool {
		return happened(a, d[0], isWord) && !heardAfter(a, d[0])
	}},
	{"your last message was on DAY", func(j *journal.Journal, a Action, d []day.Day) bool {
		return d[0] == latest(a, func(e journal.Event) bool { return isContact(e) || e.What == "applied" })
	}},
	{"An answer was promised by DAY", func(j *journal.Journal, a Action, d []day.Day) bool { return promisedIn(a, d[0]) }},
	{"You planned to follow up on DAY", func(j *journal.Journal, a Action, d []day.Day) bool {
		return slices.ContainsFunc(j.Notes, func(n *note.Note) bool { return n.FollowUp.Day == d[0] })
	}},
	{"no day could be read", func(j *journal.Journal, a Action, d []day.Day) bool { return strings.Contains(a.Why, "“soon”") }},
	{"times since DAY and no answer is noted", func(j *journal.Journal, a Action, d []day.Day) bool {
		n, asked := 0, 0
		for _, e := range a.Application.History {
			if e.What == "follow-up" && e.Day.Compare(d[0]) >= 0 {
				n++
			}
		}
		asked, _ = strconv.Atoi(strings.Fields(a.Why)[2])
		return n >= asked && !heardAfter(a, d[0])
	}},
	{"^No answer is noted since DAY", func(j *journal.Journal, a Action, d []day.Day) bool { return !heardAfter(a, d[0]) }},
	{"They wait for an answer until DAY", func(j *journal.Journal, a Action, d []day.Day) bool {
		return a.Application.Deadline == d[0] && d[0].Compare(j.Today) >= 0 && a.Application.Status == journal.Offered
	}},
	{"They waited for an answer until DAY", func(j *journal.Journal, a Action, d []day.Day) bool {
		return a.Application.Deadline == d[0] && d[0].Compare(j.Today) < 0
	}},
	{"The offer of DAY has no deadline", func(j *journal.Journal, a Action, d []day.Day) bool {
		return happened(a, d[0], word("offer")) && a.Application.Deadline.IsZero()
	}},
	{"The offer has no deadline", func(j *journal.Journal, a Action, d []day.Day) bool {
		on, _ := lastDay(a.Application, "offer")
		return on.IsZero() && a.Application.Deadline.IsZero()
	}},
	{"Nothing else is open", func(j *journal.Journal, a Action, d []day.Day) bool { return !others(j, a, journal.Offered) }},
	{"You have an offer elsewhere", func(j *journal.Journal, a Action, d []day.Day) bool { return others(j, a, journal.Offered) }},
	{"Say that you have an offer", func(j *journal.Journal, a Action, d []day.Day) bool { return others(j, a, journal.Offered) }},
	{"(said no|took the offer back|hired somebody else) on DAY", func(j *journal.Journal, a Action, d []day.Day) bool {
		return happened(a, d[0], word("rejected")) && a.Application.Status == journal.Rejected
	}},
	{"Your notes do not tell the day", func(j *journal.Journal, a Action, d []day.Day) bool {
		on, _ := lastDay(a.Application, "rejected")
		return on.IsZero() && a.Application.Status == journal.Rejected
	}},
	{"You said yes, and your notes know of no signature", func(j *journal.Journal, a Action, d []day.Day) bool {
		return a.Application.Status == journal.Accepted && !slices.ContainsFunc(a.Application.History, word("signed"))
	}},
	{"You (accepted|took) the offer of", func(j *journal.Journal, a Action, d []day.Day) bool {
		return others(j, a, journal.Accepted) || a.Application.Status == journal.Accepted
	}},
	{"^There is no address for", func(j *journal.Journal, a Action, d []day.Day) bool {
		return slices.ContainsFunc(a.Interview.People, func(p *journal.Person) bool { return p.Name == a.Person && p.Email == "" })
	}},
	{"^Nobody is named who was there on DAY", func(j *journal.Journal, a Action, d []day.Day) bool {
		return len(a.Interview.People) == 0 && a.Interview.Day == d[0]
	}},
	{"of DAY does not say when they decide", func(j *journal.Journal, a Action, d []day.Day) bool {
		steps := a.Interview.Note.NextSteps.Value
		return a.Interview.Day == d[0] && slices.Contains([]string{"", "they were not sure", "soon"}, steps)
	}},
	{"^You rated the interview of DAY low", func(j *journal.Journal, a Action, d []day.Day) bool {
		return a.Interview.Day == d[0] && a.Interview.Note.Ratings["overall"] <= 2
	}},
	{"^Your meeting ended DAY at", func(j *journal.Journal, a Action, d []day.Day) bool {
		return !a.Interview.Start.IsZero() && !a.Interview.Upcoming
	}},
	{"^The week of DAY has no new application yet", func(j *journal.Journal, a Action, d []day.Day) bool {
		return !slices.ContainsFunc(j.Applications, func(b *journal.Application) bool {
			met := lastTook(b) != nil && b.Interviews[0].Day.Compare(b.Applied) <= 0
			return !b.Applied.IsZero() && b.Applied.Monday() == d[0] && b.Applied.Compare(j.Today) <= 0 && !met
		})
	}},
	{"went badly on DAY and has no better answer", func(j *journal.Journal, a Action, d []day.Day) bool {
		return slices.ContainsFunc(a.Interview.Note.Items(note.Questions), func(q note.Item) bool { return q.Score == 1 || q.Score == 2 })
	}},
}

var (
	reDay  = `(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) (\d+ [A-Z][a-z]{2}(?: \d{4})?)`
	claimy = func() (all []*regexp.Regexp) {
		for _, c := range claims {
			all = append(all, regexp.MustCompile(strings.ReplaceAll(c.text, "DAY", reDay)))
		}
		return all
	}()
)

// checkClaims holds that what the text of an action says of its journal is so.
func checkClaims(t *testing.T, j *journal.Journal, a Action, seen map[int]int) {
	for i, re := range claimy {
		m := re.FindStringSubmatch(a.Why)
		if m == nil {
			continue
		}
		seen[i]++
		var days []day.Day
		for _, text := range m[1:] {
			if at, err := time.Parse("2 Jan 2006", text+" "+strconv.Itoa(j.Today.Year)); err == nil {
				days = append(days, day.Of(at))
			}
		}
		if !claims[i].true(j, a, days) {
			t.Errorf("not true: %q", m[0])
		}
	}
	if !strings.HasSuffix(a.Why, a.Kind().Otherwise) || a.Kind().Otherwise == "" {
		t.Errorf("it does not say what happens otherwise")
	}
}
