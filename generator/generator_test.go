package generator

import (
	"context"
	"errors"
	"io/fs"
	"maps"
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
		key, _, err := s.Key(context.Background(), time.Time{}, Sums{})
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
		"an asset":     changed("interviews/sketch.png", "GIF"),
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
