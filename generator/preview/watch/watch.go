// Package watch tells which files of a few folders changed, as soon as they
// can be read.
//
//	w := watch.Start(ctx, watch.Options{Folders: []string{"content"}, Now: time.Now})
//	for change := range w.Changes {
//		…
//	}
//
// # What it promises
//
//   - Nothing that is saved goes unseen, however it is saved: written in place,
//     renamed over, through an empty or missing file, in a folder that was made
//     a moment ago, while the watcher was busy. Where the system has too many
//     watches already, or a change turns out to have come without an event (network
//     drives, some mounts), the files are looked at again and again instead.
//   - One clean save is told within milliseconds. A storm, such as git checkout,
//     is told once, when it is over or after a second.
//   - A file that is empty or missing for a moment, as it is while some editors
//     save, is not told until it has stayed so.
//   - A folder may vanish and come back; watching goes on.
//
// # How
//
// Directories are watched, never files: a watch on a file dies at the first
// save that renames a new file over it. The kind of an event is not trusted;
// an event only says where to look. A path has settled when it looked the same
// twice, a few milliseconds apart without an event in between. What it looked
// like is kept, so that [Watcher.Still] can tell after the files were read
// whether it was that state that was read.
package watch

import (
	"context"
	"path/filepath"
	"strings"
	"sync/atomic"
	"time"

	"github.com/fsnotify/fsnotify"
)

// Options say what is watched.
type Options struct {
	// Folders are watched with everything in them. They need not exist yet.
	Folders []string
	// Now is the machine's clock, by which is waited until a file has settled.
	Now func() time.Time
	// Ignore reports whether a file or folder of that name is left out; nil leaves out none.
	Ignore func(name string) bool
	// Poll looks at all files again and again and asks for no events.
	Poll bool
	// Stir, if set, is called when something begins to change. A [Change]
	// follows, which is empty if it came to nothing.
	Stir func()
	// Say, if set, is told once what the user should know: too many watches,
	// a drive without events.
	Say func(text string)
}

// Place is a file or folder that changed.
type Place struct {
	Folder int    // index into Options.Folders
	Path   string // below it, with slashes
}

// Change is what has settled since the last one. The zero value says that
// something stirred and nothing changed.
type Change struct {
	Places     []Place // files that were made, changed, moved or removed
	Everything bool    // it is not known what: look at all files again
	Replaced   bool    // a folder itself vanished, came back or is another one; open it anew

	looks []fileState // of Places, as settled
}

// Empty reports whether nothing changed.
func (c Change) Empty() bool { return len(c.Places) == 0 && !c.Everything && !c.Replaced }

// Watcher watches until its context ends.
type Watcher struct {
	// Changes has the next change as soon as there is one. It is closed when the watcher ends.
	Changes <-chan Change

	opt     Options
	pace    pace
	roots   []string // absolute
	changes chan Change
	touch   chan Place
	system  *fsnotify.Watcher // nil when no events come
	busy    atomic.Bool
	done    chan struct{}
}

// Start begins to watch. What changes after it has returned is told.
func Start(ctx context.Context, opt Options) *Watcher { return start(ctx, opt, usual) }

func start(ctx context.Context, opt Options, pace pace) *Watcher {
	w := &Watcher{opt: opt, pace: pace, changes: make(chan Change), touch: make(chan Place), done: make(chan struct{})}
	w.Changes = w.changes
	if w.opt.Ignore == nil {
		w.opt.Ignore = func(string) bool { return false }
	}
	if w.opt.Stir == nil {
		w.opt.Stir = func() {}
	}
	if w.opt.Say == nil {
		w.opt.Say = func(string) {}
	}
	for _, dir := range opt.Folders {
		if abs, err := filepath.Abs(dir); err == nil {
			dir = abs
		}
		w.roots = append(w.roots, dir)
	}
	if !opt.Poll {
		var err error
		if w.system, err = fsnotify.NewWatcher(); err != nil {
			w.system = nil
			w.opt.Say(tooMany(err))
		}
	}
	l := newLoop(w)
	go func() {
		defer close(w.done)
		defer close(w.changes)
		l.run(ctx)
	}()
	return w
}

// Touch says that a file has just been changed, for where no event may come.
func (w *Watcher) Touch(at Place) {
	select {
	case w.touch <- at:
	case <-w.done:
	}
}

// Busy reports whether something is changing that was not told yet.
func (w *Watcher) Busy() bool { return w.busy.Load() }

// Still reports whether the files of a change look as they did when they
// settled. Asked after they were read, a yes means that this state was read.
// If not, another change follows.
func (w *Watcher) Still(c Change) bool {
	for i, at := range c.Places {
		if i < len(c.looks) && stat(w.abs(at), c.looks[i] != missing) != c.looks[i] {
			return false
		}
	}
	return true
}

// Wait waits until the watcher has let go of everything, once its context has ended.
func (w *Watcher) Wait() { <-w.done }

func (w *Watcher) abs(at Place) string {
	return filepath.Join(w.roots[at.Folder], filepath.FromSlash(at.Path))
}

// place finds the folder an absolute path is in. The folder itself has the path ".".
func (w *Watcher) place(abs string) (Place, bool) {
	for i, root := range w.roots {
		rel, err := filepath.Rel(root, abs)
		if err != nil || rel == ".." || strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
			continue
		}
		return Place{i, filepath.ToSlash(rel)}, true
	}
	return Place{}, false
}

// ignored applies the rule to every name of a path.
func (w *Watcher) ignored(at Place) bool {
	for name := range strings.SplitSeq(at.Path, "/") {
		if name != "." && w.opt.Ignore(name) {
			return true
		}
	}
	return false
}
