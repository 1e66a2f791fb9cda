package note

import (
	"bytes"
	"fmt"
	"strings"

	"journal/generator/day"
)

// logWords gives the canonical word of history for what people write.
var logWords = map[string]string{
	"contacted": "contacted", "contact": "contacted", "outreach": "contacted", "wrote": "contacted", "called": "contacted", "emailed": "contacted", "mailed": "contacted", "messaged": "contacted", "reached out": "contacted", "message": "contacted", "mail": "contacted", "email": "contacted", "call": "contacted", "angeschrieben": "contacted",
	"applied": "applied", "apply": "applied", "application": "applied", "application sent": "applied", "submitted": "applied", "beworben": "applied", "bewerbung": "applied",
	"referred": "referred", "referral": "referred", "empfohlen": "referred",
	"scheduled": "scheduled", "schedule": "scheduled", "invited": "scheduled", "invitation": "scheduled", "rescheduled": "scheduled", "booked": "scheduled", "eingeladen": "scheduled",
	"recruiter-call": "recruiter-call", "recruiter call": "recruiter-call", "called recruiter": "recruiter-call", "phoned recruiter": "recruiter-call",
	"thank-you": "thank-you", "thank you": "thank-you", "thanks": "thank-you", "thankyou": "thank-you", "thanked": "thank-you", "thank-you note": "thank-you", "thank you note": "thank-you", "thank-you mail": "thank-you", "thank you mail": "thank-you", "thank you email": "thank-you", "thank-you email": "thank-you", "danke": "thank-you", "dankesmail": "thank-you",
	"follow-up": "follow-up", "follow up": "follow-up", "followup": "follow-up", "followed up": "follow-up", "follow-up mail": "follow-up", "nudged": "follow-up", "reminder": "follow-up", "nachgefragt": "follow-up", "nachgehakt": "follow-up",
	"answered": "answered", "answer": "answered", "replied": "answered", "reply": "answered", "response": "answered", "heard back": "answered", "antwort": "answered",
	"references": "references", "reference": "references", "told references": "references", "references told": "references",
	"feedback-asked": "feedback-asked", "feedback asked": "feedback-asked", "asked feedback": "feedback-asked", "asked for feedback": "feedback-asked", "feedback-requested": "feedback-asked", "feedback requested": "feedback-asked",
	"feedback": "feedback", "feedback received": "feedback", "got feedback": "feedback", "feedback-received": "feedback",
	"offer": "offer", "offered": "offer", "offer received": "offer", "angebot": "offer",
	"accepted": "accepted", "accept": "accepted", "signed": "accepted", "angenommen": "accepted",
	"declined": "declined", "decline": "declined", "said no": "declined",
	"rejected": "rejected", "rejection": "rejected", "turned down": "rejected", "absage": "rejected",
	"withdrawn": "withdrawn", "withdrew": "withdrawn", "withdraw": "withdrawn", "zurückgezogen": "withdrawn",
	"silent": "silent", "ghosted": "silent", "silence": "silent", "no response": "silent",
	"cancelled": "cancelled", "canceled": "cancelled", "later": "later", "snooze": "later",
}

// logNames are the words of the design, offered for a slip.
var logNames = []string{"contacted", "applied", "referred", "scheduled", "recruiter-call", "thank-you", "follow-up", "answered", "references", "feedback-asked", "feedback", "offer", "accepted", "declined", "rejected", "withdrawn", "silent", "later"}

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
		if e, ok := r.logLine(text, item.pos); ok {
			out = append(out, e)
		}
	}
	return out
}

// items gives the entries of a list as they are, and a single value as one entry.
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

// rawItem gives the text of a YAML list item as it stands in its line, if it
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
	if when.IsZero() && !day.Sure(found) {
		return e, false
	}
	e.When = When{when, pos}
	head, text, _ := cutText(rest)
	e.Text = text
	words := strings.Fields(head)
	if len(words) == 0 {
		r.fail(pos, "this line of the log does not say what was done: "+shorten(s), logGrammar)
		return e, false
	}
	for n := min(len(words), 3); n > 0; n-- {
		if what, ok := logWords[strings.ToLower(strings.Trim(strings.Join(words[:n], " "), ".,;"))]; ok {
			e.What, e.Person = what, personOfLog(words[n:])
			return e, true
		}
	}
	hint := "use one of " + strings.Join(logNames, ", ")
	if near := nearest(words[0], logNames); near != "" {
		hint = fmt.Sprintf("did you mean %s?", near)
	}
	r.warn(pos, fmt.Sprintf("%q is no word of the log; the line is kept as it is", words[0]), hint)
	e.What, e.Person = strings.ToLower(words[0]), personOfLog(words[1:])
	return e, true
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

// personOfLog gives the name that stands behind what was done, without the
// little words: "to Mary Chen" and "from the recruiter".
func personOfLog(words []string) string {
	for len(words) > 0 {
		switch strings.ToLower(words[0]) {
		case "to", "from", "with", "by", "for", "at", "an", "von", "mit", "sent", "-", "–", "—":
			words = words[1:]
			continue
		}
		break
	}
	name := strings.Join(words, " ")
	name, _ = cutMail(name)
	return strings.Trim(unlink(name), " ,.;")
}

// cutText cuts the text behind the first colon that ends a word.
func cutText(s string) (head, text string, found bool) {
	for i := 0; i < len(s); i++ {
		if s[i] == ':' && (i+1 == len(s) || s[i+1] == ' ') {
			return s[:i], strings.TrimSpace(s[i+1:]), true
		}
	}
	return s, "", false
}

// leadingWhen cuts the date, and a time behind it, off the front of a line.
func leadingWhen(s string, o day.Options) (day.Moment, string, []day.Remark, bool) {
	return day.Leading(s, o, func(word string) bool {
		_, known := logWords[word]
		return known
	})
}
