// Package vault makes a site unreadable for everybody but its owner: an
// [fs.FS] goes in, another one of encrypted files comes out, and back.
//
//	key, err := vault.NewKey(passphrase, vault.Work)   // or OpenKey, to go on with a key that exists
//	sealed, err := vault.Seal(ctx, site, key, vault.Options{Lock: lock})
//	plain, err := vault.Open(sealed, passphrase)
//
// # What is published
//
// Ordinary age files, which the stock age program (1.3 or newer) opens too,
// and the lock page, which says nothing of the site:
//
//	index.html, 404.html, …  the lock page, handed in as [Options.Lock]
//	key.age                  the key of the publication, under the passphrase
//	index.age                which file of the site lies where
//	letterbox.age            the keys of the letterbox, if there is one ([Letterbox])
//	0a3f….age                the blobs: the site, in pieces of one size
//	.nojekyll, robots.txt    for the host, and for search engines
//
// The passphrase wraps one identity (scrypt and a hybrid of ML-KEM-768 and
// X25519, as age 1.3 has it), everything else is encrypted to that identity.
// The site is one tar file, cut into segments; each segment is compressed as a
// gzip member of its own and each member is one blob. So the blobs decrypted
// in the order of their names, one behind the other, are a tar.gz file.
//
// # What a stranger learns
//
// That there is a journal, when it was published, and its compressed size
// rounded up: every blob is of one size ([BlobSize] before encryption), there
// are at least 8, and their number is rounded up by at most a quarter with
// blobs that hold nothing. Not the number of pages, their names, or which of
// them changed: every publication encrypts everything anew, under new random
// names. Keeping blobs that did not change would save uploads, and would tell
// a stranger which days were spent on which part.
//
// # What is noticed
//
// Every changed, cut, missing or exchanged byte of key, index and blobs gives
// an error and never other content. The index holds the sum of every blob, so
// the blobs of two publications cannot be mixed. Nobody else can make files
// that pass: the identity's public half is as secret as the passphrase, for it
// is published nowhere. What cannot be noticed is a host that shows an old
// publication whole, or that changes the lock page itself.
//
// # What runs once it is unlocked
//
// The browser keeps the key for the site's origin, under another key that it
// gives to no script ("not extractable"); but a script of that origin could have
// it used, and read every page. So no script runs there but the lock page's and
// the site's own. The index marks what the site itself made ([Options.Own]),
// and the service worker gives everything else as package media says: without
// scripts, without a type that runs, in a sandbox, or only to be saved. No other
// window keeps a hold of an unlocked page (Cross-Origin-Opener-Policy). A
// journal's own layouts count as the site's own: they write every page anyway.
//
// What is written on the lock page without unlocking it is encrypted to the letterbox,
// whose public half everybody may know: it opens nothing, and no file of the site is made
// for it. On the device it waits as ciphertext, which no page can read while the site is locked.
//
// What remains: scripts of other sites on the same origin, which all project
// sites of one account on a host such as GitHub Pages share, can do what ours
// can, so a domain or an account of its own is best; and a host that changes the
// lock page or its scripts learns the passphrase, or a note, when it is typed next.
//
// Large sites are sealed in little memory: one file of the site, one segment,
// and what [Options.Spool] keeps on disk.
package vault

import (
	"errors"
	"fmt"
)

// Names of the files beside the blobs.
const (
	KeyName   = "key.age"
	IndexName = "index.age"
)

const (
	// Work is the work factor of scrypt for the passphrase: 2^17 rounds, about
	// a second in a browser. It is the least that [NewKey] takes.
	Work = 17

	// maxWork is the most that is worked for a key.age of unknown origin.
	maxWork = 20

	// BlobSize is the size of every blob before encryption, in bytes.
	BlobSize = 128 << 10

	// segmentMax is the most of the site that one blob holds, so that a
	// browser never unpacks more than this to show a page.
	segmentMax = 1 << 20

	version = 1
)

// ErrPassphrase says that key.age does not open with this passphrase. A change
// to the few bytes of key.age that the passphrase is checked with looks the
// same.
var ErrPassphrase = errors.New("wrong passphrase")

// ErrSamePassphrase says that a passphrase that was to be new is the old one.
var ErrSamePassphrase = errors.New("the new passphrase is the old one")

// ErrNoVault says that a folder holds no key.age: nothing was published there.
var ErrNoVault = errors.New("this is no encrypted site: there is no " + KeyName)

// ErrVersion says that a newer program has sealed this site.
var ErrVersion = errors.New("this site was sealed by a newer version of the program")

// DamagedError says which published file is missing, changed or cut.
type DamagedError struct {
	Name string // of the published file
	Err  error  // what is wrong with it
}

// Error names the file and what is wrong with it.
func (e *DamagedError) Error() string { return fmt.Sprintf("%s is damaged: %v", e.Name, e.Err) }

// Unwrap returns what is wrong without the name.
func (e *DamagedError) Unwrap() error { return e.Err }
