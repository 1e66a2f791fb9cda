package main

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// TestPreviewSoak edits, deletes, renames and breaks notes at random while tabs
// come and go. At the end every page that is served equals that of a fresh
// build, byte for byte. JOURNAL_SOAK gives the time; make soak runs it for ten
// minutes under the race detector.
func TestPreviewSoak(t *testing.T) {
	lasts := 4 * time.Second
	if s := os.Getenv("JOURNAL_SOAK"); s != "" {
		var err error
		if lasts, err = time.ParseDuration(s); err != nil {
			t.Fatal(err)
		}
	}
	home := t.TempDir()
	content := filepath.Join(home, "content")
	layouts := filepath.Join(home, "layouts")
	for i := range 60 {
		put(t, filepath.Join(content, "interviews", soakName(i)), soakNote(i, 0))
	}
	s := serve(t, content)

	ctx, cancel := context.WithCancel(t.Context())
	var tabs sync.WaitGroup
	all := []*soakTab{{}, {}, {}, {}}
	for i := range all {
		tabs.Go(func() { s.live(ctx, all[i], rand.New(rand.NewPCG(uint64(i), 7))) })
	}
	// On a machine that has much else to do it takes longer until every tab has heard something.
	idle := func() bool {
		return slices.ContainsFunc(all, func(t *soakTab) bool { return t.heard.Load() == 0 || t.read.Load() == 0 })
	}
	random := rand.New(rand.NewPCG(1, 2))
	edits := 0
	for end := time.Now().Add(lasts); !t.Failed() && (time.Now().Before(end) || idle() && time.Now().Before(end.Add(time.Minute))); edits++ {
		soakOnce(t, random, content, layouts, edits)
		time.Sleep(time.Duration(random.Int64N(int64(30 * time.Millisecond))))
	}
	cancel()
	tabs.Wait()
	for i := range all {
		heard, read := all[i].heard.Load(), all[i].read.Load()
		t.Logf("%d edits; tab %d heard of %d epochs and read %d pages", edits, i, heard, read)
		if heard == 0 || read == 0 {
			t.Errorf("tab %d heard of %d epochs and read %d pages", i, heard, read)
		}
	}

	if err := os.RemoveAll(layouts); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(home, "fresh")
	runProgram(t, "build", "--content", content, "--out", out, "--today", "2026-03-05 09:00")
	want := files(t, out)
	// The last edit may still be on its way: an empty file waits for its text.
	for name, text := range want {
		s.wait("the last edit on "+name, func() bool {
			_, body := s.read(name)
			return asBuilt(body) == withoutPolicy(string(text))
		})
	}
	if status, _ := s.read("interviews/nobody.html"); status != http.StatusNotFound {
		t.Errorf("a page that is not there has status %d", status)
	}
	s.stop()
	if strings.Contains(s.said.String(), "DATA RACE") || strings.Contains(s.said.String(), "panic") {
		t.Errorf("the preview said:\n%s", s.said)
	}
}

func soakName(i int) string { return fmt.Sprintf("2026-01-%02d-firm-%d.md", 1+i%28, i) }

func soakNote(i, n int) string {
	return fmt.Sprintf("---\ncompany: Firm %d\ndate: 2026-01-%02d\ninterviewers: [Mary Chen]\n---\n\nWritten for the %dth time.\n\n## To improve\n\n- Answer first, then the details\n- line %d\n", i%20, 1+i%28, n, n)
}

// soakOnce does one thing that people and their programs do to a journal.
func soakOnce(t *testing.T, random *rand.Rand, content, layouts string, n int) {
	t.Helper()
	i := random.IntN(80)
	file := filepath.Join(content, "interviews", soakName(i))
	other := filepath.Join(content, fmt.Sprint("moved-", random.IntN(5)), soakName(i))
	switch random.IntN(14) {
	case 0:
		_ = os.Remove(file) // it may be gone already, here and below
	case 1:
		if err := os.MkdirAll(filepath.Dir(other), 0o755); err != nil {
			t.Fatal(err)
		}
		_ = os.Rename(file, other)
	case 2:
		_ = os.Rename(other, file)
	case 3:
		put(t, file, "---\ncompany: Firm: twice\n\tdate: [2026\n\nNever closed.\n")
	case 4:
		put(t, file, "")
	case 5:
		put(t, filepath.Join(content, "journal.yaml"), fmt.Sprintf("title: Search %d\nthemes: {haste: [hurry%d]}\n", n%7, n%3))
	case 6:
		put(t, filepath.Join(layouts, "404.html"), []string{"<p>Nothing here.</p>", "{{.Broken", "<p>{{.Nothing}}</p>"}[random.IntN(3)])
	case 7:
		_ = os.RemoveAll(layouts)
	case 8:
		_ = os.RemoveAll(filepath.Dir(other))
	case 9:
		put(t, filepath.Join(content, "sketches", fmt.Sprint(i, ".svg")), fmt.Sprintf("<svg id=\"n%d\"/>", n))
	case 10: // beside, then over
		put(t, file+".tmp", soakNote(i, n))
		if err := os.Rename(file+".tmp", file); err != nil {
			t.Fatal(err)
		}
	default:
		put(t, file, soakNote(i, n))
	}
}

// soakTab is what a browser's tab got: epochs and pages.
type soakTab struct{ heard, read atomic.Int64 }

// live is the life of a tab as the server sees it: it reads pages, listens for
// epochs, and goes and comes back.
func (s *served) live(ctx context.Context, of *soakTab, random *rand.Rand) {
	pages := []string{"index.html", "improve.html", "timeline.html", "companies.html", "404.html", "interviews/2026-01-02-firm-1.html", "interviews/2026-01-03-firm-30.html", "style.css"}
	for ctx.Err() == nil {
		name := pages[random.IntN(len(pages))]
		status, body := s.read(name)
		of.read.Add(1)
		if status != http.StatusOK && status != http.StatusNotFound {
			s.tb.Errorf("%s has status %d", name, status)
		}
		token := tokenOn(body)
		if token == "" {
			continue
		}
		while, cancel := context.WithTimeout(ctx, time.Duration(random.Int64N(int64(300*time.Millisecond))))
		ask, err := http.NewRequestWithContext(while, http.MethodGet, s.url+".journal/events?token="+token, nil)
		if err != nil {
			s.tb.Error(err)
		} else if answer, err := http.DefaultClient.Do(ask); err == nil {
			if answer.StatusCode != http.StatusOK {
				s.tb.Errorf("the events have status %d", answer.StatusCode)
			}
			for lines := bufio.NewScanner(answer.Body); lines.Scan(); {
				if bytes.HasPrefix(lines.Bytes(), []byte("data: ")) {
					of.heard.Add(1)
				}
			}
			_, _ = io.Copy(io.Discard, answer.Body)
			answer.Body.Close()
		}
		cancel()
	}
}

var (
	tokenSaid   = regexp.MustCompile(`"token":"([^"]+)"`)
	previewsOwn = regexp.MustCompile(`<script type="application/json" id="_journal-preview">.*?</script><script id="_journal-live" src="[^"]*"></script>`)
	policyMeta  = regexp.MustCompile(`<meta http-equiv="Content-Security-Policy" content="[^"]*">\n`)
)

func tokenOn(page string) string {
	if found := tokenSaid.FindStringSubmatch(page); found != nil {
		return found[1]
	}
	return ""
}

// asBuilt is a served page without what the preview adds to it. The policy of
// a served page is a header.
func asBuilt(page string) string { return previewsOwn.ReplaceAllString(page, "") }

func withoutPolicy(page string) string { return policyMeta.ReplaceAllString(page, "") }
