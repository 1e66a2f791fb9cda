package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"journal/generator/vault"
)

// webkit drives a tab of WebKitGTK's own browser, which is the nearest to Safari that runs
// where there is no Apple, by WebDriver.
type webkit struct {
	ctx     context.Context
	home    string // a folder that nothing else uses; downloads come into it
	session string // the address that its commands begin with
}

// startWebKit starts WebKit with a profile of its own, on a screen that nobody sees. Where
// it is missing, the same holds as for [browser.Start].
func startWebKit(t *testing.T) *webkit {
	t.Helper()
	for _, name := range []string{"WebKitWebDriver", "Xvfb"} {
		if _, err := exec.LookPath(name); err != nil {
			t.Skipf("%s is missing; install it with your system's packages", name)
		}
	}
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Minute)
	start := func(run *exec.Cmd) {
		t.Helper()
		run.WaitDelay = 5 * time.Second
		if err := run.Start(); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() {
			cancel()
			run.Wait() // killed, so its error says nothing
		})
	}
	home, err := os.MkdirTemp("", "webkit")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(home) })
	said, say, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	screen := exec.CommandContext(ctx, "Xvfb", "-displayfd", "3", "-nolisten", "tcp", "-screen", "0", "1000x800x24")
	screen.ExtraFiles = []*os.File{say}
	start(screen)
	say.Close()
	display, err := bufio.NewReader(said).ReadString('\n')
	said.Close()
	if err != nil {
		t.Fatalf("Xvfb did not say which screen it is: %v", err)
	}
	free, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	_, port, _ := net.SplitHostPort(free.Addr().String())
	free.Close()
	server := exec.CommandContext(ctx, "WebKitWebDriver", "--port="+port)
	server.Env = append(os.Environ(), "DISPLAY=:"+strings.TrimSpace(display), "HOME="+home, "XDG_CACHE_HOME="+home, "XDG_DATA_HOME="+home, "GDK_BACKEND=x11", "NO_AT_BRIDGE=1")
	start(server)
	w := &webkit{ctx: ctx, home: home, session: "http://127.0.0.1:" + port + "/session"}
	var session struct{ SessionID string }
	for end := time.Now().Add(longest); ; time.Sleep(50 * time.Millisecond) {
		if err = w.call(http.MethodPost, "", map[string]any{"capabilities": map[string]any{}}, &session); err == nil || time.Now().After(end) {
			break
		}
	}
	if err != nil {
		t.Fatal(err)
	}
	w.session += "/" + session.SessionID
	return w
}

// call sends a command and waits for its answer.
func (w *webkit) call(method, command string, params, result any) error {
	ctx, cancel := context.WithTimeout(w.ctx, longest)
	defer cancel()
	var body io.Reader
	if params != nil {
		text, err := json.Marshal(params)
		if err != nil {
			return err
		}
		body = bytes.NewReader(text)
	}
	ask, err := http.NewRequestWithContext(ctx, method, w.session+command, body)
	if err != nil {
		return err
	}
	answered, err := http.DefaultClient.Do(ask)
	if err != nil {
		return err
	}
	defer answered.Body.Close()
	var answer struct{ Value json.RawMessage }
	if err := json.NewDecoder(answered.Body).Decode(&answer); err != nil {
		return fmt.Errorf("%s: %w", command, err)
	}
	if answered.StatusCode != http.StatusOK {
		return fmt.Errorf("%s: %s", command, answer.Value)
	}
	if result == nil {
		return nil
	}
	return json.Unmarshal(answer.Value, result)
}

func (w *webkit) visit(url string) error {
	return w.call(http.MethodPost, "/url", map[string]any{"url": url}, nil)
}

func (w *webkit) eval(expression string) (json.RawMessage, error) {
	var answer struct{ Value, Error string }
	err := w.call(http.MethodPost, "/execute/async", map[string]any{"args": []any{},
		"script": `const done = arguments[0]; (async () => JSON.stringify(await (` + expression + `)) ?? "null")().then(value => done({value}), error => done({error: String(error)}))`}, &answer)
	if err == nil && answer.Error != "" {
		err = fmt.Errorf("%s: %s", expression, answer.Error)
	}
	return json.RawMessage(answer.Value), err
}

// find returns the address of an element's commands.
func (w *webkit) find(selector string) (string, error) {
	var found map[string]string
	err := w.call(http.MethodPost, "/element", map[string]any{"using": "css selector", "value": selector}, &found)
	for _, id := range found {
		return "/element/" + id, err
	}
	return "", err
}

// tap presses what can be seen, as a finger does.
func (w *webkit) tap(selector string) error {
	at, err := w.find(selector)
	if err != nil {
		return err
	}
	return w.call(http.MethodPost, at+"/click", map[string]any{}, nil)
}

// keys types into a field, key by key.
func (w *webkit) keys(selector, text string) error {
	at, err := w.find(selector)
	if err != nil {
		return err
	}
	return w.call(http.MethodPost, at+"/value", map[string]any{"text": text}, nil)
}

// TestLetterboxByTapsInWebKit writes a note with real taps and keys on a device that has
// visited the page once and has no connection now. The first of three taps opens the page;
// with two more the note is kept. What is downloaded holds none of its words, and the keys
// of the letterbox open it.
func TestLetterboxByTapsInWebKit(t *testing.T) {
	t.Parallel()
	key, err := lockKey()
	if err != nil {
		t.Fatal(err)
	}
	box, err := vault.NewLetterbox()
	if err != nil {
		t.Fatal(err)
	}
	w := startWebKit(t)
	h := newHost(t, sealedWith(t, plainSite("first edition"), key, box))
	b := &tab{t, w, h.url}
	b.visit("")
	b.locked()
	b.visitedOnce()
	h.stop()
	b.visit("")
	b.locked()
	b.until(`document.getElementById("write").checkVisibility()`, "true")
	for _, do := range []func() error{
		func() error { return w.tap("#write") },
		func() error { return w.keys("#with", "Quillfeather Brass") },
		func() error { return w.keys("#all", "zanzibar walrus") },
		func() error { return w.tap("#done") },
	} {
		if err := do(); err != nil {
			t.Fatal(err)
		}
	}
	b.until(`document.getElementById("count").textContent`, "One note waits here, encrypted.")
	noWords(t, "what is kept", b.says(storedBytes))
	if err := w.tap("#send"); err != nil { // this browser has no share sheet
		t.Fatal(err)
	}
	b.untilSo(`document.getElementById("count").textContent`, "Saved", func(got string) bool { return strings.HasPrefix(got, "Saved as a file.") })
	for end := time.Now().Add(longest); ; time.Sleep(50 * time.Millisecond) {
		files, _ := filepath.Glob(filepath.Join(w.home, "*.age"))
		if len(files) == 1 {
			if file, err := os.ReadFile(files[0]); err == nil && len(file) > 0 {
				if got := lettersOf(t, box, file); len(got) != 1 || !strings.Contains(got[0], "zanzibar walrus") {
					t.Errorf("the file holds %q", got)
				}
				break
			}
		}
		if time.Now().After(end) {
			t.Fatalf("nothing was downloaded: %q", files)
		}
	}
	if searched(t, w.home) == 0 {
		t.Error("no file was looked at")
	}
}
