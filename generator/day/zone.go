package day

import (
	"cmp"
	"fmt"
	"journal/generator/prose"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// Zone returns the zone of a [Moment.Zone]: an IANA name, or a shift from UTC
// such as "+05:30".
func Zone(name string) (*time.Location, error) {
	if t, err := time.Parse("-07:00", name); err == nil {
		_, shift := t.Zone()
		return time.FixedZone(name, shift), nil
	}
	if name == "" || name == "Local" {
		return nil, fmt.Errorf("there is no time zone %q", name)
	}
	return time.LoadLocation(name)
}

func isZone(name string) bool {
	_, err := Zone(name)
	return err == nil
}

// ReadZone reads a zone as people name it: "Europe/Berlin", "CET", "UTC+2",
// "Eastern Time", "London". It returns "" if none is known.
func ReadZone(text string, o Options) (string, []Remark) {
	text = strings.TrimSpace(text)
	if text == "" || Unknown(text) {
		return "", nil
	}
	if strings.Contains(text, "/") && isZone(text) {
		return text, nil
	}
	s := newScan("00:00 "+strings.Trim(text, "()[]"), o, false) // a zone stands behind a clock
	var m Moment
	var found []Remark
	s.zone(&m, 0, len(s.items), &found)
	if m.Zone == "" && len(found) == 0 {
		return "", []Remark{wrong("write it as Europe/Berlin", "there is no time zone %s", shorten(text))}
	}
	return m.Zone, found
}

// shifts are the hours from UTC to the west that a country has.
var shiftsWest = []string{"-12:00", "-11:00", "-10:00", "-09:30", "-09:00", "-08:00", "-07:00", "-06:00", "-05:00", "-04:00", "-03:30", "-03:00", "-02:30", "-02:00", "-01:00", "-00:00"}

// zoneAt reads a zone at token i.
func (s *scan) zoneAt(i int) (item, int) {
	if s.loose {
		return item{}, i
	}
	if s.is(i, "[", "(") {
		j := i + 1
		if s.is(j, "!") {
			j++
		}
		if name, next := s.iana(j); next > j && s.is(next, "]", ")") {
			return item{what: aZone, zone: name}, next + 1
		}
		if s.is(i, "[") && s.is(j, "u") && s.is(j+1, "-") { // [u-ca=gregory]
			for j < len(s.toks) && !s.is(j, "]") {
				j++
			}
			return item{what: filler}, min(j+1, len(s.toks))
		}
		return item{}, i
	}
	if name, next := s.iana(i); next > i {
		return item{what: aZone, zone: name}, next
	}
	last := item{}
	if len(s.items) > 0 {
		last = s.items[len(s.items)-1]
	}
	if s.is(i, "+", "-") && last.what == aClock && last.clock.sure && last.to == i {
		if name, next := s.shift(i); next > i && s.meansShift(i, next, name, last.clock) {
			return item{what: aZone, zone: name, offset: true}, next
		}
	}
	if n := s.at(i, "mark", "zone open"); n > 0 && s.seen(aClock) {
		return item{what: aZone, word: s.raw(i, i+n), asked: []string{}}, i + n
	}
	if s.is(i, "z") && last.what == aClock && s.tight(i) && !s.isLetterWord(i+1) {
		return item{what: aZone, zone: "UTC"}, i + 1
	}
	if it, next := s.abbreviation(i, last); next > i {
		return it, next
	}
	return s.namedZone(i, last)
}

// shift reads +01:00, -0500, +2.
func (s *scan) shift(i int) (string, int) {
	sign := s.tok(i).text
	t := s.tok(i + 1)
	if t.width == 0 || !s.tight(i+1) {
		return "", i
	}
	h, m, next := t.n, 0, i+2
	switch t.width {
	case 1, 2:
		if v, ok := s.num(i+3, 2); ok && s.is(i+2, ":") && s.tok(i+3).width == 2 {
			m, next = v, i+4
		}
	case 3, 4:
		h, m = t.n/100, t.n%100
	default:
		return "", i
	}
	name := fmt.Sprintf("%s%02d:%02d", sign, h, m)
	if h > 14 || m > 59 || !isZone(name) {
		return "", i
	}
	return name, next
}

// meansShift tells "10:30:00-05:00", a shift from UTC, from "10:00-11:30", two times.
func (s *scan) meansShift(i, next int, name string, h hour) bool {
	if s.is(i, "+") {
		return s.tok(i+1).width >= 2 || s.tight(i)
	}
	known := slices.Contains(shiftsWest, name)
	switch {
	case !known:
		return false
	case s.is(next, "[") && s.tight(next), h.seconds:
		return true
	case h.afterT:
		return name >= "-00:00" && name < "-11"
	}
	return s.tok(i+1).width == 4 && s.tok(i).spaced
}

// iana reads Europe/Berlin. "Frontend/Backend" is no zone.
func (s *scan) iana(i int) (string, int) {
	if !s.isLetterWord(i) || !s.is(i+1, "/") || !s.tight(i+1) || !s.tight(i+2) {
		return "", i
	}
	next := i + 3
	for s.is(next, "/", "-", "+") && s.tight(next) && s.tight(next+1) && next+1 < len(s.toks) {
		if name := s.raw(i, next+2); s.is(next, "/") && !isZone(name) && !s.is(i, "etc") {
			break
		} else if !s.is(next, "/") && !isZone(name) {
			break
		}
		next += 2
	}
	name := s.raw(i, next)
	if r, _ := utf8.DecodeRuneInString(name); !unicode.IsUpper(r) || !isZone(name) {
		return "", i
	}
	return name, next
}

// abbreviation reads PST, CET, UTC+2.
func (s *scan) abbreviation(i int, last item) (item, int) {
	raw := s.raw(i, i+1)
	upper := strings.ToUpper(raw)
	places, known := abbreviations()[upper]
	if !known || i >= len(s.toks) {
		return item{}, i
	}
	near := last.what == aClock || last.what == aHalf || s.seen(aClock)
	if raw != upper && (len(raw) < 3 || last.what != aClock || s.o.Lang == "fr") || len(raw) < 4 && !near {
		return item{}, i
	}
	next := i + 1
	if places[0].zone == "UTC" || upper == "GMT" {
		if s.is(next, "+", "-") && s.tok(next+1).width > 0 && (s.tight(next) || s.tight(next+1)) {
			if name, after := s.shift(next); after > next {
				return item{what: aZone, zone: name, offset: true}, after
			}
		}
	}
	it := item{what: aZone, word: raw}
	for _, p := range places {
		if !p.rare || s.o.Zone == p.home || strings.HasPrefix(s.o.Zone, p.home+"/") {
			it.asked = append(it.asked, p.zone)
		}
	}
	if len(it.asked) == 1 {
		it.zone, it.asked = it.asked[0], nil
	}
	next += s.at(next, "mark", "zone behind")
	return it, next
}

// namedZone reads "Eastern Time", "London time", "heure de Paris", and places
// behind a clock, "14:00 London".
func (s *scan) namedZone(i int, last item) (item, int) {
	behind := last.what == aClock || last.what == aHalf || last.what == filler && len(s.items) > 1 && s.items[len(s.items)-2].what == aClock
	if m, n := s.find(i, "zone"); n > 0 {
		next := i + n
		timed := s.at(next, "mark", "zone behind") > 0
		next += s.at(next, "mark", "zone behind")
		raw := s.raw(i, i+n)
		first, _ := utf8.DecodeRuneInString(raw)
		named := unicode.IsUpper(first) && (len(raw) > 3 || raw == strings.ToUpper(raw)) || isDense(first)
		if timed || s.hasTimeWord(raw) {
			return item{what: aZone, zone: m.name}, next
		}
		if named || behind && len(raw) > 3 {
			it := item{what: aZone, zone: m.name, word: raw, n: 1} // a place
			if !behind {
				it.n = 2
			}
			return it, next
		}
	}
	if n := s.at(i, "mark", "zone before"); n > 0 {
		for k := min(3, len(s.toks)-i-n); k > 0; k-- {
			if name := city(s.raw(i+n, i+n+k)); name != "" {
				return item{what: aZone, zone: name}, i + n + k
			}
		}
		if m, k := s.find(i+n, "zone"); k > 0 {
			return item{what: aZone, zone: m.name}, i + n + k
		}
	}
	for k := 3; k > 0; k-- {
		n := s.at(i+k, "mark", "zone behind")
		if n == 0 || i+k >= len(s.toks) {
			continue
		}
		raw := s.raw(i, i+k)
		name := city(raw)
		if name == "" {
			name = city(strings.TrimSuffix(raw, "er")) // Londoner Zeit
		}
		if name == "" {
			name = city(strings.TrimSuffix(raw, "se")) // Londense tijd
		}
		if name != "" {
			return item{what: aZone, zone: name}, i + k + n
		}
	}
	return item{}, i
}

// hasTimeWord reports whether the name of a zone says that it is one.
func (s *scan) hasTimeWord(raw string) bool {
	lower := strings.ToLower(raw)
	for _, w := range []string{"time", "zeit", "tijd", "heure", "hora", "ora ", "horário", "eastern", "pacific", "mountain", "utc", "zulu", "时间", "時間", "시간", "мск", "москв", "czas", "coast"} {
		if strings.Contains(lower, w) {
			return true
		}
	}
	return false
}

var continents = []string{"Europe", "America", "Asia", "Africa", "Australia", "Pacific", "Atlantic", "America/Argentina"}

// city returns the zone of a city that has one of its own: "New York".
func city(name string) string {
	r, _ := utf8.DecodeRuneInString(name)
	if !unicode.IsUpper(r) || strings.ContainsAny(name, "/.:\\") {
		return ""
	}
	words := strings.Fields(name)
	for i, w := range words {
		r, size := utf8.DecodeRuneInString(w)
		words[i] = string(unicode.ToUpper(r)) + strings.ToLower(w[size:])
	}
	for _, c := range continents {
		if zone := c + "/" + strings.Join(words, "_"); isZone(zone) {
			return zone
		}
	}
	return ""
}

// settle tells which of the zones that an abbreviation may mean is meant, and
// by what; "" if nothing tells it.
func (s *scan) settle(it item) (zone, why string) {
	for _, other := range s.items {
		if other.what == aZone && other.zone != "" && slices.Contains(it.asked, other.zone) {
			return other.zone, other.word
		}
	}
	if s.o.Place != "" {
		place := newScan("00:00, "+s.o.Place, Options{}, false)
		for _, other := range place.items {
			if other.what == aZone && slices.Contains(it.asked, other.zone) {
				return other.zone, cmp.Or(other.word, other.zone)
			}
		}
	}
	if s.o.Zone == "" {
		return "", ""
	}
	if slices.Contains(it.asked, s.o.Zone) {
		return s.o.Zone, "the journal's own zone"
	}
	if here, err := Zone(s.o.Zone); err == nil {
		for _, month := range []time.Month{time.January, time.July} {
			if name, _ := time.Date(2026, month, 1, 12, 0, 0, 0, time.UTC).In(here).Zone(); strings.EqualFold(name, it.word) {
				return s.o.Zone, "the journal's own zone"
			}
		}
	}
	for _, p := range abbreviations()[strings.ToUpper(it.word)] {
		if p.home != "" && (s.o.Zone == p.home || strings.HasPrefix(s.o.Zone, p.home+"/")) {
			return p.zone, "the journal's own zone"
		}
	}
	return "", ""
}

// zone reads the zone among some items into m.
func (s *scan) zone(m *Moment, from, to int, found *[]Remark) {
	shift, shiftAt := "", false
	for _, it := range s.items[from:to] {
		if it.what != aZone {
			continue
		}
		switch {
		case it.n == 2: // a place that stands apart
		case it.asked != nil && m.Zone == "":
			zone, why := s.settle(it)
			if len(it.asked) == 0 {
				*found = append(*found, doubtful("write the zone, as in 14:00 Europe/London", "%q names no zone, so the zone is open", it.word))
				return
			}
			if zone == "" {
				*found = append(*found, doubtful("write the one you mean: "+prose.List(it.asked, "or"), "%s can be %s, so the zone is open", it.word, prose.List(it.asked, "or")).writesAnyOf(it.word, it.asked))
				return
			}
			*found = append(*found, assumed("write "+zone+" if that is not sure", "%s was read as %s because of %s", it.word, zone, why).writes(it.word, zone))
			m.Zone = zone
		case it.offset:
			if !shiftAt {
				shift, shiftAt = it.zone, true
			}
		case m.Zone == "" && it.zone != "":
			m.Zone = it.zone
			if it.n == 1 {
				*found = append(*found, assumed("", "%s was read as the zone %s", it.word, it.zone))
			}
		}
	}
	if !shiftAt {
		return
	}
	if m.Zone == "" {
		m.Zone = shift
		return
	}
	if named, err := Zone(m.Zone); err == nil && !m.Day.IsZero() && m.HasTime {
		at, fixed := m.Day.At(m.Start, named), time.Time{}
		if loc, err := Zone(shift); err == nil {
			fixed = m.Day.At(m.Start, loc)
		}
		if !at.Equal(fixed) {
			_, is := at.Zone()
			*found = append(*found, doubtful("correct one of the two; the name was kept", "%s is not %s on that day but %+03d:%02d", m.Zone, shift, is/3600, abs(is)/60%60))
		}
	}
}
