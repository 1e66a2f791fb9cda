// Package content holds the sample journal: ten weeks of a search for work, as
// one person wrote them down, with every kind of note in it.
//
// The sample is what a new user sees first. The program shows it when no
// journal is around, and copies it out on request, so it teaches by example:
// journal.yaml explains each setting in a comment, and the notes are written in
// the different ways that are understood (YAML, TOML, bold labels, fields).
//
// It is a journal like any other. To change what the program shows by default,
// edit the notes in this folder; nothing else has to be told. People, companies
// and addresses are invented, every mail address and web site ends in .example,
// and the tests beside this file keep the story consistent: the weekdays, the
// order of events, the links between the notes.
//
// The clock of the sample is frozen by `today:` in journal.yaml. Without that,
// its upcoming interviews would be past by the time anybody reads them.
package content

import "embed"

// FS is the sample journal: journal.yaml at its root, and below it the folders
// interviews, applications, companies, reviews and pages. Paths are the same as
// in a journal on disk. It holds no Go files and does not change.
//
//go:embed journal.yaml interviews applications companies reviews pages
var FS embed.FS
