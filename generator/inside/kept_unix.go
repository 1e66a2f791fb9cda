//go:build unix

package inside

import (
	"io/fs"
	"os"
	"path"
	"sync"

	"golang.org/x/sys/unix"
)

// mostFolders is how many folders are kept open at most: far below the number of
// files that systems let a program open.
const mostFolders = 128

// kept are the folders that are kept open, by path.
type kept struct {
	mu      sync.RWMutex // held while a descriptor is in use; guards what is below
	top     *os.File     // nil if nothing is kept
	folders map[string]int
}

// open begins with the top folder. If it cannot be opened nothing is kept.
func (k *kept) open(root *os.Root) {
	top, err := root.Open(".")
	if err != nil {
		return
	}
	k.top = top
	k.folders = map[string]int{".": int(top.Fd())}
}

func (k *kept) close() error {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.top == nil {
		return nil
	}
	for dir, fd := range k.folders {
		if dir != "." {
			unix.Close(fd)
		}
	}
	err := k.top.Close()
	k.top, k.folders = nil, nil
	return err
}

// in calls use with the folder at dir and reports whether there is one that can be
// kept open.
func (k *kept) in(dir string, use func(folder int)) bool {
	for range 2 {
		k.mu.RLock()
		if fd, ok := k.folders[dir]; ok {
			use(fd)
			k.mu.RUnlock()
			return true
		}
		k.mu.RUnlock()
		if !k.keep(dir) {
			return false
		}
	}
	return false
}

// keep opens the folder at dir, and those above it.
func (k *kept) keep(dir string) bool {
	if !fs.ValidPath(dir) {
		return false
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	_, ok := k.step(dir)
	return ok
}

func (k *kept) step(dir string) (folder int, ok bool) {
	if fd, ok := k.folders[dir]; ok || dir == "." {
		return fd, ok
	}
	parent, ok := k.step(path.Dir(dir))
	if !ok || len(k.folders) >= mostFolders {
		return 0, false
	}
	fd, err := unix.Openat(parent, path.Base(dir), unix.O_RDONLY|unix.O_DIRECTORY|unix.O_NOFOLLOW|unix.O_CLOEXEC|unix.O_NONBLOCK, 0)
	if err != nil {
		return 0, false
	}
	k.folders[dir] = fd
	return fd, true
}

// readFile gives the bytes of a plain file in plain folders.
func (k *kept) readFile(name string) (data []byte, ok bool) {
	if !fs.ValidPath(name) || name == "." {
		return nil, false
	}
	found := k.in(path.Dir(name), func(folder int) { data, ok = readAt(folder, path.Base(name)) })
	return data, found && ok
}

// readAt reads a plain file in an open folder. It is as long as it is found to be
// when it is opened: what is added while it is read belongs to the next reading.
func readAt(folder int, base string) (data []byte, ok bool) {
	// A pipe that takes the place of a note must not stop the program: hence
	// O_NONBLOCK, which means nothing to a plain file.
	fd, err := unix.Openat(folder, base, unix.O_RDONLY|unix.O_NOFOLLOW|unix.O_CLOEXEC|unix.O_NONBLOCK, 0)
	if err != nil {
		return nil, false
	}
	defer unix.Close(fd)
	var stat unix.Stat_t
	if err := unix.Fstat(fd, &stat); err != nil || stat.Mode&unix.S_IFMT != unix.S_IFREG || stat.Size <= 0 || int64(int(stat.Size)) != stat.Size {
		return nil, false
	}
	data = make([]byte, stat.Size)
	for got := 0; got < len(data); {
		n, err := unix.Read(fd, data[got:])
		if err != nil || n <= 0 {
			return nil, false // one that became shorter is read again in the usual way
		}
		got += n
	}
	return data, true
}
