package generator

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"journal/generator/folder"
	"journal/generator/generatortest"
	"journal/generator/journal"
)

// contentFolder writes n notes into a folder.
func contentFolder(b *testing.B, n int) string {
	b.Helper()
	dir := b.TempDir()
	for path, text := range generatortest.Corpus(n) {
		file := filepath.Join(dir, filepath.FromSlash(path))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			b.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			b.Fatal(err)
		}
	}
	return dir
}

var benchNow = time.Date(2026, 3, 5, 9, 0, 0, 0, time.UTC)

// build does what `journal build` does, and says whether there was nothing to do.
func build(b *testing.B, content, out string) bool {
	b.Helper()
	ctx := context.Background()
	scanned, err := Scan(ctx, Input{Content: os.DirFS(content), Machine: time.UTC})
	if err != nil {
		b.Fatal(err)
	}
	key, err := scanned.Key()
	if err != nil {
		b.Fatal(err)
	}
	if _, _, current := folder.Current(out, key, benchNow); current {
		return true
	}
	built, err := scanned.Open(ctx, func(journal.Config) (time.Time, error) { return benchNow, nil }, nil)
	if err != nil {
		b.Fatal(err)
	}
	if _, err := folder.Write(ctx, out, built.Site, folder.Options{Key: key, Valid: built.Valid}); err != nil {
		b.Fatal(err)
	}
	return false
}

var sizes = []int{1_000, 10_000}

// BenchmarkBuildCold makes the whole site into an empty folder.
func BenchmarkBuildCold(b *testing.B) {
	for _, n := range sizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			content, out := contentFolder(b, n), b.TempDir()
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				build(b, content, filepath.Join(out, fmt.Sprint(i)))
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*n), "µs/note")
		})
	}
}

// BenchmarkBuildUnchanged finds that there is nothing to do.
func BenchmarkBuildUnchanged(b *testing.B) {
	for _, n := range sizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			content, out := contentFolder(b, n), filepath.Join(b.TempDir(), "public")
			build(b, content, out)
			for b.Loop() {
				if !build(b, content, out) {
					b.Fatal("a build with nothing to do did something")
				}
			}
		})
	}
}

// BenchmarkBuildOneChanged builds again after one note got one more line.
func BenchmarkBuildOneChanged(b *testing.B) {
	for _, n := range sizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			content, out := contentFolder(b, n), filepath.Join(b.TempDir(), "public")
			build(b, content, out)
			path, text := generatortest.Note(n, n/2)
			file := filepath.Join(content, filepath.FromSlash(path))
			for i := 0; b.Loop(); i++ {
				if err := os.WriteFile(file, fmt.Appendf(nil, "%s- line %d\n", text, i), 0o644); err != nil {
					b.Fatal(err)
				}
				if build(b, content, out) {
					b.Fatal("a changed note was not noticed")
				}
			}
		})
	}
}

// BenchmarkOpen reads and connects the notes without making a page: the work
// and the memory that each note costs.
func BenchmarkOpen(b *testing.B) {
	for _, n := range sizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			content := contentFolder(b, n)
			b.ReportAllocs()
			for b.Loop() {
				scanned, err := Scan(context.Background(), Input{Content: os.DirFS(content), Machine: time.UTC})
				if err != nil {
					b.Fatal(err)
				}
				if _, err := scanned.Open(context.Background(), func(journal.Config) (time.Time, error) { return benchNow, nil }, nil); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkUpdate gives the journal anew after one note got one more line.
func BenchmarkUpdate(b *testing.B) {
	for _, n := range sizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			content := contentFolder(b, n)
			ctx := context.Background()
			scanned, err := Scan(ctx, Input{Content: os.DirFS(content), Machine: time.UTC})
			if err != nil {
				b.Fatal(err)
			}
			built, err := scanned.Open(ctx, benchClock, nil)
			if err != nil {
				b.Fatal(err)
			}
			path, text := generatortest.Note(n, n/2)
			file := filepath.Join(content, filepath.FromSlash(path))
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				if err := os.WriteFile(file, fmt.Appendf(nil, "%s- line %d\n", text, i), 0o644); err != nil {
					b.Fatal(err)
				}
				if built, err = built.Update(ctx, benchClock, Changed{Content: []string{path}}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func benchClock(journal.Config) (time.Time, error) { return benchNow, nil }
