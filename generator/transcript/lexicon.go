package transcript

import (
	"embed"
	"slices"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"journal/generator/words"
)

//go:embed words/*.txt
var wordFiles embed.FS

var lists = words.Embedded(wordFiles)

// A lexicon has the words of some languages, by what they do in a talk. The names are those
// of the entries in the files, with spaces there.
type lexicon struct {
	// What stands before, after and around a question.
	hesitation  *phrases // um
	filler      *phrases // so, first of all
	backchannel *phrases // mhm, got it: one listens
	tag         *phrases // okay?, isn't it?: wants a nod
	also        *phrases // and, but
	condition   *phrases // if, when
	scenario    *phrases // imagine, let's say

	// What makes a sentence a question, with a question mark or without.
	request   *phrases // tell me, describe
	noRequest *phrases // tell me if
	polite    *phrases // could you, please: with telling behind it
	telling   *phrases // describe, explain
	wish      *phrases // I'd like to: with learn behind it
	learn     *phrases // hear, know
	asking    *phrases // how do you, why did you
	why, how  *phrases // words that ask: what, which; how, when
	reason    *phrases // why: and nothing else
	auxiliary *phrases // do, would: with you behind it
	you       *phrases // whoever is spoken to

	// What is asked, and not about the other one.
	smallTalk  *phrases // can you hear, find us
	greeting   *phrases // how are you: and hardly anything more
	opening    *phrases // traffic, weather: before the talk gets going
	invitation *phrases // any questions, over to you
	askedBack  *phrases // questions: as the last word of a few
	own        *phrases // may I ask, do you mean: of somebody who is not named
	first      *phrases // I

	// What ties a question to what was said before it.
	whatIf   *phrases // what if, how so
	back     *phrases // afterwards, in that case
	anaphora *phrases // it, they
	remark   *phrases // that's, I: it says something, and asks nothing
	anyone   *phrases // a, somebody: who a scene begins with
	leans    *phrases // what do you do: short, of a scene that was just told

	endings, softEnds []string // of a sentence without a question mark that asks; of one with a mark that does not
	stop              map[string]bool
	abbreviation      map[string]bool // that a full stop ends
}

// layout has the words that tell the parts of a file, in whatever language it is.
type layout struct {
	footers           []string
	me, number, title map[string]bool
	often             map[string][]string // words that tell a language → the languages
}

var said = sync.OnceValue(func() *layout {
	all := lists()
	l := &layout{footers: all.Words("line", "footer"), often: map[string][]string{},
		me: set(all.Words("speaker", "me")), number: set(all.Words("speaker", "number")), title: set(all.Words("speaker", "title"))}
	for _, e := range all["word"] {
		if e.Name == "often" {
			for _, w := range e.Words {
				l.often[w] = append(l.often[w], e.Lang)
			}
		}
	}
	return l
})

func set(words []string) map[string]bool {
	out := map[string]bool{}
	for _, w := range words {
		out[foldWord(w)] = true
	}
	return out
}

// lexicons are kept by the languages that they are for.
var lexicons sync.Map

// words returns the words of the languages in which the talk is held.
func (t *Transcript) words() *lexicon { return lexiconOf(t.languages()) }

// lexiconOf returns the words of some languages.
func lexiconOf(langs []string) *lexicon {
	key := strings.Join(langs, " ")
	if l, ok := lexicons.Load(key); ok {
		return l.(*lexicon)
	}
	of := func(list, entry string) (out []string) {
		for _, e := range lists()[list] {
			if e.Name == entry && slices.Contains(langs, e.Lang) {
				out = append(out, e.Words...)
			}
		}
		return out
	}
	l := &lexicon{endings: of("ending", "asks"), softEnds: of("ending", "tag"),
		stop: set(of("word", "common")), abbreviation: set(of("word", "abbreviation"))}
	for entry, into := range map[string]**phrases{
		"hesitation": &l.hesitation, "filler": &l.filler, "backchannel": &l.backchannel, "tag": &l.tag, "also": &l.also, "condition": &l.condition,
		"scenario": &l.scenario, "request": &l.request, "no request": &l.noRequest, "polite": &l.polite, "telling": &l.telling, "wish": &l.wish,
		"learn": &l.learn, "asking": &l.asking, "why": &l.why, "how": &l.how, "reason": &l.reason, "auxiliary": &l.auxiliary, "you": &l.you, "small talk": &l.smallTalk,
		"greeting": &l.greeting, "opening": &l.opening, "invitation": &l.invitation, "asked back": &l.askedBack, "own": &l.own, "first": &l.first,
		"what if": &l.whatIf, "back": &l.back, "anaphora": &l.anaphora, "remark": &l.remark, "anyone": &l.anyone, "leans": &l.leans,
	} {
		*into = newPhrases(of("sentence", entry))
	}
	lexicons.Store(key, l)
	return l
}

// languages returns in which languages the talk is held: the one of most of its little
// words, and others in which much is said.
func (t *Transcript) languages() []string {
	hits := map[string]int{}
	for _, turn := range t.Turns {
		for _, tok := range tokens(turn.Text) {
			if isWide([]rune(tok.word)[0]) {
				hits["ja"] += 4
			}
			for _, lang := range said().often[tok.word] {
				hits[lang]++
			}
		}
	}
	most := 0
	for _, n := range hits {
		most = max(most, n)
	}
	var out []string
	for lang, n := range hits {
		if n*3 >= most*2 {
			out = append(out, lang)
		}
	}
	if len(out) == 0 {
		out = []string{"en"}
	}
	slices.Sort(out)
	return out
}

// isFooter reports whether a line is what a program writes below a talk.
func isFooter(line string) bool {
	folded := foldWord(line)
	for _, f := range said().footers {
		if strings.HasPrefix(folded, f) {
			return true
		}
	}
	return false
}

// phrases are some words, or several in a row, that are looked for in a sentence. Those of
// a script that has no spaces are looked for as they stand. "tell|show me|us" is four of them, and
// "descri*" any word that begins so.
type phrases struct {
	byFirst  map[string][][]string
	open     [][]string // whose first word may have any ending: "describe*"
	unspaced []string
}

func newPhrases(list []string) *phrases {
	p := &phrases{byFirst: map[string][][]string{}}
	for _, s := range list {
		if isUnspaced(s) {
			p.unspaced = append(p.unspaced, s)
			continue
		}
		ws := strings.Fields(foldWord(s))
		for first := range strings.SplitSeq(ws[0], "|") {
			one := append([]string{first}, ws[1:]...)
			if strings.HasSuffix(first, "*") {
				p.open = append(p.open, one)
				continue
			}
			p.byFirst[first] = append(p.byFirst[first], one)
		}
	}
	return p
}

// at returns how many tokens the longest phrase takes with which they begin, 0 if none
// does.
func (p *phrases) at(toks []token) int {
	if len(toks) == 0 {
		return 0
	}
	most := 0
	for _, list := range [2][][]string{p.byFirst[toks[0].word], p.open} {
		for _, ws := range list {
			if len(ws) > most && begins(toks, ws) {
				most = len(ws)
			}
		}
	}
	return most
}

func begins(toks []token, ws []string) bool {
	if len(ws) > len(toks) {
		return false
	}
	for k, w := range ws {
		fits := false
		for one := range strings.SplitSeq(w, "|") {
			stem, open := strings.CutSuffix(one, "*")
			fits = fits || toks[k].word == one || open && strings.HasPrefix(toks[k].word, stem)
		}
		if !fits {
			return false
		}
	}
	return true
}

// in reports whether one of the phrases stands anywhere in a sentence.
func (p *phrases) in(toks []token, text string) bool {
	for k := range toks {
		if p.at(toks[k:]) > 0 {
			return true
		}
	}
	return p.within(text)
}

// within reports whether one of those without spaces stands in a text.
func (p *phrases) within(text string) bool {
	for _, s := range p.unspaced {
		if strings.Contains(text, s) {
			return true
		}
	}
	return false
}

// areOnly reports whether there is nothing in a sentence beside some phrases.
func areOnly(toks []token, lists ...*phrases) bool {
	for len(toks) > 0 {
		n := 0
		for _, p := range lists {
			n = max(n, p.at(toks))
		}
		if n == 0 {
			return false
		}
		toks = toks[n:]
	}
	return true
}

// token is a word of a sentence in small letters.
type token struct {
	word  string
	from  int  // in the text
	comma bool // a comma, a colon or a dash follows
}

// tokens parts a text at its spaces.
func tokens(text string) []token {
	var out []token
	i := 0
	for i < len(text) {
		for i < len(text) && text[i] == ' ' {
			i++
		}
		from := i
		for i < len(text) && text[i] != ' ' {
			i++
		}
		if from == i {
			break
		}
		piece := text[from:i]
		word := strings.TrimFunc(piece, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) && !unicode.IsMark(c) })
		pause := strings.ContainsAny(piece[max(0, len(piece)-4):], ",:;，、…") || strings.HasSuffix(piece, "...")
		if word == "" {
			if len(out) > 0 {
				out[len(out)-1].comma = true // a dash
			}
			continue
		}
		at := from + strings.Index(piece, word)
		out = append(out, token{word: foldWord(word), from: at, comma: pause})
	}
	return out
}

// foldWord returns a text in small letters, with one kind of apostrophe.
func foldWord(s string) string {
	for k := range len(s) {
		if c := s[k]; c >= 0x80 {
			return strings.ToLower(norm.NFC.String(strings.ReplaceAll(s, "’", "'")))
		}
	}
	return strings.ToLower(s)
}

// isUnspaced reports whether a text is written without spaces between its words.
func isUnspaced(s string) bool {
	n := 0
	for _, c := range s {
		if isWide(c) {
			n++
		}
	}
	return n > 0 && n*4 >= len([]rune(s))
}

func isWide(c rune) bool {
	return c >= 0x3040 && c <= 0x30ff || c >= 0x3400 && c <= 0x9fff
}
