package mail

import (
	"bytes"

	"journal/generator/words"
)

// reFromLine is the line that begins a mail in a mailbox.
var reFromLine = words.Pattern(`^From \S+.*\d\d:\d\d.*\d{4}`)

// IsMailbox reports whether data is a mailbox in the form mbox.
func IsMailbox(data []byte) bool {
	line, _, _ := bytes.Cut(bytes.TrimLeft(bytes.TrimPrefix(data, []byte("\ufeff")), "\r\n"), []byte("\n"))
	return reFromLine().Match(bounded(line, 400))
}

// Split takes the mails out of a mailbox in the form mbox.
func Split(data []byte) [][]byte {
	var mails [][]byte
	start, blank := -1, true
	for at := 0; at < len(data); {
		end := bytes.IndexByte(data[at:], '\n')
		if end < 0 {
			end = len(data)
		} else {
			end += at + 1
		}
		line := bytes.TrimRight(data[at:end], "\r\n")
		if blank && bytes.HasPrefix(line, []byte("From ")) && reFromLine().Match(bounded(line, 400)) && startsHeader(data[end:]) {
			if start >= 0 {
				mails = append(mails, unescapeFrom(data[start:at]))
			}
			start = end
		}
		blank, at = len(line) == 0, end
	}
	if start >= 0 {
		mails = append(mails, unescapeFrom(data[start:]))
	}
	return mails
}

// startsHeader reports whether data begins with a header.
func startsHeader(data []byte) bool {
	line, _, _ := bytes.Cut(bounded(data, 1000), []byte("\n"))
	name, _, ok := bytes.Cut(line, []byte(":"))
	return ok && isFieldName(name)
}

var reEscapedFrom = words.Pattern(`(?m)^>(>*From )`)

// unescapeFrom undoes what a mailbox does to lines that look like the beginning of a mail.
func unescapeFrom(data []byte) []byte {
	if !bytes.Contains(data, []byte(">From ")) {
		return data
	}
	return reEscapedFrom().ReplaceAll(data, []byte("$1"))
}
