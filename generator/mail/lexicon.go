package mail

import (
	"embed"
	"fmt"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"journal/generator/words"
)

//go:embed words/*.txt
var wordFiles embed.FS

var lists = words.Embedded(wordFiles)

// phrases returns the folded words of one entry of a list, in all languages.
func phrases(list, entry string) []string { return folded()[list+"/"+entry] }

var folded = sync.OnceValue(func() map[string][]string {
	all := map[string][]string{}
	for list, entries := range lists() {
		if list == "class" || list == "sign" {
			continue
		}
		for _, e := range entries {
			for _, w := range e.Words {
				key := list + "/" + e.Name
				all[key] = append(all[key], foldText(w))
			}
		}
	}
	return all
})

// foldText returns the words of a text in lower case and without accents, one space
// between them, so that a spelling more or less makes no difference.
func foldText(s string) string {
	var out strings.Builder
	room := false
	for _, r := range foldRunes(s) {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || r == '\'' || unicode.IsMark(r):
			if room && out.Len() > 0 {
				out.WriteByte(' ')
			}
			room = false
			out.WriteRune(r)
		default:
			room = true
		}
	}
	return out.String()
}

var (
	usual = strings.NewReplacer("ß", "ss", "’", "'", "‘", "'", "´", "'", "`", "'", "ø", "o", "æ", "ae", "œ", "oe", "ł", "l", "ı", "i",
		"ー", "ー", "～", "〜")
	// kana is how words are written that have two spellings in Japanese.
	kana = strings.NewReplacer("頂", "いただ", "戴", "いただ", "致", "いた", "下さ", "くださ", "御", "ご", "出来", "でき", "有難", "ありがと", "有り難", "ありがと", "宜し", "よろし", "添", "沿", "又", "また", "予め", "あらかじめ", "無く", "なく", "無い", "ない", "致しかね", "いたしかね", "旨", "むね", "於", "おい", "為", "ため", "様々", "さまざま", "見合わせ", "見合せ")
)

// foldRunes folds letter by letter and keeps signs.
func foldRunes(s string) string {
	s = usual.Replace(strings.ToLower(norm.NFKC.String(usual.Replace(s))))
	plain := true
	for i := 0; i < len(s) && plain; i++ {
		plain = s[i] < 128
	}
	if plain {
		return s
	}
	s = kana.Replace(s)
	return norm.NFC.String(strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) && r != '\u3099' && r != '\u309a' || isInvisible(r) {
			return -1
		}
		return r
	}, norm.NFD.String(s)))
}

// isDense reports whether words of the script of a letter stand without room.
func isDense(r rune) bool {
	return r >= 0x2e80 && (unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) || r == 'ー' || r == '々')
}

func isDenseText(s string) bool { return strings.IndexFunc(s, isDense) >= 0 }

// grammar is what one language knows: classes of words that mean the same, and the
// signs that sentences give, written with them.
type grammar struct {
	lang    string
	dense   bool
	classes []class
	signs   []sign
	breaks  map[string]bool // words that begin another thought: "but"
	common  map[string]bool // words by which the language is known
}

type class struct {
	name     string
	patterns []pattern
}

type sign struct {
	name     string
	patterns []pattern
}

// pattern is what stands in a row in a sentence.
type pattern []piece

type pieceKind uint8

const (
	aLiteral pieceKind = iota
	aClass
	aGap   // some words
	aBegin // of a thought
	anEnd
)

// piece is one place of a pattern.
type piece struct {
	kind     pieceKind
	optional bool
	literals []literal
	class    int
	most     int // words of a gap
}

// literal is a word, or a row of letters in a script without room.
type literal struct {
	toks  []string
	begin bool // only the begin of the word
}

var grammars = sync.OnceValue(func() []*grammar {
	byLang := map[string]*grammar{}
	var all []*grammar
	get := func(lang string) *grammar {
		g := byLang[lang]
		if g == nil {
			g = &grammar{lang: lang, dense: lang == "ja", breaks: map[string]bool{}, common: map[string]bool{}}
			byLang[lang], all = g, append(all, g)
		}
		return g
	}
	for _, e := range lists()["class"] {
		g := get(e.Lang)
		if g.classNamed(e.Name) < 0 {
			g.classes = append(g.classes, class{name: e.Name})
		}
	}
	for _, list := range []string{"class", "sign"} {
		for _, e := range lists()[list] {
			g := get(e.Lang)
			var ps []pattern
			for _, w := range e.Words {
				p, err := g.parse(w)
				if err != nil {
					panic(fmt.Sprintf("%s.txt:%d: %v", e.Lang, e.Line, err))
				}
				ps = append(ps, p)
			}
			if list == "class" {
				c := &g.classes[g.classNamed(e.Name)]
				c.patterns = append(c.patterns, ps...)
				continue
			}
			g.signs = append(g.signs, sign{e.Name, ps})
		}
	}
	for _, e := range lists()["known by"] {
		g := get(e.Lang)
		for _, w := range e.Words {
			if e.Name == "breaks" {
				g.breaks[foldText(w)] = true
			} else {
				g.common[foldText(w)] = true
			}
		}
	}
	return all
})

// grammarOf returns the grammar of a language, by the name of its file.
func grammarOf(lang string) *grammar {
	for _, g := range grammars() {
		if g.lang == lang {
			return g
		}
	}
	return &grammar{lang: lang}
}

func (g *grammar) classNamed(name string) int {
	for i, c := range g.classes {
		if c.name == name {
			return i
		}
	}
	return -1
}

// parse reads a pattern: words, a/b for one of them, wo* for its begin, word? if it
// may be missing, <class>, "_" for up to two words, ".." for more, ^ and $ for the
// ends of a thought.
func (g *grammar) parse(s string) (pattern, error) {
	var p pattern
	for _, w := range strings.Fields(s) {
		var x piece
		if len(w) > 1 {
			w, x.optional = strings.CutSuffix(w, "?")
		}
		switch {
		case w == "..":
			x.kind, x.most = aGap, 10
			if g.dense {
				x.most = 24
			}
		case w == "_":
			x.kind, x.most = aGap, 2
			if g.dense {
				x.most = 6
			}
		case w == "^":
			x.kind = aBegin
		case w == "$":
			x.kind = anEnd
		case strings.HasPrefix(w, "<") && strings.HasSuffix(w, ">"):
			x.kind, x.class = aClass, g.classNamed(w[1:len(w)-1])
			if x.class < 0 {
				return nil, fmt.Errorf("there is no class %s", w)
			}
		default:
			for alt := range strings.SplitSeq(w, "/") {
				alt, begin := strings.CutSuffix(alt, "*")
				l := literal{begin: begin}
				for _, t := range tokenize(foldRunes(alt)) {
					l.toks = append(l.toks, t.text)
				}
				if len(l.toks) == 0 {
					return nil, fmt.Errorf("%q has no word", w)
				}
				x.literals = append(x.literals, l)
			}
		}
		p = append(p, x)
	}
	if len(p) == 0 {
		return nil, fmt.Errorf("a pattern is empty")
	}
	return p, nil
}
