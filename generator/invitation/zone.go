package invitation

import (
	"embed"
	"strings"
	"sync"
	"time"
	_ "time/tzdata" // zones are known on every machine
)

//go:generate sh zones/make.sh

//go:embed zones/windows.txt
var files embed.FS

// windows returns the IANA names for the names that Windows gives zones, in lower case.
var windows = sync.OnceValue(func() map[string]string {
	text, err := files.ReadFile("zones/windows.txt")
	if err != nil {
		panic(err) // it is a part of the program
	}
	all := map[string]string{}
	for line := range strings.Lines(string(text)) {
		name, zone, _ := strings.Cut(strings.TrimSpace(line), ": ")
		all[strings.ToLower(name)] = zone
	}
	return all
})

// zoneNamed returns the zone that a name stands for: an IANA name, also at the end of a
// path, or one of Windows.
func zoneNamed(name string) (*time.Location, bool) {
	name = strings.Trim(strings.TrimSpace(name), `"'`)
	if len(name) == 0 || len(name) > 200 {
		return nil, false
	}
	if zone := windows()[strings.ToLower(name)]; zone != "" {
		name = zone
	}
	switch strings.ToUpper(name) {
	case "UTC", "GMT", "Z", "ETC/UTC", "ETC/GMT", "UCT", "ZULU":
		return time.UTC, true
	}
	if strings.EqualFold(name, "tzone://Microsoft/Utc") {
		return time.UTC, true
	}
	parts := strings.Split(strings.Trim(name, "/"), "/")
	for n := min(len(parts), 3); n >= 2; n-- {
		part := strings.Join(parts[len(parts)-n:], "/")
		if zone, err := time.LoadLocation(strings.ReplaceAll(part, " ", "_")); err == nil {
			return zone, true
		}
	}
	return nil, false
}

// moment reads when something is.
func (r *reader) moment(p *property) Moment {
	value := strings.TrimSpace(p.value)
	if len(value) == len("20260304") || strings.EqualFold(p.param("VALUE"), "DATE") {
		t, err := time.Parse("20060102", value[:min(len(value), 8)])
		if err != nil || !sensible(t) {
			return Moment{}
		}
		return Moment{Time: t, AllDay: true}
	}
	for _, layout := range []string{"20060102T150405Z", "20060102T1504Z", "20060102T150405-0700", time.RFC3339, "2006-01-02T15:04Z07:00"} {
		if t, err := time.Parse(layout, strings.ToUpper(value)); err == nil && sensible(t) {
			m := Moment{Time: t.UTC()}
			if _, shift := t.Zone(); shift == 0 {
				m.Zone = "UTC"
			}
			return m
		}
	}
	for _, layout := range []string{"20060102T150405", "20060102T1504", "2006-01-02T15:04:05", "2006-01-02T15:04"} {
		if t, err := time.Parse(layout, strings.ToUpper(value)); err == nil && sensible(t) {
			return r.local(t, p.param("TZID"))
		}
	}
	return Moment{}
}

// sensible reports whether a year is one of an appointment.
func sensible(t time.Time) bool { return t.Year() >= 1970 && t.Year() < 3000 }

// local gives a clock its zone.
func (r *reader) local(t time.Time, name string) Moment {
	if name == "" {
		if zone, ok := zoneNamed(r.calendar); ok {
			return inZone(t, zone)
		}
		return Moment{Time: t, Float: true}
	}
	if zone, ok := zoneNamed(name); ok {
		return inZone(t, zone)
	}
	if rules := r.zones[name]; rules != nil {
		if zone, ok := zoneNamed(rules.location); ok {
			return inZone(t, zone)
		}
		if shift, ok := rules.shiftAt(t); ok {
			return Moment{Time: t.Add(-shift).In(time.FixedZone("", int(shift/time.Second)))}
		}
	}
	return Moment{Time: t, Lost: name}
}

func inZone(t time.Time, zone *time.Location) Moment {
	return Moment{Time: time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), 0, zone), Zone: zone.String()}
}
