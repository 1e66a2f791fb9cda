// Package axe judges a page in a browser by the rules of axe-core: those of WCAG
// 2.2 AA that a program can look at, and its best practices. axe.min.js is that
// library as its npm package gives it, and axe.txt its licences; make.sh takes
// both from there. Nothing of it is a part of the program or of a site.
package axe

import (
	"context"
	_ "embed"
	"fmt"
	"strings"

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

// judge runs all rules that are on by default, and that on the size of targets. It
// fetches nothing: the policy of a page would forbid it, and say so.
const judge = `axe.run(document, {preload: false, resultTypes: ["violations"], rules: {"target-size": {enabled: true}}}).then(r =>
	r.violations.map(v => v.id + ": " + v.help + "\n" + v.nodes.slice(0, 5).map(n =>
		"  " + n.target.join(" ") + ": " + n.html.slice(0, 200) + "\n    " + n.failureSummary.replace(/\s+/g, " ")).join("\n")))`

// Violations gives what the rules find wrong with the page as it is shown now,
// one text for each rule that is broken, with the first five places.
func Violations(ctx context.Context) ([]string, error) {
	found, err := chromedp.Run(ctx, chromedp.Evaluate[[]string](judge, chromedp.EvalAwaitPromise))
	if err != nil {
		return nil, fmt.Errorf("running axe-core: %s", strings.TrimSpace(err.Error()))
	}
	return found, nil
}
