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

// fileState is what can be seen of a path; the zero value is a path where
// nothing is, a folder has its mode alone. Two equal states are of the same file.
type fileState struct {
	mode fs.FileMode // of a link, that of the file it leads to, and [fs.ModeSymlink]
	size int64
	time int64             // of the last change, nanoseconds
	sum  [sha256.Size]byte // of the bytes; zero if they were not read
}

var (
	missing fileState
	folder  = fileState{mode: fs.ModeDir}
)

// largest is the size above which files are told apart by size and time alone.
const largest = 256 << 10

// stat looks at a path, with sum at the bytes as well.
func stat(path string, sum bool) fileState {
	info, err := os.Lstat(path)
	if err != nil || foldsCase && !listed(path) {
		return missing
	}
	return stateOf(path, info, sum)
}

// stateOf is like stat for a path that was looked at. A link is seen as the file
// it leads to; links to folders are not followed.
func stateOf(path string, info fs.FileInfo, sum bool) fileState {
	if info.IsDir() {
		return folder
	}
	link := info.Mode() & fs.ModeSymlink
	if link != 0 {
		to, err := os.Stat(path)
		if err != nil || to.IsDir() {
			return fileState{mode: link}
		}
		info = to
	}
	s := fileState{mode: info.Mode() | link, size: info.Size(), time: info.ModTime().UnixNano()}
	if !sum || s.size == 0 || s.size > largest || !info.Mode().IsRegular() {
		return s
	}
	f, err := inside.OpenAnywhere(path) // by now it may be a pipe, or large
	if err != nil {
		return s
	}
	defer f.Close()
	h := sha256.New()
	if s.size, err = io.Copy(h, io.LimitReader(f, largest)); err == nil {
		s.sum = [sha256.Size]byte(h.Sum(nil))
	}
	return s
}

// same reports whether two states may be of the same file, as far as the bytes of both are known.
func (s fileState) same(other fileState) bool {
	if s.sum == missing.sum || other.sum == missing.sum {
		s.sum, other.sum = missing.sum, missing.sum
	}
	return s == other
}

// recent reports whether a file changed so lately that its time cannot tell it
// from its next change: the clock of FAT has steps of two seconds.
func recent(info fs.FileInfo, now time.Time) bool {
	return now.Sub(info.ModTime()).Abs() < 2*time.Second
}

// foldsCase says that the disks of this system usually take Note.md for note.md,
// so that a file which was renamed in case only still seems to be there.
const foldsCase = runtime.GOOS == "darwin" || runtime.GOOS == "windows"

// listed reports whether a folder lists a file by just that name.
func listed(path string) bool {
	dir, err := os.Open(filepath.Dir(path))
	if err != nil {
		return false
	}
	defer dir.Close()
	names, err := dir.Readdirnames(-1)
	return err == nil && slices.Contains(names, filepath.Base(path))
}
