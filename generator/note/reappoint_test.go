package note

import (
	"strings"
	"testing"

	"journal/generator/day"
)

func TestPlanReappoint(t *testing.T) {
	friday := Reappointment{UID: "u-1", Sequence: 2, Day: day.Day{Year: 2026, Month: 3, Day: 13}, Clock: 9*60 + 30, HasClock: true, Minutes: 45, Line: "2026-03-06 moved: from 2026-03-12 14:00"}
	for name, test := range map[string]struct {
		src, want string
		to        Reappointment
	}{
		"plain": {
			"---\ncompany: Acme\ndate: 2026-03-12 14:00\nduration: 60m\nuid: u-1\nsequence: 1\n---\n\nText.\n",
			"---\ncompany: Acme\ndate: 2026-03-13 09:30\nduration: 45m\nuid: u-1\nsequence: 2\nlog: [\"2026-03-06 moved: from 2026-03-12 14:00\"]\n---\n\nText.\n", friday},
		"comments and an empty log": {
			"---\ncompany: Acme\ndate: 2026-03-12 14:00    # the clock is theirs\nuid: u-1\nsequence: 1 # two\nlog:   # one a line\n---\n",
			"---\ncompany: Acme\ndate: 2026-03-13 09:30    # the clock is theirs\nduration: 45m\nuid: u-1\nsequence: 2 # two\nlog:   # one a line\n  - 2026-03-06 moved: from 2026-03-12 14:00\n---\n", friday},
		"line ends": {
			"---\r\ncompany: Acme\r\ndate: \"2026-03-12 14:00\"\r\n---\r\n\r\nText.\r\n",
			"---\r\ncompany: Acme\r\ndate: 2026-03-13 09:30\r\nduration: 45m\r\nuid: u-1\r\nsequence: 2\r\nlog: [\"2026-03-06 moved: from 2026-03-12 14:00\"]\r\n---\r\n\r\nText.\r\n", friday},
		"a time of its own": {
			"---\nCompany: Acme\nDate: 12 March 2026\nTime: 2pm\nEnd time: 3pm\n---\n",
			"---\nCompany: Acme\nDate: 2026-03-13\nTime: 09:30\nEnd time: 10:15\nuid: u-1\nsequence: 2\nlog: [\"2026-03-06 moved: from 2026-03-12 14:00\"]\n---\n", friday},
		"only the UID": {
			"---\ncompany: Acme\ndate: 2026-03-12 14:00\n---\n",
			"---\ncompany: Acme\ndate: 2026-03-12 14:00\nuid: \"a: b #c\"\nsequence: 4\n---\n", Reappointment{UID: "a: b #c", Sequence: 4}},
		"another zone": {
			"---\ncompany: Acme\ndate: 2026-03-12 14:00\ntimezone: Europe/London\n---\n",
			"---\ncompany: Acme\ndate: 2026-03-12 08:00\ntimezone: America/New_York\n---\n", Reappointment{Day: day.Day{Year: 2026, Month: 3, Day: 12}, Clock: 8 * 60, HasClock: true, Zone: "America/New_York"}},
		"called off": {
			"---\ncompany: Acme\ndate: 2026-03-12 14:00\noutcome: waiting   # or\nlog:\n  - 2026-03-01 scheduled\n---\n",
			"---\ncompany: Acme\ndate: 2026-03-12 14:00\noutcome: cancelled   # or\nlog:\n  - 2026-03-01 scheduled\n  - 2026-03-06 cancelled the interview of 2026-03-12 14:00\n---\n", Reappointment{Outcome: Cancelled, Line: "2026-03-06 cancelled the interview of 2026-03-12 14:00"}},
		"called off without an outcome": {
			"---\ncompany: Acme\ndate: 2026-03-12 14:00\n---\n",
			"---\ncompany: Acme\ndate: 2026-03-12 14:00\nlog: [\"2026-03-06 cancelled the interview of 2026-03-12 14:00\"]\n---\n", Reappointment{Outcome: Cancelled, Line: "2026-03-06 cancelled the interview of 2026-03-12 14:00"}},
		"labels": {
			"# Acme\n\n**Date:** Thu 12 March 2026, 2pm\n\nText.\n",
			"---\nduration: 45m\nuid: u-1\nsequence: 2\nlog: [\"2026-03-06 moved: from 2026-03-12 14:00\"]\n---\n\n# Acme\n\n**Date:** 2026-03-13 09:30\n\nText.\n", friday},
		"a label below front matter": {
			"---\nduration: 60m\nuid: u-1\n---\n\nCompany: Acme\nDate: 2026-03-12 14:00\n",
			"---\nduration: 45m\nuid: u-1\nsequence: 2\nlog: [\"2026-03-06 moved: from 2026-03-12 14:00\"]\n---\n\nCompany: Acme\nDate: 2026-03-13 09:30\n", friday},
		"a heading": {
			"# Acme, technical interview, 12 March 2026, 14:00\r\n\r\nText.\r\n",
			"---\r\ndate: 2026-03-13 09:30\r\nduration: 45m\r\nuid: u-1\r\nsequence: 2\r\nlog: [\"2026-03-06 moved: from 2026-03-12 14:00\"]\r\n---\r\n\r\n# Acme, technical interview, 12 March 2026, 14:00\r\n\r\nText.\r\n", friday},
		"fields of Dataview": {
			"company:: Acme\ndate:: 2026-03-12 14:00\n\nText.\n",
			"---\nuid: u-1\nlog: [\"2026-03-06 cancelled the interview of 2026-03-12 14:00\"]\n---\n\ncompany:: Acme\ndate:: 2026-03-12 14:00\n\nText.\n", Reappointment{UID: "u-1", Outcome: Cancelled, Line: "2026-03-06 cancelled the interview of 2026-03-12 14:00"}},
	} {
		t.Run(name, func(t *testing.T) {
			add, err := NewReader(Options{}).PlanReappoint("interviews/a.md", []byte(test.src), "", test.to)
			if err != nil {
				t.Fatal(err)
			}
			if got := string(add.In([]byte(test.src))); got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
			back, err := add.Out(add.In([]byte(test.src)))
			if err != nil || string(back) != test.src {
				t.Errorf("taken back, it is %v\n%s", err, back)
			}
			edited := strings.Replace(string(add.In([]byte(test.src))), "---\n", "---\ntags: [a]\n", 1)
			if back, err := add.Out([]byte(edited)); err == nil && string(back) != strings.Replace(test.src, "---\n", "---\ntags: [a]\n", 1) {
				t.Errorf("taken back beside an edit, it is\n%s", back)
			}
		})
	}
}

// What can't be changed safely stays as it is.
func TestPlanReappointRefuses(t *testing.T) {
	to := Reappointment{UID: "u-1", Sequence: 2, Day: day.Day{Year: 2026, Month: 3, Day: 13}, Clock: 9*60 + 30, HasClock: true, Minutes: 45, Outcome: Cancelled}
	for name, src := range map[string]string{
		"more beside the day": "Company: Acme\nDate: 2026-03-12 14:00, in the yellow house\n",
		"a length elsewhere":  "Company: Acme\nDate: 2026-03-12 14:00\nDuration: 60m\n",
		"an outcome":          "Company: Acme\nDate: 2026-03-12 14:00\nOutcome: rejected\n",
		"TOML":                "+++\ncompany = \"Acme\"\ndate = \"2026-03-12\"\n+++\n",
		"no YAML":             "---\ncompany: Acme: tools\ndate: 2026-03-12 14:00\n---\n",
		"a day of many lines": "---\ncompany: Acme\ndate:\n  start: 2026-03-12\n---\n",
		"never closed":        "---\ncompany: Acme\ndate: 2026-03-12 14:00\n",
		"empty":               "",
	} {
		if add, err := NewReader(Options{}).PlanReappoint("interviews/a.md", []byte(src), "", to); err == nil {
			t.Errorf("%s becomes\n%s", name, add.In([]byte(src)))
		}
	}
	if _, err := NewReader(Options{}).PlanReappoint("interviews/a.md", []byte("---\ncompany: Acme\n---\n"), "2", to); err == nil {
		t.Error("a part of a file was changed")
	}
}

// TestBlankReads holds a note made from an invitation against what it was made from.
func TestBlankReads(t *testing.T) {
	for _, people := range [][]Person{
		{{Name: "Mary Chen", Email: "mary@acme.example"}, {Email: "p@acme.example"}},
		{{Name: "Søren Grünwald-Østergård, CTO", Email: "s@acme.example"}, {Name: "“Bo” O'Neill: #1"}, {Name: "小野 美香", Email: "ono@acme.example"}, {Name: "- [x]"}, {Name: "null"}},
	} {
		in := Appointment{Company: `Acme: "Tools" #1`, Role: "Toolmaker (m/w/d)", Stage: "technical", Day: day.Day{Year: 2026, Month: 3, Day: 13}, Clock: "09:30", Zone: "Asia/Tokyo", Minutes: 45, Format: "video",
			People: people, Location: "Room 4: left, #2", UID: "a: #b\"c", Sequence: 3, Ahead: true, Links: []string{"https://meet.example/a_b_c"},
			Invitation: "```\n---\ncompany: Other\nDate: 2027-01-01\n## Went well\n- nothing\nStatus: rejected\n[x](javascript:a) <script>\n", Log: "2026-03-01 scheduled: \"a\" # b"}
		n := NewReader(Options{}).Read("interviews/a.md", Blank(in))
		if len(n.Problems) > 0 {
			t.Error(n.Problems)
		}
		got := Appointment{Company: n.Company.Value, Role: n.Role.Value, Stage: n.Stage.Value, Day: n.When.Day, Clock: n.When.Start.String(), Zone: n.When.Zone, Minutes: n.Duration, Format: n.Format.Value, Location: n.Location.Value, UID: n.UID, Sequence: n.Sequence}
		if got.Company != in.Company || got.Role != in.Role || got.Day != in.Day || got.Clock != in.Clock || got.Zone != in.Zone || got.Minutes != in.Minutes || got.Format != in.Format || got.Location != in.Location || got.UID != in.UID || got.Sequence != in.Sequence {
			t.Errorf("got %+v", got)
		}
		if len(n.Log) != 1 || n.Outcome != Waiting || len(n.Items(Well)) > 0 {
			t.Errorf("log %v, outcome %s, well %v", n.Log, n.Outcome, n.Items(Well))
		}
		if len(n.People) < 2 || n.People[0].Name == "" {
			t.Errorf("people %+v", n.People)
		}
	}
}
