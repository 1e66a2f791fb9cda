package mail

import (
	"slices"
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"

	"journal/generator/day"
	"journal/generator/words"
)

// Appointment is a day and a time that a mail names.
type Appointment struct {
	At   day.Moment // with a zone if the mail tells it, or the place that it was sent from
	Text string     // the line
	Sure bool       // day, time and zone have no other reading
}

// maxAppointments is how many of them one mail may name; more are a timetable.
const maxAppointments = 20

// heard is a day, a time or both, as a line tells it.
type heard struct {
	at      day.Moment
	clocked bool
	sure    bool
	bound   bool // "by Friday": no appointment
	line    int
	text    string
}

// appointments returns what the new text of a mail tells of days with a time that are
// not over when it was sent.
func (m Message) appointments(f Facts) []Appointment {
	near := m.day(f)
	text := clip(m.Text, maxNews)
	lang := ""
	if known := knownLanguages(m.Subject + "\n" + text); len(known) > 0 {
		lang = known[0].lang
	}
	o := day.Options{Near: near, Ahead: true, Zone: f.Zone, Order: f.Order, Lang: lang}
	if o.Order == day.AnyOrder && (lang == "de" || lang == "fr" || lang == "es") {
		o.Order = day.DayFirst
	}
	var all []heard
	zone := ""
	for i, line := range append([]string{bareSubject(m.Subject)}, paragraphs(withoutQuotations(text))...) {
		if z := labelledZone(line, o); z != "" {
			zone = z
		}
		all = append(all, hearLine(line, i, o)...)
		if len(all) > 4*maxAppointments {
			break
		}
	}
	var out []Appointment
	for _, h := range join(all) {
		if h.at.Day.IsZero() || h.bound || !near.IsZero() && h.at.Day.Compare(near) < 0 || len(out) == maxAppointments {
			continue
		}
		a := Appointment{At: h.at, Text: h.text, Sure: h.sure && !near.IsZero()}
		if a.At.Zone == "" {
			a.At.Zone = zone
		}
		if a.At.Zone == "" {
			a.At.Zone = m.sentFrom(f.Zone, a.At)
		}
		a.Sure = a.Sure && a.At.Zone != ""
		if m.isOver(a.At) {
			continue
		}
		if k := slices.IndexFunc(out, func(b Appointment) bool { return sameMoment(a.At, b.At) }); k >= 0 {
			if !out[k].At.HasEnd && a.At.HasEnd {
				out[k] = a
			}
			continue
		}
		out = append(out, a)
	}
	if len(out) == 1 && !out[0].At.HasEnd {
		if minutes := soleLength(text, o); minutes > 0 {
			end := out[0].At.Start + day.Clock(minutes)
			out[0].At.End, out[0].At.HasEnd = end%(24*60), true
		} else if minutes < 0 {
			out[0].Sure = false
		}
	}
	return out
}

// day returns the day on which the mail was sent, as the clock of the sender showed it.
func (m Message) day(f Facts) day.Day {
	if !m.Date.IsZero() {
		return day.Of(m.Date)
	}
	return f.Today
}

// sentFrom returns the zone of the journal if the clock of the sender showed the time
// that it has: who writes a time of day from there means it so.
func (m Message) sentFrom(zone string, at day.Moment) string {
	loc, err := day.Zone(zone)
	if err != nil || m.Date.IsZero() {
		return ""
	}
	_, here := m.Date.In(loc).Zone()
	_, there := m.Date.Zone()
	if here != there || m.Date.Location() == time.UTC && here != 0 {
		return ""
	}
	return zone
}

// isOver reports whether a time was over when the mail was sent.
func (m Message) isOver(at day.Moment) bool {
	zone, err := day.Zone(at.Zone)
	return err == nil && at.Zone != "" && !m.Date.IsZero() && at.HasTime && at.Day.At(at.Start, zone).Before(m.Date)
}

// sameMoment reports whether two times are one, perhaps told in two zones.
func sameMoment(a, b day.Moment) bool {
	if a.Zone == b.Zone || a.Zone == "" || b.Zone == "" {
		return a.Day == b.Day && a.Start == b.Start
	}
	one, err1 := day.Zone(a.Zone)
	two, err2 := day.Zone(b.Zone)
	return err1 == nil && err2 == nil && a.Day.At(a.Start, one).Equal(b.Day.At(b.Start, two))
}

var (
	reRange   = words.Pattern(`(\d)\s+(?:bis|to|à|a|until|till)\s+(\d)`)
	reParens  = words.Pattern(`[(（\[]([^()（）\[\]]{1,40})[)）\]]`)
	reOrdinal = words.Pattern(`\bthe (\d{1,2})(?:st|nd|rd|th)\b( of)?( [A-Z][a-z]+)?`)
	reLabel   = words.Pattern(`^[-*•・■◆【\s]*(\p{L}[\p{L} /'’-]{1,24})[:：】]\s*`)
	reHTTP    = words.Pattern(`https?://\S+|\S+@\S+|\+\d[\d ()/.-]{6,}\d`)
)

// longAhead is how many days ahead an appointment may lie whose year is not told.
const longAhead = 200

// reStamp finds a time to the second, as programs print when something happened. Whole
// minutes may be when something will.
var reStamp = words.Pattern(`\d{1,2}(?::|時)[0-5]\d(?::|分)([0-5]\d)(?:\D|$)`)

func isStamp(line string) bool {
	g := reStamp().FindStringSubmatch(norm.NFKC.String(line))
	return g != nil && g[1] != "00"
}

var reYear = words.Pattern(`\d{4}`)

// hearLine returns the days and times of a line.
func hearLine(line string, at int, o day.Options) []heard {
	written := line
	if isStamp(line) {
		return nil
	}
	line = reHTTP().ReplaceAllString(line, " ")
	if l := reLabel().FindStringIndex(line); l != nil {
		line = line[l[1]:]
	}
	line = reRange().ReplaceAllString(line, "$1-$2")
	line = reParens().ReplaceAllStringFunc(line, func(s string) string {
		in := strings.TrimSpace(reParens().FindStringSubmatch(s)[1])
		if zone, _ := day.ReadZone(in, o); zone != "" || day.IsWeekday(strings.ToLower(in)) || day.IsWeekday(strings.ToLower(strings.TrimSuffix(in, "."))) {
			return " " + in + " "
		}
		return s
	})
	line = reOrdinal().ReplaceAllStringFunc(line, func(s string) string {
		g := reOrdinal().FindStringSubmatch(s)
		if g[2] != "" || day.MonthNamed(strings.TrimSpace(g[3])) != 0 || o.Near.IsZero() {
			return s
		}
		if d, ok := comingDay(g[1], o.Near); ok {
			return g[1] + " " + d.Month.String() + g[3]
		}
		return s
	})
	var all []heard
	end := 0
	for _, t := range day.TimesIn(line) {
		piece := withoutLead(line[t[0]:t[1]])
		h := heard{line: at, text: written}
		m, found := day.Read(piece, o)
		if m.IsZero() {
			m, found = day.ReadClock(piece, o)
		}
		h.at, h.clocked, h.sure = m, m.HasTime, day.Sure(found)
		h.bound = m.Day.IsZero() && !m.Span.IsZero()
		if m.HasTime && !m.HasEnd && (hasAnySuffix(line[:t[0]], phrases("time", "doors")) || hasAnyPrefix(foldRunes(line[t[1]:]), phrases("time", "at the latest"))) {
			continue
		}
		// A weekday with a number that was not read may be another day.
		if !m.Day.IsZero() && m.Day == o.Near && !strings.ContainsAny(strings.TrimLeft(piece, " "), "0123456789") {
			h.sure = false
		}
		if between := line[end:t[0]]; end > 0 && strings.ContainsAny(between, "0123456789０１２３４５６７８９") {
			h.sure = false
			if len(all) > 0 {
				all[len(all)-1].sure = false
			}
		}
		end = t[1]
		if m.Day.IsZero() && !m.Span.IsZero() {
			if some := hearEither(piece, h, o); len(some) > 0 {
				all = append(all, some...)
				continue
			}
		}
		// A day without a year is the nearest one: "on 2 March" of last week.
		if !m.Day.IsZero() && o.Near.DaysUntil(m.Day) > longAhead && !o.Near.IsZero() && !reYear().MatchString(piece) {
			continue
		}
		if m.IsZero() && !m.HasTime {
			continue
		}
		all = append(all, h)
	}
	return all
}

func hasAnySuffix(s string, ends []string) bool {
	s = foldText(s)
	return slices.ContainsFunc(ends, func(e string) bool {
		return s == e || strings.HasSuffix(s, e) && (isDenseText(e) || strings.HasSuffix(s, " "+e))
	})
}

func hasAnyPrefix(s string, begins []string) bool {
	return slices.ContainsFunc(begins, func(b string) bool { return strings.HasPrefix(s, b) })
}

var reOr = words.Pattern(`\s+(?:or|oder|ou|o|bzw\.?)\s+|または|もしくは|、`)

// hearEither reads "Monday at 10:00 or Tuesday at 15:00", each for itself.
func hearEither(piece string, h heard, o day.Options) []heard {
	var all []heard
	for _, one := range reOr().Split(piece, maxAppointments) {
		m, found := day.Read(one, o)
		if m.Day.IsZero() || !m.HasTime {
			return nil
		}
		h.at, h.clocked, h.sure, h.bound = m, true, day.Sure(found), false
		all = append(all, h)
	}
	if len(all) < 2 {
		return nil
	}
	return all
}

// withoutLead cuts off a word like "para", which before a day may mean until, and before
// an appointment does not.
func withoutLead(s string) string {
	words := strings.Fields(s)
	for n := 2; n > 0; n-- {
		if len(words) > n && containsExact(phrases("time", "lead"), foldText(strings.Join(words[:n], " "))) {
			return strings.Join(words[n:], " ")
		}
	}
	return s
}

// comingDay returns the next day with that number, from near on.
func comingDay(number string, near day.Day) (day.Day, bool) {
	n := 0
	for _, c := range number {
		n = n*10 + int(c-'0')
	}
	if n < 1 || n > 31 {
		return day.Day{}, false
	}
	for d, k := near, 0; k < 62; d, k = d.AddDays(1), k+1 {
		if d.Day == n {
			return d, true
		}
	}
	return day.Day{}, false
}

// reach is how many lines may stand between a day and its time.
const reach = 3

// join puts days and times together that stand apart: "Date: …" above "Time: …".
func join(all []heard) []heard {
	var out []heard
	used := make([]bool, len(all))
	for i, h := range all {
		if used[i] {
			continue
		}
		if h.clocked && !h.at.Day.IsZero() {
			out = append(out, h)
			continue
		}
		if i+1 == len(all) || h.bound {
			continue
		}
		next := all[i+1]
		if next.line-h.line > reach || next.bound || h.clocked == next.clocked || h.at.Day.IsZero() == next.at.Day.IsZero() {
			continue
		}
		d, c := h, next
		if h.clocked {
			d, c = next, h
		}
		one := c
		one.at.Day, one.sure = d.at.Day, d.sure && c.sure
		if one.at.Zone == "" {
			one.at.Zone = d.at.Zone
		}
		if h.line != next.line {
			one.text = h.text + " " + next.text
		}
		used[i+1] = true
		out = append(out, one)
		// One day with several times: "Tuesday at 10:00 or 14:00".
		for k := i + 2; !h.clocked && k < len(all) && all[k].clocked && all[k].at.Day.IsZero() && all[k].line == c.line; k++ {
			more := all[k]
			more.at.Day, more.sure = d.at.Day, false
			used[k] = true
			out = append(out, more)
		}
	}
	return out
}

// labelledZone reads the zone of a line that tells nothing else: "Time zone: …".
func labelledZone(line string, o day.Options) string {
	l := reLabel().FindStringSubmatchIndex(line)
	if l == nil || !containsAny(foldText(line[l[2]:l[3]]), phrases("time", "zone")) {
		return ""
	}
	zone, found := day.ReadZone(line[l[1]:], o)
	if !day.Sure(found) {
		return ""
	}
	return zone
}

// soleLength returns how long the mail says that it takes, in minutes: 0 if it says
// nothing, -1 if it says several things.
func soleLength(text string, o day.Options) int {
	sole := 0
	for _, line := range strings.Split(text, "\n") {
		line = reHTTP().ReplaceAllString(line, " ")
		words := strings.Fields(strings.ReplaceAll(line, "-", " "))
		for i := range words {
			for n := min(3, len(words)-i); n > 0; n-- {
				w := strings.Trim(strings.Join(words[i:i+n], " "), ".,;:()!?~〜")
				if isDenseText(w) || !strings.ContainsAny(w, "0123456789") && n == 1 {
					continue
				}
				minutes, found, ok := day.ReadDuration(w, o)
				if !ok || minutes < 15 || minutes > 8*60 || !day.Sure(found) || strings.ContainsAny(w, ":") || isNear(words, i, n) || !hasUnit(w) {
					continue
				}
				if sole != 0 && sole != minutes {
					return -1
				}
				sole = minutes
				break
			}
		}
		for _, w := range reDenseLength().FindAllString(line, -1) {
			minutes, _, ok := day.ReadDuration(w, o)
			if !ok || minutes < 15 || minutes > 8*60 {
				continue
			}
			if sole != 0 && sole != minutes {
				return -1
			}
			sole = minutes
		}
	}
	return sole
}

var reDenseLength = words.Pattern(`\d+\s*(?:分間|分程度|分ほど|時間(?:半)?)`)

// hasUnit reports whether a length names its unit in letters, and is no time of day.
func hasUnit(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r >= 'a' && r <= 'z' || r > 127 }) >= 0 && len(day.TimesIn(s)) == 0
}

// isNear reports whether a length of time tells how long before or after something.
func isNear(words []string, i, n int) bool {
	for k := i - 1; k <= i+n; k++ {
		if k >= 0 && k < len(words) && containsExact(phrases("time", "near"), foldText(words[k])) {
			return true
		}
	}
	return false
}
