package journal

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"go.yaml.in/yaml/v4"

	"journal/generator/day"
	"journal/generator/note"
	"journal/generator/printable"
	"journal/generator/problem"
)

// abbreviations are what people write for a zone although it names none: CST
// alone is three different times. The hint offers the likeliest.
var abbreviations = map[string]string{
	"CET": "Europe/Berlin", "CEST": "Europe/Berlin", "MEZ": "Europe/Berlin", "MESZ": "Europe/Berlin",
	"GMT": "Europe/London", "BST": "Europe/London", "IST": "Asia/Kolkata", "JST": "Asia/Tokyo",
	"EST": "America/New_York", "EDT": "America/New_York", "CST": "America/Chicago", "CDT": "America/Chicago",
	"MST": "America/Denver", "MDT": "America/Denver", "PST": "America/Los_Angeles", "PDT": "America/Los_Angeles",
}

func (s *settings) zone(v *yaml.Node) {
	name, ok := s.text(v, "timezone")
	if !ok {
		return
	}
	if near := abbreviations[strings.ToUpper(name)]; near != "" {
		s.fault(v, strconv.Quote(name)+" is not the name of a time zone", "did you mean "+strconv.Quote(near)+"?").Fix = problem.Fix{Old: name, New: near}
		return
	}
	zone, err := time.LoadLocation(name)
	if err != nil || name == "" || name == "Local" {
		s.fault(v, strconv.Quote(name)+" is not the name of a time zone",
			"write a name such as Europe/Berlin or America/New_York; the machine's zone is used")
		return
	}
	s.cfg.Zone, s.cfg.ZoneSet = zone, true
}

func (s *settings) dates(v *yaml.Node) {
	text, ok := s.text(v, "dates")
	if !ok {
		return
	}
	order, known := day.OrderNamed(text)
	if !known {
		s.fault(v, strconv.Quote(text)+" is no order of dates", "write day-first if 03/04/2026 is in April, month-first if it is in March")
		return
	}
	s.cfg.Dates = order
}

// languages are those whose words the readers know.
var languages = []string{"en", "de", "fr", "es", "pt", "it", "nl", "zh", "ja", "ko"}

func (s *settings) language(v *yaml.Node) {
	text, ok := s.text(v, "language")
	if !ok {
		return
	}
	lang, _, _ := strings.Cut(strings.ToLower(text), "-") // de-AT
	if !slices.Contains(languages, lang) {
		s.fault(v, strconv.Quote(text)+" is no language that notes are read in", "write one of "+strings.Join(languages, ", "))
		return
	}
	s.cfg.Language = lang
}

// cv takes the word for a life on paper: "resume", or "CV" in any letters.
func (s *settings) cv(v *yaml.Node) {
	text, ok := s.text(v, "cv")
	if !ok {
		return
	}
	switch strings.NewReplacer("é", "e", ".", "").Replace(strings.ToLower(text)) {
	case "cv", "curriculum vitae":
		s.cfg.CV = "CV"
	case "resume":
		s.cfg.CV = "resume"
	default:
		s.fault(v, strconv.Quote(text)+" is no word for a CV", "write cv or resume")
	}
}

func (s *settings) today(v *yaml.Node) {
	today, ok := s.text(v, "today")
	if !ok {
		return
	}
	if _, err := s.cfg.Clock(today); err != nil {
		s.fault(v, strconv.Quote(today)+" is not a time", "write it like 2026-03-05 09:00")
		return
	}
	s.cfg.Today = today
}

// letterbox says whether the lock page takes letters, which it does unless the
// journal says no.
func (s *settings) letterbox(v *yaml.Node) {
	text, ok := s.text(v, "letterbox")
	if !ok {
		return
	}
	switch strings.ToLower(text) {
	case "true", "yes", "on", "":
	case "false", "no", "off":
		s.cfg.NoLetters = true
	default:
		s.fault(v, strconv.Quote(text)+" is neither true nor false", "write false to publish no letterbox on the lock page")
	}
}

func (s *settings) working(v *yaml.Node) {
	s.mapping(v, "working", map[string]func(*yaml.Node){
		"hours": s.hours, "days": s.days, "holidays": s.holidays,
	})
}

// hoursForm is "09:00-17:00", with any dash, and "9-17".
var hoursForm = regexp.MustCompile(`^(\d{1,2})(?:[:.](\d{2}))?\s*(?:-|–|—|to)\s*(\d{1,2})(?:[:.](\d{2}))?$`)

func (s *settings) hours(v *yaml.Node) {
	text, ok := s.text(v, "hours")
	if !ok {
		return
	}
	m := hoursForm.FindStringSubmatch(text)
	if m == nil {
		s.fault(v, strconv.Quote(text)+" are not working hours", "write them like 09:00-17:00")
		return
	}
	open, close := clockOf(m[1], m[2]), clockOf(m[3], m[4])
	if open < 0 || close < 0 || open >= close {
		s.fault(v, strconv.Quote(text)+" are not working hours of one day", "write them like 09:00-17:00, the earlier first")
		return
	}
	s.cfg.Working.Open, s.cfg.Working.Close = open, close
}

// clockOf returns the time of day, and -1 if there is none like it. 24:00 is the
// end of a day.
func clockOf(hour, minute string) day.Clock {
	h, _ := strconv.Atoi(hour)
	m, _ := strconv.Atoi(minute)
	if m > 59 || h*60+m > 24*60 {
		return -1
	}
	return day.Clock(h*60 + m)
}

func (s *settings) days(v *yaml.Node) {
	var days [7]bool
	any := false
	for _, e := range s.list(v) {
		text, ok := s.text(e, "days")
		if !ok {
			continue
		}
		for _, word := range strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ';' || r == ' ' }) {
			from, to, isRange := strings.Cut(strings.NewReplacer("–", "-", "—", "-").Replace(word), "-")
			first, ok := weekday(from)
			last, ok2 := first, true
			if isRange {
				last, ok2 = weekday(to)
			}
			if !ok || !ok2 {
				s.fault(e, strconv.Quote(word)+" is not a day of the week", "write mon, tue, wed, thu, fri, sat or sun")
				continue
			}
			for d := first; ; d = (d + 1) % 7 {
				days[d], any = true, true
				if d == last {
					break
				}
			}
		}
	}
	if !any {
		s.fault(v, "no working day is named", "Monday to Friday are used; write like [mon, tue, wed]")
		return
	}
	s.cfg.Working.Days = days
}

func weekday(word string) (time.Weekday, bool) {
	word = strings.ToLower(strings.TrimRight(word, "."))
	for d := time.Sunday; d <= time.Saturday; d++ {
		if len(word) >= 2 && strings.HasPrefix(strings.ToLower(d.String()), strings.TrimSuffix(word, "s")) {
			return d, true
		}
	}
	return 0, false
}

func (s *settings) holidays(v *yaml.Node) {
	for _, e := range s.list(v) {
		text, ok := s.text(e, "holidays")
		if !ok {
			continue
		}
		t, err := time.Parse(time.DateOnly, text)
		if err != nil {
			s.fault(e, strconv.Quote(text)+" is not a day", "write it like 2026-04-03")
			continue
		}
		s.cfg.Working.Holidays = append(s.cfg.Working.Holidays, day.Of(t))
	}
	slices.SortFunc(s.cfg.Working.Holidays, day.Day.Compare)
	s.cfg.Working.Holidays = slices.Compact(s.cfg.Working.Holidays)
}

func (s *settings) goal(v *yaml.Node) {
	goal := map[string]int{}
	number := func(key string) func(*yaml.Node) {
		return func(v *yaml.Node) {
			text, ok := s.text(v, key)
			if !ok {
				return
			}
			n, err := strconv.Atoi(text)
			if err != nil || n < 0 || n > 1000 {
				s.fault(v, strconv.Quote(text)+" is not a number of "+key+" a week", "write a whole number such as 5")
				return
			}
			goal[key] = n
		}
	}
	if v = follow(v); v.Kind == yaml.ScalarNode {
		number("applications")(v)
	} else {
		s.mapping(v, "goal", map[string]func(*yaml.Node){
			"applications": number("applications"), "contacts": number("contacts"),
		})
	}
	if len(goal) > 0 {
		s.cfg.Goal = goal
	}
}

// lists reads a list of words for each key.
func (s *settings) lists(v *yaml.Node, of string, known []string) map[string][]string {
	all := map[string][]string{}
	s.pairs(v, of, known, func(key string, v *yaml.Node) {
		for _, e := range s.list(v) {
			if text, ok := s.text(e, key); ok && text != "" {
				all[key] = append(all[key], text)
			}
		}
	})
	if len(all) == 0 {
		return nil
	}
	return all
}

// me reads one's own mail addresses.
func (s *settings) me(v *yaml.Node) {
	s.cfg.Me = []string{}
	for _, e := range s.list(v) {
		text, ok := s.text(e, "me")
		if !ok || text == "" {
			continue
		}
		address, ok := note.ParseAddress(text)
		if !ok {
			s.fault(e, printable.Line(text)+" is not one mail address, so it was left out", "write it as me: [sam@example.org]")
			continue
		}
		s.cfg.Me = append(s.cfg.Me, address)
	}
}

// fields reads the keys of one's own that notes may have.
func (s *settings) fields(v *yaml.Node) {
	for _, e := range s.list(v) {
		if text, ok := s.text(e, "fields"); ok && text != "" {
			s.cfg.Fields = append(s.cfg.Fields, text)
		}
	}
}

func (s *settings) references(v *yaml.Node) {
	for _, e := range s.list(v) {
		var p note.Person
		if e.Kind == yaml.MappingNode {
			field := func(to *string, key string) func(*yaml.Node) {
				return func(v *yaml.Node) { *to, _ = s.text(v, key) }
			}
			s.mapping(e, "references", map[string]func(*yaml.Node){
				"name": field(&p.Name, "name"), "title": field(&p.Title, "title"),
				"email": field(&p.Email, "email"), "remember": field(&p.Remember, "remember"),
			})
		} else if text, ok := s.text(e, "references"); ok {
			p = referenceOf(text)
		}
		if p.Name == "" {
			s.fault(e, "a reference without a name", "write it like: Ada Sample, former colleague <ada@example.org>")
			continue
		}
		if p.Email != "" {
			address, ok := note.ParseAddress(p.Email)
			if !ok {
				s.fault(e, printable.Line(p.Email)+" is not one mail address, so it was left out", "write it as ada@example.org")
				address = ""
			}
			p.Email = address
		}
		p.Pos = note.Pos{Line: e.Line, Col: e.Column}
		s.cfg.References = append(s.cfg.References, p)
	}
}

// referenceOf reads "Ada Sample, former colleague <ada@example.org>".
func referenceOf(text string) note.Person {
	var p note.Person
	if from := strings.IndexByte(text, '<'); from >= 0 {
		if to := strings.IndexByte(text[from:], '>'); to > 0 && strings.Contains(text[from:from+to], "@") {
			p.Email = strings.TrimSpace(text[from+1 : from+to])
			text = text[:from] + text[from+to+1:]
		}
	}
	p.Name = text
	for _, mark := range []string{",", " — ", " – ", " - "} {
		if name, title, ok := strings.Cut(text, mark); ok {
			p.Name, p.Title = name, title
			break
		}
	}
	p.Name, p.Title = strings.TrimSpace(p.Name), strings.TrimSpace(p.Title)
	return p
}
