package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"journal/generator/vault"
)

// letterboxKeys is where the keys of the letterbox are kept: beside the notes, whose
// content they lead to, so that letters open here without a question and outlive a
// passphrase that nobody remembers.
func letterboxKeys(p place) string { return filepath.Join(keptFolder(p), "letterbox.key") }

// keptFolder is the folder of what the program remembers of a journal.
func keptFolder(p place) string { return filepath.Join(filepath.Dir(p.public), ".journal") }

// knownLetterbox returns the letterbox whose keys are kept here; nil if there is none.
func knownLetterbox(p place) (*vault.Letterbox, error) {
	text, err := os.ReadFile(letterboxKeys(p))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, broken(fmt.Errorf("reading the keys of the letterbox: %w", err), "")
	}
	box, err := vault.ParseLetterbox(text)
	if err != nil {
		return nil, broken(fmt.Errorf("reading the keys of the letterbox: %s: %w", letterboxKeys(p), err), "move it away, and the published ones are used")
	}
	return box, nil
}

// keepLetterbox keeps the keys of the letterbox beside the notes.
func keepLetterbox(p place, box *vault.Letterbox) error {
	if box == nil {
		return nil
	}
	name, text := letterboxKeys(p), box.Keys()
	if was, err := os.ReadFile(name); err == nil && bytes.Equal(was, text) {
		return nil
	}
	if err := writeKept(name, text); err != nil {
		return broken(fmt.Errorf("keeping the keys of the letterbox: %w", err), "")
	}
	return nil
}

// letterOpener returns what opens letters: with the keys that are kept here, and where
// these are missing or too old, with those of a copy of the published site, which asks for
// the passphrase.
func (s *settings) letterOpener(ctx context.Context, p place, o inboxOptions) func(io.Reader, int) ([]byte, error) {
	kept := func() (*vault.Letterbox, error) { return knownLetterbox(p) }
	sealed := sync.OnceValues(func() (*vault.Letterbox, error) {
		name := o.sealed
		if name == "" {
			if name = filepath.Join(filepath.Dir(p.public), "sealed"); !isFile(filepath.Join(name, vault.LetterboxName)) {
				return nil, nil
			}
		}
		box, _, err := s.letterboxIn(ctx, name, o.passphrase)
		return box, err
	})
	return func(file io.Reader, limit int) ([]byte, error) {
		data, err := io.ReadAll(file)
		if err != nil {
			return nil, err
		}
		err = errors.New("the keys of the letterbox are not here; --sealed FOLDER names a copy of the published site")
		for _, from := range []func() (*vault.Letterbox, error){kept, sealed} {
			box, cannot := from()
			if cannot != nil {
				return nil, cannot
			}
			if box == nil {
				continue
			}
			var text []byte
			text, err = box.Letter(bytes.NewReader(data), limit)
			if !errors.Is(err, vault.ErrNoLetter) {
				return text, err
			}
		}
		return nil, err
	}
}

// publishedBefore is what was published up to now, as far as the letterbox is
// concerned.
type publishedBefore struct {
	key []byte // key.age; nil if nothing was published
	box []byte // letterbox.age; nil if there was none
}

// letterbox returns the letterbox to publish with; nil says that there is none.
func (s *settings) letterbox(off bool, before publishedBefore, k sealing, p place) (*vault.Letterbox, error) {
	kept, err := knownLetterbox(p)
	if err != nil {
		return nil, err
	}
	var published *vault.Letterbox
	if before.box != nil {
		published = s.publishedLetterbox(before, k, kept, p)
	}
	box, err := vault.NextLetterbox(published, kept, !off, k.fresh && before.key != nil)
	if err != nil {
		return nil, broken(err, "")
	}
	return box, nil
}

// publishedLetterbox opens the letterbox that was published; nil if that is not possible. A
// key that is new does not open it: then it is the one that is kept here, or the old
// passphrase is in the keyring.
func (s *settings) publishedLetterbox(before publishedBefore, k sealing, known *vault.Letterbox, p place) *vault.Letterbox {
	key := k.key
	if k.fresh {
		key = nil
		if text, ok := s.fromKeyring(before.key); ok {
			key, _ = vault.OpenKey(before.key, text)
		}
		if key == nil {
			if known == nil {
				s.term.say("warning: notes that wait on a phone since before do not open any more: the keys of the letterbox are not in %s, and the old passphrase is not in the keyring", letterboxKeys(p))
			}
			return nil
		}
	}
	box, err := key.OpenLetterbox(before.box)
	if err != nil {
		s.term.say("warning: %v; notes that wait on a phone may not open any more", err)
		return nil
	}
	return box
}
