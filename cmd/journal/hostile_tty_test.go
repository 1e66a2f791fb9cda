//go:build linux

package main

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/creack/pty"
	"github.com/spf13/cobra"

	"journal/generator/problem"
)

// attacks are what a terminal would obey, each between words to find it by. The
// second is a colour of our own.
var attacks = []string{
	"EVIL\x1b[2J\x1b[31mred", "EVIL\x1b[1;31mRED", "EVIL\x1b]52;c;cm0gLXJmIH4=\x07clip", "EVIL\x1b]0;title\x1b\\x", "EVIL\x07bell\x08\x7f",
	"EVIL\u009b31mc1\u0085\u009d", "EVIL\x9b31mraw\xff", "EVIL\u202egpj.exe\u2066iso\u2069\u200e\u200f\u061c", "EVIL\u2028line\u2029para\ufeffbom", "EVIL\rover", "EVIL\nFAKE: error: made up",
	"EVIL\x1bPdcs\x1b\\\x1b_apc\x1b\\",
}

// hostileNote has an attack in every field and section.
func hostileNote(attack string, yaml bool) string {
	value := attack
	if yaml { // a quoted text may hold any character
		quoted, _ := json.Marshal(strings.ToValidUTF8(attack, "?"))
		value = string(quoted)
	}
	front := fmt.Sprintf(`---
company: %[1]s
role: %[1]s
date: 2026-03-04 10:00
stage: %[1]s
format: %[1]s
location: %[1]s
interviewers:
  - name: %[1]s
    title: %[1]s
    email: %[1]s
    remember: %[1]s
  - Mary Chen, Engineering Manager <mary@northwind.example>
recruiter: %[1]s
next_steps: %[1]s
outcome: %[1]s
ratings: {overall: %[1]s}
tags: [%[1]s]
%[1]s: unknown key
applied: %[1]s
log:
  - %[1]s
---
`, value)
	body := ""
	for _, heading := range []string{attack, "Questions they asked", "Went well", "To improve", "Reactions", "Learned", "Concerns", "Still to ask", "Next steps"} {
		body += "\n## " + heading + "\n\n- " + attack + "\n- [1/5] " + attack + " #" + attack + "\n  - better: " + attack + "\n"
	}
	return front + body
}

// hostileJournal makes a journal whose names and notes hold every attack, in a
// repository whose remote answers with them.
func hostileJournal(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	write := func(text string, name ...string) {
		t.Helper()
		file := filepath.Join(append([]string{dir}, name...)...)
		if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	for i, attack := range attacks {
		write(hostileNote(attack, false), "content", "interviews", fmt.Sprintf("%d %s.md", i, attack))
		write(hostileNote(attack, true), "content", "interviews", attack, fmt.Sprintf("quoted-%d.md", i))
		write("---\ncompany: [\n"+attack+"\n", "content", "applications", attack+".md")
		write(attack, "content", "companies", attack+".md")
		write(attack, "content", attack, attack+".png")
		if err := os.Symlink("/nowhere/"+attack, filepath.Join(dir, "content", "link "+attack+".md")); err != nil {
			t.Fatal(err)
		}
		if utf8.ValidString(attack) {
			write("{{.Title}}", "layouts", attack+".html")
		}
	}
	write("title: \"a\\u001b[31m\\u202e\\nb\"\ntimezone: \"EVIL\\u001b[31m\"\nreferences:\n  - \"EVIL\\u001b]0;x\\u0007 <a@b.example>\"\ndates: \"EVIL\\u009b\"\n\"EVIL\\u001b[31m\": 1\nthemes: {\"EVIL\\u001b\": [\"x\\u001b\"]}\n", "content", "journal.yaml")
	write("Subject: x\n\nDear EVIL\x1b[31m,\n\nunfortunatly\n", "draft\x1b[2J.txt")
	write("Company,Role,Date Applied\n"+strings.Join(attacks, ",x,2026-99-01\n")+",x,y\n", "table\x1b[2J.csv")
	quoted, _ := json.Marshal("EVIL\x1b[31m\u202e\n")
	write(`{"interviews": [{"path": `+string(quoted)+`, "company": `+string(quoted)+`, "date": `+string(quoted)+`, "time": `+string(quoted)+`}], "notes": [{"path": `+string(quoted)+`, "text": 3}]}`, "journal\x1b.json")
	write("correct horse 4 battery staple Vexing quills\n", "passphrase\x1b[2J.txt")
	write("#!/bin/sh\nprintf 'EVIL\\033[31m\\033]0;x\\007\\n' >&2\nexit 1\n", "remote\x1b[2J.git", "hooks", "pre-receive")
	for _, args := range [][]string{{"init", "-q", "-b", "main"}, {"init", "-q", "--bare", "remote\x1b[2J.git"}, {"remote", "add", "origin", filepath.Join(dir, "remote\x1b[2J.git")}} {
		cmd := exec.Command("git", args...)
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "GIT_CONFIG_NOSYSTEM=1", "GIT_CONFIG_GLOBAL="+os.DevNull)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
	}
	return dir
}

// show runs the program at a terminal and returns what the terminal is sent.
func show(t *testing.T, dir string, env []string, args ...string) string {
	t.Helper()
	cmd := command(args...)
	cmd.Dir = dir
	cmd.Env = append(cmd.Env, "VISUAL=", "EDITOR=false", "DBUS_SESSION_BUS_ADDRESS=", "XDG_RUNTIME_DIR=", "TERM=xterm", "NO_COLOR=", "GIT_CONFIG_NOSYSTEM=1", "GIT_CONFIG_GLOBAL="+os.DevNull)
	cmd.Env = append(cmd.Env, env...)
	terminal, err := pty.Start(cmd)
	if err != nil {
		t.Fatal(err)
	}
	defer terminal.Close()
	go terminal.WriteString(strings.Repeat("\x04", 8)) // whoever asks gets the end of the input
	out, _ := io.ReadAll(terminal)                     // ends with EIO when the program has ended
	_ = cmd.Wait()
	return strings.ReplaceAll(string(out), "\r\n", "\n") // a terminal makes CR LF of a line end
}

var (
	sequences = regexp.MustCompile(`\x1b\[[0-9;]*m`)
	advancing = regexp.MustCompile(`\r[a-z ]+ \d+ of \d+ *|\r *\r`) // progress, on a slow machine
)

// obeyed returns what a terminal would obey in a text, beside line ends and
// the colours of the program.
func obeyed(out string) []string {
	c := problem.Colours()
	ours := []string{c.Error, c.Warning, c.Place, c.Dim, c.Reset}
	out = sequences.ReplaceAllStringFunc(advancing.ReplaceAllString(out, ""), func(s string) string {
		if slices.Contains(ours, s) {
			return ""
		}
		return s
	})
	var found []string
	for i, r := range out {
		bad := unicode.IsControl(r) && r != '\n' || unicode.In(r, unicode.Zl, unicode.Zp, unicode.Bidi_Control) || r == '\ufeff'
		if _, size := utf8.DecodeRuneInString(out[i:]); bad || r == utf8.RuneError && size == 1 {
			found = append(found, fmt.Sprintf("%q in %q", out[i:i+size], out[max(i-40, 0):min(i+20, len(out))]))
		}
	}
	return found
}

// TestHostileTerminal runs every command over a journal that attacks the
// terminal in every name and field.
func TestHostileTerminal(t *testing.T) {
	t.Parallel()
	dir := hostileJournal(t)
	first := "0 " + attacks[0]
	seal := []string{"--passphrase-file", "passphrase\x1b[2J.txt"}
	runs := [][]string{
		{"check"}, {"check", "--format", "json"}, {"check", "--format", "github"}, {"check", "--format", attacks[0]}, {"check", "--today", attacks[0]},
		{"build"}, {"build", "--out", "out\x1b[2J\u202e"}, {"build", "--content", attacks[0]}, {"build", "--content", "draft\x1b[2J.txt"},
		{"due", "--all"}, {"due", "--format", "json"}, {"done", attacks[2]}, {"done", ""}, {"done", "a", "--at", attacks[0]},
		{"later", attacks[0], "tomorrow"}, {"drop", attacks[0]}, {"log", attacks[0], "offer"}, {"log", first, attacks[0]}, {"log", "--words"},
		{"plan"}, {"plan", attacks[0]}, {"review", "--no-edit"}, {"inbox", "draft\x1b[2J.txt", "--yes"}, {"inbox", "gone\x1b[2J.eml"},
		{"sort"}, {"sort", "--list"}, {"sort", "--format", "json"}, {"sort", "--themes"}, {"sort", attacks[0], attacks[1]}, {"sort", first + ":10", attacks[0]}, {"sort", first + ":10", "--own", attacks[0]},
		{"draft", attacks[0], "x"}, {"draft", "thank-you", first}, {"draft", "thank-you", "EVIL"}, {"draft", "thank-you", attacks[1]}, {"draft", "decline", first}, {"draft", "thank-you", first, "--person", attacks[0]},
		{"draft", "recruiter", first}, {"draft", "follow-up", first}, {"draft", "feedback", first}, {"draft", "reference", first}, {"draft", "--check", "draft\x1b[2J.txt"}, {"draft", "--check", "gone\x1b[2J.txt"},
		{"new", attacks[0], "--stage", attacks[1], "--role", attacks[2], "--date", "2026-03-01"}, {"new", attacks[0], "--date", attacks[0]}, {"new", attacks[0], attacks[1]},
		{"export", "json"}, {"export", "csv"}, {"export", "csv", "--interviews"}, {"export", "csv", "--excel"}, {"export", "ics"}, {"export", "vcard"}, {"export", "anki"}, {"export", "sankeymatic"},
		{"export", "debrief", first}, {"export", "debrief", first, "--redact"}, {"export", attacks[0]}, {"export", "json", attacks[0]},
		{"import", "csv", "table\x1b[2J.csv", "--dry-run"}, {"import", "csv", "table\x1b[2J.csv"}, {"import", "json", "journal\x1b.json"}, {"import", "csv", "gone\x1b.csv"}, {"import", attacks[0], "x"},
		append([]string{"seal", "--out", "sealed\x1b[2J"}, seal...), append([]string{"seal", "--out", "again\x1b", "--save", "content/EVIL\x1b[2J"}, seal...), append([]string{"open", "sealed\x1b[2J", "--out", "opened\x1b[2J"}, seal...), {"open", "gone\x1b[2J"}, {"open", "draft\x1b[2J.txt"},
		append([]string{"publish"}, seal...), {"publish", "--dry-run"}, {"publish", "--plain", "--yes-publish-plain"}, {"publish", "--remote", "gone\x1b[2J"}, {"publish", "--remote", "/gone/EVIL\x1b[2J\u202e"}, {"publish", "--branch", attacks[0]}, {"publish", attacks[0]},
		{"init", "made\x1b[2J"}, {"init", "made\x1b[2J"}, {"init", "--workflow", "made\x1b[2J"}, {"serve", "--addr", attacks[0]}, {"serve", "--addr", "[::1\x1b[2J]:0"},
		{"man"}, {"man", "a", attacks[0]}, {"lsp"}, {"lsp", attacks[0]}, {"version"}, {"version", "--licenses"}, {"version", attacks[0]}, {"verify", attacks[0]}, {"verify", "http://127.0.0.1:1/EVIL\x1b[2J"}, {"verify", "http://EVIL\u202e.example.invalid/"}, {attacks[0]}, {"help", attacks[0]}, {"help", attacks[5]}, {"--" + attacks[0]}, {"check", "-" + attacks[0]},
		{"__complete", "new", ""}, {"__complete", "done", ""}, {"__complete", "draft", attacks[0]}, {"completion", "bash"},
	}
	for _, id := range hostileActions(t, dir) {
		for _, args := range [][]string{{"later", id, attacks[0]}, {"later", id, "tomorrow"}, {"undo"}, {"drop", id}, {"undo"}, {"done", id, "--at", attacks[0]}, {"done", id}, {"undo"}} {
			runs = append(runs, append(args, "--today", hostileDay))
		}
	}
	runs = append(runs, []string{"log", "quoted-0.md", "offer: " + attacks[0]}, []string{"log", "quoted-1.md", "2026-03-04 answered " + attacks[1]}, []string{"undo"}, []string{"undo"})
	evil := 0
	for _, args := range runs {
		out := show(t, dir, nil, args...)
		if bad := obeyed(out); len(bad) > 0 {
			t.Errorf("journal %q sends the terminal %d of them, such as %s", args, len(bad), strings.Join(bad[:min(len(bad), 4)], "\n\t"))
		}
		if lists := args[0] == "__complete" || slices.Contains(args, "csv"); !lists && strings.Contains(out, "\nFAKE: error") {
			t.Errorf("journal %q shows a line that is made up:\n%s", args, out)
		}
		if out == "" || strings.Contains(out, "panic:") {
			t.Errorf("journal %q: %q", args, out)
		}
		if isJSON := slices.Contains(args, "json") && (args[0] == "export" && len(args) == 2 || len(args) == 3 && args[1] == "--format"); isJSON && !json.Valid([]byte(withoutProgress(out))) {
			t.Errorf("journal %q is no JSON:\n%.300s", args, out)
		}
		if strings.Contains(out, "EVIL") {
			evil++
		}
	}
	if evil < len(runs)/2 {
		t.Errorf("only %d of %d commands showed anything of the attacks", evil, len(runs))
	}
	for _, name := range leaves(newRoot(newTerminal())) {
		if !slices.ContainsFunc(runs, func(args []string) bool { return strings.HasPrefix(strings.Join(args, " ")+" ", name+" ") }) {
			t.Errorf("journal %s is not run here: every command has to be", name)
		}
	}
}

// hostileDay is the day after the interviews of a hostile journal, so that much is due.
const hostileDay = "2026-03-05 10:00"

// hostileActions returns the id of one action of each kind, about a person where
// there is one. There have to be some, or nothing is tried.
func hostileActions(t *testing.T, dir string) (ids []string) {
	t.Helper()
	cmd := command("due", "--all", "--format", "json", "--today", hostileDay)
	cmd.Dir = dir
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	var actions []struct{ ID, What, Person string }
	if err := json.Unmarshal(out, &actions); err != nil {
		t.Fatalf("%v in\n%.300s", err, out)
	}
	of := map[string]string{}
	for _, a := range actions {
		if of[a.What] == "" || a.Person != "" {
			of[a.What] = a.ID
		}
	}
	if len(of) < 2 {
		t.Fatalf("only %v is due", of)
	}
	return slices.Sorted(maps.Values(of))
}

// leaves lists the commands that do something, as they are typed.
func leaves(cmd *cobra.Command) []string {
	var all []string
	for _, c := range cmd.Commands() {
		if below := leaves(c); len(below) > 0 {
			all = append(all, below...)
		} else if c.Name() != "help" {
			all = append(all, strings.TrimPrefix(c.CommandPath(), "journal "))
		}
	}
	return all
}

// TestHostileLayout holds it for what layouts get wrong, in every command that
// reads them.
func TestHostileLayout(t *testing.T) {
	for i, layout := range []string{"{{.Nothing\x1b[2J}}", "{{.Title | \u202eEVIL}}", "{{template \"EVIL\x1b[31m\n\u009b\"}}", "{{index .Title \"EVIL\x1b[31m\"}}", "{{\"EVIL\x1b[2J"} {
		dir := t.TempDir()
		for name, text := range map[string]string{"content/interviews/a.md": "---\ncompany: Ash\ndate: 2026-03-04\n---\n", "layouts/interview.html": layout, "layouts/drafts/thank-you.txt": layout, "layouts/" + []string{"a.html", "EVIL\x9b.html"}[i%2]: ""} {
			put(t, filepath.Join(dir, name), text)
		}
		for _, args := range [][]string{{"build"}, {"draft", "thank-you", "a"}} {
			out := show(t, dir, nil, args...)
			if bad := obeyed(out); len(bad) > 0 || !strings.Contains(out, "layouts") && !strings.Contains(out, "error") {
				t.Errorf("layout %d, journal %q: %q in\n%s", i, args, bad, out)
			}
		}
	}
}

// withoutProgress cuts off what a slow machine shows of the work on the same
// terminal, before the result.
func withoutProgress(out string) string {
	if at := strings.IndexAny(out, "[{"); at > 0 && !strings.Contains(out[:at], "\n") {
		return out[at:]
	}
	return out
}
