package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"journal/generator/generatortest/browser"
	"journal/generator/generatortest/wild"
)

// built runs `journal build` over a folder of notes and gives the site.
func built(t *testing.T, content, today string) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), "site")
	runProgram(t, "build", "--content", content, "--out", out, "--today", today)
	return out
}

func fileURL(path string) string {
	return fileAddress(path)
}

// TestHostileNoteInBrowser opens the page of a note that tries to run scripts
// in every way its writer could think of, clicks every link that is not an
// address of the world, and looks whether anything ran.
func TestHostileNoteInBrowser(t *testing.T) {
	ctx := browser.Start(t)
	site := built(t, wild.Folder(t, "../../generator/note/testdata/wild"), "2026-04-20 09:00")
	page := filepath.Join(site, "interviews", "aux-note.html")
	if _, err := os.Stat(page); err != nil {
		t.Fatal(err)
	}
	open(t, ctx, fileURL(page))
	if links, title := ask[int](t, ctx, `document.querySelectorAll("main a").length`), ask[string](t, ctx, `document.title`); links == 0 || !strings.Contains(title, "Gremlin") {
		t.Errorf("the page was not there: %d links, title %q", links, title)
	}
	clicked := ask[int](t, ctx, `(() => {
		let n = 0
		for (const a of document.querySelectorAll("main a")) {
			if (/^(https?|mailto):/.test(a.protocol)) continue
			a.addEventListener("click", e => { if (a.protocol === "file:") e.preventDefault() })
			a.click()
			n++
		}
		return n
	})()`)
	// Scripts that a click sets off run before the next answer of the page.
	if wild := ask[string](t, ctx, `new Promise(done => setTimeout(() => done(String(window.__wild)), 0))`); wild != "undefined" {
		t.Errorf("a script of the note ran after %d clicks: window.__wild is %s", clicked, wild)
	}
	const forbidden = `main script, main iframe, main form, main style, main svg, main [onload], main [onerror], main [ontoggle], main [href^="javascript" i]`
	if bad := ask[[]string](t, ctx, `[...document.querySelectorAll('`+forbidden+`')].map(e => e.outerHTML)`); len(bad) > 0 {
		t.Errorf("the page holds %q", bad)
	}
}

func open(t *testing.T, ctx context.Context, url string) {
	t.Helper()
	if err := chromedp.Do(ctx, chromedp.Navigate(url)); err != nil {
		t.Fatalf("opening %s: %v", url, err)
	}
}

// ask evaluates an expression on the page.
func ask[T any](t *testing.T, ctx context.Context, expression string) T {
	t.Helper()
	answer, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatalf("%s: %v", expression, err)
	}
	return answer
}

// TestPagesFromFiles opens every kind of page of the sample from file:// and
// hears no error from the console: no policy is broken and nothing is asked
// of the network.
func TestPagesFromFiles(t *testing.T) {
	t.Parallel()
	ctx := browser.Start(t)
	site := built(t, "../../content", "2026-03-12 08:30")
	said := browser.Complaints(t, ctx)
	pages := []string{"index", "timeline", "debriefs", "improve", "questions", "companies", "applications", "people", "reviews", "404", "actions", "offers", "search", "practice", "prep/2026-03-13-lanternmoth-technical",
		"companies/mosslane-energy", "interviews/2026-02-04-harbourlight-system-design"}
	for _, page := range pages {
		open(t, ctx, fileURL(filepath.Join(site, filepath.FromSlash(page)+".html")))
		if asked := ask[[]string](t, ctx, `performance.getEntriesByType("resource").map(e => e.name).filter(n => !n.startsWith("file:"))`); len(asked) > 0 {
			t.Errorf("%s asks for %q", page, asked)
		}
		if font := ask[string](t, ctx, `getComputedStyle(document.body).fontFamily`); !strings.Contains(font, "sans") {
			t.Errorf("%s has no style: its font is %q", page, font)
		}
	}
	if got := said(); len(got) > 0 {
		t.Errorf("the browser says %q", got)
	}
}
