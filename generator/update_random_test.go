package generator

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"journal/generator/generatortest"
	"journal/generator/journal"
)

// TestUpdateEqualsANewScan changes a journal at random, again and again, and
// holds what Update gives against a journal that is read anew: every file,
// every problem, every action.
func TestUpdateEqualsANewScan(t *testing.T) {
	for seed := range uint64(3) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			d := newDesk(t, seed)
			b := d.read()
			for step := range 20 {
				before := b
				d.changed = Changed{}
				d.named = nil
				for range 1 + d.IntN(3) {
					d.named = append(d.named, d.change())
				}
				if d.IntN(20) == 0 {
					d.changed = Changed{Everything: true}
				}
				d.now = d.now.Add(time.Duration(d.IntN(3)) * 7 * time.Hour)
				var want []byte
				if step%5 == 0 {
					want = everyFile(t, before)
				}
				var err error
				if b, err = before.Update(context.Background(), d.clock, d.changed); err != nil {
					t.Fatalf("step %d, %q: %v", step, d.named, err)
				}
				d.compare(b, d.read(), step)
				if step%5 == 0 && !bytes.Equal(want, everyFile(t, before)) {
					t.Fatalf("step %d, %q: the journal of before is another one now", step, d.named)
				}
			}
		})
	}
}

// desk is somebody at work on a journal.
type desk struct {
	*rand.Rand
	t       *testing.T
	dir     string
	now     time.Time
	names   []string // of files below the content folder, made so far
	named   []string // what was done last, for the report
	changed Changed
}

func newDesk(t *testing.T, seed uint64) *desk {
	d := &desk{Rand: rand.New(rand.NewPCG(seed, 1)), t: t, dir: t.TempDir(), now: benchNow}
	for name, text := range generatortest.Corpus(25) {
		d.write("content/"+name, text)
	}
	err := fs.WalkDir(sample(t), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || d.IntN(2) == 0 {
			return err
		}
		text, err := fs.ReadFile(sample(t), name)
		d.write("content/"+name, string(text))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Join(d.dir, "layouts"), 0o755); err != nil {
		t.Fatal(err)
	}
	slices.Sort(d.names)
	return d
}

// sample is the notes that come with the program.
func sample(t *testing.T) fs.FS {
	t.Helper()
	return os.DirFS(filepath.Join("..", "content"))
}

func (d *desk) clock(c journal.Config) (time.Time, error) { return d.now, nil }

func (d *desk) read() *Built {
	d.t.Helper()
	in := Input{Content: os.DirFS(filepath.Join(d.dir, "content")), Layouts: os.DirFS(filepath.Join(d.dir, "layouts")), Machine: time.UTC}
	s, err := Scan(context.Background(), in)
	if err != nil {
		d.t.Fatal(err)
	}
	b, err := s.Open(context.Background(), d.clock, nil)
	if err != nil {
		d.t.Fatal(err)
	}
	return b
}

func (d *desk) write(name, text string) {
	d.t.Helper()
	file := filepath.Join(d.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		d.t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		d.t.Fatal(err)
	}
	if name, content := strings.CutPrefix(name, "content/"); content && !slices.Contains(d.names, name) {
		d.names = append(d.names, name)
	}
}

func (d *desk) file(name string) string {
	return filepath.Join(d.dir, "content", filepath.FromSlash(name))
}

func (d *desk) note() string {
	for {
		if name := d.names[d.IntN(len(d.names))]; path.Ext(name) == ".md" {
			return name
		}
	}
}

func (d *desk) pick(from ...string) string { return from[d.IntN(len(from))] }

// change does one thing to the journal, names it in changed and says what it was.
func (d *desk) change() string {
	name := d.note()
	text, err := os.ReadFile(d.file(name))
	gone := err != nil
	switch what := d.IntN(16); {
	case what < 5 && !gone:
		d.write("content/"+name, d.edited(string(text)))
		d.name(name)
		return "edited " + name
	case what == 5 && !gone:
		to := path.Join(d.pick("interviews", "applications", "companies", "reviews", ".", "new folder", "2024"), d.pick("a", "b b", "Ünï", "c")+path.Base(name))
		d.write("content/"+to, string(text))
		d.remove(name)
		d.name(name, to)
		return "moved " + name + " to " + to
	case what == 6:
		d.remove(name)
		d.name(name)
		return "removed " + name
	case what == 7:
		_, text := generatortest.Note(500, d.IntN(500))
		to := path.Join(d.pick("interviews", "interviews/2025", "."), fmt.Sprintf("%d.%s", d.IntN(9), d.pick("md", "markdown", "MD")))
		d.write("content/"+to, text)
		d.name(to)
		return "new " + to
	case what == 8:
		d.write("content/"+name, d.pick("", "---\ncompany: [\n---\n", "---\ndate: 2026-02-31\n", "\xff\xfe\x00", "# "+name, "---\ncompany: Nowhere\nlog: yes\nstage: 4\n---\n[[nothing]] [x](y.md)"))
		d.name(name)
		return "broke " + name
	case what == 9:
		text := d.pick("", "title: Mine\n", "timezone: America/New_York\n", "themes: {concise: [requirements, calm]}\n", "sections: {improve: [Follow-up]}\n",
			"fields: [rating]\n", "goal: 4\n", "working: {hours: 08:00-12:00}\n", "nonsense: [", "references: [Ada Sample]\n")
		d.write("content/journal.yaml", text)
		d.name("journal.yaml")
		return "settings " + text
	case what == 10:
		to := d.pick("photo.png", "interviews/cv.pdf", "about.html", "interviews/notes.txt~", "x.html/y.txt", ".git/index", "interviews/.a.swp", "content.go")
		if d.IntN(3) == 0 {
			d.remove(to)
		} else {
			d.write("content/"+to, fmt.Sprint(d.IntN(100)))
		}
		d.name(to)
		return "asset " + to
	case what == 11:
		return d.link()
	case what == 12:
		d.changed.Layouts = true
		if d.IntN(2) == 0 {
			d.write("layouts/page.html", d.pick("<p>{{.Title}}</p>", "<h1>{{.Title}}</h1>{{.Address}}"))
			return "a layout"
		}
		os.Remove(filepath.Join(d.dir, "layouts", "page.html"))
		return "no layout"
	case what == 13:
		return d.folder()
	case what == 14 && !gone:
		if err := os.Chmod(d.file(name), 0o644); err != nil {
			d.t.Fatal(err)
		}
		d.name(name)
		return "touched " + name
	}
	d.name(d.pick("not/there.md", "interviews/#x#", name, "4913"))
	return "nothing"
}

// name says that something changed, now and then by its folder.
func (d *desk) name(names ...string) {
	for _, name := range names {
		if dir := path.Dir(name); dir != "." && d.IntN(6) == 0 {
			name = dir
		}
		d.changed.Content = append(d.changed.Content, name)
	}
}

func (d *desk) remove(name string) {
	if err := os.RemoveAll(d.file(name)); err != nil {
		d.t.Fatal(err)
	}
}

// link makes or moves a symbolic link; what stands in its way goes.
func (d *desk) link() string {
	name, to := d.pick("linked.md", "interviews/linked.md", "linked"), d.pick("../outside.md", d.note(), "interviews", "nowhere.md", "a/b/c.md")
	d.remove(name)
	if err := os.MkdirAll(filepath.Dir(d.file(name)), 0o755); err != nil {
		d.t.Fatal(err)
	}
	if err := os.Symlink(filepath.FromSlash(to), d.file(name)); err != nil {
		d.t.Fatal(err)
	}
	d.changed.Content = append(d.changed.Content, name)
	return "link " + name + " to " + to
}

// folder moves or removes a whole folder, or makes a file of it.
func (d *desk) folder() string {
	from, to := d.pick("interviews", "applications", "companies", "2024", "new folder"), d.pick("2024", "new folder", "interviews/2024", "companies")
	if _, err := os.Stat(d.file(from)); err != nil || strings.HasPrefix(to, from) {
		return "no such folder"
	}
	d.changed.Content = append(d.changed.Content, from, to)
	if d.IntN(4) == 0 && from != "interviews" {
		d.remove(from)
		if d.IntN(2) == 0 {
			d.write("content/"+from, "a file now")
		}
		return "removed " + from
	}
	d.remove(to)
	if err := os.MkdirAll(filepath.Dir(d.file(to)), 0o755); err != nil {
		return "no place for a folder"
	}
	if err := os.Rename(d.file(from), d.file(to)); err != nil {
		d.t.Fatal(err)
	}
	for _, name := range d.names {
		if below, ok := strings.CutPrefix(name, from+"/"); ok {
			d.names = append(d.names, to+"/"+below)
		}
	}
	return "moved " + from + " to " + to
}

// edited changes a note as its writer might.
func (d *desk) edited(text string) string {
	switch d.IntN(9) {
	case 0:
		return text + "\nOne more line about [[" + d.pick("Northwind Robotics", "nobody", strings.TrimSuffix(path.Base(d.note()), ".md")) + "]].\n"
	case 1:
		return text + d.pick("\n## To improve\n- [ ] Answer first #concise\n", "\n## To improve\n- [x] Prepare numbers (did it 2026-03-01)\n- Rambled on\n", "\n## Questions\n- [1/5] Why do you want to leave?\n", "\n## Still to ask\n- Who is on call?\n", "\n## Concerns\n- The commute\n")
	case 2:
		return strings.Replace(text, "company:", d.pick("company: Northwind Robotics\nx:", "company: Northwnd Robotics\nx:", "firm:", "company: "+d.pick("A", "B", "Quaylight GmbH")+"\ny:"), 1)
	case 3:
		return strings.Replace(text, "date:", d.pick("date: 2026-03-0"+fmt.Sprint(1+d.IntN(9))+" 1"+fmt.Sprint(d.IntN(10))+":00\nwas:", "then:", "date: March 2026\nz:"), 1)
	case 4:
		return strings.Replace(text, "outcome:", "outcome: "+d.pick("offer", "accepted", "rejected", "cancelled", "waiting", "silent")+"\no:", 1)
	case 5:
		return strings.Replace(text, "---\n", "---\nlog:\n  - 2026-03-0"+fmt.Sprint(1+d.IntN(5))+" "+d.pick("thank-you Mary Chen", "follow-up: still deciding", "applied", "feedback: you could have been more concise", "later until 2026-03-09: follow-up", "rejected", "contacted Dana Poe")+"\n", 1)
	case 6:
		return strings.Replace(text, "---\n", "---\nrecruiter: Dana Poe <dana@agency.example>\n", 1)
	case 7:
		return strings.Replace(text, "interviewers:", "interviewers:\n  - "+d.pick("Mary Chen", "Mary Chen <mary@northwind.example>", "mary chen")+"\nothers:", 1)
	}
	return text[:d.IntN(len(text)+1)]
}

// compare tells where two journals that should be the same differ.
func (d *desk) compare(got, want *Built, step int) {
	d.t.Helper()
	about := fmt.Sprintf("step %d, %q", step, d.named)
	if diff := cmp.Diff(want.Problems, got.Problems); diff != "" {
		d.t.Fatalf("%s: other problems (- a new scan, + the update):\n%s", about, diff)
	}
	if got.Notes != want.Notes || !got.Valid[0].Equal(want.Valid[0]) || !got.Valid[1].Equal(want.Valid[1]) {
		d.t.Fatalf("%s: %d notes valid %v, want %d and %v", about, got.Notes, got.Valid, want.Notes, want.Valid)
	}
	if g, w := fmt.Sprint(actionsOf(got)), fmt.Sprint(actionsOf(want)); g != w {
		d.t.Fatalf("%s: other actions:\n%s\nwant\n%s", about, g, w)
	}
	if diff := cmp.Diff(want.Site.Names(), got.Site.Names()); diff != "" {
		d.t.Fatalf("%s: other files (- a new scan, + the update):\n%s", about, diff)
	}
	for _, name := range want.Site.Names() {
		w, err := want.Site.ReadFile(name)
		if err != nil {
			d.t.Fatal(err)
		}
		g, err := got.Site.ReadFile(name)
		if err != nil {
			d.t.Fatalf("%s: %v", about, err)
		}
		if !bytes.Equal(g, w) {
			d.t.Fatalf("%s: %s differs (- a new scan, + the update):\n%s", about, name, cmp.Diff(string(w), string(g)))
		}
	}
}

func actionsOf(b *Built) []string {
	var all []string
	for _, a := range b.Actions {
		all = append(all, fmt.Sprintln(a.ID, a.What, a.Title, a.Person, a.From, a.Until, a.State, a.Practice, a.Why, a.Log))
	}
	return all
}

// everyFile returns the bytes of all files but assets, which are read when they
// are asked for.
func everyFile(t *testing.T, b *Built) []byte {
	t.Helper()
	var all []byte
	for _, name := range b.Site.Names() {
		if slices.Contains(b.scanned.assetPaths(), name) {
			continue
		}
		text, err := b.Site.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		all = append(append(all, name...), text...)
	}
	return all
}
