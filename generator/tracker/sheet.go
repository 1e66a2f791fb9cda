package tracker

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"journal/generator/exchange"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// cell is one cell of a table and its place in the file.
type cell struct {
	text      string
	line, col int // col in characters
}

// sheet is a table as it was read.
type sheet struct {
	comma rune
	loose bool // some quotes were not where they belong
	rows  [][]cell
}

// largest is the most bytes of a file to import. Ten thousand applications
// with their notes have a tenth of it.
const largest = 64 << 20

// decoded makes UTF-8 of a table that a spreadsheet has written. The error
// says that it is none.
func decoded(src []byte) (string, error) {
	switch {
	case len(bytes.TrimSpace(src)) == 0:
		return "", errors.New("the file is empty")
	case len(src) > largest:
		return "", fmt.Errorf("the file has %d MB, which is more than any table of applications", len(src)>>20)
	case bytes.HasPrefix(src, []byte("PK\x03\x04")):
		return "", errors.New("this is a workbook and not a table in text; save it as CSV from the spreadsheet")
	}
	text, err := utf8Of(src)
	if err != nil || strings.ContainsRune(text, 0) {
		return "", errors.New("this is not text, so it is no table")
	}
	if strings.TrimSpace(text) == "" {
		return "", errors.New("the file is empty")
	}
	return text, nil
}

func utf8Of(src []byte) (string, error) {
	utf16 := func(e unicode.Endianness) (string, error) {
		text, err := unicode.UTF16(e, unicode.UseBOM).NewDecoder().Bytes(src)
		return string(text), err
	}
	zeros := bytes.Count(src[:min(len(src), 200)], []byte{0})
	switch {
	case bytes.HasPrefix(src, []byte{0xff, 0xfe}), bytes.HasPrefix(src, []byte{0xfe, 0xff}):
		return utf16(unicode.LittleEndian)
	case len(src) > 3 && zeros > min(len(src), 200)/4 && src[1] == 0:
		return utf16(unicode.LittleEndian)
	case len(src) > 3 && zeros > min(len(src), 200)/4 && src[0] == 0:
		return utf16(unicode.BigEndian)
	}
	src = bytes.TrimPrefix(src, []byte("\xef\xbb\xbf"))
	if utf8.Valid(src) {
		return string(src), nil
	}
	text, err := charmap.Windows1252.NewDecoder().Bytes(src)
	return string(text), err
}

// readSheet takes a text apart with the separator that gives the best
// headings, by how many of them are known. A line "sep=;" that Excel puts
// first decides it.
func readSheet(text string) (sheet, error) {
	commas := []rune{',', ';', '\t', '|'}
	if !strings.Contains(text, "\n") {
		text = strings.ReplaceAll(text, "\r", "\n")
	}
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
	s := sheet{comma: comma}
	rows, err := records(text, comma, false)
	var wrong *csv.ParseError
	if errors.As(err, &wrong) && errors.Is(wrong.Err, csv.ErrBareQuote) {
		s.loose = true
		rows, err = records(text, comma, true)
	}
	s.rows = rows
	return s, err
}

// records gives the rows, up to the mistake if there is one.
func records(text string, comma rune, loose bool) ([][]cell, error) {
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.LazyQuotes, r.FieldsPerRecord = comma, loose, -1
	lines := strings.Split(text, "\n")
	var rows [][]cell
	// The field before, in bytes and in characters: from it the next one in the same
	// line is counted.
	above, from, chars := 0, 0, 0
	for {
		fields, err := r.Read()
		if errors.Is(err, io.EOF) {
			return rows, nil
		}
		if err != nil {
			return rows, err
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
			row[i] = cell{strings.TrimSpace(exchange.Unguarded(f)), line, col}
		}
		rows = append(rows, row)
	}
}
