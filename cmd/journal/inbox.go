package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"journal/generator/amend"
	"journal/generator/inbox"
	"journal/generator/journal"
	"journal/generator/note"
	"journal/generator/prose"
	"journal/generator/undo"
)

func newInbox(s *settings) *cobra.Command {
	var o inboxOptions
	cmd := &cobra.Command{
		Use:        "inbox FILE|FOLDER|-",
		SuggestFor: []string{"mail", "invite", "invitation", "letter", "ics", "eml"},
		Short:      "file notes from the phone, invitations, mails and transcripts",
		Long: `Inbox takes what lies in your mailbox and files it: a calendar (.ics), a mail
saved as a file (.eml), a mailbox (mbox), a transcript, or text you paste. A file
is told by what is in it, not by its name. Nothing is fetched and nothing is sent.

An invitation becomes a note for the interview: day, time and zone, the people,
the call link. When it is moved or called off, the same note changes, and its log
keeps the old time. An interview that you wrote down yourself is recognised.

Of a transcript (.vtt, .srt, or the text that Zoom, Teams, Meet, Otter or whisper
save) the note of that day's interview gets what they asked, with follow-ups and
how long you answered, and talk_share: how much of the talking you did. The text
itself is kept nowhere, unless the note says transcript: true: then what was said
stands in it, folded, and on its page. You are found by name: in journal.yaml, or
--me.

For each thing there is one line, with what would be written. You are asked once,
or nothing is written without --yes. Where two applications may be meant, or it is
not sure what a mail says, nothing is written, and it says what to type. The same
file again changes nothing. journal undo takes all of it back. Read the lines
before you say yes: a mail in roundabout words can be misread.

A note from the lock page of your published site (.age, or the mail that it came
in) goes into the note of its interview, or becomes a new one. What stands there
already is never replaced, but by a newer version of the same letter that you did
not edit. The keys are beside your notes (.journal/letterbox.key) on the machine
that publishes; elsewhere --sealed names a copy of the published site, and you
are asked for the passphrase. Anybody who has the page can write such a letter,
so look at the lines before you say yes.

Your own addresses are left out of invitations: me: [sam@example.org] in
journal.yaml.`,
		Example: `  journal inbox ~/Downloads/invite.ics
  journal inbox mail.eml --yes         write without asking
  journal inbox inbox                  all files of a folder
  journal inbox talk.vtt --me "Speaker 2" --note northwind
  journal inbox note-2026-03-04.age    what you wrote on the lock page
  pbpaste | journal inbox -            what you have copied`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return misuse("as in journal inbox ~/Downloads/invite.ics, or - for what is piped in", "inbox takes one file or folder")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return s.inbox(cmd.Context(), args[0], o) },
	}
	cmd.Flags().BoolVarP(&o.yes, "yes", "y", false, "write without asking")
	cmd.Flags().StringVar(&o.me, "me", "", "which speaker of a transcript you are (default by name: in journal.yaml)")
	cmd.Flags().StringVar(&o.note, "note", "", "the interview that a transcript is of (default the one of its day)")
	cmd.Flags().StringVar(&o.sealed, "sealed", "", "open letters with the keys in this copy of the published site (default the folder sealed beside the notes)")
	o.passphrase.add(cmd.Flags(), false)
	return cmd
}

type inboxOptions struct {
	yes        bool
	me, note   string // of a transcript: which speaker one is, and the interview
	sealed     string // a copy of the published site, which holds the keys of the letterbox
	passphrase passphraseFlags
}

func (s *settings) inbox(ctx context.Context, name string, o inboxOptions) error {
	b, p, err := s.changeable(ctx)
	if err != nil {
		return err
	}
	letters, err := s.lettersIn(name)
	if err != nil {
		return err
	}
	root, err := os.OpenRoot(p.content)
	if err != nil {
		return broken(fmt.Errorf("opening the notes: %w", err), "")
	}
	defer root.Close()
	box := inbox.New(b.Journal, root.FS())
	box.Speaker = o.me
	if s.term.canAsk() {
		box.AskSpeaker = func(what string, speakers []string) int { return s.askSpeaker(ctx, what, speakers) }
	}
	if o.note != "" {
		if box.Note, err = noteByName(b.Journal, o.note, p); err != nil {
			return err
		}
	}
	box.Letter = s.letterOpener(ctx, p, o)
	var things []*inbox.Thing
	asked := false
	for _, l := range letters {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		src, err := l.read()
		if err != nil {
			return err
		}
		if !asked && !o.yes && b.Journal.Config.Me == nil && inbox.NamesPeople(src) && s.term.canAsk() {
			asked = true
			own, err := s.askMe(ctx, root)
			if err != nil {
				return err
			}
			box.KnowMe(own)
		}
		named := box.Named
		some := box.Take(l.name, src)
		if box.Named != named {
			s.keepSetting(root, "name", func(text []byte) (note.Addition, error) { return journal.PlanName(text, box.Named) })
		}
		if len(letters) > 1 {
			_ = s.term.out.printf("%s\n", l.name)
		}
		s.showThings(some)
		things = append(things, some...)
	}
	return s.fileThings(ctx, p, root, things, o.yes)
}

// askMe asks for one's own addresses, and writes them into journal.yaml.
func (s *settings) askMe(ctx context.Context, root *os.Root) (own []string, err error) {
	for {
		answer, err := s.term.ask(ctx, "Your own mail address, to leave you out of invitations (several with commas, Enter for none): ")
		if err != nil && !errors.Is(err, io.EOF) {
			return nil, err
		}
		own = nil
		bad := ""
		for one := range strings.FieldsFuncSeq(answer, func(c rune) bool { return c == ',' || c == ' ' || c == ';' }) {
			address, ok := note.ParseAddress(one)
			if !ok {
				bad = one
				continue
			}
			own = append(own, address)
		}
		if bad == "" {
			break
		}
		s.term.tell("%q is no mail address; write it as sam@example.org\n", bad)
	}
	s.keepSetting(root, "me", func(text []byte) (note.Addition, error) { return journal.PlanMe(text, own) })
	return own, nil
}

// keepSetting writes what was asked into journal.yaml, so that it is asked once.
func (s *settings) keepSetting(root *os.Root, key string, plan func(text []byte) (note.Addition, error)) {
	const settings = "journal.yaml"
	change := func(text []byte) ([]byte, error) {
		add, err := plan(text)
		if err != nil {
			return nil, err
		}
		return add.In(text), nil
	}
	err := amend.File(root, settings, change)
	if errors.Is(err, fs.ErrNotExist) {
		var text []byte
		if text, err = change(nil); err == nil {
			err = amend.Create(root, settings, append(text, '\n'))
		}
	}
	if err != nil {
		s.term.say("warning: %v", err)
		return
	}
	s.term.tell("This is in journal.yaml now, as %s.\n", key)
}

// letterFile is a file that comes in.
type letterFile struct {
	name string
	read func() ([]byte, error)
}

// mostLetters is how many files of a folder are taken at once.
const mostLetters = 1000

// lettersIn returns the file, those of the folder, or what is piped in.
func (s *settings) lettersIn(name string) ([]letterFile, error) {
	if name == "-" {
		return []letterFile{{"-", func() ([]byte, error) { return bounded("the input", s.term.in) }}}, nil
	}
	file := func(name string) letterFile {
		return letterFile{name, func() ([]byte, error) {
			f, err := os.Open(name)
			if err != nil {
				return nil, misuse("give the path of a file", "%s cannot be read: %v", name, errors.Unwrap(err))
			}
			defer f.Close()
			return bounded(name, f)
		}}
	}
	info, err := os.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, misuse("give the path of a file, as in journal inbox ~/Downloads/invite.ics", "there is no file %s", name)
	case err != nil:
		return nil, misuse("give the path of a file", "%s cannot be read: %v", name, errors.Unwrap(err))
	case info.Mode().IsRegular():
		return []letterFile{file(name)}, nil
	case !info.IsDir():
		return nil, misuse("give the path of a file or folder", "%s is neither a file nor a folder", name)
	}
	entries, err := os.ReadDir(name)
	if err != nil {
		return nil, misuse("give the path of a folder", "%s cannot be read: %v", name, errors.Unwrap(err))
	}
	var all []letterFile
	for _, e := range entries {
		if !e.Type().IsRegular() || strings.HasPrefix(e.Name(), ".") {
			continue
		}
		if len(all) == mostLetters {
			s.term.say("%s holds more than %d files; take the rest in another folder", name, mostLetters)
			break
		}
		all = append(all, file(filepath.Join(name, e.Name())))
	}
	if len(all) == 0 {
		_ = s.term.out.printf("There is no file in %s.\n", name)
	}
	return all, nil
}

// bounded reads a file that may come from anybody.
func bounded(name string, from io.Reader) ([]byte, error) {
	src, err := io.ReadAll(io.LimitReader(from, inbox.LargestFile+1))
	switch {
	case err != nil:
		return nil, broken(fmt.Errorf("reading %s: %w", name, err), "")
	case len(src) > inbox.LargestFile:
		return nil, broken(fmt.Errorf("%s is larger than %d MB", name, inbox.LargestFile>>20), "split the mailbox, or save the one mail")
	}
	return src, nil
}

func (s *settings) showThings(things []*inbox.Thing) {
	style := s.term.out.style("")
	idle := 0
	for _, t := range things {
		if t.Idle {
			idle++
		}
	}
	const most = 5 // more of the dentist and of holidays are counted only
	shown := 0
	for _, t := range things {
		if t.Idle {
			if shown++; shown > most {
				continue
			}
		}
		_ = s.term.out.printf("%s\n", t.Line())
		for _, said := range t.Said {
			_ = s.term.out.printf("  %s%s%s\n", style.Dim, said, style.Reset)
		}
		if t.Hint != "" {
			_ = s.term.out.printf("  %s%s%s\n", style.Dim, t.Hint, style.Reset)
		}
	}
	if idle > most {
		_ = s.term.out.printf("and %s that are no interviews\n", prose.Count(idle-most, "appointment"))
	}
}

// fileThings asks, and writes.
func (s *settings) fileThings(ctx context.Context, p place, root *os.Root, things []*inbox.Thing, yes bool) error {
	var todo []*inbox.Thing
	for _, t := range things {
		if t.Writes() {
			todo = append(todo, t)
		}
	}
	switch {
	case len(todo) == 0:
		return nil
	case !yes && !s.term.canAsk():
		return broken(errors.New("nothing was written, for nobody is there to ask"), "add --yes to write it")
	case !yes:
		answer, err := s.term.ask(ctx, "Write "+prose.Count(len(todo), "thing")+"? [y/N] ")
		if err != nil && !errors.Is(err, io.EOF) {
			return err
		}
		if answer = strings.ToLower(answer); answer != "y" && answer != "yes" {
			s.term.tell("Nothing was written.\n")
			return nil
		}
	}
	run := lastChange(p).Run()
	written, err := inbox.File(ctx, run, root, todo)
	some := fmt.Sprintf("%d of %s written", written, prose.Count(len(todo), "thing"))
	switch {
	case err == nil:
	case errors.Is(err, undo.ErrNotKept):
		s.term.say("warning: %v", err)
	case ctx.Err() != nil:
		s.term.say("%s; run it again for the rest", some)
		return ctx.Err()
	case errors.Is(err, amend.ErrChanged), errors.Is(err, amend.ErrInUse), errors.Is(err, fs.ErrExist):
		return broken(err, some+"; run it again for the rest")
	default:
		return broken(err, some)
	}
	undone := "journal undo takes it back"
	if all := changesOf(todo); run.Kept() < all {
		undone = fmt.Sprintf("journal undo takes the last %d changes back", run.Kept())
	}
	s.term.say("%s written; %s", prose.Count(len(todo), "thing"), undone)
	return nil
}

// askSpeaker asks which speaker of a transcript one is; below 0 if nobody says so.
func (s *settings) askSpeaker(ctx context.Context, what string, speakers []string) int {
	s.term.tell("%s\n", what)
	for n, line := range speakers {
		s.term.tell("%d. %s\n", n+1, line)
	}
	answer, err := s.term.ask(ctx, "Which one are you? (1-"+strconv.Itoa(len(speakers))+", or press Enter to leave it) ")
	if err != nil {
		return -1
	}
	n, err := strconv.Atoi(answer)
	if err != nil {
		return -1
	}
	return n - 1
}

// changesOf counts the notes that things make or change.
func changesOf(things []*inbox.Thing) (n int) {
	for _, t := range things {
		n += len(t.Paths())
	}
	return n
}
