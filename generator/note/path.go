package note

import (
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"journal/generator/day"
	"journal/generator/problem"
	"journal/generator/words"
)

var folderKinds = map[string]Kind{
	"interviews": Interview, "interview": Interview, "debriefs": Interview,
	"applications": Application, "application": Application, "bewerbungen": Application, "jobs": Application,
	"companies": Company, "company": Company, "firmen": Company,
	"reviews": Review, "review": Review, "weekly": Review,
	"pages": Page,
}

// folderKind returns the kind that the folders of a path name; "" for none.
func folderKind(p string) Kind {
	dir, _, _ := strings.Cut(p, "/")
	if dir == p {
		return ""
	}
	return folderKinds[strings.ToLower(dir)]
}

// readNames takes what the note does not say elsewhere from its title, its folder
// and the name of its file, and says so.
//
//	# Interview with Northwind (17 March 2026)
//	Kestrelholm Grid/2026-03-09-Ines-Varga.md
//	2026-03-04-torvik-motion-technical.md
//	Starlingloft Data - recruiter screen.md
func (r *reading) readNames() {
	n := r.note
	if n.Kind != Interview && n.Kind != Review && n.Kind != Application {
		return
	}
	on, rest := day.InPath(path.Join(path.Dir(n.Path), reHash().ReplaceAllString(norm.NFC.String(strings.TrimSuffix(path.Base(n.Path), path.Ext(n.Path))), "")+".md"))
	r.readDay(day.Moment{Day: on}, Pos{}, FromFileName)
	known := n.Company.Value != "" && n.Role.Value != "" && !n.When.IsZero() && r.dayRank < keyCreated.rank()
	if n.Kind == Review || known && (n.Stage.Value != "" || n.Kind == Application) {
		return // nothing is left to be told by a name
	}
	title, whole := r.titleParts()
	at, from := whole.Pos, FromHeading
	if whole == r.opening && !r.diary {
		from = FromText
	}
	if at.Line > 0 && (title.company+title.role+title.stage+title.asked+title.people != "" || title.clock.HasTime || !title.when.IsZero()) {
		r.filed[at.Line-1] = HeadingLine // even if it is taken for text by now
	}
	r.readDay(title.when, at, from)
	if title.clock.HasTime && !r.clock.HasTime && !n.When.HasTime {
		r.clock = title.clock
		r.record(keyTime, momentText(r.clock), from, at, false)
	}
	if title.asked != "" && n.When.IsZero() && n.Kind == Interview {
		said := at
		if before, _, found := strings.Cut(whole.Value, title.asked); found {
			said.Col += utf8.RuneCountInString(before)
		}
		r.when(&n.When, value{text: title.asked, pos: said})
		if !n.When.IsZero() {
			r.record(keyDate, n.When.Moment.String(), from, at, false)
		} else if clock, _ := day.ReadClock(title.asked, r.dayOptions()); clock.HasTime && !r.clock.HasTime {
			r.clock = clock
			r.record(keyTime, momentText(clock), from, at, false)
		}
	}
	name := readFileName(rest)
	if n.Path == "" {
		name = nameParts{} // a text that is no file has no name
	}
	r.readTimesOf(name)
	if n.Kind == Application {
		title.stage, name.stage = "", ""
	}
	if title.people != "" && n.Company.Value == "" && (sameName(title.people, name.plain) || sameName(title.people, companyFolder(n.Path))) {
		title.plain, title.people = title.people, "" // "interview with Copper Fen"
	}
	if n.Company.Value == "" {
		r.nameCompany(title, name, at, from)
	}
	if title.people != "" && len(n.People)+len(n.Unnamed) == 0 && n.Kind == Interview {
		r.setPeople(field{key: string(keyPeople), pos: at, val: value{text: title.people, pos: at}})
		r.record(keyPeople, r.said(keyPeople), from, at, false)
	}
	switch {
	case n.Role.Value != "":
	case title.role != "" && !strings.EqualFold(title.role, n.Company.Value):
		n.Role = Text{title.role, at}
		r.record(keyRole, title.role, from, at, false)
	case name.role != "" && sameName(name.plain, n.Company.Value):
		n.Role = Text{Value: name.role}
		r.record(keyRole, name.role, FromFileName, Pos{}, false)
	}
	if n.Stage.Value == "" {
		switch {
		case title.stage != "":
			n.Stage = Text{title.stage, at}
			r.record(keyStage, title.stage, from, at, false)
		case name.stage != "" && (name.plain == "" || sameName(name.plain, n.Company.Value)):
			n.Stage = Text{Value: name.stage}
			r.record(keyStage, name.stage, FromFileName, Pos{}, false)
		}
	}
}

// titleParts is what the title says, or the first line of a note that has none.
func (r *reading) titleParts() (nameParts, Text) {
	n := r.note
	if n.Title.Value != "" && r.topics.exact(n.Title.Value) == "" && !r.diary {
		return readName(n.Title.Value), n.Title
	}
	if r.opening.Value != "" {
		p := readName(r.opening.Value)
		if p.company != "" && !startsLikeLabel(p.company) && startsLikeLabel(r.opening.Value) {
			return nameParts{}, Text{} // a sentence: "With regards to the office, it was cold."
		}
		if p.company == "" {
			p.plain = strings.TrimRight(p.plain, " .")
			if p.role == "" && len(strings.Fields(r.opening.Value)) > 4 {
				p.stage = "" // a sentence that ends in "panel" names no stage
			}
		}
		return p, r.opening
	}
	return nameParts{}, Text{}
}

// readDay takes the day of a name where the note has none of its own. The day on
// which the file was created is none.
func (r *reading) readDay(on day.Moment, pos Pos, from Source) {
	w := &r.note.When
	if on.Day.IsZero() || r.note.Kind == Application {
		return
	}
	if !w.IsZero() && (r.dayRank < keyCreated.rank() || w.Day == on.Day) {
		return
	}
	*w = When{Moment: on, Pos: pos}
	r.dayRank = 1
	r.record(keyDate, momentText(on), from, pos, false)
}

// holdsName reports whether the words of a short name stand in a longer one:
// "hospice" in "Riverside Hospice".
func holdsName(long, short string) bool {
	return strings.Contains(" "+slugWords(long)+" ", " "+slugWords(short)+" ")
}

// nameCompany names the company of a note that has no line for it.
func (r *reading) nameCompany(title, name nameParts, at Pos, titleFrom Source) {
	n := r.note
	folder := companyFolder(n.Path)
	set := func(company string, from Source, pos Pos) {
		n.Company = Text{company, pos}
		if pos.Line > 0 {
			r.filed[pos.Line-1] = HeadingLine
		}
		r.record(keyCompany, company, from, pos, false)
	}
	switch {
	case title.company != "":
		set(title.company, titleFrom, at)
		r.add(problem.Hint, at, "no line names the company; "+title.company+" was taken from "+titleFrom.words(), "add a line company: "+title.company).Fix = r.lineFix(keyCompany, title.company)
	case folder != "":
		set(folder, FromFolder, Pos{})
		if len(n.People) == 0 && looksLikeName(name.plain) && !strings.EqualFold(name.plain, folder) {
			n.People = []Person{{Name: name.plain}}
			r.record(keyPeople, name.plain, FromFileName, Pos{}, false)
		}
	case looksLikeCompany(title.plain) && !sameName(title.plain, name.plain) && (n.Role.Line == r.opening.Line+1 && r.opening.Line > 0 || name.plain != "" && holdsName(title.plain, name.plain)):
		set(title.plain, titleFrom, at)
		r.add(problem.Hint, at, "no line names the company; "+title.plain+" was taken from "+titleFrom.words(), "add a line company: "+title.plain).Fix = r.lineFix(keyCompany, title.plain)
	case name.plain != "" && !isNumbered(name.plain):
		company := name.plain
		if sameName(title.plain, company) {
			company = title.plain // the title has its spelling
		}
		set(company, FromFileName, Pos{})
		r.add(problem.Hint, Pos{Line: 1}, "no line names the company; "+company+" was taken from the file name", "add a line company: "+company).Fix = r.lineFix(keyCompany, company)
	case title.plain != "" && looksLikeCompany(title.plain):
		set(title.plain, titleFrom, at)
		r.add(problem.Hint, at, "no line names the company; "+title.plain+" was taken from "+titleFrom.words(), "add a line company: "+title.plain).Fix = r.lineFix(keyCompany, title.plain)
	}
}

// isNumbered reports whether a name is what programs call a note that has none: "Untitled
// 3", "Note 4".
func isNumbered(name string) bool {
	words := strings.Fields(strings.ToLower(name))
	last := len(words) - 1
	return last > 0 && strings.Trim(words[last], "0123456789()") == "" && !slices.ContainsFunc(words[:last], func(w string) bool { return !isFiller(w) })
}

// looksLikeCompany reports whether a title without any other sign may be a name:
// a few words that begin with capitals.
func looksLikeCompany(s string) bool {
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > 4 {
		return false
	}
	for _, w := range words {
		c := []rune(w)[0]
		if unicode.IsLower(c) && len(w) > 3 || unicode.IsDigit(c) || lexicon().titleJoint[strings.ToLower(w)] != "" {
			return false
		}
	}
	return true
}

// sameName reports whether two spellings are of one name: "oakum-and-tar" and
// "Oakum & Tar".
func sameName(a, b string) bool {
	return a != "" && strings.EqualFold(slugWords(a), slugWords(b))
}

func slugWords(s string) string {
	s = strings.ReplaceAll(strings.ToLower(s), "&", " and ")
	return strings.Join(strings.FieldsFunc(s, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) }), " ")
}

// readFileName takes apart the name of a file without its day. The words of a
// slug are parted by dashes.
func readFileName(s string) nameParts {
	if strings.Contains(s, " ") {
		return readName(strings.ReplaceAll(s, "_", " – "))
	}
	words := strings.FieldsFunc(s, func(c rune) bool { return c == '-' || c == '_' })
	name, stage := cutStage(strings.Join(words, " "))
	return nameParts{plain: unslug(strings.ReplaceAll(name, " ", "-")), stage: stage}
}

// readTimesOf takes the day and the hour that the name of a file tells, where nothing
// better does and they can be read in one way only.
func (r *reading) readTimesOf(name nameParts) {
	when := name.when
	if when.IsZero() && name.asked != "" {
		if w, said := day.Read(name.asked, r.dayOptions()); day.Sure(said) {
			when = w
		}
	}
	if name.clock.HasTime && !when.HasTime {
		when.Start, when.End, when.HasTime, when.HasEnd = name.clock.Start, name.clock.End, true, name.clock.HasEnd
	}
	if when.HasTime && !r.clock.HasTime && !r.note.When.HasTime && (r.note.When.IsZero() || when.Day.IsZero() || when.Day == r.note.When.Day) {
		r.clock = when
		r.record(keyTime, momentText(when), FromFileName, Pos{}, false)
	}
	r.readDay(day.Moment{Day: when.Day}, Pos{}, FromFileName)
}

// companyFolder returns the innermost folder that is no kind, year or month and
// no place where notes are kept.
func companyFolder(p string) string {
	dirs := strings.Split(path.Dir(p), "/")
	for i := len(dirs) - 1; i >= 0; i-- {
		dir := norm.NFC.String(dirs[i])
		lower := strings.ToLower(strings.Trim(dir, " _.-0123456789"))
		if dir == "." || folderKinds[strings.ToLower(dir)] != "" || lexicon().shelves[lower] != "" || lexicon().kinds[lower] != "" {
			continue
		}
		if lower == "" || day.IsDated(dir) {
			continue
		}
		return unslug(dir)
	}
	return ""
}

// CopyOf returns the path of the file that a file seems to be a copy of, by its
// name. sure reports that a program that keeps folders alike has made it because
// of a conflict; else it may as well be a second note. ok is false for a name that
// is no copy's.
//
//	Northwind.sync-conflict-20260326-101112-ABCDEFG.md    Northwind (Mo's conflicted copy 2026-04-18).md
//	Copy of Northwind.md    Northwind 2.md    Northwind - Kopie (3).md    Northwind-DESKTOP-8F2K1.md
func CopyOf(file string) (original string, sure, ok bool) {
	dir, base := path.Split(file)
	ext := path.Ext(base)
	name := norm.NFC.String(strings.TrimSuffix(base, ext))
	// All notes are asked, and hardly any is a copy: an expression that cannot hold is not tried.
	if strings.ContainsAny(name, "(（[") {
		if m := reBracketed().FindStringSubmatch(name); m != nil {
			for _, word := range conflictWords() {
				if strings.Contains(strings.ToLower(m[2]), word) {
					return dir + m[1] + ext, true, true
				}
			}
		}
	}
	folded := strings.ToLower(name)
	if strings.Contains(folded, "conflict") {
		for _, re := range conflictNames {
			if m := re().FindStringSubmatch(name); m != nil {
				return dir + strings.TrimRight(m[1], " _-.") + ext, true, true
			}
		}
	}
	short := name
	if strings.ContainsAny(name, "( \t") {
		short = reNumbered().ReplaceAllString(name, "")
	}
	lower := strings.ToLower(short)
	for _, word := range copyBefore() {
		if strings.HasPrefix(lower, word+" ") {
			return dir + strings.TrimSpace(short[len(word):]) + ext, false, true
		}
	}
	for _, word := range copyBehind() {
		if at := len(lower) - len(word); at > 0 && len(lower) == len(short) && lower[at:] == word && (word[0] >= utf8.RuneSelf || !isLetterByte(lower[at-1])) {
			return dir + strings.TrimRight(short[:len(short)-len(word)], " -–_") + ext, false, true
		}
	}
	if short != name {
		return dir + short + ext, false, true
	}
	if folded != name {
		if m := reMachine().FindStringSubmatch(name); m != nil {
			return dir + m[1] + ext, false, true
		}
	}
	return "", false, false
}

func isLetterByte(c byte) bool { return c >= 'a' && c <= 'z' || c >= utf8.RuneSelf }

var (
	conflictWords, copyBefore, copyBehind = listed("copy", "conflict"), listed("copy", "before"), listed("copy", "behind")

	conflictNames = []func() *regexp.Regexp{
		words.Pattern(`(?i)^(.+?)[.\-_ ~]sync-conflict-\d{8}-\d{6}.*$`),
		words.Pattern(`(?i)^(.+?)[.\-_ ]conflict(?:ed)?(?:[.\-_ ]copy)?[.\-_ ]*\d{4}[-_]?\d{2}[-_]?\d{2}.*$`),
	}
	reBracketed = words.Pattern(`^(.+?)[ _]*[(（\[]([^()（）\[\]]+)[)）\]]$`)
	reNumbered  = words.Pattern(`\s*(?:\(\d{1,2}\)|\s[2-9])$`)
	reMachine   = words.Pattern(`^(.+)-([A-Z][A-Z0-9]*-[A-Z0-9]{4,}|[A-Z][\w]*s-(?:MacBook|iPhone|iPad|iMac|PC|Mac)[\w-]*|(?:PC|LAPTOP|DESKTOP)[A-Z0-9-]*)$`)
)
