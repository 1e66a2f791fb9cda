package advice

import (
	"slices"
	"testing"
)

func TestSnooze(t *testing.T) {
	thanked := []string{"next_steps: answer by 2026-03-06", "log:", "  - 2026-03-04 14:00 thank-you all"}
	hidden := func(now string, line string) bool {
		j := open(t, now, with(saltmarsh, append(slices.Clone(thanked), "  - "+line)...))
		return len(lines(j, "follow-up")) == 0
	}
	plain := open(t, "2026-03-12 10:00", with(saltmarsh, thanked...))
	want(t, plain, "follow-up", "overdue 20 follow-up Halina Brzoza, Wed 11 Mar 09:00 to Wed 11 Mar 17:00")
	id := one(t, plain, "follow-up").ID
	for _, c := range []struct {
		now, line string
		hides     bool
	}{
		{"2026-03-12 10:00", "2026-03-11 later until 2026-03-16: follow-up Halina Brzoza", true},
		{"2026-03-15 23:59", "2026-03-11 later until 2026-03-16: follow-up Halina Brzoza", true},
		{"2026-03-16 00:00", "2026-03-11 later until 2026-03-16: follow-up Halina Brzoza", false},
		{"2026-03-12 10:00", "2026-03-11 later until 2026-03-16: follow up with Halina", true},
		{"2026-03-12 10:00", "2026-03-11 later until 2026-03-16: follow-up", true},
		{"2026-03-12 10:00", "2026-03-11 later until 2026-03-16: " + id, true},
		{"2026-03-12 10:00", "2026-03-11 later until 2026-03-16", true},
		{"2026-03-12 10:00", "2026-03-16 later: follow-up", true},
		{"2026-03-12 10:00", "2026-03-11 later until 2026-03-16: follow-up Jin-ho Seo", false},
		{"2026-03-12 10:00", "2026-03-11 later until 2026-03-16: debrief", false},
	} {
		if got := hidden(c.now, c.line); got != c.hides {
			t.Errorf("%s, %s: hidden %v, want %v", c.now, c.line, got, c.hides)
		}
	}
	other := sent("Yarrow Rail", "2026-03-10", "  - 2026-03-11 later until 2026-03-16: follow-up")
	want(t, open(t, "2026-03-12 10:00", with(saltmarsh, thanked...)+other), "follow-up", "overdue 20 follow-up Halina Brzoza, Wed 11 Mar 09:00 to Wed 11 Mar 17:00")
	whole := sent("Yarrow Rail", "2026-03-03", "  - 2026-03-11 later until 2026-03-16: apply")
	want(t, open(t, "2026-03-12 10:00", whole), "apply")
}

func TestSnoozeEndsTheStableSpan(t *testing.T) {
	j := open(t, "2026-03-15 23:00", with(saltmarsh, "log:", "  - 2026-03-11 later until 2026-03-16: follow-up"))
	_, until := Plan(j)
	if got := until.Format("02 15:04"); got != "16 00:00" {
		t.Errorf("stable until %s", got)
	}
}

// TestDropped holds what a line "dropped" or "done" takes away, and what is new
// enough to come all the same.
func TestDropped(t *testing.T) {
	thanked := []string{"next_steps: answer by 2026-03-06", "log:", "  - 2026-03-04 14:00 thank-you all"}
	follow := open(t, "2026-03-12 10:00", with(saltmarsh, thanked...))
	id := one(t, follow, "follow-up").ID
	for _, c := range []struct {
		line string
		gone bool
	}{
		{"2026-03-11 dropped: follow-up Halina Brzoza", true},
		{"2026-03-11 dropped follow up with Halina", true},
		{"2026-03-11 dropped: " + id, true},
		{"2026-03-11 done: " + id, true},
		{"2026-03-11 dropped: follow-up Jin-ho Seo", false},
		{"2026-03-11 dropped: prep", false},
	} {
		j := open(t, "2026-04-01 10:00", with(saltmarsh, append(thanked[:3:3], "  - "+c.line)...))
		if gone := len(lines(j, "follow-up")) == 0; gone != c.gone {
			t.Errorf("%s: gone %v, want %v", c.line, gone, c.gone)
		}
	}
	for _, c := range []struct {
		line string
		gone bool
	}{
		{"  - 2026-03-11 dropped: follow-up\n  - 2026-03-16 answered Halina Brzoza: we need a week more", false}, // another matter now
		{"  - 2026-03-16 answered Halina Brzoza: we need a week more\n  - 2026-03-17 dropped: follow-up", true},
	} {
		j := open(t, "2026-04-01 10:00", with(saltmarsh, append(thanked[:3:3], c.line)...))
		if gone := len(lines(j, "follow-up", "silent")) == 0; gone != c.gone {
			t.Errorf("%s: gone %v, want %v", c.line, gone, c.gone)
		}
	}
	week := sent("Yarrow Rail", "2026-02-24", "  - 2026-03-05 dropped: apply")
	want(t, open(t, "2026-03-06 10:00", week), "apply")
	if next := lines(open(t, "2026-03-13 10:00", week), "apply"); len(next) != 1 {
		t.Errorf("what was dropped in one week is nothing of the next: %v", next)
	}
}
