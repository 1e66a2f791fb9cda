// Package draft writes the messages of a job search, and judges them.
//
// [Letters] fill a template with the facts of one interview for one person. Two
// people of one interview get different topics and different words (practice
// 17). Where the notes hold no topic, the draft has a gap in brackets, because a
// message that could go to anybody says nothing:
//
//	facts := draft.About(j, interview, interview.People[0])
//	letters, err := draft.Read(theme)
//	d, err := letters.Write(draft.ThankYou, facts)
//
// [Check] is the linter. It takes a draft from here or, by [Parse], from a file,
// and says what a reader would stumble over (practices 16 to 18):
//
//	for _, f := range draft.Check(d, facts, others, at) { … }
//
// A draft without a finding is ready to be sent.
//
// Both are pure: the same journal gives the same words. The words themselves are
// templates in layouts/drafts, one for each [Kind], and a journal overrides them
// by files of the same name.
package draft

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"path"
	"slices"
	"strings"
	"text/template"
	"unicode"

	"journal/generator/inside"
	"journal/generator/journal"
	"journal/generator/note"
	"journal/generator/printable"
	"journal/layouts"
)

// Kind says what a message is for.
type Kind string

// The kinds of messages.
const (
	ThankYou     Kind = "thank-you"      // to each interviewer, within a day
	Improve      Kind = "improve-answer" // one better answer to one question
	FollowUp     Kind = "follow-up"      // where are you, has the timeline changed, can I provide anything
	Feedback     Kind = "feedback"       // thanks after a rejection, and one question
	Accept       Kind = "accept"         // yes to an offer, and please in writing
	Negotiate    Kind = "negotiate"      // thanks for an offer, and one thing to change
	Decline      Kind = "decline"        // not for me, said early and kindly
	Reference    Kind = "reference"      // tells somebody who speaks for you what the role is
	Recruiter    Kind = "recruiter"      // thanks, and asks to follow up for you
	Availability Kind = "availability"   // tells a company that you are available
)

// Kinds returns every kind in the order of a search.
func Kinds() []Kind {
	return []Kind{ThankYou, Recruiter, Improve, FollowUp, Reference, Negotiate, Accept, Feedback, Decline, Availability}
}

// Also says what a draft holds beyond what it must (practice 19).
type Also string

// What can be added to a thank-you.
const (
	Offered  Also = ""         // a question of "Still to ask", if there is one
	Question Also = "question" // the same
	Answer   Also = "answer"   // a better answer to a question that went weakly
	Nothing  Also = "nothing"
)

// Facts are what a message is about. What is unknown stays zero.
type Facts struct {
	Journal     *journal.Journal
	Interview   *journal.Interview
	Application *journal.Application
	Company     *journal.Company
	To          note.Person // who gets it
	Me          string      // the name below it, the journal's if empty; without one the mail program's signature serves
	Extra       Also
}

// About returns the facts of a message to one of those met in an interview, or to
// its recruiter.
func About(j *journal.Journal, in *journal.Interview, p *journal.Person) Facts {
	f := Facts{Journal: j, Interview: in, Application: in.Application, Company: in.Company}
	if p != nil {
		f.To = personOf(p)
	}
	return f
}

// Draft is a message that nobody has sent yet.
type Draft struct {
	Kind    Kind
	To      string // the name
	Email   string // "" if it is not known
	Subject string
	Text    string
	Noted   string // of a draft with a gap: the lines of the note that are not fit to be quoted, one a line

	Above int // lines above it in the file that it was read from
	above int // of its own lines those above Text
}

// Mailto returns the address of a link that opens the draft in a mail program.
func (d Draft) Mailto() string {
	escaped := func(s string) string { return strings.ReplaceAll(url.QueryEscape(s), "+", "%20") }
	return "mailto:" + strings.ReplaceAll(url.PathEscape(d.Email), "&", "%26") + "?subject=" + escaped(headed(d.Subject)) + "&body=" + escaped(strings.ReplaceAll(d.Text, "\n", "\r\n"))
}

// nameMarks takes out of a name what would begin another address.
var nameMarks = strings.NewReplacer("<", " ", ">", " ", ",", " ", ";", " ", `"`, " ", `\`, " ")

// headed is a text as the value of one header: on one line, without control
// characters.
func headed(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || !printable.Safe(r) }), " ")
}

// String returns the draft as a file that [Parse] reads back.
func (d Draft) String() string {
	var out strings.Builder
	if d.To != "" || d.Email != "" {
		to := headed(nameMarks.Replace(d.To))
		if d.Email != "" {
			to = strings.TrimSpace(to + " <" + headed(nameMarks.Replace(d.Email)) + ">")
		}
		out.WriteString("To: " + to + "\n")
	}
	if d.Subject != "" {
		out.WriteString("Subject: " + headed(d.Subject) + "\n")
	}
	if out.Len() > 0 {
		out.WriteByte('\n')
	}
	out.WriteString(d.Text)
	return out.String()
}

// Between is the line between two drafts in one file.
const Between = "---"

// ParseAll reads the drafts of a file, with a line [Between] them.
func ParseAll(kind Kind, text string) []Draft {
	var drafts []Draft
	above := 0
	var lines []string
	for line := range strings.SplitSeq(strings.ReplaceAll(text, "\r\n", "\n")+"\n"+Between, "\n") {
		if strings.TrimSpace(line) != Between {
			lines = append(lines, line)
			continue
		}
		if one := strings.Join(lines, "\n"); strings.TrimSpace(one) != "" {
			d := Parse(kind, one)
			d.Above = above
			drafts = append(drafts, d)
		}
		above += len(lines) + 1
		lines = nil
	}
	return drafts
}

// Parse reads a draft from the text of a file. Lines To: and Subject: at its top
// are optional.
func Parse(kind Kind, text string) Draft {
	d := Draft{Kind: kind}
	rest := strings.ReplaceAll(strings.TrimPrefix(text, "\ufeff"), "\r\n", "\n")
	for {
		line, after, _ := strings.Cut(rest, "\n")
		name, value, ok := strings.Cut(line, ":")
		value = strings.TrimSpace(value)
		switch name = strings.ToLower(strings.TrimSpace(name)); {
		case ok && name == "to":
			d.To, d.Email = addressee(value)
		case ok && name == "subject":
			d.Subject = value
		case strings.TrimSpace(line) == "" && after != "":
		default:
			d.Text = rest
			return d
		}
		rest = after
		d.above++
	}
}

// addressee takes "Mary Chen <mary@northwind.example>" apart.
func addressee(s string) (name, mail string) {
	if at := strings.IndexByte(s, '<'); at >= 0 {
		return strings.Trim(s[:at], ` "`), strings.Trim(s[at:], "<> ")
	}
	if strings.Contains(s, "@") && !strings.Contains(s, " ") {
		return "", s
	}
	return s, ""
}

// Letters are the templates of the messages. They are safe for concurrent use.
type Letters struct{ all *template.Template }

// Read reads the templates from drafts/ in theme, the layouts folder. The error
// says which one is broken. One that is missing is missed when it is needed.
func Read(theme fs.FS) (*Letters, error) {
	const largest = 1 << 20 // bytes, far more than a letter has
	names, err := fs.Glob(theme, "drafts/*.txt")
	if err != nil {
		return nil, fmt.Errorf("reading layouts/drafts: %w", err)
	}
	all := template.New("")
	for _, name := range names {
		if strings.HasPrefix(path.Base(name), ".") {
			continue // what editors leave beside a file
		}
		text, err := inside.ReadFile(theme, name, largest)
		if at, ok := errors.AsType[*fs.PathError](err); ok {
			err = at.Err
		}
		if err != nil {
			return nil, fmt.Errorf("reading layouts/%s: %w", name, err)
		}
		if _, err := all.New(path.Base(name)).Parse(string(text)); err != nil {
			return nil, fmt.Errorf("reading layouts/drafts: %w", err)
		}
	}
	for _, one := range all.Templates() {
		layouts.Checkpoints(one.Tree)
	}
	return &Letters{all}, nil
}

// Write makes the draft of that kind. The error says which template is missing
// or broken.
func (l *Letters) Write(kind Kind, in Facts) (Draft, error) {
	if !slices.Contains(Kinds(), kind) {
		return Draft{}, fmt.Errorf("writing a draft: %q is no kind of message", kind)
	}
	page := l.all.Lookup(string(kind) + "." + in.language() + ".txt")
	if page == nil {
		page = l.all.Lookup(string(kind) + ".txt")
	}
	if page == nil {
		return Draft{}, fmt.Errorf("reading layouts/drafts: %s.txt: %w", kind, fs.ErrNotExist)
	}
	out := paper{turns: mostTurns}
	view := in.view(kind)
	if err := page.Execute(&out, view); err != nil {
		return Draft{}, fmt.Errorf("writing a draft: layouts/drafts: %w", cmp.Or(errors.Unwrap(err), err))
	}
	d := Parse(kind, tidy(out.String()))
	d.To, d.Email, d.above = in.To.Name, in.To.Email, 0
	if in.Interview != nil && (kind == ThankYou && view.Topic.IsGap() || kind == Improve && view.Better == "") {
		d.Noted = in.noted(kind)
	}
	return d, nil
}

// A letter is done after some hundred writes of its template. One of somebody's
// own that goes on and on, writing something or nothing, is ended.
const mostTurns = 1 << 20

var errEndless = errors.New("this does not come to an end; look at what its {{range}} goes over")

// paper is what a letter is written on.
type paper struct {
	strings.Builder
	turns int // still allowed
}

func (p *paper) Write(text []byte) (int, error) {
	const most = 1 << 20 // bytes of a letter
	if p.turns--; p.turns < 0 || p.Len()+len(text) > most {
		return 0, errEndless
	}
	return p.Builder.Write(text)
}

// All writes a draft for everybody who gets a message of that kind about an
// interview: each interviewer a thank-you, each reference theirs. The other
// kinds go to one: see [Addressees].
func (l *Letters) All(kind Kind, j *journal.Journal, in *journal.Interview) ([]Draft, error) {
	var drafts []Draft
	for _, to := range Addressees(kind, j, in) {
		f := About(j, in, nil)
		f.To = to
		d, err := l.Write(kind, f)
		if err != nil {
			return nil, err
		}
		drafts = append(drafts, d)
	}
	return drafts, nil
}

// tidy makes of what a template gives a letter: one empty line between
// paragraphs, no room at the ends of lines, one space between words.
func tidy(s string) string {
	var out []string
	for line := range strings.Lines(s) {
		line = strings.Join(strings.Fields(line), " ")
		if line != "" || len(out) > 0 && out[len(out)-1] != "" {
			out = append(out, line)
		}
	}
	return strings.TrimSpace(strings.Join(out, "\n")) + "\n"
}
