package tracker

import (
	"strconv"
	"strings"
	"time"
	"unicode"

	"journal/generator/exchange"
	"journal/generator/note"
)

// people reads a cell with people, one a line or several in one, and who is in
// it without a name. role and mail are columns with the title and the address of
// the first of them; "" for none.
func (r *row) people(names, role, mail meaning) (all []exchange.Person, unnamed []string) {
	text := r.text(names)
	several := strings.Contains(text, "\n")
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\r\n ")
		if len(all) > 0 && addTo(&all[len(all)-1], line) {
			continue
		}
		if name, ok := strings.CutPrefix(line, "name: "); ok {
			all = append(all, exchange.Person{Name: exchange.OneLine(name)})
			continue
		}
		people := note.ReadPeople(strings.TrimLeft(line, " -•*\t"), several)
		for _, p := range people.Named {
			all = append(all, exchange.PersonOf(p))
		}
		for _, u := range people.Unnamed {
			unnamed = append(unnamed, u.Value)
		}
	}
	if text != "" && len(all) == 0 && (len(unnamed) == 0 || names != ofPeople) {
		r.keep(names)
	}
	title, address := "", ""
	if role != "" {
		title = exchange.OneLine(r.text(role))
	}
	if mail != "" {
		address = exchange.OneLine(r.text(mail))
	}
	if title == "" && address == "" {
		return all, unnamed
	}
	if len(all) == 0 {
		for _, p := range note.ReadPeople(address, true).Named {
			all = append(all, exchange.PersonOf(p))
		}
	}
	switch {
	case len(all) == 0, all[0].Title != "" && title != "", all[0].Email != "" && address != "" && all[0].Email != address,
		address != "" && !strings.Contains(address, "@"):
		for _, m := range []meaning{role, mail} {
			if m != "" && r.text(m) != "" {
				r.keep(m)
			}
		}
		return all, unnamed
	}
	if title != "" {
		all[0].Title = title
	}
	if address != "" {
		all[0].Email = address
	}
	return all, unnamed
}

// contacts reads people who can be written to. A cell that names somebody
// without a name, too, is kept as it stands.
func (r *row) contacts(names, role, mail meaning) []exchange.Person {
	all, unnamed := r.people(names, role, mail)
	if len(all) > 0 && len(unnamed) > 0 {
		r.keep(names)
	}
	return all
}

// addTo takes what stands below the name of a person: "  remember: has two cats".
func addTo(p *exchange.Person, line string) bool {
	for _, v := range []struct {
		lead string
		text *string
	}{{"  title: ", &p.Title}, {"  email: ", &p.Email}, {"  remember: ", &p.Remember}} {
		if rest, ok := strings.CutPrefix(line, v.lead); ok {
			*v.text = exchange.OneLine(rest)
			return true
		}
	}
	return false
}

// ratings reads "overall 3, research 4", or one mark alone: 4, 4/5, ⭐⭐⭐.
func (r *row) ratings(m meaning) map[string]int {
	text := r.text(m)
	if text == "" {
		return nil
	}
	all := map[string]int{}
	for part := range strings.SplitSeq(text, ",") {
		words := strings.Fields(part)
		last := len(words) - 1
		if last < 1 || last > 1 && r.columnOf(ofFile) < 0 { // in a table of others it is a sentence
			break
		}
		n, err := strconv.Atoi(words[last])
		if err != nil || n < 1 || n > 5 {
			break
		}
		all[strings.ToLower(strings.TrimSuffix(strings.Join(words[:last], " "), ":"))] = n
	}
	if len(all) == strings.Count(text, ",")+1 {
		return all
	}
	if overall := note.ReadRating(text); overall > 0 && m == ofRatings {
		name := "overall"
		if note.KeyNamed(r.headings[r.columnOf(m)].text) == "confidence" {
			name = "confidence"
		}
		return map[string]int{name: overall}
	}
	r.keep(m)
	return nil
}

// tagsIn reads tags that stand behind commas, semicolons or "#".
func tagsIn(text string) []string {
	var all []string
	for t := range strings.FieldsFuncSeq(text, func(r rune) bool { return strings.ContainsRune(",;\n", r) }) {
		for word := range strings.SplitSeq(strings.TrimSpace(t), " #") {
			if word = strings.Trim(word, `# "'`); word != "" {
				all = append(all, exchange.OneLine(word))
			}
		}
	}
	return all
}

// lineIn is one line of a cell.
type lineIn struct {
	text  string
	tags  []string
	below []string // the lines that stand under it
	done  *bool    // if it has a box
	on    string   // the day behind it
	score int
}

// linesIn takes a cell apart into its lines, without dashes and boxes. Lines
// that begin with two spaces belong to the one above.
func linesIn(text string) []lineIn {
	var all []lineIn
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\r\n ")
		if strings.HasPrefix(line, "  ") && len(all) > 0 {
			last := &all[len(all)-1]
			last.below = append(last.below, strings.TrimSpace(line))
			continue
		}
		line = strings.TrimSpace(line)
		for _, dash := range []string{"- ", "* ", "• ", "– "} {
			line = strings.TrimPrefix(line, dash)
		}
		l := lineIn{}
		switch {
		case strings.HasPrefix(line, "[x] "), strings.HasPrefix(line, "[X] "), strings.HasPrefix(line, "[ ] "):
			ticked := line[1] != ' '
			l.done, line = &ticked, line[len("[x] "):]
		case len(line) > len("[4/5] ") && line[0] == '[' && line[1] >= '1' && line[1] <= '5' && line[2:6] == "/5] ":
			l.score, line = int(line[1]-'0'), line[len("[4/5] "):]
		}
		l.text, l.tags = cutTags(line)
		if l.done == nil || *l.done {
			l.text, l.on = cutDay(l.text)
		}
		if l.text != "" {
			all = append(all, l)
		}
	}
	return all
}

// cutTags takes the tags off the end of a line.
func cutTags(s string) (string, []string) {
	s = exchange.OneLine(s)
	tags := []string{}
	for {
		at := strings.LastIndex(s, " #")
		if at < 0 {
			return s, tags
		}
		word := s[at+len(" #"):]
		if word == "" || strings.ContainsFunc(word, func(r rune) bool {
			return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && !strings.ContainsRune("-_/", r)
		}) {
			return s, tags
		}
		tags = append([]string{word}, tags...)
		s = strings.TrimRight(s[:at], " ")
	}
}

// cutDay takes "(2026-02-18)" off the end of a line.
func cutDay(s string) (text, day string) {
	at := strings.LastIndex(s, " (")
	if at < 0 || !strings.HasSuffix(s, ")") {
		return s, ""
	}
	day = s[at+len(" (") : len(s)-1]
	if _, err := time.Parse(time.DateOnly, day); err != nil {
		return s, ""
	}
	return s[:at], day
}

func questionsIn(text string) []exchange.Question {
	var all []exchange.Question
	for _, l := range linesIn(text) {
		q := exchange.Question{Text: l.text, Score: l.score, Tags: l.tags}
		if l.on != "" {
			q.Text += " (" + l.on + ")"
		}
		for _, b := range l.below {
			label, rest, _ := strings.Cut(b, ": ")
			switch strings.TrimPrefix(label, "- ") {
			case "why":
				q.Reason = rest
			case "better":
				q.Better = rest
			case "answer":
				q.Answer = rest
			default:
				q.Detail = append(q.Detail, strings.TrimPrefix(b, "- "))
			}
		}
		all = append(all, q)
	}
	return all
}

func entriesIn(text string) []exchange.Entry {
	var all []exchange.Entry
	for _, l := range linesIn(text) {
		all = append(all, exchange.Entry{Text: l.text, Done: l.done, On: l.on, Detail: l.below, Tags: l.tags})
	}
	return all
}

func tasksIn(text string) []exchange.Task {
	var all []exchange.Task
	for _, l := range linesIn(text) {
		all = append(all, exchange.Task{Text: l.text, Done: l.done != nil && *l.done, On: l.on, Detail: l.below, Tags: l.tags})
	}
	return all
}
