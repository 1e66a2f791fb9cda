package main

import (
	"archive/zip"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"journal/generator/folder"
	"journal/generator/inside"
	"journal/generator/prose"
	"journal/generator/vault"
)

func newOpen(s *settings) *cobra.Command {
	var out, inboxKey string
	var f passphraseFlags
	cmd := &cobra.Command{
		Use:        "open SEALED",
		SuggestFor: []string{"decrypt", "unlock", "unseal"},
		Short:      "decrypt a sealed site into plain files",
		Long: `Open decrypts a published site into a folder of plain files. SEALED is the folder
that journal seal made, a copy of the pages branch, or a zip file of either.

Everything is checked first: if a file is missing, changed or cut short, open says
which and writes nothing. The plain age program can do the same; the README shows
how.

--inbox-key writes nothing but the keys that open letters from the lock page, so that
age -d -i FILE opens one without this program. Keep it as you keep your passphrase.`,
		Example: `  journal open sealed
  journal open ~/Downloads/journal-gh-pages.zip --out plain
  journal open sealed --passphrase-file ../passphrase.txt
  journal open sealed --inbox-key letters.key    the keys of the letterbox, for age`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return misuse("journal open sealed", "open takes one folder or zip file")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if cmd.Flags().Changed("inbox-key") {
				return s.writeInboxKey(cmd.Context(), args[0], inboxKey, f)
			}
			return s.unseal(cmd.Context(), args[0], out, f)
		},
	}
	cmd.Flags().StringVar(&out, "out", "opened", "folder for the plain files")
	cmd.Flags().StringVar(&inboxKey, "inbox-key", "", "write only the keys of the letterbox, into this new file")
	f.add(cmd.Flags(), false)
	_ = cmd.MarkFlagDirname("out")
	cmd.MarkFlagsMutuallyExclusive("out", "inbox-key")
	return cmd
}

func (s *settings) unseal(ctx context.Context, name, out string, f passphraseFlags) error {
	sealed, dir, closer, err := openSealed(name)
	if err != nil {
		return err
	}
	defer closer.Close()
	if dir != "" && within(resolved(out), resolved(dir)) || isFile(filepath.Join(out, vault.KeyName)) {
		return misuse("choose another folder with --out", "plain files cannot go into %s, where the encrypted site is", out)
	}
	file, err := fs.ReadFile(sealed, vault.KeyName)
	if err != nil {
		return broken(fmt.Errorf("reading the key: %w", err), "")
	}
	key, _, err := s.unlock(ctx, file, f, place{}, name)
	if err != nil {
		return err
	}
	opened, err := key.Open(sealed)
	if err != nil {
		return unsealMistake(err, name)
	}
	show := s.term.progress()
	defer show.wipe()
	r, err := folder.Write(ctx, out, opened, folder.Options{Progress: show.step("writing file")})
	if err != nil {
		return writeMistake(unsealMistake(err, name), place{})
	}
	show.wipe()
	_ = s.term.out.printf("%s in %s; they are not encrypted\n", prose.Count(r.Files, "file"), out)
	return nil
}

// writeInboxKey writes the keys of the letterbox of an encrypted site into a new file.
func (s *settings) writeInboxKey(ctx context.Context, name, to string, f passphraseFlags) error {
	box, dir, err := s.letterboxIn(ctx, name, f)
	if err != nil {
		return err
	}
	if dir != "" && within(resolved(to), resolved(dir)) {
		return misuse("choose another place", "the keys cannot go into %s, where they could be published", dir)
	}
	if err := writePrivate(to, box.Keys()); err != nil {
		return broken(fmt.Errorf("writing the keys of the letterbox: %w", err), "name a file that does not exist yet")
	}
	_ = s.term.out.printf("the keys of the letterbox are in %s; age -d -i %s LETTER.age opens a letter\n", to, to)
	return nil
}

// letterboxIn opens the letterbox of an encrypted site. dir is its folder, "" for
// a zip file.
func (s *settings) letterboxIn(ctx context.Context, name string, f passphraseFlags) (box *vault.Letterbox, dir string, err error) {
	sealed, dir, closer, err := openSealed(name)
	if err != nil {
		return nil, "", err
	}
	defer closer.Close()
	file, err := fs.ReadFile(sealed, vault.LetterboxName)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, "", broken(fmt.Errorf("%s has no letterbox", name), "journal publish and journal seal make one, unless journal.yaml says letterbox: false")
	}
	if err != nil {
		return nil, "", broken(fmt.Errorf("reading the letterbox: %w", err), "")
	}
	wrapped, err := fs.ReadFile(sealed, vault.KeyName)
	if err != nil {
		return nil, "", broken(fmt.Errorf("reading the key: %w", err), "")
	}
	key, _, err := s.unlock(ctx, wrapped, f, place{}, name)
	if err != nil {
		return nil, "", err
	}
	box, err = key.OpenLetterbox(file)
	return box, dir, unsealMistake(err, name)
}

// unsealMistake says what to do about a site that does not open.
func unsealMistake(err error, name string) error {
	var damaged *vault.DamagedError
	switch {
	case errors.As(err, &damaged):
		return broken(fmt.Errorf("%s does not open: %w", name, damaged), "nothing was written; take another copy of it, or publish again")
	case errors.Is(err, vault.ErrVersion):
		return broken(err, "install the current version")
	}
	return err
}

// mostIndex is more than any index of a site has, in bytes.
const mostIndex = 512 << 20

// openSealed opens a folder or a zip file that holds an encrypted site, itself
// or in the one folder that hosts put around it. dir is the folder, "" for a
// zip file.
func openSealed(name string) (sealed fs.FS, dir string, closer io.Closer, err error) {
	info, err := os.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, "", nil, misuse("open takes the folder that journal seal has made, or a zip file of it", "there is no %s", name)
	case err != nil:
		return nil, "", nil, broken(err, "")
	case info.IsDir():
		root, err := os.OpenRoot(name)
		if err != nil {
			return nil, "", nil, broken(err, "")
		}
		sealed, dir, closer = inside.New(root, mostIndex), name, root
	case strings.EqualFold(filepath.Ext(name), ".zip"):
		archive, err := zip.OpenReader(name)
		if err != nil {
			return nil, "", nil, broken(fmt.Errorf("opening %s: %w", name, err), "")
		}
		sealed, closer = archive, archive
	default:
		// A file of the site stands for its folder.
		return openSealed(filepath.Dir(name))
	}
	keys, _ := fs.Glob(sealed, "*/"+vault.KeyName)
	if _, err := fs.Stat(sealed, vault.KeyName); err == nil {
		return sealed, dir, closer, nil
	}
	if len(keys) == 1 {
		if sub, err := fs.Sub(sealed, path.Dir(keys[0])); err == nil {
			return sub, dir, closer, nil
		}
	}
	closer.Close()
	return nil, "", nil, broken(fmt.Errorf("%s: %w", name, vault.ErrNoVault), "open takes the folder that journal seal has made, or a zip file of it")
}
