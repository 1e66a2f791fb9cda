package main

import (
	"cmp"
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"journal/generator/prose"

	"github.com/agnivade/levenshtein"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// near returns those of all that are written almost like word, the nearest
// first, at most three. names are what one is called.
func near[T any](word string, all []T, names func(T) []string) []T {
	const most = 3
	type candidate struct {
		it       T
		distance int
	}
	word = strings.ToLower(word)
	var found []candidate
	for _, it := range all {
		best := -1
		for _, name := range names(it) {
			if d := distance(word, strings.ToLower(name)); best < 0 || d < best {
				best = d
			}
		}
		if best >= 0 && best <= slips(word) {
			found = append(found, candidate{it, best})
		}
	}
	slices.SortStableFunc(found, func(a, b candidate) int { return cmp.Compare(a.distance, b.distance) })
	var nearest []T
	for _, c := range found[:min(most, len(found))] {
		nearest = append(nearest, c.it)
	}
	return nearest
}

// slips is how many slips of the finger a word of that length may have.
func slips(word string) int {
	const most = 3
	return min(max((utf8.RuneCountInString(word)+1)/3, 1), most)
}

// distance counts the slips between what was typed and a name: letters that
// are wrong, missing or too many, and two neighbours swapped once. A name that
// was only begun counts as one.
func distance(typed, name string) int {
	const begun = 3
	if len(typed) >= begun && strings.HasPrefix(name, typed) {
		return min(1, len(name)-len(typed))
	}
	best := levenshtein.ComputeDistance(typed, name)
	letters := []rune(typed)
	for i := 1; i < len(letters); i++ {
		letters[i-1], letters[i] = letters[i], letters[i-1]
		best = min(best, 1+levenshtein.ComputeDistance(string(letters), name))
		letters[i-1], letters[i] = letters[i], letters[i-1]
	}
	return best
}

// didYouMean is the hint for a word that is none of known: those that it may
// be a slip of, or else what otherwise says.
func didYouMean(word string, known []string, otherwise string) string {
	return meant(near(word, known, func(s string) []string { return []string{s} }), otherwise)
}

// meant asks about the names that were found, or says otherwise.
func meant(found []string, otherwise string) string {
	if len(found) == 0 {
		return otherwise
	}
	return "did you mean " + prose.List(found, "or") + "?"
}

// unknownCommand refuses what is no command.
func unknownCommand(root *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	var known []string
	for _, c := range near(args[0], root.Commands(), commandNames) {
		known = append(known, root.Name()+" "+c.Name())
	}
	return misuse(meant(known, root.Name()+" --help lists the commands"), "unknown command %q", args[0])
}

// newHelp is the command help; what is no command is refused as elsewhere.
func newHelp() *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND]",
		Short: "explain a command, with examples",
		RunE: func(cmd *cobra.Command, args []string) error {
			found, rest, err := cmd.Root().Find(args)
			if err != nil || len(rest) > 0 && !found.HasParent() {
				return unknownCommand(cmd.Root(), args)
			}
			return found.Help()
		},
	}
}

// commandNames are the name of a command and the words that people use for it.
func commandNames(c *cobra.Command) []string {
	return append([]string{c.Name()}, c.SuggestFor...)
}

// unknownFlag says how a flag was mistyped.
func unknownFlag(cmd *cobra.Command, err error) error {
	hint := cmd.CommandPath() + " --help shows the flags"
	var unknown *pflag.NotExistError
	if errors.As(err, &unknown) {
		var known []string
		cmd.Flags().VisitAll(func(f *pflag.Flag) { known = append(known, "--"+f.Name) })
		hint = didYouMean("--"+unknown.GetSpecifiedName(), known, hint)
	}
	return misuse(hint, "%w", err)
}
