package vault

import (
	"context"
	"io/fs"
	"runtime"
)

// reading is a file that is being read.
type reading struct {
	name string
	data []byte
	err  error
	done chan struct{}
}

// ahead reads files on all processors, a few before they are needed, because
// most files of a site are made when they are read. It gives them in the order
// of their names, and ends early with ctx.
func ahead(ctx context.Context, fsys fs.FS, names []string) <-chan *reading {
	workers := runtime.GOMAXPROCS(0)
	order := make(chan *reading, 4*workers)
	work := make(chan *reading)
	for range workers {
		go func() {
			for r := range work {
				r.data, r.err = fs.ReadFile(fsys, r.name)
				close(r.done)
			}
		}()
	}
	go func() {
		defer close(work)
		defer close(order)
		for _, name := range names {
			r := &reading{name: name, done: make(chan struct{})}
			select {
			case order <- r:
			case <-ctx.Done():
				return
			}
			work <- r
		}
	}()
	return order
}
