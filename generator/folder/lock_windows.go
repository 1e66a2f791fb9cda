package folder

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

// lock takes the folder for this build until unlock is called or the process ends.
// It fails with ErrInUse if another build has it. Windows cannot lock a folder, so
// a file in it is locked, which stays: removing it would let two builds lock two
// files of the same name.
func lock(root *os.Root) (unlock func(), err error) {
	f, err := root.OpenFile(lockName, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, err
	}
	const flags = windows.LOCKFILE_EXCLUSIVE_LOCK | windows.LOCKFILE_FAIL_IMMEDIATELY
	err = windows.LockFileEx(windows.Handle(f.Fd()), flags, 0, 1, 0, new(windows.Overlapped))
	if err == nil {
		return func() { f.Close() }, nil
	}
	f.Close()
	if errors.Is(err, windows.ERROR_LOCK_VIOLATION) {
		return nil, ErrInUse
	}
	return nil, err
}
