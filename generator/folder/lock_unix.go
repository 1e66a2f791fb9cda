//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package folder

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// lock takes the folder for this build until unlock is called or the process ends.
// It fails with ErrInUse if another build has it.
func lock(root *os.Root) (unlock func(), err error) {
	top, err := root.Open(".")
	if err != nil {
		return nil, err
	}
	err = flock(top)
	if err == nil {
		return func() { top.Close() }, nil
	}
	top.Close()
	if errors.Is(err, ErrInUse) {
		return nil, err
	}

	// Some network drives lock only files that are open for writing.
	f, err := root.OpenFile(lockName, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, err
	}
	if err := flock(f); err != nil {
		f.Close()
		return nil, err
	}
	return func() { f.Close() }, nil
}

// flock locks an open file; closing it, also by the end of the process, unlocks it.
func flock(f *os.File) error {
	for {
		err := unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB)
		if errors.Is(err, unix.EINTR) {
			continue
		}
		if errors.Is(err, unix.EWOULDBLOCK) {
			return ErrInUse
		}
		return err
	}
}
