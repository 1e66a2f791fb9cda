package day

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Bool("update", false, "write what the readers say into the golden files")

// cases are the texts of a golden file: below the name of a part, which holds
// the options, one text a line, and indented below it what was read and what
// is said about it: ~ assumed, ? asked, ! wrong.
//
//	-- near=2026-03-04 zone=Europe/Berlin --
//	yesterday 16:00
//		2026-03-03 16:00
//		~ "yesterday" was read as 2026-03-03
type part struct {
	options Options
	texts   []string
}

func partOfFile(t testing.TB, f txtar.File) part {
	t.Helper()
	var p part
	for _, word := range strings.Fields(f.Name) {
		name, value, ok := strings.Cut(word, "=")
		if !ok {
			continue // only a name
		}
		d, _ := InName(value)
		switch name {
		case "near":
			p.options.Near = d
		case "named":
			p.options.Named = d
		case "zone":
			p.options.Zone = value
		case "place":
			p.options.Place = value
		case "lang":
			p.options.Lang = value
		case "dates":
			order, ok := OrderNamed(value)
			if !ok {
				t.Fatalf("no order %s", value)
			}
			p.options.Order = order
		default:
			t.Fatalf("no option %s", name)
		}
	}
	for line := range strings.Lines(string(f.Data)) {
		if line = strings.TrimRight(line, "\n"); line != "" && line[0] != '\t' {
			p.texts = append(p.texts, line)
		}
	}
	return p
}

// readers are what the golden files are read with.
var readers = map[string]func(string, Options) (string, []Remark){
	"moment": func(s string, o Options) (string, []Remark) {
		m, found := Read(s, o)
		return m.String(), found
	},
	"clock": func(s string, o Options) (string, []Remark) {
		m, found := ReadClock(s, o)
		return m.String(), found
	},
	"zone": ReadZone,
	"duration": func(s string, o Options) (string, []Remark) {
		minutes, found, ok := ReadDuration(s, o)
		if !ok {
			return "none", found
		}
		return Clock(minutes).String(), found
	},
	"path": func(s string, _ Options) (string, []Remark) {
		d, rest := InPath(s)
		return d.String() + " | " + rest, nil
	},
	"find": func(s string, o Options) (string, []Remark) {
		var all []string
		for _, f := range Find(s, o) {
			text := f.Span.String()
			if f.Span.From == f.Span.To {
				text = f.Span.To.String()
			}
			if f.Bound {
				text = "by " + text
			}
			all = append(all, text)
		}
		return strings.Join(all, ", "), nil
	},
}

func goldenFiles(t testing.TB) map[string]*txtar.Archive {
	t.Helper()
	names, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatal("no golden files", err)
	}
	all := map[string]*txtar.Archive{}
	for _, name := range names {
		a, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		all[name] = a
	}
	return all
}

// TestRead reads the texts of the golden files, which are the fuzz seeds, too.
func TestRead(t *testing.T) {
	for name, a := range goldenFiles(t) {
		kind, _, _ := strings.Cut(filepath.Base(name), ".")
		kind, _, _ = strings.Cut(kind, "-")
		read := readers[kind]
		if read == nil {
			t.Fatalf("%s: no reader", name)
		}
		for i, f := range a.Files {
			var got strings.Builder
			p := partOfFile(t, f)
			for _, text := range p.texts {
				value, found := read(text, p.options)
				got.WriteString(text + "\n\t" + value + "\n")
				for _, r := range found {
					got.WriteString("\t" + [...]string{"~", "?", "!"}[r.Kind] + " " + r.Msg)
					if r.Hint != "" {
						got.WriteString(" (" + r.Hint + ")")
					}
					got.WriteString("\n")
				}
			}
			if got.String() != string(f.Data) {
				if !*update {
					t.Errorf("%s, part %s: got\n%s\nwant\n%s", name, f.Name, difference(got.String(), string(f.Data)), "see the file")
				}
				a.Files[i].Data = []byte(got.String())
			}
		}
		if *update {
			if err := os.WriteFile(name, txtar.Format(a), 0o666); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// difference returns the lines of a that are not in b.
func difference(a, b string) string {
	var out []string
	for line := range strings.Lines(a) {
		if !strings.Contains(b, line) {
			out = append(out, line)
		}
	}
	return strings.Join(out, "")
}

// TestReadBack: what a moment says of itself is read as the same moment.
func TestReadBack(t *testing.T) {
	n := 0
	for name, a := range goldenFiles(t) {
		if filepath.Base(name) != "moment.txtar" {
			continue
		}
		for _, f := range a.Files {
			p := partOfFile(t, f)
			for _, text := range p.texts {
				m, _ := Read(text, p.options)
				if m.IsZero() {
					continue
				}
				n++
				readsBack(t, text, m)
			}
		}
	}
	if n < 200 {
		t.Errorf("only %d moments were read", n)
	}
}

func readsBack(t *testing.T, text string, m Moment) {
	t.Helper()
	again, found := Read(m.String(), Options{})
	if again != m || !Sure(found) {
		t.Errorf("%q is %q, which reads as %q %v\n%+v\n%+v", text, m, again, found, m, again)
	}
}

func TestSerial(t *testing.T) {
	for text, want := range map[string]string{"46085": "2026-03-04", "46085.4375": "2026-03-04 10:30", "46085,5": "2026-03-04 12:00", "45": "", "2026": "", "99999": "", "4608": "", "46085x": ""} {
		m, found := Serial(text)
		if m.String() != want || (len(found) == 1) != (want != "") {
			t.Errorf("%s is %q %v, want %q", text, m, found, want)
		}
	}
}

func TestDay(t *testing.T) {
	d := Day{2026, 2, 27}
	if d.AddDays(2).String() != "2026-03-01" || d.DaysUntil(Day{2026, 3, 2}) != 3 || d.Compare(Day{2026, 3, 2}) >= 0 || d.Weekday() != time.Friday || d.Monday().String() != "2026-02-23" {
		t.Errorf("%s: %s %d %d %s %s", d, d.AddDays(2), d.DaysUntil(Day{2026, 3, 2}), d.Compare(Day{2026, 3, 2}), d.Weekday(), d.Monday())
	}
	if (Day{2026, 2, 29}).Exists() || !(Day{2024, 2, 29}).Exists() {
		t.Error("29 February exists in leap years alone")
	}
}
