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
	"strings"
	"testing"
	"time"
)

// webkit drives a tab of WebKitGTK's own browser, which is the nearest to Safari that runs
// where there is no Apple, by WebDriver.
type webkit struct {
	ctx     context.Context
	session string // the address that its commands begin with
}

// startWebKit starts WebKit with a profile of its own, on a screen that nobody sees. Where
// it is missing, the same holds as for [browser.Start].
func startWebKit(t *testing.T) *webkit {
	t.Helper()
	for _, name := range []string{"WebKitWebDriver", "Xvfb"} {
		if _, err := exec.LookPath(name); err != nil {
			if os.Getenv("CI") != "" {
				t.Fatalf("%s is missing; make test installs it where it can", name)
			}
			t.Skipf("%s is missing; install it with your system's packages", name)
		}
	}
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Minute)
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
	w := &webkit{ctx: ctx, session: "http://127.0.0.1:" + port + "/session"}
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
