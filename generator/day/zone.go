package day

import (
	"fmt"
	"time"
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
