package plan

import (
	"fmt"
	"strings"
	"testing"

	"journal/generator/journal/journaltest"
	"journal/generator/problem"
)

// journalOf makes interviews a week apart. Each is a word of letters: t for the
// theme, k for a kept box, m for one that is not, o for one that did not come up;
// p for the plan, which stands in that note.
func journalOf(weeks string) map[string]string {
	const line = "when they ask about the kiln → the temperature, then the risk"
	notes := map[string]string{}
	for i, week := range strings.Fields(weeks) {
		day := fmt.Sprintf("2026-%02d-%02d", 1+i/4, 1+7*(i%4))
		text := "---\ncompany: Kilnhurst " + strings.Repeat("I", i+1) + "\ndate: " + day + "\n---\n\n## Went well\n- On time\n"
		if strings.Contains(week, "t") {
			text += "\n## To improve\n- No order in it #structure\n"
		}
		if strings.Contains(week, "p") {
			text += "\n## Plan\n- " + line + " #structure\n"
		}
		for letter, box := range map[string]string{"k": "[x] kept: " + line, "m": "[ ] kept: " + line, "o": "[ ] kept: " + line + " (did not come up)"} {
			if strings.Contains(week, letter) {
				text += "\n## Kept?\n- " + box + "\n"
			}
		}
		notes["interviews/"+day+".md"] = text
	}
	return notes
}

func TestVerdict(t *testing.T) {
	const before = "t t t - t t tp "
	tests := []struct {
		weeks, want string
	}{
		{before, "0 of 0 early"},
		{before + "k k k k", "4 of 4 early"},
		{before + "k k k k k", "5 of 5 rarer"},
		{before + "k k k mt k k", "5 of 6 rarer"},
		{before + "k k k m k k k k", "7 of 8 retire"},
		{before + "k k k m k k k kt", "7 of 8 rarer"},
		{before + "k k k k k k k m", "7 of 8 rarer"},
		{before + "mt m m kt m", "1 of 5 concrete"},
		{before + "kt kt k kt kt", "5 of 5 change"},
		{before + "kt kt k kt k", "5 of 5 early"},
		{before + "o o k k k k - -", "4 of 4 early"},
		{"t t tp k k k k k", "5 of 5 early"},
		{"t t t t - - - - p k k k k k", "5 of 5 early"},
		{"t t t - t t t " + "p k k k k k", "5 of 5 rarer"},
	}
	for _, test := range tests {
		j := journaltest.Connect(t, "", "2026-12-01 09:00", journalOf(test.weeks))
		all := Read(j)
		if len(all) != 1 {
			t.Errorf("%s: %d plans", test.weeks, len(all))
			continue
		}
		p := all[0]
		if got := fmt.Sprintf("%d of %d %s", p.Kept, p.Of, p.Verdict); got != test.want || p.Theme != "structure" {
			t.Errorf("%s: %s of theme %q, want %s", test.weeks, got, p.Theme, test.want)
		}
		if p.Active != (p.Verdict != Retire) {
			t.Errorf("%s: active is %v", test.weeks, p.Active)
		}
	}
}

// TestSampleTellsTheLoop: ten weeks of the sample have a weakness, three plans, kept and
// not kept, one that helped, and is done.
func TestSampleTellsTheLoop(t *testing.T) {
	for _, test := range []struct{ now, concise, clarify, aloud string }{
		{"2026-02-01 09:00", "0 of 0 early", "0 of 0 early", "0 of 0 early"},
		{"2026-02-20 18:30", "4 of 5 early", "2 of 4 early", "1 of 2 early"},
		{"2026-02-26 18:30", "6 of 7 rarer", "2 of 4 early", "1 of 2 early"},
		{"2026-03-03 18:30", "7 of 8 retire", "2 of 5 concrete", "1 of 2 early"},
		{"2026-03-12 08:30", "8 of 9 retire", "2 of 6 concrete", "1 of 2 early"},
	} {
		got := map[string]string{}
		for _, p := range Read(journaltest.SampleAt(t, test.now)) {
			got[p.Theme] += fmt.Sprintf("%d of %d %s", p.Kept, p.Of, p.Verdict)
		}
		if len(got) != 3 || got["concise"] != test.concise || got["clarify"] != test.clarify || got["think-aloud"] != test.aloud {
			t.Errorf("%s: %v", test.now, got)
		}
	}
}

// TestUnanswered: the boxes of a note that nobody has filled in are no occasions.
func TestUnanswered(t *testing.T) {
	notes := journalOf("t t t - t t tp m")
	for name, text := range notes {
		if strings.Contains(text, "[ ] kept") {
			notes[name] = strings.Replace(text, "- On time", "- ", 1)
		}
	}
	if p := Read(journaltest.Connect(t, "", "2026-12-01 09:00", notes))[0]; p.Of != 0 {
		t.Errorf("kept %d of %d in a note without a debrief", p.Kept, p.Of)
	}
}

// TestSamePlan: a review that carries a plan over, in other marks, makes no second one.
func TestSamePlan(t *testing.T) {
	notes := journalOf("t t t - t t tp k k")
	notes["reviews/2026-02-20.md"] = "---\ndate: 2026-02-20\n---\n\n## Plans\n- **When they ask about the kiln** => the temperature, then the risk.\n- if they ask about clay → one name\n"
	all := Read(journaltest.Connect(t, "", "2026-12-01 09:00", notes))
	if len(all) != 2 || all[0].Day.String() != "2026-02-15" || all[0].Of != 2 {
		t.Errorf("%d plans, the first of %s, kept in %d", len(all), all[0].Day, all[0].Of)
	}
}

func TestFaults(t *testing.T) {
	tests := []struct {
		line string
		want string // a part of the hint; "" for none
	}{
		{"if they ask about glaze → name two and the lead limit", ""},
		{"two sentences, then stop #concise", "no cue"},
		{"never apologise first #confidence", "no cue"},
		{"if the panel is late", "no response"},
		{"when I feed the cat → say the numbers", "does not come up"},
		{"sobald ich im Bus sitze → die Zahlen aufsagen", "does not come up"},
		{"quand je rentre à la maison → j'écris le bilan", "does not come up"},
		{"寝る前に自己紹介するとき → 一文で言う", "does not come up"},
		{"if they ask about weekend shifts → yes, two a month", ""},
		{"if they ask about glaze → be calm and confident", "wish"},
		{"if they ask about glaze → don't panic", "wish"},
		{"if they ask about glaze → be calm: breathe out twice", ""},
		{"wenn sie nach Glasur fragen → ruhig bleiben", "wish"},
		{"wenn sie nach Glasur fragen → ruhig bleiben, zwei Namen nennen", ""},
		{"si me preguntan por el horno → estar tranquila", "wish"},
		{"釉薬を聞かれたら → 落ち着いて話す", "wish"},
		{"釉薬を聞かれたら → 落ち着いて二つの名前を順番に言う", ""},
	}
	for _, test := range tests {
		notes := map[string]string{"interviews/2026-02-01.md": "---\ncompany: Kilnhurst\ndate: 2026-02-01\n---\n\n## If-then plan\n- " + test.line + "\n"}
		j := journaltest.Connect(t, "", "2026-03-01 09:00", notes)
		problems := Problems(j, Read(j))
		switch {
		case test.want == "" && len(problems) > 0:
			t.Errorf("%s: %s", test.line, problems[0].Msg)
		case test.want != "" && (len(problems) != 1 || !strings.Contains(problems[0].Msg, test.want)):
			t.Errorf("%s: %d problems, want one of %q: %+v", test.line, len(problems), test.want, problems)
		case test.want != "" && (problems[0].Line != 7 || problems[0].Severity != problem.Hint || problems[0].Hint == ""):
			t.Errorf("%s: %+v", test.line, problems[0])
		}
	}
}

func TestFourth(t *testing.T) {
	lines := []string{"if they ask about glaze → two names", "if they ask about clay → one name", "if they ask for a price → the range", "if they hand me a pot → turn it over"}
	active := func(lines []string) (problem.List, []*Plan) {
		j := journaltest.Connect(t, "", "2026-03-01 09:00", map[string]string{
			"interviews/2026-02-01.md": "---\ncompany: Kilnhurst\ndate: 2026-02-01\n---\n\n## Plan\n- " + strings.Join(lines, "\n- ") + "\n"})
		all := Read(j)
		return Problems(j, all), Active(all)
	}
	if problems, plans := active(lines); len(problems) != 1 || problems[0].Line != 10 || len(plans) != MaxActive || plans[0].If != "they hand me a pot" {
		t.Errorf("four plans: %v, %d active", problems, len(plans))
	}
	lines[0] = "[x] " + lines[0]
	if problems, _ := active(lines); len(problems) != 0 {
		t.Errorf("one of them laid aside: %v", problems)
	}
}

// TestReady: every theme has a plan in each language, and each of these is a good one
// that is read as it is meant.
func TestReady(t *testing.T) {
	english := usualIn("en")
	for language, usual := range usuals() {
		if usual.asked == "" || !strings.Contains(usual.asked, "%") {
			t.Errorf("%s: no cue for a question that was asked", language)
		}
		for theme := range english.ready {
			if _, ok := usual.ready[theme]; !ok {
				t.Errorf("%s: no plan for %s", language, theme)
			}
		}
		for theme, form := range usual.ready {
			if _, ok := english.ready[theme]; !ok {
				t.Errorf("%s: %s is no theme", language, theme)
			}
			j := journaltest.Connect(t, "language: "+language+"\n", "2026-03-01 09:00", map[string]string{"interviews/2026-02-01.md": "---\ncompany: Kilnhurst\ndate: 2026-02-01\n---\n\n## Plan\n- " + form.String() + "\n"})
			all := Read(j)
			if len(all) != 1 || !strings.HasSuffix(form.cue, all[0].If) || all[0].Then != form.response || len(Problems(j, all)) > 0 {
				t.Errorf("%s: %s: read as %+v: %v", language, form, all, Problems(j, all))
			}
		}
	}
}
