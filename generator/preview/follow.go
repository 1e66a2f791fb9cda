package preview

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"time"

	"journal/generator"
	"journal/generator/preview/watch"
	"journal/generator/problem"
	"journal/generator/site"
)

// The folders that are watched, by their index.
const (
	inContent = iota
	inLayouts
)

const (
	clockOften = 20 * time.Second       // a machine that slept has its timers late, so the clock is looked at besides
	rereading  = 300 * time.Millisecond // how long a state waits for the file that changed while it was read
	rereads    = 3                      // and how many times
	inboxOften = 3 * time.Second        // how often the folder of what waits is looked at
)

// follower keeps the site as the notes are. It is used by one goroutine.
type follower struct {
	*Server
	last     *generator.Built // as last read; nil if nothing could be read yet
	pending  generator.Changed
	reopen   bool // the folders were replaced and could not be read since
	held     bool // last is not shown yet, for a file changed while it was read
	tries    int
	noted    []watch.Place // what changed since the last state that was shown
	problems problem.List
	mistake  error
	epoch    uint64
	listing  string // of the inbox
}

// follow reads the journal and follows its changes until ctx ends. An error
// is that of the first reading: there is no journal, or its clock makes no sense.
func (s *Server) follow(ctx context.Context) error {
	var changes <-chan watch.Change
	if s.opt.Content != "" {
		w := watch.Start(ctx, watch.Options{Folders: []string{s.opt.Content, s.opt.Layouts}, Now: s.opt.Now, Ignore: generator.Ignored,
			Poll: s.opt.Poll, Stir: s.markDirty, Say: s.opt.Say})
		defer w.Wait()
		s.watching(w)
		changes = w.Changes
	}
	f := &follower{Server: s, listing: s.listing()}
	defer func() {
		for _, folder := range s.folders {
			folder.Close()
		}
	}()
	if err := f.afresh(ctx); err != nil {
		var layout *site.LayoutError
		if !errors.As(err, &layout) {
			return err
		}
		f.show(err)
	} else {
		f.show(nil)
	}
	clock := time.NewTimer(f.pause())
	defer clock.Stop()
	inbox := time.NewTicker(inboxOften)
	defer inbox.Stop()
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case c := <-changes: // closed with ctx, and empty then
			f.change(ctx, c)
		case <-s.late:
			f.lookAtClock(ctx)
		case <-clock.C:
			if f.held {
				f.show(nil)
			}
			f.lookAtClock(ctx)
		case <-inbox.C:
			f.lookAtInbox()
		}
		clock.Reset(f.pause())
	}
}

// pause is how long nothing needs to be done if nothing changes.
func (f *follower) pause() time.Duration {
	switch {
	case f.held:
		return rereading
	case f.last == nil || f.last.Valid[1].IsZero():
		return clockOften
	}
	now, err := f.opt.Clock(f.last.Journal.Config)
	if err != nil {
		return clockOften
	}
	return min(max(f.last.Valid[1].Sub(now), 0)+time.Millisecond, clockOften)
}

// lookAtClock makes the pages anew when they are no longer true.
func (f *follower) lookAtClock(ctx context.Context) {
	if f.last == nil || !outdated(f.last, f.opt.Clock) {
		f.publish(nil)
		return
	}
	f.markDirty()
	f.update(ctx, generator.Changed{}, watch.Change{})
}

// lookAtInbox makes a state of its own of files that came or went there.
func (f *follower) lookAtInbox() {
	if listing := f.Server.listing(); listing != f.listing && !f.held {
		f.listing = listing
		f.show(f.mistake)
	}
}

// outdated reports whether the clock has left the span for which the pages hold.
func outdated(b *generator.Built, clock generator.Clock) bool {
	now, err := clock(b.Journal.Config)
	if err != nil {
		return false
	}
	const wobble = time.Minute // clocks are set back a little every now and then
	return !b.Valid[1].IsZero() && !now.Before(b.Valid[1]) || now.Before(b.Valid[0].Add(-wobble))
}

// change follows one change of the files.
func (f *follower) change(ctx context.Context, c watch.Change) {
	if c.Empty() {
		f.publish(nil)
		return
	}
	changed := generator.Changed{Everything: c.Everything}
	for _, at := range c.Places {
		if at.Folder == inLayouts {
			changed.Layouts = true
		} else {
			changed.Content = append(changed.Content, at.Path)
		}
	}
	f.noted = append(f.noted, c.Places...)
	f.update(ctx, changed, c)
}

func (f *follower) update(ctx context.Context, changed generator.Changed, c watch.Change) {
	f.pending.Content = append(f.pending.Content, changed.Content...)
	slices.Sort(f.pending.Content)
	f.pending.Content = slices.Compact(f.pending.Content)
	f.pending.Layouts = f.pending.Layouts || changed.Layouts
	f.pending.Everything = f.pending.Everything || changed.Everything
	var err error
	if f.last == nil || c.Replaced || f.reopen {
		err = f.afresh(ctx)
	} else {
		var b *generator.Built
		if b, err = f.last.Update(ctx, f.opt.Clock, f.pending); err == nil {
			f.last = b
		}
	}
	if ctx.Err() != nil {
		return
	}
	if err == nil {
		f.pending = generator.Changed{}
		// A file that changed again while it was read may have been read half
		// or empty. Its next change is under way; what was read is not shown.
		if f.watcher != nil && !f.watcher.Still(c) && f.tries < rereads {
			f.held = true
			f.tries++
			return
		}
	}
	f.show(err)
}

// afresh opens the folders and reads everything. Until that has worked, what
// was read before stands on folders that are gone, so it is tried again with
// the next change.
func (f *follower) afresh(ctx context.Context) error {
	f.pending.Everything, f.reopen = true, true
	in, folder, err := f.opt.Open()
	if err != nil {
		return err
	}
	in.Longest = f.opt.Longest
	f.in = in
	held := f.hold(folder)
	scanned, err := generator.Scan(ctx, in)
	if err != nil {
		return err
	}
	b, err := scanned.Open(ctx, f.opt.Clock, f.opt.Progress)
	if err != nil {
		return err
	}
	f.last, f.pending, f.reopen = b, generator.Changed{}, false
	f.good = held
	return nil
}

// hold keeps the folders that were opened now, and those of the last good
// reading and of the one before: pages and assets of those may still be served.
func (s *Server) hold(folder io.Closer) *openFolder {
	const kept = 3
	if len(s.folders) == kept {
		i := slices.IndexFunc(s.folders, func(h *openFolder) bool { return h != s.good })
		s.folders[i].Close()
		s.folders = slices.Delete(s.folders, i, i+1)
	}
	h := &openFolder{folder}
	s.folders = append(s.folders, h)
	return h
}

// openFolder is what has to be closed of folders that were opened.
type openFolder struct{ io.Closer }

// show makes what was read the state that is served, or lays a mistake over
// the one before.
func (f *follower) show(mistake error) {
	f.held, f.tries = false, 0
	f.epoch++
	e := &snapshot{epoch: f.epoch, built: f.last, in: f.in, mistake: mistake, noted: f.noted}
	f.noted = nil
	news := News{Epoch: f.epoch, Built: f.last, Content: f.in, Mistake: mistake}
	news.Repeated = mistake != nil && f.mistake != nil && mistake.Error() == f.mistake.Error()
	news.Restored = mistake == nil && f.mistake != nil
	f.mistake = mistake
	if f.last != nil && mistake == nil {
		var over problem.List
		news.New, over = differences(f.problems, f.last.Problems.WithoutHints())
		news.Fixed, news.Gone = byFile(over, f.in.Content)
		f.problems = f.last.Problems.WithoutHints()
	}
	f.publish(e)
	if s := f.opt.Inbox; s != nil && e.built != nil {
		news.Waiting = e.waiting(s)
	}
	f.opt.Changed(news)
}

// byFile tells problems that were fixed from those whose file is gone.
func byFile(over problem.List, content fs.FS) (fixed, gone problem.List) {
	for _, p := range over {
		if _, err := fs.Stat(content, p.Path); errors.Is(err, fs.ErrNotExist) {
			gone = append(gone, p)
		} else {
			fixed = append(fixed, p)
		}
	}
	return fixed, gone
}

// differences returns the problems that are only in the one or only in the
// other list. A problem that only moved to another line is the same one.
func differences(was, is problem.List) (added, gone problem.List) {
	same := func(p problem.Problem) problem.Problem {
		return problem.Problem{Path: p.Path, Severity: p.Severity, Msg: p.Msg}
	}
	count := map[problem.Problem]int{}
	for _, p := range was {
		count[same(p)]++
	}
	for _, p := range is {
		if count[same(p)]--; count[same(p)] < 0 {
			added = append(added, p)
		}
	}
	clear(count)
	for _, p := range is {
		count[same(p)]++
	}
	for _, p := range was {
		if count[same(p)]--; count[same(p)] < 0 {
			gone = append(gone, p)
		}
	}
	return added, gone
}

// mistakeOf returns an error its place, as far as it has one.
func mistakeOf(err error) problem.Problem {
	var layout *site.LayoutError
	if errors.As(err, &layout) {
		return problem.Problem{Path: layout.Path, Line: layout.Line, Severity: problem.Error, Msg: layout.Msg,
			Hint: "a layout that is deleted from the folder falls back to the theme"}
	}
	p := problem.Problem{Severity: problem.Error, Msg: err.Error()}
	if errors.Is(err, fs.ErrNotExist) {
		p.Msg, p.Hint = fmt.Sprintf("the folder of the notes is not there (%v)", err), "the pages come back with it"
	}
	return p
}
