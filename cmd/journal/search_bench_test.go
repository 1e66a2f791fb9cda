package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"

	"journal/generator/generatortest"
	"journal/generator/generatortest/browser"
)

// BenchmarkSearchKeys types into the search page of 1,000 notes, a key at a
// time, and says how long it takes until results stand on the page, laid out:
// in the middle, and the slowest key.
func BenchmarkSearchKeys(b *testing.B) {
	content := filepath.Join(b.TempDir(), "content")
	for path, text := range generatortest.Corpus(1000) {
		name := filepath.Join(content, filepath.FromSlash(path))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			b.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			b.Fatal(err)
		}
	}
	site := filepath.Join(b.TempDir(), "site")
	if out, err := command("build", "--content", content, "--out", site, "--today", "2026-03-05 09:00").CombinedOutput(); err != nil {
		b.Fatalf("%v: %s", err, out)
	}
	ctx := browser.Start(b)
	if err := chromedp.Do(ctx, chromedp.Navigate(fileURL(filepath.Join(site, "search.html")))); err != nil {
		b.Fatal(err)
	}
	const typing = `(async () => {
		const field = document.getElementById("_query")
		const key = (value) => {
			const from = performance.now()
			field.value = value
			field.dispatchEvent(new Event("input"))
			document.body.getBoundingClientRect()
			return performance.now() - from
		}
		const first = key("q")
		const times = []
		for (const query of ["rate limiting", "conflict", "tell me about a time you dealt with sharding", "northwind robotics", "desing", "the", "prepare better story"]) {
			for (let n = 1; n <= query.length; n++) {
				times.push(key(query.slice(0, n)))
				await new Promise(done => setTimeout(done, 0))
			}
		}
		times.sort((a, b) => a - b)
		return JSON.stringify({ first, middle: times[times.length >> 1], most: times[times.length - 1], keys: times.length, found: document.querySelectorAll("#_results li").length })
	})()`
	var got struct{ First, Middle, Most, Keys, Found float64 }
	for b.Loop() {
		text, err := chromedp.Run(ctx, chromedp.Evaluate[string](typing, chromedp.EvalAwaitPromise))
		if err != nil {
			b.Fatal(err)
		}
		if err := json.Unmarshal([]byte(text), &got); err != nil || got.Found == 0 {
			b.Fatalf("%s: %v", text, err)
		}
	}
	b.ReportMetric(got.First, "ms/first")
	b.ReportMetric(got.Middle, "ms/middle-key")
	b.ReportMetric(got.Most, "ms/slowest-key")
}
