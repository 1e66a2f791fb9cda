package main

import (
	"context"
	_ "embed"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"

	"journal/generator/generatortest/browser"
)

//go:embed testdata/attack.html
var attackPage string

// secret stands in a note; no other website may ever hold it.
const secret = "the offer is ninety thousand"

// TestOtherWebsites opens a page of another origin that tries everything a page
// can try to read the preview or to change a note: once from another port of
// the same host (same site, other origin), once from another host.
func TestOtherWebsites(t *testing.T) {
	for _, host := range []string{"127.0.0.1", "localhost"} {
		t.Run(host, func(t *testing.T) {
			content := t.TempDir()
			note := filepath.Join(content, filepath.FromSlash(savedPath))
			put(t, note, savedNote+"\n## Concerns\n\n- "+secret+"\n")
			s := serve(t, content)
			s.shows(savedPage, secret)
			_, page := s.read(savedPage)
			attacker := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
				w.Header().Set("Content-Type", "text/html; charset=utf-8")
				fmt.Fprint(w, attackPage)
			}))
			defer attacker.Close()
			at, err := url.Parse(attacker.URL)
			if err != nil {
				t.Fatal(err)
			}

			ctx := browser.Start(t)
			answers := answersOf(t, ctx, s.url)
			open(t, ctx, "http://"+host+":"+at.Port()+"/")
			loot := ask[[]string](t, ctx, fmt.Sprintf(`attack(%q, %q, %q)`, s.url, savedPage, previewPaths(page)))
			for _, l := range loot {
				t.Errorf("the other website got %s", l)
			}
			for _, a := range answers() {
				if a.status < 400 {
					t.Errorf("%s for the other website: status %d", a.what, a.status)
				}
			}
			if got, err := os.ReadFile(note); err != nil || !strings.Contains(string(got), secret) || strings.Contains(string(got), "log:") {
				t.Errorf("the note after the attack: %v\n%s", err, got)
			}
			// The attack itself has to work on a server that lets everything through.
			if host == "localhost" {
				return
			}
			anyone := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
				w.Header().Set("Access-Control-Allow-Origin", "*")
				w.Header().Set("Content-Type", "text/html; charset=utf-8")
				fmt.Fprint(w, page)
			}))
			defer anyone.Close()
			if loot := ask[[]string](t, ctx, fmt.Sprintf(`attack(%q, %q, %q)`, anyone.URL+"/", savedPage, previewPaths(page))); len(loot) == 0 {
				t.Error("the attack finds nothing even where everything is open: it proves nothing")
			}
		})
	}
}

// previewPaths are the addresses of the preview itself that its page tells of.
func previewPaths(page string) string {
	var paths []string
	for _, part := range strings.Split(page, `"`) {
		if strings.HasPrefix(part, "/.journal/") && !strings.ContainsAny(part, " <>\n") && len(part) < 200 {
			paths = append(paths, part)
		}
	}
	return strings.Join(paths, "\n")
}

type answerSeen struct {
	what   string
	status int64
}

// answersOf notes every answer of the preview that the browser gets.
func answersOf(t *testing.T, ctx context.Context, base string) func() []answerSeen {
	t.Helper()
	var mu sync.Mutex
	var seen []answerSeen
	if err := chromedp.Listen(ctx, func(e any) {
		if e, ok := e.(*network.EventResponseReceived); ok && strings.HasPrefix(e.Response.URL, base) {
			mu.Lock()
			defer mu.Unlock()
			seen = append(seen, answerSeen{fmt.Sprint(e.Type, " ", e.Response.URL), e.Response.Status})
		}
	}); err != nil {
		t.Fatal(err)
	}
	return func() []answerSeen {
		mu.Lock()
		defer mu.Unlock()
		return seen
	}
}
