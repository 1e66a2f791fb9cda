package vault

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"sync"

	"filippo.io/age"

	"journal/generator/inside"
)

// Opened is the site inside an encrypted one: an [fs.FS] that knows its own
// names and whose files are decrypted when they are read. It may be read from
// several goroutines.
type Opened struct {
	*tree
	sealed fs.FS
	key    *Key
	index  *index

	mu     sync.Mutex // guards recent
	recent []*segment // the last ones read, newest last
}

// segment is the part of the stream that one blob holds.
type segment struct {
	blob int
	once sync.Once
	data []byte
	err  error
}

// Files lie side by side, so that a few segments serve many of them.
const segmentsKept = 6

// Open opens an encrypted site with its passphrase. Every blob is compared
// with its sum before Open returns, so that damage is told at once. The error
// is [ErrNoVault], [ErrPassphrase], [ErrVersion] or a [DamagedError].
func Open(sealed fs.FS, pass string) (*Opened, error) {
	file, err := fs.ReadFile(sealed, KeyName)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, ErrNoVault
	}
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", KeyName, err)
	}
	key, err := OpenKey(file, pass)
	if err != nil {
		return nil, err
	}
	return key.Open(sealed)
}

// Open opens an encrypted site whose key.age has been opened already; else it
// is like the function [Open].
func (k *Key) Open(sealed fs.FS) (*Opened, error) {
	x, err := k.index(sealed)
	if err != nil {
		return nil, err
	}
	o := &Opened{sealed: sealed, key: k, index: x}
	for i := range x.Blobs {
		if _, err := o.blob(i); err != nil {
			return nil, err
		}
	}
	names := make([]string, 0, len(x.Files))
	for name := range x.Files {
		names = append(names, name)
	}
	slices.Sort(names)
	o.tree = newTree(names, func(name string) int64 { return x.Files[name].Size }, o.read)
	return o, nil
}

// index reads index.age.
func (k *Key) index(sealed fs.FS) (*index, error) {
	file, err := fs.ReadFile(sealed, IndexName)
	if err != nil {
		return nil, &DamagedError{Name: IndexName, Err: missing(err)}
	}
	packed, err := decrypt(file, k.identity)
	if err != nil {
		return nil, &DamagedError{Name: IndexName, Err: foreign(err)}
	}
	x, err := readIndex(packed)
	if err != nil && !errors.Is(err, ErrVersion) {
		return nil, &DamagedError{Name: IndexName, Err: err}
	}
	return x, err
}

// blob returns the bytes of a published blob once its sum is right.
func (o *Opened) blob(i int) ([]byte, error) {
	b := o.index.Blobs[i]
	file, err := inside.ReadFile(o.sealed, b.Name, 2*BlobSize)
	if err != nil {
		return nil, &DamagedError{Name: b.Name, Err: missing(err)}
	}
	if sum := sha256.Sum256(file); !bytes.Equal(sum[:], b.Sum) {
		return nil, &DamagedError{Name: b.Name, Err: errors.New("its bytes are not those that were sealed")}
	}
	return file, nil
}

// Open returns a file or a folder. A file is decrypted while it is read: a large one
// is never in memory as a whole.
func (o *Opened) Open(name string) (fs.File, error) {
	f, ok := o.index.Files[name]
	if !ok {
		return o.tree.Open(name)
	}
	return &streamedFile{entry{name: path.Base(name), size: f.Size}, io.NewSectionReader(f.in(o), 0, f.Size)}, nil
}

// streamedFile is an open file that is decrypted while it is read.
type streamedFile struct {
	entry
	*io.SectionReader
}

func (f *streamedFile) Size() int64 { return f.entry.size }

// read returns a file of the site.
func (o *Opened) read(name string) ([]byte, error) {
	f := o.index.Files[name]
	data := make([]byte, f.Size)
	n, err := f.in(o).ReadAt(data, 0)
	if int64(n) == f.Size {
		return data, nil
	}
	return nil, err
}

// in returns the bytes of a file.
func (f span) in(o *Opened) io.ReaderAt { return part{o, f} }

// part is a file within the stream.
type part struct {
	*Opened
	span
}

// ReadAt decrypts the blobs that hold these bytes.
func (p part) ReadAt(to []byte, at int64) (n int, err error) {
	if at >= p.Size {
		return 0, io.EOF
	}
	if rest := p.Size - at; int64(len(to)) > rest {
		to, err = to[:rest], io.EOF
	}
	at += p.At
	i, found := slices.BinarySearchFunc(p.index.Blobs, at, func(b blob, at int64) int {
		switch {
		case b.Start+int64(b.Size) <= at:
			return -1
		case b.Start > at:
			return 1
		}
		return 0
	})
	if !found && len(to) > 0 {
		return 0, &DamagedError{Name: IndexName, Err: errors.New("a file in it lies outside of the blobs")}
	}
	for ; n < len(to); i++ {
		data, err := p.segment(i)
		if err != nil {
			return n, err
		}
		n += copy(to[n:], data[at+int64(n)-p.index.Blobs[i].Start:])
	}
	return n, err
}

// segment decrypts a blob, or remembers it.
func (o *Opened) segment(i int) ([]byte, error) {
	o.mu.Lock()
	at := slices.IndexFunc(o.recent, func(s *segment) bool { return s.blob == i })
	s := &segment{blob: i}
	if at >= 0 {
		s = o.recent[at]
		o.recent = slices.Delete(o.recent, at, at+1)
	} else if len(o.recent) == segmentsKept {
		o.recent = slices.Delete(o.recent, 0, 1)
	}
	o.recent = append(o.recent, s)
	o.mu.Unlock()
	s.once.Do(func() { s.data, s.err = o.unseal(i) })
	return s.data, s.err
}

func (o *Opened) unseal(i int) ([]byte, error) {
	file, err := o.blob(i)
	if err != nil {
		return nil, err
	}
	b := o.index.Blobs[i]
	packed, err := decrypt(file, o.key.identity)
	if err != nil {
		return nil, &DamagedError{Name: b.Name, Err: foreign(err)}
	}
	data, err := unpack(packed, segmentMax)
	if err != nil {
		return nil, &DamagedError{Name: b.Name, Err: err}
	}
	if len(data) != b.Size {
		return nil, &DamagedError{Name: b.Name, Err: fmt.Errorf("it holds %d bytes and should hold %d", len(data), b.Size)}
	}
	return data, nil
}

// missing says that a file is not there in fewer words.
func missing(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return errors.New("it is missing")
	}
	return err
}

// foreign says that a file is encrypted to another key.
func foreign(err error) error {
	if wrong := new(age.NoIdentityMatchError); errors.As(err, &wrong) {
		return errors.New("it was not sealed with this key")
	}
	return err
}
