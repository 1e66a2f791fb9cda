package publish

import "errors"

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
