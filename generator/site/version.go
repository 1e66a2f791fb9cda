package site

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"

	"journal/generator/problem"
)

// Version is that of what layouts may count on: the fields of [Page] and of the
// journal, the functions and the pieces that docs/layouts.md tells of. It grows
// when a layout of somebody's own would have to change.
const Version = 2

// versionLine is what a layout of somebody's own says about the version it was
// written for.
var versionLine = regexp.MustCompile(`\{\{-?\s*/\*[^*]*\bversion:\s*(\d+)`)

// Outdated returns a warning for each layout of the journal's own that was written
// for another version, or does not say for which.
func (t *Theme) Outdated() problem.List {
	var all problem.List
	for _, name := range slices.Sorted(maps.Keys(t.own)) {
		p := problem.Problem{Path: "layouts/" + name, Line: 1, Hint: fmt.Sprintf("see docs/layouts.md, and write {{/* version: %d */}} at its top", Version)}
		switch written := t.versions[name]; {
		case written == 0:
			p.Severity, p.Msg = problem.Hint, "this layout does not say for which version of the program's layouts it was written"
		case written < Version:
			p.Msg = fmt.Sprintf("this layout was written for version %d of the program's layouts; they are at version %d", written, Version)
		case written > Version:
			p.Msg = fmt.Sprintf("this layout was written for version %d, and this program knows layouts up to version %d", written, Version)
			p.Hint = "a newer program understands it"
		default:
			continue
		}
		all = append(all, p)
	}
	return all
}

// versionOf returns the version that a layout says it was written for, 0 for none.
func versionOf(text string) int {
	m := versionLine.FindStringSubmatch(text)
	if m == nil {
		return 0
	}
	n, err := strconv.Atoi(m[1])
	if err != nil {
		return 0
	}
	return n
}
