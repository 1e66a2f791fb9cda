package folder

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"
)

// Without a key the manifest tells nothing of the clock and the machine.
func TestWriteWithoutKeyIsQuiet(t *testing.T) {
	for key, quiet := range map[string]bool{"": true, "k": false} {
		dir := t.TempDir()
		if _, err := Write(t.Context(), dir, fakeSite{"a.html": "text"}, Options{Key: key}); err != nil {
			t.Fatal(err)
		}
		manifest, err := os.ReadFile(filepath.Join(dir, manifestName))
		if err != nil {
			t.Fatal(err)
		}
		silent := regexp.MustCompile(`(?m)^boot ""\n(.*\n)*file \d+ 0 "a\.html"$`).Match(manifest)
		if silent != quiet && bootIdentity() != "" {
			t.Errorf("key %q:\n%s", key, manifest)
		}
	}
}
