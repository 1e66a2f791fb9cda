package site

import (
	"fmt"
	"testing"
	"testing/fstest"

	"journal/generator/generatortest"
	"journal/generator/search"
)

// corpus is a content folder of n notes of a long search.
func corpus(n int) fstest.MapFS {
	files := fstest.MapFS{"journal.yaml": {Data: []byte("timezone: UTC\ntoday: 2026-03-05 09:00\n")}}
	for path, text := range generatortest.Corpus(n) {
		files[path] = &fstest.MapFile{Data: []byte(text)}
	}
	return files
}

// BenchmarkSearchIndex makes the file of the search.
func BenchmarkSearchIndex(b *testing.B) {
	for _, n := range []int{1_000, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) { read(b, made(b, corpus(n)), SearchIndex) })
	}
}

// BenchmarkSearchDocuments gathers what is in it.
func BenchmarkSearchDocuments(b *testing.B) {
	v := view{made(b, corpus(1000)), ""}
	b.ReportAllocs()
	var docs []search.Document
	for b.Loop() {
		docs = v.documents()
	}
	b.ReportMetric(float64(len(docs)), "documents")
}
