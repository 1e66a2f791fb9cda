package exchange

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"journal/generator/journal"
)

// VCard writes the people as contacts, version 3.0 (RFC 2426), which every
// telephone reads; 4.0 is not read by all of them.
//
// A contact has the name, the companies, the latest title, the address, and
// what to remember as its note. The UID comes from the name and the company
// where the person was met first, so contacts that are imported again are
// replaced in programs that look at it. A recruiter works for several
// companies and is told by the name alone.
func VCard(w io.Writer, j *journal.Journal) error {
	out := bufio.NewWriter(w)
	for _, p := range j.People {
		for _, l := range contactOf(p) {
			out.WriteString(folded(l))
		}
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("writing contacts: %w", err)
	}
	return nil
}

// contactOf returns the lines of one contact, not yet folded.
func contactOf(p *journal.Person) []string {
	lines := []string{"BEGIN:VCARD", "VERSION:3.0", "UID:" + contactID(p)}
	given, family := givenFamily(p.Name)
	lines = append(lines, "N:"+inCard(family)+";"+inCard(given)+";;;", "FN:"+inCard(OneLine(p.Name)))
	if len(p.Companies) > 0 {
		lines = append(lines, "ORG:"+inCard(OneLine(met(p).Name)))
	}
	if p.Title != "" {
		lines = append(lines, "TITLE:"+inCard(OneLine(p.Title)))
	}
	if p.Email != "" {
		lines = append(lines, "EMAIL;TYPE=INTERNET:"+inCard(OneLine(p.Email)))
	}
	if notes := rememberOf(p); notes != "" {
		lines = append(lines, "NOTE:"+inCard(notes))
	}
	category := "Interviewer"
	if p.Recruiter {
		category = "Recruiter"
	}
	return append(lines, "CATEGORIES:Job search,"+category, "END:VCARD")
}

func rememberOf(p *journal.Person) string {
	var lines []string
	for _, r := range p.Remember {
		lines = append(lines, r.Text)
	}
	if len(p.Companies) > 1 {
		var names []string
		for _, c := range p.Companies {
			names = append(names, c.Name)
		}
		lines = append(lines, "Companies: "+strings.Join(names, ", "))
	}
	return strings.Join(lines, "\n")
}

// met returns the company a person stands for: that of the first interview with
// them, else the first by name. There is at least one.
func met(p *journal.Person) *journal.Company {
	for i := len(p.Interviews) - 1; i >= 0; i-- {
		if c := p.Interviews[i].Company; c != nil {
			return c
		}
	}
	return p.Companies[0]
}

func contactID(p *journal.Person) string {
	key := "person\x00" + foldedKey(p.Name)
	if len(p.Companies) > 0 && !p.Recruiter {
		key += "\x00" + met(p).Slug
	}
	sum := sha256.Sum256([]byte(key))
	return "person-" + hex.EncodeToString(sum[:12]) + "@journal.example"
}

// givenFamily takes a name apart as far as that can be done without knowing
// the person: the last word outside of brackets is the family name, and the
// first one of a Chinese, Japanese or Korean name. The whole name stands in FN.
func givenFamily(name string) (given, family string) {
	words := strings.Fields(OneLine(inBrackets.ReplaceAllString(name, " ")))
	if len(words) < 2 {
		return strings.Join(words, " "), ""
	}
	if strings.ContainsFunc(words[0], func(r rune) bool { return unicode.In(r, unicode.Han, unicode.Hangul) }) {
		return strings.Join(words[1:], " "), words[0]
	}
	last := len(words) - 1
	return strings.Join(words[:last], " "), words[last]
}

var inBrackets = regexp.MustCompile(`[(（\[][^)）\]]*[)）\]]`)

// OneLine returns a text in one line, without what no line can hold.
func OneLine(s string) string { return strings.Join(strings.Fields(plain(s)), " ") }

// cardEscapes are those of RFC 2426, section 4: backslash, semicolon, comma,
// and a line break.
var cardEscapes = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\n", `\n`)

func inCard(s string) string { return cardEscapes.Replace(plain(s)) }

// folded returns a content line with its end. One longer than 75 bytes goes on
// in the next line behind a space (RFC 2426, section 2.6), never within a
// character.
func folded(line string) string {
	const most = 75
	var out strings.Builder
	room := most
	for _, r := range line {
		size := utf8.RuneLen(r)
		if size > room {
			out.WriteString("\r\n ")
			room = most - 1
		}
		out.WriteRune(r)
		room -= size
	}
	out.WriteString("\r\n")
	return out.String()
}
