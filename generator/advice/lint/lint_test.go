package lint

import (
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"journal/generator/journal"
	"journal/generator/note"
)

// The text files of every language can be read.
func TestLexicons(t *testing.T) {
	for _, lang := range []string{"en", "de"} {
		if _, err := newLexicon(lang); err != nil {
			t.Error(err)
		}
	}
	for _, text := range []string{"(a", "a)", "<nothing>", "", "a (b|c"} {
		if _, err := (&notation{}).parse(text); err == nil {
			t.Errorf("%q is taken for a pattern", text)
		}
	}
}

// sample is a letter of testdata, and what it is about.
type sample struct {
	name, kind, note, at, text string
}

// samples reads good.txt: a name, a line "kind note moment", a letter.
func samples(t testing.TB) []sample {
	var all []sample
	for _, block := range blocks(t, "testdata/good.txt") {
		name, rest, _ := strings.Cut(block, "\n")
		head, text, _ := strings.Cut(rest, "\n")
		parts := strings.SplitN(head, " ", 3)
		all = append(all, sample{name, parts[0], parts[1], parts[2], text})
	}
	return all
}

func blocks(t testing.TB, file string) []string {
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split("\n"+string(text), "\n=== ")[1:]
}

// connected reads the journal of testdata, with the clock at a moment.
func connected(t testing.TB, at string) *journal.Journal {
	ar, err := txtar.ParseFile("testdata/journal.txtar")
	if err != nil {
		t.Fatal(err)
	}
	cfg, _ := journal.ParseConfig(ar.Files[0].Data, time.UTC)
	clock, err := cfg.Clock(at)
	if err != nil {
		t.Fatal(err)
	}
	rd := note.NewReader(note.Options{})
	var notes []*note.Note
	for _, f := range ar.Files[1:] {
		notes = append(notes, rd.Read(f.Name, f.Data))
	}
	return journal.Connect(cfg, clock, notes, nil)
}

// check judges a sample.
func check(t testing.TB, s sample) []Finding {
	j := connected(t, s.at)
	head, text, _ := strings.Cut(s.text, "\n\n")
	to, subject, _ := strings.Cut(head, "\n")
	name, mail, _ := strings.Cut(strings.TrimPrefix(to, "To: "), " <")
	l := Letter{Kind: Kind(s.kind), To: name, Email: strings.TrimSuffix(mail, ">"), Subject: strings.TrimPrefix(subject, "Subject: "), Text: text}
	facts := Facts{Journal: j, To: note.Person{Name: name, Email: l.Email}}
	for _, in := range j.Interviews {
		if in.Note.Path == s.note {
			facts.Interview, facts.Application, facts.Company = in, in.Application, in.Company
		}
	}
	for _, co := range j.Companies {
		if co.Note != nil && co.Note.Path == s.note {
			facts.Company = co
		}
	}
	if facts.Company == nil {
		t.Fatalf("there is no note %s", s.note)
	}
	return Check(l, facts, nil, j.Now)
}

// Good letters in many voices, trades and Englishes, and in German, are ready.
func TestGoodLetters(t *testing.T) {
	for _, s := range samples(t) {
		t.Run(s.name, func(t *testing.T) {
			for _, f := range check(t, s) {
				t.Errorf("%+v", f)
			}
		})
	}
}

// The same letters with one fault each are found out, by the rule for it.
func TestBadLetters(t *testing.T) {
	good := samples(t)
	for _, block := range blocks(t, "testdata/bad.txt") {
		lines := strings.Split(strings.TrimRight(block, "\n"), "\n")
		t.Run(lines[0], func(t *testing.T) {
			var s sample
			var want, from string
			for _, line := range lines[1:] {
				field, value, _ := strings.Cut(line, ": ")
				switch {
				case field == "base":
					i := slices.IndexFunc(good, func(g sample) bool { return g.name == value })
					if i < 0 {
						t.Fatalf("there is no letter %q", value)
					}
					s = good[i]
				case field == "want":
					want = value
				case field == "at":
					s.at = value
				case strings.HasPrefix(line, "- "):
					from = line[2:]
				case strings.HasPrefix(line, "+ "):
					at := strings.LastIndex(s.text, from)
					if at < 0 {
						t.Fatalf("%q is not in the letter", from)
					}
					s.text = s.text[:at] + line[2:] + s.text[at+len(from):]
				}
			}
			found := check(t, s)
			if !slices.ContainsFunc(found, func(f Finding) bool { return f.Rule == want && f.Msg != "" && f.Hint != "" && f.Practice > 0 }) {
				t.Errorf("found %+v, want %s", found, want)
			}
		})
	}
}

// Each place said otherwise leaves a letter as good as it was, or gives it the
// fault that is named.
func TestVariants(t *testing.T) {
	good := samples(t)
	text, err := os.ReadFile("testdata/variants.txt")
	if err != nil {
		t.Fatal(err)
	}
	var base sample
	from, held, all := "", 0, 0
	for line := range strings.Lines(string(text)) {
		line = strings.TrimRight(line, "\n")
		sign, said, _ := strings.Cut(line, " ")
		want := ""
		switch sign {
		case "base:":
			i := slices.IndexFunc(good, func(g sample) bool { return g.name == said })
			if i < 0 {
				t.Fatalf("there is no letter %q", said)
			}
			base = good[i]
			continue
		case "from:":
			from = said
			continue
		case "-":
			want, said, _ = strings.Cut(said, " | ")
		case "+":
		default:
			continue
		}
		s := base
		at := strings.LastIndex(s.text, from)
		if at < 0 {
			t.Fatalf("%q is not in %s", from, base.name)
		}
		s.text = s.text[:at] + said + s.text[at+len(from):]
		found := check(t, s)
		all++
		if want == "" && len(found) > 0 {
			t.Errorf("%s: found %+v", said, found)
		} else if want != "" && !slices.ContainsFunc(found, func(f Finding) bool { return f.Rule == want }) {
			t.Errorf("%s: found %+v, want %s", said, found, want)
		} else {
			held++
		}
	}
	t.Logf("%d of %d hold", held, all)
}

func BenchmarkCheck(b *testing.B) {
	s := samples(b)[0]
	check(b, s)
	for b.Loop() {
		check(b, s)
	}
}
