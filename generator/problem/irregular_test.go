package problem_test

import (
	"bytes"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"journal/generator/problem"
)

// What lies at the place of a problem by now may be anything: it is shown without its
// line, and a file of any size is not read for it.
func TestSourceIsGone(t *testing.T) {
	l := problem.List{{Path: "a.md", Line: 1, Col: 1, Severity: problem.Error, Msg: "a mistake"}}
	for what, content := range map[string]fs.FS{
		"nothing":      fstest.MapFS{},
		"a pipe":       fstest.MapFS{"a.md": {Mode: fs.ModeNamedPipe, Data: []byte("from a pipe")}},
		"a large file": large{t},
	} {
		var out bytes.Buffer
		if err := l.Write(&out, content, problem.Style{}); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(out.String(), "a mistake") || strings.Contains(out.String(), "pipe") {
			t.Errorf("%s: %s", what, out.String())
		}
	}
}

// large is a file system of one file that never ends.
type large struct{ t *testing.T }

func (l large) Open(string) (fs.File, error) { return &largeFile{t: l.t}, nil }

type largeFile struct {
	t    *testing.T
	read int
}

func (f *largeFile) Stat() (fs.FileInfo, error) {
	return fs.Stat(fstest.MapFS{"a.md": {}}, "a.md")
}
func (f *largeFile) Close() error { return nil }
func (f *largeFile) Read(p []byte) (int, error) {
	if f.read += len(p); f.read > 64<<20 {
		f.t.Fatal("all of it is read")
	}
	return len(p), nil
}
