package generator

import (
	"io/fs"
	"syscall"
)

// system returns the inode of a file and the time of its last change of any kind.
func system(info fs.FileInfo) (inode uint64, changed int64) {
	if s, ok := info.Sys().(*syscall.Stat_t); ok {
		return s.Ino, s.Ctim.Nano()
	}
	return 0, 0
}
