package publish

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strings"
)

// pages is what the remote is called in our own repositories.
const pages = "journal-pages"

// workshop is a repository of our own in the temporary folder.
type workshop struct {
	git    Git
	dir    string // git runs here: the top of the user's worktree, for what is meant relative to it
	env    []string
	format string // sha1 or sha256
}

func (w workshop) run(ctx context.Context, hear func(string), args ...string) ([]byte, error) {
	return w.git.run(ctx, call{dir: w.dir, env: w.env, stderr: hear}, args...)
}

// neutral is configuration that keeps the user's own from changing what is
// sent or said; what a flag can say stands with the commands. Hooks are looked
// for in a folder that does not exist. Large files go through git as streams.
func neutral(none string) []entry {
	return []entry{
		{"core.hookspath", none}, {"core.fsmonitor", "false"}, {"i18n.commitencoding", "UTF-8"}, {"color.ui", "false"},
		{"gc.auto", "0"}, {"maintenance.auto", "false"}, {"fetch.writecommitgraph", "false"}, {"fetch.recursesubmodules", "no"},
		{"core.bigfilethreshold", "8m"}, {"push.negotiate", "false"}, {"push.useforceifincludes", "false"}, {"pack.window", "0"},
	}
}

// entry is one line of configuration.
type entry struct{ key, value string }

// reaches says which configuration is about reaching a remote, under the name
// it has in our own repositories.
func reaches(e entry, remote string) (entry, bool) {
	for _, section := range []string{"credential.", "http.", "ssh.", "url.", "protocol."} {
		if strings.HasPrefix(e.key, section) {
			return e, true
		}
	}
	switch e.key {
	case "core.sshcommand", "core.askpass", "core.gitproxy":
		return e, true
	}
	rest, ok := strings.CutPrefix(e.key, "remote."+remote+".")
	if !ok || remote == "" {
		return entry{}, false
	}
	switch rest {
	case "proxy", "proxyauthmethod", "receivepack", "uploadpack", "vcs", "serveroption":
		return entry{"remote." + pages + "." + rest, e.value}, true
	}
	return entry{}, false
}

// list returns the configuration that holds somewhere.
func (g Git) list(ctx context.Context, dir string, env []string) ([]entry, error) {
	out, err := g.run(ctx, call{dir: dir, env: env}, "config", "--list", "-z", "--includes")
	if err != nil {
		return nil, fmt.Errorf("reading the configuration of git: %w", err)
	}
	var all []entry
	for text := range strings.SplitSeq(string(out), "\x00") {
		key, value, given := strings.Cut(text, "\n")
		if key == "" {
			continue
		}
		if !given {
			value = "true"
		}
		all = append(all, entry{key, value})
	}
	return all, nil
}

// reach makes the environment in which our repositories reach the remote as
// the user's does. What git reads from files of the user and the system it
// reads itself; what holds only in the user's repository, by its own
// configuration or by an includeIf that looks at where it lies, is handed on
// in the environment, so that no secret is ever written to a file.
func (p *Pages) reach(ctx context.Context, dest remote) error {
	dir := p.temp
	if p.repo != nil {
		dir = p.repo.dir
	}
	there, err := p.git.list(ctx, dir, p.git.base())
	if err != nil {
		return err
	}
	env := without(p.git.base(), inside...)
	here, err := p.git.list(ctx, p.temp, append(slices.Clone(env), "GIT_DIR="+p.folder("old")))
	if err != nil {
		return err
	}
	known := map[entry]int{}
	for _, e := range here {
		known[e]++
	}
	add := neutral(p.folder("none"))
	for _, e := range there {
		passed, ok := reaches(e, dest.name)
		if !ok {
			continue
		}
		if known[passed] > 0 {
			known[passed]--
			continue
		}
		add = append(add, passed)
	}
	add = append(add, entry{"remote." + pages + ".url", dest.url}, entry{"remote." + pages + ".pushurl", dest.url})
	p.env = withConfig(env, add)
	return nil
}

// withConfig adds configuration to an environment.
func withConfig(env []string, add []entry) []string {
	env = append(slices.Clone(env), fmt.Sprintf("GIT_CONFIG_COUNT=%d", len(add)))
	for i, e := range add {
		env = append(env, fmt.Sprintf("GIT_CONFIG_KEY_%d=%s", i, e.key), fmt.Sprintf("GIT_CONFIG_VALUE_%d=%s", i, e.value))
	}
	return env
}

// workshop makes a new repository of our own. A template of the user's, which
// may hold hooks, is not used.
func (p *Pages) workshop(ctx context.Context, name, format string) (workshop, error) {
	dir := p.folder(name)
	if err := os.RemoveAll(dir); err != nil {
		return workshop{}, err
	}
	env := without(p.git.base(), inside...)
	_, err := p.git.run(ctx, call{dir: p.temp, env: env}, "-c", "init.defaultBranch=none", "init", "--quiet", "--bare", "--template=", "--object-format="+format, dir)
	if err != nil {
		return workshop{}, fmt.Errorf("making a temporary repository: %w", err)
	}
	w := workshop{git: p.git, dir: p.temp, env: append(slices.Clone(p.env), "GIT_DIR="+dir)}
	if p.repo != nil {
		w.dir = p.repo.top
	}
	return w, nil
}
