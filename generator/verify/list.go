// Package verify tells whether a host serves what was published.
//
//	list, err := verify.Sums(ctx, sealed)                 // of what goes out
//	kept = kept.With(verify.Publication{Time: now, To: where, Files: list})
//	found, err := verify.Ask(ctx, client, address, kept, verify.Options{})
//
// A host can change what it serves: a lock page that tells it the passphrase,
// an old publication, a file less. Encryption does not show that, for the page
// that decrypts comes from the same host. So the SHA-256 of every file is kept
// where the host cannot reach it, and compared with what the host serves.
//
// Every byte of every file is compared, so one that was changed is always
// found. What is not promised: a host may tell this program from a browser, and
// serve each something else.
package verify

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"
	"time"
)

// Sum is what is kept of a file.
type Sum struct {
	SHA256 string `json:"sha256"` // in hexadecimal
	Size   int64  `json:"size"`
}

// Publication is what went out at one time.
type Publication struct {
	Time  time.Time      `json:"time"`
	To    string         `json:"to"` // a branch of a remote, or a folder
	Files map[string]Sum `json:"files"`
}

// Kept are the publications of a journal, the newest first.
type Kept struct {
	Publications []Publication `json:"publications"`
}

// most is how many publications are kept: old ones serve only to name what a
// host shows in place of the newest.
const most = 20

// With adds a publication. What went out unchanged again to the same place
// only becomes newer.
func (k Kept) With(p Publication) Kept {
	all := []Publication{p}
	for _, old := range k.Publications {
		if len(all) < most && !(old.To == p.To && old.same(p)) {
			all = append(all, old)
		}
	}
	return Kept{all}
}

// To keeps the publications that went where the newest one went that has this
// in its name. It is an error if there is none.
func (k Kept) To(part string) (Kept, error) {
	var some Kept
	for _, p := range k.Publications {
		if len(some.Publications) == 0 && strings.Contains(p.To, part) || len(some.Publications) > 0 && p.To == some.Publications[0].To {
			some.Publications = append(some.Publications, p)
		}
	}
	if len(some.Publications) == 0 {
		return some, fmt.Errorf("nothing was published to %s", part)
	}
	return some, nil
}

func (p Publication) same(q Publication) bool {
	if len(p.Files) != len(q.Files) {
		return false
	}
	for name, sum := range p.Files {
		if q.Files[name] != sum {
			return false
		}
	}
	return true
}

// Sums reads every file of a site.
func Sums(ctx context.Context, site fs.FS) (map[string]Sum, error) {
	sums := map[string]Sum{}
	err := fs.WalkDir(site, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		if hidden(name) {
			return nil // hosts serve no hidden files
		}
		f, err := site.Open(name)
		if err != nil {
			return err
		}
		defer f.Close()
		sums[name], err = sumOf(f)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("summing up the files: %w", err)
	}
	return sums, nil
}

func hidden(name string) bool { return path.Base(name)[0] == '.' }

func sumOf(r io.Reader) (Sum, error) {
	h := sha256.New()
	n, err := io.Copy(h, r)
	return Sum{hex.EncodeToString(h.Sum(nil)), n}, err
}
