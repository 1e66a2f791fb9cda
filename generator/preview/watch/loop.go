package watch

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"time"

	"github.com/fsnotify/fsnotify"
)

// pace is how long is waited for what.
type pace struct {
	quick      time.Duration // a file that looks whole; a half one shows by [Watcher.Still]
	gone       time.Duration // a file that is missing: some editors move the old one away first
	patience   time.Duration // an empty file, and the end of all waiting
	burstQuiet time.Duration // the end of a storm
	rooted     time.Duration // between two looks whether the folders themselves are still there
	absent     time.Duration // the same while one is missing
	guard      time.Duration // between two looks at all files while events come
}

// usual is the pace for people: one clean save is told at once, what would be
// wrong to tell at once is not.
var usual = pace{
	quick: 2 * time.Millisecond, gone: 60 * time.Millisecond, patience: time.Second, burstQuiet: 40 * time.Millisecond,
	rooted: time.Second, absent: 100 * time.Millisecond, guard: 10 * time.Second,
}

const storm = 5 // as many files at once are one

// loop is the state of a watcher, used by its goroutine alone.
type loop struct {
	*Watcher
	system   *fsnotify.Watcher   // nil when no events come
	known    map[Place]fileState // files and folders as they were told last
	links    map[Place]bool      // files that are links: an event of what they lead to names another path
	pending  map[Place]*unsettled
	ready    map[Place]fileState
	told     map[Place]time.Time // when a file was told, for the files of the last seconds
	folders  []fs.FileInfo       // the roots themselves; nil for one that is missing
	all      bool                // everything may have changed
	replaced bool
	begun    time.Time // of what is to be told; zero if nothing stirs
	last     time.Time // event
	look     time.Time // when the folders themselves are looked at next
	poll     poll
}

// unsettled is a path that changed a moment ago.
type unsettled struct {
	look  fileState // without the bytes
	first time.Time
	due   time.Time
}

func newLoop(w *Watcher) *loop {
	l := &loop{Watcher: w, known: map[Place]fileState{}, links: map[Place]bool{}, pending: map[Place]*unsettled{},
		ready: map[Place]fileState{}, told: map[Place]time.Time{}, folders: make([]fs.FileInfo, len(w.roots))}
	now := l.opt.Now()
	l.system = w.events()
	l.poll.start(l, now)
	for i := range l.folders {
		l.folders[i] = l.root(i)
		l.adopt(Place{i, "."}, now, false)
	}
	l.poll.measured(l.opt.Now().Sub(now), w.pace.guard, now)
	l.look = now.Add(l.pace.rooted)
	return l
}

func (l *loop) run(ctx context.Context) {
	defer func() {
		if l.system != nil {
			l.system.Close()
		}
	}()
	timer := time.NewTimer(0)
	defer timer.Stop()
	for {
		var events chan fsnotify.Event
		var faults chan error
		if l.system != nil {
			events, faults = l.system.Events, l.system.Errors
		}
		now := l.opt.Now()
		l.tick(now)
		var out chan Change
		var next Change
		if l.due(now) {
			out, next = l.out, l.change()
		}
		timer.Reset(l.wake(now))
		select {
		case <-ctx.Done():
			return
		case e := <-events:
			l.event(e, l.opt.Now())
		case err := <-faults:
			l.fault(err, l.opt.Now())
		case err := <-l.faults:
			l.fault(err, l.opt.Now())
		case at := <-l.touch:
			l.stir(at, l.opt.Now())
		case out <- next:
			l.sent(next, l.opt.Now())
		case <-timer.C:
		}
	}
}

// event looks where an event points to.
func (l *loop) event(e fsnotify.Event, now time.Time) {
	at, ok := l.place(e.Name)
	if !ok || l.ignored(at) {
		return
	}
	if at.Path == "." {
		l.look = now
		return
	}
	delete(l.poll.suspects, at)
	abs := l.abs(at)
	switch seen := stat(abs, false); {
	case seen.kind == folder && e.Op == fsnotify.Chmod && l.known[at].kind == folder:
		return
	case seen.kind == folder:
		l.leave(at) // it may be another folder of the same name
		l.adopt(at, now, true)
	case l.known[at].kind == folder:
		l.leave(at)
		l.stir(at, now)
	default:
		l.stir(at, now)
	}
}

// fault is an error of the system's events. Whatever it is, some may be lost.
func (l *loop) fault(err error, now time.Time) {
	if err == nil {
		return
	}
	if !errors.Is(err, fsnotify.ErrEventOverflow) {
		l.give(err)
	}
	l.begin(now)
	l.all = true
	for i := range l.folders {
		l.adopt(Place{i, "."}, now, true)
	}
}

// stir notes that something is going on at a path.
func (l *loop) stir(at Place, now time.Time) {
	seen := stat(l.abs(at), false)
	if _, was := l.known[at]; seen.kind == missing && !was && l.ready[at].kind == missing {
		delete(l.pending, at) // it came and went
		return
	}
	l.begin(now)
	delete(l.ready, at)
	u := l.pending[at]
	if u == nil {
		u = &unsettled{first: now}
		l.pending[at] = u
	}
	l.wait(u, seen, now)
}

// wait notes what a path looks like now, and until when that has to stay so.
func (l *loop) wait(u *unsettled, seen fileState, now time.Time) {
	u.look = seen
	u.due = now.Add(l.pace.quick)
	switch {
	case seen.kind == missing:
		u.due = now.Add(l.pace.gone)
	case seen.kind == file && seen.size == 0:
		u.due = u.first.Add(l.pace.patience)
	}
	if end := u.first.Add(l.pace.patience); u.due.After(end) {
		u.due = end
	}
}

func (l *loop) begin(now time.Time) {
	l.last = now
	if l.begun.IsZero() {
		l.begun = now
		l.busy.Store(true)
		l.opt.Stir()
	}
}

// tick does what the time asks for.
func (l *loop) tick(now time.Time) {
	if !now.Before(l.look) {
		l.checkRoots(now)
	}
	l.poll.tick(l, now)
	for at, u := range l.pending {
		if !now.Before(u.due) {
			l.settle(at, u, now)
		}
	}
	for at, when := range l.told {
		if now.Sub(when) > fresh {
			delete(l.told, at)
		}
	}
}

// settle decides about a path that has been quiet for a while.
func (l *loop) settle(at Place, u *unsettled, now time.Time) {
	late := now.Sub(u.first) >= l.pace.patience
	abs := l.abs(at)
	if seen := stat(abs, false); seen != u.look && !late {
		l.wait(u, seen, now)
		return
	}
	seen := stat(abs, true)
	if bare := (fileState{seen.kind, seen.size, seen.time, u.look.sum}); bare != u.look && !late {
		l.wait(u, stat(abs, false), now)
		return
	}
	delete(l.pending, at)
	if _, recent := l.told[at]; !recent && seen == l.known[at] {
		return
	}
	l.ready[at] = seen
}

// due reports whether there is something to tell now.
func (l *loop) due(now time.Time) bool {
	switch {
	case l.begun.IsZero():
		return false
	case now.Sub(l.begun) >= l.pace.patience:
		return l.all || len(l.ready) > 0 || len(l.pending) == 0
	case l.inBurst():
		return len(l.pending) == 0 && now.Sub(l.last) >= l.pace.burstQuiet
	}
	return len(l.ready) > 0 || len(l.pending) == 0
}

func (l *loop) inBurst() bool { return l.all || len(l.pending)+len(l.ready) >= storm }

// change is what is told next.
func (l *loop) change() Change {
	c := Change{Everything: l.all, Replaced: l.replaced}
	for at, seen := range l.ready {
		c.Places, c.looks = append(c.Places, at), append(c.looks, seen)
	}
	if len(c.Places) > 0 {
		for at := range l.links {
			if _, named := l.ready[at]; !named {
				c.Places, c.looks = append(c.Places, at), append(c.looks, stat(l.abs(at), true))
			}
		}
	}
	return c
}

// sent notes what was told.
func (l *loop) sent(c Change, now time.Time) {
	for i, at := range c.Places {
		l.told[at] = now
		if l.known[at] = c.looks[i]; c.looks[i].kind == missing {
			l.forget(at)
		}
		delete(l.ready, at)
	}
	l.all, l.replaced = false, false
	l.begun = time.Time{}
	if len(l.pending) > 0 {
		l.begun = now
		return
	}
	l.busy.Store(false)
}

// wake is how long nothing needs to be done if nothing happens.
func (l *loop) wake(now time.Time) time.Duration {
	next := l.look
	earlier := func(t time.Time) {
		if t.Before(next) {
			next = t
		}
	}
	earlier(l.poll.next(l))
	for _, u := range l.pending {
		earlier(u.due)
	}
	if !l.begun.IsZero() && !l.due(now) {
		earlier(l.begun.Add(l.pace.patience))
		if l.inBurst() && len(l.pending) == 0 {
			earlier(l.last.Add(l.pace.burstQuiet))
		}
	}
	return max(next.Sub(now), 0)
}

// root is the folder itself, nil if it is missing.
func (l *loop) root(i int) fs.FileInfo {
	info, err := os.Stat(l.roots[i])
	if err != nil || !info.IsDir() {
		return nil
	}
	return info
}

// checkRoots sees whether the folders themselves are still the same ones.
func (l *loop) checkRoots(now time.Time) {
	l.look = now.Add(l.pace.rooted)
	for i, was := range l.folders {
		is := l.root(i)
		if is == nil && i == 0 {
			l.look = now.Add(l.pace.absent)
		}
		if is == nil && was == nil || is != nil && was != nil && os.SameFile(is, was) {
			continue
		}
		l.folders[i] = is
		l.begin(now)
		l.all, l.replaced = true, true
		l.leave(Place{i, "."})
		if is != nil {
			l.poll.mount(l, i)
			l.adopt(Place{i, "."}, now, true)
		}
	}
}
