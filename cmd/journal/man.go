package main

import (
	_ "embed"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"text/template"

	"github.com/spf13/cobra"
)

//go:embed man.roff
var manRoff string

var manTemplate = template.Must(template.New("man.roff").Funcs(template.FuncMap{"roff": roff, "upper": strings.ToUpper}).Parse(manRoff))

// newMan writes the manual from what --help says, so neither can differ. It is
// for who packs the program, so help does not list it.
func newMan() *cobra.Command {
	return &cobra.Command{
		Use:    "man DIR",
		Hidden: true,
		Short:  "write the manual pages",
		Long: `Man writes a manual page for every command into a folder. Packages bring them
along; after go install you can add them yourself.`,
		Example: `  journal man ~/.local/share/man/man1     then: man journal`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return misuse("journal man --help shows an example", "name the one folder for the manual pages")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := os.MkdirAll(args[0], 0o755); err != nil {
				return broken(fmt.Errorf("making the folder of the manual: %w", err), "")
			}
			for _, c := range manual(cmd.Root()) {
				var text strings.Builder
				if err := manTemplate.Execute(&text, newManPage(c)); err != nil {
					return fmt.Errorf("the manual page of %s: %w", c.CommandPath(), err)
				}
				if err := os.WriteFile(filepath.Join(args[0], manName(c)+".1"), []byte(text.String()), 0o644); err != nil {
					return broken(fmt.Errorf("writing the manual: %w", err), "")
				}
			}
			return nil
		},
	}
}

// manual lists the commands that have a page: the program, and all that help
// lists, with theirs. The shells of completion are told on one page.
func manual(c *cobra.Command) []*cobra.Command {
	pages := []*cobra.Command{c}
	if c.Name() == "completion" {
		return pages
	}
	for _, sub := range c.Commands() {
		if sub.IsAvailableCommand() {
			pages = append(pages, manual(sub)...)
		}
	}
	return pages
}

// manName is what one asks man for: journal-build.
func manName(c *cobra.Command) string { return strings.ReplaceAll(c.CommandPath(), " ", "-") }

// manPage is what the template needs of a command.
type manPage struct {
	Page       string
	Command    *cobra.Command
	Paragraphs []manParagraph
	Commands   []*cobra.Command
	Options    string
	Others     []string // pages
}

// manParagraph is a part of a text: prose, which man may break elsewhere, or
// lines that stay as they are.
type manParagraph struct {
	Text   string
	AsItIs bool
}

func newManPage(c *cobra.Command) manPage {
	page := manPage{Page: manName(c), Command: c}
	c.InitDefaultHelpFlag()
	const wide = 72 // man indents by seven columns
	page.Options = strings.TrimRight(flagUsages(c.Flags(), wide), "\n")
	long := c.Long
	if long == "" {
		long = c.Short
	}
	for text := range strings.SplitSeq(strings.TrimSpace(long), "\n\n") {
		text = strings.Trim(text, "\n")
		page.Paragraphs = append(page.Paragraphs, manParagraph{text, strings.HasPrefix(text, " ") || strings.Contains(text, "\n ") || strings.Contains(text, "\n\t")})
	}
	for _, sub := range c.Commands() {
		if sub.IsAvailableCommand() {
			page.Commands = append(page.Commands, sub)
		}
	}
	if c.HasParent() {
		page.Others = append(page.Others, manName(c.Parent()))
	}
	for _, other := range manual(c)[1:] {
		page.Others = append(page.Others, manName(other))
	}
	return page
}

// roff writes a text so that no character of it is a request of roff(7).
func roff(text string) string {
	text = strings.NewReplacer(`\`, `\e`, `-`, `\-`, `'`, `\(aq`, "`", "\\(ga", `"`, `\(dq`, `^`, `\(ha`, `~`, `\(ti`, "\t", "    ").Replace(text)
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		if strings.HasPrefix(line, ".") {
			lines[i] = `\&` + line
		}
	}
	return strings.Join(lines, "\n")
}
