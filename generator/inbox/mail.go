package inbox

import (
	"bytes"
	"encoding/base64"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"strings"
)

// takeMail files a mail: the appointments of the calendars that it has.
func (b *Box) takeMail(src []byte) []*Thing {
	m, err := mail.ReadMessage(bytes.NewReader(src))
	if err != nil {
		return []*Thing{nothing("a mail that can't be read", "")}
	}
	from := letter{}
	dec := &mime.WordDecoder{}
	from.subject, _ = dec.DecodeHeader(m.Header.Get("Subject"))
	if a, err := mail.ParseAddress(m.Header.Get("From")); err == nil {
		from.name, from.address = a.Name, a.Address
	}
	if to, err := m.Header.AddressList("To"); err == nil {
		for _, a := range to {
			from.to = append(from.to, a.Address)
		}
	}
	from.date, _ = m.Header.Date()
	var calendars [][]byte
	var walk func(header func(string) string, body io.Reader, depth int)
	walk = func(header func(string) string, body io.Reader, depth int) {
		kind, params, err := mime.ParseMediaType(header("Content-Type"))
		if err != nil {
			kind = "text/plain"
		}
		if strings.HasPrefix(kind, "multipart/") && depth < 10 {
			r := multipart.NewReader(body, params["boundary"])
			for {
				p, err := r.NextRawPart()
				if err != nil {
					return
				}
				walk(p.Header.Get, p, depth+1)
			}
		}
		switch strings.ToLower(header("Content-Transfer-Encoding")) {
		case "base64":
			body = base64.NewDecoder(base64.StdEncoding, body)
		case "quoted-printable":
			body = quotedprintable.NewReader(body)
		}
		text, _ := io.ReadAll(body)
		switch {
		case kind == "text/calendar", kind == "application/ics", hasCalendar(bytes.TrimLeft(text, " \t\r\n")):
			calendars = append(calendars, text)
		case kind == "text/plain" && from.text == "":
			from.text = string(text)
		}
	}
	walk(m.Header.Get, m.Body, 0)
	if len(calendars) == 0 {
		return nil
	}
	return b.takeCalendar(bytes.Join(calendars, []byte("\r\n")), from)
}

func (b *Box) takeMailbox([]byte) []*Thing { return nil }

func (b *Box) takeText([]byte) []*Thing { return nil }
