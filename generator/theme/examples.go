package theme

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// example is a line that somebody sorted, as the files of the folder examples have
// it; its README says how they are written.
type example struct {
	text     string
	language string
	voice    int      // who wrote it; voices count from 0
	knowing  bool     // its writer knew the lexicon, so it cannot judge it
	themes   []string // none, one or two, the surer first
}

// readExamples reads the example files of a folder: one a language, or several that
// begin with the language and a hyphen. Mistakes are returned together.
func readExamples(folder fs.FS) (all []example, problems []error) {
	names, err := fs.Glob(folder, "*.txt")
	if err != nil {
		return nil, []error{fmt.Errorf("listing the examples: %w", err)}
	}
	voice, knowing := -1, false
	for _, name := range names {
		text, err := fs.ReadFile(folder, name)
		if err != nil {
			problems = append(problems, fmt.Errorf("reading the examples: %w", err))
			continue
		}
		language, _, _ := strings.Cut(strings.TrimSuffix(path.Base(name), ".txt"), "-")
		voice++
		for i, line := range strings.Split(string(text), "\n") {
			line = strings.TrimSpace(line)
			if line == "" {
				continue
			}
			if strings.HasPrefix(line, "#") {
				voice++
				knowing = strings.HasPrefix(line, "#~")
				continue
			}
			e, err := readExample(line)
			if err != nil {
				problems = append(problems, fmt.Errorf("%s:%d: %w", name, i+1, err))
				continue
			}
			e.language, e.voice, e.knowing = language, voice, knowing
			all = append(all, e)
		}
	}
	return all, problems
}

// readExample reads "+theme, theme: line as typed".
func readExample(line string) (e example, err error) {
	label, text, ok := strings.Cut(line, ":")
	e.text = strings.TrimSpace(text)
	if !ok || e.text == "" {
		return e, fmt.Errorf("%q is not “theme: line”", line)
	}
	label = strings.TrimPrefix(label, "+") // it tells what went better
	if label == "0" {
		return e, nil
	}
	for name := range strings.SplitSeq(label, ",") {
		e.themes = append(e.themes, strings.TrimSpace(name))
	}
	if len(e.themes) > 2 || slices.Contains(e.themes, "") {
		return e, fmt.Errorf("%q is not one theme or two", label)
	}
	return e, nil
}
