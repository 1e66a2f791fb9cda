package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	cdpbrowser "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/dom"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"journal/generator/generatortest/browser"
)

// save has the page write its progress into a file and gives its path.
func (b *bank) save() string {
	b.t.Helper()
	dir := b.t.TempDir()
	allow := cdpbrowser.SetDownloadBehaviorParams{Behavior: cdpbrowser.SetDownloadBehaviorBehaviorAllow, DownloadPath: dir}
	if _, err := chromedp.Call(b.ctx, cdpbrowser.SetDownloadBehavior, allow); err != nil {
		b.t.Fatal(err)
	}
	ask[bool](b.t, b.ctx, `(document.getElementById("_export").click(), true)`)
	b.says(cardsSaid, "Saved as journal-practice-2026-03-12.json")
	for end := time.Now().Add(2 * time.Minute); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		name := filepath.Join(dir, "journal-practice-2026-03-12.json")
		if text, err := os.ReadFile(name); err == nil && json.Valid(text) {
			return name
		}
	}
	b.t.Fatal("no file was saved")
	return ""
}

// add has the page read progress from a file, and holds what it says then.
func (b *bank) add(name, want string) {
	b.t.Helper()
	ask[bool](b.t, b.ctx, `(document.getElementById("_said").textContent = "", true)`)
	field, err := chromedp.Call(b.ctx, runtime.Evaluate, runtime.EvaluateParams{Expression: `document.getElementById("_import")`})
	if err != nil {
		b.t.Fatal(err)
	}
	if _, err := chromedp.Call(b.ctx, dom.SetFileInputFiles, dom.SetFileInputFilesParams{Files: []string{name}, ObjectID: field.Result.ObjectID}); err != nil {
		b.t.Fatal(err)
	}
	until(b.t, b.ctx, cardsSaid+` !== ""`)
	b.says(cardsSaid, want)
}

// TestCardsTravel takes progress to another browser in a file. Of each card the
// later review wins, and a file that is no good is told in a sentence.
func TestCardsTravel(t *testing.T) {
	ctx := browser.Start(t)
	said := browser.Complaints(t, ctx)
	files := map[string]string{"interviews/a.md": asked("Northwind Robotics", "technical", "[1/5] Anchors", "[2/5] Bridges", "[3/5] Clouds")}
	one := newBank(t, ctx, files)
	one.rate("3")
	one.rate("3")
	saved := one.save()
	text, err := os.ReadFile(saved)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(text), `"version": 1`) || strings.Contains(string(text), "nchor") {
		t.Errorf("the file is %s", text)
	}

	elsewhere := browser.Start(t)
	two := newBank(t, elsewhere, files)
	two.at(time.Date(2026, 3, 13, 12, 0, 0, 0, time.UTC))
	two.open("")
	two.shows("Anchors")
	two.rate("1") // later than in the first browser
	bad := func(name, text, want string) {
		t.Helper()
		file := filepath.Join(t.TempDir(), name)
		put(t, file, text)
		before := ask[string](t, elsewhere, `localStorage.getItem(journalProgress.name)`)
		two.add(file, want)
		two.says(cardsSaid, "Nothing was changed.")
		if after := ask[string](t, elsewhere, `localStorage.getItem(journalProgress.name)`); before != after {
			t.Errorf("%s has changed the progress", name)
		}
	}
	bad("half.json", string(text[:len(text)/2]), "it is cut short")
	bad("other.json", `{"cards": []}`, "another kind of file")
	bad("newer.json", strings.Replace(string(text), `"version": 1`, `"version": 2`, 1), "a newer version")
	bad("damaged.json", strings.ReplaceAll(string(text), `"stability": `, `"stability": -`), "damaged")
	two.add(saved, "Of 2 cards, 1 were added, 0 brought up to date, and 1 left alone")
	two.shows("Clouds")
	got := two.progress()
	if len(got) != 2 || got["Anchors"].State != 1 || got["Bridges"] != one.progress()["Bridges"] {
		t.Errorf("together there is %+v", got)
	}
	two.add(saved, "Of 2 cards, 0 were added, 0 brought up to date, and 2 left alone")
	two.open("") // it is kept
	if again := two.progress(); len(again) != 2 {
		t.Errorf("after a reload there is %+v", again)
	}

	// And back: what was practised there is newer here.
	one.at(time.Date(2026, 3, 12, 12, 0, 0, 0, time.UTC))
	two.at(time.Date(2026, 3, 12, 12, 0, 0, 0, time.UTC)) // for the name of the file
	two.open("")
	one.add(two.save(), "0 were added, 1 brought up to date, and 1 left alone")
	if got := one.progress()["Anchors"]; got.State != 1 {
		t.Errorf("the later review is not taken: %+v", got)
	}

	// Forgetting asks first.
	ask[bool](t, ctx, `(document.getElementById("_forget").click(), true)`)
	if len(one.progress()) != 2 {
		t.Error("it was forgotten at once")
	}
	ask[bool](t, ctx, `(document.getElementById("_forget").click(), true)`)
	if len(one.progress()) != 0 || ask[int](t, ctx, `localStorage.length`) != 0 {
		t.Error("it was not forgotten")
	}
	one.shows("Anchors")
	if got := said(); len(got) > 0 {
		t.Errorf("the browser says %q", got)
	}
}

// TestCardsWithoutAScript: the questions are read in order with the answers
// folded in, nothing is there that does nothing, and print opens all of it.
func TestCardsWithoutAScript(t *testing.T) {
	ctx := browser.Start(t)
	if _, err := chromedp.Call(ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}); err != nil {
		t.Fatal(err)
	}
	b := newBank(t, ctx, map[string]string{"interviews/a.md": asked("Northwind Robotics", "technical", "[5/5] Dunes", "[1/5] Anchors\n  - better: heavy ones")})
	const visible = `[...document.querySelectorAll("main :is(h2, h3, button, select, input, summary, .best)")].filter(e => e.checkVisibility({ contentVisibilityAuto: true })).map(e => e.textContent).join("|")`
	b.says(visible, "Weak so far|Anchors|The answer|Answered well|Dunes|The answer")
	if got := ask[string](t, ctx, visible); strings.Contains(got, "heavy") {
		t.Errorf("answers are open: %s", got)
	}
	for _, scripts := range []bool{true, false} {
		if _, err := chromedp.Call(ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: scripts}); err != nil {
			t.Fatal(err)
		}
		if _, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"}); err != nil {
			t.Fatal(err)
		}
		b.open("")
		if got := ask[string](t, ctx, visible); got != "Weak so far|Anchors|heavy ones|Answered well|Dunes" {
			t.Errorf("with scripts off is %v, print shows %s", scripts, got)
		}
	}
}

// TestCardsWhereNothingIsKept: where the browser refuses, cards are practised for
// this visit, and the page says so.
func TestCardsWhereNothingIsKept(t *testing.T) {
	ctx := browser.Start(t)
	said := browser.Complaints(t, ctx)
	for refuse, want := range map[string]string{
		`Object.defineProperty(window, "localStorage", { get() { throw new DOMException("", "SecurityError") } })`: "lasts for this visit",
		`Storage.prototype.setItem = () => { throw new DOMException("", "QuotaExceededError") }`:                   "lasts for this visit",
	} {
		refused, err := chromedp.Call(ctx, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: refuse})
		if err != nil {
			t.Fatal(err)
		}
		b := newBank(t, ctx, map[string]string{"interviews/a.md": asked("Northwind Robotics", "technical", "[1/5] Anchors", "[2/5] Bridges")})
		b.says(cardsSaid, want)
		b.rate("3")
		b.shows("Bridges")
		b.rate("3")
		b.shows("")
		b.says(cardsSaid, want)
		b.save()
		b.open("")
		b.shows("Anchors")
		if _, err := chromedp.Call(ctx, page.RemoveScriptToEvaluateOnNewDocument, page.RemoveScriptToEvaluateOnNewDocumentParams(refused)); err != nil {
			t.Fatal(err)
		}
	}

	// What cannot be read is left as it is.
	b := newBank(t, ctx, map[string]string{"interviews/a.md": asked("Northwind Robotics", "technical", "[1/5] Anchors", "[2/5] Bridges")})
	ask[bool](t, ctx, `(localStorage.setItem(journalProgress.name, '{"kind": "journal practice", "version": 9}'), true)`)
	b.open("")
	b.says(cardsSaid, "cannot be read, so it is left as it is")
	b.rate("3")
	b.says(`localStorage.getItem(journalProgress.name)`, `"version": 9`)
	if got := said(); len(got) > 0 {
		t.Errorf("the browser says %q", got)
	}
}

// TestCardsInThePreview rewords the question of a card that is turned, and
// writes a better answer: the card in view becomes that, still turned.
func TestCardsInThePreview(t *testing.T) {
	ctx := browser.Start(t)
	said := browser.Complaints(t, ctx)
	dir := notes(t, map[string]string{"journal.yaml": "today: 2026-03-05 09:00\n"})
	b := &bank{t: t, ctx: ctx, content: dir}
	b.put("a.md", asked("Northwind Robotics", "technical", "[1/5] Tell me about a conflict with a stubborn teammate\n  - better: calmly", "[2/5] Bridges", "[3/5] Clouds"))
	address := serve(t, dir).url
	open(t, ctx, address+"practice.html")
	until(t, ctx, aPage)
	ask[bool](t, ctx, `(window.__same = true)`)
	press(t, ctx, "t")
	b.rate("3")
	b.shows("Bridges")
	press(t, ctx, "u")
	b.shows("Tell me about a conflict with a stubborn teammate")
	b.put("a.md", asked("Northwind Robotics", "technical", "[2/5] Bridges", "[2/5] A new one", "[3/5] Clouds", "[1/5] Tell me about a conflict with a stubborn colleague or teammate\n  - better: calmly, with the result first"))
	until(t, ctx, shownCard+` === "Tell me about a conflict with a stubborn colleague or teammate"`)
	b.says(`document.querySelector(".flash.now .best").checkVisibility() && document.querySelector(".flash.now .best").textContent`, "calmly, with the result first")
	b.says(`[document.querySelectorAll(".flash.now").length, window.__same, document.getElementById("_back").hidden].join()`, "1,true,false")
	b.says(cardsToday, "4 new today")
	press(t, ctx, "3")
	b.shows("A new one")
	if got := b.progress(); len(got) != 1 {
		t.Errorf("the progress is %+v", got)
	}

	// Another tab has the progress of this one at once.
	other, cancel := chromedp.NewContext(ctx)
	defer cancel()
	open(t, other, address+"practice.html")
	until(t, other, shownCard+` === "A new one"`)
	press(t, other, " 4")
	until(t, ctx, shownCard+` === "Bridges"`)
	if got := b.progress(); len(got) != 2 {
		t.Errorf("the progress of both tabs is %+v", got)
	}

	// The card in view is deleted: the next one is there.
	b.put("a.md", asked("Northwind Robotics", "technical", "[3/5] Clouds"))
	until(t, ctx, shownCard+` === "Clouds"`)
	b.says(`document.querySelectorAll("#_cards details[open]").length`, "0")

	// No question is left, and then there is one again.
	b.put("a.md", asked("Northwind Robotics", "technical"))
	until(t, ctx, `document.querySelector("main").textContent.includes("nothing to practise")`)
	b.put("a.md", asked("Northwind Robotics", "technical", "Zebras"))
	until(t, ctx, shownCard+` === "Zebras"`)
	if got := said(); len(got) > 0 {
		t.Errorf("the browser says %q", got)
	}
}

// TestCardsBehindTheLock practises the encrypted site. What is kept says nothing
// in words, and it is still there after locking.
func TestCardsBehindTheLock(t *testing.T) {
	b, ctx, said := behindTheLock(t)
	visit := func() {
		t.Helper()
		b.visit("practice.html")
		b.locked()
		b.typed(lockPassphrase, false)
		b.until(`document.body.classList.contains("practising")`, "true")
	}
	visit()
	words := b.says(`[...document.querySelectorAll(".flash h3")].map(h => h.textContent).join(" ")`)
	first := b.says(shownCard)
	press(t, ctx, " 3")
	b.until(shownCard+` !== `+strconv.Quote(first), "true")
	kept := b.says(`JSON.stringify(localStorage)`)
	if !strings.Contains(kept, "stability") {
		t.Errorf("nothing is kept: %s", kept)
	}
	for word := range strings.FieldsSeq(words + " Mosslane Harbourlight Lanternmoth interviews technical") {
		if word = strings.Trim(word, "?,.()"); len(word) > 5 && strings.Contains(kept, word) && word != "practice" {
			t.Errorf("what is kept says %q: %s", word, kept)
		}
	}
	if got := b.says(`(() => { const bar = document.getElementById("_bar").getBoundingClientRect(), lock = document.querySelector("#_lock a").getBoundingClientRect(); return bar.bottom <= lock.top || bar.right <= lock.left })()`); got != "true" {
		t.Error("the way to lock lies over the buttons")
	}
	b.visit("lock/now")
	visit()
	if now := b.says(shownCard); now == first {
		t.Errorf("after locking %q is new again", now)
	}
	if got := b.says(cardEntries); !strings.Contains(got, "reps") {
		t.Errorf("after locking there is no progress: %s", got)
	}
	if got := said(); len(got) > 0 {
		t.Errorf("the browser says %q", got)
	}
}

// TestCardsInFirefox turns and judges cards in the other browser, from files.
func TestCardsInFirefox(t *testing.T) {
	t.Parallel()
	site := built(t, notes(t, map[string]string{"interviews/a.md": asked("Northwind Robotics", "technical", "[1/5] Anchors\n  - better: heavy ones", "[2/5] Bridges")}), "2026-03-12 08:30")
	f := startFirefox(t)
	b := &tab{t, f, fileURL(filepath.Join(site, "practice.html"))}
	b.visit("")
	b.until(shownCard, "Anchors")
	b.says(`document.body.dispatchEvent(new KeyboardEvent("keydown", { key: " ", bubbles: true }))`)
	b.until(`document.querySelector(".flash.now .best").checkVisibility() && document.activeElement.textContent`, "heavy ones")
	b.says(`document.querySelectorAll("#_back button")[2].click()`)
	b.until(shownCard, "Bridges")
	b.visit("#stage-technical")
	b.says(`void (window.before = true, location.reload())`)
	b.until(`document.readyState + " " + window.before`, "complete undefined")
	b.until(shownCard+` + ": " + document.getElementById("_deck").value`, "Bridges: stage-technical")
	if got := b.says(`Object.keys(` + cardEntries + `).join()`); got != "Anchors" {
		t.Errorf("after a reload there is progress of %q", got)
	}
}

// TestCardsOnSeveralPages keeps one progress for the pages of a long search: what is due
// on another page is named there, and no card of this page takes its progress.
func TestCardsOnSeveralPages(t *testing.T) {
	ctx := browser.Start(t)
	said := browser.Complaints(t, ctx)
	files := map[string]string{}
	for n, stage := range []string{"screen", "technical"} {
		var questions []string
		for q := range 120 {
			questions = append(questions, fmt.Sprintf("[%d/5] How do you weigh thing%d of kind%d", 1+4*n, q, n))
		}
		files["interviews/"+stage+".md"] = asked("Northwind Robotics", stage, questions...)
	}
	b := newBank(t, ctx, files)
	visit := func(name string) {
		t.Helper()
		open(t, ctx, "about:blank")
		open(t, ctx, fileURL(filepath.Join(b.out, name)))
	}
	const elsewhere = `document.getElementById("_elsewhere").hidden ? "" : document.getElementById("_elsewhere").textContent`
	visit("practice/technical.html")
	first := ask[string](t, ctx, `document.querySelector(".flash.now h3").textContent`)
	b.rate("3")
	b.says(elsewhere, "")
	b.at(time.Date(2026, 3, 20, 12, 0, 0, 0, time.UTC))
	visit("practice.html")
	b.says(elsewhere, "Due on other pages: 1 in technical.")
	if got := b.progress(); len(got) > 0 {
		t.Errorf("a card of another page has the progress: %v", got)
	}
	ask[bool](t, ctx, `(document.querySelector("#_elsewhere a").click(), true)`)
	until(t, ctx, `location.pathname.endsWith("/practice/technical.html") && !!document.querySelector(".flash.now")`)
	b.shows(first)
	b.says(elsewhere, "")
	if got := said(); len(got) > 0 {
		t.Errorf("the browser says %q", got)
	}
}
