// Package leak is the last look at what is about to be published.
//
//	finds, err := leak.Search(ctx, sealed, lock, leak.Private(journal, pages))
//
// It holds against a mistake of the program: a page, an asset or a list of names
// that got out beside the encrypted files, or in place of one. Two things are
// looked at, and neither trusts the package that encrypts:
//
//   - Every file is one of the lock page, byte for byte, or one of the two that
//     hosts ask for, or it begins as an age file for the passphrase or the key
//     of the site. So whatever is not encrypted is found, packed or encoded in
//     any way, without a word of it being known.
//   - No known text stands in an encrypted file or in the name of one: companies,
//     people, titles, paths, whole and in words, whatever the case of their
//     ASCII letters. Texts of fewer than eight bytes are left out, because random
//     bytes hold them; 60 MB of ciphertext hold one of 50,000 texts of eight
//     letters with a chance of one in 25,000.
package leak

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// least is the number of bytes of the shortest text that is looked for.
const least = 8

// most is how many finds are told; one is enough to stop.
const most = 20

// Known is what must not be found: texts, each with what it is. The zero map
// is not usable, an empty one is.
type Known map[string]string

// Add takes a text of some kind ("company", "name", "title", "path"), whole
// and in words.
func (k Known) Add(kind, text string) {
	words := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) })
	for _, t := range append(words, strings.TrimSpace(text)) {
		if _, there := k[t]; !there && len(t) >= least {
			k[t] = kind
		}
	}
}

// Find is something in a published file that must not be there.
type Find struct {
	File string // its name may be what was found
	Kind string // of the text, as it was added; "" for a file that is not encrypted
	Text string // what was found. It is private: a log shows [Find.String]
}

// String says what was found where. Of a text it shows the first and the last
// letter, because others may read it in a log. A file is named: its name is
// public as soon as it is pushed.
func (f Find) String() string {
	if f.Kind == "" {
		return f.File + " is not encrypted"
	}
	first, _ := utf8.DecodeRuneInString(f.Text)
	last, _ := utf8.DecodeLastRuneInString(f.Text)
	return fmt.Sprintf("%s holds a %s, %c…%c", f.File, f.Kind, first, last)
}

// public are the files beside the lock page that are published as they are.
var public = map[string]string{".nojekyll": "", "robots.txt": "User-agent: *\nDisallow: /\n"}

// begins are the ways in which an encrypted file begins: under the key of the
// site, and under the passphrase.
var begins = []string{"age-encryption.org/v1\n-> mlkem768x25519 ", "age-encryption.org/v1\n-> scrypt "}

// fixed are the names of encrypted files that are no random ones.
var fixed = []string{"key.age", "index.age", "letterbox.age"}

// Search reads every file, beside the lock page as it was handed to who made
// them, and returns what must not be there, by file and text. The error is that
// of reading or of ctx.
func Search(ctx context.Context, published, lock fs.FS, known Known) ([]Find, error) {
	texts := spelled(known)
	var finds []Find
	err := fs.WalkDir(published, ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil {
			err = ctx.Err()
		}
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(published, name)
		if err != nil {
			return err
		}
		if same, err := fs.ReadFile(lock, name); err == nil && bytes.Equal(same, data) {
			return nil
		}
		if text, ok := public[name]; ok && text == string(data) {
			return nil
		}
		i := slices.IndexFunc(begins, func(b string) bool { return bytes.HasPrefix(data, []byte(b)) })
		if i < 0 {
			finds = append(finds, Find{File: name})
		} else {
			data = data[len(begins[i]):]
		}
		if !slices.Contains(fixed, name) {
			data = slices.Concat([]byte(name), []byte{0}, data)
		}
		finds = append(finds, texts.in(data, name)...)
		if len(finds) >= most {
			return fs.SkipAll
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("searching what is to be published: %w", err)
	}
	return finds[:min(len(finds), most)], nil
}

// texts are what is looked for, by their first eight bytes as one number, with
// ASCII letters in lower case.
type texts map[uint64][]text

type text struct {
	folded    []byte
	kind, was string
}

func lower(b byte) byte {
	if b >= 'A' && b <= 'Z' {
		b += 'a' - 'A'
	}
	return b
}

func spelled(known Known) texts {
	all := make(texts, len(known))
	for was, kind := range known {
		for _, spelling := range spellings(was) {
			folded := []byte(spelling)
			var first uint64
			for i, b := range folded {
				folded[i] = lower(b)
				if i < least {
					first = first<<8 | uint64(folded[i])
				}
			}
			if len(folded) >= least {
				all[first] = append(all[first], text{folded, kind, was})
			}
		}
	}
	return all
}

// in returns what stands in the bytes of a file, each text once.
func (all texts) in(data []byte, name string) []Find {
	var finds []Find
	var first uint64
	for i, b := range data {
		first = first<<8 | uint64(lower(b))
		for _, t := range all[first] {
			begin := i - least + 1
			end := begin + len(t.folded)
			if begin < 0 || end > len(data) || !slices.EqualFunc(data[begin:end], t.folded, func(b, folded byte) bool { return lower(b) == folded }) {
				continue
			}
			if f := (Find{name, t.kind, t.was}); !slices.Contains(finds, f) && len(finds) < most {
				finds = append(finds, f)
			}
		}
	}
	slices.SortFunc(finds, func(a, b Find) int { return strings.Compare(a.Text, b.Text) })
	return finds
}

// spellings returns the ways one text may be written: composed and decomposed,
// and, where letters are not ASCII, in small and in capital letters, because
// only the case of ASCII is ignored in the search itself.
func spellings(text string) []string {
	all := []string{text}
	if !strings.ContainsFunc(text, func(r rune) bool { return r >= utf8.RuneSelf }) {
		return all
	}
	for _, t := range []string{text, strings.ToLower(text), strings.ToUpper(text)} {
		all = append(all, norm.NFC.String(t), norm.NFD.String(t))
	}
	slices.Sort(all)
	return slices.Compact(all)
}
