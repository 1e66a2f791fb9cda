package draft

import (
	"strings"
	"unicode"

	"github.com/kljensen/snowball/english"
)

// Words that open a phrase which fits behind "about" as it is.
var determiners = wordSet("the a an their your our this these those its both each every some")

// Words that open a clause of their own inside a sentence.
var opening = wordSet("how why what who whom where when which that whether to")

var pronouns = wordSet("i we they he she it you everybody everyone nobody somebody anybody there one go me us them")

// Words that a question begins with, as opposed to a task.
var asking = wordSet("how why what who whom where when which whose is are do does did can could would will should have has was were")

// routine are questions that every interview has; coming back to one of them says
// nothing about this talk.
var routine = []string{
	"about yourself", "your background", "leave your last", "left your last", "why do you want", "why are you leaving", "say no to us", "other companies",
	"strengths", "weakness", "five years", "questions for us", "when can you start", "notice period", "your last manager", "hire you", "one of the others",
	"first 90", "first month", "first week", "first 30", "years of", "your cv", "your resume", "walk me through your",
}

// Verbs that make a clause of the words around them.
var finite = wordSet("is are was were am will would can could should may might must has have had does do did means runs moves needs wants gives takes makes comes goes works " +
	"stays starts ends uses keeps decides writes came went got wrote built ran made took told said asked liked loved laughed nodded leaned knows knew moved grew")

var thirdPerson = wordSet("keeps plays takes asks sails likes loves wants reads writes rides climbs cooks bakes paints sings swims cycles skis hikes dives " +
	"teaches coaches collects builds repairs grows speaks learns studies lives works comes knows thinks believes cares worries misses hates prefers drinks eats " +
	"says tells explains listens laughs draws thinks uses owns leads moves migrates maintains wrote volunteers commutes travels photographs plants restores knits " +
	"races surfs dances gardens fishes juggles brews camps walks supports follows wears remembers reminds plans hopes dreams started photographs translates raises")

var past = wordSet("came was were worked built wrote moved studied started grew used lived spent left joined had led taught played founded trained sailed ran rewrote learned learnt once")

var oddVerbs = map[string]string{"has": "have", "does": "do", "goes": "go", "is": "are", "was": "were", "once": "once", "misses": "miss", "races": "race", "dances": "dance", "hates": "hate"}

// money are words of pay, which belongs in another talk.
var money = wordSet("salary salaries pay paid payband band bonus equity compensation stipend eur usd gbp chf wage wages gehalt")

func aboutMoney(s string) bool {
	if strings.ContainsAny(s, "€$£") {
		return true
	}
	for _, w := range words(s) {
		if money[w] {
			return true
		}
	}
	return false
}

// negative are words that have no place in a message after an interview: they
// stay with the reader longer than what they were meant to say.
var negative = []string{
	"unfortunately", "sorry", "apologise", "apologize", "apologies", "afraid", "regret", "regrets", "fail", "failed", "failure", "bad", "badly", "worse", "worst", "hate", "hated", "terrible", "awful", "horrible",
	"disappointed", "disappointing", "disappointment", "nervous", "anxious", "desperate", "desperately", "mistake", "mistakes", "weak", "weakness", "weaknesses", "poor", "poorly", "boring",
	"stupid", "struggle", "struggled", "stumbled", "messed", "blew", "screwed", "embarrassed", "embarrassing", "ashamed", "unhappy", "unqualified", "underqualified", "inexperienced",
	"unprepared", "confused", "confusing", "complain", "complained", "annoyed", "annoying", "frustrated", "frustrating", "unfair", "rude", "rejection", "rejected", "wrong", "problem", "problems", "doubt", "doubts",
}

// negativePhrases are the same in several words.
var negativePhrases = []string{
	"i lack", "my lack of", "not good enough", "not qualified", "not experienced", "not the best", "did not go well", "didn't go well", "went badly", "could have done better", "should have done better",
	"i know i", "to be honest", "i hope i did not", "i hope i didn't", "waste of time", "wasted your time", "even though i", "although i do not", "although i don't", "no experience", "bother you", "i am not sure i",
}

func hasNegative(s string) bool {
	_, has := negativeIn(s)
	return has
}

// negativeIn gives the first negative word of a text.
func negativeIn(s string) (string, bool) {
	text := " " + strings.Join(words(s), " ") + " "
	first, at := "", len(text)
	for _, list := range [][]string{negative, negativePhrases} {
		for _, w := range list {
			if i := strings.Index(text, " "+w+" "); i >= 0 && i < at {
				first, at = w, i
			}
		}
	}
	return first, first != ""
}

// words gives the words of a text in small letters; an apostrophe is part of one.
func words(s string) []string {
	return strings.FieldsFunc(strings.ToLower(strings.ReplaceAll(s, "’", "'")), func(c rune) bool {
		return !unicode.IsLetter(c) && !unicode.IsDigit(c) && !unicode.IsMark(c) && c != '\''
	})
}

// hasWord reports whether a word or name stands in a text by itself, in these
// letters.
func hasWord(text, name string) bool {
	if name == "" {
		return false
	}
	for from := 0; ; {
		at := strings.Index(text[from:], name)
		if at < 0 {
			return false
		}
		at += from
		before, after := []rune(text[:at]), []rune(text[at+len(name):])
		if (len(before) == 0 || !isLetter(before[len(before)-1])) && (len(after) == 0 || !isLetter(after[0])) {
			return true
		}
		from = at + len(name)
	}
}

func isLetter(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) || unicode.IsMark(c) }

// everyday are words that any message has. They do not make a topic.
var everyday = wordSet(`about above after again against all almost along already also although always among and another any anything are around away back because been before
being below best better between both but call came can change changed come company could day days did does doing done down during each early either else email end enough even ever every
everything exactly far feel few find first for forward found from full further gave general get give given glad going good got great had happy hard has have having heard help her here him his
hope how idea important interest interested interesting interview interviews into its itself job join joining just keep kept kind know last late later learn learned least less let like liked
line little long look looking lot made make many may maybe mean meet meeting met might mind moment month months more most much must name near need never new next nice now off offer often old once one ones
only open other others our out over own part people person place please point position possible process question questions quite really right role round said same say second see seem seen
send sent several shall she short should show since small some someone something soon speak spend spoke start still stay stayed such sure take talk talked talking team tell than thank thanks
that the their them then there these they thing things think thinking this those though thought three through time timeline today together told tomorrow too took two under until use
used useful very want wants was way week weeks well went were what when where whether which while who why will wish with within without word words work worked working works would write year
years yes yesterday yet you your yours conversation exchange january february march april june july august september october november december monday tuesday wednesday thursday friday saturday sunday
hour hours minute minutes afterwards answer answers`)

// content gives the stems of the words that carry a meaning of their own.
func content(s string) []string {
	var out []string
	for _, w := range words(s) {
		w = strings.TrimSuffix(strings.Trim(w, "'"), "'s")
		if len([]rune(w)) < 3 || everyday[w] {
			continue
		}
		if stem := english.Stem(w, false); !everyday[stem] {
			out = append(out, stem)
		}
	}
	return out
}
