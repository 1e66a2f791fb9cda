package note

import (
	"bytes"
	"errors"
	"io/fs"
	"strings"
	"testing"

	"journal/generator/generatortest/wild"
)

// logLines are what a program and a person write into a log.
var logLines = []string{sent, "2026-03-12 follow-up Mary Chen: still deciding", "2026-03-04 later until 2026-03-09: follow-up Mary Chen", "2026-03-12 10:00 answered Zoë: she said: \"wait\" #5", "4 Mar 2026 called Dana's boss [x]: {a: b}, 'c'"}

// FuzzAddLog adds lines to any file: either there is an error, or the file has
// grown by one piece that holds one line and reads back as that entry.
func FuzzAddLog(f *testing.F) {
	seedNotes(f)
	for _, block := range []string{
		"company: X\nlog:\n  - 2026-03-01 applied\ntags: [a]", "log: []\ncompany: X", "log: [a, 'b]', \"c]\" ] # x", "log:\n\n# none\n\nrole: Y", "log: |\n  2026-03-01 applied\nx: y",
		"log: {2026-03-01 applied: yes}", "log: &a\n  - 2026-03-01 applied\nhistory: *a", "company: \"A\" Corp\nlog:\n\t- 2026-03-01 applied", "log: [\n  2026-03-01 applied\n]", "{company: X, log: [2026-03-01 applied]}",
		"a: |\n  log:\n    - x\nlog:\n- 2026-03-01 applied\n- 2026-03-02 answered: a: b\n  c", "\"log\":\n  - '2026-03-01 applied'", "? log\n: - 2026-03-01 applied",
		"company = \"X\"\nlog = [\"2026-03-01 applied\"]\n[ratings]\noverall = 4", "x = \"\"\"\n[a]\nlog = [\n\"\"\"\nlog = [ # c\n  'a' # ]\n  , \"2026-03-01 applied\" ]", "[a]\nb = 1\n[[log]]\nx = 2",
	} {
		for _, fence := range []string{"---", "+++"} {
			for _, eol := range []string{"\n", "\r\n"} {
				f.Add([]byte(strings.ReplaceAll(fence+"\n"+block+"\n"+fence+"\n\n# T\n\n## To improve\n\n- shorter\n", "\n", eol)))
			}
			f.Add([]byte(fence + "\n" + block + "\n"))
		}
	}
	for _, body := range []string{"# X\n\n**Company:** X  \n**Log:** 2026-03-01 applied\n", "- company:: X\n- log:: 2026-03-01 applied\n", "text", "%% open", "```\ncode", "<div>\n\nx", "| a |\n|---|\n| b |", "- a\n  - b\n\n      code\n", "log:: [[2026-03-01]] applied\n> quote"} {
		f.Add([]byte(body))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		kept := bytes.Clone(src)
		for _, line := range logLines {
			out, err := addLog(src, line)
			if !bytes.Equal(src, kept) {
				t.Fatal("the note that was handed in changed")
			}
			if err != nil {
				if out != nil {
					t.Fatal("an error and a text")
				}
				continue
			}
			checkRemoved(t, src, line)
			if strings.HasPrefix(decode(src).name, "UTF-16") {
				continue // lines of UTF-16 are counted in TestAddLogKeepsTheEncoding
			}
			checkAdded(t, src, out, line)
		}
	})
}

// TestAddLogWild adds a line to every untidy note: there is a place in all of them.
func TestAddLogWild(t *testing.T) {
	for path, src := range wildNotes(t) {
		for _, line := range logLines {
			out, err := addLog(src, line)
			if err != nil {
				if len(bytes.TrimSpace(src)) > 0 {
					t.Errorf("%s: %v", path, err)
				}
				continue
			}
			checkAdded(t, src, out, line)
			checkRemoved(t, src, line)
		}
	}
}

// checkRemoved holds that what was added is taken out again byte for byte, also when
// the text behind it has changed, and never when the line has.
func checkRemoved(t *testing.T, src []byte, line string) {
	t.Helper()
	add, err := PlanLog(src, "", line)
	if err != nil {
		t.Fatal(err)
	}
	out := add.In(src)
	if back, err := RemoveLog(out, add, "", line); err != nil || !bytes.Equal(back, src) {
		t.Fatalf("%v: it came back as\n%s\nand was\n%s", err, back, src)
	}
	year := []byte("2026-")
	if bytes.Contains(add.Text, year) {
		edited := bytes.ReplaceAll(out, year, []byte("2025-"))
		if back, err := RemoveLog(edited, add, "", line); !errors.Is(err, ErrEdited) || back != nil {
			t.Fatalf("an edited line was taken out: %v\n%s", err, back)
		}
	}
}

// TestRemoveLog takes a line out of notes that were edited since.
func TestRemoveLog(t *testing.T) {
	const before = "---\ncompany: Northwind\nlog:\n  - 2026-03-01 applied\n---\n\nText.\n"
	add, err := PlanLog([]byte(before), "", sent)
	if err != nil {
		t.Fatal(err)
	}
	with := string(add.In([]byte(before)))
	item := "  - " + sent + "\n"
	for name, c := range map[string]struct{ now, want string }{
		"as it was":               {with, before},
		"longer in front":         {strings.Replace(with, "company:", "role: Carpenter\ncompany:", 1), strings.Replace(before, "company:", "role: Carpenter\ncompany:", 1)},
		"longer behind":           {with + "More.\n", before + "More.\n"},
		"another line behind":     {strings.Replace(with, item, item+"  - 2026-03-09 offer\n", 1), strings.Replace(before, "applied\n", "applied\n  - 2026-03-09 offer\n", 1)},
		"moved in the log":        {strings.Replace(strings.Replace(with, item, "", 1), "log:\n", "log:\n"+item, 1), before},
		"words more":              {strings.Replace(with, sent, sent+" by phone", 1), ""},
		"another indent":          {strings.Replace(with, "  - 2026", "    - 2026", -1), ""},
		"gone":                    {before, ""},
		"twice, both moved":       {"---\nrole: X\n" + strings.TrimPrefix(strings.Replace(with, item, item+item, 1), "---\n"), ""},
		"in the text instead":     {before + "\n    code\n" + item, ""},
		"in front matter no more": {strings.Replace(with, "---\ncompany", "company", 1), strings.Replace(before, "---\ncompany", "company", 1)},
		"empty":                   {"", ""},
	} {
		got, err := RemoveLog([]byte(c.now), add, "", sent)
		if string(got) != c.want || (c.want == "") != errors.Is(err, ErrEdited) {
			t.Errorf("%s: %v\n%s", name, err, got)
		}
	}
}

func wildNotes(t *testing.T) map[string][]byte {
	t.Helper()
	root := wild.Notes(t, "testdata/wild")
	notes := map[string][]byte{}
	err := fs.WalkDir(root, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".md") {
			return err
		}
		notes[path], err = fs.ReadFile(root, path)
		return err
	})
	if err != nil || len(notes) < 10 {
		t.Fatalf("%d notes, %v", len(notes), err)
	}
	return notes
}
