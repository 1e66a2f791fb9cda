package leak

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
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

// sealed is an encrypted file with a text somewhere in it.
func sealed(text string) []byte {
	return []byte(begins[0] + "AAAA\n--- AAAA\n" + string(noise(1, 5000)) + text + string(noise(2, 5000)))
}

var lock = fstest.MapFS{"index.html": {Data: []byte("<title>Journal</title> Enter your passphrase to unlock")}}

// What is not encrypted is found, whatever it is: nothing has to be known of it.
func TestSearchPlainFile(t *testing.T) {
	for name, data := range map[string]string{
		"0a.age":     "\x1f\x8b\x08 packed, and not encrypted",
		"empty.age":  "",
		"key.age":    "AGE-SECRET-KEY-PQ-1",
		"other.age":  "age-encryption.org/v1\n-> X25519 AAAA\n", // for a stranger
		"index.html": "<title>Journal</title> Enter your passphrase to unlock, Mary",
		"robots.txt": "Disallow: /interviews/acme.html",
		"a.md":       "hello",
	} {
		published := fstest.MapFS{"1b.age": {Data: sealed("")}, ".nojekyll": {}, name: {Data: []byte(data)}}
		finds, err := Search(t.Context(), published, lock, Known{})
		if want := (Find{File: name}); err != nil || len(finds) != 1 || finds[0] != want {
			t.Errorf("%s: %v, %v", name, finds, err)
		}
	}
}

// A known text in an encrypted file, or in the name of one, is found in every
// spelling, and never repeated.
func TestSearchText(t *testing.T) {
	for _, c := range []struct {
		known, text string
		want        bool
	}{
		{"Zoë Müller-Lüdenscheidt", "ZOË MÜLLER-LÜDENSCHEIDT", true},
		{"Zoë Müller-Lüdenscheidt", "with Lu\u0308denscheidt", true},
		{"株式会社", "前の株式会社で", true},
		{"Mary Chen", "mary chen", true},
		{"Mary Chen", "Mary", false}, // too short to be told from chance
		{"Northwind Robotics", "NORTHWIND", true},
		{"interviews/2026-03-04-acme.html", "interviews/2026-03-04-acme.html", true},
		{"interviews/2026-03-04-acme.html", "the interviews", true},
		{"interviews/2026-03-04-acme.html", "an interview", false},
	} {
		for where, published := range map[string]fstest.MapFS{
			"file": {"0a.age": {Data: sealed(c.text)}},
			"name": {c.text + ".age": {Data: sealed("")}},
		} {
			finds, err := Search(t.Context(), published, lock, known(c.known))
			if err != nil || (len(finds) > 0) != c.want {
				t.Errorf("%q in %q, a %s: %v, %v", c.known, c.text, where, finds, err)
			}
			for _, f := range finds {
				if f.Kind != "name" || where == "file" && strings.Contains(f.String(), f.Text) {
					t.Errorf("%q: said %q", c.text, f)
				}
			}
		}
	}
}

// Companies and titles may be called as the lock page, an encrypted file or its
// beginning are: nothing is told by these.
func TestSearchNames(t *testing.T) {
	published := fstest.MapFS{
		"index.html":    lock["index.html"],
		"robots.txt":    {Data: []byte(public["robots.txt"])},
		"key.age":       {Data: []byte(begins[1] + "AAAA 17\n")},
		"letterbox.age": {Data: sealed("")},
		"a.age":         {Data: sealed("")},
	}
	finds, err := Search(t.Context(), published, lock, known("Passphrase Labs", "Encryption Ltd", "Letterbox", "Disallow: /", "mlkem768x25519", "index.html"))
	if err != nil || len(finds) > 0 {
		t.Errorf("%v, %v", finds, err)
	}
}

func TestSearchEnds(t *testing.T) {
	published := fstest.MapFS{}
	for i := range 50 {
		published[fmt.Sprintf("%d.age", i)] = &fstest.MapFile{Data: sealed("orbitals velveteen")}
	}
	if finds, err := Search(t.Context(), published, lock, known("orbitals", "velveteen")); err != nil || len(finds) != most {
		t.Errorf("%d finds, %v", len(finds), err)
	}
	stopped, stop := context.WithCancel(t.Context())
	stop()
	if _, err := Search(stopped, published, lock, Known{}); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: %v", err)
	}
	if _, err := Search(t.Context(), unreadable{published}, lock, Known{}); !errors.Is(err, fs.ErrPermission) {
		t.Errorf("unreadable: %v", err)
	}
}

// unreadable is a file system of which one file cannot be opened.
type unreadable struct{ fstest.MapFS }

func (u unreadable) ReadFile(name string) ([]byte, error) {
	if name == "7.age" {
		return nil, fs.ErrPermission
	}
	return u.MapFS.ReadFile(name)
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
		published[fmt.Sprintf("%032x.age", i)] = &fstest.MapFile{Data: append([]byte(begins[0]), noise(uint64(i), 1<<20)...)}
	}
	b.SetBytes(60 << 20)
	for b.Loop() {
		if finds, err := Search(b.Context(), published, lock, k); err != nil || len(finds) > 0 {
			b.Fatal(finds, err)
		}
	}
}
