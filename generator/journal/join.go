package journal

import (
	"bytes"
	"errors"
	"maps"
	"reflect"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"journal/generator/note"
)

// Join is two themes that look like one.
type Join struct {
	Tag   string // of it
	Into  Choice
	Line  string // for journal.yaml; without the key `themes:` if that is there
	First bool   // the journal has no `themes:` yet
}

// mostJoined is how many themes of one's own are held against each other, the most
// telling first: nobody keeps more in mind.
const mostJoined = 100

// Joins returns the themes that seem to be the same, of which the journal is to be told
// in journal.yaml.
func (j *Journal) Joins() []Join {
	known := map[string]bool{}
	for _, g := range j.sorter.Themes() {
		known[g.Name] = true
	}
	var own []*Theme
	for _, t := range j.Themes {
		if t.Known && !known[t.Name] {
			own = append(own, t)
		}
	}
	if len(own) == 0 {
		return nil
	}
	own = own[:min(len(own), mostJoined)]
	choices := j.Choices()
	var all []Join
	for i, t := range own {
		tag := j.tagFor(t.Name, t.Title)
		if tag == "" {
			continue
		}
		var texts, larger []string
		for n := range t.Lessons {
			texts = append(texts, t.Lessons[n].Text)
		}
		for k, other := range own {
			if more := len(other.Lessons) - len(t.Lessons); more > 0 || more == 0 && k < i {
				larger = append(larger, other.Name)
			}
		}
		name, ok := j.sorter.Alike(tag, texts, larger)
		at := slices.IndexFunc(choices, func(c Choice) bool { return c.Name == name })
		if ok && at >= 0 {
			into := choices[at]
			all = append(all, Join{Tag: tag, Into: into, Line: j.Config.themeLine(into.Tag, tag), First: len(j.Config.Themes) == 0})
		}
	}
	return all
}

// themeLine is what `themes:` in journal.yaml has to say so that a tag is one of a theme.
func (c Config) themeLine(into, tag string) string {
	if len(c.Themes) == 0 {
		return "themes: {" + into + ": [" + tag + "]}"
	}
	key := themeKey(c.Themes, into)
	return key + ": [" + strings.Join(append(slices.Clone(c.Themes[key]), tag), ", ") + "]"
}

// themeKey returns the key of `themes:` that means a theme; its name if there is none.
func themeKey(themes map[string][]string, name string) string {
	for _, key := range slices.Sorted(maps.Keys(themes)) {
		if strings.EqualFold(note.TagOf(key), name) {
			return key
		}
	}
	return name
}

// PlanTheme returns how `themes:` in the text of journal.yaml gets a word more for a
// theme. Every other byte stays. The new text has been read: it is the same
// configuration with that word more. Else PlanTheme returns an error and nothing else.
func PlanTheme(src []byte, into, word string) (note.Addition, error) {
	before, problems := ParseConfig(src, nil)
	key := themeKey(before.Themes, into)
	want := before
	want.Themes = maps.Clone(before.Themes)
	if want.Themes == nil {
		want.Themes = map[string][]string{}
	}
	want.Themes[key] = append(slices.Clone(want.Themes[key]), word)
	for _, p := range themePlaces(src, key, word) {
		add := p.in(src)
		if len(bytes.TrimSpace(add.Was)) == 0 {
			continue
		}
		if after, more := ParseConfig(add.In(src), nil); reflect.DeepEqual(after, want) && len(more) == len(problems) {
			return add, nil
		}
	}
	return note.Addition{}, errors.New("no place was found in journal.yaml where this would be understood; write it there by hand: " + before.themeLine(into, word))
}

// piece is a text and the offset where it goes.
type piece struct {
	at   int
	text string
}

// in returns the piece with the line that it goes into.
func (p piece) in(src []byte) note.Addition {
	from := bytes.LastIndexByte(src[:p.at], '\n') + 1
	to := len(src)
	if end := bytes.IndexByte(src[p.at:], '\n'); end >= 0 {
		to = p.at + end
	}
	line := slices.Concat(src[from:p.at], []byte(p.text), src[p.at:to])
	return note.Addition{At: from, Text: line, Was: bytes.Clone(src[from:to])}
}

// themePlaces returns where a word for a theme may go, the best place first.
func themePlaces(src []byte, key, word string) []piece {
	lines := lineStarts(src)
	eol := "\n"
	if bytes.Contains(src, []byte("\r\n")) {
		eol = "\r\n"
	}
	end := func(line int) int { // of a line from 1, before its line end
		to := len(src)
		if line < len(lines) {
			to = lines[line] - 1
		}
		return to - (len(src[lines[line-1]:to]) - len(bytes.TrimRight(src[lines[line-1]:to], "\r\n")))
	}
	var all []piece
	themes := themesIn(src)
	if themes == nil {
		last := len(bytes.TrimRight(src, " \t\r\n"))
		return append(all, piece{last, eol + "themes: {" + key + ": [" + word + "]}"})
	}
	start := lines[themes.Line-1] // of the line that the value begins in
	var words *yaml.Node
	for i := 0; i+1 < len(themes.Content); i += 2 {
		if themes.Content[i].Value == key {
			words = themes.Content[i+1]
		}
	}
	brackets := func(from int, bracket, text string) {
		const most = 50
		for at := from; len(all) < most; at++ {
			next := bytes.Index(src[at:], []byte(bracket))
			if next < 0 {
				return
			}
			at += next
			all = append(all, piece{at, ", " + text}, piece{at, text})
		}
	}
	entry := key + ": [" + word + "]"
	switch {
	case words != nil && words.Kind == yaml.SequenceNode && words.Style&yaml.FlowStyle != 0:
		brackets(lines[words.Line-1], "]", word)
	case words != nil && words.Kind == yaml.SequenceNode && len(words.Content) > 0:
		last := words.Content[len(words.Content)-1]
		line := src[lines[last.Line-1]:end(last.Line)]
		indent := line[:len(line)-len(bytes.TrimLeft(line, " "))]
		all = append(all, piece{end(last.Line), eol + string(indent) + "- " + word})
	case themes.Style&yaml.FlowStyle != 0:
		brackets(start, "}", entry)
	case len(themes.Content) > 0:
		all = append(all, piece{end(deepest(themes)), eol + strings.Repeat(" ", themes.Content[0].Column-1) + entry})
	default:
		all = append(all, piece{end(themes.Line), eol + "  " + entry})
	}
	return all
}

// themesIn returns the value of `themes:` in a configuration; nil if it has none.
func themesIn(src []byte) *yaml.Node {
	var doc yaml.Node
	if yaml.Unmarshal(src, &doc) != nil || len(doc.Content) == 0 {
		return nil
	}
	root := doc.Content[0]
	for i := 0; i+1 < len(root.Content); i += 2 {
		if strings.EqualFold(root.Content[i].Value, "themes") {
			return root.Content[i+1]
		}
	}
	return nil
}

// deepest returns the last line that a node or what is in it begins in.
func deepest(n *yaml.Node) int {
	last := n.Line
	for _, c := range n.Content {
		last = max(last, deepest(c))
	}
	return last
}

func lineStarts(src []byte) []int {
	starts := []int{0}
	for at, c := range src {
		if c == '\n' {
			starts = append(starts, at+1)
		}
	}
	return starts
}
