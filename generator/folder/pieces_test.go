package folder

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// makingSite is a site that makes its files in the memory it is handed, and in
// pieces of three bytes.
type makingSite struct {
	fakeSite
	broken string // a file that fails after its second piece
}

var errBroken = errors.New("the third piece is missing")

func (s makingSite) ReadFile(string) ([]byte, error) { return nil, errors.ErrUnsupported }

func (s makingSite) MakeFile(name string, room []byte, full func([]byte) error) ([]byte, error) {
	text := s.fakeSite[name]
	for n := 0; len(text) > 3; n++ {
		if name == s.broken && n == 2 {
			return nil, errBroken
		}
		if err := full(append(room[:0], text[:3]...)); err != nil {
			return nil, err
		}
		text = text[3:]
	}
	return append(room[:0], text...), nil
}

func TestWriteInPieces(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	for _, c := range []struct {
		what    string
		text    string
		written int
	}{
		{"a new file", "the first version", 3},
		{"the same", "the first version", 0},
		{"another end", "the first edition", 1},
		{"another middle", "the third edition", 1},
		{"another beginning", "A third edition", 1},
		{"a longer one", "A third edition, revised", 1},
		{"a shorter one", "A third edition", 1},
		{"one that is a piece itself", "A t", 1},
		{"the same again", "A t", 0},
		{"a longer one than that", "A third edition", 1},
	} {
		site := fakeSite{"a.html": c.text, "b.html": "short", "c/d.html": ""}
		result, err := Write(t.Context(), dir, makingSite{fakeSite: site}, Options{Workers: 1})
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(map[string]string(site), tree(t, dir)); diff != "" {
			t.Errorf("%s: the folder differs (-want +got):\n%s", c.what, diff)
		}
		if result.Written != c.written || result.Same != 3-c.written {
			t.Errorf("%s: %d written, %d the same", c.what, result.Written, result.Same)
		}
	}
}

func TestBrokenPieceLeavesTheOldSite(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	old := fakeSite{"a.html": "the first version"}
	if _, err := Write(t.Context(), dir, makingSite{fakeSite: old}, Options{}); err != nil {
		t.Fatal(err)
	}
	_, err := Write(t.Context(), dir, makingSite{fakeSite{"a.html": "another version"}, "a.html"}, Options{})
	if !errors.Is(err, errBroken) || !strings.HasPrefix(err.Error(), "making a.html: ") {
		t.Errorf("the error is %v", err)
	}
	if diff := cmp.Diff(map[string]string(old), tree(t, dir)); diff != "" {
		t.Errorf("the folder differs (-want +got):\n%s", diff)
	}
}

func TestPiecesOfAUsersFile(t *testing.T) {
	dir := t.TempDir()
	site := makingSite{fakeSite: fakeSite{".own": "written by hand"}}
	file := filepath.Join(dir, ".own")
	if err := os.WriteFile(file, []byte("written by hand"), 0o600); err != nil {
		t.Fatal(err)
	}
	if result, err := Write(t.Context(), dir, site, Options{}); err != nil || result.Same != 1 {
		t.Errorf("the same bytes give %+v, %v", result, err)
	}
	if err := os.WriteFile(file, []byte("written by me"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := Write(t.Context(), dir, site, Options{})
	if _, ok := errors.AsType[*ConflictError](err); !ok {
		t.Errorf("other bytes give %v", err)
	}
}
