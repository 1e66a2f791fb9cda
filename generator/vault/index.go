package vault

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"
)

// index is what index.age holds, as JSON.
type index struct {
	Version int             `json:"version"`
	Made    string          `json:"made"` // a random name of this publication
	Blobs   []blob          `json:"blobs"`
	Files   map[string]span `json:"files"`
}

// blob is one encrypted segment of the tar stream.
type blob struct {
	Name  string `json:"name"`
	Sum   []byte `json:"sum"`   // SHA-256 of the published file
	Start int64  `json:"start"` // where the segment lies in the stream
	Size  int    `json:"size"`  // of the segment
}

// span is where the bytes of a file of the site lie in the stream.
type span struct {
	At   int64  `json:"at"`
	Size int64  `json:"size"`
	Type string `json:"type"` // for Content-Type
	Own  bool   `json:"own"`  // the site itself made it; anything else runs no script
	Save bool   `json:"save"` // to be saved and not shown
}

// indexSize is the size that index.age is padded to before encryption. It
// follows from the number of blobs, as long as the index fits. Pages are small
// and many fit into a blob; with more blobs than pages ever fill there are films
// among the files, and what is left to name is the blobs.
func indexSize(blobs int) int {
	const ofPages = 256
	return max(64<<10, min(blobs, ofPages)*(8<<10)+max(blobs-ofPages, 0)*256)
}

// indexLimit is the most that an index may unpack to.
const indexLimit = 256 << 20

func (x *index) pack() ([]byte, error) {
	text, err := json.Marshal(x)
	if err != nil {
		return nil, err
	}
	return padded(text, indexSize(len(x.Blobs)))
}

// readIndex reads an index and checks that everything in it fits together.
func readIndex(packed []byte) (*index, error) {
	text, err := unpack(packed, indexLimit)
	if err != nil {
		return nil, err
	}
	var x index
	if err := json.Unmarshal(text, &x); err != nil {
		return nil, errors.New("it holds no index")
	}
	if x.Version > version {
		return nil, ErrVersion
	}
	return &x, x.check()
}

func (x *index) check() error {
	if x.Version != version {
		return fmt.Errorf("its version is %d", x.Version)
	}
	var end int64
	seen := make(map[string]bool, len(x.Blobs))
	for _, b := range x.Blobs {
		if !isBlob(b.Name) || seen[b.Name] || len(b.Sum) != sha256.Size {
			return errors.New("it names a blob that cannot be")
		}
		if b.Start != end || b.Size < 0 || b.Size > segmentMax {
			return errors.New("its blobs do not follow each other")
		}
		seen[b.Name] = true
		end += int64(b.Size)
	}
	for name, f := range x.Files {
		if !fs.ValidPath(name) || name == "." {
			return errors.New("it names a file that cannot be")
		}
		if f.At < 0 || f.Size < 0 || f.At > end-f.Size {
			return errors.New("a file in it lies outside of the blobs")
		}
		for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
			if _, both := x.Files[dir]; both {
				return errors.New("a file in it is a folder, too")
			}
		}
	}
	return nil
}

const blobSuffix = ".age"

// isBlob reports whether a published file has the name of a blob: 32
// hexadecimal digits.
func isBlob(name string) bool {
	digits, ok := strings.CutSuffix(name, blobSuffix)
	if !ok || len(digits) != 32 || strings.ToLower(digits) != digits {
		return false
	}
	_, err := hex.DecodeString(digits)
	return err == nil
}
