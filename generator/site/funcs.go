package site

import (
	"cmp"
	"fmt"
	"html/template"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"

	"journal/generator/advice"
	"journal/generator/chart"
	"journal/generator/day"
	"journal/generator/journal"
	"journal/generator/note"
	"journal/generator/plan"
	"journal/generator/prose"
)

// funcs are the functions that layouts may call; docs/layouts.md shows each. They
// return words and values, never markup: that stands in the layouts. Only link returns
// an attribute. What may be missing is nil or "", so that {{with}} skips it.
func (v view) funcs() template.FuncMap {
	return template.FuncMap{
		// Ways. Each leads from the page that is made.
		"href":   v.to,                                                // href X: to an interview, application, company, person, theme, question, note, line, event, action or address
		"link":   v.link,                                              // link X: the same as an attribute: href="…"
		"root":   func() template.URL { return template.URL(v.root) }, // root: to the root of the site
		"mailto": mailto,                                              // mailto ADDRESS: begins a message
		"addr":   v.address,                                           // addr X: the address of X from the root of the site, with its fragment
		"anchor": anchor,                                              // anchor X: the fragment alone
		"prep":   v.prepOf,                                            // prep INTERVIEW: to its prep sheet; "" once it is over
		"cards":  v.cardsOf,                                           // cards INTERVIEW: to the practice cards for it; "" without a question
		"kept":   v.kept(""),                                          // kept NAME KEY X: a piece, made once for each key
		"navkey": navKey,                                              // navkey PAGE: what tells the headers of pages apart
		"nav":    func() []NavPage { return navigation },              // nav: the groups of pages, for the header

		// Days and hours, as a [Moment] for {{template "time"}}.
		"day":    v.day,    // day D: Wed 4 Mar, with the year if it is not this one
		"long":   v.long,   // long D: Wednesday, 4 March
		"dated":  v.dated,  // dated D: Wed 4 Mar 2026
		"near":   v.near,   // near D: tomorrow, today, yesterday, else like day
		"when":   v.when,   // when INTERVIEW: Wed 4 Mar, 10:30–15:30; the week or month if that is all that is known
		"soon":   v.soon,   // soon INTERVIEW: tomorrow at 11:00, by the clock at home; nil if it has no day
		"clock":  v.clock,  // clock INTERVIEW: 11:00, by the clock at home
		"window": v.window, // window ACTION: when it can be done, a [Window] for {{template "window"}}
		"iso":    iso,      // iso X: a day or an instant as machines write it
		"month":  monthOf,  // month D: March 2026
		"in":     v.in,     // in D: today, tomorrow, in 3 days; "" for the past
		"zone":   v.zoneOf, // zone INTERVIEW: "10:00 in Lisbon" if its clock is not the one at home
		"silent": v.silent, // silent APPLICATION: days since their last word; 0 unless the next one is theirs

		// Words.
		"state":   stateFor,                                                   // state X: how it stands, a [State] for {{template "state"}}; of an interview, application, action or word
		"word":    wordOf,                                                     // word EVENT: what happened, as people say it
		"lasts":   lasts,                                                      // lasts 150: 2 hours 30 minutes, of minutes
		"span":    longTime,                                                   // span 75: 2 months, of days
		"count":   prose.Count,                                                // count 5 "interview": 5 interviews
		"times":   prose.Times,                                                // times 2: twice
		"spell":   prose.Spell,                                                // spell 2: two; from twenty-one on in figures
		"plural":  plural,                                                     // plural N "is" "are"
		"cap":     prose.Capital,                                              // cap "two": Two
		"tags":    tags,                                                       // tags ITEM.Tags: #concise #metrics
		"boxed":   boxed,                                                      // boxed LESSON: whether its note has a place for a tick
		"why":     why,                                                        // why ITEM: the reason given, else what is nested below it
		"name":    journal.NoteTitle,                                          // name NOTE: what to call it
		"weekday": func(d day.Day) string { return d.Weekday().String() },     // weekday D: Wednesday
		"short":   func(d day.Day) string { return d.Weekday().String()[:3] }, // short D: Wed
		"minus":   func(a, b int) int { return a - b },
		"sum":     sum,
		"join":    strings.Join,
		"dict":    dict,    // dict "A" 1 "B" 2: several values for a {{template}}
		"between": between, // between 6 30 LIST: those from the seventh to the thirtieth
		"first":   firstOf, // first 3 LIST: no more than the first three

		// What a person wrote.
		"body":    v.body,    // body NOTE: all of its text
		"opening": v.opening, // opening NOTE: its text up to the first heading
		"quoted":  v.quoted,  // quoted NOTE: opening, on another page than the note's own
		"rest":    v.rest,    // rest NOTE: what stands behind that
		"says":    says,      // says NOTE: its first sentence, without markup; "" if it has none

		// What there is.
		"actions": v.actionsOf,                                                       // actions X: what to do about an interview, application or company; of the journal all
		"person":  func(a *advice.Action) *journal.Person { return v.agenda.For(a) }, // person ACTION: for whom it is, if they have a place on the site
		"mail":    func(a *advice.Action) string { return v.agenda.Mail(a) },         // mail ACTION: the address to write to, if it is a message
		"letter":  v.letter,                                                          // letter ACTION: the draft that does it, a [Letter]; nil if none does
		"ratings": ratingsOf,                                                         // ratings NOTE.Ratings: named values from 1 to 5, in their order, a list of [Rating]
		"unnamed": unnamed,                                                           // unnamed INTERVIEW: who was there and has no name
		"steps":   steps,                                                             // steps HISTORY, steps PERSON: what happened, the latest first
		"unasked": unasked,                                                           // unasked OPEN: questions still to ask that are not ticked
		"late":    late,                                                              // late ACTION: its state after the last good moment: overdue or over
		"file":    v.hasFile,                                                         // file NAME: whether the site has such a file
		"site":    v.title,                                                           // site: what the journal is called

		// Plans.
		"plans":   func() []*plan.Plan { return plan.Active(v.plans) },                                // plans: the active if-then plans, the latest first
		"plansOf": v.plansOf,                                                                          // plansOf THEME: all plans for it; plansOf nil: those for none
		"offer":   func(t *journal.Theme) *plan.Offer { return plan.OfferFor(v.journal, v.plans, t) }, // offer THEME: a plan ready to be taken over; nil if it has one

		// What pages of the program compute.
		"lanes": v.lanesOf, "nextAction": v.nextAction, "elsewhere": elsewhere, "talks": talks, "legend": chart.Legend, "share": chart.Share, "enough": func() int { return chart.Enough }, "stageTitle": stageTitle,
		"planned": v.planned, "sheet": func(i *journal.Interview) *plan.Sheet { return v.sheets().Look(i) }, "reviewDue": func() bool { return plan.ReviewDue(v.journal) }, "forecasts": func() []*plan.Forecast { return plan.Forecasts(v.journal) }, "biases": func() []*plan.Bias { return plan.Biases(v.journal) }, "flow": v.flow, "weeks": v.weeks, "rated": v.rated, "waits": v.waits, "debriefed": v.debriefed, "drawn": v.drawn, "cameUp": v.cameUp, "hush": chart.Silence, "five": five, "fits": fits, "filters": filters, "questionLists": func() [][]*Part[*journal.Question] { return v.questions }, "cardLists": func() [][]*Part[*journal.Question] { return v.cards }, "practised": journal.ByPractice, "outcomes": journal.ByOutcome, "seenOnce": seenOnce, "waiting": func() map[*journal.Person]*advice.Action { return v.waiting() }, "decksAhead": v.forAhead, "decksOfStages": v.ofStages, "wordings": wordings, "planWordings": planWordings, "askedIn": askedIn, "plannedIn": plannedIn, "askedAt": askedAt, "expected": v.expect, "likely": v.likely, "toBring": toBring, "crowded": v.crowded, "called": called, "dayOf": v.dayOf,
		"often": often, "strip": v.strip, "trend": trendWord, "unwritten": v.unwritten, "ownTitle": ownTitle, "bar": chart.Bar,
		"folded": v.folded, "unfolded": v.unfolded, "review": v.review, "comesNext": v.comesNext, "place": v.itemPlace, "tally": func() advice.Tally { return v.agenda.Tally() }, "hour": v.hour,
		"pressing": v.pressing, "soonest": v.soonest, "byCompany": advice.ByCompany, "talk": func(all []*advice.Action) *journal.Interview { return v.agenda.Talk(all) }, "entry": entryWord,
	}
}

// to returns a link to what has a place on the site.
func (v view) to(x any) (template.URL, error) {
	address, err := v.address(x)
	if err != nil {
		return "", err
	}
	return template.URL(v.way(address)), nil
}

// way returns the link to an address.
func (v view) way(address string) string {
	path, fragment, found := strings.Cut(address, "#")
	if found {
		return v.root + encodePath(path) + "#" + encodePath(fragment)
	}
	return v.root + encodePath(path)
}

// link returns a link as the attribute that it is: of a whole attribute html/template
// asks one question, of a link inside of one three, and pages are full of links.
func (v view) link(x any) (template.HTMLAttr, error) {
	address, err := v.address(x)
	if err != nil {
		return "", err
	}
	return v.linkTo(address), nil
}

func (v view) linkTo(address string) template.HTMLAttr {
	return template.HTMLAttr(`href="` + template.HTMLEscapeString(v.way(address)) + `"`)
}

// address returns where a thing is, from the root of the site.
func (v view) address(x any) (string, error) {
	line := func(l *journal.Line) (string, error) {
		switch {
		case l.Interview != nil:
			return withAnchor(l.Interview.Address, l.Anchor), nil
		case l.Note != nil:
			return withAnchor(v.journal.Address(l.Note), l.Anchor), nil
		}
		return "", fmt.Errorf("a line without a note has no place")
	}
	switch x := x.(type) {
	case string:
		return x, nil
	case *journal.Interview:
		return x.Address, nil
	case *journal.Application:
		return x.Address, nil
	case *journal.Company:
		return x.Address, nil
	case *journal.Person:
		return v.placed(x.Address), nil
	case *journal.Theme:
		return v.placed(withAnchor("improve.html", x.Anchor)), nil
	case *journal.Question:
		return v.placed(withAnchor("questions.html", x.Anchor)), nil
	case *note.Note:
		return v.journal.Address(x), nil
	case journal.Link:
		return x.Address, nil
	case journal.Year:
		return yearAddress(x), nil
	case journal.Line:
		return line(&x)
	case journal.Lesson:
		return line(&x.Line)
	case journal.Open:
		return line(&x.Line)
	case journal.Ask:
		return line(&x.Line)
	case journal.Event:
		if x.Interview != nil {
			return x.Interview.Address, nil
		}
		if x.Note != nil {
			return v.journal.Address(x.Note), nil
		}
		return "", fmt.Errorf("an event without a note has no place")
	case *plan.Plan:
		return withAnchor(v.journal.Address(x.Note), "l"+strconv.Itoa(x.Line)), nil
	case *advice.Action:
		return v.placeOf(x), nil
	}
	return "", fmt.Errorf("%T has no place on the site", x)
}

func withAnchor(address, anchor string) string {
	if anchor == "" {
		return address
	}
	address, _, _ = strings.Cut(address, "#")
	return address + "#" + anchor
}

// anchor returns the fragment of a place, or "".
func anchor(x any) (string, error) {
	address, err := view{Site: &Site{journal: &journal.Journal{}}}.address(x)
	return fragment(address), err
}

// fragment returns what stands behind the # of an address.
func fragment(address string) string {
	_, id, _ := strings.Cut(address, "#")
	return id
}

// mailto returns the link that begins a message.
func mailto(address string) template.URL {
	return template.URL("mailto:" + encodePath(address))
}

func (v view) prepOf(i *journal.Interview) template.URL {
	if !i.Upcoming {
		return ""
	}
	return template.URL(v.root + encodePath(prepAddress(i)))
}

func (v view) hasFile(name string) bool {
	_, ok := v.files[name]
	return ok
}

// Moment is a day, an hour, or a longer time, as it is said.
type Moment struct {
	ISO   string // as machines write it
	Words string // "tomorrow 11:00"
	Plain string // the same where Words are true on one day only: "Fri 13 Mar 11:00"; else ""
}

// day returns a day as people say it, nil if it is unknown.
func (v view) day(d day.Day) *Moment {
	if d.IsZero() {
		return nil
	}
	return &Moment{ISO: iso(d), Words: shortDay(d, v.journal.Today)}
}

func (v view) dated(d day.Day) *Moment {
	if d.IsZero() {
		return nil
	}
	return &Moment{ISO: iso(d), Words: string(appendDay(nil, d))}
}

func (v view) long(d day.Day) *Moment {
	if d.IsZero() {
		return nil
	}
	words := d.Weekday().String() + ", " + strconv.Itoa(d.Day) + " " + d.Month.String()
	if d.Year != v.journal.Today.Year {
		words += " " + strconv.Itoa(d.Year)
	}
	return &Moment{ISO: iso(d), Words: words}
}

// near is day in a word that is true today only, where there is one.
func (v view) near(d day.Day) *Moment {
	m := v.day(d)
	if m == nil {
		return nil
	}
	if word := nearWord(v.journal.Today, d); word != "" {
		m.Words, m.Plain = word, m.Words
	}
	return m
}

func nearWord(today, d day.Day) string {
	switch today.DaysUntil(d) {
	case -1:
		return "yesterday"
	case 0:
		return "today"
	case 1:
		return "tomorrow"
	}
	return ""
}

// when returns the day of an interview and, if they are known, its hours, by the
// clock at home. Of an interview of which only the week or the month is known, that.
func (v view) when(i *journal.Interview) *Moment {
	today := v.journal.Today
	switch {
	case i.Day.IsZero() && !i.Note.When.Month.IsZero():
		m := i.Note.When.Month
		return &Moment{ISO: m.String()[:7], Words: monthOf(m)}
	case i.Day.IsZero() && !i.Note.When.Span.IsZero():
		return spanMoment(i.Note.When.Span, today)
	case i.Day.IsZero():
		return nil
	case i.Start.IsZero():
		return v.day(i.Day)
	}
	home := v.zoneAtHome()
	start := i.Start.In(home)
	m := &Moment{ISO: iso(i.Start), Words: shortDay(day.Of(start), today) + ", " + start.Format("15:04")}
	if !i.End.IsZero() {
		m.Words += "–" + i.End.In(home).Format("15:04")
	}
	return m
}

// spanMoment says a time of several days: "week of Mon 16 Mar", "by Wed 18 Mar".
func spanMoment(s day.Span, today day.Day) *Moment {
	switch {
	case s.From.IsZero():
		return &Moment{ISO: iso(s.To), Words: "by " + shortDay(s.To, today)}
	case s.To.IsZero():
		return &Moment{ISO: iso(s.From), Words: "from " + shortDay(s.From, today) + " on"}
	case s.IsWeek():
		return &Moment{ISO: iso(s.From), Words: "week of " + shortDay(s.From, today)}
	}
	return &Moment{ISO: iso(s.From), Words: shortDay(s.From, today) + "–" + shortDay(s.To, today)}
}

// soon says when an interview is by the clock at home: "tomorrow at 11:00".
func (v view) soon(i *journal.Interview) *Moment {
	on, clock := i.Day, ""
	if !i.Start.IsZero() {
		at := i.Start.In(v.zoneAtHome())
		on, clock = day.Of(at), " at "+at.Format("15:04")
	}
	m := v.near(on)
	if m == nil {
		return nil
	}
	m.Words += clock
	if m.Plain != "" {
		m.Plain += clock
	}
	return m
}

// in says how far a day is from today, "" if it is over.
func (v view) in(d day.Day) string {
	switch n := v.journal.Today.DaysUntil(d); {
	case d.IsZero() || n < 0:
		return ""
	case n == 0:
		return "today"
	case n == 1:
		return "tomorrow"
	default:
		return "in " + prose.Count(n, "day")
	}
}

// iso returns a day or an instant as machines write it.
func iso(x any) string {
	switch x := x.(type) {
	case day.Day:
		return string(appendDate(nil, x))
	case time.Time:
		return x.Format(time.RFC3339)
	}
	return ""
}

// hour returns the hour of an instant by the clock at home, nil without one.
func (v view) hour(t time.Time) *Moment {
	if t.IsZero() {
		return nil
	}
	return &Moment{ISO: iso(t), Words: t.In(v.zoneAtHome()).Format("15:04")}
}

// clock returns the hour at which an interview begins, by the clock at home; "" if
// it is not known.
func (v view) clock(i *journal.Interview) string {
	if i.Start.IsZero() {
		return ""
	}
	return i.Start.In(v.zoneAtHome()).Format("15:04")
}

// State is how something stands: a class for its sign, and words.
type State struct{ Class, Word string }

// stateFor returns how an interview, an application or an action stands; nil if
// there is nothing to say.
func stateFor(x any) *State {
	switch x := x.(type) {
	case *journal.Interview:
		if x.Upcoming && x.Note.Outcome == "" {
			return &State{"upcoming", "ahead"}
		}
		return newState(string(x.Note.Outcome), toldWord(string(x.Note.Outcome), x.Note.Fate, x.Note.Meeting))
	case *journal.Application:
		return newState(string(x.Status), toldWord(string(x.Status), x.Fate(), ""))
	case *advice.Action:
		return newState(string(x.State), "")
	case journal.Status:
		return newState(string(x), "")
	case chart.End:
		return &State{x.Class(), x.String()}
	case string:
		return newState(x, "")
	}
	return nil
}

func newState(class, told string) *State {
	switch {
	case class == "":
		return nil
	case told != "":
		return &State{class, told}
	}
	switch class {
	case "withdrawn":
		return &State{class, "withdrew"}
	case "silent":
		return &State{class, "no answer"}
	}
	return &State{class, class}
}

// wordOf says what happened; of an interview its stage.
func wordOf(e journal.Event) string {
	if i := e.Interview; i != nil {
		if i.Note.Stage.Value != "" {
			return i.Note.Stage.Value
		}
		return "interview"
	}
	if told := toldWord(e.What, e.Fate, e.Meeting); told != "" {
		return told
	}
	return eventWord(e.What)
}

// entryWord says what a line of a log tells.
func entryWord(e note.Entry) string {
	if told := toldWord(e.What, e.Fate, e.Meeting); told != "" {
		return told
	}
	return eventWord(e.What)
}

func plural(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// Rating is a named value from 1 to 5.
type Rating struct {
	Name  string
	Score int
}

// ratingsOf returns ratings in the order in which they are asked for; names of one's
// own follow by alphabet.
func ratingsOf(from map[string]int) []Rating {
	all := make([]Rating, 0, len(from))
	for name, score := range from {
		all = append(all, Rating{name, score})
	}
	place := func(name string) int {
		if n := slices.Index(ratingOrder, name); n >= 0 {
			return n
		}
		return len(ratingOrder)
	}
	slices.SortFunc(all, func(a, b Rating) int { return cmp.Or(place(a.Name)-place(b.Name), strings.Compare(a.Name, b.Name)) })
	return all
}

func sum(all ...int) int {
	total := 0
	for _, n := range all {
		total += n
	}
	return total
}

// dict returns several values by name.
func dict(pairs ...any) (map[string]any, error) {
	all := make(map[string]any, len(pairs)/2)
	for n := 0; n+1 < len(pairs); n += 2 {
		name, ok := pairs[n].(string)
		if !ok {
			return nil, fmt.Errorf("dict wants a name before each value, and not %v", pairs[n])
		}
		all[name] = pairs[n+1]
	}
	return all, nil
}

// between returns a part of a list, as far as it goes.
func between(from, to int, list any) (any, error) {
	v := reflect.ValueOf(list)
	if v.Kind() != reflect.Slice {
		return nil, fmt.Errorf("between wants a list, and not %T", list)
	}
	to = min(to, v.Len())
	return v.Slice(min(from, to), to).Interface(), nil
}

// firstOf returns no more than the first n of a list.
func firstOf(n int, list any) (any, error) {
	v := reflect.ValueOf(list)
	if v.Kind() != reflect.Slice {
		return nil, fmt.Errorf("first wants a list, and not %T", list)
	}
	return v.Slice(0, min(n, v.Len())).Interface(), nil
}

// steps returns what happened, the latest first: a history, or that of a person,
// whose name goes without saying there.
func steps(of any) ([]journal.Event, error) {
	var all []journal.Event
	switch of := of.(type) {
	case []journal.Event:
		all = slices.Clone(of)
	case *journal.Person:
		all = slices.Clone(of.History())
		for n := range all {
			if all[n].Person == of.Name {
				all[n].Person = ""
			}
		}
	default:
		return nil, fmt.Errorf("steps wants a history or a person, and not %T", of)
	}
	slices.Reverse(all)
	return all, nil
}

// unasked returns those of the questions still to ask that are not ticked.
func unasked(all []journal.Open) []journal.Open {
	var left []journal.Open
	for _, o := range all {
		if !o.Done {
			left = append(left, o)
		}
	}
	return left
}

// elsewhere returns those of the lines that stand in other notes than this one.
func elsewhere(n *note.Note, all []journal.Line) []journal.Line {
	var left []journal.Line
	for _, l := range all {
		if l.Note != n {
			left = append(left, l)
		}
	}
	return left
}
