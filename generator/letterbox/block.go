package letterbox

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"journal/generator/note"
)

// Filed is a letter in a note.
type Filed struct {
	ID      string
	Version int

	from, to  int // of all of it, comments included
	body, end int // of what stands between them
	sum       string
}

var (
	reBegin = regexp.MustCompile(`(?m)^[ \t]*<!-- letter ([0-9a-f]{32}) (\d{1,10}) ([0-9a-f]{12}) -->[ \t]*\r?(?:\n|\z)`)
	reEnd   = regexp.MustCompile(`(?m)^[ \t]*<!-- end of letter ([0-9a-f]{32}) -->[ \t]*\r?(?:\n|\z)`)
)

// In returns the letters of a note, in their order.
func In(text []byte) []Filed {
	if !bytes.Contains(text, []byte("<!-- letter ")) {
		return nil
	}
	var all []Filed
	begins := reBegin.FindAllSubmatchIndex(text, -1)
	for i, at := range begins {
		version, err := strconv.Atoi(string(text[at[4]:at[5]]))
		if err != nil {
			continue
		}
		f := Filed{ID: string(text[at[2]:at[3]]), Version: version, sum: string(text[at[6]:at[7]]), from: at[0], to: at[1], body: at[1], end: at[1]}
		limit := len(text)
		if i+1 < len(begins) {
			limit = begins[i+1][0]
		}
		if end := reEnd.FindSubmatchIndex(text[at[1]:limit]); end != nil && string(text[at[1]+end[2]:at[1]+end[3]]) == f.ID {
			f.end, f.to = at[1]+end[0], at[1]+end[1]
		} else {
			f.sum = "" // its end is gone, so it was edited
		}
		all = append(all, f)
	}
	return all
}

// untouched reports whether a letter stands in a text as it was filed.
func (f Filed) untouched(text []byte) bool { return f.sum == sum(text[f.body:f.end]) }

// sum is what tells whether somebody has edited a block. What editors do by themselves,
// such as cutting spaces at the ends of lines, is no edit.
func sum(body []byte) string {
	var lines []string
	for line := range bytes.Lines(body) {
		if line = bytes.TrimRight(line, " \t\r\n"); len(line) > 0 {
			lines = append(lines, string(line))
		}
	}
	s := sha256.Sum256([]byte(strings.Join(lines, "\n")))
	return hex.EncodeToString(s[:6])
}

// Block returns a letter as it stands in a note.
func (l Letter) Block() []byte { return l.block(l.body(nil)) }

func (l Letter) block(body string) []byte {
	return fmt.Appendf(nil, "<!-- letter %s %d %s -->\n%s<!-- end of letter %s -->\n", l.ID, l.Version, sum([]byte(body)), body, l.ID)
}

// body is what a letter says, as the text of a note, without lines that are known, each
// as often as it is.
func (l Letter) body(known map[string]int) string {
	var out strings.Builder
	left := func(text string) (lines []string) {
		for line := range strings.Lines(text) {
			line = strings.TrimRight(line, "\n")
			key := bare(line)
			switch {
			case known == nil:
				lines = append(lines, line)
			case known[key] > 0:
				known[key]--
			case key != "":
				lines = append(lines, line)
			}
		}
		return lines
	}
	if lines := left(l.Text); len(lines) > 0 {
		out.WriteString(strings.Join(lines, "\n") + "\n\n")
	}
	if kept := left(l.boxes()); len(kept) > 0 {
		out.WriteString("## Kept?\n\n" + strings.Join(kept, "\n") + "\n\n")
	}
	for _, p := range parts {
		var items []string
		for _, line := range left(l.Parts[p.name]) {
			if bare(line) != "" {
				items = append(items, item(line))
			}
		}
		if len(items) > 0 {
			out.WriteString("## " + p.heading + "\n\n" + strings.Join(items, "\n") + "\n\n")
		}
	}
	return out.String()
}

// boxes are the plans that were kept or not, as a debrief has them.
func (l Letter) boxes() string {
	var out strings.Builder
	for _, k := range l.Kept {
		mark, end := " ", ""
		switch {
		case k.Kept:
			mark = "x"
		case k.Out:
			end = " (did not come up)"
		}
		fmt.Fprintf(&out, "- [%s] kept: %s%s\n", mark, k.Plan, end)
	}
	return out.String()
}

var reItem = regexp.MustCompile(`^[ \t]*(?:[-*+•–]|\d{1,3}[.)])[ \t]+`)

// item is a line of a list; one that somebody wrote as such stays as it is. A heading
// below a heading would end the list.
func item(line string) string {
	if reItem.MatchString(line) || strings.HasPrefix(line, "  ") || strings.HasPrefix(line, "\t") {
		return line
	}
	return "- " + strings.TrimLeft(line, "#> \t")
}

var reBox = regexp.MustCompile(`^\[[ xX]\][ \t]*`)

// bare is what a line says, by which two lines are the same.
func bare(line string) string {
	line = strings.TrimSpace(reItem.ReplaceAllString(line, ""))
	return strings.TrimSpace(strings.TrimLeft(reBox.ReplaceAllString(line, ""), "#> \t"))
}

// Into returns the change that puts a letter into the text of a note: in place of an
// earlier version that nobody has touched, else what is new in it behind all that is there.
// ok is false where nothing is to be written, because this version or a later one is there
// already, and for texts in an encoding of old.
func (l Letter) Into(text []byte) (add note.Addition, ok bool) {
	if !utf8.Valid(text) {
		return add, false
	}
	var mine []Filed
	for _, f := range In(text) {
		if f.ID == l.ID {
			mine = append(mine, f)
		}
	}
	if len(mine) == 0 {
		return appended(text, l.Block()), true
	}
	slices.SortStableFunc(mine, func(a, b Filed) int { return b.Version - a.Version })
	last := mine[0]
	if last.Version >= l.Version {
		return add, false
	}
	if !last.untouched(text) {
		return appended(text, l.block(l.body(linesOf(text)))), true
	}
	block := l.Block()
	rest := slices.Concat(text[:last.from], text[last.to:])
	if len(mine) > 1 {
		block = l.block(l.body(linesOf(rest)))
	}
	return note.Addition{At: last.from, Text: endings(text, block), Was: bytes.Clone(text[last.from:last.to])}, true
}

// appended puts a block behind the last line of a note.
func appended(text, block []byte) note.Addition {
	block = endings(text, block)
	at := len(text)
	gap := "\n"
	if at > 0 && text[at-1] != '\n' {
		gap = "\n\n"
	}
	add := note.Addition{At: at, Text: slices.Concat(endings(text, []byte(gap)), block)}
	if at > 0 { // a piece that replaces something can be taken back whatever it says
		add.At, add.Was = at-1, bytes.Clone(text[at-1:])
		add.Text = slices.Concat(add.Was, add.Text)
	}
	return add
}

// endings gives a piece the line ends of the text that it goes into.
func endings(text, piece []byte) []byte {
	if bytes.Contains(text, []byte("\r\n")) {
		return bytes.ReplaceAll(piece, []byte("\n"), []byte("\r\n"))
	}
	return piece
}

// linesOf are the lines of a text by what they say, and how often.
func linesOf(text []byte) map[string]int {
	known := map[string]int{}
	for line := range strings.Lines(string(text)) {
		known[bare(strings.TrimRight(line, "\r\n"))]++
	}
	return known
}
