// Package folder writes a finished site into a folder of plain files.
//
// [Write] makes every file of a site and puts it into a folder, by default
// public. [Current] says, without making a single page, whether the folder
// already holds that site. A caller asks Current first and calls Write when the
// answer is no:
//
//	if extra, files, ok := folder.Current(dir, key, now); ok {
//		return files, extra // nothing to do
//	}
//	result, err := folder.Write(ctx, dir, site, folder.Options{Key: key, Extra: extra})
//
// # What a build does
//
// A build has two halves. In the first, every file is made, compared with the
// file that lies in the folder, and, if it differs, written beside it under a
// temporary name. Nothing that a reader sees changes yet: a page that cannot be
// made, a full disk or Ctrl-C leaves the old site as it was. In the second half
// the temporary files are renamed to their real names and the files that the site
// no longer has are removed. This half is short and is always carried through.
//
// A file whose bytes are equal is not written again and keeps its time.
//
// # Whose files are whose
//
// A hidden file, .journal-manifest, lists the files and folders that builds have
// made. Only these are ever replaced or removed. Everything else is the user's,
// wherever it lies: .git, CNAME, .gitkeep, a photo in a folder that a build made.
//
//   - A folder without a manifest is accepted when it is missing, empty, or holds
//     only dot files and CNAME. Any other is refused with a [ForeignError].
//   - A user's file in the place of a page is refused with a [ConflictError],
//     unless its bytes are those of the page. It then stays the user's and is never
//     removed.
//   - Only a regular file can be a build's own. A link or a folder that took the
//     place of a page is refused, too, or left alone if the page is gone.
//   - A manifest that cannot be read is refused with a [DamagedError]: without it a
//     build cannot tell its own files from the user's. Deleting the folder and
//     building again cures it. The manifest ends in a checksum, so a half-merged
//     or edited one is noticed.
//
// Nothing outside of the folder is reached: all access goes through an [os.Root],
// and links inside the folder are not followed either. The folder itself may be a
// link.
//
// # Killed, or out of power
//
// A killed build leaves every file whole, old or new, because a file gets its name
// only when it is complete. Before the first change the manifest is replaced by one
// that lists the old and the new names and is marked partial. So the next build
// knows every file that the killed one may have left, and its temporary files too.
//
// Files are not flushed to the disk one by one: thousands of flushes take minutes
// on a slow disk, and the notes can always be built again. The manifest alone is
// flushed. After a loss of power a file may therefore be empty or damaged while
// its size and time look right. For that reason the manifest also names the run of
// the operating system it was written in, and Current says no after a restart. The
// build that follows compares every byte and so repairs what was lost. This holds
// on Linux and macOS for disks of the machine itself; elsewhere Current rests on
// sizes and times alone.
//
// # One build at a time
//
// A build holds a lock on the folder, and a second one is refused with [ErrInUse].
// The lock is the system's own (flock, or LockFileEx on Windows), so it ends with
// the process. On Unix the folder itself is locked and no file is left behind. On
// Windows, and on network drives that cannot lock a folder, a hidden file
// .journal-lock is locked; it stays in the folder.
//
// # Who may read
//
// A folder that Write makes is open to its owner only. Files and folders inside
// follow the folder they are in: where others may enter it, they may read
// (0644 and 0755, less the umask), and where they may not, they may not
// (0600 and 0700). Whoever lets a web server read the site opens the folder once.
package folder

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"journal/generator/inside"
)

// Site is what can be written: a file system that knows its own names. A file is
// made when it is opened, by several goroutines at the same time; each is an
// [io.Seeker] as well.
type Site interface {
	fs.FS

	// Names gives the name of every file, relative and with slashes.
	Names() []string
}

// Options say how a site is written. The zero value is fine.
type Options struct {
	// Key is a fingerprint of everything the site is made from: notes,
	// configuration, layouts, version of the program. Current compares it.
	// Without a key Current never says yes, and the manifest names neither times
	// nor the run of the operating system, so that it may be published.
	Key string

	// Valid is the span of clocks, from the first up to but without the second,
	// for which the site has the same bytes. A zero time is an open end.
	Valid [2]time.Time

	// Extra, if set, is asked once all files are written. What it gives is kept in
	// the manifest and given back by Current and Kept.
	Extra func() []byte

	// Same, if set, reports whether a file is surely made from the very bytes it
	// was made from when the last build was here. Such a file is not made again to
	// compare it, as long as it lies in the folder as that build left it.
	Same func(name string) bool

	// Workers is the number of files that are made at the same time;
	// 0 means one for every processor that Go may use.
	Workers int

	// Progress, if set, hears how many files of all have been made. It is called
	// from one goroutine at a time.
	Progress func(done, total int)
}

// Result counts the files of a build.
type Result struct {
	Files   int // in the site
	Written int // new or changed
	Same    int // already there with the same bytes
	Removed int // of an earlier build, no longer in the site
}

// ErrInUse says that another build is writing to the folder.
var ErrInUse = errors.New("another build is writing to this folder")

// ForeignError says that a folder is not empty and was not made by a build.
type ForeignError struct {
	Dir  string // the folder
	Name string // something in it that no build made
}

// Error names the folder and what was found in it.
func (e *ForeignError) Error() string {
	return fmt.Sprintf("%s is not a folder made by a build: it holds %s", e.Dir, e.Name)
}

// ConflictError says that a file, link or folder of the user's lies where the site
// has a file or a folder of its own.
type ConflictError struct {
	Dir  string // the folder
	Name string // what is in the way, relative to Dir
}

// Error names what is in the way.
func (e *ConflictError) Error() string {
	return fmt.Sprintf("%s in %s is in the way: the site has something of that name, but no build made this one", e.Name, e.Dir)
}

// DamagedError says that the manifest of a folder cannot be read. Deleting the
// folder and building again is the cure.
type DamagedError struct {
	Dir string
	Err error
}

// Error says what is wrong with the manifest.
func (e *DamagedError) Error() string {
	return fmt.Sprintf("reading %s in %s: %v", manifestName, e.Dir, e.Err)
}

// Unwrap returns what is wrong without the place.
func (e *DamagedError) Unwrap() error { return e.Err }

// Write makes every file of the site and brings the folder dir, which is made if it
// is missing, to that state. The package comment says what it promises.
//
// A file that cannot be made gives the error "making NAME: …", one that cannot be
// written "writing NAME: …"; of several, the first by name. The other errors are
// [ForeignError], [ConflictError], [DamagedError], [ErrInUse], and that of a
// cancelled ctx. After an error that came before the switch to the new files the
// folder is as it was; after any other the next Write repairs it.
func Write(ctx context.Context, dir string, site Site, opt Options) (Result, error) {
	names, err := checkedNames(site)
	if err != nil {
		return Result{}, err
	}
	if err := ctx.Err(); err != nil {
		return Result{}, fmt.Errorf("writing the site: %w", err)
	}
	root, err := openFolder(dir)
	if err != nil {
		return Result{}, fmt.Errorf("opening %s: %w", dir, inside.Cause(err))
	}
	defer root.Close()
	unlock, err := lock(root)
	if err != nil {
		return Result{}, fmt.Errorf("locking %s: %w", dir, inside.Cause(err))
	}
	defer unlock()

	old, err := readManifest(root)
	if errors.Is(err, fs.ErrNotExist) {
		old, err = nil, checkFree(root, dir)
		if err != nil {
			return Result{}, err
		}
	}
	if _, unread := errors.AsType[*fs.PathError](err); unread {
		return Result{}, fmt.Errorf("reading %s in %s: %w", manifestName, dir, inside.Cause(err))
	}
	if err != nil {
		return Result{}, &DamagedError{Dir: dir, Err: err}
	}
	if opt.Workers <= 0 {
		opt.Workers = runtime.GOMAXPROCS(0)
	}
	b, err := newBuild(root, dir, site, names, old, opt)
	if err != nil {
		return Result{}, err
	}
	return b.run(ctx)
}

// openFolder opens dir and makes it first if it is missing, for its owner only.
func openFolder(dir string) (*os.Root, error) {
	if err := os.MkdirAll(filepath.Dir(dir), 0o755); err != nil {
		return nil, err
	}
	if err := os.Mkdir(dir, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
		return nil, err
	}
	return os.OpenRoot(dir)
}

// checkFree refuses a folder without a manifest that holds more than dot files and
// CNAME, which is where GitHub Pages keeps a domain.
func checkFree(root *os.Root, dir string) error {
	entries, err := fs.ReadDir(root.FS(), ".")
	if err != nil {
		return fmt.Errorf("reading %s: %w", dir, inside.Cause(err))
	}
	for _, e := range entries {
		if mayBeThere(e.Name()) {
			continue
		}
		return &ForeignError{Dir: dir, Name: e.Name()}
	}
	return nil
}
