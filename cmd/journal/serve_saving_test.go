package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// savedNote is the note that every way of saving changes: before becomes after.
const savedNote = "---\ncompany: Northwind\ndate: 2026-03-04\nstage: technical\n---\n\nThey asked about before.\n\n## To improve\n\n- Answer first\n"

const (
	savedPath = "interviews/2026-03-04-northwind-technical.md"
	savedPage = "interviews/2026-03-04-northwind-technical.html"
	before    = "They asked about before."
	after     = "They asked about after."
)

func perform(t *testing.T, dir string, stdin string, name string, args ...string) {
	t.Helper()
	cmd := exec.Command(name, args...)
	cmd.Dir, cmd.Stdin = dir, strings.NewReader(stdin)
	cmd.Env = append(os.Environ(), "TERM=xterm", "HOME="+t.TempDir(), "GIT_CONFIG_GLOBAL=/dev/null", "GIT_CONFIG_SYSTEM=/dev/null")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%s %q: %v\n%s", name, args, err, out)
	}
}

// typeInto runs a command in a terminal, waits until it shows a text, and types.
func typeInto(t *testing.T, dir, command, shown, typed string) {
	t.Helper()
	needProgram(t, "script")
	said := &transcript{}
	cmd := exec.Command("script", "-qec", command, "/dev/null")
	cmd.Dir, cmd.Stdout, cmd.Stderr = dir, said, said
	cmd.Env = append(os.Environ(), "TERM=xterm", "HOME="+t.TempDir())
	keys, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	(&served{tb: t, said: said}).wait(shown+" in the terminal", func() bool { return strings.Contains(said.String(), shown) })
	if _, err := keys.Write([]byte(typed)); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Wait(); err != nil {
		t.Fatalf("%s: %v\n%q", command, err, said.String())
	}
}

// TestSavedByPrograms changes a note with the programs themselves. While they
// save, the page is never empty and never missing.
func TestSavedByPrograms(t *testing.T) {
	vim := func(program string, settings ...string) func(t *testing.T, file string) {
		return func(t *testing.T, file string) {
			args := []string{"-u", "NONE", "-N", "-es"}
			if program == "nvim" {
				args = []string{"-u", "NONE", "--headless"}
			}
			for _, s := range settings {
				args = append(args, "-c", "set "+s)
			}
			perform(t, filepath.Dir(file), "", program, append(args, "-c", "%s/before/after/", "-c", "wq", file)...)
		}
	}
	emacs := func(settings string) func(t *testing.T, file string) {
		return func(t *testing.T, file string) {
			perform(t, filepath.Dir(file), "", "emacs", "-Q", "--batch", file, "--eval",
				`(progn `+settings+` (goto-char (point-min)) (search-forward "before") (replace-match "after") (save-buffer))`)
		}
	}
	for _, way := range []struct {
		name, program string
		save          func(t *testing.T, file string)
	}{
		{"vim", "vim", vim("vim")},
		{"vim that copies its backup", "vim", vim("vim", "backup", "backupcopy=yes")},
		{"vim that renames its backup", "vim", vim("vim", "backup", "backupcopy=no")},
		{"vim without a backup", "vim", vim("vim", "nowritebackup", "nobackup", "noswapfile")},
		{"neovim", "nvim", vim("nvim")},
		{"neovim that renames its backup", "nvim", vim("nvim", "backup", "backupcopy=no")},
		{"emacs", "emacs", emacs("")},
		{"emacs that copies its backup", "emacs", emacs("(setq backup-by-copying t)")},
		{"emacs that writes beside", "emacs", emacs("(setq file-precious-flag t)")},
		{"nano", "nano", func(t *testing.T, file string) {
			typeInto(t, filepath.Dir(file), "nano -I "+filepath.Base(file), "They asked",
				"\x1cbefore\rafter\rA\x0f\r\x18") // Ctrl-\ replaces: what, by what, all of them; Ctrl-O writes, Ctrl-X leaves
		}},
		{"sed", "sed", func(t *testing.T, file string) {
			perform(t, filepath.Dir(file), "", "sed", "-i", "s/before/after/", file)
		}},
		{"a shell", "sh", func(t *testing.T, file string) {
			perform(t, filepath.Dir(file), strings.ReplaceAll(savedNote, "before", "after"), "sh", "-c", "cat > "+filepath.Base(file))
		}},
	} {
		t.Run(way.name, func(t *testing.T) {
			needProgram(t, way.program)
			content := t.TempDir()
			file := filepath.Join(content, filepath.FromSlash(savedPath))
			put(t, file, savedNote)
			s := serve(t, content)
			s.shows(savedPage, before)
			stop := s.steady(savedPage, before, after)
			way.save(t, file)
			s.shows(savedPage, after)
			stop()
			// The watch outlives the save: most ways replace the file itself.
			put(t, file, savedNote+"\n- A second save\n")
			s.shows(savedPage, "A second save")
		})
	}
}

// TestSavedInPieces does what VS Code, Obsidian and those who sync files do,
// with the moments between their steps made long enough to be seen.
func TestSavedInPieces(t *testing.T) {
	text := strings.ReplaceAll(savedNote, "before", "after")
	for _, way := range []struct {
		name string
		save func(t *testing.T, file string)
	}{
		{"emptied, then written", func(t *testing.T, file string) { // VS Code, Obsidian
			f, err := os.OpenFile(file, os.O_WRONLY|os.O_TRUNC, 0)
			if err != nil {
				t.Fatal(err)
			}
			time.Sleep(150 * time.Millisecond)
			if _, err := f.WriteString(text); err != nil {
				t.Fatal(err)
			}
			if err := f.Close(); err != nil {
				t.Fatal(err)
			}
		}},
		{"written beside and renamed", func(t *testing.T, file string) { // Syncthing, iCloud, VS Code with atomic saves
			beside := filepath.Join(filepath.Dir(file), ".syncthing."+filepath.Base(file)+".tmp")
			put(t, beside, text)
			if err := os.Rename(beside, file); err != nil {
				t.Fatal(err)
			}
		}},
		{"removed, then made anew", func(t *testing.T, file string) {
			if err := os.Rename(file, file+"~"); err != nil {
				t.Fatal(err)
			}
			put(t, file, "")
			time.Sleep(20 * time.Millisecond)
			put(t, file, text)
			if err := os.Remove(file + "~"); err != nil {
				t.Fatal(err)
			}
		}},
	} {
		t.Run(way.name, func(t *testing.T) {
			content := t.TempDir()
			file := filepath.Join(content, filepath.FromSlash(savedPath))
			put(t, file, savedNote)
			s := serve(t, content)
			s.shows(savedPage, before)
			stop := s.steady(savedPage, before, after)
			way.save(t, file)
			s.shows(savedPage, after)
			stop()
		})
	}
}

// TestSavedByGit switches a branch on which all of 300 notes differ, and some are gone.
func TestSavedByGit(t *testing.T) {
	needProgram(t, "git")
	content := t.TempDir()
	git := func(args ...string) {
		t.Helper()
		perform(t, content, "", "git", append([]string{"-c", "user.name=Sam Sample", "-c", "user.email=sam@example.org"}, args...)...)
	}
	state := func(word string) {
		for i := range 300 {
			put(t, filepath.Join(content, "interviews", fmt.Sprintf("2026-01-%02d-firm-%d.md", 1+i%28, i)),
				fmt.Sprintf("---\ncompany: Firm %d\ndate: 2026-01-%02d\n---\n\nThey asked about %s.\n", i, 1+i%28, word))
		}
	}
	git("init", "-q", "-b", "main")
	state("before")
	git("add", ".")
	git("commit", "-qm", "before")
	git("checkout", "-q", "-b", "later")
	state("after")
	if err := os.Remove(filepath.Join(content, "interviews", "2026-01-01-firm-0.md")); err != nil {
		t.Fatal(err)
	}
	git("add", ".")
	git("commit", "-qm", "after")
	git("checkout", "-q", "main")

	s := serve(t, content)
	s.shows("interviews/2026-01-01-firm-0.html", before)
	git("checkout", "-q", "later")
	s.gone("interviews/2026-01-01-firm-0.html")
	for i := 1; i < 300; i++ {
		s.shows(fmt.Sprintf("interviews/2026-01-%02d-firm-%d.html", 1+i%28, i), after)
	}
	git("checkout", "-q", "main")
	for i := range 300 {
		s.shows(fmt.Sprintf("interviews/2026-01-%02d-firm-%d.html", 1+i%28, i), before)
	}
}

// TestSavedAround changes what is no note, or more than the text of one.
func TestSavedAround(t *testing.T) {
	content := t.TempDir()
	layouts := filepath.Join(filepath.Dir(content), "layouts")
	put(t, filepath.Join(content, filepath.FromSlash(savedPath)), savedNote)
	s := serve(t, content)
	s.shows(savedPage, before)
	file := func(name string) string { return filepath.Join(content, filepath.FromSlash(name)) }
	move := func(from, to string) {
		t.Helper()
		if err := os.MkdirAll(filepath.Dir(file(to)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.Rename(file(from), file(to)); err != nil {
			t.Fatal(err)
		}
	}

	s.put("trees/deep/down/here/glade.md", "# Glade\n\nA note in a new folder.\n")
	s.shows("trees/deep/down/here/glade.html", "A note in a new folder.")

	// A whole folder arrives at once, as from an archive or a phone.
	elsewhere := filepath.Join(t.TempDir(), "walks")
	put(t, filepath.Join(elsewhere, "by", "the-sea.md"), "# The sea\n\nCold and bright.\n")
	if err := os.Rename(elsewhere, file("walks")); err != nil {
		t.Fatal(err)
	}
	s.shows("walks/by/the-sea.html", "Cold and bright.")
	s.put("walks/by/the-sea.md", "# The sea\n\nWarm and dim.\n")
	s.shows("walks/by/the-sea.html", "Warm and dim.")

	move("walks/by/the-sea.md", "walks/by/the-lake.md")
	s.shows("walks/by/the-lake.html", "Warm and dim.")
	s.gone("walks/by/the-sea.html")

	move("walks/by/the-lake.md", "walks/by/The-Lake.md")
	s.put("walks/by/The-Lake.md", "# The lake\n\nOf another case.\n")
	s.shows("walks/by/the-lake.html", "Of another case.")

	move("walks", "strolls")
	s.shows("strolls/by/the-lake.html", "Of another case.")
	s.gone("walks/by/the-lake.html")
	s.put("strolls/by/The-Lake.md", "# The lake\n\nThe watch came along.\n")
	s.shows("strolls/by/the-lake.html", "The watch came along.")

	if err := os.RemoveAll(file("strolls")); err != nil {
		t.Fatal(err)
	}
	s.gone("strolls/by/the-lake.html")

	s.put("journal.yaml", "title: Quiet search\n")
	s.shows("index.html", "Quiet search")
	s.put("journal.yaml", "title: Loud search\n")
	s.shows("index.html", "Loud search")

	s.put("sketches/map.svg", "<svg/>")
	s.shows("sketches/map.svg", "<svg/>")
	s.put("sketches/map.svg", "<svg></svg>")
	s.shows("sketches/map.svg", "<svg></svg>")

	put(t, filepath.Join(layouts, "404.html"), "<p>A layout of one's own.</p>")
	s.shows("404.html", "A layout of one's own.")
}

// TestSavedWhilePolling sees the same without any event of the file system.
func TestSavedWhilePolling(t *testing.T) {
	content := t.TempDir()
	put(t, filepath.Join(content, filepath.FromSlash(savedPath)), savedNote)
	s := serve(t, content, "--poll")
	s.shows(savedPage, before)
	s.put(savedPath, strings.ReplaceAll(savedNote, "before", "after"))
	s.shows(savedPage, after)
	s.put("walks/by/the-sea.md", "# The sea\n\nCold and bright.\n")
	s.shows("walks/by/the-sea.html", "Cold and bright.")
	if err := os.RemoveAll(filepath.Join(content, "walks")); err != nil {
		t.Fatal(err)
	}
	s.gone("walks/by/the-sea.html")
}
