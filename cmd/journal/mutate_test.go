package main

import (
	"bytes"
	"context"
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

// TestMutatedNotes runs whole commands over journals of notes that were damaged
// at random: no command ends in anything but one of its exit codes, hangs, or
// writes a control character, and an export brings every note back to the byte.
// JOURNAL_MUTATIONS gives the number of notes.
func TestMutatedNotes(t *testing.T) {
	notes := 60
	if s := os.Getenv("JOURNAL_MUTATIONS"); s != "" {
		n, err := strconv.Atoi(s)
		if err != nil {
			t.Fatal(err)
		}
		notes = n
	}
	seeds := seedNotes(t)
	const aJournal = 60 // notes
	for batch := 0; batch*aJournal < notes; batch++ {
		rnd := rand.New(rand.NewPCG(uint64(batch), 1))
		dir := t.TempDir()
		content := filepath.Join(dir, "content")
		for i := range min(aJournal, notes-batch*aJournal) {
			text := bytes.Clone(seeds[rnd.IntN(len(seeds))])
			for range 1 + rnd.IntN(4) {
				text = mutated(rnd, text, seeds)
			}
			folder := []string{"", "interviews", "applications", "companies", "reviews", "Acme Ltd"}[rnd.IntN(6)]
			name := filepath.Join(content, folder, fmt.Sprintf("note %d.md", i))
			if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(name, text, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		run := func(args ...string) []byte {
			return mutantRun(t, batch, append(args, "--content", content, "--today", "2026-05-15 09:00")...)
		}
		run("check")
		run("check", "--explain")
		run("check", "--format", "json")
		run("due", "--all")
		for _, format := range []string{"csv", "ics", "vcard", "anki", "sankeymatic"} {
			run("export", format)
		}
		run("build", "--out", filepath.Join(dir, "public"))
		export := filepath.Join(dir, "export.json")
		if err := os.WriteFile(export, run("export", "json"), 0o644); err != nil {
			t.Fatal(err)
		}
		back := filepath.Join(dir, "back")
		if err := os.Mkdir(back, 0o755); err != nil {
			t.Fatal(err)
		}
		mutantRun(t, batch, "import", "json", export, "--content", back, "--today", "2026-05-15 09:00")
		sameNotes(t, batch, content, back)
	}
	t.Logf("%d notes", notes)
}

// mutantRun runs a command and holds what it says and how it ends against what
// every command promises.
func mutantRun(t *testing.T, batch int, args ...string) []byte {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, os.Args[0], args...)
	cmd.Env = append(os.Environ(), "JOURNAL_TEST_IS_PROGRAM=1")
	var out, said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &said
	err := cmd.Run()
	var exit *exec.ExitError
	if ctx.Err() != nil {
		t.Fatalf("batch %d: journal %s did not end", batch, strings.Join(args, " "))
	}
	if err != nil && !(errors.As(err, &exit) && exit.ExitCode() == failed) {
		t.Fatalf("batch %d: journal %s: %v\n%.2000s", batch, strings.Join(args, " "), err, said.Bytes())
	}
	if args[0] != "export" || args[1] == "json" {
		for _, text := range [][]byte{out.Bytes(), said.Bytes()} {
			if at := bytes.IndexFunc(text, func(c rune) bool { return c < ' ' && c != '\n' && c != '\t' || c >= 0x7f && c < 0xa0 }); at >= 0 {
				t.Fatalf("batch %d: journal %s writes %q", batch, strings.Join(args, " "), text[max(0, at-40):min(len(text), at+40)])
			}
		}
	}
	return out.Bytes()
}

// sameNotes holds the notes that came back against those that went out.
func sameNotes(t *testing.T, batch int, content, back string) {
	t.Helper()
	err := filepath.WalkDir(content, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		rel, err := filepath.Rel(content, path)
		if err != nil {
			return err
		}
		want, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		got, err := os.ReadFile(filepath.Join(back, rel))
		if err != nil || !bytes.Equal(got, want) {
			t.Errorf("batch %d: %s did not come back to the byte: %v\nwas %.300q\nis  %.300q", batch, rel, err, want, got)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// seedNotes are the notes of the sample and the wild ones of the readers' tests.
func seedNotes(t *testing.T) [][]byte {
	t.Helper()
	var seeds [][]byte
	for _, root := range []string{"../../content", "../../generator/note/testdata"} {
		err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(path, ".md") {
				return err
			}
			text, err := os.ReadFile(path)
			seeds = append(seeds, text)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if len(seeds) < 50 {
		t.Fatalf("only %d seeds", len(seeds))
	}
	return seeds
}

// awkwardBits are put anywhere into a note.
var awkwardBits = []string{"---\n", "\x00", "\x1b]52;c;eA==\a", "\xff\xfe", "\u202e", "\r", "\n\n\n", "- ", "## To improve\n", "company: ", "date: 31/02/2026\n", "{{", "%%", "```", "|a|b|\n", "[[", "<details>",
	"outcome: not rejected yet, but no offer\n", "- 2026-03-99 thank-you\n", "interviewers: [a, , {b: [c]}]\n", "Q: ", "🦊", "\t", "*a_", "&a [*a]\n", ": ", "> ", "#", "2026-03-04 25:61", "“", "\u0085", "=\n", "1)"}

// mutated damages a note once: bits put in, cut out, doubled, exchanged, or a part
// of another note in the place of its own.
func mutated(rnd *rand.Rand, text []byte, seeds [][]byte) []byte {
	at := func() int { return rnd.IntN(len(text) + 1) }
	from, to := at(), at()
	if from > to {
		from, to = to, from
	}
	to = min(to, from+200)
	var out []byte
	switch rnd.IntN(6) {
	case 0:
		out = fmt.Appendf(out, "%s%s%s", text[:from], awkwardBits[rnd.IntN(len(awkwardBits))], text[from:])
	case 1:
		out = fmt.Appendf(out, "%s%s", text[:from], text[to:])
	case 2:
		out = fmt.Appendf(out, "%s%s%s", text[:to], text[from:to], text[to:])
	case 3:
		out = bytes.Clone(text)
		for range 1 + rnd.IntN(8) {
			if len(out) > 0 {
				out[rnd.IntN(len(out))] = byte(rnd.IntN(256))
			}
		}
	case 4:
		other := seeds[rnd.IntN(len(seeds))]
		cut := rnd.IntN(len(other) + 1)
		out = fmt.Appendf(out, "%s%s%s", text[:from], other[cut:min(len(other), cut+300)], text[to:])
	default:
		lines := bytes.SplitAfter(text, []byte("\n"))
		rnd.Shuffle(len(lines), func(i, k int) { lines[i], lines[k] = lines[k], lines[i] })
		out = bytes.Join(lines[:min(len(lines), 40)], nil)
	}
	return out
}
