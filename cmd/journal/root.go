package main

import (
	"regexp"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// settings are the flags that every command takes.
type settings struct {
	term    *terminal
	content string
	today   string
}

func newRoot(t *terminal) *cobra.Command {
	s := &settings{term: t}
	root := &cobra.Command{
		Use:   "journal",
		Short: "turn interview notes into a private website",
		Long: `Journal turns the Markdown notes you write after each interview into a private
website: a timeline, debriefs, what to improve next time. It knows what good
candidates do after an interview, and tells you what is due.

Your notes are in the folder content, the site goes to the folder public. Where
there is no journal, serve and build show the sample that comes with the program.`,
		Example: `  journal init search     a new journal in the folder search
  journal new Northwind   a note for an interview, opened in your editor
  journal serve --open    see the site while you write
  journal build           build the site
  journal check           find mistakes in your notes
  journal due             what to do now, and why
  journal sort            say what the lessons that nobody could place are about`,
		Args:          unknownCommand,
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE:          func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	root.SetOut(t.out.data())
	root.SetErr(t.err.text())
	root.PersistentFlags().StringVar(&s.content, "content", "", "folder of the notes (default content)")
	root.PersistentFlags().StringVar(&s.today, "today", "", `freeze the clock, as in "2026-03-05 09:00"`)
	_ = root.MarkPersistentFlagDirname("content")
	root.SetFlagErrorFunc(unknownFlag)
	root.SetHelpCommand(newHelp())
	cobra.AddTemplateFunc("flagUsages", func(flags *pflag.FlagSet) string { return flagUsages(flags, 0) })
	root.SetUsageTemplate(regexp.MustCompile(`\.(Local|Inherited)Flags\.FlagUsages`).ReplaceAllString(root.UsageTemplate(), "flagUsages .${1}Flags"))
	root.AddCommand(
		newInit(s), newNew(s), newServe(s), newBuild(s), newCheck(s), newDue(s), newDone(s), newLater(s), newDrop(s), newLog(s), newSort(s), newPlan(s), newReview(s), newUndo(s), newDraft(s),
		newPublish(s), newVerify(s), newSeal(s), newOpen(s), newExport(s), newImport(s), newInbox(s), newLSP(s), newVersion(s), newMan(),
	)
	return root
}

// flagUsages lists flags with what they do, broken into lines of that many
// columns, 0 for none. That a switch takes true and false goes without saying.
func flagUsages(flags *pflag.FlagSet, columns int) string {
	const plain = "[=true|false]"
	return strings.ReplaceAll(flags.FlagUsagesWrapped(columns), plain, strings.Repeat(" ", len(plain)))
}
