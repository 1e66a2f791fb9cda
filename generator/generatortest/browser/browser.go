// Package browser starts Chromium for tests of what a person sees. [Start] gives
// the first tab of a browser of its own, [Tab] a further one; both are contexts
// of chromedp and end with their test.
package browser

import (
	"bytes"
	"context"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// limit is how long the tests of one browser may take before it counts as stuck, on a
// machine that is slow and busy as well.
const limit = 20 * time.Minute

// Start starts Chromium with a profile of its own and gives its first tab.
// Without Chromium the test is skipped; make needs ALL=1, with which CI begins, sees to it
// that nothing is missing there.
func Start(t testing.TB) context.Context {
	t.Helper()
	var program string
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"} {
		if found, err := exec.LookPath(name); err == nil {
			program = found
			break
		}
	}
	if program == "" {
		missing(t, "chromium")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(program), chromedp.NoSandbox,
		chromedp.Flag("disable-gpu", true), chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true))
	ctx, cancel := chromedp.NewExecAllocator(t.Context(), options...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	ctx, cancel = context.WithTimeout(ctx, limit)
	t.Cleanup(cancel)
	return ctx
}

// Tab opens one more tab in the browser of a tab that has been used. Tabs may be
// used at the same time, each by one goroutine.
func Tab(t testing.TB, of context.Context) context.Context {
	ctx, cancel := chromedp.NewContext(of)
	t.Cleanup(cancel)
	return ctx
}

// Printed prints the page of a tab on A4 as a reader would, without colours
// behind texts, and gives the text of each sheet. It needs pdftotext, for which
// the same holds as for Chromium.
func Printed(t testing.TB, ctx context.Context) []string {
	t.Helper()
	program, err := exec.LookPath("pdftotext")
	if err != nil {
		missing(t, "pdftotext")
	}
	pdf, err := chromedp.Run(ctx, chromedp.PrintToPDF(chromedp.PDFPaper(chromedp.PaperA4), chromedp.PDFPreferCSSPageSize()))
	if err != nil {
		t.Fatal(err)
	}
	run := exec.CommandContext(t.Context(), program, "-", "-")
	run.Stdin = bytes.NewReader(pdf)
	text, err := run.Output()
	if err != nil {
		t.Fatalf("pdftotext: %v", err)
	}
	return strings.Split(strings.TrimSuffix(string(text), "\f"), "\f")
}

// missing ends a test that cannot do without a program.
func missing(t testing.TB, program string) {
	t.Helper()
	t.Skipf("%s is missing; install it with your system's packages", program)
}
