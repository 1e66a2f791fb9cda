package exchange

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"html"
	"io"
	"strings"
	"unicode"

	"journal/generator/journal"
)

// deck is the name of the deck, which Anki makes if it does not exist.
const deck = "Interview questions"

// Anki writes the questions as a text file that Anki 2.1.54 or newer imports
// (docs.ankiweb.net/importing/text-files.html, "File Headers"): one note a
// line, the question on the front, on the back the best answer so far, what
// went wrong each time, and when it was asked.
//
// The GUID of a card comes from how the question was put the first time. So a
// card that is imported again keeps its progress and gets the new answer, also
// when the question was asked again in other words. Only rewording that oldest
// line makes a new card.
func Anki(w io.Writer, j *journal.Journal) error {
	out := bufio.NewWriter(w)
	out.WriteString("#separator:tab\n#html:true\n#notetype:Basic\n#guid column:1\n#deck column:2\n#tags column:5\n")
	used := map[string]bool{}
	for _, q := range j.Questions {
		fmt.Fprintf(out, "%s\t%s\t%s\t%s\t%s\n", guid(q, used), deck, inHTML(q.Text), back(q), ankiTags(q))
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("writing cards: %w", err)
	}
	return nil
}

// guid tells a card from all others. Two questions that began with the same
// words get different ones.
func guid(q *journal.Question, used map[string]bool) string {
	first := q.Asked[len(q.Asked)-1].Text
	for n := 0; ; n++ {
		sum := sha256.Sum256([]byte(strings.Repeat("again\x00", n) + "question\x00" + foldedKey(first)))
		id := "journal-" + hex.EncodeToString(sum[:10])
		if !used[id] {
			used[id] = true
			return id
		}
	}
}

// back is the other side of a card.
func back(q *journal.Question) string {
	var parts []string
	if q.Best != "" {
		parts = append(parts, inHTML(q.Best))
	} else {
		parts = append(parts, "<i>No answer written down yet.</i>")
	}
	var wrong []string
	for _, a := range q.Asked {
		if a.Reason != "" {
			wrong = append(wrong, "<li>"+inHTML(a.Reason)+"</li>")
		}
	}
	if len(wrong) > 0 {
		parts = append(parts, "What went wrong:<ul>"+strings.Join(wrong, "")+"</ul>")
	}
	var asked []string
	for _, a := range q.Asked {
		if at := askedAt(a); at != "" {
			asked = append(asked, "<li>"+inHTML(at)+"</li>")
		}
	}
	if len(asked) > 0 {
		parts = append(parts, "Asked:<ul>"+strings.Join(asked, "")+"</ul>")
	}
	return strings.Join(parts, "<br><br>")
}

// askedAt says where a question was asked and how it went: "Northwind
// Robotics, technical, 2026-03-04, 2 of 5".
func askedAt(a journal.Ask) string {
	var said []string
	if a.Interview != nil {
		said = append(said, a.Interview.Title)
	}
	if !a.Day.IsZero() {
		said = append(said, a.Day.String())
	}
	if a.Score > 0 {
		said = append(said, fmt.Sprintf("%d of 5", a.Score))
	}
	return strings.Join(said, ", ")
}

// ankiTags returns the tags of a card. Anki separates them by spaces and takes
// "::" for a level. A question that went badly is marked, to practise it first.
func ankiTags(q *journal.Question) string {
	const weak = 2
	tags := []string{"interview"}
	if q.Score > 0 && q.Score <= weak {
		tags = append(tags, "weak")
	}
	for _, t := range q.Tags {
		t = strings.Map(func(r rune) rune {
			if unicode.IsSpace(r) || unicode.IsControl(r) || strings.ContainsRune(`"<>&:`, r) {
				return '-'
			}
			return r
		}, t)
		tags = append(tags, t)
	}
	return strings.Join(tags, " ")
}

// inHTML makes text fit for one field of one line. Quotes are escaped too,
// because Anki takes a field that begins with one for a quoted field.
func inHTML(s string) string {
	s = html.EscapeString(plain(s))
	return strings.ReplaceAll(s, "\n", "<br>")
}
