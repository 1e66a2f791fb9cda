package inbox

import (
	"flag"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"
	"unicode"

	"journal/generator/journal"
	"journal/generator/letterbox"
	"journal/generator/note"
)

var interleavings = flag.Int("interleavings", 1000, "how many random orders of letters, edits and copies are tried")

// phone is a device on which letters are written. Each sentence is a word that comes once
// in the world, so that what is lost and what is doubled can be counted.
type phone struct {
	r       *rand.Rand
	words   int
	letters []map[string]any // as they are now
	files   []phoneFile      // given away, in any order and as often as one likes
}

// phoneFile is what one file holds, and what it has to lead to.
type phoneFile struct {
	text  string
	words []string
	id    string
}

var places = []string{"Kestrel Vale", "Marlow Tideworks", "Northwind Robotics", "Kestrel", ""}

// sentence is one that nobody has written before.
func (p *phone) sentence() string {
	p.words++
	return fmt.Sprintf("word%dx", p.words)
}

// write begins a letter or goes on with one: a line more, one of its lines longer, or a field.
func (p *phone) write() {
	if len(p.letters) == 0 || p.r.IntN(3) == 0 {
		p.letters = append(p.letters, map[string]any{"id": fmt.Sprintf("%032x", p.r.Uint64()), "version": 0, "with": places[p.r.IntN(len(places))], "day": fmt.Sprintf("2026-03-%02d", 9+p.r.IntN(3)), "text": p.sentence(), "well": ""})
	}
	l := p.letters[p.r.IntN(len(p.letters))]
	l["version"] = l["version"].(int) + 1
	switch p.r.IntN(3) {
	case 0:
		l["text"] = l["text"].(string) + "\n" + p.sentence()
	case 1:
		l["text"] = l["text"].(string) + " " + p.sentence()
	case 2:
		l["well"] = strings.TrimPrefix(l["well"].(string)+"\n"+p.sentence(), "\n")
	}
}

// give gives a letter away as it is now.
func (p *phone) give() {
	if len(p.letters) == 0 {
		return
	}
	l := p.letters[p.r.IntN(len(p.letters))]
	if l["version"] == 0 {
		return
	}
	text := fmt.Sprintf(`{"letter":1,"id":%q,"version":%d,"began":"%sT18:40:00+01:00","with":%q,"day":%q,"text":%q,"parts":{"well":%q}}`,
		l["id"], l["version"], l["day"], l["with"], l["day"], l["text"], l["well"])
	p.files = append(p.files, phoneFile{text, strings.Fields(l["text"].(string) + " " + l["well"].(string)), l["id"].(string)})
}

// desk is the folder of notes.
type desk struct {
	t      *testing.T
	cfg    journal.Config
	reader *note.Reader
	notes  fstest.MapFS
	own    map[string]bool // words that were typed at the desk
}

func (d *desk) box() *Box {
	var notes []*note.Note
	for _, name := range slices.Sorted(maps.Keys(d.notes)) {
		notes = append(notes, d.reader.ReadAll(name, slices.Clone(d.notes[name].Data))...)
	}
	b := New(journal.Connect(d.cfg, time.Date(2026, 3, 12, 9, 0, 0, 0, time.UTC), notes, nil), d.notes)
	b.Letter = func(file io.Reader, limit int) ([]byte, error) { return io.ReadAll(file) }
	return b
}

// take files what a file holds.
func (d *desk) take(file string) {
	b := d.box()
	b.takeLetters([]byte(file))
	for name, text := range b.changed {
		d.notes[name] = &fstest.MapFile{Data: text}
	}
}

func (d *desk) all() string {
	var out strings.Builder
	for _, name := range slices.Sorted(maps.Keys(d.notes)) {
		out.Write(d.notes[name].Data)
	}
	return out.String()
}

// edit changes a note as people do: a word in a line, a line more, a line that moves to
// the top, a line of the log. No word of the phone is taken out.
func (d *desk) edit(r *rand.Rand, word string) {
	names := slices.Sorted(maps.Keys(d.notes))
	name := names[r.IntN(len(names))]
	text := string(d.notes[name].Data)
	lines := strings.SplitAfter(text, "\n")
	at := r.IntN(len(lines))
	switch r.IntN(4) {
	case 0:
		if strings.Contains(lines[at], "word") {
			lines[at] = strings.TrimRight(lines[at], "\n") + " " + word + "\n"
			d.own[word] = true
		}
	case 1:
		d.own[word] = true
		lines = append(lines, word+"\n")
	case 2:
		add, err := note.PlanLog([]byte(text), "", "2026-03-12 follow-up: "+word)
		if err != nil {
			return
		}
		d.own[word] = true
		lines = []string{string(add.In([]byte(text)))}
	case 3: // an editor that cuts spaces and ends lines otherwise
		lines = []string{strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\n", "\r\n")}
	}
	d.notes[name] = &fstest.MapFile{Data: []byte(strings.Join(lines, ""))}
}

// conflict makes the copy of a note that a program makes which keeps folders alike.
func (d *desk) conflict(r *rand.Rand) (string, bool) {
	names := slices.DeleteFunc(slices.Sorted(maps.Keys(d.notes)), func(n string) bool { return strings.Contains(n, "sync-conflict") })
	name := names[r.IntN(len(names))]
	to := strings.TrimSuffix(name, ".md") + ".sync-conflict-20260326-101112-ABCDEFG.md"
	if _, there := d.notes[to]; there {
		return "", false
	}
	d.notes[to] = &fstest.MapFile{Data: slices.Clone(d.notes[name].Data)}
	return to, true
}

// TestLettersInAnyOrder: files from a phone arrive in any order and as often as one
// likes, between edits, lines of the log and conflict copies. Whatever happened, in the
// end every word of the latest version that arrived stands in the notes, no word that was
// typed at the desk is lost, and the same files change nothing any more.
func TestLettersInAnyOrder(t *testing.T) {
	t.Parallel()
	cfg, _ := journal.ParseConfig([]byte("timezone: Europe/Berlin"), time.UTC)
	reader := note.NewReader(note.Options{})
	for run := range *interleavings {
		r := rand.New(rand.NewPCG(uint64(run), 17))
		p := &phone{r: r}
		d := &desk{t: t, cfg: cfg, reader: reader, own: map[string]bool{}, notes: fstest.MapFS{
			"interviews/northwind.md": {Data: []byte("---\ncompany: Northwind Robotics\ndate: 2026-03-10 14:00\n---\n\n## Went well\n\n- mine\n")},
		}}
		latest := map[string][]string{}
		version := map[string]int{}
		copied := false
		for range 3 + r.IntN(8) {
			switch r.IntN(6) {
			case 0, 1:
				p.write()
				p.give()
			case 2, 3:
				if len(p.files) > 0 {
					f := p.files[r.IntN(len(p.files))]
					l, err := letterbox.Parse([]byte(f.text))
					if err != nil {
						t.Fatal(err)
					}
					if l.Version > version[f.id] {
						version[f.id], latest[f.id] = l.Version, f.words
					}
					d.take(f.text)
				}
			case 4:
				p.words++
				d.edit(r, fmt.Sprintf("word%dx", p.words))
			case 5:
				_, made := d.conflict(r)
				copied = copied || made
			}
		}
		all := strings.ReplaceAll(d.all(), "\r\n", "\n")
		count := map[string]int{}
		for _, w := range strings.FieldsFunc(all, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
			count[w]++
		}
		fail := func(format string, args ...any) {
			t.Helper()
			t.Fatalf("run %d: %s\n%s", run, fmt.Sprintf(format, args...), all)
		}
		for id, words := range latest {
			for _, w := range words {
				if count[w] == 0 {
					fail("%s of letter %s is lost", w, id)
				}
			}
		}
		for w := range d.own {
			if count[w] == 0 {
				fail("%s, typed at the desk, is lost", w)
			}
		}
		if !copied {
			// A letter stands once, but for a line that both sides have changed.
			seen := map[string]int{}
			for _, l := range strings.Split(all, "\n") {
				if strings.HasPrefix(strings.TrimPrefix(l, "- "), "word") {
					seen[strings.TrimPrefix(l, "- ")]++
				}
			}
			for l, n := range seen {
				if n > 1 {
					fail("%q stands %d times", l, n)
				}
			}
		}
		ids := map[string]bool{}
		for _, name := range slices.Sorted(maps.Keys(d.notes)) {
			for _, f := range letterbox.In(d.notes[name].Data) {
				ids[f.ID] = true
			}
		}
		if len(ids) != len(latest) {
			fail("%d letters stand in the notes, and %d arrived", len(ids), len(latest))
		}
		b := d.box()
		for _, f := range p.files {
			if l, err := letterbox.Parse([]byte(f.text)); err == nil && l.Version <= version[f.id] {
				b.takeLetters([]byte(f.text))
			}
			if len(b.changed) > 0 {
				fail("a file that was taken in changes something again: %s", f.text)
			}
		}
		if _, err := fs.Stat(d.notes, "interviews/northwind.md"); err != nil || !strings.Contains(string(d.notes["interviews/northwind.md"].Data), "mine") {
			fail("a note of one's own is gone")
		}
	}
}

// TestLettersTogether: many files of one run lead to the notes that they lead to one run each.
func TestLettersTogether(t *testing.T) {
	t.Parallel()
	cfg, _ := journal.ParseConfig([]byte("timezone: Europe/Berlin"), time.UTC)
	for run := range 60 {
		r := rand.New(rand.NewPCG(uint64(run), 18))
		p := &phone{r: r}
		for range 12 {
			p.write()
			p.give()
		}
		own := func() *desk {
			return &desk{t: t, cfg: cfg, reader: note.NewReader(note.Options{}), notes: fstest.MapFS{
				"interviews/northwind.md": {Data: []byte("---\ncompany: Northwind Robotics\ndate: 2026-03-10 14:00\n---\n\n## Went well\n\n- mine\n")},
			}}
		}
		apart, together := own(), own()
		b := together.box()
		b.warned = true
		var said, saidApart []string
		for _, f := range p.files {
			for _, thing := range b.takeLetters([]byte(f.text)) {
				said = append(said, thing.Line()+" "+strings.Join(thing.Said, " "))
			}
			each := apart.box()
			each.warned = true
			for _, thing := range each.takeLetters([]byte(f.text)) {
				saidApart = append(saidApart, thing.Line()+" "+strings.Join(thing.Said, " "))
			}
			for name, text := range each.changed {
				apart.notes[name] = &fstest.MapFile{Data: text}
			}
		}
		for name, text := range b.changed {
			together.notes[name] = &fstest.MapFile{Data: text}
		}
		if !slices.Equal(said, saidApart) || together.all() != apart.all() {
			t.Fatalf("run %d: together\n%s\n%s\napart\n%s\n%s", run, strings.Join(said, "\n"), together.all(), strings.Join(saidApart, "\n"), apart.all())
		}
	}
}
