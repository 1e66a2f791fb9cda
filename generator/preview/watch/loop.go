package watch

import (
	"context"
	"errors"
	"io/fs"
	"maps"
	"time"

	"github.com/fsnotify/fsnotify"
)

// pace is how long is waited for what.
type pace struct {
	quick      time.Duration // a file that looks whole; a half one shows by [Watcher.Still]
	gone       time.Duration // a file that is missing: some editors move the old one away first
	patience   time.Duration // an empty file, and the end of all waiting
	burstQuiet time.Duration // the end of a storm
	absent     time.Duration // between two looks whether a folder that is missing is back
	guard      time.Duration // between two looks at all files while events come
}

// usual is the pace for people: one clean save is told at once, what would be
// wrong to tell at once is not.
var usual = pace{
	quick: 2 * time.Millisecond, gone: 60 * time.Millisecond, patience: time.Second, burstQuiet: 40 * time.Millisecond,
	absent: 100 * time.Millisecond, guard: 2 * time.Second,
}

const storm = 5 // as many files at once are one

// loop is the state of a watcher, used by its goroutine alone.
type loop struct {
	*Watcher
	known    map[Place]fileState  // files as they were told last, and the folders that are watched
	pending  map[Place]*unsettled // what changed a moment ago
	ready    map[Place]fileState  // what has settled since the last change that was told
	folders  []fs.FileInfo        // the roots themselves; nil for one that is missing
	polling  bool                 // all files are looked at often
	look     time.Time            // when they are looked at next
	all      bool                 // everything may have changed
	replaced bool
	begun    time.Time // of what is to be told; zero if nothing stirs
	last     time.Time // event
}

// unsettled is a path that changed a moment ago.
type unsettled struct {
	seen    fileState // without the bytes
	first   time.Time
	due     time.Time
	unheard bool // no event has told of it so far
}

func newLoop(w *Watcher) *loop {
	l := &loop{Watcher: w, polling: w.system == nil, folders: make([]fs.FileInfo, len(w.roots)),
		known: map[Place]fileState{}, pending: map[Place]*unsettled{}, ready: map[Place]fileState{}}
	now := l.opt.Now()
	for i := range l.folders {
		l.folders[i] = l.root(i)
		maps.Copy(l.known, l.scan(Place{i, "."}, now))
	}
	l.plan(now)
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
		now := l.opt.Now()
		if !now.Before(l.look) {
			l.lookAround(now)
		}
		for at, u := range l.pending {
			if !now.Before(u.due) {
				l.settle(at, u, now)
			}
		}
		var events chan fsnotify.Event
		var faults chan error
		if l.system != nil {
			events, faults = l.system.Events, l.system.Errors
		}
		var out chan Change
		var next Change
		if l.due(now) {
			out, next = l.changes, l.change()
		}
		timer.Reset(l.wake(now))
		select {
		case <-ctx.Done():
			return
		case e := <-events:
			l.event(e, l.opt.Now())
		case err := <-faults:
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
	seen, was := stat(l.abs(at), false), l.known[at]
	switch {
	case e.Op == fsnotify.Chmod && seen.same(was):
	case seen == folder, was == folder:
		l.leave(at)
		for at := range l.scan(at, now) {
			l.stir(at, now)
		}
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
		l.giveUp(err)
	}
	l.begin(now)
	l.all, l.look = true, now
}

// stir notes that something is going on at a path. What came and went is told, too:
// whoever looked at its folder in between has read it.
func (l *loop) stir(at Place, now time.Time) {
	seen := stat(l.abs(at), false)
	l.begin(now)
	delete(l.ready, at)
	u := l.pending[at]
	if u == nil {
		u = &unsettled{first: now}
		l.pending[at] = u
	}
	u.unheard = false
	l.wait(u, seen, now)
}

// wait notes what a path looks like now, and until when that has to stay so.
func (l *loop) wait(u *unsettled, seen fileState, now time.Time) {
	end := u.first.Add(l.pace.patience)
	u.seen, u.due = seen, now.Add(l.pace.quick)
	switch {
	case seen == missing:
		u.due = now.Add(l.pace.gone)
	case seen.size == 0 && seen.time != 0:
		u.due = end
	}
	if u.due.After(end) {
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

// settle decides about a path that has been quiet for a while.
func (l *loop) settle(at Place, u *unsettled, now time.Time) {
	seen := stat(l.abs(at), true)
	bare := seen
	bare.sum = missing.sum
	if bare != u.seen && now.Sub(u.first) < l.pace.patience {
		l.wait(u, bare, now)
		return
	}
	if u.unheard && !l.polling {
		l.polling, l.look = true, now
		l.opt.Say("no word came of a change of " + at.Path + ", so the notes are looked at again and again from now on")
	}
	delete(l.pending, at)
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
	return c
}

// sent notes what was told.
func (l *loop) sent(c Change, now time.Time) {
	for i, at := range c.Places {
		if l.known[at] = c.looks[i]; c.looks[i] == missing {
			delete(l.known, at)
		}
	}
	clear(l.ready)
	l.all, l.replaced = false, false
	l.begun = now
	if len(l.pending) == 0 {
		l.begun = time.Time{}
		l.busy.Store(false)
	}
}

// wake is how long nothing needs to be done if nothing happens. While something
// settles, the clock is looked at often.
func (l *loop) wake(now time.Time) time.Duration {
	if !l.begun.IsZero() && !l.due(now) {
		return l.pace.quick
	}
	return max(l.look.Sub(now), 0)
}
