package content

import (
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

func weekend(at time.Time) bool {
	return at.Weekday() == time.Saturday || at.Weekday() == time.Sunday
}

func TestAddressesAreInvented(t *testing.T) {
	address := regexp.MustCompile(`(?:@|https?://)([A-Za-z0-9.-]+)`)
	for _, ending := range []string{".md", ".yaml"} {
		for name, text := range read(t, ending) {
			for _, m := range address.FindAllStringSubmatch(text, -1) {
				if !strings.HasSuffix(m[1], ".example") {
					t.Errorf("%s: %q does not end in .example", name, m[0])
				}
			}
		}
	}
}

func TestNothingHasHappenedAfterToday(t *testing.T) {
	_, today := configuration(t)
	for _, folder := range []string{"interviews", "applications", "companies", "reviews"} {
		for _, n := range notes(t, folder) {
			for _, e := range n.log {
				if e.at.After(today) {
					t.Errorf("%s: logged after today: %s", n.path, e.line)
				}
				if !slices.Contains(logWords, e.what) {
					t.Errorf("%s: unknown word in the log: %s", n.path, e.line)
				}
			}
			if strings.Count(n.front, "\n  - 2026-") > len(n.log) {
				t.Errorf("%s: a log line cannot be read", n.path)
			}
			if !n.at.After(today) {
				continue
			}
			if folder != "interviews" {
				t.Errorf("%s is dated after today", n.path)
			}
			if n.outcome != "" || strings.Contains(strings.ToLower(n.body), "asked\n") || strings.Contains(n.body, "went well") {
				t.Errorf("%s lies ahead and already has a debrief", n.path)
			}
		}
	}
}

func TestInterviewsAreAtWorkingHours(t *testing.T) {
	s, _ := configuration(t)
	for _, n := range notes(t, "interviews") {
		day := n.at.Format(time.DateOnly)
		if !n.timed || weekend(n.at) || slices.Contains(s.Working.Holidays, day) || n.at.Hour() < 8 || n.at.Hour() > 17 {
			t.Errorf("%s: an interview at %v", n.path, n.at)
		}
		if !strings.HasPrefix(path.Base(n.path), day+"-") {
			t.Errorf("%s: the file name does not open with its day, %s", n.path, day)
		}
	}
}

// TestMessagesAreSentInWorkingHours also holds the weekly ceiling: a follow-up
// or a new contact comes no sooner than a week after the last message to the
// same company. Thank-yous belong to their interview and are not counted late.
func TestMessagesAreSentInWorkingHours(t *testing.T) {
	s, _ := configuration(t)
	sent := []string{"thank-you", "follow-up", "contacted", "feedback-asked"}
	messages := map[string][]entry{}
	var companies []string
	for _, folder := range []string{"interviews", "applications"} {
		for _, n := range notes(t, folder) {
			for _, e := range n.log {
				if !slices.Contains(sent, e.what) {
					continue
				}
				timed := e.at.Hour() != 0
				if weekend(e.at) || slices.Contains(s.Working.Holidays, e.at.Format(time.DateOnly)) ||
					timed && (e.at.Hour() < 9 || e.at.Hour() >= 17) {
					t.Errorf("%s: sent outside working hours: %s", n.path, e.line)
				}
				if e.what == "thank-you" && folder == "interviews" && (e.at.Before(n.at) || e.at.Sub(n.at) > 24*time.Hour) {
					t.Errorf("%s: not within 24 hours after the interview: %s", n.path, e.line)
				}
				if !slices.Contains(companies, n.company) {
					companies = append(companies, n.company)
				}
				messages[n.company] = append(messages[n.company], e)
			}
		}
	}
	const week = 7 * 24 * time.Hour
	for _, company := range companies {
		all := messages[company]
		slices.SortFunc(all, func(a, b entry) int { return a.at.Compare(b.at) })
		for i := 1; i < len(all); i++ {
			if all[i].what != "thank-you" && all[i].at.Sub(all[i-1].at) < week {
				t.Errorf("%s: %q comes less than a week after %q", company, all[i].line, all[i-1].line)
			}
		}
	}
}

func TestLinksLeadSomewhere(t *testing.T) {
	names := map[string]int{}
	texts := read(t, ".md")
	for name := range texts {
		names[strings.TrimSuffix(path.Base(name), ".md")]++
	}
	for name, n := range names {
		if n > 1 {
			t.Errorf("%d notes are named %s, so [[%s]] is ambiguous", n, name, name)
		}
	}
	wiki := regexp.MustCompile(`\[\[([^]|]+)(?:\|[^]]*)?\]\]`)
	link := regexp.MustCompile(`\]\(([^):]+)\)`)
	seen := 0
	for name, text := range texts {
		for _, m := range wiki.FindAllStringSubmatch(text, -1) {
			seen++
			if names[m[1]] == 0 {
				t.Errorf("%s: no note for %s", name, m[0])
			}
		}
		for _, m := range link.FindAllStringSubmatch(text, -1) {
			seen++
			if _, err := fs.Stat(FS, path.Join(path.Dir(name), m[1])); err != nil {
				t.Errorf("%s: broken link: %v", name, err)
			}
		}
	}
	if seen < 10 {
		t.Errorf("only %d links in the sample", seen)
	}
}

func TestSketchIsPlainShapes(t *testing.T) {
	unwanted := regexp.MustCompile(`<script|<style| style=| on[a-z]+=|href`)
	for name, text := range read(t, ".svg") {
		if len(text) > 3<<10 {
			t.Errorf("%s has %d bytes, more than 3 KB", name, len(text))
		}
		if m := unwanted.FindString(text); m != "" {
			t.Errorf("%s contains %q", name, m)
		}
	}
}

func TestStoryHasEveryPart(t *testing.T) {
	_, today := configuration(t)
	role := map[string]string{}
	interviewed := map[string]bool{}
	upcoming, words := 0, map[string]int{}
	interviews, applications := notes(t, "interviews"), notes(t, "applications")
	for _, n := range interviews {
		interviewed[n.company] = true
		if n.at.After(today) {
			upcoming++
		}
	}
	alone := 0
	for _, n := range applications {
		if !interviewed[n.company] {
			alone++
		}
	}
	for _, n := range slices.Concat(interviews, applications) {
		if n.company == "" || n.role == "" {
			t.Errorf("%s: company or role is missing", n.path)
		}
		if known, ok := role[n.company]; ok && known != n.role {
			t.Errorf("%s: the role at %s was %q before, now %q", n.path, n.company, known, n.role)
		}
		role[n.company] = n.role
		for _, e := range n.log {
			words[e.what]++
		}
	}
	for _, n := range notes(t, "companies") {
		if role[n.company] == "" {
			t.Errorf("%s: nobody applied to %q", n.path, n.company)
		}
	}
	between := func(what string, got, least, most int) {
		if got < least || got > most {
			t.Errorf("%s: %d, want %d to %d", what, got, least, most)
		}
	}
	between("interviews", len(interviews), 14, 30)
	between("companies with interviews", len(interviewed), 6, 8)
	between("applications without an interview", alone, 4, 10)
	between("upcoming interviews", upcoming, 1, 4)
	between("company notes", len(notes(t, "companies")), 3, 8)
	between("reviews", len(notes(t, "reviews")), 2, 2)
	between("offers", words["offer"], 1, 1)
	between("withdrawn", words["withdrawn"], 1, 1)
	for _, word := range logWords {
		if word != "accepted" && word != "declined" {
			between("log lines with "+word, words[word], 1, 50)
		}
	}
}
