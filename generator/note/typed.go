package note

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// typedBlocks makes the headings and lists that somebody meant who typed no
// Markdown: a section's name alone in a line, `Name: …` before a line, lines that
// begin with • or –, and below such a name a thing a line.
//
//	Went well            WENT WELL          Good: stayed calm
//	stayed calm          • calm             Bad: forgot the dose
//	knew the ward        • knew the ward
type typedBlocks struct {
	topics *topicTable
	dashes bool // `Name - …` begins a section, too, because both halves of a pair stand there
}

// typedAttribute marks a heading that was not written as one. It is true where
// the text stands in its line: then the next block is all of its section.
const typedAttribute = "typed"

// longestHeading is how long a line may be, in bytes, that stands for a heading.
const longestHeading = 80

// typedPiece is what one or more lines of a paragraph turn out to be.
type typedPiece struct {
	heading bool
	inline  bool // the text stands in the line of the heading, and is all of the section
	lines   []text.Segment
}

func (t typedBlocks) Transform(n *ast.Paragraph, reader text.Reader, pc parser.Context) {
	if n.Parent() == nil || n.Parent().Kind() != ast.KindDocument {
		return
	}
	src := reader.Source()
	if n.Lines().Len() == 0 {
		return
	}
	t.dashes = t.hasDashPair(n, src)
	var pieces []typedPiece
	changed := false
	above := t.topicAbove(n, src, pc)
	rest := func(s text.Segment) {
		if len(pieces) == 0 || pieces[len(pieces)-1].heading {
			pieces = append(pieces, typedPiece{})
		}
		last := &pieces[len(pieces)-1]
		last.lines = append(last.lines, s)
	}
	signs := t.signedLines(n, src)
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		if above == "" && signs > 1 {
			if sign, more, ok := t.signedLine(line, src); ok {
				changed = true
				pieces = append(pieces, typedPiece{heading: true, inline: true, lines: []text.Segment{sign}})
				rest(more)
				continue
			}
		}
		goesOn := i+1 < n.Lines().Len() || goesOnBelow(src, line.Stop)
		begins := i == 0 || changed && goesOn && standsOut(n.Lines(), i, src) || isAboveList(n.Lines(), i, src)
		head, more, ok := t.headingIn(line, src, above, begins, goesOn)
		if !ok {
			rest(line)
			continue
		}
		changed = true
		pieces = append(pieces, typedPiece{heading: true, inline: more.Len() > 0, lines: []text.Segment{head}})
		if more.Len() > 0 {
			rest(more)
		}
	}
	if !changed && !makesBlocks(pieces[0].lines, src, above) {
		return
	}
	topic := above
	var blocks []ast.Node
	for _, p := range pieces {
		if p.heading {
			h := ast.NewHeading(3)
			h.Lines().Append(p.lines[0])
			h.SetAttributeString(typedAttribute, p.inline)
			h.SetAttributeString("id", pc.IDs().Generate(p.lines[0].Value(src), ast.KindHeading))
			blocks = append(blocks, h)
			topic = t.topics.find(plainLine(p.lines[0].Value(src)))
			continue
		}
		made := blocksOf(p.lines, src, topic)
		changed = changed || len(made) > 1 || made[0].Kind() == ast.KindList
		blocks = append(blocks, made...)
	}
	if !changed {
		return
	}
	parent := n.Parent()
	for _, block := range blocks {
		parent.InsertBefore(parent, n, block)
	}
	parent.RemoveChild(parent, n)
}

// standsOut reports whether line i begins with a capital and those around it do
// not: below a name of a section, that is how a phone shows the next one.
func standsOut(lines *text.Segments, i int, src []byte) bool {
	if i == 0 || i+1 >= lines.Len() {
		return false
	}
	capital := func(i int) bool {
		line := lines.At(i)
		words := bytes.TrimLeftFunc(line.Value(src), func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) })
		c, _ := utf8.DecodeRune(words)
		return !unicode.IsLower(c)
	}
	return capital(i) && !capital(i-1) && !capital(i+1)
}

// isAboveList reports whether line i stands right above a list, and below a line that
// was not broken by an editor: a word alone there is not the end of a sentence.
func isAboveList(lines *text.Segments, i int, src []byte) bool {
	line := lines.At(i)
	below, _, _ := bytes.Cut(src[min(line.Stop, len(src)):], []byte("\n"))
	if _, marked := cutBullet(string(below)); !marked && bulletLen(bytes.TrimLeft(below, " \t"), false) == 0 {
		return false
	}
	above := lines.At(i - 1)
	return utf8.RuneCount(bytes.TrimSpace(above.Value(src))) < narrow
}

// signedLine reads a line that begins with the sign of what went well or of what
// to improve: 👍 honest about being new.
func (t typedBlocks) signedLine(line text.Segment, src []byte) (sign, more text.Segment, ok bool) {
	s := line.Value(src)
	end := bytes.IndexFunc(s, func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) || unicode.IsSpace(c) })
	if end <= 0 || s[0] < utf8.RuneSelf {
		return sign, more, false
	}
	if topic := t.topics.exact(string(s[:end])); topic != Well && topic != Improve {
		return sign, more, false
	}
	behind := end + len(s[end:]) - len(bytes.TrimLeft(s[end:], " \t"))
	if len(bytes.TrimSpace(s[behind:])) == 0 {
		return sign, more, false
	}
	return text.NewSegment(line.Start, line.Start+end), text.NewSegment(line.Start+behind, line.Stop), true
}

// signedLines counts the lines of a paragraph that begin with such a sign.
func (t typedBlocks) signedLines(n *ast.Paragraph, src []byte) int {
	count := 0
	for i := range n.Lines().Len() {
		if _, _, ok := t.signedLine(n.Lines().At(i), src); ok {
			count++
		}
	}
	return count
}

// typedLines begins a new paragraph where a list is followed at once, without an
// empty line, by the name of a section or a label at the start of a line. To
// Markdown such a line would go on with the last entry.
type typedLines struct {
	parser.BlockParser // for paragraphs
	blocks             typedBlocks
}

func (t typedLines) CanInterruptParagraph() bool { return true }

func (t typedLines) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, seg := reader.PeekLine()
	if parent.Kind() != ast.KindDocument || len(line) == 0 || util.IsSpace(line[0]) {
		return nil, parser.NoChildren
	}
	block := pc.LastOpenedBlock().Node
	if block == nil || block.Parent() == nil || block.Parent().Kind() != ast.KindListItem {
		return nil, parser.NoChildren
	}
	for block.Parent() != nil && block.Parent().Kind() != ast.KindDocument {
		block = block.Parent()
	}
	src := reader.Source()
	if _, _, ok := t.blocks.headingIn(seg, src, t.blocks.topicAbove(block, src, pc), true, true); !ok && !isLabelLine(string(line)) {
		return nil, parser.NoChildren
	}
	return t.BlockParser.Open(parent, reader, pc)
}

// isLabelLine reports whether a line is a label of the note, such as Result: passed.
func isLabelLine(line string) bool {
	name, val, ok := cutColon(strings.TrimSpace(line))
	return ok && val != "" && isSingle(keyOf(strings.Trim(name, "*_")))
}

// hasDashPair reports whether lines begin with the names of two sections and a
// dash: "good - on time" beside "bad - too quiet".
func (t typedBlocks) hasDashPair(n ast.Node, src []byte) bool {
	var names []string
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		if s := line.Value(src); bytes.ContainsAny(s, "-=\t") || bytes.Contains(s, []byte("–")) || bytes.Contains(s, []byte("—")) || bytes.Contains(s, []byte("  ")) {
			if name, _, ok := cutDash(strings.TrimSpace(string(s))); ok && len(name) <= longestHeading/2 {
				names = append(names, name)
			}
		}
	}
	return len(names) > 1 && t.topics.areTwo(names)
}

// plainLine is a line without the marks of bold text and the colon behind it.
func plainLine(line []byte) string {
	return strings.TrimSpace(strings.Trim(strings.TrimSpace(string(line)), "*_:："))
}

// headingIn reports whether a line is the name of a section, alone or before a
// text, and returns the part that is the name and what stands behind it.
func (t typedBlocks) headingIn(line text.Segment, src []byte, above Topic, first, goesOn bool) (head, more text.Segment, ok bool) {
	trimmed := bytes.TrimRight(line.Value(src), " \t\r\n\\")
	if begin := trimmed[:min(len(trimmed), longestHeading)]; len(trimmed) == 0 ||
		len(trimmed) > longestHeading && !t.dashes && bytes.IndexByte(begin, ':') < 0 && !bytes.Contains(begin, []byte("：")) {
		return head, more, false // most lines of prose
	}
	s := string(trimmed)
	if len(s) <= longestHeading && t.standsAlone(s, above, first, goesOn) {
		from, to := 0, len(s)
		for _, mark := range []string{"**", "__"} {
			if strings.HasPrefix(s, mark) && strings.Contains(s[2:], mark) {
				from = 2
				to = strings.LastIndex(s, mark)
			}
		}
		to = from + len(strings.TrimRight(s[from:to], " :："))
		return text.NewSegment(line.Start+from, line.Start+to), more, true
	}
	name, _, labelled := cutColon(s)
	if !labelled && t.dashes {
		name, _, labelled = cutDash(s)
	}
	if !labelled || len(name) > longestHeading/2 {
		return head, more, false
	}
	bare := plainLine([]byte(name))
	topic := t.topics.exact(bare)
	if !topic.isSection() || !t.fits(bare, above) {
		return head, more, false
	}
	at := strings.Index(s, name) + len(name)
	at += strings.IndexAny(s[at:], ":：-–—=\t ")
	_, size := utf8.DecodeRuneInString(s[at:])
	behind := at + size
	for behind < len(s) && strings.IndexByte("*_ \t", s[behind]) >= 0 {
		behind++
	}
	if behind >= len(s) {
		return head, more, false
	}
	from := strings.Index(s, bare)
	return text.NewSegment(line.Start+from, line.Start+from+len(bare)), text.NewSegment(line.Start+behind, line.Stop), true
}

// fits reports whether a name begins a section where it stands: below a question
// "Next time:" belongs to that question, and among reactions "Good:" is one.
func (t typedBlocks) fits(name string, above Topic) bool {
	switch above {
	case Questions:
		return lexicon().parts[headingForm(name)] == ""
	case Reactions, Liked, Disliked:
		return lexicon().reactions[headingForm(name)] == ""
	}
	return true
}

// standsAlone reports whether a whole line is the name of a section. A single
// plain word is one only where a text begins and something follows.
func (t typedBlocks) standsAlone(s string, above Topic, first, goesOn bool) bool {
	bare := plainLine([]byte(s))
	topic := t.topics.exact(bare)
	colon := strings.HasSuffix(s, ":") || strings.HasSuffix(s, "：")
	if topic == "" && goesOn && strings.Count(bare, " ") < 8 {
		if colon {
			topic, _ = t.topics.beginning(headingForm(bare)) // "Questions that I liked:"
		} else if _, rest, ok := cutColon(bare); ok && strings.Contains(rest, " ") {
			topic = t.topics.exact(rest) // "After the tour: what they asked"
		}
	}
	if !topic.isSection() || !t.fits(bare, above) {
		return false
	}
	bold := strings.HasPrefix(s, "**") && strings.HasSuffix(strings.TrimRight(s, ":： "), "**")
	if bold || colon || strings.IndexFunc(bare, unicode.IsLetter) < 0 {
		return true
	}
	if strings.ContainsAny(s[len(s)-1:], ".,;!") {
		return false
	}
	return goesOn && (first || strings.Contains(bare, " ") || isCapitals(bare))
}

func isCapitals(s string) bool {
	return strings.IndexFunc(s, unicode.IsLower) < 0 && strings.IndexFunc(s, unicode.IsUpper) >= 0
}

// topicAt is a block and the topic of the section it stands in: what is above it is
// not gone through again for the next.
type topicAt struct {
	at    ast.Node
	topic Topic
}

var topicKey = parser.NewContextKey()

// topicAbove returns the topic of the last heading before n.
func (t typedBlocks) topicAbove(n ast.Node, src []byte, pc parser.Context) (topic Topic) {
	known := pc.ComputeIfAbsent(topicKey, func() any { return &topicAt{} }).(*topicAt)
	defer func() { *known = topicAt{n.PreviousSibling(), topic} }()
	for b := n.PreviousSibling(); b != nil; b = b.PreviousSibling() {
		if b == known.at {
			return known.topic
		}
		if h, ok := b.(*ast.Heading); ok {
			if h.Lines().Len() == 0 {
				return ""
			}
			line := h.Lines().At(0)
			return t.topics.find(plainLine(line.Value(src)))
		}
	}
	return ""
}

// goesOnBelow reports whether a text or list follows behind the byte at stop,
// and not the next heading or the end.
func goesOnBelow(src []byte, stop int) bool {
	rest := bytes.TrimLeft(src[min(stop, len(src)):], " \t\r\n")
	line, _, _ := bytes.Cut(rest, []byte("\n"))
	return len(bytes.Trim(line, "-*_= \r")) > 0 && line[0] != '#'
}

// hasEntries reports whether each thing in a section of that topic is an entry.
func hasEntries(t Topic) bool {
	switch t {
	case Questions, Asked, Well, Improve, Learned, Concerns, Ask, Liked, Disliked, Plans, Kept:
		return true
	}
	return false
}

// makesBlocks reports whether lines of text are more than one paragraph.
func makesBlocks(lines []text.Segment, src []byte, topic Topic) bool {
	return isBoldQuestion(lines, src, topic) || isLineEach(lines, src, topic) ||
		slices.ContainsFunc(lines, func(line text.Segment) bool { return bulletLen(line.Value(src), hasEntries(topic)) > 0 })
}

// isBoldQuestion reports whether the first line is a question in bold, and the answer
// stands below.
func isBoldQuestion(lines []text.Segment, src []byte, topic Topic) bool {
	return topic == Questions && len(lines) > 1 && isBoldLine(lines[0].Value(src))
}

// isLineEach reports whether each line is an entry.
func isLineEach(lines []text.Segment, src []byte, topic Topic) bool {
	return hasEntries(topic) && len(lines) > 1 && !isWrapped(lines, src) && !hasParts(lines, src)
}

// blocksOf makes lists and paragraphs of lines of text.
func blocksOf(lines []text.Segment, src []byte, topic Topic) []ast.Node {
	var blocks []ast.Node
	var list *ast.List
	var indent int
	aLine := isLineEach(lines, src, topic)
	plain := func(s text.Segment) {
		if p, ok := last(blocks).(*ast.Paragraph); ok {
			p.Lines().Append(s)
			return
		}
		p := ast.NewParagraph()
		p.Lines().Append(s)
		blocks = append(blocks, p)
	}
	if isBoldQuestion(lines, src, topic) {
		plain(lines[0])
		answer := ast.NewParagraph()
		answer.Lines().AppendAll(lines[1:])
		return append(blocks, answer)
	}
	for _, line := range lines {
		skip := bulletLen(line.Value(src), hasEntries(topic))
		switch {
		case skip == 0 && list != nil && !aLine: // goes on with the entry above
			block := list.LastChild()
			for block.LastChild() != nil {
				block = block.LastChild()
			}
			block.Lines().Append(line)
			continue
		case skip == 0 && !aLine:
			plain(line)
			continue
		}
		line.Start += skip
		here := line.Start - skip - lineStart(src, line.Start-skip)
		to := list
		if list == nil {
			list = ast.NewList('-')
			list.IsTight = true
			blocks = append(blocks, list)
			to, indent = list, here
		} else if here > indent+1 && list.LastChild() != nil {
			inner, ok := list.LastChild().LastChild().(*ast.List)
			if !ok {
				inner = ast.NewList('-')
				inner.IsTight = true
				list.LastChild().AppendChild(list.LastChild(), inner)
			}
			to = inner
		}
		item := ast.NewListItem(2)
		words := ast.NewTextBlock()
		words.Lines().Append(line)
		item.AppendChild(item, words)
		to.AppendChild(to, item)
	}
	return blocks
}

// isBoldLine reports whether all of a line is in bold: a question, with the answer
// in the lines below.
func isBoldLine(line []byte) bool {
	s := strings.TrimSpace(string(line))
	return len(s) > 4 && strings.HasPrefix(s, "**") && strings.HasSuffix(s, "**") && !strings.Contains(s[2:len(s)-2], "**")
}

func last(blocks []ast.Node) ast.Node {
	if len(blocks) == 0 {
		return nil
	}
	return blocks[len(blocks)-1]
}

func lineStart(src []byte, at int) int { return bytes.LastIndexByte(src[:at], '\n') + 1 }

// bulletLen is the length of the sign of a list that a phone types, with the
// space behind it; 0 if the line begins with none. Where every line is an entry a
// dash needs no space.
func bulletLen(line []byte, entries bool) int {
	c, size := utf8.DecodeRune(line)
	rest := line[min(size, len(line)):]
	spaces := len(rest) - len(bytes.TrimLeft(rest, " \t\u00a0"))
	switch c {
	case '•', '‣', '▪', '●', '○', '◦', '·', '∙', '■', '□', '➢', '➤':
	case '–', '—', '→':
		if spaces == 0 && !entries {
			return 0
		}
	case '-':
		next, _ := utf8.DecodeRune(rest)
		if !entries || !unicode.IsLetter(next) {
			return 0
		}
	default:
		return 0
	}
	if len(bytes.TrimSpace(rest)) == 0 {
		return 0
	}
	return size + spaces
}

// narrow is how long a line is at least, in characters, that an editor has broken: a
// phone or a person breaks earlier.
const narrow = 56

// isWrapped reports whether lines are one text that an editor has broken, and
// not a thing a line.
func isWrapped(lines []text.Segment, src []byte) bool {
	for i := range len(lines) - 1 {
		s := strings.TrimSpace(string(lines[i].Value(src)))
		next, _ := utf8.DecodeRune(bytes.TrimLeft(lines[i+1].Value(src), " "))
		if utf8.RuneCountInString(s) >= narrow && !strings.ContainsAny(s[len(s)-1:], ".!?:") && !unicode.IsUpper(next) {
			return true
		}
	}
	return false
}

// hasParts reports whether lines begin with labels of a question, as in a dialogue.
func hasParts(lines []text.Segment, src []byte) bool {
	for _, line := range lines {
		name, _, ok := cutColon(strings.TrimSpace(string(line.Value(src))))
		if ok && (lexicon().parts[headingForm(name)] != "" || lexicon().reactions[headingForm(name)] != "") {
			return true
		}
	}
	return false
}
