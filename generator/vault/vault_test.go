package vault

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/cryptotest"
	"testing/fstest"
)

const words = "orbit velvet canyon ladder mosaic tundra"

// quick is little work for scrypt, for tests that are not about it.
const quick = 4

var lockPage = fstest.MapFS{
	"index.html": {Data: []byte("<!doctype html><title>Locked</title>")},
	"404.html":   {Data: []byte("<!doctype html><title>Locked</title>")},
	"sw.js":      {Data: []byte("self.addEventListener('fetch', () => {})")},
}

// made is a site of pages that compress like real ones, with a picture that
// does not.
func made(pages int) fstest.MapFS {
	r := rand.New(rand.NewPCG(1, 2))
	vocabulary := strings.Fields("answer billing caching debrief estimate failure gateway handover incident journal kernel latency metrics network")
	site := fstest.MapFS{"style.css": {Data: []byte("body{margin:0}")}, "empty.txt": {}}
	for i := range pages {
		var b strings.Builder
		fmt.Fprintf(&b, "<!doctype html><title>Page %d</title>", i)
		for range 400 {
			b.WriteString(vocabulary[r.IntN(len(vocabulary))] + " ")
		}
		site[fmt.Sprintf("interviews/2026-%02d-%02d-company.html", i/28+1, i%28+1)] = &fstest.MapFile{Data: []byte(b.String())}
	}
	picture := make([]byte, 300_000)
	for i := range picture {
		picture[i] = byte(r.Uint32())
	}
	site["pictures/board é.png"] = &fstest.MapFile{Data: picture}
	site["zeros.bin"] = &fstest.MapFile{Data: make([]byte, 3<<20)}
	return site
}

func testKey(t testing.TB) *Key {
	t.Helper()
	key, err := newKey(words, quick)
	if err != nil {
		t.Fatal(err)
	}
	return key
}

func seal(t testing.TB, site fs.FS, key *Key) *Sealed {
	t.Helper()
	sealed, err := Seal(t.Context(), site, key, Options{Lock: lockPage})
	if err != nil {
		t.Fatal(err)
	}
	return sealed
}

// loaded reads a whole file system into memory.
func loaded(t testing.TB, fsys fs.FS) fstest.MapFS {
	t.Helper()
	names, err := namesOf(fsys)
	if err != nil {
		t.Fatal(err)
	}
	all := fstest.MapFS{}
	for _, name := range names {
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			t.Fatal(err)
		}
		all[name] = &fstest.MapFile{Data: data}
	}
	return all
}

func same(t testing.TB, got, want fstest.MapFS) {
	t.Helper()
	if len(got) != len(want) {
		t.Errorf("%d files, want %d", len(got), len(want))
	}
	for name, f := range want {
		if got[name] == nil {
			t.Errorf("%s is missing", name)
		} else if !bytes.Equal(got[name].Data, f.Data) {
			t.Errorf("%s has other bytes", name)
		}
	}
}

// What was sealed comes back, file by file, and both sides are proper file
// systems.
func TestSealAndOpen(t *testing.T) {
	site := made(60)
	spool, err := os.Create(filepath.Join(t.TempDir(), "spool"))
	if err != nil {
		t.Fatal(err)
	}
	defer spool.Close()
	var heard int
	sealed, err := Seal(t.Context(), site, testKey(t), Options{Lock: lockPage, Spool: spool, Progress: func(done, _ int) { heard = done }})
	if err != nil {
		t.Fatal(err)
	}
	if heard != len(site) {
		t.Errorf("progress heard of %d files, want %d", heard, len(site))
	}
	if err := fstest.TestFS(sealed, sealed.Names()...); err != nil {
		t.Error(err)
	}
	opened, err := Open(sealed, words)
	if err != nil {
		t.Fatal(err)
	}
	same(t, loaded(t, opened), site)
	if err := fstest.TestFS(opened, opened.Names()...); err != nil {
		t.Error(err)
	}
	for name, f := range lockPage {
		data, err := fs.ReadFile(sealed, name)
		if err != nil || !bytes.Equal(data, f.Data) {
			t.Errorf("%s of the lock page is not published as it is: %v", name, err)
		}
	}
}

// What did not come from the site itself is told apart, and has no type that runs.
func TestSealMarksWhatIsForeign(t *testing.T) {
	key := testKey(t)
	site := fstest.MapFS{"index.html": {}, "page.js": {}, "saved/page.js": {}, "saved/index.html": {}, "saved/board.png": {}, "saved/talk.mp4": {}}
	sealed, err := Seal(t.Context(), site, key, Options{Lock: lockPage, Own: func(name string) bool { return !strings.HasPrefix(name, "saved/") }})
	if err != nil {
		t.Fatal(err)
	}
	x, err := key.index(sealed)
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]span{
		"index.html":       {Type: "text/html; charset=utf-8", Own: true},
		"page.js":          {Type: "text/javascript; charset=utf-8", Own: true},
		"saved/index.html": {Type: "application/octet-stream", Save: true},
		"saved/page.js":    {Type: "application/octet-stream", Save: true},
		"saved/board.png":  {Type: "image/png"},
		"saved/talk.mp4":   {Type: "video/mp4"},
	} {
		got := x.Files[name]
		if got.At = 0; got != want {
			t.Errorf("%s is %+v, want %+v", name, got, want)
		}
	}
}

// With the same randomness the same site gives the same bytes; without, no
// blob has a name or a sum that an earlier publication had.
func TestSealIsNewEachTime(t *testing.T) {
	site := made(3)
	var all []fstest.MapFS
	for range 2 {
		t.Run("", func(t *testing.T) {
			cryptotest.SetGlobalRandom(t, 7)
			all = append(all, loaded(t, seal(t, site, testKey(t))))
		})
	}
	same(t, all[0], all[1])

	key := testKey(t)
	seen := map[string]string{}
	for range 2 {
		for name, f := range loaded(t, seal(t, site, key)) {
			if !isBlob(name) {
				continue
			}
			for _, mark := range []string{name, string(f.Data)} {
				if was, twice := seen[mark]; twice {
					t.Errorf("%s is like %s of the publication before", name, was)
				}
				seen[mark] = name
			}
		}
	}
}

// A site that cannot be read, or a stop, is told and gives nothing.
func TestSealFails(t *testing.T) {
	key := testKey(t)
	stopped, stop := context.WithCancel(t.Context())
	stop()
	if _, err := Seal(stopped, made(1), key, Options{Lock: lockPage}); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: %v", err)
	}
	if _, err := Seal(t.Context(), unreadable{made(9)}, key, Options{Lock: lockPage}); !errors.Is(err, errUnreadable) || !strings.Contains(err.Error(), "interviews/2026-01-05-company.html") {
		t.Errorf("a file that cannot be read: %v", err)
	}
	for name, lock := range map[string]fs.FS{
		"none":          nil,
		"no page":       fstest.MapFS{"sw.js": {}},
		"a false blob":  fstest.MapFS{"index.html": {}, "key.age": {}},
		"a false index": fstest.MapFS{"index.html": {}, "INDEX.AGE": {}},
	} {
		if _, err := Seal(t.Context(), made(1), key, Options{Lock: lock}); err == nil {
			t.Errorf("lock page with %s: sealed", name)
		}
	}
	if _, err := NewKey(words, Work-1); err == nil {
		t.Error("a key with too little work was made")
	}
}

var errUnreadable = errors.New("unreadable")

// unreadable is a site with one page that cannot be made.
type unreadable struct{ fstest.MapFS }

func (u unreadable) Open(name string) (fs.File, error) {
	if strings.Contains(name, "-01-05-") {
		return nil, errUnreadable
	}
	return u.MapFS.Open(name)
}

// The key goes on with its passphrase, however it is typed, and with no other.
func TestOpenKey(t *testing.T) {
	key, err := NewKey("ma passe de la forêt 19", Work)
	if err != nil {
		t.Fatal(err)
	}
	for _, typed := range []string{"ma passe de la forêt 19", " ma  passe de la fore\u0302t\u00a019\r\n"} {
		again, err := OpenKey(key.File(), typed)
		if err != nil {
			t.Fatalf("%q: %v", typed, err)
		}
		if again.identity.String() != key.identity.String() || !bytes.Equal(again.File(), key.File()) {
			t.Errorf("%q gives another key", typed)
		}
	}
	for _, typed := range []string{"ma passe de la foret 19", "", "\xff"} {
		if _, err := OpenKey(key.File(), typed); !errors.Is(err, ErrPassphrase) {
			t.Errorf("%q: %v", typed, err)
		}
	}
}

func file(data []byte) *fstest.MapFile { return &fstest.MapFile{Data: data} }

// BenchmarkSeal seals a site of 60 MB, which is a journal of 10,000 notes, with
// the blobs on disk.
func BenchmarkSeal(b *testing.B) {
	site := made(15_000)
	var size int64
	for _, f := range site {
		size += int64(len(f.Data))
	}
	key := testKey(b)
	b.SetBytes(size)
	b.ReportAllocs()
	for b.Loop() {
		spool, err := os.Create(filepath.Join(b.TempDir(), "spool"))
		if err != nil {
			b.Fatal(err)
		}
		if _, err := Seal(b.Context(), site, key, Options{Lock: lockPage, Spool: spool}); err != nil {
			b.Fatal(err)
		}
		spool.Close()
	}
}
