package inbox

import (
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"journal/generator/exchange"
	"journal/generator/journal"
	"journal/generator/note"
	"journal/generator/undo"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestInvitations takes the letters of a file in, one after the other, and compares what
// is said and what the journal has then. Then each of the letters changes nothing more.
func TestInvitations(t *testing.T) {
	files, err := filepath.Glob("testdata/*/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal(err, "no files")
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			dir := t.TempDir()
			var letters []txtar.File
			var kept []txtar.File
			want := ""
			for _, f := range a.Files {
				switch {
				case strings.HasPrefix(f.Name, "letter"):
					letters = append(letters, f)
				case f.Name == "want":
					want = string(f.Data)
					continue
				default:
					write(t, dir, f.Name, f.Data)
				}
				kept = append(kept, f)
			}
			var got strings.Builder
			for _, l := range letters {
				fmt.Fprintf(&got, "%s:\n", l.Name)
				for _, thing := range take(t, dir, l) {
					fmt.Fprintf(&got, "  %s\n", thing.Line())
					for _, s := range append(thing.Said, thing.Hint) {
						if s != "" {
							fmt.Fprintf(&got, "    %s\n", s)
						}
					}
				}
			}
			got.WriteString(state(t, dir))
			before := snapshot(t, dir)
			for _, l := range letters {
				for _, thing := range take(t, dir, l) {
					if thing.Writes() {
						t.Errorf("%s again: %s", l.Name, thing.Line())
					}
				}
			}
			if after := snapshot(t, dir); after != before {
				t.Errorf("the same again changed something:\n%s", after)
			}
			if got.String() == want {
				return
			}
			if *update {
				a.Files = append(kept, txtar.File{Name: "want", Data: []byte(got.String())})
				if err := os.WriteFile(file, txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			t.Errorf("got\n%s\nwant\n%s", got.String(), want)
		})
	}
}

func write(t *testing.T, dir, name string, data []byte) {
	t.Helper()
	name = filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

// clockOfTests is when all letters are taken in.
var clockOfTests = time.Date(2026, 5, 20, 16, 0, 0, 0, time.UTC)

func open(t *testing.T, dir string) *journal.Journal {
	t.Helper()
	src, _ := os.ReadFile(filepath.Join(dir, "journal.yaml"))
	cfg, problems := journal.ParseConfig(src, time.UTC)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	rd := note.NewReader(note.Options{Days: cfg.Days()})
	var notes []*note.Note
	for name, text := range notesIn(t, dir) {
		for _, n := range rd.ReadAll(name, []byte(text)) {
			if len(n.Problems) > 0 {
				t.Errorf("%s: %v", name, n.Problems)
			}
			notes = append(notes, n)
		}
	}
	return journal.Connect(cfg, clockOfTests, notes, nil)
}

func notesIn(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(name, ".md") {
			return err
		}
		text, err := fs.ReadFile(os.DirFS(dir), name)
		all[name] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func take(t *testing.T, dir string, l txtar.File) []*Thing {
	t.Helper()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	things := New(open(t, dir), root.FS()).Take(l.Name, l.Data)
	run := undo.Last{}.Run()
	for _, thing := range things {
		if err := thing.Write(run, root); err != nil {
			t.Error(err)
		}
	}
	return things
}

// state is what the journal has of its interviews.
func state(t *testing.T, dir string) string {
	j := open(t, dir)
	var out strings.Builder
	for _, in := range j.Interviews {
		e := exchange.InterviewOf(j, in)
		fmt.Fprintf(&out, "%s: %s, %s, %s %s-%s %s, format %q, outcome %q, uid %q %d\n", e.Path, e.Company, e.Role, e.Date, e.Time, e.End, e.Timezone, e.Format, e.Outcome, in.Note.UID, in.Note.Sequence)
		for _, p := range e.People {
			fmt.Fprintf(&out, "  %s <%s>\n", p.Name, p.Email)
		}
		for _, l := range e.Log {
			fmt.Fprintf(&out, "  %s\n", l)
		}
	}
	for _, a := range j.Applications {
		fmt.Fprintf(&out, "%s: %s\n", a.ID, a.Status)
	}
	return out.String()
}

func snapshot(t *testing.T, dir string) string {
	t.Helper()
	var out strings.Builder
	all := notesIn(t, dir)
	for _, name := range sorted(all) {
		fmt.Fprintf(&out, "-- %s --\n%s", name, all[name])
	}
	return out.String()
}

func sorted(all map[string]string) (names []string) {
	m := fstest.MapFS{}
	for name := range all {
		m[name] = &fstest.MapFile{}
	}
	_ = fs.WalkDir(m, ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			names = append(names, name)
		}
		return nil
	})
	return names
}
