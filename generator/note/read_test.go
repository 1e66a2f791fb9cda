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

	"github.com/rogpeppe/go-internal/txtar"

	"journal/generator/day"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestRead reads the notes of each archive in testdata/read and compares what
// was understood of each with the file "want" behind it.
func TestRead(t *testing.T) {
	rd := NewReader(Options{Sections: map[string][]string{"improve": {"Note to self"}}, Fields: []string{"mood"}})
	for _, file := range archives(t) {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var read []txtar.File
			for i, f := range archive.Files {
				if f.Name == "want" {
					continue
				}
				got := summary(rd.Read(f.Name, f.Data))
				read = append(read, f, txtar.File{Name: "want", Data: []byte(got)})
				if *update {
					continue
				}
				if i+1 == len(archive.Files) || archive.Files[i+1].Name != "want" || string(archive.Files[i+1].Data) != got {
					t.Errorf("%s: got\n%s", f.Name, got)
				}
			}
			if *update {
				archive.Files = read
				if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// archives are the paths of the archives of notes and what is understood of them.
func archives(t testing.TB) []string {
	t.Helper()
	files, err := filepath.Glob("testdata/read/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no archives: %v", err)
	}
	return files
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
	for _, u := range n.Unfiled {
		say("not filed", fmt.Sprintf("%d: %s (%s)", u.Line, u.Text, u.Reason))
	}
	return out.String()
}

// TestBlankSaysNothing reads the note that `journal new` makes: it has no
// problem, no entry, and counts as nothing written.
func TestBlankSaysNothing(t *testing.T) {
	rd := NewReader(Options{})
	on := day.Day{Year: 2026, Month: 3, Day: 4}
	for company, in := range map[string]Appointment{
		"Northwind Robotics": {}, `"Tin Kettle": Labs #1`: {}, "Größe & Söhne": {Clock: "09:30"}, "- dash": {Ahead: true}, "yes": {}, "2026": {Clock: "14:00", Ahead: true},
	} {
		in.Company, in.Role, in.Stage, in.Day = company, "Backend Engineer", "system design", on
		n := rd.Read("interviews/2026-03-04-x.md", Blank(in))
		if len(n.Problems) > 0 {
			t.Errorf("%s: %v", company, n.Problems)
		}
		if n.Company.Value != company || n.Stage.Value != "system design" || n.When.Day != on {
			t.Errorf("read back as %q, %q, %v", n.Company.Value, n.Stage.Value, n.When.Day)
		}
		if n.When.HasTime != (in.Clock != "") || n.When.HasTime && fmt.Sprintf("%02d:%02d", n.When.Start/60, n.When.Start%60) != in.Clock {
			t.Errorf("%s: %q read back as %v", company, in.Clock, n.When)
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
