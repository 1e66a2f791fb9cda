package wild_test

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/mod/module"
	"golang.org/x/mod/zip"
	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// root is the top of the repository.
const root = "../../.."

// committed lists the files of the repository: those that git keeps or would
// keep, else, as in a downloaded copy, all that lie there.
func committed(t *testing.T) []string {
	t.Helper()
	git := exec.Command("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
	git.Dir = root
	if out, err := git.Output(); err == nil && len(out) > 0 {
		return slices.DeleteFunc(strings.Split(strings.TrimSuffix(string(out), "\x00"), "\x00"), func(name string) bool {
			_, err := os.Lstat(path.Join(root, name))
			return errors.Is(err, fs.ErrNotExist) // deleted, and git has not been told yet
		})
	}
	var names []string
	err := fs.WalkDir(os.DirFS(root), ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && d.Name() == ".git":
			return fs.SkipDir
		case !d.IsDir():
			names = append(names, name)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}

// longest is how long a path may be in UTF-16: Windows stops at 260 with the
// folder in front of it.
const longest = 180

// portable says why some system cannot have a file of this name; nil if all can.
func portable(name string) error {
	if err := module.CheckFilePath(name); err != nil {
		return err
	}
	if !norm.NFC.IsNormalString(name) {
		return fmt.Errorf("%q is in decomposed Unicode, which a Mac and others hold for different names", name)
	}
	if n := len(utf16.Encode([]rune(name))); n > longest {
		return fmt.Errorf("%q is %d long, at most %d fit", name, n, longest)
	}
	for part := range strings.SplitSeq(name, "/") {
		if strings.TrimSpace(part) != part {
			return fmt.Errorf("%q begins or ends with a space", part)
		}
	}
	return nil
}

// alike returns pairs of names that are one and the same where upper and lower
// case are not told apart, folders included.
func alike(names []string) [][2]string {
	fold := cases.Fold()
	first, pairs := map[string]string{}, [][2]string{}
	for _, name := range names {
		for ; name != "."; name = path.Dir(name) {
			key := norm.NFC.String(fold.String(name))
			if other, is := first[key]; is && other != name {
				pairs = append(pairs, [2]string{other, name})
			}
			first[key] = name
		}
	}
	return pairs
}

// TestNamesOfTheRepository holds that every system can check the repository
// out, and that it can be a module.
func TestNamesOfTheRepository(t *testing.T) {
	names := committed(t)
	if !slices.Contains(names, "go.mod") || len(names) < 300 {
		t.Fatalf("%d files are not the whole repository", len(names))
	}
	for _, name := range names {
		if err := portable(name); err != nil {
			t.Errorf("%v; make such a file in the test, when it runs", err)
		}
	}
	for _, pair := range alike(names) {
		t.Errorf("%s and %s differ only by case", pair[0], pair[1])
	}
}

// TestModuleZip makes the archive from which go install builds the program from
// afar, so that no file has a size or a name that it cannot have.
func TestModuleZip(t *testing.T) {
	var files []zip.File
	for _, name := range committed(t) {
		files = append(files, onDisk(name))
	}
	checked, err := zip.CheckFiles(files)
	if err != nil {
		t.Fatal(err)
	}
	for _, omitted := range checked.Omitted {
		t.Errorf("a module leaves out %v", omitted)
	}
	var size countingWriter
	if err := zip.Create(&size, module.Version{Path: "journal.example/journal", Version: "v0.2.0"}, files); err != nil {
		t.Fatal(err)
	}
	if most := countingWriter(zip.MaxZipFile / 10); size > most {
		t.Errorf("the module has %d bytes, more than %d: that is long to wait for", size, most)
	}
}

// onDisk is a file of the repository, for the archive.
type onDisk string

func (f onDisk) Path() string                 { return string(f) }
func (f onDisk) Lstat() (fs.FileInfo, error)  { return os.Lstat(path.Join(root, string(f))) }
func (f onDisk) Open() (io.ReadCloser, error) { return os.Open(path.Join(root, string(f))) }

type countingWriter int64

func (w *countingWriter) Write(p []byte) (int, error) {
	*w += countingWriter(len(p))
	return len(p), nil
}

// TestNotPortable holds that the test above sees each kind of name that it is for.
func TestNotPortable(t *testing.T) {
	for _, name := range []string{
		"a/aux.md", "NUL", "x/com1.txt", "lpt9", "con.tar.gz", "a./b", "a /b", "b/ a", "a.", "a:b", "what?.md", `a\b`, "a*b", "a|b", "<a>", `a"b`, "tab\t.md", "a\x07",
		"Gru\u0308n.md", "🎉.md", "caf\xe9.md", strings.Repeat("long/", 40) + "x",
	} {
		if portable(name) == nil {
			t.Errorf("%q passes", name)
		}
	}
	for _, name := range []string{"go.mod", "a/Grün spät.md", "つばくら計測 一次面接.md", ".github/workflows/ci.yml", "auxiliary.md", "console.md"} {
		if err := portable(name); err != nil {
			t.Error(err)
		}
	}
	if got := alike([]string{"a/x.md", "A/y.md", "b/Ä.md", "b/ä.md", "c/x", "c/y"}); len(got) != 2 {
		t.Errorf("alike: %q", got)
	}
}
