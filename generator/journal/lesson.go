package journal

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"unicode"

	"journal/generator/day"
	"journal/generator/note"
	"journal/generator/theme"
)

// lesson is a Lesson of one note.
type lesson struct {
	item         *note.Item
	day          day.Day
	fromEmployer bool
	again        bool           // it says that it came up again
	key          string         // its words and tags
	reading      *theme.Reading // what it speaks of
}

// better reports whether a lesson is none, but says that one was kept.
func (l *lesson) better() bool { return l.reading.Progress && !l.fromEmployer }

// placedLesson is a lesson where it stands.
type placedLesson struct {
	*lesson
	of   *record
	line int // which of the different lessons it is
}

// appendFeedback adds the sentences of an entry that ask for something better.
// An entry with a box was made a task by the user and is one whatever it says. One
// with tags was sorted by the user as a whole.
func appendFeedback(all []lesson, item *note.Item) []lesson {
	if item.Task {
		return append(all, lesson{item: item, fromEmployer: true})
	}
	var said []string
	for _, text := range append([]string{item.Text}, item.Detail...) {
		said = append(said, criticism(text)...)
	}
	if len(item.Tags) > 0 && len(said) > 1 {
		said = []string{strings.Join(said, " ")}
	}
	for _, s := range slices.Backward(said) {
		sentence := *item
		sentence.Text, sentence.Detail = s, nil
		all = append(all, lesson{item: &sentence, fromEmployer: true})
	}
	return all
}

// lessons gathers what there is to do better, earliest first. Interviews yet
// to come have taught nothing.
func (c *connection) lessons() []placedLesson {
	var all []placedLesson
	for i := range c.records {
		r := &c.records[i]
		if r.interview != nil && r.interview.Ahead {
			continue
		}
		if r.interview == nil {
			all = appendLearned(all, r, r.lessons)
		}
		all = appendLearned(all, r, r.others)
	}
	for _, in := range slices.Backward(c.j.Interviews) {
		if !in.Ahead {
			all = appendLearned(all, in.of, in.of.lessons)
		}
	}
	slices.SortStableFunc(all, earlier)
	return c.feedbackOnce(all)
}

// feedbackOnce drops what an employer said in a line of the log if a section of
// a note about the same company, or an earlier line, says it too.
func (c *connection) feedbackOnce(all []placedLesson) []placedLesson {
	logged := func(l placedLesson) bool { return l.fromEmployer && l.item.Anchor == "" }
	if !slices.ContainsFunc(all, logged) {
		return all
	}
	said := map[string][]string{} // by company
	for _, l := range all {
		if l.fromEmployer && !logged(l) {
			key := c.keyOf(l.of.facts)
			said[key] = append(said[key], " "+plainWords(l.item.Text)+" ")
		}
	}
	return slices.DeleteFunc(all, func(l placedLesson) bool {
		if !logged(l) {
			return false
		}
		key := c.keyOf(l.of.facts)
		words := " " + plainWords(l.item.Text) + " "
		if slices.ContainsFunc(said[key], func(s string) bool {
			return s == words || strings.Count(words, " ") > 3 && (strings.Contains(s, words) || strings.Contains(words, s))
		}) {
			return true
		}
		said[key] = append(said[key], words)
		return false
	})
}

func appendLearned(all []placedLesson, r *record, list []lesson) []placedLesson {
	for i := range list {
		all = append(all, placedLesson{lesson: &list[i], of: r})
	}
	return all
}

// earlier orders lessons from early to late, and those of one note so that
// latest first keeps the order of the note.
func earlier(a, b placedLesson) int {
	if order := a.day.Compare(b.day); order != 0 {
		return order
	}
	return cmp.Or(
		compareLate(b.of.interview, a.of.interview),
		cmp.Compare(b.of.note.Path, a.of.note.Path),
		cmp.Compare(b.item.Line, a.item.Line),
	)
}

// joinLessons makes the themes of the improve page.
func (c *connection) joinLessons() {
	lessons := c.lessons()
	readings := distinct(lessons)
	c.j.WrittenIn = cmp.Or(c.j.Config.Language, mostWritten(readings))
	if len(lessons) == 0 {
		return
	}
	sorter := c.j.sorter
	debriefs := c.debriefs()
	latest := latestDay(lessons)
	groups, unsorted := sorter.Group(readings)

	themes := make([]Theme, len(groups))
	of := make([][]int32, len(readings)) // themes of a line
	tagged := make([]map[string]bool, len(readings))
	for i, r := range readings {
		for _, tag := range r.Tags {
			if tagged[i] == nil {
				tagged[i] = make(map[string]bool, len(r.Tags))
			}
			tagged[i][sorter.Canonical(tag)] = true
		}
	}
	for i := range groups {
		g := &groups[i]
		themes[i] = Theme{Name: g.Name, Title: g.Title, Advice: g.Advice, Known: g.Known, none: g.Alone}
		for _, line := range g.Lines {
			of[line] = append(of[line], int32(i))
			themes[i].Known = themes[i].Known || tagged[line][g.Name]
		}
	}
	for i := range slices.Backward(lessons) {
		l := &lessons[i]
		for _, t := range of[l.line] {
			lesson := Lesson{Line: Line{Item: l.item, Note: l.of.note, Interview: l.of.interview, Day: l.day}, FromEmployer: l.fromEmployer, Again: l.again}
			if l.better() {
				themes[t].Better = append(themes[t].Better, lesson)
			} else {
				themes[t].Lessons = append(themes[t].Lessons, lesson)
			}
		}
	}
	c.j.ToSort = toSort(lessons, unsorted, func(line int) (names []string) {
		for _, t := range of[line] {
			if themes[t].Known {
				names = append(names, themes[t].Name)
			}
		}
		return names
	})
	for i := range themes {
		t := &themes[i]
		t.sumUp()
		t.Trend = trend(t, debriefs)
		t.weight = t.pressing(latest)
		if len(t.Lessons) > 0 {
			c.j.Themes = append(c.j.Themes, t)
		} else {
			c.j.Overcome = append(c.j.Overcome, t)
		}
	}
	slices.SortStableFunc(c.j.Themes, byPress)
	slices.SortStableFunc(c.j.Overcome, func(a, b *Theme) int {
		return cmp.Or(b.Better[0].Day.Compare(a.Better[0].Day), cmp.Compare(a.Name, b.Name))
	})
	places := anchors{}
	for _, t := range slices.Concat(c.j.Themes, c.j.Overcome) {
		t.Anchor = places.take("theme-", t.Name)
	}
	c.chooseTop()
}

// mostWritten returns the language of more than half of the lessons; English if there is
// none.
func mostWritten(readings []*theme.Reading) string {
	count := map[string]int{}
	for _, r := range readings {
		language := writtenIn(r)
		if count[language]++; 2*count[language] > len(readings) {
			return language
		}
	}
	return "en"
}

// dutchWords are words of lessons that no other language has.
var dutchWords = sync.OnceValue(func() phrases { return phrasesOf("written", "nl") })

// writtenIn returns the language of a lesson. The sorter has learned neither Korean nor
// Dutch, which it takes for German or English.
func writtenIn(r *theme.Reading) string {
	switch {
	case strings.ContainsFunc(r.Text, func(c rune) bool { return unicode.Is(unicode.Hangul, c) }):
		return "ko"
	case (r.Language == "en" || r.Language == "de") && dutchWords().in(" "+wordsOf(r.Text)+" "):
		return "nl"
	}
	return r.Language
}

// distinct tells each lesson which of the different ones it is and gives those.
// Which lessons stand together depends only on their words and tags, and in a
// long search many are written again and again.
func distinct(lessons []placedLesson) []*theme.Reading {
	var readings []*theme.Reading
	known := numbers[string]{}
	for i := range lessons {
		l := &lessons[i]
		at, again := known.of(l.key)
		if !again {
			readings = append(readings, l.reading)
		}
		l.line = at
	}
	return readings
}

// latestDay returns the latest day of a lesson, from which recency is measured.
func latestDay(lessons []placedLesson) day.Day {
	return lessons[len(lessons)-1].day
}

// debriefs counts the past interviews with a day and a debrief, and tells each
// which one it is, earliest first.
func (c *connection) debriefs() int {
	count := 0
	for _, in := range slices.Backward(c.j.Interviews) {
		if !in.Ahead && !in.Day.IsZero() && in.of.debrief {
			count++
			in.place = count
		}
	}
	return count
}
