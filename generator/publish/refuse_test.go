package publish

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
)

func TestRefuses(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name string
		prep func(y *yard, t *Target)
		want error
		text string
	}{
		{"checked out", func(y *yard, _ *Target) { y.git(y.work, "checkout", "-q", "-b", "gh-pages") }, ErrCheckedOut, ""},
		{"unborn and checked out", func(y *yard, _ *Target) { y.git(y.work, "checkout", "-q", "--orphan", "gh-pages") }, ErrCheckedOut, ""},
		{"checked out in another worktree", func(y *yard, _ *Target) {
			y.git(y.work, "worktree", "add", "-q", "-b", "gh-pages", filepath.Join(y.home, "tree"))
		}, ErrCheckedOut, filepath.Join("home", "tree")},
		{"default branch", func(y *yard, t *Target) {
			y.git(y.work, "checkout", "-q", "-b", "other")
			y.git(y.remote, "symbolic-ref", "HEAD", "refs/heads/main")
			t.Branch = "main"
		}, ErrDefaultBranch, "main of origin"},
		{"the only branch, and not ours", func(y *yard, t *Target) {
			y.git(y.work, "checkout", "-q", "-b", "other")
			t.Branch = "main"
		}, ErrDefaultBranch, ""},
		{"ours, but the default branch among others", func(y *yard, t *Target) {
			y.publish(*t, sealed("one"))
			y.git(y.remote, "symbolic-ref", "HEAD", "refs/heads/gh-pages")
		}, ErrDefaultBranch, "gh-pages of origin"},
		{"foreign branch", func(y *yard, _ *Target) { y.git(y.work, "push", "-q", "origin", "main:gh-pages") }, ErrForeign, "gh-pages of origin"},
		{"branch of a branch", func(y *yard, _ *Target) { y.git(y.work, "push", "-q", "origin", "main:gh-pages/old") }, nil, ""},
		{"no remote", func(y *yard, _ *Target) { y.git(y.work, "remote", "remove", "origin") }, ErrNoRemote, ""},
		{"unknown remote", func(_ *yard, t *Target) { t.Remote = "upstream" }, ErrNoRemote, "upstream"},
		{"several remotes", func(y *yard, _ *Target) {
			y.git(y.work, "remote", "rename", "origin", "one")
			y.git(y.work, "remote", "add", "two", y.remote)
		}, ErrSeveral, "one, two"},
		{"a remote of several addresses", func(y *yard, _ *Target) {
			y.git(y.work, "remote", "set-url", "--add", "--push", "origin", y.remote)
			y.git(y.work, "remote", "set-url", "--add", "--push", "origin", y.work)
		}, ErrSeveral, "origin"},
		{"nothing at the address", func(y *yard, _ *Target) {
			y.git(y.work, "remote", "set-url", "origin", filepath.Join(y.home, "gone.git"))
		}, ErrUnreachable, "gone.git"},
		{"unreachable", func(y *yard, _ *Target) {
			y.git(y.work, "remote", "set-url", "origin", "http://mary:secret@127.0.0.1:1/site.git")
		}, ErrUnreachable, "127.0.0.1"},
		{"merging", func(y *yard, _ *Target) {
			y.file(filepath.Join(y.work, ".git", "MERGE_HEAD"), y.git(y.work, "rev-parse", "HEAD")+"\n")
		}, ErrBusy, "a merge"},
		{"no repository", func(y *yard, t *Target) { t.Dir = y.home }, ErrNoRepository, ""},
		{"bare", func(y *yard, t *Target) { t.Dir = y.remote }, ErrBare, ""},
		{"inside of .git", func(y *yard, t *Target) { t.Dir = filepath.Join(y.work, ".git") }, ErrStrange, ""},
		{"a repository of the future", func(y *yard, _ *Target) { y.git(y.work, "config", "core.repositoryFormatVersion", "9") }, ErrStrange, "version"},
		{"no branch name", func(_ *yard, t *Target) { t.Branch = "a..b" }, ErrBranchName, "a..b"},
		{"an option for a branch", func(_ *yard, t *Target) { t.Branch = "--mirror" }, ErrBranchName, ""},
		{"an option for a remote", func(_ *yard, t *Target) { t.Remote = "--upload-pack=/bin/false" }, ErrUnreachable, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			y := newYard(t)
			target := y.target()
			c.prep(y, &target)
			before, work := y.branches(), tree(t, y.work)
			temp := t.TempDir()
			p, err := Inspect(context.Background(), Git{Env: y.env, Temp: temp}, target)
			if p != nil {
				defer p.Close()
			}
			switch {
			case !errors.Is(err, c.want):
				t.Fatalf("error %v, want %v", err, c.want)
			case c.want == nil:
				return
			case !strings.Contains(err.Error(), c.text), strings.Contains(err.Error(), "secret"):
				t.Errorf("error %v", err)
			}
			if y.branches() != before {
				t.Error("the remote changed")
			}
			same(t, work, tree(t, y.work))
			if len(tree(t, temp)) != 1 {
				t.Error("temporary files are left")
			}
		})
	}
}

func TestNoGit(t *testing.T) {
	t.Parallel()
	y := newYard(t)
	for program, want := range map[string]error{"no-such-git": ErrNoGit, filepath.Join(y.home, "none"): ErrNoGit, "echo": ErrOldGit} {
		if _, err := Inspect(context.Background(), Git{Program: program, Env: y.env}, y.target()); !errors.Is(err, want) {
			t.Errorf("%s: %v", program, err)
		}
	}
}

// Places in which a journal may lie, and states a repository may be in.
func TestPlaces(t *testing.T) {
	t.Parallel()
	for name, prep := range map[string]func(y *yard, t *Target){
		"detached": func(y *yard, _ *Target) { y.git(y.work, "checkout", "-q", "--detach") },
		"no user": func(y *yard, _ *Target) {
			y.file(filepath.Join(y.home, ".gitconfig"), "[user]\n\tuseConfigOnly = true\n")
		},
		"remote by URL": func(y *yard, t *Target) { t.Remote = "file://" + y.remote },
		"no repository": func(y *yard, t *Target) { t.Dir, t.Remote = y.home, y.remote },
		"own URL for pushing": func(y *yard, _ *Target) {
			y.git(y.work, "remote", "set-url", "--push", "origin", y.remote)
			y.git(y.work, "remote", "set-url", "origin", filepath.Join(y.home, "gone.git"))
		},
		"relative URL": func(y *yard, _ *Target) { y.git(y.work, "remote", "set-url", "origin", "../site.git") },
		"rewritten URL": func(y *yard, _ *Target) {
			y.git(y.work, "remote", "set-url", "origin", "work:site.git")
			y.git(y.work, "config", "url."+filepath.Dir(y.remote)+"/.insteadOf", "work:")
		},
		"a worktree": func(y *yard, t *Target) {
			y.git(y.work, "worktree", "add", "-q", filepath.Join(y.home, "tree"))
			t.Dir = filepath.Join(y.home, "tree", "content")
		},
		"a shallow clone": func(y *yard, t *Target) {
			y.git(y.work, "commit", "-q", "--allow-empty", "-m", "more")
			y.git(y.work, "push", "-q")
			y.git(y.home, "clone", "-q", "--depth=1", "file://"+y.remote, "shallow")
			t.Dir = filepath.Join(y.home, "shallow", "content")
		},
		"a submodule": func(y *yard, t *Target) {
			y.git(y.home, "init", "-q", "super")
			y.git(filepath.Join(y.home, "super"), "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", y.remote, "notes")
			t.Dir = filepath.Join(y.home, "super", "notes", "content")
		},
		"within a hook": func(y *yard, _ *Target) {
			y.env = append(y.env, "GIT_DIR="+y.remote, "GIT_INDEX_FILE=/dev/null", "GIT_WORK_TREE=/")
		},
		"git settings that change output": func(y *yard, _ *Target) {
			y.file(filepath.Join(y.home, ".gitconfig"), "[color]\n\tui = always\n[log]\n\tshowSignature = true\n[push]\n\tdefault = nothing\n\tgpgSign = true\n"+
				"\trecurseSubmodules = only\n\tuseForceIfIncludes = true\n[fetch]\n\tprune = true\n[user]\n\tsigningKey = none\n[core]\n\tquotePath = true\n\tpager = false\n")
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			y := newYard(t)
			target := y.target()
			prep(y, &target)
			for _, text := range []string{"one", "two"} {
				c := y.publish(target, sealed(text))
				y.env = without(y.env, "GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE")
				if got := y.git(y.remote, "rev-parse", "gh-pages"); got != c.ID {
					t.Errorf("the remote has %s, not %s", got, c.ID)
				}
			}
		})
	}
}

func TestTwoMachines(t *testing.T) {
	t.Parallel()
	y := newYard(t)
	for _, round := range []string{"first", "later"} {
		one, two := y.look(y.target()), y.look(y.target())
		a, b := y.make(one, sealed("a "+round)), y.make(two, sealed("b "+round))
		errs := make(chan error, 2)
		for _, c := range []*Commit{a, b} {
			go func() { errs <- c.Push(context.Background(), nil) }()
		}
		first, second := <-errs, <-errs
		if first != nil {
			first, second = second, first
		}
		if first != nil || !errors.Is(second, ErrMoved) {
			t.Errorf("%s: %v and %v", round, first, second)
		}
		if got := y.git(y.remote, "rev-parse", "gh-pages"); got != a.ID && got != b.ID {
			t.Errorf("%s: the branch is %s", round, got)
		}
	}
}

// Whatever happened to the branch since it was seen, it stays.
func TestMoved(t *testing.T) {
	t.Parallel()
	for name, change := range map[string]func(y *yard){
		"published by another": func(y *yard) { y.publish(y.target(), sealed("other")) },
		"deleted":              func(y *yard) { y.git(y.remote, "update-ref", "-d", "refs/heads/gh-pages") },
		"made something else":  func(y *yard) { y.git(y.remote, "update-ref", "refs/heads/gh-pages", "main") },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			y := newYard(t)
			y.publish(y.target(), sealed("one"))
			c := y.make(y.look(y.target()), sealed("two"))
			change(y)
			before := y.branches()
			if err := c.Push(context.Background(), nil); !errors.Is(err, ErrMoved) {
				t.Errorf("pushed: %v", err)
			}
			if y.branches() != before {
				t.Error("the remote changed")
			}
		})
	}
	y := newYard(t)
	c := y.make(y.look(y.target()), sealed("one"))
	y.git(y.work, "push", "-q", "origin", "main:gh-pages")
	if err := c.Push(context.Background(), nil); !errors.Is(err, ErrMoved) {
		t.Errorf("pushed over a branch that came up: %v", err)
	}
}

func TestProtected(t *testing.T) {
	t.Parallel()
	y := newYard(t)
	y.hook("pre-receive", "#!/bin/sh\necho 'this branch is \033[31mprotected'\nexit 1\n")
	before := y.branches()
	err := y.make(y.look(y.target()), sealed("one")).Push(context.Background(), nil)
	if !errors.Is(err, ErrRejected) || !strings.Contains(err.Error(), "pre-receive hook declined") || !strings.Contains(err.Error(), "it says: this branch is") || strings.Contains(err.Error(), "\033") {
		t.Errorf("pushed: %v", err)
	}
	if y.branches() != before {
		t.Error("the remote changed")
	}
}

// script writes a file that can be run.
func (y *yard) script(name, text string) {
	y.t.Helper()
	y.file(name, text)
	if err := os.Chmod(name, 0o755); err != nil {
		y.t.Fatal(err)
	}
}

// hook returns the remote a hook.
func (y *yard) hook(name, text string) {
	y.t.Helper()
	y.script(filepath.Join(y.remote, "hooks", name), text)
}

// through returns the address of the remote through a program that runs
// receive-pack or upload-pack itself. In it, $1 is the service and $REPO the
// remote. What is meant for git on this side is taken out of the environment,
// as a network would.
func (y *yard) through(script string) string {
	name := filepath.Join(y.home, "through")
	y.script(name, "#!/bin/sh\nunset $(git rev-parse --local-env-vars)\nREPO='"+y.remote+"'\n"+script)
	return "ext::" + name + " %S"
}

func TestNetworkGone(t *testing.T) {
	t.Parallel()
	const (
		served  = `exec git "${1#git-}" "$REPO"`
		vanish  = `test -e "$REPO/gone" && exit 1; `
		hangsUp = "#!/bin/sh\ntest $1 = committed || exit 0\n%s\nkill -9 $PPID\n"
	)
	for _, c := range []struct {
		name, script, hook string
		want               error
		arrived            bool
	}{
		{"in the middle", `case $1 in git-receive-pack)
			mkfifo "$0.in"; git receive-pack "$REPO" <"$0.in" & exec 3>"$0.in"; head -c 300 >&3; kill -9 $!;; *) ` + served + `;; esac`, "", ErrBroken, false},
		{"after it had arrived", served, fmt.Sprintf(hangsUp, ""), nil, true},
		{"for good, after it had arrived", vanish + served, fmt.Sprintf(hangsUp, "touch gone"), ErrUncertain, true},
		{"for good", vanish + `case $1 in git-receive-pack) touch "$REPO/gone"; exit 1;; *) ` + served + `;; esac`, "", ErrUncertain, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			y := newYard(t)
			y.publish(y.target(), sealed("one"))
			y.git(y.work, "remote", "set-url", "origin", y.through(c.script+"\n"))
			if c.hook != "" {
				y.hook("reference-transaction", c.hook)
			}
			site := sealed("two")
			// Much that cannot be compressed, so that it takes several writes.
			noise := make([]byte, 1<<20)
			for i, x := 0, uint32(1); i < len(noise); i++ {
				x = x*1664525 + 1013904223
				noise[i] = byte(x >> 24)
			}
			site["noise.age"] = &fstest.MapFile{Data: noise}
			before := y.branches()
			commit := y.make(y.look(y.target()), site)
			if err := commit.Push(t.Context(), nil); !errors.Is(err, c.want) {
				t.Fatalf("pushed: %v, want %v", err, c.want)
			}
			if arrived := y.git(y.remote, "rev-parse", "gh-pages") == commit.ID; arrived != c.arrived {
				t.Errorf("arrived: %v", arrived)
			}
			if !c.arrived && y.branches() != before {
				t.Error("the remote changed")
			}
			y.git(y.remote, "fsck", "--strict")
		})
	}
}

// Stopped by Ctrl-C while the remote takes its time.
func TestStopped(t *testing.T) {
	t.Parallel()
	y := newYard(t)
	ctx, stop := context.WithCancel(context.Background())
	y.git(y.work, "remote", "set-url", "origin", y.through(`case $1 in git-receive-pack) touch "$0.begun"; exec sleep 60;; *) exec git upload-pack "$REPO";; esac`+"\n"))
	c := y.make(y.look(y.target()), sealed("one"))
	before := y.branches()
	go func() {
		defer stop()
		for {
			if _, err := os.Stat(filepath.Join(y.home, "through.begun")); err == nil {
				return
			}
		}
	}()
	if err := c.Push(ctx, nil); !errors.Is(err, context.Canceled) || errors.Is(err, ErrBroken) {
		t.Errorf("pushed: %v", err)
	}
	if y.branches() != before {
		t.Error("the remote changed")
	}
	if _, err := Inspect(ctx, y.program(), y.target()); !errors.Is(err, context.Canceled) {
		t.Errorf("looked: %v", err)
	}
	if _, err := y.look(y.target()).Make(ctx, sealed("two"), nil); !errors.Is(err, context.Canceled) {
		t.Errorf("made: %v", err)
	}
}
