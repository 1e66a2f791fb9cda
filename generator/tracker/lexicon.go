package tracker

import (
	"embed"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"journal/generator/journal"
	"journal/generator/note"
	"journal/generator/words"
)

//go:embed words/*.txt
var wordFiles embed.FS

// lists are the words of all languages that only tables have.
var lists = words.Embedded(wordFiles)

// form folds the spellings of a heading or a word into one: case, accents,
// spaces, dashes, underscores and signs do not matter.
func form(s string) string {
	var out strings.Builder
	for _, r := range norm.NFD.String(s) {
		if r >= 0x300 && r < 0x370 {
			continue // an accent; marks of other scripts make other letters
		}
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
			out.WriteRune(unicode.ToLower(r))
		}
	}
	return norm.NFC.String(out.String())
}

// headingForm is the form of a heading without what stands behind it in brackets.
func headingForm(s string) string { return form(withoutBrackets(s)) }

func withoutBrackets(s string) string {
	if at := strings.IndexAny(s, "(（["); at > 0 {
		return s[:at]
	}
	return s
}

func setOf(list, entry string) map[string]bool {
	set := map[string]bool{}
	for _, w := range lists().Words(list, entry) {
		set[form(w)] = true
	}
	return set
}

var (
	headings   = sync.OnceValue(func() map[string]string { return lists().Meanings("heading", form) })
	ownWords   = sync.OnceValue(func() map[string]bool { return setOf("own", "heading") })
	yesWords   = sync.OnceValue(func() map[string]bool { return setOf("mark", "yes") })
	noWords    = sync.OnceValue(func() map[string]bool { return setOf("mark", "no") })
	totalWords = sync.OnceValue(func() map[string]bool { return setOf("total", "row") })
	roundWords = sync.OnceValue(func() []phrase { return phrasesOf("round") })
	statuses   = sync.OnceValue(func() map[string]string { return lists().Meanings("status", form) })
	statusBits = sync.OnceValue(func() []phrase { return phrasesOf("status") })
)

// keyMeanings are the keys of notes that are columns of tables, too.
var keyMeanings = map[string]meaning{
	"company": ofCompanyName, "role": ofRole, "applied": ofApplied, "interview_date": ofInterviewed, "date": ofDate, "deadline": ofDeadline,
	"follow_up": ofFollowUp, "salary": ofSalary, "source": ofSource, "url": ofURL, "location": ofLocation, "contact": ofContact, "recruiter": ofRecruiter,
	"tags": ofTags, "log": ofLog, "fit": ofFit, "next_steps": ofNextSteps, "title": ofTitle, "time": ofTime, "end_time": ofEnd, "timezone": ofTimezone,
	"duration": ofDuration, "stage": ofStage, "round": ofStage, "format": ofFormat, "outcome": ofStatus, "status": ofStatus, "interviewers": ofPeople,
	"interviewer_email": ofPersonMail, "interviewer_title": ofPersonRole, "ratings": ofRatings, "overall": ofRatings,
	"thank_you_date": onLog + "thank-you", "thank_you_sent": onLog + "thank-you",
}

// meaningOf returns what a heading says its column is for: by the words of
// tables, else by the keys of notes.
func meaningOf(heading string) meaning {
	const longest = 80
	if heading == "" || len(heading) > longest {
		return ""
	}
	if m, ok := headings()[headingForm(heading)]; ok {
		return meaning(m)
	}
	return keyMeanings[note.KeyNamed(withoutBrackets(heading))]
}

// phrase is a run of words that says something within a sentence.
type phrase struct {
	words []string // folded; a text without spaces is one
	means string
}

func phrasesOf(list string) []phrase {
	var all []phrase
	for _, e := range lists()[list] {
		for _, w := range e.Words {
			all = append(all, phrase{foldedWords(w), e.Name})
		}
	}
	return all
}

// foldedWords takes a text apart into the forms of its words.
func foldedWords(s string) []string {
	var all []string
	for w := range strings.FieldsFuncSeq(s, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && r != '\''
	}) {
		if w = form(w); w != "" {
			all = append(all, w)
		}
	}
	return all
}

// phraseIn returns the longest phrase that stands in a text; of two of the same
// length the last. Chinese, Japanese and Korean have no spaces to go by.
func phraseIn(all []phrase, text string) (means string, ok bool) {
	folded, whole := foldedWords(text), form(text)
	longest, last := 0, 0
	for _, p := range all {
		size, at := len(strings.Join(p.words, "")), -1
		if words.IsEastAsian([]rune(p.words[0])[0]) {
			at = strings.LastIndex(whole, strings.Join(p.words, ""))
		} else {
			for i := 0; i+len(p.words) <= len(folded); i++ {
				if strings.Join(folded[i:i+len(p.words)], " ") == strings.Join(p.words, " ") {
					at = i
				}
			}
		}
		if at >= 0 && (size > longest || size == longest && at > last) {
			means, ok, longest, last = p.means, true, size, at
		}
	}
	return means, ok
}

// mark is what a cell says that says only yes or no.
type mark int

const (
	noMark mark = iota
	yes
	no
)

// markOf reads check boxes, ticks and crosses, and the words for yes and no.
func markOf(text string) mark {
	bare := strings.TrimSpace(strings.ReplaceAll(text, "\ufe0f", ""))
	switch bare {
	case "✓", "✔", "✅", "☑", "☒", "🗹", "[x]", "[X]", "[✓]", "(x)", "X", "●", "👍", "🟢", "√", "○", "〇", "◯":
		return yes
	case "✗", "✘", "❌", "☐", "[ ]", "[]", "( )", "-", "–", "—", "✖", "✕", "×", "🚫", "❎", "👎":
		return no
	}
	f := form(bare)
	switch {
	case f == "" || len(bare) > 24:
		return noMark
	case yesWords()[f]:
		return yes
	case noWords()[f]:
		return no
	}
	return noMark
}

// statusOf reads where an application stands, in the words of trackers and in
// sentences. sure is false where only a part of a longer text was understood or
// the text says more than one word can; ok is false if nothing was.
func statusOf(text string) (s journal.Status, sure, ok bool) {
	const most = 2000 // nobody tells a status in more
	bare := withoutNumber(strings.ToValidUTF8(text[:min(len(text), most)], ""))
	if m, ok := statuses()[form(bare)]; ok {
		s := journal.Status(m)
		return s, s != journal.Interviewing || strings.HasPrefix(form(bare), "interview"), true // "Phone screen" says which round
	}
	r := note.ReadOutcome(bare)
	switch {
	case r.Known && r.Outcome == note.Waiting && r.Meeting == "":
		if _, ok := phraseIn(roundWords(), bare); ok {
			return journal.Interviewing, false, true // "waiting to hear after the onsite"
		}
		return journal.Applied, true, true
	case r.Known && r.Outcome == note.Cancelled && r.Meeting == note.Rescheduled:
		return journal.Interviewing, false, true
	case r.Known && r.Outcome == note.Passed:
		return journal.Interviewing, len(strings.Fields(bare)) <= 2, true
	case r.Known && r.Outcome != "":
		return journal.Status(r.Outcome), len(strings.Fields(bare)) <= 2, true
	}
	if m, ok := phraseIn(statusBits(), bare); ok {
		return journal.Status(m), false, true
	}
	if _, ok := phraseIn(roundWords(), bare); ok {
		return journal.Interviewing, false, true
	}
	return "", false, r.Known
}

// withoutNumber takes off the number by which boards order their lists:
// "2. Applied", "03 - Interview".
func withoutNumber(s string) string {
	rest := strings.TrimLeft(s, "0123456789")
	if rest == s || rest == "" {
		return s
	}
	if cut := strings.TrimLeft(rest, " .):-–_"); cut != rest && cut != "" {
		return cut
	}
	return s
}
