//go:build !unix

package folder

import (
	"io/fs"
)

// handle is nothing: on this system all is done through the root.
type handle struct{}

func (handle) close() {}

// writeNew writes a file that was not there before, whole or not at all.
func (s *step) writeNew(base string, data []byte, mode fs.FileMode) (stamp, error) {
	f, err := createNew(s.root, base, mode)
	if err != nil {
		return stamp{}, err
	}
	_, err = f.Write(data)
	info, err := closeNew(s.root, base, f, err)
	if err != nil {
		return stamp{}, err
	}
	return stampOf(info), nil
}

// rename gives a file in the folder another name there.
func (s *step) rename(from, to string) error { return s.root.Rename(from, to) }
