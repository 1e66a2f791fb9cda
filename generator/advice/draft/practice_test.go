package draft

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
	"time"

	sample "journal/content"
	"journal/generator/journal"
	"journal/generator/note"
	"journal/layouts"
)

// settings are those of the journals in the tests.
const settings = `name: Sam Field
timezone: Europe/Berlin
working: {hours: 09:00-17:00, days: [mon, tue, wed, thu, fri], holidays: [2026-04-03]}
references:
  - Ada Sample, former manager <ada@example.org>
`

// northwind is an interview with two people and everything a thank-you can use.
const northwind = `---
company: Northwind Robotics
role: Backend Engineer
date: 2026-03-04 10:00
duration: 60m
interviewers:
  - Mary Chen, Engineering Manager <mary@northwind.example>
  - name: Ross Diaz
    title: Staff Engineer
    email: ross@northwind.example
    remember: moving billing to event sourcing
recruiter: Dana Poe <dana@agency.example>
---

## Questions they asked

- [2/5] Tell me about a conflict with a teammate
  - why: forgot the outcome
  - better: we measured it together, and it took two weeks instead of a rewrite

## Reactions

- liked: the migration story

## Learned

- They are replacing the nightly job

## Still to ask

- [ ] Who is on call?
- [ ] How often do you release?
`

// made connects notes as the program does.
func made(t testing.TB, now string, notes map[string]string) *journal.Journal {
	t.Helper()
	cfg, problems := journal.ParseConfig([]byte(settings), time.UTC)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return connected(t, cfg, now, notes)
}

func connected(t testing.TB, cfg journal.Config, now string, notes map[string]string) *journal.Journal {
	t.Helper()
	clock, err := cfg.Clock(now)
	if err != nil {
		t.Fatal(err)
	}
	rd := note.NewReader(note.Options{Sections: cfg.Sections, Fields: cfg.Fields})
	var all []*note.Note
	for path, text := range notes {
		all = append(all, rd.Read(path, []byte(text)))
	}
	return journal.Connect(cfg, clock, all, nil)
}

func oneInterview(t testing.TB, text string) (*journal.Journal, *journal.Interview) {
	t.Helper()
	j := made(t, "2026-03-05 09:00", map[string]string{"interviews/2026-03-04-northwind.md": text})
	return j, j.Interviews[0]
}

func written(t testing.TB, kind Kind, f Facts) Draft {
	t.Helper()
	d, err := letters(t, layouts.FS()).Write(kind, f)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// wantIn checks that each text stands in a draft.
func wantIn(t *testing.T, d Draft, texts ...string) {
	t.Helper()
	for _, text := range texts {
		if !strings.Contains(strings.ToLower(d.Text), strings.ToLower(text)) {
			t.Errorf("%q is missing in the %s:\n%s", text, d.Kind, d)
		}
	}
}

// wantReady checks that a draft has nothing to mend.
func wantReady(t *testing.T, d Draft, f Facts, others []Draft) {
	t.Helper()
	for _, finding := range Check(d, f, others, time.Time{}) {
		t.Errorf("%+v in\n%s", finding, d)
	}
}

func TestPractice15_RecruiterIsAskedToFollowUpAndForTheTimeline(t *testing.T) {
	j, in := oneInterview(t, northwind)
	f := About(j, in, in.Recruiter)
	d := written(t, Recruiter, f)
	wantIn(t, d, "Dear Dana,", "Thank you for arranging", "follow up with them for me", "Mary Chen and Ross Diaz", "Northwind Robotics", "by when")
	if d.Email != "dana@agency.example" {
		t.Errorf("it goes to %q", d.Email)
	}
	wantReady(t, d, f, nil)
}

func TestPractice16_SendingTimeIsInWorkingHours(t *testing.T) {
	j, in := oneInterview(t, northwind)
	f := About(j, in, in.People[0])
	d := written(t, ThankYou, f)
	for at, hint := range map[string]string{
		"2026-03-04 16:00": "", "2026-03-05 09:00": "", "2026-03-05 17:00": "",
		"2026-03-04 22:10": "send it on Thursday 5 March, from 09:00", "2026-03-05 08:59": "send it on Thursday 5 March, from 09:00",
		"2026-03-07 10:00": "send it on Monday 9 March, from 09:00", "2026-04-03 10:00": "send it on Monday 6 April, from 09:00",
	} {
		clock, err := j.Config.Clock(at)
		if err != nil {
			t.Fatal(err)
		}
		found := Check(d, f, nil, clock)
		if hint == "" && len(found) > 0 || hint != "" && (len(found) != 1 || found[0].Rule != "time" || found[0].Practice != 16 || found[0].Hint != hint) {
			t.Errorf("at %s: %+v", at, found)
		}
	}
}

// On a free day a thank-you goes out within its 24 hours all the same; nothing else does.
func TestPractice16_TwentyFourHoursBeatTheWeekend(t *testing.T) {
	j, in := oneInterview(t, strings.Replace(northwind, "2026-03-04 10:00", "2026-03-06 16:30", 1))
	saturday, err := j.Config.Clock("2026-03-07 10:00")
	if err != nil {
		t.Fatal(err)
	}
	f := About(j, in, in.People[0])
	if found := Check(written(t, ThankYou, f), f, nil, saturday); len(found) > 0 {
		t.Errorf("a thank-you: %+v", found)
	}
	if found := Check(written(t, FollowUp, f), f, nil, saturday); rulesOf(found) != "pace time" {
		t.Errorf("a follow-up: %+v", found)
	}
}

// The clock of an interview elsewhere counts.
func TestPractice16_SendingTimeIsThatOfTheInterview(t *testing.T) {
	j, in := oneInterview(t, strings.Replace(northwind, "duration:", "timezone: America/New_York\nduration:", 1))
	f := About(j, in, in.People[0])
	berlin, err := j.Config.Clock("2026-03-05 10:00")
	if err != nil {
		t.Fatal(err)
	}
	if found := Check(written(t, ThankYou, f), f, nil, berlin); len(found) != 1 || !strings.HasPrefix(found[0].Msg, "Thursday 04:00") {
		t.Errorf("%+v", found)
	}
}

func TestPractice17_EveryPersonGetsAMessageOfTheirOwn(t *testing.T) {
	text := strings.Replace(northwind, "recruiter:", "  - Ida Boe\n  - Jon Roth\n  - Kaj Lund\n  - Lea Mohn\nrecruiter:", 1)
	text = strings.Replace(text, "- liked: the migration story", "- liked: the migration story\n- liked: the drawing of the queue\n- liked: throwing the first version away\n- liked: the page that shows its age", 1)
	j, in := oneInterview(t, text)
	drafts, err := letters(t, layouts.FS()).All(ThankYou, j, in)
	if err != nil || len(drafts) != 6 {
		t.Fatalf("%d drafts, %v", len(drafts), err)
	}
	topics := map[Topic]bool{}
	for i, d := range drafts {
		f := About(j, in, in.People[i])
		wantReady(t, d, f, drafts)
		topic := f.topic()
		if topic.IsGap() || topics[topic] {
			t.Errorf("%s has no topic of their own: %+v", d.To, topic)
		}
		topics[topic] = true
	}
	// The same words with another name are noticed.
	copied := drafts[1]
	copied.To, copied.Email = drafts[0].To, drafts[0].Email
	copied.Text = strings.Replace(drafts[1].Text, "Dear Ross", "Dear Mary", 1)
	found := Check(copied, About(j, in, in.People[0]), drafts, time.Time{})
	if !slices.ContainsFunc(found, func(f Finding) bool {
		return f.Rule == "alike" && f.Practice == 17 && strings.Contains(f.Msg, "Ross Diaz")
	}) {
		t.Errorf("%+v", found)
	}
}

func TestPractice18_ThankYouIsShortAndSaysOneThingOfThisTalk(t *testing.T) {
	j, in := oneInterview(t, northwind)
	mary, ross := About(j, in, in.People[0]), About(j, in, in.People[1])
	d := written(t, ThankYou, ross)
	wantIn(t, d, "Dear Ross,", "thank you", "Wednesday 4 March", "moving billing to event sourcing", "Northwind Robotics", "Backend Engineer", "add anything")
	wantReady(t, d, ross, nil)
	d = written(t, ThankYou, mary)
	wantIn(t, d, "Dear Mary,", "Thank you", "Wednesday 4 March", "the migration story", "Northwind Robotics")
	wantReady(t, d, mary, nil)
}

func TestPractice18_WithoutATopicItIsNotReady(t *testing.T) {
	bare := northwind[:strings.Index(northwind, "## Questions")]
	bare = strings.Replace(bare, "    remember: moving billing to event sourcing\n", "", 1)
	j, in := oneInterview(t, bare)
	for _, p := range in.People {
		f := About(j, in, p)
		d := written(t, ThankYou, f)
		wantIn(t, d, "[one thing you talked about: …]")
		if found := rulesOf(Check(d, f, nil, time.Time{})); found != "placeholder topic" {
			t.Errorf("%q was found in\n%s", found, d)
		}
		// Taking the brackets off does not make a topic.
		d.Text = strings.NewReplacer("[", "", "]", "", ": …", "").Replace(d.Text)
		if found := rulesOf(Check(d, f, nil, time.Time{})); found != "topic" {
			t.Errorf("%q was found in\n%s", found, d)
		}
	}
}

func TestPractice18_ChecksADraftFromAFile(t *testing.T) {
	j, _ := oneInterview(t, northwind)
	d := Parse(ThankYou, "To: Mary Chen <mary@northwind.example>\r\nSubject: Thanks\r\n\r\nDear Marry,\r\n\r\nThank you for Wednesday.\r\nI enjoyed the migration story.\r\nNorthwind is where I want to be.\r\nUnfortunately I forgot [something].\r\n\r\nBest regards\r\n")
	var got []string
	for _, f := range Check(d, Recognise(j, d), nil, time.Time{}) {
		got = append(got, strings.Join([]string{string(rune('0' + f.Line)), f.Rule}, " "))
	}
	if want := "0 offer, 4 name, 9 placeholder, 9 regret"; strings.Join(got, ", ") != want {
		t.Errorf("got %s, want %s", strings.Join(got, ", "), want)
	}
}

func TestPractice19_OffersAQuestionOrABetterAnswer(t *testing.T) {
	j, in := oneInterview(t, northwind)
	mary, ross := About(j, in, in.People[0]), About(j, in, in.People[1])
	wantIn(t, written(t, ThankYou, mary), "Who is on call?")
	wantIn(t, written(t, ThankYou, ross), "How often do you release?")
	for _, also := range []Also{Question, Answer, Nothing} {
		mary.Extra = also
		d := written(t, ThankYou, mary)
		wantReady(t, d, mary, nil)
		if strings.Contains(d.Text, "Who is on call?") != (also == Question) || strings.Contains(d.Text, "Tell me about a conflict") != (also == Answer) {
			t.Errorf("with %q:\n%s", also, d)
		}
		if also == Answer {
			wantIn(t, d, "we measured it together, and it took two weeks instead of a rewrite.")
		}
	}
}

func TestPractice22_FollowUpAsksTheThreeThings(t *testing.T) {
	j, in := oneInterview(t, strings.Replace(northwind, "recruiter:", "  - Ida Boe\n  - Jon Roth\nrecruiter:", 1))
	drafts, err := letters(t, layouts.FS()).All(FollowUp, j, in)
	if err != nil || len(drafts) != 4 {
		t.Fatal(drafts, err)
	}
	for i, d := range drafts {
		wantIn(t, d, "process", "provide", "Northwind Robotics", "Backend Engineer", "Sam Field")
		if !strings.Contains(d.Text, "timeline") && !strings.Contains(d.Text, "expect to decide") {
			t.Errorf("the timeline is not asked for:\n%s", d)
		}
		wantReady(t, d, About(j, in, in.People[i]), drafts)
	}
}

func TestPractice24_FeedbackThanksAndAsksOnce(t *testing.T) {
	j, in := oneInterview(t, strings.Replace(northwind, "recruiter:", "outcome: rejected\nrecruiter:", 1))
	f := About(j, in, in.People[0])
	d := written(t, Feedback, f)
	wantIn(t, d, "Thank you for letting me know", "one thing that I could do better")
	if n := strings.Count(d.Text, "?"); n != 1 {
		t.Errorf("it asks %d times:\n%s", n, d)
	}
	wantReady(t, d, f, nil)
}

func TestPractice26_DeclineIsCourteous(t *testing.T) {
	j, in := oneInterview(t, northwind)
	drafts, err := letters(t, layouts.FS()).All(Decline, j, in)
	if err != nil || len(drafts) != 1 || drafts[0].To != "Dana Poe" {
		t.Fatal(drafts, err)
	}
	wantIn(t, drafts[0], "Thank you for arranging", "withdraw", "early", "my thanks to the team", "Northwind Robotics")
	wantReady(t, drafts[0], About(j, in, in.Recruiter), nil)
}

func TestPractice27_ReferencesLearnWhatTheRoleIs(t *testing.T) {
	j, in := oneInterview(t, northwind)
	drafts, err := letters(t, layouts.FS()).All(Reference, j, in)
	if err != nil || len(drafts) != 1 || drafts[0].Email != "ada@example.org" {
		t.Fatal(drafts, err)
	}
	wantIn(t, drafts[0], "Dear Ada,", "Northwind Robotics", "Backend Engineer", "Mary Chen and Ross Diaz", "My CV", "description of the role")
	f := About(j, in, nil)
	f.To = j.Config.References[0]
	wantReady(t, drafts[0], f, nil)
}

func TestPractice30_AvailabilityComesWithResumeAndLetter(t *testing.T) {
	j := made(t, "2026-03-05 09:00", map[string]string{"applications/southwind.md": "---\ncompany: Southwind\nrole: Backend Engineer\ncontact: Ola Berg <ola@southwind.example>\n---\n"})
	a := j.Applications[0]
	f := Facts{Journal: j, Application: a, Company: a.Company, To: a.Note.Contacts[0]}
	d := written(t, Availability, f)
	wantIn(t, d, "Dear Ola,", "Southwind", "Backend Engineer", "CV and a short letter")
	if found := rulesOf(Check(d, f, nil, time.Time{})); found != "placeholder" {
		t.Errorf("%q: only the writer knows what draws them there:\n%s", found, d)
	}
	d.Text = strings.Replace(d.Text, "[one thing you like about them: …]", "the way you write about your failures", 1)
	if found := rulesOf(Check(d, f, nil, time.Time{})); found != "" {
		t.Errorf("%q was found in\n%s", found, d)
	}
}

// TestSample writes and checks every draft of the sample journal. Only where a note
// gives no topic one is left to the writer.
func TestSample(t *testing.T) {
	src, err := fs.ReadFile(sample.FS, "journal.yaml")
	if err != nil {
		t.Fatal(err)
	}
	cfg, _ := journal.ParseConfig(src, time.UTC)
	notes := map[string]string{}
	err = fs.WalkDir(sample.FS, ".", func(path string, d fs.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(path, ".md") {
			text, err := fs.ReadFile(sample.FS, path)
			notes[path] = string(text)
			return err
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	j := connected(t, cfg, cfg.Today, notes)
	ready := 0
	for _, in := range j.Interviews {
		for _, kind := range Kinds() {
			drafts, err := letters(t, layouts.FS()).All(kind, j, in)
			if err != nil {
				t.Fatal(err)
			}
			again, _ := letters(t, layouts.FS()).All(kind, j, in)
			if !slices.Equal(drafts, again) {
				t.Errorf("%s: a second writing differs", in.Note.Path)
			}
			for _, d := range drafts {
				f := About(j, in, nil)
				f.To.Name, f.To.Email = d.To, d.Email
				found := rulesOf(Check(d, f, drafts, time.Time{}))
				gap := kind == ThankYou && f.topic().IsGap()
				switch {
				case found == "":
					ready++
				case gap && found == "placeholder topic", kind == Availability && found == "placeholder", kind == Negotiate && found == "placeholder", kind == Improve && found == "placeholder":
				default:
					t.Errorf("%s: %s in\n%s", in.Note.Path, found, d)
				}
			}
		}
	}
	if ready < 60 {
		t.Errorf("only %d drafts are ready", ready)
	}
}

// rulesOf returns the names of the rules that were broken, sorted, each once.
func rulesOf(found []Finding) string {
	var names []string
	for _, f := range found {
		names = append(names, f.Rule)
	}
	slices.Sort(names)
	return strings.Join(slices.Compact(names), " ")
}
