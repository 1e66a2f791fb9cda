package note

import (
	"io/fs"
	"os"
	"testing"
)

// BenchmarkRead reads one ordinary note (the clean one of the wild notes).
func BenchmarkRead(b *testing.B) {
	const path = "interviews/2026-03-04-torvik-motion-technical.md"
	src, err := fs.ReadFile(os.DirFS("testdata/wild/content"), path)
	if err != nil {
		b.Fatal(err)
	}
	rd := NewReader(Options{})
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		rd.Read(path, src)
	}
}
