//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package tempdir

import (
	"errors"
	"os"
	"syscall"

	"golang.org/x/sys/unix"
)

// lock locks a folder until the file is closed or the process ends.
func lock(name string) (*os.File, error) {
	f, err := os.OpenFile(name, os.O_RDONLY|unix.O_DIRECTORY|unix.O_NOFOLLOW, 0)
	if err != nil {
		return nil, err
	}
	for {
		err = unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB)
		if !errors.Is(err, unix.EINTR) {
			break
		}
	}
	if err == nil {
		return f, nil
	}
	f.Close()
	switch {
	case errors.Is(err, unix.EWOULDBLOCK):
		return nil, errBusy
	case errors.Is(err, unix.ENOTSUP), errors.Is(err, unix.ENOLCK), errors.Is(err, unix.ENOSYS):
		return nil, errors.ErrUnsupported
	}
	return nil, err
}

// mine reports whether a folder belongs to the user of this program.
func mine(info os.FileInfo) bool {
	stat, ok := info.Sys().(*syscall.Stat_t)
	return ok && int(stat.Uid) == os.Getuid()
}

// same reports whether what was locked is the folder that was looked at.
func same(looked, locked os.FileInfo) bool { return os.SameFile(looked, locked) }
