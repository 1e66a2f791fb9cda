package folder

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"sync/atomic"

	"journal/generator/inside"
)

// sweep removes the temporary files of a killed build. They lie in the folders of
// the files that its manifest lists.
func (b *build) sweep() error {
	dirs := append([]string{"."}, foldersOf(b.old.names())...)
	return forEachFile(context.Background(), b.root, len(dirs), b.opt.Workers, func(w *walker, i int) error {
		in, err := w.open(dirs[i], nil)
		if gone(err) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("reading %s: %w", dirs[i], inside.Cause(err))
		}
		entries, err := fs.ReadDir(in.FS(), ".")
		if err != nil {
			return fmt.Errorf("reading %s: %w", dirs[i], inside.Cause(err))
		}
		for _, e := range entries {
			if !isTemporary(e.Name()) || !e.Type().IsRegular() {
				continue
			}
			if err := in.Remove(e.Name()); err != nil {
				return fmt.Errorf("removing %s: %w", path.Join(dirs[i], e.Name()), inside.Cause(err))
			}
		}
		return nil
	})
}

// undo takes back what this run has left beside the files of the old site, and puts
// the old manifest back. Once new files are taking their places, or if something
// could not be taken back, the partial manifest stays: it makes the next build
// repair the folder.
func (b *build) undo() {
	var left atomic.Bool
	forEachFile(context.Background(), b.root, len(b.names), b.opt.Workers, func(w *walker, i int) error {
		if !b.pending[i] {
			return nil
		}
		in, err := w.open(path.Dir(b.names[i]), nil)
		if err == nil {
			err = in.Remove(temporary(i))
		}
		if err != nil && !gone(err) {
			left.Store(true)
		}
		return nil
	})
	w := newWalker(b.root)
	defer w.close()
	slices.Sort(b.made)
	for _, dir := range slices.Backward(b.made) {
		removeFolder(w, dir)
	}
	if b.switched || left.Load() {
		return
	}
	if b.first {
		b.root.Remove(manifestName)
		return
	}
	// If this fails the partial manifest stays, and the next build does more work
	// than it needs to.
	_ = writeManifest(b.root, b.old, b.fileMode)
}

// removeFiles removes files of an earlier build and counts them. What is gone
// already, or was replaced by something that is not a file, is passed over.
func (b *build) removeFiles(names []string) (removed int, err error) {
	w := newWalker(b.root)
	defer w.close()
	for _, name := range names {
		err := removeFile(w, name)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return removed, fmt.Errorf("removing %s: %w", name, inside.Cause(err))
		}
		removed++
	}
	return removed, nil
}

// removeFile removes a regular file. Where there is none the error is
// fs.ErrNotExist.
func removeFile(w *walker, name string) error {
	in, err := w.open(path.Dir(name), nil)
	if gone(err) {
		return fs.ErrNotExist
	}
	if err != nil {
		return err
	}
	info, err := in.Lstat(path.Base(name))
	if err != nil {
		return err
	}
	if !info.Mode().IsRegular() {
		return fs.ErrNotExist
	}
	return in.Remove(path.Base(name))
}

// removeFolder removes a folder if it is empty, and reports whether it is gone. One
// that cannot be removed is in use by the user; that is no error.
func removeFolder(w *walker, dir string) bool {
	in, err := w.open(path.Dir(dir), nil)
	if err != nil {
		return gone(err)
	}
	info, err := in.Lstat(path.Base(dir))
	if err != nil {
		return gone(err)
	}
	if !info.IsDir() {
		return true
	}
	return in.Remove(path.Base(dir)) == nil
}

// gone reports whether an access failed because the thing is no longer there, or
// because one of its folders is no longer a folder.
func gone(err error) bool {
	_, not := errors.AsType[*errNotFolder](err)
	return not || errors.Is(err, fs.ErrNotExist)
}
