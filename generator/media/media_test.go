package media

import (
	"math/rand/v2"
	"strings"
	"testing"
)

func TestAsset(t *testing.T) {
	for name, want := range map[string]struct {
		kind string
		save bool
	}{
		"board.png":         {"image/png", false},
		"a/Drawing.SVG":     {"image/svg+xml", false},
		"cv.pdf":            {"application/pdf", false},
		"call.m4a":          {"audio/mp4", false},
		"talk.webm":         {"video/webm", false},
		"letter.txt":        {"text/plain; charset=utf-8", false},
		"invitation.ics":    {"text/calendar; charset=utf-8", true},
		"offers.csv":        {"text/csv; charset=utf-8", true},
		"saved.html":        {"application/octet-stream", true},
		"saved.HTM":         {"application/octet-stream", true},
		"saved.xhtml":       {"application/octet-stream", true},
		"feed.xml":          {"application/octet-stream", true},
		"sw.js":             {"application/octet-stream", true},
		"x.mjs":             {"application/octet-stream", true},
		"style.css":         {"application/octet-stream", true},
		"x.wasm":            {"application/octet-stream", true},
		"x.webmanifest":     {"application/octet-stream", true},
		"contract":          {"application/octet-stream", true},
		"contract.pdf.html": {"application/octet-stream", true},
		"html":              {"application/octet-stream", true},
	} {
		if kind, save := Asset(name); kind != want.kind || save != want.save {
			t.Errorf("%s is %s, to be saved: %t", name, kind, save)
		}
	}
}

// No name makes an asset something that a browser runs.
func TestNoAssetRuns(t *testing.T) {
	for ext := range running {
		for _, name := range []string{"a" + ext, "a" + strings.ToUpper(ext), "a.png" + ext, ext} {
			if kind, save := Asset(name); kind != unknown || !save {
				t.Errorf("%s is %s, to be saved: %t", name, kind, save)
			}
		}
	}
	quiet := map[string]bool{unknown: true}
	for _, kind := range lying {
		quiet[kind] = true
	}
	seed := rand.Uint64()
	r := rand.New(rand.NewPCG(seed, 0))
	for range 100_000 {
		name := []byte("a.")
		for range 1 + r.IntN(5) {
			name = append(name, "abcdefghijklmnopqrstuvwxyzHTMLJS0123456789. "[r.IntN(44)])
		}
		if kind, _ := Asset(string(name)); !quiet[kind] {
			t.Fatalf("seed %d: %q is %s", seed, name, kind)
		}
	}
	for kind := range quiet {
		if policy := Policy(kind); !strings.Contains(policy, "; sandbox") || strings.Contains(policy, "script") || !strings.Contains(policy, "default-src 'none'") {
			t.Errorf("the policy of %s is %s", kind, policy)
		}
	}
}

func TestType(t *testing.T) {
	for name, want := range map[string]string{"a/index.html": "text/html; charset=utf-8", "journal.js": "text/javascript; charset=utf-8", "style.css": "text/css; charset=utf-8",
		"favicon.svg": "image/svg+xml", "calendar.ics": "text/calendar; charset=utf-8", "Tiempos.woff2": "font/woff2", "x": "application/octet-stream"} {
		if got := Type(name); got != want {
			t.Errorf("%s is %s, want %s", name, got, want)
		}
	}
}
