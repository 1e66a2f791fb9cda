package site

import (
	"os"
	"path"
	"strings"
	"testing"
	"unicode"

	"github.com/chromedp/chromedp"

	"journal/generator/generatortest/browser"
)

// TestPagesPrint prints what people take along: a prep sheet is one sheet of
// paper, an interview shows all that is folded away on the screen, and the improve page
// is a few sheets that say what they leave out, with no heading alone at the foot of a sheet.
func TestPagesPrint(t *testing.T) {
	s := made(t, sample())
	dir := t.TempDir()
	if err := os.CopyFS(dir, s); err != nil {
		t.Fatal(err)
	}
	r := newReader(t, browser.Start(t), dir)
	preps := 0
	for _, name := range s.Names() {
		f, _ := s.file(name)
		if f.layout != "interview.html" && f.layout != "prep.html" && name != "improve.html" {
			continue
		}
		r.open(name, look{print: true, width: 718}) // of A4 between its margins
		r.report("printed", r.ask(`judge.overflow()`))
		folded := r.ask(`[...document.querySelectorAll("main details:not([open])")].map(d => d.querySelector(":scope > :not(summary)").textContent)`)
		heads := r.ask(`[...document.querySelectorAll("main :is(h1, h2, h3, h4, h5, h6, summary)")].map(h => h.innerText)`)
		foot := r.ask(`[document.querySelector("footer").textContent, document.querySelector(".top nav").textContent]`)
		r.as(look{})
		sheets := browser.Printed(t, r.ctx)
		all := letters(strings.Join(sheets, ""))
		if title, err := chromedp.Run(r.ctx, chromedp.Evaluate[string](`document.querySelector("h1").textContent`)); err != nil || !strings.Contains(all, letters(title)) {
			t.Errorf("%s: its title %q is not printed: %v", name, title, err)
		}
		if name == "improve.html" {
			if len(sheets) > 5 || !strings.Contains(all, "moreonthepage.") || !strings.Contains(all, "Thisisthepageinshort") {
				t.Errorf("%s takes %d sheets, or does not say what it leaves out", name, len(sheets))
			}
			folded = nil
		}
		for _, text := range folded {
			if begins := []rune(letters(text)); !strings.Contains(all, string(begins[:min(len(begins), 40)])) {
				t.Errorf("%s: what is folded away is not printed: %q", name, text)
			}
		}
		for _, text := range foot {
			if strings.Contains(all, letters(text)) {
				t.Errorf("%s: what is to be clicked is printed: %q", name, text)
			}
		}
		for n, sheet := range sheets[:len(sheets)-1] {
			for _, head := range heads {
				if strings.HasSuffix(letters(sheet), letters(head)) {
					t.Errorf("%s: the heading %q stands alone at the foot of sheet %d", name, head, n+1)
				}
			}
		}
		if path.Dir(name) == "prep" {
			if preps++; len(sheets) != 1 {
				t.Errorf("%s takes %d sheets", name, len(sheets))
			}
		}
		t.Logf("%s: %d sheets", name, len(sheets))
	}
	if preps == 0 {
		t.Error("the sample has no prep sheet")
	}
}

// letters is a text without spaces, which programs set in their own ways, and without
// the boxes that the style draws.
func letters(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.IsControl(r) || r == '·' || r == '✓' {
			return -1
		}
		return r
	}, text)
}
