package note

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// A topicTable finds the topic of a heading.
type topicTable struct {
	whole   map[string]string
	longest int // words of a heading in whole

	// What only headings in words of somebody's own ask for is made when one does.
	phrases func() []topicPhrase    // of two words and more, longest first, to be found anywhere
	cores   func() map[string]Topic // what phrases are about, of sections that look back; "" where two differ
}

type topicPhrase struct {
	words string
	topic Topic
}

// newTopicTable adds the user's own headings (`sections:` in journal.yaml) to the usual ones.
func newTopicTable(own map[string][]string) *topicTable {
	t := &topicTable{whole: maps.Clone(lexicon().headings)}
	for topic, list := range own {
		for _, phrase := range list {
			t.whole[headingForm(phrase)] = topic
		}
	}
	delete(t.whole, "")
	for words := range t.whole {
		t.longest = max(t.longest, 1+strings.Count(words, " "))
	}
	t.phrases, t.cores = sync.OnceValue(t.makePhrases), sync.OnceValue(t.makeCores)
	return t
}

func (t *topicTable) makePhrases() []topicPhrase {
	var all []topicPhrase
	for words, topic := range t.whole {
		if strings.Contains(words, " ") && topic != string(Kept) {
			all = append(all, topicPhrase{words, Topic(topic)})
		}
	}
	sortPhrases(all)
	return all
}

func (t *topicTable) makeCores() map[string]Topic {
	all := make(map[string]Topic, len(t.whole))
	for words, topic := range t.whole {
		core := coreOf(words)
		if core == "" || core != words && !strings.Contains(core, " ") {
			continue // of one word only a heading that is a name by itself
		}
		if was, known := all[core]; known && was != Topic(topic) {
			topic = ""
		}
		all[core] = Topic(topic)
	}
	return all
}

// coreOf returns the words of a folded heading that say what it is about: besser werden,
// of "Was besser werden muss".
func coreOf(form string) string {
	frame := lexicon().frame
	return strings.Join(slices.DeleteFunc(strings.Fields(form), func(w string) bool { return frame[w] != "" }), " ")
}

// framed returns the topic of a heading that says the same as a known one in another frame:
// where I slipped, of "slipped". Only of what went well or badly and of feedback it does not
// matter who does it.
func (t *topicTable) framed(form string) Topic {
	switch topic := t.cores()[coreOf(form)]; topic {
	case Well, Improve, Feedback:
		return topic
	}
	return ""
}

// find returns the topic of a heading. The longest beginning wins; else the
// longest phrase of two words or more that stands anywhere in it; and what the words of
// the heading say by themselves is believed before either.
func (t *topicTable) find(heading string) Topic {
	topic, whole := t.known(heading)
	if whole {
		return topic
	}
	switch topic {
	case "", Well, Improve, Feedback, Questions, Liked, Raw:
		if says, sure := senseOf(heading); sure && (topic != Raw || says != "") {
			return says
		}
	}
	return topic
}

// known returns the topic of a heading as find does, of those alone that are known.
func (t *topicTable) known(heading string) (topic Topic, whole bool) {
	topic, whole = t.named(heading)
	if topic == Questions && isPreparation(heading) {
		return Prep, true // "Questions they might ask"
	}
	return topic, whole
}

// named returns the topic of a heading by those that are known, and whether all of it is one.
func (t *topicTable) named(heading string) (topic Topic, whole bool) {
	form := headingForm(heading)
	if form == "" || strings.IndexFunc(form, unicode.IsLetter) < 0 || utf8.RuneCountInString(form) == 1 {
		return Topic(lexicon().signs[signForm(heading)]), true
	}
	if topic := t.lookUp(form); topic != "" {
		return topic, true
	}
	if lexicon().plan.isHeading(form) {
		return Plans, true
	}
	if label, rest, ok := cutColon(heading); ok && t.lookUp(headingForm(label)) == "" {
		if topic := t.lookUp(headingForm(rest)); topic != "" {
			return topic, true // "Afterwards: what they asked"
		}
	}
	if topic, ok := t.beginning(form); ok {
		return topic, false
	}
	padded := " " + form + " "
	for _, p := range t.phrases() {
		at := strings.Index(padded, " "+p.words+" ")
		switch {
		case at < 0:
		case p.topic == Well && isMixed(strings.Fields(padded[:at])):
			return Improve, false // what did not quite go well
		default:
			return p.topic, false
		}
	}
	return t.framed(form), false
}

// beginning returns the topic of the longest words known with which a folded heading
// begins; "" with ok for one that the rest turns around.
func (t *topicTable) beginning(form string) (topic Topic, ok bool) {
	words := strings.Fields(form)
	for len(words) > 1 && lexicon().lead[words[0]] != "" {
		words = words[1:]
	}
	for n := min(len(words), t.longest); n > 0; n-- {
		topic := t.whole[strings.Join(words[:n], " ")]
		if topic == "" {
			continue
		}
		if n == 1 && len(words) > 1 && lexicon().open[words[0]] == "" && lexicon().join[words[1]] == "" {
			continue // "Notes to self" is its own thing; "Questions (Tobias)" is not
		}
		if isMixed(words[n:]) {
			return "", true
		}
		return Topic(topic), true
	}
	return "", false
}

// isPreparation reports whether a heading speaks of what may come.
func isPreparation(heading string) bool {
	for _, w := range strings.Fields(headingForm(heading)) {
		if lexicon().prep[w] != "" {
			return true
		}
	}
	return false
}

// isMixed reports whether the rest of a heading turns it around: under "What
// went well / what didn't" nobody can tell which line is which.
func isMixed(rest []string) bool {
	for _, w := range rest {
		if lexicon().turn[w] != "" {
			return true
		}
	}
	return false
}

// exact returns the topic only if the whole heading is a known one.
func (t *topicTable) exact(heading string) Topic {
	form := headingForm(heading)
	if form == "" || strings.IndexFunc(form, unicode.IsLetter) < 0 || utf8.RuneCountInString(form) == 1 {
		return Topic(lexicon().signs[signForm(heading)])
	}
	if topic := t.lookUp(form); topic != "" {
		return topic
	}
	if topic := t.glossed(heading); topic != "" {
		return topic
	}
	if lexicon().plan.isHeading(form) {
		return Plans
	}
	return ""
}

// areTwo reports whether names are those of two sections at least.
func (t *topicTable) areTwo(names []string) bool {
	seen := Topic("")
	for _, name := range names {
		topic := t.exact(name)
		if topic.isSection() && seen != "" && seen != topic {
			return true
		}
		if topic.isSection() {
			seen = topic
		}
	}
	return false
}

// glossed returns the topic of a heading with its meaning in brackets: "EBI (even
// better if)", "WWW (what went well)".
func (t *topicTable) glossed(heading string) Topic {
	heading = strings.TrimRight(heading, " :：*_")
	open := strings.IndexAny(heading, "(（")
	if open <= 0 || !strings.HasSuffix(heading, ")") && !strings.HasSuffix(heading, "）") {
		return ""
	}
	if topic := t.lookUp(headingForm(heading[open:])); topic != "" {
		return topic
	}
	return t.lookUp(headingForm(heading[:open]))
}

// lookUp returns the topic of a folded heading, with or without the words that change
// nothing in it: what they (actually) asked.
func (t *topicTable) lookUp(form string) Topic {
	if topic := t.whole[form]; topic != "" || strings.IndexByte(form, ' ') < 0 {
		return Topic(topic)
	}
	filler := lexicon().filler
	for w := range strings.FieldsSeq(form) {
		if filler[w] != "" {
			kept := slices.DeleteFunc(strings.Fields(form), func(w string) bool { return filler[w] != "" })
			form = strings.Join(kept, " ")
			break
		}
	}
	if topic := t.whole[form]; topic != "" {
		return Topic(topic)
	}
	return t.ofThings(form)
}

// ofThings returns the topic of a heading that begins with words of no meaning: things
// I missed, points à travailler, meine Schwächen.
func (t *topicTable) ofThings(form string) Topic {
	thing, lead := lexicon().thing, lexicon().lead
	for first := true; ; first = false {
		word, rest, ok := strings.Cut(form, " ")
		if !ok || !(thing[word] || lead[word] == "skip") || first && len(word) < 2 {
			return ""
		}
		if topic := t.whole[rest]; topic != "" {
			return Topic(topic)
		}
		form = rest
	}
}

// headingForm folds a heading: no emoji, marks, brackets; lower case; & is "and".
func headingForm(s string) string {
	var out strings.Builder
	out.Grow(len(s))
	space := false
	for _, c := range s {
		c = unicode.ToLower(c)
		switch {
		case unicode.IsLetter(c) || unicode.IsDigit(c) || unicode.IsMark(c) && c != '\ufe0f' || c == '\'':
		case c == '’' || c == '‘':
			c = '\''
		case c == '&':
			if out.Len() > 0 {
				out.WriteByte(' ')
			}
			out.WriteString("and")
			space = true
			continue
		default:
			space = true
			continue
		}
		if space && out.Len() > 0 {
			out.WriteByte(' ')
		}
		space = false
		out.WriteRune(c)
	}
	return strings.TrimSpace(out.String())
}

// questionHeading tells "Q1", "Q1: Tell me about …" and "Question 3 - …" and
// gives the text of the question.
func questionHeading(s string) (text string, ok bool) {
	s = strings.TrimSpace(s)
	rest := s
	for _, prefix := range []string{"question ", "frage ", "q"} {
		if len(s) > len(prefix) && strings.EqualFold(s[:len(prefix)], prefix) {
			rest = strings.TrimLeft(s[len(prefix):], " #.")
			break
		}
	}
	if rest == s || rest == "" {
		return "", false
	}
	number := len(rest) - len(strings.TrimLeft(rest, "0123456789"))
	if number == 0 || number > 2 {
		return "", false
	}
	rest = rest[number:]
	if rest != "" && !strings.ContainsRune(" :.-)–—", []rune(rest)[0]) {
		return "", false
	}
	return strings.TrimLeft(rest, " :.-)–—"), true
}

func sortPhrases(list []topicPhrase) {
	slices.SortFunc(list, func(a, b topicPhrase) int {
		return cmp.Or(cmp.Compare(len(b.words), len(a.words)), cmp.Compare(a.words, b.words))
	})
}
