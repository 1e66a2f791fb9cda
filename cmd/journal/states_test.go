package main

import (
	"path/filepath"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"journal/generator/generatortest/axe"
	"journal/generator/generatortest/browser"
)

// TestStatesForEveryReader judges what scripts make of a page: hits of a search,
// a card that was turned, the list of keys, the menu of a phone; in both themes.
// The pages as they are made are judged in package site.
func TestStatesForEveryReader(t *testing.T) {
	ctx := browser.Start(t)
	site := built(t, "../../content", "2026-03-12 08:30")
	if err := axe.Load(ctx); err != nil {
		t.Fatal(err)
	}
	for _, state := range []struct {
		what, page string
		width      int64
		make, made string
	}{
		{"hits of a search", "search.html", 1280, `document.getElementById("_query").value = "conflict", document.getElementById("_query").dispatchEvent(new Event("input", { bubbles: true }))`, `document.querySelectorAll("#_results mark").length > 1`},
		{"a search without a hit", "search.html", 360, `document.getElementById("_query").value = "qqqqqq", document.getElementById("_query").dispatchEvent(new Event("input", { bubbles: true }))`, `document.getElementById("_found").textContent !== ""`},
		{"the front of a card", "practice.html", 360, ``, `document.querySelector(".flash.now")`},
		{"the back of a card", "practice.html", 1280, `document.getElementById("_turn").click()`, `document.querySelector(".flash.now details").open`},
		{"the list of keys", "improve.html", 1280, `document.getElementById("_keyboard").click()`, `document.querySelector("dialog").open`},
		{"an action unfolded", "index.html", 360, `document.querySelector(".todo summary").click()`, `document.querySelector(".todo details").open`},
		{"an action ticked", "actions.html", 360, `document.querySelector(".todo .tick").click()`, `document.querySelector(".todo .keep").checkVisibility()`},
		{"one way it ended", "debriefs.html", 360, `document.getElementById("_f-rejected").click()`, `document.querySelector(".is-rejected").checkVisibility() && !document.querySelector(".is-passed").checkVisibility()`},
	} {
		for _, theme := range []string{"light", "dark"} {
			media := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: theme}, {Name: "prefers-reduced-motion", Value: "reduce"}}}
			if _, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, media); err != nil {
				t.Fatal(err)
			}
			if err := chromedp.Do(ctx, chromedp.EmulateViewport(state.width, 800)); err != nil {
				t.Fatal(err)
			}
			open(t, ctx, fileURL(filepath.Join(site, state.page)))
			ask[bool](t, ctx, `(() => { `+state.make+`; return true })()`)
			until(t, ctx, `!!(`+state.made+`)`)
			found, err := axe.Violations(ctx)
			if err != nil {
				t.Fatal(err)
			}
			for _, v := range found {
				t.Errorf("%s, %s: %s", state.what, theme, v)
			}
			if wide := ask[int](t, ctx, `document.documentElement.scrollWidth - innerWidth`); wide > 0 {
				t.Errorf("%s, %s: the page is %d pixels wider than its window", state.what, theme, wide)
			}
		}
	}
}

// TestMoreContrast asks for more contrast: what is soft is as dark as the text then,
// and lines are seen.
func TestMoreContrast(t *testing.T) {
	ctx := browser.Start(t)
	site := built(t, "../../content", "2026-03-12 08:30")
	const soft = `(() => {
		const of = (what, property) => getComputedStyle(document.querySelector(what))[property]
		return [of(".todo .why", "color") === of("body", "color"), of(".todo > li", "borderBottomColor") === of("body", "color"), of(".sheet", "backgroundColor") === of("body", "backgroundColor")].join(" ")
	})()`
	for contrast, want := range map[string]string{"no-preference": "false false false", "more": "true true true"} {
		for _, theme := range []string{"light", "dark"} {
			media := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: theme}, {Name: "prefers-contrast", Value: contrast}}}
			if _, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, media); err != nil {
				t.Fatal(err)
			}
			open(t, ctx, fileURL(filepath.Join(site, "index.html")))
			if got := ask[string](t, ctx, soft); got != want {
				t.Errorf("%s, contrast %s: %s, want %s", theme, contrast, got, want)
			}
		}
	}
}
