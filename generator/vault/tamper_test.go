package vault

import (
	"bytes"
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
)

// opens tries to read everything, and says whether it got other content than
// that of the site, which must never be.
func opens(t *testing.T, sealed, site fstest.MapFS) error {
	t.Helper()
	opened, err := Open(sealed, words)
	if err != nil {
		return err
	}
	for _, name := range opened.Names() {
		data, err := fs.ReadFile(opened, name)
		if err != nil {
			return err
		}
		if site[name] == nil || !bytes.Equal(data, site[name].Data) {
			t.Fatalf("%s was opened with other bytes", name)
		}
	}
	return nil
}

// with returns the sealed site with one file replaced.
func with(sealed fstest.MapFS, name string, data []byte) fstest.MapFS {
	changed := make(fstest.MapFS, len(sealed))
	for n, f := range sealed {
		changed[n] = f
	}
	if data == nil {
		delete(changed, name)
	} else {
		changed[name] = &fstest.MapFile{Data: data}
	}
	return changed
}

// expect wants an error about this file. A wrong passphrase is what damage in
// the first lines of key.age looks like.
func expect(t *testing.T, err error, name string, what ...any) {
	t.Helper()
	var damaged *DamagedError
	switch {
	case name == KeyName && errors.Is(err, ErrPassphrase):
	case !errors.As(err, &damaged):
		t.Errorf("%s %v: %v", name, what, err)
	case damaged.Name != name:
		t.Errorf("%s %v: said to be in %s: %v", name, what, damaged.Name, err)
	}
}

// Every flipped bit and every cut of key, index and blobs is noticed: of each the
// beginning, the end and a sample of what lies between.
func TestTamper(t *testing.T) {
	site := made(2)
	delete(site, "zeros.bin")
	delete(site, "pictures/board é.png")
	sealed := loaded(t, seal(t, site, testKey(t)))
	if err := opens(t, sealed, site); err != nil {
		t.Fatal(err)
	}
	blobs := 0
	for name, f := range sealed {
		if !strings.HasSuffix(name, blobSuffix) {
			continue
		}
		dense, step := 4, 50021
		switch {
		case name == KeyName:
			dense, step = 300, 7
		case name == IndexName:
			dense, step = 100, 199
		default:
			if blobs++; blobs == 1 {
				dense, step = 100, 997
			}
		}
		for at := 0; at < len(f.Data); at++ {
			if at >= dense && at < len(f.Data)-24 && at%step != 0 {
				continue
			}
			flipped := bytes.Clone(f.Data)
			flipped[at] ^= 1 << (at % 8)
			expect(t, opens(t, with(sealed, name, flipped), site), name, "flipped at", at)
			if at%7 == 0 {
				expect(t, opens(t, with(sealed, name, f.Data[:at]), site), name, "cut at", at)
			}
		}
		expect(t, opens(t, with(sealed, name, append(bytes.Clone(f.Data), 'x')), site), name, "longer")
		if name == KeyName {
			if err := opens(t, with(sealed, name, nil), site); !errors.Is(err, ErrNoVault) {
				t.Errorf("without %s: %v", name, err)
			}
			continue
		}
		expect(t, opens(t, with(sealed, name, nil), site), name, "missing")
	}
	if blobs != rounded(1) {
		t.Errorf("%d blobs, want %d", blobs, rounded(1))
	}
}

// The blobs of two publications cannot be mixed, nor those of one exchanged,
// although the key opens all of them.
func TestMix(t *testing.T) {
	site, key := made(2), testKey(t)
	one, two := loaded(t, seal(t, site, key)), loaded(t, seal(t, site, key))
	var a, b []string
	for name := range one {
		if isBlob(name) {
			a = append(a, name)
		}
	}
	for name := range two {
		if isBlob(name) {
			b = append(b, name)
		}
	}
	expect(t, opens(t, with(one, a[0], two[b[0]].Data), site), a[0], "from another publication")
	expect(t, opens(t, with(one, a[0], one[a[1]].Data), site), a[0], "exchanged")
	var damaged *DamagedError
	if err := opens(t, with(one, IndexName, two[IndexName].Data), site); !errors.As(err, &damaged) {
		t.Errorf("index of another publication: %v", err)
	}

	other := testKey(t)
	strange := loaded(t, seal(t, site, other))
	expect(t, opens(t, with(one, IndexName, strange[IndexName].Data), site), IndexName, "of another key")
	expect(t, opens(t, with(one, KeyName, other.File()), site), IndexName, "under another key")
}

// A site that a newer program has sealed is told apart from a damaged one.
func TestVersion(t *testing.T) {
	key := testKey(t)
	sealed := loaded(t, seal(t, made(1), key))
	for said, want := range map[string]error{
		`{"version":2,"pages":[]}`: ErrVersion,
		`{"version":0}`:            new(DamagedError),
		`{`:                        new(DamagedError),
		`{"version":1,"files":{"../a":{"at":0,"size":0,"type":""}}}`:                         new(DamagedError),
		`{"version":1,"files":{"a":{"at":0,"size":1,"type":""}}}`:                            new(DamagedError),
		`{"version":1,"files":{"a":{"at":0,"size":0},"a/b":{"at":0,"size":0}}}`:              new(DamagedError),
		`{"version":1,"blobs":[{"name":"../../0000","sum":"","start":0,"size":1}]}`:          new(DamagedError),
		`{"version":1,"files":{"a":{"at":-9223372036854775808,"size":9223372036854775807}}}`: new(DamagedError),
	} {
		packed, err := padded([]byte(said), indexSize(4))
		if err != nil {
			t.Fatal(err)
		}
		file, err := encrypt(packed, key.identity.Recipient())
		if err != nil {
			t.Fatal(err)
		}
		_, err = Open(with(sealed, IndexName, file), words)
		if damaged := new(DamagedError); want != ErrVersion && !errors.As(err, &damaged) || want == ErrVersion && !errors.Is(err, ErrVersion) {
			t.Errorf("%s: %v", said, err)
		}
	}
}
