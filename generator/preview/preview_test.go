package preview

import (
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"journal/generator"
	"journal/generator/note"
	"journal/generator/problem"
	"journal/generator/undo"
)

// TestFollows changes, adds, breaks, mends and deletes, and hears of each.
func TestFollows(t *testing.T) {
	r := run(t, map[string]string{"about.md": "# About\n\nOld words.\n", "a.svg": "<svg/>", "page.md": "# Page\n\n![A picture](a.svg)\n"})
	tab := r.listen()
	first := r.state("/about.html")
	r.save("about.md", "# About\n\nNew words.\n")
	tab.until(r.shows("/about.html", "New words."))
	second := r.state("/about.html")
	if second.Epoch <= first.Epoch || second.Page == first.Page || second.Have == first.Have {
		t.Errorf("before %+v, after %+v", first, second)
	}
	r.save("new/note.md", "# A new one\n")
	tab.until(r.shows("/new/note.html", "A new one"))
	r.save("../layouts/style.css", "h1 { color: red }")
	tab.until(r.shows("/style.css", "h1 { color: red }"))
	if now := r.state("/about.html"); now.Styles["style.css"] == second.Styles["style.css"] || now.Page != second.Page {
		t.Error("a style sheet does not show by its own sum alone")
	}
	before := r.state("/page.html")
	r.save("a.svg", "<svg></svg>")
	tab.until(func() bool { return r.state("/page.html").Fresh["a.svg"] > before.Epoch })
	if fresh := r.state("/about.html").Fresh; len(fresh) > 0 {
		t.Errorf("a page without the picture is told %v", fresh)
	}
	r.save("journal.yaml", "title: Another name\n")
	tab.until(r.shows("/index.html", "Another name"))
	if err := os.Remove(filepath.Join(r.dir, "about.md")); err != nil {
		t.Fatal(err)
	}
	tab.until(func() bool {
		resp, _ := r.page("/about.html")
		return resp.StatusCode == http.StatusNotFound
	})
	r.save("about.md", "# About\n\nBack again.\n")
	tab.until(r.shows("/about.html", "Back again."))
}

// TestFoldersComeAndGo takes away the notes and the layouts: the last good
// pages stay, with a mistake over them, until they are back.
func TestFoldersComeAndGo(t *testing.T) {
	r := run(t, map[string]string{"about.md": "# About\n\nWords.\n"})
	tab := r.listen()
	tab.until(r.shows("/about.html", "Words."))
	if err := os.Rename(r.dir, r.dir+"-away"); err != nil {
		t.Fatal(err)
	}
	tab.until(func() bool { return len(r.state("/about.html").Mistakes) > 0 })
	if !r.shows("/about.html", "Words.")() {
		t.Error("the last good page is gone")
	}
	if err := os.Rename(r.dir+"-away", r.dir); err != nil {
		t.Fatal(err)
	}
	tab.until(func() bool { return len(r.state("/about.html").Mistakes) == 0 })
	r.save("about.md", "# About\n\nOther words.\n")
	tab.until(r.shows("/about.html", "Other words."))
	r.save("../layouts/page.html", "{{.Nothing}}")
	tab.until(func() bool { return len(r.state("/about.html").Mistakes) > 0 })
	if m := r.state("/about.html").Mistakes[0]; m.Place != "layouts/page.html:1" || !strings.Contains(m.Source, "{{.Nothing}}") {
		t.Errorf("the mistake is %+v", m)
	}
	if !r.shows("/about.html", "Other words.")() {
		t.Error("the last good page is gone")
	}
	if err := os.RemoveAll(filepath.Join(r.dir, "..", "layouts")); err != nil {
		t.Fatal(err)
	}
	tab.until(func() bool { return len(r.state("/about.html").Mistakes) == 0 })
}

// TestFoldersComeBackBroken puts folders of layouts in place that cannot be
// used, one after the other. The last good page stays, its assets too, and what
// is written meanwhile is there as soon as a layout is good.
func TestFoldersComeBackBroken(t *testing.T) {
	r := run(t, map[string]string{"about.md": "# About\n\nWords.\n", "map.svg": "<svg/>"})
	tab := r.listen()
	tab.until(r.shows("/about.html", "Words."))
	layouts := filepath.Join(r.dir, "..", "layouts")
	broken := func(i int) string { return fmt.Sprintf("<p>%d</p>{{.Broken", i) }
	for i := range 5 {
		if err := os.RemoveAll(layouts); err != nil {
			t.Fatal(err)
		}
		r.save("../layouts/404.html", broken(i))
		tab.until(func() bool {
			over := r.state("/about.html").Mistakes
			return len(over) > 0 && strings.Contains(over[0].Source, broken(i))
		})
		for page, text := range map[string]string{"/about.html": "Words.", "/map.svg": "<svg/>"} {
			if !r.shows(page, text)() {
				t.Errorf("the last good %s is gone", page)
			}
		}
	}
	r.save("about.md", "# About\n\nOther words.\n")
	r.save("../layouts/404.html", "<p>Whole.</p>")
	tab.until(func() bool { return len(r.state("/about.html").Mistakes) == 0 })
	tab.until(r.shows("/about.html", "Other words."))
	tab.until(r.shows("/404.html", "Whole."))
}

// TestProblemsAreToldOnce breaks a note, changes other things, moves the
// mistake to another line and fixes it: it is told once, and once as fixed. One
// that goes with its note is not fixed.
func TestProblemsAreToldOnce(t *testing.T) {
	good := "---\ncompany: Northwind\nlog:\n  - 2026-03-04 thank-you Mary Chen\n---\n\nText.\n"
	bad := strings.Replace(good, "2026-03-04 thank-you", "thank-you", 1)
	r := run(t, map[string]string{"interviews/a.md": good, "about.md": "# About\n"})
	tab := r.listen()
	over := func(n int) func() bool {
		return func() bool { return len(r.state("/interviews/a.html").Mistakes) == n }
	}
	r.save("interviews/a.md", bad)
	tab.until(over(1))
	m := r.state("/interviews/a.html").Mistakes[0]
	if m.Place != "interviews/a.md:4:5" || !strings.Contains(m.Source, "thank-you Mary Chen\n") || !strings.Contains(m.Source, "^") || m.Hint == "" {
		t.Errorf("the mistake is %+v", m)
	}
	if elsewhere := r.state("/about.html"); len(elsewhere.Mistakes) != 0 || elsewhere.Errors != 1 || len(elsewhere.Others) == 0 {
		t.Errorf("another page is told %+v", elsewhere)
	}
	r.save("about.md", "# About\n\nMore.\n")
	tab.until(r.shows("/about.html", "More."))
	r.save("interviews/a.md", strings.Replace(bad, "company", "stage: technical\ncompany", 1))
	tab.until(func() bool { return r.state("/interviews/a.html").Mistakes[0].Place == "interviews/a.md:5:5" })
	r.save("interviews/a.md", good)
	tab.until(over(0))
	r.save("interviews/b.md", bad)
	tab.until(func() bool { return r.state("/about.html").Errors == 1 })
	if err := os.Remove(filepath.Join(r.dir, "interviews", "b.md")); err != nil {
		t.Fatal(err)
	}
	tab.until(func() bool { return r.state("/about.html").Errors == 0 })
	r.stop() // the terminal is told after the tabs
	var added, fixed, gone []string
	for _, n := range r.got {
		for _, list := range []struct {
			from problem.List
			to   *[]string
		}{{n.New, &added}, {n.Fixed, &fixed}, {n.Gone, &gone}} {
			for _, p := range list.from {
				if p.Severity == problem.Error { // a file that is just being written may be empty for a moment
					*list.to = append(*list.to, p.Path)
				}
			}
		}
	}
	if got, want := fmt.Sprint(added, fixed, gone), "[interviews/a.md interviews/b.md] [interviews/a.md] [interviews/b.md]"; got != want {
		t.Errorf("told %s, want %s: %+v", got, want, r.got)
	}
}

// TestClock lets midnight pass: a page asked for then is of the new day, and tabs hear of it.
func TestClock(t *testing.T) {
	r := run(t, map[string]string{"about.md": "# About\n"})
	tab := r.listen()
	tab.until(r.shows("/index.html", "2026-03-05"))
	r.mu.Lock()
	r.now = r.now.AddDate(0, 0, 1)
	r.mu.Unlock()
	if _, text := r.page("/index.html"); !strings.Contains(text, "2026-03-06") || strings.Contains(text, `id="_asof"><time datetime="2026-03-05"`) {
		t.Errorf("the page is of yesterday: %s", text)
	}
	tab.until(func() bool { return r.state("/index.html").Epoch > 1 })
}

// TestRequestsWait asks for a page while the first notes are still read, and
// during a change: it waits.
func TestRequestsWait(t *testing.T) {
	begun := make(chan struct{})
	r := run(t, map[string]string{"about.md": "# About\n\nWords.\n"}, func(o *Options) {
		open := o.Open
		o.Open = func() (generator.Input, io.Closer, error) {
			<-begun
			return open()
		}
	})
	got := make(chan string)
	go func() {
		resp, err := http.Get("http://" + r.host + "/about.html")
		if err != nil {
			got <- err.Error()
			return
		}
		defer resp.Body.Close()
		text, _ := io.ReadAll(resp.Body)
		got <- string(text)
	}()
	select {
	case text := <-got:
		t.Fatalf("it did not wait: %s", text)
	case begun <- struct{}{}:
	}
	if text := <-got; !strings.Contains(text, "Words.") {
		t.Errorf("it got %s", text)
	}
}

// TestSameBytes serves what a build writes, but for what it adds, and sends a
// tab nothing that it has.
func TestSameBytes(t *testing.T) {
	r := run(t, map[string]string{"about.md": "# About\n", "interviews/a.md": "---\ncompany: Northwind\n---\n"})
	r.listen().until(r.shows("/about.html", "About"))
	b := r.server.site.built
	added := regexp.MustCompile(`<script type="application/json" id="_journal-preview">.*?</script><script id="_journal-live" src="/.journal/live.js"></script>`)
	for _, name := range b.Site.Names() {
		want, err := b.Site.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		resp, text := r.page("/" + name)
		if b.Site.IsPage(name) {
			text = added.ReplaceAllString(text, "")
			want = policyTag.ReplaceAll(want, nil)
		}
		if text != string(want) {
			t.Errorf("%s differs: %s", name, text)
		}
		if !b.Site.IsPage(name) {
			continue
		}
		if policy := resp.Header.Get("Content-Security-Policy"); !strings.Contains(policy, "script-src 'self'") || !strings.Contains(policy, "connect-src 'self'") || !strings.Contains(policy, "trusted-types 'none'") {
			t.Errorf("the policy of %s is %s", name, policy)
		}
		resp, text = r.ask(http.MethodGet, "/"+name, "", map[string]string{have: r.state("/" + name).Have})
		if resp.StatusCode != http.StatusNoContent || text != "" {
			t.Errorf("%s is sent again: %s", name, resp.Status)
		}
	}
}

// TestDone ticks an action by the call of the page, once.
func TestDone(t *testing.T) {
	const note = "---\ncompany: Northwind Robotics\ndate: 2026-03-04 10:00\nduration: 60m\ninterviewers: [Mary Chen]\n---\n\n## Went well\n- All of it\n"
	r := run(t, map[string]string{"interviews/a.md": note, "journal.yaml": "timezone: Europe/Berlin\n"})
	tab := r.listen()
	tab.until(r.shows("/actions.html", "Thank Mary Chen"))
	id := ""
	for _, a := range r.server.site.built.Actions {
		if a.What == "thank-you" {
			id = a.ID
		}
	}
	header := map[string]string{tokenHeader: r.server.token, "Content-Type": "application/json"}
	ask := fmt.Sprintf(`{"id":%q}`, id)
	for _, wrong := range []string{"", "x", strings.ToLower(r.server.token), r.server.token + "x"} {
		if resp, _ := r.ask(http.MethodPost, "/.journal/done", ask, map[string]string{tokenHeader: wrong, "Content-Type": "application/json"}); resp.StatusCode != http.StatusForbidden {
			t.Errorf("the token %q is answered with %s", wrong, resp.Status)
		}
	}
	if resp, _ := r.ask(http.MethodPost, "/.journal/done", ask, map[string]string{tokenHeader: r.server.token, "Content-Type": "text/plain"}); resp.StatusCode != http.StatusUnsupportedMediaType {
		t.Errorf("a form is answered with %s", resp.Status)
	}
	if text, err := os.ReadFile(filepath.Join(r.dir, "interviews", "a.md")); err != nil || string(text) != note {
		t.Fatalf("the note is %s, %v", text, err)
	}
	var wg sync.WaitGroup
	var mu sync.Mutex
	codes := map[int]int{}
	for range 4 {
		wg.Go(func() {
			resp, _ := r.ask(http.MethodPost, "/.journal/done", ask, header)
			mu.Lock()
			defer mu.Unlock()
			codes[resp.StatusCode]++
		})
	}
	wg.Wait()
	if codes[http.StatusOK] != 1 || codes[http.StatusConflict] != 3 {
		t.Errorf("answers by code: %v", codes)
	}
	tab.until(func() bool { return !r.shows("/actions.html", "Thank Mary Chen")() })
	text, err := os.ReadFile(filepath.Join(r.dir, "interviews", "a.md"))
	if want := "2026-03-05 10:00 thank-you Mary Chen"; err != nil || strings.Count(string(text), want) != 1 {
		t.Errorf("the note is %s, %v", text, err)
	}
}

// TestLaterDropUndo puts an action off, drops it and takes both back by the calls of
// the page; a day that is none, or not ahead, changes nothing.
func TestLaterDropUndo(t *testing.T) {
	const text = "---\ncompany: Northwind Robotics\ndate: 2026-03-04 10:00\nduration: 60m\ninterviewers: [Mary Chen]\n---\n\n## Went well\n- All of it\n"
	beside := t.TempDir()
	r := run(t, map[string]string{"interviews/a.md": text, "journal.yaml": "timezone: Europe/Berlin\n"}, func(o *Options) { o.Last = undo.In(beside, "content") })
	tab := r.listen()
	tab.until(r.shows("/actions.html", "Thank Mary Chen"))
	id := ""
	for _, a := range r.server.site.built.Actions {
		if a.What == "thank-you" {
			id = a.ID
		}
	}
	post := r.post
	is := func(line string) {
		t.Helper()
		now, err := os.ReadFile(filepath.Join(r.dir, "interviews", "a.md"))
		if err != nil || line == "" && string(now) != text || !strings.Contains(string(now), line) {
			t.Errorf("the note is %s, %v", now, err)
		}
	}
	post("undo", `{}`, http.StatusConflict, "nothing to take back")
	for _, until := range []string{"", "soon", "2026-03-05", "2026-03-04"} {
		post("later", fmt.Sprintf(`{"id":%q,"until":%q}`, id, until), http.StatusConflict, "")
	}
	post("drop", `{"id":"zzzzz"}`, http.StatusConflict, "")
	is("")
	post("later", fmt.Sprintf(`{"id":%q,"until":"2026-03-06"}`, id), http.StatusOK, "Later: thank Mary Chen")
	is("2026-03-05 later until 2026-03-06: thank-you Mary Chen")
	tab.until(func() bool { return !r.shows("/actions.html", "Thank Mary Chen")() })
	post("undo", `{}`, http.StatusOK, "Undone: thank Mary Chen")
	is("")
	tab.until(r.shows("/actions.html", "Thank Mary Chen"))
	post("drop", fmt.Sprintf(`{"id":%q}`, id), http.StatusOK, "Dropped: thank Mary Chen")
	is("2026-03-05 dropped: thank-you Mary Chen")
	tab.until(func() bool { return !r.shows("/actions.html", "Thank Mary Chen")() })
	post("undo", `{}`, http.StatusOK, "Undone")
	post("undo", `{}`, http.StatusConflict, "nothing to take back")
	is("")
}

// TestTickLine ticks a lesson by the call of a page, empties its box and takes that
// back; what is no entry of a note is refused.
func TestTickLine(t *testing.T) {
	const text = "---\ncompany: Northwind Robotics\ndate: 2026-03-04\n---\n\n## To improve\n- Breathe out\n- [ ] Answer first\n"
	beside := t.TempDir()
	r := run(t, map[string]string{"interviews/a.md": text, "journal.yaml": "timezone: Europe/Berlin\n"}, func(o *Options) { o.Last = undo.In(beside, "content") })
	tab := r.listen()
	tab.until(r.shows("/improve.html", "Breathe out"))
	post := r.post
	is := func(want string) { t.Helper(); r.holds("interviews/a.md", want) }
	ticked := strings.Replace(text, "- Breathe", "- [x] Breathe", 1)
	for _, at := range []string{"", "#l7", "interviews/a.html", "interviews/a.html#l6", "interviews/b.html#l7", "../a.md#l7"} {
		post("tick", fmt.Sprintf(`{"at":%q,"done":true}`, at), http.StatusNotFound, "no such line")
	}
	if resp, _ := r.ask(http.MethodPost, "/.journal/tick", `{"at":"interviews/a.html#l7","done":true}`, map[string]string{"Content-Type": "application/json"}); resp.StatusCode != http.StatusForbidden {
		t.Errorf("without a token: %s", resp.Status)
	}
	is(text)
	post("tick", `{"at":"interviews/a.html#l7","done":true}`, http.StatusOK, "Ticked: Breathe out")
	is(ticked)
	tab.until(func() bool { return r.built().Journal.Interviews[0].Note.Items(note.Improve)[0].Done })
	post("tick", `{"at":"interviews/a.html#l7","done":false}`, http.StatusOK, "Open again: Breathe out")
	is(strings.Replace(ticked, "[x]", "[ ]", 1))
	post("undo", `{}`, http.StatusOK, "Undone: Breathe out")
	is(ticked)
}

// TestTakePlan takes over the plan that a page offers for a theme, once, and takes it
// back; what is not on offer is refused.
func TestTakePlan(t *testing.T) {
	const text = "---\ncompany: Northwind Robotics\ndate: 2026-03-04\n---\n\n## To improve\n- Answer first, then stop #concise\n"
	beside := t.TempDir()
	r := run(t, map[string]string{"interviews/a.md": text, "journal.yaml": "timezone: Europe/Berlin\n"}, func(o *Options) { o.Last = undo.In(beside, "content") })
	tab := r.listen()
	tab.until(r.shows("/improve.html", "A plan to take over"))
	post := r.post
	is := func(want string) { t.Helper(); r.holds("interviews/a.md", want) }
	if resp, _ := r.ask(http.MethodPost, "/.journal/plan", `{"theme":"concise"}`, map[string]string{"Content-Type": "application/json"}); resp.StatusCode != http.StatusForbidden {
		t.Errorf("without a token: %s", resp.Status)
	}
	post("plan", `{"theme":"salary"}`, http.StatusNotFound, "not on offer")
	is(text)
	post("plan", `{"theme":"concise"}`, http.StatusOK, "Planned: if they ask about myself")
	is(text + "\n## Plan\n\n- if they ask about myself → answer first, then stop #concise\n")
	tab.until(func() bool { return len(r.built().Plans) == 1 })
	post("plan", `{"theme":"concise"}`, http.StatusNotFound, "not on offer")
	post("undo", `{}`, http.StatusOK, "Undone")
	is(text)
}

// TestEdit opens notes of the journal and nothing else.
func TestEdit(t *testing.T) {
	opened := make(chan string, 10)
	r := run(t, map[string]string{"about.md": "# About\n", "a.svg": "<svg/>"}, func(o *Options) {
		o.Edit = func(path string, line int) error {
			opened <- fmt.Sprintf("%s:%d", path, line)
			return nil
		}
	})
	header := map[string]string{tokenHeader: r.server.token, "Content-Type": "application/json"}
	for ask, want := range map[string]int{
		`{"path":"about.md","line":3}`:                 http.StatusOK,
		`{"path":"a.svg"}`:                             http.StatusNotFound,
		`{"path":"../about.md"}`:                       http.StatusNotFound,
		`{"path":"/etc/passwd"}`:                       http.StatusNotFound,
		`{"path":"about.md","line":-1}`:                http.StatusNotFound,
		`{"path":`:                                     http.StatusBadRequest,
		`{"path":"` + strings.Repeat("x", 5000) + `"}`: http.StatusBadRequest,
	} {
		if resp, text := r.ask(http.MethodPost, "/.journal/edit", ask, header); resp.StatusCode != want {
			t.Errorf("%.40s: %s %s", ask, resp.Status, text)
		}
	}
	if resp, _ := r.ask(http.MethodPost, "/.journal/edit", `{"path":"about.md"}`, map[string]string{tokenHeader: "x", "Content-Type": "application/json"}); resp.StatusCode != http.StatusForbidden {
		t.Errorf("a wrong token is answered with %s", resp.Status)
	}
	if got := <-opened; got != "about.md:3" || len(opened) > 0 {
		t.Errorf("opened %s and %d more", got, len(opened))
	}
}

// TestNavigate tells tabs to follow the note that is edited, without naming it in the stream.
func TestNavigate(t *testing.T) {
	r := run(t, map[string]string{"one.md": "# One\n", "two.md": "# Two\n"}, func(o *Options) { o.Navigate = true })
	tab := r.listen()
	tab.until(r.shows("/two.html", "Two"))
	r.save("two.md", "# Two\n\nMore.\n")
	deadline := time.After(never)
	for line := ""; line != "event: follow"; {
		select {
		case line = <-tab.events:
			if strings.Contains(line, "two") {
				t.Errorf("the stream says %q", line)
			}
		case <-deadline:
			t.Fatal("no tab is told to follow")
		}
	}
	if _, text := r.ask(http.MethodGet, "/.journal/where", "", map[string]string{tokenHeader: r.server.token}); !strings.Contains(text, `"/two.html"`) {
		t.Errorf("the way leads to %s", text)
	}
}

// TestSortLine sorts a line by the call of a page and takes that back; a line that is
// another one by now is refused. Two themes become one in journal.yaml.
func TestSortLine(t *testing.T) {
	const text = "---\ncompany: Northwind Robotics\ndate: 2026-03-04\n---\n\n## To improve\n- Xylophone quartz\r\n- Rambled for five minutes #blether\n- Get to the point sooner #blether\n"
	const config = "timezone: Europe/Berlin\n"
	beside := t.TempDir()
	r := run(t, map[string]string{"interviews/a.md": text, "journal.yaml": config}, func(o *Options) { o.Last = undo.In(beside, "content") })
	tab := r.listen()
	tab.until(r.shows("/improve.html", "data-sort"))
	post := r.post
	is := r.holds
	for _, ask := range []string{`{}`, `{"at":"interviews/a.md:7","text":"Another","theme":"nerves"}`, `{"at":"interviews/a.md:8","text":"Xylophone quartz","theme":"nerves"}`, `{"at":"../a.md:7","text":"Xylophone quartz","theme":"nerves"}`} {
		post("sort", ask, http.StatusNotFound, "no such line")
	}
	post("sort", `{"at":"interviews/a.md:7","text":"Xylophone quartz","theme":"30 60","own":true}`, http.StatusConflict, "cannot be written as a tag")
	post("sort", `{"at":"interviews/a.md:7","text":"Xylophone quartz","theme":"nervessss"}`, http.StatusConflict, "cannot be written as a tag")
	if resp, _ := r.ask(http.MethodPost, "/.journal/sort", `{"at":"interviews/a.md:7","text":"Xylophone quartz","theme":"nerves"}`, map[string]string{"Content-Type": "application/json"}); resp.StatusCode != http.StatusForbidden {
		t.Errorf("without a token: %s", resp.Status)
	}
	is("interviews/a.md", text)
	post("sort", `{"at":"interviews/a.md:7","text":"Xylophone quartz","theme":"nerves"}`, http.StatusOK, "into Breathe, and let the nerves pass")
	is("interviews/a.md", strings.Replace(text, "quartz", "quartz #nerves", 1))
	post("undo", `{}`, http.StatusOK, "Undone: sort")
	is("interviews/a.md", text)
	tab.until(r.shows("/improve.html", "data-sort"))
	post("sort", `{"at":"interviews/a.md:7","text":"Xylophone quartz","theme":"odd stones","own":true}`, http.StatusOK, "into odd-stones")
	is("interviews/a.md", strings.Replace(text, "quartz", "quartz #odd-stones", 1))

	post("join", `{"from":"blether","into":"nerves"}`, http.StatusNotFound, "reload the page")
	is("journal.yaml", config)
	post("join", `{"from":"blether","into":"concise"}`, http.StatusOK, "Written into journal.yaml: make #blether one with Answer first")
	is("journal.yaml", config+"themes: {concise: [blether]}\n")
	post("undo", `{}`, http.StatusOK, "Undone: make #blether one with Answer first")
	is("journal.yaml", config)
}
