package advice

import "strings"

// Kind is what is true of all actions of one word. Whoever shows, exports or
// ticks actions asks it and knows no words of its own.
type Kind struct {
	What string // as in [Action.What]
	// How says what to write where no line of the log ends an action, in which
	// {note} stands for its file and {notes} for the folder of all; "" if [Action.Log] does.
	How string
	// Overdue is for how many days after [Action.Until] it is still worth doing,
	// or Forever; Missed for how many more it is shown as missed.
	Overdue, Missed int
	Place           Place
	// Message is the kind of draft that does it, as package draft names it, and
	// Letter what stands in front of the person in the title of the draft; "" if
	// no message does. Early says that it can be written before its hour.
	Message, Letter string
	Early           bool
	// Tick says that it is done by a line "done: …" of the log, as what leaves no
	// other trace in the notes.
	Tick bool
	// Mail says that it is done by writing to somebody, so that an address helps.
	Mail bool

	answers bool // a later word from the other side makes it another one, also where it was dropped
	rank    int  // among those of the same state; the lowest comes first
}

// Place says where an action is done.
type Place int

// The places. An action whose own place does not exist is done where it belongs
// next: interview, application, company, the applications.
const (
	AtInterview Place = iota
	AtPrep            // on the prep sheet of an interview ahead
	AtOffers          // where the offers stand side by side
	AtCompany
)

// Forever says that an action stays overdue until it is done.
const Forever = -1

// A message that was not sent in time is overdue for a week, because a late
// word of thanks is better than none. After that it is shown as missed for
// another week, so that the next one is not.
const (
	stillWorth = 7
	stillShown = 7
)

// afterOthers is the rank of an action that does not press more than others of its state.
const afterOthers = 9

const newNote = "write a note in {notes}applications with applied: or a line contacted under log:"

// kinds are all kinds of actions.
var kinds = []Kind{
	{What: "debrief", How: "write into {note} how it went; then it is done", Overdue: stillWorth, Missed: stillShown, rank: 1}, // memory fades first
	{What: "address", How: "write the name and address under interviewers: in {note}, as in: Mary Chen <mary@northwind.example>", Overdue: stillWorth},
	{What: "timeline", How: "write next_steps: into {note}, as in: answer by 2026-03-11, ask Mary Chen by email", Mail: true},
	{What: "better-answer", How: "write better: below the question in {note}"},
	{What: "ask", Tick: true, Place: AtPrep},
	{What: "prep", Tick: true, Place: AtPrep},
	{What: "decide", Tick: true, Overdue: stillWorth}, // to go on; a no is logged as one
	{What: "answer-offer", How: "write what you decided into the log of {note}: accepted or declined", Overdue: stillWorth, Missed: stillShown, Place: AtOffers, answers: true},
	{What: "apply", How: newNote},
	{What: "outreach", How: newNote},
	{What: "competitors", How: newNote, Tick: true, Place: AtCompany},
	{What: "thank-you", Overdue: stillWorth, Missed: stillShown, Message: "thank-you", Letter: "Thank-you to ", Early: true, Mail: true},
	{What: "recruiter-call", Overdue: stillWorth, Message: "recruiter", Letter: "Message to ", Early: true},
	{What: "follow-up", Overdue: Forever, Message: "follow-up", Letter: "Follow-up to ", Mail: true, answers: true},
	{What: "silent", answers: true},
	{What: "references", Message: "reference", Letter: "Message to ", Mail: true},
	{What: "feedback", Message: "feedback", Letter: "Question for feedback to ", Mail: true},
	{What: "decline", Overdue: 2 * stillWorth, Message: "decline", Letter: "Refusal to ", Mail: true},
}

var kindOf = func() map[string]Kind {
	all := map[string]Kind{}
	for _, k := range kinds {
		if k.rank == 0 {
			k.rank = afterOthers
		}
		all[k.What] = k
	}
	return all
}()

// Kind returns what is true of all actions of that word; nothing is known of
// one that no rule makes.
func (a *Action) Kind() Kind { return kindOf[a.What] }

// tick sets the line that says that an action of that kind is done.
func (a *Action) tick() {
	if a.Kind().Tick && a.Note != nil {
		a.Log = strings.TrimSpace("done: " + a.What + " " + a.Person)
	}
}

// Logged reports whether a line of the log says that an action is done.
func (a *Action) Logged() bool { return a.Log != "" && a.Note != nil }

// How returns what to write for an action that no line of the log ends; folder
// stands in front of the paths of notes, and ends in a slash if it is not "".
func (a *Action) How(folder string) string {
	note := "a note"
	if a.Note != nil {
		note = folder + a.Note.Path
	}
	return strings.NewReplacer("{notes}", folder, "{note}", note).Replace(a.Kind().How)
}

// Late returns what an action is after its last good moment: [Overdue], or ""
// if it is over then, like a prep sheet when the interview has begun.
func (k Kind) Late() State {
	if k.Overdue == 0 {
		return ""
	}
	return Overdue
}
