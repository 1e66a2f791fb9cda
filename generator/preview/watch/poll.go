package watch

import (
	"io/fs"
	"time"
)

// How often files are looked at: a small part of the time, whatever one look
// at all of them takes.
const (
	pollOften, pollSeldom = 150 * time.Millisecond, 3 * time.Second
	pollShare             = 20 // one part in so many
	guardShare            = 200
	grace                 = 500 * time.Millisecond // within which the event of a change has come
)

// poll looks at all files. While events come it does so seldom, as a guard: a
// change that no event told shows that this drive sends none, and from then on
// the files are looked at often.
type poll struct {
	on       bool
	at       time.Time // the next look
	cost     time.Duration
	suspects map[Place]time.Time // changes without an event, so far
}

func (p *poll) start(l *loop, now time.Time) {
	p.on = l.system == nil
	p.suspects = map[Place]time.Time{}
	for i := range l.folders {
		p.mount(l, i)
	}
}

// mount sees what kind of drive a folder is on.
func (p *poll) mount(l *loop, i int) {
	if p.on {
		return
	}
	if what := silent(l.roots[i]); what != "" {
		p.on, p.at = true, time.Time{}
		l.opt.Say("the folder " + l.opt.Folders[i] + " is on " + what + ", which may not tell of changes, so it is looked at again and again as well")
	}
}

// measured notes what a look at everything costs.
func (p *poll) measured(cost, guard time.Duration, now time.Time) {
	p.cost = cost
	p.at = now.Add(p.pause(guard))
}

func (p *poll) pause(guard time.Duration) time.Duration {
	if p.on {
		return min(max(p.cost*pollShare, pollOften), pollSeldom)
	}
	return max(p.cost*guardShare, guard)
}

func (p *poll) next(l *loop) time.Time {
	next := p.at
	for _, since := range p.suspects {
		if t := since.Add(grace); t.Before(next) {
			next = t
		}
	}
	return next
}

func (p *poll) tick(l *loop, now time.Time) {
	for at, since := range p.suspects {
		if now.Sub(since) < grace {
			continue
		}
		clear(p.suspects)
		p.on, p.at = true, now
		l.opt.Say("no word came of a change of " + at.Path + ", so the notes are looked at again and again from now on")
		break
	}
	if now.Before(p.at) {
		return
	}
	p.compare(l, now)
	p.measured(l.opt.Now().Sub(now), l.pace.guard, l.opt.Now())
}

// compare looks at everything and stirs what is not as it was known.
func (p *poll) compare(l *loop, now time.Time) {
	for at, u := range l.pending {
		if stat(l.abs(at), false) != u.look {
			l.stir(at, now)
		}
	}
	visited := make(map[Place]bool, len(l.known))
	var odd []Place
	for i := range l.folders {
		l.walk(Place{i, "."}, func(at Place, info fs.FileInfo) {
			visited[at] = true
			if at.Path == "." {
				return
			}
			was, known := l.known[at]
			if info.IsDir() {
				if !known || was.kind != folder {
					l.watch(at)
					l.known[at] = fileState{kind: folder}
				}
				return
			}
			if info.Mode()&fs.ModeSymlink != 0 {
				l.links[at] = true
			}
			seen := quickStat(l.abs(at), info, now)
			if known && seen.same(was) {
				l.known[at] = seen.richer(was)
				return
			}
			odd = append(odd, at)
		})
	}
	for at := range l.known {
		if !visited[at] && l.folders[at.Folder] != nil {
			odd = append(odd, at)
		}
	}
	for _, at := range odd {
		_, going := l.pending[at]
		_, ready := l.ready[at]
		if going || ready {
			continue
		}
		l.stir(at, now)
		if !p.on && !l.links[at] {
			p.suspects[at] = now
		}
	}
}
