package generator

import (
	"cmp"
	"flag"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"journal/generator/day"
	"journal/generator/journal"
	"journal/generator/note"
	"journal/generator/problem"
	"journal/generator/words"
)

var update = flag.Bool("update", false, "fill the tables of docs/notes.md anew")

// aBlock is a table of a document that a test fills: with words of the word files, or with
// what the readers say of what stands in the first column.
var aBlock = regexp.MustCompile(`(?s)(<!-- (words|languages|read): ([a-z ]+) -->\n)(.*?)(<!-- end -->)`)

// TestNotesDocument holds docs/notes.md against the program: its tables of words are
// those of the word files, and what it says of a spelling is what the readers say.
func TestNotesDocument(t *testing.T) {
	file := "../docs/notes.md"
	doc := readDocument(t, file)
	lists, err := words.Read(os.DirFS("note/words"))
	if err != nil {
		t.Fatal(err)
	}
	made := aBlock.ReplaceAllStringFunc(doc, func(block string) string {
		m := aBlock.FindStringSubmatch(block)
		opening, kind, name, old, end := m[1], m[2], m[3], m[4], m[5]
		if kind == "languages" {
			return opening + languageTable(lists, name) + end
		}
		if kind == "words" {
			table, ok := tables[name]
			if !ok {
				t.Fatalf("%s asks for the words %q, which nobody makes", file, name)
			}
			return opening + table.fill(t, lists, old) + end
		}
		read := readers[name]
		if read == nil {
			t.Fatalf("%s asks for the reader %q, which nobody is", file, name)
		}
		return opening + readRows(old, read) + end
	})
	if made == doc {
		return
	}
	if *update {
		if err := os.WriteFile(file, []byte(made), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, got := strings.Split(made, "\n"), strings.Split(doc, "\n")
	for i := range min(len(want), len(got)) {
		if want[i] != got[i] {
			t.Fatalf("%s:%d is\n  %s\nand should be\n  %s\ngo test ./generator -run Document -update writes it", file, i+1, got[i], want[i])
		}
	}
	t.Fatalf("%s has %d lines and should have %d", file, len(got), len(want))
}

func readDocument(t *testing.T, file string) string {
	t.Helper()
	src, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(src)
}

// A wordTable shows the English entries of a list: a row for each, in the order in which
// the document has them. Of three columns the one in the middle is written by hand.
type wordTable struct {
	list   string
	most   int      // words of a row
	hidden []string // entries that are no row
}

var tables = map[string]wordTable{
	"kinds":    {list: "kind", most: 7},
	"keys":     {list: "key", most: 6, hidden: []string{"ignored", "shown", "type", "meeting", "application"}},
	"log":      {list: "log", most: 6},
	"sections": {list: "heading", most: 6, hidden: []string{"kept"}},
	"signs":    {list: "sign", most: 10},
	"parts":    {list: "part", most: 6},
	"scores":   {list: "score", most: 9},
	"plan box": {list: "plan box", most: 7},
}

var aRow = regexp.MustCompile("^\\| `([^`]+)` \\|(?:(.*)\\|)?(.*)\\|$")

// fill returns the table with its last column made anew.
func (w wordTable) fill(t *testing.T, lists words.Lists, old string) string {
	t.Helper()
	lines := strings.Split(strings.TrimSpace(old), "\n")
	if len(lines) < 2 {
		t.Fatalf("the table of %s has no head", w.list)
	}
	inEnglish := map[string][]string{}
	var names []string
	for _, e := range lists[w.list] {
		if e.Lang != "en" || slices.Contains(w.hidden, e.Name) {
			continue
		}
		if inEnglish[e.Name] == nil {
			names = append(names, e.Name)
		}
		inEnglish[e.Name] = append(inEnglish[e.Name], e.Words...)
	}
	out := strings.Join(lines[:2], "\n") + "\n"
	hand := strings.Count(lines[0], "|") == 4
	row := func(name, meaning string) {
		out += "| `" + name + "` |"
		if hand {
			out += " " + meaning + " |"
			if meaning == "" {
				t.Errorf("docs/notes.md does not say what %q of [%s] is for", name, w.list)
			}
		}
		out += " " + list(first(inEnglish[name], name, w.most)) + " |\n"
	}
	for _, line := range lines[2:] {
		if m := aRow.FindStringSubmatch(line); m != nil && inEnglish[m[1]] != nil {
			row(m[1], strings.TrimSpace(m[2]))
			names = slices.DeleteFunc(names, func(n string) bool { return n == m[1] })
		}
	}
	for _, name := range names {
		row(name, "")
	}
	return out
}

// languages are those of which a table has a column, as in [journal.Config].
var languages = []string{"de", "fr", "es", "it", "pt", "nl", "ja", "zh", "ko"}

// languageTable has a row for each English entry of a list, with the first word of
// each language.
func languageTable(lists words.Lists, name string) string {
	out := "| | " + strings.Join(languages, " | ") + " |\n|---" + strings.Repeat("|---", len(languages)) + "|\n"
	for _, e := range lists[name] {
		if e.Lang != "en" {
			continue
		}
		found := 0
		row := "| `" + e.Name + "` |"
		for _, lang := range languages {
			word := ""
			for _, o := range lists[name] {
				if o.Name == e.Name && o.Lang == lang {
					word = o.Words[0]
					found++
					break
				}
			}
			row += strings.TrimRight(" "+word, " ") + " |"
		}
		if found > len(languages)/2 {
			out += row + "\n"
		}
	}
	return out
}

// first returns the first words of an entry but its own name.
func first(all []string, name string, most int) []string {
	all = slices.DeleteFunc(slices.Clone(all), func(w string) bool { return w == name })
	return all[:min(len(all), most)]
}

func list(all []string) string {
	return strings.ReplaceAll(strings.Join(all, ", "), "|", `\|`)
}

// readRows fills the second column of a table with what a reader says of the first.
func readRows(table string, read func(string) string) string {
	row := regexp.MustCompile("(?m)^\\| `([^`]+)` \\|.*$")
	return row.ReplaceAllStringFunc(table, func(line string) string {
		text := row.FindStringSubmatch(line)[1]
		return "| `" + text + "` | " + strings.ReplaceAll(read(text), "|", `\|`) + " |"
	})
}

var readers = map[string]func(string) string{
	"dates": func(text string) string {
		m, said := day.Read(text, day.Options{Near: day.Day{Year: 2026, Month: 3, Day: 4}, Zone: "Europe/Berlin"})
		var parts []string
		if got := m.String(); got != "" {
			parts = append(parts, got)
		}
		for _, r := range said {
			switch r.Kind {
			case day.Assumed:
				parts = append(parts, "assumed: "+r.Msg)
			default:
				parts = append(parts, "asked: "+r.Msg)
			}
		}
		return cmp.Or(strings.Join(parts, " · "), "nothing yet")
	},
	"people": func(text string) string {
		p := note.ReadPeople(text, true)
		var parts []string
		for _, one := range p.Named {
			person := "**" + one.Name + "**"
			for _, more := range []string{one.Title, one.Email} {
				if more != "" {
					person += ", " + more
				}
			}
			parts = append(parts, person)
		}
		for _, one := range p.Unnamed {
			parts = append(parts, "without a name: "+one.Value)
		}
		return strings.Join(parts, " · ")
	},
	"outcomes": func(text string) string {
		r := note.ReadOutcome(text)
		var parts []string
		for _, part := range []string{string(r.Outcome), string(r.Fate), string(r.Meeting)} {
			if part != "" {
				parts = append(parts, part)
			}
		}
		switch {
		case !r.Known:
			return "reported: not understood"
		case len(parts) == 0:
			return "nothing"
		}
		return strings.Join(parts, " · ")
	},
	"ratings": func(text string) string {
		if n := note.ReadRating(text); n > 0 {
			return fmt.Sprintf("%d of 5", n)
		}
		return "reported: no mark from 1 to 5"
	},
}

var aFence = regexp.MustCompile("(?ms)^```(markdown|yaml)(?: (\\S+))?\n(.*?)^```$")

// TestDocumentedNotes reads every note of docs/notes.md: none has more than a hint, and none
// has a line that is filed nowhere.
func TestDocumentedNotes(t *testing.T) {
	rd := note.NewReader(note.Options{})
	notes := 0
	for _, m := range aFence.FindAllStringSubmatch(readDocument(t, "../docs/notes.md"), -1) {
		if m[1] == "yaml" {
			config(t, m[3])
			continue
		}
		notes++
		for _, n := range rd.ReadAll(cmp.Or(m[2], "interviews/note.md"), []byte(m[3])) {
			for _, p := range n.Problems {
				if p.Severity != problem.Hint {
					t.Errorf("%s (%s)\n%s", p, p.Hint, m[3])
				}
			}
			for _, u := range n.Unfiled {
				t.Errorf("line %d is filed nowhere: %s\n%s", u.Line, u.Text, m[3])
			}
			if n.Company.Value == "" {
				t.Errorf("a note without a company:\n%s", m[3])
			}
		}
	}
	if notes < 10 {
		t.Errorf("docs/notes.md has %d notes", notes)
	}
}

// config holds that settings have no problem and name every key there is.
func config(t *testing.T, src string) {
	t.Helper()
	_, problems := journal.ParseConfig([]byte(src), time.UTC)
	for _, p := range problems {
		t.Error(p)
	}
	_, problems = journal.ParseConfig([]byte("no-such-key: 1\n"), time.UTC)
	_, keys, _ := strings.Cut(problems[0].Hint, "the keys are ")
	for _, key := range strings.Fields(strings.NewReplacer(",", "", " and ", " ").Replace(keys)) {
		if !strings.Contains("\n"+src, "\n"+key+":") {
			t.Errorf("docs/notes.md does not show the key %s of journal.yaml", key)
		}
	}
}

// TestArchitectureDocument holds that docs/architecture.md has a line for each package.
func TestArchitectureDocument(t *testing.T) {
	doc := readDocument(t, "../docs/architecture.md")
	named := map[string]bool{}
	for _, m := range regexp.MustCompile("(?m)^\\| `([a-z/]+)` \\| .+ \\|$").FindAllStringSubmatch(doc, -1) {
		named[m[1]] = true
	}
	err := filepath.WalkDir(".", func(name string, e os.DirEntry, err error) error {
		if err != nil || !e.IsDir() {
			return err
		}
		if e.Name() == "testdata" {
			return filepath.SkipDir
		}
		if sources, _ := filepath.Glob(filepath.Join(name, "*.go")); len(sources) == 0 {
			return nil
		}
		pkg := path.Join("generator", filepath.ToSlash(name))
		if !named[pkg] {
			t.Errorf("docs/architecture.md has no line for %s", pkg)
		}
		delete(named, pkg)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for pkg := range named {
		if _, err := os.Stat(filepath.FromSlash("../" + pkg)); err != nil {
			t.Errorf("docs/architecture.md has a line for %s, which is no folder", pkg)
		}
	}
}

var (
	aLink    = regexp.MustCompile(`\]\(([^)\s]+)\)`)
	aHeading = regexp.MustCompile(`(?m)^#+ (.+)$`)
	notInID  = regexp.MustCompile(`[^\pL\pN\- _]`)
)

// TestDocumentLinks holds that links between the documents lead somewhere.
func TestDocumentLinks(t *testing.T) {
	files, err := filepath.Glob("../docs/*.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range append(files, "../README.md", "../CONTRIBUTING.md", "../SECURITY.md") {
		for _, m := range aLink.FindAllStringSubmatch(aFence.ReplaceAllString(readDocument(t, file), ""), -1) {
			target, id, _ := strings.Cut(m[1], "#")
			if strings.Contains(target, "://") || target == "other.md" {
				continue
			}
			to := file
			if target != "" {
				to = filepath.Join(filepath.Dir(file), filepath.FromSlash(target))
			}
			if _, err := os.Stat(to); err != nil {
				t.Errorf("%s: %s leads nowhere", file, m[1])
				continue
			}
			if id != "" && !slices.Contains(headingIDs(readDocument(t, to)), id) {
				t.Errorf("%s: %s leads to no heading", file, m[1])
			}
		}
	}
}

// headingIDs returns the names by which GitHub links to the headings of a document.
func headingIDs(doc string) []string {
	var ids []string
	for _, m := range aHeading.FindAllStringSubmatch(doc, -1) {
		ids = append(ids, strings.ReplaceAll(notInID.ReplaceAllString(strings.ToLower(m[1]), ""), " ", "-"))
	}
	return ids
}
