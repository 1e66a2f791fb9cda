package undo

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"journal/generator/note"
)

func folder(t *testing.T) (root *os.Root, last Last, read func(name string) string) {
	t.Helper()
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "content"), 0o700); err != nil {
		t.Fatal(err)
	}
	root, err := os.OpenRoot(filepath.Join(dir, "content"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	return root, In(filepath.Join(dir, ".journal"), "content"), func(name string) string {
		text, err := root.ReadFile(name)
		if errors.Is(err, fs.ErrNotExist) {
			return "gone"
		}
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
}

const a = "---\ncompany: Acme\n---\n"

func log(line string) func([]byte) (note.Addition, error) {
	return func(text []byte) (note.Addition, error) { return note.PlanLog(text, "", line) }
}

// TestRun makes a note, adds lines to it and to another one, and takes all of it back.
func TestRun(t *testing.T) {
	root, last, read := folder(t)
	if err := root.WriteFile("a.md", []byte(a), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := last.Write(root, Change{Path: "a.md", Line: "2026-03-01 applied", What: "earlier"}); err != nil {
		t.Fatal(err)
	}
	run := last.Run()
	if err := run.Create(root, Change{Path: "new/b.md", What: "b"}, []byte("---\ncompany: B\n---\n")); err != nil {
		t.Fatal(err)
	}
	if err := run.Create(root, Change{Path: "a.md", What: "in the way"}, []byte("x")); !errors.Is(err, fs.ErrExist) {
		t.Error(err)
	}
	for i, name := range []string{"new/b.md", "a.md"} {
		line := fmt.Sprintf("2026-03-0%d answered", i+2)
		if err := run.Rewrite(root, Change{Path: name, What: name, Line: line}, log(line)); err != nil {
			t.Fatal(err)
		}
	}
	if err := run.Rewrite(root, Change{Path: "a.md"}, func([]byte) (note.Addition, error) { return note.Addition{}, errors.New("no place") }); err == nil {
		t.Error("a plan that fails was no error")
	}
	var undone []string
	for {
		c, err := last.TakeBack(root)
		if err != nil {
			t.Fatal(c.What, err)
		}
		undone = append(undone, c.What)
		if c.Before == nil {
			break
		}
	}
	if got := fmt.Sprint(undone); got != "[a.md new/b.md b]" {
		t.Error(got)
	}
	if got := read("new/b.md"); got != "gone" {
		t.Error(got)
	}
	if got, want := read("a.md"), "---\ncompany: Acme\nlog: [\"2026-03-01 applied\"]\n---\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if _, err := last.TakeBack(root); !errors.Is(err, ErrNothing) {
		t.Error("what was before the run was taken back, too:", err)
	}
}

// A note that was edited since it was made stays.
func TestRunEdited(t *testing.T) {
	root, last, read := folder(t)
	run := last.Run()
	if err := run.Create(root, Change{Path: "b.md"}, []byte(a)); err != nil {
		t.Fatal(err)
	}
	if err := root.WriteFile("b.md", []byte(a+"mine\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := last.TakeBack(root); !errors.Is(err, note.ErrEdited) {
		t.Error(err)
	}
	if got := read("b.md"); got != a+"mine\n" {
		t.Error(got)
	}
}

// TestRunBounds makes more changes than are kept: the last ones can be taken back.
func TestRunBounds(t *testing.T) {
	root, last, read := folder(t)
	run := last.Run()
	const more = 5
	for i := range mostOfRun + more {
		if err := run.Create(root, Change{Path: fmt.Sprintf("%d.md", i)}, []byte(a)); err != nil {
			t.Fatal(err)
		}
	}
	if run.Kept() != mostOfRun {
		t.Error(run.Kept())
	}
	count := 0
	for {
		c, err := last.TakeBack(root)
		if err != nil {
			t.Fatal(err)
		}
		if count++; c.Before == nil {
			break
		}
	}
	if count != mostOfRun || read("0.md") == "gone" || read(fmt.Sprintf("%d.md", more)) != "gone" {
		t.Errorf("%d were taken back", count)
	}
}
