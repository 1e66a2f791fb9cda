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

// forEachFile calls do for every number below n from several goroutines, each with a
// walker of its own. After a failure no higher number is begun but all lower ones are
// done, so the error, that of the lowest number, does not depend on luck. When ctx is
// cancelled it stops and returns that error.
func forEachFile(ctx context.Context, root *os.Root, n, workers int, do func(w *walker, i int) error) error {
	var (
		next   atomic.Int64
		mu     sync.Mutex // guards what is below
		lowest = n        // number that failed
		failed error
		group  sync.WaitGroup
	)
	work := func() {
		w := newWalker(root)
		defer w.close()
		for ctx.Err() == nil {
			i := int(next.Add(1)) - 1
			if i >= n {
				return
			}
			if err := do(w, i); err != nil {
				next.Store(int64(n)) // numbers are begun in order, so that no lower one is left
				mu.Lock()
				if i < lowest {
					lowest, failed = i, err
				}
				mu.Unlock()
			}
		}
	}
	for range min(workers, n) {
		group.Go(work)
	}
	group.Wait()
	if err := ctx.Err(); err != nil {
		return err
	}
	return failed
}
