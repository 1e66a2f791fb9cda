//go:build unix

package folder

import (
	"errors"
	"io"
	"io/fs"
	"os"

	"golang.org/x/sys/unix"
)

// handle is the folder of a step as the system knows it. Thousands of small files are
// made in it with the five calls that this takes, instead of the twelve with which
// the library also asks for the kind of the file and tells the poller of it. Names
// are plain ones, without a slash, so nothing leads out of the folder.
type handle struct {
	dir *os.File // nil until it is needed
}

func (h *handle) close() {
	if h.dir != nil {
		h.dir.Close()
		h.dir = nil
	}
}

// descriptor is that of the folder. It is good until the step is closed.
func (s *step) descriptor() (int, error) {
	if s.handle.dir == nil {
		dir, err := s.root.Open(".")
		if err != nil {
			return 0, err
		}
		s.handle.dir = dir
	}
	return int(s.handle.dir.Fd()), nil
}

// writeNew writes a file that was not there before, whole or not at all. A left-over
// temporary file of the same name makes room.
func (s *step) writeNew(base string, data []byte, mode fs.FileMode) (stamp, error) {
	dir, err := s.descriptor()
	if err != nil {
		return stamp{}, err
	}
	file, err := create(dir, base, mode)
	if errors.Is(err, fs.ErrExist) {
		if err := s.root.Remove(base); err != nil {
			return stamp{}, err
		}
		file, err = create(dir, base, mode)
	}
	if err != nil {
		return stamp{}, err
	}
	written, err := fill(file, data)
	if err := errors.Join(err, unix.Close(file)); err != nil {
		s.root.Remove(base)
		return stamp{}, err
	}
	return written, nil
}

func create(dir int, base string, mode fs.FileMode) (file int, err error) {
	const flags = unix.O_WRONLY | unix.O_CREAT | unix.O_EXCL | unix.O_NOFOLLOW | unix.O_CLOEXEC
	err = again(func() (err error) {
		file, err = unix.Openat(dir, base, flags, uint32(mode.Perm()))
		return err
	})
	return file, err
}

// fill writes the bytes of a file and gives what it has become.
func fill(file int, data []byte) (stamp, error) {
	for len(data) > 0 {
		err := again(func() error {
			n, err := unix.Write(file, data)
			if n == 0 && err == nil {
				return io.ErrShortWrite
			}
			data = data[max(n, 0):]
			return err
		})
		if err != nil {
			return stamp{}, err
		}
	}
	var stat unix.Stat_t
	if err := again(func() error { return unix.Fstat(file, &stat) }); err != nil {
		return stamp{}, err
	}
	return stamp{size: stat.Size, mtime: stat.Mtim.Nano()}, nil
}

// rename gives a file in the folder another name there.
func (s *step) rename(from, to string) error {
	dir, err := s.descriptor()
	if err != nil {
		return err
	}
	return again(func() error { return unix.Renameat(dir, from, dir, to) })
}

// again calls until the call is not interrupted by a signal.
func again(call func() error) error {
	for {
		if err := call(); err != unix.EINTR {
			return err
		}
	}
}
