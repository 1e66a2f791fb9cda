package inbox

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"journal/generator/journal"
	"journal/generator/letterbox"
	"journal/generator/note"
	"journal/generator/undo"
)

// takeLetters files what was written on the lock page.
func (b *Box) takeLetters(src []byte) []*Thing {
	if b.Letter == nil {
		return []*Thing{nothing("letters from the lock page", "their keys are not here: give --sealed and the folder or zip file of the published site")}
	}
	b.holds = true
	defer func() { b.holds = false }()
	letters, errs := letterbox.Read(src, b.Letter)
	var all []*Thing
	for _, l := range letters {
		all = append(all, b.takeLetter(l))
	}
	if len(all) > 0 && !b.warned {
		b.warned = true
		all[0].say("anybody who has the lock page can write such a letter; look whether these are yours")
	}
	const most = 5
	for _, err := range errs[:min(len(errs), most)] {
		all = append(all, nothing("a letter that does not open", "").leave(err.Error(), ""))
	}
	if more := len(errs) - most; more > 0 {
		all = append(all, nothing(fmt.Sprintf("%d letters more that do not open", more), ""))
	}
	return all
}

// takeLetter files one letter.
func (b *Box) takeLetter(l letterbox.Letter) *Thing {
	t := &Thing{What: strings.Join(slices.DeleteFunc([]string{"note of " + l.Began.Format("2006-01-02 15:04"), l.With, beginning(l)}, func(s string) bool { return s == "" }), ", ")}
	if l.Empty() {
		return t.leave("it is empty", "")
	}
	b.connectFor(l)
	if p, newest := b.letterIn(l.ID); p != "" {
		switch {
		case newest > l.Version:
			t.Does = "a newer version is in " + p
		case newest == l.Version:
			t.Does = "there already (" + p + ")"
		default:
			b.intoNote(t, l, p, "the newer version in "+p)
		}
		return t
	}
	company, said := b.companyOf(l)
	if said != "" {
		t.say("%s", said)
	}
	if iv := b.meetingOf(l, company); iv != nil {
		if text, err := b.text(iv.Note.Path); err == nil && iv.Note.Part == "" && utf8.Valid(text) {
			b.intoNote(t, l, iv.Note.Path, "added to "+iv.Note.Path)
			return t
		}
		t.say("%s is the note of that interview, but it is not one that text can be added to safely", iv.Note.Path)
	}
	zone := ""
	if l.Zone != "" && l.Zone != b.j.Config.Zone.String() {
		zone = l.Zone
	}
	text := note.NewDebrief(note.Appointment{Company: company, Day: l.Day, Clock: l.Clock}, zone, l.Block())
	if company == "" {
		// What was typed may say it, as notes from a phone do.
		if n := b.reader.ReadAll("interviews/"+l.Day.String()+".md", slices.Clone(text)); len(n) == 1 {
			company = n[0].Company.Value
		}
	}
	var p string
	if company != "" {
		p = b.freePath("interviews", l.Day.String()+" "+company)
	} else {
		p = b.freePath("letters", l.Began.Format("2006-01-02 1504"))
		text = note.NewPage("Note of "+l.Began.Format("2 January 2006, 15:04"), l.Block())
		t.say("it does not say where that was, so it is a page of its own; write company: in the place of kind: page and move it to interviews/, if it is about one")
	}
	t.changes = append(t.changes, change{Change: undo.Change{Path: p, What: t.What, Line: t.What}, text: text})
	t.Does = "new note " + p
	b.put(p, text)
	b.begun[p] = company
	return t
}

// connectFor connects the journal if a note that became of another letter may have to do
// with this one. Of many letters most ask for nothing that is new.
func (b *Box) connectFor(l letterbox.Letter) {
	if len(b.begun) == 0 {
		return
	}
	earlier, _ := b.letterIn(l.ID)
	_, ask := b.begun[earlier]
	if own := companyKey(l.With); own != "" && !ask {
		known := slices.ContainsFunc(b.j.Companies, func(c *journal.Company) bool { return companyKey(c.Name) == own })
		for _, company := range b.begun {
			ask = ask || company != "" && (!known || companyKey(company) == own)
		}
	}
	if ask {
		b.connect()
	}
}

func companyKey(name string) string {
	key, _ := journal.ApplicationKey(name, "")
	return key
}

// beginning is how a letter begins, so that its writer knows it again.
func beginning(l letterbox.Letter) string {
	const most = 40
	said := l.Text
	for _, name := range slices.Sorted(maps.Keys(l.Parts)) {
		said = cmp.Or(said, l.Parts[name])
	}
	text, _, more := strings.Cut(said, "\n")
	if r := []rune(text); len(r) > most {
		text, more = strings.TrimRight(string(r[:most]), " "), true
	}
	if text != "" && more {
		text += " …"
	}
	if text == "" {
		return ""
	}
	return "“" + text + "”"
}

// letterIn returns the note that holds the latest version of a letter, and which that
// is. Of several it is the original rather than a copy of it.
func (b *Box) letterIn(id string) (path string, newest int) {
	for p, version := range b.letters()[id] {
		_, copied, _ := note.CopyOf(path)
		if version > newest || version == newest && (copied || p < path) {
			path, newest = p, version
		}
	}
	return path, newest
}

// letters are the letters that notes hold: by id and path the latest version.
func (b *Box) letters() map[string]map[string]int {
	if b.filed == nil {
		b.filed = map[string]map[string]int{}
		for _, n := range b.j.Notes {
			if text, err := b.text(n.Path); err == nil {
				b.noteLetters(n.Path, text)
			}
		}
	}
	return b.filed
}

func (b *Box) noteLetters(path string, text []byte) {
	for _, f := range letterbox.In(text) {
		if b.filed[f.ID] == nil {
			b.filed[f.ID] = map[string]int{}
		}
		b.filed[f.ID][path] = max(b.filed[f.ID][path], f.Version)
	}
}

// intoNote puts a letter into a note that is there.
func (b *Box) intoNote(t *Thing, l letterbox.Letter, path, does string) {
	plan := func(text []byte) (note.Addition, error) {
		add, ok := l.Into(text)
		if !ok {
			return add, errors.New("the note has this letter already, or is in an encoding of old")
		}
		return add, nil
	}
	b.rewrite(t, undo.Change{Path: path, What: t.What, Line: t.What}, plan, does, "copy it into "+path+" by hand; age opens it with the key that journal open --inbox-key writes")
	for _, n := range b.j.Notes {
		if n.Path == path && n.Company.Value == "" && l.With != "" && t.Writes() {
			t.say("it names %s, and the note no company: write it there", l.With)
		}
	}
}

// companyOf returns the company of a letter as the journal writes it. said is what was
// assumed, or what may be meant.
func (b *Box) companyOf(l letterbox.Letter) (company, said string) {
	if l.With == "" {
		return "", ""
	}
	key := companyKey(l.With)
	for _, c := range b.j.Companies {
		if companyKey(c.Name) == key {
			return c.Name, ""
		}
	}
	whole, parts := b.names().named([]string{l.With})
	if len(whole) == 1 {
		return b.names().companies[whole[0]].Name, ""
	}
	var near []string
	for _, i := range parts {
		c := b.names().companies[i]
		if len(parts) == 1 && slices.ContainsFunc(b.j.Interviews, func(iv *journal.Interview) bool { return iv.Company == c.Company && iv.Day == l.Day }) {
			return c.Name, "taken for " + c.Name + ", where you were on that day"
		}
		near = append(near, c.Name)
	}
	if len(near) > 0 {
		return l.With, "the journal knows " + strings.Join(near, ", ") + "; if that is meant, change company: in the note"
	}
	return l.With, ""
}

// meetingOf returns the interview that a letter is about: the one that was chosen,
// or the only one with that company on that day that it can be; nil if it is a new one.
func (b *Box) meetingOf(l letterbox.Letter, company string) *journal.Interview {
	var there, begun []*journal.Interview
	for _, iv := range b.j.Interviews {
		if l.Note != "" && iv.Note.Path == l.Note && iv.Note.Part == "" {
			return iv
		}
		if iv.Company == nil || iv.Company.Name != company || iv.Day != l.Day {
			continue
		}
		there = append(there, iv)
		at := l.Began
		if l.Clock != "" {
			at = clockOf(l, b.j.Config.Zone)
		}
		if iv.Start.IsZero() || l.Clock == "" && !iv.Start.After(at) || l.Clock != "" && iv.Start.Equal(at) {
			begun = append(begun, iv)
		}
	}
	if len(there) == 1 && (l.Clock == "" || len(begun) == 1) {
		return there[0]
	}
	if len(begun) == 1 {
		return begun[0]
	}
	return nil
}

// clockOf is when the interview of a letter began.
func clockOf(l letterbox.Letter, zone *time.Location) time.Time {
	if own, err := time.LoadLocation(l.Zone); err == nil && l.Zone != "" {
		zone = own
	}
	t, err := time.ParseInLocation("2006-01-02 15:04", l.Day.String()+" "+l.Clock, zone)
	if err != nil {
		return l.Began
	}
	return t
}
