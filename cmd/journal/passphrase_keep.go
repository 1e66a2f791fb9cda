package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/zalando/go-keyring"
)

// keyringService is the name that passphrases have in the system's keyring.
// The account is the fingerprint of key.age, so that every command that has a
// key finds its passphrase, wherever the folder lies.
const keyringService = "journal"

func keyringAccount(key []byte) string {
	sum := sha256.Sum256(key)
	return hex.EncodeToString(sum[:8])
}

func hasKeyring() bool {
	return thisMachine().hasKeyring(func(file string) bool {
		_, err := os.Stat(file)
		return err == nil
	})
}

// fromKeyring returns the passphrase that was kept for this key.
func (s *settings) fromKeyring(key []byte) (string, bool) {
	if !hasKeyring() {
		return "", false
	}
	text, err := keyring.Get(keyringService, keyringAccount(key))
	return text, err == nil
}

// offer asks where a new passphrase is to be kept, unless that has been said.
// "" is nowhere.
func (s *settings) offer(ctx context.Context, f passphraseFlags) (string, error) {
	if f.save != "" || f.file != "" || os.Getenv(passphraseVariable) != "" || !s.term.canAsk() {
		return f.save, nil
	}
	if !hasKeyring() {
		s.term.tell("This system has no keyring. A file is possible; keep it outside of the journal.\n")
		return s.term.ask(ctx, "file to keep the passphrase in (or press Enter for none): ")
	}
	answer, err := s.term.ask(ctx, "keep it in this system's keyring? (Y/n, or a file name) ")
	switch strings.ToLower(answer) {
	case "", "y", "yes":
		return "keyring", err
	case "n", "no":
		return "", err
	}
	return answer, err
}

// keep saves a passphrase in the keyring or in a file.
func (s *settings) keep(ctx context.Context, where, text string, key []byte, p place, out string) error {
	switch where {
	case "":
		return nil
	case "keyring":
		err := errors.New("this system has no keyring")
		if hasKeyring() {
			err = keyring.Set(keyringService, keyringAccount(key), text)
		}
		if err != nil {
			return broken(fmt.Errorf("keeping the passphrase in the keyring: %w", err), "--save FILE keeps it in a file outside of the journal")
		}
		s.term.say("the passphrase is in this system's keyring")
		return nil
	}
	if err := s.mayHold(ctx, where, p, out); err != nil {
		return err
	}
	if err := writePrivate(where, []byte(text+"\n")); err != nil {
		return broken(fmt.Errorf("keeping the passphrase: %w", err), "name a file that does not exist yet")
	}
	s.term.say("the passphrase is in %s; keep a copy of it where you keep important papers", where)
	return nil
}

// writePrivate makes a new file that only its owner can read.
func writePrivate(name string, data []byte) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err := errors.Join(err, f.Sync(), f.Close()); err != nil {
		os.Remove(name)
		return err
	}
	return nil
}

// mayHold refuses a passphrase file from where it could be published or
// committed, and warns when others can read it.
func (s *settings) mayHold(ctx context.Context, name string, p place, out string) error {
	real := resolved(name)
	folders := []string{out}
	if !p.sample() {
		folders = append(folders, p.content, p.public, p.layouts)
	}
	for _, dir := range folders {
		if dir != "" && within(real, resolved(dir)) {
			return misuse("choose a place outside of the journal", "the passphrase cannot be in %s, where it could be published", dir)
		}
	}
	if git(ctx, filepath.Dir(real), "ls-files", "--error-unmatch", "--", filepath.Base(real)) {
		return misuse("git rm --cached FILE; then choose a new passphrase, for the old one is in the history", "the passphrase cannot be in %s: git keeps that file", name)
	}
	if git(ctx, filepath.Dir(real), "rev-parse", "--is-inside-work-tree") && !git(ctx, filepath.Dir(real), "check-ignore", "-q", "--", filepath.Base(real)) {
		s.term.say("warning: %s lies in a git repository and is not ignored; the next commit may take it along", name)
	}
	info, err := os.Stat(name)
	if err == nil && thisMachine().othersRead(info.Mode()) {
		s.term.say("warning: others on this machine can read %s; chmod 600 %s", name, name)
	}
	return nil
}

// git runs git for its exit code. Without git there is no repository.
func git(ctx context.Context, dir string, args ...string) bool {
	cmd := exec.CommandContext(ctx, "git", args...)
	cmd.Dir = dir
	return cmd.Run() == nil
}

// resolved returns the true place of a file that may not exist yet.
func resolved(name string) string {
	abs, err := filepath.Abs(name)
	if err != nil {
		return name
	}
	if real, err := filepath.EvalSymlinks(abs); err == nil {
		return real
	} else if errors.Is(err, fs.ErrNotExist) && filepath.Dir(abs) != abs {
		return filepath.Join(resolved(filepath.Dir(abs)), filepath.Base(abs))
	}
	return abs
}

// within reports whether a file is in a folder or below.
func within(name, dir string) bool {
	rel, err := filepath.Rel(dir, name)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}
