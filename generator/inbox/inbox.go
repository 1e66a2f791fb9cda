// Package inbox files what comes into a mailbox and a phone: invitations, mails,
// transcripts.
//
//	box := inbox.New(built.Journal, content)
//	for _, thing := range box.Take("invite.ics", src) {
//		fmt.Println(thing.Line())
//	}
//
// [Box.Take] tells what a file is by its bytes, reads it, and connects it with the
// journal: which application it is about, whether the interview is there already. What
// comes of it is a [Thing] each: a line for people, and the changes it would make, which
// [Thing.Write] makes through the safe writer. Things of one box build on each other, so
// that a mailbox may hold an invitation and what moved it.
//
// A wrong write weighs more than none: where a file may be about two applications, or is
// not surely understood, nothing would be written, and the thing says what was seen and
// what to type. Taking in the same file again changes nothing.
package inbox

import (
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"
	"time"

	"journal/generator/day"
	"journal/generator/journal"
	"journal/generator/note"
)

// LargestFile is the size of the largest file that is taken in, in bytes.
const LargestFile = 64 << 20

// MostThings is how many things of one file are looked at. Nobody reads more lines.
const MostThings = 2000

// Box is a journal that things are filed in.
type Box struct {
	// Letter opens an age file that was written to the journal's letterbox; more than
	// limit bytes in it are an error. nil says that there are no keys.
	Letter func(file io.Reader, limit int) ([]byte, error)

	j       *journal.Journal
	content fs.FS
	reader  *note.Reader
	changed map[string][]byte         // what notes will be, by path
	held    map[string]bool           // paths of those that j is not connected with yet
	begun   map[string]string         // new ones among them that letters became: by path the company
	holds   bool                      // j is connected when something asks for it, not at once
	warned  bool                      // it was said who can write letters
	known   *known                    // names and addresses of j; nil until they are asked for
	filed   map[string]map[string]int // letters in notes: by id and path the latest version; nil until they are asked for
	me      self
	latest  map[string]int // of the mailbox that is taken in: by UID the highest sequence of its invitations

	Speaker    string                                   // who of a transcript keeps the journal, as typed; "" to go by the name in the settings
	AskSpeaker func(what string, speakers []string) int // asks it, and returns which; below 0 for no answer. nil if nobody is there to ask
	Named      string                                   // who that was, if it is the whole name of a person: they are not asked for again
	Note       *note.Note                               // of the interview that a transcript is of; nil to go by its day
}

// New returns a box for the notes of a journal, which are in content.
func New(j *journal.Journal, content fs.FS) *Box {
	cfg := j.Config
	return &Box{j: j, content: content, changed: map[string][]byte{}, held: map[string]bool{}, begun: map[string]string{}, me: selfOf(cfg),
		reader: note.NewReader(note.Options{Sections: cfg.Sections, Fields: cfg.Fields, Days: cfg.Days()})}
}

// Take reads a file and returns what it tells, in its order. A file that tells nothing
// is one thing that says so.
func (b *Box) Take(name string, src []byte) []*Thing {
	var all []*Thing
	kind := KindOf(src)
	if kind != Letters {
		b.connect()
	}
	switch kind {
	case Calendar:
		all = b.takeCalendar(src, letter{})
	case Mail:
		all = b.takeMail(src)
	case Mailbox:
		all = b.takeMailbox(src)
	case Transcript:
		all = b.takeTranscript(name, src)
	case Letters:
		all = b.takeLetters(src)
	case Text:
		all = b.takeText(src)
	default:
		all = []*Thing{nothing("this is no file that journal inbox reads", "it takes calendars (.ics), mails (.eml, mbox), transcripts and plain text")}
	}
	if len(all) == 0 {
		all = []*Thing{nothing("nothing about an application was found", "")}
	}
	for _, t := range all {
		t.From = name
	}
	return all
}

// NamesPeople reports whether a file may name oneself among others: an invitation or a
// mail.
func NamesPeople(src []byte) bool {
	switch KindOf(src) {
	case Calendar, Mail, Mailbox:
		return true
	}
	return false
}

// KnowMe says which addresses are one's own.
func (b *Box) KnowMe(addresses []string) { b.me.addresses = addresses }

// text is a note as it will be.
func (b *Box) text(path string) ([]byte, error) {
	if text, ok := b.changed[path]; ok {
		return text, nil
	}
	return fs.ReadFile(b.content, path)
}

func (b *Box) exists(path string) bool {
	if _, ok := b.changed[path]; ok {
		return true
	}
	_, err := fs.Lstat(b.content, path)
	return err == nil
}

// put takes down what a note will be, and connects the journal anew, if that may not wait.
func (b *Box) put(path string, text []byte) {
	b.changed[path] = text
	b.held[path] = true
	if b.filed != nil {
		b.noteLetters(path, text)
	}
	if !b.holds {
		b.connect()
	}
}

// connect connects the journal with what notes will be.
func (b *Box) connect() {
	if len(b.held) == 0 {
		return
	}
	notes := slices.DeleteFunc(slices.Clone(b.j.Notes), func(n *note.Note) bool { return b.held[n.Path] })
	for path := range b.held {
		notes = append(notes, b.reader.ReadAll(path, slices.Clone(b.changed[path]))...)
	}
	slices.SortStableFunc(notes, func(m, n *note.Note) int { return strings.Compare(m.Path, n.Path) })
	b.j = journal.Reconnect(b.j, b.j.Config, b.j.Now, notes, nil)
	b.known = nil
	clear(b.held)
	clear(b.begun)
}

// now is the clock of the journal.
func (b *Box) now() time.Time { return b.j.Now }

// when writes a moment for people, in its own zone: "2026-12-02 14:00 Europe/Berlin".
func (b *Box) when(d day.Day, clock string, zone string) string {
	if clock == "" {
		return d.String()
	}
	return strings.TrimSpace(fmt.Sprintf("%s %s %s", d, clock, zone))
}
