package vault

import (
	"context"
	"io/fs"
	"runtime"
)

// reading is a file that is about to be read.
type reading struct {
	name string
	file fs.File
	size int64
	err  error
	done chan struct{}
}

// ahead opens files on all processors, a few before they are needed, because
// most files of a site are made when their size is asked for. It gives them in
// the order of their names, and ends early with ctx.
func ahead(ctx context.Context, fsys fs.FS, names []string) <-chan *reading {
	workers := runtime.GOMAXPROCS(0)
	order := make(chan *reading, 4*workers)
	work := make(chan *reading)
	for range workers {
		go func() {
			for r := range work {
				r.open(fsys)
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

func (r *reading) open(fsys fs.FS) {
	if r.file, r.err = fsys.Open(r.name); r.err != nil {
		return
	}
	info, err := r.file.Stat()
	if err != nil {
		r.file.Close()
		r.file, r.err = nil, err
		return
	}
	r.size = info.Size()
}

// close lets a file go that was opened.
func (r *reading) close() {
	if r.file != nil {
		r.file.Close()
	}
}
