package layouts

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"io/fs"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
)

func TestLock(t *testing.T) {
	if err := fstest.TestFS(Lock(""), "index.html", "404.html", "sw.js", "lock/age.js", "lock/licences.txt"); err != nil {
		t.Fatal(err)
	}
	page, err := fs.ReadFile(Lock(""), "index.html")
	if err != nil {
		t.Fatal(err)
	}
	other, err := fs.ReadFile(Lock(""), "404.html")
	if err != nil || !bytes.Equal(page, other) {
		t.Errorf("404.html is not the page: %v", err)
	}
	if left := regexp.MustCompile(`\{\{\w+\}\}|/\*sums\*/|[^{]\{\} *;`).FindAll(page, -1); len(left) > 0 {
		t.Errorf("the page is not finished: %q", left)
	}
}

// The page's script and style are those that its policy names, and the script
// knows every other file that is used.
func TestLockRunsOnlyWhatItKnows(t *testing.T) {
	data, err := fs.ReadFile(Lock(""), "index.html")
	if err != nil {
		t.Fatal(err)
	}
	page := string(data)
	inside := func(open, end string) string {
		_, rest, _ := strings.Cut(page, open)
		text, _, ok := strings.Cut(rest, end)
		if !ok {
			t.Fatalf("there is no %s", open)
		}
		return text
	}
	digest := func(text string) string {
		sum := sha256.Sum256([]byte(text))
		return base64.StdEncoding.EncodeToString(sum[:])
	}
	policy := inside(`http-equiv="Content-Security-Policy" content="`, `"`)
	script := inside("<script>", "</script>")
	for _, want := range []string{"script-src 'sha256-" + digest(script) + "';", "style-src 'sha256-" + digest(inside("<style>", "</style>")) + "';", "default-src 'none'", "base-uri 'none'", "form-action 'none'"} {
		if !strings.Contains(policy, want) {
			t.Errorf("the policy %q lacks %s", policy, want)
		}
	}
	scripts := 0
	err = fs.WalkDir(Lock(""), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(name, ".js") && !strings.HasSuffix(name, ".css") {
			return err
		}
		scripts++
		data, err := fs.ReadFile(Lock(""), name)
		if !strings.Contains(script, `"`+name+`":"`+digest(string(data))+`"`) {
			t.Errorf("the page does not know the sum of %s", name)
		}
		return err
	})
	if err != nil || scripts < 7 {
		t.Errorf("%d scripts, %v", scripts, err)
	}
}

// Whoever comes by learns nothing of what is behind the lock page.
func TestLockPageIsNeutral(t *testing.T) {
	hint := regexp.MustCompile(`(?i)interview|journal|debrief|application|company|recruit|\bjobs?\b|career|github`)
	err := fs.WalkDir(Lock(""), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || name == "lock/age.js" || name == "lock/licences.txt" {
			return err
		}
		data, err := fs.ReadFile(Lock(""), name)
		if found := hint.FindAll(data, -1); len(found) > 0 {
			t.Errorf("%s says %q", name, found)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

// The lock page is no part of a plain site.
func TestThemeHasNoLock(t *testing.T) {
	err := fs.WalkDir(FS(), ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && (strings.HasPrefix(name, "lock") || name == "sw.js") {
			t.Errorf("the theme holds %s", name)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

// The lock page can be put on a home screen, from where it begins at the site or at a
// note, and says there as little as in a browser.
func TestLockOnTheHomeScreen(t *testing.T) {
	data, err := fs.ReadFile(Lock(""), "lock/app.webmanifest")
	if err != nil {
		t.Fatal(err)
	}
	var said struct {
		Name     string
		Start    string `json:"start_url"`
		Scope    string
		Icons    []struct{ Src string }
		Shortcut []struct{ URL string } `json:"shortcuts"`
	}
	if err := json.Unmarshal(data, &said); err != nil {
		t.Fatal(err)
	}
	if said.Name != "Private page" || said.Start != "../" || said.Scope != "../" || len(said.Shortcut) != 1 || said.Shortcut[0].URL != "note" {
		t.Errorf("%+v", said)
	}
	for _, icon := range said.Icons {
		if _, err := fs.Stat(Lock(""), "lock/"+icon.Src); err != nil {
			t.Error(err)
		}
	}
	page, err := fs.ReadFile(Lock(""), "index.html")
	if err != nil || !bytes.Contains(page, []byte("manifest-src 'self'")) {
		t.Errorf("the page may not read its manifest: %v", err)
	}
}

// To whom the page writes stands in it once, within the script that its policy names.
func TestLockRecipient(t *testing.T) {
	const recipient = "age1pq1exampleexampleexample"
	with, err := fs.ReadFile(Lock(recipient), "404.html")
	if err != nil {
		t.Fatal(err)
	}
	without, err := fs.ReadFile(Lock(""), "404.html")
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Count(with, []byte(recipient)) != 1 || bytes.Contains(without, []byte("age1pq1")) {
		t.Error("the recipient is not where it belongs")
	}
	_, script, _ := bytes.Cut(with, []byte("<script>"))
	script, _, _ = bytes.Cut(script, []byte("</script>"))
	if digest := sha256.Sum256(script); !bytes.Contains(with, []byte("script-src 'sha256-"+base64.StdEncoding.EncodeToString(digest[:])+"'")) {
		t.Error("the policy names another script")
	}
}
