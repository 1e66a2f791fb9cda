package journal

import (
	"strings"
	"unicode"
)

// What an employer writes back is mostly courtesy. Only sentences that say
// what was missing are lessons, told by the words below. Whole words are
// compared, so that "clear" is not found in "unclear".

// wanting are words and phrases of which one says that something could be better.
var wanting = phrases(`too | not | never | without | lacked | lacking | lacks | lack | missing | missed | misses |
	more | less | better | improve | improved | improvement | improvements | could have | could be | could use | would have liked | would like to see | would have been |
	should | should have | needs | needed | weak | weaker | weakest | weakness | weaknesses | slow | slower | slowly | unclear | vague | vaguely | struggled | struggles | struggle |
	hard to | difficult to | difficulty | failed | fails | wrong | incorrect | rather | wished | hoped | concern | concerns | concerned | gap | gaps |
	shallow | superficial | rambled | rambling | rambles | ramble | rushed | hesitant | nervous | nervously | unprepared | unsure | uncertain | disorganised | disorganized |
	unstructured | work on | practise | practice | next time | instead | shaky | junior | limited | thin | forgot | overlooked | ignored | confusing | confused |
	inconsistent | overcomplicated | overengineered | insufficient | insufficiently | interrupted | defensive | arrogant | didn t | don t | doesn t | wasn t | weren t | couldn t | can t | isn t |
	didnt | dont | doesnt | wasnt | werent | couldnt | isnt | nicht | kein | keine | keinen | mehr | weniger | fehlte | fehlten | fehlt | besser | hätte | hätten | sollte | zu langsam | zu wenig | zu viel | schwach | unklar |
	pas assez | manque | manquait | trop | mieux | falta | faltó | demasiado | mejorar | poco`)

// praising are phrases that contain a wanting word and say something good, or
// that only tell the decision. They are taken out before looking.
var praising = phrases(`not only | no concerns | without hesitation | without any hesitation | without help | without hints | without a hint | without prompting | without being asked |
	better than most | better than expected | better than we expected | more than enough | more than we expected | more than ready | could not have been better | couldn t have been better |
	couldn t be better | could not be better | nothing to improve | nothing more | not a single mistake | never rushed | not bad | can t wait | cannot wait | don t hesitate | do not hesitate |
	not move forward | not moving forward | not be moving forward | not to move forward | not to proceed | not proceed | not be proceeding | not proceeding | not go ahead | not going ahead |
	not continue | not to continue | not continuing | not selected | not been selected | not successful | not been successful | not take you forward | not taking you forward | not to take you forward | not offer | not to offer | not progress | not progressing | not to progress | not be progressing | not the right fit | not a fit |
	rather than | no longer | not yet decided | more about the role | more about us | more details soon | more soon | once more | more and more | we needed | needs no`)

// goodbyes are sentences that only part politely, whatever else they say.
var goodbyes = phrases(`thank you | thanks for | wish you | best of luck | good luck | keep in touch | stay in touch | keep your | on file | position has been filled | role has been filled |
	another candidate | other candidates | someone else | next steps | get back to you | let you know | reach out | would love to have you`)

func phrases(list string) []string {
	all := strings.Split(list, "|")
	for i, p := range all {
		all[i] = " " + strings.TrimSpace(p) + " "
	}
	return all
}

// criticism gives the sentences of a text that speak of something to do
// better. Text in a script these words cannot judge is kept whole: a lesson
// that is lost is worse than a kind word too much.
func criticism(text string) []string {
	var kept []string
	for _, s := range sentences(text) {
		if wants(s) {
			kept = append(kept, s)
		}
	}
	return kept
}

// sentences cuts a text at full stops, semicolons and line ends.
func sentences(text string) []string {
	var all []string
	from := 0
	end := func(to int) {
		if s := strings.TrimSpace(text[from:to]); s != "" {
			all = append(all, strings.TrimSpace(strings.TrimRight(s, ";")))
		}
		from = to
	}
	for i, r := range text {
		next := i + len(string(r))
		switch r {
		case '\n', ';', '。', '！', '？', '؛', '؟', '।':
			end(next)
		case '.', '!', '?':
			// "e.g. this" and "v1.2" go on.
			if rest := strings.TrimLeft(text[next:], " \t"); rest == "" || len(rest) < len(text[next:]) && startsSentence(rest) {
				end(next)
			}
		}
	}
	end(len(text))
	return all
}

func startsSentence(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			return !unicode.IsLower(r)
		}
	}
	return true
}

func wants(sentence string) bool {
	words := " " + wordsOf(sentence) + " "
	if !strings.ContainsFunc(words, func(r rune) bool { return unicode.Is(unicode.Latin, r) }) {
		return strings.TrimSpace(words) != ""
	}
	for _, p := range goodbyes {
		if strings.Contains(words, p) {
			return false
		}
	}
	for _, p := range praising {
		words = strings.ReplaceAll(words, p, " ")
	}
	for _, p := range wanting {
		if strings.Contains(words, p) {
			return true
		}
	}
	return false
}

// wordsOf gives a text in lower case with one space for anything that is no letter.
func wordsOf(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !isWordRune(r) }), " ")
}
