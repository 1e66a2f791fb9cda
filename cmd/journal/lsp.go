package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"journal/generator"
	"journal/generator/lsp"
)

func newLSP(s *settings) *cobra.Command {
	return &cobra.Command{
		Use:        "lsp",
		SuggestFor: []string{"language-server", "editor"},
		Short:      "help your editor while you write",
		Long: `Lsp is a language server: an editor starts it and talks to it, you do not. In a
note of yours the editor then shows what check would say, as you type; completes
keys, companies, people, words of the log, #themes and [[links]]; shows what was
understood of a line when you point at it; and fixes a slip with a key.

It speaks the Language Server Protocol on standard input and output, reads your
notes and writes nothing: the editor makes the changes, and every other byte of a
note stays. It logs nothing and sends nothing anywhere.

A note is one below a folder with a journal.yaml; --content names another folder.
For files elsewhere it is silent.`,
		Example: `  Neovim 0.11, in init.lua:
    vim.lsp.config('journal', {cmd = {'journal', 'lsp'}, filetypes = {'markdown'}})
    vim.lsp.enable('journal')

  Helix, in languages.toml:
    [language-server.journal]
    command = "journal"
    args = ["lsp"]
    [[language]]
    name = "markdown"
    language-servers = ["journal"]

  VS Code, with an extension for any language server: docs/recipes.md`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return s.serveEditor(cmd.Context()) },
	}
}

func (s *settings) serveEditor(ctx context.Context) error {
	if term.IsTerminal(int(s.term.in.Fd())) {
		return misuse("journal lsp --help shows how to set it up", "an editor starts this command; there is nothing to type here")
	}
	err := lsp.Serve(ctx, s.term.in, toEditor{s.term.out.data()}, lsp.Options{
		Find:  s.notesAround,
		Open:  s.openForEditor,
		Clock: s.clock,
	})
	switch {
	case errors.Is(err, lsp.ErrNoShutdown):
		return &failure{code: failed} // as the protocol asks; nobody reads a word of it
	case err != nil && ctx.Err() == nil:
		return broken(fmt.Errorf("reading what the editor says: %w", err), "an editor starts this command; journal lsp --help shows how to set it up")
	}
	return err
}

// toEditor is the side of an editor, which is closed when the program ends.
type toEditor struct{ io.Writer }

func (toEditor) Close() error { return nil }

// openForEditor opens a journal without its layouts, of which an editor wants no page.
func (s *settings) openForEditor(folder string) (generator.Input, io.Closer, error) {
	return s.folders(place{content: folder})
}

// notesAround returns the folder of the notes that a file is one of.
func (s *settings) notesAround(file string) (string, bool) {
	if s.content != "" {
		folder, err := filepath.Abs(s.content)
		return folder, err == nil
	}
	for dir := filepath.Dir(file); ; dir = filepath.Dir(dir) {
		if isFile(filepath.Join(dir, "journal.yaml")) {
			return dir, true
		}
		if dir == filepath.Dir(dir) {
			return "", false
		}
	}
}
