package note

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"journal/generator/day"
)

// Plan is one if-then plan: a line under a heading that means plan, or below a
// lesson. A line under such a heading that only says what to do has no If, and one
// that only says when has no Then.
type Plan struct {
	Text     string // as written, without marks and tags
	If, Then string
	Tags     []string // without '#'
	Done     bool     // its box is ticked: it is laid aside
	Sure     bool     // of one without If: it surely was meant for a plan
	Lesson   int      // the line of the lesson it stands below; 0 if none
	Pos
}

// Box says of one plan, in a note on an interview, whether it was kept.
type Box struct {
	Plan string // as quoted
	Kept bool
	Came bool // it came up; else Kept says nothing
	Pos
}

// planItem reads one list item under a heading that means plan, and what is nested
// below it.
func (b *walker) planItem(n ast.Node, item Item) {
	first := n.FirstChild()
	if first == nil {
		return
	}
	if b.planLine(first, item.Tags, item.Done, 0) {
		return
	}
	found := false
	for c := first.NextSibling(); c != nil; c = c.NextSibling() {
		list, ok := c.(*ast.List)
		if !ok {
			continue
		}
		for inner := list.FirstChild(); inner != nil; inner = inner.NextSibling() {
			line := inner.FirstChild()
			if line == nil {
				continue
			}
			found = b.planLine(line, item.Tags, item.Done, 0) || found
			if !found && list.ChildCount() == 1 { // the cue above, the response below
				found = b.addPlan(b.plain(first).text+" → "+b.untagged(line).text, item.Tags, item.Done, 0, b.pos(n))
			}
		}
	}
	if !found {
		b.addHalf(first, item.Tags)
	}
}

// planLine reads one line as a plan and reports whether it is one. tags are those of
// what it stands below; its own count more.
func (b *walker) planLine(n ast.Node, tags []string, done bool, lesson int) bool {
	if _, code := n.FirstChild().(*ast.CodeSpan); code {
		return false
	}
	p := b.untagged(n)
	if len(p.tags) > 0 {
		tags = p.tags
	}
	return b.addPlan(p.text, tags, done || p.done, lesson, b.pos(n))
}

func (b *walker) addPlan(text string, tags []string, done bool, lesson int, at Pos) bool {
	cue, response, ok := readPlan(text)
	if !ok || lesson > 0 && lexicon().plan.aboutOthers(response) {
		return false
	}
	b.r.note.Plans = append(b.r.note.Plans, Plan{Text: text, If: cue, Then: response, Tags: tags, Done: done, Lesson: lesson, Pos: at})
	return true
}

// addHalf keeps a line under a heading that means plan that says only when, or only
// what to do. A day or an errand is neither.
func (b *walker) addHalf(n ast.Node, tags []string) {
	w := lexicon().plan
	text := strings.ReplaceAll(b.untagged(n).text, "’", "'")
	low := lowered(text)
	half := Plan{Text: text, Tags: tags, Pos: b.pos(n)}
	begin, strong := w.begin(low)
	switch {
	case countLetters(text) < 3 || isDated(low) || endsAsQuestion(text) || w.unrealIn(low):
		return
	case begin >= 0 && strong:
		if _, _, behind := w.between(low, begin); behind {
			return // two halves, which do not make a plan
		}
		half.If = strings.TrimSpace(text[begin:])
	case w.isExplicit(b.r.note.Sections[b.section].Heading.Value) || w.startsAnywhere(low):
		half.Then, half.Sure = text, true
	case len(tags) > 0:
		half.Then = text
	default:
		return
	}
	b.r.note.Plans = append(b.r.note.Plans, half)
}

// between finds what stands between cue and response.
func (w *planWords) between(low string, from int) (end, next int, ok bool) {
	end, next = w.split(maskQuotes(low), from, false, true)
	return end, next, end >= 0
}

// isDated reports whether a line speaks of a day: it is an errand or a schedule.
func isDated(s string) bool {
	for word := range strings.FieldsSeq(s) {
		word = strings.Trim(word, ".,:;()–-→")
		if day.IsWeekday(word) {
			return true
		}
		if c, _ := utf8.DecodeRuneInString(word); unicode.IsDigit(c) && strings.ContainsAny(word, "./-:") {
			return true
		}
	}
	return false
}

// untagged is the inline text of n without any tag, wherever it stands.
func (b *walker) untagged(n ast.Node) plainInline {
	c := inlineCollector{src: b.src, untag: true}
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		c.add(child, 0)
	}
	c.plain.text = strings.Join(strings.Fields(string(c.out)), " ")
	return c.plain
}

// box takes an entry that says whether a plan was kept, wherever it stands, and
// reports whether it is one.
//
//   - [x] kept: if they ask about myself → one sentence
//   - [ ] kept: when the panel is silent → count to three (did not come up)
//   - did not come up: when the panel is silent → count to three
func (b *walker) box(text string, task, done bool, at Pos) bool {
	if text == "" || !task && b.topic != Kept && strings.IndexByte(text[:min(len(text), 60)], ':') < 0 && !strings.Contains(text[:min(len(text), 60)], "：") {
		return false
	}
	w := lexicon().plan
	label, rest, ok := cutColon(text)
	kind := w.boxes[headingForm(label)]
	if !ok || kind == "" {
		if label, rest, ok = cutDash(text); ok {
			kind = w.boxes[headingForm(label)]
		}
	}
	if kind == "" && b.topic == Kept && task {
		kind, rest = "kept", text
	}
	if kind == "" || rest == "" {
		return false
	}
	plan, remark := cutBehind(rest)
	if w.boxes[headingForm(remark)] == "out" {
		rest, kind = plan, "out"
	}
	if _, _, isPlan := readPlan(rest); !isPlan && !task {
		return false
	}
	b.r.note.Boxes = append(b.r.note.Boxes, Box{Plan: rest, Kept: kind == "kept" && (done || !task), Came: kind != "out", Pos: at})
	return true
}

// cutBehind cuts what stands in brackets, or behind a dash, at the end.
func cutBehind(s string) (text, remark string) {
	s = strings.TrimSpace(s)
	for _, pair := range [][2]string{{"(", ")"}, {"（", "）"}, {"[", "]"}} {
		if at := strings.LastIndex(s, pair[0]); at > 0 && strings.HasSuffix(s, pair[1]) {
			return strings.TrimSpace(s[:at]), strings.TrimSuffix(s[at+len(pair[0]):], pair[1])
		}
	}
	for _, dash := range []string{" – ", " — ", " - ", ", "} {
		if at := strings.LastIndex(s, dash); at > 0 {
			return strings.TrimSpace(s[:at]), s[at+len(dash):]
		}
	}
	return s, ""
}

// looseBoxes takes the boxes of a list outside of every section, and reports whether
// there is nothing else in it.
func (b *walker) looseBoxes(list *ast.List) bool {
	all := true
	for c := list.FirstChild(); c != nil; c = c.NextSibling() {
		if c.FirstChild() == nil {
			continue
		}
		p := b.plain(c.FirstChild())
		if at := b.pos(c); b.box(p.text, p.task, p.done, at) {
			b.r.file(at.Line, at.Line, EntryLine)
			continue
		}
		all = false
	}
	return all
}
