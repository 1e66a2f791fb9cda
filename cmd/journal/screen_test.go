package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
)

// TestScreen holds what is written out and what stays, however the bytes are
// cut into writes.
func TestScreen(t *testing.T) {
	const hostile = "Grün\x1b[31m 緑\u202e\x9b1m\u009b2m\a\tx\r\ny\xe7\xb7"
	for _, c := range []struct {
		what   string
		person bool
		to     func(*screen) io.Writer
		want   string
	}{
		{"text in a log", false, (*screen).text, `Grün\x1b[31m 緑\u202e\x9b1m\u009b2m\x07` + "\tx\\r\ny\\xe7\\xb7"},
		{"text for a person", true, (*screen).text, `Grün\x1b[31m 緑\u202e\x9b1m\u009b2m\x07` + "    x\\r\ny\\xe7\\xb7"},
		{"data in a file", false, (*screen).data, hostile},
		{"data for a person", true, (*screen).data, `Grün\x1b[31m 緑\u202e\x9b1m\u009b2m\x07` + "    x\ny\\xe7\\xb7"},
	} {
		for size := 1; size <= len(hostile); size++ {
			var out bytes.Buffer
			s := newScreen(&out)
			s.person = c.person
			w := c.to(s)
			for from := 0; from < len(hostile); from += size {
				if n, err := io.WriteString(w, hostile[from:min(from+size, len(hostile))]); err != nil || n != min(size, len(hostile)-from) {
					t.Fatalf("%d bytes, %v", n, err)
				}
			}
			s.flush()
			if out.String() != c.want {
				t.Fatalf("%s, %d bytes at a time: got %q, want %q", c.what, size, out.String(), c.want)
			}
		}
	}
}

// TestScreenColours holds that colours are those of the program alone: one that
// somebody has written into a note is text, also one that looks like a mark.
func TestScreenColours(t *testing.T) {
	var out bytes.Buffer
	s := newScreen(&out)
	if got := s.style("x/"); got.Error != "" || got.Folder != "x/" {
		t.Errorf("without a terminal the style is %+v", got)
	}
	s.colour = true
	style := s.style("")
	other := newScreen(io.Discard)
	other.colour = true
	if err := s.printf("%s%s%s\n", style.Error, "\x1b[0m"+other.style("").Dim, style.Reset); err != nil {
		t.Fatal(err)
	}
	if want := "\x1b[1;31m\\x1b[0m\\x1b" + strings.TrimPrefix(other.style("").Dim, "\x1b") + "\x1b[0m\n"; out.String() != want {
		t.Errorf("got %q, want %q", out.String(), want)
	}
}

// TestLines holds that no argument makes a line of its own, and that several
// errors at once have a line each.
func TestLines(t *testing.T) {
	if got, want := inLine("%s|%-*s|%q|%v|%d|%.1f\n", "a\nb", 4, "é", "\n", errors.New("c\nd"), 3, 1.25), "a\\nb|é   |\"\\n\"|c\\nd|3|1.2\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	var out bytes.Buffer
	term := &terminal{out: newScreen(io.Discard), err: newScreen(&out)}
	term.fail(fmt.Errorf("%w", errors.Join(errors.New("one\nfalse"), errors.New("two"))), "do\nthis")
	term.fail(fmt.Errorf("three: %w", errors.New("a\nb")), "")
	if want := "journal: error: one\\nfalse\ntwo\njournal: hint: do\\nthis\njournal: error: three: a\\nb\n"; out.String() != want {
		t.Errorf("got %q, want %q", out.String(), want)
	}
}

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
