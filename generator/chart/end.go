package chart

// End is where something stands or how it ended.
type End int

// The ends, in the order in which they stand in every column: what came to something
// first, what still can, and last what they ended.
const (
	Offered   End = iota // an offer to answer
	Accepted             // an offer accepted
	Going                // no end yet, and no offer
	Silent               // no answer
	Withdrew             // the applicant stopped
	Declined             // the applicant said no
	Cancelled            // called off before anything happened
	Rejected             // the employer said no
)

// Ends is the number of ends there are.
const Ends = int(Rejected) + 1

// ends tells each end's words and its class, which is a role of the style sheet.
var ends = [Ends]struct{ name, class string }{
	Going:     {"going on", "waiting"},
	Offered:   {"offer to answer", "offer"},
	Accepted:  {"accepted", "accepted"},
	Declined:  {"declined", "declined"},
	Withdrew:  {"withdrew", "withdrawn"},
	Cancelled: {"called off", "cancelled"},
	Silent:    {"no answer", "silent"},
	Rejected:  {"rejected", "rejected"},
}

// String returns an end in words: "no answer".
func (e End) String() string { return ends[e].name }

// short returns an end in words for a narrow drawing, where "offer" is enough.
func (e End) short() string {
	if e == Offered {
		return "offer"
	}
	return e.String()
}

// Class returns the class of an end, which is also fit for an id: "silent".
func (e End) Class() string { return ends[e].class }

// glyph draws the shape of an end around a point: a ring for what is going on,
// a diamond for a yes, a cross for a no of theirs, a bar for a no of one's own,
// and three dots where nobody answered.
func (d *drawing) glyph(e End, x, y float64) {
	d.add(`<path class="mark `, e.Class(), `" d="`)
	at := func(cmd string, dx, dy float64) { d.add(cmd, num(x+dx), " ", num(y+dy)) }
	switch e {
	case Going:
		at("M", -4, 0)
		d.add("a4 4 0 1 1 8 0a4 4 0 1 1-8 0")
	case Offered, Accepted:
		at("M", 0, -5)
		d.add("l5 5-5 5-5-5z")
	case Silent:
		at("M", -5, -1)
		d.add("h2v2h-2zm4 0h2v2h-2zm4 0h2v2h-2z")
	case Rejected:
		at("M", -4, -4)
		d.add("l8 8m0-8l-8 8")
	default:
		at("M", -5, -1)
		d.add("h10v2h-10z")
	}
	d.add(`"/>`)
}
