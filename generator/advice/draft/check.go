package draft

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"journal/generator/journal"
)

// Finding is one thing to mend before a draft is sent.
type Finding struct {
	Line     int    // of the text, or of the file that [Parse] read; 0 if it is about the whole
	Rule     string // greeting, length, topic, negative, placeholder, name, company, spelling, alike, time
	Practice int    // the number of the practice it serves
	Msg      string // what is wrong
	Hint     string // how to mend it
}

// rule is one thing a good message keeps to.
type rule struct {
	name     string
	practice int
	breaches func(c *checking) []Finding // without rule and practice
}

// rules are all there are, in the order of a letter.
var rules = []rule{
	{"greeting", 18, greeting},
	{"name", 18, rightName},
	{"company", 18, rightCompany},
	{"length", 18, length},
	{"topic", 18, topic},
	{"negative", 18, noNegative},
	{"placeholder", 18, noPlaceholder},
	{"spelling", 18, spelling},
	{"alike", 17, alike},
	{"time", 16, sendingTime},
}

// checking is a draft under the eyes of the rules.
type checking struct {
	Draft
	facts  Facts
	others []Draft
	at     time.Time

	lines   []string
	opening int // number of the line that greets; -1 if none does
	closing int // number of the line that closes the letter; len(lines) if none does
}

// Check judges a draft by every rule and gives what it found, line by line.
// A draft without a finding is ready to be sent.
//
// Rules that need facts (name, company, topic) are silent about what facts do
// not say. others are the drafts of the same kind to others of the same
// interview; the draft itself may be among them. at is when it would be sent; the
// zero time is not judged.
func Check(d Draft, facts Facts, others []Draft, at time.Time) []Finding {
	d.Subject, d.Text = strings.ToValidUTF8(d.Subject, "\ufffd"), strings.ToValidUTF8(d.Text, "\ufffd")
	c := &checking{Draft: d, facts: facts, others: others, at: at, lines: strings.Split(strings.TrimRight(d.Text, "\n"), "\n")}
	c.opening, c.closing = frame(c.lines)
	var all []Finding
	for _, r := range rules {
		for _, f := range r.breaches(c) {
			f.Rule, f.Practice = r.name, cmp.Or(f.Practice, r.practice)
			if f.Line > 0 {
				f.Line += d.above
			}
			all = append(all, f)
		}
	}
	slices.SortStableFunc(all, func(a, b Finding) int { return cmp.Compare(a.Line, b.Line) })
	return all
}

// Recognise gives the facts of a draft from a file: whom of the journal it is to,
// and their latest interview that is over. What cannot be told is zero.
func Recognise(j *journal.Journal, d Draft) Facts {
	f := Facts{Journal: j}
	f.To.Name, f.To.Email = d.To, d.Email
	lines := strings.Split(d.Text, "\n")
	greeted := ""
	if at, _ := frame(lines); at >= 0 {
		greeted = greetedName(lines[at])
	}
	var found *journal.Person
	best := 0
	for _, p := range j.People {
		score := 0
		switch {
		case d.Email != "" && strings.EqualFold(p.Email, d.Email):
			score = 4
		case d.To != "" && strings.EqualFold(p.Name, d.To):
			score = 3
		case d.To != "" || d.Email != "" || greeted == "":
		case strings.EqualFold(p.Name, greeted):
			score = 2
		case strings.EqualFold(givenName(p.Name), greeted):
			score = 1
		}
		if score == 0 {
			continue
		}
		for _, co := range p.Companies {
			if hasWord(d.Subject+"\n"+d.Text, co.Name) {
				score += 10
				break
			}
		}
		if score > best {
			found, best = p, score
		}
	}
	if found == nil {
		return f
	}
	for _, in := range found.Interviews {
		if !in.Upcoming {
			return About(j, in, found)
		}
	}
	f.To = About(j, &journal.Interview{}, found).To
	if len(found.Companies) == 1 {
		f.Company = found.Companies[0]
	}
	return f
}

// frame finds the lines that greet and that close.
func frame(lines []string) (opening, closing int) {
	opening, closing = -1, len(lines)
	for i, line := range lines {
		if strings.TrimSpace(line) == "" {
			continue
		}
		if greets(line) {
			opening = i
		}
		break
	}
	for i := len(lines) - 1; i > opening && i >= len(lines)-6; i-- {
		if closes(lines[i]) {
			closing = i
		}
	}
	return opening, closing
}

var greetings = []string{"good morning", "good afternoon", "good day", "guten tag", "sehr geehrte", "sehr geehrter", "dear", "hello", "hi", "hey", "liebe", "lieber", "hallo", "greetings"}

// greets reports whether a line is a greeting: "Dear Mary," or "Hello Mary Chen".
func greets(line string) bool {
	lower := strings.ToLower(strings.TrimSpace(line))
	return slices.ContainsFunc(greetings, func(g string) bool {
		rest, ok := strings.CutPrefix(lower, g)
		return ok && (rest == "" || strings.ContainsAny(rest[:1], " ,!")) && len(words(lower)) < 9 && !strings.HasSuffix(rest, ".")
	})
}

// greetedName gives the name in a greeting.
func greetedName(line string) string {
	line = strings.TrimSpace(line)
	for _, g := range greetings {
		if len(line) >= len(g) && strings.EqualFold(line[:len(g)], g) && (len(line) == len(g) || strings.ContainsAny(line[len(g):len(g)+1], " ,!")) {
			return strings.Trim(line[len(g):], " ,.!:;–—-")
		}
	}
	return ""
}

var closings = []string{"best", "regards", "sincerely", "cheers", "yours", "thanks", "thank you", "with thanks", "warmly", "many thanks", "with many thanks", "all the best", "kind regards", "warm regards", "best regards", "best wishes",
	"kind wishes", "with kind regards", "with best regards", "yours sincerely", "yours faithfully", "sincerely yours", "mit freundlichen grüßen", "viele grüße", "beste grüße", "gratefully", "with gratitude", "respectfully"}

func closes(line string) bool {
	return slices.Contains(closings, strings.ToLower(strings.Trim(line, " ,.!–—-")))
}

// sentence is one sentence of the letter and the line it begins in, from 1.
type sentence struct {
	text string
	line int
}

// sentences gives what stands between the greeting and the closing. A sentence
// ends with its mark when a capital follows, or with its paragraph.
func (c *checking) sentences() []sentence {
	var all []sentence
	var now []rune
	line := 0
	end := func() {
		if s := strings.TrimSpace(string(now)); s != "" {
			all = append(all, sentence{s, line})
		}
		now = now[:0]
	}
	for i := c.opening + 1; i < c.closing; i++ {
		text := []rune(strings.TrimSpace(c.lines[i]))
		if len(text) == 0 {
			end()
			continue
		}
		if ended(string(now)) && startsSentence(text) {
			end()
		}
		for k, r := range text {
			if len(now) == 0 {
				line = i + 1
			}
			now = append(now, r)
			if isEnd(text, k, now) {
				end()
			}
		}
		if len(now) > 0 {
			now = append(now, ' ')
		}
	}
	end()
	return all
}

// isEnd reports whether a sentence ends with the k-th letter of a line.
func isEnd(line []rune, k int, now []rune) bool {
	switch line[k] {
	case '。', '！', '？':
		return true
	case ' ', '\t':
	default:
		return false
	}
	if k+1 == len(line) || !startsSentence(line[k+1:]) {
		return false
	}
	return ended(string(now))
}

// ended reports whether text has come to the end of a sentence.
func ended(text string) bool {
	before := strings.TrimRight(strings.TrimSpace(text), `"'”’)`)
	if !strings.HasSuffix(before, ".") && !strings.HasSuffix(before, "!") && !strings.HasSuffix(before, "?") {
		return false
	}
	last := before[strings.LastIndexAny(before, " (\t")+1:]
	return !shortened[strings.ToLower(last)] && !(len([]rune(last)) == 2 && strings.HasSuffix(last, "."))
}

// shortened are words with a full stop that ends no sentence.
var shortened = wordSet("mr. mrs. ms. dr. prof. st. e.g. i.e. vs. etc. no. nr. inc. ltd. co. jan. feb. mar. apr. aug. sept. oct. nov. dec.")

func startsSentence(rest []rune) bool {
	s := strings.TrimLeft(string(rest), `"'“‘(`)
	return s != "" && (strings.ToLower(s[:1]) != s[:1] || s[0] >= '0' && s[0] <= '9' || s[0] >= 0x80 || s[0] == '[')
}
