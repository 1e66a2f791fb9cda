package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"journal/generator"
	"journal/generator/folder"
	"journal/generator/inside"
	"journal/generator/prose"
	"journal/generator/tempdir"
	"journal/generator/vault"
	"journal/generator/vault/leak"
	"journal/layouts"
)

func newSeal(s *settings) *cobra.Command {
	var o sealOptions
	cmd := &cobra.Command{
		Use:        "seal",
		SuggestFor: []string{"encrypt", "lock"},
		Short:      "encrypt the site into a folder, for any host",
		Long: `Seal builds the site, encrypts all of it and writes it into a folder. Put that
folder on any web host: visitors see a page that asks for the passphrase, and
nothing else.

The first time you choose a passphrase, or get one of six words. After that the
key in the folder is used again, so your devices stay unlocked.

The passphrase is read from --passphrase-file, from JOURNAL_PASSPHRASE, from the
system's keyring, or from the terminal. It is never an argument.

--new-passphrase makes a new key with a new passphrase. It cannot take back what
was public: a copy somebody made before still opens with the old one.`,
		Example: `  journal seal                                   into the folder sealed
  journal seal --out /srv/www/journal
  journal seal --save keyring                    keep the passphrase in the system's keyring
  journal seal --save ../passphrase.txt          or in a file
  journal seal --passphrase-file ../passphrase.txt
  journal seal --key published/key.age           use the key of another folder
  journal seal --new-passphrase                  after somebody has seen the old one`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return s.seal(cmd.Context(), o) },
	}
	cmd.Flags().StringVar(&o.out, "out", "", "folder for the encrypted site (default sealed beside the notes)")
	cmd.Flags().BoolVar(&o.renew, "new-passphrase", false, "make a new key with a new passphrase")
	cmd.Flags().StringVar(&o.key, "key", "", "use this key.age (default the one in the folder)")
	o.passphrase.add(cmd.Flags(), true)
	_ = cmd.MarkFlagDirname("out")
	cmd.MarkFlagsMutuallyExclusive("key", "new-passphrase")
	return cmd
}

type sealOptions struct {
	out        string
	key        string // file of the key.age to go on with, if it is not in the folder
	renew      bool
	passphrase passphraseFlags
}

func (s *settings) seal(ctx context.Context, o sealOptions) error {
	p, err := s.own()
	if err != nil {
		return err
	}
	if o.out == "" {
		o.out = filepath.Join(filepath.Dir(p.public), "sealed")
	}
	if err := apart(o.out, p.content); err != nil {
		return err
	}
	old, err := keyIn(o.out)
	if o.key != "" && err == nil {
		old, err = keyFrom(o.key)
	}
	if err != nil {
		return err
	}
	var k sealing
	if old != nil && !o.renew {
		// Asked before the notes are read, so that nobody waits for the question.
		if k, err = s.oldKey(ctx, o, old, p); err != nil {
			return err
		}
	}
	b, _, err := s.open(ctx, p)
	if err != nil {
		return err
	}
	if k.key == nil {
		if k, err = s.newKey(ctx, o, old, b, p); err != nil {
			return err
		}
	}
	before := publishedBefore{key: old}
	if before.box, err = boxBeside(o); err != nil {
		return err
	}
	if k.box, err = s.letterbox(b.Journal.Config.NoLetters, before, k, p); err != nil {
		return err
	}
	// Kept before anything is written: a site whose passphrase is lost is worth nothing.
	if err := s.keep(ctx, k.save, k.text, k.key.File(), p, o.out); err != nil {
		return err
	}
	if err := keepLetterbox(p, k.box); err != nil {
		return err
	}
	if err := s.writeSealed(ctx, o.out, b, k, p); err != nil {
		return err
	}
	if k.fresh && old != nil {
		s.term.say("the new passphrase protects what is published from now on; a copy that somebody made before still opens with the old one")
	}
	return nil
}

// keyIn returns the key.age of a folder, nil if it has none. A plain site is
// refused: somebody could publish the one for the other.
func keyIn(out string) ([]byte, error) {
	key, err := readSealed(out, vault.KeyName)
	switch {
	case err == nil:
		return key, nil
	case !errors.Is(err, fs.ErrNotExist):
		return nil, broken(fmt.Errorf("reading the key: %w", err), "")
	case isFile(filepath.Join(out, "index.html")):
		return nil, broken(fmt.Errorf("%s holds a site that is not encrypted", out), "choose another folder with --out, to keep the two apart")
	}
	return nil, nil
}

// readSealed reads key.age or letterbox.age of a folder.
func readSealed(out, name string) ([]byte, error) {
	root, err := os.OpenRoot(out)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	const most = 8 << 20
	return inside.New(root, most).ReadFile(name)
}

// boxBeside returns the letterbox.age beside the key that is gone on with; nil if
// there is none.
func boxBeside(o sealOptions) ([]byte, error) {
	dir := o.out
	if o.key != "" {
		dir = filepath.Dir(o.key)
	}
	box, err := readSealed(dir, vault.LetterboxName)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, broken(fmt.Errorf("reading the letterbox: %w", err), "")
	}
	return box, nil
}

// keyFrom reads a key.age that lies elsewhere: a machine that seals anew each
// time takes it from the published site, so that devices stay unlocked.
func keyFrom(name string) ([]byte, error) {
	key, err := os.ReadFile(name)
	if err != nil {
		return nil, broken(fmt.Errorf("reading the key: %w", err), "--key takes the key.age of the published site")
	}
	return key, nil
}

// sealing is the key to seal with, and what to do with its passphrase.
type sealing struct {
	key   *vault.Key
	fresh bool             // the key is a new one
	box   *vault.Letterbox // nil if there is none
	text  string           // its passphrase
	save  string           // where to keep that
}

// oldKey opens the key that is there.
func (s *settings) oldKey(ctx context.Context, o sealOptions, old []byte, p place) (sealing, error) {
	key, text, err := s.unlock(ctx, old, o.passphrase, p, o.out)
	return sealing{key: key, text: text, save: o.passphrase.save}, err
}

// newKey makes a key under a new passphrase, which is not that of the old key
// if there is one.
func (s *settings) newKey(ctx context.Context, o sealOptions, old []byte, b *generator.Built, p place) (sealing, error) {
	text, err := s.newPassphrase(ctx, o.passphrase, leak.Guessable(b.Journal), p, o.out)
	if err != nil {
		return sealing{}, err
	}
	save, err := s.offer(ctx, o.passphrase)
	if err != nil {
		return sealing{}, err
	}
	if save != "" && save != "keyring" {
		if err := s.mayHold(ctx, save, p, o.out); err != nil {
			return sealing{}, err
		}
		if _, err := os.Lstat(save); err == nil {
			return sealing{}, broken(fmt.Errorf("%s is there already", save), "name a file that does not exist yet, or read it with --passphrase-file")
		}
	}
	key, err := vault.RenewKey(old, text)
	switch {
	case errors.Is(err, vault.ErrSamePassphrase):
		return sealing{}, broken(err, "choose a different one, to keep out anybody who knows the old")
	case err != nil:
		return sealing{}, broken(err, "")
	}
	return sealing{key: key, fresh: true, text: text, save: save}, nil
}

// writeSealed encrypts the site, looks for words of the notes in the result,
// and writes it. It says nothing of the notes, not even how many there are:
// what it says may stand in a log that others can read.
func (s *settings) writeSealed(ctx context.Context, out string, b *generator.Built, k sealing, p place) error {
	show := s.term.progress()
	defer show.wipe()
	return s.sealed(ctx, b, k, p, show, func(sealed *vault.Sealed) error {
		r, err := folder.Write(ctx, out, sealed, folder.Options{Progress: show.step("writing file")})
		if err != nil {
			return writeMistake(err, p)
		}
		show.wipe()
		_ = s.term.out.printf("the encrypted site is in %s: %s, %s\n", out, prose.Count(r.Files, "file"), megabytes(sealed))
		s.remember(ctx, p, folderPlace(out), sealed)
		return nil
	})
}

// sealed encrypts the site and looks for words of the notes in the result,
// which lasts until use comes back.
func (s *settings) sealed(ctx context.Context, b *generator.Built, k sealing, p place, show *progress, use func(*vault.Sealed) error) error {
	temp, err := tempdir.New("", "journal-seal-")
	if err != nil {
		return broken(fmt.Errorf("sealing the site: %w", err), "")
	}
	defer temp.Close()
	spool, err := os.Create(filepath.Join(temp.Name, "spool"))
	if err != nil {
		return broken(fmt.Errorf("sealing the site: %w", err), "")
	}
	defer spool.Close()
	lock := layouts.Lock("")
	if k.box != nil {
		offers, err := b.Offers()
		if err != nil {
			return broken(fmt.Errorf("sealing the letterbox: %w", err), "")
		}
		k.box.Filed(b.Letters())
		k.box.Offer(offers)
	}
	if k.box != nil && !b.Journal.Config.NoLetters {
		lock = layouts.Lock(k.box.Recipient())
	}
	sealed, err := vault.Seal(ctx, b.Site, k.key, vault.Options{Lock: lock, Letterbox: k.box, Own: b.Site.Own, Spool: spool, Progress: show.step("sealing file")})
	if err != nil {
		return layoutMistake(err, p)
	}
	if err := checkLeaks(ctx, sealed, lock, b); err != nil {
		return err
	}
	return use(sealed)
}

// checkLeaks looks at everything that is to be published: whether it is encrypted,
// and whether words of the notes stand in it.
func checkLeaks(ctx context.Context, sealed, lock fs.FS, b *generator.Built) error {
	finds, err := leak.Search(ctx, sealed, lock, leak.Private(b.Journal, b.Site.Names()))
	if err != nil {
		return broken(err, "")
	}
	if len(finds) == 0 {
		return nil
	}
	said := make([]error, 0, len(finds)+1)
	said = append(said, errors.New("not all of the site is encrypted, so nothing was written"))
	for _, f := range finds {
		said = append(said, errors.New(f.String()))
	}
	return broken(errors.Join(said...), "this is a mistake of the program; please report it, without your notes")
}

// megabytes is the size of all files of a file system, as people say it.
func megabytes(fsys fs.FS) string {
	var sum int64
	_ = fs.WalkDir(fsys, ".", func(_ string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		if err == nil && !d.IsDir() {
			sum += info.Size()
		}
		return err
	})
	return fmt.Sprintf("%.1f MB", float64(sum)/1e6)
}
