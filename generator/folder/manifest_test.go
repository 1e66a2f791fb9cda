package folder

import (
	"bytes"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func sampleManifest() *manifest {
	return &manifest{
		whole:   true,
		key:     "a \"key\"\nof two lines",
		boot:    "boot",
		valid:   [2]time.Time{time.Unix(1772668800, 5), time.Date(19999, 1, 1, 0, 0, 0, 0, time.UTC).Local()},
		extra:   []byte{0, 255, '\n'},
		folders: []string{"a", "a/b"},
		files:   []entry{{name: "a/b/c \"d\"\n.html", size: 5, mtime: -7}, {name: "ü.html", kept: true}},
	}
}

func TestManifestThereAndBack(t *testing.T) {
	for name, m := range map[string]*manifest{"full": sampleManifest(), "empty": {extra: []byte{}}} {
		t.Run(name, func(t *testing.T) {
			got, err := unmarshal(m.marshal())
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(m, got, cmp.AllowUnexported(manifest{}, entry{})); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestManifestLines gives each text a right sum, so that the lines are looked at.
func TestManifestLines(t *testing.T) {
	tests := map[string]string{
		"unknown word": "secret 1\n",
		"no name":      "file 1 1\n",
		"size":         "file x 1 \"a\"\n",
		"time":         "file 1 x \"a\"\n",
		"quotes":       "file 1 1 a\n",
		"folder":       "folder a\n",
		"key":          "key k\n",
		"valid":        "valid x -\n",
		"until":        "valid - 5\n",
		"extra":        "extra ***\n",
		"order":        "file 1 1 \"b\"\nfile 1 1 \"a\"\n",
		"folder order": "folder \"b\"\nfolder \"a\"\n",
	}
	for name, lines := range tests {
		t.Run(name, func(t *testing.T) {
			b := []byte("journal-manifest 1\n" + lines)
			if m, err := unmarshal(append(b, ending(b)...)); err == nil {
				t.Errorf("read as %+v", m)
			}
		})
	}
}

// FuzzUnmarshal: any bytes give an error or a manifest that holds only names inside
// the folder and that is the same when it is written and read again.
func FuzzUnmarshal(f *testing.F) {
	f.Add([]byte("key \"k\"\nfile 1 2 \"a/b\"\nkept 1 2 \"c\"\n"))
	f.Add([]byte("file 1 2 \"../b\"\nfile 1 2 \".git/config\"\n"))
	f.Add(sampleManifest().marshal())
	f.Fuzz(func(t *testing.T, data []byte) {
		sealed := append([]byte("journal-manifest 1\n"), data...)
		for _, text := range [][]byte{data, append(sealed, ending(sealed)...)} {
			m, err := unmarshal(text)
			if err != nil {
				continue
			}
			for _, e := range m.files {
				if !ownable(e.name) {
					t.Errorf("holds the name %q", e.name)
				}
			}
			again, err := unmarshal(m.marshal())
			if err != nil {
				t.Fatalf("written and read again: %v", err)
			}
			if !bytes.Equal(m.marshal(), again.marshal()) {
				t.Errorf("written again as\n%s\nnot\n%s", again.marshal(), m.marshal())
			}
		}
	})
}
