package vault

import (
	"bytes"
	"errors"
	"io/fs"
	"maps"
	"strings"
	"testing"

	"filippo.io/age"
)

func letterbox(t *testing.T) *Letterbox {
	t.Helper()
	box, err := NewLetterbox()
	if err != nil {
		t.Fatal(err)
	}
	return box
}

// lettered is a letter as the lock page makes it: only the recipient is known.
func lettered(t *testing.T, to, text string) []byte {
	t.Helper()
	recipient, err := age.ParseHybridRecipient(to)
	if err != nil {
		t.Fatal(err)
	}
	file, err := encrypt([]byte(text), recipient)
	if err != nil {
		t.Fatal(err)
	}
	return file
}

// The letterbox travels with the site, under its key alone, and knows which letters
// have become notes.
func TestLetterbox(t *testing.T) {
	box, key := letterbox(t), testKey(t)
	filed := map[string]int{strings.Repeat("0f", 16): 7, strings.Repeat("a1", 16): 1}
	box.Filed(filed)
	sealed, err := Seal(t.Context(), made(2), key, Options{Lock: lockPage, Letterbox: box})
	if err != nil {
		t.Fatal(err)
	}
	file, err := fs.ReadFile(sealed, LetterboxName)
	if err != nil {
		t.Fatal(err)
	}
	opened, err := key.OpenLetterbox(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(opened.Keys(), box.Keys()) || !maps.Equal(opened.filed, filed) {
		t.Errorf("it came back with %v", opened.filed)
	}
	if text, err := opened.Letter(bytes.NewReader(lettered(t, box.Recipient(), "went well")), 100); err != nil || string(text) != "went well" {
		t.Errorf("the letter says %q: %v", text, err)
	}
	if _, err := opened.Letter(bytes.NewReader(lettered(t, box.Recipient(), "went well")), 4); err == nil {
		t.Error("a letter of more than its bound was read")
	}
	if _, err := opened.Letter(bytes.NewReader(lettered(t, letterbox(t).Recipient(), "elsewhere")), 100); !errors.Is(err, ErrNoLetter) {
		t.Errorf("a letter to somebody else: %v", err)
	}
	var damaged *DamagedError
	if _, err := testKey(t).OpenLetterbox(file); !errors.As(err, &damaged) {
		t.Errorf("another key: %v", err)
	}
	// Its size does not tell how many letters there were.
	box.Filed(nil)
	if none, some := len(box.pack()), len(opened.pack()); none != some {
		t.Errorf("without letters it has %d bytes, with two %d", none, some)
	}
}

// Whoever has the lock page has the public half of the letterbox, and can make no
// file of the site with it.
func TestLetterboxForgesNoPages(t *testing.T) {
	box, key := letterbox(t), testKey(t)
	site := made(2)
	sealed, err := Seal(t.Context(), site, key, Options{Lock: lockPage, Letterbox: box})
	if err != nil {
		t.Fatal(err)
	}
	index, err := key.index(sealed)
	if err != nil {
		t.Fatal(err)
	}
	packed, err := index.pack()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{IndexName, index.Blobs[0].Name, LetterboxName} {
		forged := loaded(t, sealed)
		text := string(packed)
		if name == LetterboxName {
			text = string(letterbox(t).pack())
		}
		forged[name].Data = lettered(t, box.Recipient(), text)
		_, err := key.Open(forged)
		if name == LetterboxName {
			_, err = key.OpenLetterbox(forged[name].Data)
		}
		if err == nil {
			t.Errorf("a forged %s was taken", name)
		}
	}
}

// However two machines have renewed the letterbox, no key is lost, and the one that
// knows all of the other is right about which is the newest.
func TestLetterboxJoins(t *testing.T) {
	parsed := func(l *Letterbox) *Letterbox {
		again, err := ParseLetterbox(l.Keys())
		if err != nil {
			t.Fatal(err)
		}
		return again
	}
	first := letterbox(t)
	second := parsed(first)
	if err := second.Renew(); err != nil {
		t.Fatal(err)
	}
	for name, pair := range map[string][2]*Letterbox{"the older takes the newer": {first, second}, "the newer takes the older": {second, first}} {
		got := parsed(pair[0])
		got.Join(pair[1])
		if !bytes.Equal(got.Keys(), second.Keys()) {
			t.Errorf("%s: other keys, or in another order", name)
		}
	}
	apart := parsed(first)
	if err := apart.Renew(); err != nil {
		t.Fatal(err)
	}
	got := parsed(second)
	got.Join(apart)
	if len(got.keys) != 3 || got.Recipient() != second.Recipient() {
		t.Errorf("two that were renewed apart: %d keys", len(got.keys))
	}
}

func TestParseLetterboxRefuses(t *testing.T) {
	for _, text := range []string{"", "# nothing\n", "AGE-SECRET-KEY-1QQQQ\n", "hello\n", string(letterbox(t).Keys()) + "# filed ../../x 1\n"} {
		if _, err := ParseLetterbox([]byte(text)); err == nil || strings.Contains(err.Error(), "QQQQ") {
			t.Errorf("%q: %v", text, err)
		}
	}
}
