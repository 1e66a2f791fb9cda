package tracker

import (
	"bytes"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"path"
	"strings"
	"testing"
	"testing/fstest"

	"journal/content"
	"journal/generator/exchange"
	"journal/generator/generatortest/wild"
	"journal/generator/journal"
	"journal/generator/journal/journaltest"
)

// notesBelow returns the notes of a folder by path.
func notesBelow(t *testing.T, folder fs.FS) map[string]string {
	t.Helper()
	notes := map[string]string{}
	err := fs.WalkDir(folder, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || path.Ext(name) != ".md" {
			return err
		}
		text, err := fs.ReadFile(folder, name)
		notes[name] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return notes
}

// wholeJSON is the export of notes with their texts.
func wholeJSON(t *testing.T, config, now string, notes map[string]string) (*journal.Journal, string) {
	t.Helper()
	files := fstest.MapFS{}
	for name, text := range notes {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	j := journaltest.Connect(t, config, now, notes)
	var out bytes.Buffer
	if err := exchange.JSON(&out, j, nil, j.Problems, files); err != nil {
		t.Fatal(err)
	}
	return j, out.String()
}

func mapOf(im *Import) map[string]string {
	notes := map[string]string{}
	for _, n := range im.Notes {
		notes[n.Path] = string(n.Text)
	}
	return notes
}

// TestRoundTripWhole exports, imports into an empty journal and exports again:
// every note has every byte, and the file is the same. The sample has pages,
// reviews, companies and free text, and the wild notes have everything else.
func TestRoundTripWhole(t *testing.T) {
	untidy := notesBelow(t, wild.Notes(t, "../note/testdata/wild"))
	delete(untidy, "interviews/aux.md") // which Windows cannot have
	for name, c := range map[string]struct {
		config string
		notes  map[string]string
	}{
		"the sample": {configOf(t), notesBelow(t, content.FS)},
		"wild notes": {"timezone: Europe/Berlin\n", untidy},
		"odd bytes": {"", map[string]string{
			"a.md": "", "b.md": "\ufeff---\r\ncompany: Ash\r\n---\r\n\r\n# Tabs\tand\u2028more <b>&amp;</b>\r\n", "pages/c.markdown": "no front matter",
			"companies/ash.md": "---\ncompany: Ash\nlog:\n  - 2026-01-02 applied\n---\n\n## To improve\n\n- Answer first\n",
			"reviews/w.md":     "---\ndate: 2026-01-02\n---\n\n## To improve\n\n- Sleep\n",
		}},
	} {
		const now = "2026-03-12 08:30"
		j, was := wholeJSON(t, c.config, now, c.notes)
		im, err := ImportJSON("journal.json", []byte(was), Guess, empty(j))
		if err != nil {
			t.Fatal(err)
		}
		if len(im.Problems) > 0 {
			t.Errorf("%s: %v", name, im.Problems)
		}
		got := mapOf(im)
		if len(got) != len(c.notes) {
			t.Errorf("%s: %d notes became %d", name, len(c.notes), len(got))
		}
		for path, text := range c.notes {
			differ(t, name+", "+path, text, got[path])
		}
		_, is := wholeJSON(t, c.config, now, got)
		differ(t, name, was, is)
	}
}

// TestJSONKeepsBytes sends notes of any bytes out and in again: each comes back as
// it was, and its text can be read on the way.
func TestJSONKeepsBytes(t *testing.T) {
	notes := map[string]string{
		"latin.md": "---\ncompany: B\xfchler\n---\n", "utf16.md": "\xff\xfe#\x00 \x00x\x00", "nomark.md": "#\x00 \x00x\x00\n\x00", "odd.md": "\xff\xfe#\x00 ",
		"stray.md": "Größe, k\xfcrzer ü\n", "zero.md": "a\x00b", "mark.md": "\xef\xbb\xbf# x\r\n", "cr.md": "a\rb\r\nc", "lines.md": "a\u2028b\u2029c\ufffd", "empty.md": "",
	}
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	random := rand.New(rand.NewPCG(seed, 0))
	for i := range 300 {
		src := make([]byte, random.IntN(60))
		for k := range src {
			if src[k] = byte(random.IntN(256)); random.IntN(3) > 0 {
				src[k] = "ab \n#-:"[random.IntN(7)]
			}
		}
		notes[fmt.Sprintf("pages/r%d.md", i)] = string(src)
	}
	j, text := wholeJSON(t, "", "2026-03-12 08:30", notes)
	for _, readable := range []string{`"text": "---\ncompany: Bühler\n---\n"`, `"text": "# x"`, "k\ufffdrzer"} {
		if !strings.Contains(text, readable) {
			t.Errorf("the file does not say %s", readable)
		}
	}
	im, err := ImportJSON("journal.json", []byte(text), Guess, empty(j))
	if err != nil {
		t.Fatal(err)
	}
	got := mapOf(im)
	if len(got) != len(notes) || len(im.Problems) > 0 {
		t.Errorf("%d of %d notes, %v", len(got), len(notes), im.Problems)
	}
	for path, src := range notes {
		if got[path] != src {
			t.Errorf("%s: %q became %q", path, src, got[path])
		}
	}
}

// TestJSONTextChangedBesideBytes holds that a text somebody has changed counts, and
// that they hear of it.
func TestJSONTextChangedBesideBytes(t *testing.T) {
	const file = `{"notes": [{"path": "a.md", "text": "Zoë", "base64": "Wm/r"},
 {"path": "b.md", "text": "Zoë Grün", "base64": "Wm/r"}, {"path": "c.md", "base64": "Wm/r"}, {"path": "d.md", "text": "x", "base64": "?"}]}`
	im, err := ImportJSON("t.json", []byte(file), Guess, empty(journaltest.Connect(t, "", "2026-06-01 09:00", nil)))
	if err != nil {
		t.Fatal(err)
	}
	if got := mapOf(im); got["a.md"] != "Zo\xeb" || got["b.md"] != "Zoë Grün" || got["c.md"] != "Zo\xeb" || len(got) != 3 {
		t.Errorf("%q", got)
	}
	for _, part := range []string{"t.json:2:2: warning: the text of b.md is not that of the bytes beside it", "t.json:2:", "error: this entry cannot be read"} {
		if !strings.Contains(fmt.Sprint(im.Problems), part) {
			t.Errorf("%v does not say %q", im.Problems, part)
		}
	}
}

// TestImportTextsBesideLists holds what counts when a file has both.
func TestImportTextsBesideLists(t *testing.T) {
	const file = `{"interviews": [
  {"path": "interviews/a.md", "company": "Ash", "date": "2026-01-02", "outcome": "offer"},
  {"path": "interviews/b.md", "company": "Birch", "date": "2026-01-03"}
], "applications": [
  {"company": "Ash", "status": "interviewing", "history": []},
  {"company": "Cedar", "status": "applied", "history": [{"date": "2026-01-01", "what": "applied"}]}
], "notes": [
  {"path": "interviews/a.md", "text": "---\ncompany: Ash\ndate: 2026-01-02\n---\n\nfree\n"},
  {"path": "../x.md", "text": "out"},
  {"path": "interviews/con.md", "text": "---\ncompany: Con\n---\n"},
  {"path": "INTERVIEWS/A.md", "text": "double"},
  {"text": 3}
]}`
	im, err := ImportJSON("t.json", []byte(file), Guess, empty(journaltest.Connect(t, "", "2026-06-01 09:00", nil)))
	if err != nil {
		t.Fatal(err)
	}
	const want = "== interviews/a.md\n---\ncompany: Ash\ndate: 2026-01-02\n---\n\nfree\n" +
		"== x.md\nout== interviews/con-note.md\n---\ncompany: Con\n---\n== a.md\ndouble" +
		"== interviews/b.md\n---\ncompany: Birch\ndate: 2026-01-03\n---\n== applications/cedar.md\n---\ncompany: Cedar\napplied: 2026-01-01\n---\n"
	differ(t, "notes", want, textOf(im))
	for _, part := range []string{
		`t.json:2:3: warning: this entry says something else than the text of interviews/a.md`, "../x.md is no name", "interviews/con.md is no name", "t.json:12:3: error: this entry cannot be read",
	} {
		if !strings.Contains(messagesOf(im), part) {
			t.Errorf("%q is not in\n%s", part, messagesOf(im))
		}
	}
	if len(im.Problems) != 4 {
		t.Errorf("%d problems:\n%s", len(im.Problems), messagesOf(im))
	}
}

func messagesOf(im *Import) string {
	all := ""
	for _, p := range im.Problems {
		all += p.String() + "\n"
	}
	return all
}

// TestImportTextsNothingOverwritten holds that a text takes the place of
// nothing, and that an interview which is there under another name is known.
func TestImportTextsNothingOverwritten(t *testing.T) {
	there := map[string]string{"interviews/mine.md": "---\ncompany: Ash\ndate: 2026-01-02\n---\nmine", "about.md": "mine"}
	j := journaltest.Connect(t, "", "2026-06-01 09:00", there)
	exists := func(name string) bool { return there[name] != "" }
	im, err := ImportJSON("t.json", []byte(`{"notes": [
 {"path": "about.md", "text": "theirs"}, {"path": "interviews/theirs.md", "text": "---\ncompany: Ash\ndate: 2026-01-02\n---\ntheirs"}, {"path": "new.md", "text": "new"}
]}`), Guess, Existing{Journal: j, Exists: exists})
	if err != nil {
		t.Fatal(err)
	}
	if got := textOf(im); got != "== new.md\nnew" {
		t.Errorf("got %s", got)
	}
	if errs, warnings := im.Problems.Count(); errs != 0 || warnings != 2 || !strings.Contains(messagesOf(im), "is there already, in interviews/mine.md, with another text") {
		t.Error(messagesOf(im))
	}
}
