package main

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// driver is a tab of some browser.
type driver interface {
	visit(url string) error
	eval(expression string) (json.RawMessage, error) // what a promise gives, too
}

// tab is what a reader sees and does in a driver.
type tab struct {
	t    testing.TB
	with driver
	site string // the address of the site
}

// chromium drives a tab by chromedp.
type chromium struct{ ctx context.Context }

func (c chromium) visit(url string) error { return chromedp.Do(c.ctx, chromedp.Navigate(url)) }

func (c chromium) eval(expression string) (json.RawMessage, error) {
	text, err := chromedp.Run(c.ctx, chromedp.Evaluate[string](`(async () => JSON.stringify(await (`+expression+`)) ?? "null")()`, chromedp.EvalAwaitPromise))
	return json.RawMessage(text), err
}

func (b *tab) visit(path string) {
	b.t.Helper()
	if err := b.with.visit(b.site + path); err != nil {
		b.t.Fatalf("opening %q: %v", path, err)
	}
}

// says evaluates an expression and gives its value as JSON, strings as they are.
func (b *tab) says(expression string) string {
	b.t.Helper()
	raw, err := b.with.eval(expression)
	if err != nil {
		b.t.Fatalf("%s: %v", expression, err)
	}
	return plainJSON(raw)
}

func plainJSON(raw json.RawMessage) string {
	var text string
	if json.Unmarshal(raw, &text) == nil {
		return text
	}
	return string(raw)
}

// until waits for an expression to have a value, across reloads of the page.
func (b *tab) until(expression, want string) {
	b.t.Helper()
	b.untilSo(expression, want, func(got string) bool { return got == want })
}

func (b *tab) untilSo(expression, want string, right func(string) bool) {
	b.t.Helper()
	got, ok := b.within(longest, expression, right)
	if ok {
		return
	}
	page, _ := b.with.eval(`document.URL + " " + document.body.innerText`)
	b.t.Fatalf("%s is %q and not %q; the page: %s", expression, got, want, page)
}

// within asks the page until an answer is right, or some time is over, and returns the last
// answer.
func (b *tab) within(limit time.Duration, expression string, right func(string) bool) (got string, ok bool) {
	for end := time.Now().Add(limit); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		raw, err := b.with.eval(expression)
		if err != nil {
			got = err.Error() // a page on its way out answers nothing
			continue
		}
		if got = plainJSON(raw); right(got) {
			return got, true
		}
	}
	return got, false
}

// locked waits for the lock page to ask for the passphrase.
func (b *tab) locked() {
	b.t.Helper()
	b.until(`document.title + " " + document.getElementById("form")?.hidden`, "Private page false")
}

// complains waits for the lock page to say something.
func (b *tab) complains(part string) {
	b.t.Helper()
	b.untilSo(`document.title + ": " + document.getElementById("said")?.textContent`, part, func(got string) bool {
		return strings.HasPrefix(got, "Private page: ") && strings.Contains(got, part)
	})
}

// typed enters a passphrase into the lock page.
func (b *tab) typed(passphrase string, stay bool) {
	b.t.Helper()
	b.says(fmt.Sprintf(`(document.getElementById("passphrase").value = %q, document.getElementById("stay").checked = %t, document.getElementById("form").requestSubmit())`, passphrase, stay))
}

// shows waits for a page of the site.
func (b *tab) shows(title string) {
	b.t.Helper()
	b.until(`document.readyState === "complete" ? document.title : ""`, title)
}

// unlock opens a page of the site from the lock page.
func (b *tab) unlock(path, title string, stay bool) {
	b.t.Helper()
	b.visit(path)
	b.locked()
	b.typed(lockPassphrase, stay)
	b.shows(title)
}
