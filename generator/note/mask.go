package note

import (
	"bytes"
	"strings"
)

// mask blanks out what is never shown: `%% comments %%`, in a line or over
// many, and the lines in hide. Every byte that stays keeps its place, so
// positions hold. Code keeps its percent signs. Fences and comments that are
// never closed are reported.
func (r *reading) mask(from int, hide map[int]bool) []byte {
	text := r.src.text[from:]
	if !bytes.Contains(text, []byte("%%")) && !bytes.Contains(text, []byte("```")) && !bytes.Contains(text, []byte("~~~")) && len(hide) == 0 {
		return text
	}
	out := bytes.Clone(text)
	fence, fenceLine := "", 0
	comment, commentLine := -1, 0
	for n := r.src.lineAt(from); n <= len(r.src.lines); n++ {
		start, end := r.src.span(n)
		if start < from {
			start = from
		}
		line := string(r.src.text[start:end])
		trimmed := strings.TrimSpace(line)
		if hide[n] {
			blank(out[start-from : end-from])
			continue
		}
		if comment < 0 {
			if fence != "" {
				if strings.HasPrefix(trimmed, fence) && strings.Trim(trimmed, fence[:1]) == "" {
					fence = ""
				}
				continue
			}
			if open := fenceOf(trimmed); open != "" {
				fence, fenceLine = open, n
				continue
			}
		}
		at := start
		inCode := false
		for at < end {
			switch {
			case comment < 0 && r.src.text[at] == '`':
				inCode = !inCode && bytes.IndexByte(r.src.text[at+1:end], '`') >= 0
			case !inCode && at+1 < end && r.src.text[at] == '%' && r.src.text[at+1] == '%':
				if comment < 0 {
					comment, commentLine = at, n
				} else {
					blank(out[comment-from : at+2-from])
					comment = -1
				}
				at++
			}
			at++
		}
	}
	if comment >= 0 {
		blank(out[comment-from:])
		r.warn(Pos{Line: commentLine}, "the comment that begins here with %% is never closed, so the rest of the note is hidden", "put %% behind the comment")
	}
	if fence != "" {
		r.warn(Pos{Line: fenceLine}, "the code block that begins here is never closed, so the rest of the note is code", "put a line "+fence+" behind the code")
	}
	return out
}

func fenceOf(line string) string {
	line = strings.TrimLeft(line, "> ")
	for _, mark := range []string{"```", "~~~"} {
		if strings.HasPrefix(line, mark) {
			n := len(line) - len(strings.TrimLeft(line, mark[:1]))
			if mark == "```" && strings.Contains(line[n:], "`") {
				return ""
			}
			return line[:n]
		}
	}
	return ""
}

func blank(b []byte) {
	for i, c := range b {
		if c != '\n' && c != '\r' {
			b[i] = ' '
		}
	}
}
