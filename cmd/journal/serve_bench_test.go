package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"journal/generator/generatortest"
)

// TestSavedToSeen measures how long a saved note takes until its new text is in the
// document of a real browser. JOURNAL_SAVES gives the number of saves and
// JOURNAL_NOTES that of the notes; without the first it only sees that each one arrives.
func TestSavedToSeen(t *testing.T) {
	saves, n := 5, 100
	for name, into := range map[string]*int{"JOURNAL_SAVES": &saves, "JOURNAL_NOTES": &n} {
		if s := os.Getenv(name); s != "" {
			v, err := strconv.Atoi(s)
			if err != nil {
				t.Fatal(err)
			}
			*into = v
		}
	}
	ctx := browser(t)
	dir := notes(t, generatortest.Corpus(n))
	address := live(t, dir)
	note, text := generatortest.Note(n, n/2)
	open(t, ctx, address+strings.TrimSuffix(note, ".md")+".html")
	until(t, ctx, aPage)
	var took []time.Duration
	for i := range saves {
		line := fmt.Sprintf("Saved for the %dth time.", i)
		ask[bool](t, ctx, `(() => {
			window.__seen = new Promise(done => {
				const o = new MutationObserver(() => {
					if (!document.body.textContent.includes("`+line+`")) return
					o.disconnect()
					done(performance.timeOrigin + performance.now())
				})
				o.observe(document.body, { childList: true, characterData: true, subtree: true })
			})
			return true
		})()`)
		changed := text + "\n" + line + "\n"
		began := time.Now()
		save(t, filepath.Join(dir, filepath.FromSlash(note)), changed)
		seen := ask[float64](t, ctx, `window.__seen`)
		took = append(took, time.UnixMicro(int64(seen*1000)).Sub(began))
		time.Sleep(time.Duration(i%7) * 20 * time.Millisecond)
	}
	slices.Sort(took)
	t.Logf("%d notes, %d saves: median %v, worst %v", n, saves, took[len(took)/2], took[len(took)-1])
}
