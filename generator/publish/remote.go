package publish

import (
	"context"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// remote is where a push goes.
type remote struct {
	name string // "" if it was named by its address
	url  string // as git would push to it; it may hold credentials
}

// remote finds the remote that is meant. Where a remote has an address of its
// own for pushing, that one is looked at, too: what is seen and what is
// replaced must be the same branch.
func (g Git) remote(ctx context.Context, r *repository, which string) (remote, error) {
	if r == nil {
		return address(which), nil
	}
	names, err := r.remotes(ctx)
	if err != nil {
		return remote{}, err
	}
	switch {
	case which == "" && len(names) == 0:
		return remote{}, fmt.Errorf("%w: this repository has none", ErrNoRemote)
	case which == "" && len(names) == 1:
		which = names[0]
	case which == "" && slices.Contains(names, "origin"):
		which = "origin"
	case which == "":
		return remote{}, fmt.Errorf("%w: there are %s", ErrSeveral, strings.Join(names, ", "))
	case slices.Contains(names, which):
	case isAddress(which):
		return address(which), nil
	default:
		return remote{}, fmt.Errorf("%w: %s", ErrNoRemote, mask(which))
	}
	urls, err := r.run(ctx, "remote", "get-url", "--push", "--all", "--", which)
	if err != nil {
		return remote{}, r.strange(ctx, err)
	}
	if strings.Contains(urls, "\n") {
		return remote{}, fmt.Errorf("%w: %s has several addresses", ErrSeveral, which)
	}
	return remote{which, urls}, nil
}

// isAddress tells an address from the name of a remote. An open file, fd::, is
// none: git is given no such file here and would wait for ever.
func isAddress(s string) bool {
	return !strings.HasPrefix(s, "fd::") && (strings.ContainsAny(s, `:/\`) || s == "." || s == "..")
}

// address is a remote named by its address. A folder is meant as seen from
// here, while git runs elsewhere.
func address(s string) remote {
	if info, err := os.Stat(s); err == nil && info.IsDir() {
		if abs, err := filepath.Abs(s); err == nil {
			s = abs
		}
	}
	return remote{url: s}
}

// shown is the remote for people: its name and address without credentials.
func (r remote) shown() string {
	if r.name == "" {
		return mask(r.url)
	}
	return r.name + " (" + mask(r.url) + ")"
}

var shortForm = regexp.MustCompile(`^(?:[^@/\s]+@)?([^:/\s\\]{2,}):([^\\].*)$`)

// web returns host and path of an address: github.com and mary/site for
// git@github.com:mary/site.git. Both are empty for a folder.
func (r remote) web() (host, path string) {
	if u, err := url.Parse(r.url); err == nil && u.Host != "" {
		host, path = u.Hostname(), u.Path
	} else if m := shortForm.FindStringSubmatch(r.url); m != nil && !strings.Contains(r.url, "://") {
		host, path = m[1], m[2]
	}
	if host == "ssh.github.com" {
		host = "github.com"
	}
	return strings.ToLower(host), strings.TrimSuffix(strings.Trim(path, "/"), ".git")
}

// github returns owner and name of a repository on GitHub.
func (r remote) github() (owner, repo string, ok bool) {
	host, path := r.web()
	owner, repo, ok = strings.Cut(path, "/")
	return owner, repo, ok && host == "github.com" && !strings.Contains(repo, "/")
}

// site guesses where the site can be read: at its own domain, or at the
// address that GitHub gives (https://docs.github.com/en/pages, "Types of
// GitHub Pages sites").
func (r remote) site(domain string) string {
	if domain != "" {
		return "https://" + domain + "/"
	}
	owner, repo, ok := r.github()
	if !ok {
		return ""
	}
	home := strings.ToLower(owner) + ".github.io"
	if strings.EqualFold(repo, home) {
		return "https://" + home + "/"
	}
	return "https://" + home + "/" + repo + "/"
}

// settings is where GitHub is told which branch to serve.
func (r remote) settings() string {
	owner, repo, ok := r.github()
	if !ok {
		return ""
	}
	return "https://github.com/" + owner + "/" + repo + "/settings/pages"
}
