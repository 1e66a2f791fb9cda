package main

import (
	"bufio"

	"github.com/spf13/cobra"

	"journal/generator/exchange"
)

func newExport(s *settings) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "export FORMAT",
		Short: "give the journal to other programs",
		Long: `Export writes the whole journal to standard output.

json is the stable face for other programs: interviews with their lines,
applications with their history, what to improve, and the problems of the notes.`,
		Example: `  journal export json > journal.json
  journal export json | jq '.improvements[] | {theme, interviews}'`,
		ValidArgs: []string{"json"},
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 || args[0] != "json" {
				return misuse("journal export json", "export takes one format, and knows json")
			}
			p, err := s.find()
			if err != nil {
				return err
			}
			b, _, err := s.open(cmd.Context(), p)
			if err != nil {
				return err
			}
			out := bufio.NewWriter(s.term.out)
			if err := exchange.JSON(out, b.Journal, b.Problems); err != nil {
				return broken(err, "")
			}
			if err := out.Flush(); err != nil {
				return broken(err, "")
			}
			return nil
		},
	}
	return cmd
}
