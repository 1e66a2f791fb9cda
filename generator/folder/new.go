package folder

import (
	"context"
	"errors"
	"io"
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

// writeNew writes a file that was not there before, whole or not at all. It is
// written in stretches, so that ctx ends the copying of a large one.
func writeNew(ctx context.Context, in *os.Root, base string, from io.Reader, mode fs.FileMode) (fs.FileInfo, error) {
	f, err := createNew(in, base, mode)
	if err != nil {
		return nil, err
	}
	return closeNew(in, base, f, fill(ctx, f, from))
}

func fill(ctx context.Context, f *os.File, from io.Reader) error {
	if _, onDisk := from.(*os.File); !onDisk {
		if whole, ok := from.(io.WriterTo); ok { // what is in memory is written at once
			_, err := whole.WriteTo(f)
			return err
		}
	}
	const stretch = 8 << 20
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		// From one file to another the system copies by itself where it can.
		_, err := io.CopyN(f, from, stretch)
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
	}
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
