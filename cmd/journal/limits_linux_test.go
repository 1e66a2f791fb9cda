package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

const aNote = "---\ncompany: Northwind\nrole: Engineer\ndate: 2026-03-04 10:00\ninterviewers: [Mary Chen <mary@northwind.example>]\n---\n\n## To improve\n\n- Answer first #concise\n"

// commands are those that read a journal; NOTE is that of an interview.
var commands = [][]string{
	{"check"}, {"check", "--format", "json"}, {"due"}, {"export", "json"}, {"export", "csv"}, {"export", "ics"}, {"export", "debrief", "NOTE", "--redact"},
	{"draft", "thank-you", "NOTE"}, {"build"}, {"seal"}, {"publish", "--dry-run"}, {"open", "sealed"},
}

// aJournal is a journal in a repository with a remote. Its commands know a passphrase.
func aJournal(t *testing.T) (dir string) {
	t.Helper()
	dir = t.TempDir()
	put(t, filepath.Join(dir, "content/interviews/2026-03-04-northwind.md"), aNote)
	put(t, filepath.Join(dir, "content/journal.yaml"), "today: 2026-03-05 09:00\n")
	for _, args := range [][]string{{"init", "-q", "--bare", "site.git"}, {"init", "-q", "-b", "main"}, {"remote", "add", "origin", filepath.Join(dir, "site.git")}} {
		git := exec.Command("git", args...)
		git.Dir = dir
		if out, err := git.CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
	}
	return dir
}

// in prepares a run of the program in a folder.
func in(t *testing.T, dir string, args ...string) (cmd *exec.Cmd, out *bytes.Buffer) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Minute)
	t.Cleanup(cancel)
	cmd = exec.CommandContext(ctx, os.Args[0])
	for _, arg := range args {
		cmd.Args = append(cmd.Args, strings.ReplaceAll(arg, "NOTE", "2026-03-04-northwind"))
	}
	out = new(bytes.Buffer)
	temp := filepath.Join(dir, "tmp")
	if err := os.MkdirAll(temp, 0o700); err != nil {
		t.Fatal(err)
	}
	cmd.Dir, cmd.Stdout, cmd.Stderr = dir, out, out
	cmd.Env = append(os.Environ(), "JOURNAL_TEST_IS_PROGRAM=1", "JOURNAL_PASSPHRASE=orbit velvet canyon ladder mosaic tundra", "TMPDIR="+temp, "GIT_CONFIG_GLOBAL=/dev/null", "XDG_CONFIG_HOME="+temp)
	return cmd, out
}

// ends runs a command, which must end by itself.
func ends(t *testing.T, dir string, args ...string) (text string, code int) {
	t.Helper()
	cmd, out := in(t, dir, args...)
	if err := cmd.Run(); err != nil && cmd.ProcessState.ExitCode() < 0 {
		t.Fatalf("journal %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return out.String(), cmd.ProcessState.ExitCode()
}

// Pipes, sockets, devices and links to them hang no command, under any name; each is
// named, and the notes beside them are read.
func TestIrregularFilesHangNothing(t *testing.T) {
	dir := aJournal(t)
	random := rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), 1))
	var names []string
	name := func() string {
		ext := []string{".md", ".markdown", ".pdf", ".html", "", ".yaml", fmt.Sprintf(".x%d", random.IntN(1000))}
		n := fmt.Sprintf("n%d%s", random.Uint32(), ext[random.IntN(len(ext))])
		names = append(names, n)
		return filepath.Join(dir, "content", n)
	}
	for range 6 {
		pipe := name()
		if err := syscall.Mkfifo(pipe, 0o600); err != nil {
			t.Fatal(err)
		}
		for _, target := range []string{filepath.Base(pipe), "/dev/zero", "/dev/tty", "/proc/self/fd/0"} {
			if err := os.Symlink(target, name()); err != nil {
				t.Fatal(err)
			}
		}
	}
	t.Chdir(filepath.Join(dir, "content")) // the path of a socket may have only some hundred bytes
	socket := name()
	listener, err := net.Listen("unix", filepath.Base(socket))
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	for _, args := range commands {
		text, code := ends(t, dir, args...)
		if code == wrongUse || strings.Contains(text, "panic") {
			t.Errorf("journal %s ended with %d:\n%s", strings.Join(args, " "), code, text)
		}
		if args[0] != "check" {
			continue
		}
		for _, n := range names {
			if !strings.Contains(text, n) {
				t.Errorf("journal %s says nothing of %s", strings.Join(args, " "), n)
			}
		}
	}
}

// A pipe in the place of the settings, a layout or a letter is named.
func TestIrregularSettingsAndLayouts(t *testing.T) {
	for _, name := range []string{"content/journal.yaml", "layouts/people.html", "layouts/style.css", "layouts/own.woff", "layouts/drafts/thank-you.txt"} {
		for _, link := range []bool{false, true} {
			dir := aJournal(t)
			path := filepath.Join(dir, name)
			if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o700), os.RemoveAll(path)); err != nil {
				t.Fatal(err)
			}
			pipe := path
			if link {
				pipe = filepath.Join(filepath.Dir(path), ".pipe")
				if err := os.Symlink(".pipe", path); err != nil {
					t.Fatal(err)
				}
			}
			if err := syscall.Mkfifo(pipe, 0o600); err != nil {
				t.Fatal(err)
			}
			args := []string{"check"}
			if strings.Contains(name, "drafts") {
				args = []string{"draft", "thank-you", "NOTE", "--today", "2026-03-05 09:00"}
			}
			text, code := ends(t, dir, args...)
			if code != failed || !strings.Contains(text, name) || !strings.Contains(text, "a pipe, a socket or a device") {
				t.Errorf("with a pipe (behind a link: %v) as %s journal %s ends with %d:\n%s", link, name, args[0], code, text)
			}
		}
	}
}

// busy waits until a process works, or, if it never works for long, rests.
func busy(t *testing.T, cmd *exec.Cmd, works bool) {
	t.Helper()
	used := func() (ticks, threads int) { // a tick is a hundredth of a second
		text, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", cmd.Process.Pid))
		if err != nil {
			return 0, 0
		}
		_, rest, _ := strings.Cut(string(text), ") ")
		fields := strings.Fields(rest)
		user, _ := strconv.Atoi(fields[11])
		system, _ := strconv.Atoi(fields[12])
		threads, _ = strconv.Atoi(fields[17])
		return user + system, threads
	}
	last, since := 0, time.Now()
	for deadline := time.Now().Add(time.Minute); time.Now().Before(deadline); time.Sleep(50 * time.Millisecond) {
		now, threads := used()
		if works && now > 60 {
			return
		}
		if now != last {
			last, since = now, time.Now()
		}
		if !works && threads > 1 && time.Since(since) > 2*time.Second {
			return
		}
	}
	t.Fatal("it never came to that")
}

// stops waits for the end of a command that was interrupted, and gives its code.
func stops(t *testing.T, cmd *exec.Cmd, out *bytes.Buffer) {
	t.Helper()
	end := time.AfterFunc(time.Minute, func() { _ = cmd.Process.Kill() })
	defer end.Stop()
	_ = cmd.Wait()
	if code := cmd.ProcessState.ExitCode(); code != interrupted {
		t.Errorf("%s ended with %d: %s", strings.Join(cmd.Args[1:], " "), code, out)
	}
}

// Ctrl-C ends every command in the middle of a layout that never ends. Nothing is
// left half-done: the site of before is whole, and no temporary file is left.
func TestInterruptInLayout(t *testing.T) {
	t.Parallel()
	dir := aJournal(t)
	if text, code := ends(t, dir, "build"); code != fine {
		t.Fatal(text)
	}
	if text, code := ends(t, dir, "seal"); code != fine {
		t.Fatal(text)
	}
	before := files(t, filepath.Join(dir, "public"))
	sealed := files(t, filepath.Join(dir, "sealed"))
	put(t, filepath.Join(dir, "layouts/people.html"), `{{range .Journal.Companies}}{{if eq .Name "Northwind"}}{{range 1000000000000000}}{{end}}{{end}}{{end}}`)
	for _, args := range [][]string{{"build"}, {"seal"}, {"publish", "--dry-run"}, {"publish", "--plain", "--dry-run"}} {
		cmd, out := in(t, dir, args...)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		busy(t, cmd, true)
		if args[0] != "build" {
			time.Sleep(2 * time.Second) // the key is made first
		}
		if err := cmd.Process.Signal(os.Interrupt); err != nil {
			t.Fatal(err)
		}
		stops(t, cmd, out)
		if !strings.Contains(out.String(), "nothing was left half-done") {
			t.Errorf("%v said %s", args, out)
		}
	}
	for name, want := range map[string]map[string][]byte{"public": before, "sealed": sealed} {
		is := files(t, filepath.Join(dir, name))
		if len(is) != len(want) {
			t.Errorf("%s has %d files and had %d", name, len(is), len(want))
		}
		for file, text := range want {
			if !bytes.Equal(is[file], text) {
				t.Errorf("%s/%s is another", name, file)
			}
		}
	}
	left, err := os.ReadDir(filepath.Join(dir, "tmp"))
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
	// Also where the layouts are only tried.
	put(t, filepath.Join(dir, "layouts/people.html"), `{{range 1000000000000000}}{{end}}`)
	for _, args := range commands[:len(commands)-1] {
		cmd, out := in(t, dir, args...)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		busy(t, cmd, true)
		if err := cmd.Process.Signal(os.Interrupt); err != nil {
			t.Fatal(err)
		}
		stops(t, cmd, out)
	}
}

// The second Ctrl-C ends the program at once where the first cannot: here it waits
// for a pipe that the user named.
func TestSecondInterrupt(t *testing.T) {
	t.Parallel()
	dir := aJournal(t)
	if err := syscall.Mkfifo(filepath.Join(dir, "pipe"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"import", "csv", "pipe"}, {"draft", "--check", "pipe"}, {"seal", "--key", "pipe"}} {
		cmd, out := in(t, dir, args...)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		busy(t, cmd, false)
		for range 2 {
			if err := cmd.Process.Signal(os.Interrupt); err != nil {
				t.Fatal(err)
			}
			time.Sleep(2 * patient)
		}
		stops(t, cmd, out)
		if !strings.Contains(out.String(), "Ctrl-C once more") {
			t.Errorf("%v said %s", args, out)
		}
	}
}

// No command holds a film in memory, whatever it does with it.
func TestLargeAssets(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("this copies and encrypts a film")
	}
	const most = 200 << 20
	dir := aJournal(t)
	film := filepath.Join(dir, "content", "a film.mp4")
	size := func(bytes int64) {
		t.Helper()
		put(t, filepath.Join(dir, "content/a film.mp4"), "film")
		if err := os.Truncate(film, bytes); err != nil {
			t.Skip("this disk has no sparse files")
		}
	}
	size(1 << 30)
	for _, args := range commands {
		if args[0] == "seal" {
			size(300 << 20) // it takes a while to encrypt
		}
		cmd, out := in(t, dir, args...)
		status := filepath.Join(t.TempDir(), "status")
		cmd.Env = append(cmd.Env, "JOURNAL_TEST_STATUS="+status)
		err := cmd.Run()
		if err != nil {
			t.Errorf("journal %s: %v\n%s", strings.Join(args, " "), err, out)
			continue
		}
		peak := peakIn(t, status)
		t.Logf("%-28s %4d MiB", strings.Join(args, " "), peak>>20)
		if peak > most {
			t.Errorf("journal %s took %d MiB", strings.Join(args, " "), peak>>20)
		}
	}
	copied, err := os.Stat(filepath.Join(dir, "opened", "a film.mp4"))
	if err != nil || copied.Size() != 300<<20 {
		t.Errorf("the film that was encrypted and decrypted: %v, %v", copied, err)
	}
}

// peakIn reads the peak of memory out of what the program copied of
// /proc/self/status when it ended. What the system tells of a child begins with the
// size of this process, from which it was forked.
func peakIn(t *testing.T, status string) int64 {
	t.Helper()
	text, err := os.ReadFile(status)
	if err != nil {
		t.Fatal(err)
	}
	_, rest, ok := strings.Cut(string(text), "VmHWM:")
	var kib int64
	if _, err := fmt.Sscan(rest, &kib); !ok || err != nil {
		t.Fatalf("no peak in %q: %v", text, err)
	}
	return kib << 10
}
