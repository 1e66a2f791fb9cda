package problem

import (
	"bytes"
	"testing"
	"testing/fstest"
)

func TestSort(t *testing.T) {
	l := List{
		{Path: "b.md", Line: 1, Msg: "x"},
		{Path: "a.md", Line: 9, Msg: "x"},
		{Path: "a.md", Line: 2, Col: 5, Msg: "x"},
		{Path: "a.md", Line: 2, Col: 5, Msg: "a", Severity: Warning},
		{Path: "a.md", Line: 2, Col: 5, Msg: "z", Severity: Error},
		{Path: "b.md", Line: 1, Msg: "x"},
	}
	l.Sort()
	var got []string
	for _, p := range l {
		got = append(got, p.String())
	}
	want := []string{"a.md:2:5: error: z", "a.md:2:5: warning: a", "a.md:2:5: warning: x", "a.md:9: warning: x", "b.md:1: warning: x"}
	if len(got) != len(want) {
		t.Fatalf("got %q", got)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("%d: got %q, want %q", i, got[i], want[i])
		}
	}
	if e, w := l.Count(); e != 1 || w != 4 {
		t.Errorf("counted %d errors and %d warnings", e, w)
	}
}

func TestWrite(t *testing.T) {
	content := fstest.MapFS{
		"a.md": {Data: []byte("---\ndate: 2026-03-12 (Wednesday)\n---\r\n")},
		"b.md": {Data: []byte("\xef\xbb\xbf会社: \x1b[31m通過\n")},
	}
	l := List{
		{Path: "a.md", Line: 2, Col: 7, Msg: "2026-03-12 is a Thursday, not a Wednesday", Hint: "the date was kept"},
		{Path: "b.md", Line: 1, Col: 5, Severity: Error, Msg: "bad"},
		{Path: "gone.md", Line: 1, Msg: "gone"},
	}
	var out bytes.Buffer
	if err := l.Write(&out, content, Style{}); err != nil {
		t.Fatal(err)
	}
	want := `a.md:2:7: warning: 2026-03-12 is a Thursday, not a Wednesday
    2 | date: 2026-03-12 (Wednesday)
      |       ^
      = hint: the date was kept
b.md:1:5: error: bad
    1 | 会社: \x1b[31m通過
      |       ^
gone.md:1: warning: gone
`
	if out.String() != want {
		t.Errorf("got\n%s\nwant\n%s", out.String(), want)
	}
}

// TestWriteHostile holds that nothing a terminal obeys comes from a name, a
// message, a hint or a line, that none of them makes a second line, and that
// the caret stands under its character all the same.
func TestWriteHostile(t *testing.T) {
	const name = "a\x1b[2J\nb.md"
	content := fstest.MapFS{name: {Data: []byte("\x9b\u202e\x1b]0;x\x07!\n")}}
	l := List{{Path: name, Line: 1, Col: 9, Msg: "bad \u2066\nb.md:1: error: false", Hint: "rename\x07\r"}}
	var out bytes.Buffer
	if err := l.Write(&out, content, Style{Folder: "c\x7f/"}); err != nil {
		t.Fatal(err)
	}
	want := `c\x7f/a\x1b[2J\nb.md:1:9: warning: bad \u2066\nb.md:1: error: false
    1 | \x9b\u202e\x1b]0;x\x07!
      |                       ^
      = hint: rename\x07\r
`
	if out.String() != want {
		t.Errorf("got\n%s\nwant\n%s", out.String(), want)
	}
}

func TestWriteCutsLongLines(t *testing.T) {
	content := fstest.MapFS{"a.md": {Data: append(bytes.Repeat([]byte("x"), 70000), '!')}}
	var out bytes.Buffer
	l := List{{Path: "a.md", Line: 1, Col: 70001, Msg: "far out"}}
	if err := l.Write(&out, content, Style{}); err != nil {
		t.Fatal(err)
	}
	lines := bytes.Split(out.Bytes(), []byte("\n"))
	if len(lines[1]) > 200 {
		t.Fatalf("line of %d bytes", len(lines[1]))
	}
	if at := bytes.IndexByte(lines[2], '^'); []rune(string(lines[1]))[at] != '!' {
		t.Errorf("caret under %q", []rune(string(lines[1]))[at])
	}
}

// TestWriteOneLongLine shows many problems of one line in about the work of one: the
// line is not taken apart for each.
func TestWriteOneLongLine(t *testing.T) {
	line := bytes.Repeat([]byte("ü"), 200_000)
	content := fstest.MapFS{"a.md": {Data: line}}
	var l List
	for i := range 2000 {
		l = append(l, Problem{Path: "a.md", Line: 1, Col: 1 + 100*i, Msg: "x"})
	}
	allocs := testing.AllocsPerRun(1, func() {
		if err := l.Write(&bytes.Buffer{}, content, Style{}); err != nil {
			t.Fatal(err)
		}
	})
	if each := allocs / float64(len(l)); each > 300 {
		t.Errorf("%.0f pieces of memory for each problem", each)
	}
	var back, alone bytes.Buffer
	List{l[1999], l[500], l[1500]}.Write(&back, content, Style{})
	for _, i := range []int{1999, 500, 1500} {
		List{l[i]}.Write(&alone, content, Style{})
	}
	if back.String() != alone.String() {
		t.Error("a problem is shown otherwise behind another of the same line")
	}
}
