package lsp

import (
	"cmp"
	"context"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"journal/generator/day"
	"journal/generator/journal"
	"journal/generator/note"
)

// completion offers what may stand at a place. What is typed there already decides how
// much of the line it replaces; the editor picks those that fit.
func (s *server) completion(ctx context.Context, p documentParams) (any, error) {
	items := []completionItem{}
	d := s.read(ctx, p.TextDocument.URI)
	if d == nil {
		return items, nil
	}
	at := d.offset(p.Position)
	offer, typed := d.offers(at)
	for i := range offer {
		offer[i].TextEdit.Range = d.span(at-len(typed), at)
		offer[i].TextEdit.NewText = cmp.Or(offer[i].TextEdit.NewText, offer[i].Label)
	}
	return append(items, offer...), nil
}

// offers returns what may stand at a place, and what of it is typed.
func (d *document) offers(at int) (offer []completionItem, typed string) {
	j := d.in.built.Journal
	from := strings.LastIndexByte(d.all[:at], '\n') + 1
	before := d.all[from:at]
	if open := strings.LastIndex(before, "[["); open >= 0 && !strings.Contains(before[open:], "]]") {
		return linkNames(j, strings.HasPrefix(d.all[at:], "]]")), before[open+2:]
	}
	front := d.inFront(from)
	if mark := strings.LastIndexByte(before, '#'); !front && mark >= 0 && !strings.ContainsFunc(before[mark:], unicode.IsSpace) && (mark == 0 || before[mark-1] == ' ' || before[mark-1] == '\t') {
		return themes(j), before[mark+1:]
	}
	if front && !strings.ContainsAny(before, ": \t-") {
		return d.keys(), before
	}
	key, value := d.valueAt(from, before, front)
	typed = strings.TrimLeft(value, " \t\"'")
	switch key {
	case "log":
		_, rest, _, found := note.LogDay(typed, day.Options{}, j.Today)
		rest = strings.TrimLeft(rest, " ")
		switch word, name, more := strings.Cut(rest, " "); {
		case !found:
			return nil, ""
		case !more:
			return logWords(), rest
		case note.LogWord(word) != "":
			return people(j, ""), strings.TrimLeft(name, " ")
		}
		return nil, ""
	case "company":
		return companies(j, front && len(typed) == len(strings.TrimLeft(value, " "))), typed
	case "interviewers", "recruiter", "contact":
		return people(j, d.company()), typed
	case "outcome":
		return outcomes(), typed
	case "tags":
		return themes(j), strings.TrimPrefix(typed, "#")
	}
	return nil, ""
}

// inFront reports whether a line, which begins at a byte, is one of the front matter.
func (d *document) inFront(from int) bool {
	lines := strings.Split(strings.TrimLeft(d.all[:from], "\ufeff \t\r\n"), "\n")
	fence := strings.TrimSpace(lines[0])
	if fence != "---" && fence != "+++" {
		return false
	}
	return !slices.ContainsFunc(lines[1:], func(line string) bool {
		line = strings.TrimSpace(line)
		return line == fence || fence == "---" && (line == "..." || strings.HasPrefix(line, "# ") || strings.HasPrefix(line, "## "))
	})
}

// aKey is a key or a label at the head of a line, with what stands behind it.
var aKey = regexp.MustCompile(`^(\s*)(?:[-*] +)?\*{0,2}([\pL][\pL\pN _-]*?)\*{0,2}(?:::?|\s*=)\*{0,2}(.*)$`)

// valueAt returns the key whose value a line is, up to the cursor, and that value. A line
// of a list has the key above it.
func (d *document) valueAt(from int, before string, front bool) (key, value string) {
	if m := aKey.FindStringSubmatch(before); m != nil {
		if key = note.KeyNamed(m[2]); key != "" {
			if _, last, ok := cutLast(m[3], "[,"); ok && strings.HasPrefix(strings.TrimSpace(m[3]), "[") {
				return key, last
			}
			return key, m[3]
		}
	}
	item := strings.TrimLeft(before, " \t")
	value, ok := strings.CutPrefix(item, "- ")
	if !ok || !front {
		return "", ""
	}
	if name, who, ok := strings.Cut(value, ":"); ok && strings.TrimSpace(name) == "name" {
		value = who
	}
	lines := strings.Split(d.all[:from], "\n")
	for _, line := range slices.Backward(lines) {
		m := aKey.FindStringSubmatch(strings.TrimRight(line, "\r"))
		if m == nil || len(m[1]) > len(before)-len(item) || strings.HasPrefix(strings.TrimLeft(line, " \t"), "- ") {
			continue
		}
		return note.KeyNamed(m[2]), value
	}
	return "", ""
}

func cutLast(s, marks string) (before, after string, found bool) {
	if i := strings.LastIndexAny(s, marks); i >= 0 {
		return s[:i], s[i+1:], true
	}
	return s, "", false
}

// company returns what the note of a document names as its company.
func (d *document) company() string {
	for _, n := range d.in.built.Journal.Notes {
		if n.Path == d.path {
			return n.Company.Value
		}
	}
	return ""
}

// keys returns those that the front matter does not have yet in any spelling, each in its
// usual one, in the order in which one would write them.
func (d *document) keys() (offer []completionItem) {
	has := map[string]bool{}
	for line := range strings.Lines(d.all) {
		if name, _, ok := strings.Cut(line, ":"); ok {
			has[note.KeyNamed(name)] = true
		}
	}
	for i, key := range note.Keys() {
		if note.KeyNamed(key) == key && !has[key] {
			offer = append(offer, completionItem{Label: key, Kind: kindProperty, SortText: fmt.Sprintf("%02d", i), TextEdit: textEdit{NewText: key + ": "}})
		}
	}
	return offer
}

func companies(j *journal.Journal, yaml bool) (offer []completionItem) {
	for _, c := range j.Companies {
		item := completionItem{Label: c.Name, Kind: kindConstant}
		if yaml {
			item.TextEdit.NewText = inYAML(c.Name)
		}
		offer = append(offer, item)
	}
	return offer
}

// inYAML returns a text as it can stand behind a key.
func inYAML(s string) string {
	first, _ := utf8.DecodeRuneInString(s)
	if strings.Contains(s, ": ") || strings.Contains(s, " #") || strings.HasSuffix(s, ":") || strings.ContainsRune("@`%&*!|>{}[]?,-#'\"", first) {
		return "'" + strings.ReplaceAll(s, "'", "''") + "'"
	}
	return s
}

// people returns everybody who is known, those of a company first.
func people(j *journal.Journal, company string) (offer []completionItem) {
	for _, p := range j.People {
		item := completionItem{Label: p.Name, Kind: kindText, SortText: "2" + p.Name}
		names := []string{p.Title}
		for _, c := range p.Companies {
			names = append(names, c.Name)
			if c.Name == company {
				item.SortText = "1" + p.Name
			}
		}
		item.Detail = strings.Join(slices.DeleteFunc(names, func(s string) bool { return s == "" }), ", ")
		offer = append(offer, item)
	}
	return offer
}

func themes(j *journal.Journal) (offer []completionItem) {
	for _, c := range j.Choices() {
		offer = append(offer, completionItem{Label: c.Tag, Kind: kindKeyword, Detail: c.Title})
	}
	return offer
}

func logWords() (offer []completionItem) {
	for _, w := range note.LogWords() {
		offer = append(offer, completionItem{Label: w.What, Kind: kindKeyword, Detail: strings.Join(w.Also[:min(len(w.Also), 3)], ", ")})
	}
	return offer
}

func outcomes() (offer []completionItem) {
	for _, o := range note.Outcomes() {
		offer = append(offer, completionItem{Label: string(o), Kind: kindKeyword})
	}
	return offer
}

// linkNames returns what a wiki link can name: notes, companies, people. Many editors
// close brackets by themselves.
func linkNames(j *journal.Journal, closed bool) (offer []completionItem) {
	seen, end := map[string]bool{}, "]]"
	if closed {
		end = ""
	}
	add := func(name, detail string, kind int) {
		if name != "" && !seen[name] && !strings.ContainsAny(name, "[]|#") {
			seen[name] = true
			offer = append(offer, completionItem{Label: name, Kind: kind, Detail: detail, TextEdit: textEdit{NewText: name + end}})
		}
	}
	for _, n := range j.Notes {
		add(strings.TrimSuffix(path.Base(n.Path), path.Ext(n.Path)), n.Title.Value, kindFile)
	}
	for _, c := range j.Companies {
		add(c.Name, "", kindConstant)
	}
	for _, p := range j.People {
		add(p.Name, p.Title, kindText)
	}
	return offer
}
