package main

import (
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

// browse opens an address in the user's browser.
func browse(address string) error {
	var cmd *exec.Cmd
	switch runtime.GOOS {
	case "darwin":
		cmd = exec.Command("open", address)
	case "windows":
		cmd = exec.Command("rundll32", "url.dll,FileProtocolHandler", address)
	default:
		cmd = exec.Command("xdg-open", address)
	}
	return launch(cmd)
}

// editorCommand is the program of the user's choice, with its arguments; "" if there is none.
func editorCommand() string {
	if editor := os.Getenv("VISUAL"); editor != "" {
		return editor
	}
	return os.Getenv("EDITOR")
}

// inTerminal are editors that need a terminal of their own, which a server cannot give them.
var inTerminal = []string{"vi", "vim", "nvim", "view", "ex", "nano", "pico", "micro", "hx", "helix", "kak", "joe", "jed", "jmacs", "ne", "mg", "mcedit", "ed", "tilde", "dte", "amp", "emacs", "emacsclient"}

// openEditor opens a file in the user's editor, beside this program: it goes
// on when this one ends. An editor for the terminal cannot be opened; the error
// then says what to type.
func openEditor(file string, line int) error {
	if abs, err := filepath.Abs(file); err == nil {
		file = abs
	}
	editor := editorCommand()
	words := splitCommand(editor, programHere())
	if len(words) == 0 {
		return fmt.Errorf("set EDITOR or VISUAL and start journal serve again; the note is %s", file)
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

// atLine gives the arguments that open a file at a line, as the editor takes them.
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
	apartFromUs(cmd)
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
