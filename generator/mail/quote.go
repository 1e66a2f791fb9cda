package mail

import (
	"slices"
	"strings"
	"unicode"

	"journal/generator/words"
)

// apart is a text taken apart.
type apart struct {
	fresh, signature, history string
	forwarded                 bool
}

// takeApart keeps apart what is new in the text of a mail, the signature below it,
// and what others wrote before. forwarding tells that its subject says it was sent on.
func takeApart(text string, forwarding bool) apart {
	var p apart
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		lines[i] = strings.TrimRight(line, " ")
	}
	fresh, history := make([]string, 0, len(lines)), []string(nil)
	for i := 0; i < len(lines); i++ {
		line := strings.TrimSpace(lines[i])
		switch mark, n := historyAt(lines, i); {
		case mark == forwardedMail || mark == olderMail:
			p.forwarded = mark == forwardedMail || forwarding
			history = append(history, lines[i:]...)
			i = len(lines)
		case mark == attribution:
			// Below it the old text follows, marked line by line or as a whole.
			next := i + n
			for next < len(lines) && strings.TrimSpace(lines[next]) == "" {
				next++
			}
			history = append(history, lines[i:next]...)
			if next < len(lines) && !strings.HasPrefix(strings.TrimSpace(lines[next]), ">") {
				history = append(history, lines[next:]...)
				next = len(lines)
			}
			i = next - 1
		case strings.HasPrefix(line, ">"), isTornQuote(lines, i):
			history = append(history, lines[i])
		default:
			fresh = append(fresh, lines[i])
		}
	}
	fresh, signature := cutSignature(fresh)
	p.fresh, p.signature, p.history = joinLines(fresh), joinLines(signature), joinLines(history)
	return p
}

func joinLines(lines []string) string { return strings.Trim(strings.Join(lines, "\n"), "\n ") }

// historyMark tells how a line begins what is old.
type historyMark int

const (
	noHistory historyMark = iota
	attribution
	olderMail
	forwardedMail
)

// historyAt reports whether history begins with line i, and how many lines say so.
func historyAt(lines []string, i int) (historyMark, int) {
	line := strings.TrimSpace(lines[i])
	if line == "" || len(line) > 400 {
		return noHistory, 0
	}
	if bare := strings.Trim(line, "-–—_*=> :："); len(bare) < 60 && bare != "" {
		spoken := foldText(bare)
		switch ruled := line[0] == '-' || line[0] == '_' || line[0] == '*' || strings.HasPrefix(line, "–") || strings.HasSuffix(line, ":"); {
		case ruled && containsAny(spoken, phrases("history", "forwarded")):
			return forwardedMail, 1
		case ruled && containsAny(spoken, phrases("history", "original")):
			return olderMail, 1
		}
	}
	if isHeaderBlock(lines[i:]) {
		return olderMail, 1
	}
	// "On Tuesday … Mary Chen <…>\nwrote:"
	joined, rest := "", ""
	for n := 1; n <= 3 && i+n <= len(lines); n++ {
		next := strings.TrimSpace(lines[i+n-1])
		if next == "" || strings.HasPrefix(next, ">") || len(joined) > 300 {
			break
		}
		joined = strings.TrimSpace(joined + " " + next)
		if n > 1 {
			rest = strings.TrimSpace(rest + " " + next)
		}
		if isAttribution(joined) {
			if n > 1 && isAttribution(rest) { // it begins with the next line
				break
			}
			return attribution, n
		}
	}
	return noHistory, 0
}

var reJapaneseAttribution = words.Pattern(`^\d{4}年\d{1,2}月\d{1,2}日.*@.*[:：]$|^\d{4}/\d{1,2}/\d{1,2}.*@.*[:：]$`)

// isAttribution reports whether a line says who wrote what stands below it, and when.
func isAttribution(line string) bool {
	if !strings.HasSuffix(line, ":") && !strings.HasSuffix(line, "：") || !strings.ContainsAny(line, "0123456789") {
		return false
	}
	if reJapaneseAttribution().MatchString(line) {
		return true
	}
	spoken := " " + foldText(strings.TrimRight(line, ": ：")) + " "
	for _, verb := range phrases("history", "wrote") {
		at := strings.LastIndex(spoken, " "+verb+" ")
		if at < 0 && isDenseText(verb) {
			at = strings.LastIndex(spoken, verb)
		}
		if at < 0 {
			continue
		}
		ends := at+len(verb)+2 >= len(spoken)
		if strings.Contains(line, "@") || ends && containsWord(spoken, phrases("history", "on")) || startsWith(spoken, phrases("history", "on")) {
			return true
		}
	}
	return false
}

// isHeaderBlock reports whether a mail begins that is told by its headers: From, Sent,
// To and Subject below each other.
func isHeaderBlock(lines []string) bool {
	found := map[string]bool{}
	misses := 0
	for i, line := range lines[:min(len(lines), 10)] {
		line = strings.TrimSpace(line)
		if line == "" && i > 0 && len(found) > 0 {
			continue
		}
		name, value, ok := strings.Cut(strings.Trim(line, "* "), ":")
		if !ok {
			name, value, ok = strings.Cut(line, "：")
		}
		what := ""
		if ok && len(name) < 40 {
			what = headerNamed(foldText(strings.Trim(name, "* ")))
		}
		switch {
		case i == 0 && (what != "from" || !strings.Contains(value, "@") && len(strings.TrimSpace(value)) > 80):
			return false
		case what != "":
			found[what] = true
		default:
			misses++
		}
		if misses > 2 {
			break
		}
	}
	return found["from"] && len(found) >= 3
}

func headerNamed(name string) string {
	for _, what := range []string{"from", "sent", "to", "cc", "subject"} {
		for _, w := range phrases("header", what) {
			if name == w {
				return what
			}
		}
	}
	return ""
}

// isTornQuote reports whether a line is the end of a quoted one that a program has
// broken.
func isTornQuote(lines []string, i int) bool {
	return i > 0 && i+1 < len(lines) && lines[i] != "" && strings.HasPrefix(lines[i-1], ">") && strings.HasPrefix(lines[i+1], ">") && len(lines[i]) < 40 && len(lines[i-1]) > 60
}

// maxSignature is how many lines may stand below a greeting.
const maxSignature = 40

// cutSignature cuts off what stands below the greeting at the end.
func cutSignature(lines []string) (text, signature []string) {
	for i, line := range lines {
		if line == "--" || line == "-- " || line == "—" {
			lines, signature = lines[:i], lines[i+1:]
			break
		}
	}
	for i := len(lines) - 1; i > 0 && len(lines)-i <= maxSignature; i-- {
		if !isClosing(lines[i]) {
			continue
		}
		// A sentence below it is no signature: P.S., or a greeting in the middle.
		rest := lines[i+1:]
		if isProse(rest) {
			continue
		}
		for k, line := range rest {
			if isPostscript(line) {
				return append(slices.Clone(lines[:i]), rest[k:]...), append(slices.Clone(rest[:k]), signature...)
			}
		}
		return lines[:i], append(slices.Clone(rest), signature...)
	}
	if signature != nil {
		return lines, signature
	}
	// A rule near the end, as below Japanese mails.
	for i := len(lines) - 1; i > 0 && len(lines)-i <= 14; i-- {
		if line := strings.TrimSpace(lines[i]); len(line) >= 5 && isRule(line) {
			for k := i - 1; k > 0 && i-k <= 10; k-- {
				if line := strings.TrimSpace(lines[k]); len(line) >= 5 && isRule(line) {
					return lines[:k], lines[k:]
				}
			}
			if i < len(lines)-1 {
				return lines[:i], lines[i:]
			}
		}
	}
	return lines, nil
}

// isProse reports whether lines begin with a sentence: of some words, with a stop behind.
func isProse(lines []string) bool {
	const some = 6
	for _, line := range lines {
		if line = strings.TrimSpace(line); line != "" {
			end, _ := decodeLast(line)
			return strings.ContainsRune(".!?。！？", end) && (len(strings.Fields(line)) >= some || isDenseText(line) && len([]rune(line)) >= 3*some)
		}
	}
	return false
}

// isRule reports whether a line is drawn from signs.
func isRule(line string) bool {
	for _, r := range line {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsSpace(r) {
			return r == 'ー'
		}
	}
	return true
}

func isPostscript(line string) bool {
	return startsWith(" "+foldText(line)+" ", phrases("history", "postscript"))
}

// isClosing reports whether a line is the greeting at the end of a mail.
func isClosing(line string) bool {
	line = strings.TrimSpace(line)
	if line == "" || len(line) > 90 || strings.ContainsAny(line, "?？") {
		return false
	}
	spoken := foldText(line)
	for _, p := range phrases("history", "closing") {
		if isDenseText(p) {
			if strings.Contains(spoken, p) && len([]rune(spoken)) < len([]rune(p))+20 {
				return true
			}
			continue
		}
		rest, ok := strings.CutPrefix(" "+spoken+" ", " "+p+" ")
		// "Best, Dana", and no sentence: "Best of all was …"
		if ok && len(strings.Fields(rest)) <= 4 && (len(strings.Fields(rest)) == 0 || strings.ContainsAny(line, ",!") || len(strings.Fields(p)) > 1) {
			return true
		}
	}
	return false
}

// hasForwardMark reports whether a subject says that a mail was sent on.
func hasForwardMark(subject string) bool {
	word, _, ok := strings.Cut(strings.ReplaceAll(subject, "：", ":"), ":")
	if !ok {
		return false
	}
	word = foldText(word)
	for _, p := range phrases("history", "forward mark") {
		if word == p {
			return true
		}
	}
	return false
}

// isReply reports whether a subject says that a mail is an answer.
func isReply(subject string) bool {
	word, _, ok := strings.Cut(strings.ReplaceAll(subject, "：", ":"), ":")
	word = foldText(word)
	for _, p := range phrases("history", "reply mark") {
		if ok && word == p {
			return true
		}
	}
	return false
}

// bareSubject returns a subject without the marks of answers and of mails sent on.
func bareSubject(s string) string {
	for range 5 {
		if !isReply(s) && !hasForwardMark(s) {
			break
		}
		_, s, _ = strings.Cut(strings.ReplaceAll(s, "：", ":"), ":")
		s = strings.TrimSpace(s)
	}
	return s
}

func containsAny(s string, words []string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

func containsWord(spoken string, words []string) bool {
	for _, w := range words {
		if strings.Contains(spoken, " "+w+" ") {
			return true
		}
	}
	return false
}

func startsWith(spoken string, words []string) bool {
	for _, w := range words {
		if strings.HasPrefix(spoken, " "+w+" ") || isDenseText(w) && strings.HasPrefix(strings.TrimSpace(spoken), w) {
			return true
		}
	}
	return false
}
