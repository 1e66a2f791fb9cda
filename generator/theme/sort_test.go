package theme

import (
	"math/rand"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func names(groups []Group) string {
	var all []string
	for _, g := range groups {
		all = append(all, g.Name)
	}
	return strings.Join(all, " ")
}

func TestTheme(t *testing.T) {
	own := map[string][]string{
		"concise":    {"long-winded", "novel"},
		"Pay":        {"dosh"},
		"Fables":     {"once upon a time", "read the room"},
		"静か":         {"黙って"},
		"Zu höflich": {"Entschuldigung", "..."},
		"???":        {"rambled"},
	}
	s := New(own)
	for _, c := range []struct{ text, want string }{
		{"Rambled for five minutes", "concise"},
		{"RAMBLED FOR FIVE MINUTES!!!", "concise"},
		{"Ramblled for five minutes", "concise"},
		{"Did not ask any clarifying questions", "clarify"},
		{"Ask clarifying questions", "clarify"},
		{"Couldn’t say my salary range", "salary"},
		{"Salary", "salary"},
		{"eye contact", "body-language"},
		{"It was a novel", "concise"},
		{"asked for too much dosh", "salary"},
		{"Began with once upon a time, rambled on", "fables"},
		{"Once upon the time", "fables"},
		{"Could not read their room", "fables"},
		{"ずっと黙ってしまった", "静か"},
		{"Zu oft Entschuldigung gesagt", "zu-hoflich"},
		{"zu lang geredet", "concise"},
		{"War sehr nervös", "nerves"},
		{"Gehalt nicht verhandelt", "salary"},
		{"Salray too low", "salary"},
		{"Too many fillres", "speech"},
		{"Hurry, four undone", ""},
		{"Xylophone quartz", ""},
		{"", ""},
		{"!!!", ""},
	} {
		got, ok := s.Theme(c.text)
		if got != c.want || ok != (c.want != "") {
			t.Errorf("Theme(%q) = %q, %t, want %q", c.text, got, ok, c.want)
		}
	}
}

// What is offered for a line are three different themes, the likeliest first; where there
// is no doubt, that one alone.
func TestSuggest(t *testing.T) {
	s := New(map[string][]string{"Fables": {"saga"}})
	for _, c := range []struct {
		text, first string
		themes      int
	}{
		{"Rambled for five minutes", "concise", 3},
		{"hands were shaking", "nerves", 3},
		{"Forgot to ask clarifying questions", "clarify", 3},
		{"Xylophone quartz", "", 3},
		{"", "", 3},
		{"Nobody likes a saga", "fables", 1},
	} {
		got := s.Suggest(c.text)
		if len(got) != c.themes || c.first != "" && got[0] != c.first {
			t.Errorf("Suggest(%q) = %v, want %d beginning with %q", c.text, got, c.themes, c.first)
		}
		slices.Sort(got)
		if len(slices.Compact(got)) != c.themes || slices.Contains(got, "") {
			t.Errorf("Suggest(%q): %v are not %d themes", c.text, got, c.themes)
		}
	}
}

// A weakness that was not there is progress; one that was there is none, nor is a good
// thing that was not there, nor a plan.
func TestProgress(t *testing.T) {
	s := New(nil)
	for _, text := range []string{
		"didn't ramble this time", "no silence today", "Not nervous at all", "never once interrupted her", "without a single tangent", "less waffle than last week",
		"finally calm and clear on the ward round", "for once calm in front of the panel", "the case went fine", "didnt freeze at the board", "asked about the users before drawing", "wasn't too long",
		"endlich nicht nervös", "diesmal ruhig geblieben", "kein Blackout heute", "cette fois pas de panique", "enfin des réponses courtes", "esta vez sin prisas", "hoy sin tartamudear",
		"nicht zu schnell geredet", "gelassen geblieben", "stavolta niente ansia", "desta vez sem nervosismo", "今回は緊張しなかった", "沈黙なし", "这次没有紧张",
	} {
		if !s.Read(Line{Text: text}).Progress {
			t.Errorf("%q is progress", text)
		}
	}
	for _, text := range []string{
		"Rambled again", "rambled this time, too", "no numbers this time", "didn't ask about the users", "Not structured", "next time no tangents", "should be less nervous", "no more than one minute per answer",
		"Didn't stop rambling", "never mentioned the budget", "Answer first", "Asked nothing", "calm down before I go in", "they were not convinced", "no questions at the end", "forgot the numbers this time",
		"wieder nervös", "keine Zahlen genannt", "nicht zugehört", "pas de questions à la fin", "encore trop long", "sin ejemplos", "nada de preguntas", "また緊張した", "質問できなかった", "没有准备",
		`told her "it went well" and she wanted figures`, `said “no stress” when he asked about the deadline`, "「問題なし」と言い切った", "die letzte Seite offen gelassen", "kein Mensch kam mit",
		"contesté antes de que terminara la pregunta",
	} {
		if s.Read(Line{Text: text}).Progress {
			t.Errorf("%q is no progress", text)
		}
	}
}

// A line that the user tagged is an example of what the user means for the lines like
// it, of a built-in theme and of a theme that only tags name.
func TestTagsAreExamples(t *testing.T) {
	s := New(nil)
	of := func(lines ...Line) map[string][]int {
		groups := map[string][]int{}
		for _, g := range s.Sort(lines) {
			groups[g.Name] = g.Lines
		}
		return groups
	}
	line, like := "quokka handling was clumsy in the pen", "clumsy quokka handling, dropped the pen"
	if got := of(Line{Text: line}, Line{Text: like}); len(got["discretion"]) > 0 || len(got["animals"]) > 0 {
		t.Fatalf("without tags: %v", got)
	}
	for _, tag := range []string{"discretion", "animals"} {
		got := of(Line{Text: line, Tags: []string{tag}}, Line{Text: like}, Line{Text: "Rambled for five minutes"})
		if diff := cmp.Diff([]int{0, 1}, got[tag]); diff != "" {
			t.Errorf("%s: -want +got\n%s", tag, diff)
		}
		if len(got["concise"]) != 1 {
			t.Errorf("%s: a line that is not like it moved: %v", tag, got)
		}
	}
}

func TestCanonical(t *testing.T) {
	s := New(map[string][]string{"concise": {"Long Winded"}, "Story Time": {"sagas"}})
	for _, c := range [][2]string{
		{"rambling", "concise"},
		{"Concise", "concise"},
		{"ramble", "concise"},
		{"long-winded", "concise"},
		{"Questions-For-Them", "your-questions"},
		{"story-time", "story-time"},
		{"Sagas", "story-time"},
		{"Go", "go"},
		{"C++", "c++"},
		{"über-uns", "uber-uns"},
		{"面接", "面接"},
		{"", ""},
		{"!?", ""},
	} {
		if got := s.Canonical(c[0]); got != c[1] {
			t.Errorf("Canonical(%q) = %q, want %q", c[0], got, c[1])
		}
	}
}

func TestSort(t *testing.T) {
	got := New(map[string][]string{"Fables": {"saga"}}).Sort([]Line{
		{Text: "Kubernetes upgrades", Tags: []string{"go", "Rambling", "brevity", "?"}},
		{Text: "Get to the point sooner"},
		{Text: "Nobody likes a saga"},
		{Text: "Zebra herders of Quux"},
		{Text: "Quux has zebra herders"},
		{Text: "Xylophone"},
		{Text: "Go", Tags: []string{"!"}},
		{Text: ""},
		{Text: "  "},
		{Text: "?!"},
	})
	concise := Group{
		Name: "concise", Title: "Answer first, then the details", Known: true, Lines: []int{0, 1},
		Advice: "Practise a one-minute version of each answer: the point first, then stop.",
	}
	want := []Group{
		concise,
		{Name: "go", Title: "Go", Lines: []int{0, 6}},
		{Name: "fables", Title: "Fables", Known: true, Lines: []int{2}},
		{Name: "zebra-herders-of-quux", Title: "Zebra herders of Quux", Lines: []int{3, 4}},
		{Name: "xylophone", Title: "Xylophone", Lines: []int{5}},
		{Name: "untitled", Title: "…", Lines: []int{7, 8, 9}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

func TestTitleIsCutAfterAWord(t *testing.T) {
	long := "Zebra herders of Quux adore quokkas, aardvarks, okapis, wombats and yaks"
	got := New(nil).Sort([]Line{{Text: long}})
	want := []Group{{
		Name:  "zebra-herders-of-quux-adore-quokkas-aardvarks-okapis-wombats",
		Title: "Zebra herders of Quux adore quokkas, aardvarks, okapis…",
		Lines: []int{0},
	}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

// Lessons without a theme never take the name of one, nor of each other.
func TestNamesAreUnique(t *testing.T) {
	got := New(map[string][]string{"quux": {"saga"}}).Sort([]Line{
		{Text: "Saga"}, {Text: "Quux", Tags: nil}, {Text: "¡Xyzzy!"}, {Text: "???"}, {Text: "untitled"},
	})
	if len(got) != 4 {
		t.Errorf("%d groups, want 4: %s", len(got), names(got))
	}
	seen := map[string]bool{}
	for _, g := range got {
		if seen[g.Name] || g.Name == "" || g.Title == "" {
			t.Errorf("name %q, title %q in %s", g.Name, g.Title, names(got))
		}
		seen[g.Name] = true
	}
}

func TestAlike(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"yak", "herder of yak", true},
		{"quartz yak", "yak zebra", true},
		{"quartz yak", "moss okapi yak zebra", false},
		{"quartz yak zebra", "fern moss quartz zebra", true},
		{"aster fern okapi quartz yak zebra", "lily moss quartz tulip wombat zebra", false},
		{"quartz", "yak", false},
		{"", "yak", false},
	} {
		if got := alike(strings.Fields(c.a), strings.Fields(c.b)); got != c.want {
			t.Errorf("alike(%q, %q) = %t", c.a, c.b, got)
		}
	}
}

func TestOneSlip(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"camera", "camera", true},
		{"camra", "camera", true},
		{"cammera", "camera", true},
		{"camora", "camera", true},
		{"caemra", "camera", true},
		{"caeram", "camera", false},
		{"cmra", "camera", false},
		{"caxyra", "camera", false},
	} {
		if got := oneSlip(c.a, c.b); got != c.want {
			t.Errorf("oneSlip(%q, %q) = %t", c.a, c.b, got)
		}
	}
}

// The title of lessons without a theme is the shortest of them, the first in
// the alphabet among equals.
func TestTitle(t *testing.T) {
	var lines []*Reading
	for _, text := range []string{"yak zebra!", "zebra, yak", "zebra yak", "yak zebra"} {
		lines = append(lines, New(nil).Read(Line{Text: text}))
	}
	if got := title(lines, []int{0, 1, 2, 3}); got != "yak zebra" {
		t.Errorf("title is %q", got)
	}
}

// shape is what must not hang on the order of lines: which texts are together,
// and under which name and title.
func shape(lines []Line, groups []Group) map[string][]string {
	all := map[string][]string{}
	for _, g := range groups {
		key := g.Name + "\n" + g.Title
		for _, i := range g.Lines {
			all[key] = append(all[key], lines[i].Text)
		}
		slices.Sort(all[key])
	}
	return all
}

func TestOrderDoesNotMatter(t *testing.T) {
	lines, _ := sample(t, "testdata/lessons.json")
	for i, text := range []string{
		"Zebra crossings in Quux", "Quux zebra", "Xylophone quartz", "Quartz of Quux", "Yak", "yak!", "yak herders", "go",
	} {
		lines = append(lines, Line{Text: text}, Line{Text: text, Tags: []string{[]string{"Go", "go", "yak", "C#"}[i%4]}})
	}
	s := New(nil)
	slices.SortFunc(lines, func(a, b Line) int { return strings.Compare(a.Text, b.Text) })
	want := shape(lines, s.Sort(lines))
	r := rand.New(rand.NewSource(1))
	for range 5 {
		r.Shuffle(len(lines), func(i, j int) { lines[i], lines[j] = lines[j], lines[i] })
		groups := s.Sort(lines)
		if diff := cmp.Diff(want, shape(lines, groups)); diff != "" {
			t.Fatalf("-want +got\n%s", diff)
		}
		for i, g := range groups {
			if !slices.IsSorted(g.Lines) || i > 0 && g.Lines[0] < groups[i-1].Lines[0] {
				t.Fatalf("group %q is out of order: %v", g.Name, g.Lines)
			}
		}
	}
}

func TestConcurrentUse(t *testing.T) {
	lines, _ := sample(t, "testdata/heldout.json")
	slices.SortFunc(lines, func(a, b Line) int { return strings.Compare(a.Text, b.Text) })
	s := New(nil)
	want := s.Sort(lines)
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			if diff := cmp.Diff(want, s.Sort(lines)); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
			s.Theme("Rambled")
			s.Canonical("rambling")
		})
	}
	wg.Wait()
}

func FuzzSort(f *testing.F) {
	f.Add("Rambled for five minutes", "Answer first", "rambling", "concise", "long-winded")
	f.Add("Größe, naïve “quotes” – 100 % of €5", "ずっと黙ってしまった", "C#", "静か", "黙って")
	f.Add("\xff\xfe", "\x00", "", "!", "the")
	f.Fuzz(func(t *testing.T, a, b, tag, name, word string) {
		s := New(map[string][]string{name: {word}})
		lines := []Line{{Text: a}, {Text: b, Tags: []string{tag}}, {Text: b}, {Text: a + " " + b}}
		in := make([]int, len(lines))
		seen := map[string]bool{}
		for _, g := range s.Sort(lines) {
			if g.Name == "" || g.Title == "" || len(g.Lines) == 0 || seen[g.Name] {
				t.Errorf("bad group %+v", g)
			}
			seen[g.Name] = true
			for _, i := range g.Lines {
				in[i]++
			}
		}
		for i, n := range in {
			if n != 1 {
				t.Errorf("line %d %q is in %d groups", i, lines[i].Text, n)
			}
		}
	})
}

func BenchmarkSort(b *testing.B) {
	some, _ := sample(b, "testdata/lessons.json")
	lines := make([]Line, 0, 30000)
	for i := range cap(lines) {
		line := some[i%len(some)]
		// A word of its own keeps the lines from being all alike.
		line.Text += " " + strings.Repeat(string(rune('a'+i%26)), 3+i%5) + string(rune('a'+i/26%26))
		lines = append(lines, line)
	}
	s := New(nil)
	for b.Loop() {
		s.Sort(lines)
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*len(lines)), "µs/line")
}

func BenchmarkTheme(b *testing.B) {
	s := New(nil)
	for b.Loop() {
		s.Theme("Rambled for five minutes about the migration before I reached the result")
	}
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		New(nil)
	}
}

// BenchmarkLexicon reads the built-in themes, which every start does once.
func BenchmarkLexicon(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		unpack(compiled)
	}
}

// A line with the tag none stands alone and is not asked about, and so does another
// one that says the same; beside another tag, or where a theme has that name, it is
// nothing special.
func TestNone(t *testing.T) {
	const text = "Xylophone quartz of the yak herders"
	lines := []Line{
		{Text: text, Tags: []string{"None"}}, {Text: text + " again"}, {Text: "Xylophone quartz"},
		{Text: "Rambled for five minutes", Tags: []string{"none"}}, {Text: "Wombat", Tags: []string{"none", "speech"}},
		{Text: "Zebra", Tags: []string{"keins"}}, {Text: "Okapi", Tags: []string{"keins"}},
	}
	read := func(s *Sorter) (all []*Reading) {
		for _, line := range lines {
			all = append(all, s.Read(line))
		}
		return all
	}
	s := New(nil)
	groups, unsorted := s.Group(read(s))
	of := map[int][]Group{}
	for _, g := range groups {
		for _, line := range g.Lines {
			of[line] = append(of[line], g)
		}
	}
	for _, line := range []int{0, 1, 3} {
		if g := of[line]; len(g) != 1 || g[0].Known || !g[0].Alone || len(g[0].Lines) != 1 {
			t.Errorf("%q stands in %+v", lines[line].Text, g)
		}
	}
	if g := of[4]; len(g) != 1 || g[0].Name != "speech" {
		t.Errorf("with another tag: %+v", g)
	}
	if g := of[5]; len(g) != 1 || g[0].Name != "keins" || len(g[0].Lines) != 2 {
		t.Errorf("a word of another language: %+v", g)
	}
	for _, u := range unsorted {
		if u.Line != 2 {
			t.Errorf("%q is to be sorted", lines[u.Line].Text)
		}
	}
	own := New(map[string][]string{"none": {"nothing"}})
	groups, _ = own.Group(read(own))
	if i := slices.IndexFunc(groups, func(g Group) bool { return g.Name == None }); i < 0 || len(groups[i].Lines) < 3 {
		t.Errorf("a theme of that name: %s", names(groups))
	}
}

// The themes that a line can be sorted into are those that their own names lead to.
func TestThemes(t *testing.T) {
	s := New(map[string][]string{"Story Time": {"saga"}})
	all := s.Themes()
	for _, g := range all {
		if s.Canonical(g.Name) != g.Name || g.Title == "" || !g.Known {
			t.Errorf("%+v", g)
		}
	}
	if len(all) < 50 || all[len(all)-1].Title != "Story Time" {
		t.Errorf("%d themes: %s", len(all), names(all))
	}
}

// A line that is placed, but not for certain, stands under its theme and is asked
// about; one that is placed and not asked about was certain.
func TestUncertainLinesAreAskedAbout(t *testing.T) {
	under := 0
	for _, p := range people(t, "people") {
		lines := make([]Line, len(p.lines))
		for i, line := range p.lines {
			lines[i].Text = line.text
		}
		s := New(nil)
		readings := make([]*Reading, len(lines))
		for i, line := range lines {
			readings[i] = s.Read(line)
		}
		groups, unsorted := s.Group(readings)
		asked := map[int][]string{}
		for _, u := range unsorted {
			asked[u.Line] = u.Under
		}
		for _, g := range groups {
			if _, open := asked[g.Lines[0]]; g.Known && len(g.Lines) == 1 && open {
				t.Errorf("%s: only %q stands under %q, and is asked about", p.name, lines[g.Lines[0]].Text, g.Name)
			}
		}
		for i, line := range lines {
			var placed []string
			for _, g := range groups {
				if g.Known && slices.Contains(g.Lines, i) {
					placed = append(placed, g.Name)
				}
			}
			names, open := asked[i]
			slices.Sort(names)
			slices.Sort(placed)
			if open && !slices.Equal(names, placed) {
				t.Errorf("%s: %q stands under %v, and is asked about as standing under %v", p.name, line.Text, placed, names)
			}
			if !open && len(placed) == 0 {
				t.Errorf("%s: %q stands nowhere, and is not asked about", p.name, line.Text)
			}
			if open && len(placed) > 0 {
				under++
			}
		}
	}
	if under == 0 {
		t.Error("no line is uncertain")
	}
}
