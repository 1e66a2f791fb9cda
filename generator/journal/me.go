package journal

import (
	"bytes"
	"errors"
	"reflect"
	"slices"
	"strings"

	"journal/generator/note"
)

// PlanMe returns how one's own mail addresses are written into journal.yaml, which has
// none; no address says that somebody was asked and gave none. The new text has been
// read: it is the same configuration besides.
func PlanMe(src []byte, addresses []string) (note.Addition, error) {
	before, problems := ParseConfig(src, nil)
	want := before
	want.Me = slices.Clone(addresses)
	if want.Me == nil {
		want.Me = []string{}
	}
	eol := "\n"
	if bytes.Contains(src, []byte("\r\n")) {
		eol = "\r\n"
	}
	line := "me: [" + strings.Join(addresses, ", ") + "]"
	end := len(bytes.TrimRight(src, " \t\r\n"))
	add := note.Addition{At: end, Text: []byte(eol + line)}
	if end == 0 {
		add.Text = []byte(line)
	}
	if after, more := ParseConfig(add.In(src), nil); before.Me != nil || !reflect.DeepEqual(after, want) || len(more) != len(problems) {
		return note.Addition{}, errors.New("no place was found in journal.yaml where this would be understood; write it there by hand: " + line)
	}
	return add, nil
}
