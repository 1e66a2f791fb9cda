package watch

import (
	"crypto/sha256"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"time"

	"journal/generator/inside"
)

// kind is what stands at a path.
type kind uint8

const (
	missing kind = iota
	file         // or anything else that is no folder
	folder
)

// fileState is what can be seen of a path. Two looks that are equal saw the same.
type fileState struct {
	kind kind
	size int64
	time int64 // of the last change, nanoseconds
	sum  [sha256.Size]byte
}

// blind says that the disks of this system usually take Note.md for note.md,
// so that a file which was renamed in case only still seems to be there.
const blind = runtime.GOOS == "darwin" || runtime.GOOS == "windows"

// exact reports whether a folder lists a file by just that name.
func exact(path string) bool {
	dir, err := os.Open(filepath.Dir(path))
	if err != nil {
		return false
	}
	defer dir.Close()
	names, err := dir.Readdirnames(-1)
	return err == nil && slices.Contains(names, filepath.Base(path))
}

// Files above this size are told apart by size and time alone.
const largest = 256 << 10

// stat looks at a path. A link is seen as what it leads to, but never as a
// folder, for links to folders are not followed. With sum the bytes count too.
func stat(path string, sum bool) fileState {
	info, err := os.Lstat(path)
	if err != nil || blind && !exact(path) {
		return fileState{}
	}
	if info.IsDir() {
		return fileState{kind: folder}
	}
	if info.Mode()&fs.ModeSymlink != 0 {
		if info, err = os.Stat(path); err != nil || info.IsDir() {
			return fileState{kind: file, size: 1}
		}
	}
	l := fileState{kind: file, size: info.Size(), time: info.ModTime().UnixNano()}
	if sum && l.size > 0 && l.size <= largest && info.Mode().IsRegular() {
		text, err := read(path)
		if err != nil {
			return fileState{kind: file, size: l.size, time: l.time}
		}
		l.size = int64(len(text))
		l.sum = sha256.Sum256(text)
	}
	return l
}

// read reads a file that was found regular and small. By now it may be a pipe, or
// large.
func read(path string) ([]byte, error) {
	f, err := inside.OpenAnywhere(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, largest))
}

// fresh is how long after a change the time of a file cannot tell it from the
// next: the clock of FAT has steps of two seconds.
const fresh = 2 * time.Second

// quickStat looks for polling: cheap, but for files that were changed a moment ago.
func quickStat(path string, info fs.FileInfo, now time.Time) fileState {
	if info.Mode()&fs.ModeSymlink != 0 {
		return stat(path, false)
	}
	if info.IsDir() {
		return fileState{kind: folder}
	}
	if age := now.Sub(info.ModTime()); age > -fresh && age < fresh {
		return stat(path, true)
	}
	return fileState{kind: file, size: info.Size(), time: info.ModTime().UnixNano()}
}

// same reports whether a file of which one look has the bytes and one has not may be the same.
func (l fileState) same(other fileState) bool {
	var none [sha256.Size]byte
	if l.sum == none || other.sum == none {
		l.sum, other.sum = none, none
	}
	return l == other
}

// richer is the one of two looks at the same file that knows its bytes, of two the newer.
func (l fileState) richer(was fileState) fileState {
	var none [sha256.Size]byte
	if l.sum == none {
		return was
	}
	return l
}
