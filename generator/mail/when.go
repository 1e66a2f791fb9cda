package mail

import "journal/generator/day"

// Appointment is a day and a time that a mail names.
type Appointment struct {
	At   day.Moment
	Text string // as it was written
}

func (m Message) appointments(f Facts) []Appointment { return nil }
