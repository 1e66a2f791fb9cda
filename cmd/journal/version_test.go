package main

import (
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"testing"
)

func TestVersionOf(t *testing.T) {
	info := &debug.BuildInfo{Main: debug.Module{Version: "v0.3.0"}}
	vcs := func(key, value string) {
		info.Settings = append(info.Settings, debug.BuildSetting{Key: key, Value: value})
	}
	for _, one := range []struct{ key, value, want string }{
		{"vcs.revision", "5c9f1d20a4e7b35c9f1d20a4e7b35c9f1d20a4e7", "v0.3.0, commit 5c9f1d20a4e7"},
		{"vcs.time", "2026-12-01T00:30:00+01:00", "v0.3.0, commit 5c9f1d20a4e7 of 2026-11-30"},
	} {
		vcs(one.key, one.value)
		if got := versionOf(info); got != one.want {
			t.Errorf("%q, want %q", got, one.want)
		}
	}
	if got := versionOf(&debug.BuildInfo{}); got != "(devel)" {
		t.Errorf("of nothing: %q", got)
	}
}

// TestManualRoff lets groff read the manual, which complains of what it does not know.
func TestManualRoff(t *testing.T) {
	needProgram(t, "groff")
	dir := t.TempDir()
	root := newRoot(newTerminal())
	root.SetArgs([]string{"man", dir})
	if err := root.Execute(); err != nil {
		t.Fatal(err)
	}
	pages, err := filepath.Glob(filepath.Join(dir, "*.1"))
	if err != nil || len(pages) < 25 {
		t.Fatalf("%d pages: %v", len(pages), err)
	}
	cmd := exec.CommandContext(t.Context(), "groff", append([]string{"-ww", "-z", "-Kutf8", "-man", "-Tutf8"}, pages...)...)
	if out, err := cmd.CombinedOutput(); err != nil || len(out) > 0 {
		t.Errorf("groff: %v\n%s", err, out)
	}
}

// TestRoff holds that no text is a request, and that a hyphen can be copied.
func TestRoff(t *testing.T) {
	for text, want := range map[string]string{
		"--open":           `\-\-open`,
		".md is\n.TH of":   "\\&.md is\n\\&.TH of",
		"'quoted'":         `\(aqquoted\(aq`,
		`C:\notes`:         `C:\enotes`,
		"Größe · 面接 \"x\"": `Größe · 面接 \(dqx\(dq`,
	} {
		if got := roff(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
