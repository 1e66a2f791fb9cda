package note

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"
)

// Filing says what became of a line of a note.
type Filing uint8

// Every line that is not blank is filed as one of these. Unknown is what no
// reader took: it is shown as it is and named in [Note.Unfiled].
const (
	Unknown   Filing = iota
	Blankness        // nothing stands there, or only a rule, a fence, a comment
	FactLine         // front matter and labels
	HeadingLine
	EntryLine // of a section: a question, a lesson, and what stands below it
	TextLine  // prose of the note or of a section that is made of prose
)

// Unfiled is a line that the journal made nothing of.
type Unfiled struct {
	Text   string
	Reason string // the likeliest one, as half a sentence, and what would change it
	Pos
}

// mostUnfiled is how many lines are kept that went nowhere. Nobody reads more.
const mostUnfiled = 1000

// file says what became of the lines from and up to to. The first reader that
// takes a line has it.
func (r *reading) file(from, to int, as Filing) {
	for n := max(from, 1); n <= min(to, len(r.filed)); n++ {
		if r.filed[n-1] == Unknown {
			r.filed[n-1] = as
		}
	}
}

// reasons are why lines went nowhere, by the number of the line at which a
// reason begins to hold.
type reason struct {
	line int
	text string
}

// unfiled collects the lines that nobody took. before is what the Markdown
// parser was given: what was hidden from it is no text.
func (r *reading) unfiled(masked []byte) {
	for n := 1; n <= len(r.src.lines); n++ {
		from, to := r.src.span(n)
		line := r.src.text[from:to]
		if from >= r.base {
			line = masked[from-r.base : to-r.base]
		}
		if as := r.filed[n-1]; saysNothingAtAll(line) && as != FactLine && as != HeadingLine {
			r.filed[n-1] = Blankness
		}
		if r.filed[n-1] != Unknown {
			continue
		}
		if len(r.note.Unfiled) == mostUnfiled {
			r.note.UnfiledMore++
			continue
		}
		text := strings.TrimSpace(string(line))
		r.note.Unfiled = append(r.note.Unfiled, Unfiled{Text: text, Reason: r.reasonAt(n), Pos: Pos{n, 1 + len(line) - len(bytes.TrimLeft(line, " \t"))}})
	}
	r.note.Filed = slices.Clone(r.filed)
}

// saysNothingAtAll reports whether a line has neither letter nor digit nor sign
// of a person: it is blank, a rule, an empty bullet, a fence or a frame of a table.
func saysNothingAtAll(line []byte) bool {
	line = bytes.TrimLeft(line, " \t\r")
	if len(line) == 0 {
		return true
	}
	if c := line[0]; 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c >= utf8.RuneSelf {
		return false // as most lines
	}
	return len(bytes.Trim(line, " \t\r-*_=+~`>|:#.<!%[]")) == 0 || isDefinition(line) || isTag(line) || isComment(line) || fenceOf(bytes.TrimSpace(line)) != ""
}

// isComment reports whether a line is hidden from every page.
func isComment(line []byte) bool {
	line = bytes.TrimSpace(line)
	return bytes.HasPrefix(line, []byte("<!--")) && bytes.Index(line, []byte("-->")) == len(line)-len("-->")
}

// isTag reports whether a line is one HTML tag or comment and no more, such as <details>.
func isTag(line []byte) bool {
	line = bytes.TrimSpace(line)
	if rest, ok := bytes.CutPrefix(line, []byte("<!--")); ok {
		return bytes.HasSuffix(rest, []byte("-->")) && bytes.Count(rest, []byte("-->")) == 1
	}
	return len(line) > 2 && line[0] == '<' && bytes.IndexByte(line, '>') == len(line)-1 && (line[1] == '/' || 'a' <= line[1] && line[1] <= 'z') && !bytes.ContainsAny(line, "@:")
}

// isDefinition reports whether a line only says where a link leads or what a
// footnote is: [name]: https://…
func isDefinition(line []byte) bool {
	line = bytes.TrimLeft(line, " ")
	end := bytes.Index(line, []byte("]:"))
	return end > 1 && line[0] == '[' && bytes.IndexByte(line[1:end], '[') < 0
}

// reasonAt is the likeliest reason for which line n went nowhere.
func (r *reading) reasonAt(n int) string {
	text := ""
	for _, why := range r.reasons {
		if why.line > n {
			break
		}
		text = why.text
	}
	return text
}

// because says why lines from n on that nobody takes went nowhere.
func (r *reading) because(n int, text string) {
	r.reasons = append(r.reasons, reason{n, text})
}
