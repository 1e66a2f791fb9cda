package note

import (
	"fmt"
	"strconv"
	"strings"

	"journal/generator/day"
	"journal/generator/words"
)

// setChance reads how likely somebody thinks it is to go on.
func (r *reading) setChance(v value) {
	text := v.plain().Value
	percent, ok := readChance(text)
	if !ok {
		if !day.Unknown(text) {
			r.warn(v.pos, fmt.Sprintf("chance: %s is no chance from 0 to 100 percent", shorten(text)), "write how likely you go on, as in chance: 60%")
		}
		return
	}
	if r.note.Chance == nil {
		r.note.Chance = &percent
	}
}

var (
	rePercent = words.Pattern(`^(?:~|about |ca\. ?)?(\d{1,3})(?:[.,]\d+)? ?(?:%|percent\b|prozent\b|pour cent\b|por ciento\b)?$`)
	reShare   = words.Pattern(`^(\d{1,3}) ?(?:/|in|of|out of|von|sur|de) ?(\d{1,3})$`)
	reDecimal = words.Pattern(`^0?[.,](\d{1,2})$`)
)

// readChance reads 60%, 60, 0.6, 6/10 or 50/50. A bare 1 may mean anything.
func readChance(text string) (percent int, ok bool) {
	text = strings.ToLower(strings.TrimSpace(strings.NewReplacer("％", "%", "\u00a0", " ").Replace(text)))
	if m := reDecimal().FindStringSubmatch(text); m != nil {
		n, _ := strconv.Atoi((m[1] + "0")[:2])
		return n, true
	}
	if m := reShare().FindStringSubmatch(text); m != nil {
		n, _ := strconv.Atoi(m[1])
		of, _ := strconv.Atoi(m[2])
		switch {
		case n+of == 100:
			return n, true // 70/30
		case of == 0 || n > of:
			return 0, false
		}
		return (200*n + of) / (2 * of), true
	}
	m := rePercent().FindStringSubmatch(text)
	if m == nil || text == "1" {
		return 0, false
	}
	n, _ := strconv.Atoi(m[1])
	return n, n <= 100
}
