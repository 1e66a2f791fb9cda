package vault

import (
	"bytes"
	"compress/gzip"
	"hash/crc32"
	"io"
	"math/rand/v2"
	"testing"
)

// Members have exactly the size that was asked for, whatever is in them.
func TestMemberSize(t *testing.T) {
	for size := leastMember; size < leastMember+40; size++ {
		m, err := member(nil, 0, 0, size)
		if err != nil || len(m) != size {
			t.Fatalf("size %d: %d bytes, %v", size, len(m), err)
		}
		if data, err := unpack(m, 10); err != nil || len(data) != 0 {
			t.Fatalf("size %d: %q, %v", size, data, err)
		}
	}
	if _, err := member(make([]byte, 100), 0, 0, 100); err == nil {
		t.Error("too many bytes were taken")
	}
	m, _ := padded([]byte("hello"), 200)
	if _, err := unpack(append(m, 0), 10); err == nil {
		t.Error("a byte behind the member was passed over")
	}
	if _, err := unpack(m, 4); err == nil {
		t.Error("more than the limit was unpacked")
	}
	if m, err := padded(bytes.Repeat([]byte{1, 7, 3, 200}, 5), leastMember); err != nil || len(m) != 2*leastMember {
		t.Errorf("padded to %d bytes, want the next doubling %d: %v", len(m), 2*leastMember, err)
	}
}

// A stream of any kind of bytes is cut into members of one size that joined
// are one gzip file of the stream.
func TestPacker(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	kinds := map[string]func([]byte){
		"random": func(p []byte) {
			for i := range p {
				p[i] = byte(r.Uint32())
			}
		},
		"zeros": func([]byte) {},
		"few letters": func(p []byte) {
			for i := range p {
				p[i] = "abcdefgh"[r.IntN(8)]
			}
		},
		// Long distances cost the most bits for a match.
		"far repeats": func(p []byte) {
			for i := range p {
				p[i] = byte(r.Uint32())
				if i > 32000 && i%5 > 0 {
					p[i] = p[i-31990-i/5%7]
				}
			}
		},
		"mixed": func(p []byte) {
			for i := range p {
				if i>>14&1 == 0 {
					p[i] = byte(r.Uint32())
				}
			}
		},
	}
	for kind, fill := range kinds {
		stream := make([]byte, 3<<20)
		fill(stream)
		var joined []byte
		total := 0
		p, err := newPacker(func(m []byte, size int) error {
			if len(m) != BlobSize || size == 0 || size > segmentMax {
				t.Errorf("%s: a member of %d bytes for a segment of %d", kind, len(m), size)
			}
			if data, err := unpack(m, segmentMax); err != nil || !bytes.Equal(data, stream[total:total+size]) {
				t.Errorf("%s: the segment at %d is another: %v", kind, total, err)
			}
			total += size
			joined = append(joined, m...)
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		for rest := stream; len(rest) > 0; {
			n := min(1+r.IntN(70_000), len(rest))
			if _, err := p.Write(rest[:n]); err != nil {
				t.Fatalf("%s: %v", kind, err)
			}
			rest = rest[n:]
		}
		if err := p.close(); err != nil {
			t.Fatalf("%s: %v", kind, err)
		}
		if kind == "random" && len(joined) > len(stream)*102/100+BlobSize {
			t.Errorf("random bytes took %d for %d", len(joined), len(stream))
		}
		g, err := gzip.NewReader(bytes.NewReader(joined))
		if err != nil {
			t.Fatal(err)
		}
		sum := crc32.NewIEEE()
		if _, err := io.Copy(sum, g); err != nil || sum.Sum32() != crc32.ChecksumIEEE(stream) {
			t.Errorf("%s: the members joined are another stream: %v", kind, err)
		}
	}
}

func TestRounded(t *testing.T) {
	want := []int{8, 8, 8, 8, 8, 8, 8, 8, 8, 10, 10, 12, 12, 14, 14, 16, 16, 20}
	for n, w := range want {
		if got := rounded(n); got != w {
			t.Errorf("rounded(%d) = %d, want %d", n, got, w)
		}
	}
	for n := 8; n < 10_000; n++ {
		if r := rounded(n); r < n || 4*r > 5*n {
			t.Errorf("rounded(%d) = %d is more than a quarter off", n, r)
		}
	}
}

// The number of pages does not show: one page and forty of the same size in
// all publish the same files but for their names.
func TestSizesTellNothing(t *testing.T) {
	key := testKey(t)
	sizes := func(pages, each int) map[string]int {
		site := made(0)
		text := bytes.Repeat([]byte("What went well, what did not. "), each/30)
		for i := range pages {
			site["interviews/"+string(rune('a'+i))+".html"] = file(text)
		}
		of := map[string]int{}
		blobs := 0
		for name, f := range loaded(t, seal(t, site, key)) {
			if isBlob(name) {
				name = "blob " + string(rune('a'+blobs))
				blobs++
			}
			of[name] = len(f.Data)
		}
		return of
	}
	one, forty := sizes(1, 600_000), sizes(40, 15_000)
	if len(one) != len(forty) {
		t.Errorf("1 page publishes %d files, 40 pages %d", len(one), len(forty))
	}
	for name, size := range one {
		if forty[name] != size {
			t.Errorf("%s has %d bytes for 1 page and %d for 40", name, size, forty[name])
		}
	}
}
