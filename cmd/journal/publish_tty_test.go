//go:build linux

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// journalInGit makes a journal in a repository with a bare remote.
func journalInGit(t *testing.T) (dir string, branches func() string) {
	t.Helper()
	dir = t.TempDir()
	git := func(args ...string) string {
		cmd := exec.Command("git", args...)
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "GIT_CONFIG_NOSYSTEM=1", "GIT_CONFIG_GLOBAL="+os.DevNull)
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
		return string(out)
	}
	note := filepath.Join(dir, "content", "interviews", "a.md")
	if err := os.MkdirAll(filepath.Dir(note), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(note, []byte("---\ncompany: Northwind Robotics\ninterviewers: [Mary Chen]\n---\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	git("init", "-q", "-b", "main")
	git("init", "-q", "--bare", "site.git")
	git("remote", "add", "origin", filepath.Join(dir, "site.git"))
	return dir, func() string { return git("ls-remote", "origin") }
}

// In the clear only after the sentence has been typed.
func TestPublishPlainAsks(t *testing.T) {
	dir, branches := journalInGit(t)
	for _, typed := range []string{"", "y", "yes", "Publish in the clear", "publish"} {
		d := talk(t, dir, "publish", "--plain")
		d.answer("1 company: Northwind Robotics", "", false)
		d.answer("1 person: Mary Chen", "", false)
		d.answer(`Type "publish in the clear" to do it: `, typed+"\n", false)
		if code := d.end(); code != failed || !strings.Contains(d.text(), "nothing was published") || branches() != "" {
			t.Errorf("%q: exit code %d:\n%s", typed, code, d.text())
		}
	}
	d := talk(t, dir, "publish", "--plain")
	d.answer("to do it: ", "\x03", false)
	if code := d.end(); code != interrupted || branches() != "" {
		t.Errorf("Ctrl-C: exit code %d:\n%s", code, d.text())
	}
	d = talk(t, dir, "publish", "--plain")
	d.answer("to do it: ", "publish in the clear\n", false)
	if code := d.end(); code != fine || !strings.Contains(branches(), "refs/heads/gh-pages") {
		t.Errorf("exit code %d:\n%s", code, d.text())
	}
}

// The first time six words are made; later they are asked for.
func TestPublishAsks(t *testing.T) {
	dir, branches := journalInGit(t)
	d := talk(t, dir, "publish")
	d.answer("press Enter, and six words", "\n", true)
	d.answer("file to keep the passphrase in", "\n", false)
	if code := d.end(); code != fine {
		t.Fatalf("exit code %d:\n%s", code, d.text())
	}
	made := regexp.MustCompile(`(?m)^    ((?:[a-z-]+ ){5}[a-z-]+)\r$`).FindStringSubmatch(d.text())
	if made == nil {
		t.Fatalf("no six words:\n%s", d.text())
	}
	first := branches()
	d = talk(t, dir, "publish")
	d.answer("passphrase of the published site: ", made[1]+"\n", true)
	if code := d.end(); code != fine || branches() == first {
		t.Errorf("exit code %d:\n%s", code, d.text())
	}
}
