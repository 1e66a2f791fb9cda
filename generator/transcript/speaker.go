package transcript

import (
	"strings"
	"unicode"
)

// Me returns which of the speakers somebody of one of these names is: by the whole
// name, by a part of it that fits nobody else, or because the file calls them
// "Candidate" or "Me". ok is false if none of them fits, or several.
func Me(speakers []string, names ...string) (me string, ok bool) {
	only := func(fits func(speaker string) bool) bool {
		me = ""
		for _, s := range speakers {
			if !fits(s) {
				continue
			}
			if me != "" {
				me = ""
				return false
			}
			me = s
		}
		return me != ""
	}
	for _, name := range names {
		want := nameWords(name)
		if len(want) == 0 || strings.Contains(name, "@") {
			continue
		}
		if only(func(s string) bool { got := nameWords(s); return contains(got, want) && contains(want, got) }) ||
			only(func(s string) bool { return contains(nameWords(s), want) }) ||
			only(func(s string) bool {
				got := nameWords(s)
				return len(got) > 0 && contains(want, got) || len(got) == 2 && len(want) > 1 && isInitials(got, want)
			}) {
			return me, true
		}
	}
	if only(func(s string) bool { return said().me[strings.Join(nameWords(s), " ")] }) {
		return me, true
	}
	return "", false
}

// isInitials reports whether two words are a name shortened: "Sam R.", "S. Reed", "Ms Reed".
func isInitials(got, want []string) bool {
	first, last := want[0], want[len(want)-1]
	initial := func(short, long string) bool { return len([]rune(short)) == 1 && strings.HasPrefix(long, short) }
	return got[0] == first && initial(got[1], last) || got[1] == last && (initial(got[0], first) || said().title[got[0]])
}

// Speaker returns the speaker whom somebody means who types a name, or a part of one,
// or a number.
func (t *Transcript) Speaker(typed string) (name string, ok bool) {
	for _, s := range t.Speakers {
		if strings.EqualFold(s, strings.TrimSpace(typed)) {
			return s, true
		}
	}
	return Me(t.Speakers, typed)
}

// Nameless reports whether the file tells its speakers by number only.
func (t *Transcript) Nameless() bool {
	for _, s := range t.Speakers {
		if !isNumbered(s) {
			return false
		}
	}
	return len(t.Speakers) > 0
}

// IsFullName reports whether a speaker is called by first and last name, as people sign, and
// not by a number, a nickname or the name of a telephone.
func IsFullName(speaker string) bool {
	words := strings.Fields(speaker)
	for _, w := range words {
		for k, c := range w {
			if k == 0 && unicode.IsLower(c) || !unicode.IsLetter(c) && !unicode.IsMark(c) && c != '-' {
				return false
			}
		}
	}
	return len(words) > 1 && len(words) < 5 && !isNumbered(speaker)
}

// isNumbered reports whether a speaker has a number in place of a name: "Speaker 1",
// "SPEAKER_00", "話者1".
func isNumbered(name string) bool {
	folded := strings.ToLower(strings.NewReplacer("_", " ", "-", " ").Replace(name))
	word := strings.Trim(folded, "0123456789 #")
	if before, after, ok := strings.Cut(word, " "); ok && len(after) == 1 {
		word = before // Speaker A
	}
	return said().number[word]
}

// nameWords returns the words of a name without what stands in brackets behind it; of
// "Reed, Sam" in the usual order.
func nameWords(name string) []string {
	if at := strings.IndexAny(name, "(（[|"); at > 0 {
		name = name[:at]
	}
	if last, first, ok := strings.Cut(name, ","); ok {
		name = first + " " + last
	}
	return strings.FieldsFunc(foldWord(name), func(c rune) bool {
		return !unicode.IsLetter(c) && !unicode.IsMark(c) && !unicode.IsDigit(c) && c != '\''
	})
}

// contains reports whether all words are among the others.
func contains(all, words []string) bool {
	for _, w := range words {
		found := false
		for _, a := range all {
			found = found || a == w
		}
		if !found {
			return false
		}
	}
	return len(words) > 0
}
