package main

import (
	"archive/tar"
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"journal/generator/generatortest/browser"
	"journal/generator/vault"
)

// Words that no file holds by itself.
var typedWords = []string{"Quillfeather", "zanzibar", "walrus", "tangerine", "pelican"}

// write fills fields of the form for a note as a person does.
func (b *tab) write(fields map[string]string) {
	b.t.Helper()
	b.until(`document.getElementById("note")?.checkVisibility()`, "true")
	for id, text := range fields {
		b.says(fmt.Sprintf(`(e => { e.value = %q; e.dispatchEvent(new InputEvent("input", {bubbles: true})) })(document.getElementById(%q))`, text, id))
	}
}

// click presses a button once it is there to be pressed.
func (b *tab) click(id string) {
	b.t.Helper()
	b.until(fmt.Sprintf(`document.getElementById(%q)?.checkVisibility()`, id), "true")
	b.says(fmt.Sprintf(`document.getElementById(%q).click()`, id))
}

// visitedOnce waits for a device that has visited the page once: what is needed is kept.
func (b *tab) visitedOnce() {
	b.t.Helper()
	b.until(`caches.open("lock:/repo/").then(c => c.keys()).then(k => k.length >= 13) && navigator.serviceWorker.ready.then(r => r.active.state)`, "activated")
}

// storedBytes is everything that pages of the site keep in the browser, in characters
// of one byte.
const storedBytes = `(async () => {
	const text = (bytes) => new TextDecoder("latin1").decode(bytes)
	const all = [JSON.stringify(localStorage), JSON.stringify(sessionStorage), document.cookie, location.href, document.title, document.documentElement.outerHTML]
	for (const name of await caches.keys()) {
		const cache = await caches.open(name)
		for (const request of await cache.keys()) all.push(request.url, text(await (await cache.match(request)).arrayBuffer()))
	}
	for (const { name } of await indexedDB.databases()) {
		const db = await new Promise((done, fail) => { const r = indexedDB.open(name); r.onsuccess = () => done(r.result); r.onerror = fail })
		for (const store of db.objectStoreNames) {
			const values = await new Promise(done => { const r = db.transaction(store).objectStore(store).getAll(); r.onsuccess = () => done(r.result) })
			for (const value of values) all.push(JSON.stringify(value, (_, v) => v instanceof Uint8Array || v instanceof ArrayBuffer ? text(v) : v))
		}
		db.close()
	}
	return all.join("\n")
})()`

func TestLetterboxInChromium(t *testing.T) {
	t.Parallel()
	writesLetters(t, chromium{browser.Start(t)})
}

func TestLetterboxInFirefox(t *testing.T) {
	t.Parallel()
	writesLetters(t, startFirefox(t))
}

func TestLetterboxInWebKit(t *testing.T) {
	t.Parallel()
	writesLetters(t, startWebKit(t))
}

// writesLetters writes two notes on a page that was never unlocked, one of them without
// a connection, and looks at every byte that is kept or given away.
func writesLetters(t *testing.T, d driver) {
	key, err := lockKey()
	if err != nil {
		t.Fatal(err)
	}
	box, err := vault.NewLetterbox()
	if err != nil {
		t.Fatal(err)
	}
	h := newHost(t, sealedWith(t, plainSite("first edition"), key, box))
	b := &tab{t, d, h.url}
	if err := d.visit("about:blank"); err != nil {
		t.Fatal(err)
	}
	b.visit("")
	b.locked()
	b.visitedOnce()
	b.click("write")
	b.write(map[string]string{"with": "Quillfeather Brass", "all": "zanzibar walrus", "well": "tangerine first"})
	b.untilSo(`document.getElementById("kept").textContent`, "Kept", func(got string) bool { return strings.HasPrefix(got, "Kept, encrypted") })
	// Reloaded in the middle: the note waits, and the page does not know what it says.
	b.says(`location.reload()`)
	b.locked()
	b.until(`document.getElementById("count").textContent`, "One note waits here, encrypted.")
	noWords(t, "what is kept", b.says(storedBytes))
	if got := b.says(`[...document.querySelectorAll("#note input, #note textarea")].map(e => e.value).join("")`); got != "" {
		t.Errorf("after a reload the form holds %q", got)
	}

	h.stop()
	b.visit("lock/note") // as the home screen opens it
	b.write(map[string]string{"all": "pelican, typed without a connection", "day": "2026-03-04", "time": "14:00"})
	b.click("done")
	b.until(`document.getElementById("count").textContent`, "2 notes wait here, encrypted.")
	b.until(`document.querySelectorAll("#list li").length`, "2")
	noWords(t, "what is kept", b.says(storedBytes))

	// The share sheet gets one file and nothing else.
	b.says(`(window.given = [], navigator.canShare = () => true, navigator.share = async (what) => given.push(what))`)
	b.click("send")
	b.untilSo(`document.getElementById("count").textContent`, "Handed over", func(got string) bool { return strings.HasPrefix(got, "Handed over") })
	var shared struct {
		Keys  []string
		Names []string
		Bytes string
	}
	if err := json.Unmarshal([]byte(b.says(`(async () => ({
		keys: given.flatMap(g => Object.keys(g)), names: given.flatMap(g => g.files.map(f => f.name)),
		bytes: btoa(String.fromCharCode(...new Uint8Array(await given[0].files[0].arrayBuffer()))) }))()`)), &shared); err != nil {
		t.Fatal(err)
	}
	if fmt.Sprint(shared.Keys) != "[files]" || len(shared.Names) != 1 || !regexp.MustCompile(`^note-\d{4}-\d\d-\d\d\.age$`).MatchString(shared.Names[0]) {
		t.Errorf("shared: %v %v", shared.Keys, shared.Names)
	}
	file, err := base64.StdEncoding.DecodeString(shared.Bytes)
	if err != nil {
		t.Fatal(err)
	}
	noWords(t, "the file", string(file))
	texts := lettersOf(t, box, file)
	if len(texts) != 2 || !strings.Contains(texts[0], `"with": "Quillfeather Brass"`) || !strings.Contains(texts[0], `"time": ""`) || !strings.Contains(texts[1], "pelican") || !strings.Contains(texts[1], `"time": "14:00"`) {
		t.Errorf("the file holds %q", texts)
	}
	// A share sheet that refuses the file leads to a download; one that is closed, to nothing.
	b.says(`(document.addEventListener("click", e => { if (e.target.download) { e.preventDefault(); given.push(e.target.download) } }, true),
		HTMLAnchorElement.prototype.click = function () { given.push(this.download) }, navigator.share = async () => { throw new DOMException("", "AbortError") })`)
	b.click("send")
	b.says(`new Promise(done => setTimeout(done, 300))`)
	if got := b.says(`given.length`); got != "1" {
		t.Errorf("after the sheet was closed %s were given", got)
	}
	b.says(`navigator.share = async () => { throw new DOMException("", "NotAllowedError") }`)
	b.click("send")
	b.untilSo(`given[1]`, ".age", func(got string) bool { return strings.HasSuffix(got, ".age") })
	// And as text.
	b.says(`document.getElementById("other").open = true`)
	b.click("armour")
	b.untilSo(`document.getElementById("text").value`, "armoured", func(got string) bool { return strings.HasPrefix(got, "-----BEGIN AGE ENCRYPTED FILE-----\n") })
	noWords(t, "what is kept in the end", b.says(storedBytes))

	// One that is deleted is gone.
	b.says(`document.querySelector("#list button").click()`)
	b.until(`document.querySelectorAll("#list li").length`, "2")
	b.says(`document.querySelector("#list button").click()`)
	b.until(`document.querySelectorAll("#list li").length`, "1")
}

func TestLetterboxUnlockedInChromium(t *testing.T) {
	t.Parallel()
	readsLetters(t, chromium{browser.Start(t)})
}

func TestLetterboxUnlockedInFirefox(t *testing.T) {
	t.Parallel()
	readsLetters(t, startFirefox(t))
}

func TestLetterboxUnlockedInWebKit(t *testing.T) {
	t.Parallel()
	readsLetters(t, startWebKit(t))
}

// readsLetters unlocks a device on which a note waits, mends it, and publishes the site
// with it: then it is gone from the device. What is unlocked leaves no words either.
func readsLetters(t *testing.T, d driver) {
	key, err := lockKey()
	if err != nil {
		t.Fatal(err)
	}
	box, err := vault.NewLetterbox()
	if err != nil {
		t.Fatal(err)
	}
	box.Offer([]byte(`{"meetings":[{"day":"2026-03-04","time":"14:00","with":"Quillfeather Brass","title":"Quillfeather Brass, technical","note":"interviews/a.md","people":["Ines Varga"]}],"plans":["if they hurry → one breath"]}`))
	h := newHost(t, sealedWith(t, plainSite("first edition"), key, box))
	b := &tab{t, d, h.url}
	if err := d.visit("about:blank"); err != nil {
		t.Fatal(err)
	}
	b.visit("lock/note")
	b.write(map[string]string{"all": "zanzibar walrus"})
	b.click("done")
	b.until(`document.querySelector("#list li")?.textContent.includes("walrus")`, "false")
	b.unlock("notes/deep.html", "Deep", true)
	b.says(`document.querySelector("#_lock a:last-child").click()`)
	b.write(map[string]string{"day": "2026-03-04"})
	b.until(`document.getElementById("count").textContent`, "One note waits here, encrypted.")
	b.says(`document.getElementById("day").dispatchEvent(new Event("change"))`)
	b.untilSo(`document.getElementById("offers").innerText.replace(/\s+/g, " ")`, "the meeting of that day", func(got string) bool {
		return strings.Contains(got, "14:00 Quillfeather Brass, technical") && strings.Contains(got, "Ines Varga") && strings.Contains(got, "one breath")
	})
	b.click("done") // nothing was written, so nothing is kept
	b.until(`document.querySelectorAll("#list li").length`, "1")
	b.says(`document.querySelector("#list li button").click()`)
	b.until(`document.getElementById("all").value`, "zanzibar walrus")
	b.says(`(document.getElementById("day").value = "2026-03-04", document.getElementById("day").dispatchEvent(new Event("change")), document.querySelector("#offers input").click(), document.querySelector("#offers select").value = "yes")`)
	b.write(map[string]string{"all": "zanzibar walrus, and a pelican", "well": "tangerine"})
	b.click("done")
	b.untilSo(`document.querySelector("#list li")?.textContent`, "what was mended", func(got string) bool {
		return strings.Contains(got, "and a pelican")
	})
	b.says(`(window.given = [], navigator.canShare = () => true, navigator.share = async (what) => given.push(what))`)
	b.click("send")
	b.until(`given.length`, "1")
	file, err := base64.StdEncoding.DecodeString(b.says(`given[0].files[0].arrayBuffer().then(a => btoa(String.fromCharCode(...new Uint8Array(a))))`))
	if err != nil {
		t.Fatal(err)
	}
	texts := lettersOf(t, box, file)
	var said struct {
		ID      string
		Version int
		Note    string
		With    string
		Kept    []struct {
			Plan string
			Kept bool
		}
	}
	if len(texts) != 1 {
		t.Fatalf("%d letters", len(texts))
	}
	if err := json.Unmarshal([]byte(texts[0]), &said); err != nil || said.Note != "interviews/a.md" || said.With != "Quillfeather Brass" || len(said.Kept) != 1 || !said.Kept[0].Kept {
		t.Errorf("the letter says %+v: %v", said, err)
	}
	b.visit("") // the form is closed, so that no word stands in the page
	b.shows("Start")
	noWords(t, "what an unlocked device keeps", b.says(storedBytes))

	// An earlier version of it is in the publication: it stays. Then it is there.
	box.Filed(map[string]int{said.ID: said.Version - 1})
	h.publish(sealedWith(t, plainSite("second edition"), key, box))
	b.visit("lock/note")
	b.until(`document.querySelectorAll("#list li").length`, "1")
	box.Filed(map[string]int{said.ID: said.Version})
	h.publish(sealedWith(t, plainSite("third edition"), key, box))
	b.visit("lock/note")
	b.until(`document.querySelectorAll("#list li").length`, "0")

	// Locked again, nothing can be read.
	b.write(map[string]string{"all": "pelican"})
	b.click("done")
	b.until(`document.querySelector("#list li")?.textContent.includes("pelican")`, "true")
	b.visit("")
	b.shows("Start")
	b.says(`document.querySelector("#_lock a").click()`)
	b.locked()
	b.until(`document.querySelectorAll("#list li").length`, "1")
	noWords(t, "a locked page", b.says(storedBytes))
	if got := b.says(`navigator.serviceWorker.getRegistration().then(r => new Promise(done => { const { port1, port2 } = new MessageChannel(); port1.onmessage = e => done(String(e.data)); r.active.postMessage({ ask: "letters", token: "" }, [port2]) }))`); got != "null" {
		t.Errorf("a locked worker says %s", got)
	}
}

// TestLetterboxIsOnNoDisk looks through the whole profile of a browser in which a note
// stands in the form, once it was ended.
func TestLetterboxIsOnNoDisk(t *testing.T) {
	t.Parallel()
	profile := t.TempDir()
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.UserDataDir(profile), chromedp.NoSandbox, chromedp.Flag("disable-gpu", true), chromedp.Flag("disable-component-update", true))
	if err := chromedp.Do(browser.Start(t)); err != nil { // or the test is skipped
		t.Fatal(err)
	}
	alloc, cancel := chromedp.NewExecAllocator(t.Context(), options...)
	defer cancel()
	ctx, cancel := chromedp.NewContext(alloc)
	defer cancel()
	typesLetter(t, chromium{ctx})
	if err := chromedp.Cancel(ctx); err != nil {
		t.Fatal(err)
	}
	cancel()
	if seen := searched(t, profile); seen < 20 {
		t.Errorf("only %d files were looked at", seen)
	}
}

// TestLetterboxIsOnNoDiskOfFirefox waits until that browser has written down what it
// needs to open its tabs again, in which it keeps what stands in fields.
func TestLetterboxIsOnNoDiskOfFirefox(t *testing.T) {
	t.Parallel()
	b := typesLetter(t, startFirefox(t))
	typed := time.Now()
	saved := func() bool {
		found, _ := filepath.Glob(filepath.Join(os.TempDir(), "firefox*", "sessionstore-backups", "recovery.jsonlz4"))
		return slices.ContainsFunc(found, func(name string) bool {
			info, err := os.Stat(name)
			return err == nil && info.ModTime().After(typed)
		})
	}
	b.says(`history.pushState("", "", "#written")`) // so that there is something to write down
	for end := time.Now().Add(time.Minute); !saved(); time.Sleep(100 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("firefox wrote nothing down")
		}
	}
	profiles, err := filepath.Glob(filepath.Join(os.TempDir(), "firefox*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, profile := range profiles { // its own, and those of tests beside it
		searched(t, profile)
	}
}

// typesLetter types a note, and leaves it in the form.
func typesLetter(t *testing.T, d driver) *tab {
	t.Helper()
	key, err := lockKey()
	if err != nil {
		t.Fatal(err)
	}
	box, err := vault.NewLetterbox()
	if err != nil {
		t.Fatal(err)
	}
	b := &tab{t, d, newHost(t, sealedWith(t, plainSite("first edition"), key, box)).url}
	b.visit("lock/note")
	b.write(map[string]string{"with": "Quillfeather Brass", "all": "zanzibar walrus", "well": "tangerine first"})
	b.untilSo(`document.getElementById("kept").textContent`, "Kept", func(got string) bool { return strings.HasPrefix(got, "Kept, encrypted") })
	return b
}

// searched looks for typed words in all files of a folder, and gives how many there are.
func searched(t *testing.T, dir string) int {
	t.Helper()
	seen := 0
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) || err == nil && !d.Type().IsRegular() {
			return nil
		}
		if err != nil {
			return err
		}
		data, err := os.ReadFile(name)
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		seen++
		noWords(t, name, string(data))
		noWords(t, name, strings.ReplaceAll(string(data), "\x00", "")) // two bytes a character
		return err
	})
	if err != nil {
		t.Error(err)
	}
	return seen
}

func noWords(t *testing.T, where, bytes string) {
	t.Helper()
	for _, word := range typedWords {
		if strings.Contains(bytes, word) {
			t.Errorf("%s holds %q", where, word)
		}
	}
}

// lettersOf opens a file from the lock page with the keys of its letterbox.
func lettersOf(t *testing.T, box *vault.Letterbox, file []byte) []string {
	t.Helper()
	const most = 1 << 20
	text, err := box.Letter(bytes.NewReader(file), most)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.HasPrefix(text, []byte("{")) {
		return []string{string(text)}
	}
	var texts []string
	for in := tar.NewReader(bytes.NewReader(text)); ; {
		_, err := in.Next()
		if errors.Is(err, io.EOF) {
			return texts
		}
		if err != nil {
			t.Fatal(err)
		}
		one, err := box.Letter(in, most)
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, string(one))
	}
}
