package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"journal/generator"
	"journal/generator/amend"
	"journal/generator/exchange"
	"journal/generator/journal"
	"journal/generator/prose"
	"journal/generator/undo"
)

func newSort(s *settings) *cobra.Command {
	var o sorting
	cmd := &cobra.Command{
		Use:        "sort [NOTE:LINE THEME]",
		SuggestFor: []string{"tag", "theme", "classify", "themes"},
		Short:      "say what the lessons that no theme fits surely are about",
		Long: `Sort goes through the lines under To improve and Feedback whose theme is not sure,
latest first, and asks what each is about. Your answer becomes a #tag at the end of
that line in its note; every other byte stays, and journal undo takes the last one
back. Lines that say the same follow your example, so two or three answers are
often enough.

For each line it offers the likeliest three themes by number. Besides:

  a   all themes, by number
  o   a theme of your own: you type its name
  n   none of them (#none): the line stays by itself, and is not asked about again
  s   skip it, as Enter does
  q   quit; what you have sorted is kept

Two numbers put a line into two themes. Without a terminal, sort lists the lines.
A line that stands in the wrong theme can be sorted with its place, too.`,
		Example: `  journal sort                              asks about each line
  journal sort --list                       only shows them
  journal sort northwind:27 concise         sorts one without asking
  journal sort northwind:27 none            it belongs to no theme
  journal sort northwind:27 --own "accents" a theme of your own
  journal sort --themes                     every theme and its tag
  journal sort --format json | jq -r '.[] | "\(.path):\(.line) \(.suggestions[0])"'`,
		Args: func(_ *cobra.Command, args []string) error { return o.check(args) },
		RunE: func(cmd *cobra.Command, args []string) error { return s.sort(cmd.Context(), args, o) },
		ValidArgsFunction: func(cmd *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			return s.offered(cmd.Context(), func(j *journal.Journal) []string { return completions(j, len(args)) }), cobra.ShellCompDirectiveNoFileComp
		},
	}
	cmd.Flags().BoolVar(&o.list, "list", false, "show the lines and ask nothing")
	cmd.Flags().BoolVar(&o.themes, "themes", false, "list the themes and their tags")
	cmd.Flags().StringVar(&o.own, "own", "", "sort the line into a theme of your own, of this name")
	cmd.Flags().StringVar(&o.format, "format", "text", "text or json, of the list")
	_ = cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions([]string{"text", "json"}, cobra.ShellCompDirectiveNoFileComp))
	_ = cmd.RegisterFlagCompletionFunc("own", cobra.NoFileCompletions)
	return cmd
}

// sorting is what the flags of sort say.
type sorting struct {
	list, themes bool
	own, format  string
}

func (o sorting) check(args []string) error {
	const hint = "as in journal sort northwind:27 concise; journal sort --list shows the lines"
	switch {
	case o.format != "text" && o.format != "json":
		return misuse(didYouMean(o.format, []string{"text", "json"}, "use text or json"), "there is no format %q", o.format)
	case (o.list || o.themes || o.format == "json") && (len(args) > 0 || o.own != ""):
		return misuse(hint, "a list takes no line")
	case o.own != "" && len(args) != 1, o.own == "" && len(args) == 1:
		return misuse(hint, "sort takes a line and its theme")
	}
	return nil
}

// completions are the lines that are to be sorted, or the themes.
func completions(j *journal.Journal, args int) (all []string) {
	switch args {
	case 0:
		for _, u := range j.ToSort {
			all = append(all, fmt.Sprintf("%s:%d\t%s", u.Note.Path, u.Item.Line, u.Text))
		}
	case 1:
		for _, c := range append(j.Choices(), journal.NoTheme()) {
			all = append(all, c.Tag+"\t"+c.Title)
		}
	}
	return all
}

func (s *settings) sort(ctx context.Context, args []string, o sorting) error {
	b, p, err := s.changeable(ctx)
	if err != nil {
		return err
	}
	switch {
	case o.themes:
		return s.listThemes(b.Journal)
	case o.format == "json":
		if err := exchange.ToSort(s.term.out.data(), b.Journal); err != nil {
			return broken(err, "")
		}
		return nil
	case len(args) > 0:
		return s.sortOne(b, p, args[0], strings.Join(args[1:], " "), o.own)
	case o.list, !s.term.canAsk(), len(b.Journal.ToSort) == 0:
		return s.listToSort(b.Journal, p)
	}
	return s.askToSort(ctx, b, p)
}

// listThemes shows every theme and the tag that leads to it.
func (s *settings) listThemes(j *journal.Journal) error {
	for _, c := range append(j.Choices(), journal.NoTheme()) {
		if err := s.term.out.printf("  #%-16s %s\n", c.Tag, c.Title); err != nil {
			return broken(err, "")
		}
	}
	return nil
}

// listToSort shows the lines that are to be sorted, and how.
func (s *settings) listToSort(j *journal.Journal, p place) error {
	if len(j.ToSort) == 0 {
		_ = s.term.out.printf("Nothing to sort: every lesson has its theme.\n")
		return nil
	}
	style := s.term.out.style("")
	_ = s.term.out.printf("%s to sort\n", prose.Count(len(j.ToSort), "line"))
	for i := range j.ToSort {
		u := &j.ToSort[i]
		_ = s.term.out.printf("\n%s%s%s:%d%s\n", style.Dim, p.folder(), u.Note.Path, u.Item.Line, style.Reset)
		_ = s.term.out.printf("  %s\n", u.Text)
		if len(u.Under) > 0 {
			_ = s.term.out.printf("  now under %s\n", strings.Join(u.Under, ", "))
		}
		if err := s.term.out.printf("  perhaps %s\n", strings.Join(u.Suggestions, ", ")); err != nil {
			return broken(err, "")
		}
	}
	first := &j.ToSort[0]
	_ = s.term.out.printf("\nTo sort one: journal sort %s:%d %s\n", thisMachine().shellWord(first.Note.Path), first.Item.Line, first.Suggestions[0])
	return nil
}

// sortOne sorts the lesson in one line, NOTE:LINE, into a theme or one of the user's own.
func (s *settings) sortOne(b *generator.Built, p place, at, name, own string) error {
	u, err := lineNamed(b.Journal, at, p)
	if err != nil {
		return err
	}
	c, err := themeNamed(b.Journal, name, own)
	if err != nil {
		return err
	}
	if len(u.Tags) > 0 {
		return broken(fmt.Errorf("this line has the tag #%s already", strings.Join(u.Tags, " #")), "change it in "+p.folder()+u.Note.Path+":"+strconv.Itoa(u.Item.Line))
	}
	return s.sortInto(b, p, u, c)
}

// lineNamed finds the lesson in a line that is named as NOTE:LINE.
func lineNamed(j *journal.Journal, at string, p place) (*journal.Unsorted, error) {
	colon := strings.LastIndexByte(at, ':')
	line, err := strconv.Atoi(at[colon+1:])
	if colon < 0 || err != nil {
		return nil, misuse("write it as northwind:27; journal sort --list shows the lines", "%q names no line of a note", at)
	}
	n, err := noteByName(j, at[:colon], p)
	if err != nil {
		return nil, err
	}
	u := j.Sortable(n, line)
	if u == nil {
		var lines []string
		for _, u := range j.ToSort {
			if u.Note == n {
				lines = append(lines, strconv.Itoa(u.Item.Line))
			}
		}
		hint := "a lesson is an entry under To improve or Feedback; journal sort --list shows what is to be sorted"
		if len(lines) > 0 {
			hint = "to be sorted there: line " + prose.List(lines, "and")
		}
		return nil, misuse(hint, "%s%s has no lesson in line %d", p.folder(), n.Path, line)
	}
	return u, nil
}

// themeNamed finds a theme by its tag or title, or the one that the user names.
func themeNamed(j *journal.Journal, name, own string) (journal.Choice, error) {
	if own != "" {
		c, ok := j.OwnTheme(own)
		if !ok {
			return c, misuse("begin it with a letter, as in --own accents", "%q cannot be written as a tag", own)
		}
		return c, nil
	}
	name = strings.TrimPrefix(strings.TrimSpace(name), "#")
	c, ok := j.ChoiceNamed(name)
	if !ok {
		var alike []string
		for _, c := range near(name, j.Choices(), func(c journal.Choice) []string { return []string{c.Tag, c.Name, c.Title} }) {
			alike = append(alike, c.Tag)
		}
		return c, misuse(meant(alike, "journal sort --themes lists them; --own makes one of your own"), "there is no theme %q", name)
	}
	return c, nil
}

// sortInto writes the tags and says where.
func (s *settings) sortInto(b *generator.Built, p place, u *journal.Unsorted, themes ...journal.Choice) error {
	root, err := os.OpenRoot(p.content)
	if err != nil {
		return broken(fmt.Errorf("opening the notes: %w", err), "")
	}
	defer root.Close()
	c, err := b.Sort(lastChange(p), root, u, themes...)
	where := p.folder() + c.Path + ":" + strconv.Itoa(u.Item.Line)
	switch {
	case errors.Is(err, undo.ErrNotKept):
		s.term.say("warning: %v", err)
	case errors.Is(err, generator.ErrInLog):
		return broken(fmt.Errorf("%s: %w", where, err), "")
	case errors.Is(err, amend.ErrChanged), errors.Is(err, amend.ErrInUse):
		return broken(err, "run it again")
	case err != nil:
		return broken(err, "write it into "+where+" yourself: "+c.Line)
	}
	var titles []string
	for _, t := range themes {
		titles = append(titles, t.Title)
	}
	_ = s.term.out.printf("Sorted: %s\n%s: %s\n", strings.Join(titles, " and "), where, c.Line)
	return nil
}

// askToSort asks about each line.
func (s *settings) askToSort(ctx context.Context, b *generator.Built, p place) error {
	skipped := map[string]bool{}
	key := func(u *journal.Unsorted) string { return fmt.Sprint(u.Note.Path, u.Item.Line, u.Text) }
	left := func() []*journal.Unsorted {
		var all []*journal.Unsorted
		for i := range b.Journal.ToSort {
			if u := &b.Journal.ToSort[i]; !skipped[key(u)] {
				all = append(all, u)
			}
		}
		return all
	}
	s.term.tell("A number puts a line into that theme, by a #tag in its note. a all themes, o one of\nyour own, n none of them, s or Enter skips, q quits.\n")
	sorted := 0
	for todo := left(); len(todo) > 0; {
		themes, err := s.askAbout(ctx, b.Journal, p, todo[0], len(todo))
		switch {
		case errors.Is(err, errQuit):
			todo = nil
			continue
		case err != nil:
			return err
		}
		skipped[key(todo[0])] = true
		if len(themes) > 0 {
			if err := s.sortInto(b, p, todo[0], themes...); err != nil {
				return err
			}
			sorted++
			// Lines that say the same follow the example, so the notes are looked at again.
			if b, _, err = s.open(ctx, p); err != nil {
				return err
			}
			if follow := len(todo) - 1 - len(left()); follow > 0 {
				_ = s.term.out.printf("%s to sort less: what is like it follows\n", prose.Count(follow, "line"))
			}
		}
		todo = left()
	}
	rest := len(b.Journal.ToSort)
	if sorted > 0 {
		s.term.tell("%s sorted, %d left. journal undo takes the last one back.\n", prose.Count(sorted, "line"), rest)
	} else {
		s.term.tell("Nothing was changed, %d left.\n", rest)
	}
	return nil
}

// errQuit says that somebody has had enough.
var errQuit = errors.New("quit")

// askAbout asks about one line, of several that are left. No theme means that it is skipped.
func (s *settings) askAbout(ctx context.Context, j *journal.Journal, p place, u *journal.Unsorted, left int) ([]journal.Choice, error) {
	style := s.term.err.style("")
	all := ordered(j, u)
	var head strings.Builder
	head.WriteString(inLine("\n%s%s%s\n", style.Place, u.Text, style.Reset))
	where := ""
	if u.Interview != nil {
		where = u.Interview.Title + ", "
	}
	if !u.Day.IsZero() {
		where += u.Day.String() + ", "
	}
	head.WriteString(inLine("%s%s%s%s:%d, %s left%s\n", style.Dim, where, p.folder(), u.Note.Path, u.Item.Line, prose.Count(left, "line"), style.Reset))
	if len(u.Under) > 0 {
		head.WriteString(inLine("%snow under %s%s\n", style.Dim, strings.Join(u.Under, ", "), style.Reset))
	}
	s.term.put(head.String())
	s.showThemes(all[:min(len(u.Suggestions), len(all))])
	for {
		answer, err := s.term.ask(ctx, "theme (1-"+strconv.Itoa(len(u.Suggestions))+", a, o, n, s, q): ")
		if errors.Is(err, io.EOF) {
			s.term.tell("\n")
			return nil, errQuit
		}
		if err != nil {
			return nil, err
		}
		switch strings.ToLower(answer) {
		case "", "s", "skip":
			return nil, nil
		case "q", "quit":
			return nil, errQuit
		case "n", "none":
			return []journal.Choice{journal.NoTheme()}, nil
		case "a", "all":
			s.showThemes(all)
			continue
		case "o", "own":
			if answer, err = s.term.ask(ctx, "its name: "); err != nil || answer == "" {
				continue
			}
			c, ok := j.OwnTheme(answer)
			if !ok {
				s.term.tell("%q cannot be written as a tag; begin it with a letter.\n", answer)
				continue
			}
			return []journal.Choice{c}, nil
		}
		themes, err := picked(j, all, answer)
		if err == nil {
			return themes, nil
		}
		s.term.tell("%s\n", sentence(err))
	}
}

// sentence is what went wrong and what to do about it in one line.
func sentence(err error) string {
	var f *failure
	if errors.As(err, &f) && f.hint != "" {
		return f.Error() + "; " + f.hint
	}
	return err.Error()
}

// ordered returns all themes, those that are likely for a line first.
func ordered(j *journal.Journal, u *journal.Unsorted) []journal.Choice {
	all := j.Choices()
	first := func(c journal.Choice) int {
		if at := slices.Index(u.Suggestions, c.Name); at >= 0 {
			return at
		}
		return len(u.Suggestions)
	}
	slices.SortStableFunc(all, func(a, b journal.Choice) int { return first(a) - first(b) })
	return all
}

// showThemes shows themes with their numbers.
func (s *settings) showThemes(themes []journal.Choice) {
	for i, c := range themes {
		s.term.tell("%4d  %s  #%s\n", i+1, c.Title, c.Tag)
	}
}

// picked reads which themes somebody means: numbers, or a name.
func picked(j *journal.Journal, all []journal.Choice, answer string) ([]journal.Choice, error) {
	var themes []journal.Choice
	for _, word := range strings.FieldsFunc(answer, func(c rune) bool { return c == ' ' || c == ',' || c == '+' }) {
		n, err := strconv.Atoi(word)
		if err != nil {
			c, err := themeNamed(j, answer, "")
			return []journal.Choice{c}, err
		}
		if n < 1 || n > len(all) {
			return nil, misuse("a shows all themes", "there is no number %d", n)
		}
		if !slices.Contains(themes, all[n-1]) {
			themes = append(themes, all[n-1])
		}
	}
	if len(themes) == 0 {
		return nil, misuse("write a number, a, o, n, s or q", "%q is no answer", answer)
	}
	return themes, nil
}
