package note

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

var (
	littleUTF16 = unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	bigUTF16    = unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
)

func inEncoding(t *testing.T, e encoding.Encoding, text string) []byte {
	t.Helper()
	out, err := e.NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestEncodings reads notes in the encodings of other times, and what is said of them.
func TestEncodings(t *testing.T) {
	german := "---\ncompany: Grünspächter\n---\n\n## Lernpunkte\n\n- kürzer – „Größe“\n"
	chinese := "---\ncompany: 北风机器人\n---\n\n一二三，请谈谈你。\n"
	for name, c := range map[string]struct {
		src     []byte
		company string
		said    []string
	}{
		"UTF-8":                    {[]byte(german), "Grünspächter", nil},
		"UTF-8 with a mark":        {append([]byte("\xef\xbb\xbf"), german...), "Grünspächter", nil},
		"UTF-16 with a mark":       {append([]byte{0xff, 0xfe}, inEncoding(t, littleUTF16, german)...), "Grünspächter", nil},
		"UTF-16":                   {inEncoding(t, littleUTF16, german), "Grünspächter", []string{"1:0 this file is UTF-16 LE without a mark"}},
		"UTF-16, big":              {inEncoding(t, bigUTF16, german), "Grünspächter", []string{"1:0 this file is UTF-16 BE without a mark"}},
		"UTF-16 in ASCII":          {inEncoding(t, littleUTF16, "---\ncompany: Northwind\n---\n"), "Northwind", []string{"1:0 this file is UTF-16 LE"}},
		"UTF-16 in Chinese":        {inEncoding(t, littleUTF16, chinese), "北风机器人", []string{"1:0 this file is UTF-16 LE"}},
		"UTF-16 in Chinese, big":   {inEncoding(t, bigUTF16, chinese), "北风机器人", []string{"1:0 this file is UTF-16 BE"}},
		"Windows-1252":             {inEncoding(t, charmap.Windows1252, german), "Grünspächter", []string{"1:0 this file is not UTF-8; it was read as Windows-1252"}},
		"one letter in 1252":       {[]byte("---\ncompany: Caf\xe9\n---\n"), "Café", []string{"1:0 this file is not UTF-8"}},
		"a stray byte":             {[]byte(strings.Replace(german, "kürzer", "k\xfcrzer", 1)), "Grünspächter", []string{"7:4 the byte 0xFC is no UTF-8 (in Windows-1252 it is ü); it is shown as \ufffd"}},
		"stray bytes behind mark":  {[]byte("\xef\xbb\xbf---\ncompany: Grün\n---\n\n\x80ü\xfe\n"), "Grün", []string{"5:1 the byte 0x80", "5:3 the byte 0xFE"}},
		"half a character":         {[]byte("---\ncompany: Grünö\n---\n\nüä \xf0\x9f\x98\n"), "Grünö", []string{"5:4 the byte 0xF0", "5:5 the byte 0x9F", "5:6 the byte 0x98"}},
		"half a pair in UTF-16":    {append(append([]byte{0xff, 0xfe}, inEncoding(t, littleUTF16, "---\ncompany: X\n---\n\nab")...), 0x00, 0xd8), "X", []string{"5:3 this character is damaged"}},
		"a zero byte among others": {[]byte("---\ncompany: Northwind\n---\n\na\x00b\n"), "Northwind", nil},
	} {
		n := NewReader(Options{}).Read("companies/x.md", c.src)
		if n.Company.Value != c.company {
			t.Errorf("%s: company %q", name, n.Company.Value)
		}
		var said []string
		for _, p := range n.Problems {
			if p.Hint == "" {
				t.Errorf("%s: %v does not say what to do", name, p)
			}
			if strings.Contains(p.Msg, "UTF") || strings.Contains(p.Msg, "damaged") {
				said = append(said, fmt.Sprintf("%d:%d %s", p.Line, p.Col, p.Msg))
			}
		}
		ok := len(said) == len(c.said)
		for i := range said {
			ok = ok && strings.HasPrefix(said[i], c.said[i])
		}
		if !ok {
			t.Errorf("%s: said %q, want %q", name, said, c.said)
		}
	}
}

// TestManyStrayBytes holds that a screenful of them is said one by one.
func TestManyStrayBytes(t *testing.T) {
	n := NewReader(Options{}).Read("pages/x.md", []byte(strings.Repeat("ü\n", 100)+strings.Repeat("\xe9", 50)))
	if len(n.Problems) != 21 || n.Problems[20].Msg != "30 more characters from here on are damaged" {
		t.Errorf("%d problems, the last %v", len(n.Problems), n.Problems[len(n.Problems)-1])
	}
}

// TestAddLogKeepsEveryByte adds a line to notes with any bytes in them: what is
// added is in one piece, and all else is as it was.
func TestAddLogKeepsEveryByte(t *testing.T) {
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	random := rand.New(rand.NewPCG(seed, 0))
	added := 0
	for range 600 {
		src := damagedNote(random)
		line := logLines[random.IntN(len(logLines))]
		out, err := addLog(src, line)
		if err != nil {
			continue
		}
		added++
		at := 0
		for at < len(src) && src[at] == out[at] {
			at++
		}
		if grown := len(out) - len(src); grown <= 0 || !bytes.HasPrefix(out[at+grown:], src[at:]) {
			t.Fatalf("%q became %q", src, out)
		}
		before, after := NewReader(Options{}).Read("interviews/x.md", src), NewReader(Options{}).Read("interviews/x.md", out)
		if len(after.Log) != len(before.Log)+1 || after.Company.Value != before.Company.Value {
			t.Fatalf("%q became %q: %d lines of the log", src, out, len(after.Log))
		}
	}
	if added < 300 {
		t.Errorf("only %d of 600 notes took a line", added)
	}
}

// damagedNote makes a note in one of the encodings, most of them with bytes that
// have no place in it.
func damagedNote(random *rand.Rand) []byte {
	text := "---\ncompany: Grünspächter\nlog:\n  - 2026-03-01 applied\n---\n\n## Lernpunkte\n\n- kürzer – größer\n"
	src := []byte(text)
	switch random.IntN(6) {
	case 0:
		src, _ = charmap.Windows1252.NewEncoder().Bytes(src)
	case 1:
		src, _ = littleUTF16.NewEncoder().Bytes(src)
		return src
	case 2:
		src, _ = bigUTF16.NewEncoder().Bytes(src)
		return append([]byte{0xfe, 0xff}, src...)
	case 3:
		src = append([]byte("\xef\xbb\xbf"), src...)
	}
	for range random.IntN(4) {
		at := len(src) - random.IntN(40)
		if random.IntN(2) == 0 {
			at = len("---\ncompany: Gr") // in front of the log
		}
		src = append(src[:at:at], append([]byte{byte(0x80 + random.IntN(128))}, src[at:]...)...)
	}
	return src
}
