package journal

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"journal/generator/note"
)

// untidy makes notes that meet each other in as many ways as possible.
func untidy() []*note.Note {
	notes := manyNotes(60)
	return append(notes,
		interview("Sablethorn Finch.md", "Sablethorn & Finch", "Engineer", "2026-03-12 16:00", people("Ottilie Brandt"), section(note.Ask, "Who is on call?")),
		interview("sablethorn-finch.md", "Sablethorn and Finch", "", "", people("Ottilie Brandt <o@s.example>"), section(note.Ask, "who is on call", "Why?")),
		interview("sablethorn_finch.md", "SABLETHORN & FINCH Ltd", "Sr Engineer", "2026-02-12", outcome(note.Rejected), log("2026-02-13 thank-you Ottilie", "2026-02-13 thank-you Ottilie Brandt: again")),
		interview("slip.md", "Sablethorn and Finsh", "", "2026-02-12"),
		interview("none.md", "", "", "", section(note.Improve, "zebra quagga okapi")),
		other(note.Application, "applications/s.md", "Sablethorn & Finch", "Senior Engineer", applied("2026-02-01"), outcome(note.Waiting)),
		other(note.Application, "applications/t.md", "Sablethorn & Finch", "senior engineer", applied("2026-02-01")),
		other(note.Company, "companies/s.md", "Sablethorn & Finch", "", section(note.Concerns, "runway")),
		other(note.Company, "companies/s2.md", "sablethorn & finch", ""),
		other(note.Review, "reviews/w1.md", "", ""), other(note.Review, "reviews/w2.md", "", ""),
		other(note.Page, "search.md", "", ""), other(note.Page, "Search .md", "", ""),
		interview("a.md", "Quaylight", "", "2026-02-01", people("Mary Chen", "Mary Holt"), recruiter("Dana Poe"), log("2026-02-02 contacted Mary", "2026-02-02 contacted New Person", "2026-02-03 contacted New")),
		interview("b.md", "Quaylight", "", "2026-02-01", people("Mary Chen"), recruiter("dana poe <d@p.example>"), section(note.Improve, "[x] x #alpha")),
		interview("c.md", "Quaylight", "", "2026-02-09", section(note.Improve, "y #alpha"), section(note.Feedback, "Nice. Too slow.")),
	)
}

func TestOrderOfNotesDoesNotMatter(t *testing.T) {
	notes := untidy()
	assets := []string{"b.png", "a.png", "interviews/a.html"}
	now := connect(t).Now
	cfg := Config{Working: office()}
	options := sameParts()
	want := Connect(cfg, now, notes, assets)
	if len(want.Problems) < 5 || len(want.Themes) < 5 || len(want.Top) != 3 {
		t.Fatalf("the notes are too tidy: %s", want.messages())
	}
	random := rand.New(rand.NewPCG(1, 2))
	for range 5 {
		shuffled := slices.Clone(notes)
		random.Shuffle(len(shuffled), func(i, k int) { shuffled[i], shuffled[k] = shuffled[k], shuffled[i] })
		slices.Reverse(assets)
		got := Connect(cfg, now, shuffled, assets)
		if diff := cmp.Diff(parts(want), parts(got), options); diff != "" {
			t.Fatalf("-sorted +shuffled\n%s", diff)
		}
		for _, n := range notes {
			equal(t, n.Path, got.Address(n), want.Address(n))
		}
	}
}

// sameParts compares what a journal lists. The parts of a journal point at each
// other. Where they do it is enough that it is the same part, because each is
// compared where it is listed.
func sameParts() cmp.Options {
	return cmp.Options{
		cmp.Comparer(func(a, b *note.Note) bool { return a == b }),
		cmp.Comparer(func(a, b *Interview) bool { return a == b || a != nil && b != nil && a.Address == b.Address }),
		cmp.Comparer(func(a, b *Application) bool { return a == b || a != nil && b != nil && a.ID == b.ID }),
		cmp.Comparer(func(a, b *Company) bool { return a == b || a != nil && b != nil && a.Address == b.Address }),
		cmp.Comparer(func(a, b *Person) bool { return a == b || a != nil && b != nil && a.Address == b.Address }),
		cmp.Comparer(func(a, b *mention) bool { return a.in.note == b.in.note && a.Person == b.Person }),
		cmp.Comparer(func(a, b *said) bool { return a == b || a != nil && b != nil && *a == *b }),
		cmp.Comparer(func(a, b *record) bool { return a.note == b.note }),
		cmp.Comparer(func(a, b *Theme) bool { return a == b || a != nil && b != nil && a.Name == b.Name }),
		cmp.AllowUnexported(Interview{}, Application{}, Company{}, Person{}, personKey{}, Theme{}, spelling{}),
	}
}

// parts returns all that a journal lists, by value.
func parts(j *Journal) map[string]any {
	return map[string]any{
		"notes": j.Notes, "interviews": values(j.Interviews), "applications": values(j.Applications), "companies": values(j.Companies),
		"people": values(j.People), "questions": values(j.Questions), "themes": values(j.Themes), "top": values(j.Top),
		"strengths": j.Strengths, "liked": j.Liked, "disliked": j.Disliked, "reviews": j.Reviews, "pages": j.Pages, "problems": j.Problems,
	}
}

func values[T any](list []*T) []T {
	var all []T
	for _, e := range list {
		all = append(all, *e)
	}
	return all
}

func TestNotesAreNotChanged(t *testing.T) {
	notes, same := untidy(), untidy()
	connect(t, notes...)
	if diff := cmp.Diff(same, notes, cmp.AllowUnexported(note.Body{}, note.Ref{})); diff != "" {
		t.Error(diff)
	}
}

func TestEveryPageHasItsOwnAddress(t *testing.T) {
	j := connect(t, untidy()...)
	owner := map[string]string{}
	take := func(address, what string) {
		if address == "" || owner[address] != "" {
			t.Errorf("%q is the address of %s and of %s", address, owner[address], what)
		}
		owner[address] = what
	}
	for _, in := range j.Interviews {
		take(in.Address, in.Note.Path)
	}
	for _, a := range j.Applications {
		take(a.Address, a.ID)
	}
	for _, co := range j.Companies {
		take(co.Address, co.Name)
	}
	for _, p := range j.People {
		take(p.Address, p.Name)
	}
	for _, n := range append(slices.Clone(j.Pages), j.Reviews...) {
		take(j.Address(n), n.Path)
	}
	for _, n := range j.Notes {
		if owner[j.Address(n)] == "" {
			t.Errorf("%s is on no page", n.Path)
		}
	}
}

func TestConnectNothing(t *testing.T) {
	j := Connect(Config{}, connect(t).Now, []*note.Note{nil, {}, {Kind: "unheard of"}, {Kind: note.Interview}, {Kind: note.Company}}, nil)
	equal(t, "notes", len(j.Notes), 4)
	equal(t, "interviews", len(j.Interviews), 1)
}
