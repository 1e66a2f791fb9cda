package publish

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// Git is the git program and what it may know.
type Git struct {
	Program string   // the program, "" for git
	Env     []string // the environment, as of os.Environ: HOME, PATH, SSH_AUTH_SOCK and so on
	Temp    string   // folder for temporary files, "" for the system's
}

// placed are the variables that tell git where a repository is, or stand for
// its configuration. Which repository is meant is found out from the folder
// of the journal, whatever shell or hook this runs in. The configuration
// that GIT_CONFIG_… hold is read and handed on like that of files.
var placed = []string{
	"GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES",
	"GIT_NAMESPACE", "GIT_PREFIX", "GIT_QUARANTINE_PATH", "GIT_SHALLOW_FILE", "GIT_GRAFT_FILE", "GIT_REPLACE_REF_BASE",
	"GIT_INTERNAL_SUPER_PREFIX", "GIT_IMPLICIT_WORK_TREE", "GIT_DEFAULT_HASH", "GIT_TEMPLATE_DIR", "GIT_LITERAL_PATHSPECS",
	"GIT_GLOB_PATHSPECS", "GIT_NOGLOB_PATHSPECS", "GIT_ICASE_PATHSPECS", "LC_ALL", "LANGUAGE",
}

// without returns an environment without some variables. A name that ends in
// an underscore stands for all that begin with it.
func without(env []string, names ...string) []string {
	var rest []string
	for _, e := range env {
		key, _, _ := strings.Cut(e, "=")
		drop := false
		for _, n := range names {
			drop = drop || key == n || strings.HasSuffix(n, "_") && strings.HasPrefix(key, n)
		}
		if !drop {
			rest = append(rest, e)
		}
	}
	return rest
}

// base is the environment of every call: the user's, with output that can be
// read by a program, and no lock that only spares time.
func (g Git) base() []string {
	return append(without(g.Env, placed...), "LC_ALL=C", "GIT_OPTIONAL_LOCKS=0", "GIT_NO_LAZY_FETCH=1")
}

// inside are the variables that hold configuration for one call of git.
var inside = []string{"GIT_CONFIG_PARAMETERS", "GIT_CONFIG_COUNT", "GIT_CONFIG_KEY_", "GIT_CONFIG_VALUE_", "GIT_CONFIG"}

// call is one run of git.
type call struct {
	dir    string
	env    []string
	stdin  io.Reader
	stderr func(line string) // hears what git says while it works; may be nil
}

const (
	patience = 5 * time.Second       // for git to end after it was asked to
	settle   = 50 * time.Millisecond // for ctx to end after git was stopped by the same Ctrl-C
)

// run returns what git wrote to its standard output. It is stopped when ctx is
// done. The error is that of ctx or a *gitError.
func (g Git) run(ctx context.Context, c call, args ...string) ([]byte, error) {
	program := g.Program
	if program == "" {
		program = "git"
	}
	cmd := exec.CommandContext(ctx, program, args...)
	cmd.Dir, cmd.Env, cmd.Stdin = c.dir, c.env, c.stdin
	cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) }
	cmd.WaitDelay = patience
	var out bytes.Buffer
	said := &listener{each: c.stderr}
	cmd.Stdout, cmd.Stderr = &out, said
	err := cmd.Run()
	said.end()
	if err != nil && ctx.Err() == nil {
		// Ctrl-C at a terminal reaches git as soon as us, and git may end first.
		select {
		case <-ctx.Done():
		case <-time.After(settle):
		}
	}
	switch {
	case ctx.Err() != nil:
		return out.Bytes(), ctx.Err()
	case err != nil:
		return out.Bytes(), &gitError{command: args[0], said: said.last, err: err}
	}
	return out.Bytes(), nil
}

// gitError is git having failed, in its own words.
type gitError struct {
	command string
	said    []string
	err     error
}

func (e *gitError) Error() string {
	if len(e.said) == 0 {
		return fmt.Sprintf("git %s: %v", e.command, e.err)
	}
	return fmt.Sprintf("git %s says: %s", e.command, strings.Join(e.said, "; "))
}

func (e *gitError) Unwrap() error { return e.err }

// says reports whether git said something in its error.
func says(err error, what string) bool {
	var e *gitError
	return errors.As(err, &e) && strings.Contains(strings.Join(e.said, "\n"), what)
}

// listener cuts what git says into lines and keeps the last of them that are
// no progress, without credentials.
type listener struct {
	each func(string)
	rest []byte
	last []string
}

// Lines that are kept of what git says. It ends with the cause; before that
// a server may have said a lot.
const kept = 12

var shownProgress = regexp.MustCompile(`^(?:remote: )?[A-Z][a-z]+ing (?:objects|deltas)[:,]|^(?:remote: )?Total \d|^Delta compression`)

func (l *listener) Write(p []byte) (int, error) {
	l.rest = append(l.rest, p...)
	for {
		at := bytes.IndexAny(l.rest, "\r\n")
		if at < 0 {
			return len(p), nil
		}
		l.line(string(l.rest[:at]))
		l.rest = l.rest[at+1:]
	}
}

func (l *listener) end() {
	l.line(string(l.rest))
	l.rest = nil
}

func (l *listener) line(s string) {
	s = mask(printable(strings.TrimSpace(s)))
	if s == "" {
		return
	}
	if l.each != nil {
		l.each(s)
	}
	if shownProgress.MatchString(s) || strings.HasPrefix(s, "hint:") {
		return
	}
	l.last = append(l.last, s)
	l.last = l.last[max(0, len(l.last)-kept):]
}

// printable takes out what could command a terminal: these are words of a server.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r >= 0x7f && r < 0xa0 {
			return -1
		}
		return r
	}, s)
}

var (
	webUser  = regexp.MustCompile(`(?i)\b((?:https?|ftps?)://)[^/\s@]*(?:@[^/\s@]*)*@`)
	password = regexp.MustCompile(`(\b[a-zA-Z][a-zA-Z0-9+.-]*://[^/\s@:]*):[^/\s@]*@`)
)

// mask takes credentials out of addresses. A web address needs no user, so
// whatever stands there may be a token; elsewhere it is the password that goes.
func mask(s string) string {
	return password.ReplaceAllString(webUser.ReplaceAllString(s, "$1"), "$1@")
}

// usable looks for git, and whether it is new enough to be given
// configuration in its environment (2.31, of March 2021).
func (g Git) usable(ctx context.Context) error {
	out, err := g.run(ctx, call{env: g.base()}, "version")
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.Is(err, exec.ErrNotFound), errors.Is(err, os.ErrNotExist):
		return ErrNoGit
	case err != nil:
		return fmt.Errorf("%w: %w", ErrNoGit, err)
	}
	parts := regexp.MustCompile(`(\d+)\.(\d+)`).FindSubmatch(out)
	if parts == nil {
		return fmt.Errorf("%w: it says %q", ErrOldGit, strings.TrimSpace(string(out)))
	}
	major, _ := strconv.Atoi(string(parts[1]))
	minor, _ := strconv.Atoi(string(parts[2]))
	if major < 2 || major == 2 && minor < 31 {
		return fmt.Errorf("%w: it is %d.%d", ErrOldGit, major, minor)
	}
	return nil
}

// branchName refuses what cannot be the name of a branch.
func (g Git) branchName(ctx context.Context, branch string) error {
	_, err := g.run(ctx, call{env: g.base()}, "check-ref-format", "refs/heads/"+branch)
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case err != nil, branch == "HEAD", strings.HasPrefix(branch, "-"), strings.HasPrefix(branch, "refs/"):
		return fmt.Errorf("%w: %q", ErrBranchName, branch)
	}
	return nil
}
