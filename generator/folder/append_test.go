package folder

import (
	"errors"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// appendingSite makes files in the memory it is handed.
type appendingSite struct{ fakeSite }

func (s appendingSite) ReadFile(string) ([]byte, error) { return nil, errors.ErrUnsupported }

func (s appendingSite) AppendFile(data []byte, name string) ([]byte, error) {
	return append(data, s.fakeSite[name]...), nil
}

func TestWriteAppendedFiles(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	site := fakeSite{"a.html": "a long first page", "b.html": "short", "c/d.html": ""}
	for range 2 {
		if _, err := Write(t.Context(), dir, appendingSite{site}, Options{Workers: 1}); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(map[string]string(site), tree(t, dir)); diff != "" {
			t.Errorf("the folder differs (-want +got):\n%s", diff)
		}
	}
}
