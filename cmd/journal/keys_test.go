package main

import (
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"

	"journal/generator/generatortest/browser"
)

// TestKeys goes through the sample by keys alone.
func TestKeys(t *testing.T) {
	ctx := browser.Start(t)
	site := built(t, "../../content", "2026-03-12 08:30")
	at := func(page string) string { return fileURL(filepath.Join(site, filepath.FromSlash(page))) }
	here := func(page string) string {
		return `location.href.split("#")[0] === "` + at(page) + `" && document.readyState === "complete"`
	}
	for _, way := range []struct{ from, keys, to string }{
		{"index.html", "gt", "timeline.html"},
		{"timeline.html", "gh", "index.html"},
		{"improve.html", "gGi", "improve.html"},
		{"companies/saltmarsh-maps.html", "gd", "debriefs.html"},
		{"improve.html", "/", "search.html"},
		{"interviews/2026-02-20-saltmarsh-technical.html", "n", "interviews/2026-02-25-northwind-screen.html"},
		{"interviews/2026-02-25-northwind-screen.html", "p", "interviews/2026-02-20-saltmarsh-technical.html"},
	} {
		open(t, ctx, at(way.from))
		press(t, ctx, way.keys)
		until(t, ctx, here(way.to))
	}

	open(t, ctx, at("index.html"))
	press(t, ctx, "?")
	until(t, ctx, `document.querySelector("dialog")?.open`)
	if list := ask[string](t, ctx, `document.querySelector("dialog dl").textContent`); list != "/Searchg hTodayg aActionsg dDebriefsg tTimelineg rReviewsg iWhat to improveg sStatisticsg pCardsg qQuestionsg jApplicationsg cCompaniesg wPeopleg oOffersnNext interviewpPrevious interview?This list" {
		t.Errorf("the list of keys reads %q", list)
	}
	press(t, ctx, "gt")
	if !ask[bool](t, ctx, here("index.html")) {
		t.Error("a key goes elsewhere while the list of keys is open")
	}
	press(t, ctx, "\x1b")
	until(t, ctx, `!document.querySelector("dialog").open`)

	open(t, ctx, at("search.html"))
	until(t, ctx, `!document.getElementById("_search").hidden`)
	if !ask[bool](t, ctx, `(() => {
		document.activeElement.blur()
		const typed = document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "/", bubbles: true, cancelable: true }))
		return !typed && document.activeElement.id === "_query"
	})()`) {
		t.Error("the key of the search does not lead into its field, or is typed there")
	}
	press(t, ctx, "/gt?")
	if typed := ask[string](t, ctx, `document.getElementById("_query").value`); typed != "/gt?" {
		t.Errorf("typed into the field: %q", typed)
	}
}

// TestKeysTurnedOff turns single keys off, which must last, and on again.
func TestKeysTurnedOff(t *testing.T) {
	ctx := browser.Start(t)
	site := built(t, "../../content", "2026-03-12 08:30")
	start := fileURL(filepath.Join(site, "index.html"))
	turn := `(() => {
		document.getElementById("_keyboard").click()
		const [close, off] = document.querySelectorAll("dialog button")
		off.click()
		close.click()
		return off.textContent
	})()`
	open(t, ctx, start)
	if now := ask[string](t, ctx, turn); now != "Turn single keys on" {
		t.Errorf("the button says %q when they are off", now)
	}
	open(t, ctx, start)
	press(t, ctx, "gt?/")
	if !ask[bool](t, ctx, `location.href === "`+start+`" && !document.querySelector("dialog")`) {
		t.Error("a key still does something")
	}
	ask[string](t, ctx, turn)
	press(t, ctx, "gt")
	until(t, ctx, `location.pathname.endsWith("/timeline.html")`)
}

// TestMenu sees the groups of pages as a line at the top where there is room, and as
// a bar at the foot of a phone; the pages of the group stand below the line. No
// script is needed.
func TestMenu(t *testing.T) {
	ctx := browser.Start(t)
	site := built(t, "../../content", "2026-03-12 08:30")
	for _, c := range []struct {
		width int64
		want  string
	}{{1280, "top, 5 groups, 0 icons, 3 pages"}, {360, "foot, 5 groups, 5 icons, 3 pages"}} {
		if err := chromedp.Do(ctx, chromedp.EmulateViewport(c.width, 800)); err != nil {
			t.Fatal(err)
		}
		open(t, ctx, fileURL(filepath.Join(site, "timeline.html")))
		if got := ask[string](t, ctx, `(() => {
			const shown = (q) => [...document.querySelectorAll(q)].filter((e) => e.checkVisibility()).length
			const box = document.querySelector(".groups").getBoundingClientRect()
			const where = box.bottom > innerHeight - 2 ? "foot" : box.top < 60 ? "top" : "between"
			return where + ", " + shown(".groups a") + " groups, " + shown(".groups svg") + " icons, " + shown("nav.sub a") + " pages"
		})()`); got != c.want {
			t.Errorf("at %d pixels: %s, want %s", c.width, got, c.want)
		}
	}
}
