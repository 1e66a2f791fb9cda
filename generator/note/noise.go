package note

import (
	"bytes"
	"strings"

	"journal/generator/words"
)

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
