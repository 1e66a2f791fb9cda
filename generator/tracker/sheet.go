package tracker

import (
	"encoding/csv"
	"errors"
	"io"
	"regexp"
	"strings"
	"unicode/utf8"

	"journal/generator/exchange"
)

// cell is one cell of a table and its place in the file.
type cell struct {
	text      string
	url       string // where it links to, if it is a link with words of its own
	line, col int    // col in characters
}

// sheet is a table as it was read.
type sheet struct {
	loose   bool // some quotes were not where they belong
	rows    [][]cell
	numbers []int // of the rows, as a spreadsheet counts them
}

// add takes a row down.
func (s *sheet) add(row []cell, number int) {
	s.rows, s.numbers = append(s.rows, row), append(s.numbers, number)
}

// from returns the rows from one to another.
func (s sheet) from(i, j int) sheet { return sheet{s.loose, s.rows[i:j], s.numbers[i:j]} }

// readSheets finds the tables of a text: those of Markdown, if it has some that
// name companies, a board of lists, or else one with separators.
func readSheets(text string) ([]sheet, error) {
	if !strings.Contains(text, "\n") {
		text = strings.ReplaceAll(text, "\r", "\n")
	}
	if all := markdownTables(text); len(all) > 0 {
		return all, nil
	}
	if board, ok := readBoard(text); ok {
		return []sheet{board}, nil
	}
	s, err := readSheet(text)
	return []sheet{s}, err
}

// readSheet takes a text apart with the separator that gives the best
// headings, by how many of them are known. A line "sep=;" that Excel puts
// first decides it.
func readSheet(text string) (sheet, error) {
	commas := []rune{',', ';', '\t', '|'}
	if first, _, _ := strings.Cut(text, "\n"); len(first) > len("sep=") && strings.EqualFold(first[:len("sep=")], "sep=") {
		if r, _ := utf8.DecodeRuneInString(first[len("sep="):]); strings.ContainsRune(",;\t|", r) {
			commas, text = []rune{r}, text[len(first):] // its line break stays, so that lines keep their numbers
		}
	}
	var best sheet
	var failed error
	most := -1
	for _, c := range commas {
		s, err := split(text, c)
		if known := bestHeading(s.rows).score; known > most || known == most && failed != nil {
			most, best, failed = known, s, err
		}
	}
	return best, failed
}

// split reads the text with one separator. A quote in the middle of a cell is
// forgiven; one that is never closed is not, for it would swallow the rest.
func split(text string, comma rune) (sheet, error) {
	s, err := records(text, comma, false)
	var wrong *csv.ParseError
	if errors.As(err, &wrong) && errors.Is(wrong.Err, csv.ErrBareQuote) {
		s, err = records(text, comma, true)
		s.loose = true
	}
	return s, err
}

// records reads the rows, up to the mistake if there is one.
func records(text string, comma rune, loose bool) (sheet, error) {
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.LazyQuotes, r.FieldsPerRecord = comma, loose, -1
	lines := strings.Split(text, "\n")
	var s sheet
	within := 0 // line breaks within cells so far
	// The field before, in bytes and in characters: from it the next one in the same
	// line is counted.
	above, from, chars := 0, 0, 0
	for {
		fields, err := r.Read()
		if errors.Is(err, io.EOF) {
			return s, nil
		}
		if err != nil {
			return s, err
		}
		row := make([]cell, len(fields))
		for i, f := range fields {
			line, col := r.FieldPos(i)
			if line <= len(lines) {
				to := min(col-1, len(lines[line-1]))
				if line != above || to < from {
					above, from, chars = line, 0, 0
				}
				chars += utf8.RuneCountInString(lines[line-1][from:to])
				from, col = to, chars+1
			}
			row[i] = cleaned(f, line, col)
		}
		s.add(row, row[0].line-within)
		for _, f := range fields {
			within += strings.Count(f, "\n")
		}
	}
}

var (
	hyperlink = regexp.MustCompile(`(?i)^=\s*HYPERLINK\(\s*"((?:[^"]|"")*)"\s*(?:[,;]\s*"((?:[^"]|"")*)"\s*)?\)$`)
	linkText  = regexp.MustCompile(`^\[([^\[\]]+)\]\(<?(https?://[^\s<>]+?|mailto:[^\s<>]+?)>?\)$`)
)

// cleaned takes a cell as a person sees it: a formula that makes a link as its
// words and where it leads to, a guard against formulas taken off.
func cleaned(raw string, line, col int) cell {
	text := strings.TrimSpace(raw)
	c := cell{text: strings.TrimSpace(exchange.Unguarded(text)), line: line, col: col}
	if m := hyperlink.FindStringSubmatch(text); m != nil {
		url, words := strings.ReplaceAll(m[1], `""`, `"`), strings.ReplaceAll(m[2], `""`, `"`)
		if words == "" {
			words = url
		}
		if lower := strings.ToLower(url); !strings.HasPrefix(lower, "http://") && !strings.HasPrefix(lower, "https://") {
			return c // leads nowhere that a note should link to
		}
		c.text, c.url = strings.TrimSpace(words), url
	} else if m := linkText.FindStringSubmatch(text); m != nil {
		c.text, c.url = strings.TrimSpace(m[1]), strings.TrimPrefix(m[2], "mailto:")
	}
	return c
}
