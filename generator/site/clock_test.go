package site

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/chromedp/chromedp"

	"journal/generator/generatortest/browser"
)

// The script follows the reader's clock: nothing changes on a fresh page, what
// is due becomes overdue, and "today" becomes the day. A journal that stands
// still on a day stays as it is for ever.
func TestPageFollowsTheReadersClock(t *testing.T) {
	t.Setenv("TZ", "UTC") // where the reader is
	ctx := browser.Start(t)
	at := func(day, hour int) time.Time { return time.Date(2026, 3, day, hour, 0, 0, 0, time.UTC) }
	for _, c := range []struct {
		what, today string
		now         time.Time
		want        []string
		none        []string
	}{
		{"fresh", "", at(5, 9), []string{"due\nThank Mary Chen\nby 11:00"}, []string{"overdue"}},
		{"the same day", "", at(5, 11), []string{"overdue\nThank Mary Chen\nby 11:00"}, nil},
		{"two days later", "", at(7, 11), []string{"overdue\nThank Mary Chen\nby Thu 5 Mar 11:00"}, []string{"today", "tomorrow"}},
		{"a year later", "today: 2026-03-05 08:30\n", at(5, 11).AddDate(1, 0, 0), []string{"due\nThank Mary Chen\nby 11:00"}, []string{"overdue"}},
	} {
		dir := t.TempDir()
		written(t, dir, c.today, c.now)
		if err := chromedp.Do(ctx, chromedp.Navigate("file://"+filepath.ToSlash(filepath.Join(dir, "actions.html")))); err != nil {
			t.Fatal(err)
		}
		text, err := chromedp.Run(ctx, chromedp.Evaluate[string](`[...document.querySelectorAll('.todo > li')].map(li => ['.state', '.do', '.when'].map(e => li.querySelector(e).textContent.trim()).join('\n')).join('\n\n')`))
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range c.want {
			if !strings.Contains("\n"+text, "\n"+want) {
				t.Errorf("%s: %q is not there:\n%s", c.what, want, text)
			}
		}
		for _, none := range c.none {
			if strings.Contains(text, none) {
				t.Errorf("%s: %q is there:\n%s", c.what, none, text)
			}
		}
	}
}

// written makes a site with a thank-you that is due and puts it on disk, for a
// reader whose clock shows now.
func written(t *testing.T, dir, today string, now time.Time) {
	t.Helper()
	s := madeAt(t, fstest.MapFS{
		"journal.yaml": {Data: []byte("timezone: UTC\n" + today)},
		"interviews/northwind.md": {Data: []byte("---\ncompany: Northwind Robotics\ndate: 2026-03-04 10:00\nduration: 60m\ninterviewers: [Mary Chen <mary@northwind.example>]\n" +
			"next_steps: they write by 2026-03-20\nratings: {overall: 3}\n---\n## Went well\n- the talk\n")},
	}, time.Date(2026, 3, 5, 8, 30, 0, 0, time.UTC))
	if err := os.CopyFS(dir, s); err != nil {
		t.Fatal(err)
	}
	script, err := s.ReadFile("journal.js")
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(dir, "journal.js")
	if err := os.Remove(name); err != nil {
		t.Fatal(err)
	}
	clock := "Date.now = () => Date.parse('" + now.Format(time.RFC3339) + "');\n"
	if err := os.WriteFile(name, append([]byte(clock), script...), 0o600); err != nil {
		t.Fatal(err)
	}
}
