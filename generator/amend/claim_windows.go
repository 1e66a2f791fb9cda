package amend

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

var here = rules{lock: lock, closedFirst: true}

// noFollow is nothing here: what a link leads to is told from the file by a look.
const noFollow = 0

// lock takes the lock of a file until it is closed. It is on a byte far behind
// every note, for Windows keeps others from reading what is locked.
func lock(f *os.File) error {
	const flags = windows.LOCKFILE_EXCLUSIVE_LOCK | windows.LOCKFILE_FAIL_IMMEDIATELY
	err := windows.LockFileEx(windows.Handle(f.Fd()), flags, 0, 1, 0, &windows.Overlapped{OffsetHigh: 1 << 30})
	if errors.Is(err, windows.ERROR_LOCK_VIOLATION) {
		return ErrInUse
	}
	return err
}
