package main

import (
	"context"
	"errors"

	"journal/generator/publish"
)

// hints say what to do about each way in which publishing is refused or fails.
var hints = []struct {
	err  error
	hint string
}{
	{publish.ErrNoGit, "install git; on Debian: apt install git, on a Mac: xcode-select --install, else https://git-scm.com"},
	{publish.ErrOldGit, "install a newer git"},
	{publish.ErrNoRepository, "name the address of an empty repository made for the site: journal publish --remote ADDRESS; or keep the journal in a repository of its own: git init"},
	{publish.ErrBare, "publish from a clone of it that has files"},
	{publish.ErrStrange, "git status says more; nothing was changed"},
	{publish.ErrBusy, "finish or abort it first, so that no half-merged note is published; git status says how"},
	{publish.ErrBranchName, "journal publish --branch gh-pages"},
	{publish.ErrCheckedOut, "publishing replaces everything on a branch; choose another with --branch"},
	{publish.ErrDefaultBranch, "publishing replaces everything on a branch; choose another with --branch"},
	{publish.ErrForeign, "publishing would delete what is on it; choose another with --branch, or delete it yourself if nobody needs it"},
	{publish.ErrNoRemote, "git remote adds one: git remote add origin ADDRESS; or name an address: journal publish --remote ADDRESS"},
	{publish.ErrSeveral, "name the one you mean: journal publish --remote NAME-OR-ADDRESS"},
	{publish.ErrUnreachable, "nothing was changed; see that you are online and that git ls-remote can reach it, then publish again"},
	{publish.ErrMoved, "nothing of it was changed; publish again to replace it"},
	{publish.ErrRejected, "nothing was changed; if the branch is protected, allow force pushes to it in the host's settings, or choose another with --branch"},
	{publish.ErrBroken, "publish again when the network is back"},
	{publish.ErrUncertain, "publish again when the network is back; it looks first"},
	{publish.ErrFormat, "nothing was changed; make the empty repository for the site with the other one, git init --bare --object-format=sha1 or sha256, or push a first commit of any kind to it: then its own is used"},
	{publish.ErrName, "rename that file"},
}

// publishMistake says what to do when publishing is refused or fails.
func publishMistake(err error) error {
	if err == nil || errors.Is(err, context.Canceled) {
		return err
	}
	for _, h := range hints {
		if !errors.Is(err, h.err) {
			continue
		}
		if h.err == publish.ErrBranchName {
			return misuse(h.hint, "%w", err)
		}
		return broken(err, h.hint)
	}
	return broken(err, "nothing was changed")
}
