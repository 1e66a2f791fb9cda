package preview

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"journal/generator/inbox"
	"journal/generator/undo"
)

const (
	invited = "BEGIN:VCALENDAR\nMETHOD:REQUEST\nBEGIN:VEVENT\nUID:abc-1@northwind.example\nDTSTART;TZID=Europe/Berlin:20260312T140000\nSUMMARY:Technical interview\\, Northwind Robotics\nEND:VEVENT\nEND:VCALENDAR\n"
	moved   = "BEGIN:VCALENDAR\nMETHOD:REQUEST\nBEGIN:VEVENT\nUID:abc-1@northwind.example\nSEQUENCE:1\nDTSTART;TZID=Europe/Berlin:20260313T093000\nSUMMARY:Technical interview\\, Northwind Robotics\nEND:VEVENT\nEND:VCALENDAR\n"
	dentist = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:d\nDTSTART:20260313T093000Z\nSUMMARY:Zahnarzt\nEND:VEVENT\nEND:VCALENDAR\n"
	from    = "From: Dana Poe <dana@northwind.example>\nTo: Sam Reed <sam@reed.example>\nDate: Thu, 5 Mar 2026 08:00:00 +0100\nSubject: "
	offered = from + "News\n\nDear Sam, we are delighted to offer you the position of Backend Engineer.\n"
	thanked = from + "Your application\n\nDear Sam,\n\nThank you for applying for the position of Backend Engineer. We have received your application.\n\nKind regards,\nDana Poe\nNorthwind Robotics\n"
	unsure  = "From: Jo Salt <jo@brine.example>\nTo: Sam Reed <sam@reed.example>\nDate: Thu, 5 Mar 2026 08:00:00 +0100\nSubject: Your application\n\nDear Sam,\n\nWe have decided not to move forward with your application. We wish you luck.\n\nJo Salt\nBrine & Co\n"

	application = "---\ncompany: Northwind Robotics\nrole: Backend Engineer\ncontact: Mary Chen <mary@northwind.example>\n---\n"
	isThere     = "interviews/2026-03-12-northwind-robotics-technical.md"
)

// incoming is a preview of a small journal with files in the inbox beside it.
func incoming(t *testing.T, files map[string]string) *running {
	t.Helper()
	notes := map[string]string{
		"journal.yaml":               "timezone: Europe/Berlin\nname: Sam Reed\nme: [sam@reed.example]\n",
		"applications/northwind.md":  application,
		"applications/brine-cook.md": "---\ncompany: Brine & Co\nrole: Cook\napplied: 2026-03-01\n---\n",
		"applications/brine-host.md": "---\ncompany: Brine & Co\nrole: Host\napplied: 2026-03-01\n---\n",
	}
	for name, text := range files {
		notes["../inbox/"+name] = text
	}
	return run(t, notes, func(o *Options) {
		o.Inbox = &inbox.Folder{Path: filepath.Join(filepath.Dir(o.Content), "inbox"), Letter: func(io.Reader, int) ([]byte, error) { return nil, errors.New("the keys are not here") }}
		o.Last = undo.In(filepath.Join(filepath.Dir(o.Content), ".journal"), "content")
	})
}

// thing returns what the start page shows of a file.
func (r *running) thing(file string) (thing waits, shown bool) {
	r.t.Helper()
	for _, w := range r.state("/").Waiting.Things {
		if w.File == file {
			return w, true
		}
	}
	return waits{}, false
}

func (r *running) missing(name string) {
	r.t.Helper()
	if _, err := os.Lstat(filepath.Join(r.dir, filepath.FromSlash(name))); !errors.Is(err, os.ErrNotExist) {
		r.t.Errorf("%s is there: %v", name, err)
	}
}

// TestWaits shows a line for each thing that waits, on the start page alone, and a button
// for what surely can be filed.
func TestWaits(t *testing.T) {
	r := incoming(t, map[string]string{"1.ics": invited, "2.ics": moved, "dentist.ics": dentist, "offer.eml": offered, "unsure.eml": unsure,
		"letter.age": "age-encryption.org/v1\n-> X25519 a\nb\n--- c\nd\n", "large.mbox": strings.Repeat("x", 2<<20), ".hidden.ics": invited})
	for file, want := range map[string]struct {
		line, hint string
		filed      bool
	}{
		"1.ics":      {"new note " + isThere, "", true},
		"2.ics":      {"moved from 2026-03-12 14:00", "first file the line above that makes " + isThere, false},
		"offer.eml":  {"nothing is written, for an offer", "journal log", false},
		"unsure.eml": {"nothing is written, for it may be about", "journal log", false},
		"letter.age": {"the keys are not here", "in a terminal can ask for the passphrase", false},
		"large.mbox": {"a file of more than 1 MB", "journal inbox", false},
	} {
		got, _ := r.thing(file)
		if !strings.Contains(got.Line, want.line) || !strings.Contains(got.Hint, want.hint) || (got.ID != "") != want.filed {
			t.Errorf("%s: got %+v, want %+v", file, got, want)
		}
	}
	if all := r.state("/").Waiting; len(all.Things) != 6 || all.All == "" {
		t.Errorf("the start page shows %+v", all)
	}
	if other := r.state("/timeline.html").Waiting; len(other.Things) > 0 || other.All != "" {
		t.Errorf("another page shows %+v", other)
	}
	r.missing(isThere)
}

// TestFileWaiting files a thing by the call of the page: once, under the guards of all that
// writes, and undone by one call.
func TestFileWaiting(t *testing.T) {
	r := incoming(t, map[string]string{"1.ics": invited, "2.ics": moved, "offer.eml": offered, "thanks.eml": thanked, "unsure.eml": unsure})
	first, _ := r.thing("1.ics")
	ask := fmt.Sprintf(`{"id":%q}`, first.ID)
	all := fmt.Sprintf(`{"id":%q}`, r.state("/").Waiting.All)
	for header, want := range map[*map[string]string]int{
		{"Content-Type": "application/json"}:                                                                http.StatusForbidden,
		{"Content-Type": "application/json", tokenHeader: "x"}:                                              http.StatusForbidden,
		{"Content-Type": "text/plain", tokenHeader: r.server.token}:                                         http.StatusUnsupportedMediaType,
		{"Content-Type": "application/json", tokenHeader: r.server.token, "Origin": "https://evil.example"}: http.StatusForbidden,
		{"Content-Type": "application/json", tokenHeader: r.server.token, "Sec-Fetch-Site": "cross-site"}:   http.StatusForbidden,
		{"Content-Type": "application/json", tokenHeader: r.server.token, "Host": "evil.example:80"}:        http.StatusForbidden,
	} {
		for _, ask := range []string{ask, all} {
			if resp, text := r.ask(http.MethodPost, "/.journal/file", ask, *header); resp.StatusCode != want {
				t.Errorf("%v is answered with %s %s", *header, resp.Status, text)
			}
		}
	}
	if resp, _ := r.ask(http.MethodGet, "/.journal/file", "", map[string]string{tokenHeader: r.server.token}); resp.StatusCode != http.StatusNotFound {
		t.Errorf("a link is answered with %s", resp.Status)
	}
	for _, id := range []string{"", "x", "../inbox/1.ics", strings.ToUpper(first.ID)} {
		r.post("file", fmt.Sprintf(`{"id":%q}`, id), http.StatusNotFound, "does not wait")
	}
	r.missing(isThere)
	r.holds("applications/northwind.md", application)

	var wg sync.WaitGroup
	var mu sync.Mutex
	codes := map[int]int{}
	for range 4 {
		wg.Go(func() {
			resp, _ := r.ask(http.MethodPost, "/.journal/file", ask, map[string]string{tokenHeader: r.server.token, "Content-Type": "application/json"})
			mu.Lock()
			defer mu.Unlock()
			codes[resp.StatusCode]++
		})
	}
	wg.Wait()
	if codes[http.StatusOK] != 1 || codes[http.StatusNotFound] != 3 {
		t.Errorf("answers by code: %v", codes)
	}
	made, err := os.ReadFile(filepath.Join(r.dir, isThere))
	if err != nil || !strings.Contains(string(made), "date: 2026-03-12 14:00") {
		t.Fatalf("the note is %s, %v", made, err)
	}
	// What all was is another thing by now; the next one can be filed.
	r.post("file", all, http.StatusNotFound, "does not wait")
	if _, waits := r.thing("1.ics"); waits {
		t.Error("what is filed waits")
	}
	next, _ := r.thing("2.ics")
	r.post("file", fmt.Sprintf(`{"id":%q}`, next.ID), http.StatusOK, "Filed: interview 2026-03-13 09:30 Europe/Berlin, Northwind Robotics")
	if text, err := os.ReadFile(filepath.Join(r.dir, isThere)); err != nil || !strings.Contains(string(text), "date: 2026-03-13 09:30") {
		t.Errorf("the note is %s, %v", text, err)
	}
	r.post("undo", `{}`, http.StatusOK, "Undone: interview 2026-03-13")
	r.holds(isThere, string(made))
	r.post("undo", `{}`, http.StatusConflict, "nothing to take back")
	if brine, _ := r.thing("unsure.eml"); brine.ID != "" {
		t.Errorf("a mail that may be of two can be filed: %+v", brine)
	}
}

// TestFileAll files all that can be filed with one call, and takes all of it back with one;
// what is left to the person stays.
func TestFileAll(t *testing.T) {
	r := incoming(t, map[string]string{"1.ics": invited, "2.ics": moved, "offer.eml": offered, "thanks.eml": thanked, "unsure.eml": unsure})
	r.post("file", fmt.Sprintf(`{"id":%q}`, r.state("/").Waiting.All), http.StatusOK, "Filed: 3 things")
	if text, err := os.ReadFile(filepath.Join(r.dir, isThere)); err != nil || !strings.Contains(string(text), "date: 2026-03-13 09:30") {
		t.Errorf("the note is %s, %v", text, err)
	}
	if text, err := os.ReadFile(filepath.Join(r.dir, "applications/northwind.md")); err != nil || !strings.Contains(string(text), "2026-03-05 applied") || strings.Contains(string(text), "offer") {
		t.Errorf("the application is %s, %v", text, err)
	}
	now := r.state("/").Waiting
	if len(now.Things) != 2 || now.All != "" || now.Things[0].ID+now.Things[1].ID != "" {
		t.Errorf("now waits %+v", now)
	}
	r.post("undo", `{}`, http.StatusOK, "and 2 more")
	r.missing(isThere)
	r.holds("applications/northwind.md", application)
}

// TestInboxIsWatched puts a file into a folder that was not there, and takes it away: tabs
// hear of both, and the terminal of the one that came.
func TestInboxIsWatched(t *testing.T) {
	r := incoming(t, nil)
	tab := r.listen()
	tab.until(func() bool { return len(r.state("/").Waiting.Things) == 0 })
	r.save("../inbox/1.ics", invited)
	tab.until(func() bool { _, waits := r.thing("1.ics"); return waits })
	if err := os.RemoveAll(filepath.Join(r.dir, "..", "inbox")); err != nil {
		t.Fatal(err)
	}
	tab.until(func() bool { _, waits := r.thing("1.ics"); return !waits })
	r.mu.Lock()
	defer r.mu.Unlock()
	if !slices.ContainsFunc(r.got, func(n News) bool { return n.Waiting != nil && n.Waiting.Files == 1 }) {
		t.Error("nobody is told of it")
	}
	r.missing(isThere)
}
