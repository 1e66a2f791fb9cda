package verify

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"
)

// host serves files that can be changed while it runs.
type host struct {
	mu    sync.Mutex
	files map[string][]byte
}

func (h *host) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h.mu.Lock()
	defer h.mu.Unlock()
	name := strings.TrimPrefix(r.URL.Path, "/pages/")
	if name == "" {
		name = "index.html"
	}
	data, ok := h.files[name]
	if !ok {
		http.NotFound(w, r)
		return
	}
	_, _ = w.Write(data)
}

func sums(t testing.TB, files map[string][]byte) map[string]Sum {
	t.Helper()
	site := fstest.MapFS{}
	for name, data := range files {
		site[name] = &fstest.MapFile{Data: data}
	}
	got, err := Sums(t.Context(), site)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func random(r *rand.Rand, n int) []byte {
	data := make([]byte, n)
	for i := range data {
		data[i] = byte(r.Uint32())
	}
	return data
}

// published is a host with two publications, the newer of which it serves.
func published(t testing.TB, r *rand.Rand) (*host, Kept, *url.URL, map[string][]byte) {
	t.Helper()
	older, newer := map[string][]byte{}, map[string][]byte{}
	for _, name := range []string{"index.html", "404.html", "sw.js", "lock/vault.js", "key.age", "index.age", "files/0.age", "files/1.age"} {
		newer[name] = random(r, 1+r.IntN(3000))
		older[name] = newer[name]
	}
	older["index.age"], older["files/0.age"] = random(r, 900), random(r, 700)
	older["files/2.age"] = random(r, 500)
	var kept Kept
	kept = kept.With(Publication{Time: time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC), To: "gh-pages", Files: sums(t, older)})
	kept = kept.With(Publication{Time: time.Date(2026, 3, 5, 9, 0, 0, 0, time.UTC), To: "gh-pages", Files: sums(t, newer)})
	h := &host{files: maps.Clone(newer)}
	server := httptest.NewServer(h)
	t.Cleanup(server.Close)
	address, plain, err := Address(server.URL + "/pages")
	if err != nil || plain {
		t.Fatal(address, plain, err)
	}
	return h, kept, address, older
}

func ask(t testing.TB, address *url.URL, kept Kept) Answer {
	t.Helper()
	answer, err := Ask(t.Context(), address, kept, Options{})
	if err != nil {
		t.Fatal(err)
	}
	return answer
}

// Each of a thousand changes that a host could make is found in the file where
// it was made, and nothing else is: a bit, a byte more or less, two files in
// each other's place, one left out, an older one.
func TestEveryChangeIsFound(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 10))
	h, kept, address, older := published(t, r)
	if answer := ask(t, address, kept); len(answer.Findings) > 0 || answer.Compared != 10 {
		t.Fatalf("without a change: %+v", answer)
	}
	names := slices.Sorted(maps.Keys(h.files))
	whole := h.files
	found := 0
	const changes = 1000
	for i := range changes {
		name := names[r.IntN(len(names))]
		was := whole[name]
		now, want := slices.Clone(was), Differs
		var gone bool
		switch r.IntN(7) {
		case 0:
			gone, want = true, Missing
		case 1:
			now = now[:r.IntN(len(now))]
		case 2:
			now = append(now, random(r, 1+r.IntN(100_000))...)
		case 3:
			if old := older[name]; !bytes.Equal(old, was) {
				now, want = old, Old
				break
			}
			fallthrough
		default:
			now[r.IntN(len(now))] ^= byte(1 << r.IntN(8))
		}
		changed := maps.Clone(whole)
		if changed[name] = now; gone {
			delete(changed, name)
		}
		h.mu.Lock()
		h.files = changed
		h.mu.Unlock()
		answer := ask(t, address, kept)
		right := len(answer.Findings) > 0
		for _, f := range answer.Findings {
			if f.What != want || f.Path != name && (f.Path != front || name != "index.html") {
				right = false
			}
		}
		if right {
			found++
		} else {
			t.Errorf("change %d, %s %s: %+v", i, name, want, answer.Findings)
		}
	}
	if found != changes {
		t.Errorf("%d of %d changes were found", found, changes)
	}
}

// An old publication is named as one, with its time, and what is left of it is
// named, too; a host that shows a page of its own for every name is not taken
// for one that kept old files.
func TestOldPublication(t *testing.T) {
	h, kept, address, older := published(t, rand.New(rand.NewPCG(1, 1)))
	h.files = older
	var said []string
	for _, f := range ask(t, address, kept).Findings {
		said = append(said, f.What+" "+f.Path+" "+f.Time.Format(time.DateOnly))
	}
	want := []string{"too old files/0.age 2026-03-01", "extra files/2.age 2026-03-01", "too old index.age 2026-03-01"}
	if !slices.Equal(said, want) {
		t.Errorf("found %q; want %q", said, want)
	}
	h.files = maps.Clone(older)
	h.files["files/2.age"] = []byte("<h1>Nothing here</h1>")
	if found := ask(t, address, kept).Findings; len(found) != 2 {
		t.Errorf("found %+v", found)
	}
}

// A redirection is followed on the same host only; the other one is named and
// never asked.
func TestRedirections(t *testing.T) {
	asked := false
	other := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { asked = true }))
	defer other.Close()
	page := []byte("<!doctype html>")
	kept := Kept{}.With(Publication{To: "x", Files: sums(t, map[string][]byte{"a.html": page, "b.html": page, "c.html": page})})
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/a.html":
			http.Redirect(w, r, "/a", http.StatusFound)
		case "/b.html":
			http.Redirect(w, r, other.URL+"/b.html", http.StatusFound)
		case "/c.html":
			http.Redirect(w, r, "/c.html", http.StatusFound)
		default:
			_, _ = w.Write(page)
		}
	}))
	defer server.Close()
	address, _, err := Address(server.URL)
	if err != nil {
		t.Fatal(err)
	}
	found := ask(t, address, kept).Findings
	if len(found) != 2 || found[0].What != Elsewhere || found[0].Note != "it leads to "+other.URL || found[1].What != Unreachable {
		t.Errorf("found %+v", found)
	}
	if asked {
		t.Error("the other host was asked")
	}
}

// A host that never ends, or never begins, is left: what is read is bounded by
// the size that was published, and the wait by the timeout.
func TestEndlessHost(t *testing.T) {
	var sent int
	var mu sync.Mutex
	stop := make(chan struct{})
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/silent.html" {
			select {
			case <-stop:
			case <-r.Context().Done():
			}
			return
		}
		for block := make([]byte, 1<<16); ; {
			n, err := w.Write(block)
			mu.Lock()
			sent += n
			mu.Unlock()
			if err != nil {
				return
			}
		}
	}))
	defer server.Close()
	defer close(stop)
	address, _, _ := Address(server.URL)
	kept := Kept{}.With(Publication{To: "x", Files: sums(t, map[string][]byte{"endless.html": {1}, "silent.html": {1}})})
	answer, err := Ask(t.Context(), address, kept, Options{Timeout: 2 * time.Second})
	if err != nil || len(answer.Findings) != 2 || answer.Findings[0].What != Differs || answer.Findings[1].What != Unreachable || answer.Findings[1].Note != "it took too long" {
		t.Errorf("%+v, %v", answer, err)
	}
	mu.Lock()
	defer mu.Unlock()
	if sent > 64<<20 { // what buffers of the network take, and no more
		t.Errorf("%d bytes were read of a file of one", sent)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Ask(ctx, address, kept, Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: %v", err)
	}
}

func TestAddress(t *testing.T) {
	for text, want := range map[string]string{
		"https://you.example":                  "https://you.example/ false",
		"https://you.example/pages/index.html": "https://you.example/pages/ false",
		"http://you.example/pages":             "http://you.example/pages/ true",
		"http://127.0.0.1:8000/":               "http://127.0.0.1:8000/ false",
		"http://localhost:8000":                "http://localhost:8000/ false",
		"http://localhost.evil.example":        "http://localhost.evil.example/ true",
	} {
		u, plain, err := Address(text)
		if err != nil || fmt.Sprint(u, " ", plain) != want {
			t.Errorf("%s: %v %v, %v; want %s", text, u, plain, err, want)
		}
	}
	for _, text := range []string{"", "you.example", "file:///etc/passwd", "ftp://you.example", "https://", "https://a:b@you.example", "https://you.example/?x", "https://you.example/#x", "\x00"} {
		if u, _, err := Address(text); err == nil {
			t.Errorf("%q is taken for %v", text, u)
		}
	}
}

// Publications are kept newest first and bounded; what went out unchanged again
// is kept once, and each place is told from the others.
func TestKept(t *testing.T) {
	var k Kept
	for i := range 50 {
		k = k.With(Publication{To: []string{"a", "b"}[i%2], Time: time.Unix(int64(i), 0), Files: map[string]Sum{"x": {Size: int64(i / 4)}}})
	}
	if len(k.Publications) != most || k.Publications[0].Time.Unix() != 49 || k.Publications[1].Time.Unix() != 48 || k.Publications[2].Time.Unix() != 47 {
		t.Errorf("%d kept: %+v", len(k.Publications), k.Publications[:3])
	}
	some, err := k.To("a")
	if err != nil || some.Publications[0].To != "a" || len(some.Publications) != most/2 {
		t.Errorf("%d of a, %v", len(some.Publications), err)
	}
	if _, err := k.To("c"); err == nil {
		t.Error("there is a c")
	}
	again := Kept{}.With(Publication{To: "a", Files: map[string]Sum{"x": {}}}).With(Publication{To: "a", Files: map[string]Sum{"x": {}}})
	if len(again.Publications) != 1 {
		t.Errorf("the same is kept %d times", len(again.Publications))
	}
}
