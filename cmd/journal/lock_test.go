package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"journal/generator/generatortest/browser"
)

// unlocking starts a browser and a host with a small site.
func unlocking(t *testing.T) (context.Context, *host, *tab) {
	t.Helper()
	key, err := lockKey()
	if err != nil {
		t.Fatal(err)
	}
	h := newHost(t, sealedSite(t, plainSite("first edition"), key))
	ctx := browser.Start(t)
	b := &tab{t, chromium{ctx}, h.url}
	b.with.visit("about:blank") // the browser starts with its first tab
	return ctx, h, b
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

// TestLockAnswersLikeAServer asks the service worker for files as pages, video
// players and search scripts do. The policy of a page forbids it to ask, so the
// lock page, which may, does.
func TestLockAnswersLikeAServer(t *testing.T) {
	_, _, b := unlocking(t)
	b.unlock("", "Start", true)
	b.says(`navigator.serviceWorker.ready.then(r => r.active.state)`)
	b.visit("lock/licences.txt") // a page within the scope, without a policy
	ask := func(path, options string) string {
		return b.says(`fetch("/repo/` + path + `", ` + options + `).then(async r => [r.status, r.headers.get("content-type"), r.headers.get("content-range"), r.headers.get("content-length"), (await r.arrayBuffer()).byteLength].join(" "))`)
	}
	for _, c := range []struct{ path, options, want string }{
		{"", "{}", "200 text/html; charset=utf-8  "},
		{"notes/", "{}", "200 text/html; charset=utf-8  "},
		{"notes", "{}", "200 text/html; charset=utf-8  "},
		{"notes/deep", "{}", "200 text/html; charset=utf-8  "},
		{"notes/deep.html?q=1", "{}", "200 text/html; charset=utf-8  "},
		{"style.css", `{method: "HEAD"}`, "200 text/css; charset=utf-8  26 0"},
		{"robots.txt", "{}", "200 text/plain; charset=utf-8  24 24"},
		{"nothing/here.html", "{}", "404 text/html; charset=utf-8  "},
		{"big.bin", "{}", "200 application/octet-stream  409600 409600"},
		{"big.bin", `{headers: {Range: "bytes=0-0"}}`, "206 application/octet-stream bytes 0-0/409600 1 1"},
		{"big.bin", `{headers: {Range: "bytes=131000-262500"}}`, "206 application/octet-stream bytes 131000-262500/409600 131501 131501"},
		{"big.bin", `{headers: {Range: "bytes=-5"}}`, "206 application/octet-stream bytes 409595-409599/409600 5 5"},
		{"big.bin", `{headers: {Range: "bytes=409600-"}}`, "416 application/octet-stream bytes */409600 0 0"},
		{"big.bin", `{headers: {Range: "bytes=0-1,5-6"}}`, "200 application/octet-stream  409600 409600"},
	} {
		if got := ask(c.path, c.options); !strings.HasPrefix(got, c.want) {
			t.Errorf("%s %s gives %q, want %q", c.path, c.options, got, c.want)
		}
	}
	sum := sha256.Sum256(plainSite("")["big.bin"].Data)
	if got := b.says(`fetch("/repo/big.bin").then(r => r.arrayBuffer()).then(a => crypto.subtle.digest("SHA-256", a)).then(d => [...new Uint8Array(d)].map(n => n.toString(16).padStart(2, "0")).join(""))`); got != hex.EncodeToString(sum[:]) {
		t.Errorf("a file in several blobs came out otherwise: %s", got)
	}
	want := `default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'|nosniff|no-referrer|no-store`
	if got := b.says(`fetch("/repo/").then(r => ["content-security-policy", "x-content-type-options", "referrer-policy", "cache-control"].map(h => r.headers.get(h)).join("|"))`); got != want {
		t.Errorf("the headers are %q", got)
	}
	b.visit("some/where/deep.html")
	b.shows("Nothing here")
	if got := b.says(`performance.getEntriesByType("navigation")[0].responseStatus + getComputedStyle(document.querySelector("h1")).color`); got != "404rgb(1, 2, 3)" {
		t.Errorf("the page for unknown addresses: %q", got)
	}
	b.says(`document.getElementById("home").click()`)
	b.shows("Start")
}

// TestLockKeepsNothingDecrypted looks at everything a device stores while it is
// unlocked: ciphertext, and a key that cannot be taken out.
func TestLockKeepsNothingDecrypted(t *testing.T) {
	_, _, b := unlocking(t)
	b.unlock("", "Start", true)
	b.visit("notes/deep.html")
	b.shows("Deep")
	stored := b.says(`(async () => {
		const out = []
		for (const name of await caches.keys()) {
			const cache = await caches.open(name)
			for (const request of await cache.keys()) {
				const text = new TextDecoder("latin1").decode(await (await cache.match(request)).arrayBuffer())
				const name = new URL(request.url).pathname
				const kind = text.startsWith("age-encryption.org/v1\n") ? "age" : text.includes("edition") ? "PLAIN" : "lock page"
				out.push(name.replace(/[0-9a-f]{32}/, "*") + " " + kind)
			}
		}
		return [...new Set(out)].sort().join(", ") + JSON.stringify(localStorage)
	})()`)
	if want := "/repo/*.age age, /repo/index.age age, /repo/index.html lock page, /repo/key.age age, /repo/lock/age.js lock page, /repo/lock/letter.js lock page, /repo/lock/letters.js lock page, /repo/lock/state.js lock page, " +
		"/repo/lock/tab.css lock page, /repo/lock/tab.js lock page, /repo/lock/unlock.js lock page, /repo/lock/vault.js lock page, /repo/sw.js lock page{}"; stored != want {
		t.Errorf("stored is\n%s, want\n%s", stored, want)
	}
	kept := b.says(`(async () => {
		const db = await new Promise((done, fail) => { const r = indexedDB.open("lock:/repo/"); r.onsuccess = () => done(r.result); r.onerror = fail })
		const state = await new Promise(done => { const r = db.transaction("lock").objectStore("lock").get("state"); r.onsuccess = () => done(r.result) })
		db.close()
		const raw = await crypto.subtle.exportKey("raw", state.key).then(() => "it was given out", e => e.name)
		return [state.key.extractable, raw, new TextDecoder("latin1").decode(state.sealed).includes("AGE-SECRET")].join(" ")
	})()`)
	if kept != "false InvalidAccessError false" {
		t.Errorf("the key: %s", kept)
	}
}

// TestLockAgain locks by the link on every page, in every tab.
func TestLockAgain(t *testing.T) {
	t.Parallel()
	ctx, h, b := unlocking(t)
	b.unlock("notes/deep.html", "Deep", false)
	second := another(t, ctx, h)
	second.visit("")
	second.shows("Start") // the first tab vouches for it
	b.says(`document.querySelector("#_lock a").click()`)
	b.locked()
	if got := b.says(`location.pathname`); got != "/repo/" {
		t.Errorf("after locking the address is %q", got)
	}
	second.locked()
	b.visit("notes/deep.html")
	b.locked()
	b.says(`history.back()`)
	b.locked()
	for _, name := range []string{"style.css", "notes/drawing.svg", "big.bin"} {
		if got := b.says(`fetch("/repo/` + name + `").then(r => r.status)`); got != "404" {
			t.Errorf("%s is answered with %s after locking", name, got)
		}
	}
}

// TestLockForTheTab: without "stay unlocked", whoever comes after the tab was
// closed sees the lock page, and nothing is left of the key.
func TestLockForTheTab(t *testing.T) {
	t.Parallel()
	ctx, h, b := unlocking(t)
	first := another(t, ctx, h)
	first.unlock("", "Start", false)
	b.visit("notes/deep.html")
	b.shows("Deep")
	b.with.visit("about:blank")
	// The tab that was unlocked leaves for another place and comes back.
	first.with.visit("about:blank")
	first.visit("notes/deep.html")
	first.shows("Deep")
	if err := chromedp.Cancel(first.with.(chromium).ctx); err != nil {
		t.Fatal(err)
	}
	b.visit("notes/deep.html")
	b.locked()
	b.visit("")
	b.locked()
	if got := b.says(stateOf); got != "undefined" {
		t.Errorf("what is left: %s", got)
	}
}

// TestLockStays: with "stay unlocked", new tabs open at once, for as long as
// the device is used every 30 days.
func TestLockStays(t *testing.T) {
	ctx, h, b := unlocking(t)
	first := another(t, ctx, h)
	first.unlock("", "Start", true)
	if err := chromedp.Cancel(first.with.(chromium).ctx); err != nil {
		t.Fatal(err)
	}
	b.visit("notes/deep.html")
	b.shows("Deep")
	days, err := strconv.ParseFloat(b.says(`(`+strings.Replace(stateOf, "JSON.stringify", "(s => (s.until - Date.now()) / 864e5)", 1)+`)`), 64)
	if err != nil || days < 29.9 || days > 30 {
		t.Errorf("it locks in %v days: %v", days, err)
	}
	b.says(age(0))
	b.visit("notes/deep.html")
	b.complains("locked after a while")
	b.typed(lockPassphrase, false)
	b.shows("Deep")
	b.says(age(0))
	b.says(`dispatchEvent(new PageTransitionEvent("pageshow", {persisted: true}))`) // the page looks by itself, too
	b.complains("locked after a while")
}

// stateOf is what the device keeps.
const stateOf = `new Promise((done, fail) => { const r = indexedDB.open("lock:/repo/"); r.onerror = fail; r.onsuccess = () => {
	const get = r.result.transaction("lock").objectStore("lock").get("state"); get.onsuccess = () => { r.result.close(); done(get.result === undefined ? "undefined" : JSON.stringify(get.result)) } } })`

// age sets the time of locking by itself.
func age(until int) string {
	return fmt.Sprintf(`new Promise((done, fail) => { const r = indexedDB.open("lock:/repo/"); r.onerror = fail; r.onsuccess = () => {
		const tx = r.result.transaction("lock", "readwrite"), store = tx.objectStore("lock"), get = store.get("state")
		get.onsuccess = () => store.put({...get.result, until: %d}, "state"); tx.oncomplete = () => { r.result.close(); done() } } })`, until)
}

// TestLockWithoutConnection reads on with what is kept, and unlocks with it.
func TestLockWithoutConnection(t *testing.T) {
	ctx, h, b := unlocking(t)
	b.unlock("notes/deep.html", "Deep", true)
	b.visit("")
	b.shows("Start")
	h.stop()
	b.visit("notes/deep.html")
	b.shows("Deep")
	if got := b.says(`document.getElementById("picture").naturalWidth`); got != "1" {
		t.Errorf("the picture is %s wide", got)
	}
	if err := chromedp.Do(ctx, chromedp.Reload()); err != nil {
		t.Fatal(err)
	}
	b.shows("Deep")
	b.says(`document.querySelector("#_lock a").click()`)
	b.locked()
	b.typed(lockPassphrase, false)
	b.shows("Start")
}

// TestLockWhereItCannotWork: a clear sentence instead of a form.
func TestLockWhereItCannotWork(t *testing.T) {
	for lack, want := range map[string]string{
		`Object.defineProperty(Navigator.prototype, "serviceWorker", {get: () => undefined})`:                     "does not let a page keep anything",
		`delete globalThis.DecompressionStream`:                                                                   "does not let a page keep anything",
		`ServiceWorkerContainer.prototype.register = () => Promise.reject(new DOMException("", "SecurityError"))`: "does not let a page keep anything",
		`Object.defineProperty(globalThis, "isSecureContext", {get: () => false})`:                                "This address is not secure",
	} {
		t.Run(want, func(t *testing.T) {
			ctx, _, b := unlocking(t)
			if _, err := chromedp.Call(ctx, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: lack}); err != nil {
				t.Fatal(err)
			}
			b.visit("notes/deep.html")
			if strings.Contains(lack, "register") {
				b.locked()
				b.typed(lockPassphrase, false)
			}
			b.complains(want)
		})
	}
}

// TestLockAtTheRoot has the site at the root of a domain, and somebody else's
// site of the same account in a folder below.
func TestLockAtTheRoot(t *testing.T) {
	key, err := lockKey()
	if err != nil {
		t.Fatal(err)
	}
	files := sealedSite(t, plainSite("first edition"), key)
	files["other/index.html"] = []byte("<!doctype html><title>Another site</title>")
	h := newHostAt(t, "/", files)
	b := &tab{t, chromium{browser.Start(t)}, h.url}
	b.unlock("notes/deep.html", "Deep", false)
	b.says(`document.getElementById("up").click()`)
	b.shows("Start")
	b.visit("other/")
	b.shows("Another site")
	b.visit("some/where/deep.html")
	b.shows("Nothing here")
	b.says(`document.querySelector("#_lock a").click()`)
	b.locked()
}
