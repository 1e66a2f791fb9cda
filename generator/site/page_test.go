package site

import (
	"net/url"
	"path"
	"regexp"
	"strings"
	"testing"
)

var (
	tag       = regexp.MustCompile(`<[a-zA-Z/!][^>]*>`)
	attribute = regexp.MustCompile(`\s([a-zA-Z:-]+)(?:="([^"]*)")?`)
	heading   = regexp.MustCompile(`^<h([1-6])`)
)

// attributes returns the attributes of a start tag, unescaped.
func attributes(tag string) map[string]string {
	all := map[string]string{}
	for _, m := range attribute.FindAllStringSubmatch(tag, -1) {
		all[m[1]] = strings.NewReplacer("&amp;", "&", "&#34;", `"`, "&#39;", "'", "&lt;", "<", "&gt;", ">").Replace(m[2])
	}
	return all
}

// checkPages holds what is true of every page of every site.
func checkPages(t *testing.T, s *Site) {
	t.Helper()
	const policy = `default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'`
	ids := map[string]map[string]bool{}
	type way struct{ from, to string }
	var ways []way
	for _, name := range s.Names() {
		text, err := s.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		ids[name] = map[string]bool{"": true}
		if !strings.HasSuffix(name, ".html") {
			continue
		}
		page := string(text)
		if !strings.HasPrefix(page, "<!doctype html>\n<html lang=\"en\">") || !strings.Contains(page, `content="`+policy+`"`) {
			t.Errorf("%s: no doctype, language or content security policy", name)
		}
		head, _, _ := strings.Cut(page, "</head>") // a drawing has a title too
		if n := strings.Count(head, "<title>"); n != 1 {
			t.Errorf("%s: %d titles", name, n)
		}
		for _, once := range []string{"<h1", "<main"} {
			if n := strings.Count(page, once); n != 1 {
				t.Errorf("%s: %d times %s", name, n, once)
			}
		}
		level := 0
		for _, tag := range tag.FindAllString(page, -1) {
			at := attributes(tag)
			for key, value := range at {
				switch {
				case key == "style" || strings.HasPrefix(key, "on"):
					t.Errorf("%s: %s in %s", name, key, tag)
				case key == "id" && ids[name][value]:
					t.Errorf("%s: two elements have the id %q", name, value)
				case key == "id":
					ids[name][value] = true
				case key == "href" || key == "src":
					ways = append(ways, way{name, value})
				}
			}
			if strings.HasPrefix(tag, "<script") && at["src"] == "" || strings.HasPrefix(tag, "<style") {
				t.Errorf("%s: %s", name, tag)
			}
			if src := at["src"]; strings.Contains(src, ":") && !strings.HasPrefix(src, "data:") {
				t.Errorf("%s: fetches %s", name, src)
			}
			if m := heading.FindStringSubmatch(tag); m != nil {
				n := int(m[1][0] - '0')
				if n > level+1 {
					t.Errorf("%s: heading level %d follows %d", name, n, level)
				}
				level = n
			}
		}
	}
	for _, w := range ways {
		if strings.ContainsAny(w.to, " <>\"") {
			t.Errorf("%s: link to %q is not encoded", w.from, w.to)
		}
		u, err := url.Parse(w.to)
		if err != nil || u.IsAbs() || u.Host != "" || strings.HasPrefix(w.to, "/") {
			if err == nil && (u.Scheme == "mailto" || u.Scheme == "data" || u.Scheme == "https" || u.Scheme == "http") {
				continue
			}
			t.Errorf("%s: link to %q: %v", w.from, w.to, err)
			continue
		}
		file := path.Join(path.Dir(w.from), u.Path)
		if u.Path == "" {
			file = w.from
		}
		if ids[file] == nil || !ids[file][u.Fragment] {
			t.Errorf("%s: link to %q leads to nothing", w.from, w.to)
		}
	}
}

func TestPagesOfTheSample(t *testing.T)      { checkPages(t, made(t, sample())) }
func TestPagesOfAwkwardNotes(t *testing.T)   { checkPages(t, made(t, awkward())) }
func TestPagesOfAnEmptyJournal(t *testing.T) { checkPages(t, made(t, empty())) }

func TestNothingAPersonWroteBecomesMarkup(t *testing.T) {
	s := made(t, awkward())
	for _, name := range s.Names() {
		page, err := s.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, bad := range []string{"<script>alert", "<img src=x", "<b>billing", "<mail>", "javascript:"} {
			if strings.HasSuffix(name, ".html") && strings.Contains(string(page), bad) {
				t.Errorf("%s holds %s", name, bad)
			}
		}
	}
}
