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
