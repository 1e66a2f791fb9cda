package publish

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"journal/generator/generatortest"
)

// A yard is a user's repository with notes and a bare remote beside it.
type yard struct {
	t      *testing.T
	home   string
	work   string // the user's repository
	remote string // a bare repository
	env    []string
}

func newYard(t *testing.T, format ...string) *yard {
	t.Helper()
	dir := t.TempDir()
	y := &yard{t: t, home: filepath.Join(dir, "home"), work: filepath.Join(dir, "work"), remote: filepath.Join(dir, "site.git")}
	y.env = append(without(os.Environ(), append(placed, "GIT_CONFIG_", "HOME", "XDG_CONFIG_HOME", "GIT_AUTHOR_", "GIT_COMMITTER_", "TZ")...),
		"HOME="+y.home, "GIT_CONFIG_NOSYSTEM=1", "TZ=Asia/Kolkata", "GIT_TERMINAL_PROMPT=0")
	y.file(filepath.Join(y.home, ".gitconfig"), "[user]\n\tname = Mary Chen\n\temail = mary@northwind.example\n[init]\n\tdefaultBranch = main\n[protocol \"ext\"]\n\tallow = always\n")
	object := "sha1"
	if len(format) > 0 {
		object = format[0]
	}
	y.git(dir, "init", "-q", "--bare", "--object-format="+object, y.remote)
	y.git(dir, "init", "-q", "--object-format="+object, y.work)
	y.file(filepath.Join(y.work, "content", "interviews", "northwind.md"), "---\ncompany: Northwind Robotics\n---\n")
	y.git(y.work, "add", ".")
	y.git(y.work, "commit", "-q", "-m", "Notes of Mary")
	y.git(y.work, "remote", "add", "origin", y.remote)
	y.git(y.work, "push", "-q", "-u", "origin", "main")
	return y
}

func (y *yard) file(name, text string) {
	y.t.Helper()
	if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o755), os.WriteFile(name, []byte(text), 0o644)); err != nil {
		y.t.Fatal(err)
	}
}

// git runs git as the user does, and gives what it says.
func (y *yard) git(dir string, args ...string) string {
	y.t.Helper()
	cmd := exec.Command("git", args...)
	cmd.Dir, cmd.Env = dir, y.env
	out, err := cmd.CombinedOutput()
	if err != nil {
		y.t.Fatalf("git %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return strings.TrimSpace(string(out))
}

func (y *yard) program() Git { return Git{Env: y.env, Temp: y.t.TempDir()} }

func (y *yard) target() Target { return Target{Dir: filepath.Join(y.work, "content")} }

// look must succeed.
func (y *yard) look(t Target) *Pages {
	y.t.Helper()
	p, err := Inspect(context.Background(), y.program(), t)
	if err != nil {
		y.t.Fatal(err)
	}
	y.t.Cleanup(func() { _ = p.Close() })
	return p
}

func (y *yard) make(p *Pages, site fs.FS) *Commit {
	y.t.Helper()
	c, err := p.Make(context.Background(), site, nil)
	if err != nil {
		y.t.Fatal(err)
	}
	return c
}

// publish must succeed.
func (y *yard) publish(t Target, site fs.FS) *Commit {
	y.t.Helper()
	c := y.make(y.look(t), site)
	if err := c.Push(context.Background(), nil); err != nil {
		y.t.Fatal(err)
	}
	return c
}

// branches returns all branches of the remote with their ids.
func (y *yard) branches() string {
	return y.git(y.remote, "for-each-ref", "--format=%(refname) %(objectname)")
}

// tree returns every file below a folder with its bytes, time and mode.
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		key := info.Mode().String() + " " + info.ModTime().String()
		if info.Mode().IsRegular() {
			data, err := os.ReadFile(name)
			if err != nil {
				return err
			}
			key += "\n" + string(data)
		}
		all[name] = key
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// same fails for every file that is not as it was.
func same(t *testing.T, before, after map[string]string) {
	t.Helper()
	for name, was := range before {
		if after[name] != was {
			t.Errorf("%s is not as it was", name)
		}
	}
	for name := range after {
		if _, ok := before[name]; !ok {
			t.Errorf("%s is new", name)
		}
	}
}

func sealed(text string) fstest.MapFS {
	return fstest.MapFS{"index.html": {Data: []byte("<h1>" + text)}, "key.age": {Data: []byte("key " + text)}, "00ff.age": {Data: []byte("blob\x00" + text)}}
}

func TestFirstAndLater(t *testing.T) {
	t.Parallel()
	y := newYard(t)
	p := y.look(y.target())
	if !p.First() || p.Branch != "gh-pages" || p.Remote != "origin ("+y.remote+")" {
		t.Errorf("looked: %+v", p)
	}
	if _, err := p.ReadFile("key.age"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("key before the first publication: %v", err)
	}
	y.publish(y.target(), sealed("one"))
	if got := y.git(y.remote, "ls-tree", "-r", "--format=%(objectmode) %(path)", "gh-pages"); got !=
		"100644 .nojekyll\n100644 .pages-marker\n100644 00ff.age\n100644 index.html\n100644 key.age" {
		t.Errorf("the branch holds\n%s", got)
	}
	next := y.look(y.target())
	if key, err := next.ReadFile("key.age"); err != nil || string(key) != "key one" {
		t.Errorf("published key: %q, %v", key, err)
	}
	site := sealed("two")
	delete(site, "00ff.age")
	site["a b\"\\ü/ñ\nx.html"] = &fstest.MapFile{Data: []byte("odd\r\n")}
	c := y.publish(y.target(), site)
	if got := y.git(y.remote, "rev-list", "gh-pages"); got != c.ID {
		t.Errorf("history of the branch: %s", got)
	}
	got := strings.Split(y.git(y.remote, "ls-tree", "-r", "-z", "--name-only", "gh-pages"), "\x00")
	if want := append(slices.Clone(c.Paths), ""); !slices.Equal(got, want) || slices.Contains(got, "00ff.age") || len(got) != 6 {
		t.Errorf("the branch holds %q", got)
	}
	if got := y.git(y.remote, "show", "gh-pages:a b\"\\ü/ñ\nx.html"); got != "odd" {
		t.Errorf("odd file: %q", got)
	}
}

// Who, when and why are the same for everybody.
func TestNeutral(t *testing.T) {
	t.Parallel()
	y := newYard(t)
	y.git(y.work, "config", "commit.gpgsign", "true")
	y.git(y.work, "config", "i18n.commitEncoding", "ISO-8859-1")
	y.git(y.work, "config", "core.autocrlf", "true")
	y.env = append(y.env, "GIT_AUTHOR_NAME=Mary", "GIT_COMMITTER_EMAIL=mary@northwind.example", "GIT_AUTHOR_DATE=2026-03-04T10:00:00+05:30")
	c := y.publish(y.target(), sealed("one"))
	got := y.git(y.remote, "cat-file", "commit", "gh-pages")
	want := "author publisher <publisher@invalid> 946684800 +0000\ncommitter publisher <publisher@invalid> 946684800 +0000\n\nPublish"
	if _, rest, _ := strings.Cut(got, "\n"); rest != want || !strings.HasPrefix(got, "tree ") {
		t.Errorf("commit:\n%s", got)
	}
	if again := y.publish(y.target(), sealed("one")); again.ID != c.ID {
		t.Errorf("the same site has another commit: %s, %s", c.ID, again.ID)
	}
}

// Everything of the user's is as it was, to the time of every file.
func TestUntouched(t *testing.T) {
	t.Parallel()
	y := newYard(t)
	y.git(y.work, "branch", "gh-pages")
	y.file(filepath.Join(y.work, "content", "staged.md"), "staged")
	y.git(y.work, "add", ".")
	y.file(filepath.Join(y.work, "content", "untracked.md"), "untracked")
	for _, dir := range []string{filepath.Join(y.work, ".git"), filepath.Join(y.home, "template")} {
		y.script(filepath.Join(dir, "hooks", "pre-push"), "#!/bin/sh\ntouch hooked\n")
	}
	y.git(y.work, "config", "--global", "init.templateDir", filepath.Join(y.home, "template"))
	y.script(filepath.Join(y.home, "hooks", "reference-transaction"),
		// In a remote on this disk it is the remote's own business.
		"#!/bin/sh\ncase $PWD in *site.git) ;; *) touch '"+filepath.Join(y.work, "hooked")+"';; esac\n")
	y.git(y.work, "config", "--global", "core.hooksPath", filepath.Join(y.home, "hooks"))
	y.git(y.work, "config", "--global", "push.followTags", "true")
	y.git(y.work, "tag", "-a", "-m", "an offer", "offer")
	if err := os.Remove(filepath.Join(y.work, "hooked")); err != nil {
		t.Fatal("the hook does not work: ", err)
	}
	before := tree(t, y.work)
	temp := t.TempDir()
	for _, text := range []string{"one", "two"} {
		p, err := Inspect(context.Background(), Git{Env: y.env, Temp: temp}, y.target())
		if err != nil {
			t.Fatal(err)
		}
		c := y.make(p, sealed(text))
		if err := errors.Join(c.Push(context.Background(), nil), p.Close()); err != nil {
			t.Fatal(err)
		}
	}
	same(t, before, tree(t, y.work))
	y.git(y.work, "config", "--global", "--unset", "core.hooksPath")
	if left := tree(t, temp); len(left) != 1 {
		t.Errorf("temporary files are left: %d", len(left))
	}
	want := "refs/heads/gh-pages " + y.git(y.remote, "rev-parse", "gh-pages") + "\nrefs/heads/main " + y.git(y.work, "rev-parse", "main")
	if got := y.branches(); got != want {
		t.Errorf("the remote has\n%s", got)
	}
	if out := y.git(y.work, "fsck", "--strict"); strings.Contains(out, "dangling") {
		t.Errorf("objects are left: %s", out)
	}
}

// Nothing but the site is sent, not even objects that nothing points to.
func TestOnlyTheSite(t *testing.T) {
	t.Parallel()
	y := newYard(t)
	empty := filepath.Join(t.TempDir(), "pages.git")
	y.git(y.home, "init", "-q", "--bare", empty)
	target := y.target()
	target.Remote = empty
	y.publish(target, sealed("one"))
	objects := strings.Fields(y.git(empty, "cat-file", "--batch-all-objects", "--batch-check=%(objecttype)"))
	slices.Sort(objects)
	if got := strings.Join(objects, " "); got != "blob blob blob blob blob commit tree" {
		t.Errorf("the remote has: %s", got)
	}
	// A repository for the site alone makes its first branch the default one.
	y.git(empty, "symbolic-ref", "HEAD", "refs/heads/gh-pages")
	y.publish(target, sealed("two"))
}

func TestKeepsCNAME(t *testing.T) {
	t.Parallel()
	y := newYard(t)
	y.publish(y.target(), sealed("one"))
	other := filepath.Join(t.TempDir(), "other")
	y.git(y.home, "clone", "-q", "-b", "gh-pages", y.remote, other)
	y.file(filepath.Join(other, "CNAME"), "journal.mary.example\n")
	y.file(filepath.Join(other, "stray.html"), "stray")
	y.git(other, "add", ".")
	y.git(other, "commit", "-q", "-m", "domain")
	y.git(other, "push", "-q")
	site := sealed("two")
	site["CNAME"] = &fstest.MapFile{Data: []byte("wrong.example\n")}
	p := y.look(y.target())
	if p.Domain != "journal.mary.example" || p.Address != "https://journal.mary.example/" {
		t.Errorf("domain %q, address %q", p.Domain, p.Address)
	}
	if got := y.git(p.folder("old"), "rev-list", "--count", seenRef); got != "1" {
		t.Errorf("fetched %s commits", got)
	}
	if err := y.make(p, site).Push(context.Background(), nil); err != nil {
		t.Fatal(err)
	}
	if got := y.git(y.remote, "show", "gh-pages:CNAME"); got != "journal.mary.example" {
		t.Errorf("CNAME is %q", got)
	}
	if got := y.git(y.remote, "ls-tree", "-r", "--name-only", "gh-pages"); strings.Contains(got, "stray") {
		t.Errorf("the branch holds\n%s", got)
	}
}

func TestSHA256(t *testing.T) {
	t.Parallel()
	y := newYard(t, "sha256")
	y.publish(y.target(), sealed("one"))
	y.publish(y.target(), sealed("two"))
	if got := y.git(y.remote, "rev-parse", "gh-pages"); len(got) != 64 {
		t.Errorf("id %s", got)
	}
	// From a folder without a repository the format is that of the remote.
	y.publish(Target{Dir: t.TempDir(), Remote: y.remote}, sealed("three"))
}

func TestNames(t *testing.T) {
	t.Parallel()
	y := newYard(t)
	p := y.look(y.target())
	if _, err := p.Make(context.Background(), fstest.MapFS{"x/.GIT/config": {}}, nil); !errors.Is(err, ErrName) {
		t.Errorf("a file of git's own: %v", err)
	}
	// A site that cannot be read to its end makes no commit.
	if c, err := p.Make(context.Background(), torn{sealed("one")}, nil); !errors.Is(err, errTorn) {
		t.Errorf("half a site: %+v, %v", c, err)
	}
	c := y.make(p, sealed("one"))
	if c.Size != int64(len("<h1>one"+"key one"+"blob\x00one"+markerText)) || len(c.Paths) != 5 {
		t.Errorf("made %+v", c)
	}
}

// torn is a site in which one file cannot be read.
type torn struct{ fstest.MapFS }

var errTorn = errors.New("torn")

func (s torn) Open(name string) (fs.File, error) {
	if name == "key.age" {
		return nil, errTorn
	}
	return s.MapFS.Open(name)
}

// A film goes into the commit as a stream, byte for byte.
func TestFilm(t *testing.T) {
	t.Parallel()
	y := newYard(t)
	film := generatortest.Film{T: t, Size: 9<<20 + 5}
	site := filmed{fstest.MapFS{"index.html": {}, "film.mp4": {}}, film}
	c, err := y.look(y.target()).Make(t.Context(), site, nil)
	if err != nil {
		t.Fatal(err)
	}
	size, err := c.out.run(t.Context(), nil, "cat-file", "-s", c.ID+":film.mp4")
	if err != nil || strings.TrimSpace(string(size)) != fmt.Sprint(film.Size) {
		t.Fatalf("it has %s bytes: %v", size, err)
	}
	text, err := c.out.run(t.Context(), nil, "cat-file", "blob", c.ID+":film.mp4")
	if err != nil {
		t.Fatal(err)
	}
	for at, b := range text {
		if b != film.At(int64(at)) {
			t.Fatalf("byte %d is another", at)
		}
	}
}

// filmed is a site with a film in it.
type filmed struct {
	fstest.MapFS
	film generatortest.Film
}

func (f filmed) Open(name string) (fs.File, error) {
	if name == "film.mp4" {
		return f.film.Open(name)
	}
	return f.MapFS.Open(name)
}
