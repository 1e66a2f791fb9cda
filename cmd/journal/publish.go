package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"journal/generator"
	"journal/generator/prose"
	"journal/generator/publish"
	"journal/generator/vault"
	"journal/generator/vault/passphrase"
)

func newPublish(s *settings) *cobra.Command {
	var o publishOptions
	cmd := &cobra.Command{
		Use:        "publish",
		SuggestFor: []string{"deploy", "upload", "push"},
		Short:      "publish the site, encrypted, on GitHub Pages or the like",
		Long: `Publish builds the site, encrypts all of it, and pushes it to a branch that a host
such as GitHub Pages serves. Visitors see a page that asks for the passphrase, and
nothing else. A stranger learns that there is a journal, when it was published,
and its size, rounded up.

It uses your git, and only to reach the remote: your files, branches and settings
are not touched, and your hooks do not run. The branch is replaced by a single
commit without your name or clock. CNAME stays.

It refuses a branch that is checked out, the default branch, a branch it did not
make, and to overwrite what somebody else has published in the meantime.

The first time you choose a passphrase, or get one of six words. After that the
published key is used again, so your devices stay unlocked. The
passphrase is read from --passphrase-file, from JOURNAL_PASSPHRASE, from the
system's keyring, or from the terminal. It is never an argument.

--new-passphrase makes a new key with a new passphrase. It cannot take back what
was public: old commits and copies still open with the old one, and a host may
keep replaced commits for a long time.

--plain publishes without encryption. It lists what everybody could read, and
asks. To share a single interview, use journal export debrief NOTE --redact
instead.`,
		Example: `  journal publish --dry-run                  what would go out, and where
  journal publish
  journal publish --remote git@github.com:you/pages.git
  journal publish --remote origin --branch pages
  journal publish --new-passphrase           after somebody has seen the old one`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				return misuse("journal publish --remote NAME names where it goes", "publish takes no %q", args[0])
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := o.sensible(cmd.Flags()); err != nil {
				return err
			}
			return s.publish(cmd.Context(), o)
		},
	}
	f := cmd.Flags()
	f.StringVar(&o.remote, "remote", "", "a remote by name or address (default origin, or the only one)")
	f.StringVar(&o.branch, "branch", publish.Branch, "the branch to replace")
	f.BoolVar(&o.dry, "dry-run", false, "say what would go out; send nothing")
	f.BoolVar(&o.renew, "new-passphrase", false, "make a new key with a new passphrase")
	f.BoolVar(&o.plain, "plain", false, "without encryption: everybody can read it")
	f.BoolVar(&o.yes, "yes-publish-plain", false, "with --plain: do not ask, for scripts")
	o.passphrase.add(f, true)
	return cmd
}

type publishOptions struct {
	remote, branch         string
	dry, renew, plain, yes bool
	passphrase             passphraseFlags
}

// sensible refuses flags that contradict each other.
func (o publishOptions) sensible(f *pflag.FlagSet) error {
	if o.yes && !o.plain {
		return misuse("journal publish --plain --yes-publish-plain", "--yes-publish-plain says yes to --plain, which is not there")
	}
	for _, name := range []string{"new-passphrase", "passphrase-file", "save"} {
		if o.plain && f.Changed(name) {
			return misuse("leave out one of them", "--plain needs no passphrase, and --%s is about one", name)
		}
	}
	if o.dry && o.renew {
		return misuse("leave out one of them", "--dry-run makes no new passphrase")
	}
	for _, name := range []string{"remote", "branch"} {
		if f.Changed(name) && f.Lookup(name).Value.String() == "" {
			return misuse("leave it out for the usual one", "--%s is empty", name)
		}
	}
	return nil
}

func (s *settings) publish(ctx context.Context, o publishOptions) error {
	p, err := s.own()
	if err != nil {
		return err
	}
	if s.term.err.person {
		// At once, not after a while: git and ssh may ask for a password here.
		s.term.say("asking the remote")
	}
	pages, err := publish.Inspect(ctx, publish.Git{Env: os.Environ()}, publish.Target{Dir: p.content, Remote: o.remote, Branch: o.branch})
	if err != nil {
		return publishMistake(err)
	}
	defer pages.Close()
	for _, remote := range pages.Exposed(ctx) {
		s.alarm("EVERYBODY CAN READ YOUR NOTES: %s is public, and they are in it", remote)
		s.term.say("hint: encrypting the site does not help then; make that repository private, now")
	}
	if o.plain {
		b, err := s.publishable(ctx, p)
		if err != nil {
			return err
		}
		return s.publishPlain(ctx, o, pages, b, p)
	}
	return s.publishSealed(ctx, o, pages, p)
}

// publishable reads the notes. Mistakes in them are counted, not shown: what
// publishing says may stand in a log that others can read.
func (s *settings) publishable(ctx context.Context, p place) (*generator.Built, error) {
	b, _, err := s.open(ctx, p)
	if err != nil {
		return nil, err
	}
	if errs, _ := b.Problems.Count(); errs > 0 {
		s.term.say("the notes have %s; journal check shows them", prose.Count(errs, "error"))
	}
	return b, nil
}

// alarm is a warning that nobody overlooks.
func (s *settings) alarm(format string, args ...any) {
	style := s.term.err.style("")
	s.term.say("%swarning:%s %s", style.Error, style.Reset, inLine(format, args...))
}

func (s *settings) publishSealed(ctx context.Context, o publishOptions, pages *publish.Pages, p place) error {
	old, err := pages.ReadFile(vault.KeyName)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		old = nil
	case err != nil:
		return broken(fmt.Errorf("reading the published key: %w", err), "")
	}
	b, k, err := s.publishingKey(ctx, o, old, p)
	if err != nil {
		return err
	}
	before := publishedBefore{key: old}
	if before.box, err = pages.ReadFile(vault.LetterboxName); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return broken(fmt.Errorf("reading the published letterbox: %w", err), "")
	}
	if o.dry {
		before = publishedBefore{} // the key of a dry run opens nothing
	}
	if k.box, err = s.letterbox(b.Journal.Config.NoLetters, before, k, p); err != nil {
		return err
	}
	show := s.term.progress()
	defer show.wipe()
	return s.sealed(ctx, b, k, p, show, func(sealed *vault.Sealed) error {
		c, err := pages.Make(ctx, sealed, show.step("adding file"))
		if err != nil {
			return publishMistake(err)
		}
		show.wipe()
		if o.dry {
			s.dryRun(pages, c, "encrypted")
			return nil
		}
		// Kept before anything is sent: a site whose passphrase is lost is worth nothing.
		if err := s.keep(ctx, k.save, k.text, k.key.File(), p, published); err != nil {
			return err
		}
		if err := keepLetterbox(p, k.box); err != nil {
			return err
		}
		err = c.Push(ctx, show.step("sending object"))
		show.wipe()
		if err != nil {
			if k.fresh && !errors.Is(err, publish.ErrUncertain) {
				s.term.say("the new passphrase is not in use: nothing was published with it")
			}
			return publishMistake(err)
		}
		s.published(pages, c)
		s.remember(ctx, p, pages.Branch+" of "+pages.Remote, sealed)
		switch {
		case k.fresh && old != nil:
			s.term.say("the new passphrase protects what is published from now on; old commits and copies still open with the old one, and your host may keep replaced commits for long")
		case old == nil && !pages.First():
			s.term.say("what was there before was readable for everybody; copies of it may be around")
		}
		return nil
	})
}

// published is what the site on the branch is called where a passphrase is
// asked for; it is no folder.
const published = "the published site"

// publishingKey reads the notes, and opens the key that is published or makes
// a new one. A question for a passphrase comes first, so that nobody waits for
// it. A dry run needs none: every key makes the same number of bytes.
func (s *settings) publishingKey(ctx context.Context, o publishOptions, old []byte, p place) (b *generator.Built, k sealing, err error) {
	so := sealOptions{out: published, renew: o.renew, passphrase: o.passphrase}
	if old != nil && !o.renew && !o.dry {
		if k, err = s.oldKey(ctx, so, old, p); err != nil {
			return nil, k, err
		}
	}
	if b, err = s.publishable(ctx, p); err != nil {
		return nil, k, err
	}
	switch {
	case o.dry:
		var text string
		if text, err = passphrase.New(); err == nil {
			k.key, err = vault.NewKey(text, vault.Work)
		}
	case k.key == nil:
		k, err = s.newKey(ctx, so, old, b, p)
	}
	return b, k, err
}

// dryRun says what would go out.
func (s *settings) dryRun(pages *publish.Pages, c *publish.Commit, how string) {
	_ = s.term.out.printf("would publish %s, %.1f MB, %s, on %s of %s\n", prose.Count(len(c.Paths), "file"), float64(c.Size)/1e6, how, pages.Branch, pages.Remote)
	if pages.First() {
		_ = s.term.out.printf("the branch does not exist yet\n")
	} else {
		_ = s.term.out.printf("it would replace the commit %s\n", short(pages.Seen))
	}
	_ = s.term.out.printf("nothing was sent\n")
}

func short(id string) string { return id[:min(len(id), 12)] }

// published says what was done and what is to be done with it.
func (s *settings) published(pages *publish.Pages, c *publish.Commit) {
	_ = s.term.out.printf("published %s, %.1f MB, on %s of %s\n", prose.Count(len(c.Paths), "file"), float64(c.Size)/1e6, pages.Branch, pages.Remote)
	if pages.Address != "" {
		_ = s.term.out.printf("%s shows it in a minute or two\n", pages.Address)
	}
	if pages.First() {
		_, _ = io.WriteString(s.term.out.text(), firstTime(pages))
	}
}

// firstTime tells how a host is told to serve the branch. The names are those
// of GitHub's settings.
func firstTime(pages *publish.Pages) string {
	if pages.Settings == "" {
		return inLine("\nThe first time, tell your host to serve the branch %s from its top folder.\n", pages.Branch)
	}
	host, path, _ := strings.Cut(strings.TrimPrefix(pages.Address, "https://"), "/")
	text := inLine(`
The first time, tell GitHub to serve it:

  %s
  Source: Deploy from a branch. Branch: %s, folder / (root). Save.

The repository of the site may be public: only ciphertext is in it.
`, pages.Settings, pages.Branch)
	if path != "" && pages.Domain == "" {
		text += inLine(`
All sites at %s share what a browser stores for them, so a script on another
one could read what this one keeps on an unlocked device. If not all of them are
your own work, give this one a domain (on the same page: Custom domain) or an
account of its own.
`, host)
	}
	return text
}

// hints say what to do about each way in which publishing is refused or fails.
var hints = []struct {
	err  error
	hint string
}{
	{publish.ErrNoGit, "install git; on Debian: apt install git, on a Mac: xcode-select --install, else https://git-scm.com"},
	{publish.ErrOldGit, "install a newer git"},
	{publish.ErrNoRepository, "name the address of an empty repository made for the site: journal publish --remote ADDRESS; or keep the journal in a repository of its own: git init"},
	{publish.ErrBare, "publish from a clone of it that has files"},
	{publish.ErrStrange, "git status says more; nothing was changed"},
	{publish.ErrBusy, "finish or abort it first, so that no half-merged note is published; git status says how"},
	{publish.ErrBranchName, "journal publish --branch gh-pages"},
	{publish.ErrCheckedOut, "publishing replaces everything on a branch; choose another with --branch"},
	{publish.ErrDefaultBranch, "publishing replaces everything on a branch; choose another with --branch"},
	{publish.ErrForeign, "publishing would delete what is on it; choose another with --branch, or delete it yourself if nobody needs it"},
	{publish.ErrNoRemote, "git remote adds one: git remote add origin ADDRESS; or name an address: journal publish --remote ADDRESS"},
	{publish.ErrSeveral, "name the one you mean: journal publish --remote NAME-OR-ADDRESS"},
	{publish.ErrUnreachable, "nothing was changed; see that you are online and that git ls-remote can reach it, then publish again"},
	{publish.ErrMoved, "nothing of it was changed; publish again to replace it"},
	{publish.ErrRejected, "nothing was changed; if the branch is protected, allow force pushes to it in the host's settings, or choose another with --branch"},
	{publish.ErrBroken, "publish again when the network is back"},
	{publish.ErrUncertain, "publish again when the network is back; it looks first"},
	{publish.ErrFormat, "nothing was changed; make the empty repository for the site with the other one, git init --bare --object-format=sha1 or sha256, or push a first commit of any kind to it: then its own is used"},
	{publish.ErrName, "rename that file"},
}

// publishMistake says what to do when publishing is refused or fails.
func publishMistake(err error) error {
	if err == nil || errors.Is(err, context.Canceled) {
		return err
	}
	for _, h := range hints {
		if !errors.Is(err, h.err) {
			continue
		}
		if h.err == publish.ErrBranchName {
			return misuse(h.hint, "%w", err)
		}
		return broken(err, h.hint)
	}
	return broken(err, "nothing was changed")
}
