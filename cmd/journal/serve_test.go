package main

import (
	"bytes"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"
)

// longestWait is how long a change may take to be seen before a test gives up.
// It is generous: a machine that runs all tests at once is slow.
const longestWait = 2 * time.Minute

// served is `journal serve` in a process of its own.
type served struct {
	tb      testing.TB
	url     string // with a slash at its end
	content string
	said    *transcript
	cmd     *exec.Cmd
}

// transcript is what a program has printed so far.
type transcript struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (s *transcript) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.text.Write(p)
}

func (s *transcript) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.text.String()
}

var addressPrinted = regexp.MustCompile(`http://[^\s]+/`)

// serve starts the preview of a content folder and waits until it says where it is.
func serve(tb testing.TB, content string, args ...string) *served {
	tb.Helper()
	s := &served{tb: tb, content: content, said: &transcript{}}
	s.cmd = command(append([]string{"serve", "--content", content, "--addr", "127.0.0.1:0", "--today", "2026-03-05 09:00"}, args...)...)
	s.cmd.Env = append(s.cmd.Env, "EDITOR=", "VISUAL=")
	s.cmd.Stdout, s.cmd.Stderr = s.said, s.said
	if err := s.cmd.Start(); err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() {
		_ = s.cmd.Process.Kill()
		_ = s.cmd.Wait()
		if tb.Failed() {
			tb.Logf("serve said:\n%s", s.said)
		}
	})
	s.wait("an address", func() bool {
		s.url = addressPrinted.FindString(s.said.String())
		return s.url != ""
	})
	return s
}

// stop ends the preview as Ctrl-C does.
func (s *served) stop() {
	s.tb.Helper()
	if err := s.cmd.Process.Signal(os.Interrupt); err != nil {
		s.tb.Fatal(err)
	}
	if err := s.cmd.Wait(); err != nil {
		s.tb.Fatalf("the preview ended with %v", err)
	}
}

// wait asks again and again until something is so.
func (s *served) wait(what string, so func() bool) {
	s.tb.Helper()
	for end := time.Now().Add(longestWait); !so(); time.Sleep(2 * time.Millisecond) {
		if time.Now().After(end) {
			s.tb.Fatalf("waited %v in vain for %s", longestWait, what)
		}
	}
}

// read asks for a page of the preview as a program does that is no browser.
func (s *served) read(page string) (status int, body string) {
	s.tb.Helper()
	answer, err := http.Get(s.url + page)
	if err != nil {
		s.tb.Fatal(err)
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		s.tb.Fatal(err)
	}
	return answer.StatusCode, string(text)
}

// shows waits until a page holds a text.
func (s *served) shows(page, text string) {
	s.tb.Helper()
	s.wait(page+" with "+text, func() bool {
		_, body := s.read(page)
		return strings.Contains(body, text)
	})
}

// gone waits until there is no page at an address.
func (s *served) gone(page string) {
	s.tb.Helper()
	s.wait("no "+page, func() bool {
		status, _ := s.read(page)
		return status == http.StatusNotFound
	})
}

// steady reads a page without a pause until stop is called, and fails if ever
// it is missing or holds neither of the texts: a state that nobody wrote.
func (s *served) steady(page string, texts ...string) (stop func()) {
	done, finished := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(finished)
		for {
			select {
			case <-done:
				return
			default:
			}
			answer, err := http.Get(s.url + page)
			if err != nil {
				s.tb.Errorf("%s while it was saved: %v", page, err)
				return
			}
			body, _ := io.ReadAll(answer.Body)
			answer.Body.Close()
			seen := false
			for _, text := range texts {
				seen = seen || bytes.Contains(body, []byte(text))
			}
			if answer.StatusCode != http.StatusOK || !seen {
				s.tb.Errorf("%s while it was saved: status %d, and none of %q is on it", page, answer.StatusCode, texts)
				return
			}
		}
	}()
	return func() { close(done); <-finished }
}

// put writes a file below the content folder, with its folders.
func (s *served) put(name, text string) {
	s.tb.Helper()
	put(s.tb, filepath.Join(s.content, filepath.FromSlash(name)), text)
}

func put(tb testing.TB, file, text string) {
	tb.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		tb.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		tb.Fatal(err)
	}
}

// needProgram looks for a program that Debian has; make test installs it where
// it can.
func needProgram(t *testing.T, name string) {
	t.Helper()
	if _, err := exec.LookPath(name); err == nil {
		return
	}
	t.Skipf("%s is missing; install it with your system's packages", name)
}
