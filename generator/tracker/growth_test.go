package tracker

import (
	"strings"
	"testing"

	"journal/generator/generatortest"

	"journal/generator/journal/journaltest"
)

// TestImportGrowth reads tables and exports that are six times as large: the work grows
// with them.
func TestImportGrowth(t *testing.T) {
	if testing.Short() {
		t.Skip("takes some seconds")
	}
	again := strings.Repeat
	j := journaltest.Connect(t, "", "2026-06-01 09:00", nil)
	for name, c := range map[string]struct {
		size int
		read func(string, []byte, Kind, Existing) (*Import, error)
		text func(n int) string
	}{
		"a cell of dates":        {4000, ImportCSV, func(n int) string { return "Company,Applied\nAsh,\"" + again("2026-03-04, ", n) + "\"\n" }},
		"a cell of notes":        {4000, ImportCSV, func(n int) string { return "Company,Notes\nAsh,\"" + again("a, b; ", n) + "\"\n" }},
		"a cell of lines":        {4000, ImportCSV, func(n int) string { return "Company,Notes\nAsh,\"" + again("a\n", n) + "\"\n" }},
		"a cell of people":       {2000, ImportCSV, func(n int) string { return "Company,Contact\nAsh,\"" + again("Mary Chen, ", n) + "\"\n" }},
		"a status of words":      {4000, ImportCSV, func(n int) string { return "Company,Status\nAsh,\"" + again("not rejected ", n) + "\"\n" }},
		"a salary":               {4000, ImportCSV, func(n int) string { return "Company,Salary\nAsh,\"" + again("48,000 ", n) + "\"\n" }},
		"columns":                {1000, ImportCSV, func(n int) string { return "Company" + again(",x", n) + "\nAsh" + again(",y", n) + "\n" }},
		"columns of one meaning": {1000, ImportCSV, func(n int) string { return "Company" + again(",Notes", n) + "\nAsh" + again(",y", n) + "\n" }},
		"rows":                   {200, ImportCSV, func(n int) string { return "Company,Role,Applied\n" + again("Ash,Dev,2026-03-04\n", n) }},
		"rows of others":         {200, ImportCSV, func(n int) string { return "Company,Role,Applied\n" + numbered(n, "Ash%d,Dev,2026-03-04\n") }},
		"rows with mistakes":     {200, ImportCSV, func(n int) string { return "Company,Role,Applied\n" + numbered(n, "Ash%d,Dev,someday %d\n") }},
		"quotes never closed":    {4000, ImportCSV, func(n int) string { return "Company,Role\n\"Ash" + again("\n\"x", n) }},
		"total rows":             {200, ImportCSV, func(n int) string { return "Company,Role\n" + again("Ash,Dev\nTotal,3\n", n) }},
		"merged cells":           {200, ImportCSV, func(n int) string { return "Company,Role\nAsh,Dev\n" + numbered(n, ",Dev%d\n") }},
		"headings again":         {200, ImportCSV, func(n int) string { return again("Company,Role\nAsh,Dev\n", n) }},
		"marks":                  {1000, ImportCSV, func(n int) string { return "Company" + again(",Phone", n) + "\nAsh" + again(",done", n) + "\n" }},
		"bytes of another kind":  {4000, ImportCSV, func(n int) string { return "Company,Notes\nAsh,\"" + again("\x8d\x87\xe9 ", n) + "\"\n" }},
		"a row in Markdown": {1000, ImportCSV, func(n int) string {
			return "| Company |" + again(" x |", n) + "\n|---|\n| Ash |" + again(" y |", n) + "\n"
		}},
		"a board":             {200, ImportCSV, func(n int) string { return "## Applied\n" + numbered(n, "- Ash%d - Dev\n  more\n") }},
		"JSON rows":           {200, ImportJSON, func(n int) string { return "[" + numbered(n, "{\"company\": \"Ash%d\"}, ") + "{\"company\": \"Ash\"}]" }},
		"JSON lists in lists": {4000, ImportJSON, func(n int) string { return "{\"interviews\": " + again("[", n) + again("]", n) + "}" }},
		"JSON notes": {200, ImportJSON, func(n int) string {
			return "{\"notes\": [" + numbered(n, "{\"path\": \"pages/a%d.md\", \"text\": \"# x\"}, ") + "{\"path\": \"b.md\", \"text\": \"\"}]}"
		}},
	} {
		t.Run(strings.ReplaceAll(name, " ", "_"), func(t *testing.T) {
			small, large := []byte(c.text(c.size)), []byte(c.text(6*c.size))
			read := func(src []byte) func() {
				return func() {
					im, err := c.read("t", src, Guess, empty(j)) // a mistake of the file is an answer, too
					if err == nil && im == nil {
						t.Fatal("neither notes nor an error")
					}
				}
			}
			generatortest.Grows(t, float64(len(large))/float64(len(small)), read(small), read(large))
		})
	}
}

func numbered(n int, line string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.ReplaceAll(line, "%d", string(rune('a'+i%26))+strings.Repeat("z", i/26%9)+string(rune('a'+i/234%26))))
	}
	return b.String()
}
