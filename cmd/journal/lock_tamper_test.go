package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/storage"
	"github.com/chromedp/chromedp"

	"journal/generator/vault/passphrase"
)

// blobsOf returns the names of the blobs, in order.
func blobsOf(files map[string][]byte) []string {
	var names []string
	for name := range files {
		if len(name) == len("0123456789abcdef0123456789abcdef.age") {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// TestLockReadsNothingTampered flips and cuts bytes of key, index and a blob in
// many places and hands them to the functions that the lock page reads with.
func TestLockReadsNothingTampered(t *testing.T) {
	t.Parallel()
	_, h, b := unlocking(t)
	blob := blobsOf(h.files)[0]
	b.visit("lock/licences.txt") // a page without a policy
	b.says(`["age", "vault"].reduce((before, name) => before.then(() => new Promise((done, fail) => {
		const s = document.createElement("script"); s.src = "/repo/lock/" + name + ".js"; s.onload = done; s.onerror = fail; document.head.append(s)
	})), Promise.resolve()).then(() => {
		window.get = name => fetch("/repo/" + name).then(r => r.arrayBuffer()).then(a => new Uint8Array(a))
		// Says which of many changed copies were read all the same.
		window.tamper = async (file, step, read) => {
			const passed = [], kinds = {}
			const attempt = async (what, bytes) => {
				try { await read(bytes); passed.push(what) } catch (e) { kinds[e.kind] = (kinds[e.kind] || 0) + 1 }
			}
			let n = 0
			for (let at = 0; at < file.length; at += at < 64 ? 7 : step) {
				const bytes = file.slice()
				bytes[at] ^= 1 << (n++ % 8)
				await attempt("flipped " + at, bytes)
			}
			for (const size of [0, 1, 21, 22, file.length >> 1, file.length - 17, file.length - 1]) await attempt("cut to " + size, file.slice(0, size))
			const more = new Uint8Array(file.length + 1); more.set(file)
			await attempt("one byte more", more)
			return JSON.stringify({passed, kinds, n})
		}
	})`)
	b.says(fmt.Sprintf(`(async () => { window.identity = await vault.openKey(await get("key.age"), %q); window.index = await vault.openIndex(await get("index.age"), identity) })()`, lockPassphrase))
	for _, c := range []struct{ name, expression, kinds string }{
		{"key.age", fmt.Sprintf(`get("key.age").then(f => tamper(f, 31, bytes => vault.openKey(bytes, %q)))`, lockPassphrase), "damaged wrong"},
		{"index.age", `get("index.age").then(f => tamper(f, 113, bytes => vault.openIndex(bytes, identity)))`, "damaged"},
		{"a blob", `get("` + blob + `").then(f => tamper(f, 211, bytes => vault.openBlob(bytes, index.blobs[0], identity)))`, "damaged"},
		{"a blob whose sum was not looked at", `get("` + blob + `").then(f => tamper(f, 1009, async bytes => vault.openBlob(bytes, {...index.blobs[0], sum: await vault.sum(bytes)}, identity)))`, "damaged"},
		{"a blob for another", `get("` + blob + `").then(f => tamper(f, 1e9, bytes => vault.openBlob(f, index.blobs[1], identity)))`, "damaged"},
	} {
		var got struct {
			Passed []string
			Kinds  map[string]int
			N      int
		}
		if err := json.Unmarshal([]byte(b.says(c.expression)), &got); err != nil {
			t.Fatal(err)
		}
		if len(got.Passed) > 0 || got.N < 10 {
			t.Errorf("%s: of %d changed copies these were read: %q", c.name, got.N, got.Passed)
		}
		for kind := range got.Kinds {
			if !strings.Contains(c.kinds, kind) {
				t.Errorf("%s: the trouble is %q (%v)", c.name, kind, got.Kinds)
			}
		}
		t.Logf("%s: %d flips, %v", c.name, got.N, got.Kinds)
	}
}

// TestLockNeverShowsAWrongPage opens the site with one published file changed
// after the other: what is shown is the right page or the lock page with a
// sentence about it.
func TestLockNeverShowsAWrongPage(t *testing.T) {
	t.Parallel()
	ctx, h, b := unlocking(t)
	right := h.files
	forget := func() {
		t.Helper()
		b.with.visit("about:blank")
		_, err := chromedp.Call(ctx, storage.ClearDataForOrigin, storage.ClearDataForOriginParams{Origin: strings.TrimSuffix(b.site, "/repo/"), StorageTypes: "all"})
		if err == nil {
			_, err = chromedp.Call(ctx, network.ClearBrowserCache, cdp.Empty{})
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	// outcome opens the start page and says what is seen in the end.
	outcome := func() string {
		t.Helper()
		const seen = `(() => {
			const edition = document.getElementById("edition")
			if (edition) return document.readyState === "complete" ? "page: " + edition.textContent : ""
			const said = document.getElementById("said")?.textContent || ""
			return /damaged|missing|did not open|no connection|newer|lets? a page keep|Choose Try again/.test(said) ? "says: " + said : document.getElementById("form")?.hidden === false ? "asks" : ""
		})()`
		var got string
		b.visit("")
		b.untilSo(seen, "an end", func(s string) bool { got = s; return s != "" })
		if got == "asks" {
			b.typed(lockPassphrase, false)
			b.untilSo(seen, "an end", func(s string) bool { got = s; return s != "" && s != "asks" })
		}
		return got
	}
	h.heard()
	if got := outcome(); got != "page: first edition" {
		t.Fatalf("unchanged: %s", got)
	}
	asked := h.heard()
	blobs := slices.DeleteFunc(blobsOf(right), func(name string) bool { return !slices.Contains(asked, "/repo/"+name) })
	if len(blobs) == 0 {
		t.Fatal("the start page needed no blob")
	}
	scripts := []string{"sw.js", "lock/age.js", "lock/vault.js", "lock/state.js", "lock/unlock.js", "lock/tab.js", "lock/tab.css"}
	for _, name := range slices.Concat([]string{"key.age", "index.age"}, blobs, scripts) {
		data := right[name]
		flip := func(at int) []byte {
			changed := bytes.Clone(data)
			changed[at] ^= 0x04
			return changed
		}
		changes := map[string][]byte{"middle": flip(len(data) / 2), "cut": data[:len(data)-1], "gone": nil}
		if !slices.Contains(scripts, name) {
			changes["first"], changes["last"], changes["empty"] = flip(0), flip(len(data)-1), []byte{}
		}
		for what, changed := range changes {
			forget()
			h.publish(right)
			h.change(name, changed)
			if got := outcome(); !strings.HasPrefix(got, "says: ") {
				t.Errorf("%s, %s: %s", name, what, got)
			}
		}
	}
	// The page itself: its text may be garbled, but what it opens is right.
	page := right["index.html"]
	for at := 40; at < len(page); at += len(page) / 11 {
		forget()
		changed := bytes.Clone(page)
		changed[at] ^= 0x04
		h.publish(right)
		h.change("index.html", changed)
		if got := outcome(); got != "page: first edition" && !strings.HasPrefix(got, "says: ") {
			t.Errorf("index.html at %d: %s", at, got)
		}
	}
}

// TestLockTellsOfDamageWhileUnlocked: a blob that was not read yet turns out
// to be damaged; once it is repaired, trying again goes on.
func TestLockTellsOfDamageWhileUnlocked(t *testing.T) {
	_, h, b := unlocking(t)
	b.unlock("notes/deep.html", "Deep", false)
	right := h.files
	blobs := blobsOf(right)
	for _, name := range blobs {
		h.change(name, []byte("age-encryption.org/v1\n"))
	}
	b.visit("big.bin")
	b.complains("damaged")
	if got := b.says(`[document.getElementById("form").hidden, document.getElementById("again").hidden].join(" ")`); got != "true false" {
		t.Errorf("form and button: %s", got)
	}
	b.visit("notes/deep.html") // what was read before is still right
	b.shows("Deep")
	for _, name := range blobs {
		h.change(name, nil)
	}
	b.visit("big.bin")
	b.complains("missing")
	b.visit("index.html") // a neighbour in a blob that is at hand
	b.shows("Start")
}

// TestLockCleansAsTheVault: what people type is the same passphrase here and there.
func TestLockCleansAsTheVault(t *testing.T) {
	_, _, b := unlocking(t)
	b.visit("lock/licences.txt")
	b.says(`["age", "vault"].reduce((before, name) => before.then(() => new Promise(done => {
		const s = document.createElement("script"); s.src = "/repo/lock/" + name + ".js"; s.onload = done; document.head.append(s)
	})), Promise.resolve())`)
	for _, typed := range []string{"one two", "  one\t two \r\n", "one\u00a0two\u3000three\u2003", "A\u030angstro\u0308m", "Ångström", "\ufb01ne \u212b", "한국어", "\u1112\u1161\u11ab", "a\u200bb", "a\u2028b c", "İ ı ß"} {
		want, err := passphrase.Clean(typed)
		if err != nil {
			t.Fatalf("%q: %v", typed, err)
		}
		if got := b.says(`vault.clean(` + strconv.QuoteToASCII(typed) + `)`); got != want {
			t.Errorf("%q is %q in the browser and %q here", typed, got, want)
		}
	}
	// The last vector but one of RFC 7914, with WebAssembly and without.
	const vector = "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2"
	for _, before := range []string{"0", "delete globalThis.WebAssembly"} {
		got := b.says(`(` + before + `, vault.stretch("pleaseletmein", new TextEncoder().encode("SodiumChloride"), 16384)).then(k => [...k].map(n => n.toString(16).padStart(2, "0")).join(""))`)
		if got != vector {
			t.Errorf("scrypt after %s gives %s", before, got)
		}
	}
}
