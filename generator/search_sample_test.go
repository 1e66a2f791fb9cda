package generator

import (
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"journal/content"
	"journal/generator/journal"
	"journal/generator/site"
)

// The index of the sample is the very one that the library makes of the same
// documents: package search compares it on texts that are hard, this on those
// that people read.
func TestSearchOfTheSampleIsTheLibrarys(t *testing.T) {
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("node is missing; install it with your system's packages")
	}
	s, err := Scan(context.Background(), Input{Content: content.FS, Machine: time.UTC})
	if err != nil {
		t.Fatal(err)
	}
	b, err := s.Open(context.Background(), func(c journal.Config) (time.Time, error) { return c.Clock(c.Today) }, nil)
	if err != nil {
		t.Fatal(err)
	}
	script, err := b.Site.ReadFile(site.SearchIndex)
	if err != nil {
		t.Fatal(err)
	}
	index := filepath.Join(t.TempDir(), site.SearchIndex)
	if err := os.WriteFile(index, script, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(node, "search/testdata/compare.cjs", "../layouts", index).CombinedOutput()
	if err != nil {
		t.Fatalf("the library says otherwise: %v\n%s", err, out)
	}
	var got struct{ Documents, Terms int }
	if err := json.Unmarshal(out, &got); err != nil {
		t.Fatalf("%v in %q", err, out)
	}
	if got.Documents < 150 || got.Terms < 1000 {
		t.Errorf("too little to compare: %+v", got)
	}
}
