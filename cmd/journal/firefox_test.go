package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/coder/websocket"
	"github.com/coder/websocket/wsjson"

	"journal/generator/vault"
)

// firefox drives a tab of Firefox by WebDriver BiDi, the W3C's protocol, of
// which it needs two commands: go to an address, evaluate an expression.
type firefox struct {
	ctx     context.Context
	conn    *websocket.Conn
	answers chan answer
	tab     string
	last    int // id of the last command
}

// answer is what Firefox says to a command, or an event, which has no ID.
type answer struct {
	ID      int
	Type    string
	Error   string
	Message string
	Result  json.RawMessage
	err     error
}

// longest is how long a command may take.
const longest = 5 * time.Minute

// errSilent is what a command ends with that Firefox did not answer.
var errSilent = errors.New("no answer")

// quietFirefox keeps a test from asking the world for anything.
const quietFirefox = `user_pref("app.normandy.enabled", false);
user_pref("app.update.disabledForTesting", true);
user_pref("browser.safebrowsing.downloads.remote.enabled", false);
user_pref("browser.safebrowsing.malware.enabled", false);
user_pref("browser.safebrowsing.phishing.enabled", false);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("browser.startup.page", 0);
user_pref("datareporting.healthreport.uploadEnabled", false);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("dom.disable_open_during_load", false);
user_pref("dom.push.connection.enabled", false);
user_pref("extensions.update.enabled", false);
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
user_pref("remote.prefs.recommended", false);
user_pref("services.settings.server", "data:,");
user_pref("toolkit.telemetry.enabled", false);
`

// startFirefox starts Firefox with a profile of its own. Where it is missing,
// the same holds as for [browser.Start].
func startFirefox(t *testing.T) *firefox {
	t.Helper()
	var program string
	for _, name := range []string{"firefox-esr", "firefox"} {
		if found, err := exec.LookPath(name); err == nil {
			program = found
			break
		}
	}
	if program == "" {
		t.Skip("firefox is missing; install it with your system's packages")
	}
	home, err := os.MkdirTemp("", "firefox")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(home) })
	quiet := quietFirefox + fmt.Sprintf("user_pref(\"browser.download.folderList\", 2);\nuser_pref(\"browser.download.dir\", %q);\n", filepath.Join(home, "downloads"))
	if err := os.WriteFile(filepath.Join(home, "user.js"), []byte(quiet), 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Minute)
	t.Cleanup(cancel)
	run := exec.CommandContext(ctx, program, "--headless", "--no-remote", "--profile", home, "--remote-debugging-port", "0", "about:blank")
	run.Env = append(os.Environ(), "HOME="+home)
	run.WaitDelay = 5 * time.Second
	said, err := run.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := run.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		cancel()
		run.Wait() // killed, so its error says nothing
	})
	lines := bufio.NewScanner(said)
	address := ""
	for address == "" && lines.Scan() {
		_, address, _ = strings.Cut(lines.Text(), "WebDriver BiDi listening on ")
	}
	if address == "" {
		t.Fatal("firefox did not say where it listens")
	}
	go func() {
		for lines.Scan() { // or it waits for somebody to listen
		}
	}()
	f := &firefox{ctx: ctx, answers: make(chan answer)}
	if f.conn, _, err = websocket.Dial(ctx, address+"/session", nil); err != nil {
		t.Fatal(err)
	}
	f.conn.SetReadLimit(16 << 20)
	go func() {
		for {
			var a answer
			a.err = wsjson.Read(ctx, f.conn, &a)
			select {
			case f.answers <- a:
			case <-ctx.Done():
			}
			if a.err != nil {
				return
			}
		}
	}()
	var tree struct{ Contexts []struct{ Context string } }
	if err := f.call("session.new", map[string]any{"capabilities": map[string]any{}}, nil); err != nil {
		t.Fatal(err)
	}
	if err := f.call("browsingContext.getTree", map[string]any{}, &tree); err != nil || len(tree.Contexts) == 0 {
		t.Fatalf("firefox has no tab: %v", err)
	}
	f.tab = tree.Contexts[0].Context
	return f
}

// call sends a command and waits for its answer.
func (f *firefox) call(method string, params, result any) error {
	f.last++
	if err := wsjson.Write(f.ctx, f.conn, map[string]any{"id": f.last, "method": method, "params": params}); err != nil {
		return fmt.Errorf("%s: %w", method, err)
	}
	limit := time.After(longest)
	for {
		select {
		case <-f.ctx.Done():
			return fmt.Errorf("%s: %w", method, f.ctx.Err())
		case <-limit:
			return fmt.Errorf("%s: %w", method, errSilent)
		case a := <-f.answers:
			switch {
			case a.err != nil:
				return fmt.Errorf("%s: %w", method, a.err)
			case a.ID != f.last: // an event, or the answer to a command that was given up
			case a.Type == "error":
				return fmt.Errorf("%s: %s: %s", method, a.Error, a.Message)
			case result == nil:
				return nil
			default:
				return json.Unmarshal(a.Result, result)
			}
		}
	}
}

// visit goes to an address, a second time where Firefox does not say that the page is
// complete: now and then it never does, for a page of plain text above all.
func (f *firefox) visit(url string) error {
	where := map[string]any{"context": f.tab, "url": url, "wait": "complete"}
	err := f.call("browsingContext.navigate", where, nil)
	if errors.Is(err, errSilent) {
		err = f.call("browsingContext.navigate", where, nil)
	}
	return err
}

func (f *firefox) eval(expression string) (json.RawMessage, error) {
	var answer struct {
		Type             string
		Result           struct{ Value string }
		ExceptionDetails struct{ Text string }
	}
	err := f.call("script.evaluate", map[string]any{
		"expression":   `(async () => JSON.stringify(await (` + expression + `)) ?? "null")()`,
		"target":       map[string]any{"context": f.tab},
		"awaitPromise": true,
	}, &answer)
	if err == nil && answer.Type != "success" {
		err = fmt.Errorf("%s: %s", expression, answer.ExceptionDetails.Text)
	}
	return json.RawMessage(answer.Result.Value), err
}

// TestLockInFirefox does what a reader does most, in another browser.
func TestLockInFirefox(t *testing.T) {
	t.Parallel()
	readsLocked(t, startFirefox(t))
}

func TestLockInWebKit(t *testing.T) {
	t.Parallel()
	readsLocked(t, startWebKit(t))
}

func readsLocked(t *testing.T, d driver) {
	key, err := lockKey()
	if err != nil {
		t.Fatal(err)
	}
	h := newHost(t, sealedSite(t, plainSite("first edition"), key))
	b := &tab{t, d, h.url}
	b.visit("notes/deep.html")
	b.locked()
	b.typed("velvet otter", false)
	b.complains("did not open it")
	b.typed(lockPassphrase, false)
	b.shows("Deep")
	for expression, want := range map[string]string{
		`document.documentElement.dataset.ran`:                                "yes",
		`getComputedStyle(document.querySelector("h1")).color`:                "rgb(1, 2, 3)",
		`document.getElementById("picture").naturalWidth`:                     "1",
		`document.querySelector("[src='drawing.svg']").naturalWidth`:          "8",
		`performance.getEntriesByType("navigation")[0].responseStatus ?? 200`: "200",
	} {
		if got := b.says(expression); got != want {
			t.Errorf("%s is %q, want %q", expression, got, want)
		}
	}
	b.says(`document.getElementById("up").click()`)
	b.shows("Start")
	b.says(`history.back()`)
	b.shows("Deep")
	b.visit("some/where/deep.html")
	b.shows("Nothing here")
	b.with.visit("about:blank")
	b.visit("notes/deep.html")
	b.shows("Deep")
	h.publish(sealedSite(t, plainSite("second edition"), key))
	b.says(`location.reload()`)
	b.until(`document.getElementById("edition").textContent`, "second edition")
	b.says(`document.querySelector("#_lock a").click()`)
	b.locked()
	b.visit("notes/deep.html")
	b.locked()
	b.typed(lockPassphrase, true)
	b.shows("Deep")
	fresh, err := vault.NewKey("another passphrase entirely", vault.Work)
	if err != nil {
		t.Fatal(err)
	}
	h.publish(sealedSite(t, plainSite("third edition"), fresh))
	b.says(`location.reload()`)
	b.complains("The passphrase was changed")
	b.locked()
	b.typed("another passphrase entirely", true)
	b.shows("Deep")
}
