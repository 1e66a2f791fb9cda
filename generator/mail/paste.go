package mail

import (
	"strings"
)

// Paste reads a mail that was copied out of a mail program: its text, with or
// without lines above it that tell From, Date and Subject in any language.
func Paste(text []byte) Message {
	var m Message
	s := plainLines(clip(decodeRaw(text), maxText))
	s = strings.TrimPrefix(s, "\ufeff")
	lines := strings.Split(s, "\n")
	named := 0
	i := 0
	for ; i < len(lines) && i < 20; i++ {
		line := strings.TrimSpace(lines[i])
		if line == "" {
			if named > 0 {
				break
			}
			continue
		}
		name, value, ok := strings.Cut(strings.ReplaceAll(line, "：", ":"), ":")
		what := ""
		if ok {
			what = headerNamed(foldText(strings.Trim(name, "* ")))
		}
		if what == "" {
			break
		}
		value = strings.TrimSpace(value)
		named++
		switch what {
		case "from":
			m.From = first(addresses(value))
		case "to", "cc":
			m.To = append(m.To, addresses(value)...)
		case "subject":
			m.Subject = clean(decodeWords(value))
		case "sent":
			m.Date = parseDate(value)
			m.Sent = value
		}
	}
	if named == 0 {
		i = 0
	}
	m.sort(strings.Join(lines[i:], "\n"))
	return m
}
