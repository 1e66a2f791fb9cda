package folder

import (
	"errors"
	"io/fs"
	"os"
)

// stamp is what the manifest tells of a file, to see later that it is still the same.
type stamp struct {
	size  int64
	mtime int64 // nanoseconds since 1970
}

func stampOf(info fs.FileInfo) stamp {
	return stamp{size: info.Size(), mtime: info.ModTime().UnixNano()}
}

// createNew opens a file that was not there before. A left-over temporary file of the
// same name makes room.
func createNew(in *os.Root, base string, mode fs.FileMode) (*os.File, error) {
	const flags = os.O_WRONLY | os.O_CREATE | os.O_EXCL
	f, err := in.OpenFile(base, flags, mode)
	if !errors.Is(err, fs.ErrExist) {
		return f, err
	}
	if err := in.Remove(base); err != nil {
		return nil, err
	}
	return in.OpenFile(base, flags, mode)
}

// closeNew closes a file of createNew, and removes it if something went wrong.
func closeNew(in *os.Root, base string, f *os.File, err error) (fs.FileInfo, error) {
	info, statErr := f.Stat()
	if err := errors.Join(err, statErr, f.Close()); err != nil {
		in.Remove(base)
		return nil, err
	}
	return info, nil
}
