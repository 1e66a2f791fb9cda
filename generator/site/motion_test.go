package site

import (
	"regexp"
	"strings"
	"testing"

	"io/fs"

	"journal/layouts"
)

// TestMotion sees that nothing in the style moves but for readers who have
// nothing against it. The fading between pages is not to be seen from file://.
func TestMotion(t *testing.T) {
	style, err := fs.ReadFile(layouts.FS(), "style.css")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, found := strings.Cut(string(style), "@media (prefers-reduced-motion: no-preference) {\n")
	moving, after, ends := strings.Cut(rest, "\n}\n")
	if !found || !ends || !strings.Contains(moving, "smooth") {
		t.Fatal("there is no part of the style for readers who like motion")
	}
	before, _, _ := strings.Cut(string(style), moving)
	if at := regexp.MustCompile(`.*(smooth|transition|animation|@keyframes).*`).FindString(before + after); at != "" {
		t.Errorf("moves for everybody: %s", at)
	}
}
