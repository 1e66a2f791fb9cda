package day

import (
	"regexp"
	"strconv"
	"strings"
)

var (
	reClock = regexp.MustCompile(`(?i)\b(\d{1,2})(?:\s?(?::|h|\.|時|时|시)\s?(\d{2})(?::\d{2})?(?:\.\d+)?|\s?(?:h|Uhr|時|时|시))?\s?(?:分|분)?\s?([ap]\.?\s?m\b\.?|Uhr|Z\b)?`)
	reUntil = regexp.MustCompile(`(?i)^\s*(?:-|to|until|till|bis|~|～|à)\s*$`)
	reZone  = regexp.MustCompile(`\b(UTC|GMT|[A-Z][a-z]+/[A-Z][A-Za-z_]+(?:/[A-Z][A-Za-z_]+)?|[A-Z]{2,5})(?:([+-])(\d{1,2})(?::?(\d{2}))?)?\b`)
	reShift = regexp.MustCompile(`(?:\d|\s)([+-])(\d{2}):?(\d{2})\b`)
)

// ReadClock reads a time of day without a day: "14:30", "2:30–2:45pm EST".
func ReadClock(s string) Moment {
	var m Moment
	readClock(&m, s)
	return m
}

// readClock reads the time, the end and the zone that stand beside a date.
func readClock(w *Moment, rest string) {
	if shift := reShift.FindStringSubmatchIndex(rest); shift != nil && isShift(rest[:shift[2]], rest[shift[2]]) {
		if name := rest[shift[2]:shift[3]] + rest[shift[4]:shift[5]] + ":" + rest[shift[6]:shift[7]]; isZone(name) {
			w.Zone = name
		}
		rest = rest[:shift[2]] + " " + rest[shift[1]:]
	}
	readTimes(w, rest)
	if w.HasTime && w.Zone == "" {
		w.Zone = zoneIn(rest)
	}
}

// isShift tells "10:30:00-05:00", a shift from UTC, from "10:00-11:30", two times.
func isShift(before string, sign byte) bool {
	colons := strings.Count(before, ":")
	return colons > 1 || sign == '+' && colons > 0
}

func isZone(name string) bool {
	_, err := Zone(name)
	return err == nil
}

type clockAt struct {
	clock    Clock
	half     byte // 'a' or 'p' as written; 0 if not
	hour     int
	from, to int
	sure     bool // it can be nothing but a time
}

// readTimes finds "14:00", "2:30–2:45pm", "from 2 to 3 pm", "10h30", "14 Uhr", "noon".
func readTimes(w *Moment, s string) {
	times := clocksIn(s)
	for i, t := range times {
		until := i+1 < len(times) && reUntil.MatchString(s[t.to:times[i+1].from])
		if !t.sure && !(until && times[i+1].sure) {
			continue
		}
		w.HasTime = true
		if until {
			end := times[i+1]
			if t.half == 0 && end.half != 0 && t.hour <= 12 {
				t.clock = withHalf(t.hour, int(t.clock)%60, end.half)
				if t.clock > end.clock && end.half == 'p' {
					t.clock -= 12 * 60 // 11:30–12:15pm begins in the morning
				}
			}
			w.End, w.HasEnd = end.clock, true
		}
		w.Start = t.clock
		return
	}
	lower := strings.ToLower(s)
	if strings.Contains(lower, "noon") && !strings.Contains(lower, "afternoon") || strings.Contains(lower, "mittags") && !strings.Contains(lower, "nachmittags") {
		w.Start, w.HasTime = 12*60, true
	}
}

func clocksIn(s string) []clockAt {
	var out []clockAt
	for _, m := range reClock.FindAllStringSubmatchIndex(s, -1) {
		hour := num(s, m, 1)
		minute := num(s, m, 2)
		if hour > 24 || minute > 59 {
			continue
		}
		t := clockAt{hour: hour, from: m[0], to: m[1]}
		body := s[m[0]:m[1]]
		t.to -= len(body) - len(strings.TrimRight(body, " "))
		suffix := ""
		if m[6] >= 0 {
			suffix = strings.ToLower(s[m[6]:m[7]])
		}
		if suffix != "" && (suffix[0] == 'a' || suffix[0] == 'p') {
			if hour == 0 || hour > 12 {
				suffix = ""
			} else {
				t.half = suffix[0]
			}
		}
		dotted := m[4] >= 0 && strings.Contains(s[m[3]:m[4]], ".")
		marked := m[4] >= 0 && !dotted
		if m[4] < 0 {
			after := strings.ToLower(strings.TrimSpace(s[m[3]:m[1]]))
			marked = strings.HasPrefix(after, "h") || strings.HasPrefix(after, "uhr") || strings.HasPrefix(after, "時") || strings.HasPrefix(after, "时") || strings.HasPrefix(after, "시")
		}
		t.sure = marked || suffix != ""
		t.clock = Clock(hour%24*60 + minute)
		if t.half != 0 {
			t.clock = withHalf(hour, minute, t.half)
		}
		out = append(out, t)
	}
	return out
}

func withHalf(hour, minute int, half byte) Clock {
	hour %= 12
	if half == 'p' {
		hour += 12
	}
	return Clock(hour*60 + minute)
}

// Abbreviations of zones, as people use them: "PST" in July means the clock
// on the wall of the west coast, not a fixed offset. IST and others that
// belong to several countries are left out.
var zones = map[string]string{
	"UTC": "UTC", "GMT": "Etc/GMT", "Z": "UTC",
	"PST": "America/Los_Angeles", "PDT": "America/Los_Angeles", "PT": "America/Los_Angeles",
	"MST": "America/Denver", "MDT": "America/Denver", "MT": "America/Denver",
	"CST": "America/Chicago", "CDT": "America/Chicago", "CT": "America/Chicago",
	"EST": "America/New_York", "EDT": "America/New_York", "ET": "America/New_York",
	"WET": "Europe/Lisbon", "WEST": "Europe/Lisbon", "BST": "Europe/London",
	"CET": "Europe/Berlin", "CEST": "Europe/Berlin", "MEZ": "Europe/Berlin", "MESZ": "Europe/Berlin",
	"EET": "Europe/Athens", "EEST": "Europe/Athens", "MSK": "Europe/Moscow",
	"JST": "Asia/Tokyo", "KST": "Asia/Seoul", "SGT": "Asia/Singapore", "HKT": "Asia/Hong_Kong",
	"AEST": "Australia/Sydney", "AEDT": "Australia/Sydney", "AWST": "Australia/Perth", "NZST": "Pacific/Auckland", "NZDT": "Pacific/Auckland",
	"SAST": "Africa/Johannesburg", "BRT": "America/Sao_Paulo",
}

// zoneIn finds a zone: an IANA name, an abbreviation, or UTC with a shift.
func zoneIn(s string) string {
	for _, m := range reZone.FindAllStringSubmatch(s, -1) {
		name := m[1]
		if strings.Contains(name, "/") {
			if isZone(name) {
				return name
			}
			continue // "Frontend/Backend" is no zone
		}
		zone, ok := zones[name]
		if !ok {
			continue
		}
		if m[2] == "" || name != "UTC" && name != "GMT" {
			return zone
		}
		hour, _ := strconv.Atoi(m[3])
		minute := m[4]
		if minute == "" {
			minute = "00"
		}
		if name := m[2] + pad(hour) + ":" + minute; isZone(name) {
			return name
		}
	}
	if strings.HasSuffix(strings.TrimSpace(s), "Z") {
		return "UTC"
	}
	return ""
}

func pad(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}

var reDuration = regexp.MustCompile(`(?i)(\d+(?:[.,]\d+)?)\s*(h(?:ours?|rs?|r)?|stunden?|std|時間|小时|시간|m(?:in(?:ute[ns]?|s)?)?|分|分钟|분)?\.?\s*(\d{1,2})?`)

// ReadDuration reads 60m, 1h30, 1.5 h, 90 min, 45, 60分 as minutes.
func ReadDuration(s string) (int, bool) {
	total := 0.0
	for _, m := range reDuration.FindAllStringSubmatch(s, -1) {
		n, err := strconv.ParseFloat(strings.Replace(m[1], ",", ".", 1), 64)
		if err != nil {
			return 0, false
		}
		unit := strings.ToLower(m[2])
		switch {
		case strings.HasPrefix(unit, "h") || strings.HasPrefix(unit, "st") || unit == "時間" || unit == "小时" || unit == "시간":
			total += n * 60
			extra, _ := strconv.Atoi(m[3])
			total += float64(extra)
		default:
			total += n
		}
		if unit == "" {
			break // "60 to 90 min" is at least an hour
		}
	}
	if total < 1 || total > 24*60 {
		return 0, false
	}
	return int(total + 0.5), true
}
