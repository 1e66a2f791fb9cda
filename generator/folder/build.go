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
		return nil, fmt.Errorf("reading %s: %w", dir, cause(err))
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
	}
	b.buffers.New = func() any {
		buf := make([]byte, 64<<10)
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
	if err := each(ctx, b.root, len(b.names), b.opt.Workers, b.name, b.prepare); err != nil {
		b.undo()
		if ctx.Err() != nil {
			err = fmt.Errorf("writing the site: %w", err)
		}
		return Result{}, err
	}

	b.switched = true
	result := Result{Files: len(b.names), Written: b.count(), Removed: removed}
	result.Same = result.Files - result.Written
	if err := each(context.WithoutCancel(ctx), b.root, len(b.names), b.opt.Workers, b.name, b.replace); err != nil {
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

func (b *build) name(i int) string { return b.names[i] }

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
// beside its place.
func (b *build) prepare(w *walker, i int) error {
	name := b.names[i]
	pieces := &pieces{build: b, walker: w, number: i}
	data, err := b.make(w, name, pieces.add)
	if pieces.begun {
		return pieces.end(data, err)
	}
	if err != nil {
		return fmt.Errorf("making %s: %w", name, err)
	}
	in, err := b.open(w, name)
	if err != nil {
		return err
	}
	there, err := b.compare(in, i, data)
	if err != nil {
		return err
	}
	if there != nil {
		b.prepared(i, stampOf(there), false)
		return nil
	}
	written, err := w.here().writeNew(temporary(i), data, b.fileMode)
	if err != nil {
		return fmt.Errorf("writing %s: %w", name, cause(err))
	}
	b.prepared(i, written, true)
	return nil
}

// make gives the bytes of one file, which are good until the walker's next one, or
// hands pieces of it to full and gives the last one.
func (b *build) make(w *walker, name string, full func(piece []byte) error) ([]byte, error) {
	site, ok := b.site.(Maker)
	if !ok {
		return b.site.ReadFile(name)
	}
	data, err := site.MakeFile(name, w.page, full)
	w.page = data[:0]
	return data, err
}

// open opens the folder a file lies in and makes it if it is missing.
func (b *build) open(w *walker, name string) (*os.Root, error) {
	in, err := w.open(path.Dir(name), b.makeFolder)
	if not, ok := errors.AsType[*errNotFolder](err); ok {
		return nil, &ConflictError{Dir: b.dir, Name: not.name}
	}
	if err != nil {
		return nil, fmt.Errorf("writing %s: %w", name, cause(err))
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

// compare gives the file that lies at the place of name i if it has these bytes, and
// nil if a new one has to be written.
func (b *build) compare(in *os.Root, i int, data []byte) (fs.FileInfo, error) {
	name := b.names[i]
	if b.surelyAbsent(name) {
		return nil, nil
	}
	info, err := in.Lstat(path.Base(name))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("writing %s: %w", name, cause(err))
	}
	if !info.Mode().IsRegular() {
		return nil, &ConflictError{Dir: b.dir, Name: name}
	}
	if info.Size() == int64(len(data)) && b.equal(in, path.Base(name), data) {
		return info, nil
	}
	if !b.plan.own[i] {
		return nil, &ConflictError{Dir: b.dir, Name: name}
	}
	return nil, nil
}

// equal reports whether a file has these bytes. One that cannot be read has not.
func (b *build) equal(in *os.Root, base string, data []byte) bool {
	f, err := in.Open(base)
	if err != nil {
		return false
	}
	defer f.Close()
	buf := b.buffers.Get().(*[]byte)
	defer b.buffers.Put(buf)
	for {
		n, err := f.Read(*buf)
		if n > len(data) || !bytes.Equal((*buf)[:n], data[:n]) {
			return false
		}
		data = data[n:]
		if err == io.EOF {
			return len(data) == 0
		}
		if err != nil {
			return false
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
	_, err := w.open(path.Dir(name), nil)
	if err == nil {
		err = w.here().rename(temporary(i), path.Base(name))
	}
	if err != nil {
		return fmt.Errorf("writing %s: %w", name, cause(err))
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
	if b.opt.Key != "" {
		boot = bootIdentity()
	}
	return writeManifest(b.root, &manifest{
		whole:   true,
		key:     b.opt.Key,
		boot:    boot,
		valid:   b.opt.Valid,
		extra:   b.opt.Extra,
		folders: folders,
		files:   b.entries,
	}, b.fileMode)
}
