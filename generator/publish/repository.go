package publish

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// repository is the user's repository around the journal. It is only read.
type repository struct {
	git    Git
	dir    string // folder of the notes
	top    string // of the worktree
	gitDir string // of this worktree
	format string // sha1 or sha256
}

// repository finds the repository around a folder.
func (g Git) repository(ctx context.Context, dir string) (*repository, error) {
	r := &repository{git: g, dir: dir}
	kind, err := r.run(ctx, "rev-parse", "--is-bare-repository", "--is-inside-work-tree")
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case says(err, "not a git repository"):
		return nil, ErrNoRepository
	case err != nil:
		return nil, fmt.Errorf("%w: %w", ErrStrange, err)
	case strings.HasPrefix(kind, "true"):
		return nil, ErrBare
	case kind != "false\ntrue":
		return nil, fmt.Errorf("%w: the journal lies inside of the folder .git", ErrStrange)
	}
	for _, q := range []struct {
		to   *string
		flag string
	}{{&r.top, "--show-toplevel"}, {&r.gitDir, "--absolute-git-dir"}, {&r.format, "--show-object-format"}} {
		if *q.to, err = r.run(ctx, "rev-parse", q.flag); err != nil {
			return nil, fmt.Errorf("%w: %w", ErrStrange, err)
		}
	}
	return r, nil
}

// run runs git in the folder of the notes and gives what it says without the last line end.
func (r *repository) run(ctx context.Context, args ...string) (string, error) {
	out, err := r.git.run(ctx, call{dir: r.dir, env: r.git.base()}, append([]string{"-c", "core.fsmonitor=false", "-c", "color.ui=false"}, args...)...)
	var e *gitError
	if errors.As(err, &e) {
		e.command = args[0]
	}
	return strings.TrimSuffix(string(out), "\n"), err
}

// unfinished are files by which git knows what it is in the middle of.
var unfinished = []struct{ file, what string }{
	{"rebase-merge", "a rebase"}, {"rebase-apply", "a rebase"}, {"MERGE_HEAD", "a merge"},
	{"CHERRY_PICK_HEAD", "a cherry-pick"}, {"REVERT_HEAD", "a revert"}, {"BISECT_LOG", "a bisection"},
}

// refuse says no to a repository whose notes may be half-merged or old, and
// to a branch that is checked out in any of its worktrees: somebody works there.
func (r *repository) refuse(ctx context.Context, branch string) error {
	for _, u := range unfinished {
		if _, err := os.Lstat(filepath.Join(r.gitDir, u.file)); err == nil {
			return fmt.Errorf("%w: %s", ErrBusy, u.what)
		}
	}
	trees, err := r.run(ctx, "worktree", "list", "--porcelain")
	if err != nil {
		return r.strange(ctx, err)
	}
	dir := ""
	for line := range strings.SplitSeq(trees, "\n") {
		if at, ok := strings.CutPrefix(line, "worktree "); ok {
			dir = at
		}
		if line == "branch refs/heads/"+branch {
			return fmt.Errorf("%w: %s in %s", ErrCheckedOut, branch, dir)
		}
	}
	return nil
}

func (r *repository) strange(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return fmt.Errorf("%w: %w", ErrStrange, err)
}

// remotes returns the names of all remotes.
func (r *repository) remotes(ctx context.Context) ([]string, error) {
	out, err := r.run(ctx, "remote")
	if err != nil {
		return nil, r.strange(ctx, err)
	}
	return strings.Fields(out), nil
}
