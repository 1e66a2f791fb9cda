//go:build !unix

package inside

import (
	"io/fs"
	"os"
)

// kept keeps nothing: there is only the root on this system.
type kept struct{}

func (kept) open(*os.Root) {}

func (kept) close() error { return nil }

func (kept) readFile(string) ([]byte, bool) { return nil, false }

func (kept) readDir(string, func(string) (fs.FileInfo, error)) ([]fs.DirEntry, bool) {
	return nil, false
}
