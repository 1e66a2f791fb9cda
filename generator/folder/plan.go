package folder

import (
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
)

// plan says which names are the build's own, before anything is changed.
type plan struct {
	own        []bool   // by place in names: a build may replace what lies there
	ownFolders []string // of the site: a build made it or is about to; sorted
	inWay      []string // old files to be removed before the new ones are written
	stale      []string // old files to be removed after
}

func (b *build) newPlan() plan {
	p := plan{own: make([]bool, len(b.names))}
	w := newWalker(b.root)
	defer w.close()
	for i, name := range b.names {
		e, known := b.old.find(name)
		p.own[i] = known && !e.kept || b.absent(w, name)
	}
	for _, dir := range b.folders {
		if has(b.old.folders, dir) || b.absent(w, dir) {
			p.ownFolders = append(p.ownFolders, dir)
		}
	}

	var gone []string
	for _, e := range b.old.files {
		if !e.kept && !has(b.names, e.name) {
			gone = append(gone, e.name)
		}
	}
	if len(gone) > 0 {
		b.planRemoval(&p, w, gone)
	}
	return p
}

// planRemoval sorts the old files that the site no longer has into those in the way
// of a new file and the rest.
func (b *build) planRemoval(p *plan, w *walker, gone []string) {
	files := make(map[string]int, len(b.names)) // the place in names
	for i, name := range b.names {
		files[fold(name)] = i
	}
	folders := make(map[string]string, len(b.folders))
	for _, dir := range b.folders {
		folders[fold(dir)] = dir
	}
	for _, name := range gone {
		i, isFile := files[fold(name)]
		dir, isFolder := folders[fold(name)]
		inWay := isFile || isFolder
		for dir := range parents(name) {
			if _, isFile := files[fold(dir)]; isFile {
				inWay = true
			}
		}
		if !inWay {
			p.stale = append(p.stale, name)
			continue
		}
		p.inWay = append(p.inWay, name)

		// What was found under the new name, and taken for the user's, is the old
		// file itself where it becomes a folder or where case does not count. The
		// same goes for an old folder, below.
		if isFile && !p.own[i] && sameThing(w, name, b.names[i], fs.FileMode.IsRegular) {
			p.own[i] = true
		}
		if isFolder && sameThing(w, name, dir, fs.FileMode.IsRegular) {
			p.ownFolders = append(p.ownFolders, dir)
		}
	}
	for _, name := range foldersOf(p.inWay) {
		if !has(b.old.folders, name) {
			continue
		}
		i, isFile := files[fold(name)]
		if isFile && !p.own[i] && sameThing(w, name, b.names[i], fs.FileMode.IsDir) {
			p.own[i] = true
		}
		dir, isFolder := folders[fold(name)]
		if isFolder && sameThing(w, name, dir, fs.FileMode.IsDir) {
			p.ownFolders = append(p.ownFolders, dir)
		}
	}
	p.ownFolders = union(p.ownFolders, nil)
}

// surelyAbsent reports, without a look at the disk, that nothing lies at a name: the
// first build in a folder has made sure that only dot files and CNAME are there.
func (b *build) surelyAbsent(name string) bool {
	top, _, _ := strings.Cut(name, "/")
	return b.first && !mayBeThere(top)
}

// absent reports whether nothing lies at a name, also because a folder on the way to
// it is something else.
func (b *build) absent(w *walker, name string) bool {
	if b.surelyAbsent(name) {
		return true
	}
	_, err := lstat(w, name)
	return gone(err)
}

// sameThing reports whether an old name and a new one lead to the same thing, and it
// is still of the kind that the build has made.
func sameThing(w *walker, old, name string, kind func(fs.FileMode) bool) bool {
	x, err := lstat(w, old)
	if err != nil || !kind(x.Mode()) {
		return false
	}
	y, err := lstat(w, name)
	return err == nil && os.SameFile(x, y)
}

func lstat(w *walker, name string) (fs.FileInfo, error) {
	in, err := w.open(path.Dir(name), nil)
	if err != nil {
		return nil, err
	}
	return in.Lstat(path.Base(name))
}

func has(sorted []string, s string) bool {
	_, ok := slices.BinarySearch(sorted, s)
	return ok
}
