package main

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"journal/generator/generatortest/browser"
)

// bank is a journal whose notes are changed between builds of its site, and
// whose cards are practised in a browser.
type bank struct {
	t       *testing.T
	ctx     context.Context
	content string
	out     string
	clock   page.ScriptIdentifier
}

// asked is a note of an interview with these questions.
func asked(company, stage string, questions ...string) string {
	return "---\ncompany: " + company + "\ndate: 2026-03-04\nstage: " + stage + "\n---\n## Questions they asked\n- " + strings.Join(questions, "\n- ") + "\n"
}

// newBank makes a journal of the notes and opens its cards, on 12 March 2026 at noon.
func newBank(t *testing.T, ctx context.Context, files map[string]string) *bank {
	t.Helper()
	t.Setenv("TZ", "UTC")
	b := &bank{t: t, ctx: ctx, content: notes(t, files), out: filepath.Join(t.TempDir(), "site")}
	b.at(time.Date(2026, 3, 12, 12, 0, 0, 0, time.UTC))
	b.build()
	return b
}

// at lets every page that is opened from now on believe that it is then.
func (b *bank) at(now time.Time) {
	b.t.Helper()
	if b.clock != "" {
		if _, err := chromedp.Call(b.ctx, page.RemoveScriptToEvaluateOnNewDocument, page.RemoveScriptToEvaluateOnNewDocumentParams{Identifier: b.clock}); err != nil {
			b.t.Fatal(err)
		}
	}
	made, err := chromedp.Call(b.ctx, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{
		Source: fmt.Sprintf("Date.now = () => %d", now.UnixMilli()),
	})
	if err != nil {
		b.t.Fatal(err)
	}
	b.clock = made.Identifier
}

// build makes the site anew, in the same place, and opens the cards.
func (b *bank) build() {
	b.t.Helper()
	runProgram(b.t, "build", "--content", b.content, "--out", b.out, "--today", "2026-03-12 08:30")
	b.open("")
}

func (b *bank) open(hash string) {
	b.t.Helper()
	open(b.t, b.ctx, "about:blank") // another hash alone would be no visit
	open(b.t, b.ctx, fileURL(filepath.Join(b.out, "practice.html"))+hash)
}

// put writes a note.
func (b *bank) put(name, text string) {
	b.t.Helper()
	put(b.t, filepath.Join(b.content, "interviews", name), text)
}

const (
	// shownCard is what the card in view asks, "" if none is.
	shownCard = `(document.querySelector(".flash.now")?.checkVisibility() ? document.querySelector(".flash.now h3").textContent : "")`
	// cardsToday is what the page says there is to do.
	cardsToday = `document.getElementById("_today").textContent`
	// cardsSaid is what the page says of the progress.
	cardsSaid = `document.getElementById("_said").textContent`
	// cardEntries is the progress of each card that has some, by what is asked.
	cardEntries = `(() => {
		const cards = [...document.querySelectorAll(".flash")]
		const list = text => text.split(" ").filter(Boolean)
		const of = journalProgress.match(cards.map(c => ({ wordings: list(c.dataset.wordings), notes: list(c.dataset.notes) })), journalProgress.load().entries)
		return Object.fromEntries(cards.map((c, i) => [c.querySelector("h3").textContent, of[i]]).filter(c => c[1]))
	})()`
)

// cardProgress is what is kept of one card; times are milliseconds.
type cardProgress struct {
	Reps  int     `json:"reps"`
	Due   float64 `json:"due"`
	Days  int     `json:"scheduled_days"`
	State int     `json:"state"`
	First float64 `json:"first"`
}

func (b *bank) progress() map[string]cardProgress {
	b.t.Helper()
	return ask[map[string]cardProgress](b.t, b.ctx, cardEntries)
}

// shows holds that a card is in view.
func (b *bank) shows(want string) {
	b.t.Helper()
	if got := ask[string](b.t, b.ctx, shownCard); got != want {
		b.t.Errorf("the card in view is %q, want %q (%s)", got, want, ask[string](b.t, b.ctx, cardsToday))
	}
}

// rate turns the card in view and judges it, by keys.
func (b *bank) rate(grade string) {
	b.t.Helper()
	press(b.t, b.ctx, " "+grade)
}

// says holds that an expression on the page gives a text with this in it.
func (b *bank) says(expression, want string) {
	b.t.Helper()
	if got := ask[string](b.t, b.ctx, "String("+expression+")"); !strings.Contains(got, want) || want == "" && got != "" {
		b.t.Errorf("%s is %q, want %q", expression, got, want)
	}
}

// TestCardsByKeyboard goes through a day: weak cards first, turned and judged by
// keys, one judgement taken back, and what went badly once more at the end.
func TestCardsByKeyboard(t *testing.T) {
	ctx := browser.Start(t)
	said := browser.Complaints(t, ctx)
	b := newBank(t, ctx, map[string]string{"interviews/a.md": asked("Northwind Robotics", "technical", "[5/5] Dunes", "[3/5] Clouds", "[1/5] Anchors\n  - better: the answer about anchors", "[2/5] Bridges")})
	b.shows("Anchors")
	b.says(cardsToday, "4 new today")
	b.says(`document.querySelector(".flash.now .best").checkVisibility()`, "false")
	b.says(`document.activeElement === document.body`, "true")
	press(t, ctx, "3") // not before it is turned
	b.shows("Anchors")
	press(t, ctx, " ")
	b.says(`document.querySelector(".flash.now .best").checkVisibility()`, "true")
	b.says(`document.activeElement.textContent`, "the answer about anchors")
	b.says(`[...document.querySelectorAll("#_back span")].map(s => s.textContent).join(", ")`, "10 min, 15 min, ")
	press(t, ctx, "1")
	b.shows("Bridges")
	b.says(`document.activeElement.textContent`, "Bridges")
	b.rate("3")
	b.shows("Clouds")
	b.rate("4")
	b.shows("Dunes")
	press(t, ctx, "u")
	b.shows("Clouds")
	if got := b.progress(); got["Clouds"].Reps != 0 || len(got) != 2 {
		t.Errorf("after undo there is %+v", got)
	}
	press(t, ctx, "4")
	b.shows("Dunes")
	b.rate("3")
	b.shows("Anchors") // what went badly is not waited for
	b.says(cardsToday, "1 due today · this one 1 time so far, last today")
	b.rate("3")
	b.shows("")
	b.says(`document.getElementById("_done").checkVisibility() && document.activeElement.id`, "_done")
	b.says(`document.getElementById("_next").textContent`, "You practised 5 cards. The next one is due ")

	// Keys that are pressed beside the page, and keys that were turned off, do nothing.
	press(t, ctx, "?")
	until(t, ctx, `document.querySelector("dialog[open]")`)
	press(t, ctx, "u")
	b.shows("")
	ask[bool](t, ctx, `(document.querySelector("dialog").close(), localStorage.setItem("journal-keys", "off"), true)`)
	press(t, ctx, "u")
	b.shows("")
	ask[bool](t, ctx, `(localStorage.removeItem("journal-keys"), true)`)

	// It is all still there after a reload.
	before := b.progress()
	b.open("")
	b.shows("")
	after := b.progress()
	if len(after) != 4 || fmt.Sprint(before) != fmt.Sprint(after) {
		t.Errorf("the progress was %v and is %v", before, after)
	}
	if after["Anchors"].Reps != 2 || after["Bridges"].Days >= after["Clouds"].Days {
		t.Errorf("easy is to come later than good: %+v", after)
	}
	if got := said(); len(got) > 0 {
		t.Errorf("the browser says %q", got)
	}
}

// TestCardsComeAgain moves the clock: with good answers the days between reviews
// grow, a bad one brings the card back at once, and what is due comes before what is new.
func TestCardsComeAgain(t *testing.T) {
	ctx := browser.Start(t)
	b := newBank(t, ctx, map[string]string{"interviews/a.md": asked("Northwind Robotics", "technical", "[1/5] Anchors")})
	last := 0
	for n := range 4 {
		b.shows("Anchors")
		b.rate("3")
		now := b.progress()["Anchors"]
		if now.Days <= last && last < 30 || now.Days > 31 || now.State != 2 {
			t.Errorf("after review %d it comes in %d days, before that it was %d", n+1, now.Days, last)
		}
		last = now.Days
		b.shows("")
		due := time.UnixMilli(int64(now.Due)).UTC()
		b.at(due.Add(-36 * time.Hour).Truncate(24 * time.Hour).Add(23 * time.Hour))
		b.open("")
		b.shows("") // not the evening before
		b.at(due.Truncate(24 * time.Hour).Add(time.Hour))
		b.open("")
	}
	b.put("b.md", asked("Saltmarsh Maps", "phone", "[1/5] Zebras", "[1/5] Zeppelins"))
	b.build()
	b.shows("Anchors") // and new ones wait
	b.says(cardsToday, "1 due and 2 new today")
	b.rate("1")
	now := b.progress()["Anchors"]
	if minutes := (now.Due - float64(ask[int64](t, ctx, `Date.now()`))) / 60e3; now.State != 3 || minutes != 10 {
		t.Errorf("after a bad answer it comes in %v minutes: %+v", minutes, now)
	}
	b.shows("Zebras")
}

// TestCardsOfOneDay: a large bank does not frighten, and whoever wants more gets
// it without any date being changed.
func TestCardsOfOneDay(t *testing.T) {
	ctx := browser.Start(t)
	var questions []string
	for n := range 13 {
		questions = append(questions, fmt.Sprintf("Question of number%d", n))
	}
	b := newBank(t, ctx, map[string]string{"interviews/a.md": asked("Northwind Robotics", "technical", questions...), "interviews/b.md": asked("Saltmarsh Maps", "phone", "[1/5] Pigeons", "[2/5] Parrots"),
		"interviews/c.md": "---\ncompany: Saltmarsh Maps\ndate: 2026-03-20\nstage: phone\n---\n"})
	b.says(cardsToday, "10 new today · 5 new later")
	for range 10 {
		b.rate("3")
	}
	b.shows("")
	b.says(`document.getElementById("_next").textContent`, "5 new ones follow from tomorrow on")
	before := ask[string](t, ctx, `localStorage.getItem(journalProgress.name)`)
	ask[bool](t, ctx, `(document.getElementById("_anyway").click(), true)`)
	b.says(cardsToday, "Once more: 15 to go")
	press(t, ctx, "  ")
	b.says(cardsToday, "Once more: 14 to go")
	for range 14 {
		press(t, ctx, "  ")
	}
	b.shows("")
	if after := ask[string](t, ctx, `localStorage.getItem(journalProgress.name)`); after != before {
		t.Error("practising anyway has changed dates")
	}
	b.at(time.Date(2026, 3, 13, 0, 30, 0, 0, time.UTC))
	b.open("")
	b.says(cardsToday, "5 new today")

	// For an interview there is no such limit, and the address leads to its cards.
	ask[bool](t, ctx, `(localStorage.clear(), true)`)
	b.at(time.Date(2026, 3, 12, 12, 0, 0, 0, time.UTC))
	b.open("#stage-technical")
	for range 10 {
		b.rate("3")
	}
	b.shows("")
	b.open("#for-c")
	b.says(`document.getElementById("_deck").selectedOptions[0].textContent`, "Saltmarsh Maps, phone (2)")
	b.shows("Pigeons")
	b.rate("3")
	b.shows("Parrots")
	b.says(`location.hash`, "#for-c")
}

// TestCardsSurviveABuild edits the notes between builds. A question that is
// reworded or moved keeps its progress, a similar one does not get it, and one
// that comes back has its own again.
func TestCardsSurviveABuild(t *testing.T) {
	ctx := browser.Start(t)
	first := []string{"Tell me about a conflict with a stubborn teammate", "Implement a rate limiter", "Implement a rate limiter per API key", "Why robots?"}
	b := newBank(t, ctx, map[string]string{"interviews/a.md": asked("Northwind Robotics", "technical", first...)})
	for n := range first { // each begins at another time, which tells their progress apart
		b.at(time.Date(2026, 3, 12, 12, n, 0, 0, time.UTC))
		b.open("")
		b.rate("3")
	}
	start := b.progress()
	if len(start) != 4 {
		t.Fatalf("the progress is %+v", start)
	}
	has := func(what string, want map[string]string) {
		t.Helper()
		b.build()
		got := b.progress()
		for text, as := range want {
			if got[text] != start[as] {
				t.Errorf("%s: %q has %+v, want %q's %+v", what, text, got[text], as, start[as])
			}
		}
		if len(got) != len(want) {
			t.Errorf("%s: there is progress for %d cards, want %d", what, len(got), len(want))
		}
	}
	same := map[string]string{}
	for _, text := range first {
		same[text] = text
	}
	b.put("a.md", asked("Northwind Robotics", "technical", first[3], "A new one about llamas", first[2], first[1], first[0]))
	has("reordered", same)

	b.put("a.md", asked("Northwind Robotics", "technical", "Have you had a conflict with a very stubborn colleague or teammate?", first[1], first[2], "What draws you to robots"))
	reworded := map[string]string{"Have you had a conflict with a very stubborn colleague or teammate?": first[0], first[1]: first[1], first[2]: first[2], "What draws you to robots": first[3]}
	has("reworded", reworded)

	b.put("a.md", asked("Northwind Robotics", "technical", "Nothing of it"))
	b.put("renamed.md", asked("Northwind Robotics", "technical", first...))
	has("in a renamed note, as it was", map[string]string{first[0]: first[0], first[1]: first[1], first[2]: first[2], first[3]: first[3]})

	b.put("renamed.md", asked("Northwind Robotics", "technical", "Nothing of it"))
	b.put("a.md", asked("Northwind Robotics", "technical", first[0], first[3], "Something about llamas"))
	has("two deleted", map[string]string{first[0]: first[0], first[3]: first[3]})

	b.put("a.md", asked("Northwind Robotics", "technical", first[0], first[3], "Implement a cache per API key and tenant"))
	has("another one in their place", map[string]string{first[0]: first[0], first[3]: first[3], "Implement a cache per API key and tenant": first[2]})

	b.put("a.md", asked("Northwind Robotics", "technical", first...))
	has("back again", same)

	// A question that is alike but new begins anew, as long as the old one is there.
	b.put("other.md", asked("Saltmarsh Maps", "phone", "Implement a rate limiter per user", "Why not robots?"))
	has("similar ones beside them", same)

	// Two that became one question: the later review counts, and the other one
	// is kept for the day they part, not given to a card that is alike.
	b.says(`journalProgress.match(
		[{ wordings: ["aaaaaaaa:111222333", "bbbbbbbb:111222444"], notes: ["0000"] }, { wordings: ["cccccccc:111222444"], notes: ["0000"] }],
		[{ wordings: ["aaaaaaaa:111222333"], notes: ["0000"], last: 1 }, { wordings: ["bbbbbbbb:111222444"], notes: ["0000"], last: 2 }],
	).map(e => e?.wordings[0] ?? "none").join()`, "bbbbbbbb:111222444,none")
	b.says(`journalProgress.match(
		[{ wordings: ["aaaaaaaa:111222333"], notes: ["0000"] }, { wordings: ["bbbbbbbb:111222444"], notes: ["0000"] }],
		[{ wordings: ["aaaaaaaa:111222333", "bbbbbbbb:111222444"], notes: ["0000"], last: 2 }, { wordings: ["bbbbbbbb:111222444"], notes: ["0000"], last: 1 }],
	).map(e => e.last).join()`, "2,1")
}

// TestCardsOnAPhone: at 320 pixels nothing sticks out, what is to be pressed is
// large, and a tap does what a key does.
func TestCardsOnAPhone(t *testing.T) {
	ctx := browser.Start(t)
	b := newBank(t, ctx, map[string]string{"interviews/a.md": asked("Northwind Robotics", "technical", "[1/5] Anchors\n  - better: "+strings.Repeat("a long answer ", 120), "[2/5] Bridges")})
	if _, err := chromedp.Call(ctx, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: 320, Height: 568, DeviceScaleFactor: 1, Mobile: true}); err != nil {
		t.Fatal(err)
	}
	const small = `[...document.querySelectorAll("#_bar button, #_deck, #_keep button, #_keep label")].filter(e => e.checkVisibility() && e.getBoundingClientRect().height < 44).map(e => e.textContent).join()`
	b.open("")
	for _, step := range []string{`document.querySelector("#_keep details").open = true`, `document.getElementById("_turn").click()`} {
		ask[bool](t, ctx, `(`+step+`, true)`)
		b.says(small, "")
		b.says(`document.documentElement.scrollWidth <= innerWidth`, "true")
		b.says(`document.getElementById("_bar").getBoundingClientRect().bottom <= innerHeight`, "true")
	}
	ask[bool](t, ctx, `(document.querySelector("#_back button").click(), true)`)
	b.shows("Bridges")
	b.says(`document.getElementById("_practice").getBoundingClientRect().top >= 0`, "true")
}

// TestCardsTimer: an answer is timed in view, and two minutes are marked.
func TestCardsTimer(t *testing.T) {
	ctx := browser.Start(t)
	b := newBank(t, ctx, map[string]string{"interviews/a.md": asked("Northwind Robotics", "technical", "[1/5] Anchors", "[2/5] Bridges")})
	const clock = `document.getElementById("_time")`
	b.says(clock+`.getAttribute("aria-live")`, "off")
	press(t, ctx, "t")
	b.says(clock+`.textContent`, "0:00")
	ask[bool](t, ctx, `(() => { const then = Date.now(); Date.now = () => then + 125000; return true })()`)
	until(t, ctx, clock+`.textContent === "2:05, two minutes are over" && `+clock+`.classList.contains("long")`)
	b.says(`document.getElementById("_two").value`, "120")
	press(t, ctx, " ") // turned: it stands still
	ask[bool](t, ctx, `(() => { const then = Date.now(); Date.now = () => then + 60000; return true })()`)
	b.says(clock+`.textContent`, "2:05")
	press(t, ctx, "3")
	b.shows("Bridges")
	b.says(clock+`.textContent`, "")
}
