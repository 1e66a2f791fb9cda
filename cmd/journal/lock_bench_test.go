package main

import (
	"bytes"
	"compress/gzip"
	"io/fs"
	"strconv"
	"testing"

	"github.com/chromedp/chromedp"

	"journal/generator/generatortest/browser"
	"journal/generator/vault"
	"journal/layouts"
)

// BenchmarkLock measures what a reader waits for: from the passphrase to the
// page, and from one page to the next. Both are logged in milliseconds.
func BenchmarkLock(b *testing.B) {
	key, err := lockKey()
	if err != nil {
		b.Fatal(err)
	}
	h := newHost(b, sealedSite(b, plainSite("measured"), key))
	root := browser.Start(b)
	if err := chromedp.Do(root, chromedp.Navigate("about:blank")); err != nil {
		b.Fatal(err)
	}
	var unlock, next, worker float64
	for b.Loop() {
		ctx, cancel := chromedp.NewContext(root, chromedp.WithNewBrowserContext())
		r := &tab{b, chromium{ctx}, h.url}
		r.visit("notes/deep.html")
		r.locked()
		r.says(`sessionStorage.setItem("typed", Date.now())`)
		r.typed(lockPassphrase, false)
		r.shows("Deep")
		unlock += r.number(`performance.timeOrigin + performance.getEntriesByType("navigation")[0].loadEventEnd - Number(sessionStorage.getItem("typed"))`)
		r.visit("notes/index.html")
		r.shows("Notes")
		for range 5 {
			r.visit("index.html")
			r.shows("Start")
			next += r.number(`performance.getEntriesByType("navigation")[0].loadEventEnd`) / 5
		}
		stopWorkers(b, ctx)
		r.visit("notes/deep.html")
		r.shows("Deep")
		worker += r.number(`performance.getEntriesByType("navigation")[0].loadEventEnd`)
		cancel()
	}
	b.ReportMetric(unlock/float64(b.N), "unlock-ms")
	b.ReportMetric(next/float64(b.N), "next-page-ms")
	b.ReportMetric(worker/float64(b.N), "page-after-kill-ms")
}

func (b *tab) number(expression string) float64 {
	b.t.Helper()
	n, err := strconv.ParseFloat(b.says(expression), 64)
	if err != nil {
		b.t.Fatal(err)
	}
	return n
}

// TestLockIsSmall: everything a phone loads before the passphrase is typed.
func TestLockIsSmall(t *testing.T) {
	var all bytes.Buffer
	box, err := vault.NewLetterbox()
	if err != nil {
		t.Fatal(err)
	}
	lock := layouts.Lock(box.Recipient())
	err = fs.WalkDir(lock, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || name == "404.html" || name == "lock/licences.txt" {
			return err
		}
		data, err := fs.ReadFile(lock, name)
		if err != nil {
			return err
		}
		before := all.Len()
		w, err := gzip.NewWriterLevel(&all, gzip.DefaultCompression)
		if err != nil {
			return err
		}
		if _, err := w.Write(data); err != nil {
			return err
		}
		if err := w.Close(); err != nil {
			return err
		}
		t.Logf("%6d %s", all.Len()-before, name)
		return nil
	})
	if err != nil || all.Len() > 100<<10 {
		t.Errorf("the lock page has %d bytes gzipped: %v", all.Len(), err)
	}
	t.Logf("%6d in all", all.Len())
}
