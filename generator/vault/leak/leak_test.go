package leak

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"compress/zlib"
	"context"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"net/url"
	"strings"
	"testing"
	"testing/fstest"
)

func known(texts ...string) Known {
	k := Known{}
	for _, t := range texts {
		k.Add("name", t)
	}
	return k
}

// noise is what ciphertext looks like.
func noise(seed uint64, n int) []byte {
	r := rand.New(rand.NewPCG(seed, 1))
	data := make([]byte, n)
	for i := range data {
		data[i] = byte(r.Uint32())
	}
	return data
}

func packed(t *testing.T, w interface {
	io.WriteCloser
}, out *bytes.Buffer, text string) []byte {
	t.Helper()
	if _, err := io.WriteString(w, text); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// One known name in a page is found however the page is hidden, alone or
// between random bytes.
func TestSearch(t *testing.T) {
	const page = "<h1>Interview at Northwind Robotics</h1> <p>with Mary Chen, on Monday at ten"
	var g, z, p bytes.Buffer
	gz := packed(t, gzip.NewWriter(&g), &g, page)
	zl := packed(t, zlib.NewWriter(&z), &z, page)
	archive := zip.NewWriter(&p)
	w, err := archive.Create("a.html")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(w, page); err != nil {
		t.Fatal(err)
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	b64 := base64.StdEncoding.EncodeToString
	var lines strings.Builder
	for rest := b64(gz); rest != ""; {
		n := min(20, len(rest))
		lines.WriteString(rest[:n] + "\r\n")
		rest = rest[n:]
	}
	for how, hidden := range map[string]string{
		"":              page,
		"capitals":      strings.ToUpper(page),
		"gzip":          string(gz),
		"zlib":          string(zl),
		"zip":           p.String(),
		"base64":        b64([]byte(page)),
		"base64 url":    base64.RawURLEncoding.EncodeToString([]byte(page)),
		"data address":  "data:text/html;base64," + b64([]byte(page)),
		"hex":           hex.EncodeToString([]byte(page)),
		"percent":       url.QueryEscape("Interview at ") + "%4e%6F%72thwind",
		"base64 lines":  lines.String(),
		"base64 base64": b64([]byte(b64([]byte(page)))),
		"short base64":  b64([]byte("Northwind")),
	} {
		for around, file := range map[string][]byte{
			"alone":   []byte(hidden),
			"between": append(append(noise(1, 5000), []byte("\x00"+hidden+"\x00")...), noise(2, 5000)...),
		} {
			published := fstest.MapFS{"0a.age": {Data: noise(3, 1000)}, "b.bin": {Data: file}}
			finds, err := Search(t.Context(), published, known("Northwind"), Options{})
			if err != nil {
				t.Fatal(err)
			}
			if len(finds) == 0 {
				t.Errorf("%q %s: nothing was found", how, around)
			}
			for _, f := range finds {
				if f.File != "b.bin" || f.Text != "Northwind" || f.Kind != "name" {
					t.Errorf("%q %s: %+v", how, around, f)
				}
				if said := f.String(); strings.Contains(strings.ToLower(said), "northwind") || !strings.Contains(said, "N…d") {
					t.Errorf("said %q", said)
				}
			}
		}
	}
}

func TestSearchSpellings(t *testing.T) {
	for _, c := range []struct {
		known, page string
		want        bool
	}{
		{"Zoë Müller-Lüdenscheidt", "ZOË MÜLLER-LÜDENSCHEIDT", true},
		{"Zoë Müller-Lüdenscheidt", "with Lu\u0308denscheidt", true},
		{"株式会社", "前の株式会社で", true},
		{"Mary Chen", "mary chen", true},
		{"Mary Chen", "Mary", false}, // too short to be told from chance
		{"interviews/2026-03-04-acme.html", "interviews/2026-03-04-acme.html", true},
		{"interviews/2026-03-04-acme.html", "the interviews", true},
		{"interviews/2026-03-04-acme.html", "an interview", false},
	} {
		finds, err := Search(t.Context(), fstest.MapFS{"a": {Data: []byte(c.page)}}, known(c.known), Options{})
		if err != nil || (len(finds) > 0) != c.want {
			t.Errorf("%q in %q: %v, %v", c.known, c.page, finds, err)
		}
	}
	finds, err := Search(t.Context(), fstest.MapFS{"northwind.html": {}}, known("Northwind"), Options{})
	if err != nil || len(finds) != 1 {
		t.Errorf("in the name of a file: %v, %v", finds, err)
	}
}

// What the lock page or every age file says is no leak. The names of age files
// are never looked for, those of the lock page only if it is not told of.
func TestSearchAllowed(t *testing.T) {
	lock := fstest.MapFS{"index.html": {Data: []byte("<title>Journal</title> Enter your passphrase to unlock")}}
	published := fstest.MapFS{
		"index.html": lock["index.html"],
		"key.age":    {Data: []byte("age-encryption.org/v1\n-> scrypt AAAA 17\n")},
		"a.age":      {Data: []byte("age-encryption.org/v1\n-> mlkem768x25519 AAAA\n")},
	}
	k := known("My Journal", "Passphrase Labs", "Encryption Ltd", "Scrypt Systems", "index.html")
	for allowed, want := range map[bool]int{true: 0, false: 2} {
		var opt Options
		if allowed {
			opt.Allowed = []fs.FS{lock}
		}
		finds, err := Search(t.Context(), published, k, opt)
		if err != nil || len(finds) != want {
			t.Errorf("allowed %v: %v, %v", allowed, finds, err)
		}
	}
	// A name beside an allowed word is still found.
	published["b"] = &fstest.MapFile{Data: []byte("a talk at Passphrase Labs")}
	finds, err := Search(t.Context(), published, k, Options{Allowed: []fs.FS{lock}})
	if err != nil || len(finds) != 1 || finds[0].Text != "Passphrase Labs" {
		t.Errorf("%v, %v", finds, err)
	}
}

// Random bytes hold no known word: twenty thousand names in 16 MB.
func TestSearchNoise(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 9))
	k := Known{}
	for range 20_000 {
		name := make([]byte, 6+r.IntN(4))
		for i := range name {
			name[i] = byte('a' + r.IntN(26))
		}
		k.Add("name", string(name))
	}
	published := fstest.MapFS{}
	for i := range 128 {
		published[fmt.Sprintf("%032x.age", i)] = &fstest.MapFile{Data: noise(uint64(i)+100, 128<<10)}
	}
	finds, err := Search(t.Context(), published, k, Options{})
	if err != nil || len(finds) > 0 {
		t.Errorf("%v, %v", finds, err)
	}
}

func TestSearchMost(t *testing.T) {
	k := known("orbital", "velvety", "canyons")
	published := fstest.MapFS{"a": {Data: []byte("orbital velvety canyons")}, "b": {Data: []byte("orbital velvety canyons")}}
	if finds, err := Search(t.Context(), published, k, Options{Most: 2}); err != nil || len(finds) != 2 {
		t.Errorf("%v, %v", finds, err)
	}
	stopped, stop := context.WithCancel(t.Context())
	stop()
	if _, err := Search(stopped, published, k, Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: %v", err)
	}
}

// BenchmarkSearch is the look through a journal of 10,000 notes: 60 MB of
// ciphertext and 50,000 texts.
func BenchmarkSearch(b *testing.B) {
	k := Known{}
	for i := range 50_000 {
		k.Add("title", fmt.Sprintf("Interview %d at the company number %d", i, i*7))
	}
	published := fstest.MapFS{}
	for i := range 60 {
		published[fmt.Sprintf("%032x.age", i)] = &fstest.MapFile{Data: noise(uint64(i), 1<<20)}
	}
	b.SetBytes(60 << 20)
	for b.Loop() {
		if finds, err := Search(b.Context(), published, k, Options{}); err != nil || len(finds) > 0 {
			b.Fatal(finds, err)
		}
	}
}

// Six letters between bytes that are no text are chance; in a run of text, or
// as all there is, they are not. Ten letters are never chance.
func TestSearchChance(t *testing.T) {
	for page, want := range map[string]int{
		"\x00\x01\x02\x03\xff\xfevelvet\x00\x01\x02\x03\xff\xfe": 0,
		"\xff\xfe\x00\x01a velvet curtain\x00\x01\x02":           1,
		"\xff\xfe\x00\x01a velvet hat\x00\x01\x02\x03":           0,
		"velvet": 1,
		"\x00\x01\x02\x03\xff\xfevelveteens\x00\x01\x02\x03\xff": 1,
	} {
		finds, err := Search(t.Context(), fstest.MapFS{"a": {Data: []byte(page)}}, known("velvet", "velveteens"), Options{})
		if err != nil || len(finds) != want {
			t.Errorf("%q: %v, %v", page, finds, err)
		}
	}
}

// A run that is long for its line ends alone has no digits to speak of.
func TestRunOfLineEnds(t *testing.T) {
	for digits := 1; digits <= 5; digits++ {
		text := strings.Repeat("a", digits) + strings.Repeat("\n", 100) + "."
		known := Known{}
		known.Add("company", "Northwind Robotics")
		finds, err := Search(t.Context(), fstest.MapFS{"x.age": {Data: []byte(text)}}, known, Options{})
		if err != nil || len(finds) > 0 {
			t.Errorf("%d digits: %v, %v", digits, finds, err)
		}
	}
}
