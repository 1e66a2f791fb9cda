package inbox

import (
	"fmt"
	"io"
	"testing"
)

// BenchmarkLetters takes in a folder of letters from the phone: half of them of companies
// that the journal knows, a third each with a version that is newer.
func BenchmarkLetters(b *testing.B) {
	files := map[string]string{}
	for k := range 200 {
		files[fmt.Sprintf("interviews/n%03d.md", k)] = fmt.Sprintf("---\ncompany: Harbour %d\nrole: Rigger\ndate: 2026-02-%02d 10:00\n---\n\n## Questions they asked\n- Why rope and not wire, number %d?\n\n## To improve\n- [ ] Say number %d first, then the story\n", k%60, 1+k%28, k, k)
	}
	var letters []string
	for k := range 500 {
		id, version := k, 1
		if k%3 == 2 {
			id, version = k-1, 2
		}
		letters = append(letters, fmt.Sprintf(`{"letter":1,"id":"%032x","version":%d,"began":"2026-03-%02dT18:40:00+01:00","with":"Harbour %d","day":"2026-03-%02d","text":"They asked about knot %d","parts":{"improve":"Breathe before number %d"}}`,
			id, version, 1+id%28, id%120, 1+id%28, k, k))
	}
	for b.Loop() {
		box := memory(files)
		box.Letter = func(file io.Reader, _ int) ([]byte, error) { return io.ReadAll(file) }
		for _, text := range letters {
			box.takeLetters([]byte(text))
		}
	}
}
