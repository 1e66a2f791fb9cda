package chart

import (
	"encoding/xml"
	"flag"
	"html/template"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files anew")

// hostile is what a name may hold.
const hostile = `<script>alert(1)</script> "a" & 'b' ]]>`

// search is a search of some size in which everything happened.
func search() []Path {
	var all []Path
	add := func(n int, p Path) {
		for range n {
			all = append(all, p)
		}
	}
	add(5, Path{End: Silent})
	add(3, Path{End: Rejected})
	add(2, Path{End: Going})
	add(1, Path{End: Cancelled})
	add(2, Path{Rounds: 1, End: Rejected})
	add(1, Path{Rounds: 1, Offer: true, End: Declined})
	add(1, Path{Rounds: 2, End: Withdrew})
	add(1, Path{Rounds: 2, End: Silent})
	add(2, Path{Rounds: 3, End: Going})
	add(1, Path{Rounds: 3, Offer: true, End: Offered})
	add(1, Path{Rounds: 7, Offer: true, End: Accepted})
	return all
}

func rated() []Rated {
	return []Rated{
		{Label: "13 Jan 2026", Day: "13 Jan 2026", Own: 2, Answers: 26, Passed: true},
		{Label: "20 Jan 2026", Day: "20 Jan 2026", Own: 3, End: Rejected},
		{Label: "no day", Answers: 35, End: Silent},
		{Label: hostile, Own: 4, Answers: 40, End: Withdrew},
		{Label: "4 Mar 2026", Day: "4 Mar 2026", Own: 5, Answers: 50, End: Going},
	}
}

// longRow is more interviews than are drawn.
func longRow() []Rated {
	var all []Rated
	for n := range Latest + 2 {
		day := strconv.Itoa(n+1) + " Feb 2026"
		all = append(all, Rated{Label: day, Day: day, Own: 1 + n%5, End: Going})
	}
	return all
}

func waited() []Wait {
	return []Wait{
		{Name: "An answer after applying", Days: []int{3, 1, 2, 2, 8, 130}, Open: []int{2, 6, 6}},
		{Name: "An answer after an interview", Days: []int{1, 2, 3, 4, 5, 6, 7, 8, 9, 40}},
		{Name: "Nothing"},
		{Name: hostile, Days: []int{0, 12}},
	}
}

func months() []Month {
	return []Month{
		{"Mar 2026", []Week{{From: "2", Count: 1}, {From: "9", Count: 3, Now: true}}},
		{"<Feb> 2026", []Week{{Blank: true}, {From: "9", Count: 0}, {From: "16", Count: 2}, {From: "23", Count: 5}}},
	}
}

// figures are what the golden files hold.
func figures() map[string]template.HTML {
	flow := NewFlow(search())
	return map[string]template.HTML{
		"flow-wide.svg":        flow.SVG("flow", Wide),
		"flow-narrow.svg":      flow.SVG("flow", Narrow),
		"flow-one.svg":         NewFlow([]Path{{End: Going}}).SVG("flow", Wide),
		"flow.html":            flow.Table(),
		"weeks-goal.html":      Heat("Applications a week, goal 2", months(), 2),
		"weeks.html":           Heat("Interviews <a week>", months(), 0),
		"ratings.svg":          Ratings("rated", "technical & "+hostile, rated(), 9, 7),
		"ratings-two.svg":      Ratings("rated", "final", rated()[:2], 2, 6),
		"ratings-more.svg":     Ratings("rated", "final", longRow(), 40, 40),
		"waits-wide.svg":       Waits("waits", waited(), Wide),
		"waits-narrow.svg":     Waits("waits", waited(), Narrow),
		"what-came-back.svg":   Strip("came", hostile, []bool{true, false, true, true, false}),
		"what-never-came.svg":  Strip("came", "Answer first", make([]bool, 100)),
		"what-always-came.svg": Strip("came", "Answer first", []bool{true, true, true}),
	}
}

func TestGolden(t *testing.T) {
	for name, figure := range figures() {
		file := filepath.Join("testdata", name)
		got := strings.ReplaceAll(string(figure), "><", ">\n<") + "\n"
		if *update {
			if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s is another figure than before; after -update, git diff shows how", name)
		}
	}
}

// TestMarkup holds what is true of every figure: it is well-formed, it has no
// style of its own, each id is there once, every reference to a description
// leads to one, and whatever somebody wrote is text.
func TestMarkup(t *testing.T) {
	for name, figure := range figures() {
		ids, refs := map[string]bool{}, []string{}
		in := xml.NewDecoder(strings.NewReader(string(figure)))
		pictures := 0
		for {
			token, err := in.Token()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			start, ok := token.(xml.StartElement)
			if !ok {
				continue
			}
			if start.Name.Local == "script" {
				t.Errorf("%s: a name became markup", name)
			}
			for _, a := range start.Attr {
				switch {
				case a.Name.Local == "style", strings.HasPrefix(a.Name.Local, "on"):
					t.Errorf("%s: %s has the attribute %s", name, start.Name.Local, a.Name.Local)
				case a.Name.Local == "id" && ids[a.Value]:
					t.Errorf("%s: two elements have the id %s", name, a.Value)
				case a.Name.Local == "id":
					ids[a.Value] = true
				case strings.HasPrefix(a.Name.Local, "aria-labelledby"), a.Name.Local == "aria-describedby":
					refs = append(refs, a.Value)
				case a.Name.Local == "role" && a.Value == "img" && start.Name.Local == "svg":
					pictures++
				}
			}
		}
		for _, ref := range refs {
			if !ids[ref] {
				t.Errorf("%s: nothing has the id %s", name, ref)
			}
		}
		if strings.HasSuffix(name, ".svg") && (pictures != 1 || len(refs) != 2) {
			t.Errorf("%s: %d pictures with %d descriptions", name, pictures, len(refs))
		}
	}
}

func TestNothingToShow(t *testing.T) {
	for n, figure := range []template.HTML{
		NewFlow(nil).SVG("flow", Wide), NewFlow(nil).Table(), Heat("Weeks", nil, 2), Ratings("rated", "technical", nil, 0, 6),
		Waits("waits", []Wait{{Name: "Nothing"}}, Wide), Strip("came", "Answer first", []bool{true, true}),
	} {
		if figure != "" {
			t.Errorf("figure %d of nothing is %s", n, figure)
		}
	}
}

func TestNoRateBelowFive(t *testing.T) {
	for _, c := range []struct {
		k, n int
		want string
	}{
		{0, 0, ""}, {1, 1, "1 of 1"}, {3, 4, "3 of 4"}, {0, 5, "0 of 5 (0\u00a0%)"}, {9, 12, "9 of 12 (75\u00a0%)"},
		{2, 3, "2 of 3"}, {1, 8, "1 of 8 (13\u00a0%)"}, {7, 7, "7 of 7 (100\u00a0%)"}, {1, 1000, "1 of 1000 (0\u00a0%)"},
	} {
		if got := Share(c.k, c.n); got != c.want {
			t.Errorf("%d of %d is %q, want %q", c.k, c.n, got, c.want)
		}
	}
	if table := NewFlow([]Path{{}, {Rounds: 1}, {End: Rejected}, {End: Silent}}).Table(); strings.Contains(string(table), "%") {
		t.Errorf("a rate of three stands in %s", table)
	}
	if waits := Waits("waits", []Wait{{Name: "Wait", Days: []int{1, 2, 3, 4}}}, Wide); strings.Contains(string(waits), "half") || strings.Contains(string(waits), "median") {
		t.Errorf("four waits have a median: %s", waits)
	}
}

func TestQuantile(t *testing.T) {
	w := Wait{Days: []int{10, 1, 9, 2, 8, 3, 7, 4, 6, 5}}
	for tenths, want := range map[int]int{0: 1, 1: 1, 5: 5, 9: 9, 10: 10} {
		if got := w.Quantile(tenths); got != want {
			t.Errorf("%d of 10 within %d days, want %d", tenths, got, want)
		}
	}
	if w.Days[0] != 10 {
		t.Error("the waits were sorted in place")
	}
	if got := (Wait{Days: []int{4, 6, 5, 9, 7}}).Quantile(9); got != 9 {
		t.Errorf("nine of ten of five within %d days", got)
	}
	if got := w.Shorter(9); got != 8 {
		t.Errorf("%d are shorter than nine days", got)
	}
}

func TestNumbers(t *testing.T) {
	for f, want := range map[float64]string{0: "0", 1: "1", 1.04: "1", 1.05: "1.1", -2.25: "-2.3", 99.96: "100", 148.333: "148.3"} {
		if got := num(f); got != want {
			t.Errorf("%v is written %s, want %s", f, got, want)
		}
	}
}
