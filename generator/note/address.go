package note

import (
	"net/mail"
	"strings"
	"unicode"

	"journal/generator/day"
	"journal/generator/printable"
)

// ParseAddress reads a mail address that stands alone: mary@x.example, also
// behind mailto: or with a name before it. ok is false for what is none, or holds
// what a mail program could take for more than one address or for another header:
// control characters, white space, commas, quotes, brackets.
func ParseAddress(text string) (address string, ok bool) {
	address = strings.TrimSpace(text)
	if len(address) > 7 && strings.EqualFold(address[:7], "mailto:") {
		address = address[7:]
	}
	if whole, err := mail.ParseAddress(address); err == nil && !strings.ContainsFunc(address, isCommand) {
		address = whole.Address
	}
	at := strings.IndexByte(address, '@')
	ok = at > 0 && at < len(address)-1 && strings.Count(address, "@") == 1 && !strings.ContainsFunc(address, func(c rune) bool {
		return isCommand(c) || unicode.IsSpace(c) || strings.ContainsRune(`,;:<>()[]"\?&`, c)
	})
	// An escape, as in a link, would be read as the character it stands for.
	for rest := address; ok; {
		_, after, more := strings.Cut(rest, "%")
		if !more {
			break
		}
		ok = len(after) < 2 || !isHex(after[0]) || !isHex(after[1])
		rest = after
	}
	return address, ok
}

func isCommand(c rune) bool { return !printable.Safe(c) }

func isHex(c byte) bool { return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'f' }

// checkAddresses drops what stands in the place of a mail address and is none.
func (r *reading) checkAddresses() {
	check := func(p *Person) {
		if p.Email == "" {
			return
		}
		address, ok := ParseAddress(p.Email)
		switch {
		case ok:
			p.Email = address
			return
		case !day.Unknown(p.Email):
			what := printable.Line(shorten(p.Email))
			if strings.ContainsFunc(p.Email, isCommand) {
				r.warn(p.Pos, what+" holds control characters, so it is no mail address and was left out", "type it anew: mary@northwind.example")
			} else {
				r.warn(p.Pos, what+" is not one mail address, so it was left out", "write it as mary@northwind.example")
			}
		}
		p.Email = ""
	}
	for _, people := range [][]Person{r.note.People, r.note.Contacts} {
		for i := range people {
			check(&people[i])
		}
	}
	if r.note.Recruiter != nil {
		check(r.note.Recruiter)
	}
}
