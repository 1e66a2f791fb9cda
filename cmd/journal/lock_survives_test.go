package main

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/serviceworker"
	"github.com/chromedp/cdproto/storage"
	"github.com/chromedp/chromedp"

	"journal/generator/vault"
)

// stopWorkers ends the service workers, as browsers do after half a minute.
func stopWorkers(t testing.TB, ctx context.Context) {
	t.Helper()
	_, err := chromedp.Call(ctx, serviceworker.Enable, cdp.Empty{})
	if err == nil {
		_, err = chromedp.Call(ctx, serviceworker.StopAllWorkers, cdp.Empty{})
	}
	if err != nil {
		t.Fatal(err)
	}
}

// TestLockSurvives what browsers do to service workers and storage.
func TestLockSurvives(t *testing.T) {
	t.Parallel()
	ctx, h, b := unlocking(t)
	b.unlock("notes/deep.html", "Deep", false)
	kill := func() { stopWorkers(t, ctx) }
	kill()
	b.says(`document.getElementById("up").click()`)
	b.shows("Start")
	kill()
	b.visit("notes/deep.html")
	b.shows("Deep")

	// A hard reload passes the worker by; the lock page notices, time and again.
	for i := range 3 {
		if i == 2 {
			kill()
		}
		h.heard()
		b.says(`void (window.before = true)`)
		always := true
		if _, err := chromedp.Call(ctx, page.Reload, page.ReloadParams{IgnoreCache: &always}); err != nil {
			t.Fatal(err)
		}
		b.until(`[window.before, document.readyState, document.title, navigator.serviceWorker.controller?.state].join(" ")`, " complete Deep activated")
		if asked := h.heard(); !slices.Contains(asked, "/repo/notes/deep.html") {
			t.Errorf("the reload was not a hard one: the host heard %q", asked)
		}
	}

	// The database is gone, the worker is not.
	b.says(`new Promise(done => { const r = indexedDB.deleteDatabase("lock:/repo/"); r.onsuccess = done })`)
	b.visit("notes/deep.html")
	b.locked()
	b.typed(lockPassphrase, true)
	b.shows("Deep")

	// The kept ciphertext is gone.
	b.says(`caches.keys().then(all => Promise.all(all.map(name => caches.delete(name))))`)
	kill()
	b.visit("")
	b.shows("Start")

	// The worker is gone, the database is not.
	b.says(`navigator.serviceWorker.getRegistrations().then(all => Promise.all(all.map(r => r.unregister())))`)
	b.visit("notes/deep.html")
	b.locked()
	b.until(stateOf, "undefined") // nobody could use it, so it does not stay
	b.typed(lockPassphrase, false)
	b.shows("Deep")

	// Everything is gone.
	if _, err := chromedp.Call(ctx, storage.ClearDataForOrigin, storage.ClearDataForOriginParams{Origin: strings.TrimSuffix(b.site, "/repo/"), StorageTypes: "all"}); err != nil {
		t.Fatal(err)
	}
	b.visit("notes/deep.html")
	b.locked()
	b.typed(lockPassphrase, false)
	b.shows("Deep")
}

// TestLockAfterPublishing has a new publication while a tab is open, and one
// with a new key.
func TestLockAfterPublishing(t *testing.T) {
	t.Parallel()
	ctx, h, b := unlocking(t)
	key, err := lockKey()
	if err != nil {
		t.Fatal(err)
	}
	b.unlock("", "Start", true)
	if got := b.says(`document.getElementById("edition").textContent`); got != "first edition" {
		t.Errorf("the edition is %q", got)
	}
	// None of the old blobs is there any more; big.bin was not fetched yet.
	h.publish(sealedSite(t, plainSite("second edition"), key))
	b.visit("lock/licences.txt")
	if got := b.says(`fetch("/repo/big.bin").then(r => r.arrayBuffer()).then(a => a.byteLength)`); got != "409600" {
		t.Errorf("a file of a new publication has %s bytes", got)
	}
	b.visit("")
	b.shows("Start")
	if got := b.says(`document.getElementById("edition").textContent`); got != "second edition" {
		t.Errorf("the edition is %q", got)
	}
	h.publish(sealedSite(t, plainSite("third edition"), key))
	if err := chromedp.Do(ctx, chromedp.Reload()); err != nil { // a reload asks for what is new
		t.Fatal(err)
	}
	b.until(`document.getElementById("edition").textContent`, "third edition")
	if got := b.says(`caches.open("lock:/repo/").then(c => c.keys()).then(all => all.filter(r => /[0-9a-f]{32}/.test(r.url)).length)`); got != "1" {
		t.Errorf("%s blobs are kept, of which 1 was needed", got)
	}

	fresh, err := vault.NewKey("another passphrase entirely", vault.Work)
	if err != nil {
		t.Fatal(err)
	}
	h.publish(sealedSite(t, plainSite("fourth edition"), fresh))
	if err := chromedp.Do(ctx, chromedp.Reload()); err != nil {
		t.Fatal(err)
	}
	b.complains("The passphrase was changed")
	b.locked()
	b.typed(lockPassphrase, true)
	b.complains("did not open it")
	b.typed("another passphrase entirely", true)
	b.shows("Start")
	if got := b.says(`document.getElementById("edition").textContent`); got != "fourth edition" {
		t.Errorf("the edition is %q", got)
	}
}
