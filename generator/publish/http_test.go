package publish

import (
	"net/http"
	"net/http/cgi"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// serve serves the remote over HTTP, as hosts do. With private, only a user
// with a password may read.
func (y *yard) serve(private bool) (address string) {
	y.t.Helper()
	backend := filepath.Join(y.git(y.home, "--exec-path"), "git-http-backend")
	y.git(y.remote, "config", "http.receivepack", "true")
	y.git(y.remote, "config", "uploadpack.allowFilter", "true")
	handler := &cgi.Handler{Path: backend, Env: []string{"GIT_PROJECT_ROOT=" + filepath.Dir(y.remote), "GIT_HTTP_EXPORT_ALL=1", "HOME=" + y.home}, Logger: nil}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		user, secret, _ := r.BasicAuth()
		writes := strings.Contains(r.URL.Path+r.URL.RawQuery, "receive-pack")
		if (private || writes) && (user != "mary" || secret != "opensesame") {
			w.Header().Set("WWW-Authenticate", `Basic realm="git"`)
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		handler.ServeHTTP(w, r)
	}))
	y.t.Cleanup(server.Close)
	return server.URL + "/" + filepath.Base(y.remote)
}

// What the user has told git about a remote is what we use: here a helper
// that only this repository knows.
func TestHTTP(t *testing.T) {
	t.Parallel()
	y := newYard(t)
	address := y.serve(true)
	y.git(y.work, "remote", "set-url", "origin", address)
	y.git(y.work, "config", "credential.helper", `!f() { test "$1" = get && echo username=mary && echo password=opensesame; }; f`)
	y.publish(y.target(), sealed("one"))
	c := y.publish(y.target(), sealed("two"))
	if got := y.git(y.remote, "rev-parse", "gh-pages"); got != c.ID {
		t.Errorf("the remote has %s, not %s", got, c.ID)
	}
	// Found by where the repository lies, in a file of the user's.
	y.git(y.work, "config", "--unset", "credential.helper")
	y.file(filepath.Join(y.home, "work.inc"), "[credential]\n\thelper = \"!f() { echo username=mary; echo password=opensesame; }; f\"\n")
	y.git(y.work, "config", "--global", "includeIf.gitdir:"+y.work+"/.path", filepath.Join(y.home, "work.inc"))
	y.publish(y.target(), sealed("three"))
	// In the address itself; it is never shown.
	y.git(y.work, "config", "--global", "--unset", "includeIf.gitdir:"+y.work+"/.path")
	y.git(y.work, "remote", "set-url", "origin", strings.Replace(address, "http://", "http://mary:opensesame@", 1))
	y.publish(y.target(), sealed("four"))
	if p := y.look(y.target()); strings.Contains(p.Remote, "sesame") || p.Remote != "origin ("+address+")" {
		t.Errorf("shown as %s", p.Remote)
	}
}

// The large blobs of what is published are not fetched.
func TestFetchesLittle(t *testing.T) {
	t.Parallel()
	y := newYard(t)
	y.git(y.work, "remote", "set-url", "origin", strings.Replace(y.serve(false), "http://", "http://mary:opensesame@", 1))
	site := sealed("one")
	site["00ff.age"].Data = make([]byte, 1<<20)
	y.publish(y.target(), site)
	p := y.look(y.target())
	objects := strings.Split(y.git(p.folder("old"), "cat-file", "--batch-all-objects", "--batch-check=object %(objecttype)"), "\n")
	var got []string
	for _, line := range objects { // among them a warning that some are missing
		if kind, ok := strings.CutPrefix(line, "object "); ok {
			got = append(got, kind)
		}
	}
	slices.Sort(got)
	if strings.Join(got, " ") != "blob blob blob blob commit tree" {
		t.Errorf("fetched %s", got)
	}
	if key, err := p.ReadFile("key.age"); string(key) != "key one" {
		t.Errorf("key %q, %v", key, err)
	}
}

func TestExposed(t *testing.T) {
	t.Parallel()
	y := newYard(t)
	show := func() string { return strings.Join(y.look(y.target()).Exposed(t.Context()), ", ") }
	if got := show(); got != "" {
		t.Errorf("a folder is read by everybody: %s", got)
	}
	public := y.serve(false)
	y.git(y.work, "remote", "add", "public", strings.Replace(public, "http://", "http://mary:opensesame@", 1))
	target := y.target()
	target.Remote = "origin"
	show = func() string { return strings.Join(y.look(target).Exposed(t.Context()), ", ") }
	if got := show(); got != "" {
		t.Errorf("the notes are not known to be there: %s", got)
	}
	y.git(y.work, "fetch", "-q", "public")
	if got := show(); got != "public ("+public+")" {
		t.Errorf("exposed: %q", got)
	}
	// Notes that git does not keep, in a repository that everybody can read.
	y.git(y.work, "remote", "remove", "public")
	y.git(y.work, "checkout", "-q", "--orphan", "code")
	y.git(y.work, "rm", "-rq", "--cached", "content")
	y.file(filepath.Join(y.work, "README.md"), "code")
	y.git(y.work, "add", "README.md")
	y.git(y.work, "commit", "-qm", "code")
	y.git(y.work, "push", "-q", "origin", "code:main", "--force")
	y.git(y.work, "remote", "add", "public", public)
	y.git(y.work, "fetch", "-q", "public")
	if got := show(); got != "" {
		t.Errorf("notes that are not in git: %s", got)
	}

	// What everybody could read needs a password elsewhere, even if the user's git has it.
	y = newYard(t)
	y.git(y.work, "remote", "set-url", "origin", y.serve(true))
	y.file(filepath.Join(y.home, ".netrc"), "machine 127.0.0.1 login mary password opensesame\n")
	if err := os.Chmod(filepath.Join(y.home, ".netrc"), 0o600); err != nil {
		t.Fatal(err)
	}
	y.git(y.work, "fetch", "-q")
	if got := strings.Join(y.look(y.target()).Exposed(t.Context()), ", "); got != "" {
		t.Errorf("private, and yet exposed: %s", got)
	}
}

func TestAddresses(t *testing.T) {
	for _, c := range []struct{ url, shown, host, site, anonymous string }{
		{"git@github.com:Mary/search.git", "git@github.com:Mary/search.git", "github.com", "https://mary.github.io/search/", "https://github.com/Mary/search.git"},
		{"https://github.com/mary/mary.github.io", "https://github.com/mary/mary.github.io", "github.com", "https://mary.github.io/", "https://github.com/mary/mary.github.io"},
		{"https://ghp_token@GitHub.com/mary/search/", "https://GitHub.com/mary/search/", "github.com", "https://mary.github.io/search/", "https://GitHub.com/mary/search/"},
		{"https://mary:p@ss@git.example/site.git", "https://git.example/site.git", "git.example", "", "https://git.example/site.git"},
		{"ssh://git:secret@ssh.github.com:443/mary/search.git", "ssh://git@ssh.github.com:443/mary/search.git", "github.com", "https://mary.github.io/search/", "https://github.com/mary/search.git"},
		{"git@gitlab.com:team/group/site.git", "git@gitlab.com:team/group/site.git", "gitlab.com", "", "https://gitlab.com/team/group/site.git"},
		{"github-work:mary/search.git", "github-work:mary/search.git", "github-work", "", ""},
		{"/srv/git/site.git", "/srv/git/site.git", "", "", ""},
		{"../site.git", "../site.git", "", "", ""},
		{"file:///srv/git/site.git", "file:///srv/git/site.git", "", "", ""},
		{`C:\git\site.git`, `C:\git\site.git`, "", "", ""},
	} {
		r := remote{url: c.url}
		host, _ := r.web()
		if r.shown() != c.shown || host != c.host || r.site("") != c.site || r.anonymous() != c.anonymous {
			t.Errorf("%s: %q %q %q %q", c.url, r.shown(), host, r.site(""), r.anonymous())
		}
	}
	for said, want := range map[string]string{
		"fatal: unable to access 'https://mary:a:b@c@git.example/x/': no": "fatal: unable to access 'https://git.example/x/': no",
		"To http://token@git.example and ssh://u:p@h/x":                   "To http://git.example and ssh://u@h/x",
		"see https://git.example/a?b=c@d and mail mary@git.example":       "see https://git.example/a?b=c@d and mail mary@git.example",
	} {
		if got := mask(said); got != want {
			t.Errorf("%s: %s", said, got)
		}
	}
}
