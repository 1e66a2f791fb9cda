package main

import (
	"bytes"
	"crypto/rand"
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/term"

	"journal/generator/printable"
	"journal/generator/problem"
)

// screen is the one way to standard output or to standard error. It is no
// [io.Writer] itself: who writes says what it is.
//
//   - printf is for lines of this program. What is put into them (a name, an
//     error) makes no second line.
//   - text takes what is several lines, such as problems with their source.
//   - data takes a file of another program's format. It arrives in a file or a
//     pipe as it is; on a terminal it is text.
//
// Whatever a terminal would obey is written out, but line ends and the colours
// of style. These are told from an escape sequence in somebody's note by their
// mark: a run of random bytes that stands for ESC, as the boundary stands in a
// mail with attachments.
type screen struct {
	to     io.Writer
	person bool // to is a terminal
	colour bool
	mark   string // begins with ESC
	mu     sync.Mutex
	rest   []byte // the beginning of a character or of a mark, until it is whole
}

func newScreen(to io.Writer) *screen {
	f, isFile := to.(*os.File)
	person := isFile && term.IsTerminal(int(f.Fd()))
	return &screen{
		to: to, person: person, mark: "\x1b" + rand.Text(),
		colour: person && thisMachine().colours(obeysSequences(f)),
	}
}

// columns is how wide the terminal is; 0 where there is none.
func (s *screen) columns() int {
	f, isFile := s.to.(*os.File)
	if !s.person || !isFile {
		return 0
	}
	columns, _, err := term.GetSize(int(f.Fd()))
	if err != nil {
		return 0
	}
	return columns
}

// style is how problems of notes are shown here; folder stands before their paths.
func (s *screen) style(folder string) problem.Style {
	var style problem.Style
	if s.colour {
		style = problem.Colours()
		for _, sequence := range []*string{&style.Error, &style.Warning, &style.Place, &style.Dim, &style.Reset} {
			*sequence = strings.ReplaceAll(*sequence, "\x1b", s.mark)
		}
	}
	style.Folder = folder
	return style
}

// printf writes lines of this program. Line ends count in format alone.
func (s *screen) printf(format string, args ...any) error {
	_, err := io.WriteString(s.text(), inLine(format, args...))
	return err
}

// inLine is [fmt.Sprintf] where line ends within an argument are written out.
func inLine(format string, args ...any) string {
	kept := make([]any, len(args))
	for i, arg := range args {
		kept[i] = arg
		if _, isWidth := arg.(int); !isWidth {
			kept[i] = oneLine{arg}
		}
	}
	return fmt.Sprintf(format, kept...)
}

// oneLine is a value that is shown without its line ends.
type oneLine struct{ value any }

// Format implements [fmt.Formatter].
func (o oneLine) Format(f fmt.State, verb rune) {
	text := fmt.Sprintf(fmt.FormatString(f, verb), o.value)
	_, _ = io.WriteString(f, strings.ReplaceAll(text, "\n", `\n`))
}

// text returns a writer for what may have several lines.
func (s *screen) text() io.Writer { return writing{s, false} }

// data returns a writer for a file in a format of another program.
func (s *screen) data() io.Writer {
	if s.person {
		return writing{s, true}
	}
	return s.to
}

// writing is a screen as it is written to. Where lines may end in CR LF, as in
// calendars and tables, the CR is not shown.
type writing struct {
	*screen
	crlf bool
}

// Write implements [io.Writer].
func (w writing) Write(p []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	all := append(w.rest, p...)
	out, rest := w.shown(all, w.crlf, false)
	w.rest = bytes.Clone(rest)
	if _, err := w.to.Write(out); err != nil {
		return 0, err
	}
	return len(p), nil
}

// flush writes what was held back for more to come.
func (s *screen) flush() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.release()
}

func (s *screen) release() {
	out, _ := s.shown(s.rest, false, true)
	s.rest = nil
	_, _ = s.to.Write(out)
}

// overwrite replaces the line that the cursor is on, which is wide; an empty one wipes it.
func (s *screen) overwrite(line string, wide int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.release()
	fmt.Fprintf(s.to, "\r%s%s", printable.Line(line), strings.Repeat(" ", max(wide-len(line), 0)))
	if line == "" {
		fmt.Fprint(s.to, "\r")
	}
}

// tabulator is shown instead of a tab on a terminal, where it would be a
// control character.
const tabulator = "    "

// shown returns p as it can be shown, and what cannot be told before more comes.
func (s *screen) shown(p []byte, crlf, end bool) (out, rest []byte) {
	for len(p) > 0 {
		if plain := bytes.IndexFunc(p, func(r rune) bool { return r == utf8.RuneError || !printable.Safe(r) && r != '\n' }); plain != 0 {
			if plain < 0 {
				plain = len(p)
			}
			out, p = append(out, p[:plain]...), p[plain:]
			continue
		}
		size := 1
		switch {
		case p[0] == 0x1b && bytes.HasPrefix(p, []byte(s.mark)):
			out, size = append(out, 0x1b), len(s.mark)
		case p[0] == 0x1b && !end && strings.HasPrefix(s.mark, string(p)):
			return out, p
		case p[0] == '\t' && s.person:
			out = append(out, tabulator...)
		case p[0] == '\t':
			out = append(out, '\t')
		case p[0] == '\r' && crlf && len(p) == 1 && !end:
			return out, p
		case p[0] == '\r' && crlf && len(p) > 1 && p[1] == '\n':
		case !end && !utf8.FullRune(p):
			return out, p
		default:
			_, size = utf8.DecodeRune(p)
			out = printable.Append(out, string(p[:size]), "")
		}
		p = p[size:]
	}
	return out, nil
}

// wrapped breaks a text between words so that no line has more than that many
// columns, unless a single word has; margin stands before each line but the
// first, for which there is as much room. visible is what is seen of a text.
// With 0 columns the text stays as it is.
func wrapped(text string, columns int, margin string, visible func(string) string) string {
	const fewest = 20 // a narrower column of text is harder to read than a line that the terminal breaks
	if columns <= 0 {
		return text
	}
	room := max(columns-len(margin), fewest)
	var out strings.Builder
	used := 0
	for i, word := range strings.Split(text, " ") {
		wide := printable.Columns(visible(word))
		switch {
		case i == 0:
		case used+1+wide > room:
			out.WriteString("\n" + margin)
			used = 0
		default:
			out.WriteByte(' ')
			used++
		}
		out.WriteString(word)
		used += wide
	}
	return out.String()
}
