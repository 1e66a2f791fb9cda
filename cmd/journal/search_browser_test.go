package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"journal/generator/generatortest/browser"
)

// press types keys into the page.
func press(t *testing.T, ctx context.Context, keys string) {
	t.Helper()
	if err := chromedp.Do(ctx, chromedp.KeyEvent(keys)); err != nil {
		t.Fatalf("pressing %q: %v", keys, err)
	}
}

// firstHit is the first result of the search page, and hit says what holds it.
const firstHit = `document.querySelector("#_results a")`

// searchFrom goes from a page to the search by its key, finds a question in
// spite of a slip, follows it to its place and comes back to what was found.
func searchFrom(t *testing.T, ctx context.Context, read func(expression string) string, wait func(expression string)) {
	t.Helper()
	press(t, ctx, "/")
	wait(`location.pathname.endsWith("/search.html") && document.activeElement?.id === "_query" && document.readyState === "complete"`)
	press(t, ctx, "conflct teammate")
	wait(firstHit + `?.textContent === "Tell me about a conflict with a teammate"`)
	for expression, want := range map[string]string{
		firstHit + `.querySelector("mark").textContent`: "conflict",
		`document.getElementById("_query").value`:       "conflct teammate",
		`location.hash`: "#q=conflct%20teammate",
		`document.getElementById("_results").querySelector("h2").id`: "_hits-question",
		`document.getElementById("_all").checkVisibility()`:          "false",
	} {
		if got := read(expression); got != want {
			t.Errorf("%s is %q, want %q", expression, got, want)
		}
	}
	if got := read(`document.getElementById("_found").textContent`); !strings.Contains(got, "in questions") {
		t.Errorf("what was found is announced as %q", got)
	}
	press(t, ctx, kb.ArrowDown+kb.ArrowDown)
	wait(`document.activeElement === document.querySelectorAll("#_results a")[1]`)
	press(t, ctx, kb.ArrowUp)
	wait(`document.activeElement === ` + firstHit)
	press(t, ctx, kb.Enter)
	wait(`location.pathname.endsWith("/questions.html") && document.querySelector(":target")?.textContent.includes("Tell me about a conflict with a teammate")`)
	read(`history.back()`)
	wait(`location.pathname.endsWith("/search.html") && document.getElementById("_query").value === "conflct teammate" && ` + firstHit + `?.textContent === "Tell me about a conflict with a teammate"`)
	press(t, ctx, kb.Escape+kb.Escape) // a page that was kept by the browser still has its focus on the result
	wait(`document.getElementById("_query").value === "" && location.hash === "" && document.getElementById("_all").checkVisibility() && ` + firstHit + ` === null`)
}

func TestSearchFromFiles(t *testing.T) {
	ctx := browser.Start(t)
	said := browser.Complaints(t, ctx)
	site := built(t, "../../content", "2026-03-12 08:30")
	read := func(expression string) string { return ask[string](t, ctx, `String(`+expression+`)`) }
	wait := func(expression string) { until(t, ctx, expression) }
	open(t, ctx, fileURL(filepath.Join(site, "interviews", "2026-02-04-harbourlight-system-design.html")))
	searchFrom(t, ctx, read, wait)

	// Every result leads to a place that is there.
	for _, query := range []string{"numbers", "Mosslane", "on-call", "the"} {
		open(t, ctx, fileURL(filepath.Join(site, "search.html"))+"#q="+query)
		wait(firstHit)
		for _, at := range ask[[]string](t, ctx, `[...document.querySelectorAll("#_results a")].map(a => a.getAttribute("href"))`) {
			name, place, deep := strings.Cut(at, "#")
			text, err := os.ReadFile(filepath.Join(site, filepath.FromSlash(name)))
			if err != nil || deep && !strings.Contains(string(text), ` id="`+place+`"`) {
				t.Errorf("%q finds %s, which is not there: %v", query, at, err)
			}
		}
		if marks := read(`document.querySelectorAll("#_results mark").length > 0`); marks != "true" {
			t.Errorf("%q is not highlighted", query)
		}
	}
	if got := said(); len(got) > 0 {
		t.Errorf("the browser says %q", got)
	}
}

// Accents, Chinese, Japanese and Korean are found inside words, and what a note
// says is only ever text.
func TestSearchAwkwardWords(t *testing.T) {
	ctx := browser.Start(t)
	said := browser.Complaints(t, ctx)
	dir := notes(t, map[string]string{
		"interviews/a.md": "---\ncompany: Ångström Straße\ndate: 2026-03-04\n---\n\n株式会社メルカリで面接を受けました。\n\n## 한국어 질문\n\n자기소개를 해 주세요\n",
		"interviews/b.md": "---\ncompany: \"<img src=x onerror=alert(1)>\"\ndate: 2026-03-03\n---\n\nThey said `</script><b>quoted</b>` and it's 'fine' \\ \"so\".\n",
	})
	site := built(t, dir, "2026-03-05 09:00")
	for query, want := range map[string]string{
		"angstrom strasse": "Ångström Straße", // the company, the first of all
		"面接":               "面接",
		"接":                "接",
		"カリ":               "カリ",
		"질문":               "질문",
		"quoted":           "quoted",
		"onerror":          "onerror",
	} {
		open(t, ctx, fileURL(filepath.Join(site, "search.html"))+"#q="+query)
		until(t, ctx, `document.getElementById("_query").value === "`+query+`"`)
		until(t, ctx, firstHit)
		got := ask[[]string](t, ctx, `[...document.querySelector("#_results li").querySelectorAll("mark")].map(m => m.textContent)`)
		if !strings.Contains(strings.Join(got, " "), want) && want != "Ångström Straße" || len(got) == 0 {
			t.Errorf("%q highlights %q, want %q", query, got, want)
		}
		if bad := ask[int](t, ctx, `document.querySelectorAll("main img, main b, #_results script").length`); bad > 0 {
			t.Errorf("%q: markup of a note came to life", query)
		}
	}
	if got := said(); len(got) > 0 {
		t.Errorf("the browser says %q", got)
	}
}

// behindTheLock puts the encrypted sample on a host and gives a tab for it, and
// what its browser complains of.
func behindTheLock(t *testing.T) (b *tab, ctx context.Context, said func() []string) {
	t.Helper()
	key, err := lockKey()
	if err != nil {
		t.Fatal(err)
	}
	h := newHost(t, sealedSite(t, os.DirFS(built(t, "../../content", "2026-03-12 08:30")), key))
	ctx = browser.Start(t)
	said = browser.Complaints(t, ctx)
	return &tab{t, chromium{ctx}, h.url}, ctx, said
}

// TestSearchBehindTheLock searches the encrypted site.
func TestSearchBehindTheLock(t *testing.T) {
	b, ctx, said := behindTheLock(t)
	b.visit("improve.html")
	b.locked()
	b.typed(lockPassphrase, false)
	b.until(`document.readyState === "complete" && document.querySelector("main h1")?.textContent`, "Three things for tomorrow")
	searchFrom(t, ctx, func(expression string) string { return b.says(`String(` + expression + `)`) },
		func(expression string) { t.Helper(); b.until(`Boolean(`+expression+`)`, "true") })
	if got := said(); len(got) > 0 {
		t.Errorf("the browser says %q", got)
	}
}

// TestSearchInThePreview has a note saved while something is being typed: the
// new words are found and what was typed is still there. Other pages do not
// begin again for the sake of the index.
func TestSearchInThePreview(t *testing.T) {
	ctx := browser.Start(t)
	said := browser.Complaints(t, ctx)
	dir := notes(t, map[string]string{"story.md": story("It begins.", "It ends."), "journal.yaml": "today: 2026-03-05 09:00\n"})
	address := serve(t, dir).url
	open(t, ctx, address+"search.html")
	until(t, ctx, aPage+` && document.activeElement?.id === "_query"`)
	press(t, ctx, "zephyr")
	until(t, ctx, `document.getElementById("_found").textContent.startsWith("Nothing found")`)
	put(t, filepath.Join(dir, "story.md"), story("It begins with a zephyr.", "It ends."))
	until(t, ctx, firstHit+`?.textContent.includes("A story") && document.getElementById("_query").value === "zephyr" && document.activeElement?.id === "_query"`)

	open(t, ctx, address+"story.html")
	until(t, ctx, aPage)
	ask[bool](t, ctx, `(window.__same = true)`)
	put(t, filepath.Join(dir, "story.md"), story("It begins with a storm.", "It ends."))
	until(t, ctx, `document.body.textContent.includes("a storm")`)
	if !ask[bool](t, ctx, `window.__same === true`) {
		t.Error("the page of a note was loaded again for the index")
	}
	if got := said(); len(got) > 0 {
		t.Errorf("the browser says %q", got)
	}
}
