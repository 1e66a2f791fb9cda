package transcript

import (
	"strings"
	"time"
)

// cutClock cuts a time off the front of a text: 0:12, 01:02:03, 00:04.500, 00:00:04,000.
func cutClock(s string) (at time.Duration, rest string, ok bool) {
	var parts [3]int
	n, i := 0, 0
	for n < 3 {
		from := i
		for i < len(s) && isDigit(s[i]) && i-from < 3 {
			parts[n] = parts[n]*10 + int(s[i]-'0')
			i++
		}
		if i == from || n > 0 && i-from != 2 {
			return 0, s, false
		}
		n++
		if n == 3 || i+1 >= len(s) || s[i] != ':' || !isDigit(s[i+1]) {
			break
		}
		i++
	}
	if n < 2 || i < len(s) && isDigit(s[i]) {
		return 0, s, false
	}
	for _, part := range parts[:n] {
		at = at*60 + time.Duration(part)*time.Second
	}
	if i+1 < len(s) && (s[i] == '.' || s[i] == ',') && isDigit(s[i+1]) {
		i++
		for unit := 100 * time.Millisecond; i < len(s) && isDigit(s[i]); i++ {
			at += time.Duration(s[i]-'0') * unit
			unit /= 10
		}
	}
	if parts[n-1] > 59 || n == 3 && parts[1] > 59 {
		return 0, s, false
	}
	return at, s[i:], true
}

// leadingClock cuts a time off the front of a line, with brackets around it and a dash
// or a space behind it.
func leadingClock(s string) (at time.Duration, rest string, ok bool) {
	inner := strings.TrimLeft(s, "[(")
	at, rest, ok = cutClock(inner)
	if !ok {
		return 0, s, false
	}
	after := strings.TrimLeft(rest, "])")
	if after != "" && !strings.HasPrefix(after, " ") && !strings.HasPrefix(after, "\t") && len(after) == len(rest) {
		return 0, s, false // 10:30th
	}
	return at, strings.TrimLeft(cutHalf(after), " \t-–—|"), true
}

// trailingClock cuts a time off the end of a line, with brackets around it: "Mary Chen
// 0:12", "Mary Chen (00:12):".
func trailingClock(s string) (at time.Duration, rest string, ok bool) {
	s = strings.TrimRight(strings.TrimSuffix(s, ":"), " \t")
	s = cutHalfBehind(s)
	from := strings.LastIndexAny(s, " \t[(|")
	if from <= 0 {
		return 0, s, false
	}
	at, left, ok := cutClock(s[from+1:])
	if !ok || strings.Trim(left, "])") != "" {
		return 0, s, false
	}
	return at, strings.TrimRight(s[:from+1], " \t[(|-–—•·"), true
}

// cutHalf takes "AM" and "PM" off behind a time.
func cutHalf(s string) string {
	word := strings.ToUpper(strings.TrimLeft(s, " "))
	if (strings.HasPrefix(word, "AM") || strings.HasPrefix(word, "PM")) && (len(word) == 2 || word[2] == ' ') {
		return strings.TrimLeft(s, " ")[2:]
	}
	return s
}

func cutHalfBehind(s string) string {
	if len(s) > 4 {
		if end := strings.ToUpper(s[len(s)-2:]); (end == "AM" || end == "PM") && (isDigit(s[len(s)-3]) || s[len(s)-3] == ' ') {
			return strings.TrimRight(s[:len(s)-2], " ")
		}
	}
	return s
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }
