package preview

import (
	"bufio"
	"context"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"journal/generator"
	"journal/generator/journal"
)

// running is a preview of a folder of notes, as a browser sees it.
type running struct {
	t      *testing.T
	dir    string // content
	host   string
	server *Server
	stop   func()

	mu  sync.Mutex
	now time.Time
	got []News
}

const never = 2 * time.Minute

// run starts a preview over notes.
func run(t *testing.T, files map[string]string, change ...func(*Options)) *running {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "content")
	r := &running{t: t, dir: dir, now: time.Date(2026, 3, 5, 9, 0, 0, 0, time.UTC)}
	for name, text := range files {
		r.save(name, text)
	}
	opt := Options{
		Content: dir, Layouts: filepath.Join(dir, "..", "layouts"), Open: r.open,
		Now: time.Now,
		Clock: func(journal.Config) (time.Time, error) {
			r.mu.Lock()
			defer r.mu.Unlock()
			return r.now, nil
		},
		Changed: func(n News) {
			r.mu.Lock()
			defer r.mu.Unlock()
			r.got = append(r.got, n)
		},
	}
	for _, c := range change {
		c(&opt)
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	r.host = listener.Addr().String()
	r.server = New(opt)
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error)
	go func() { ended <- r.server.Run(ctx, listener) }()
	r.stop = sync.OnceFunc(func() {
		cancel()
		if err := <-ended; err != nil {
			t.Errorf("the preview ended with %v", err)
		}
	})
	t.Cleanup(r.stop)
	return r
}

// post asks for something as a script of a page does, and fails if it is not answered
// with that code and those words.
func (r *running) post(what, ask string, code int, says string) {
	r.t.Helper()
	resp, answer := r.ask(http.MethodPost, "/.journal/"+what, ask, map[string]string{tokenHeader: r.server.token, "Content-Type": "application/json"})
	if resp.StatusCode != code || !strings.Contains(answer, says) {
		r.t.Errorf("%s %s is answered with %s %s", what, ask, resp.Status, answer)
	}
}

// holds fails if a file of the notes is not that text.
func (r *running) holds(name, want string) {
	r.t.Helper()
	now, err := os.ReadFile(filepath.Join(r.dir, filepath.FromSlash(name)))
	if err != nil || string(now) != want {
		r.t.Errorf("%s is %s, %v", name, now, err)
	}
}

// built returns what the server shows.
func (r *running) built() *generator.Built {
	r.server.mu.Lock()
	defer r.server.mu.Unlock()
	return r.server.site.built
}

// folders are open folders that are closed together.
type folders []*os.Root

func (f folders) Close() error {
	for _, root := range f {
		root.Close()
	}
	return nil
}

func (r *running) open() (generator.Input, io.Closer, error) {
	in := generator.Input{Machine: time.UTC}
	content, err := os.OpenRoot(r.dir)
	if err != nil {
		return in, nil, err
	}
	in.Content = content.FS()
	open := folders{content}
	if own, err := os.OpenRoot(filepath.Join(r.dir, "..", "layouts")); err == nil {
		in.Layouts = own.FS()
		open = append(open, own)
	}
	return in, open, nil
}

func (r *running) save(name, text string) {
	r.t.Helper()
	path := filepath.Join(r.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		r.t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		r.t.Fatal(err)
	}
}

// page asks for a page as a tab does that has none.
func (r *running) page(name string) (*http.Response, string) {
	r.t.Helper()
	return r.ask(http.MethodGet, name, "", nil)
}

func (r *running) ask(method, name, body string, header map[string]string) (*http.Response, string) {
	r.t.Helper()
	ask, err := http.NewRequestWithContext(r.t.Context(), method, "http://"+r.host+name, strings.NewReader(body))
	if err != nil {
		r.t.Fatal(err)
	}
	for k, v := range header {
		if k == "Host" {
			ask.Host = v
		}
		ask.Header.Set(k, v)
	}
	resp, err := http.DefaultTransport.RoundTrip(ask)
	if err != nil {
		r.t.Fatal(err)
	}
	defer resp.Body.Close()
	text, err := io.ReadAll(resp.Body)
	if err != nil {
		r.t.Fatal(err)
	}
	return resp, string(text)
}

var told = regexp.MustCompile(`id="_journal-preview">(.*?)</script>`)

// state is what a page tells its script.
func (r *running) state(name string) state {
	r.t.Helper()
	_, text := r.page(name)
	var s state
	if m := told.FindStringSubmatch(text); m == nil || json.Unmarshal([]byte(m[1]), &s) != nil {
		r.t.Fatalf("%s tells nothing: %s", name, text)
	}
	return s
}

// listener is a tab that hears of epochs.
type listener struct {
	t      *testing.T
	events chan string
}

func (r *running) listen() *listener {
	r.t.Helper()
	ask, err := http.NewRequestWithContext(r.t.Context(), http.MethodGet, "http://"+r.host+"/.journal/events?token="+r.server.token, nil)
	if err != nil {
		r.t.Fatal(err)
	}
	resp, err := http.DefaultTransport.RoundTrip(ask)
	if err != nil {
		r.t.Fatal(err)
	}
	if resp.StatusCode != http.StatusOK {
		r.t.Fatalf("the events are refused: %s", resp.Status)
	}
	l := &listener{t: r.t, events: make(chan string, 1000)}
	go func() {
		defer resp.Body.Close()
		defer close(l.events)
		lines := bufio.NewScanner(resp.Body)
		for lines.Scan() {
			if lines.Text() != "" {
				l.events <- lines.Text()
			}
		}
	}()
	return l
}

// until waits for an event after which something holds.
func (l *listener) until(holds func() bool) {
	l.t.Helper()
	deadline := time.After(never)
	for !holds() {
		select {
		case _, open := <-l.events:
			if !open {
				l.t.Fatal("the stream ended")
			}
		case <-deadline:
			l.t.Fatal("it never came to that")
		}
	}
}

func (r *running) shows(name, text string) func() bool {
	return func() bool {
		_, page := r.page(name)
		return strings.Contains(page, text)
	}
}
