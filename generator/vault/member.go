package vault

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
)

// A gzip member of exactly the size that is asked for (RFC 1952 and RFC 1951).
//
// It is padded inside, because neither browsers nor gzip accept bytes between
// members: with empty stored blocks of five bytes, which is what a flush
// writes, and with zero to four bytes of the header's extra field for the rest.
const (
	headerSize  = 10 + 2 // with the length of the extra field
	trailerSize = 4 + 4  // checksum and length
	leastMember = headerSize + 5 + trailerSize
)

var (
	emptyBlock = []byte{0, 0, 0, 0xff, 0xff}
	finalBlock = []byte{1, 0, 0, 0xff, 0xff}
)

// errFull says that compressed bytes are too many for the member.
var errFull = errors.New("compressed bytes do not fit")

// member wraps flushed deflate output of plain bytes with this checksum and
// length into a gzip member of size bytes.
func member(deflated []byte, sum uint32, length, size int) ([]byte, error) {
	pad := size - leastMember - len(deflated)
	if pad < 0 {
		return nil, errFull
	}
	out := make([]byte, 0, size)
	const extraField = 4 // the flag; no name, no time, an unknown system
	out = append(out, 0x1f, 0x8b, 8, extraField, 0, 0, 0, 0, 0, 255)
	out = binary.LittleEndian.AppendUint16(out, uint16(pad%len(emptyBlock)))
	out = append(out, make([]byte, pad%len(emptyBlock))...)
	out = append(out, deflated...)
	for range pad / len(emptyBlock) {
		out = append(out, emptyBlock...)
	}
	out = append(out, finalBlock...)
	out = binary.LittleEndian.AppendUint32(out, sum)
	return binary.LittleEndian.AppendUint32(out, uint32(length)), nil
}

// padded compresses data into one member of size bytes, or of the next
// doubling that it fits into.
func padded(data []byte, size int) ([]byte, error) {
	var out bytes.Buffer
	w, err := flate.NewWriter(&out, flate.DefaultCompression)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(data); err != nil {
		return nil, err
	}
	if err := w.Flush(); err != nil {
		return nil, err
	}
	for size < out.Len()+leastMember {
		size *= 2
	}
	return member(out.Bytes(), crc32.ChecksumIEEE(data), len(data), size)
}

// unpack returns what one member holds; more than limit bytes, and anything
// behind the member, is an error.
func unpack(packed []byte, limit int) ([]byte, error) {
	in := bytes.NewReader(packed)
	r, err := gzip.NewReader(in)
	if err != nil {
		return nil, err
	}
	r.Multistream(false)
	data, err := io.ReadAll(io.LimitReader(r, int64(limit)+1))
	switch {
	case err != nil:
		return nil, err
	case len(data) > limit:
		return nil, fmt.Errorf("it holds more than %d bytes", limit)
	case in.Len() > 0:
		return nil, fmt.Errorf("%d bytes follow its end", in.Len())
	}
	return data, nil
}
