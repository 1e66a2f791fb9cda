package inbox

import (
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"journal/generator/day"
	"journal/generator/journal"
	"journal/generator/note"
	"journal/generator/prose"
	"journal/generator/transcript"
	"journal/generator/undo"
	"journal/generator/words"
)

// isTranscript reports whether a text without the marks of a format is a conversation.
func isTranscript(src []byte) bool {
	_, ok := transcript.Read(src)
	return ok
}

// takeTranscript files what they asked in an interview into its note, and how much one
// talked. The text of the talk itself goes nowhere, unless the note says so.
func (b *Box) takeTranscript(name string, src []byte) []*Thing {
	talk, ok := transcript.Read(src)
	if !ok {
		return []*Thing{nothing("a transcript that can't be read", "write what they asked into the note of the interview")}
	}
	t := &Thing{What: "transcript"}
	in := b.recordedInterview(t, name, talk)
	if in == nil {
		return []*Thing{t}
	}
	t.What = "interview " + momentOf(in.Note)
	if in.Company != nil {
		t.What += ", " + in.Company.Name
	}
	me, known := b.whoIsMe(t, name, talk)
	if !known {
		return []*Thing{t}
	}
	others := slices.DeleteFunc(slices.Clone(talk.Speakers), func(s string) bool { return s == me })
	if len(others) > 0 {
		t.What += ", with " + speakersOf(others)
	}
	b.fileTalk(t, in.Note, talk, me)
	return []*Thing{t}
}

// fileTalk writes the questions of a talk and one's own share of it.
func (b *Box) fileTalk(t *Thing, n *note.Note, talk *transcript.Transcript, me string) {
	questions := talk.Questions(me)
	add := note.Talk{Share: -1}
	share, told := talk.Share(me)
	if told {
		t.say("you talked %d %% of it", share)
		if n.TalkShare == nil {
			add.Share = share
		} else if *n.TalkShare != share {
			t.say("the note says talk_share: %d, which stays", *n.TalkShare)
		}
	}
	longest, at := transcript.Longest(questions)
	if at >= 0 {
		t.say("your longest answer took %s: %s", lasted(longest), questions[at].Text)
	}
	follow, there := 0, 0
	has := n.Items(note.Questions)
	for k, q := range questions {
		if slices.ContainsFunc(has, func(i note.Item) bool { return isSameQuestion(i.Text, q.Text) }) {
			there++
			continue
		}
		add.Questions = append(add.Questions, heard(q, k == at))
		follow += len(q.FollowUps)
	}
	switch {
	case !n.Transcript:
	case n.HasTranscript():
		t.say("the transcript that the note has stays as it is")
	default:
		add.Said = turnsOf(talk)
	}
	if there > 0 && len(add.Questions) > 0 {
		t.say("%s of %s in the note already", strconv.Itoa(there), prose.Count(len(questions), "question"))
	}
	switch {
	case len(add.Said) > 0:
	case len(questions) == 0 && !told:
		t.leave("for no question in it is surely one that they asked", "write what they asked into "+n.Path)
		return
	case len(add.Questions) == 0 && add.Share < 0:
		t.Does = "there already, in " + n.Path
		return
	}
	text, err := b.text(n.Path)
	if err != nil {
		t.leave(err.Error(), "")
		return
	}
	plan := func(text []byte) (note.Addition, error) {
		a, _, err := b.reader.PlanTalk(n.Path, text, n.Part, add)
		return a, err
	}
	_, filed, err := b.reader.PlanTalk(n.Path, text, n.Part, add)
	if err == nil {
		if left := len(add.Questions) - filed.Questions; left > 0 {
			t.say("left out, for a note would read it as something else: %s", prose.Count(left, "question"))
		}
		if add.Share >= 0 && !filed.Share {
			t.say("the note has no front matter to write it into: talk_share: %d", add.Share)
		}
		if len(add.Said) > 0 && !filed.Said {
			t.say("what was said was left out, for the note would read some of it as something else, or grow too large")
		}
	}
	var what []string
	if len(add.Questions) > 0 {
		what = append(what, prose.Count(len(add.Questions), "question"))
		if follow > 0 {
			what[0] += " with " + prose.Count(follow, "follow-up")
		}
	}
	if filed.Said {
		what = append(what, "what was said")
	}
	if len(what) == 0 {
		what = append(what, fmt.Sprintf("talk_share: %d", add.Share))
	}
	b.rewrite(t, undo.Change{Path: n.Path, Part: n.Part, What: t.What, Line: t.What}, plan, prose.List(what, "and")+" into "+n.Path, "write them into "+n.Path+" by hand")
}

// turnsOf is what was said, in one piece each time somebody else begins to speak. Of what
// nobody knows who says it, a piece ends after some sentences.
func turnsOf(talk *transcript.Transcript) (said []note.Turn) {
	const some = 400
	for _, t := range talk.Turns {
		if n := len(said); n > 0 && said[n-1].Speaker == t.Speaker && (t.Speaker != "" || len(said[n-1].Text) < some || !endsSentence(said[n-1].Text)) {
			said[n-1].Text += " " + t.Text
			continue
		}
		said = append(said, note.Turn{Speaker: t.Speaker, Text: t.Text})
	}
	return said
}

func endsSentence(s string) bool {
	last, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?…。！？", last)
}

// heard is a question as a note has it, with how it was answered.
func heard(q transcript.Question, longest bool) note.Heard {
	h := note.Heard{Text: q.Text}
	if a := answered(q.Answer); a != "" {
		if longest {
			a += ", the longest"
		}
		h.Below = append(h.Below, a)
	}
	for _, f := range q.FollowUps {
		line := "follow-up: " + f.Text
		if a := answered(f.Answer); a != "" {
			line += " (" + a + ")"
		}
		h.Below = append(h.Below, line)
	}
	return h
}

func answered(a transcript.Answer) string {
	switch {
	case a.Length >= time.Second:
		return "answered in " + lasted(a.Length)
	case a.Letters && a.Words > 1:
		return fmt.Sprintf("answered in %d characters", a.Words)
	case a.Words > 1:
		return fmt.Sprintf("answered in %d words", a.Words)
	}
	return ""
}

// lasted writes how long something took: "45 s", "1 min 20 s".
func lasted(d time.Duration) string {
	s := int(d.Round(time.Second) / time.Second)
	switch {
	case s < 60:
		return fmt.Sprintf("%d s", s)
	case s%60 == 0:
		return fmt.Sprintf("%d min", s/60)
	}
	return fmt.Sprintf("%d min %d s", s/60, s%60)
}

// isSameQuestion reports whether a question that a note has is one that was heard, perhaps with
// a word mended.
func isSameQuestion(a, b string) bool {
	if a == b {
		return true
	}
	x, y := journal.PlainWords(a), journal.PlainWords(b)
	if len(x) < 4 || len(y) < 4 {
		return slices.Equal(x, y)
	}
	count := map[string]int{}
	for _, w := range x {
		count[w]++
	}
	both := 0
	for _, w := range y {
		if count[w] > 0 {
			count[w]--
			both++
		}
	}
	return both*10 >= max(len(x), len(y))*8
}

// whoIsMe returns the speaker who keeps the journal; "" if the file names no speakers. known
// is false if it names some and it is not sure.
func (b *Box) whoIsMe(t *Thing, name string, talk *transcript.Transcript) (me string, known bool) {
	if len(talk.Speakers) == 0 {
		t.say("it does not say who speaks, so there is no talk share, and only what surely was asked of you is taken")
		return "", true
	}
	if b.Speaker != "" {
		if me, known = talk.Speaker(b.Speaker); !known {
			t.leave("for nobody in it is "+b.Speaker, "the speakers are "+speakersOf(talk.Speakers))
		}
		return me, known
	}
	if me, known = transcript.Me(talk.Speakers, append([]string{b.j.Config.Name, b.Named}, b.j.Config.Me...)...); known {
		return me, true
	}
	var first []string
	for _, s := range talk.Speakers[:min(len(talk.Speakers), mostSpeakers)] {
		first = append(first, fmt.Sprintf("%s: “%s”", s, beginningOf(talk, s)))
	}
	if b.AskSpeaker != nil {
		if n := b.AskSpeaker(t.What, first); n >= 0 && n < len(first) {
			if me = talk.Speakers[n]; b.j.Config.Name == "" && transcript.IsFullName(me) {
				b.Named = me
			}
			return me, true
		}
	}
	t.Said = append(t.Said, first...)
	hint := fmt.Sprintf("journal inbox %s --me %s", quotedArg(name), strconv.Quote(talk.Speakers[len(talk.Speakers)-1]))
	if !talk.Nameless() && b.j.Config.Name == "" {
		hint += ", or name: in journal.yaml"
	}
	t.leave("for it does not say which of "+speakersOf(talk.Speakers)+" you are", hint)
	return "", false
}

// mostSpeakers is how many people of a talk are named. An interview has no more.
const mostSpeakers = 9

func speakersOf(names []string) string {
	if more := len(names) - mostSpeakers; more > 0 {
		names = append(slices.Clone(names[:mostSpeakers]), fmt.Sprintf("%d more", more))
	}
	return prose.List(names, "and")
}

// beginningOf is what somebody says first that is more than a greeting.
func beginningOf(talk *transcript.Transcript, speaker string) string {
	const enough = 40
	said := ""
	for _, turn := range talk.Turns {
		if turn.Speaker == speaker {
			if said = strings.TrimSpace(said + " " + turn.Text); len(said) > enough {
				break
			}
		}
	}
	return clip(said, 2*enough)
}

// quotedArg writes an argument as a shell takes it.
func quotedArg(s string) string {
	if strings.ContainsAny(s, " '\"()&;$`\\*?<>|#!") {
		return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
	}
	return s
}

// recordedInterview returns the interview that was recorded: the one of the day that the file's
// name or its first lines tell, else of today. Of several it is the one whose company,
// people or hour the file names.
func (b *Box) recordedInterview(t *Thing, name string, talk *transcript.Transcript) *journal.Interview {
	if b.Note != nil {
		for _, in := range b.j.Interviews {
			if in.Note.Path == b.Note.Path && in.Note.Part == b.Note.Part {
				return in
			}
		}
		t.leave("for "+b.Note.Path+" is no interview", "")
		return nil
	}
	days, at := b.recorded(name, talk.Head)
	dated := len(days) > 0
	if !dated {
		days = []day.Day{b.j.Today}
	}
	var found []*journal.Interview
	for _, in := range b.j.Interviews {
		if slices.Contains(days, in.Day) && in.Note.Outcome != note.Cancelled && !in.Start.After(b.now()) {
			found = append(found, in)
		}
	}
	title := strings.Split(strings.TrimSpace(talk.Head), "\n")
	match := b.find(Hints{Companies: append(title, spaced(name)), Text: talk.Text()})
	if len(found) > 1 {
		for _, fits := range []func(*journal.Interview) bool{
			func(in *journal.Interview) bool {
				return in.Application != nil && (in.Application == match.Application || slices.Contains(match.Among, in.Application))
			},
			func(in *journal.Interview) bool { return spokeThere(in, talk.Speakers) },
			func(in *journal.Interview) bool {
				return !at.IsZero() && !in.Start.IsZero() && at.Sub(in.Start).Abs() <= 40*time.Minute
			},
		} {
			if some := slices.DeleteFunc(slices.Clone(found), func(in *journal.Interview) bool { return !fits(in) }); len(some) > 0 {
				found = some
			}
		}
	}
	on := days[0].String()
	switch {
	case len(found) == 0 && !dated:
		t.leave("for it does not say of which day it is, and there is no interview today", "journal inbox "+quotedArg(name)+" --note NOTE, with the note of the interview")
	case len(found) == 0:
		t.What = "transcript of " + on
		t.leave("for there is no interview on that day", "journal new COMPANY --date "+on+", then the same again, or --note NOTE with the note of the interview")
	case len(found) > 1:
		t.What = "transcript of " + on
		var paths []string
		for _, in := range found {
			paths = append(paths, in.Note.Path)
		}
		t.leave("for it may be of "+prose.List(paths, "or"), "journal inbox "+quotedArg(name)+" --note "+path.Base(paths[0]))
	case match.Application != nil && found[0].Application != match.Application && (!dated || b.names().sayTitle(title, name, found[0])):
		t.What = "transcript of " + on
		t.leave("for it speaks of "+match.Application.Company.Name+", and the interview of that day is "+found[0].Note.Path, "journal inbox "+quotedArg(name)+" --note NOTE")
	default:
		if !dated {
			t.say("it does not say of which day it is; it was taken for the one interview of today")
		}
		return found[0]
	}
	return nil
}

// sayTitle reports whether the first lines or the name of a file name a company, and none
// that an interview is at.
func (k *known) sayTitle(title []string, name string, in *journal.Interview) bool {
	named, _ := k.named(append(title, spaced(name)))
	for _, i := range named {
		if k.companies[i].Company == in.Company {
			return false
		}
	}
	return len(named) > 0
}

// spokeThere reports whether one of the speakers is among the interviewers of a note.
func spokeThere(in *journal.Interview, speakers []string) bool {
	for _, p := range in.Note.People {
		if _, ok := transcript.Me(speakers, p.Name); ok {
			return true
		}
	}
	return false
}

// reStamp is a day in the name of a file, perhaps with an hour: GMT20260312-130311,
// 2026-03-12 14.00.
var reStamp = words.Pattern(`(GMT|UTC|^|\D)(20\d\d)[-_.]?(\d\d)[-_.]?(\d\d)(?:[-_T ]+(?:at )?(\d\d)[-_.:h]?(\d\d)(?:[-_.:]?\d\d)?)?(?:\D|$)`)

// recorded returns the days that the name of a file and its first lines tell, and when it
// began, if they do.
func (b *Box) recorded(name, head string) (days []day.Day, at time.Time) {
	add := func(d day.Day) {
		if d.Exists() && !slices.Contains(days, d) {
			days = append(days, d)
		}
	}
	base := path.Base(strings.ReplaceAll(name, `\`, "/"))
	for _, text := range append([]string{base}, strings.Split(head, "\n")...) {
		if m := reStamp().FindStringSubmatch(text); m != nil {
			d := day.Day{Year: number(m[2]), Month: time.Month(number(m[3])), Day: number(m[4])}
			if !d.Exists() {
				continue
			}
			zone := b.j.Config.Zone
			if m[1] == "GMT" || m[1] == "UTC" {
				zone = time.UTC
			}
			if m[5] == "" || number(m[5]) > 23 || number(m[6]) > 59 {
				add(d)
				continue
			}
			begun := d.At(day.Clock(number(m[5])*60+number(m[6])), zone).In(b.j.Config.Zone)
			if at.IsZero() {
				at = begun
			}
			add(day.Of(begun))
			continue
		}
		o := b.j.Config.Days()
		o.Near = day.Day{}
		for _, f := range day.Find(spaced(text), o) {
			if f.Span.From == f.Span.To {
				add(f.Span.From)
			}
		}
	}
	return days, at
}

func number(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

// spaced writes the name of a file as words.
func spaced(name string) string {
	return strings.NewReplacer("_", " ", ".txt", " ", ".vtt", " ", ".srt", " ").Replace(path.Base(name))
}
