// Package leak looks for known plain text in what is about to be published.
//
//	known := leak.Known{}
//	known.Add("company", "Northwind Robotics")
//	finds, err := leak.Search(ctx, sealed, known, leak.Options{Allowed: []fs.FS{lock}})
//
// It is the last look before a push: encryption that works finds nothing, and
// a plain file that got in among the others by mistake is found, also packed
// (gzip, zlib, zip), in base64, in hexadecimal digits or percent-encoded, or
// one of these inside another.
//
// What is looked for is every known text of six bytes or more, whole, and every
// word of it of six letters or more, whatever the case of its ASCII letters.
// Shorter words would be found in random bytes. What stands in an allowed file
// (the lock page) or in the header of every age file tells nothing and is not
// looked for.
//
// Random bytes are taken into account: ciphertext of 60 MB holds any given six
// letters with a chance of one in 70,000. A find of fewer than ten letters
// therefore counts only if it stands in a run of text, as it does in every
// file that a person or a browser could read.
package leak

import (
	"context"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Least is the number of bytes of the shortest text that is looked for.
const Least = 6

// Known is what must not be found: texts, each with what it is. The zero map
// is not usable, an empty one is.
type Known map[string]string

// Add takes a text of some kind ("company", "name", "title", "path"), whole
// and in words.
func (k Known) Add(kind, text string) {
	k.add(kind, strings.TrimSpace(text))
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) }) {
		if utf8.RuneCountInString(word) >= Least {
			k.add(kind, word)
		}
	}
}

func (k Known) add(kind, text string) {
	if len(text) < Least {
		return
	}
	if _, there := k[text]; !there {
		k[text] = kind
	}
}

// Find is a known text in a published file.
type Find struct {
	File string // the published file; its name may be what was found
	Via  string // how it was hidden: "" for not at all, "gzip", "base64, gzip"
	Kind string // of the text, as it was added
	Text string // what was found. It is private: a log shows [Find.Masked]
}

// Masked returns the text as it may be shown in a log that others can read: the
// first and the last letter.
func (f Find) Masked() string {
	first, _ := utf8.DecodeRuneInString(f.Text)
	last, _ := utf8.DecodeLastRuneInString(f.Text)
	return fmt.Sprintf("%c…%c", first, last)
}

// String says what was found where, with the text masked. A file whose name is
// not its own (path) is still named: it is public as soon as it is pushed.
func (f Find) String() string {
	how := ""
	if f.Via != "" {
		how = " (" + f.Via + ")"
	}
	return fmt.Sprintf("%s%s holds a %s, %s", f.File, how, f.Kind, f.Masked())
}

// Options say what is no leak.
type Options struct {
	Allowed []fs.FS // files whose words tell nothing
	Most    int     // stop after so many finds; 0 means 20
}

// always stands in every publication: headers of age files and the files that
// hosts and search engines ask for.
const always = "age-encryption.org/v1 -> scrypt -> mlkem768x25519 --- User-agent: * Disallow: / robots.txt .nojekyll CNAME .journal-manifest"

// Search reads every file and gives what was found, sorted by file; each text
// once for each file and way. The error is that of reading or of ctx.
func Search(ctx context.Context, published fs.FS, known Known, opt Options) ([]Find, error) {
	if opt.Most == 0 {
		opt.Most = 20
	}
	m := newMatcher(known)
	s := &searcher{matcher: m, seen: map[Find]bool{}}
	s.allow(always)
	for _, allowed := range opt.Allowed {
		err := each(ctx, allowed, func(name string, data []byte) bool {
			s.allow(name)
			s.allow(string(data))
			return true
		})
		if err != nil {
			return nil, fmt.Errorf("reading the lock page: %w", err)
		}
	}
	err := each(ctx, published, func(name string, data []byte) bool {
		s.file = name
		s.look([]byte(name), nil)
		s.look(data, nil)
		return len(s.finds) < opt.Most
	})
	if err != nil {
		return nil, fmt.Errorf("searching what is to be published: %w", err)
	}
	slices.SortStableFunc(s.finds, func(a, b Find) int { return strings.Compare(a.File, b.File) })
	return s.finds[:min(len(s.finds), opt.Most)], nil
}

// each reads all files of a file system, until visit says no.
func each(ctx context.Context, fsys fs.FS, visit func(name string, data []byte) bool) error {
	return fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil {
			err = ctx.Err()
		}
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(fsys, name)
		if err == nil && !visit(name, data) {
			return fs.SkipAll
		}
		return err
	})
}

// spellings returns the ways one text may be written: composed and decomposed,
// and, where letters are not ASCII, in small and in capital letters, because
// only the case of ASCII is ignored in the search itself.
func spellings(text string) []string {
	all := []string{text}
	ascii := !strings.ContainsFunc(text, func(r rune) bool { return r >= utf8.RuneSelf })
	if ascii {
		return all
	}
	all = append(all, strings.ToLower(text), strings.ToUpper(text))
	for _, t := range slices.Clone(all) {
		all = append(all, norm.NFC.String(t), norm.NFD.String(t))
	}
	slices.Sort(all)
	return slices.Compact(all)
}
