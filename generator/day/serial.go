package day

import (
	"fmt"
	"regexp"
	"strconv"
)

var reSerial = regexp.MustCompile(`^([34]\d{4}|5[0-4]\d{3})(?:[.,](\d{1,12}))?$`)

// Serial reads the number by which spreadsheets count days, from 1900 on, as
// it stands in a cell that has lost its form: 46085 and 46085.4375.
func Serial(text string) (Moment, []Remark) {
	p := reSerial.FindStringSubmatch(text)
	if p == nil {
		return Moment{}, nil
	}
	n, _ := strconv.Atoi(p[1])
	m := Moment{Day: Day{1899, 12, 30}.AddDays(n)}
	if p[2] != "" {
		part, _ := strconv.ParseFloat("0."+p[2], 64)
		if minutes := int(part*24*60 + 0.5); minutes > 0 && minutes < 24*60 {
			m.Start, m.HasTime = Clock(minutes), true
		}
	}
	return m, []Remark{assumed(fmt.Sprintf("write %s", m), "%s was read as %s, by the days that spreadsheets count", text, m).writes(text, m.String())}
}
