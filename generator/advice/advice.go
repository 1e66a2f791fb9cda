// Package advice knows what good candidates do after an interview, and tells
// the owner of a journal exactly what is due: for whom, from when, until
// when, and why.
//
// [Actions] is a pure function of the journal and its clock. Each rule is a
// small piece of code that reads like the practice it implements; the rules
// stand in one table. Nothing is ever stored: an action is gone as soon as a
// note says that it was done, and nothing nags about what is over.
//
// Messages go out in working hours of the zone of the interview (practice
// 16), at most once a week to anyone at one company about one application
// (practice 21).
//
// What is over stays quiet. An application that was rejected, withdrawn,
// declined, cancelled or called silent leads to nothing, but for one request
// for feedback after a rejection, which says thanks as well; so does an
// interview that was cancelled. When an offer is accepted, all that is left is
// to tell the others. A line of a log such as
//
//	2026-03-05 later until 2026-03-09: follow-up Mary Chen
//
// hides an action until that day; "2026-03-05 dropped: follow-up Mary Chen" hides it
// for good, until they give a new reason, and "done: prep" says the same of what
// leaves no other trace.
package advice

import (
	"crypto/sha256"
	"encoding/base32"
	"slices"
	"strconv"
	"strings"
	"time"

	"journal/generator/journal"
	"journal/generator/note"
)

// Action is one thing to do. [Action.Kind] tells of its What how it is done, and
// what becomes of it.
type Action struct {
	ID          string               // short and stable: it does not change when other notes do
	What        string               // what it is, as a word of the log where there is one: "thank-you", "follow-up"
	Title       string               // "Thank Mary Chen"
	Person      string               // for whom; "" if for nobody in particular
	Company     *journal.Company     // nil if about the whole search
	Application *journal.Application // nil if about no application
	Interview   *journal.Interview   // nil if about no interview
	Note        *note.Note           // the note to write in; nil if about the whole search
	From        time.Time            // when it can be done first, in working hours
	Until       time.Time            // the last good moment; zero if there is none
	State       State
	Practice    int    // the number of the practice it serves
	Why         string // one plain sentence
	Log         string // the line of the log, without its date, that says it is done: "thank-you Mary Chen"; "" if it is done by writing something else
}

// State says how pressing an action is.
type State string

// The states.
const (
	Upcoming State = "upcoming" // From lies ahead
	Due      State = "due"      // now is the time
	Overdue  State = "overdue"  // Until has passed and it is still worth doing
	Missed   State = "missed"   // too late; shown once more so that it is not forgotten next time
)

// shortID is the usual length of an id. Two of the same length would have to
// meet among 33 million.
const shortID = 5

// nameAll gives each action its id. It is made of what the action is about
// and nothing else, so that it stays when times, texts or other notes change.
func nameAll(all []found) {
	order := make([]int, len(all))
	keys := make([]string, len(all))
	same := map[string]int{}
	for i := range all {
		key := all[i].key()
		same[key]++
		if n := same[key]; n > 1 {
			key += "\x00" + strconv.Itoa(n)
		}
		keys[i], order[i] = key, i
	}
	slices.SortFunc(order, func(a, b int) int { return strings.Compare(keys[a], keys[b]) })
	taken := map[string]bool{}
	for _, i := range order {
		all[i].ID = freeID(keys[i], taken)
	}
}

// key is what an action is about.
func (f *found) key() string {
	parts := []string{f.What, f.Person, "", "", f.about}
	if f.Application != nil {
		parts[2] = f.Application.ID
	}
	if f.Interview != nil {
		parts[3] = f.Interview.Note.Path + f.Interview.Note.Part
	}
	return strings.Join(parts, "\x00")
}

// freeID returns the first letters of a key's hash, one more for as long as
// they are taken.
func freeID(key string, taken map[string]bool) string {
	sum := sha256.Sum256([]byte(key))
	letters := strings.ToLower(base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(sum[:]))
	n := shortID
	for n < len(letters) && taken[letters[:n]] {
		n++
	}
	taken[letters[:n]] = true
	return letters[:n]
}
