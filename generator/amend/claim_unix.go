//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package amend

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

var here = rules{lock: lock, closedFirst: false}

// noFollow keeps from opening what a link leads to.
const noFollow = unix.O_NOFOLLOW

// lock takes the lock of a file until it is closed.
func lock(f *os.File) error {
	for {
		err := unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB)
		switch {
		case errors.Is(err, unix.EINTR):
		case errors.Is(err, unix.EWOULDBLOCK):
			return ErrInUse
		default:
			return err
		}
	}
}
