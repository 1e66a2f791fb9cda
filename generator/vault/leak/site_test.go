package leak_test

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"journal/content"
	"journal/generator"
	"journal/generator/journal"
	"journal/generator/vault"
	"journal/generator/vault/leak"
	"journal/layouts"
)

// published returns the encrypted site of a folder of notes, and the site.
func published(t *testing.T, notes fs.FS) (sealed, site fstest.MapFS) {
	t.Helper()
	scanned, err := generator.Scan(t.Context(), generator.Input{Content: notes, Machine: time.UTC})
	if err != nil {
		t.Fatal(err)
	}
	clock := func(journal.Config) (time.Time, error) { return time.Date(2026, 3, 5, 9, 0, 0, 0, time.UTC), nil }
	built, err := scanned.Open(t.Context(), clock, nil)
	if err != nil {
		t.Fatal(err)
	}
	key, err := vault.NewKey("orbit velvet canyon ladder mosaic tundra", vault.Work)
	if err != nil {
		t.Fatal(err)
	}
	encrypted, err := vault.Seal(t.Context(), built.Site, key, vault.Options{Lock: layouts.Lock("")})
	if err != nil {
		t.Fatal(err)
	}
	return all(t, encrypted), all(t, built.Site)
}

func all(t *testing.T, fsys fs.FS) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(fsys, name)
		files[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// longEnough is the number of letters from which on a word does not come up by chance
// in megabytes of random bytes: six letters do in one run of some hundreds.
const longEnough = 8

// invented is a journal of words that stand in no dictionary.
func invented(notes, words int) fstest.MapFS {
	r := rand.New(rand.NewPCG(11, uint64(notes)))
	word := func() string {
		b := make([]byte, longEnough+r.IntN(6))
		for i := range b {
			b[i] = "bcdfghjklmnpqrstvwxz"[r.IntN(20)]
			if i%2 == 1 {
				b[i] = "aeiou"[r.IntN(5)]
			}
		}
		return string(b)
	}
	name := func() string { w := word(); return strings.ToUpper(w[:1]) + w[1:] }
	files := fstest.MapFS{}
	for i := range notes {
		var b strings.Builder
		fmt.Fprintf(&b, "---\ncompany: %s %s\nrole: %s\ndate: 2026-%02d-%02d\ninterviewers: [%s %s <%s@%s.example>]\n---\n## To improve\n- %s %s #%s\n\n## Questions they asked\n- %s\n\n",
			name(), name(), name(), i/28+1, i%28+1, name(), name(), word(), word(), word(), word(), word(), word())
		for range words / notes {
			b.WriteString(word() + " ")
		}
		files["interviews/"+word()+".md"] = &fstest.MapFile{Data: []byte(b.String())}
	}
	return files
}

// secrets are all words that are long enough and all paths of notes and site
// that the lock page does not have.
func secrets(t *testing.T, notes, site fs.FS) map[string]bool {
	t.Helper()
	words := regexp.MustCompile(fmt.Sprintf(`[A-Za-z]{%d,}`, longEnough))
	secret := map[string]bool{}
	for name, f := range all(t, notes) {
		for _, w := range words.FindAllString(name+" "+string(f.Data), -1) {
			secret[strings.ToLower(w)] = true
		}
	}
	for name := range all(t, site) {
		if path.Dir(name) != "." {
			secret[strings.ToLower(path.Base(name))] = true
		}
	}
	var lock bytes.Buffer
	for name, f := range all(t, layouts.Lock("")) {
		lock.WriteString(strings.ToLower(name + " " + string(f.Data) + " "))
	}
	lock.WriteString("user-agent disallow age-encryption scrypt mlkem")
	for w := range secret {
		if strings.Contains(lock.String(), w) {
			delete(secret, w)
		}
	}
	return secret
}

// found returns the secrets that stand in any published file, or in its name.
func found(sealed fstest.MapFS, secret map[string]bool) map[string]string {
	finds := map[string]string{}
	letters := regexp.MustCompile(fmt.Sprintf(`[a-z0-9.-]{%d,}`, longEnough))
	for name, f := range sealed {
		for _, run := range letters.FindAll(bytes.ToLower(append([]byte(name+"\n"), f.Data...)), -1) {
			for from := range run {
				for to := from + longEnough; to <= min(len(run), from+60); to++ {
					if secret[string(run[from:to])] {
						finds[string(run[from:to])] = name
					}
				}
			}
		}
	}
	return finds
}

// No word, name, path or title of the notes can be read in what is published:
// neither by the search that publishing uses nor by this test's own. A plain
// page in place of an encrypted file, in any disguise, is found.
func TestNothingLeaks(t *testing.T) {
	for name, notes := range map[string]fs.FS{"sample": content.FS, "invented": invented(30, 20_000)} {
		t.Run(name, func(t *testing.T) {
			sealed, site := published(t, notes)
			secret := secrets(t, notes, site)
			if len(secret) < 200 {
				t.Fatalf("only %d secrets to look for", len(secret))
			}
			known := leak.Known{}
			for s := range secret {
				known.Add("word", s)
			}
			search := func() []leak.Find {
				finds, err := leak.Search(t.Context(), sealed, layouts.Lock(""), known)
				if err != nil {
					t.Fatal(err)
				}
				return finds
			}
			if mine, theirs := found(sealed, secret), search(); len(mine) > 0 || len(theirs) > 0 {
				t.Errorf("published: %v %v", mine, theirs)
			}
			page := site["improve.html"].Data
			var packed bytes.Buffer
			w := gzip.NewWriter(&packed)
			w.Write(page)
			w.Close()
			for disguise, data := range map[string][]byte{"plain": page, "gzip": packed.Bytes(), "base64": []byte(base64.StdEncoding.EncodeToString(page))} {
				sealed["0123456789abcdef0123456789abcdef.age"] = &fstest.MapFile{Data: data}
				if len(search()) == 0 {
					t.Errorf("%s: nothing was found", disguise)
				}
			}
		})
	}
}

// One note and forty of the same size together publish the same number of
// files, of the same sizes.
func TestNumberOfNotesIsHidden(t *testing.T) {
	sizes := func(notes int) string {
		var sizes []string
		sealed, _ := published(t, invented(notes, 16_000))
		for name, f := range sealed {
			if strings.HasSuffix(name, ".age") && len(name) == 36 {
				name = "blob"
			}
			sizes = append(sizes, fmt.Sprintf("%s %d", name, len(f.Data)))
		}
		return strings.Join(slices.Sorted(slices.Values(sizes)), "\n")
	}
	if one, forty := sizes(1), sizes(40); one != forty {
		t.Errorf("1 note publishes\n%s\nand 40 notes\n%s", one, forty)
	}
}
