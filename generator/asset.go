package generator

import (
	"context"
	"crypto/sha256"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"time"

	"journal/generator/inside"
)

// Assets may be films of many gigabytes. They are never held in memory, and a
// journal that is only read takes no look into them. For a build each is hashed
// once, as a stream; the next build takes the sum over as long as the file has
// the same size, time and inode.
//
// The time of a file moves in steps (of some milliseconds, of two seconds on
// FAT). One that is written again within the step in which it was hashed looks
// the same and is another. So, as git does with its index, a sum is taken over
// only if the file was at rest for longer than such a step when it was hashed;
// else it is hashed again, until it is.

// step is longer than that of any file system.
const step = 2 * time.Second

// stamp is what the system tells of a file without reading it.
type stamp struct {
	Size    int64  `json:"size"`
	Time    int64  `json:"time"`              // of the bytes, nanoseconds since 1970
	Changed int64  `json:"changed,omitempty"` // of bytes, name or owner, which no program can set; 0 if the system does not tell
	Inode   uint64 `json:"inode,omitempty"`   // 0 if the system does not tell
}

func stampOf(info fs.FileInfo) stamp {
	s := stamp{Size: info.Size(), Time: info.ModTime().UnixNano()}
	s.Inode, s.Changed = system(info)
	return s
}

// asset is a file that is copied as it is.
type asset struct {
	path  string
	stamp stamp
	err   error
}

// look sees whether the asset can be read, and opens it for no longer than that.
func (a *asset) look(content fs.FS) {
	f, err := content.Open(a.path)
	if err != nil {
		a.err = err
		return
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		a.err = err
		return
	}
	if !info.Mode().IsRegular() {
		a.err = inside.ErrIrregular
	}
	a.stamp = stampOf(info)
}

// Sums are the sums of all assets, to be kept from one build for the next.
type Sums struct {
	Taken time.Time      `json:"taken"` // before the first of them was read
	Of    map[string]Sum `json:"of"`    // by path
}

// Sum is the sum of the bytes of one asset, and the file that had them.
type Sum struct {
	stamp
	SHA256 []byte `json:"sha256"`
}

// find returns the sum of a file that is surely still the one that was hashed.
func (s Sums) find(path string, now stamp) (sum []byte, ok bool) {
	was, known := s.Of[path]
	if !known || was.stamp != now || len(was.SHA256) != sha256.Size {
		return nil, false
	}
	rest := s.Taken.Add(-step).UnixNano()
	return was.SHA256, now.Time < rest && now.Changed < rest
}

// sum hashes the assets, but for those whose sum is known. One that cannot be read
// becomes a problem and is no longer an asset.
func (s *Scanned) sum(ctx context.Context, now time.Time, known Sums) (Sums, error) {
	sums := Sums{Taken: now, Of: make(map[string]Sum, len(s.assets))}
	found := make([]Sum, len(s.assets))
	err := parallel(ctx, len(s.assets), func(i int) {
		a := &s.assets[i]
		if sum, ok := known.find(a.path, a.stamp); ok {
			found[i] = Sum{a.stamp, sum}
			return
		}
		var sum [sha256.Size]byte
		sum, a.stamp, a.err = hashFile(ctx, s.in.Content, a.path)
		found[i] = Sum{a.stamp, sum[:]}
	})
	if err != nil {
		return Sums{}, fmt.Errorf("reading the assets: %w", err)
	}
	for i, a := range s.assets {
		if a.err == nil {
			sums.Of[a.path] = found[i]
		}
	}
	s.assets = s.readableAssets(s.assets)
	return sums, nil
}

// hashFile hashes a file as a stream. The stamp is that of the file as it was opened.
func hashFile(ctx context.Context, from fs.FS, name string) (sum [sha256.Size]byte, at stamp, err error) {
	f, err := from.Open(name)
	if err != nil {
		return sum, at, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return sum, at, err
	}
	h := sha256.New()
	buf := make([]byte, min(info.Size()+1, 256<<10))
	if _, err := io.CopyBuffer(h, stoppable{ctx, f}, buf); err != nil {
		return sum, at, err
	}
	h.Sum(sum[:0])
	return sum, stampOf(info), nil
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

// readableAssets drops the assets that cannot be read and reports them.
func (s *Scanned) readableAssets(all []asset) []asset {
	return slices.DeleteFunc(all, func(a asset) bool {
		if a.err != nil {
			s.unread(a.path, a.err)
		}
		return a.err != nil
	})
}

// assetPaths returns the paths of the assets, sorted.
func (s *Scanned) assetPaths() []string {
	paths := make([]string, len(s.assets))
	for i, a := range s.assets {
		paths[i] = a.path
	}
	return paths
}

// Settled returns those of the sums whose files are still what they were hashed as.
// Asked once the files are copied, it is what was copied.
func (b *Built) Settled(sums Sums) Sums {
	still := Sums{Taken: sums.Taken, Of: make(map[string]Sum, len(sums.Of))}
	for path, sum := range sums.Of {
		a := asset{path: path}
		if a.look(b.scanned.in.Content); a.err == nil && a.stamp == sum.stamp {
			still.Of[path] = sum
		}
	}
	return still
}

// Same reports whether a file of the site is a copy of an asset whose bytes are
// surely the same in both sums.
func (b *Built) Same(name string, before, now Sums) bool {
	was, known := before.Of[name]
	is, there := now.Of[name]
	if !known || !there || !b.Site.IsAsset(name) || !slices.Equal(was.SHA256, is.SHA256) {
		return false
	}
	_, atRest := before.find(name, is.stamp)
	return atRest
}
