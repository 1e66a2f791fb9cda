// Package publish puts a folder of finished files on a branch of a git
// remote: an [fs.FS] in, a commit on the pages branch out.
//
//	pages, err := publish.Inspect(ctx, git, publish.Target{Dir: "content"})
//	defer pages.Close()
//	old, err := pages.ReadFile("key.age")        // of the site that is published now
//	commit, err := pages.Make(ctx, site, nil)
//	err = commit.Push(ctx, nil)
//
// [Inspect] asks and refuses, [Pages.Make] makes the commit on this machine, and
// only [Commit.Push] sends something.
//
// # The user's repository is read, never written
//
// All work is done by git itself in two repositories of our own in a temporary
// folder, which Close removes, or the next run if this one is killed: one takes what the remote has, the other holds
// the commit that goes out and nothing else. So there is no way to touch the
// worktree, the index, HEAD, a branch or the configuration around the journal,
// and no object of the user's could be sent by mistake. What the user has told
// git about reaching remotes (credential helpers, ssh commands, proxies,
// rewritten addresses) is handed on; see config.go.
//
// The user's hooks do not run. A pre-push hook judges commits of a worktree,
// and this commit comes from none; a hook could also write into the
// repository, which is what is promised not to happen.
//
// # One commit, without a past and without an author
//
// Each publication is one parentless commit that replaces the branch: a
// history would tell which days something changed and by how much, and keep
// every old site for ever. Author, committer, message and time are always the
// same. The host sees when a push arrives; the clock and the zone of the
// author's machine are nobody's business, and a rounded time would still tell
// a morning from an evening.
//
// # What is refused
//
// A branch that is checked out, the default branch of the remote, a branch
// that exists and was not made by this package (it lacks [Marker]), a remote
// that cannot be asked or does not answer, a repository in the middle of a
// merge. The default branch is accepted in one case: it carries the marker and
// is the only branch of the remote. Hosts make the first branch of an empty
// repository its default, and a repository for the site alone is what we
// advise.
//
// The push names the commit that was seen (--force-with-lease), so of two
// machines that publish at once exactly one wins, and the other is told
// [ErrMoved]. A push is one change of one branch, which a remote does as a
// whole or not at all. When it fails the remote is asked again, so that the
// error says how things stand.
//
// CNAME is kept, because hosts keep a site's own domain in it. Every other
// file of the branch is replaced.
package publish

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"

	"journal/generator/tempdir"
)

// Branch is where hosts look for a site unless told otherwise.
const Branch = "gh-pages"

// Marker is the file by which a branch is known to be made by this package.
// It says so to people, too, without telling what the site is.
const Marker = ".pages-marker"

// markerText is what stands in [Marker].
const markerText = "Everything on this branch but CNAME is replaced with each publication.\n"

// Target is where a site goes.
type Target struct {
	Dir    string // a folder in the repository around the journal; its remotes are meant
	Remote string // a remote by name, or an address; "" for origin, or the only remote there is
	Branch string // "" for [Branch]
}

// Pages is the pages branch of a remote, as it was when it was looked at.
type Pages struct {
	Remote   string // name or address of the remote, without credentials
	Branch   string
	Seen     string // commit id of the branch; "" if the branch does not exist yet
	Domain   string // the site's own domain, from CNAME; "" if it has none
	Address  string // where the site can most likely be read; "" if the host is not known
	Settings string // the page on which GitHub is told to serve the branch; "" elsewhere

	git       Git
	repo      *repository // nil without a repository around the journal
	temporary *tempdir.Dir
	temp      string   // its path
	old       workshop // what the remote has
	env       []string // how the remote is reached
}

// Inspect finds the repository and the remote, and sees what the branch holds.
// It changes nothing. The error wraps one of the errors of this package, or
// that of ctx. The Pages must be closed.
func Inspect(ctx context.Context, g Git, t Target) (*Pages, error) {
	if t.Branch == "" {
		t.Branch = Branch
	}
	if err := g.usable(ctx); err != nil {
		return nil, err
	}
	if err := g.branchName(ctx, t.Branch); err != nil {
		return nil, err
	}
	repo, err := g.repository(ctx, t.Dir)
	if err != nil && !(errors.Is(err, ErrNoRepository) && isAddress(t.Remote)) {
		return nil, err
	}
	if repo != nil {
		if err := repo.refuse(ctx, t.Branch); err != nil {
			return nil, err
		}
	}
	dest, err := g.remote(ctx, repo, t.Remote)
	if err != nil {
		return nil, err
	}
	temp, err := tempdir.New(g.Temp, "journal-publish-")
	if err != nil {
		return nil, fmt.Errorf("making a temporary folder: %w", err)
	}
	p := &Pages{Remote: dest.shown(), Branch: t.Branch, Settings: dest.settings(), git: g, repo: repo, temporary: temp, temp: temp.Name}
	if err := p.look(ctx, dest); err != nil {
		return nil, errors.Join(err, p.Close())
	}
	p.Address = dest.site(p.Domain)
	return p, nil
}

// Close removes everything temporary.
func (p *Pages) Close() error {
	if err := p.temporary.Close(); err != nil {
		return fmt.Errorf("removing the temporary folder: %w", err)
	}
	return nil
}

// First reports whether nothing was published on the branch yet.
func (p *Pages) First() bool { return p.Seen == "" }

// ReadFile returns a file of the site that is published now. The error is
// [fs.ErrNotExist] if there is none of this name.
func (p *Pages) ReadFile(name string) ([]byte, error) {
	if p.First() || !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	ctx := context.Background()
	listed, err := p.old.run(ctx, nil, "ls-tree", "-z", "--name-only", seenRef, "--", name)
	if err != nil {
		return nil, err
	}
	if string(listed) != name+"\x00" {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return p.old.run(ctx, nil, "cat-file", "blob", seenRef+":"+name)
}

// folder returns the path of a folder in the temporary one.
func (p *Pages) folder(name string) string { return filepath.Join(p.temp, name) }

// What is refused, and what can fail. The text of an error that wraps one of
// these says the rest; git's own words stand in it without credentials.
var (
	ErrNoGit         = errors.New("git is not installed")
	ErrOldGit        = errors.New("this git is too old, 2.31 or newer is needed")
	ErrNoRepository  = errors.New("the journal is in no git repository")
	ErrBare          = errors.New("this repository has no worktree")
	ErrStrange       = errors.New("the state of the repository is not understood")
	ErrBusy          = errors.New("the repository is in the middle of something")
	ErrBranchName    = errors.New("not the name of a branch")
	ErrCheckedOut    = errors.New("the branch is checked out")
	ErrDefaultBranch = errors.New("the branch is the default branch of the remote")
	ErrForeign       = errors.New("the branch exists and was not made by publishing")
	ErrNoRemote      = errors.New("there is no such remote")
	ErrSeveral       = errors.New("it is not clear which remote is meant")
	ErrUnreachable   = errors.New("the remote cannot be reached")
	ErrMoved         = errors.New("somebody else has published in the meantime")
	ErrRejected      = errors.New("the remote does not accept it")
	ErrBroken        = errors.New("the connection broke, and nothing was published")
	ErrUncertain     = errors.New("the connection broke, and the remote does not say whether it has arrived")
	ErrFormat        = errors.New("the remote names its objects by another hash than this repository (SHA-1 and SHA-256 do not mix)")
	ErrName          = errors.New("git cannot hold a file of this name")
)
