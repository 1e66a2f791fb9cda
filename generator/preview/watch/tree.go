package watch

import (
	"errors"
	"io/fs"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

// walk calls f for everything below a place that is not ignored, the place
// itself included. What cannot be read is left out.
func (l *loop) walk(from Place, f func(at Place, info fs.FileInfo)) {
	_ = filepath.WalkDir(l.abs(from), func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return nil
		}
		at, ok := l.place(name)
		if !ok {
			return nil
		}
		if l.ignored(at) {
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if info, err := d.Info(); err == nil {
			f(at, info)
		}
		return nil
	})
}

// adopt watches a folder and all below it. The folder is watched first and
// listed then, so that nothing is made in between unseen. With tell, its files
// count as changed, those that were there before and are not any more as well:
// all of it may have happened before the watch was.
func (l *loop) adopt(from Place, now time.Time, tell bool) {
	visited := map[Place]bool{}
	l.walk(from, func(at Place, info fs.FileInfo) {
		visited[at] = true
		if info.IsDir() {
			l.watch(at)
			if at.Path != "." {
				l.known[at] = fileState{kind: folder}
			}
			return
		}
		if info.Mode()&fs.ModeSymlink != 0 {
			l.links[at] = true
		}
		if !tell {
			l.known[at] = quickStat(l.abs(at), info, now)
		}
	})
	if !tell {
		return
	}
	for at := range l.known {
		if at.within(from) {
			visited[at] = true
		}
	}
	delete(visited, from) // unless it is a file by now, its files say it all
	for at := range visited {
		if l.known[at].kind != folder || stat(l.abs(at), false).kind != folder {
			l.stir(at, now)
		}
	}
}

// within reports whether a place is below a folder.
func (at Place) within(dir Place) bool {
	return at.Folder == dir.Folder && at.Path != "." && (dir.Path == "." || strings.HasPrefix(at.Path, dir.Path+"/"))
}

// watch asks for the events of one folder.
func (l *loop) watch(at Place) {
	if l.system == nil {
		return
	}
	err := l.system.Add(l.abs(at))
	if err == nil || errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR) {
		return
	}
	l.give(err)
}

// give gives events up and polls from now on.
func (l *loop) give(err error) {
	if l.system == nil {
		return
	}
	l.opt.Say(tooMany(err))
	l.system.Close()
	l.system = nil
	l.poll.on, l.poll.at = true, time.Time{}
}

// tooMany says why there are no events. ENOSPC means that the user has no
// watches left, not that the disk is full.
func tooMany(err error) string {
	switch {
	case errors.Is(err, syscall.ENOSPC):
		return "this system has no file watches left, so the notes are looked at again and again instead; " +
			"more of them: sudo sysctl fs.inotify.max_user_watches=524288"
	case errors.Is(err, syscall.EMFILE), errors.Is(err, syscall.ENFILE):
		return "this system has too many watches or open files, so the notes are looked at again and again instead; " +
			"more of them: sudo sysctl fs.inotify.max_user_instances=1024, or a higher ulimit -n"
	}
	return "this system gives no word of changes (" + err.Error() + "), so the notes are looked at again and again instead"
}

// leave stops to watch a folder and all below it.
func (l *loop) leave(from Place) {
	if l.system == nil {
		return
	}
	top := l.abs(from)
	for _, name := range l.system.WatchList() {
		if name == top || strings.HasPrefix(name, top+string(filepath.Separator)) {
			_ = l.system.Remove(name) // a folder that is gone has no watch any more
		}
	}
}

// forget drops what was known of a path that is gone, and of all below it.
func (l *loop) forget(from Place) {
	was := l.known[from]
	delete(l.known, from)
	delete(l.links, from)
	if was.kind == file {
		return
	}
	for at := range l.known {
		if at.within(from) {
			delete(l.known, at)
			delete(l.links, at)
		}
	}
}
