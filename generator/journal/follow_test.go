package journal

import (
	"strings"
	"testing"

	"journal/generator/note"
)

// read reads notes as they stand in files, path after path.
func read(files map[string]string) []*note.Note {
	reader := note.NewReader(note.Options{})
	var notes []*note.Note
	for _, path := range sortedKeys(files) {
		notes = append(notes, reader.Read(path, []byte(files[path])))
	}
	return notes
}

func TestLinksOfNotes(t *testing.T) {
	j := connect(t, read(map[string]string{
		"interviews/a.md": "---\ncompany: Northwind Robotics\nrole: Engineer\ndate: 2026-02-01\ninterviewers: [Mary Chen]\n---\n\nSee [the board](../Job%20board.md), [[Job board|again]] and [[Mosslane]].\n\n[gone](gone.md) and [[Job bord]]\n",
		"interviews/b.md": "---\ncompany: Mosslane\ndate: 2026-02-02\n---\n\nAs in [a](a.md#x), like [[Mary Chen]] said on [[2026.03.05]]. [Web](https://mosslane.example)\n\n## Links\n\n[self](b.md) ![pic](no.png)\n",
		"Job board.md":    "# Board\n\n[a](interviews/a.md), [top](interviews/b.md#links) [[Job board#To do]]\n\n## To do\n\n[[Northwind Robotics, Engineer]]\n",
	})...)
	want := `interviews/a.md:10:N: warning: this link leads to nothing: "gone.md" [write the path of a note or file below the content folder, seen from this note]
interviews/a.md:10:N: warning: this link leads to nothing: "Job bord" [did you mean "job board"?]
interviews/b.md:6:N: warning: there is no heading "x" in interviews/a.md [the link leads to the top of that note; correct the heading behind the #]
interviews/b.md:6:N: warning: this link leads to nothing: "2026.03.05" [write the path or the name of a note, or make that note]
interviews/b.md:10:N: warning: this link leads to nothing: "no.png" [write the path of a note or file below the content folder, seen from this note]
`
	var got strings.Builder
	for _, p := range j.Problems {
		if p.Col < 1 {
			t.Errorf("no column: %v", p)
		}
		p.Col = 0
		got.WriteString(strings.Replace(p.String(), ": warning", ":N: warning", 1) + " [" + p.Hint + "]\n")
	}
	equal(t, "problems", got.String(), want)
	link := func(l Link) string { return l.Text + " " + l.Address }
	equalList(t, "to a", each(j.at(t, "a.md").Backlinks, link), "Board job-board.html", "Mosslane, interview interviews/b.html")
	equalList(t, "to b", each(j.at(t, "b.md").Backlinks, link), "Board job-board.html")
	equalList(t, "to the company", each(j.at(t, "b.md").Company.Backlinks, link), "Northwind Robotics, interview interviews/a.html")
	equalList(t, "to the application", each(j.at(t, "a.md").Application.Backlinks, link), "Board job-board.html")
	equalList(t, "to Mary", each(j.People[0].Backlinks, link), "Mosslane, interview interviews/b.html")
	equalList(t, "to the page", each(j.Backlinks(j.Pages[0]), link), "Northwind Robotics, interview interviews/a.html")
}
