package inbox

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"journal/generator/letterbox"
	"journal/generator/words"
)

// Kind is what a file is.
type Kind string

// The kinds of files.
const (
	Unknown    Kind = ""
	Calendar   Kind = "calendar"
	Mail       Kind = "mail"
	Mailbox    Kind = "mailbox"
	Transcript Kind = "transcript"
	Letters    Kind = "letters" // from the phone, encrypted, also in a mail
	Text       Kind = "text"    // pasted
)

// heading is how much of a file is looked at to tell its kind.
const heading = 64 << 10

var (
	reMailbox = words.Pattern(`^From \S+ .*\d{4}\r?\n`)
	reField   = words.Pattern(`^([A-Za-z][A-Za-z0-9-]*):`)
	reCue     = words.Pattern(`(?m)^\d+\r?\n(\d+:)?\d\d:\d\d[,.]\d{3} --> `)
)

// mailFields are lines of the head of a mail; two of them make one.
var mailFields = []string{"from", "to", "cc", "subject", "date", "received", "message-id", "mime-version", "return-path", "delivered-to", "reply-to", "content-type", "dkim-signature", "x-received"}

// KindOf tells what a file is by its bytes.
func KindOf(src []byte) Kind {
	src = bytes.TrimPrefix(src, []byte("\ufeff"))
	if bytes.HasPrefix(src, []byte("age-encryption.org/")) {
		return Letters
	}
	head := bytes.TrimLeft(src[:min(len(src), heading)], " \t\r\n")
	switch {
	case len(head) == 0:
		return Unknown
	case hasCalendar(head):
		return Calendar
	case bytes.HasPrefix(head, []byte("WEBVTT")), reCue().Match(head[:min(len(head), 4096)]):
		return Transcript
	case reMailbox().Match(head):
		return Mailbox
	case letterbox.Holds(src) && (isMail(head) || mostlyText(head)):
		return Letters
	case isMail(head):
		return Mail
	case bytes.IndexByte(head, 0) >= 0 && !isUTF16(src):
		return Unknown
	case isTranscript(src):
		return Transcript
	case mostlyText(head):
		return Text
	}
	return Unknown
}

// hasCalendar reports whether a calendar begins before anything else is said.
func hasCalendar(head []byte) bool {
	line, _, _ := bytes.Cut(head, []byte("\n"))
	return strings.EqualFold(strings.TrimSpace(string(line)), "BEGIN:VCALENDAR")
}

// isMail reports whether a text begins with the head of a mail.
func isMail(head []byte) bool {
	count := 0
	for line := range bytes.Lines(head) {
		line = bytes.TrimRight(line, "\r\n")
		if len(line) == 0 {
			break
		}
		if line[0] == ' ' || line[0] == '\t' {
			continue
		}
		m := reField().FindSubmatch(line)
		if m == nil {
			return false
		}
		if slices.Contains(mailFields, strings.ToLower(string(m[1]))) {
			count++
		}
	}
	return count >= 2
}

func isUTF16(src []byte) bool {
	return bytes.HasPrefix(src, []byte("\xff\xfe")) || bytes.HasPrefix(src, []byte("\xfe\xff"))
}

// mostlyText reports whether hardly anything but characters stands in it.
func mostlyText(head []byte) bool {
	odd := 0
	for _, c := range head {
		if c < ' ' && c != '\n' && c != '\r' && c != '\t' {
			odd++
		}
	}
	return odd*50 <= len(head) && (utf8.Valid(head) || odd == 0)
}
