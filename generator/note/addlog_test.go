package note

import (
	"bytes"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

const sent = "2026-03-04 16:05 thank-you Mary Chen"

// addLog returns a note with one line of history more.
func addLog(src []byte, line string) ([]byte, error) {
	add, err := PlanLog(src, "", line)
	if err != nil {
		return nil, err
	}
	return add.In(src), nil
}

// TestAddLog writes the note with ^…^ around what is added.
func TestAddLog(t *testing.T) {
	for _, c := range []struct{ name, line, note string }{
		{"block list", sent, "---\ncompany: X\nlog:\n  - 2026-03-01 applied\n^  - " + sent + "\n^tags: [a]\n---\n\ntext\n"},
		{"last key", sent, "---\ncompany: X\nlog:\n  - 2026-03-01 applied\n^  - " + sent + "\n^---\n\ntext\n"},
		{"no indentation", sent, "---\nlog:\n- 2026-03-01 applied\n^- " + sent + "\n^company: X\n---\n"},
		{"deep indentation", sent, "---\nlog:\n        - 2026-03-01 applied\n^        - " + sent + "\n^company: X\n---\n"},
		{"blank lines and comments", sent, "---\nlog: # what I did\n  # the start\n  - 2026-03-01 applied # at last\n\n  - 2026-03-02 answered: yes # x\n^  - " + sent + "\n^\n# people\ncompany: X\n---\n"},
		{"long items", sent, "---\nlog:\n  - 2026-03-01 applied with a letter\n    that went on\n  - >\n    2026-03-02 answered\n^  - " + sent + "\n^company: X\n---\n"},
		{"empty log", sent, "---\ncompany: X\nlog:\n^  - " + sent + "\n^tags: [a]\n---\n"},
		{"empty log with a comment", sent, "---\ncompany: X\nlog:      # one a line:  - 2026-03-04 16:05 thank-you Mary Chen\n^  - " + sent + "\n^---\n"},
		{"lists without indentation elsewhere", sent, "---\ntags:\n- a\nlog:\n^- " + sent + "\n^company: X\n---\n"},
		{"empty list", sent, "---\nlog: [^\n  \"" + sent + "\"^]\ncompany: X\n---\n"},
		{"list in one line", sent, "---\nlog: [2026-03-01 applied^,\n  \"" + sent + "\"^]\ncompany: X\n---\n"},
		{"list in brackets with ] and ' inside", sent, "---\nlog: [2026-03-01 applied 'here', \"2026-03-02 answered: [yes]\"^,\n  \"" + sent + "\"^] # so far\ncompany: X\n---\n"},
		{"list over lines", sent, "---\nlog: [\n    2026-03-01 applied # a ]\n^    , \"" + sent + "\"\n^]\ncompany: X\n---\n"},
		{"list over lines with a last comma", sent, "---\nlog: [\n    2026-03-01 applied,\n^    \"" + sent + "\",\n^]\ncompany: X\n---\n"},
		{"no log", sent, "---\ncompany: X\nrole: Y\n^log: [\"" + sent + "\"]\n^---\n\ntext\n"},
		{"indented front matter", sent, "---\n  company: X\n  role: Y\n^  log: [\"" + sent + "\"]\n^---\n"},
		{"empty front matter", sent, "---\n^log: [\"" + sent + "\"]\n^---\n\n# A talk\n"},
		{"literal block", sent, "---\nlog: |\n  2026-03-01 applied\n  2026-03-02 answered\n^  " + sent + "\n^company: X\n---\n"},
		{"one line as text", sent, "---\ncompany: X\nlog: 2026-03-01 applied\n---\n\n# A talk\n^log:: " + sent + "\n^\ntext\n"},
		{"history", sent, "---\ncompany: X\nhistory:\n  - 2026-03-01 applied\n^  - " + sent + "\n^---\n"},
		{"log inside another key", sent, "---\ncompany: X\nnotes:\n  log:\n    - 2026-03-01 applied\n^log: [\"" + sent + "\"]\n^---\n"},
		{"written twice", sent, "---\nlog:\n  - 2026-03-01 applied\ncompany: X\nlog:\n  - 2026-03-02 answered\n^  - " + sent + "\n^---\n"},
		{"colon", "2026-03-12 follow-up Mary Chen: still deciding", "---\nlog:\n  - 2026-03-01 applied\n^  - 2026-03-12 follow-up Mary Chen: still deciding\n^company: X\n---\n"},
		{"two colons", "2026-03-12 follow-up Mary Chen: she said: wait", "---\nlog:\n  - 2026-03-01 applied\n^  - \"2026-03-12 follow-up Mary Chen: she said: wait\"\n^company: X\n---\n"},
		{"number sign and quotes", `2026-03-12 answered Mary Chen: the "C #1" \o/`, "---\nlog:\n  - 2026-03-01 applied\n^  - \"2026-03-12 answered Mary Chen: the \\\"C #1\\\" \\\\o/\"\n^company: X\n---\n"},
		{"line ends of Windows", sent, "---\r\ncompany: X\r\nlog:\r\n  - 2026-03-01 applied\r\n^  - " + sent + "\r\n^---\r\n\r\ntext\r\n"},
		{"mixed line ends", sent, "---\ncompany: X\nlog:\r\n  - 2026-03-01 applied\r\n^  - " + sent + "\r\n^---\ntext\n"},
		{"mark of the byte order", sent, "\ufeff---\ncompany: X\nlog:\n  - 2026-03-01 applied\n^  - " + sent + "\n^---\n"},
		{"text behind front matter without an end", sent, "---\ncompany: X\nlog:\n  - 2026-03-01 applied\n^  - " + sent + "\n^---\ntext"},
		{"tab", sent, "---\ncompany: X\nlog:\n\t- 2026-03-01 applied\n^\t- " + sent + "\n^---\n"},
		{"broken front matter", sent, "---\ncompany: \"X\" Corp\nlog:\n  - 2026-03-01 applied: yes: really\n^  - " + sent + "\n^role: @lead\n---\n"},
		{"broken front matter without a log", sent, "---\ncompany: \"X\" Corp\nrole: @lead\n^log: [\"" + sent + "\"]\n^---\n"},
		{"never closed", sent, "---\ncompany: X\nlog:\n  - 2026-03-01 applied\n^  - " + sent + "\n^\n# Notes\n\ntext\n"},
		{"never closed, nothing behind it", sent, "---\ncompany: X\nrole: Y^\nlog: [\"" + sent + "\"]^"},
		{"TOML", sent, "+++\ncompany = \"X\"\nlog = [\"2026-03-01 applied\"^,\n  \"" + sent + "\"^]\n+++\n"},
		{"TOML, empty", sent, "+++\nlog = [^\n  \"" + sent + "\"^]\ncompany = \"X\"\n+++\n"},
		{"TOML over lines", sent, "+++\ncompany = \"X\"\nlog = [\n  \"2026-03-01 applied\", # at last\n  '2026-03-02 answered: [ok',\n^  \"" + sent + "\",\n^]\n+++\n"},
		{"TOML without a log", sent, "+++\ncompany = \"X\"\n^log = [\"" + sent + "\"]\n^\n# how it went\n[ratings]\noverall = 4\n+++\n"},
		{"TOML with a log in a table", sent, "+++\ncompany = \"X\"\n^log = [\"" + sent + "\"]\n^[mine]\nlog = [\"2026-03-01 applied\"]\n+++\n"},
		{"TOML between dashes", sent, "---\ncompany = \"X\"\nlog = [\n  \"2026-03-01 applied\"\n^  , \"" + sent + "\"\n^]\n---\n"},
		{"broken TOML", sent, "+++\ncompany = X Corp\n+++\n^log:: " + sent + "\n^"},
		{"labels", sent, "# X, first call\n\n**Company:** X  \n**Role:** Y  \n^**Log:** " + sent + "  \n^\ntext\n"},
		{"labels with a log", sent, "# X, first call\n\n**Company:** X  \n**Log:** 2026-03-01 applied  \n^**Log:** " + sent + "  \n^\ntext\n"},
		{"labels in a list", sent, "# X\n\n- **Company**: X\n- **Role**: Y\n^- **Log**: " + sent + "\n^\ntext\n"},
		{"labels in a quote", sent, "# X\n\n> **Company:** X\n> **Role:** Y\n^> **Log:** " + sent + "\n^\ntext\n"},
		{"several labels in a line", sent, "# X\n\n**Company:** X · **Role:** Y\n^**Log:** " + sent + "\n^\ntext\n"},
		{"Dataview", sent, "# X\n\ncompany:: X\nrole:: Y\n^log:: " + sent + "\n^\ntext\n"},
		{"Dataview with a log", sent, "company:: X\nlog:: 2026-03-01 applied\nlog:: 2026-03-02 answered\n^log:: " + sent + "\n^role:: Y\n\ntext\n"},
		{"Dataview in a list", sent, "# X\n\n- company:: X\n- log:: 2026-03-01 applied\n^- log:: " + sent + "\n^- role:: Y\n"},
		{"Dataview and front matter", sent, "---\nlog:\n  - 2026-03-01 applied\n^  - " + sent + "\n^---\n\ncompany:: X\n"},
		{"only a heading", sent, "# X, first call\n^log:: " + sent + "\n^\nIt went well.\n\n## To improve\n\n- shorter\n"},
		{"plain text", sent, "It went well.\n\nReally.\n^log:: " + sent + "\n^"},
		{"plain text without an end", sent, "It went well.^\nlog:: " + sent + "^"},
		{"open code at the end", sent, "^log:: " + sent + "\n^It went well.\n\n```\ncode\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			parts := strings.Split(c.note, "^")
			if len(parts) != 3 {
				t.Fatal("the case has no place")
			}
			before, want := parts[0]+parts[2], strings.Join(parts, "")
			got, err := addLog([]byte(before), c.line)
			if err != nil {
				t.Fatal(err)
			}
			if string(got) != want {
				t.Fatalf("got\n%s\nwant\n%s", got, want)
			}
			checkAdded(t, []byte(before), got, c.line)
			again, err := addLog(got, "2026-03-05 10:00 follow-up Ross Diaz")
			if err != nil {
				t.Fatalf("a second line: %v", err)
			}
			checkAdded(t, got, again, "2026-03-05 10:00 follow-up Ross Diaz")
		})
	}
}

// checkAdded checks what AddLog promises, with other means than it has.
func checkAdded(t *testing.T, before, after []byte, line string) {
	t.Helper()
	size := len(after) - len(before)
	from := 0
	for from < len(before) && before[from] == after[from] {
		from++
	}
	if size <= 0 || !bytes.Equal(before[from:], after[from+size:]) {
		t.Fatalf("more than one piece changed:\n%q\n%q", before, after)
	}
	if n := bytes.Count(after, []byte("\n")) - bytes.Count(before, []byte("\n")); n != 1 {
		t.Fatalf("%d lines were added:\n%s", n, after)
	}
	rd := NewReader(Options{})
	a, b := rd.Read("interviews/note.md", before), rd.Read("interviews/note.md", after)
	var old, now []string
	for _, e := range a.Log {
		old = append(old, entryText(e))
	}
	for _, e := range b.Log {
		now = append(now, entryText(e))
	}
	w := rd.Read("x.md", []byte("---\nlog:\n  - "+inQuotes(line)+"\n---\n")).Log
	if len(w) != 1 || len(now) != len(old)+1 {
		t.Fatalf("the log was %q and is %q:\n%s", old, now, after)
	}
	for i := range now {
		if now[i] != entryText(w[0]) || strings.Join(append(append([]string{}, now[:i]...), now[i+1:]...), "|") != strings.Join(old, "|") {
			continue
		}
		if e := b.Log[i]; e.Line < 1 || e.Line > bytes.Count(after, []byte("\n"))+1 {
			t.Errorf("the new line stands in line %d", e.Line)
		}
		if len(a.Problems) != len(b.Problems) || a.Company.Value != b.Company.Value || len(a.Sections) != len(b.Sections) || len(a.People) != len(b.People) {
			t.Errorf("the note is another one:\n%s", after)
		}
		return
	}
	t.Fatalf("the log was %q and is %q:\n%s", old, now, after)
}

func entryText(e Entry) string {
	w := e.When
	w.Pos = Pos{}
	clock := ""
	if w.HasTime {
		clock = w.Start.String()
	}
	return strings.Join([]string{w.Day.String(), clock, e.What, e.Person, e.Text}, "/")
}

func TestAddLogKeepsTheEncoding(t *testing.T) {
	text := "---\ncompany: Grünspächter\nlog:\n  - 2026-03-01 applied\n---\n"
	want := strings.Replace(text, "applied\n", "applied\n  - 2026-03-04 thank-you Zoë Grün\n", 1)
	for name, enc := range map[string]interface {
		String(string) (string, error)
	}{
		"Windows-1252": charmap.Windows1252.NewEncoder(),
		"UTF-16":       unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder(),
		"UTF-16, big":  unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewEncoder(),
	} {
		before, err := enc.String(text)
		if err != nil {
			t.Fatal(err)
		}
		after, err := addLog([]byte(before), "2026-03-04 thank-you Zoë Grün")
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if wanted, _ := enc.String(want); string(after) != wanted {
			t.Errorf("%s: got %q, want %q", name, after, wanted)
		}
	}
	if _, err := addLog([]byte("---\ncompany: Gr\xfcn\n---\n"), "2026-03-04 thank-you 相馬 理恵"); err == nil {
		t.Error("letters that the encoding does not have were written")
	}
}

func TestAddLogRefuses(t *testing.T) {
	src := []byte("---\ncompany: X\n---\n")
	for _, line := range []string{"", "thank-you Mary Chen", "2026-03-04", "2026-02-30 applied", "2026-03-04 thank-yu Mary", "2026-03-04 applied\n", "2026-03-04 applied\n- 2026-03-05 offer",
		"2026-03-04 applied \u2028x", "2026-03-04 applied\tx", "2026-03-04 applied \xff", " 2026-03-04 applied"} {
		if out, err := addLog(src, line); err == nil {
			t.Errorf("%q was added:\n%s", line, out)
		}
	}
	if out, err := addLog(nil, sent); err == nil {
		t.Errorf("a line was added to an empty file: %q", out)
	}
}
