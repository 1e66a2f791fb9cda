//go:build unix

package main

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
)

// TestOpenEditor starts an editor with a window, refuses one for the terminal
// with what to type, and hands over names as they are.
func TestOpenEditor(t *testing.T) {
	dir := t.TempDir()
	editor, out := filepath.Join(dir, "code"), filepath.Join(dir, "out")
	if err := syscall.Mkfifo(out, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(editor, []byte("#!/bin/sh\nprintf '%s|' \"$@\" >"+out+"\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("EDITOR", editor+" --wait")
	t.Setenv("VISUAL", "")
	note := filepath.Join(dir, "a note's; $(name).md")
	opened := make(chan string)
	go func() {
		text, _ := os.ReadFile(out)
		opened <- string(text)
	}()
	if err := openEditor(note, 7); err != nil {
		t.Fatal(err)
	}
	if got, want := <-opened, "--wait|-g|"+note+":7|"; got != want {
		t.Errorf("it was given %q, want %q", got, want)
	}
	t.Setenv("EDITOR", "vim -n")
	if err := openEditor("/n/a.md", 7); err == nil || err.Error() != "vim runs in a terminal; type there: vim -n '+7' '/n/a.md'" {
		t.Errorf("vim: %v", err)
	}
	t.Setenv("EDITOR", "")
	t.Setenv("PATH", dir) // where no xdg-open is
	if err := openEditor("/n/a.md", 7); runtime.GOOS != "darwin" && (err == nil || !strings.Contains(err.Error(), "set EDITOR")) {
		t.Errorf("no editor: %v", err)
	}
}
