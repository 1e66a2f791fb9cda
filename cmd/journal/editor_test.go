package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
)

func TestSplitCommand(t *testing.T) {
	programs := []string{`C:\Program Files\Notepad++\notepad++.exe`, `C:\Program Files\Microsoft VS Code\Code.exe`}
	there := func(name string) bool { return slices.Contains(programs, name) }
	for _, c := range []struct {
		command string
		want    []string
	}{
		{"", nil}, {"  vim  ", []string{"vim"}}, {"code --wait", []string{"code", "--wait"}},
		{`"C:\Program Files\Microsoft VS Code\Code.exe" --wait`, []string{programs[1], "--wait"}},
		{`'/opt/My Editor/code' -n --wait`, []string{"/opt/My Editor/code", "-n", "--wait"}},
		{programs[0], []string{programs[0]}},
		{programs[0] + " -multiInst  -nosession", []string{programs[0], "-multiInst", "-nosession"}},
		{`emacsclient -c -a ""`, []string{"emacsclient", "-c", "-a", ""}},
		{`C:\no such\thing.exe x`, []string{`C:\no`, `such\thing.exe`, "x"}},
		{`"unclosed program`, []string{"unclosed program"}},
		{`pre"fix ed"`, []string{"prefix ed"}},
	} {
		if got := splitCommand(c.command, there); !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.command, got, c.want)
		}
	}
}

// TestOnWindows holds that no name of a note is a command of a batch file.
func TestOnWindows(t *testing.T) {
	dir := t.TempDir()
	windows := machine{"windows", os.Getenv, exec.LookPath}
	batch, program := filepath.Join(dir, "code.cmd"), filepath.Join(dir, "code.exe")
	for _, name := range []string{batch, program} {
		if err := os.WriteFile(name, nil, 0o700); err != nil {
			t.Fatal(err)
		}
	}
	for _, note := range []string{`a & calc.md`, `%PATH%.md`, `a"b.md`, `a|b`, `a>b`, `a^b`, "a!b!"} {
		if _, err := windows.onWindows([]string{batch}, []string{note}); err == nil {
			t.Errorf("%s is handed to a batch file", note)
		}
		if cmd, err := windows.onWindows([]string{program, "--wait"}, []string{note}); err != nil || !slices.Equal(cmd.Args[1:], []string{"--wait", note}) {
			t.Errorf("%s for a program: %v", note, err)
		}
	}
	if cmd, err := windows.onWindows([]string{batch, "--wait"}, []string{`C:\notes\Grün spät (2).md`}); err != nil || len(cmd.Args) != 3 {
		t.Errorf("a plain name: %v", err)
	}
}

// TestFileAddress holds the address of a file as each system has it.
func TestFileAddress(t *testing.T) {
	for path, want := range map[string]string{
		"/home/mary/public/index.html": "file:///home/mary/public/index.html", `C:\Users\Mary Chen\public\index.html`: "file:///C:/Users/Mary%20Chen/public/index.html",
		`d:\a#b?\100%.html`: "file:///d:/a%23b%3F/100%25.html", `\\server\share\notes\index.html`: "file://server/share/notes/index.html", "/tmp/a\x1b[2J\u202e": "file:///tmp/a%1B%5B2J%E2%80%AE",
	} {
		if got := fileAddress(path); got != want {
			t.Errorf("%s: got %s, want %s", path, got, want)
		}
	}
}
