package main

import (
	"context"
	"testing"

	"github.com/chromedp/chromedp"
)

// unlocking starts a browser and a host with a small site.
func unlocking(t *testing.T) (context.Context, *host, *tab) {
	t.Helper()
	key, err := lockKey()
	if err != nil {
		t.Fatal(err)
	}
	h := newHost(t, sealedSite(t, plainSite("first edition"), key))
	ctx := browser(t)
	return ctx, h, &tab{t, chromium{ctx}, h.url}
}

// another opens a further tab in the same window.
func another(t *testing.T, ctx context.Context, h *host) *tab {
	t.Helper()
	next, cancel := chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	return &tab{t, chromium{next}, h.url}
}

func TestLockUnlocks(t *testing.T) {
	_, _, b := unlocking(t)
	b.visit("notes/deep.html") // a deep link: the server answers 404.html
	b.locked()
	b.typed("velvet otter", false)
	b.complains("did not open it")
	b.typed("  velvet\u00a0otter 9 A\u030angstro\u0308m\tlantern ", false) // as another keyboard may write it
	b.shows("Deep")
	for expression, want := range map[string]string{
		`location.href`:                                                              b.site + "notes/deep.html",
		`document.documentElement.dataset.ran`:                                       "yes",
		`getComputedStyle(document.querySelector("h1")).color`:                       "rgb(1, 2, 3)",
		`document.getElementById("picture").naturalWidth`:                            "1",
		`document.querySelector("[src='drawing.svg']").naturalWidth`:                 "8",
		`performance.getEntriesByType("navigation")[0].responseStatus`:               "200",
		`fetch("nothing").then(r => r.status, e => "refused by the policy")`:         "refused by the policy",
		`document.querySelector("#_lock a").getBoundingClientRect().height >= 44`:    "true",
		`fetch("../lock/nothing.js").catch(() => 0) && [...document.scripts].length`: "2",
	} {
		if got := b.says(expression); got != want {
			t.Errorf("%s is %q, want %q", expression, got, want)
		}
	}
	b.says(`document.getElementById("up").click()`)
	b.shows("Start")
	b.says(`history.back()`)
	b.shows("Deep")
	b.says(`history.forward()`)
	b.shows("Start")
}
