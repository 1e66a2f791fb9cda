//go:build linux

package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/creack/pty"
	"golang.org/x/sys/unix"
)

// dialogue is the program at a terminal of its own.
type dialogue struct {
	t        *testing.T
	cmd      *exec.Cmd
	terminal *os.File
	mu       sync.Mutex
	said     bytes.Buffer
	read     int // how much of it has been waited for
	ended    chan struct{}
}

func talk(t *testing.T, dir string, args ...string) *dialogue {
	t.Helper()
	return talkOn(t, dir, nil, args...)
}

// talkOn is like talk on a terminal of that size.
func talkOn(t *testing.T, dir string, size *pty.Winsize, args ...string) *dialogue {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	d := &dialogue{t: t, cmd: exec.CommandContext(t.Context(), exe, args...), ended: make(chan struct{})}
	d.cmd.Dir = dir
	d.cmd.Env = append(os.Environ(), "JOURNAL_TEST_IS_PROGRAM=1", "JOURNAL_PASSPHRASE=", "DBUS_SESSION_BUS_ADDRESS=", "XDG_RUNTIME_DIR=", "NO_COLOR=1")
	if d.terminal, err = pty.StartWithSize(d.cmd, size); err != nil {
		t.Fatal(err)
	}
	go func() {
		defer close(d.ended)
		buf := make([]byte, 4096)
		for {
			n, err := d.terminal.Read(buf)
			d.mu.Lock()
			d.said.Write(buf[:n])
			d.mu.Unlock()
			if err != nil {
				return
			}
		}
	}()
	return d
}

func (d *dialogue) text() string {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.said.String()
}

// await waits until something is true of the terminal.
func (d *dialogue) await(what string, is func() bool) {
	d.t.Helper()
	for deadline := time.Now().Add(5 * time.Minute); !is(); time.Sleep(2 * time.Millisecond) {
		if time.Now().After(deadline) {
			d.cmd.Process.Kill()
			d.t.Fatalf("%s never came; it said:\n%s", what, d.text())
		}
	}
}

// answer waits for a question and types; hidden says that the terminal has to
// show nothing of it.
func (d *dialogue) answer(question, line string, hidden bool) {
	d.t.Helper()
	d.await(question, func() bool {
		text := d.text()
		at := strings.Index(text[d.read:], question)
		if at >= 0 {
			d.read += at + len(question)
		}
		return at >= 0
	})
	if hidden {
		d.await("a terminal without echo", func() bool { return !d.echoes() })
	}
	if _, err := d.terminal.WriteString(line); err != nil {
		d.t.Fatal(err)
	}
}

func (d *dialogue) echoes() bool {
	mode, err := unix.IoctlGetTermios(int(d.terminal.Fd()), unix.TCGETS)
	return err != nil || mode.Lflag&unix.ECHO != 0
}

// end waits for the end of the program and gives its exit code.
func (d *dialogue) end() int {
	d.t.Helper()
	_ = d.cmd.Wait()
	<-d.ended
	d.terminal.Close()
	return d.cmd.ProcessState.ExitCode()
}

// Pressing Enter gives six words, shown once; they open the site after a slip.
func TestPassphraseIsMade(t *testing.T) {
	dir := emptyJournal(t)
	d := talk(t, dir, "seal")
	d.answer("press Enter, and six words", "\n", true)
	d.answer("no keyring", "", false)
	d.answer("file to keep the passphrase in", "\n", false)
	if code := d.end(); code != fine {
		t.Fatalf("exit code %d:\n%s", code, d.text())
	}
	made := regexp.MustCompile(`(?m)^    ((?:[a-z-]+ ){5}[a-z-]+)\r$`).FindStringSubmatch(d.text())
	if made == nil || strings.Count(d.text(), made[1]) != 1 {
		t.Fatalf("no six words, or twice:\n%s", d.text())
	}

	d = talk(t, dir, "open", "sealed")
	d.answer("passphrase of sealed: ", "a slip of the hand\n", true)
	d.answer("try again", "", false)
	d.answer("passphrase of sealed: ", made[1]+"\n", true)
	if code := d.end(); code != fine {
		t.Fatalf("exit code %d:\n%s", code, d.text())
	}
	if strings.Contains(d.text(), made[1]) {
		t.Errorf("the passphrase was shown:\n%s", d.text())
	}
	if !isFile(filepath.Join(dir, "opened", "index.html")) {
		t.Error("nothing was opened")
	}

	// After three tries it is over.
	d = talk(t, dir, "open", "sealed", "--out", "never")
	for range 3 {
		d.answer("passphrase of sealed: ", "another slip\n", true)
	}
	if code := d.end(); code != failed || !strings.Contains(d.text(), "wrong passphrase") || isDir(filepath.Join(dir, "never")) {
		t.Errorf("exit code %d:\n%s", code, d.text())
	}
}

// One's own is judged and typed twice, kept in a file, and never shown.
func TestPassphraseIsTyped(t *testing.T) {
	dir := emptyJournal(t)
	kept := filepath.Join(t.TempDir(), "words.txt")
	d := talk(t, dir, "seal")
	d.answer("new passphrase", "hunter2\n", true)
	d.answer("too easy to guess: it is short", "", false)
	d.answer("press Enter, and six words are made for you", "", false)
	d.answer("new passphrase", typedPassphrase+"\n", true)
	d.answer("the same again", "orbit velvet canyon ladder mosaic tundri\n", true)
	d.answer("not the same", "", false)
	d.answer("new passphrase", typedPassphrase+"\n", true)
	d.answer("the same again", " "+typedPassphrase+"\n", true)
	d.answer("file to keep", kept+"\n", false)
	if code := d.end(); code != fine {
		t.Fatalf("exit code %d:\n%s", code, d.text())
	}
	for _, secret := range []string{"hunter2", typedPassphrase, "tundri"} {
		if strings.Contains(d.text(), secret) {
			t.Errorf("%q was shown:\n%s", secret, d.text())
		}
	}
	data, err := os.ReadFile(kept)
	if err != nil || string(data) != typedPassphrase+"\n" {
		t.Errorf("kept %q, %v", data, err)
	}
	if info, err := os.Stat(kept); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the file is open to others: %v, %v", info.Mode(), err)
	}
}

// Ctrl-C at the question leaves the terminal as it was, and no folder.
func TestPassphraseInterrupted(t *testing.T) {
	dir := emptyJournal(t)
	d := talk(t, dir, "seal")
	d.answer("new passphrase", "\x03", true)
	d.await("the end", func() bool {
		select {
		case <-d.ended:
			return true
		default:
			return strings.Contains(d.text(), "stopped") && d.echoes()
		}
	})
	if code := d.end(); code != interrupted || isDir(filepath.Join(dir, "sealed")) {
		t.Errorf("exit code %d:\n%s", code, d.text())
	}
}

// emptyJournal makes a folder with a journal that has no notes yet.
func emptyJournal(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "content"), 0o700); err != nil {
		t.Fatal(err)
	}
	return dir
}
