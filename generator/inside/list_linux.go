package inside

import (
	"bytes"
	"encoding/binary"
	"io/fs"
	"path"
	"slices"
	"strings"

	"golang.org/x/sys/unix"
)

// readDir lists a plain folder if the file system tells the kind of each entry.
func (k *kept) readDir(name string, lstat func(string) (fs.FileInfo, error)) (entries []fs.DirEntry, ok bool) {
	found := k.in(name, func(folder int) { entries, ok = list(folder, name, lstat) })
	return entries, found && ok
}

// list lists an open folder. It is opened once more, because the place up to which
// a folder has been listed belongs to the descriptor.
func list(folder int, dir string, lstat func(string) (fs.FileInfo, error)) (entries []fs.DirEntry, ok bool) {
	fd, err := unix.Openat(folder, ".", unix.O_RDONLY|unix.O_DIRECTORY|unix.O_CLOEXEC, 0)
	if err != nil {
		return nil, false
	}
	defer unix.Close(fd)
	buf := make([]byte, 32<<10)
	for {
		n, err := unix.Getdents(fd, buf)
		if err != nil || n < 0 {
			return nil, false
		}
		if n == 0 {
			slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
			return entries, true
		}
		if entries, ok = entriesOf(buf[:n], entries, dir, lstat); !ok {
			return nil, false
		}
	}
}

// entriesOf adds the entries that getdents64(2) has given: 8 bytes inode, 8 offset,
// 2 length of the whole entry, 1 kind, and the name with a zero byte.
func entriesOf(buf []byte, entries []fs.DirEntry, dir string, lstat func(string) (fs.FileInfo, error)) (_ []fs.DirEntry, ok bool) {
	const length, kind, name = 16, 18, 19
	for len(buf) > 0 {
		if len(buf) <= name {
			return nil, false
		}
		size := int(binary.NativeEndian.Uint16(buf[length:]))
		if size <= name || size > len(buf) {
			return nil, false
		}
		base, _, _ := bytes.Cut(buf[name:size], []byte{0})
		mode, known := kinds[buf[kind]]
		if !known {
			return nil, false
		}
		if s := string(base); s != "." && s != ".." {
			entries = append(entries, &entry{name: s, kind: mode, dir: dir, lstat: lstat})
		}
		buf = buf[size:]
	}
	return entries, true
}

var kinds = map[byte]fs.FileMode{
	unix.DT_REG:  0,
	unix.DT_DIR:  fs.ModeDir,
	unix.DT_LNK:  fs.ModeSymlink,
	unix.DT_FIFO: fs.ModeNamedPipe,
	unix.DT_SOCK: fs.ModeSocket,
	unix.DT_CHR:  fs.ModeDevice | fs.ModeCharDevice,
	unix.DT_BLK:  fs.ModeDevice,
}

// entry is one entry of a folder.
type entry struct {
	name  string
	kind  fs.FileMode
	dir   string
	lstat func(string) (fs.FileInfo, error)
}

func (e *entry) Name() string               { return e.name }
func (e *entry) IsDir() bool                { return e.kind.IsDir() }
func (e *entry) Type() fs.FileMode          { return e.kind }
func (e *entry) Info() (fs.FileInfo, error) { return e.lstat(path.Join(e.dir, e.name)) }
func (e *entry) String() string             { return fs.FormatDirEntry(e) }
