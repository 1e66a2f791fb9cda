package main

import (
	"context"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"journal/generator"
	"journal/generator/advice"
	"journal/generator/day"
	"journal/generator/exchange"
	"journal/generator/problem"
	"journal/generator/prose"
)

// soon is for how many days due looks ahead.
const soon = 7

func newDue(s *settings) *cobra.Command {
	var format string
	var all bool
	cmd := &cobra.Command{
		Use:        "due",
		SuggestFor: []string{"next", "todo", "tasks", "actions", "reminders"},
		Short:      "show what to do now, and why",
		Long: `Due tells you what good candidates would do now: whom to thank, where to follow
up, what to write down while it is fresh. Overdue comes first, then due, then the
next seven days.

Each action has an id; journal done ID notes in the right file that it is done,
journal later ID DATE puts it off, journal drop ID drops it, and journal undo
takes the last of these back. The first three letters of an id are enough.

--format json gives every action, as the array "actions" of journal export json.`,
		Example: `  journal due
  journal due --all                       also what is further ahead, and what was missed
  journal due --today "2026-03-05 09:00"  as it was that morning
  journal due --format json | jq -r '.[] | select(.state == "overdue") | .title'`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return s.due(cmd.Context(), format, all) },
	}
	cmd.Flags().StringVar(&format, "format", "text", "text or json")
	cmd.Flags().BoolVar(&all, "all", false, "also what is further ahead, and what was missed")
	_ = cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions([]string{"text", "json"}, cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

func (s *settings) due(ctx context.Context, format string, all bool) error {
	if format != "text" && format != "json" {
		return misuse(didYouMean(format, []string{"text", "json"}, "use text or json"), "there is no format %q", format)
	}
	b, _, p, err := s.around(ctx)
	if err != nil {
		return err
	}
	actions := b.Actions
	if format == "json" {
		err = exchange.Actions(s.term.out.data(), actions)
	} else {
		err = writeDue(s.term.out.text(), b, actions, all, s.term.out.style(p.folder()), s.term.out.columns())
	}
	if err != nil {
		return broken(err, "")
	}
	return nil
}

// group is a heading of due and the actions below it.
type group struct {
	title, colour string
	actions       []advice.Action
}

// writeDue writes the actions in groups, as they are given: most pressing
// first. Text is wrapped to that many columns; 0 leaves lines as long as they are.
func writeDue(w io.Writer, b *generator.Built, actions []advice.Action, all bool, style problem.Style, columns int) error {
	groups := []group{{"Overdue", style.Error, nil}, {"Due", style.Warning, nil}, {"Coming up", style.Place, nil}, {"Missed", style.Dim, nil}}
	horizon := b.Journal.Today.AddDays(soon)
	var far []advice.Action
	for _, a := range actions {
		switch a.State {
		case advice.Overdue:
			groups[0].actions = append(groups[0].actions, a)
		case advice.Due:
			groups[1].actions = append(groups[1].actions, a)
		case advice.Upcoming:
			if !all && day.Of(a.From.In(b.Journal.Now.Location())).Compare(horizon) > 0 {
				far = append(far, a)
				continue
			}
			groups[2].actions = append(groups[2].actions, a)
		case advice.Missed:
			if all {
				groups[3].actions = append(groups[3].actions, a)
			}
		}
	}
	say := actionPrinter{now: b.Journal.Now, style: style, columns: columns}
	var out strings.Builder
	if len(groups[0].actions)+len(groups[1].actions) == 0 {
		out.WriteString("Nothing is due.\n")
	}
	for _, g := range groups {
		if len(g.actions) == 0 {
			continue
		}
		if out.Len() > 0 {
			out.WriteByte('\n')
		}
		out.WriteString(inLine("%s%s%s\n", g.colour, g.title, style.Reset))
		for _, a := range g.actions {
			say.action(&out, a)
		}
	}
	if len(far) > 0 {
		next := "Later"
		if len(groups[0].actions)+len(groups[1].actions)+len(groups[2].actions) == 0 {
			next = "Next"
		}
		line := inLine("%s, %s: %s", next, say.when(far[0].From, false), say.title(far[0]))
		if more := len(far) - 1; more > 0 {
			line += fmt.Sprintf(", and %d more", more)
		}
		out.WriteString("\n" + wrapped(line+" (journal due --all)", columns, "", say.visible) + "\n")
	}
	_, err := io.WriteString(w, out.String())
	return err
}

// actionPrinter tells of actions as of now, by the clock of the journal.
type actionPrinter struct {
	now     time.Time
	style   problem.Style
	columns int // that a line may have; 0 for any number
}

// action writes one action: what and for whom, by when, and why.
func (s actionPrinter) action(w *strings.Builder, a advice.Action) {
	margin := strings.Repeat(" ", len(a.ID)+4)
	head := inLine("%s%s%s", s.style.Place, s.title(a), s.style.Reset)
	if span := s.span(a); span != "" {
		head += inLine(", %s", span)
	}
	why := inLine("%s %s(practice %d)%s", strings.ReplaceAll(a.Why, "\n", " "), s.style.Dim, a.Practice, s.style.Reset)
	w.WriteString(inLine("  %s%s%s  ", s.style.Dim, a.ID, s.style.Reset))
	w.WriteString(wrapped(head, s.columns, margin, s.visible) + "\n")
	w.WriteString(margin + wrapped(why, s.columns, margin, s.visible) + "\n")
	if a.Note != nil {
		w.WriteString(inLine("%s%s%s%s%s\n", margin, s.style.Dim, s.style.Folder, a.Note.Path, s.style.Reset))
	}
}

// visible is a text without the colours of the style.
func (s actionPrinter) visible(text string) string {
	for _, colour := range []string{s.style.Dim, s.style.Place, s.style.Reset} {
		if colour != "" {
			text = strings.ReplaceAll(text, colour, "")
		}
	}
	return text
}

// title names an action and its company, if the one does not name the other.
func (s actionPrinter) title(a advice.Action) string {
	if a.Company == nil || strings.Contains(a.Title, a.Company.Name) {
		return a.Title
	}
	return a.Title + " · " + a.Company.Name
}

// span says when an action is for, in words: "until tomorrow 11:00".
func (s actionPrinter) span(a advice.Action) string {
	switch {
	case a.State == advice.Overdue || a.State == advice.Missed:
		return "was due by " + s.when(a.Until, true) + s.ago(a.Until)
	case a.State == advice.Due && a.Until.IsZero():
		return "since " + s.when(a.From, false)
	case a.State == advice.Due:
		return "until " + s.when(a.Until, true)
	case a.Until.IsZero():
		return "from " + s.when(a.From, true)
	}
	from, until := a.From.In(s.now.Location()), a.Until.In(s.now.Location())
	if day.Of(from) == day.Of(until) {
		return s.when(a.From, true) + " to " + until.Format("15:04")
	}
	return s.when(a.From, true) + " until " + s.when(a.Until, true)
}

// when says a moment in words: "today 17:00", "Wed 4 Mar 17:00". Midnight, in
// the zone it was meant in, is the end of the day before.
func (s actionPrinter) when(t time.Time, clock bool) string {
	if clock && t.Format("15:04") == "00:00" {
		before := t.Add(-time.Minute)
		return "the end of " + s.when(day.Of(before).At(12*60, s.now.Location()), false)
	}
	t = t.In(s.now.Location())
	today, day := day.Of(s.now), day.Of(t)
	var words string
	switch today.DaysUntil(day) {
	case -1:
		words = "yesterday"
	case 0:
		words = "today"
	case 1:
		words = "tomorrow"
	default:
		words = t.Format("Mon 2 Jan")
		if day.Year != today.Year {
			words = t.Format("Mon 2 Jan 2006")
		}
	}
	if clock {
		words += t.Format(" 15:04")
	}
	return words
}

// ago says how many days have passed since a moment; nothing within a day.
func (s actionPrinter) ago(t time.Time) string {
	if days := s.daysSince(t); days > 1 {
		return ", " + prose.Count(days, "day") + " ago"
	}
	return ""
}

// past says when something was, without the hour: "today", "yesterday", "8 days ago".
func (s actionPrinter) past(t time.Time) string {
	if days := s.daysSince(t); days > 1 {
		return prose.Count(days, "day") + " ago"
	}
	return s.when(t, false)
}

// daysSince counts the days since a moment. Midnight is the end of the day before.
func (s actionPrinter) daysSince(t time.Time) int {
	return day.Of(t.Add(-time.Minute)).DaysUntil(day.Of(s.now))
}
