package note

import (
	"bytes"
	"strings"

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

// Apps write into a line what nobody would read out: anchors of blocks (^a1b2c3),
// days and priorities of tasks (📅 2026-03-20 ⏫), fields of Dataview
// ([due:: 2026-03-20]), properties of Logseq (id:: …). None of it is shown, and
// none of it is part of an entry.
var (
	reBlockID    = words.Pattern(`(?:^|\s)\^(?:[A-Za-z0-9-]*[A-Za-z-][A-Za-z0-9-]*|\d{3,})\s*$`)
	reTaskSign   = words.Pattern(`(?:📅|🗓️?|⏳|⌛|🛫|➕|❌)\s*\d{4}-\d{2}-\d{2}|🔁[^📅⏳🛫➕✅❌#^]*|[⏫🔼🔽⏬🔺]\x{fe0f}?|(?:🆔|⛔)\s*[\w,-]+`)
	reTaskField  = words.Pattern(`[\[(](?:priority|due|scheduled|start|created|repeat|id|dependsOn|onCompletion)::[^\])]*[\])]|@due\([^)]*\)|@@?\{[^}]*\}`)
	reAppField   = words.Pattern(`^\s*(?:[-*+]\s+)?(?:id|collapsed|heading|background-color|card-[\w-]+|created-at|updated-at|logseq\.[\w.-]+)::(?:\s|$)`)
	reAppLine    = words.Pattern(`^\s*(?:(?:SCHEDULED|DEADLINE): <[^>]*>\s*)+$|^\s*(?::LOGBOOK:|:END:|CLOCK: .*)\s*$`)
	mayHoldNoise = [][]byte{[]byte(" ^"), []byte("\n^"), []byte("::"), []byte("📅"), []byte("⏳"), []byte("⏫"), []byte("🔼"), []byte("🔽"), []byte("➕"), []byte("🔁"), []byte("🔺"), []byte("⏬"), []byte("🛫"), []byte("❌"), []byte("@"), []byte("SCHEDULED:"), []byte("DEADLINE:"), []byte(":LOGBOOK:")}
)

// holdsNoise reports whether it is worth while to look at each line.
func holdsNoise(text []byte) bool {
	for _, sign := range mayHoldNoise {
		if bytes.Contains(text, sign) {
			return true
		}
	}
	return false
}

// noiseIn returns the parts of a line that an app wrote, as offsets from and to.
func noiseIn(line []byte) [][]int {
	if reAppField().Match(line) || reAppLine().Match(line) {
		return [][]int{{0, len(line)}}
	}
	var parts [][]int
	if bytes.IndexByte(line, '^') >= 0 {
		parts = append(parts, reBlockID().FindAllIndex(line, 1)...)
	}
	if _, item := cutBullet(string(line)); item {
		parts = append(parts, reTaskSign().FindAllIndex(line, -1)...)
		parts = append(parts, reTaskField().FindAllIndex(line, -1)...)
	}
	return parts
}

// taskStates are the words with which an outliner begins a task, and whether it is done.
var taskStates = map[string]bool{"TODO": false, "DOING": false, "NOW": false, "LATER": false, "WAITING": false, "DONE": true}

// cutTaskState takes off an entry what says how far a task is: the box of another
// theme than [ ] and [x], or TODO and DONE.
func cutTaskState(s string) (text string, done bool) {
	if len(s) > 4 && s[0] == '[' && s[2] == ']' && s[3] == ' ' && strings.IndexByte(`-><\/!?*"~`, s[1]) >= 0 {
		return strings.TrimSpace(s[4:]), false
	}
	if word, rest, ok := strings.Cut(s, " "); ok {
		if done, is := taskStates[word]; is {
			return strings.TrimSpace(rest), done
		}
	}
	return s, false
}

// isCalledOff reports whether a task was called off: that is how somebody takes a
// line out without deleting it.
func isCalledOff(s string) bool {
	return strings.HasPrefix(s, "[-] ") || strings.HasPrefix(s, "CANCELED ") || strings.HasPrefix(s, "CANCELLED ")
}
