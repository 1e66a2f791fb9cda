package generator

import (
	"bytes"
	"context"
	"io/fs"
	"testing"
	"time"
)

// TestUpdateFollowsAChangedNote changes one note and sees it on its page,
// while the journal of before stays as it was.
func TestUpdateFollowsAChangedNote(t *testing.T) {
	content := small()
	s, err := Scan(context.Background(), Input{Content: content, Machine: time.UTC})
	if err != nil {
		t.Fatal(err)
	}
	before, err := s.Open(context.Background(), frozen, nil)
	if err != nil {
		t.Fatal(err)
	}
	content["about.markdown"] = file("# About\n\nA line written later.\n")
	after, err := before.Update(context.Background(), frozen, Changed{Content: []string{"about.markdown"}})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		of   *Built
		want bool
	}{{before, false}, {after, true}} {
		page, err := fs.ReadFile(c.of.Site, "about.html")
		if err != nil {
			t.Fatal(err)
		}
		if got := bytes.Contains(page, []byte("A line written later.")); got != c.want {
			t.Errorf("the later line is on the page: %v, want %v", got, c.want)
		}
	}
}
