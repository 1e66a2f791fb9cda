package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"journal/generator/prose"
	"journal/generator/verify"
)

func newVerify(s *settings) *cobra.Command {
	var o verifyOptions
	cmd := &cobra.Command{
		Use:   "verify URL",
		Short: "check that a host serves what you published",
		Long: `Verify fetches every file of the published site and compares it with the
SHA-256 that publish and seal kept of it. A host cannot read an encrypted site,
but it can show an old publication, leave files out, or show a lock page of its
own that tells it the passphrase. Verify says which files differ, are missing,
are too old, or are still there from an earlier publication.

The list is in .journal/published.json beside the folder of the notes, on the
machine that published; git ignores it. --list reads it from elsewhere. What goes
to several places is compared with the newest; --to names another one.

It asks the network for nothing but these files, and follows no redirection to
another host. A host may show this program one thing and a browser another: a
lock page that asks for the passphrase on a device that was unlocked, or looks
different, is a reason not to type it.

The exit code is 0 when all is as it was published, 1 when something is not, and
2 when there is nothing to compare with.`,
		Example: `  journal verify https://you.github.io/pages/
  journal verify https://journal.example --to gh-pages
  journal verify https://journal.example --list ~/published.json`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return misuse("journal verify https://you.github.io/pages/", "verify takes one address")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return s.verify(cmd.Context(), args[0], o) },
	}
	cmd.Flags().StringVar(&o.to, "to", "", "compare with what went to this place (part of its name)")
	cmd.Flags().StringVar(&o.list, "list", "", "the list to compare with (default .journal/published.json)")
	cmd.Flags().DurationVar(&o.timeout, "timeout", time.Minute, "the longest that one file may take")
	return cmd
}

type verifyOptions struct {
	to, list string
	timeout  time.Duration
}

func (s *settings) verify(ctx context.Context, text string, o verifyOptions) error {
	address, plain, err := verify.Address(text)
	if err != nil {
		return misuse("journal verify https://you.github.io/pages/", "%q: %w", text, err)
	}
	if o.timeout <= 0 {
		return misuse("--timeout 30s", "--timeout has to be longer than nothing")
	}
	if o.list == "" {
		p, err := s.find()
		if err != nil {
			return err
		}
		o.list = publishedList(p)
	}
	kept, err := readPublished(o.list)
	switch {
	case errors.Is(err, fs.ErrNotExist) || err == nil && len(kept.Publications) == 0:
		return misuse("journal publish and journal seal keep it on the machine where they run; --list FILE reads one from another", "there is no list of what was published in %s", o.list)
	case err != nil:
		return broken(err, "the next journal publish or journal seal begins a new one if it is moved away")
	}
	if kept, err = kept.To(o.to); err != nil {
		return misuse("leave out --to for the newest", "%w", err)
	}
	if plain {
		s.alarm("http is not protected: anybody between you and %s could change what is compared", address.Host)
	}
	newest := kept.Publications[0]
	show := s.term.progress()
	defer show.wipe()
	answer, err := verify.Ask(ctx, address, kept, verify.Options{Timeout: o.timeout, Progress: show.step("comparing file"), Proxy: http.ProxyFromEnvironment})
	if err != nil {
		return err
	}
	show.wipe()
	_ = s.term.out.printf("compared with what went to %s on %s\n", newest.To, newest.Time.Local().Format("2006-01-02 15:04"))
	if len(answer.Findings) == 0 {
		_ = s.term.out.printf("%s: %s, all as published\n", address, prose.Count(answer.Compared, "file"))
		return nil
	}
	return s.tellFindings(address.String(), answer)
}

// tellFindings says what is not as it was published, and what it means.
func (s *settings) tellFindings(address string, answer verify.Answer) error {
	what := map[string]int{}
	for _, f := range answer.Findings {
		note := f.Note
		if !f.Time.IsZero() {
			note = "published on " + f.Time.Local().Format("2006-01-02 15:04")
		}
		if note != "" {
			note = ": " + note
		}
		_ = s.term.out.printf("%-12s %s%s\n", f.What, f.Path, note)
		what[f.What]++
	}
	hint := "wait a few minutes after publishing and compare again; if it stays so, do not type the passphrase there, and publish again or to another host"
	switch {
	case what[verify.Elsewhere] > 0:
		hint = "if the other address is yours, as a domain of your own is, verify that one"
	case what[verify.Unreachable] == len(answer.Findings):
		hint = "nothing is known about these files; look at the address and the network, and try again"
	}
	return broken(fmt.Errorf("%s: %d of %s not as published", address, len(answer.Findings), prose.Count(answer.Compared, "file")), hint)
}

// publishedList is where the sums of what was published are kept.
func publishedList(p place) string {
	return filepath.Join(keptFolder(p), "published.json")
}

func readPublished(name string) (verify.Kept, error) {
	var kept verify.Kept
	data, err := os.ReadFile(name)
	if err != nil {
		return kept, fmt.Errorf("reading the list of what was published: %w", err)
	}
	if err := json.Unmarshal(data, &kept); err != nil {
		return kept, fmt.Errorf("reading the list of what was published: %s: %w", name, err)
	}
	return kept, nil
}

// remember keeps the sums of what went out. The site is out already, so that a
// list that cannot be written is told and no failure.
func (s *settings) remember(ctx context.Context, p place, to string, site fs.FS) {
	if err := s.writePublished(ctx, publishedList(p), to, site); err != nil {
		s.term.say("warning: journal verify will not know this publication: %v", err)
	}
}

func (s *settings) writePublished(ctx context.Context, name, to string, site fs.FS) error {
	files, err := verify.Sums(ctx, site)
	if err != nil {
		return err
	}
	kept, err := readPublished(name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		// It stays for somebody to look at.
		if err := os.Rename(name, name+".broken"); err != nil {
			return err
		}
	}
	data, err := json.MarshalIndent(kept.With(verify.Publication{Time: time.Now().UTC().Truncate(time.Second), To: to, Files: files}), "", " ")
	if err != nil {
		return err
	}
	return writeKept(name, append(data, '\n'))
}

// writeKept writes a file of what the program remembers of a journal, which only its
// owner can read.
func writeKept(name string, data []byte) error {
	dir := filepath.Dir(name)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	// The folder hides itself from git, in journals that are older than it, too.
	if err := os.WriteFile(filepath.Join(dir, ".gitignore"), []byte("*\n"), 0o600); err != nil {
		return err
	}
	f, err := os.CreateTemp(dir, "kept-") // mode 0600
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	_, err = f.Write(data)
	if err := errors.Join(err, f.Sync(), f.Close()); err != nil {
		return err
	}
	return os.Rename(f.Name(), name)
}

// folderPlace names a folder in the list as it can be found again.
func folderPlace(out string) string {
	if abs, err := filepath.Abs(out); err == nil {
		out = abs
	}
	return "the folder " + strings.TrimSuffix(filepath.ToSlash(out), "/")
}
