package folder

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path"
	"strings"
	"sync"
	"sync/atomic"
)

// errNotFolder says that a link or a file lies where a folder is looked for.
type errNotFolder struct{ name string }

func (e *errNotFolder) Error() string { return e.name + " is not a folder" }

// walker opens the folders of a tree one after the other and keeps the last one and
// the ones above it open. Going through sorted names it opens each folder once, and
// each access is then to a plain name in an open folder. Links are not followed:
// os.Root keeps them inside the tree, and the walker refuses those within.
type walker struct {
	steps []step // from the top to the folder asked for last
}

type step struct {
	path string // "." at the top
	root *os.Root
}

func newWalker(root *os.Root) *walker {
	return &walker{steps: []step{{path: ".", root: root}}}
}

// close closes all but the root of the top, which belongs to the caller.
func (w *walker) close() {
	for len(w.steps) > 1 {
		w.pop()
	}
}

func (w *walker) pop() {
	last := len(w.steps) - 1
	w.steps[last].root.Close()
	w.steps = w.steps[:last]
}

// open returns the folder at dir. For each folder on the way that is missing it calls
// missing, if set, to make it.
func (w *walker) open(dir string, missing func(parent *os.Root, dir string) error) (*os.Root, error) {
	for !within(w.steps[len(w.steps)-1].path, dir) {
		w.pop()
	}
	for {
		here := w.steps[len(w.steps)-1]
		if here.path == dir {
			return here.root, nil
		}
		rest := dir
		if here.path != "." {
			rest = dir[len(here.path)+1:]
		}
		base, _, _ := strings.Cut(rest, "/")
		next := path.Join(here.path, base)

		info, err := here.root.Lstat(base)
		if errors.Is(err, fs.ErrNotExist) && missing != nil {
			err = missing(here.root, next)
			if err == nil {
				info, err = here.root.Lstat(base)
			}
		}
		if err != nil {
			return nil, err
		}
		if !info.IsDir() {
			return nil, &errNotFolder{name: next}
		}
		sub, err := here.root.OpenRoot(base)
		if err != nil {
			return nil, err
		}
		w.steps = append(w.steps, step{path: next, root: sub})
	}
}

// within reports whether dir is the folder top or lies in it.
func within(top, dir string) bool {
	if top == "." || top == dir {
		return true
	}
	return len(dir) > len(top) && dir[len(top)] == '/' && dir[:len(top)] == top
}

// longestRun is how many neighbouring names a worker takes at a time: enough to stay
// in a folder for a while, few enough to share a small site evenly.
const longestRun = 16

// run is the numbers from from up to but without to.
type run struct{ from, to int }

// runs cuts the numbers below n into runs, in the order in which they are begun. The
// files at the top of a site are each a run of their own and come first: among them
// are the few large ones, which no worker should make one after the other, or at the
// end, while the rest has nothing to do.
func runs(n int, name func(i int) string) []run {
	var top, below []run
	for i := range n {
		if !strings.Contains(name(i), "/") {
			top = append(top, run{i, i + 1})
			continue
		}
		last := len(below) - 1
		if last < 0 || below[last].to != i || i-below[last].from == longestRun {
			below = append(below, run{i, i})
			last++
		}
		below[last].to = i + 1
	}
	return append(top, below...)
}

// forEachFile calls do for every number below n, run by run from several goroutines, each
// with a walker of its own; name gives the name that a number stands for. After a
// failure no higher number is begun but all lower ones are done, so the error, that
// of the lowest number, does not depend on luck. When ctx is cancelled it stops and
// returns that error.
func forEachFile(ctx context.Context, root *os.Root, n, workers int, name func(i int) string, do func(w *walker, i int) error) error {
	var (
		all    = runs(n, name)
		next   atomic.Int64 // place in all
		limit  atomic.Int64 // the lowest number that failed
		mu     sync.Mutex   // guards failed and lowering limit
		failed error
		group  sync.WaitGroup
	)
	limit.Store(int64(n))
	work := func() {
		w := newWalker(root)
		defer w.close()
		for {
			at := int(next.Add(1)) - 1
			if at >= len(all) {
				return
			}
			for i := all[at].from; i < all[at].to; i++ {
				if ctx.Err() != nil {
					return
				}
				if int64(i) >= limit.Load() {
					break // what comes later may be lower
				}
				err := do(w, i)
				if err == nil {
					continue
				}
				mu.Lock()
				if int64(i) < limit.Load() {
					limit.Store(int64(i))
					failed = err
				}
				mu.Unlock()
				break
			}
		}
	}
	for range min(workers, len(all)) {
		group.Go(work)
	}
	group.Wait()
	if err := ctx.Err(); err != nil {
		return err
	}
	return failed
}
