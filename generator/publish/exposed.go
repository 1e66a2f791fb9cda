package publish

import (
	"context"
	"net/url"
	"path"
	"slices"
	"strings"
	"time"
)

// Exposed returns the remotes, without credentials, from which everybody can
// read the notes: git keeps the notes, the remote has them, and it answers
// somebody who is nobody.
//
// Whether a remote has the notes is told by the remote-tracking branches on
// this machine; nothing is fetched. Only then it is asked for its branches,
// over the web and without any credentials. A remote over SSH is asked at its
// web address if it is one of the large hosts. What cannot be known is not
// claimed: a name of the user's own for a host, a branch that was never
// fetched.
func (p *Pages) Exposed(ctx context.Context) []string {
	if p.repo == nil {
		return nil
	}
	names, err := p.repo.remotes(ctx)
	if err != nil {
		return nil
	}
	var found []string
	for _, name := range names {
		if !p.repo.sent(ctx, name) {
			continue
		}
		urls, _ := p.repo.run(ctx, "remote", "get-url", "--all", "--", name)
		for address := range strings.SplitSeq(urls, "\n") {
			r := remote{name, address}
			if web := r.anonymous(); web != "" && p.answers(ctx, web) {
				found = append(found, r.shown())
			}
		}
	}
	return found
}

// sent reports whether a remote has notes, as far as this machine knows.
func (r *repository) sent(ctx context.Context, name string) bool {
	refs, err := r.run(ctx, "for-each-ref", "--format=%(refname)", "refs/remotes/"+name)
	if err != nil {
		return false
	}
	for ref := range strings.FieldsSeq(refs) {
		// In a folder of the worktree ls-tree gives what is in that folder.
		files, err := r.run(ctx, "ls-tree", "-r", "-z", "--name-only", ref)
		if err != nil {
			continue
		}
		for name := range strings.SplitSeq(files, "\x00") {
			if strings.EqualFold(path.Ext(name), ".md") {
				return true
			}
		}
	}
	return false
}

// hosts are those whose repositories have the same path over SSH and the web.
var hosts = []string{"github.com", "gitlab.com", "codeberg.org", "bitbucket.org"}

// anonymous returns the address at which everybody could read a remote; "" if
// there is none that is known.
func (r remote) anonymous() string {
	if u, err := url.Parse(r.url); err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != "" {
		u.User = nil
		return u.String()
	}
	host, path := r.web()
	if path == "" || !slices.Contains(hosts, host) {
		return ""
	}
	return (&url.URL{Scheme: "https", Host: host, Path: "/" + path + ".git"}).String()
}

// How long a remote may take to answer a stranger.
const stranger = 10 * time.Second

// answers reports whether a repository can be read by everybody. Git is run
// without the user's home, so that no helper, cookie or .netrc lets it in;
// only the way through a proxy is kept.
func (p *Pages) answers(ctx context.Context, web string) bool {
	ctx, cancel := context.WithTimeout(ctx, stranger)
	defer cancel()
	env := without(p.git.base(), append(slices.Clone(inside), "HOME", "USERPROFILE", "XDG_CONFIG_HOME", "GIT_CONFIG_GLOBAL", "GIT_ASKPASS", "SSH_ASKPASS", "GIT_TERMINAL_PROMPT")...)
	nobody := p.folder("nobody")
	env = append(env, "HOME="+nobody, "USERPROFILE="+nobody, "XDG_CONFIG_HOME="+nobody, "GIT_CONFIG_NOSYSTEM=1", "GIT_TERMINAL_PROMPT=0", "GIT_DIR="+p.folder("old"))
	add := []entry{{"credential.helper", ""}, {"core.askpass", ""}, {"protocol.allow", "never"}, {"protocol.http.allow", "always"}, {"protocol.https.allow", "always"}}
	if there, err := p.git.list(ctx, p.repo.dir, p.git.base()); err == nil {
		for _, e := range there {
			if e.key == "http.proxy" || e.key == "http.sslcainfo" || e.key == "http.sslcapath" || e.key == "http.sslbackend" {
				add = append(add, e)
			}
		}
	}
	_, err := p.git.run(ctx, call{dir: p.temp, env: withConfig(env, add)}, "ls-remote", "--heads", "--", web)
	return err == nil
}
