package note

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"journal/generator/day"
	"journal/generator/problem"
)

// logWords returns the canonical word of history for what people write.
var logWords = sync.OnceValue(func() map[string]string {
	return lists().Meanings("log", func(s string) string { return strings.ToLower(norm.NFC.String(s)) })
})

// metWords are words for the interview itself, in the form of a sentence.
var metWords = sync.OnceValue(func() map[string]string { return meaningsOf("log meeting") })

// nobody are words behind what was done that begin no name.
var nobody = sync.OnceValue(func() map[string]bool {
	return wordSet(strings.ToLower(strings.Join(lists().Words("log nobody", "word"), " ")))
})

var thanksWords, askWords = listed("thanks", "word"), listed("answer-by", "word")

// SaysThanks reports whether a text tells that somebody was thanked.
func SaysThanks(text string) bool {
	text = strings.ToLower(text)
	return slices.ContainsFunc(thanksWords(), func(w string) bool { return strings.Contains(text, w) })
}

// logNames are the words of the design, offered for a slip.
var logNames = []string{"contacted", "applied", "referred", "scheduled", "moved", "cancelled", "recruiter-call", "thank-you", "follow-up", "answered", "references", "feedback-asked", "feedback", "offer", "accepted", "signed", "declined", "rejected", "withdrawn", "silent", "later", "dropped"}

// AsksAnswer reports whether a text about an offer asks for an answer, so that
// a day in it is the one to answer by and not the one on which the work begins.
func AsksAnswer(text string) bool {
	text = strings.ToLower(text)
	return slices.ContainsFunc(askWords(), func(w string) bool { return strings.Contains(text, w) })
}

const logGrammar = "write DATE [TIME] WHAT [PERSON] [: text], as in 2026-03-04 16:05 thank-you Mary Chen"

// readLog reads the value of `log:`. Each line is taken from the file as it
// stands, because YAML makes a map of every line with a colon in it and a
// comment of everything behind a #.
func (r *reading) readLog(v value) []Entry {
	var out []Entry
	for _, item := range v.items() {
		text := item.text
		switch {
		case item.pairs != nil:
			text = item.plain().Value
		case item.text == "":
			continue
		}
		if raw := r.rawItem(item.pos); raw != "" {
			text = raw
		}
		read := r.logLine
		if v.prose {
			read = r.proseLine
		}
		if e, ok := read(text, item.pos); ok {
			out = append(out, e)
		}
	}
	return out
}

// items returns the entries of a list as they are, and a single value as one entry.
func (v value) items() []value {
	if v.list != nil {
		return v.list
	}
	if v.isEmpty() {
		return nil
	}
	if v.isScalar() && strings.Contains(v.text, "\n") {
		var out []value
		for i, line := range strings.Split(v.text, "\n") {
			line = strings.TrimPrefix(strings.TrimSpace(line), "- ")
			if line != "" {
				out = append(out, value{text: line, pos: Pos{v.pos.Line + 1 + i, 1}})
			}
		}
		return out
	}
	return []value{v}
}

// rawItem returns the text of a YAML list item as it stands in its line, if it
// is written plainly on one line.
func (r *reading) rawItem(p Pos) string {
	if p.Line < 1 || p.Line > len(r.src.lines) || r.src.lines[p.Line-1] >= r.base {
		return "" // a list in the body holds fields, "- log:: 2026-03-04 …"
	}
	from, to := r.src.span(p.Line)
	item, ok := bytes.CutPrefix(bytes.TrimSpace(r.src.text[from:to]), []byte("- "))
	if !ok {
		return "" // perhaps one of many in a list in brackets, so the line is not copied
	}
	text := string(bytes.TrimSpace(item))
	if text == "" || strings.ContainsRune("\"'[{|>&*!%", rune(text[0])) {
		return ""
	}
	if p.Line < len(r.src.lines) {
		next := r.src.line(p.Line + 1)
		trimmed := strings.TrimSpace(next)
		if trimmed != "" && (next[0] == ' ' || next[0] == '\t') && !strings.HasPrefix(trimmed, "-") && !strings.HasPrefix(trimmed, "#") {
			return ""
		}
	}
	if cut := strings.Index(text, "  #"); cut > 0 {
		text = strings.TrimSpace(text[:cut])
	}
	return text
}

// logLine reads one line: DATE [TIME] WHAT [PERSON] [: text].
func (r *reading) logLine(s string, pos Pos) (Entry, bool) {
	e := Entry{Pos: pos}
	when, rest, found, ok := leadingWhen(s, r.logOptions())
	if !ok && isSnooze(s) {
		when, rest, found = day.Moment{}, s, nil // "later until 2026-03-09: …" needs no day of its own
	} else if !ok {
		r.fail(pos, "this line of the log does not begin with a date: "+shorten(s), logGrammar)
		return e, false
	}
	r.reportAll(pos, found)
	switch {
	case when.IsZero() && !day.Sure(found):
		return e, false
	case ok && when.Day.IsZero() && !when.IsZero():
		r.fail(pos, "this line of the log names a span of days, and what was done was done on one: "+shorten(s), logGrammar)
		return e, false
	}
	e.When = When{when, pos}
	head, text := cutText(rest)
	e.Text = text
	words := strings.Fields(head)
	if len(words) == 0 {
		r.fail(pos, "this line of the log does not say what was done: "+shorten(s), logGrammar)
		return e, false
	}
	if what, action, done := aboutAction(head, text); what != "" {
		e.What, e.Text = what, action
		return e, true
	} else if done != "" {
		head, text = cutText(done)
		e.Text, words = text, strings.Fields(head)
	}
	what, behind := loggedWord(words)
	if what == "dropped" || what == "done" {
		what, behind = "", nil // of a sentence
	}
	if result, ok := loggedResult(head, what, behind); ok {
		e.What, e.Fate, e.Meeting = result.what, result.Fate, result.Meeting
		e.Text = head
		if what == result.what {
			e.Text = strings.Join(behind, " ")
		}
		if text != "" {
			e.Text = strings.TrimPrefix(e.Text+": "+text, ": ")
		}
		return e, true
	}
	if what != "" {
		e.What = what
		whoOrText(&e, behind, nameFollows(behind))
		return e, true
	}
	if result := ReadOutcome(head); result.Outcome == Waiting {
		r.warn(pos, fmt.Sprintf("%q is nothing that happened; the line is kept as it is", shorten(head)), "log what happens when it does; what is to be expected belongs under next_steps")
		if e.Text == "" {
			e.Text = strings.Join(words[1:], " ")
		}
		e.What = strings.ToLower(words[0])
		return e, true
	}
	hint, fix := "use one of "+strings.Join(logNames, ", "), problem.Fix{}
	if near := nearest(words[0], logNames); near != "" {
		hint, fix = fmt.Sprintf("did you mean %s?", near), problem.Fix{Old: words[0], New: near}
	}
	r.warn(pos, fmt.Sprintf("%q isn't a known log word; the line is kept as it is", words[0]), hint).Fix = fix
	e.What = strings.ToLower(words[0])
	name := withoutJoins(words[1:])
	first := ""
	if len(name) > 0 {
		first = name[0]
	}
	whoOrText(&e, words[1:], startsLikeLabel(first))
	return e, true
}

// proseLine reads a line of history that was not written for the journal. What none of the
// words of the log says keeps its own.
func (r *reading) proseLine(s string, pos Pos) (Entry, bool) {
	when, rest, _, _ := leadingWhen(s, r.logOptions())
	switch {
	case when.Day.IsZero() || saysStep(rest):
		e, ok := r.logLine(s, pos)
		if who := ReadPeople(e.Person, false); e.Person != "" && (!startsLikeLabel(e.Person) || who.Text != "" || len(who.Named) == 0) { // "phone call, 10 mins"
			e.Text, e.Person = strings.TrimRight(e.Person+": "+e.Text, ": "), ""
		}
		return e, ok
	case tellsOfMeeting(rest):
		return Entry{When: When{when, pos}, What: "met", Text: rest, Pos: pos}, true
	}
	words := strings.Fields(rest)
	return Entry{When: When{when, pos}, What: strings.ToLower(strings.Trim(words[0], ",.;:")), Text: strings.Join(words[1:], " "), Pos: pos}, true
}

// aboutAction reads a line that an action is done or dropped: "dropped: follow-up
// Mary Chen". The same words open sentences about the application, "dropped out",
// so what is meant has to stand behind a colon, or be a word of the log. Of what is
// done that has a word of its own, "done thank-you Mary Chen", rest is that line.
func aboutAction(head, text string) (what, action, rest string) {
	what, behind := loggedWord(strings.Fields(head))
	if what != "dropped" && what != "done" {
		return "", "", ""
	}
	action = strings.Join(behind, " ")
	if text != "" && action != "" {
		action += ": "
	}
	action += text
	if action == "" {
		return "", "", ""
	}
	known, _ := loggedWord(strings.Fields(strings.ReplaceAll(action, ":", " ")))
	switch result := ReadOutcome(action).Outcome; {
	case known != "" && what == "done":
		return "", "", action
	case known != "", len(behind) == 0 && (result == "" || result == Waiting || result == Offer):
		return what, action, ""
	}
	return "", "", ""
}

// whoOrText takes the words behind what was done for the name of a person, or
// puts them in front of the text.
func whoOrText(e *Entry, words []string, isName bool) {
	if isName {
		e.Person = personOfLog(words)
		return
	}
	said := strings.Join(words, " ")
	if e.Text != "" && said != "" {
		said += ": "
	}
	e.Text = said + e.Text
}

// loggedWord returns what the opening words of a line say was done, and the
// words behind them; "" if they are none the log knows.
func loggedWord(words []string) (what string, behind []string) {
	for n := min(len(words), 3); n > 0; n-- {
		if what, ok := logWords()[strings.ToLower(norm.NFC.String(strings.Trim(strings.Join(words[:n], " "), ".,;")))]; ok {
			return what, words[n:]
		}
	}
	first, longest := []rune(words[0]), 0
	for w, name := range logWords() { // お礼メール送付, without spaces
		if c, _ := utf8.DecodeRuneInString(w); isIdeograph(c) && len(w) > longest && strings.HasPrefix(words[0], w) {
			what, longest = name, len(w)
		}
	}
	if what == "" || !isIdeograph(first[0]) {
		return "", nil
	}
	return what, words[1:]
}

// logged is a result in the words of the log.
type logged struct {
	Result
	what string
}

// loggedResult reads a line that tells a result in a sentence: "they hired
// someone else", "offer withdrawn". What the opening words say stands if the
// whole says the same and only a name follows.
func loggedResult(head, what string, behind []string) (logged, bool) {
	switch what {
	case "", "offer", "accepted", "signed", "declined", "rejected", "withdrawn", "silent", "cancelled":
		if what != "" && (len(behind) == 0 || nameFollows(behind)) && !strings.ContainsAny(head, ",;→>") {
			if got := ReadOutcome(head); !got.Known || got.Outcome == endOf(what) && got.Meeting == "" {
				return logged{}, false
			}
		}
	case "moved":
		return logged{Result{Meeting: Rescheduled}, what}, true
	case "contacted", "scheduled", "applied":
		got := ReadOutcome(head) // "called off", "call cancelled"
		return logged{got, "cancelled"}, got.Outcome == Cancelled && got.Meeting != Rescheduled && got.Meeting != ""
	default:
		return logged{}, false
	}
	got := ReadOutcome(head)
	l := logged{Result: got, what: string(got.Outcome)}
	switch {
	case got.Outcome == Accepted && what == "signed":
		l.what = what
	case got.Outcome == Passed:
		l.what = "answered"
	case got.Meeting == Rescheduled && got.Outcome == Cancelled:
		l.what = "scheduled"
	case got.Outcome == Waiting || got.Outcome == "":
		return logged{}, false
	}
	return l, true
}

// nameFollows reports whether a name may follow what was done.
func nameFollows(words []string) bool {
	words = withoutJoins(words)
	return len(words) == 0 || !nobody()[strings.ToLower(words[0])]
}

// isSnooze reports whether a line puts an action off.
func isSnooze(s string) bool {
	rest, ok := strings.CutPrefix(strings.ToLower(s), "later until ")
	if !ok {
		return false
	}
	w, _, _, found := leadingWhen(rest, day.Options{})
	return found && !w.Day.IsZero()
}

// personOfLog returns the name that stands behind what was done, without the
// little words: "to Mary Chen" and "from the recruiter".
func personOfLog(words []string) string {
	isAddress := func(w string) bool { return strings.IndexByte(w, '@') > 0 && strings.Contains(w, ".") }
	name := slices.DeleteFunc(slices.Clone(withoutJoins(words)), isAddress)
	return strings.Trim(unlink(strings.Join(name, " ")), " ,.;")
}

// withoutJoins drops the little words in front of a name.
func withoutJoins(words []string) []string {
	for len(words) > 0 && (lexicon().logJoin[strings.ToLower(words[0])] != "" || strings.Trim(words[0], "-–—") == "") {
		words = words[1:]
	}
	return words
}

// cutText cuts the text behind the first colon that ends a word.
func cutText(s string) (head, text string) {
	for i := 0; i < len(s); i++ {
		if s[i] == ':' && (i+1 == len(s) || s[i+1] == ' ') {
			return s[:i], strings.TrimSpace(s[i+1:])
		}
	}
	return s, ""
}

// leadingWhen cuts the date, and a time behind it, off the front of a line.
func leadingWhen(s string, o day.Options) (day.Moment, string, []day.Remark, bool) {
	return day.Leading(s, o, func(word string) bool {
		_, known := logWords()[word]
		return known
	})
}

// Word is a word of the log and what else is read as it in English.
type Word struct {
	What string
	Also []string
}

// LogWords returns the words of the log in the order of a search.
func LogWords() []Word {
	var all []Word
	for _, e := range lists()["log"] {
		if e.Lang == "en" {
			all = append(all, Word{e.Name, e.Words})
		}
	}
	return all
}

// LogWord returns what a line without its day says was done, in the word that the
// journal keeps; "" if that is not understood.
func LogWord(line string) string {
	e, err := NewReader(Options{}).oneEntry("2026-01-02 " + line)
	if err != nil {
		return ""
	}
	return e.What
}

// LogDay cuts the day, and a time behind it, off the front of a line of the log that
// is written on the day today; found is false if it begins with none.
func LogDay(line string, o day.Options, today day.Day) (when day.Moment, rest string, said []day.Remark, found bool) {
	o.Near = today
	when, rest, said, found = leadingWhen(line, o)
	if !found {
		return day.Moment{}, line, nil, false
	}
	return when, rest, said, true
}
