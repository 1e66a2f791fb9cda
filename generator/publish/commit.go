package publish

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"
)

// What every commit says of who made it, when and why: nothing. The time is
// the start of the year 2000, since some programs take 1970 for a mistake.
const (
	who     = "publisher <publisher@invalid> 946684800 +0000"
	message = "Publish\n"
)

// Commit is a finished site as a commit on this machine, ready to be sent.
type Commit struct {
	ID    string
	Paths []string // sorted
	Size  int64    // bytes of all files

	pages *Pages
	out   workshop
}

// Make makes the commit of a site. Nothing is sent. Beside the files of the
// site it holds .nojekyll, [Marker] and the CNAME of the branch. progress hears
// how many files are in it; it may be nil. Errors are those of reading the site,
// [ErrName] for a path that git cannot hold, and failures of git itself.
func (p *Pages) Make(ctx context.Context, site fs.FS, progress func(done, total int)) (*Commit, error) {
	files, err := p.files(site)
	if err != nil {
		return nil, err
	}
	out, err := p.workshop(ctx, "out", p.old.format)
	if err != nil {
		return nil, err
	}
	c := &Commit{pages: p, out: out}
	work, cancel := context.WithCancel(ctx)
	defer cancel()
	r, w := io.Pipe()
	done := make(chan error, 1)
	go func() {
		_, err := p.git.run(work, call{dir: out.dir, env: out.env, stdin: r}, "fast-import", "--quiet", "--depth=0")
		_ = r.CloseWithError(io.ErrClosedPipe)
		done <- err
	}()
	err = c.write(work, w, files, progress)
	if err != nil {
		// Without the closing "done" git makes no commit of what it has.
		_ = w.CloseWithError(err)
	}
	_ = w.Close()
	imported := <-done
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case err != nil && err != io.ErrClosedPipe:
		return nil, err
	case imported != nil:
		return nil, fmt.Errorf("making the commit: %w", imported)
	}
	id, err := out.run(ctx, nil, "rev-parse", "--verify", "refs/heads/out")
	if err != nil {
		return nil, fmt.Errorf("making the commit: %w", err)
	}
	c.ID = strings.TrimSpace(string(id))
	return c, nil
}

// file is one file of the commit.
type file struct {
	path string
	from fs.FS  // that it is read from; nil for a file of ours
	text string // of a file of ours
}

// open returns the bytes of the file, and how many there are.
func (f file) open() (io.ReadCloser, int64, error) {
	if f.from == nil {
		return io.NopCloser(strings.NewReader(f.text)), int64(len(f.text)), nil
	}
	in, err := f.from.Open(f.path)
	if err != nil {
		return nil, 0, err
	}
	info, err := in.Stat()
	if err != nil {
		in.Close()
		return nil, 0, err
	}
	return in, info.Size(), nil
}

// files lists what goes into the commit, sorted.
func (p *Pages) files(site fs.FS) ([]file, error) {
	all := map[string]file{".nojekyll": {path: ".nojekyll"}, Marker: {path: Marker, text: markerText}}
	if p.Domain != "" {
		domain, err := p.ReadFile("CNAME")
		if err != nil {
			return nil, err
		}
		all["CNAME"] = file{path: "CNAME", text: string(domain)}
	}
	err := fs.WalkDir(site, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		if !holds(name) {
			return fmt.Errorf("%w: %q", ErrName, name)
		}
		if _, ours := all[name]; !ours {
			all[name] = file{path: name, from: site}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("reading the site: %w", err)
	}
	var sorted []file
	for _, f := range all {
		sorted = append(sorted, f)
	}
	slices.SortFunc(sorted, func(a, b file) int { return strings.Compare(a.path, b.path) })
	return sorted, nil
}

// holds reports whether git can hold a file of this name.
func holds(name string) bool {
	for part := range strings.SplitSeq(name, "/") {
		if strings.EqualFold(part, ".git") || strings.ContainsRune(part, 0) {
			return false
		}
	}
	return true
}

// quoted writes a path as git fast-import reads it.
var quoted = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`)

// write writes the commit as git fast-import reads it. A file is read when it
// is its turn, as a stream: it may be larger than memory.
func (c *Commit) write(ctx context.Context, to io.Writer, files []file, progress func(done, total int)) error {
	w := bufio.NewWriterSize(to, 1<<16)
	fmt.Fprintf(w, "feature done\ncommit refs/heads/out\nauthor %s\ncommitter %s\ndata %d\n%s", who, who, len(message), message)
	for i, f := range files {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := c.add(ctx, w, f); err != nil {
			return err
		}
		if progress != nil {
			progress(i+1, len(files))
		}
	}
	fmt.Fprint(w, "done\n")
	return w.Flush()
}

// add writes one file.
func (c *Commit) add(ctx context.Context, w *bufio.Writer, f file) error {
	from, size, err := f.open()
	if err != nil {
		return fmt.Errorf("reading the site: %w", err)
	}
	defer from.Close()
	c.Paths = append(c.Paths, f.path)
	c.Size += size
	fmt.Fprintf(w, "M 100644 inline \"%s\"\ndata %d\n", quoted.Replace(f.path), size)
	for size > 0 {
		if err := ctx.Err(); err != nil {
			return err
		}
		const stretch = 8 << 20
		n, err := io.CopyN(w, from, min(size, stretch))
		if err == io.EOF {
			return fmt.Errorf("reading the site: %s became shorter while it was read; try again when nothing writes to it", f.path)
		}
		if err != nil {
			return err
		}
		size -= n
	}
	return w.WriteByte('\n')
}
