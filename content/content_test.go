package content

import (
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"go.yaml.in/yaml/v4"
)

// knownKeys are the front matter keys that the documentation names. The sample
// teaches, so it uses no others, although more are understood.
var knownKeys = strings.Fields(`company role date duration stage format interviewers recruiter next_steps ratings fit chance
	outcome tags log title kind timezone applied source url salary deadline location competitors website contact`)

// logWords are the words of the log grammar.
var logWords = strings.Fields(`contacted applied referred scheduled recruiter-call thank-you follow-up answered references
	feedback-asked feedback offer accepted declined rejected withdrawn silent later`)

// entry is one line under `log:`.
type entry struct {
	at   time.Time // midnight when only the day is given
	what string
	line string
}

// source is one note, read just far enough to check it.
type source struct {
	path, front, body, company, role, outcome string
	at                                        time.Time
	timed                                     bool // at has a time of day
	log                                       []entry
}

var logLine = regexp.MustCompile(`(?m)^ +(?:- |")(\d{4}-\d\d-\d\d)(?: (\d\d:\d\d))? ([a-z-]+).*$`)

// value finds a field in any of the forms of the sample: `key: x`, `key = "x"`,
// `**Key:** x`, `- **Key**: x` and `key:: x`.
func value(text, key string) string {
	re := regexp.MustCompile(`(?mi)^(?:- )?(?:\*\*)?` + key + `(?:\*\*)?\s*(?:::?|=)(?:\*\*)?[ \t]*(.*)$`)
	m := re.FindStringSubmatch(text)
	if m == nil {
		return ""
	}
	return strings.Trim(m[1], "\" ")
}

// fence cuts a front matter block off. The block is empty when there is none.
func fence(text string) (block, body, mark string, ok bool) {
	mark, rest, found := strings.Cut(text, "\n")
	if !found || (mark != "---" && mark != "+++") {
		return "", text, "", true
	}
	block, body, ok = strings.Cut(rest, "\n"+mark+"\n")
	return block, body, mark, ok
}

func moment(t *testing.T, text string) (at time.Time, timed bool) {
	t.Helper()
	text = strings.Replace(text, "T", " ", 1)
	for _, layout := range []string{"2006-01-02 15:04", "2006-01-02 15:04:05", time.DateOnly} {
		if at, err := time.Parse(layout, text); err == nil {
			return at, layout != time.DateOnly
		}
	}
	t.Fatalf("cannot read the date %q", text)
	return time.Time{}, false
}

// read returns the text of every file with this ending, in the order of their paths.
func read(t *testing.T, ending string) map[string]string {
	t.Helper()
	texts := map[string]string{}
	err := fs.WalkDir(FS, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(name, ending) {
			return err
		}
		data, err := fs.ReadFile(FS, name)
		texts[name] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(texts) == 0 {
		t.Fatalf("no file ends in %q", ending)
	}
	return texts
}

// notes returns all notes of a folder, in the order of their paths.
func notes(t *testing.T, folder string) []source {
	t.Helper()
	var all []source
	for name, text := range read(t, ".md") {
		if path.Dir(name) != folder {
			continue
		}
		s := source{path: name, company: value(text, "company"), role: value(text, "role"), outcome: value(text, "outcome")}
		s.front, s.body, _, _ = fence(text)
		for _, key := range []string{"date", "applied"} {
			if v := value(text, key); v != "" && s.at.IsZero() {
				s.at, s.timed = moment(t, v)
			}
		}
		for _, m := range logLine.FindAllStringSubmatch(s.front, -1) {
			at, _ := moment(t, strings.TrimSpace(m[1]+" "+m[2]))
			s.log = append(s.log, entry{at, m[3], strings.TrimSpace(m[0])})
		}
		all = append(all, s)
	}
	slices.SortFunc(all, func(a, b source) int { return strings.Compare(a.path, b.path) })
	return all
}

// settings are the parts of journal.yaml that the checks need.
type settings struct {
	Title, Timezone, Today string
	Working                struct {
		Hours    string
		Days     []string
		Holidays []string
	}
	Goal       struct{ Applications int }
	References []string
	Themes     map[string][]string
	Sections   map[string][]string
}

func configuration(t *testing.T) (settings, time.Time) {
	t.Helper()
	data, err := fs.ReadFile(FS, "journal.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var s settings
	d := yaml.NewDecoder(strings.NewReader(string(data)))
	d.KnownFields(true)
	if err := d.Decode(&s); err != nil {
		t.Fatal(err)
	}
	today, timed := moment(t, s.Today)
	if !timed {
		t.Fatal("today: has no time")
	}
	return s, today
}

func TestEveryFileIsEmbedded(t *testing.T) {
	onDisk := map[string]bool{}
	err := fs.WalkDir(os.DirFS("."), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(name) == ".go" {
			return err
		}
		onDisk[name] = true
		if _, err := fs.Stat(FS, name); err != nil {
			t.Errorf("%s is not part of FS", name)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if !onDisk["journal.yaml"] {
		t.Error("journal.yaml is missing")
	}
	for name := range read(t, "") {
		if !onDisk[name] || path.Ext(name) == ".go" {
			t.Errorf("%s does not belong into FS", name)
		}
	}
}

func TestConfigurationShowsEverySetting(t *testing.T) {
	s, today := configuration(t)
	if s.Title == "" || s.Timezone != "Europe/Berlin" || s.Goal.Applications < 1 || len(s.References) != 2 ||
		len(s.Themes) == 0 || len(s.Sections) == 0 || s.Working.Hours == "" || len(s.Working.Days) != 5 {
		t.Errorf("journal.yaml leaves a setting out: %+v", s)
	}
	if slices.Contains(s.Working.Holidays, today.Format(time.DateOnly)) || weekend(today) {
		t.Errorf("today, %v, is no working day", today)
	}
	for _, headings := range s.Sections {
		for _, heading := range headings {
			used := false
			for _, n := range notes(t, "interviews") {
				used = used || strings.Contains(n.body, "\n## "+heading+"\n")
			}
			if !used {
				t.Errorf("no interview shows the heading %q of sections:", heading)
			}
		}
	}
}

func TestFrontMatterDecodes(t *testing.T) {
	for name, text := range read(t, ".md") {
		block, _, mark, ok := fence(text)
		if !ok {
			t.Errorf("%s: the front matter is never closed", name)
		}
		if mark != "---" {
			continue
		}
		var keys map[string]any
		if err := yaml.Unmarshal([]byte(block), &keys); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		for key := range keys {
			if !slices.Contains(knownKeys, key) {
				t.Errorf("%s: unknown key %q", name, key)
			}
		}
	}
}

func TestWeekdaysAreRight(t *testing.T) {
	const day = `(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day`
	before := regexp.MustCompile(day + `,? (?:the )?(\d{4}-\d\d-\d\d|\d{1,2} [A-Z][a-z]+(?: \d{4})?)`)
	after := regexp.MustCompile(`(\d{4}-\d\d-\d\d)(?: \d\d:\d\d)?,? \(?` + day)
	seen := 0
	for name, text := range read(t, ".md") {
		check := func(weekday, date string) {
			seen++
			at, err := time.Parse(time.DateOnly, date)
			if err != nil {
				if !strings.HasSuffix(date, " 2026") {
					date += " 2026"
				}
				if at, err = time.Parse("2 January 2006", date); err != nil {
					t.Errorf("%s: cannot read %q", name, date)
					return
				}
			}
			if at.Weekday().String() != weekday+"day" {
				t.Errorf("%s: %s is a %v, not a %sday", name, date, at.Weekday(), weekday)
			}
		}
		for _, m := range before.FindAllStringSubmatch(text, -1) {
			check(m[1], m[2])
		}
		for _, m := range after.FindAllStringSubmatch(text, -1) {
			check(m[2], m[1])
		}
	}
	if seen < 3 {
		t.Errorf("only %d weekdays stand beside a date, so this test proves little", seen)
	}
}
