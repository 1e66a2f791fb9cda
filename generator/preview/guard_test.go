package preview

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"journal/generator/media"
	"time"
)

// secret is a word that stands in the journal and, as another, outside of it.
const secret, outside = "The salary is 123456.", "outside of the journal"

func guarded(t *testing.T) *running {
	t.Helper()
	r := run(t, map[string]string{"about.md": "# About\n\n" + secret + "\n", "note.txt": secret, "evil.svg": `<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>`, "../secret.txt": outside}, func(o *Options) {
		o.Edit = func(string, int) error { return nil }
	})
	for link, to := range map[string]string{"out.txt": "../secret.txt", "far.txt": filepath.Join(r.dir, "..", "secret.txt"), "up": ".."} {
		if err := os.Symlink(to, filepath.Join(r.dir, link)); err != nil {
			t.Fatal(err)
		}
	}
	r.listen().until(r.shows("/about.html", secret))
	return r
}

// raw sends a request as it is written, which no client would send, and gives
// the whole answer. HOST stands for the server's own, TOKEN for its token.
func (r *running) raw(request string) string {
	r.t.Helper()
	conn, err := net.Dial("tcp", r.host)
	if err != nil {
		r.t.Fatal(err)
	}
	defer conn.Close()
	_ = conn.SetDeadline(time.Now().Add(never))
	request = strings.NewReplacer("HOST", r.host, "TOKEN", r.server.token, "\n", "\r\n").Replace(request)
	if _, err := io.WriteString(conn, request+"\r\nConnection: close\r\n\r\n"); err != nil {
		r.t.Fatal(err)
	}
	resp, err := http.ReadResponse(bufio.NewReader(conn), nil)
	if err != nil {
		return "no answer: " + err.Error()
	}
	defer resp.Body.Close()
	text, _ := io.ReadAll(resp.Body)
	return fmt.Sprintf("%s\n%v\n%s", resp.Status, resp.Header, text)
}

// TestAttacks asks as other websites and other programs would. None of it gives
// a word of the journal or of anything else.
func TestAttacks(t *testing.T) {
	r := guarded(t)
	_, port, _ := net.SplitHostPort(r.host)
	attacks := map[string]string{
		"a name that was bent to this machine": "GET /about.html HTTP/1.1\nHost: evil.example:" + port,
		"a name that begins like ours":         "GET /about.html HTTP/1.1\nHost: localhost.evil.example:" + port,
		"a name that ends like ours":           "GET /about.html HTTP/1.1\nHost: evil.localhost:" + port,
		"our name without a port":              "GET /about.html HTTP/1.1\nHost: localhost",
		"our name with another port":           "GET /about.html HTTP/1.1\nHost: localhost:1",
		"our name with a dot":                  "GET /about.html HTTP/1.1\nHost: localhost.:" + port,
		"no name":                              "GET /about.html HTTP/1.1\nHost: ",
		"all addresses of the machine":         "GET /about.html HTTP/1.1\nHost: 0.0.0.0:" + port,
		"a short form of the address":          "GET /about.html HTTP/1.1\nHost: 127.1:" + port,
		"a whole address of somebody else":     "GET http://evil.example:" + port + "/about.html HTTP/1.1\nHost: HOST",
		"a proxy that says who asked":          "GET /about.html HTTP/1.1\nHost: evil.example:" + port + "\nX-Forwarded-Host: HOST\nX-Forwarded-For: 127.0.0.1",
		"HTTP/1.0 without a name":              "GET /about.html HTTP/1.0",

		"another origin":                     "GET /about.html HTTP/1.1\nHost: HOST\nOrigin: https://evil.example",
		"the origin of nobody":               "GET /about.html HTTP/1.1\nHost: HOST\nOrigin: null",
		"our origin with another port":       "GET /about.html HTTP/1.1\nHost: HOST\nOrigin: http://127.0.0.1:1",
		"our origin by another name":         "GET /about.html HTTP/1.1\nHost: HOST\nOrigin: http://localhost:" + port,
		"an empty origin":                    "GET /about.html HTTP/1.1\nHost: HOST\nOrigin: ",
		"two origins":                        "GET /about.html HTTP/1.1\nHost: HOST\nOrigin: http://HOST\nOrigin: https://evil.example",
		"fetch of another site":              "GET /about.html HTTP/1.1\nHost: HOST\nSec-Fetch-Site: cross-site\nSec-Fetch-Mode: no-cors\nSec-Fetch-Dest: empty",
		"a script of another site":           "GET /note.txt HTTP/1.1\nHost: HOST\nSec-Fetch-Site: cross-site\nSec-Fetch-Mode: no-cors\nSec-Fetch-Dest: script",
		"a picture on another site":          "GET /evil.svg HTTP/1.1\nHost: HOST\nSec-Fetch-Site: cross-site\nSec-Fetch-Mode: no-cors\nSec-Fetch-Dest: image",
		"an iframe of another site":          "GET /about.html HTTP/1.1\nHost: HOST\nSec-Fetch-Site: cross-site\nSec-Fetch-Mode: navigate\nSec-Fetch-Dest: iframe",
		"an object of another site":          "GET /about.html HTTP/1.1\nHost: HOST\nSec-Fetch-Site: cross-site\nSec-Fetch-Mode: navigate\nSec-Fetch-Dest: object",
		"another port of this machine":       "GET /about.html HTTP/1.1\nHost: HOST\nSec-Fetch-Site: same-site\nSec-Fetch-Mode: cors\nSec-Fetch-Dest: empty",
		"a word for a site that is new":      "GET /about.html HTTP/1.1\nHost: HOST\nSec-Fetch-Site: somewhere\nSec-Fetch-Mode: cors",
		"two words for a site":               "GET /about.html HTTP/1.1\nHost: HOST\nSec-Fetch-Site: same-origin\nSec-Fetch-Site: cross-site",
		"a form of another site":             "POST /.journal/done HTTP/1.1\nHost: HOST\nOrigin: https://evil.example\nX-Journal-Token: TOKEN\nContent-Type: application/json\nContent-Length: 0",
		"a form of another site, by its way": "POST /.journal/done HTTP/1.1\nHost: HOST\nSec-Fetch-Site: cross-site\nSec-Fetch-Mode: navigate\nSec-Fetch-Dest: document\nX-Journal-Token: TOKEN\nContent-Length: 0",
		"a link to our own calls":            "GET /.journal/where HTTP/1.1\nHost: HOST\nX-Journal-Token: TOKEN\nSec-Fetch-Site: cross-site\nSec-Fetch-Mode: navigate\nSec-Fetch-Dest: document",
		"the stream for another site":        "GET /.journal/events?token=TOKEN HTTP/1.1\nHost: HOST\nSec-Fetch-Site: cross-site\nSec-Fetch-Mode: cors\nSec-Fetch-Dest: empty",

		"the stream without a token":        "GET /.journal/events HTTP/1.1\nHost: HOST",
		"the stream with an empty token":    "GET /.journal/events?token= HTTP/1.1\nHost: HOST",
		"the stream with a wrong token":     "GET /.journal/events?token=AAAAAAAAAAAAAAAAAAAAAAAAAA HTTP/1.1\nHost: HOST",
		"the stream with half a token":      "GET /.journal/events?token=" + r.server.token[:13] + " HTTP/1.1\nHost: HOST",
		"ticking without a token":           "POST /.journal/done HTTP/1.1\nHost: HOST\nContent-Type: application/json\nContent-Length: 0",
		"ticking with a wrong token":        "POST /.journal/done HTTP/1.1\nHost: HOST\nX-Journal-Token: x\nContent-Type: application/json\nContent-Length: 0",
		"ticking as a form does":            "POST /.journal/done HTTP/1.1\nHost: HOST\nX-Journal-Token: TOKEN\nContent-Type: text/plain\nContent-Length: 0",
		"ticking by a link":                 "GET /.journal/done HTTP/1.1\nHost: HOST\nX-Journal-Token: TOKEN",
		"editing without a token":           "POST /.journal/edit HTTP/1.1\nHost: HOST\nContent-Type: application/json\nContent-Length: 0",
		"the way to follow without a token": "GET /.journal/where HTTP/1.1\nHost: HOST",
		"a form on a page":                  "POST /about.html HTTP/1.1\nHost: HOST\nContent-Length: 0",
		"a method that changes":             "PUT /about.html HTTP/1.1\nHost: HOST\nContent-Length: 0",
		"a method that asks for leave":      "OPTIONS /about.html HTTP/1.1\nHost: HOST\nOrigin: https://evil.example\nAccess-Control-Request-Method: GET",
		"a method that shows headers":       "TRACE /about.html HTTP/1.1\nHost: HOST",
		"a tunnel":                          "CONNECT evil.example:443 HTTP/1.1\nHost: HOST",

		"a path that goes up":                     "GET /../secret.txt HTTP/1.1\nHost: HOST",
		"a path that goes up later":               "GET /interviews/../../secret.txt HTTP/1.1\nHost: HOST",
		"a path that goes up, encoded":            "GET /%2e%2e/secret.txt HTTP/1.1\nHost: HOST",
		"a path that goes up, half encoded":       "GET /.%2e/secret.txt HTTP/1.1\nHost: HOST",
		"a path that goes up, all encoded":        "GET /%2e%2e%2fsecret.txt HTTP/1.1\nHost: HOST",
		"a path that goes up, encoded twice":      "GET /%252e%252e%252fsecret.txt HTTP/1.1\nHost: HOST",
		"a path that goes up, encoded thrice":     "GET /%25252e%25252e/secret.txt HTTP/1.1\nHost: HOST",
		"a backslash":                             "GET /..\\secret.txt HTTP/1.1\nHost: HOST",
		"a backslash, encoded":                    "GET /..%5csecret.txt HTTP/1.1\nHost: HOST",
		"a backslash, encoded twice":              "GET /..%255csecret.txt HTTP/1.1\nHost: HOST",
		"a NUL":                                   "GET /secret.txt%00.html HTTP/1.1\nHost: HOST",
		"a NUL, encoded twice":                    "GET /secret.txt%2500.html HTTP/1.1\nHost: HOST",
		"a slash, encoded":                        "GET /up%2fsecret.txt HTTP/1.1\nHost: HOST",
		"a whole path of this machine":            "GET /" + filepath.Join(r.dir, "..", "secret.txt") + " HTTP/1.1\nHost: HOST",
		"doubled slashes":                         "GET //evil.example/secret.txt HTTP/1.1\nHost: HOST",
		"an overlong form of a dot":               "GET /%c0%ae%c0%ae/secret.txt HTTP/1.1\nHost: HOST",
		"Vite's way to the files of this machine": "GET /@fs" + filepath.Join(r.dir, "..", "secret.txt") + "?raw?? HTTP/1.1\nHost: HOST",
		"a link out of the journal":               "GET /out.txt HTTP/1.1\nHost: HOST",
		"a link out of it by a whole path":        "GET /far.txt HTTP/1.1\nHost: HOST",
		"a folder that is a link out of it":       "GET /up/secret.txt HTTP/1.1\nHost: HOST",
		"the source of a note":                    "GET /about.md HTTP/1.1\nHost: HOST",
		"a star":                                  "OPTIONS * HTTP/1.1\nHost: HOST",
		"endless headers":                         "GET /about.html HTTP/1.1\nHost: HOST\nX: " + strings.Repeat("x", 64<<10),
	}
	for name, request := range attacks {
		t.Run(name, func(t *testing.T) {
			answer := r.raw(request)
			if !strings.HasPrefix(answer, "4") && !strings.HasPrefix(answer, "no answer") {
				t.Errorf("it is answered: %s", answer)
			}
			if strings.Contains(answer, secret) || strings.Contains(answer, outside) || strings.Contains(answer, "Access-Control") {
				t.Errorf("it gives away: %s", answer)
			}
		})
	}
}

// TestLinksMadeLater bends a file that the site has into a link out of it
// between two looks: its words do not come.
func TestLinksMadeLater(t *testing.T) {
	r := guarded(t)
	s := r.server.site.built.Site
	for _, name := range []string{"note.txt", "evil.svg"} {
		at := filepath.Join(r.dir, name)
		if err := os.Remove(at); err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink("../secret.txt", at); err != nil {
			t.Fatal(err)
		}
		if text, err := s.ReadFile(name); err == nil && strings.Contains(string(text), outside) {
			t.Errorf("%s gives %s", name, text)
		}
		if _, text := r.page("/" + name); strings.Contains(text, outside) {
			t.Errorf("/%s gives %s", name, text)
		}
	}
}

// TestOwnPages asks as the user's own browser does: it is answered.
func TestOwnPages(t *testing.T) {
	r := guarded(t)
	_, port, _ := net.SplitHostPort(r.host)
	for name, request := range map[string]string{
		"typed":                       "GET /about.html HTTP/1.1\nHost: HOST\nSec-Fetch-Site: none\nSec-Fetch-Mode: navigate\nSec-Fetch-Dest: document",
		"by name":                     "GET /about.html HTTP/1.1\nHost: localhost:" + port,
		"by name in capitals":         "GET /about.html HTTP/1.1\nHost: LocalHost:" + port,
		"by its IPv6 address":         "GET /about.html HTTP/1.1\nHost: [::1]:" + port,
		"a link of our own":           "GET /about.html HTTP/1.1\nHost: HOST\nSec-Fetch-Site: same-origin\nSec-Fetch-Mode: navigate\nSec-Fetch-Dest: document",
		"a click on another site":     "GET /about.html HTTP/1.1\nHost: HOST\nSec-Fetch-Site: cross-site\nSec-Fetch-Mode: navigate\nSec-Fetch-Dest: document",
		"a program without a browser": "GET /about.html HTTP/1.1\nHost: HOST",
		"our own script":              "GET /about.html HTTP/1.1\nHost: HOST\nOrigin: http://HOST\nSec-Fetch-Site: same-origin\nSec-Fetch-Mode: cors\nSec-Fetch-Dest: empty",
	} {
		answer := r.raw(request)
		if !strings.HasPrefix(answer, "200") || !strings.Contains(answer, secret) {
			t.Errorf("%s: %s", name, answer)
		}
	}
}

// TestHeaders looks at the headers of answers of every kind.
func TestHeaders(t *testing.T) {
	r := guarded(t)
	for _, name := range []string{"/about.html", "/", "/style.css", "/note.txt", "/evil.svg", "/nothing.html", "/.journal/live.js", "/.journal/nothing", "/.journal/events", "/%5c"} {
		resp, text := r.page(name)
		for key, want := range map[string]string{
			"Cache-Control": "no-store", "Cross-Origin-Resource-Policy": "same-origin", "Cross-Origin-Opener-Policy": "same-origin",
			"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "X-Frame-Options": "DENY",
		} {
			if got := resp.Header.Get(key); got != want {
				t.Errorf("%s: %s is %q, want %q", name, key, got, want)
			}
		}
		policy := resp.Header.Get("Content-Security-Policy")
		if !strings.Contains(policy, "frame-ancestors 'none'") || len(resp.Header["Content-Security-Policy"]) != 1 {
			t.Errorf("%s: the policy is %q", name, policy)
		}
		if strings.HasSuffix(name, ".svg") && !strings.Contains(policy, "sandbox") {
			t.Errorf("%s may run scripts: %q", name, policy)
		}
		for key := range resp.Header {
			if strings.HasPrefix(key, "Access-Control") {
				t.Errorf("%s: %s is set", name, key)
			}
		}
		if resp.StatusCode >= 400 && strings.Contains(text, r.dir) {
			t.Errorf("%s names a folder of this machine: %s", name, text)
		}
	}
}

// TestStreamNamesNothing reads the events of changes: numbers alone.
func TestStreamNamesNothing(t *testing.T) {
	r := guarded(t)
	tab := r.listen()
	r.save("a-private-name.md", "# Private\n")
	tab.until(r.shows("/a-private-name.html", "Private"))
	for len(tab.events) > 0 {
		if line := <-tab.events; strings.Trim(line, "0123456789") != "data: " && line != "retry: 500" && line != ":" && line != "event: stir" && line != "data:" {
			t.Errorf("the stream says %q", line)
		}
	}
}

// What lies beside the notes runs nothing here, whatever it is called.
func TestAssetHeaders(t *testing.T) {
	r := run(t, map[string]string{"about.md": "# About\n", "saved.html": "<script src=saved.js></script>", "saved.js": "", "journal.js": "", "board.png": "", "talk.mp4": ""}, func(*Options) {})
	r.listen()
	for name, want := range map[string][3]string{
		"/saved.html": {"application/octet-stream", "attachment", media.Policy("")},
		"/saved.js":   {"application/octet-stream", "attachment", media.Policy("")},
		"/board.png":  {"image/png", "", media.Policy("image/png")},
		"/talk.mp4":   {"video/mp4", "", media.Policy("video/mp4")},
		"/journal.js": {"text/javascript; charset=utf-8", "", media.Policy("")}, // that of the theme
	} {
		resp, _ := r.page(name)
		if got := [3]string{resp.Header.Get("Content-Type"), resp.Header.Get("Content-Disposition"), resp.Header.Get("Content-Security-Policy")}; got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}
