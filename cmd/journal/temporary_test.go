//go:build unix

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// TestKilledPublish kills a publish while git is at work. What it leaves is
// swept by the next one, but not while it runs.
func TestKilledPublish(t *testing.T) {
	dir, temp := t.TempDir(), t.TempDir()
	git := func(args ...string) {
		t.Helper()
		cmd := exec.Command("git", args...)
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "GIT_CONFIG_NOSYSTEM=1", "GIT_CONFIG_GLOBAL="+os.DevNull)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
	}
	git("init", "-q")
	git("init", "-q", "--bare", "site.git")
	git("remote", "add", "origin", filepath.Join(dir, "site.git"))
	put(t, filepath.Join(dir, "content", "interviews", "a.md"), "---\ncompany: Ash\n---\n")
	put(t, filepath.Join(dir, "passphrase.txt"), typedPassphrase+"\n")
	hook := filepath.Join(dir, "site.git", "hooks", "pre-receive")
	release := filepath.Join(dir, "release")
	put(t, hook, "#!/bin/sh\nwhile [ ! -e '"+release+"' ]; do sleep 0.05; done\nexit 1\n")
	if err := os.Chmod(hook, 0o700); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { put(t, release, "") })
	left := func(what string) int {
		t.Helper()
		found, err := filepath.Glob(filepath.Join(temp, "journal-"+what+"-*"))
		if err != nil {
			t.Fatal(err)
		}
		return len(found)
	}
	start := func(args ...string) *exec.Cmd {
		cmd := command(append([]string{"publish", "--passphrase-file", "passphrase.txt"}, args...)...)
		cmd.Dir = dir
		cmd.Env = append(cmd.Env, "TMPDIR="+temp, "DBUS_SESSION_BUS_ADDRESS=", "XDG_RUNTIME_DIR=", "GIT_CONFIG_NOSYSTEM=1", "GIT_CONFIG_GLOBAL="+os.DevNull)
		return cmd
	}
	killed := start()
	if err := killed.Start(); err != nil {
		t.Fatal(err)
	}
	for end := time.Now().Add(time.Minute); left("publish") == 0 || left("seal") == 0; time.Sleep(10 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("it never made a temporary folder")
		}
	}
	if out, err := start("--dry-run").CombinedOutput(); err != nil || left("publish") != 1 || left("seal") != 1 {
		t.Errorf("beside one that runs: %d and %d are left, %v\n%s", left("publish"), left("seal"), err, out)
	}
	_ = killed.Process.Kill()
	_ = killed.Wait()
	if left("publish") != 1 || left("seal") != 1 {
		t.Errorf("a killed one left %d and %d folders", left("publish"), left("seal"))
	}
	if out, err := start("--dry-run").CombinedOutput(); err != nil || left("publish") != 0 || left("seal") != 0 {
		t.Errorf("after the next one %d and %d are left, %v\n%s", left("publish"), left("seal"), err, out)
	}
}
