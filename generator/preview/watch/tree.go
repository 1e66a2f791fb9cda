package watch

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

// How often all files are looked at: a small part of the time, whatever one look
// at all of them takes.
const (
	pollOften, pollSeldom = 150 * time.Millisecond, 3 * time.Second
	pollShare             = 20 // one part in so many
	guardShare            = 200
	grace                 = 500 * time.Millisecond // within which the event of a change has come
)

// lookAround looks at all files, and whether the folders themselves are still the
// same ones. While events come it is a guard, which is seldom needed: a change that
// no event told shows that this drive sends none, and from then on it is done often.
func (l *loop) lookAround(now time.Time) {
	for i, was := range l.folders {
		is := l.root(i)
		if (is == nil) != (was == nil) || is != nil && !os.SameFile(is, was) {
			l.folders[i] = is
			l.begin(now)
			l.all, l.replaced = true, true
			l.leave(Place{i, "."})
		}
		if is == nil {
			continue
		}
		for at, seen := range l.scan(Place{i, "."}, now) {
			l.stir(at, now)
			// An event of what a link leads to names another path.
			if u := l.pending[at]; u != nil && !l.polling && !l.all && seen.mode&fs.ModeSymlink == 0 {
				u.unheard, u.due = true, now.Add(grace)
			}
		}
	}
	l.plan(now)
}

// plan sets the time of the next look at all files by what the one that began at now took.
func (l *loop) plan(now time.Time) {
	end := l.opt.Now()
	wait := max(end.Sub(now)*guardShare, l.pace.guard)
	if l.polling {
		wait = min(max(end.Sub(now)*pollShare, pollOften), pollSeldom)
	}
	if l.folders[0] == nil {
		wait = min(wait, l.pace.absent)
	}
	l.look = end.Add(wait)
}

// root is one of the folders itself, nil if it is missing.
func (l *loop) root(i int) fs.FileInfo {
	info, err := os.Stat(l.roots[i])
	if err != nil || !info.IsDir() {
		return nil
	}
	return info
}

// scan looks at a path and all below it that is not ignored, and returns what is
// not as it was told, with the files that are gone. New folders are watched from
// now on; each is watched first and listed then, so that nothing is made in
// between unseen. What cannot be read is left out.
func (l *loop) scan(from Place, now time.Time) map[Place]fileState {
	changed, visited := map[Place]fileState{}, map[Place]bool{}
	_ = filepath.WalkDir(l.abs(from), func(name string, d fs.DirEntry, err error) error {
		at, ok := l.place(name)
		if err != nil || !ok {
			return nil
		}
		if at.Path != "." && l.opt.Ignore(d.Name()) {
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		info, err := d.Info()
		if err != nil {
			return nil
		}
		visited[at] = true
		was, known := l.known[at]
		if d.IsDir() {
			if was != folder {
				l.watch(at)
				l.known[at] = folder
			}
			if known && was != folder {
				changed[at] = folder
			}
			return nil
		}
		if seen := stateOf(name, info, recent(info, now)); !known || !seen.same(was) {
			changed[at] = seen
		}
		return nil
	})
	for at, was := range l.known {
		switch {
		case visited[at] || !at.in(from):
		case was == folder:
			l.unwatch(at)
		default:
			changed[at] = missing
		}
	}
	for at, seen := range changed {
		settled, ready := l.ready[at]
		if u := l.pending[at]; ready && seen.same(settled) || u != nil && seen.same(u.seen) {
			delete(changed, at) // that is known already, and not told yet
		}
	}
	return changed
}

// in reports whether a place is a folder or below it.
func (at Place) in(dir Place) bool {
	return at.Folder == dir.Folder && (dir.Path == "." || at.Path == dir.Path || strings.HasPrefix(at.Path, dir.Path+"/"))
}

// watch asks for the events of one folder.
func (l *loop) watch(at Place) {
	if l.system == nil {
		return
	}
	err := l.system.Add(l.abs(at))
	if err != nil && !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, syscall.ENOTDIR) {
		l.giveUp(err)
	}
}

func (l *loop) unwatch(at Place) {
	delete(l.known, at)
	if l.system != nil {
		_ = l.system.Remove(l.abs(at)) // a folder that is gone has no watch any more
	}
}

// leave stops to watch a folder and all below it: what is there now may be another of the same name.
func (l *loop) leave(from Place) {
	for at, was := range l.known {
		if was == folder && at.in(from) {
			l.unwatch(at)
		}
	}
}

// giveUp asks for no more events and polls from now on.
func (l *loop) giveUp(err error) {
	l.opt.Say(tooMany(err))
	l.system.Close()
	l.system = nil
	l.polling, l.look = true, time.Time{}
}

// tooMany says why there are no events. ENOSPC means that the user has no
// watches left, not that the disk is full.
func tooMany(err error) string {
	const instead = ", so the notes are looked at again and again instead"
	switch {
	case errors.Is(err, syscall.ENOSPC):
		return "this system has no file watches left" + instead + "; more of them: sudo sysctl fs.inotify.max_user_watches=524288"
	case errors.Is(err, syscall.EMFILE), errors.Is(err, syscall.ENFILE):
		return "this system has too many watches or open files" + instead +
			"; more of them: sudo sysctl fs.inotify.max_user_instances=1024, or a higher ulimit -n"
	}
	return "this system gives no word of changes (" + err.Error() + ")" + instead
}
