//go:build unix

package folder

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// Some tests run this program again, as a child that can be killed or be given a
// limit. The variable says what the child does.
const childVariable = "JOURNAL_FOLDER_CHILD"

func TestMain(m *testing.M) {
	switch os.Getenv(childVariable) {
	case "":
		os.Exit(m.Run())
	case "versions":
		writeVersions(os.Args[1], os.Args[2])
	case "full":
		writeLimited()
	case "read-only":
		writeUnprivileged()
	}
}

func child(t *testing.T, what, dir string, args ...string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self, args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), childVariable+"="+what)
	cmd.Stderr = os.Stderr
	return cmd
}

// version is a site of some hundred files in which, from one version to the next,
// a fifth of the files change and files and folders come and go.
func version(v int) fakeSite {
	site := make(fakeSite)
	if v == 0 {
		return site
	}
	for i := range 300 {
		text := fmt.Sprintf("page %d of version %d\n", i, (v+i%5)/5)
		switch {
		case (i+v)%25 == 0:
		case i%30 == 0:
			site[fmt.Sprintf("v%d/%d/index.html", v%3, i)] = text
		case i%10 == 1:
			site[fmt.Sprintf("f%d/%d.css", i%12, i)] = "always the same"
		case i%50 == 2:
			site[fmt.Sprintf("big/%d.bin", i)] = strings.Repeat(text, 10_000)
		default:
			site[fmt.Sprintf("f%d/%d.html", i%12, i)] = strings.Repeat(text, i)
		}
	}
	if v%2 == 0 {
		site["cv"] = "a file"
	} else {
		site["cv/cv.pdf"] = "in a folder"
	}
	return site
}

// writeVersions writes one version after another until it is killed, and says
// before each which one it is.
func writeVersions(dir, first string) {
	v, err := strconv.Atoi(first)
	for ; err == nil; v++ {
		fmt.Println(v)
		_, err = Write(context.Background(), dir, version(v), Options{Key: strconv.Itoa(v), Workers: 2})
	}
	fmt.Println(err)
	os.Exit(1)
}

// TestKill kills builds at random moments. After each kill every file is of the old
// or of the new version, the user's files are untouched, and the next build repairs
// everything. JOURNAL_KILLS sets the number of kills, 60 if it is not set.
func TestKill(t *testing.T) {
	kills := 60
	if s := os.Getenv("JOURNAL_KILLS"); s != "" {
		n, err := strconv.Atoi(s)
		if err != nil {
			t.Fatalf("JOURNAL_KILLS: %v", err)
		}
		kills = n
	}
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	random := rand.New(rand.NewPCG(seed, 0))

	users := files{"CNAME": "journal.example", ".git/config": "[core]", "f3/mine.txt": "mine"}
	var dir string
	var last int
	var partial, torn, mixed int
	var span time.Duration // of one build
	for k := range kills {
		if k%12 == 0 {
			dir, last = filepath.Join(t.TempDir(), "public"), 0
			put(t, dir, files{"CNAME": users["CNAME"], ".git/config": users[".git/config"]})
		}
		begun := killed(t, dir, last+1, func() time.Duration {
			if span == 0 {
				return 0
			}
			return time.Duration(random.Int64N(int64(2 * span)))
		})
		left := checkKilled(t, dir, version(begun-1), version(begun), users)
		if left.partial {
			partial++
		}
		if left.temporary > 0 {
			torn++
		}
		if left.old > 0 && left.new > 0 {
			mixed++
		}

		start := time.Now()
		last = begun
		mustWrite(t, dir, version(last), Options{Key: strconv.Itoa(last)})
		span = time.Since(start)
		if k%12 == 0 {
			put(t, dir, files{"f3/mine.txt": users["f3/mine.txt"]})
		}
		want := version(last)
		for name, text := range users {
			want[name] = text
		}
		wantTree(t, dir, want)
		if _, _, ok := Current(dir, strconv.Itoa(last), epoch); !ok {
			t.Error("not current after the repair")
		}
		if t.Failed() {
			t.Fatalf("at kill %d", k)
		}
	}
	t.Logf("of %d kills, %d left a partial manifest, %d temporary files, %d files of both versions", kills, partial, torn, mixed)
	if partial < kills/4 || torn < kills/8 {
		t.Errorf("too few kills hit a build: %d and %d of %d", partial, torn, kills)
	}
}

// killed starts a child that writes from version first on, kills it some time after
// it has begun, and gives the version it had begun last.
func killed(t *testing.T, dir string, first int, delay func() time.Duration) (begun int) {
	t.Helper()
	cmd := child(t, "versions", "", dir, strconv.Itoa(first))
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		n, err := strconv.Atoi(lines.Text())
		if err != nil {
			t.Errorf("the child: %s", lines.Text())
			break
		}
		if begun == 0 {
			time.AfterFunc(delay(), func() { cmd.Process.Kill() })
		}
		begun = n
	}
	cmd.Process.Kill()
	err = cmd.Wait()
	if status, ok := cmd.ProcessState.Sys().(syscall.WaitStatus); !ok || !status.Signaled() || begun == 0 {
		t.Fatalf("the child was not killed: %v", err)
	}
	return begun
}

type leftOver struct {
	partial   bool
	temporary int // files
	old, new  int // files that differ between the versions
}

func checkKilled(t *testing.T, dir string, old, next fakeSite, users files) (left leftOver) {
	t.Helper()
	for name, text := range tree(t, dir) {
		before, was := old[name]
		after, is := next[name]
		mine, users := users[name]
		base := filepath.Base(name)
		switch {
		case was && text == before && before != after:
			left.old++
		case is && text == after && before != after:
			left.new++
		case was && text == before, users && text == mine, text == "folder":
		case isTemporary(base), base == temporaryManifest:
			left.temporary++
		default:
			t.Errorf("%s is neither old nor new: %.60q", name, text)
		}
	}
	for name, text := range users {
		data, err := os.ReadFile(filepath.Join(dir, name))
		if string(data) != text && !(name == "f3/mine.txt" && errors.Is(err, os.ErrNotExist)) {
			t.Errorf("the user's %s holds %q: %v", name, data, err)
		}
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	m, err := readManifest(root)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the manifest: %v", err)
	}
	left.partial = err == nil && !m.whole
	return left
}

// writeLimited writes a site in the working folder with no room for a big file.
func writeLimited() {
	signal.Ignore(syscall.SIGXFSZ)
	err := unix.Setrlimit(unix.RLIMIT_FSIZE, &unix.Rlimit{Cur: 5000, Max: 5000})
	if err == nil {
		_, err = Write(context.Background(), ".", fakeSite{"a.html": "2", "b/big.html": strings.Repeat("x", 9000), "b/c/d.html": "2"}, Options{})
	}
	fmt.Print(err)
}

// TestNoRoom: a file that does not fit stops the build, names itself, and leaves the
// folder as it was.
func TestNoRoom(t *testing.T) {
	dir := t.TempDir()
	old := fakeSite{"a.html": "1", "b/big.html": "1"}
	mustWrite(t, dir, old, Options{Key: "old"})
	out, err := child(t, "full", dir).Output()
	if err != nil {
		t.Fatal(err)
	}
	if want := "writing b/big.html: " + syscall.EFBIG.Error(); string(out) != want {
		t.Errorf("error %q, want %q", out, want)
	}
	wantTree(t, dir, old)
	if _, _, ok := Current(dir, "old", epoch); !ok {
		t.Error("the old site is not current")
	}
}

// writeUnprivileged writes a site in the working folder as a user who may do
// nothing: root may write where nobody may.
func writeUnprivileged() {
	if os.Geteuid() == 0 {
		if err := syscall.Setuid(65534); err != nil {
			fmt.Print(err)
			return
		}
	}
	_, err := Write(context.Background(), ".", fakeSite{"a.html": "2", "b/b.html": "2"}, Options{})
	fmt.Print(err)
}

func TestReadOnly(t *testing.T) {
	old := fakeSite{"a.html": "1", "b/b.html": "1"}
	tests := []struct {
		name, locked, want string
	}{
		{"the folder", ".", "writing " + manifestName + ": permission denied"},
		{"a folder in it", "b", "writing b/b.html: permission denied"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			mustWrite(t, dir, old, Options{Key: "old"})
			for _, name := range []string{".", "b"} {
				mode := os.FileMode(0o777)
				if name == tt.locked {
					mode = 0o555
				}
				if err := os.Chmod(filepath.Join(dir, name), mode); err != nil {
					t.Fatal(err)
				}
			}
			out, err := child(t, "read-only", dir).Output()
			if err != nil {
				t.Fatal(err)
			}
			if string(out) != tt.want {
				t.Errorf("error %q, want %q", out, tt.want)
			}
			wantTree(t, dir, old)
			if _, _, ok := Current(dir, "old", epoch); !ok {
				t.Error("the old site is not current")
			}
		})
	}
}

// Files follow the folder they are in; a folder that was made is the owner's.
func TestModes(t *testing.T) {
	umask := syscall.Umask(0)
	t.Cleanup(func() { syscall.Umask(umask) })
	tests := []struct {
		name               string
		mode               os.FileMode // of the folder; 0 for a missing one
		top, inside, files os.FileMode
	}{
		{"missing", 0, 0o700, 0o700, 0o600},
		{"private", 0o700, 0o700, 0o700, 0o600},
		{"open", 0o755, 0o755, 0o755, 0o644},
		{"writable by all", 0o777, 0o777, 0o755, 0o644},
		{"for a group", 0o750, 0o750, 0o750, 0o640},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "public")
			if tt.mode != 0 {
				if err := errors.Join(os.Mkdir(dir, 0o700), os.Chmod(dir, tt.mode)); err != nil {
					t.Fatal(err)
				}
			}
			mustWrite(t, dir, fakeSite{"a/a.html": "1"}, Options{})
			for name, want := range map[string]os.FileMode{".": tt.top, "a": tt.inside, "a/a.html": tt.files, manifestName: tt.files} {
				info, err := os.Stat(filepath.Join(dir, name))
				if err != nil {
					t.Fatal(err)
				}
				if got := info.Mode().Perm(); got != want {
					t.Errorf("%s has mode %o, want %o", name, got, want)
				}
			}
		})
	}
}
