package folder

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"slices"
	"sync"

	"journal/generator/inside"
)

// build is one run of Write.
type build struct {
	root    *os.Root
	dir     string // as the user calls it
	site    Site
	opt     Options
	names   []string  // of the site, sorted
	folders []string  // that they lie in, sorted
	old     *manifest // of the build before; empty for the first
	first   bool      // no build has been here
	current bool      // sizes and times in old can be relied on

	fileMode, folderMode fs.FileMode

	// What the plan says.
	plan plan

	// Numbers below are places in names.
	entries []entry
	pending []bool // its new bytes lie under a temporary name

	switched bool // new files are taking their places

	mu      sync.Mutex // guards what is below, and calls of Progress
	made    []string   // folders made by this run
	done    int
	buffers sync.Pool // of *[]byte, to compare files with
}

func newBuild(root *os.Root, dir string, site Site, names []string, old *manifest, opt Options) (*build, error) {
	info, err := root.Stat(".")
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", dir, inside.Cause(err))
	}
	b := &build{
		root:    root,
		dir:     dir,
		site:    site,
		opt:     opt,
		names:   names,
		folders: foldersOf(names),
		old:     old,
		first:   old == nil,
		entries: make([]entry, len(names)),
		pending: make([]bool, len(names)),

		// As open as the folder itself, but others never write.
		fileMode:   info.Mode().Perm()&0o644 | 0o600,
		folderMode: info.Mode().Perm()&0o755 | 0o700,
	}
	if b.first {
		b.old = new(manifest)
	} else {
		b.current = old.whole && old.key != "" && old.boot == bootIdentity()
	}
	b.buffers.New = func() any {
		buf := make([]byte, 2*64<<10)
		return &buf
	}
	return b, nil
}

// run carries the build out. The order of the steps is what makes it safe to be
// killed between any two of them; the package comment tells why.
func (b *build) run(ctx context.Context) (Result, error) {
	if !b.first && !b.old.whole {
		if err := b.sweep(); err != nil {
			return Result{}, err
		}
	}
	b.plan = b.newPlan()
	if err := b.mark(); err != nil {
		return Result{}, err
	}
	removed, err := b.clearWay()
	if err != nil {
		return Result{}, err
	}
	if err := forEachFile(ctx, b.root, len(b.names), b.opt.Workers, func(w *walker, i int) error { return b.prepare(ctx, w, i) }); err != nil {
		b.undo()
		if ctx.Err() != nil {
			err = fmt.Errorf("writing the site: %w", err)
		}
		return Result{}, err
	}

	b.switched = true
	result := Result{Files: len(b.names), Written: b.count(), Removed: removed}
	result.Same = result.Files - result.Written
	if err := forEachFile(context.WithoutCancel(ctx), b.root, len(b.names), b.opt.Workers, b.replace); err != nil {
		b.undo()
		return Result{}, err
	}
	removed, err = b.removeFiles(b.plan.stale)
	if err != nil {
		return Result{}, err
	}
	result.Removed += removed
	return result, b.finish()
}

func (b *build) count() (pending int) {
	for _, p := range b.pending {
		if p {
			pending++
		}
	}
	return pending
}

// mark replaces the manifest by a partial one. From here on a kill is repaired by
// the next build, which finds in it every name this one may leave behind.
func (b *build) mark() error {
	var old, own []string
	for _, e := range b.old.files {
		if !e.kept {
			old = append(old, e.name)
		}
	}
	for i, name := range b.names {
		if b.plan.own[i] {
			own = append(own, name)
		}
	}
	m := &manifest{folders: union(b.old.folders, b.plan.ownFolders)}
	for _, name := range union(old, own) {
		m.files = append(m.files, entry{name: name})
	}
	return writeManifest(b.root, m, b.fileMode)
}

// clearWay removes the old files that stand where the new site needs their name for
// something else: a file that becomes a folder, a folder that becomes a file, and a
// name that changes only in case.
func (b *build) clearWay() (removed int, err error) {
	if len(b.plan.inWay) == 0 {
		return 0, nil
	}
	removed, err = b.removeFiles(b.plan.inWay)
	if err != nil {
		return removed, err
	}
	w := newWalker(b.root)
	defer w.close()
	for _, dir := range slices.Backward(foldersOf(b.plan.inWay)) {
		if has(b.old.folders, dir) {
			removeFolder(w, dir)
		}
	}
	return removed, nil
}

// prepare makes one file and, unless the folder has its bytes already, writes it
// beside its place. A file is never in memory as a whole unless its site has it
// there.
func (b *build) prepare(ctx context.Context, w *walker, i int) error {
	name := b.names[i]
	in, err := b.open(w, name)
	if err != nil {
		return err
	}
	if there := b.untouched(in, i); there != nil {
		b.prepared(i, stampOf(there), false)
		return nil
	}
	file, size, err := b.make(name)
	if err != nil {
		return fmt.Errorf("making %s: %w", name, err)
	}
	defer file.Close()
	there, err := b.compare(ctx, in, i, file, size)
	if err != nil {
		return err
	}
	if there != nil {
		b.prepared(i, stampOf(there), false)
		return nil
	}
	if _, err := file.Seek(0, io.SeekStart); err != nil {
		return fmt.Errorf("making %s: %w", name, err)
	}
	written, err := writeNew(ctx, in, temporary(i), file, b.fileMode)
	if err != nil {
		return fmt.Errorf("writing %s: %w", name, inside.Cause(err))
	}
	b.prepared(i, stampOf(written), true)
	return nil
}

// seekable is a file that can be read twice.
type seekable interface {
	fs.File
	io.Seeker
}

// make opens one file, which is when a page is made.
func (b *build) make(name string) (file seekable, size int64, err error) {
	opened, err := b.site.Open(name)
	if err != nil {
		return nil, 0, err
	}
	info, err := opened.Stat()
	file, ok := opened.(seekable)
	if err == nil && !ok {
		err = errors.New("it cannot be read twice")
	}
	if err != nil {
		opened.Close()
		return nil, 0, err
	}
	return file, info.Size(), nil
}

// untouched returns the file at the place of name i if the last build has left it
// there, made from the same bytes as now. Then neither is read.
func (b *build) untouched(in *os.Root, i int) fs.FileInfo {
	name := b.names[i]
	if b.opt.Same == nil || !b.current {
		return nil
	}
	e, known := b.old.find(name)
	if !known || e.kept || !b.opt.Same(name) {
		return nil
	}
	info, err := in.Lstat(path.Base(name))
	if err != nil || !info.Mode().IsRegular() || stampOf(info) != (stamp{e.size, e.mtime}) {
		return nil
	}
	return info
}

// open opens the folder a file lies in and makes it if it is missing.
func (b *build) open(w *walker, name string) (*os.Root, error) {
	in, err := w.open(path.Dir(name), b.makeFolder)
	if not, ok := errors.AsType[*errNotFolder](err); ok {
		return nil, &ConflictError{Dir: b.dir, Name: not.name}
	}
	if err != nil {
		return nil, fmt.Errorf("writing %s: %w", name, inside.Cause(err))
	}
	return in, nil
}

// prepared notes that file i is there, or, if pending, lies beside its place.
func (b *build) prepared(i int, file stamp, pending bool) {
	b.pending[i] = pending
	b.entries[i] = entry{name: b.names[i], kept: !pending && !b.plan.own[i], size: file.size}
	if b.opt.Key != "" {
		b.entries[i].mtime = file.mtime
	}

	b.mu.Lock()
	defer b.mu.Unlock()
	b.done++
	if b.opt.Progress != nil {
		b.opt.Progress(b.done, len(b.names))
	}
}

// compare returns the file that lies at the place of name i if it has the bytes of
// file, and nil if a new one has to be written.
func (b *build) compare(ctx context.Context, in *os.Root, i int, file io.Reader, size int64) (fs.FileInfo, error) {
	name := b.names[i]
	if b.surelyAbsent(name) {
		return nil, nil
	}
	info, err := in.Lstat(path.Base(name))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("writing %s: %w", name, inside.Cause(err))
	}
	if !info.Mode().IsRegular() {
		return nil, &ConflictError{Dir: b.dir, Name: name}
	}
	same := false
	if info.Size() == size {
		if same, err = b.equal(ctx, in, path.Base(name), file); err != nil {
			return nil, fmt.Errorf("making %s: %w", name, err)
		}
	}
	if same {
		return info, nil
	}
	if !b.plan.own[i] {
		return nil, &ConflictError{Dir: b.dir, Name: name}
	}
	return nil, nil
}

// equal reports whether the file of that name has the bytes of another. One that
// cannot be read has not; the error is that of the other.
func (b *build) equal(ctx context.Context, in *os.Root, base string, file io.Reader) (bool, error) {
	f, err := inside.Open(in, base)
	if err != nil {
		return false, nil
	}
	defer f.Close()
	buf := b.buffers.Get().(*[]byte)
	defer b.buffers.Put(buf)
	mine, theirs := (*buf)[:len(*buf)/2], (*buf)[len(*buf)/2:]
	for {
		if err := ctx.Err(); err != nil {
			return false, err
		}
		n, err := io.ReadFull(file, mine)
		over := err == io.EOF || err == io.ErrUnexpectedEOF
		if err != nil && !over {
			return false, err
		}
		m, err := io.ReadFull(f, theirs)
		if n != m || !bytes.Equal(mine[:n], theirs[:m]) || err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
			return false, nil
		}
		if over {
			return true, nil
		}
	}
}

// makeFolder makes a folder and remembers it as the build's own. That another
// worker was faster is fine.
func (b *build) makeFolder(parent *os.Root, dir string) error {
	err := parent.Mkdir(path.Base(dir), b.folderMode)
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	if err != nil {
		return err
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.made = append(b.made, dir)
	return nil
}

// replace gives a prepared file its real name.
func (b *build) replace(w *walker, i int) error {
	if !b.pending[i] {
		return nil
	}
	name := b.names[i]
	in, err := w.open(path.Dir(name), nil)
	if err == nil {
		err = in.Rename(temporary(i), path.Base(name))
	}
	if err != nil {
		return fmt.Errorf("writing %s: %w", name, inside.Cause(err))
	}
	b.pending[i] = false
	return nil
}

// finish removes the folders that became empty and writes the manifest of the whole
// site.
func (b *build) finish() error {
	w := newWalker(b.root)
	defer w.close()
	var folders []string
	slices.Sort(b.made)
	own := union(union(b.old.folders, b.plan.ownFolders), b.made)
	for _, dir := range slices.Backward(own) {
		if has(b.folders, dir) || !removeFolder(w, dir) {
			folders = append(folders, dir)
		}
	}
	slices.Sort(folders)
	boot := ""
	var extra []byte
	if b.opt.Extra != nil {
		extra = b.opt.Extra()
	}
	if b.opt.Key != "" {
		boot = bootIdentity()
	}
	return writeManifest(b.root, &manifest{
		whole:   true,
		key:     b.opt.Key,
		boot:    boot,
		valid:   b.opt.Valid,
		extra:   extra,
		folders: folders,
		files:   b.entries,
	}, b.fileMode)
}
