package journal

import (
	"cmp"
	"fmt"
	"hash/fnv"
	"slices"
	"strconv"
	"strings"

	"journal/generator/note"
	"journal/generator/theme"
)

// Unsorted is a line of a note that the user is to sort: a lesson that no theme fits
// surely. It may stand in the likeliest until then.
type Unsorted struct {
	Line                    // its text has what is to be sorted: of a long word of an employer, some sentences
	Entry        *note.Item // as its note has it, where a tag can be written behind it; nil for a line of a log
	FromEmployer bool
	Better       bool     // it tells of what went better
	Suggestions  []string // names of the likeliest themes, the likeliest first
	Under        []string // names of the themes it stands in until it is sorted; none if it stands under its own words
	Also         []string // names of the themes that the rest of the entry surely speaks of
}

// Place returns where the line stands, as journal sort takes it: NOTE:LINE. It is ""
// where no tag can be written.
func (u Unsorted) Place() string {
	if u.Entry == nil {
		return ""
	}
	return u.Note.Path + ":" + strconv.Itoa(u.Item.Line)
}

// ID returns what tells a line that is to be sorted from the others, on a page: the
// same in every run of the program, as all of a page is.
func (u Unsorted) ID() string {
	h := fnv.New64a()
	fmt.Fprintf(h, "%s:%d%s", u.Note.Path, u.Item.Line, u.Text)
	return "_s-" + strconv.FormatUint(h.Sum64(), 36)
}

// Likely returns the themes that are likely for a line, the likeliest first.
func (j *Journal) Likely(u Unsorted) []Choice { return j.choices(u.Suggestions) }

// Standing returns the themes a line stands in until it is sorted.
func (j *Journal) Standing(u Unsorted) []Choice { return j.choices(u.Under) }

// choices returns the themes of some names, in their order.
func (j *Journal) choices(names []string) []Choice {
	if len(names) == 0 {
		return nil
	}
	var some []Choice
	all := j.Choices()
	for _, name := range names {
		if n := slices.IndexFunc(all, func(c Choice) bool { return c.Name == name }); n >= 0 {
			some = append(some, all[n])
		}
	}
	return some
}

// Choice is a theme that a line can be sorted into.
type Choice struct {
	Name  string // "concise"; [theme.None] for no theme
	Tag   string // what is written behind the line, without the "#"
	Title string // "Answer first, then the details"
	Own   bool   // named by the user, in journal.yaml or by a tag
}

// Choices returns the themes that a line can be sorted into: those the user named, then
// those that come up already, then the others, each part by title.
func (j *Journal) Choices() []Choice {
	builtIn := map[string]bool{}
	for _, g := range theme.New(nil).Themes() {
		builtIn[g.Name] = true
	}
	all := make([]Choice, 0, len(builtIn))
	seen, used := map[string]bool{}, map[string]bool{}
	add := func(name, title string) {
		if tag := j.tagFor(name, title); tag != "" && !seen[name] {
			seen[name] = true
			all = append(all, Choice{Name: name, Tag: tag, Title: title, Own: !builtIn[name]})
		}
	}
	for _, t := range j.Themes {
		if t.Known {
			add(t.Name, t.Title)
			used[t.Name] = true
		}
	}
	for _, g := range j.sorter.Themes() {
		add(g.Name, g.Title)
	}
	slices.SortStableFunc(all, func(a, b Choice) int {
		return cmp.Or(falseFirst(!a.Own, !b.Own), falseFirst(!used[a.Name], !used[b.Name]), cmp.Compare(strings.ToLower(a.Title), strings.ToLower(b.Title)))
	})
	return all
}

// tagFor returns the tag that leads to a theme; "" if none does.
func (j *Journal) tagFor(name, title string) string {
	for _, text := range []string{name, title} {
		if tag := note.TagOf(text); tag != "" && j.sorter.Canonical(tag) == name {
			return tag
		}
	}
	return ""
}

// NoTheme is the choice for a line that belongs to no theme.
func NoTheme() Choice { return Choice{Name: theme.None, Tag: theme.None, Title: "no theme"} }

// OwnTheme returns the choice of a theme that the user names; of a known one, if one is
// called that. It is false if no tag can be made of the name.
func (j *Journal) OwnTheme(name string) (Choice, bool) {
	tag := note.TagOf(name)
	if tag == "" {
		return Choice{}, false
	}
	if c, ok := j.ChoiceNamed(name); ok {
		return c, true
	}
	return Choice{Name: j.sorter.Canonical(tag), Tag: tag, Title: tag, Own: true}, true
}

// ChoiceNamed returns the theme of a name, of a tag that leads to it, or of a title.
func (j *Journal) ChoiceNamed(name string) (Choice, bool) {
	tag := note.TagOf(name)
	short := j.sorter.Canonical(tag)
	for _, c := range j.Choices() {
		if tag != "" && c.Name == short || strings.EqualFold(c.Title, strings.TrimSpace(name)) {
			return c, true
		}
	}
	if short == theme.None {
		return NoTheme(), true
	}
	return Choice{}, false
}

// TagsFor returns the tags to write behind a line so that it stands in some themes.
func (u *Unsorted) TagsFor(j *Journal, themes ...Choice) []string {
	var tags []string
	add := func(tag string) {
		if tag != "" && tag != theme.None && !slices.Contains(tags, tag) {
			tags = append(tags, tag)
		}
	}
	for _, name := range u.Also {
		if !slices.ContainsFunc(themes, func(c Choice) bool { return c.Name == name }) {
			add(j.tagFor(name, ""))
		}
	}
	for _, c := range themes {
		add(c.Tag)
	}
	if len(tags) == 0 && len(themes) > 0 {
		return []string{theme.None}
	}
	return tags
}

// Sortable returns the lesson in a line of a note, as the user can sort it: one that is
// to be sorted, or any other; nil if there is none.
func (j *Journal) Sortable(n *note.Note, line int) *Unsorted {
	for i := range j.ToSort {
		if u := &j.ToSort[i]; u.Note == n && u.Item.Line == line {
			return u
		}
	}
	for _, t := range j.Themes {
		for i := range t.Lessons {
			if l := &t.Lessons[i]; l.Note == n && l.Item.Line == line {
				return &Unsorted{Line: l.Line, Entry: n.Entries().With(line, l.Text), FromEmployer: l.FromEmployer}
			}
		}
	}
	return nil
}

// toSort returns the lessons that no theme fits surely, latest first. The sentences of
// one entry are one line.
func toSort(lessons []placedLesson, unsorted []theme.Unsorted, of func(line int) []string) []Unsorted {
	if len(unsorted) == 0 {
		return nil
	}
	unsure := map[int]theme.Unsorted{} // by reading
	for _, u := range unsorted {
		unsure[u.Line] = u
	}
	var all []Unsorted
	entries := map[*note.Note]note.Entries{}
	for to := len(lessons); to > 0; {
		from := to - 1
		for l := &lessons[from]; from > 0 && l.fromEmployer && lessons[from-1].sameEntry(l); {
			from--
		}
		if u, text, ok := unsortedOf(lessons[from:to], unsure, of); ok {
			if entries[u.Note] == nil {
				entries[u.Note] = u.Note.Entries()
			}
			u.Entry = entries[u.Note].With(u.Item.Line, text)
			all = append(all, u)
		}
		to = from
	}
	return all
}

// sameEntry reports whether two sentences were said in one line of a note.
func (t *placedLesson) sameEntry(other *placedLesson) bool {
	return t.fromEmployer && t.of.note == other.of.note && t.item.Line == other.item.Line
}

// unsortedOf puts the sentences of one entry together, which stand latest last. Text is
// one of them, by which the entry is found.
func unsortedOf(sentences []placedLesson, unsure map[int]theme.Unsorted, of func(line int) []string) (u Unsorted, text string, ok bool) {
	var texts []string
	for i := range slices.Backward(sentences) {
		l := &sentences[i]
		open, found := unsure[l.line]
		if !found {
			u.Also = addNew(u.Also, of(l.line))
			continue
		}
		if !ok {
			u.Line = Line{Item: l.item, Note: l.of.note, Interview: l.of.interview, Day: l.day}
			u.FromEmployer, u.Better, ok = l.fromEmployer, l.better(), true
		}
		texts = append(texts, l.item.Text)
		u.Suggestions = likeliestOf(u.Suggestions, open.Themes)
		u.Under = addNew(u.Under, open.Under)
	}
	if len(texts) > 1 {
		whole := *u.Item
		whole.Text = strings.Join(texts, " ")
		u.Item = &whole
	}
	if ok {
		text = texts[0]
	}
	return u, text, ok
}

// addNew adds the names that are not in a list yet.
func addNew(list, names []string) []string {
	for _, name := range names {
		if !slices.Contains(list, name) {
			list = append(list, name)
		}
	}
	return list
}

// likeliestOf puts the themes that are likely for two sentences together, by turns.
func likeliestOf(a, b []string) []string {
	most := max(len(a), len(b))
	var all []string
	for i := range most {
		for _, list := range [][]string{a, b} {
			if i < len(list) && len(all) < most && !slices.Contains(all, list[i]) {
				all = append(all, list[i])
			}
		}
	}
	return all
}
