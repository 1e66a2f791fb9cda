package tracker

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// ruler is the line below the headings of a table in Markdown.
var ruler = regexp.MustCompile(`^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$`)

// markdownTables finds the tables of a text that have a column for companies.
func markdownTables(text string) []sheet {
	var all []sheet
	lines := strings.Split(text, "\n")
	fence := ""
	for i := 0; i < len(lines); i++ {
		if f := fenceOf(lines[i]); f != "" && (fence == "" || strings.HasPrefix(f, fence)) {
			if fence == "" {
				fence = f
			} else {
				fence = ""
			}
		}
		if fence != "" || i == 0 || !ruler.MatchString(lines[i]) || !strings.Contains(lines[i], "|") || !strings.Contains(lines[i-1], "|") {
			continue
		}
		var s sheet
		s.add(cellsOf(lines[i-1], i), i)
		for i++; i < len(lines) && strings.Contains(lines[i], "|"); i++ {
			s.add(cellsOf(lines[i], i+1), i+1)
		}
		if headingScore(s.rows[0]) >= 50 {
			all = append(all, s)
		}
	}
	return all
}

func fenceOf(line string) string {
	line = strings.TrimLeft(line, " ")
	for _, c := range []string{"`", "~"} {
		if n := len(line) - len(strings.TrimLeft(line, c)); n >= 3 {
			return line[:n]
		}
	}
	return ""
}

// cellsOf takes a row of a table in Markdown apart.
func cellsOf(row string, line int) []cell {
	var all []cell
	from := len(row) - len(strings.TrimLeft(row, " \t>"))
	if strings.HasPrefix(row[from:], "|") {
		from++
	}
	row = strings.TrimRight(row, " \t\r")
	end := len(row)
	if strings.HasSuffix(row, "|") && !strings.HasSuffix(row, `\|`) {
		end--
	}
	counted, chars := 0, 0
	for at := from; at <= end && from <= end; at++ {
		if at < end && (row[at] != '|' || at > 0 && row[at-1] == '\\') {
			continue
		}
		piece := row[from:at]
		text := strings.TrimSpace(piece)
		to := from + len(piece) - len(strings.TrimLeft(piece, " \t"))
		chars += utf8.RuneCountInString(row[counted:to])
		counted = to
		all = append(all, cleaned(plainCell(text), line, chars+1))
		from = at + 1
	}
	if len(all) == 0 {
		all = []cell{{line: line, col: 1}}
	}
	return all
}

var lineBreak = regexp.MustCompile(`(?i)<br\s*/?>`)

var (
	innerLink = regexp.MustCompile(`!?\[([^\]\[]*)\]\([^()\s]*\)`)
	innerBold = regexp.MustCompile(`\*\*([^*]+)\*\*|__([^_]+)__|~~([^~]+)~~`)
)

// plainCell takes off what only looks: emphasis, backslashes, the address of a
// link beside other text.
func plainCell(s string) string {
	s = strings.ReplaceAll(s, `\|`, "|")
	s = lineBreak.ReplaceAllString(s, "\n")
	if !linkText.MatchString(s) {
		s = strings.TrimSpace(innerLink.ReplaceAllString(s, "$1"))
	}
	s = innerBold.ReplaceAllString(s, "$1$2$3")
	for _, m := range []string{"*", "_", "`"} {
		if len(s) > 2*len(m) && strings.HasPrefix(s, m) && strings.HasSuffix(s, m) && !strings.Contains(s[len(m):len(s)-len(m)], m) {
			s = strings.TrimSpace(s[len(m) : len(s)-len(m)])
		}
	}
	if inner, ok := strings.CutPrefix(s, "[["); ok && strings.HasSuffix(inner, "]]") && strings.Count(s, "[[") == 1 {
		inner = strings.TrimSuffix(inner, "]]")
		if _, alias, has := strings.Cut(inner, "|"); has {
			inner = alias
		}
		s = inner
	}
	return s
}

var (
	boardList = regexp.MustCompile(`^#{1,3}\s+(.+?)\s*#*$`)
	boardCard = regexp.MustCompile(`^[-*+]\s+(?:\[[ xX]\]\s+)?(.+)$`)
	boardDay  = regexp.MustCompile(`\s*(?:@\{([^}]+)\}|📅\s*(\d{4}-\d\d-\d\d))`)
)

// readBoard reads a board whose lists are headings and whose cards are list
// items, as Obsidian's plugin writes one. At least half of the lists have to be
// statuses; ok is false if they are not.
func readBoard(text string) (s sheet, ok bool) {
	list, lists, known := cell{}, map[string]bool{}, 0
	for i, line := range strings.Split(text, "\n") {
		line = strings.TrimRight(line, "\r ")
		if m := boardList.FindStringSubmatch(line); m != nil {
			list = cell{text: plainCell(m[1]), line: i + 1, col: 1}
			continue
		}
		if list.text == "" {
			continue
		}
		if m := boardCard.FindStringSubmatch(line); m != nil {
			if !lists[list.text] {
				lists[list.text] = true
				if _, _, is := statusOf(list.text); is {
					known++
				}
			}
			due := ""
			if d := boardDay.FindStringSubmatch(m[1]); d != nil {
				due = d[1] + d[2]
			}
			at := func(text string) cell { return cell{text: text, line: i + 1, col: 1} }
			name := cleaned(plainCell(strings.TrimSpace(boardDay.ReplaceAllString(m[1], ""))), i+1, 1)
			s.add([]cell{name, at(list.text), at(due), at("")}, i+1)
		} else if trimmed := strings.TrimSpace(line); trimmed != "" && line != trimmed && len(s.rows) > 0 {
			last := s.rows[len(s.rows)-1]
			last[3].text = strings.TrimPrefix(last[3].text+"\n"+trimmed, "\n")
		}
	}
	if known == 0 || known*2 < len(lists) {
		return sheet{}, false
	}
	head := sheet{}
	for _, h := range []string{"Card name", "Status", "Due date", "Notes"} {
		if len(head.rows) == 0 {
			head.add(nil, 0)
		}
		head.rows[0] = append(head.rows[0], cell{text: h, line: 1, col: 1})
	}
	return sheet{rows: append(head.rows, s.rows...), numbers: append(head.numbers, s.numbers...)}, true
}
