package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// runProgram runs the program in a process of its own and gives what it printed.
func runProgram(t *testing.T, args ...string) string {
	t.Helper()
	cmd := command(args...)
	out, err := cmd.CombinedOutput()
	var exit *exec.ExitError
	if err != nil && !(errors.As(err, &exit) && exit.ExitCode() == failed) {
		t.Fatalf("journal %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return string(out)
}

// command is this test binary being the program itself; see TestMain.
func command(args ...string) *exec.Cmd {
	cmd := exec.Command(os.Args[0], args...)
	cmd.Env = append(os.Environ(), "JOURNAL_TEST_IS_PROGRAM=1")
	return cmd
}

// TestKilledBuild kills `journal build` at random moments while the notes
// change between two states. After each kill every file is whole, as it was
// or as it becomes, and the next build repairs everything. JOURNAL_KILLS
// gives the number of kills.
func TestKilledBuild(t *testing.T) {
	kills := 12
	if s := os.Getenv("JOURNAL_KILLS"); s != "" {
		n, err := strconv.Atoi(s)
		if err != nil {
			t.Fatal(err)
		}
		kills = n
	}
	content, out := filepath.Join(t.TempDir(), "content"), filepath.Join(t.TempDir(), "public")
	states := [2]map[string][]byte{}
	for state := range states {
		writeState(t, content, state)
		fresh := filepath.Join(t.TempDir(), "fresh")
		runProgram(t, "build", "--content", content, "--out", fresh, "--today", "2026-03-05 09:00")
		states[state] = files(t, fresh)
	}
	began := time.Now()
	runProgram(t, "build", "--content", content, "--out", out, "--today", "2026-03-05 09:00")
	whole := time.Since(began)
	random := rand.New(rand.NewPCG(1, 2))
	finished := 0
	for i := range kills {
		writeState(t, content, i%2)
		cmd := command("build", "--content", content, "--out", out, "--today", "2026-03-05 09:00")
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(random.Int64N(int64(whole))))
		_ = cmd.Process.Kill()
		if cmd.Wait() == nil {
			finished++
		}
		for name, text := range files(t, out) {
			if !bytes.Equal(text, states[0][name]) && !bytes.Equal(text, states[1][name]) {
				t.Fatalf("kill %d: %s is torn (%d bytes)", i, name, len(text))
			}
		}
		if i%10 == 9 || i == kills-1 {
			runProgram(t, "build", "--content", content, "--out", out, "--today", "2026-03-05 09:00")
			same(t, files(t, out), states[i%2])
		}
	}
	t.Logf("%d kills, %d of them after the build had finished", kills, finished)
	if finished == kills {
		t.Error("no build was killed before it had finished")
	}
}

// TestKilledUndo kills `journal log` and `journal undo` at random moments. After each
// kill the note is whole, with its line or without it, and undo takes out that line or
// says that there is nothing; an older line always stays.
func TestKilledUndo(t *testing.T) {
	content := filepath.Join(t.TempDir(), "content")
	note := filepath.Join(content, "tin.md")
	const before = "---\ncompany: Tin Kettle\ndate: 2026-03-04\nlog:\n  - 2026-03-01 applied\n"
	const older, last = "  - 2026-03-05 contacted Ada Sample\n", "  - 2026-03-05 answered Ada Sample\n"
	const end = "---\n\n## Went well\n- calm\n"
	today := []string{"--content", content, "--today", "2026-03-05 09:00"}
	began := time.Now()
	runProgram(t, append([]string{"version"}, today...)...)
	whole := max(2*time.Since(began), 50*time.Millisecond)
	random := rand.New(rand.NewPCG(3, 4))
	killed := func(args ...string) string {
		cmd := command(append(args, today...)...)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(random.Int64N(int64(whole))))
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
		text, err := os.ReadFile(note)
		if err != nil || string(text) != before+older+end && string(text) != before+older+last+end {
			t.Fatalf("after a kill of %v the note is %v\n%s", args, err, text)
		}
		return string(text)
	}
	for range 12 {
		if err := os.MkdirAll(content, 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(note, []byte(before+end), 0o644); err != nil {
			t.Fatal(err)
		}
		runProgram(t, append([]string{"log", "tin", "contacted Ada Sample"}, today...)...)
		written := killed("log", "tin", "answered Ada Sample") != before+older+end
		if written {
			killed("undo")
		}
		said := runProgram(t, append([]string{"undo"}, today...)...)
		text, err := os.ReadFile(note)
		// Killed before it had begun, the line of before is the last one, and is named.
		never := !written && strings.Contains(said, "Undone: contacted Ada Sample") && string(text) == before+end
		if err != nil || string(text) != before+older+end && !never {
			t.Fatalf("written %v; undo says %s, and the note is %v\n%s", written, said, err, text)
		}
	}
}

// writeState writes 120 notes, most of them different in the two states, and some only in one.
func writeState(t *testing.T, content string, state int) {
	t.Helper()
	for i := range 120 {
		name := filepath.Join(content, "interviews", fmt.Sprintf("2026-01-%02d-firm-%d.md", 1+i%28, i))
		if i%10 == 0 && state == 1 {
			_ = os.Remove(name)
			continue
		}
		text := fmt.Sprintf("---\ncompany: Firm %d\ndate: 2026-01-%02d\n---\n\n## To improve\n\n- line %d of state %d\n\n%s\n", i, 1+i%28, i, state*(i%3), strings.Repeat("Words. ", 200))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// files reads every file of a site that a reader can see.
func files(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	all := map[string][]byte{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasPrefix(d.Name(), ".") {
			return err
		}
		name, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		all[filepath.ToSlash(name)], err = os.ReadFile(path)
		return err
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	return all
}

func same(t *testing.T, got, want map[string][]byte) {
	t.Helper()
	for name, text := range want {
		if !bytes.Equal(got[name], text) {
			t.Errorf("%s was not repaired", name)
		}
	}
	for name := range got {
		if _, ok := want[name]; !ok {
			t.Errorf("%s was not removed", name)
		}
	}
}
