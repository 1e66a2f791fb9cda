package site

import (
	"context"
	_ "embed"
	"net/url"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	cdpage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"journal/generator/generatortest/axe"
	"journal/generator/generatortest/browser"
)

// judge is what a page is asked in the browser.
//
//go:embed testdata/judge.js
var judge string

// reader is a tab in which pages are looked at as different people see them.
type reader struct {
	t     *testing.T // the test that looks
	ctx   context.Context
	root  string          // address of the folder the site lies in
	page  string          // the page, for what is reported
	said  func() []string // what the browser complained of
	heard int             // how much of that is reported
}

// newReader opens a tab on the site in a folder.
func newReader(t *testing.T, of context.Context, dir string) *reader {
	root := url.URL{Scheme: "file", Path: filepath.ToSlash(dir) + "/"}
	r := &reader{t: t, ctx: browser.Tab(t, of), root: root.String()}
	r.said = browser.Complaints(t, r.ctx)
	r.must(axe.Load(r.ctx))
	_, err := chromedp.Call(r.ctx, emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true}) // as if each tab were in front
	r.must(err)
	_, err = chromedp.Call(r.ctx, cdpage.AddScriptToEvaluateOnNewDocument, cdpage.AddScriptToEvaluateOnNewDocumentParams{Source: judge})
	r.must(err)
	return r
}

func (r *reader) must(err error) {
	r.t.Helper()
	if err != nil {
		r.t.Fatalf("%s: %v", r.page, err)
	}
}

// report says what is wrong with the page, if anything.
func (r *reader) report(as string, wrong []string) {
	r.t.Helper()
	if len(wrong) > 0 {
		r.t.Errorf("%s, %s:\n\t%s", r.page, as, strings.Join(wrong, "\n\t"))
	}
}

// open goes to a page as somebody sees it.
func (r *reader) open(name string, l look) {
	r.page = name
	r.as(l)
	address, err := url.Parse(r.root)
	r.must(err)
	r.must(chromedp.Do(r.ctx, chromedp.Navigate(address.JoinPath(name).String())))
}

// look is how somebody looks at a page.
type look struct {
	print bool
	want  [][2]string // media features and their values
	width int64       // of the window in CSS pixels, 1280 if 0
	zoom  float64     // of the whole page, 1 if 0
	text  int64       // size of text that has no other in pixels, 16 if 0
}

// as shows the page to somebody.
func (r *reader) as(l look) {
	media := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
		{Name: "prefers-color-scheme", Value: "light"}, {Name: "forced-colors", Value: "none"}, {Name: "prefers-reduced-motion", Value: "no-preference"},
	}}
	for _, f := range l.want {
		media.Features = append(media.Features, &emulation.MediaFeature{Name: f[0], Value: f[1]})
	}
	if l.print {
		media.Media = "print"
	}
	_, err := chromedp.Call(r.ctx, emulation.SetEmulatedMedia, media)
	r.must(err)
	_, err = chromedp.Call(r.ctx, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{
		Width: or(l.width, 1280), Height: 900, DeviceScaleFactor: or(l.zoom, 1),
	})
	r.must(err)
	_, err = chromedp.Call(r.ctx, cdpage.SetFontSizes, cdpage.SetFontSizesParams{FontSizes: &cdpage.FontSizes{Standard: or(l.text, 16)}})
	r.must(err)
}

// or returns the first of two that is not zero.
func or[N int64 | float64](n, instead N) N {
	if n == 0 {
		return instead
	}
	return n
}

// ask returns the complaints that an expression on the page gives.
func (r *reader) ask(expression string) []string {
	r.t.Helper()
	wrong, err := chromedp.Run(r.ctx, chromedp.Evaluate[[]string](expression, chromedp.EvalAwaitPromise))
	r.must(err)
	return wrong
}

// axe reports what axe-core finds.
func (r *reader) axe(as string, rules func(context.Context) ([]string, error)) {
	r.t.Helper()
	wrong, err := rules(r.ctx)
	r.must(err)
	r.report(as, wrong)
}

// presses is how often the key Tab is pressed on a page, at most.
const presses = 40

// tab goes through the page with the key Tab and reports controls that are left
// out or come in another order than on the page.
func (r *reader) tab() {
	r.t.Helper()
	n, err := chromedp.Run(r.ctx, chromedp.Evaluate[int](`judge.walk()`))
	r.must(err)
	for range min(n, presses) {
		_, err := chromedp.Call(r.ctx, input.DispatchKeyEvent, input.DispatchKeyEventParams{Type: input.DispatchKeyEventTypeRawKeyDown, Key: "Tab", Code: "Tab", WindowsVirtualKeyCode: 9})
		r.must(err)
	}
	r.report("by the key Tab", r.ask(`judge.walked(`+strconv.Itoa(min(n, presses))+`)`))
}

// quiet reports what the browser complained of since it was asked last.
func (r *reader) quiet() {
	r.t.Helper()
	_, err := chromedp.Call(r.ctx, cdpage.Enable, cdpage.EnableParams{}) // what was said before this is heard
	r.must(err)
	all := r.said()
	r.report("the browser says", all[r.heard:])
	r.heard = len(all)
}
