package site

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"journal/generator/day"
	"journal/generator/journal"
	"journal/generator/note"
)

// years is a search of n interviews at a fifth as many companies, each note of
// some 400 words with questions, lessons and people.
func years(n int) fs.FS {
	first := []string{"Dana", "Priya", "Marcus", "Elena", "Tomas", "Aisha", "Jonas", "Mei"}
	last := []string{"Whitfield", "Raman", "Okafor", "Lindqvist", "Moreau", "Haddad", "Novak"}
	stages := []string{"recruiter screen", "technical", "system design", "behavioral", "final"}
	topics := []string{"rate limiting", "caching", "indexes", "sharding", "retries", "mentoring", "testing"}
	lessons := []string{"Answer first, then the details about %s", "Ask for the constraints of %s", "Have numbers ready on %s", "Slow down when it comes to %s"}
	files := fstest.MapFS{"journal.yaml": {Data: []byte("today: 2026-07-01 09:00\n")}}
	for i := range n {
		pick := func(list []string, n int) string { return list[(i/3+n*7)%len(list)] }
		day := day.Day{Year: 2016, Month: 1, Day: 1}.AddDays(i * 3650 / n)
		company := fmt.Sprintf("Company %d", i%((n+4)/5))
		var b strings.Builder
		fmt.Fprintf(&b, "---\ncompany: %s\nrole: Engineer\ndate: %s\nstage: %s\nformat: video\n", company, day, stages[i%len(stages)])
		fmt.Fprintf(&b, "interviewers:\n  - %s %s\n  - %s %s\n", pick(first, 1), pick(last, i), pick(first, i), pick(last, 2))
		fmt.Fprintf(&b, "ratings: {overall: %d, answers: %d}\nfit: {role: %d, growth: 3}\noutcome: passed\ntags: [go, sql]\n---\n", 1+i%5, 1+i%4, 1+i%5)
		for p := range 3 {
			for s := range 6 {
				fmt.Fprintf(&b, "We spent about %d minutes on **%s**, which was longer than I had planned for, and I said so at `%d`. ", i%40, pick(topics, s), p)
			}
			b.WriteString("\n\n")
		}
		fmt.Fprintf(&b, "Their [blog](https://company.example/%d) and [[%s]] helped.\n\n## Questions they asked\n\n", i, company)
		for q := range 4 {
			fmt.Fprintf(&b, "- [%d/5] How would you design %s number %d?\n  - why: forgot the failure modes\n", 1+(i+q)%5, pick(topics, q), (i*4+q)%(2*n))
		}
		b.WriteString("\n## Went well\n\n")
		for q := range 3 {
			fmt.Fprintf(&b, "- Named the trade-off in %s without being asked\n", pick(topics, q))
		}
		b.WriteString("\n## To improve\n\n")
		for q := range 3 {
			fmt.Fprintf(&b, "- [ ] "+lessons[(i+q)%len(lessons)]+"\n", pick(topics, q))
		}
		name := fmt.Sprintf("interviews/%s-%05d.md", day, i)
		files[name] = &fstest.MapFile{Data: []byte(b.String())}
	}
	return files
}

// manyLessons is a journal whose improve page has n lines in forty themes.
func manyLessons(tb testing.TB, n int) *journal.Journal {
	j, _ := connected(tb, years(50))
	j.Themes = nil
	for k := range 40 {
		t := &journal.Theme{Name: fmt.Sprint("theme", k), Title: "Answer first, then the details", Anchor: fmt.Sprint("theme-", k), Known: true, Interviews: 50, Trend: journal.Steady}
		for i := range n / 40 {
			in := j.Interviews[i%len(j.Interviews)]
			t.Lessons = append(t.Lessons, journal.Lesson{Line: journal.Line{
				Item: &note.Item{Text: "Ask for the constraints before talking about rate limiting", Anchor: "l42", Task: true}, Note: in.Note, Interview: in, Day: in.Day,
			}})
		}
		j.Themes = append(j.Themes, t)
	}
	return j
}

// BenchmarkPage makes one page of each kind. Growth is to be linear in what
// stands on it.
func BenchmarkPage(b *testing.B) {
	s := made(b, years(1000))
	for _, folder := range []string{"interviews", "companies"} {
		list, err := fs.ReadDir(s, folder)
		if err != nil {
			b.Fatal(err)
		}
		name := folder + "/" + list[len(list)/2].Name()
		b.Run(folder, func(b *testing.B) { read(b, s, name) })
	}
	for _, name := range []string{"index.html", "timeline.html", "debriefs.html", "improve.html", "questions.html", "practice.html", "applications.html", "companies.html", "people.html", "statistics.html"} {
		b.Run(strings.TrimSuffix(name, ".html"), func(b *testing.B) { read(b, s, name) })
	}
}

func read(b *testing.B, s *Site, name string) {
	b.ReportAllocs()
	var size int
	for b.Loop() {
		page, err := s.ReadFile(name)
		if err != nil {
			b.Fatal(err)
		}
		size = len(page)
	}
	b.SetBytes(int64(size))
}

// BenchmarkImprove30000 makes an improve page of 30,000 lines.
func BenchmarkImprove30000(b *testing.B) {
	s, err := New(Source{Journal: manyLessons(b, 30_000)})
	if err != nil {
		b.Fatal(err)
	}
	read(b, s, "improve.html")
}

// BenchmarkSite makes every page of a journal of 1,000 interviews, one after
// the other.
func BenchmarkSite(b *testing.B) {
	j, assets := connected(b, years(1000))
	b.ReportAllocs()
	pages := 0
	for b.Loop() {
		s, err := New(Source{Journal: j, Assets: assets})
		if err != nil {
			b.Fatal(err)
		}
		for _, name := range s.Names() {
			if _, err := s.ReadFile(name); err != nil {
				b.Fatal(err)
			}
		}
		pages = len(s.Names())
	}
	b.ReportMetric(float64(pages), "pages")
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/float64(pages), "µs/page")
}

// BenchmarkNew lists the files of a journal of 1,000 interviews.
func BenchmarkNew(b *testing.B) {
	j, assets := connected(b, years(1000))
	for b.Loop() {
		if _, err := New(Source{Journal: j, Assets: assets}); err != nil {
			b.Fatal(err)
		}
	}
}
