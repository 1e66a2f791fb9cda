package generator

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"runtime"
	"testing"
	"time"
	"weak"
)

// TestUpdateFollowsAChangedNote changes one note and sees it on its page,
// while the journal of before stays as it was.
func TestUpdateFollowsAChangedNote(t *testing.T) {
	content := small()
	before := opened(t, content)
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

// opened returns the journal of some files.
func opened(t *testing.T, content fs.FS) *Built {
	t.Helper()
	s, err := Scan(context.Background(), Input{Content: content, Machine: time.UTC})
	if err != nil {
		t.Fatal(err)
	}
	b, err := s.Open(context.Background(), frozen, nil)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestUpdateHoldsOnToNothing sees that the journal of before can be forgotten:
// a preview that runs for weeks must not keep every state it has shown.
func TestUpdateHoldsOnToNothing(t *testing.T) {
	content := small()
	b := opened(t, content)
	old := weak.Make(b)
	journal, site, notes := weak.Make(b.Journal), weak.Make(b.Site), weak.Make(b.Journal.Notes[0])
	for n := range 3 {
		if _, err := b.Site.ReadFile("about.html"); err != nil {
			t.Fatal(err)
		}
		content["about.markdown"] = file(fmt.Sprintf("# About\n\nLine %d\n", n))
		var err error
		if b, err = b.Update(context.Background(), frozen, Changed{Content: []string{"about.markdown"}}); err != nil {
			t.Fatal(err)
		}
	}
	runtime.GC()
	if old.Value() != nil || journal.Value() != nil || site.Value() != nil || notes.Value() != nil {
		t.Error("the journal of before is still held on to")
	}
	runtime.KeepAlive(b)
}
