package inbox

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// newCompany returns the name of a company that the journal does not have; "" if it is
// not sure. The domain of somebody's address says which words of the text are the name:
// those of "Marlow Tideworks" begin as marlowtide.example does.
func (b *Box) newCompany(h Hints) string {
	counts := map[string]int{}
	var order []string
	for _, d := range h.Domains {
		label := strings.ReplaceAll(plain(labelOf(registered(d))), " ", "")
		if utf8.RuneCountInString(label) < 3 {
			continue
		}
		if name := nameLike(h.Text+"\n"+strings.Join(h.Companies, "\n"), label); name != "" {
			if counts[name]++; counts[name] == 1 {
				order = append(order, name)
			}
		}
	}
	switch len(order) {
	case 0:
		return ""
	case 1:
		return order[0]
	}
	slices.SortStableFunc(order, func(a, b string) int { return counts[b] - counts[a] })
	if counts[order[0]] > counts[order[1]] {
		return order[0]
	}
	return ""
}

// namesAnother reports whether a title seems to name a company: something with a capital
// behind "at" that is nobody who is there.
func namesAnother(h Hints) bool {
	for _, title := range h.Companies {
		words := strings.Fields(title)
		for i := 1; i < len(words); i++ {
			r, _ := utf8.DecodeRuneInString(strings.TrimLeft(words[i], "\"“„«("))
			if (unicode.IsUpper(r) || isUnspaced(r)) && slices.Contains(vocabulary().joints, plain(words[i-1])) &&
				!slices.ContainsFunc(h.People, func(p string) bool { return contains(plain(p), plain(words[i])) }) {
				return true
			}
		}
	}
	return false
}

// nameLike returns the words of a text that, written as one, begin with label, as few
// as there have to be; "" if there are none that are written like a name.
func nameLike(text, label string) string {
	best := ""
	for line := range strings.Lines(text) {
		words := strings.FieldsFunc(line, func(r rune) bool {
			return unicode.IsSpace(r) || strings.ContainsRune(",;:|/()[]{}<>\"“”„«»「」、。・!?@", r)
		})
		for i := range words {
			if r, _ := utf8.DecodeRuneInString(words[i]); unicode.IsLower(r) || strings.Contains(words[i], ".") && !strings.HasSuffix(words[i], ".") {
				continue
			}
			joined := ""
			const most = 6
			for k := i; k < len(words) && k < i+most; k++ {
				word := strings.ReplaceAll(plain(words[k]), " ", "")
				if words[k] == "&" || word == "and" || word == "und" || word == "et" || word == "y" {
					word = "" // kestrelvale.example
				}
				joined += word
				if !strings.HasPrefix(joined, label) && !strings.HasPrefix(label, joined) {
					break
				}
				if strings.HasPrefix(joined, label) && joined != "" {
					name := strings.Trim(strings.Join(words[i:k+1], " "), " .-–—'’")
					if best == "" || utf8.RuneCountInString(name) < utf8.RuneCountInString(best) {
						best = name
					}
					break
				}
			}
		}
	}
	return best
}

// roleBeside returns the role that a line names beside a company: the one part of it
// that is neither the company, nor a word for an interview, nor a person.
func roleBeside(lines []string, company string, people []string) string {
	words := vocabulary()
	name := plain(company)
	for _, line := range lines {
		if !contains(plain(line), name) {
			continue
		}
		var left []string
		for _, part := range partsOf(line, name) {
			p := plain(part)
			if p == "" || contains(p, name) || contains(name, p) || says(p, words.sure) || says(p, words.maybe) || strings.ContainsAny(part, "0123456789") ||
				slices.ContainsFunc(people, func(q string) bool { return q != "" && (contains(p, plain(q)) || contains(plain(q), p)) }) {
				continue
			}
			left = append(left, strings.TrimSpace(part))
		}
		if len(left) == 1 && len(strings.Fields(left[0])) <= 6 {
			return left[0]
		}
	}
	return ""
}

// signs are what stands between the parts of a title.
var signs = strings.NewReplacer(" - ", "|", " – ", "|", " — ", "|", ": ", "|", "：", "|", ", ", "|", "、", "|", " | ", "|", "(", "|", ")", "|", "（", "|", "）", "|", "【", "|", "】", "|", "\"", "|", " / ", "|", " @ ", "|", "; ", "|")

// partsOf cuts a line at signs, and at a word that joins something to the company whose
// plain name is given.
func partsOf(line, name string) []string {
	var out []string
	for part := range strings.SplitSeq(signs.Replace(line), "|") {
		words := strings.Fields(part)
		for i, w := range words {
			if slices.Contains(vocabulary().joints, plain(w)) && strings.HasPrefix(plain(strings.Join(words[i+1:], " ")), name) {
				out = append(out, strings.Join(words[:i], " "))
				words = words[i+1:]
				break
			}
		}
		out = append(out, strings.Join(words, " "))
	}
	return out
}
