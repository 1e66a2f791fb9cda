package generator

import (
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"journal/generator/journal"
)

func frozen(journal.Config) (time.Time, error) {
	return time.Date(2026, 3, 5, 9, 0, 0, 0, time.UTC), nil
}

func file(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }

// small is a journal of every kind of file, and of names that editors leave behind.
func small() fstest.MapFS {
	return fstest.MapFS{
		"journal.yaml":                            file("title: Small\n"),
		"interviews/2026-03-04-northwind.md":      file("---\ncompany: Northwind\ndate: 2026-03-04\n---\n\n## To improve\n\n- Answer first #concise\n"),
		"interviews/sketch.png":                   file("PNG"),
		"about.markdown":                          file("# About\n"),
		"interviews/.2026-03-04-northwind.md.swp": file("x"),
		"interviews/2026-03-04-northwind.md~":     file("x"),
		"interviews/#note.md#":                    file("x"),
		"interviews/4913":                         file("x"),
		".obsidian/app.json":                      file("{}"),
		".git/config":                             file("x"),
		"content.go":                              file("package content"),
	}
}

func TestScanTakesNotesAndAssets(t *testing.T) {
	s, err := Scan(context.Background(), Input{Content: small(), Machine: time.UTC})
	if err != nil {
		t.Fatal(err)
	}
	if s.Notes() != 2 {
		t.Errorf("%d notes, want 2", s.Notes())
	}
	if got := strings.Join(s.assetPaths(), " "); got != "interviews/sketch.png" {
		t.Errorf("assets %q", got)
	}
	b, err := s.Open(context.Background(), frozen, nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(b.Problems) > 0 {
		t.Errorf("problems %v", b.Problems)
	}
	for _, name := range []string{"index.html", "improve.html", "interviews/2026-03-04-northwind.html", "interviews/sketch.png", "about.html", "style.css"} {
		if _, err := fs.Stat(b.Site, name); err != nil {
			t.Errorf("%s is missing: %v", name, err)
		}
	}
	if _, err := s.Open(context.Background(), frozen, nil); !errors.Is(err, ErrOpened) {
		t.Errorf("opened twice: %v", err)
	}
}

// TestKeyFollowsEverything changes one thing at a time: the key has to change with each.
func TestKeyFollowsEverything(t *testing.T) {
	key := func(in Input) string {
		t.Helper()
		s, err := Scan(context.Background(), in)
		if err != nil {
			t.Fatal(err)
		}
		key, err := s.Key()
		if err != nil {
			t.Fatal(err)
		}
		return key
	}
	base := Input{Content: small(), Machine: time.UTC, Program: "1"}
	first := key(base)
	if again := key(base); again != first {
		t.Fatal("the same journal has two keys")
	}
	changed := func(name, text string) Input {
		content := maps.Clone(small())
		if text == "" {
			delete(content, name)
		} else {
			content[name] = file(text)
		}
		in := base
		in.Content = content
		return in
	}
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	zone, program, layouts := base, base, base
	zone.Machine, program.Program = berlin, "2"
	layouts.Layouts = fstest.MapFS{"404.html": file("<p>gone</p>")}
	for what, in := range map[string]Input{
		"a note":       changed("about.markdown", "# About me\n"),
		"a new note":   changed("more.md", "# More\n"),
		"a note gone":  changed("about.markdown", ""),
		"an asset":     changed("interviews/sketch.png", "GIF89"),
		"the settings": changed("journal.yaml", "title: Other\n"),
		"the zone":     zone,
		"the program":  program,
		"a layout":     layouts,
		"a note's new name": func() Input {
			in := changed("about.markdown", "")
			in.Content.(fstest.MapFS)["about.md"] = file("# About\n")
			return in
		}(),
	} {
		if key(in) == first {
			t.Errorf("the key does not follow %s", what)
		}
	}
	if key(changed("interviews/4913", "y")) != first {
		t.Error("the key follows a file that is no part of the journal")
	}
}

func TestCancelledScan(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	s, err := Scan(ctx, Input{Content: small(), Machine: time.UTC})
	if err != nil {
		t.Fatal(err)
	}
	cancel()
	if _, err := s.Open(ctx, frozen, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("opening after Ctrl-C: %v", err)
	}
	if _, err := Scan(ctx, Input{Content: small(), Machine: time.UTC}); !errors.Is(err, context.Canceled) {
		t.Errorf("scanning after Ctrl-C: %v", err)
	}
}

// TestUnreadableFile keeps the rest of the journal and says what is missing.
func TestUnreadableFile(t *testing.T) {
	content := refusing{small(), "about.markdown"}
	s, err := Scan(context.Background(), Input{Content: content, Machine: time.UTC})
	if err != nil {
		t.Fatal(err)
	}
	b, err := s.Open(context.Background(), frozen, nil)
	if err != nil {
		t.Fatal(err)
	}
	if b.Notes != 1 || len(b.Problems) != 1 || b.Problems[0].Path != "about.markdown" {
		t.Errorf("%d notes, problems %v", b.Notes, b.Problems)
	}
}

// refusing is a file system that may not read one of its files.
type refusing struct {
	fstest.MapFS
	name string
}

func (r refusing) Open(name string) (fs.File, error) {
	if name == r.name {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return r.MapFS.Open(name)
}

func (r refusing) ReadFile(name string) ([]byte, error) {
	if name == r.name {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return r.MapFS.ReadFile(name)
}

// TestNamesInOldEncodings holds that a name that is not in UTF-8 is named with
// what it was meant to be, and that nothing else is lost.
func TestNamesInOldEncodings(t *testing.T) {
	dir := t.TempDir()
	content := filepath.Join(dir, "content")
	for _, name := range []string{filepath.Join(content, "good.md"), filepath.Join(content, "B\xfchler.md"), filepath.Join(content, "\xe9t\xe9", "a.md"), filepath.Join(content, "\x81\x1b.png")} {
		if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
			t.Skipf("this system has no such name: %v", err)
		}
		if err := os.WriteFile(name, []byte("---\ncompany: Ash\n---\n"), 0o600); err != nil {
			t.Skipf("this system has no such name: %v", err)
		}
	}
	root, err := os.OpenRoot(content)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	s, err := Scan(context.Background(), Input{Content: root.FS(), Machine: time.UTC})
	if err != nil {
		t.Fatal(err)
	}
	said := ""
	for _, p := range s.problems {
		said += p.String() + " (" + p.Hint + ")\n"
	}
	for _, want := range []string{
		`B\xfchler.md: error: this name is not in UTF-8, so what it names was not read (rename it, perhaps to Bühler.md; convmv`,
		`\xe9t\xe9: error: this name is not in UTF-8, so what it names was not read (rename it, perhaps to été; convmv`,
		`\x81\x1b.png: error: this name is not in UTF-8, so what it names was not read (rename it; convmv`,
	} {
		if !strings.Contains(said, want) {
			t.Errorf("%q is not in\n%s", want, said)
		}
	}
	if s.Notes() != 1 || len(s.problems) != 3 {
		t.Errorf("%d notes, and\n%s", s.Notes(), said)
	}
}

// What the sealed letterbox says of the notes: which letters have arrived, and what can be
// offered.
func TestLettersAndOffers(t *testing.T) {
	first, second := strings.Repeat("0f", 16), strings.Repeat("1f", 16)
	scanned, err := Scan(t.Context(), Input{Machine: time.UTC, Content: fstest.MapFS{
		"interviews/a.md": {Data: []byte("---\ncompany: Northwind\ndate: 2026-03-11 14:00\ninterviewers: [Mary Chen]\n---\n\n<!-- letter " + first + " 3 0123456789ab -->\nx\n<!-- end of letter " + first + " -->\n")},
		"interviews/b.md": {Data: []byte("---\ncompany: Kestrel Vale\ndate: 2026-03-13\n---\n\n## Plan\n\n- if they hurry → one breath\n\n<!-- letter " + first + " 2 0123456789ab -->\n<!-- letter " + second + " 1 0123456789ab -->\n")},
		"interviews/c.md": {Data: []byte("---\ncompany: Old Times\ndate: 2025-03-13\n---\n")},
	}})
	if err != nil {
		t.Fatal(err)
	}
	b, err := scanned.Open(t.Context(), func(journal.Config) (time.Time, error) { return time.Date(2026, 3, 12, 9, 0, 0, 0, time.UTC), nil }, nil)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := b.Letters(), map[string]int{first: 3, second: 1}; !maps.Equal(got, want) {
		t.Errorf("letters %v, want %v", got, want)
	}
	text, err := b.Offers()
	if err != nil {
		t.Fatal(err)
	}
	var got struct {
		Meetings []offer
		Plans    []string
	}
	if err := json.Unmarshal(text, &got); err != nil {
		t.Fatal(err)
	}
	if len(got.Meetings) != 2 || got.Meetings[1].Note != "interviews/a.md" || got.Meetings[1].Time != "14:00" || strings.Join(got.Meetings[1].People, "") != "Mary Chen" || got.Meetings[0].With != "Kestrel Vale" {
		t.Errorf("meetings %+v", got.Meetings)
	}
	if len(got.Plans) != 1 || !strings.Contains(got.Plans[0], "one breath") {
		t.Errorf("plans %q", got.Plans)
	}
}
