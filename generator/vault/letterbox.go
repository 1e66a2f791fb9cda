package vault

import (
	"bytes"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"filippo.io/age"
)

// LetterboxName is the published file that holds the keys of the letterbox,
// encrypted to the key of the publication.
const LetterboxName = "letterbox.age"

// Letterbox holds the keys that open letters: what somebody writes on the lock
// page without unlocking it. They are no keys of the site. Their public half
// stands in the lock page for everybody to see, so anybody can drop a letter in;
// with the site's own, which is published nowhere, anybody could forge pages.
//
// The newest key is the one that letters are written to. Older ones stay, for
// letters that were written before it was there. A Letterbox also knows which
// letters have become notes, so that a device can let go of them.
type Letterbox struct {
	keys   []*age.HybridIdentity // newest first
	filed  map[string]int        // the latest version of each letter that has become a note
	offers []byte                // JSON
}

// NewLetterbox makes a letterbox with a key of its own.
func NewLetterbox() (*Letterbox, error) {
	l := &Letterbox{}
	return l, l.Renew()
}

// Renew puts a new key before the others. Letters that are written from now on
// do not open with a copy of the letterbox that somebody made before.
func (l *Letterbox) Renew() error {
	key, err := age.GenerateHybridIdentity()
	if err != nil {
		return fmt.Errorf("making a letterbox: %w", err)
	}
	l.keys = slices.Insert(l.keys, 0, key)
	return nil
}

// Recipient returns the public half of the newest key, "age1pq1…".
func (l *Letterbox) Recipient() string { return l.keys[0].Recipient().String() }

// Identities returns all keys, for [age.Decrypt].
func (l *Letterbox) Identities() []age.Identity {
	all := make([]age.Identity, len(l.keys))
	for i, key := range l.keys {
		all[i] = key
	}
	return all
}

// Keys returns the keys as the age program takes them (age -d -i FILE).
func (l *Letterbox) Keys() []byte {
	var out bytes.Buffer
	out.WriteString("# These keys open letters from the lock page; the newest is the first.\n")
	for _, key := range l.keys {
		out.WriteString(key.String() + "\n")
	}
	return out.Bytes()
}

// ParseLetterbox reads what [Letterbox.Keys] has written.
func ParseLetterbox(text []byte) (*Letterbox, error) {
	l := &Letterbox{filed: map[string]int{}}
	for line := range bytes.Lines(text) {
		line := strings.TrimSpace(string(line))
		if filed, ok := strings.CutPrefix(line, filedPrefix); ok {
			id, version, _ := strings.Cut(filed, " ")
			n, err := strconv.Atoi(version)
			if err != nil || !IsLetter(id) {
				return nil, errors.New("it names a letter that cannot be")
			}
			l.filed[id] = n
			continue
		}
		if line == "" || line[0] == '#' {
			continue
		}
		key, err := age.ParseHybridIdentity(line)
		if err != nil {
			// The parser's own words could repeat the secret.
			return nil, errors.New("it holds a line that is no key of a letterbox")
		}
		l.keys = append(l.keys, key)
	}
	if len(l.keys) == 0 {
		return nil, errors.New("it holds no key")
	}
	return l, nil
}

// NextLetterbox returns the letterbox to publish with: the one that is published, with
// the keys of the one that is kept at home; else whichever there is (nil for
// one that is not); else a new one, if one is wanted. With renew it gets a new
// key, too; the old ones stay, for letters that are on their way.
func NextLetterbox(published, kept *Letterbox, wanted, renew bool) (*Letterbox, error) {
	box := published
	switch {
	case box != nil && kept != nil:
		box.Join(kept)
	case box == nil:
		box = kept
	}
	if box == nil {
		if !wanted {
			return nil, nil
		}
		return NewLetterbox()
	}
	if renew {
		return box, box.Renew()
	}
	return box, nil
}

// Join adds the keys of another letterbox that are not among those of l, behind
// them. When all keys of l are among those of the other, the order is the other's: it has
// a newer one.
func (l *Letterbox) Join(other *Letterbox) {
	first, then := l.keys, other.keys
	if !slices.ContainsFunc(first, func(k *age.HybridIdentity) bool { return !holds(then, k) }) {
		first, then = then, first
	}
	joined := slices.Clone(first)
	for _, key := range then {
		if !holds(joined, key) {
			joined = append(joined, key)
		}
	}
	l.keys = joined
}

func holds(keys []*age.HybridIdentity, key *age.HybridIdentity) bool {
	return slices.ContainsFunc(keys, func(k *age.HybridIdentity) bool { return k.String() == key.String() })
}

// Filed notes down which letters have become notes, each with its latest version.
func (l *Letterbox) Filed(letters map[string]int) { l.filed = maps.Clone(letters) }

// Offer takes down what the unlocked form offers: JSON, which the lock page reads.
func (l *Letterbox) Offer(offers []byte) { l.offers = bytes.Clone(offers) }

// IsLetter reports whether id is one that a lock page makes for a letter.
func IsLetter(id string) bool {
	_, err := hex.DecodeString(id)
	return err == nil && len(id) == 32 && id == strings.ToLower(id)
}

// filedPrefix begins the line of a letter that has become a note; it is a
// comment for age. So is that of the offers.
const (
	filedPrefix  = "# filed "
	offersPrefix = "# offers "
)

// pack returns what letterbox.age holds. Its size tells how much that is no closer than
// to the next doubling.
func (l *Letterbox) pack() []byte {
	out := l.Keys()
	for _, id := range slices.Sorted(maps.Keys(l.filed)) {
		out = fmt.Appendf(out, "%s%s %d\n", filedPrefix, id, l.filed[id])
	}
	if len(l.offers) > 0 && bytes.IndexByte(l.offers, '\n') < 0 {
		out = fmt.Appendf(out, "%s%s\n", offersPrefix, l.offers)
	}
	size := 8 << 10
	for size < len(out) {
		size *= 2
	}
	return append(out, bytes.Repeat([]byte{'\n'}, size-len(out))...)
}

// OpenLetterbox opens the bytes of a letterbox.age of the same key. The error is a
// [DamagedError].
func (k *Key) OpenLetterbox(file []byte) (*Letterbox, error) {
	text, err := decrypt(file, k.identity)
	if err != nil {
		return nil, &DamagedError{Name: LetterboxName, Err: foreign(err)}
	}
	l, err := ParseLetterbox(text)
	if err != nil {
		return nil, &DamagedError{Name: LetterboxName, Err: err}
	}
	return l, nil
}

// Letter opens one age file that was written to the letterbox; more than limit
// bytes in it are an error.
func (l *Letterbox) Letter(file io.Reader, limit int) ([]byte, error) {
	r, err := age.Decrypt(file, l.Identities()...)
	if wrong := new(age.NoIdentityMatchError); errors.As(err, &wrong) {
		return nil, ErrNoLetter
	}
	if err != nil {
		return nil, err
	}
	text, err := io.ReadAll(io.LimitReader(r, int64(limit)+1))
	if err == nil && len(text) > limit {
		err = fmt.Errorf("it holds more than %d bytes", limit)
	}
	if err != nil {
		return nil, err
	}
	return text, nil
}

// ErrNoLetter says that an age file was not written to this letterbox.
var ErrNoLetter = errors.New("it was not written to this journal's letterbox")
