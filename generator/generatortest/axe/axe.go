// Package axe judges a page in a browser by the rules of axe-core: those of WCAG
// 2.2 AA that a program can look at, and its best practices. axe.min.js is that
// library as its npm package gives it, and axe.txt its licences; make.sh takes
// both from there. Nothing of it is a part of the program or of a site.
package axe

import (
	"context"
	_ "embed"
	"fmt"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

//go:generate sh make.sh

//go:embed axe.min.js
var script string

// Load brings axe-core into every page that the tab opens from now on, by the
// browser itself, so that no policy of a page has to be loosened for it. The page
// has one global more.
func Load(ctx context.Context) error {
	_, err := chromedp.Call(ctx, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: script})
	if err != nil {
		return fmt.Errorf("loading axe-core: %w", err)
	}
	return nil
}

// all runs the rules that are on by default, best practices among them, and that
// on the size of targets; colours runs those that look at colours. Both fetch
// nothing: the policy of a page would forbid it, and say so.
const (
	all     = `rules: {"target-size": {enabled: true}}`
	colours = `runOnly: ["color-contrast", "link-in-text-block"]`
)

const judge = `axe.run(document, {preload: false, resultTypes: ["violations"], %s}).then(r =>
	r.violations.map(v => v.id + ": " + v.help + "\n" + v.nodes.slice(0, 5).map(n =>
		"  " + n.target.join(" ") + ": " + n.html.slice(0, 200) + "\n    " + n.failureSummary.replace(/\s+/g, " ")).join("\n")))`

// Violations returns what the rules find wrong with the page as it is shown now,
// one text for each rule that is broken, with the first five places.
func Violations(ctx context.Context) ([]string, error) { return run(ctx, all) }

// Colours is [Violations] of those rules alone that another theme can break.
func Colours(ctx context.Context) ([]string, error) { return run(ctx, colours) }

func run(ctx context.Context, options string) ([]string, error) {
	found, err := chromedp.Run(ctx, chromedp.Evaluate[[]string](fmt.Sprintf(judge, options), chromedp.EvalAwaitPromise))
	if err != nil {
		return nil, fmt.Errorf("running axe-core: %w", err)
	}
	return found, nil
}
