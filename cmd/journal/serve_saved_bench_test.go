package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"journal/generator/generatortest"
	"journal/generator/generatortest/browser"
)

// BenchmarkSavedToSeen measures from the moment a note is saved until its new
// text is in the document of a real browser: the watch, the settling, reading,
// connecting, rendering, and what the page does. Each round saves in the way
// of most editors, the whole file at once. It reports the median and the worst.
//
// With hugo on the PATH and JOURNAL_BENCH_HUGO naming a Hugo site that holds
// the same notes in content/interviews, Hugo's server is measured beside it.
func BenchmarkSavedToSeen(b *testing.B) {
	for _, n := range []int{1_000, 10_000} {
		b.Run(fmt.Sprint("journal-", n), func(b *testing.B) {
			content := b.TempDir()
			for path, text := range generatortest.Corpus(n) {
				put(b, filepath.Join(content, filepath.FromSlash(path)), text)
			}
			path, text := generatortest.Note(n, n/2)
			s := serve(b, content)
			page := strings.TrimSuffix(path, ".md") + ".html"
			s.shows(page, "<main")
			savedToSeen(b, s.url+page, filepath.Join(content, filepath.FromSlash(path)), text)
		})
	}
	site := os.Getenv("JOURNAL_BENCH_HUGO")
	if site == "" {
		return
	}
	b.Run("hugo", func(b *testing.B) {
		notes, err := filepath.Glob(filepath.Join(site, "content", "interviews", "*", "*.md"))
		if err != nil || len(notes) == 0 {
			b.Fatalf("no notes in %s: %v", site, err)
		}
		slices.Sort(notes)
		file := notes[len(notes)/2]
		text, err := os.ReadFile(file)
		if err != nil {
			b.Fatal(err)
		}
		b.Cleanup(func() { _ = os.WriteFile(file, text, 0o644) })
		said := &transcript{}
		cmd := exec.Command("hugo", "server", "--port", "14313", "--bind", "127.0.0.1")
		cmd.Dir, cmd.Stdout, cmd.Stderr = site, said, said
		if err := cmd.Start(); err != nil {
			b.Fatal(err)
		}
		b.Cleanup(func() { _ = cmd.Process.Kill(); _ = cmd.Wait() })
		ready := &served{tb: b, said: said}
		ready.wait("hugo's server", func() bool { return strings.Contains(said.String(), "Web Server is available") })
		name, err := filepath.Rel(filepath.Join(site, "content"), file)
		if err != nil {
			b.Fatal(err)
		}
		address := "http://127.0.0.1:14313/" + strings.ToLower(filepath.ToSlash(strings.TrimSuffix(name, ".md"))) + "/"
		savedToSeen(b, address, file, string(text))
	})
}

// savedToSeen saves a note b.N times while its page is open.
func savedToSeen(b *testing.B, address, file, text string) {
	ctx := browser.Start(b)
	if err := chromedp.Do(ctx, chromedp.Navigate(address)); err != nil {
		b.Fatal(err)
	}
	if where, err := chromedp.Run(ctx, chromedp.Evaluate[string](`document.title`)); err != nil || regexp.MustCompile("404").MatchString(where) {
		b.Fatalf("%s: title %q, %v", address, where, err)
	}
	var took []time.Duration
	for i := 0; b.Loop(); i++ {
		mark := fmt.Sprintf("Saved for the %dth time.", i)
		began := time.Now()
		if err := os.WriteFile(file, []byte(text+"\n\n"+mark+"\n"), 0o644); err != nil {
			b.Fatal(err)
		}
		for !seen(ctx, mark) {
			if time.Since(began) > longestWait {
				b.Fatalf("%q never came", mark)
			}
		}
		took = append(took, time.Since(began))
		b.StopTimer()
		time.Sleep(time.Second) // a person pauses between two saves, and Hugo's page needs a moment to listen again
		b.StartTimer()
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "ms/median")
	b.ReportMetric(float64(took[len(took)-1].Microseconds())/1000, "ms/worst")
	b.ReportMetric(0, "ns/op")
}

// seen reports whether the document holds a text now. An error is a page that
// is just being replaced.
func seen(ctx context.Context, text string) bool {
	found, err := chromedp.Run(ctx, chromedp.Evaluate[bool](fmt.Sprintf(`document.body.textContent.includes(%q)`, text)))
	return err == nil && found
}
