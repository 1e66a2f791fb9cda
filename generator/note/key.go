package note

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"

	"journal/generator/day"
)

// key is the meaning of a metadata key, however it was spelled.
type key string

// The keys a note can have. The value is the spelling of the design, which is
// also what "did you mean" offers.
const (
	keyNone        key = ""
	keyTitle       key = "title"
	keyKind        key = "kind"
	keyType        key = "type" // a kind or a stage
	keyCompany     key = "company"
	keyRole        key = "role"
	keyInterviewed key = "interview_date" // says more surely than keyDate what its day is
	keyDate        key = "date"
	keyMeeting     key = "meeting"     // keyInterviewed, if a day stands behind it
	keyApplication key = "application" // keyStatus, if a result stands behind it
	keyCreated     key = "created"     // of the note, which may be another day
	keyModified    key = "modified"    // of the note, never the day of an interview
	keyTime        key = "time"
	keyEnd         key = "end_time"
	keyTimezone    key = "timezone"
	keyDuration    key = "duration"
	keyStage       key = "stage"
	keyRound       key = "round"
	keyFormat      key = "format"
	keyPeople      key = "interviewers"
	keyPersonTitle key = "interviewer_title"
	keyPersonEmail key = "interviewer_email"
	keyRecruiter   key = "recruiter"
	keyContact     key = "contact"
	keyOutcome     key = "outcome"
	keyStatus      key = "status"         // an outcome, or the state of the file
	keyUpdate      key = "latest_outcome" // an outcome that came later
	keyNextSteps   key = "next_steps"
	keyRatings     key = "ratings"
	keyOverall     key = "overall"
	keyResearch    key = "research"
	keyConfidence  key = "confidence"
	keyAnswers     key = "answers"
	keyRapport     key = "rapport"
	keyDifficulty  key = "difficulty"
	keyFit         key = "fit"
	keyChance      key = "chance"
	keyTalkShare   key = "talk_share"
	keyTranscript  key = "transcript"
	keyTags        key = "tags"
	keyLog         key = "log"
	keyApplied     key = "applied"
	keyDeadline    key = "deadline"
	keySalary      key = "salary"
	keySource      key = "source"
	keyURL         key = "url"
	keyWebsite     key = "website"
	keyLocation    key = "location"
	keyCompetitors key = "competitors"
	keyThankYou    key = "thank_you_date"
	keySent        key = "thank_you_sent"
	keyFollowUp    key = "follow_up"
	keyAliases     key = "aliases"
	keyUID         key = "uid"      // of the invitation in a calendar
	keySequence    key = "sequence" // of its last change that was taken in
	keyIgnored     key = "ignored"  // of editors and site generators: nothing to do with the journal
	keyShown       key = "shown"    // nothing to the journal, but something to a reader
)

// keyNames are the keys that are offered for a slip.
var keyNames = []string{"title", "kind", "company", "role", "position", "date", "time", "timezone", "duration", "stage", "round", "format", "interviewer", "interviewers",
	"recruiter", "contact", "contacts", "outcome", "result", "status", "next_steps", "ratings", "rating", "confidence", "fit", "chance", "talk_share", "transcript", "tags", "log", "applied", "deadline", "salary", "source",
	"url", "website", "location", "competitors", "thank_you_sent", "follow_up"}

// keyForm folds the spellings of a key into one: "Follow-Up Date",
// "follow_up_date" and "followUpDate" are the same.
func keyForm(s string) string { return string(appendKeyForm(nil, s)) }

func appendKeyForm(out []byte, s string) []byte {
	for i, c := range s {
		switch b := s[i]; {
		case 'a' <= b && b <= 'z' || '0' <= b && b <= '9':
			out = append(out, b)
		case 'A' <= b && b <= 'Z':
			out = append(out, b+'a'-'A')
		case b < utf8.RuneSelf:
		case unicode.IsLetter(c) || unicode.IsDigit(c) || unicode.IsMark(c):
			out = utf8.AppendRune(out, unicode.ToLower(c))
		}
	}
	return out
}

// keyOf returns the meaning of a key in any of its spellings, keyNone if it
// has none for the journal.
func keyOf(s string) key {
	if len(s) > longestKey {
		return keyNone
	}
	var room [longestKey]byte
	return key(lexicon().keys[string(appendKeyForm(room[:0], s))])
}

// longestKey is more than any spelling of a key has, in bytes.
const longestKey = 80

// meaning returns what the key of a field means beside its value: "interview" may
// stand before a day, and what is called the application or the meeting before what
// became of it.
func (f field) meaning() key {
	k := keyOf(f.key)
	if k != keyMeeting && k != keyApplication && k != keyApplied {
		return k
	}
	text := f.val.plain().Value
	switch {
	case k == keyMeeting && tellsDay(f.val.text):
		return keyInterviewed
	case tellsResult(k, text):
		return keyStatus
	case k == keyApplied:
		return k
	}
	return keyNone
}

// tellsResult reports whether a value says what became of the application or the
// meeting, and not when it was: "application: turned down", "interview: called off".
func tellsResult(k key, text string) bool {
	if len(text) > longestHeading || len(day.Find(text, day.Options{})) > 0 {
		return false
	}
	got := ReadOutcome(text)
	if k == keyMeeting {
		_, bare := bareOutcome(text)
		return got.Meeting != "" || bare && got.Outcome != ""
	}
	return got.Outcome != "" && got.Outcome != Waiting
}

// tellsDay reports whether a value tells the day of a meeting: it is one, or a sentence
// with a day and an hour in it, such as that of a meeting that was moved.
func tellsDay(text string) bool {
	if isDayLine(text) {
		return true
	}
	if len(text) > 2*longestHeading {
		return false
	}
	w, _ := day.Read(text, day.Options{})
	return !w.Day.IsZero() && w.HasTime
}

// KeyNamed returns the key of the front matter that a word stands for, in any of
// its spellings and languages: "company" for "Employer" and "Firma"; "" for none.
func KeyNamed(word string) string { return string(keyOf(word)) }

// ReadLog reads one line of a log by itself: DATE [TIME] WHAT [PERSON] [: text].
// ok is false if it is none.
func (rd *Reader) ReadLog(line string) (e Entry, ok bool) {
	r := &reading{Reader: rd, note: &Note{}, src: newSource(nil)}
	return r.logLine(line, Pos{Line: 1})
}

// ReadRating reads a mark from 1 to 5: 4, 4/5, 8/10, ⭐⭐⭐ or a word. It returns
// 0 if it is none, or out of range.
func ReadRating(text string) int {
	n, known := rating(strings.TrimSpace(text))
	if !known || n < 1 || n > 5 {
		return 0
	}
	return n
}

// rating reads a number or a mark; known is false if it is neither.
func rating(text string) (n int, known bool) {
	if n, err := strconv.Atoi(text); err == nil {
		return n, true
	}
	if n := score(text); n > 0 {
		return n, true
	}
	if f, err := strconv.ParseFloat(strings.Replace(text, ",", ".", 1), 64); err == nil && f >= 1 && f <= 5 {
		return int(f + 0.5), true
	}
	return 0, strings.ContainsAny(text, "0123456789")
}

// outcomeWords cuts a short text into words in lower case.
func outcomeWords(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(c rune) bool {
		return !unicode.IsLetter(c) && !unicode.IsMark(c) && !unicode.IsDigit(c) && c != '\'' && c != '/'
	})
}

// nearest returns the name that a slip of the fingers away makes of word, and
// "" if there is none. Short words need to be closer than long ones.
func nearest(word string, names []string) string {
	word = strings.ToLower(word)
	length := len([]rune(word))
	best, least := "", 3
	if length < 8 {
		least = 2
	}
	if length < 4 {
		return ""
	}
	for _, name := range names {
		if gap := len(name) - length; gap > 2 || gap < -2 {
			continue
		}
		if d := levenshtein.ComputeDistance(word, name); d > 0 && d < least {
			best, least = name, d
		}
	}
	if best == "" {
		return swapped(word, names)
	}
	return best
}

// swapped finds a name of which two neighbouring letters were exchanged.
func swapped(word string, names []string) string {
	for _, name := range names {
		if len(name) != len(word) {
			continue
		}
		for i := 0; i+1 < len(name); i++ {
			if name[:i] == word[:i] && name[i] == word[i+1] && name[i+1] == word[i] && name[i+2:] == word[i+2:] {
				return name
			}
		}
	}
	return ""
}

// stageWords are the words of the usual stages; a word close to one of them
// and not one itself is reported as a slip.
var stageWords = strings.Fields(`recruiter recruiting screen screening phone call hiring manager technical coding system design architecture behavioral behavioural
	culture onsite final finals panel interview round take home takehome review presentation homework assignment assessment challenge pairing
	informational offer debrief chat coffee founder executive leadership product portfolio case study trial working team meet
	first second third fourth reference negotiation followup virtual remote video practical theory domain skills manager managers lead
	introduction intro introductory`)

// stageSlip returns the stage that was perhaps meant, and "".
func stageSlip(s string) string {
	words := outcomeWords(s)
	slip := false
	for i, w := range words {
		if slices.Contains(stageWords, w) || slices.Contains(stageWords, strings.TrimSuffix(w, "s")) {
			continue
		}
		if len(w) < 5 {
			continue
		}
		if near := nearest(w, stageWords); near != "" {
			words[i], slip = near, true
		}
	}
	if !slip {
		return ""
	}
	return strings.Join(words, " ")
}

// Keys returns the keys of the front matter in their usual spelling, in the order in
// which one would write them, for who offers them.
func Keys() []string { return slices.Clone(keyNames) }

// Outcomes returns the outcomes in the order of a search.
func Outcomes() []Outcome {
	return []Outcome{Waiting, Passed, Rejected, Withdrawn, Silent, Offer, Accepted, Declined, Cancelled}
}

// Kinds returns the kinds of notes.
func Kinds() []Kind { return []Kind{Interview, Application, Company, Review, Page} }

// schemaDetails is what the schema says of the keys besides their names.
//
//go:embed schema.json
var schemaDetails []byte

// Schema returns a JSON schema of the front matter, for editors that take one: the keys
// of [Keys], with what schema.json says of them. It refuses nothing that is understood,
// so it refuses little.
func Schema() ([]byte, error) {
	var schema map[string]json.RawMessage
	var properties map[string]map[string]any
	if err := json.Unmarshal(schemaDetails, &schema); err != nil {
		return nil, fmt.Errorf("reading the schema: %w", err)
	}
	if err := json.Unmarshal(schema["properties"], &properties); err != nil {
		return nil, fmt.Errorf("reading the schema: %w", err)
	}
	for _, key := range keyNames {
		if properties[key] == nil {
			properties[key] = map[string]any{"$ref": "#/definitions/plain"}
		}
	}
	// Other words are understood as well; these are the ones to offer.
	anything := map[string]any{}
	properties[string(keyKind)]["anyOf"] = []any{map[string]any{"enum": Kinds()}, anything}
	properties[string(keyOutcome)]["anyOf"] = []any{map[string]any{"enum": Outcomes()}, anything}
	var err error
	if schema["properties"], err = json.Marshal(properties); err != nil {
		return nil, fmt.Errorf("writing the schema: %w", err)
	}
	var out bytes.Buffer
	write := json.NewEncoder(&out)
	write.SetEscapeHTML(false)
	write.SetIndent("", "  ")
	if err := write.Encode(schema); err != nil {
		return nil, fmt.Errorf("writing the schema: %w", err)
	}
	return out.Bytes(), nil
}
