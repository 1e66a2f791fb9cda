package draft

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"journal/generator/advice/lint"
	"journal/layouts"
)

// good keeps to every rule.
const good = `Dear Mary,

Thank you for our talk on Wednesday.
I enjoyed hearing about the migration story.
Northwind Robotics is where I would like to work.
Please tell me if you need anything else.

Best regards
`

// TestRules breaks one rule at a time.
func TestRules(t *testing.T) {
	j := made(t, "2026-03-05 09:00", map[string]string{
		"interviews/2026-03-04-northwind.md": northwind,
		"interviews/2026-03-03-southwind.md": "---\ncompany: Southwind Energy\ninterviewers: [Peter Lang]\ndate: 2026-03-03\n---\n\n## Went well\n\n- a\n",
	})
	in := j.Interviews[0]
	f := About(j, in, in.People[0])
	other := Draft{Kind: ThankYou, To: "Ross Diaz", Text: strings.Replace(good, "Mary", "Ross", 1)}
	for _, c := range []struct {
		name     string
		rule     string // "" for none
		line     int
		practice int
		from, to string
	}{
		{"nothing", "", 0, 0, "", ""},
		{"whole name", "", 0, 0, "Dear Mary,", "Dear Mary Chen,"},
		{"title and last name", "", 0, 0, "Dear Mary,", "Dear Ms. Chen,"},
		{"no greeting", "greeting", 1, 18, "Dear Mary,\n", ""},
		{"greeting without a name", "greeting", 1, 18, "Dear Mary,", "Hello,"},
		{"greeting of nobody", "greeting", 1, 18, "Dear Mary,", "Dear Sir or Madam,"},
		{"other name", "name", 1, 18, "Dear Mary,", "Dear Ross,"},
		{"name with a slip", "name", 1, 18, "Dear Mary,", "Dear Marry,"},
		{"last name with a slip", "name", 1, 18, "Dear Mary,", "Dear Mary Cheng,"},
		{"last name with a slip in the text", "name", 3, 18, "Thank you", "Mary Chan: thank you"},
		{"person of another company", "name", 4, 18, "about the", "about Peter Lang and the"},
		{"another one of this interview", "", 0, 0, "our talk", "the talk with Ross Diaz and you"},
		{"another company", "company", 5, 18, "Northwind Robotics is", "Southwind Energy is"},
		{"another company by its short name", "company", 5, 18, "is where I", "and not Southwind is where I"},
		{"company with a slip", "company", 5, 18, "Northwind", "Norhtwind"},
		{"nothing is offered", "offer", 0, 18, "Please tell me if you need anything else.\n", ""},
		{"five sentences", "", 0, 0, "else.", "else. I am free on Friday."},
		{"too long", "length", 6, 18, "else.", "else. I am free on Friday. Or on Monday, if that is better. The train is fast. I like trains."},
		{"sentences that go on", "length", 0, 18, "anything else.", strings.Repeat("anything else at all ", 40) + "."},
		{"abbreviations end nothing", "", 0, 0, "on Wednesday.", "on Wednesday, e.g. Mr. Diaz at 3 p.m. or so."},
		{"no topic", "topic", 0, 18, "the migration story", "everything you said"},
		{"another topic of the note", "", 0, 0, "about the migration story", "why you replace the nightly job"},
		{"negative word", "regret", 5, 18, "Northwind", "Unfortunately it rained, but Northwind"},
		{"negative phrase", "self", 6, 18, "Please", "I know I am no expert; please"},
		{"a name is no negative word", "", 0, 0, "else.", "else from Failsafe Street."},
		{"gap in brackets", "placeholder", 4, 18, "story", "story [and more]"},
		{"gap in braces", "placeholder", 4, 18, "story", "story of {{name}}"},
		{"gap in angles", "placeholder", 4, 18, "story", "story of <project>"},
		{"gap in letters", "placeholder", 4, 18, "story", "story of XXX"},
		{"link and address are no gaps", "", 0, 0, "anything else.", "anything else: [my page](https://sam.example) or <sam@sam.example>."},
		{"misspelling", "spelling", 6, 18, "Please tell", "If you recieve this, tell"},
		{"word twice", "spelling", 6, 18, "if you", "if if you"},
		{"too alike", "alike", 0, 17, "alike", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := Draft{Kind: ThankYou, To: "Mary Chen", Text: strings.Replace(good, c.from, c.to, 1)}
			if c.from != "" && d.Text == good && c.rule != "alike" {
				t.Fatal("the case changes nothing")
			}
			var others []Draft
			if c.rule == "alike" {
				others = []Draft{d, other}
			}
			found := Check(d, f, others, time.Time{})
			if c.rule == "" {
				if len(found) > 0 {
					t.Errorf("found %+v", found)
				}
				return
			}
			if len(found) != 1 || found[0].Rule != c.rule || found[0].Line != c.line || found[0].Practice != c.practice || found[0].Msg == "" || found[0].Hint == "" {
				t.Errorf("found %+v, want %s in line %d", found, c.rule, c.line)
			}
		})
	}
}

// Each kind has demands of its own: a follow-up needs neither topic nor thanks.
func TestEachKindHasItsDemands(t *testing.T) {
	three := "Dear Mary,\n\nWhere are you in the process? Has the timeline changed? I can provide references.\n\nBest regards\n"
	for kind, want := range map[Kind]string{FollowUp: "", Feedback: "ask thanks", Decline: "ask thanks", Reference: "thanks", ThankYou: "interest thanks"} {
		if got := rulesOf(Check(Draft{Kind: kind, Text: three}, Facts{}, nil, time.Time{})); got != want {
			t.Errorf("%s: %q, want %q", kind, got, want)
		}
	}
	short := Check(Draft{Kind: FollowUp, Text: "Dear Mary,\n\nAny news?\n"}, Facts{}, nil, time.Time{})
	if rulesOf(short) != "interest length" || short[0].Practice != 22 {
		t.Errorf("%+v", short)
	}
}

// TestLikeness: the limit lies well between letters in words of their own and one
// letter with a sentence changed, so no honest pair comes near it.
func TestLikeness(t *testing.T) {
	j, in := oneInterview(t, strings.Replace(northwind, "recruiter:", "  - Ida Boe\n  - Jon Roth\nrecruiter:", 1))
	for _, kind := range []Kind{ThankYou, FollowUp} {
		drafts, err := letters(t, layouts.FS()).All(kind, j, in)
		if err != nil || len(drafts) != 4 {
			t.Fatal(drafts, err)
		}
		for i, a := range drafts {
			for _, b := range drafts[:i] {
				if share := lint.Likeness(a.Text, b.Text); share > 0.35 {
					t.Errorf("%s to %s and %s: %.2f", kind, a.To, b.To, share)
				}
			}
			changed := a
			changed.Text = strings.Replace(a.Text, "Kind regards", "I look forward to hearing from you.\n\nKind regards", 1)
			if share := lint.Likeness(a.Text, changed.Text); share < 0.75 {
				t.Errorf("%s to %s with a sentence more: %.2f", kind, a.To, share)
			}
		}
	}
	half := Draft{Kind: ThankYou, To: "Ross Diaz", Text: strings.NewReplacer("Mary", "Ross", "about the migration story", "about billing").Replace(good)}
	if share := lint.Likeness(good, half.Text); share < 0.5 || share > 0.75 {
		t.Errorf("one topic changed: %.2f", share)
	}
	if found := Check(Draft{Kind: ThankYou, To: "Mary Chen", Text: good}, Facts{}, []Draft{half}, time.Time{}); rulesOf(found) != "alike" {
		t.Errorf("%+v", found)
	}
}

// Without facts and without text nothing breaks.
func TestCheckOfNothing(t *testing.T) {
	for _, text := range []string{"", "\n\n", "Dear", "Best regards", "Dear \xff,\n\n\xff. \xff", "Hello\nBest\nBest\nBest"} {
		if found := Check(Parse(ThankYou, text), Facts{}, nil, time.Time{}); len(found) == 0 {
			t.Errorf("%q is called ready", text)
		}
	}
}

func TestParseReadsWhatStringGives(t *testing.T) {
	for _, d := range []Draft{
		{Kind: ThankYou, To: "Mary Chen", Email: "mary@northwind.example", Subject: "Thank you", Text: good},
		{Kind: Decline, Email: "mary@northwind.example", Text: good},
		{Kind: Decline, To: "Mary Chen", Text: good},
		{Kind: Feedback, Text: good},
	} {
		got := Parse(d.Kind, d.String())
		above := got.above
		got.above = 0
		if got != d {
			t.Errorf("got %+v, want %+v", got, d)
		}
		if lines := strings.Split(d.String(), "\n"); lines[above] != "Dear Mary," {
			t.Errorf("the text begins behind line %d of %q", above, lines)
		}
	}
}

func TestMailto(t *testing.T) {
	d := Draft{Email: "mary@northwind.example", Subject: "Thank you & more", Text: "Dear Mary,\n\nA + B?\n"}
	if got, want := d.Mailto(), "mailto:mary@northwind.example?subject=Thank%20you%20%26%20more&body=Dear%20Mary%2C%0D%0A%0D%0AA%20%2B%20B%3F%0D%0A"; got != want {
		t.Errorf("got %s", got)
	}
}

func letters(t testing.TB, theme fs.FS) *Letters {
	t.Helper()
	l, err := Read(theme)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// A journal writes its own words.
func TestOwnTemplate(t *testing.T) {
	j, in := oneInterview(t, northwind)
	f := About(j, in, in.People[1])
	own := fstest.MapFS{"drafts/thank-you.txt": {Data: []byte("Subject: Danke\n\nHallo {{.First}},\n\n\n\n   vielen   Dank!\n{{template \"topic.txt\" .}}\n{{.Me}}\n")}}
	d, err := letters(t, layouts.Over(own)).Write(ThankYou, f)
	if err != nil {
		t.Fatal(err)
	}
	if d.Subject != "Danke" || d.Text != "Hallo Ross,\n\nvielen Dank!\nWhat you told me about moving billing to event sourcing has stayed with me.\n\nSam Field\n" {
		t.Errorf("%+v", d)
	}
	for name, text := range map[string]string{"broken": "{{", "unknown": "{{.Nobody}}"} {
		own["drafts/thank-you.txt"].Data = []byte(text)
		l, err := Read(layouts.Over(own))
		if err == nil {
			_, err = l.Write(ThankYou, f)
		}
		if err == nil || !strings.Contains(err.Error(), "thank-you.txt") {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := letters(t, layouts.FS()).Write("letter", f); err == nil {
		t.Error("an unknown kind was written")
	}
	if _, err := letters(t, fs.FS(fstest.MapFS{"drafts/x.txt": {}})).Write(Decline, f); err == nil || !strings.Contains(err.Error(), "decline.txt") {
		t.Errorf("a missing template: %v", err)
	}
}

// Every kind can be written about nothing: the gaps are seen.
func TestWriteAboutNothing(t *testing.T) {
	for _, kind := range Kinds() {
		d := written(t, kind, Facts{})
		if found := rulesOf(Check(d, Facts{}, nil, time.Time{})); !strings.Contains(found, "placeholder") {
			t.Errorf("%s is called %q:\n%s", kind, found, d)
		}
	}
}

// TestTopic makes of lines as people write them what fits into a sentence.
func TestTopic(t *testing.T) {
	j, in := oneInterview(t, northwind)
	f := About(j, in, in.People[0])
	for _, c := range []struct {
		from source
		text string
		want Topic
	}{
		{remembered, "moving billing to event sourcing", Topic{Work: "moving billing to event sourcing"}},
		{remembered, "Kubernetes", Topic{}},
		{remembered, "Kubernetes at scale", Topic{Work: "Kubernetes at scale"}},
		{remembered, "Her talk on incident reviews", Topic{Work: "your talk on incident reviews"}},
		{remembered, "keeps bees, plays her own game badly", Topic{}},
		{remembered, "keeps bees", Topic{Does: "you keep bees"}},
		{remembered, "teaches at night and studies his maps", Topic{Does: "you teach at night and study your maps"}},
		{remembered, "came to software from a shipyard office", Topic{Does: "you came to software from a shipyard office"}},
		{remembered, "reads your sentence back to you", Topic{}},
		{remembered, "flood rescue volunteer", Topic{}},
		{remembered, "Ross", Topic{}},
		{liked, "the page with the numbers, Mary kept it", Topic{Liked: "the page with the numbers"}},
		{liked, "the page with the numbers, and the map", Topic{Liked: "the page with the numbers, and the map"}},
		{liked, "that I asked who uses it", Topic{}},
		{liked, "Ross, for once", Topic{}},
		{learned, "The flood contract runs to 2029, so the platform stays", Topic{That: "the flood contract runs to 2029"}},
		{learned, "They are replacing the nightly job", Topic{That: "you are replacing the nightly job"}},
		{learned, "We talked about the new science block", Topic{About: "the new science block"}},
		{learned, "Pay band is 78,000 EUR", Topic{}},
		{learned, "They are seven", Topic{}},
		{learned, "She wants to know their tests of the weak parts", Topic{}},
		{asked, "What happens when a worker dies half way", Topic{Asked: "What happens when a worker dies half way?"}},
		{asked, "Implement a rate limiter", Topic{Asked: "Implement a rate limiter"}},
		{asked, "What is a lock? - I blanked", Topic{Asked: "What is a lock?"}},
		{asked, "Tell me about yourself", Topic{}},
		{asked, "What are your salary expectations?", Topic{}},
	} {
		if got := f.shape(lead{text: c.text, from: c.from}, "Mary Chen"); got != c.want {
			t.Errorf("%q gives %+v, want %+v", c.text, got, c.want)
		}
	}
}

func TestFirstName(t *testing.T) {
	for name, want := range map[string]string{"Mary Chen": "Mary", "Cher": "Cher", "Dr. Ida Boe": "Dr Boe", "Prof. Dr. Max Born": "Professor Born", "Mr. Tanaka": "Mr Tanaka", "Dr Jan van der Berg": "Dr van der Berg", "Frau Dr. Rao": "Dr Rao", "J. Roth": "J. Roth", "相馬 理恵": "相馬 理恵", "Jin-ho Seo": "Jin-ho", "": "",
		"Sister Mary Okafor": "Sister Mary Okafor", "Dra Elena Ruiz": "Dra Elena Ruiz", "Mme Durand": "Mme Durand", "Judge Hannah Whitlow": "Judge Whitlow"} {
		if got := lint.FirstName(name); got != want {
			t.Errorf("%q is greeted as %q, want %q", name, got, want)
		}
	}
}

// FuzzCheck judges any text.
func FuzzCheck(f *testing.F) {
	f.Add(good)
	f.Add("To: x\nSubject: y\n\nHi Mary Chan,\n\nNorthwnd [x] {{y}} the the. Peter Lang! \"What?\" 3 p.m.\n\nBest\n")
	j, in := oneInterview(f, northwind)
	facts := About(j, in, in.People[0])
	f.Fuzz(func(t *testing.T, text string) {
		d := Parse(ThankYou, text)
		for _, found := range Check(d, facts, []Draft{d, {Text: good}}, j.Now) {
			if found.Line < 0 || found.Line > strings.Count(text, "\n")+1 || found.Msg == "" || found.Hint == "" || found.Rule == "" || found.Practice == 0 {
				t.Errorf("%+v in %q", found, text)
			}
		}
		Recognise(j, d)
	})
}

// FuzzTopic makes topics of any line: what comes out stands in one line.
func FuzzTopic(f *testing.F) {
	for _, s := range []string{"keeps bees", "that I", "that she", `"`, "(", "she he they", "the", "how", ", ;", "sails, sails"} {
		f.Add(s)
	}
	j, in := oneInterview(f, northwind)
	facts := About(j, in, in.People[0])
	f.Fuzz(func(t *testing.T, text string) {
		for from := remembered; from <= earlier; from++ {
			facts.shape(lead{text: text, from: from}, "Mary Chen")
		}
	})
}
