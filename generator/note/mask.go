package note

import (
	"bytes"

	"journal/generator/words"
)

// mask blanks out what is never shown: `%% comments %%`, in a line or over
// many, what apps add to a line, and the lines in hide. Every byte that stays keeps its place, so
// positions hold. Code keeps its percent signs. Fences and comments that are
// never closed are reported.
func (r *reading) mask(from int, hide map[int]bool) []byte {
	text := r.src.text[from:]
	tags := bytes.Contains(text, []byte("<summary")) || bytes.Contains(text, []byte("<SUMMARY")) || bytes.Contains(text, []byte("<h"))
	noise := holdsNoise(text)
	if !noise && !bytes.Contains(text, []byte("%%")) && !bytes.Contains(text, []byte("```")) && !bytes.Contains(text, []byte("~~~")) && len(hide) == 0 && !tags {
		return text
	}
	out, own := text, false
	hidden := func(from, to int) {
		if !own {
			out, own = bytes.Clone(text), true
		}
		blank(out[from:to])
	}
	fence, fenceLine := "", 0
	comment, commentLine := -1, 0
	for n := r.src.lineAt(from); n <= len(r.src.lines); n++ {
		start, end := r.src.span(n)
		if start < from {
			start = from
		}
		trimmed := bytes.TrimSpace(r.src.text[start:end])
		if hide[n] {
			hidden(start-from, end-from)
			continue
		}
		if comment < 0 {
			if fence != "" {
				if bytes.HasPrefix(trimmed, []byte(fence)) && len(bytes.Trim(trimmed, fence[:1])) == 0 {
					fence = ""
				}
				continue
			}
			if open := fenceOf(trimmed); open != "" {
				fence, fenceLine = open, n
				continue
			}
		}
		if tags && comment < 0 {
			if level, inner, ok := headingTag(trimmed); ok {
				lead := bytes.IndexByte(r.src.text[start:end], '<')
				hidden(start-from, end-from)
				at := start - from
				copy(out[at:], bytes.Repeat([]byte("#"), level))
				if inner != nil {
					words := start - from + lead + bytes.Index(trimmed, inner)
					copy(out[words:], inner)
				} else {
					blank(out[at : at+level]) // a toggle that closes
				}
				continue
			}
		}
		if noise && comment < 0 {
			for _, part := range noiseIn(r.src.text[start:end]) {
				hidden(start-from+part[0], start-from+part[1])
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
					hidden(comment-from, at+2-from)
					comment = -1
				}
				at++
			}
			at++
		}
	}
	if comment >= 0 {
		hidden(comment-from, len(text))
		r.warn(Pos{Line: commentLine}, "the comment that begins here with %% is never closed, so the rest of the note is hidden", "put %% behind the comment")
	}
	if fence != "" {
		r.warn(Pos{Line: fenceLine}, "the code block that begins here is never closed, so the rest of the note is code", "put a line "+fence+" behind the code")
	}
	return out
}

var (
	reHeadingTag = words.Pattern(`(?i)^(?:<details[^<>]*>\s*)?<(summary|h[1-6])(?:\s[^<>]*)?>(.+?)</(?:summary|h[1-6])>(?:\s*</?details[^<>]*>)?$`)
	reToggle     = words.Pattern(`(?i)^</?details(?:\s[^<>]*)?>$`)
	reInlineTag  = words.Pattern(`^(?:\s*<(?:b|strong|em|i|u|span)(?:\s[^<>]*)?>)+|(?:</(?:b|strong|em|i|u|span)>\s*)+$`)
)

// headingTag reads a line that is a heading written in HTML, as toggles export
// it: <summary>Went well</summary>, <h2>To improve</h2>. Of the frame of a toggle
// nothing is left.
func headingTag(line []byte) (level int, text []byte, ok bool) {
	if reToggle().Match(line) {
		return 1, nil, true
	}
	m := reHeadingTag().FindSubmatch(line)
	if m == nil {
		return 0, nil, false
	}
	text = bytes.TrimSpace(reInlineTag().ReplaceAll(m[2], nil))
	if len(text) == 0 || bytes.ContainsAny(text, "<>") {
		return 0, nil, false
	}
	level = 6
	if m[1][0] == 'h' || m[1][0] == 'H' {
		level = int(m[1][1] - '0')
	}
	return level, text, true
}

// fenceOf returns the fence a line opens a block of code with, "" if it does not.
func fenceOf(line []byte) string {
	line = bytes.TrimLeft(line, "> ")
	if len(line) < 3 || line[0] != '`' && line[0] != '~' || line[1] != line[0] || line[2] != line[0] {
		return ""
	}
	n := 3
	for n < len(line) && line[n] == line[0] {
		n++
	}
	if line[0] == '`' && bytes.IndexByte(line[n:], '`') >= 0 {
		return ""
	}
	return string(line[:n])
}

func blank(b []byte) {
	for i, c := range b {
		if c != '\n' && c != '\r' {
			b[i] = ' '
		}
	}
}
