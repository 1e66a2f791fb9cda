package vault

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"strings"

	"filippo.io/age"

	"journal/generator/vault/passphrase"
)

// Key is the identity that the blobs of a publication are encrypted to,
// together with key.age, in which the passphrase wraps it.
type Key struct {
	identity *age.HybridIdentity
	file     []byte
}

// File returns the bytes of key.age.
func (k *Key) File() []byte { return bytes.Clone(k.file) }

// NewKey makes a new identity under a passphrase, which is cleaned first as
// [passphrase.Clean] says. work is the work factor of scrypt, at least [Work].
func NewKey(pass string, work int) (*Key, error) {
	if work < Work || work > maxWork {
		return nil, fmt.Errorf("making a key: the work factor is %d and has to be from %d to %d", work, Work, maxWork)
	}
	return newKey(pass, work)
}

// RenewKey makes a key under a new passphrase in place of another one, of which
// old is the key.age; nil if there is none. The error is [ErrSamePassphrase] if
// the old one opens with it.
func RenewKey(old []byte, pass string) (*Key, error) {
	if old != nil {
		if _, err := OpenKey(old, pass); err == nil {
			return nil, ErrSamePassphrase
		}
	}
	return NewKey(pass, Work)
}

func newKey(pass string, work int) (*Key, error) {
	defer release()()
	pass, err := passphrase.Clean(pass)
	if err != nil {
		return nil, fmt.Errorf("making a key: %w", err)
	}
	identity, err := age.GenerateHybridIdentity()
	if err != nil {
		return nil, fmt.Errorf("making a key: %w", err)
	}
	recipient, err := age.NewScryptRecipient(pass)
	if err != nil {
		return nil, fmt.Errorf("making a key: %w", err)
	}
	recipient.SetWorkFactor(work)
	file, err := encrypt([]byte(identity.String()+"\n"), recipient)
	if err != nil {
		return nil, fmt.Errorf("making a key: %w", err)
	}
	return &Key{identity: identity, file: file}, nil
}

// OpenKey opens the bytes of a key.age, so that a new publication has the same
// key and devices stay unlocked. The error is [ErrPassphrase] or a
// [DamagedError].
func OpenKey(file []byte, pass string) (*Key, error) {
	defer release()()
	pass, err := passphrase.Clean(pass)
	if err != nil {
		return nil, ErrPassphrase
	}
	wrapped, err := age.NewScryptIdentity(pass)
	if err != nil {
		return nil, ErrPassphrase
	}
	wrapped.SetMaxWorkFactor(maxWork)
	line, err := decrypt(file, wrapped)
	if wrong := new(age.NoIdentityMatchError); errors.As(err, &wrong) {
		if len(wrong.StanzaTypes) == 1 && wrong.StanzaTypes[0] == "scrypt" {
			return nil, ErrPassphrase
		}
		err = errors.New("it is not encrypted with a passphrase")
	}
	if err != nil {
		return nil, &DamagedError{Name: KeyName, Err: err}
	}
	identity, err := age.ParseHybridIdentity(strings.TrimSuffix(string(line), "\n"))
	if err != nil {
		// The parser's own words could repeat the secret.
		return nil, &DamagedError{Name: KeyName, Err: errors.New("it holds no key of a site")}
	}
	return &Key{identity: identity, file: bytes.Clone(file)}, nil
}

// release lets go of unused memory, and what it returns does so again. Working on
// a passphrase takes 128 MB: these are not held beside what came before, nor
// beside all that comes after.
func release() func() {
	debug.FreeOSMemory()
	return debug.FreeOSMemory
}

// encrypt returns a binary age file.
func encrypt(plain []byte, to age.Recipient) ([]byte, error) {
	var out bytes.Buffer
	w, err := age.Encrypt(&out, to)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(plain); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// decrypt reads a whole binary age file.
func decrypt(file []byte, with age.Identity) ([]byte, error) {
	r, err := age.Decrypt(bytes.NewReader(file), with)
	if err != nil {
		return nil, err
	}
	return io.ReadAll(r)
}
