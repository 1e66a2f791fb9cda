package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"
)

// machine is what systems do differently: which program opens a file, how a path
// is written, where a passphrase may be kept, which colours are understood.
type machine struct {
	os   string                                        // as in [runtime.GOOS]
	env  func(string) string                           // as [os.Getenv]
	look func(program string) (path string, err error) // as [exec.LookPath]
}

func thisMachine() machine { return machine{runtime.GOOS, os.Getenv, exec.LookPath} }

func (m machine) windows() bool { return m.os == "windows" }

// has reports whether a program can be started by that name.
func (m machine) has(program string) bool {
	_, err := m.look(program)
	return err == nil || errors.Is(err, exec.ErrDot)
}

// slashed is a path with the separator that notes are named with.
func (m machine) slashed(path string) string {
	if m.windows() {
		return strings.ReplaceAll(path, `\`, "/")
	}
	return path
}

// programName is a program without its folder and the ending that Windows gives it.
func (m machine) programName(program string) string {
	name := strings.ToLower(path.Base(m.slashed(program)))
	if m.windows() {
		for _, ending := range []string{".exe", ".cmd", ".bat", ".com"} {
			name = strings.TrimSuffix(name, ending)
		}
	}
	return name
}

// opener is the program that opens a file or an address as a double click does,
// with its arguments; nil if there is none.
func (m machine) opener() []string {
	switch {
	case m.os == "darwin":
		return []string{"open"}
	case m.windows():
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
		return exec.CommandContext(ctx, words[0], append(words[1:], m.notFlag(file))...), nil
	case m.windows():
		words := m.split(editor)
		if len(words) == 0 {
			return nil, errNoEditor
		}
		return m.onWindows(words, []string{m.notFlag(file)})
	}
	return exec.CommandContext(ctx, "sh", "-c", editor+` "$1"`, "sh", m.notFlag(file)), nil
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
	cmd, err := m.opening(file, line)
	switch {
	case err != nil:
		return err
	case cmd == nil:
		return m.openNote(file)
	}
	if err := launch(cmd); err != nil {
		return fmt.Errorf("opening %s in %s: %w", file, m.split(m.editor())[0], err)
	}
	return nil
}

// opening is the command that opens a file at a line in the user's editor, beside
// this program; nil if no editor is named.
func (m machine) opening(file string, line int) (*exec.Cmd, error) {
	editor := m.editor()
	words := m.split(editor)
	if len(words) == 0 {
		return nil, nil
	}
	program := m.programName(words[0])
	args := atLine(program, file, line)
	if slices.Contains(inTerminal, program) && !m.ownWindow(program, words[1:]) {
		return nil, fmt.Errorf("%s runs in a terminal; type there: %s %s", words[0], editor, m.quoted(args))
	}
	if m.windows() {
		cmd, err := m.onWindows(words, args)
		if err != nil {
			return nil, fmt.Errorf("opening %s in %s: %w", file, words[0], err)
		}
		return cmd, nil
	}
	return exec.Command("sh", append([]string{"-c", `exec ` + editor + ` "$@"`, "sh"}, args...)...), nil
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

// split takes EDITOR apart. On Windows it is no text for a shell, and a program
// with spaces in its path has to be told from one with arguments.
func (m machine) split(editor string) []string {
	if m.windows() {
		return splitCommand(editor, m.has)
	}
	return splitCommand(editor, nil)
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
func (m machine) ownWindow(program string, args []string) bool {
	screen := m.os == "darwin" || m.windows() || m.env("DISPLAY") != "" || m.env("WAYLAND_DISPLAY") != ""
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

// quoted writes arguments so that a shell takes them as they are; no name of a
// file has the quotes of Windows in it.
func (m machine) quoted(args []string) string {
	var out []string
	for _, arg := range args {
		if m.windows() {
			out = append(out, `"`+arg+`"`)
			continue
		}
		out = append(out, "'"+strings.ReplaceAll(arg, "'", `'\''`)+"'")
	}
	return strings.Join(out, " ")
}

// hasKeyring reports whether there may be a keyring. On Linux and the BSDs it
// is reached over the session's bus; without one it is not looked for, because
// looking would start a bus.
func (m machine) hasKeyring(isThere func(file string) bool) bool {
	switch m.os {
	case "darwin", "windows":
		return true
	}
	dir := m.env("XDG_RUNTIME_DIR")
	return m.env("DBUS_SESSION_BUS_ADDRESS") != "" || dir != "" && isThere(path.Join(dir, "bus"))
}

// othersRead reports whether others on this machine can read a file of that mode,
// which says nothing on Windows.
func (m machine) othersRead(mode fs.FileMode) bool { return !m.windows() && mode.Perm()&0o077 != 0 }

// colours reports whether a terminal shows colours. On Windows an old console shows
// their marks instead, until it is told (sequences).
func (m machine) colours(sequences bool) bool {
	return m.env("NO_COLOR") == "" && m.env("TERM") != "dumb" && (sequences || !m.windows())
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
