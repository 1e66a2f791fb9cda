// Package letterbox reads what was written on the lock page and puts it into notes:
//
//	letters, errs := letterbox.Read(file, box.Letter)     // an age file, or text with some in it
//	add, ok := letters[0].Into(text)                  // into a note that holds an earlier version of it
//
// A letter has an id, and a version that grows while it is written. In a note it stands
// between two comments, which tell id, version and a sum of what was filed:
//
//	<!-- letter 3f2a…c1 7 9c0d12ab4455 -->
//	…
//	<!-- end of letter 3f2a…c1 -->
//
// So the same letter is never filed twice, an older version changes nothing, and a
// newer one takes the place of the one before if nobody has touched it. What somebody
// has edited since is never replaced: the lines that are new go below it.
//
// Anybody who has the lock page can write a letter. What comes in is bounded ([MostLetters],
// [LargestLetter]), holds no control characters, and can end neither the block it stands
// in nor the note. Everything else is the text of a note, and is treated as that.
package letterbox

import (
	"archive/tar"
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"journal/generator/day"
	"journal/generator/printable"
)

const (
	// MostLetters is how many letters one file may hold.
	MostLetters = 100
	// LargestLetter is the size of the largest letter, in bytes.
	LargestLetter = 1 << 20
	// LargestFile is the size of the largest file of letters once it is opened.
	LargestFile = 32 << 20
)

// Letter is one version of what somebody wrote on the lock page.
type Letter struct {
	ID      string
	Version int
	Began   time.Time // when writing began, in the writer's zone
	Zone    string    // of the writer's clock, as "Europe/Berlin"; "" if it is not said
	With    string    // the company, as it was typed
	Day     day.Day
	Clock   string // when the interview began, as "14:00"; "" if it was not said
	Text    string
	Parts   map[string]string // what stands below a heading, by the names of [parts]
	Note    string            // path of the interview that was chosen; "" if none was
	Kept    []Kept            // plans that were looked at
}

// Kept is whether a plan was kept.
type Kept struct {
	Plan string
	Kept bool
	Out  bool // it did not come up
}

// part is one field of the form and the heading that it stands below in a note.
type part struct{ name, heading string }

var parts = []part{
	{"asked", "Questions they asked"}, {"well", "Went well"}, {"improve", "To improve"}, {"reactions", "Reactions"},
	{"learned", "Learned"}, {"concerns", "Concerns"}, {"ask", "Still to ask"},
}

// ErrNone says that nothing in a file is a letter.
var ErrNone = errors.New("there is no letter in it")

const (
	armourBegin = "-----BEGIN AGE ENCRYPTED FILE-----"
	armourEnd   = "-----END AGE ENCRYPTED FILE-----"
	packedBegin = "YWdlLWVuY3J5cHRpb24ub3JnL3Yx" // how an age file begins in base64
)

// Holds reports whether a text, such as a mail as it was sent, has letters in it or
// attached to it.
func Holds(text []byte) bool {
	return bytes.Contains(text, []byte(armourBegin)) || bytes.Contains(text, []byte("\n"+packedBegin))
}

// Read returns the letters of a file: one age file, or text or a mail that holds some, each with
// one letter or with a tar file of further ones. open opens one; more than limit bytes
// in it are an error. What is no letter is told by the errors, and the rest is
// returned all the same.
func Read(file []byte, open func(file io.Reader, limit int) ([]byte, error)) ([]Letter, []error) {
	files := [][]byte{file}
	var errs []error
	if bytes.Contains(file, []byte(armourBegin)) {
		files, errs = armoured(file)
	} else if Holds(file) {
		files, errs = attached(file)
	}
	var letters []Letter
	add := func(text []byte) error {
		l, err := Parse(text)
		if err == nil && len(letters) == MostLetters {
			return fmt.Errorf("it holds more than %d letters; the rest is left out", MostLetters)
		}
		if err == nil {
			letters = append(letters, l)
		}
		return err
	}
	for _, f := range files {
		text, err := open(bytes.NewReader(f), LargestFile)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		if isJSON(text) {
			if err := add(text); err != nil {
				errs = append(errs, err)
			}
			continue
		}
		for in := tar.NewReader(bytes.NewReader(text)); len(errs) < MostLetters; {
			head, err := in.Next()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				errs = append(errs, errors.New("what is in it is neither a letter nor a number of them"))
				break
			}
			if head.Typeflag != tar.TypeReg {
				continue
			}
			text, err := open(in, LargestLetter)
			if err == nil {
				err = add(text)
			}
			if err != nil {
				errs = append(errs, err)
			}
		}
	}
	if len(letters)+len(errs) == 0 {
		errs = append(errs, ErrNone)
	}
	return letters, errs
}

func isJSON(text []byte) bool { return bytes.HasPrefix(bytes.TrimLeft(text, " \t\r\n"), []byte("{")) }

// armoured returns the age files in a text, whatever stands around them.
func armoured(text []byte) (files [][]byte, errs []error) {
	for len(files) < MostLetters {
		_, rest, ok := bytes.Cut(text, []byte(armourBegin))
		if !ok {
			break
		}
		body, rest, ok := bytes.Cut(rest, []byte(armourEnd))
		text = rest
		if !ok {
			return files, append(errs, errors.New("the text of a letter is cut; copy all of it"))
		}
		packed := bytes.Map(func(r rune) rune {
			if strings.ContainsRune(" \t\r\n>\u00a0", r) { // a mail may have quoted it
				return -1
			}
			return r
		}, body)
		file, err := base64.StdEncoding.DecodeString(string(packed))
		if err != nil { // a mail may cut lines with a sign that base64 has at its end alone, and write that out
			bare, _, _ := bytes.Cut(packed, []byte("=3D"))
			file, err = base64.RawStdEncoding.DecodeString(strings.ReplaceAll(string(bare), "=", ""))
		}
		if err != nil {
			errs = append(errs, errors.New("the text of a letter was changed on its way; send it as a file"))
			continue
		}
		files = append(files, file)
	}
	return files, errs
}

// attached returns the age files that are attached to a mail.
func attached(mail []byte) (files [][]byte, errs []error) {
	var packed []byte
	end := func() {
		if packed == nil {
			return
		}
		file, err := base64.StdEncoding.DecodeString(string(packed))
		if err != nil {
			errs = append(errs, errors.New("an attached letter is cut"))
		} else if len(files) < MostLetters {
			files = append(files, file)
		}
		packed = nil
	}
	for line := range bytes.Lines(mail) {
		line = bytes.TrimSpace(line)
		switch {
		case packed == nil && !bytes.HasPrefix(line, []byte(packedBegin)):
		case len(line) == 0 || line[0] == '-':
			end()
		default:
			packed = append(packed, line...)
		}
	}
	end()
	return files, errs
}

// written is a letter as the lock page writes it.
type written struct {
	Letter  int               `json:"letter"`
	ID      string            `json:"id"`
	Version int               `json:"version"`
	Began   string            `json:"began"`
	Zone    string            `json:"zone"`
	With    string            `json:"with"`
	Day     string            `json:"day"`
	Time    string            `json:"time"`
	Text    string            `json:"text"`
	Parts   map[string]string `json:"parts"`
	Note    string            `json:"note"`
	Kept    []struct {
		Plan string `json:"plan"`
		Kept bool   `json:"kept"`
		Out  bool   `json:"out"`
	} `json:"kept"`
}

// Parse reads one letter, and cleans it.
func Parse(text []byte) (Letter, error) {
	if len(text) > LargestLetter {
		return Letter{}, fmt.Errorf("a letter has more than %d KB", LargestLetter>>10)
	}
	var w written
	if err := json.Unmarshal(text, &w); err != nil || w.Letter < 1 {
		return Letter{}, ErrNone
	}
	if w.Letter > 1 {
		return Letter{}, errors.New("it was written on a lock page of a newer version of the program; install the current one")
	}
	const mostVersions = 1 << 30
	began, err := time.Parse(time.RFC3339, w.Began)
	if err != nil || !isID(w.ID) || w.Version < 1 || w.Version > mostVersions {
		return Letter{}, errors.New("it is no letter as a lock page writes it")
	}
	const longestName = 200
	l := Letter{ID: w.ID, Version: w.Version, Began: began, With: line(w.With, longestName), Text: prose(w.Text), Note: line(w.Note, 4*longestName), Parts: map[string]string{}}
	if _, err := time.LoadLocation(w.Zone); err == nil && w.Zone != "Local" {
		l.Zone = w.Zone
	}
	l.Day = day.Of(began)
	if t, err := time.Parse(time.DateOnly, w.Day); err == nil && t.Year() >= 1970 && t.Year() < 2200 {
		l.Day = day.Of(t)
	}
	if t, err := time.Parse("15:04", w.Time); err == nil {
		l.Clock = t.Format("15:04")
	}
	for _, p := range parts {
		if text := prose(w.Parts[p.name]); text != "" {
			l.Parts[p.name] = text
		}
	}
	const mostPlans = 20
	for _, k := range w.Kept[:min(len(w.Kept), mostPlans)] {
		if plan := line(k.Plan, 2*longestName); plan != "" {
			l.Kept = append(l.Kept, Kept{plan, k.Kept && !k.Out, k.Out})
		}
	}
	return l, nil
}

func isID(id string) bool {
	return len(id) == 32 && strings.Trim(id, "0123456789abcdef") == ""
}

// Empty reports whether nothing was written.
func (l Letter) Empty() bool {
	return l.With == "" && l.Text == "" && len(l.Parts) == 0 && len(l.Kept) == 0
}

// line cleans what stands on one line.
func line(s string, longest int) string {
	s = strings.Join(strings.Fields(clean(s)), " ")
	if utf8.RuneCountInString(s) > longest {
		s = string([]rune(s)[:longest])
	}
	return s
}

// clean takes out what a terminal or a text would obey.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return r
		case r == '\r' || r == '\u2028' || r == '\u2029' || r == '\v' || r == '\f':
			return '\n'
		case r == utf8.RuneError || !printable.Safe(r):
			return -1
		}
		return r
	}, strings.ReplaceAll(s, "\r\n", "\n"))
}

// prose cleans text of several lines. A comment would hide what follows, or end the
// block that the letter stands in; a rule could begin another note.
func prose(s string) string {
	var out strings.Builder
	for text := range strings.Lines(strings.NewReplacer("<!--", "&lt;!--", "-->", "--&gt;").Replace(clean(s))) {
		text = strings.TrimRight(text, " \t\n")
		if bare := strings.TrimSpace(text); len(bare) >= 3 && (strings.Trim(bare, "-") == "" || strings.Trim(bare, "+") == "") {
			text = "* * *"
		}
		out.WriteString(text + "\n")
	}
	return strings.Trim(out.String(), "\n")
}
