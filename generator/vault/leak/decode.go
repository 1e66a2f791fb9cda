package leak

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"encoding/base64"
	"encoding/hex"
	"io"
	"slices"
	"strings"
)

const (
	deepest  = 3        // one way of hiding inside another
	unpacked = 64 << 20 // the most that is looked at of something packed
	shortest = 12       // the least of base64 or hexadecimal digits that is decoded
)

// searcher looks through one file after another.
type searcher struct {
	matcher *matcher
	file    string
	finds   []Find
	seen    map[Find]bool
}

// allow stops looking for everything that stands in a text.
func (s *searcher) allow(data string) {
	var found []string
	s.matcher.match([]byte(data), func(t text, _ int) { found = append(found, t.was) })
	slices.Sort(found)
	for _, was := range slices.Compact(found) {
		s.matcher.remove(was)
	}
}

// look searches bytes, and whatever can be decoded of them; via is how these
// bytes were hidden.
func (s *searcher) look(data []byte, via []string) {
	s.matcher.match(data, func(t text, at int) {
		if !plausible(data, at, len(t.folded)) {
			return
		}
		f := Find{File: s.file, Via: strings.Join(via, ", "), Kind: t.kind, Text: t.was}
		if !s.seen[f] {
			s.seen[f] = true
			s.finds = append(s.finds, f)
		}
	})
	if len(via) == deepest {
		return
	}
	s.packed(data, via)
	s.runs(data, via, "base64", isBase64, unbase64)
	s.runs(data, via, "hex", isHex, unhex)
	s.runs(data, via, "percent", isAddress, unpercent)
}

// packed unpacks whatever begins like gzip, zlib or an entry of a zip file.
// Random bytes begin like that, too, but end soon.
func (s *searcher) packed(data []byte, via []string) {
	try := func(how string, open func() (io.Reader, error)) {
		r, err := open()
		if err != nil {
			return
		}
		// What could be unpacked before the first mistake is looked at as well.
		plain, _ := io.ReadAll(io.LimitReader(r, unpacked))
		if len(plain) >= Least {
			s.look(plain, append(slices.Clone(via), how))
		}
	}
	for i := 0; i+4 <= len(data); i++ {
		switch rest := data[i:]; {
		case rest[0] == 0x1f && rest[1] == 0x8b && rest[2] == 8:
			try("gzip", func() (io.Reader, error) { return gzip.NewReader(bytes.NewReader(rest)) })
		case rest[0] == 0x78 && (uint(rest[0])<<8|uint(rest[1]))%31 == 0 && rest[1]&0x20 == 0:
			try("zlib", func() (io.Reader, error) { return zlib.NewReader(bytes.NewReader(rest)) })
		case string(rest[:4]) == "PK\x03\x04" && len(rest) > 30:
			begin := 30 + int(rest[26]) + int(rest[27])<<8 + int(rest[28]) + int(rest[29])<<8
			if begin < len(rest) {
				try("zip", func() (io.Reader, error) { return flate.NewReader(bytes.NewReader(rest[begin:])), nil })
			}
		}
	}
}

// runs decodes every run of digits of some alphabet, line ends taken out.
func (s *searcher) runs(data []byte, via []string, how string, digit func(byte) bool, decode func([]byte) [][]byte) {
	for i := 0; i < len(data); i++ {
		if !digit(data[i]) {
			continue
		}
		end := i + 1
		for end < len(data) && (digit(data[end]) || (data[end] == '\n' || data[end] == '\r') && end+1 < len(data)) {
			end++
		}
		if end-i >= shortest {
			digits := slices.DeleteFunc(bytes.Clone(data[i:end]), func(b byte) bool { return !digit(b) })
			for _, plain := range decode(digits) {
				s.look(plain, append(slices.Clone(via), how))
			}
		}
		i = end
	}
}

func isBase64(b byte) bool {
	return b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z' || b >= '0' && b <= '9' || b == '+' || b == '/' || b == '-' || b == '_'
}

// unbase64 decodes from each of four places: what stands before the true
// beginning may look like base64 as well.
func unbase64(digits []byte) [][]byte {
	for i, b := range digits {
		switch b {
		case '-':
			digits[i] = '+'
		case '_':
			digits[i] = '/'
		}
	}
	var all [][]byte
	for skip := range min(4, len(digits)) { // of a run of line ends few digits may be left
		some := digits[skip:]
		if len(some)%4 == 1 {
			some = some[:len(some)-1]
		}
		if plain, err := base64.RawStdEncoding.AppendDecode(nil, some); err == nil {
			all = append(all, plain)
		}
	}
	return all
}

func isHex(b byte) bool {
	return b >= '0' && b <= '9' || b >= 'a' && b <= 'f' || b >= 'A' && b <= 'F'
}

func unhex(digits []byte) [][]byte {
	var all [][]byte
	for skip := range 2 {
		some := digits[skip:]
		if plain, err := hex.AppendDecode(nil, some[:len(some)/2*2]); err == nil {
			all = append(all, plain)
		}
	}
	return all
}

func isAddress(b byte) bool { return b > ' ' && b <= '~' && b != '"' && b != '<' && b != '>' }

// unpercent decodes an address, if anything in it is encoded.
func unpercent(address []byte) [][]byte {
	if !bytes.Contains(address, []byte("%")) {
		return nil
	}
	var plain []byte
	for i := 0; i < len(address); i++ {
		if address[i] == '%' && i+2 < len(address) {
			if b, err := hex.DecodeString(string(address[i+1 : i+3])); err == nil {
				plain = append(plain, b...)
				i += 2
				continue
			}
		}
		plain = append(plain, address[i])
	}
	return [][]byte{plain}
}
