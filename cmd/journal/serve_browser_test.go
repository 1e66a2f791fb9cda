package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"journal/generator/generatortest/axe"
	"journal/generator/generatortest/browser"
)

// notes writes files into a new folder content and gives it.
func notes(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "content")
	for name, text := range files {
		put(t, filepath.Join(dir, name), text)
	}
	return dir
}

// until waits in the page until an expression holds, also across pages.
func until(t *testing.T, ctx context.Context, expression string) {
	t.Helper()
	wait := `new Promise(done => {
		const holds = () => { try { return Boolean(` + expression + `) } catch { return false } }
		if (holds()) return done(true)
		const end = setTimeout(() => done(false), 120000)
		const often = setInterval(() => { if (holds()) { clearTimeout(end); clearInterval(often); done(true) } }, 10)
	})`
	ok, err := chromedp.Run(ctx, chromedp.Evaluate[bool](wait, chromedp.EvalAwaitPromise))
	for err != nil && ctx.Err() == nil && strings.Contains(err.Error(), "navigated") {
		ok, err = chromedp.Run(ctx, chromedp.Evaluate[bool](wait, chromedp.EvalAwaitPromise))
	}
	if err != nil {
		t.Fatalf("%s: %v", expression, err)
	}
	if !ok {
		t.Fatalf("it never came to %s; the page is %s", expression, ask[string](t, ctx, `document.documentElement.outerHTML.slice(0, 6000)`))
	}
}

// story is a note long enough to scroll in.
func story(first, last string) string {
	return "# A story\n\n" + first + "\n\n" + strings.Repeat("A paragraph of the story, long enough to fill a line or two of the page on any screen that people use for reading.\n\n", 60) + last + "\n"
}

const aPage = `document.documentElement.dataset.journalEpoch`

// TestLivePage changes a note under an open page: the text is there without
// a reload, and the place, typed text, open details, focus, title and address stay.
func TestLivePage(t *testing.T) {
	ctx := browser.Start(t)
	dir := notes(t, map[string]string{"story.md": story("It begins.", "It ends."), "journal.yaml": "today: 2026-03-05 09:00\n"})
	address := serve(t, dir).url
	var said []string
	err := chromedp.Listen(ctx, func(e any) {
		if e, ok := e.(*runtime.EventExceptionThrown); ok {
			said = append(said, e.ExceptionDetails.Text)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	open(t, ctx, address+"story.html")
	until(t, ctx, aPage)
	ask[bool](t, ctx, `(() => {
		window.__same = true
		const field = document.createElement("input")
		field.id = "typed"
		document.querySelector("main").prepend(field)
		field.value = "half a word"
		scrollTo({ top: 900, behavior: 'instant' })
		field.focus({ preventScroll: true })
		field.setSelectionRange(2, 5)
		window.__at = document.elementFromPoint(innerWidth / 2, 5)
		window.__top = window.__at.getBoundingClientRect().top
		return true
	})()`)
	put(t, filepath.Join(dir, "story.md"), story("It begins.\n\nSomething was put in here.\n\n"+strings.Repeat("And here.\n\n", 20), "It ends otherwise."))
	until(t, ctx, `document.body.textContent.includes("Something was put in here.") && document.body.textContent.includes("It ends otherwise.")`)
	for what, want := range map[string]string{
		`window.__same === true`: "the page was not loaded again",
		`Math.abs(window.__at.getBoundingClientRect().top - window.__top) < 2 && window.__at.isConnected`: "the place is kept",
		`document.activeElement.id === "typed" && document.activeElement.value === "half a word"`:         "the focus and the typed text are kept",
		`document.activeElement.selectionStart === 2 && document.activeElement.selectionEnd === 5`:        "the selection is kept",
		`document.title.startsWith("A story")`:                                                            "the title stays",
		`location.pathname === "/story.html"`:                                                             "the address stays",
		`!document.getElementById("_theme").hidden`:                                                       "what other scripts did stays",
	} {
		if !ask[bool](t, ctx, what) {
			t.Errorf("not so: %s (at %s)", want, ask[string](t, ctx, `String(window.__at.getBoundingClientRect().top)+" was "+window.__top`))
		}
	}
	if len(said) > 0 {
		t.Errorf("the page threw %q", said)
	}
}

// TestLiveMistake lays a mistake over the page and sees it go.
func TestLiveMistake(t *testing.T) {
	ctx := browser.Start(t)
	good := "---\ncompany: Northwind Robotics\ndate: 2026-03-04\nlog:\n  - 2026-03-04 thank-you Mary Chen\n---\n\nIt went well.\n"
	dir := notes(t, map[string]string{"interviews/a.md": good})
	address := serve(t, dir, "--today", "2026-03-05 09:00").url
	open(t, ctx, address+"interviews/a.html")
	until(t, ctx, aPage)
	const over = `document.getElementById("_journal-notice")?.shadowRoot.querySelector(".over")`
	put(t, filepath.Join(dir, "interviews", "a.md"), strings.Replace(strings.Replace(good, "2026-03-04 thank-you", "thank-you", 1), "well", "otherwise", 1))
	until(t, ctx, over)
	text := ask[string](t, ctx, over+`.textContent`)
	for _, want := range []string{"interviews/a.md:5:", "does not begin with a date", "- thank-you Mary Chen", "^"} {
		if !strings.Contains(text, want) {
			t.Errorf("the mistake shows no %q: %s", want, text)
		}
	}
	if !ask[bool](t, ctx, `document.querySelector("main").textContent.includes("It went well.")`) {
		t.Error("below it is not the last good page")
	}
	put(t, filepath.Join(dir, "interviews", "a.md"), strings.Replace(good, "well", "better", 1))
	until(t, ctx, `!`+over+` && document.querySelector("main").textContent.includes("It went better.")`)
	// A layout, too.
	put(t, filepath.Join(dir, "..", "layouts", "interview.html"), "{{.Nothing}}")
	until(t, ctx, over)
	if text := ask[string](t, ctx, over+`.textContent`); !strings.Contains(text, "layouts/interview.html:1") {
		t.Errorf("the mistake shows %s", text)
	}
	if err := os.RemoveAll(filepath.Join(dir, "..", "layouts")); err != nil {
		t.Fatal(err)
	}
	until(t, ctx, `!`+over+` && document.querySelector("main").textContent.includes("It went better.")`)
}

// TestLiveSlip makes a slip that costs nothing: it is told in the corner, which
// opens by itself and closes when the slip is mended.
func TestLiveSlip(t *testing.T) {
	ctx := browser.Start(t)
	dir := notes(t, map[string]string{"interviews/a.md": "---\ncompany: Northwind\n---\n\nIt went well.\n"})
	address := serve(t, dir, "--today", "2026-03-05 09:00").url
	open(t, ctx, address+"interviews/a.html")
	until(t, ctx, aPage)
	const corner = `document.getElementById("_journal-notice")?.shadowRoot.querySelector(".corner details.problems")`
	put(t, filepath.Join(dir, "interviews", "a.md"), "---\ncompany: Northwind\nrole: @lead\n---\n\nIt went better.\n")
	until(t, ctx, corner+`?.open && document.querySelector("main").textContent.includes("It went better.")`)
	text := ask[string](t, ctx, corner+`.textContent`)
	for _, want := range []string{"1 warning", "interviews/a.md:3:", "role: @lead", "^", "quotes"} {
		if !strings.Contains(text, want) {
			t.Errorf("the corner shows no %q: %s", want, text)
		}
	}
	put(t, filepath.Join(dir, "interviews", "a.md"), "---\ncompany: Northwind\nrole: Lead\n---\n\nIt went best.\n")
	until(t, ctx, `!`+corner+` && document.querySelector("main").textContent.includes("It went best.")`)
}

// TestTickInBrowser drops an action on the page, puts it off, takes both back and ticks
// it; its line is in the note.
func TestTickInBrowser(t *testing.T) {
	ctx := browser.Start(t)
	dir := notes(t, map[string]string{"interviews/a.md": "---\ncompany: Northwind Robotics\ndate: 2026-03-04 10:00\nduration: 60m\ninterviewers: [Mary Chen <mary@northwind.example>]\n---\n\n## Went well\n- All of it\n", "journal.yaml": "timezone: Europe/Berlin\n"})
	address := serve(t, dir, "--today", "2026-03-05 09:00").url
	open(t, ctx, address+"actions.html")
	act := func(name string) string {
		return `[...document.querySelectorAll("li")].find(li => li.textContent.includes("Thank Mary Chen")).querySelector(".` + name + `")`
	}
	click := func(button string) {
		t.Helper()
		until(t, ctx, button)
		ask[bool](t, ctx, `(`+button+`.click(), true)`)
	}
	const there = `document.querySelector("main").textContent.includes("Thank Mary Chen")`
	const back = `[...document.querySelector("#_journal-notice").shadowRoot.querySelectorAll(".told button")].find(b => b.textContent === "Undo")`
	click(act("_journal-drop"))
	until(t, ctx, `!`+there)
	click(back)
	until(t, ctx, there)
	click(act("_journal-later"))
	until(t, ctx, act("_journal-until input"))
	ask[bool](t, ctx, `(`+act("_journal-until input")+`.value = "2026-03-09", true)`)
	click(act("_journal-off"))
	until(t, ctx, `!`+there)
	click(back)
	until(t, ctx, there)
	click(act("tick")) // in the row itself
	until(t, ctx, `!`+there)
	text, err := os.ReadFile(filepath.Join(dir, "interviews", "a.md"))
	if err != nil || !strings.Contains(string(text), "2026-03-05 09:00 thank-you Mary Chen") {
		t.Errorf("the note is %s, %v", text, err)
	}
}

// TestTickLessonInBrowser ticks a lesson where it stands, and takes that back; a page
// that nobody serves shows no box.
func TestTickLessonInBrowser(t *testing.T) {
	ctx := browser.Start(t)
	dir := notes(t, map[string]string{"interviews/a.md": "---\ncompany: Northwind Robotics\ndate: 2026-03-04\n---\n\n## To improve\n- Umbrella in the bag\n- [ ] Lock the bicycle\n\nTake the tram\n"})
	address := serve(t, dir, "--today", "2026-03-05 09:00").url
	is := func(want string) func() bool {
		return func() bool {
			text, err := os.ReadFile(filepath.Join(dir, "interviews", "a.md"))
			return err == nil && strings.Contains(string(text), want)
		}
	}
	for page, item := range map[string]string{"improve.html": "Umbrella in the bag", "interviews/a.html": "Lock the bicycle"} {
		open(t, ctx, address+page)
		box := `[...document.querySelectorAll("main [data-tick], main li.task")].find(li => li.textContent.includes("` + item + `")).querySelector("input.tick")`
		until(t, ctx, box)
		ask[bool](t, ctx, `(document.querySelectorAll("details").forEach(d => d.open = true), `+box+`.click(), true)`)
		until(t, ctx, box+`.checked && !`+box+`.disabled && document.querySelector("main .box.done")`)
		if !is("- [x] " + item)() {
			t.Errorf("%s: nothing was written", page)
		}
		ask[bool](t, ctx, `([...document.querySelector("#_journal-notice").shadowRoot.querySelectorAll(".told button")].find(b => b.textContent === "Undo").click(), true)`)
		until(t, ctx, `!`+box+`.checked && !document.querySelector("main .box.done")`)
		if is("- [x] " + item)() {
			t.Errorf("%s: nothing was taken back", page)
		}
	}
	open(t, ctx, address+"improve.html")
	if n := ask[int](t, ctx, `document.querySelectorAll("main .tick").length`); n != 2 {
		t.Errorf("there are %d boxes for two lines of a list and a paragraph", n)
	}
}

// TestLiveStyle swaps the style sheet in place and follows the note that is edited.
func TestLiveStyle(t *testing.T) {
	ctx := browser.Start(t)
	dir := notes(t, map[string]string{"one.md": "# One\n", "two.md": "# Two\n"})
	put(t, filepath.Join(dir, "..", "layouts", "style.css"), "h1 { color: rgb(1, 2, 3) }")
	address := serve(t, dir, "--navigate").url
	open(t, ctx, address+"one.html")
	until(t, ctx, `getComputedStyle(document.querySelector("h1")).color === "rgb(1, 2, 3)" && `+aPage)
	ask[bool](t, ctx, `(window.__same = true)`)
	for _, colour := range []string{"rgb(4, 5, 6)", "rgb(7, 8, 9)", "rgb(1, 2, 3)"} {
		put(t, filepath.Join(dir, "..", "layouts", "style.css"), "h1 { color: "+colour+" }")
		until(t, ctx, `getComputedStyle(document.querySelector("h1")).color === "`+colour+`"`)
	}
	if !ask[bool](t, ctx, `window.__same === true`) {
		t.Error("the page was loaded again")
	}
	put(t, filepath.Join(dir, "two.md"), "# Two\n\nMore.\n")
	until(t, ctx, `location.pathname === "/two.html" && document.body.textContent.includes("More.")`)
}

// TestSortInBrowser sorts the lines of the pile by each of its controls, with the
// keyboard where that goes on to the next line.
func TestSortInBrowser(t *testing.T) {
	ctx := browser.Start(t)
	dir := notes(t, map[string]string{"interviews/a.md": "---\ncompany: Northwind Robotics\ndate: 2026-03-04\n---\n\n## To improve\n- Xylophone quartz\n- Zeppelin gasworks\n- Wombat parlour\n- Okapi tweed\n- Rambled for five minutes #blether\n- Get to the point sooner #blether\n", "journal.yaml": "title: A\n"})
	address := serve(t, dir, "--today", "2026-03-05 09:00").url
	line := func(item, want string) {
		t.Helper()
		text, err := os.ReadFile(filepath.Join(dir, "interviews", "a.md"))
		if err != nil || !strings.Contains(string(text), "- "+item+want) {
			t.Errorf("%s is not followed by %q in %s", item, want, text)
		}
	}
	if err := axe.Load(ctx); err != nil {
		t.Fatal(err)
	}
	open(t, ctx, address+"improve.html")
	row := func(item string) string {
		return `[...document.querySelectorAll("main [data-sort]")].find(li => li.textContent.includes("` + item + `"))`
	}
	control := func(item, name string) string {
		return `[...` + row(item) + `.querySelectorAll("fieldset button")].find(b => b.textContent === "` + name + `")`
	}
	until(t, ctx, row("Xylophone")+`.querySelector("fieldset")`)
	ask[bool](t, ctx, `(document.querySelector(".pile details").open = true)`)
	if name := ask[string](t, ctx, `(b => b.getAttribute("aria-label"))(`+row("Xylophone")+`.querySelector("fieldset button"))`); !strings.HasSuffix(name, ": Xylophone quartz") {
		t.Errorf("a button is called %q", name)
	}
	if n := ask[int](t, ctx, row("Xylophone")+`.querySelectorAll("fieldset > button").length`); n != 4 {
		t.Errorf("there are %d buttons", n)
	}
	ask[bool](t, ctx, `(document.querySelectorAll("main fieldset details").forEach(d => d.open = true), true)`)
	if bad, err := axe.Violations(ctx); err != nil || len(bad) > 0 {
		t.Errorf("for every reader: %q, %v", bad, err)
	}
	ask[bool](t, ctx, `(`+row("Xylophone")+`.querySelector("fieldset button").focus(), document.activeElement.click(), true)`)
	until(t, ctx, `!`+row("Xylophone")+` && document.activeElement.closest("[data-sort]") === `+row("Zeppelin"))
	line("Xylophone quartz", " #")

	ask[bool](t, ctx, `(`+control("Zeppelin", "None")+`.click(), true)`)
	until(t, ctx, `!`+row("Zeppelin"))
	line("Zeppelin gasworks", " #none")

	ask[bool](t, ctx, `(li => (li.querySelector("fieldset details").open = true, li.querySelector("select").value = "nerves"))(`+row("Wombat")+`) && (`+control("Wombat", "Sort")+`.click(), true)`)
	until(t, ctx, `!`+row("Wombat"))
	line("Wombat parlour", " #nerves")

	ask[bool](t, ctx, `(`+row("Okapi")+`.querySelector("fieldset input").value = "bad tailors", `+control("Okapi", "Name it")+`.click(), true)`)
	until(t, ctx, `!document.querySelector("main .pile")`)
	line("Okapi tweed", " #bad-tailors")
	ask[bool](t, ctx, `([...document.querySelector("#_journal-notice").shadowRoot.querySelectorAll(".told button")].find(b => b.textContent === "Undo").click(), true)`)
	until(t, ctx, row("Okapi")+`?.querySelector("fieldset")`)
	line("Okapi tweed", "\n")

	ask[bool](t, ctx, `(document.querySelector("main [data-join] button").click(), true)`)
	until(t, ctx, `!document.querySelector("main [data-join]")`)
	if text, err := os.ReadFile(filepath.Join(dir, "journal.yaml")); err != nil || string(text) != "title: A\nthemes: {concise: [blether]}\n" {
		t.Errorf("journal.yaml is %q, %v", text, err)
	}
}

// TestFileInBrowser files an invitation by the button of the start page, and takes it back.
func TestFileInBrowser(t *testing.T) {
	ctx := browser.Start(t)
	dir := notes(t, map[string]string{"applications/a.md": "---\ncompany: Northwind Robotics\nrole: Engineer\n---\n", "journal.yaml": "timezone: Europe/Berlin\n",
		"../inbox/1.ics": "BEGIN:VCALENDAR\nMETHOD:REQUEST\nBEGIN:VEVENT\nUID:a@northwind.example\nDTSTART;TZID=Europe/Berlin:20260312T140000\nSUMMARY:Technical interview\\, Northwind Robotics\nEND:VEVENT\nEND:VCALENDAR\n"})
	note := filepath.Join(dir, "interviews", "2026-03-12-northwind-robotics-technical.md")
	if err := axe.Load(ctx); err != nil {
		t.Fatal(err)
	}
	open(t, ctx, serve(t, dir, "--today", "2026-03-05 09:00").url)
	const waits = `document.querySelector("#_journal-notice")?.shadowRoot.querySelector("details.waiting")`
	until(t, ctx, waits)
	ask[bool](t, ctx, `(`+waits+`.querySelector("summary").click(), true)`)
	if text := ask[string](t, ctx, waits+`.textContent`); !strings.Contains(text, "1 thing in the inbox") || !strings.Contains(text, "1.ics") || !strings.Contains(text, "new note interviews/2026-03-12") {
		t.Errorf("it says %s", text)
	}
	if bad, err := axe.Violations(ctx); err != nil || len(bad) > 0 {
		t.Errorf("for every reader: %q, %v", bad, err)
	}
	if isFile(note) {
		t.Fatal("it was written before anybody said so")
	}
	ask[bool](t, ctx, `(`+waits+`.querySelector("button").click(), true)`)
	until(t, ctx, `!`+waits+` && document.querySelector("main").textContent.includes("Northwind Robotics")`)
	if !isFile(note) {
		t.Error("nothing was written")
	}
	ask[bool](t, ctx, `([...document.querySelector("#_journal-notice").shadowRoot.querySelectorAll(".told button")].find(b => b.textContent === "Undo").click(), true)`)
	until(t, ctx, waits)
	if isFile(note) {
		t.Error("nothing was taken back")
	}
}
