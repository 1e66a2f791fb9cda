package publish

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"
)

// seenRef is the published branch in our repository of what the remote has.
const seenRef = "refs/seen"

// Files of the published branch that are larger are not fetched, where the
// remote can leave them out. Marker, CNAME and a key are smaller.
const small = "blob:limit=64k"

// state is what a remote says about its branches.
type state struct {
	head     string            // name of the default branch as a ref, "" if it does not say
	branches map[string]string // commit ids by ref
}

// ask asks the remote for its branches.
func (w workshop) ask(ctx context.Context) (state, error) {
	out, err := w.run(ctx, nil, "ls-remote", "--symref", "--", pages, "HEAD", "refs/heads/*")
	if ctx.Err() != nil {
		return state{}, ctx.Err()
	}
	if err != nil {
		return state{}, fmt.Errorf("%w: %w", cause(err, ErrUnreachable), err)
	}
	s := state{branches: map[string]string{}}
	for line := range strings.SplitSeq(string(out), "\n") {
		left, ref, _ := strings.Cut(line, "\t")
		if to, ok := strings.CutPrefix(left, "ref: "); ok && ref == "HEAD" {
			s.head = to
		} else if strings.HasPrefix(ref, "refs/heads/") {
			s.branches[ref] = left
		}
	}
	return s, nil
}

// look asks the remote, refuses what must not be replaced, and reads the
// branch that is there.
func (p *Pages) look(ctx context.Context, dest remote) error {
	format := "sha1"
	if p.repo != nil {
		format = p.repo.format
	}
	if err := p.reach(ctx, dest); err != nil {
		return err
	}
	s, err := p.open(ctx, format)
	if err != nil {
		return err
	}
	ref := "refs/heads/" + p.Branch
	id, exists := s.branches[ref]
	if ref == s.head && exists && len(s.branches) > 1 || ref == s.head && !exists && len(s.branches) > 0 {
		return fmt.Errorf("%w: %s of %s", ErrDefaultBranch, p.Branch, p.Remote)
	}
	if !exists {
		return nil
	}
	if err := p.fetch(ctx, ref, id); err != nil {
		return err
	}
	p.Seen = id
	if _, err := p.ReadFile(Marker); errors.Is(err, fs.ErrNotExist) {
		if ref == s.head {
			return fmt.Errorf("%w: %s of %s", ErrDefaultBranch, p.Branch, p.Remote)
		}
		return fmt.Errorf("%w: %s of %s", ErrForeign, p.Branch, p.Remote)
	} else if err != nil {
		return err
	}
	domain, err := p.ReadFile("CNAME")
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if lines := strings.Fields(string(domain)); len(lines) > 0 {
		p.Domain = printable(lines[0])
	}
	return nil
}

// open makes the repository for what the remote has, in the remote's own
// object format, and asks the remote.
func (p *Pages) open(ctx context.Context, format string) (state, error) {
	var err error
	if p.old, err = p.workshop(ctx, "old", format); err != nil {
		return state{}, err
	}
	s, err := p.old.ask(ctx)
	if err != nil {
		return s, err
	}
	theirs := format
	for _, id := range s.branches {
		theirs = formatOf(id)
	}
	if theirs != format {
		p.old, err = p.workshop(ctx, "old", theirs)
	}
	p.old.format = theirs
	return s, err
}

// cause is [ErrFormat] if that is what git says in its error, else usual. An
// empty remote tells its format only so; of every other one it is known from its
// branches.
func cause(err, usual error) error {
	for _, words := range []string{"mismatched algorithms", "hash algorithm", "unexpected capabilities^{}", "object format"} {
		if says(err, words) {
			return ErrFormat
		}
	}
	return usual
}

// formatOf tells the object format by the length of an id.
func formatOf(id string) string {
	if len(id) == 64 {
		return "sha256"
	}
	return "sha1"
}

// fetch gets the commit of the branch, without its history.
func (p *Pages) fetch(ctx context.Context, ref, id string) error {
	_, err := p.old.run(ctx, nil, "fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--no-auto-gc",
		"--depth=1", "--filter="+small, "--refmap=", "--", pages, "+"+ref+":"+seenRef)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err != nil {
		return fmt.Errorf("%w: %w", cause(err, ErrUnreachable), err)
	}
	got, err := p.old.run(ctx, nil, "rev-parse", "--verify", seenRef)
	if err != nil {
		return err
	}
	if strings.TrimSpace(string(got)) != id {
		return fmt.Errorf("%w: on %s of %s", ErrMoved, p.Branch, p.Remote)
	}
	return nil
}
