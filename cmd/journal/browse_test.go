package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os/exec"
	"slices"
	"strings"
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
		m := system(test.os, map[string]string{"VISUAL": test.visual, "EDITOR": test.editor}, test.programs...)
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
	for os, want := range map[string]string{"darwin": "./-a.md", "linux": "./-a.md", "windows": `.\-a.md`} {
		cmd, err := system(os, nil, "xdg-open").editing(t.Context(), "-a.md")
		if err != nil || cmd.Args[len(cmd.Args)-1] != want {
			t.Errorf("the name of a note is a flag on %s: %q, %v", os, cmd.Args, err)
		}
	}
}

// system is a machine with these variables and these programs.
func system(os string, variables map[string]string, programs ...string) machine {
	return machine{os, func(name string) string { return variables[name] }, func(program string) (string, error) {
		if slices.Contains(programs, program) {
			return program, nil
		}
		return "", exec.ErrNotFound
	}}
}

// TestOpening holds how an editor is started beside the program: at the line, in
// a window of its own, by the rules of each system.
func TestOpening(t *testing.T) {
	const notepad, code = `C:\Program Files\Notepad++\notepad++.exe`, `C:\Users\Mary Chen\bin\code.cmd`
	for _, test := range []struct {
		name, os  string
		variables map[string]string
		file      string
		want      string // arguments, or a part of what is wrong
	}{
		{"Linux", "linux", map[string]string{"EDITOR": "code --wait"}, "/n/a b.md", `["sh" "-c" "exec code --wait \"$@\"" "sh" "-g" "/n/a b.md:7"]`},
		{"a Mac", "darwin", map[string]string{"VISUAL": "/usr/local/bin/subl -w"}, "/n/a.md", `["sh" "-c" "exec /usr/local/bin/subl -w \"$@\"" "sh" "/n/a.md:7"]`},
		{"Windows", "windows", map[string]string{"EDITOR": notepad + " -nosession"}, `C:\n\a b.md`, fmt.Sprintf("%q", []string{notepad, "-nosession", `C:\n\a b.md`})},
		{"a batch file of Windows", "windows", map[string]string{"EDITOR": code}, `C:\n\a.md`, fmt.Sprintf("%q", []string{code, "-g", `C:\n\a.md:7`})},
		{"a name that a batch file would obey", "windows", map[string]string{"EDITOR": code}, `C:\n\a & b.md`, "would be a command in it"},
		{"a program that is not there", "windows", map[string]string{"EDITOR": "nope"}, `C:\n\a.md`, "executable file not found"},
		{"a terminal's editor", "linux", map[string]string{"EDITOR": "vim"}, "/n/it's.md", `type there: vim '+7' '/n/it'\''s.md'`},
		{"a terminal's editor on Windows", "windows", map[string]string{"EDITOR": `C:\vim\vim.exe`}, `C:\n\a.md`, `type there: C:\vim\vim.exe "+7" "C:\n\a.md"`},
		{"emacs on a server", "linux", map[string]string{"EDITOR": "emacs"}, "/n/a.md", "runs in a terminal"},
		{"emacs on a desktop", "linux", map[string]string{"EDITOR": "emacs", "WAYLAND_DISPLAY": "w"}, "/n/a.md", `["sh" "-c" "exec emacs \"$@\"" "sh" "+7" "/n/a.md"]`},
		{"emacs on a Mac", "darwin", map[string]string{"EDITOR": "emacs"}, "/n/a.md", `["sh" "-c" "exec emacs \"$@\"" "sh" "+7" "/n/a.md"]`},
		{"emacs in the terminal of a Mac", "darwin", map[string]string{"EDITOR": "emacs -nw"}, "/n/a.md", "runs in a terminal"},
		{"none", "linux", nil, "/n/a.md", ""},
	} {
		cmd, err := system(test.os, test.variables, notepad, code).opening(test.file, 7)
		got := ""
		if cmd != nil {
			got = fmt.Sprintf("%q", cmd.Args)
		}
		if err != nil {
			got = err.Error()
		}
		if got != test.want && (err == nil || !strings.Contains(got, test.want)) {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}

// TestPaths holds how each system writes paths: what is a separator on Windows is
// a letter of a name elsewhere.
func TestPaths(t *testing.T) {
	for _, test := range []struct{ os, path, slashed, program, word string }{
		{"linux", "content/a.md", "content/a.md", "a.md", "content/a.md"},
		{"linux", `content\A.md`, `content\A.md`, `content\a.md`, `'content\A.md'`},
		{"darwin", "/Users/mary/My Notes", "/Users/mary/My Notes", "my notes", "'/Users/mary/My Notes'"},
		{"linux", "/opt/Code.EXE", "/opt/Code.EXE", "code.exe", "/opt/Code.EXE"},
		{"windows", `C:\notes\Code.EXE`, "C:/notes/Code.EXE", "code", `C:\notes\Code.EXE`},
		{"windows", `content\interviews/a b.md`, "content/interviews/a b.md", "a b.md", `"content\interviews/a b.md"`},
		{"windows", `\\server\share\vim.bat`, "//server/share/vim.bat", "vim", `\\server\share\vim.bat`},
		{"windows", `d:100%.cmd`, `d:100%.cmd`, "d:100%", `"d:100%.cmd"`},
	} {
		m := system(test.os, nil)
		if got := m.slashed(test.path); got != test.slashed {
			t.Errorf("%s: %s is the path %s, want %s", test.os, test.path, got, test.slashed)
		}
		if got := m.programName(test.path); got != test.program {
			t.Errorf("%s: %s is the program %s, want %s", test.os, test.path, got, test.program)
		}
		if got := m.shellWord(test.path); got != test.word {
			t.Errorf("%s: %s is typed as %s, want %s", test.os, test.path, got, test.word)
		}
	}
}

// TestConsole holds where colours, a keyring and the mode of a file are trusted.
func TestConsole(t *testing.T) {
	for _, test := range []struct {
		name, os                       string
		variables                      map[string]string
		colours, old, keyring, private bool // old: colours in a console that knows no sequences
	}{
		{"Linux", "linux", nil, true, true, false, true},
		{"a session with a bus", "linux", map[string]string{"DBUS_SESSION_BUS_ADDRESS": "unix:x"}, true, true, true, true},
		{"a session whose bus is a file", "linux", map[string]string{"XDG_RUNTIME_DIR": "/run/user/1"}, true, true, true, true},
		{"a session without one", "linux", map[string]string{"XDG_RUNTIME_DIR": "/run/user/2"}, true, true, false, true},
		{"an editor's terminal", "darwin", map[string]string{"TERM": "dumb"}, false, false, true, true},
		{"a Mac", "darwin", map[string]string{"TERM": "xterm"}, true, true, true, true},
		{"Windows", "windows", nil, true, false, true, false},
		{"Windows without colours", "windows", map[string]string{"NO_COLOR": "1"}, false, false, true, false},
	} {
		m := system(test.os, test.variables)
		if got := m.colours(true); got != test.colours {
			t.Errorf("%s: colours %v", test.name, got)
		}
		if got := m.colours(false); got != test.old {
			t.Errorf("%s: colours in an old console %v", test.name, got)
		}
		if got := m.hasKeyring(func(file string) bool { return file == "/run/user/1/bus" }); got != test.keyring {
			t.Errorf("%s: a keyring %v", test.name, got)
		}
		if got := m.othersRead(fs.FileMode(0o644)); got != test.private || m.othersRead(0o600) {
			t.Errorf("%s: others read it %v", test.name, got)
		}
	}
}
