package site

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"journal/generator/chart"
	"journal/generator/day"
	"journal/generator/journal"
)

// anySearch is a search in which anything happens, with and without days.
func anySearch(r *rand.Rand) fs.FS {
	of := func(words ...string) string { return words[r.IntN(len(words))] }
	day := func() string {
		return day.Day{Year: 2026, Month: 1, Day: 1}.AddDays(r.IntN(100)).String() // up to four weeks ahead
	}
	texts := map[string]string{}
	for n := range r.IntN(14) {
		role := of("", "role: Engineer\n", "role: Lead\n")
		log := ""
		for range r.IntN(5) {
			log += "  - " + day() + " " + of("applied", "referred", "contacted", "scheduled", "answered", "follow-up", "offer", "accepted", "declined", "rejected", "withdrawn", "silent") + "\n"
		}
		if log != "" {
			log = "log:\n" + log
		}
		if r.IntN(4) > 0 {
			texts[fmt.Sprintf("applications/%d.md", n)] = fmt.Sprintf("---\ncompany: Company %d\n%s%s%s---\n", n, role, of("", "", "outcome: rejected\n", "outcome: accepted\n", "outcome: silent\n", "outcome: waiting\n"), log)
		}
		for k := range r.IntN(8) {
			when := of("", "date: "+day()+"\n", "date: "+day()+" 10:00\n")
			outcome := of("", "", "outcome: passed\n", "outcome: waiting\n", "outcome: rejected\n", "outcome: cancelled\n", "outcome: withdrawn\n", "outcome: silent\n", "outcome: offer\n", "outcome: declined\n")
			debrief := of("", "ratings: {overall: "+of("1", "3", "5")+"}\n")
			texts[fmt.Sprintf("interviews/%d-%d.md", n, k)] = fmt.Sprintf("---\ncompany: Company %d\n%s%s%s%sstage: %s\n---\n", n, role, when, outcome, debrief, of("phone", "technical", "final"))
		}
	}
	return notes(texts)
}

var groupStart = regexp.MustCompile(`<ul id="flow-[a-z0-9-]+" class="every">`)

// Every application of any journal is counted once: in one list of the page and
// nowhere else, or among those that are not sent yet.
func TestEveryApplicationIsCountedOnce(t *testing.T) {
	seen := map[chart.End]int{}
	for seed := range uint64(150) {
		s := made(t, anySearch(rand.New(rand.NewPCG(seed, 3))))
		v := view{s, ""}
		planned := 0
		var paths []chart.Path
		for _, a := range s.journal.Applications {
			p, ok := pathOf(a)
			if ok != (a.Status != journal.Planned) {
				t.Errorf("seed %d: %s is %s and counted: %v", seed, a.Title(), a.Status, ok)
			}
			if !ok {
				planned++
				continue
			}
			if p.Rounds > len(a.Interviews) {
				t.Errorf("seed %d: %s came to round %d with %d interviews", seed, a.Title(), p.Rounds, len(a.Interviews))
			}
			seen[p.End]++
			paths = append(paths, p)
		}
		fig := v.flow()
		if fig == nil {
			if len(paths) > 0 {
				t.Errorf("seed %d: no figure of %d applications", seed, len(paths))
			}
			continue
		}
		once := map[*journal.Application]int{}
		for _, stage := range fig.Stages() {
			for end, list := range fig.Lists(stage) {
				if len(list) == 0 {
					t.Errorf("seed %d: %s, %s is empty", seed, stage, end)
				}
				for _, a := range list {
					once[a]++
				}
			}
		}
		if len(once) != len(paths) || len(paths)+planned != len(s.journal.Applications) {
			t.Errorf("seed %d: %d applications stand in lists, %d are planned, of %d", seed, len(once), planned, len(s.journal.Applications))
		}
		for a, n := range once {
			if n != 1 {
				t.Errorf("seed %d: %s stands in %d lists", seed, a.Title(), n)
			}
		}
		text := page(t, s, "statistics.html")
		for _, id := range regexp.MustCompile(`href="#(flow-[a-z0-9-]+)"`).FindAllStringSubmatch(text, -1) {
			if !strings.Contains(text, `id="`+id[1]+`"`) {
				t.Errorf("seed %d: a band leads to %s, which is not there", seed, id[1])
			}
		}
		if n := len(groupStart.FindAllString(text, -1)); n == 0 {
			t.Errorf("seed %d: the page has no list", seed)
		}
	}
	for e := range chart.End(chart.Ends) {
		if seen[e] == 0 {
			t.Errorf("no search had the end %s: the test proves nothing about it", e)
		}
	}
}

// The way of an application is that of its dated history, not of one word.
func TestPathOfAnApplication(t *testing.T) {
	round := func(n int, more string) (string, string) {
		return fmt.Sprintf("interviews/%d.md", n), fmt.Sprintf("---\ncompany: Northwind\nrole: Engineer\n%s---\n", more)
	}
	for _, c := range []struct {
		what string
		log  string
		in   []string
		want chart.Path
	}{
		{"rejected after two interviews, it still had two", "2026-01-02 applied\n  - 2026-02-20 rejected", []string{"date: 2026-01-20\n", "date: 2026-02-01\n"}, chart.Path{Name: "Northwind", Rounds: 2, End: chart.Rejected}},
		{"no answer is not rejected", "2026-01-02 applied\n  - 2026-02-20 silent", nil, chart.Path{Name: "Northwind", End: chart.Silent}},
		{"withdrawn is neither", "2026-01-02 applied\n  - 2026-02-20 withdrawn", []string{"date: 2026-01-20\n"}, chart.Path{Name: "Northwind", Rounds: 1, End: chart.Withdrew}},
		{"an offer declined was an offer", "2026-01-02 applied\n  - 2026-02-20 offer\n  - 2026-02-22 declined", nil, chart.Path{Name: "Northwind", Offer: true, End: chart.Declined}},
		{"whoever accepted had an offer", "2026-01-02 applied\n  - 2026-02-22 accepted", []string{"date: 2026-01-20\n"}, chart.Path{Name: "Northwind", Rounds: 1, Offer: true, End: chart.Accepted}},
		{"and so had who declined", "2026-01-02 applied\n  - 2026-02-22 declined", nil, chart.Path{Name: "Northwind", Offer: true, End: chart.Declined}},
		{"a round in the calendar is one", "2026-01-02 applied", []string{"date: 2026-03-20\n"}, chart.Path{Name: "Northwind", Rounds: 1, End: chart.Going}},
		{"one that was called off is none", "2026-01-02 applied", []string{"date: 2026-01-20\n", "date: 2026-02-01\noutcome: cancelled\n"}, chart.Path{Name: "Northwind", Rounds: 1, End: chart.Going}},
		{"nor is one that was to come when it ended", "2026-01-02 applied\n  - 2026-03-01 rejected", []string{"date: 2026-01-20\n", "stage: final\n"}, chart.Path{Name: "Northwind", Rounds: 1, End: chart.Rejected}},
	} {
		texts := map[string]string{"applications/a.md": "---\ncompany: Northwind\nrole: Engineer\nlog:\n  - " + c.log + "\n---\n"}
		for n, more := range c.in {
			name, text := round(n, more)
			texts[name] = text
		}
		j, _ := connected(t, notes(texts))
		if got, ok := pathOf(j.Applications[0]); !ok || got != c.want {
			t.Errorf("%s: got %+v, want %+v", c.what, got, c.want)
		}
	}
}

// weekly is a search of three weeks against a goal of two.
func weekly() map[string]string {
	texts := map[string]string{}
	for n, line := range []string{"2026-02-16 applied", "2026-02-18 applied", "2026-02-25 contacted", "2026-03-03 applied", "2026-03-04 contacted", "2026-03-10 applied"} {
		texts[fmt.Sprintf("applications/%d.md", n)] = fmt.Sprintf("---\ncompany: Company %d\nrole: Engineer\nlog:\n  - %s\n---\n", n, line)
	}
	return texts
}

func TestPractice28_WeeksAgainstTheGoal(t *testing.T) {
	files := notes(weekly()).(fstest.MapFS)
	files["journal.yaml"] = &fstest.MapFile{Data: []byte("timezone: Europe/Berlin\ntoday: 2026-03-12 08:30\ngoal: {applications: 2}\n")}
	weeks := section(t, page(t, made(t, files), "statistics.html"), "_weeks")
	holds(t, "the weeks", weeks, "Weeks that met the goal of 2: 2 of 3.", "goal 2</caption>",
		`<td class="h4"><small><i>Mon </i>16</small> 2 <span role="img" aria-label="goal met">✓</span></td><td class="h2"><small><i>Mon </i>23</small> 1</td>`,
		`<td class="h2 now"><small><i>Mon </i>9</small> 1 <small class="so">so far</small></td>`)
	holds(t, "the weeks without a goal", section(t, page(t, made(t, notes(weekly())), "statistics.html"), "_weeks"), "No goal is set")
}

func TestPractice09_RatingsPerStageBesideTheOutcome(t *testing.T) {
	texts := map[string]string{}
	for n, more := range []string{
		"date: 2026-01-10\nratings: {overall: 2}\noutcome: rejected\n", "date: 2026-01-12\nratings: {overall: 2}\n",
		"date: 2026-01-20\nratings: {overall: 4}\n", "date: 2026-02-01\nratings: {overall: 5}\noutcome: passed\n",
		"date: 2026-02-02\nratings: {overall: 1}\n",
	} {
		company, stage := fmt.Sprint("Company ", []int{0, 1, 2, 2, 4}[n]), "Live coding"
		if n == 3 {
			stage = "final"
		}
		texts[fmt.Sprintf("interviews/%d.md", n)] = fmt.Sprintf("---\ncompany: %s\nstage: %s\n%s---\n## Questions they asked\n- [2/5] Why us?\n- [%d/5] How so?\n", company, stage, more, n+1)
	}
	rated := section(t, page(t, made(t, notes(texts)), "statistics.html"), "_rated")
	holds(t, "the ratings", rated, `<b dir="auto">technical</b> <span class="n">4 interviews, went on: 1 of 2</span>`,
		"Sat 10 Jan 2026: own rating 2, answers 1.5, rejected; Mon 12 Jan 2026: own rating 2, answers 2, waiting; Tue 20 Jan 2026: own rating 4, answers 2.5, went on; Mon 2 Feb 2026: own rating 1, answers 3.5, waiting.",
		`<li><b>2 of 2</b>of those you rated 4 or 5 went on</li><li><b>0 of 1</b>of those you rated 1 or 2 went on</li>`)
}

func TestSilenceBesideOnesOwnWaits(t *testing.T) {
	texts := map[string]string{}
	for n, answered := range []string{"05", "06", "07", "08", "09", "10", "11", "12", "13", "28"} {
		texts[fmt.Sprintf("applications/%d.md", n)] = fmt.Sprintf("---\ncompany: Company %d\nlog:\n  - 2026-02-02 applied\n  - 2026-02-%s rejected\n---\n", n, answered)
	}
	texts["applications/north.md"] = "---\ncompany: Northwind\nlog:\n  - 2026-02-20 applied\n---\n"
	texts["applications/south.md"] = "---\ncompany: Southwind\nlog:\n  - 2026-03-04 applied\n---\n"
	texts["interviews/east.md"] = "---\ncompany: Eastwind\ndate: 2026-03-02\n---\n"
	waits := section(t, page(t, made(t, notes(texts)), "statistics.html"), "_waits")
	holds(t, "the waits", waits,
		`Northwind</b></a><span class="when">20 days silent, since <time datetime="2026-02-20">Fri 20 Feb</time></span><span class="now">longer than 9 of your 10 waits after applying</span>`,
		`Southwind</b></a><span class="when">8 days silent`, "longer than 5 of your 10 waits after applying<", "too few answers so far to compare with (0)",
		`<th scope="row">An answer after applying</th><td>10</td><td>7</td><td>11</td><td>26</td>`)
	if a, b := strings.Index(waits, "Northwind"), strings.Index(waits, "Southwind"); a > b {
		t.Error("the longest silence does not stand first")
	}
}

func TestHowOftenAThemeCameBack(t *testing.T) {
	texts := map[string]string{}
	for n := range 6 {
		lesson := "- [ ] Answer first #concise\n"
		if n > 2 {
			lesson = "- [ ] Have numbers ready #metrics\n"
		}
		texts[fmt.Sprintf("interviews/%d.md", n)] = fmt.Sprintf("---\ncompany: Company %d\ndate: 2026-02-%02d\n---\n## Went well\n- The talk\n## To improve\n%s", n, n+10, lesson)
	}
	came := section(t, page(t, made(t, notes(texts)), "statistics.html"), "_came")
	holds(t, "what came back", came, "in 6 interviews with a debrief", "Came up in 3 of the latest 6 interviews.", "<td>3 of 6 (50\u00a0%)</td><td>3 of 3</td><td>0 of 3</td>", "<td>3 of 6 (50\u00a0%)</td><td>0 of 3</td><td>3 of 3</td>")
}

// A part for which nothing was noted says what to note.
func TestFiguresTeachWhereNothingIsNoted(t *testing.T) {
	text := page(t, made(t, notes(map[string]string{"applications/a.md": "---\ncompany: Northwind\nrole: Engineer\n---\n"})), "statistics.html")
	for id, want := range map[string]string{"_flow": "applied: 2026-03-02", "_weeks": "Days make weeks", "_rated": "ratings: {overall: 3}", "_waits": "With the days you applied", "_came": "To improve"} {
		if part := section(t, text, id); !strings.Contains(part, want) || strings.Contains(part, "<svg") {
			t.Errorf("%s does not teach: %s", id, part)
		}
	}
}

// The page with all it needs stays light on a phone, also with 400 applications.
func TestWeightOfStatistics(t *testing.T) {
	texts := map[string]string{}
	r := rand.New(rand.NewPCG(1, 1))
	for n := range 400 {
		end := []string{"rejected", "silent", "withdrawn", "answered"}[r.IntN(4)]
		texts[fmt.Sprintf("applications/%d.md", n)] = fmt.Sprintf("---\ncompany: %x Works\nrole: Engineer %x\nlog:\n  - 2025-%02d-%02d applied\n  - 2026-0%d-%02d %s\n---\n",
			r.Uint32(), r.Uint32N(99), 1+r.IntN(12), 1+r.IntN(28), 1+r.IntN(2), 1+r.IntN(28), end)
		if n < 150 {
			texts[fmt.Sprintf("interviews/%d.md", n)] = fmt.Sprintf("---\ncompany: %x Mills\ndate: 2025-%02d-%02d\nratings: {overall: %d}\nstage: %s\n---\n## To improve\n- Answer first\n",
				r.Uint32(), 1+r.IntN(12), 1+r.IntN(28), 1+r.IntN(5), []string{"screen", "technical", "final", "onsite", "take-home", "behavioural", "design"}[r.IntN(7)])
		}
	}
	s := made(t, notes(texts))
	if n := weigh(t, s, "statistics.html", "style.css", "journal.js", "keys.js", "favicon.svg"); n > heaviest {
		t.Errorf("the page weighs %d bytes", n)
	}
}

// A round of which nothing is known does not make the one before it a success.
func TestRatingsBesideARoundThatWasNeverHeld(t *testing.T) {
	rated := section(t, page(t, made(t, notes(map[string]string{
		"applications/a.md": "---\ncompany: Northwind\nlog:\n  - 2026-01-02 applied\n  - 2026-02-20 rejected\n---\n",
		"interviews/0.md":   "---\ncompany: Northwind\nstage: technical\ndate: 2026-01-10\nratings: {overall: 2}\n---\n",
		"interviews/1.md":   "---\ncompany: Northwind\nstage: final\n---\n",
	})), "statistics.html"), "_rated")
	holds(t, "the ratings", rated, "<td>rejected</td>", "<b>0 of 1</b>of those you rated 1 or 2 went on", "Fewer than three")
	if strings.Contains(rated, "<svg") {
		t.Error("one interview is drawn")
	}
}

// Nine of ten is said of ten waits or more.
func TestNoTenthsOfAFew(t *testing.T) {
	texts := map[string]string{}
	for n := range 9 {
		texts[fmt.Sprintf("applications/%d.md", n)] = fmt.Sprintf("---\ncompany: Company %d\nlog:\n  - 2026-02-02 applied\n  - 2026-02-%02d rejected\n---\n", n, n+5)
	}
	waits := section(t, page(t, made(t, notes(texts)), "statistics.html"), "_waits")
	holds(t, "the waits", waits, `<th scope="row">An answer after applying</th><td>9</td><td>7</td><td>–</td><td>11</td>`)
	if strings.Contains(waits, "nine of ten") {
		t.Error("the description tells of nine of ten")
	}
}
