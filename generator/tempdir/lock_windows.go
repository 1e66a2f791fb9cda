package tempdir

import (
	"errors"
	"os"
	"path/filepath"

	"golang.org/x/sys/windows"
)

// lock locks a folder until the file is closed or the process ends. Windows
// cannot lock a folder, so a file in it is locked.
func lock(name string) (*os.File, error) {
	f, err := os.OpenFile(filepath.Join(name, ".journal-lock"), os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, err
	}
	const flags = windows.LOCKFILE_EXCLUSIVE_LOCK | windows.LOCKFILE_FAIL_IMMEDIATELY
	err = windows.LockFileEx(windows.Handle(f.Fd()), flags, 0, 1, 0, new(windows.Overlapped))
	if err == nil {
		return f, nil
	}
	f.Close()
	if errors.Is(err, windows.ERROR_LOCK_VIOLATION) {
		return nil, errBusy
	}
	return nil, err
}

// mine holds of every folder: temporary ones lie in the user's own folder.
func mine(os.FileInfo) bool { return true }

// same holds: it is a file in the folder that is locked.
func same(_, _ os.FileInfo) bool { return true }
