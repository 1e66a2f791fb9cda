package main

import (
	"errors"
	"slices"
	"testing"
)

// TestEditing holds which program opens a note, by the rules of each system.
func TestEditing(t *testing.T) {
	for _, test := range []struct {
		name, os       string
		visual, editor string
		programs       []string // that can be started
		want           []string // program and arguments, without the file; nil if there is none
	}{
		{"a Mac without EDITOR", "darwin", "", "", nil, []string{"open"}},
		{"Windows without EDITOR", "windows", "", "", nil, []string{"rundll32", "url.dll,FileProtocolHandler"}},
		{"a desktop without EDITOR", "linux", "", "", []string{"xdg-open"}, []string{"xdg-open"}},
		{"BSD without EDITOR", "freebsd", "", "", []string{"xdg-open"}, []string{"xdg-open"}},
		{"a server without EDITOR", "linux", "", "", nil, nil},
		{"an EDITOR of spaces", "linux", "", "  ", []string{"xdg-open"}, []string{"xdg-open"}},
		{"EDITOR goes before the opener", "darwin", "", "nano", nil, []string{"sh", "-c", `nano "$1"`, "sh"}},
		{"VISUAL goes before EDITOR", "linux", "code --wait", "nano", []string{"xdg-open"}, []string{"sh", "-c", `code --wait "$1"`, "sh"}},
	} {
		m := machine{
			os:  test.os,
			env: func(name string) string { return map[string]string{"VISUAL": test.visual, "EDITOR": test.editor}[name] },
			has: func(program string) bool { return slices.Contains(test.programs, program) },
		}
		cmd, err := m.editing(t.Context(), "a note.md")
		if test.want == nil {
			if !errors.Is(err, errNoEditor) {
				t.Errorf("%s: got %v, %v", test.name, cmd, err)
			}
			continue
		}
		if want := append(test.want, "a note.md"); err != nil || !slices.Equal(cmd.Args, want) {
			t.Errorf("%s: got %q (%v), want %q", test.name, cmd.Args, err, want)
		}
	}
	cmd, err := machine{os: "darwin", env: func(string) string { return "" }}.editing(t.Context(), "-a.md")
	if err != nil || cmd.Args[1] == "-a.md" {
		t.Errorf("the name of a note is a flag: %q, %v", cmd.Args, err)
	}
}
