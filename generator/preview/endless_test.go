package preview

import (
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// A page whose layout runs in circles says so after its time, with the file to look
// at; the other pages are there, and all is well when it is mended.
func TestEndlessPage(t *testing.T) {
	r := run(t, map[string]string{
		"interviews/2026-03-02-northwind.md": "---\ncompany: Northwind\ninterviewers: [Mary Chen]\n---\n",
		"../layouts/people.html":             `{{range .Journal.Companies}}{{if eq .Name "Northwind"}}{{range 1000000000000000}}{{end}}{{end}}{{end}}`,
	}, func(o *Options) { o.Longest = time.Second })
	s := r.state("/people.html")
	if len(s.Mistakes) != 1 || s.Mistakes[0].Place != "layouts/people.html" || !strings.Contains(s.Mistakes[0].Msg, "not done after 1s") {
		t.Errorf("the page says %+v", s.Mistakes)
	}
	if resp, text := r.page("/timeline.html"); resp.StatusCode != http.StatusOK || !strings.Contains(text, "Northwind") {
		t.Errorf("another page: %s", resp.Status)
	}
	tab := r.listen()
	r.save("../layouts/people.html", `<p>mended</p>`)
	tab.until(r.shows("/people.html", "<p>mended</p>"))
	// One that is tried before there is a page stays behind the last good pages.
	r.save("../layouts/people.html", `{{range 1000000000000000}}{{end}}`)
	tab.until(func() bool {
		s := r.state("/timeline.html")
		return len(s.Mistakes) == 1 && s.Mistakes[0].Place == "layouts/people.html"
	})
	if _, text := r.page("/people.html"); !strings.Contains(text, "<p>mended</p>") {
		t.Error("the last good page is gone")
	}
}

// The end of the preview does not wait for a page that never ends.
func TestEndsDuringAPage(t *testing.T) {
	r := run(t, map[string]string{
		"interviews/2026-03-02-northwind.md": "---\ncompany: Northwind\ninterviewers: [Mary Chen]\n---\n",
		"../layouts/people.html":             `{{range .Journal.Companies}}{{if eq .Name "Northwind"}}{{range 1000000000000000}}{{end}}{{end}}{{end}}`,
	}, func(o *Options) { o.Longest = time.Hour })
	r.page("/timeline.html")
	asked := make(chan struct{})
	go func() {
		defer close(asked)
		if resp, err := http.Get("http://" + r.host + "/people.html"); err == nil {
			resp.Body.Close()
		}
	}()
	time.Sleep(100 * time.Millisecond) // it is being made by now, or not yet: neither may hang
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		r.stop()
	}()
	for _, done := range []chan struct{}{ended, asked} {
		select {
		case <-done:
		case <-time.After(never):
			t.Fatal("it does not end")
		}
	}
}

// A film is sent as it is read, and parts of it are sent alone.
func TestFilm(t *testing.T) {
	r := run(t, map[string]string{"about.md": "# About\n", "a film.mp4": "0123456789"})
	const size = 8 << 30
	if err := os.Truncate(filepath.Join(r.dir, "a film.mp4"), size); err != nil {
		t.Skip("this disk has no sparse files")
	}
	for part, want := range map[string]string{"bytes=2-5": "2345", "bytes=8589934590-": "\x00\x00"} {
		resp, text := r.ask(http.MethodGet, "/a%20film.mp4", "", map[string]string{"Range": part})
		if resp.StatusCode != http.StatusPartialContent || text != want {
			t.Errorf("%s: %s, %q", part, resp.Status, text)
		}
	}
	resp, err := http.Get("http://" + r.host + "/a%20film.mp4")
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	if n, err := io.CopyN(io.Discard, resp.Body, 64<<20); err != nil || resp.ContentLength != size {
		t.Errorf("%d of %d bytes, %v", n, resp.ContentLength, err)
	}
}
