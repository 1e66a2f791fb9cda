package main

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"
)

// machine is what decides which program opens a file.
type machine struct {
	os  string                    // as in [runtime.GOOS]
	env func(string) string       // as [os.Getenv]
	has func(program string) bool // whether a program of that name can be started
}

func thisMachine() machine { return machine{runtime.GOOS, os.Getenv, onPath} }

// opener is the program that opens a file or an address as a double click does,
// with its arguments; nil if there is none.
func (m machine) opener() []string {
	switch {
	case m.os == "darwin":
		return []string{"open"}
	case m.os == "windows":
		// What start does, without the command processor, which would take some names apart.
		return []string{"rundll32", "url.dll,FileProtocolHandler"}
	case m.has("xdg-open"):
		return []string{"xdg-open"}
	}
	return nil
}

// editor is the program of the user's choice, with its arguments; "" if there is none.
func (m machine) editor() string {
	if editor := strings.TrimSpace(m.env("VISUAL")); editor != "" {
		return editor
	}
	return strings.TrimSpace(m.env("EDITOR"))
}

// errNoEditor is returned where nothing is known that opens a note.
var errNoEditor = errors.New("set EDITOR or VISUAL")

// editing is the command that opens a file in the editor, or in what the
// system opens such files with. EDITOR may hold a program with arguments, so
// the shell takes it apart, as git does.
func (m machine) editing(ctx context.Context, file string) (*exec.Cmd, error) {
	editor := m.editor()
	switch {
	case editor == "":
		words := m.opener()
		if words == nil {
			return nil, errNoEditor
		}
		return exec.CommandContext(ctx, words[0], append(words[1:], notFlag(file))...), nil
	case m.os == "windows":
		words := splitCommand(editor, onPath)
		if len(words) == 0 {
			return nil, errNoEditor
		}
		return onWindows(words, []string{notFlag(file)})
	}
	return exec.CommandContext(ctx, "sh", "-c", editor+` "$1"`, "sh", notFlag(file)), nil
}

// browse opens an address in the user's browser.
func browse(address string) error {
	words := thisMachine().opener()
	if words == nil {
		return errors.New("there is no xdg-open")
	}
	return launch(exec.Command(words[0], append(words[1:], address)...))
}

// inTerminal are editors that need a terminal of their own, which a server cannot give them.
var inTerminal = []string{"vi", "vim", "nvim", "view", "ex", "nano", "pico", "micro", "hx", "helix", "kak", "joe", "jed", "jmacs", "ne", "mg", "mcedit", "ed", "tilde", "dte", "amp", "emacs", "emacsclient"}

// openEditor opens a file in the user's editor, or in what the system opens such
// files with, beside this program: it goes on when this one ends. An editor for
// the terminal cannot be opened; the error then says what to type.
func openEditor(file string, line int) error {
	if abs, err := filepath.Abs(file); err == nil {
		file = abs
	}
	m := thisMachine()
	editor := m.editor()
	words := splitCommand(editor, programHere())
	if len(words) == 0 {
		return m.openNote(file)
	}
	program := strings.TrimSuffix(strings.ToLower(filepath.Base(words[0])), ".exe")
	args := atLine(program, file, line)
	if slices.Contains(inTerminal, program) && !ownWindow(program, words[1:]) {
		return fmt.Errorf("%s runs in a terminal; type there: %s %s", words[0], editor, quoted(args))
	}
	var cmd *exec.Cmd
	if runtime.GOOS == "windows" {
		var err error
		if cmd, err = onWindows(words, args); err != nil {
			return fmt.Errorf("opening %s in %s: %w", file, words[0], err)
		}
	} else {
		cmd = exec.Command("sh", append([]string{"-c", `exec ` + editor + ` "$@"`, "sh"}, args...)...)
	}
	if err := launch(cmd); err != nil {
		return fmt.Errorf("opening %s in %s: %w", file, words[0], err)
	}
	return nil
}

// openNote opens a file with the system's opener.
func (m machine) openNote(file string) error {
	words := m.opener()
	if words == nil {
		return fmt.Errorf("%w and start journal serve again; the note is %s", errNoEditor, file)
	}
	if err := launch(exec.Command(words[0], append(words[1:], file)...)); err != nil {
		return fmt.Errorf("%s could not open %s: %w; set EDITOR and start journal serve again", words[0], file, err)
	}
	return nil
}

// programHere tells a program with spaces in its path from one with arguments,
// where EDITOR is no text for a shell.
func programHere() func(string) bool {
	if runtime.GOOS == "windows" {
		return onPath
	}
	return nil
}

// fileAddress is the address of a file in a browser. Windows has a letter of a
// drive, or a server, before the path.
func fileAddress(path string) string {
	u := url.URL{Scheme: "file", Path: path}
	switch {
	case strings.HasPrefix(path, `\\`):
		u.Host, u.Path, _ = strings.Cut(strings.ReplaceAll(path[2:], `\`, "/"), "/")
		u.Path = "/" + u.Path
	case len(path) > 2 && path[1] == ':' && (path[2] == '\\' || path[2] == '/'):
		u.Path = "/" + strings.ReplaceAll(path, `\`, "/")
	}
	return u.String()
}

// ownWindow reports whether an editor that can run in a terminal opens a window here.
func ownWindow(program string, args []string) bool {
	screen := runtime.GOOS == "darwin" || runtime.GOOS == "windows" || os.Getenv("DISPLAY") != "" || os.Getenv("WAYLAND_DISPLAY") != ""
	for _, arg := range args {
		switch arg {
		case "-nw", "-t", "-tty", "--tty", "--no-window-system":
			return false
		case "-g", "-c", "--create-frame":
			return screen
		}
	}
	return screen && program == "emacs"
}

// atLine returns the arguments that open a file at a line, as the editor takes them.
func atLine(program, file string, line int) []string {
	if line < 1 {
		return []string{file}
	}
	switch program {
	case "code", "code-insiders", "codium", "vscodium", "cursor", "windsurf":
		return []string{"-g", fmt.Sprintf("%s:%d", file, line)}
	case "subl", "sublime_text", "zed", "hx", "helix", "micro":
		return []string{fmt.Sprintf("%s:%d", file, line)}
	case "vi", "vim", "gvim", "nvim", "view", "nano", "pico", "emacs", "emacsclient", "gedit", "kak", "joe", "mg", "ne":
		return []string{fmt.Sprintf("+%d", line), file}
	case "kate", "kwrite":
		return []string{"--line", fmt.Sprint(line), file}
	}
	return []string{file}
}

// quoted writes arguments so that a shell takes them as they are.
func quoted(args []string) string {
	var out []string
	for _, arg := range args {
		out = append(out, "'"+strings.ReplaceAll(arg, "'", `'\''`)+"'")
	}
	return strings.Join(out, " ")
}

// launch starts a program that does not belong to this one. It reports a
// program that fails at once.
func launch(cmd *exec.Cmd) error {
	const atOnce = 400 * time.Millisecond
	detach(cmd)
	if err := cmd.Start(); err != nil {
		return err
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	select {
	case err := <-ended:
		return err
	case <-time.After(atOnce):
		return nil
	}
}
