package browser

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// Complaints collects what the browser says of mistakes in a tab: exceptions, the
// console, policies that were broken, files that are not there. What a server says
// of an address with status 404 is none: so it answers before a site is unlocked.
// What it gives can be called at any time.
func Complaints(t testing.TB, ctx context.Context) func() []string {
	t.Helper()
	var mu sync.Mutex
	var said []string
	err := chromedp.Listen(ctx, func(e any) {
		mu.Lock()
		defer mu.Unlock()
		switch e := e.(type) {
		case *runtime.EventExceptionThrown:
			text, _ := json.Marshal(e.ExceptionDetails)
			if !strings.Contains(string(text), "Transition was aborted") { // of the fading between pages, by a browser that was too slow for it
				said = append(said, string(text))
			}
		case *runtime.EventConsoleAPICalled:
			text, _ := json.Marshal(e.Args)
			said = append(said, string(text))
		case *log.EventEntryAdded:
			// That installing is offered in the page itself is told as if it were a mistake.
			if !strings.Contains(e.Entry.Text, "status of 404") && !strings.HasPrefix(e.Entry.Text, "Banner not shown: beforeinstallprompt") {
				said = append(said, e.Entry.Text)
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := chromedp.Call(ctx, log.Enable, cdp.Empty{}); err != nil {
		t.Fatal(err)
	}
	return func() []string {
		mu.Lock()
		defer mu.Unlock()
		return slices.Clone(said)
	}
}
