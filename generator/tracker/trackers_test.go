package tracker

import (
	"slices"
	"strings"
	"testing"

	"journal/generator/day"
	"journal/generator/journal"
)

// TestImportTrackers reads tables with the headings and the words that the
// exports of trackers and the usual templates have.
func TestImportTrackers(t *testing.T) {
	for name, c := range map[string]struct {
		table string
		want  []string
	}{
		"Huntr": {"Job Title,Company,Location,URL,Status,Date Added,Date Applied,Date Interviewed,Date Offered,Date Rejected,Salary,Notes\n" +
			"Backend Engineer,Northwind,\"Berlin, DE\",https://a.example/1,Interview,2026-01-02T10:00:00.000Z,2026-01-03T10:00:00.000Z,2026-01-10T09:00:00.000Z,,,€60k,hello\n",
			[]string{"company: Northwind\nrole: Backend Engineer\napplied: 2026-01-03\nurl: https://a.example/1\nsalary: €60k\nlocation: Berlin, DE\n", "== interviews/2026-01-10-northwind.md\n", "date: 2026-01-10 09:00\n", "\nhello\n"}},
		"Teal": {"Job Position,Company,Max. Salary,Location,Status,Date Saved,Deadline,Date Applied,Follow up,Excitement,Min. Salary\n" +
			"Data Engineer,Tin,120000,Remote,Applied,01/02/2026,,01/15/2026,01/22/2026,4,90000\nQA,Brass,,,Bookmarked,01/03/2026,,,,5,70000\nPM,Lead,80000,,No Response,,,,,,\n",
			[]string{"applied: 2026-01-15\nsalary: 90000 to 120000\nlocation: Remote\nfollow_up: 2026-01-22\n", "role: QA\nsalary: from 70000\n", "salary: up to 80000\noutcome: silent\n", "- Excitement: 4\n"}},
		"Simplify": {"Job Title,Company Name,Job URL,Location,Applied Date,Status,Status Date\nDev,Tin,https://s.example,NYC,\"Jan 5, 2026\",Rejected,\"Jan 20, 2026\"\nDev,Brass,,,\"Jan 5, 2026\",Screen,\n",
			[]string{"applied: 2026-01-05\n", "log:\n  - 2026-01-20 rejected\n", "company: Brass\nrole: Dev\napplied: 2026-01-05\noutcome: passed\n---\n\n## Other columns\n\n- Status: Screen\n"}},
		"a template for Notion": {"Name,Stage,Position,Date Applied,Posting,Interview Date,Contact,Tags,Created time\nTin,2nd Round,Dev,\"January 5, 2026\",https://x.example,\"January 12, 2026 3:30 PM\",Mary Chen,\"remote, go\",\"January 4, 2026 9:12 AM\"\n",
			[]string{"company: Tin\nrole: Dev\napplied: 2026-01-05\nurl: https://x.example\ncontact: Mary Chen\ntags: [remote, go]\n", "date: 2026-01-12 15:30\n"}},
		"a template for Google Sheets": {"Company Name,Application Status,Role,Date Submitted,Link to Job Req,Rejection Reason,Hiring Manager,1st Interview,2nd Interview,Thank You Sent?\n" +
			"Tin,Interview Scheduled,Dev,3/4/2026,https://q.example,,Mary Chen,3/10/2026,3/17/2026,Yes\nBrass,Turned down,Dev,3/5/2026,,too junior,,,,No\n",
			[]string{"applied: 2026-03-04\nurl: https://q.example\ncontact: Mary Chen\n", "== interviews/2026-03-10-tin-first-interview.md\n", "== interviews/2026-03-17-tin-second-interview.md\n", "applied: 2026-03-05\noutcome: rejected\n", "- Rejection Reason: too junior\n"}},
	} {
		im := imported(t, c.table)
		got := textOf(im)
		for _, want := range c.want {
			if !strings.Contains(got, want) {
				t.Errorf("%s: %q is not in\n%s", name, want, got)
			}
		}
		if len(im.Problems) > 0 {
			t.Errorf("%s: %v", name, im.Problems)
		}
	}
}

// TestImportDatesOfOtherColumns holds that a column which cannot tell day from
// month follows the others, and only if these agree.
func TestImportDatesOfOtherColumns(t *testing.T) {
	for table, want := range map[string]string{
		"Company,Date Applied,Deadline\nAsh,3/4/2026,13/4/2026\n":                             "applied: 2026-04-03\n",
		"Company,Date Applied,Deadline\nAsh,3/4/2026,4/13/2026\n":                             "applied: 2026-03-04\n",
		"Company,Date Applied,Deadline,Follow up\nAsh,3/4/2026,4/13/2026,13/4/2026\n":         "- Date Applied: 3/4/2026\n",
		"Company,Date Applied,Deadline\nAsh,3/4/2026,4/13/2026\nBirch,,13/4/2026\n":           "- Date Applied: 3/4/2026\n",
		"Company,Date Applied,Notes\nAsh,3/4/2026,4/13/2026 is a day but no column of days\n": "- Date Applied: 3/4/2026\n",
	} {
		if got := textOf(imported(t, table)); !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
}

// TestImportDuplicateRows holds that a row that stands there twice becomes one
// note, and is named.
func TestImportDuplicateRows(t *testing.T) {
	im := imported(t, "Company,Role,Status\nAsh,Dev,Applied\nBirch,,Applied\nASH Inc.,dev,Rejected\n")
	if len(im.Notes) != 2 || len(im.Problems) != 1 || im.Problems[0].Line != 4 || !strings.Contains(im.Problems[0].Msg, "is there already, in row 2 of the same file, and says something else here") {
		t.Errorf("%s\n%v", textOf(im), im.Problems)
	}
	j := withNotes(t, "", "2026-06-01 09:00", im)
	if len(j.Applications) != 2 || j.Applications[0].Status != journal.Applied {
		t.Error("the first row does not count")
	}
}

// TestImportHeadingsOfNotes holds that the keys people write in their notes
// (field notes) are understood as headings of a table, but for two that are kept
// in the text: when a row was made, which says nothing about an application, and
// how difficult it was.
func TestImportHeadingsOfNotes(t *testing.T) {
	unknown := []string{"created", "difficulty"}
	for _, key := range strings.Fields(`company Company company_name role position Job-Title title job_title date interview_date created
		applied applied_date applied_on application_date date-applied date_applied Applied-Date stage round round_type type interview_type
		interviewer interviewers interviewer_name interviewer_title contact Contacts outcome result status Status:: App-Stage vibe confidence difficulty score
		follow_up follow-up follow_up_date Follow-Up-Reminder-Date next_action thank_you_sent thank_you_date salary Salary-Range salary_range compensation
		source url Job-URL job_link website`) {
		row := []cell{{text: "x"}, {text: key}}
		known := understood(row, nil, false, day.Options{})[1] != "" || understood(row, nil, true, day.Options{})[1] != ""
		if known == slices.Contains(unknown, key) {
			t.Errorf("%s is understood: %v", key, known)
		}
	}
	if row := []cell{{text: "Company"}, {text: "Website"}, {text: "Job URL"}}; understood(row, nil, false, day.Options{})[1] != "" {
		t.Error("the website of a company is taken for its posting")
	}
}

// TestImportRulers holds that rows which only draw a line are no applications.
func TestImportRulers(t *testing.T) {
	for _, table := range []string{"Company,Role\n---,---\nAsh,Dev\n", "Company;Role;Status\n:--;:-:;--:\nAsh;Dev;\n====;====;====\n", "Company\tRole\n─────\t─────\nAsh\tDev\n"} {
		if im := imported(t, table); len(im.Notes) != 1 || im.Notes[0].Path != "applications/ash-dev.md" || len(im.Problems) > 0 {
			t.Errorf("%q: %s %v", table, textOf(im), im.Problems)
		}
	}
}
