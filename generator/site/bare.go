package site

import (
	"bytes"
	"io/fs"
	"path"

	"journal/layouts"
)

// bare gives a script or style sheet of the theme without the lines that hold
// nothing but a comment, and without indentation: a reader of the pages loads a
// seventh less. The first line stays, for there the libraries say what they are.
// Files of a journal's own are given as they are.
func bare(name string, text []byte) []byte {
	if ext := path.Ext(name); ext != ".js" && ext != ".css" {
		return text
	}
	if own, err := fs.ReadFile(layouts.FS(), name); err != nil || !bytes.Equal(own, text) {
		return text
	}
	var out []byte
	comment := false
	for n, line := range bytes.SplitAfter(text, []byte("\n")) {
		what := bytes.TrimSpace(line)
		begins, ends := bytes.HasPrefix(what, []byte("/*")), bytes.HasSuffix(what, []byte("*/"))
		switch {
		case n == 0:
			out = append(out, line...)
			comment = begins && !bytes.Contains(what, []byte("*/"))
			if comment {
				out = out[:0]
			}
		case comment:
			comment = !ends
		case begins && !bytes.Contains(what, []byte("*/")):
			comment = true
		case begins && ends && bytes.Count(what, []byte("*/")) == 1, bytes.HasPrefix(what, []byte("//")), len(what) == 0:
		default:
			out = append(out, bytes.TrimLeft(line, " \t")...)
		}
	}
	return out
}
