package main

import (
	"strings"
	"testing"
)

func TestWrapped(t *testing.T) {
	bold := func(s string) string { return strings.ReplaceAll(s, "<b>", "") }
	for _, test := range []struct {
		text    string
		columns int
		margin  string
		want    string
	}{
		{"Thank Joan Pike at St Marys Hospital today", 0, "  ", "Thank Joan Pike at St Marys Hospital today"},
		{"Thank Joan Pike at St Marys Hospital today", 80, "  ", "Thank Joan Pike at St Marys Hospital today"},
		{"Thank Joan Pike at St Marys Hospital today", 24, "  ", "Thank Joan Pike at St\n  Marys Hospital today"},
		{"Thank Joan Pike <b>at St Marys<b> Hospital today", 24, "  ", "Thank Joan Pike <b>at St\n  Marys<b> Hospital today"},
		{"exactly twenty wide.", 20, "", "exactly twenty wide."},
		{"exactly twenty-1 wide", 20, "", "exactly twenty-1\nwide"},
		{"a interviews/a-very-long-name-of-a-note.md b", 20, "", "a\ninterviews/a-very-long-name-of-a-note.md\nb"},
		{"four words of text", 3, "         ", "four words of text"}, // too narrow for anything
		{"株式会社東雲 の 面接官 に お礼", 20, "", "株式会社東雲 の\n面接官 に お礼"},
		{"", 20, "", ""},
	} {
		if got := wrapped(test.text, test.columns, test.margin, bold); got != test.want {
			t.Errorf("%q in %d columns: got %q, want %q", test.text, test.columns, got, test.want)
		}
	}
}
