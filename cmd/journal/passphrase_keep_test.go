package main

import (
	"bytes"
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/zalando/go-keyring"

	"journal/generator/vault"
)

// nowhere is a program that nobody can answer.
func nowhere(t *testing.T) (*settings, *bytes.Buffer) {
	t.Helper()
	in, err := os.Open(os.DevNull)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { in.Close() })
	said := new(bytes.Buffer)
	return &settings{term: &terminal{in: in, out: newScreen(said), err: newScreen(said)}}, said
}

// What is kept in the keyring opens the key it was kept for; a keyring that
// fails is told with what to do instead.
func TestKeyring(t *testing.T) {
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", "there is a bus")
	t.Setenv(passphraseVariable, "")
	keyring.MockInit()
	s, said := nowhere(t)
	key, err := vault.NewKey(typedPassphrase, vault.Work)
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := s.unlock(t.Context(), key.File(), passphraseFlags{}, place{}, "sealed"); err == nil {
		t.Fatal("it opens without a passphrase")
	}
	if err := s.keep(t.Context(), "keyring", typedPassphrase, key.File(), place{}, "sealed"); err != nil {
		t.Fatal(err)
	}
	if _, text, err := s.unlock(t.Context(), key.File(), passphraseFlags{}, place{}, "sealed"); err != nil || text != typedPassphrase {
		t.Errorf("from the keyring: %v", err)
	}
	other, err := vault.NewKey("another six words of some kind", vault.Work)
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := s.unlock(t.Context(), other.File(), passphraseFlags{}, place{}, "sealed"); err == nil {
		t.Error("another key opens with it")
	}
	keyring.MockInitWithError(errors.New("the keyring is locked"))
	err = s.keep(t.Context(), "keyring", typedPassphrase, key.File(), place{}, "sealed")
	f, ok := errors.AsType[*failure](err)
	if !ok || f.code != failed || !strings.Contains(f.Error(), "locked") || !strings.Contains(f.hint, "--save FILE") {
		t.Errorf("a keyring that fails: %v", err)
	}
	if strings.Contains(said.String(), typedPassphrase) {
		t.Error("the passphrase was said")
	}
}

const typedPassphrase = "orbit velvet canyon ladder mosaic tundra"
