package note

import (
	"embed"
	"strconv"
	"strings"
	"sync"

	"journal/generator/words"
)

//go:embed words/*.txt
var wordFiles embed.FS

// lists are the words of all languages.
var lists = words.Embedded(wordFiles)

// listed returns the words of an entry of a list, put together once.
func listed(list, entry string) func() []string {
	return sync.OnceValue(func() []string { return lists().Words(list, entry) })
}

// Words returns the lists of words by which notes are read, for who has to know
// what people write in them.
func Words() words.Lists { return lists() }

// IsJobTitle reports whether a text says what somebody is: "Staff Engineer".
func IsJobTitle(s string) bool { return isTitle(s) }

// A lexiconTable has the lists in the form in which they are asked.
type lexiconTable struct {
	keys       map[string]string // spelling in the form of keyForm → key
	kinds      map[string]string // value of `kind:` → Kind
	headings   map[string]string // heading in the form of headingForm → Topic
	signs      map[string]string // heading that is a sign alone → Topic
	lead       map[string]string // words that may stand before a heading's own
	thing      map[string]bool   // nouns of no meaning that a heading may begin with, and what joins them to the rest
	open       map[string]string // words that give a heading its topic whatever follows
	join       map[string]string // words that join something to a heading
	turn       map[string]string // words that turn a heading around
	filler     map[string]string // words that change nothing anywhere in a heading
	frame      map[string]string // words of a heading around what it is about: what I have to …
	prep       map[string]string // words that make a heading one of preparation
	parts      map[string]string // labels below a question → why, better, answer, question
	reactions  map[string]string // labels of reactions → liked, disliked
	scoreLead  map[string]string // words before a mark that do not change it
	scores     map[string]int    // own marks in words → 1 to 5
	signKeys   map[string]string // signs that stand for the name of a value → key
	update     map[string]string // what stands before news of a later day
	person     map[string]string // keys of what is known of a person → name, title, email, remember
	logJoin    map[string]string // little words of the log in front of a name
	yesNo      map[string]string // → yes, no
	jobs       map[string]string // what people are by trade
	mail       map[string]string // names of the lines above a mail → subject, head
	speaker    map[string]string // names by which the writer of a dialogue calls himself
	titleDay   map[string]string // words before the day in a title
	titleJoint map[string]string // words of a title behind which the company stands → at, with, for
	stages     map[string]string // words that make a stage in a title or the name of a file
	fillers    map[string]string // words of titles that name neither a company nor a stage
	formats    map[string]string // means by which people meet, which are names of companies, too
	shelves    map[string]string // folders that only keep notes
	templates  map[string]string // words of folders and files that hold templates
	told       map[string]string // what tells in a sentence that something was asked → by, word
	nothing    map[string]string // what an entry says that was left unfilled
	plan       *planWords

	longestNothing int // bytes that an entry of nothing has at most, however it is written
}

var lexicon = sync.OnceValue(func() *lexiconTable {
	all := lists()
	l := &lexiconTable{
		keys:       all.Meanings("key", keyForm),
		kinds:      all.Meanings("kind", strings.ToLower),
		headings:   all.Meanings("heading", headingForm),
		signs:      all.Meanings("sign", signForm),
		lead:       all.Meanings("heading-lead", headingForm),
		thing:      wordSet(strings.Join(all.Words("heading-lead", "thing"), " ")),
		open:       all.Meanings("heading-open", headingForm),
		join:       all.Meanings("heading-join", headingForm),
		turn:       all.Meanings("heading-turn", headingForm),
		filler:     all.Meanings("heading-filler", headingForm),
		frame:      all.Meanings("heading-frame", headingForm),
		prep:       all.Meanings("prep-word", headingForm),
		parts:      all.Meanings("part", headingForm),
		reactions:  all.Meanings("reaction", headingForm),
		signKeys:   all.Meanings("sign-key", signForm),
		update:     all.Meanings("update", headingForm),
		person:     all.Meanings("person", keyForm),
		logJoin:    all.Meanings("log-join", strings.ToLower),
		yesNo:      all.Meanings("yes-no", headingForm),
		jobs:       all.Meanings("job", strings.ToLower),
		mail:       all.Meanings("mail", headingForm),
		speaker:    all.Meanings("speaker", headingForm),
		templates:  all.Meanings("template", strings.ToLower),
		titleDay:   all.Meanings("title-day", strings.ToLower),
		scoreLead:  all.Meanings("score-lead", strings.ToLower),
		titleJoint: all.Meanings("title-joint", strings.ToLower),
		stages:     all.Meanings("stage-word", strings.ToLower),
		fillers:    all.Meanings("title-filler", strings.ToLower),
		formats:    all.Meanings("title-format", strings.ToLower),
		shelves:    all.Meanings("shelf", strings.ToLower),
		told:       all.Meanings("told-question", strings.ToLower),
		scores:     map[string]int{},
		nothing:    all.Meanings("nothing", strings.ToLower),
		plan:       newPlanWords(all),
	}
	for word, n := range all.Meanings("score", strings.ToLower) {
		l.scores[word], _ = strconv.Atoi(n)
	}
	for words := range l.nothing {
		l.longestNothing = max(l.longestNothing, 2*len(words))
	}
	return l
})

// signForm is a sign without the marks that only choose how it is drawn.
func signForm(s string) string {
	return strings.NewReplacer("\ufe0f", "", "\ufe0e", "", " ", "").Replace(strings.Trim(s, " :"))
}
