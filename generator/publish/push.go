package publish

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// How long the remote may take to say how things stand after a push failed.
const again = 10 * time.Second

// Push sends the commit to the remote, if the branch is still as it was seen.
// progress hears how many of all objects are sent; it may be nil.
//
// After nil the remote has the commit. After [ErrMoved], [ErrRejected],
// [ErrBroken], [ErrFormat] or the error of ctx the branch is as it was, or as somebody else
// made it. [ErrUncertain] is returned if the remote could not be asked any more.
func (c *Commit) Push(ctx context.Context, progress func(done, total int)) error {
	p := c.pages
	ref := "refs/heads/" + p.Branch
	out, err := c.out.run(ctx, sent(progress), "push", "--porcelain", "--progress", "--no-verify", "--no-signed", "--no-follow-tags",
		"--no-thin", "--recurse-submodules=no", "--force-with-lease="+ref+":"+p.Seen, "--", pages, c.ID+":"+ref)
	if err == nil {
		return nil
	}
	// The remote is asked even when the user has stopped the push: it may have arrived.
	ask, cancel := context.WithTimeout(context.WithoutCancel(ctx), again)
	defer cancel()
	s, asked := p.old.ask(ask)
	switch now := s.branches[ref]; {
	case asked != nil && cause(err, nil) == nil:
		return fmt.Errorf("%w: %w", ErrUncertain, err)
	case now == c.ID:
		return nil
	case now != p.Seen:
		return fmt.Errorf("%w: on %s of %s", ErrMoved, p.Branch, p.Remote)
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if why := rejection(string(out)); why != "" {
		return fmt.Errorf("%w: %s%s", ErrRejected, why, server(err))
	}
	return fmt.Errorf("%w: %w", cause(err, ErrBroken), err)
}

var writing = regexp.MustCompile(`^Writing objects: +\d+% \((\d+)/(\d+)\)`)

// sent hears git's own progress.
func sent(progress func(done, total int)) func(string) {
	return func(line string) {
		m := writing.FindStringSubmatch(line)
		if m == nil || progress == nil {
			return
		}
		done, _ := strconv.Atoi(m[1])
		total, _ := strconv.Atoi(m[2])
		progress(done, total)
	}
}

// rejection returns the reason that git tells for a branch that was not
// changed: "pre-receive hook declined". See git-push(1), "OUTPUT".
func rejection(porcelain string) string {
	for line := range strings.SplitSeq(porcelain, "\n") {
		if rest, ok := strings.CutPrefix(line, "!\t"); ok {
			_, why, _ := strings.Cut(rest, "\t")
			return mask(printable(why))
		}
	}
	return ""
}

// server returns what the server itself has said: why it does not accept a push.
func server(err error) string {
	var e *gitError
	if !errors.As(err, &e) {
		return ""
	}
	var words []string
	for _, line := range e.said {
		if rest, ok := strings.CutPrefix(line, "remote: "); ok {
			words = append(words, strings.TrimSpace(rest))
		}
	}
	if len(words) == 0 {
		return ""
	}
	return "; it says: " + strings.Join(words, " ")
}
