package main

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"journal/content"
)

// start is what a new journal begins with.
//
//go:embed start
var start embed.FS

func newInit(s *settings) *cobra.Command {
	var sample, workflow bool
	cmd := &cobra.Command{
		Use:        "init DIR",
		SuggestFor: []string{"setup", "begin"},
		Short:      "make a new journal",
		Long: `Init makes the folder DIR with settings, a first note, a .gitignore and a
schema that editors use to complete and check. It never overwrites a file.

--workflow adds a workflow that encrypts and publishes the site on GitHub's own
machines whenever you push your notes. They then see your notes and your
passphrase; journal publish sends them only ciphertext. What to set up stands at
the top of the file. In a journal that exists already, it adds only this file.`,
		Example: `  journal init search && cd search
  journal init --sample demo       with the sample instead of a first note
  journal init --workflow .        a workflow for the journal in this folder`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return misuse("journal init search", "init takes one folder")
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error { return s.init(args[0], sample, workflow) },
	}
	cmd.Flags().BoolVar(&sample, "sample", false, "fill it with the sample journal")
	cmd.Flags().BoolVar(&workflow, "workflow", false, "publish from GitHub Actions")
	return cmd
}

// workflowFile is where GitHub looks for workflows.
const workflowFile = ".github/workflows/journal.yml"

func (s *settings) init(dir string, sample, workflow bool) error {
	if workflow && isFile(filepath.Join(dir, "content", "journal.yaml")) {
		return s.addWorkflow(dir)
	}
	files, err := startFiles(sample)
	if err != nil {
		return broken(err, "")
	}
	if workflow {
		text, err := start.ReadFile("start/workflow.yml")
		if err != nil {
			return broken(err, "")
		}
		files = append(files, startFile{workflowFile, text})
	}
	// All names are looked at first, so that nothing is written beside a journal that is there.
	for _, f := range files {
		if _, err := os.Lstat(filepath.Join(dir, filepath.FromSlash(f.name))); err == nil {
			return broken(fmt.Errorf("%s is there already", filepath.Join(dir, f.name)), "choose another folder; nothing was changed")
		}
	}
	if entries, err := os.ReadDir(filepath.Join(dir, "content")); err == nil && len(entries) > 0 {
		return broken(fmt.Errorf("there is a journal in %s already", dir), "choose another folder; nothing was changed")
	}
	for _, f := range files {
		if err := create(filepath.Join(dir, filepath.FromSlash(f.name)), f.text); err != nil {
			return broken(fmt.Errorf("making a new journal: %w", err), "")
		}
	}
	_ = s.term.out.printf(`made a journal in %s

  cd %s
  journal new COMPANY      write down an interview
  journal serve --open     see the site while you write
`, dir, dir)
	if workflow {
		s.sayWorkflow(dir)
	}
	return nil
}

// addWorkflow adds the workflow to a journal that exists already.
func (s *settings) addWorkflow(dir string) error {
	text, err := start.ReadFile("start/workflow.yml")
	if err != nil {
		return broken(err, "")
	}
	name := filepath.Join(dir, filepath.FromSlash(workflowFile))
	if err := create(name, text); errors.Is(err, fs.ErrExist) {
		return broken(fmt.Errorf("%s is there already", name), "nothing was changed; delete it to get the current one")
	} else if err != nil {
		return broken(fmt.Errorf("adding the workflow: %w", err), "")
	}
	s.sayWorkflow(dir)
	return nil
}

// sayWorkflow says what is left to do for the workflow.
func (s *settings) sayWorkflow(dir string) {
	_ = s.term.out.printf("the workflow is in %s; the settings it needs stand at its top\n", filepath.Join(dir, filepath.FromSlash(workflowFile)))
}

type startFile struct {
	name string
	text []byte
}

func startFiles(sample bool) ([]startFile, error) {
	var files []startFile
	names := []struct{ from, to string }{
		{"gitignore", ".gitignore"},
		{"journal.schema.json", "schema/journal.schema.json"},
		{"note.schema.json", "schema/note.schema.json"},
	}
	if !sample {
		names = append(names, struct{ from, to string }{"journal.yaml", "content/journal.yaml"},
			struct{ from, to string }{"first.md", "content/interviews/2026-03-04-northwind-robotics-technical.md"})
	}
	for _, n := range names {
		text, err := start.ReadFile(path.Join("start", n.from))
		if err != nil {
			return nil, err
		}
		files = append(files, startFile{n.to, text})
	}
	if !sample {
		return files, nil
	}
	err := fs.WalkDir(content.FS, ".", func(name string, d fs.DirEntry, err error) error {
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
