package vault

import (
	"archive/tar"
	"bytes"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"

	"journal/generator/media"
)

// Spool keeps the blobs while a site is sealed and read. An [os.File] is one.
// Nothing but ciphertext is ever written to it.
type Spool interface {
	io.Writer
	io.ReaderAt
}

// Options say how a site is sealed.
type Options struct {
	// Lock holds the files of the lock page, which are published as they are.
	// There has to be an index.html.
	Lock fs.FS

	// Letterbox, if there is one, is kept beside the site for whoever unlocks it.
	// Its public half stands in the lock page, if it takes letters.
	Letterbox *Letterbox

	// Own reports whether the site itself made a file: a page of it, a script,
	// a style sheet. All others came from elsewhere and may be anything; nothing
	// in them runs once the site is unlocked. nil says that all are its own.
	Own func(name string) bool

	// Spool keeps the blobs; nil means memory. It is empty, and is read for as
	// long as the sealed site is.
	Spool Spool

	// Progress, if set, hears how many files of the site have been sealed.
	Progress func(done, total int)
}

// Sealed is an encrypted site: an [fs.FS] that knows its own names. It may be
// read from several goroutines.
type Sealed struct{ *tree }

// Seal encrypts every file of a site. Its errors are those of reading the site
// ("sealing NAME: …"), of the lock page, of the spool and of ctx.
func Seal(ctx context.Context, site fs.FS, key *Key, opt Options) (*Sealed, error) {
	files, err := outside(opt.Lock)
	if err != nil {
		return nil, err
	}
	names, err := namesOf(site)
	if err != nil {
		return nil, fmt.Errorf("sealing the site: %w", err)
	}
	if opt.Spool == nil {
		opt.Spool = new(memory)
	}
	s := &sealer{key: key, spool: opt.Spool, own: opt.Own, index: index{Version: version, Made: random(), Files: make(map[string]span, len(names))}}
	if err := s.stream(ctx, site, names, opt.Progress); err != nil {
		return nil, err
	}
	if err := s.fill(); err != nil {
		return nil, fmt.Errorf("sealing the site: %w", err)
	}
	s.name()
	packed, err := s.index.pack()
	if err != nil {
		return nil, fmt.Errorf("sealing the index: %w", err)
	}
	if files[IndexName], err = encrypt(packed, key.identity.Recipient()); err != nil {
		return nil, fmt.Errorf("sealing the index: %w", err)
	}
	if opt.Letterbox != nil {
		if files[LetterboxName], err = encrypt(opt.Letterbox.pack(), key.identity.Recipient()); err != nil {
			return nil, fmt.Errorf("sealing the letterbox: %w", err)
		}
	}
	files[KeyName] = key.File()
	return s.published(files), nil
}

// sealer is one run of Seal.
type sealer struct {
	key    *Key
	spool  Spool
	own    func(name string) bool
	index  index
	length int64 // of the stream so far
	cipher int   // bytes of each blob once encrypted
}

// stream writes the tar file of the site.
func (s *sealer) stream(ctx context.Context, site fs.FS, names []string, progress func(done, total int)) error {
	p, err := newPacker(s.add)
	if err != nil {
		return err
	}
	count := &counter{to: p}
	w := tar.NewWriter(count)
	for i, name := range names {
		err := s.file(ctx, w, count, site, name)
		if ctx.Err() != nil {
			return fmt.Errorf("sealing the site: %w", ctx.Err())
		}
		if err != nil {
			return fmt.Errorf("sealing %s: %w", name, err)
		}
		if progress != nil {
			progress(i+1, len(names))
		}
	}
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("sealing the site: %w", err)
	}
	if err := w.Close(); err != nil {
		return fmt.Errorf("sealing the site: %w", err)
	}
	if err := p.close(); err != nil {
		return fmt.Errorf("sealing the site: %w", err)
	}
	return nil
}

// file writes one file into the stream. Only the part that is packed at the moment
// is in memory.
func (s *sealer) file(ctx context.Context, w *tar.Writer, count *counter, site fs.FS, name string) error {
	f, err := site.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	size := info.Size()
	// No time, no owner: the same site is the same stream on every machine.
	if err := w.WriteHeader(&tar.Header{Typeflag: tar.TypeReg, Name: name, Size: size, Mode: 0o644}); err != nil {
		return err
	}
	s.index.Files[name] = s.span(name, count.n, size)
	n, err := io.Copy(w, io.LimitReader(stoppable{ctx, f}, size))
	if err == nil && n < size {
		err = errors.New("it became shorter while it was read; try again when nothing writes to it")
	}
	return err
}

// stoppable is a stream that ends with ctx.
type stoppable struct {
	ctx context.Context
	io.Reader
}

func (s stoppable) Read(p []byte) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	return s.Reader.Read(p)
}

// span describes a file for the index.
func (s *sealer) span(name string, at, size int64) span {
	f := span{At: at, Size: size, Own: s.own == nil || s.own(name)}
	if f.Own {
		f.Type = media.Type(name)
	} else {
		f.Type, f.Save = media.Asset(name)
	}
	return f
}

// add encrypts one member and spools it.
func (s *sealer) add(member []byte, size int) error {
	sealed, err := encrypt(member, s.key.identity.Recipient())
	if err != nil {
		return err
	}
	if s.cipher == 0 {
		s.cipher = len(sealed)
	}
	if len(sealed) != s.cipher {
		return fmt.Errorf("a blob has %d bytes and the first had %d", len(sealed), s.cipher)
	}
	if _, err := s.spool.Write(sealed); err != nil {
		return fmt.Errorf("keeping a blob: %w", err)
	}
	sum := sha256.Sum256(sealed)
	s.index.Blobs = append(s.index.Blobs, blob{Sum: sum[:], Start: s.length, Size: size})
	s.length += int64(size)
	return nil
}

// fill adds blobs that hold nothing, so that their number is a rounded one.
func (s *sealer) fill() error {
	empty, err := member(nil, 0, 0, BlobSize)
	if err != nil {
		return err
	}
	for n := rounded(len(s.index.Blobs)); len(s.index.Blobs) < n; {
		if err := s.add(empty, 0); err != nil {
			return err
		}
	}
	return nil
}

// name returns the blobs random names whose order is that of the stream, so that
// a shell's *.age lists them as they have to be read.
func (s *sealer) name() {
	names := make([]string, len(s.index.Blobs))
	for i := range names {
		names[i] = random() + blobSuffix
	}
	slices.Sort(names)
	for i, name := range names {
		s.index.Blobs[i].Name = name
	}
}

// random returns 128 random bits as 32 hexadecimal digits.
func random() string {
	var b [16]byte
	rand.Read(b[:]) // never fails
	return hex.EncodeToString(b[:])
}

// published returns the file system of all files that go out.
func (s *sealer) published(files map[string][]byte) *Sealed {
	place := make(map[string]int64, len(s.index.Blobs))
	for i, b := range s.index.Blobs {
		place[b.Name] = int64(i) * int64(s.cipher)
	}
	names := make([]string, 0, len(files)+len(place))
	for name := range files {
		names = append(names, name)
	}
	for name := range place {
		names = append(names, name)
	}
	slices.Sort(names)
	size := func(name string) int64 {
		if data, ok := files[name]; ok {
			return int64(len(data))
		}
		return int64(s.cipher)
	}
	read := func(name string) ([]byte, error) {
		if data, ok := files[name]; ok {
			return bytes.Clone(data), nil
		}
		data := make([]byte, s.cipher)
		if _, err := s.spool.ReadAt(data, place[name]); err != nil {
			return nil, fmt.Errorf("reading a blob that was kept: %w", err)
		}
		return data, nil
	}
	return &Sealed{newTree(names, size, read)}
}

// outside returns the files that are published as they are.
func outside(lock fs.FS) (map[string][]byte, error) {
	files := map[string][]byte{
		".nojekyll":  {},
		"robots.txt": []byte("User-agent: *\nDisallow: /\n"),
	}
	if lock == nil {
		return nil, fmt.Errorf("sealing the site: there is no lock page")
	}
	names, err := namesOf(lock)
	if err != nil {
		return nil, fmt.Errorf("reading the lock page: %w", err)
	}
	if _, ok := slices.BinarySearch(names, "index.html"); !ok {
		return nil, fmt.Errorf("reading the lock page: there is no index.html")
	}
	for _, name := range names {
		if strings.HasSuffix(strings.ToLower(name), blobSuffix) {
			return nil, fmt.Errorf("reading the lock page: %s has a name that only encrypted files have", name)
		}
		if files[name], err = fs.ReadFile(lock, name); err != nil {
			return nil, fmt.Errorf("reading the lock page: %w", err)
		}
	}
	return files, nil
}

// namesOf returns the name of every file, sorted.
func namesOf(fsys fs.FS) ([]string, error) {
	if known, ok := fsys.(interface{ Names() []string }); ok {
		return slices.Sorted(slices.Values(known.Names())), nil
	}
	var names []string
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			names = append(names, name)
		}
		return err
	})
	slices.Sort(names)
	return names, err
}

// counter counts the bytes that go through it.
type counter struct {
	to io.Writer
	n  int64
}

func (c *counter) Write(data []byte) (int, error) {
	n, err := c.to.Write(data)
	c.n += int64(n)
	return n, err
}

// memory is a spool that needs no disk.
type memory struct{ data []byte }

func (m *memory) Write(data []byte) (int, error) {
	m.data = append(m.data, data...)
	return len(data), nil
}

func (m *memory) ReadAt(p []byte, at int64) (int, error) {
	if at < 0 || at > int64(len(m.data)) {
		return 0, io.EOF
	}
	n := copy(p, m.data[at:])
	if n < len(p) {
		return n, io.EOF
	}
	return n, nil
}
