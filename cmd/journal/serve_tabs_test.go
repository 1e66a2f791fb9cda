package main

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"journal/generator/generatortest/browser"
)

// comes waits until an expression is true on the page. An error is a page that
// is just being replaced.
func (s *served) comes(ctx context.Context, what, expression string) {
	s.tb.Helper()
	s.wait(what, func() bool {
		is, err := chromedp.Run(ctx, chromedp.Evaluate[bool](expression))
		return err == nil && is
	})
}

// TestPreviewLeavesOtherPagesAlone changes a note that another page says
// nothing of: the open page is not touched at all, not even its text nodes.
func TestPreviewLeavesOtherPagesAlone(t *testing.T) {
	content := t.TempDir()
	put(t, filepath.Join(content, "walk.md"), "# A walk\n\nAlong the river.\n")
	put(t, filepath.Join(content, "swim.md"), "# A swim\n\nIn the lake.\n")
	s := serve(t, content)
	ctx := browser.Start(t)
	open(t, ctx, s.url+"walk.html")
	ask[bool](t, ctx, `(() => {
		window.changes = 0
		new MutationObserver(() => window.changes++).observe(document.querySelector("main"), {subtree: true, childList: true, characterData: true, attributes: true})
		return true
	})()`)
	s.put("swim.md", "# A swim\n\nIn the cold lake.\n")
	s.shows("swim.html", "In the cold lake.")
	s.put("walk.md", "# A walk\n\nAlong the brook.\n")
	s.comes(ctx, "its own change", `document.body.textContent.includes("Along the brook.")`)
	if n := ask[int](t, ctx, `window.changes`); n != 1 {
		t.Errorf("the page changed %d times, want once: for its own note", n)
	}
}

// TestPreviewCatchesUp leaves a page while its note changes and goes back to
// it, and lets the preview end and begin under an open page.
func TestPreviewCatchesUp(t *testing.T) {
	content := t.TempDir()
	put(t, filepath.Join(content, "walk.md"), "# A walk\n\nAlong the river.\n")
	s := serve(t, content)
	ctx := browser.Start(t)
	open(t, ctx, s.url+"walk.html")
	// The page goes into the browser's back-forward cache or is left altogether.
	open(t, ctx, s.url+"index.html")
	s.put("walk.md", "# A walk\n\nAlong the brook.\n")
	s.shows("walk.html", "Along the brook.")
	ask[bool](t, ctx, `(setTimeout(() => history.back(), 0), true)`)
	s.comes(ctx, "the new text after going back", `document.body.textContent.includes("Along the brook.")`)

	// The preview ends, and another one begins at the same address.
	s.stop()
	put(t, filepath.Join(content, "walk.md"), "# A walk\n\nAlong the sea.\n")
	s.comes(ctx, "a word that the preview has stopped", `document.getElementById("_journal-notice")?.shadowRoot.textContent.includes("has stopped")`)
	again := serve(t, content, "--addr", strings.TrimSuffix(strings.TrimPrefix(s.url, "http://"), "/"))
	if again.url != s.url {
		t.Fatalf("the second preview is at %s, the first was at %s", again.url, s.url)
	}
	again.comes(ctx, "the text of the second preview", `document.body.textContent.includes("Along the sea.")`)
	again.put("walk.md", "# A walk\n\nAcross the ice.\n")
	again.comes(ctx, "its later text", `document.body.textContent.includes("Across the ice.")`)
}

// TestPreviewOfManyTabs changes a page that stands open in more tabs than a
// browser opens connections to one server.
func TestPreviewOfManyTabs(t *testing.T) {
	content := t.TempDir()
	put(t, filepath.Join(content, "walk.md"), "# A walk\n\nAlong the river.\n")
	s := serve(t, content)
	first := browser.Start(t)
	open(t, first, s.url+"walk.html")
	// Browsers open six connections to a host; every tab holds one for its events.
	var tabs []context.Context
	for range 8 {
		tab, cancel := chromedp.NewContext(first)
		t.Cleanup(cancel)
		tab, cancel = context.WithTimeout(tab, 5*time.Minute)
		t.Cleanup(cancel)
		open(t, tab, s.url+"walk.html")
		tabs = append(tabs, tab)
	}
	s.put("walk.md", "# A walk\n\nAlong the brook.\n")
	for i, tab := range tabs {
		s.comes(tab, fmt.Sprintf("the new text in tab %d", i), `document.body.textContent.includes("Along the brook.")`)
	}
}
