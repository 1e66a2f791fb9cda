package main

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"journal/content"
	"journal/generator"
	"journal/generator/note"
	"journal/generator/prose"
)

// start is what a new journal begins with.
//
//go:embed start
var start embed.FS

func newInit(s *settings) *cobra.Command {
	var f initFlags
	cmd := &cobra.Command{
		Use:        "init DIR",
		SuggestFor: []string{"setup", "begin"},
		Short:      "make a new journal",
		Long: `Init makes the folder DIR with settings, a first note, a .gitignore and a
schema that editors use to complete and check. It never overwrites a file. In a
folder that exists, or a git repository, it adds what is missing, and its lines
to your .gitignore.

--workflow adds a workflow that encrypts and publishes the site on GitHub's own
machines whenever you push your notes. They then see your notes and your
passphrase; journal publish sends them only ciphertext. Setup steps are at the
top of the file.

--obsidian adds what Obsidian shows a journal with: five tables (applications,
interviews, people, offers, next steps), a template for a note, and the types of
properties. The folder content is the vault.

In a journal that exists, both add only their files, and none that is there.`,
		Example: `  journal init search && cd search
  journal init .                   in this folder
  journal init --sample demo       with the sample instead of a first note
  journal init --workflow .        a workflow for the journal in this folder
  journal init --obsidian .        tables and a template for Obsidian`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return misuse("journal init search, or journal init . for this folder", "init takes one folder")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			return s.init(cmd.Context(), filepath.Clean(args[0]), f)
		},
	}
	cmd.Flags().BoolVar(&f.sample, "sample", false, "fill it with the sample journal")
	cmd.Flags().BoolVar(&f.workflow, "workflow", false, "publish from GitHub Actions")
	cmd.Flags().BoolVar(&f.obsidian, "obsidian", false, "tables and a template for Obsidian")
	return cmd
}

// initFlags say what a new journal has besides.
type initFlags struct{ sample, workflow, obsidian bool }

// workflowFile is where GitHub looks for workflows.
const workflowFile = ".github/workflows/journal.yml"

func (s *settings) init(ctx context.Context, dir string, f initFlags) error {
	if content, ok := contentOf(dir); ok && (f.workflow || f.obsidian) {
		return s.addTo(dir, content, f)
	}
	if err := s.isFree(ctx, dir); err != nil {
		return err
	}
	files, err := startFiles(f.sample)
	if err != nil {
		return broken(err, "")
	}
	more, err := f.files("content")
	if err != nil {
		return broken(err, "")
	}
	files = append(files, more...)
	ignored, err := start.ReadFile("start/gitignore")
	if err != nil {
		return broken(err, "")
	}
	// All names are looked at first, so that nothing is written beside what is there.
	for _, f := range files {
		if _, err := os.Lstat(filepath.Join(dir, filepath.FromSlash(f.name))); err == nil {
			return broken(fmt.Errorf("%s is there already", filepath.Join(dir, f.name)), "choose another folder; nothing was changed")
		}
	}
	added, err := ignore(filepath.Join(dir, ".gitignore"), ignored)
	if err != nil {
		return broken(fmt.Errorf("making a new journal: %w", err), "")
	}
	for _, f := range files {
		if err := create(filepath.Join(dir, filepath.FromSlash(f.name)), f.text); err != nil {
			return broken(fmt.Errorf("making a new journal: %w", err), "")
		}
	}
	s.sayMade(dir, added)
	if f.workflow {
		s.sayWorkflow(dir)
	}
	return nil
}

// sayMade says what was made and what comes next.
func (s *settings) sayMade(dir string, ignored []string) {
	where, enter := dir, "  cd "+thisMachine().shellWord(dir)+"\n"
	if dir == "." {
		where, enter = "this folder", ""
	}
	_ = s.term.out.printf("made a journal in %s\n", where)
	if len(ignored) > 0 {
		_ = s.term.out.printf("added to .gitignore: %s\n", strings.Join(ignored, ", "))
	}
	_, _ = io.WriteString(s.term.out.text(), "\n"+enter+`  journal new COMPANY      write down an interview
  journal serve --open     see the site while you write
`)
	if repository := repositoryOf(dir); repository != "" {
		s.term.say("your notes are in the git repository %s: whoever can read that can read them, so keep it private", repository)
	}
}

// isFree refuses a folder that is a journal, or a part of its notes.
func (s *settings) isFree(ctx context.Context, dir string) error {
	content := filepath.Join(dir, "content")
	switch {
	case isFile(filepath.Join(content, "journal.yaml")):
		return s.isJournal(ctx, dir, content)
	case isFile(filepath.Join(dir, "journal.yaml")):
		return s.isJournal(ctx, dir, dir)
	}
	if entries, err := os.ReadDir(content); err == nil && len(entries) > 0 {
		return broken(fmt.Errorf("%s is there already and not empty", content), "if it holds your notes, journal check --content "+thisMachine().shellWord(content)+" reads them; nothing was changed")
	}
	abs, err := filepath.Abs(dir)
	for up := filepath.Dir(abs); err == nil; up = filepath.Dir(up) {
		if isFile(filepath.Join(up, "journal.yaml")) {
			return broken(fmt.Errorf("%s is among the notes of the journal in %s", dir, up), "choose a folder outside of it; nothing was changed")
		}
		if up == filepath.Dir(up) {
			break
		}
	}
	return nil
}

// isJournal names the journal that is in a folder.
func (s *settings) isJournal(ctx context.Context, dir, content string) error {
	name := ""
	if in, folders, err := s.folders(at(content)); err == nil {
		defer folders.Close()
		if scanned, err := generator.Scan(ctx, in); err == nil {
			name = fmt.Sprintf(": “%s”, %s", scanned.Config().Title, prose.Count(scanned.Notes(), "note"))
		}
	}
	where, hint := dir, "cd "+thisMachine().shellWord(dir)+", and journal new COMPANY writes the next note; nothing was changed"
	if dir == "." {
		where, hint = "this folder", "journal new COMPANY writes the next note; nothing was changed"
	}
	return broken(fmt.Errorf("%s is a journal already%s", where, name), hint)
}

// repositoryOf returns the folder of the git repository that a folder is in; "" if it is in none.
func repositoryOf(dir string) string {
	abs, err := filepath.Abs(dir)
	for err == nil {
		if _, err := os.Lstat(filepath.Join(abs, ".git")); err == nil {
			return abs
		}
		if abs == filepath.Dir(abs) {
			break
		}
		abs = filepath.Dir(abs)
	}
	return ""
}

// ignore makes a .gitignore, or adds to one the lines that it does not have
// yet. It returns those that were added to one that was there.
func ignore(name string, text []byte) (added []string, err error) {
	err = create(name, text)
	if !errors.Is(err, fs.ErrExist) {
		return nil, err
	}
	there, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	has := map[string]bool{}
	for line := range strings.Lines(string(there)) {
		has[strings.Trim(strings.TrimSpace(line), "/")] = true
	}
	for line := range strings.Lines(string(text)) {
		line = strings.TrimSpace(line)
		if line != "" && line[0] != '#' && !has[strings.Trim(line, "/")] {
			added = append(added, line)
		}
	}
	if len(added) == 0 {
		return nil, nil
	}
	more := "# The journal.\n" + strings.Join(added, "\n") + "\n"
	if len(there) > 0 {
		more = "\n" + more
		if there[len(there)-1] != '\n' {
			more = "\n" + more
		}
	}
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_APPEND, 0)
	if err != nil {
		return nil, err
	}
	_, err = f.WriteString(more)
	return added, errors.Join(err, f.Close())
}

// contentOf returns the folder of the notes of the journal in dir, if there is one.
func contentOf(dir string) (string, bool) {
	for _, content := range []string{filepath.Join(dir, "content"), dir} {
		if isFile(filepath.Join(content, "journal.yaml")) {
			return content, true
		}
	}
	return "", false
}

// files returns what the flags add to a journal, whose notes are in the folder content.
func (f initFlags) files(content string) ([]startFile, error) {
	var files []startFile
	add := func(from, to string) error {
		text, err := start.ReadFile(path.Join("start", from))
		files = append(files, startFile{to, text})
		return err
	}
	if f.workflow {
		if err := add("workflow.yml", workflowFile); err != nil {
			return nil, err
		}
	}
	if !f.obsidian {
		return files, nil
	}
	err := fs.WalkDir(start, "start/obsidian", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		folder := map[string]string{".json": ".obsidian", ".md": "templates", ".base": "tables"}[path.Ext(name)]
		return add(path.Join("obsidian", d.Name()), path.Join(content, folder, d.Name()))
	})
	return files, err
}

// addTo adds to a journal that exists the files of the flags that it does not have.
func (s *settings) addTo(dir, content string, f initFlags) error {
	below, err := filepath.Rel(dir, content)
	if err != nil {
		return broken(err, "")
	}
	files, err := f.files(filepath.ToSlash(below))
	if err != nil {
		return broken(err, "")
	}
	added := 0
	for _, file := range files {
		name := filepath.Join(dir, filepath.FromSlash(file.name))
		switch err := create(name, file.text); {
		case errors.Is(err, fs.ErrExist):
			s.term.say("%s is there already and was left as it is", name)
		case err != nil:
			return broken(fmt.Errorf("adding to the journal: %w", err), "")
		case file.name == workflowFile:
			s.sayWorkflow(dir)
			added++
		default:
			_ = s.term.out.printf("added %s\n", name)
			added++
		}
	}
	if added == 0 {
		return broken(errors.New("all of it is there already"), "nothing was changed; delete a file to get the current one")
	}
	return nil
}

// sayWorkflow says what is left to do for the workflow.
func (s *settings) sayWorkflow(dir string) {
	_ = s.term.out.printf("the workflow is in %s; setup steps are at the top of the file\n", filepath.Join(dir, filepath.FromSlash(workflowFile)))
}

type startFile struct {
	name string
	text []byte
}

func startFiles(sample bool) ([]startFile, error) {
	var files []startFile
	names := []struct{ from, to string }{
		{"journal.schema.json", "schema/journal.schema.json"},
	}
	if !sample {
		names = append(names, struct{ from, to string }{"journal.yaml", "content/journal.yaml"},
			struct{ from, to string }{"first.md", "content/interviews/2026-03-04-harbourview-first-interview.md"})
	}
	for _, n := range names {
		text, err := start.ReadFile(path.Join("start", n.from))
		if err != nil {
			return nil, err
		}
		files = append(files, startFile{n.to, text})
	}
	schema, err := note.Schema()
	if err != nil {
		return nil, err
	}
	files = append(files, startFile{"schema/note.schema.json", schema})
	if !sample {
		return files, nil
	}
	err = fs.WalkDir(content.FS, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasSuffix(name, ".go") {
			return err
		}
		text, err := content.FS.ReadFile(name)
		files = append(files, startFile{path.Join("content", name), text})
		return err
	})
	return files, err
}

// create writes a file that must not exist yet. Notes are private, so only
// their owner may read them.
func create(name string, text []byte) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
		return err
	}
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(text)
	if err = errors.Join(err, f.Close()); err != nil {
		_ = os.Remove(name)
	}
	return err
}
