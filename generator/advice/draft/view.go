package draft

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"journal/generator/advice/draft/grammar"
	"journal/generator/advice/lint"
	"journal/generator/day"
	"journal/generator/journal"
	"journal/generator/note"
)

// letter is the data of a template.
type letter struct {
	Greeting string // "Dear Dr Rao", without a comma
	To       string // the whole name; "[name]" if nobody is known
	First    string // what to call them
	Me       string
	Company  string
	Role     string // "" if the notes name none; without "(m/f/d)"
	Day      string // of the interview: "Wednesday 11 March"; "" if it is unknown or still to come
	Applied  string // day of the application: "2 March"; "" if it is unknown
	People   string // everybody else who interviewed: "Mary Chen and Ross Diaz"
	CV       string // "CV" or "resume"
	Topic    Topic  // what was talked about; for a thank-you a different one for each
	Ask      string // a question still to ask, for a thank-you
	Weak     string // a question that went weakly, and
	Better   string // the better answer to it; "" if none is fit to be said
	Turn     int    // 0 to 3: which of several wordings to take, different for each person
	Other    int    // 0 to 3: the same, in another order

	Met       bool   // the addressee interviewed
	Arranged  bool   // the addressee arranged an interview that has been
	Offer     bool   // they have made an offer
	Elsewhere bool   // an offer of another company was accepted
	Rival     bool   // an offer of another company is open
	RivalBy   string // until when that wants an answer: "20 March"; "" if it is unknown
}

// wordings is how many ways a template has to say the same.
const wordings = 4

func (f Facts) view(kind Kind) letter {
	l := letter{Greeting: f.greeting(), To: f.To.Name, First: lint.FirstName(f.To.Name), Me: f.Me, CV: f.cv()}
	if l.To == "" {
		l.To, l.First = "[name]", "[name]"
	}
	l.Company = "[company]"
	if f.Company != nil {
		l.Company = f.Company.Name
	}
	if f.Journal != nil {
		l.Me = cmp.Or(f.Me, f.Journal.Config.Name)
	}
	if a := f.Application; a != nil {
		l.Role = plainRole(a.Role)
		l.Applied = f.date(a.Applied)
	}
	f.tellOffers(&l)
	n := f.place()
	l.Turn, l.Other = n%wordings, (n+n/wordings)%wordings
	in := f.Interview
	if in == nil {
		return l
	}
	l.Role = cmp.Or(l.Role, plainRole(in.Note.Role.Value))
	past := !in.Upcoming
	if !in.Day.IsZero() && past {
		l.Day = f.date(in.Day)
		if f.language() == "en" {
			l.Day = in.Day.At(0, f.Journal.ZoneOf(f.Interview)).Format("Monday ") + l.Day
		}
	}
	l.Met = past && slices.ContainsFunc(in.People, func(p *journal.Person) bool { return p.Name == f.To.Name })
	l.Arranged = past && !l.Met && in.Recruiter != nil && in.Recruiter.Name == f.To.Name
	if kind != Recruiter && kind != Reference && !l.Met && !l.Arranged {
		l.Day = "" // they were not there
	}
	l.People = f.people()
	l.Topic = f.topic()
	switch {
	case kind == Improve:
		l.Weak, l.Better = f.improved(0)
	case kind != ThankYou:
	case f.Extra == Answer:
		l.Weak, l.Better = f.improved(n)
	case f.Extra != Nothing:
		l.Ask = f.stillToAsk(n)
	}
	return l
}

// tellOffers fills in what is known of offers: theirs, and those of others.
func (f Facts) tellOffers(l *letter) {
	if a := f.Application; a != nil {
		l.Offer = a.Status == journal.Offered || a.Status == journal.Accepted || slices.ContainsFunc(a.History, func(e journal.Event) bool { return e.What == string(journal.Offered) })
		l.Elsewhere = slices.ContainsFunc(a.History, func(e journal.Event) bool { return e.Fate == note.AcceptedElsewhere })
	}
	if f.Journal == nil {
		return
	}
	for _, a := range f.Journal.Applications {
		if a == f.Application || a.Company == f.Company {
			continue
		}
		switch a.Status {
		case journal.Accepted:
			l.Elsewhere = true
		case journal.Offered:
			if a.Deadline.IsZero() || a.Deadline.Compare(f.Journal.Today) >= 0 {
				l.Rival, l.RivalBy = true, cmp.Or(l.RivalBy, f.date(a.Deadline))
			}
		}
	}
}

// germanMonths are the months in German.
var germanMonths = [...]string{"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"}

// date returns a day in the language of the letter: "4 March", "4. März".
func (f Facts) date(d day.Day) string {
	if d.IsZero() {
		return ""
	}
	at := d.At(0, f.Journal.ZoneOf(f.Interview))
	if f.language() == "de" {
		return strconv.Itoa(at.Day()) + ". " + germanMonths[at.Month()-1]
	}
	return at.Format("2 January")
}

// language returns the language of the letter: that of the note, of the
// application, of the journal, else English. Of the languages there are frames
// of these two.
func (f Facts) language() string {
	lang := ""
	if f.Interview != nil {
		lang = f.Interview.Note.Language
	}
	if lang == "" && f.Application != nil && f.Application.Note != nil {
		lang = f.Application.Note.Language
	}
	if lang == "" && f.Journal != nil {
		lang = f.Journal.Config.Language
	}
	if lang == "de" {
		return "de"
	}
	return "en"
}

// resumeZones are where people say resume: the United States and Canada.
var resumeZones = regexp.MustCompile(`^(US|Canada)/|^Pacific/Honolulu$|^America/(New_York|Detroit|Kentucky|Indiana|Chicago|North_Dakota|Denver|Boise|Phoenix|Los_Angeles|Anchorage|Juneau|Sitka|Nome|Toronto|Montreal|Vancouver|Edmonton|Winnipeg|Halifax|Moncton|Regina|St_Johns|Whitehorse|Yellowknife|Iqaluit)\b`)

// cv returns the word for a life on paper: what the journal says, else what is
// said where the journal's zone is.
func (f Facts) cv() string {
	if f.Journal == nil {
		return "CV"
	}
	if said := f.Journal.Config.CV; said != "" {
		return said
	}
	if z := f.Journal.Config.Zone; z != nil && resumeZones.MatchString(z.String()) {
		return "resume"
	}
	return "CV"
}

// sexes finds what advertisements say of who may apply: "(m/f/d)", "(all genders)".
var sexes = regexp.MustCompile(`(?i)\s*[-–,]?\s*[(\[]\s*(?:(?:[mfwdxhvigna*]|div|divers|diverse|male|female)(?:\s*[/|,*:]\s*(?:[mfwdxhvigna*]|div|divers|diverse|male|female))+|all genders?|alle geschlechter|gn|gn\*|d/m/w)\s*[)\]]|\s+[-–|]?\s*\b[mfwdx]/[mfwdx]/[mfwdx]\b`)

// plainRole returns a role without what only an advertisement says.
func plainRole(role string) string {
	return strings.Trim(strings.Join(strings.Fields(sexes.ReplaceAllString(role, " ")), " "), " ,-–|")
}

// place returns the number of the addressee among those who interviewed.
func (f Facts) place() int {
	if f.Interview == nil {
		return 0
	}
	return max(0, slices.IndexFunc(f.Interview.People, func(p *journal.Person) bool { return p.Name == f.To.Name }))
}

// people returns who interviewed beside the addressee.
func (f Facts) people() string {
	var names []string
	for _, p := range f.Interview.People {
		if p.Name != f.To.Name {
			names = append(names, p.Name)
		}
	}
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	and := " and "
	if f.language() == "de" {
		and = " und "
	}
	return strings.Join(names[:len(names)-1], ", ") + and + names[len(names)-1]
}

// stillToAsk returns the n-th question that is open from this interview, so that no
// two people are asked the same; "" if there are not so many. What touches pay, or
// one of the interviewers, or what only the writer cares for, is for another talk.
func (f Facts) stillToAsk(n int) string {
	lang := f.language()
	for _, o := range f.Interview.Open {
		text, ok := asQuestion(strings.TrimSpace(withoutParentheses(o.Text)), lang)
		plain := strings.TrimSuffix(text, "?")
		l := lineOf(plain, lang)
		switch {
		case o.Carried, !ok, !strings.HasSuffix(text, "?"), isNoteSpeak(plain), f.namesSomebody(plain), !inLanguage(plain, lang), l.says("first"), l.isUnfit(false), isNegative(plain), len(strings.Fields(text)) < 4:
			continue
		}
		if n == 0 {
			return strings.ToUpper(text[:1]) + text[1:]
		}
		n--
	}
	return ""
}

// improved returns the n-th weak question of this interview to which a better
// answer is written down that can be said: a thing or a whole sentence, and no
// word to oneself.
func (f Facts) improved(n int) (question, better string) {
	for _, item := range f.Interview.Note.Items(note.Questions) {
		if item.Better == "" || item.Score > 3 {
			continue
		}
		asked := f.theirQuestion(item.Text, f.language())
		answer := f.answer(item.Better)
		if asked == "" || answer == "" {
			continue
		}
		if n == 0 {
			return asked, answer
		}
		n--
	}
	return "", ""
}

// answer returns a better answer as it can be said; "" for one that cannot.
func (f Facts) answer(text string) string {
	lang := f.language()
	text = strings.TrimRight(strings.TrimSpace(text), ". ")
	l := lineOf(text, lang)
	if isNoteSpeak(text) || f.namesSomebody(text) || isNegative(text) || l.isUnfit(false) {
		return ""
	}
	form := grammar.Fragment
	if lang == "de" {
		form = grammar.German(text).Form
	} else {
		form = grammar.English(text).Form
	}
	switch form {
	case grammar.NounPhrase, grammar.Clause, grammar.Doing:
		return lowerFirst(text)
	}
	return ""
}
