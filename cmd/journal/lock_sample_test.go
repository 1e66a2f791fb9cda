package main

import (
	"encoding/json"
	"os"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"journal/generator/generatortest/browser"
)

// TestLockShowsTheSample goes through every kind of page of the sample behind
// the lock: each is there, looks as it should, and no policy is broken.
func TestLockShowsTheSample(t *testing.T) {
	t.Parallel()
	key, err := lockKey()
	if err != nil {
		t.Fatal(err)
	}
	h := newHost(t, sealedSite(t, os.DirFS(built(t, "../../content", "2026-03-12 08:30")), key))
	ctx := browser.Start(t)
	b := &tab{t, chromium{ctx}, h.url}
	var mu sync.Mutex
	var said []string
	err = chromedp.Listen(ctx, func(e any) {
		mu.Lock()
		defer mu.Unlock()
		switch e := e.(type) {
		case *runtime.EventExceptionThrown:
			said = append(said, e.ExceptionDetails.Text)
		case *log.EventEntryAdded:
			if strings.Contains(e.Entry.Text, "status of 404") || strings.Contains(e.Entry.Text, "Banner not shown") {
				return // what the server says of an address before it is unlocked; the page offers its own button
			}
			text, _ := json.Marshal(e.Entry)
			said = append(said, string(text))
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := chromedp.Call(ctx, log.Enable, cdp.Empty{}); err != nil {
		t.Fatal(err)
	}
	b.visit("improve.html")
	b.locked()
	b.typed(lockPassphrase, false)
	pages := []string{"improve", "index", "timeline", "debriefs", "questions", "companies", "applications", "people", "reviews", "actions", "offers", "search", "practice",
		"prep/2026-03-13-lanternmoth-technical", "companies/mosslane-energy", "interviews/2026-02-04-harbourlight-system-design"}
	for i, page := range pages {
		if i > 0 {
			b.visit(page + ".html")
		}
		b.until(`document.readyState === "complete" && document.querySelector("main h1") !== null && document.title !== "Private page"`, "true")
		if got := b.says(`Promise.all([...document.images].map(i => { i.loading = "eager"; return i.decode().then(() => "", () => "no " + i.src) })).then(pictures =>
			getComputedStyle(document.body).fontFamily.includes("sans") + " " + document.getElementById("_theme")?.hidden + " " + pictures.join(""))`); got != "true false " {
			t.Errorf("%s: style, script, pictures: %s", page, got)
		}
	}
	if got := b.says(`document.images.length > 0`); got != "true" {
		t.Error("there was no picture to look at")
	}
	mu.Lock()
	defer mu.Unlock()
	if len(said) > 0 {
		t.Errorf("the browser says %q", said)
	}
}
