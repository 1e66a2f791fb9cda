package folder

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
)

// manyPages is a site of n pages of about 10 KB, most of them in one folder, as the
// pages of interviews are, and some in folders of their own.
func manyPages(n int) fakeSite {
	site := make(fakeSite, n)
	for i := range n {
		name := fmt.Sprintf("interviews/2026-%05d.html", i)
		if i%10 == 0 {
			name = fmt.Sprintf("companies/company-%05d/index.html", i)
		}
		site[name] = strings.Repeat(fmt.Sprintf("<p>page %d</p>\n", i), 600)
	}
	return site
}

// The folders are removed at the end only: some file systems make new files slowly
// for some seconds after many were removed.
func BenchmarkCold(b *testing.B) {
	site := manyPages(1000)
	top := b.TempDir()
	for i := 0; b.Loop(); i++ {
		dir := filepath.Join(top, fmt.Sprint(i))
		mustWrite(b, dir, site, Options{Key: "k"})
	}
}

func BenchmarkSame(b *testing.B) {
	site := manyPages(1000)
	dir := b.TempDir()
	mustWrite(b, dir, site, Options{Key: "k"})
	for b.Loop() {
		if result := mustWrite(b, dir, site, Options{Key: "k"}); result.Written != 0 {
			b.Fatalf("written: %d", result.Written)
		}
	}
}

func BenchmarkCurrent(b *testing.B) {
	dir := b.TempDir()
	mustWrite(b, dir, manyPages(10_000), Options{Key: "k"})
	for b.Loop() {
		if _, n, ok := Current(dir, "k", epoch); !ok || n != 10_000 {
			b.Fatalf("%d files, %v", n, ok)
		}
	}
}
