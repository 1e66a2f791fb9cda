package journal

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"journal/generator/day"
	"journal/generator/note"
)

func TestParseConfigOfTheDesign(t *testing.T) {
	cfg, problems := ParseConfig([]byte(`title: My search
timezone: Europe/Berlin            # default: the machine's
working: {hours: 09:00-17:30, days: [mon, tue, Wed, Thursday], holidays: [2026-04-03]}
goal: {applications: 5}            # a week
references:
  - Ada Sample, former manager <ada@example.org>
  - {name: Bo Sample, email: bo@example.org}
themes: {concise: [rambling, long-winded]}
sections: {improve: [Was ich besser machen will], well: Gut}
today: 2026-03-05 09:00
`), time.UTC)
	if len(problems) > 0 {
		t.Errorf("problems: %v", problems)
	}
	equal(t, "zone", cfg.Zone.String(), "Europe/Berlin")
	cfg.Zone = nil
	want := Config{
		Title: "My search", ZoneSet: true, Goal: map[string]int{"applications": 5},
		Working: Working{Open: 540, Close: 1050, Days: [7]bool{1: true, 2: true, 3: true, 4: true}, Holidays: []day.Day{on("2026-04-03")}},
		References: []note.Person{
			{Name: "Ada Sample", Title: "former manager", Email: "ada@example.org", Pos: note.Pos{Line: 6, Col: 5}},
			{Name: "Bo Sample", Email: "bo@example.org", Pos: note.Pos{Line: 7, Col: 5}},
		},
		Themes:   map[string][]string{"concise": {"rambling", "long-winded"}},
		Sections: map[string][]string{"improve": {"Was ich besser machen will"}, "well": {"Gut"}},
		Today:    "2026-03-05 09:00",
	}
	if diff := cmp.Diff(want, cfg); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

func TestParseConfigDefaults(t *testing.T) {
	zone := time.FixedZone("machine", 3600)
	for _, src := range []string{"", "\n# nothing\n", "\ufeff", "---\n", "null", "title:\ntimezone:\nworking:\ngoal:\nthemes: {}\n"} {
		cfg, problems := ParseConfig([]byte(src), zone)
		if len(problems) > 0 {
			t.Errorf("%q: %v", src, problems)
		}
		if diff := cmp.Diff(Config{Working: office()}, Config{Working: cfg.Working, Title: cfg.Title, ZoneSet: cfg.ZoneSet, Goal: cfg.Goal, Themes: cfg.Themes}); diff != "" {
			t.Errorf("%q: %s", src, diff)
		}
		if cfg.Zone != zone {
			t.Errorf("%q: zone %v", src, cfg.Zone)
		}
	}
	cfg, _ := ParseConfig(nil, nil)
	equal(t, "zone without a machine", cfg.Zone, time.UTC)
	equal(t, "open", cfg.Working.Open.String()+"-"+cfg.Working.Close.String(), "09:00-17:00")
}

func TestParseConfigProblems(t *testing.T) {
	for _, test := range []struct{ src, want string }{
		{"titel: x", `journal.yaml:1:1: warning: unknown key "titel" [did you mean "title"?]`},
		{"colour: x", `journal.yaml:1:1: warning: unknown key "colour" [it was left out; the keys are cv, dates, fields, goal, language, letterbox, me, name, references, sections, themes, timezone, title, today and working]`},
		{"\ntimezone: Europe/Berln", `journal.yaml:2:11: error: "Europe/Berln" is not the name of a time zone [write a name`},
		{"timezone: CET", `journal.yaml:1:11: error: "CET" is not the name of a time zone [did you mean "Europe/Berlin"?]`},
		{"timezone: Local", `journal.yaml:1:11: error: "Local" is not`},
		{"timezone: ../../etc/passwd", `1:11: error`},
		{"working: {hours: 17:00-09:00}", `1:18: error: "17:00-09:00" are not working hours of one day`},
		{"dates: any", `1:8: error: "any" is no order of dates [write day-first if 03/04/2026 is in April, month-first if it is in March]`},
		{"letterbox: perhaps", `1:12: error: "perhaps" is neither true nor false [write false`},
		{"cv: dossier", `1:5: error: "dossier" is no word for a CV [write cv or resume]`},
		{"language: klingon", `1:11: error: "klingon" is no language that notes are read in [write one of en, de, fr`},
		{"working: {hours: all day}", `1:18: error: "all day" are not working hours`},
		{"working: {hours: 9-25}", `1:18: error: "9-25"`},
		{"working:\n  days: [mon, fry]", `2:15: error: "fry" is not a day of the week`},
		{"working: {days: []}", `1:17: error: no working day is named`},
		{"working: {hour: 9-17}", `1:11: warning: unknown key "hour" in "working" [did you mean "hours"?]`},
		{"working: {holidays: [easter]}", `1:22: error: "easter" is not a day`},
		{"goal: {applications: many}", `1:22: error: "many" is not a number of applications a week`},
		{"goal: {applications: -1}", `1:22: error: "-1"`},
		{"goal: 3", ""},
		{"today: tomorrow", `1:8: error: "tomorrow" is not a time`},
		{"sections: {improv: [x]}", `1:12: warning: unknown key "improv" in "sections" [did you mean "improve"?]`},
		{"title: a\ntitle: b", `2:1: error: the key "title" stands here twice; the one of line 1 counts`},
		{"title: [a, b]", `1:8: error: "title" should be one value`},
		{"- a\n- b", `1:1: error: the settings should be keys with values`},
		{"references: [{email: a@b.example}]", `1:14: error: a reference without a name`},
		{"title: a: b", `journal.yaml:1:9: error: this is not YAML, so no setting was read`},
		{"title: x\nworking: [a", `journal.yaml:2:10: error: this is not YAML`},
		{"title: *bold*", `error: this is not YAML`},
		{"title: x\nworking: [a\n\n", `journal.yaml:2:10: error: this is not YAML`},
		{"title: \"x\ngoal: 1", `journal.yaml:2:8: error: this is not YAML`},
		{"title: x\n\tgoal: 1", `journal.yaml:2:1: error: this is not YAML`},
		{"themes: &a\n  concise: *a\n", `should be one value`},
	} {
		_, problems := ParseConfig([]byte(test.src), time.UTC)
		j := Journal{Problems: problems}
		got := j.messages()
		if !strings.Contains(got, test.want) || (test.want == "") != (got == "") || strings.Count(got, "\n") > 1 {
			t.Errorf("%q:\n got %s\nwant %s", test.src, got, test.want)
		}
	}
}

func TestParseConfigKeepsTheRest(t *testing.T) {
	cfg, problems := ParseConfig([]byte("timezone: Nowhere/At all\ntitle: Kept\nworking: {hours: bad, days: sat-mon}\ngoal: {applications: 5, contacts: x}\n"), time.UTC)
	equal(t, "problems", len(problems), 3)
	equal(t, "title", cfg.Title, "Kept")
	equal(t, "days", cfg.Working.Days, [7]bool{0: true, 1: true, 6: true})
	equal(t, "open", cfg.Working.Open, 540)
	equal(t, "goal", cfg.Goal["applications"], 5)
	cfg, problems = ParseConfig([]byte("title: a: b\ntimezone: Europe/Berlin\n"), time.UTC)
	equal(t, "problems", len(problems), 1)
	equal(t, "zone of broken YAML", cfg.Zone, time.UTC)
}

func TestClock(t *testing.T) {
	cfg := Config{Zone: berlin(t), Working: office()}
	for in, want := range map[string]string{
		"2026-03-05 09:00":     "2026-03-05T09:00:00+01:00",
		"2026-07-05T23:30":     "2026-07-05T23:30:00+02:00",
		"2026-03-05":           "2026-03-05T09:00:00+01:00",
		"2026-03-05T09:00:00Z": "2026-03-05T10:00:00+01:00",
		"5 March":              "",
		"2026-02-30":           "",
	} {
		got, err := cfg.Clock(in)
		if want == "" {
			if err == nil {
				t.Errorf("%q: no error", in)
			}
			continue
		}
		equal(t, in, got.Format(time.RFC3339), want)
	}
}

func FuzzParseConfig(f *testing.F) {
	f.Add("title: My search\ntimezone: Europe/Berlin\nworking: {hours: 09:00-17:00, days: [mon, fri], holidays: [2026-04-03]}\n")
	f.Add("a: &a [*a]\n<<: *a")
	f.Add("working: {days: sun-sat}\ngoal: 5\nreferences: [a <b@c>, {name: x}]\n")
	f.Fuzz(func(t *testing.T, src string) {
		cfg, problems := ParseConfig([]byte(src), nil)
		if cfg.Zone == nil || cfg.Working.Open >= cfg.Working.Close || cfg.Working.Days == [7]bool{} {
			t.Errorf("%q: unusable %+v", src, cfg)
		}
		for _, p := range problems {
			if p.Line < 1 || p.Msg == "" {
				t.Errorf("%q: problem without a place: %+v", src, p)
			}
		}
	})
}

func TestNameAndCV(t *testing.T) {
	for src, want := range map[string][2]string{
		"name: Sam Reed\n":        {"Sam Reed", ""},
		"cv: Résumé\nname: Sam\n": {"Sam", "resume"},
		"cv: cv\n":                {"", "CV"},
	} {
		cfg, problems := ParseConfig([]byte(src), nil)
		if len(problems) > 0 || cfg.Name != want[0] || cfg.CV != want[1] {
			t.Errorf("%q: %q, %q, %v", src, cfg.Name, cfg.CV, problems)
		}
	}
}

// TestLanguage settles by the language of the notes what means two things.
func TestLanguage(t *testing.T) {
	for lang, want := range map[string]string{"nl": "14:30", "nl-BE": "14:30", "en": "15:30"} {
		cfg, problems := ParseConfig([]byte("language: "+lang+"\n"), nil)
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		n := note.NewReader(note.Options{Days: cfg.Days()}).Read("interviews/a.md", []byte("---\ncompany: Northwind\ndate: 2026-03-04 half 3\n---\n"))
		if got := n.When.Start.String(); !n.When.HasTime || got != want {
			t.Errorf("%s: half 3 is %s, want %s", lang, got, want)
		}
	}
}

func TestPlanMe(t *testing.T) {
	for src, want := range map[string]string{
		"":                          "me: [sam@reed.example]",
		"timezone: Europe/Berlin\n": "timezone: Europe/Berlin\nme: [sam@reed.example]\n",
		"name: Sam\r\ngoal:\r\n  applications: 5\r\n\r\n": "name: Sam\r\ngoal:\r\n  applications: 5\r\nme: [sam@reed.example]\r\n\r\n",
		"name: Sam # me\n# the end":                       "name: Sam # me\n# the end\nme: [sam@reed.example]",
	} {
		add, err := PlanMe([]byte(src), []string{"sam@reed.example"})
		if err != nil {
			t.Errorf("%q: %v", src, err)
			continue
		}
		if got := string(add.In([]byte(src))); got != want {
			t.Errorf("%q becomes %q, want %q", src, got, want)
		}
	}
	for _, src := range []string{"me: [a@b.example]", "me: []", "{name: Sam}", "- a", "title: |\n  one\n  two: {"} {
		if add, err := PlanMe([]byte(src), []string{"sam@reed.example"}); err == nil && src != "title: |\n  one\n  two: {" {
			t.Errorf("%q becomes %q", src, add.In([]byte(src)))
		}
	}
	add, err := PlanMe([]byte("name: Sam\n"), nil)
	if err != nil {
		t.Fatal(err)
	}
	cfg, problems := ParseConfig(add.In([]byte("name: Sam\n")), nil)
	if cfg.Me == nil || len(cfg.Me) > 0 || len(problems) > 0 {
		t.Error("whoever gives no address is asked again", cfg.Me, problems)
	}
	cfg, problems = ParseConfig([]byte("me: [Sam Reed <sam@reed.example>, nobody]"), nil)
	if !slices.Equal(cfg.Me, []string{"sam@reed.example"}) || len(problems) != 1 {
		t.Error(cfg.Me, problems)
	}
}

func TestPlanName(t *testing.T) {
	add, err := PlanName([]byte("timezone: Europe/Berlin\n"), "Sam Reed")
	if err != nil {
		t.Fatal(err)
	}
	if cfg, problems := ParseConfig(add.In([]byte("timezone: Europe/Berlin\n")), nil); cfg.Name != "Sam Reed" || len(problems) > 0 {
		t.Error(cfg.Name, problems)
	}
	if add, err := PlanName([]byte("name: Sam"), "Sam Reed"); err == nil {
		t.Errorf("another name gives way to %q", add.Text)
	}
	if add, err := PlanName(nil, "Null: [x"); err == nil {
		t.Errorf("it becomes %q", add.Text)
	}
}
