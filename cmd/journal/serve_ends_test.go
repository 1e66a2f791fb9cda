package main

import (
	"bufio"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestServeEnds interrupts a preview while tabs listen: it ends by itself,
// says so, and has left nothing.
func TestServeEnds(t *testing.T) {
	for _, signal := range []os.Signal{os.Interrupt, syscall.SIGTERM} {
		dir := notes(t, map[string]string{"about.md": "# About\n"})
		cmd := command("serve", "--addr", "127.0.0.1:0", "--content", dir)
		address, said := startServe(t, cmd)
		page := get(t, address)
		token := regexp.MustCompile(`"token":"(\w+)"`).FindStringSubmatch(page)
		if token == nil {
			t.Fatalf("the page has no token: %s", page)
		}
		var streams []io.ReadCloser
		for range 3 {
			resp, err := http.Get(address + ".journal/events?token=" + token[1])
			if err != nil || resp.StatusCode != http.StatusOK {
				t.Fatalf("the stream is refused: %v", err)
			}
			if _, err := bufio.NewReader(resp.Body).ReadString('\n'); err != nil {
				t.Fatal(err)
			}
			streams = append(streams, resp.Body)
		}
		if err := cmd.Process.Signal(signal); err != nil {
			t.Fatal(err)
		}
		end := time.AfterFunc(30*time.Second, func() { _ = cmd.Process.Kill() })
		err := cmd.Wait()
		end.Stop()
		if err != nil {
			t.Errorf("after %v it ended with %v", signal, err)
		}
		if !strings.Contains(said.String(), "stopped") {
			t.Errorf("it said %s", said)
		}
		for _, s := range streams {
			s.Close()
		}
		entries, err := os.ReadDir(filepath.Join(dir, ".."))
		if err != nil || len(entries) != 1 {
			t.Errorf("it left %v, %v", entries, err)
		}
	}
}

// TestServeBusyPort takes the next port and says so.
func TestServeBusyPort(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	cmd := command("serve", "--addr", taken.Addr().String(), "--content", notes(t, map[string]string{"about.md": "# About\n"}))
	address, said := startServe(t, cmd)
	if page := get(t, address); !strings.Contains(page, "_journal-preview") {
		t.Errorf("%s shows %s", address, page)
	}
	_ = cmd.Process.Signal(os.Interrupt)
	if err := cmd.Wait(); err != nil {
		t.Error(err)
	}
	if !regexp.MustCompile(`port \d+ is taken, so this is port \d+`).MatchString(said.String()) {
		t.Errorf("it said %s", said)
	}
}

// TestServeSample shows the sample where no journal is, and opens no browser that is not there.
func TestServeSample(t *testing.T) {
	cmd := command("serve", "--addr", "127.0.0.1:0", "--open")
	cmd.Dir = t.TempDir()
	cmd.Env = append(cmd.Env, "PATH=")
	address, said := startServe(t, cmd)
	page := get(t, address)
	if !strings.Contains(page, "What is next") || !strings.Contains(page, `"writable":false`) {
		t.Errorf("the page is %s", page)
	}
	_ = cmd.Process.Signal(os.Interrupt)
	if err := cmd.Wait(); err != nil {
		t.Error(err)
	}
	for _, want := range []string{"showing the sample instead", "no browser could be opened"} {
		if !strings.Contains(said.String(), want) {
			t.Errorf("it said no %q: %s", want, said)
		}
	}
}

// startServe starts a preview and waits for its address.
func startServe(t *testing.T, cmd *exec.Cmd) (address string, said *strings.Builder) {
	t.Helper()
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	said = &strings.Builder{}
	cmd.Stderr = said
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cmd.Process.Kill() })
	line, err := bufio.NewReader(out).ReadString('\n')
	address = regexp.MustCompile(`http://\S+/`).FindString(line)
	if err != nil || address == "" {
		t.Fatalf("serve said %q, %v; %s", line, err, said)
	}
	return address, said
}

func get(t *testing.T, address string) string {
	t.Helper()
	resp, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	text, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
