package site

import (
	"strings"
	"testing"

	"journal/layouts"
)

// The messages that lie beside the layouts are no part of the site.
func TestDraftsAreNotCopied(t *testing.T) {
	theme, err := readTheme(layouts.FS())
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range theme.staticNames {
		if strings.HasPrefix(name, "drafts") {
			t.Errorf("%s is copied to the site", name)
		}
	}
}
