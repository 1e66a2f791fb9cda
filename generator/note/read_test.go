package note

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"journal/generator/day"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestRead reads the note of each archive in testdata/read and compares what
// was understood with the file "want" beside it.
func TestRead(t *testing.T) {
	files, err := filepath.Glob("testdata/read/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no archives: %v", err)
	}
	rd := NewReader(Options{Sections: map[string][]string{"improve": {"Note to self"}}, Fields: []string{"mood"}})
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			n := rd.Read(archive.Files[0].Name, archive.Files[0].Data)
			got := summary(n)
			if *update {
				archive.Files = append(archive.Files[:1], txtar.File{Name: "want", Data: []byte(got)})
				if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if len(archive.Files) < 2 || string(archive.Files[1].Data) != got {
				t.Errorf("got\n%s", got)
			}
		})
	}
}

// summary tells what was understood of a note, a fact a line.
func summary(n *Note) string {
	var out strings.Builder
	say := func(what, text string) {
		if text != "" {
			fmt.Fprintf(&out, "%s: %s\n", what, text)
		}
	}
	say("kind", string(n.Kind))
	for _, f := range []struct {
		what string
		text Text
	}{{"title", n.Title}, {"company", n.Company}, {"role", n.Role}, {"stage", n.Stage}, {"format", n.Format}, {"next steps", n.NextSteps}, {"salary", n.Salary}, {"source", n.Source}, {"url", n.URL}} {
		say(f.what, f.text.Value)
	}
	say("outcome", string(n.Outcome))
	say("when", n.When.Moment.String())
	say("applied", n.Applied.Moment.String())
	if n.Duration > 0 {
		say("minutes", fmt.Sprint(n.Duration))
	}
	for _, p := range n.People {
		say("person", fmt.Sprintf("%s | %s | %s | %s", p.Name, p.Title, p.Email, p.Remember))
	}
	if n.Recruiter != nil {
		say("recruiter", n.Recruiter.Name)
	}
	for _, name := range slices.Sorted(maps.Keys(n.Ratings)) {
		say("rating", fmt.Sprintf("%s %d", name, n.Ratings[name]))
	}
	say("tags", strings.Join(n.Tags, " "))
	for _, e := range n.Log {
		say("log", fmt.Sprintf("%d: %s | %s | %s | %s", e.Line, e.When.Moment.String(), e.What, e.Person, e.Text))
	}
	for _, s := range n.Sections {
		for _, i := range s.Items {
			line := fmt.Sprintf("%d: %s", i.Line, i.Text)
			for _, more := range []struct{ what, text string }{{"tags", strings.Join(i.Tags, " ")}, {"on", i.On.String()}, {"why", i.Reason}, {"better", i.Better}, {"answer", i.Answer}, {"detail", strings.Join(i.Detail, " / ")}} {
				if more.text != "" {
					line += " | " + more.what + " " + more.text
				}
			}
			if i.Score > 0 {
				line += fmt.Sprintf(" | %d/5", i.Score)
			}
			if i.Done {
				line += " | done"
			}
			say(string(s.Topic), line)
		}
	}
	for _, f := range n.Fields {
		say("field", f.Name+" = "+f.Value)
	}
	for _, p := range n.Problems {
		say("problem", fmt.Sprintf("%d:%d %s: %s (%s)", p.Line, p.Col, p.Severity, p.Msg, p.Hint))
	}
	return out.String()
}

// TestBlankSaysNothing reads the note that `journal new` makes: it has no
// problem, no entry, and counts as nothing written.
func TestBlankSaysNothing(t *testing.T) {
	rd := NewReader(Options{})
	for _, company := range []string{"Northwind Robotics", `"Tin Kettle": Labs #1`, "Größe & Söhne", "- dash", "yes", "2026"} {
		n := rd.Read("interviews/2026-03-04-x.md", Blank(company, "Backend Engineer", "system design", day.Day{Year: 2026, Month: 3, Day: 4}))
		if len(n.Problems) > 0 {
			t.Errorf("%s: %v", company, n.Problems)
		}
		if n.Company.Value != company || n.Stage.Value != "system design" || n.When.Day != (day.Day{Year: 2026, Month: 3, Day: 4}) {
			t.Errorf("read back as %q, %q, %v", n.Company.Value, n.Stage.Value, n.When.Day)
		}
		for _, s := range n.Sections {
			if len(s.Items) > 0 {
				t.Errorf("%s has entries: %v", s.Topic, s.Items)
			}
		}
		if n.Words != 0 {
			t.Errorf("%d words were written by nobody", n.Words)
		}
	}
}
