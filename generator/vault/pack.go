package vault

import (
	"bytes"
	"compress/flate"
	"fmt"
	"hash/crc32"
)

// packer cuts a stream into segments, each compressed to exactly [BlobSize]
// bytes, and hands them to emit.
//
// A segment is fed in pieces with a flush after each, because only then is it
// known how much room the compressed bytes took. A piece is as large as would
// fit if it could not be compressed at all, so that it always fits; a dozen of
// pieces fill a member.
type packer struct {
	emit func(member []byte, size int) error // size: of the segment

	deflate *flate.Writer
	out     bytes.Buffer // compressed bytes of the segment
	sum     uint32       // of the segment
	size    int          // of the segment, without the piece
	piece   []byte
	room    int // the size of the next piece
}

// Less than this is not worth a piece: the rest of the member is padding.
const leastPiece = 1 << 10

func newPacker(emit func(member []byte, size int) error) (*packer, error) {
	p := &packer{emit: emit}
	w, err := flate.NewWriter(&p.out, flate.DefaultCompression)
	if err != nil {
		return nil, err
	}
	p.deflate = w
	p.begin()
	return p, nil
}

// begin starts the next segment.
func (p *packer) begin() {
	p.out.Reset()
	p.deflate.Reset(&p.out)
	p.sum, p.size = 0, 0
	p.room = p.free()
}

// free is how many bytes fit into the member whatever they are. What cannot be
// compressed takes five bytes more for each block, which holds at least 16 KiB
// but for the last, or a table of some 100 bytes; 1 in 128 is more than that.
func (p *packer) free() int {
	const flushed = 64
	free := BlobSize - leastMember - p.out.Len() - flushed
	free -= free / 128
	return min(free, segmentMax-p.size)
}

// Write takes the next bytes of the stream.
func (p *packer) Write(data []byte) (int, error) {
	written := len(data)
	for len(data) > 0 {
		n := min(len(data), p.room-len(p.piece))
		p.piece = append(p.piece, data[:n]...)
		data = data[n:]
		if len(p.piece) < p.room {
			continue
		}
		if err := p.press(); err != nil {
			return 0, err
		}
		if p.room = p.free(); p.room >= leastPiece {
			continue
		}
		if err := p.end(); err != nil {
			return 0, err
		}
	}
	return written, nil
}

// press compresses the piece.
func (p *packer) press() error {
	if _, err := p.deflate.Write(p.piece); err != nil {
		return err
	}
	if err := p.deflate.Flush(); err != nil {
		return err
	}
	p.sum = crc32.Update(p.sum, crc32.IEEETable, p.piece)
	p.size += len(p.piece)
	p.piece = p.piece[:0]
	return nil
}

// end returns the segment away and begins the next.
func (p *packer) end() error {
	m, err := member(p.out.Bytes(), p.sum, p.size, BlobSize)
	if err != nil {
		return fmt.Errorf("packing %d bytes: %w", p.size, err)
	}
	if err := p.emit(m, p.size); err != nil {
		return err
	}
	p.begin()
	return nil
}

// close returns the last segment away, if there is one.
func (p *packer) close() error {
	if err := p.press(); err != nil {
		return err
	}
	if p.size == 0 {
		return nil
	}
	return p.end()
}

// rounded is the number of blobs that are published for n: at least 8, so that
// all journals of one's first months are alike, and then the next number of two
// bits and a half, 10 12 14 16 20 24 28 …, so that it is at most a quarter more.
func rounded(n int) int {
	const least = 8
	step := 1
	for step*least <= n {
		step *= 2
	}
	return max(least, (n+step-1)/step*step)
}
