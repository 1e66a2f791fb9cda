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

	// Otherwise says in a sentence what happens if it is not done.
	Otherwise string

	answers bool // a later word from the other side makes it another one, also where it was dropped
	first   bool // while it is at hand it stands before all else
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
	AtImprove // where what is to be sorted stands
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
	{What: "debrief", How: "write into {note} how it went; then it is done", Overdue: stillWorth, Missed: stillShown, rank: 1,
		Otherwise: "What is not written down is lost for the next interview."}, // memory fades first
	{What: "sort", How: "run journal sort, or write the #tag of a theme behind each line in {note}", Place: AtImprove,
		Otherwise: "They stay by themselves, and no theme before the next interview tells of them."},
	{What: "address", How: "write the name and address under interviewers: in {note}, as in: Mary Chen <mary@northwind.example>", Overdue: stillWorth,
		Otherwise: "Without it no thank-you can go out."},
	{What: "timeline", Mail: true,
		Otherwise: "Without it you have to guess when a follow-up is right."},
	{What: "talk-over", Tick: true,
		Otherwise: "Alone it is easy to judge yourself too hard, or to miss what happened."},
	{What: "better-answer", How: "write better: below the question in {note}",
		Otherwise: "The same question may come again."},
	{What: "ask", Tick: true, Place: AtPrep,
		Otherwise: "What is not asked there stays open when you have to decide."},
	{What: "prep", Tick: true, Place: AtPrep,
		Otherwise: "Without it you start from memory."},
	{What: "decide", Tick: true, Overdue: stillWorth, // to go on; a no is logged as one
		Otherwise: "Left open, it goes on taking time, yours and theirs."},
	{What: "answer-offer", How: "write what you decided into the log of {note}: accepted or declined", Overdue: stillWorth, Missed: stillShown, Place: AtOffers, answers: true, first: true,
		Otherwise: "An offer without an answer can be taken back."},
	{What: "apply", How: newNote,
		Otherwise: "If what is open now ends in a no, nothing new is under way."},
	{What: "outreach", How: newNote,
		Otherwise: "If nobody knows that you are looking, only advertised posts are left."},
	{What: "competitors", How: newNote, Tick: true, Place: AtCompany,
		Otherwise: "If you do not look, a place that suits you as well may go to somebody else."},
	{What: "thank-you", Overdue: stillWorth, Missed: stillShown, Message: "thank-you", Letter: "Thank-you to ", Early: true, Mail: true,
		Otherwise: "If you send none, you leave it to the others to be remembered."},
	{What: "recruiter-call", Overdue: stillWorth, Message: "recruiter", Letter: "Message to ", Early: true,
		Otherwise: "If you do not call, they have only the company’s word for how it went."},
	{What: "follow-up", Overdue: Forever, Message: "follow-up", Letter: "Follow-up to ", Mail: true, answers: true,
		Otherwise: "If you let it slide, they may take it that you are no longer interested."},
	{What: "silent", answers: true,
		Otherwise: "Left open, it stays on your list."},
	{What: "references", Message: "reference", Letter: "Message to ", Mail: true,
		Otherwise: "If you do not, they hear it from somebody else."},
	{What: "feedback", Message: "feedback", Letter: "Question for feedback to ", Mail: true,
		Otherwise: "If you do not ask, you will hardly learn why."},
	{What: "decline", Overdue: 2 * stillWorth, Message: "decline", Letter: "Refusal to ", Mail: true,
		Otherwise: "If you do not, they keep a place for you that somebody else could have."},
	{What: "contract", Overdue: Forever, Mail: true,
		Otherwise: "Until it is signed, it can still be taken back."},
	{What: "offer-news", Mail: true,
		Otherwise: "If they hear of it only after your answer, they can do nothing about it."},
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

// First reports whether an action stands before all others wherever they are
// shown: an offer that waits for an answer.
func (a *Action) First() bool {
	return a.Kind().first && (a.State == Due || a.State == Overdue)
}

// Late returns what an action is after its last good moment: [Overdue], or ""
// if it is over then, like a prep sheet when the interview has begun.
func (k Kind) Late() State {
	if k.Overdue == 0 {
		return ""
	}
	return Overdue
}
