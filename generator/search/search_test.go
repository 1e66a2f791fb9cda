package search

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"
)

// reference is what node is given to compare with.
type reference struct {
	Documents []map[string]string `json:"documents"`
	Words     []taken             `json:"words"`
	Queries   []string            `json:"queries"`
}

type taken struct {
	Text  string   `json:"text"`
	Terms []string `json:"terms"`
}

// at and title are what the library is told.
func at(d Document) string {
	if d.Anchor == "" {
		return d.Page
	}
	return d.Page + "#" + d.Anchor
}

func title(d Document) string {
	if d.Heading == "" {
		return d.Title
	}
	return d.Title + " · " + d.Heading
}

// script returns what Write writes.
func script(t *testing.T, docs []Document) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := Write(&out, docs); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// compared is what node says of an index that is equal to the library's.
type compared struct {
	Documents int
	Terms     int
	Found     int
}

// compare makes the index of documents, lets the library in layouts make its
// own, and fails unless the two are deep-equal but for the order of the terms,
// and find the same. `make bundle` proves that library to be the npm package.
func compare(t *testing.T, docs []Document, texts, queries []string) compared {
	t.Helper()
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("node is missing; install it with your system's packages")
	}
	ref := reference{Documents: []map[string]string{}, Words: []taken{}, Queries: queries}
	for _, d := range docs {
		ref.Documents = append(ref.Documents, map[string]string{"kind": d.Kind, "at": at(d), "title": title(d), "text": d.Text, "tags": d.Tags, "from": d.From})
		texts = append(texts, title(d), d.Text, d.Tags)
	}
	for _, text := range texts {
		ref.Words = append(ref.Words, taken{text, append([]string{}, Words(text)...)})
	}
	given, err := json.Marshal(ref)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	write := func(name string, data []byte) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	cmd := exec.Command(node, "testdata/compare.cjs", "../../layouts", write("index.js", script(t, docs)), write("documents.json", given))
	var said bytes.Buffer
	cmd.Stderr = &said
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("the library says otherwise: %v\n%s", err, said.String())
	}
	var got compared
	if err := json.Unmarshal(out, &got); err != nil {
		t.Fatalf("%v in %q", err, out)
	}
	return got
}

// awkward are texts that are easy to get wrong.
var awkward = []string{
	"", " ", "…", "-", "a", "A b  c\n\td", "Tell me about a conflict with a teammate",
	"Ångström ångström ANGSTRÖM", "Straße STRASSE ẞtraße", "İstanbul ISTANBUL ıstanbul", "ΣΊΣΥΦΟΣ σίσυφος Σ", "ﬁnal ½ ① ㎏ ℃ Ⅻ x² H₂O",
	"naïve café — co‑operate don’t can't", "e\u0301 \u0301 \u0301e", "Zürich/Köln,Łódź;Ørsted", "C++ C# .NET node.js 1.5.0 2026-03-04 O(n log n)",
	"株式会社メルカリ 面接", "東京で面接を受けました。カタカナとひらがな", "ｶﾞｷﾞｸﾞ ガギグ がぎぐ", "한국어 면접 질문", "한국어 각", "Go言語とRust", "言 語", "𠮷野家 𠀋", "ー々〇",
	"👩‍💻 🎉 emoji👍🏽word ❤️", "שלום עולם", "مُقابَلة عمل", "สวัสดีครับ", "हिन्दी में", "Ἀθῆναι",
	`quote " and ' and \ and \n and </script> <!-- "\u0041`, "\x00\x01\x1f\x7f\u0080\u2028\u2029\ufeff", "a\u00a0b\u200bc\u00add", "constructor __proto__ toString",
	strings.Repeat("x", 5000), strings.Repeat("word ", 3000), strings.Repeat("面", 2000), "bad \xff\xfe utf8 \xc3",
}

func TestScriptIsTheLibrarysIndex(t *testing.T) {
	var docs []Document
	for i, text := range awkward {
		docs = append(docs, Document{Kind: "note", Page: "a.html", Anchor: fmt.Sprintf("l%d", i), Title: awkward[(i*7+3)/3%len(awkward)], Heading: awkward[(i*5+1)%len(awkward)], Text: text, Tags: awkward[(i*11+5)%len(awkward)], From: fmt.Sprint("from ", i)})
	}
	for i := range docs { // what is not UTF-8 cannot be said in JSON
		for _, text := range []*string{&docs[i].Text, &docs[i].Title, &docs[i].Heading, &docs[i].Tags} {
			*text = strings.ToValidUTF8(*text, "\ufffd")
		}
	}
	queries := []string{"", "conflict", "conflct teammate", "angstrom", "strasse", "Straße", "面接", "言", "語", "メルカリ", "ガギ", "한국", "각", "istanbul", "σισυφοσ", "constructor", "__proto__", "x", "c", "1.5", "wrd", "𠮷"}
	if got := compare(t, docs, nil, queries); got.Documents != len(awkward) || got.Terms < 100 || got.Found < 40 {
		t.Errorf("too little to compare: %+v", got)
	}
}

func TestScriptOfNothing(t *testing.T) {
	compare(t, nil, nil, []string{"anything"})
	compare(t, []Document{{}}, nil, []string{"anything"})
}

// Terms that share much of their beginning stand close in the tree of the library.
func TestScriptOfTermsThatShareTheirBeginning(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	word := func() string {
		var b strings.Builder
		for range 1 + r.IntN(6) {
			b.WriteRune([]rune("abcé面𠀋𠀌")[r.IntN(7)])
		}
		return b.String()
	}
	var docs []Document
	for i := range 700 {
		var text strings.Builder
		for range r.IntN(12) {
			text.WriteString(word() + " ")
		}
		docs = append(docs, Document{Kind: []string{"note", "person", "x"}[r.IntN(3)], Page: fmt.Sprint(i / 4), Title: word(), Heading: word(), Text: text.String(), Tags: word()})
	}
	if got := compare(t, docs, nil, []string{"ab", "abc", "cab ba", "aé", "面", "bacc"}); got.Terms < 300 || got.Found < 100 {
		t.Errorf("too little to compare: %+v", got)
	}
}

// Any text of signs that both sides know is taken apart alike.
func TestWordsAreTheScripts(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 9))
	var texts []string
	for range 3000 {
		var b strings.Builder
		for range 1 + r.IntN(12) {
			switch r.IntN(4) {
			case 0:
				b.WriteByte(byte(32 + r.IntN(95)))
			case 1:
				b.WriteRune(rune(0xa0 + r.IntN(0x5e0)))
			default:
				c := rune(r.IntN(0x2fa20))
				if unicode.In(c, unicode.L, unicode.M, unicode.N, unicode.P, unicode.S, unicode.Z) {
					b.WriteRune(c)
				}
			}
		}
		texts = append(texts, b.String())
	}
	compare(t, nil, texts, []string{})
}

func TestWords(t *testing.T) {
	for text, want := range map[string]string{
		"Tell me: WHY?":        "tell me why",
		"Ångström, Straße":     "angstrom strasse",
		"面接":                   "面接 接",
		"言":                    "言",
		"Go言語とRust":            "go 言語 語と と rust",
		"한국":                   "한국 국",
		"don’t":                "don t",
		"x—y":                  "x y",
		"résumé\u00a0and 2026": "resume and 2026",
	} {
		if got := Words(text); !slices.Equal(got, strings.Fields(want)) {
			t.Errorf("%q gives %q, want %q", text, got, want)
		}
	}
}

func TestSameBytes(t *testing.T) {
	var docs []Document
	for i := range 500 {
		docs = append(docs, Document{Text: awkward[i%len(awkward)], Title: fmt.Sprint("title ", i)})
	}
	first := script(t, docs)
	for range 3 {
		if !bytes.Equal(first, script(t, docs)) {
			t.Fatal("the same documents give other bytes")
		}
	}
}
