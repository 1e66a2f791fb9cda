package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"journal/content"
	"journal/layouts"
)

// A page of the notes among the files that go out stops the program, which
// does not repeat the names it found: a log may be read by others.
func TestCheckLeaks(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "content"), content.FS); err != nil {
		t.Fatal(err)
	}
	t.Chdir(dir)
	s, _ := nowhere(t)
	b, _, _, err := s.around(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := checkLeaks(t.Context(), layouts.Lock(""), layouts.Lock(""), b); err != nil {
		t.Errorf("the lock page alone: %v", err)
	}
	company := b.Journal.Companies[0].Name
	err = checkLeaks(t.Context(), fstest.MapFS{"a.age": {Data: []byte("We met at " + company + " on a Monday.")}}, layouts.Lock(""), b)
	if err == nil || !strings.Contains(err.Error(), "a.age holds a company") || strings.Contains(err.Error(), company) {
		t.Errorf("a page with %s: %v", company, err)
	}
}
