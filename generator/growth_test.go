package generator

import (
	"context"
	"io"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"journal/generator/exchange"
	"journal/generator/generatortest"
	"journal/generator/problem"
)

// TestGrowth makes each kind of journal six times as large: what it takes to read it, to
// show what is wrong, to make every page and to export it grows with it.
func TestGrowth(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a minute or two")
	}
	for _, g := range generatortest.Growths() {
		t.Run(strings.ReplaceAll(g.Name, " ", "_"), func(t *testing.T) {
			small, large := grown(g, g.Size/2), grown(g, 6*(g.Size/2))
			factor := float64(sizeOf(large)) / float64(sizeOf(small))
			generatortest.Grows(t, factor, func() { useAll(t, small) }, func() { useAll(t, large) })
		})
	}
}

func grown(g generatortest.Growth, n int) fstest.MapFS {
	files := fstest.MapFS{}
	for path, text := range g.Files(n) {
		files[path] = &fstest.MapFile{Data: []byte(text)}
	}
	return files
}

func sizeOf(files fstest.MapFS) (n int) {
	for _, f := range files {
		n += len(f.Data)
	}
	return n
}

// useAll does with a journal what check, build and export do.
func useAll(t *testing.T, files fstest.MapFS) {
	t.Helper()
	s, err := Scan(context.Background(), Input{Content: files, Machine: time.UTC})
	if err != nil {
		t.Fatal(err)
	}
	b, err := s.Open(context.Background(), frozen, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := b.Problems.Write(io.Discard, files, problem.Style{}); err != nil {
		t.Fatal(err)
	}
	for _, name := range b.Site.Names() {
		if _, err := fs.ReadFile(b.Site, name); err != nil {
			t.Fatal(err)
		}
	}
	for _, err := range []error{
		exchange.JSON(io.Discard, b.Journal, b.Actions, b.Problems, files), exchange.ICS(io.Discard, b.Journal, b.Actions), exchange.VCard(io.Discard, b.Journal),
		exchange.Anki(io.Discard, b.Journal), exchange.SankeyMATIC(io.Discard, b.Journal), exchange.ApplicationsCSV(io.Discard, b.Journal), exchange.InterviewsCSV(io.Discard, b.Journal),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
}
