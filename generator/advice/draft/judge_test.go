package draft

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"journal/generator/note"
	"journal/layouts"
)

// TestDraftsPassTheirJudge writes every kind of letter to each of four people
// about facts of testdata and about generated ones. What has no gap is ready.
func TestDraftsPassTheirJudge(t *testing.T) {
	var lines []string
	for _, c := range facts(t) {
		if c[1] != "" {
			lines = append(lines, c[0])
		}
	}
	r := rand.New(rand.NewPCG(13, 21))
	n := 150
	if testing.Short() {
		n = 20
	}
	for range n {
		lines = append(lines, generated(r))
	}
	all := letters(t, layouts.FS())
	written, gaps := 0, 0
	for _, line := range lines {
		for turn := range wordings {
			j, in := oneInterview(t, noteTo(line, turn))
			kinds := []Kind{ThankYou}
			if turn == 0 {
				kinds = Kinds()
			}
			for _, kind := range kinds {
				f := About(j, in, in.People[turn])
				if kind == Reference {
					f.To = note.Person{Name: "Ada Sample", Email: "ada@references.example"}
				}
				d, err := all.Write(kind, f)
				if err != nil {
					t.Fatal(err)
				}
				if strings.Contains(d.Text, "[") {
					gaps++
					continue
				}
				written++
				for _, found := range Check(d, f, nil, time.Time{}) {
					t.Errorf("%s, turn %d, %s: %+v\n%s", line, turn, kind, found, d.Text)
				}
			}
		}
	}
	t.Logf("%d letters, %d with a gap", written, gaps)
	if written < 3*gaps {
		t.Errorf("%d letters and %d with a gap", written, gaps)
	}
}

// noteTo returns a note of an interview with four people, whose line is for the
// one at that place.
func noteTo(line string, turn int) string {
	kind, text, _ := strings.Cut(line, ": ")
	head := "---\ncompany: Osterby Works\nrole: Surveyor\ndate: 2026-03-04 10:00\nduration: 60m\ninterviewers:\n"
	for i, name := range []string{"Nora Lind", "Paul Aske", "Greta Holm", "Tove Quist"} {
		head += "  - name: " + name + "\n"
		if i == turn && kind == "remember" {
			head += "    remember: \"" + text + "\"\n"
		}
	}
	if kind == "remember" {
		return head + "---\n"
	}
	title := map[string]string{"liked": "Reactions", "learned": "Learned", "asked": "Questions they asked"}[kind]
	if kind == "liked" {
		text = "liked: " + text
	}
	filler := []string{"the tide gauge", "the old harbour wall", "the winter rota"}[:turn]
	for i, f := range filler { // those before get their own
		name := []string{"Nora Lind", "Paul Aske", "Greta Holm"}[i]
		head = strings.Replace(head, name+"\n", name+"\n    remember: "+f+"\n", 1)
	}
	return head + "---\n\n## " + title + "\n\n- " + text + "\n"
}

// generated returns a line of a note that can be said to anybody, put together of
// words of many trades.
func generated(r *rand.Rand) string {
	pick := func(words string) string {
		all := strings.Split(words, ", ")
		return all[r.IntN(len(all))]
	}
	thing := func() string {
		return pick("archive, kiln, ferry, greenhouse, rota, ledger, workshop, bakery, library, harbour, mill, laboratory, choir, quarry, clinic, warehouse, tram, orchard, theatre, canteen, server room, sawmill, lighthouse, timetable, seed bank, dye house, test bench, roof garden, loading bay, control room")
	}
	things := func() string {
		return pick("apprentices, pupils, patients, drivers, maps, boats, lathes, orders, invoices, trainees, roofs, volunteers, hives, sensors, tickets, records, trees, wagons, readers, drawings")
	}
	adjective := func() string {
		return pick("new, old, digital, second, wooden, mobile, northern, electric, shared, regional, winter, open, listed, quiet, annual")
	}
	place := func() string {
		return pick("at the harbour, in the cellar, on the island, behind the school, by the canal, at night, in spring, on Saturdays, in two villages")
	}
	number := func() string { return pick("two, three, four, six, ten, twelve, both, several") }
	doing := func() string {
		return pick("restoring, digitising, moving, planning, running, rebuilding, testing, teaching, opening, mapping")
	}
	does := func() string {
		return pick("opens, moves, runs, stays, closes for repairs, gets a new engine, trains two apprentices, lends tools, uses its own power, bakes for the whole street, serves three schools, needs two crews")
	}
	do := func() string {
		return pick("arrive, share a crew, run on biogas, come back, train together, use tablets, work in pairs, start in May, keep a log, visit the archive")
	}
	done := func() string {
		return pick("moved to shorter shifts, joined a regional network, switched to digital maps, built a second hall, changed to induction hobs, opened a branch, adopted common forms, trained four apprentices")
	}
	noun := func() string {
		switch r.IntN(3) {
		case 0:
			return "the " + thing()
		case 1:
			return "the " + adjective() + " " + thing()
		}
		return "the " + adjective() + " " + things()
	}
	from := pick("remember, liked, learned")
	phrase := []func() string{
		func() string { return noun() + " " + place() },
		func() string { return fmt.Sprintf("the move from %s to %s", things(), things()) },
		func() string { return fmt.Sprintf("the move from the %s to the %s", thing(), thing()) },
		func() string {
			return fmt.Sprintf("%s of %s", pick("the story, the example, the plan, the history, the future"), noun())
		},
		func() string { return fmt.Sprintf("the example of %s at the %s", noun(), thing()) },
		func() string {
			return fmt.Sprintf("a %s for the %s", pick("handbook, map, catalogue, timetable, typeface, database, route, course"), thing())
		},
		func() string { return fmt.Sprintf("%s and %s", noun(), noun()) },
		func() string { return doing() + " " + noun() },
		func() string { return fmt.Sprintf("how %s %s", "the "+thing(), does()) },
		func() string { return fmt.Sprintf("a scheme for %s %s", pick("young, new, local"), things()) },
		func() string { return fmt.Sprintf("the %s that %s run", thing(), things()) },
		func() string { return fmt.Sprintf("the %s and its %s", thing(), things()) },
		func() string {
			return fmt.Sprintf("the %s %s", pick("dementia, stroke, children's, family, diabetes, baby, cancer"), pick("garden, clinic, ward, library, centre, gym"))
		},
	}
	clause := []func() string{
		func() string { return "The " + thing() + " " + does() },
		func() string { return number() + " " + things() + " " + do() },
		func() string { return number() + " " + adjective() + " " + things() + " " + do() },
		func() string { return "The " + thing() + " team has " + done() },
		func() string { return "The " + thing() + " has " + done() },
		func() string { return things() + " run the " + thing() },
		func() string { return "Each " + thing() + " " + does() },
		func() string {
			return "They " + pick("train two apprentices a year, lend tools to the village, are moving the archive, keep the old mill, rent out boats")
		},
	}
	if from == "learned" && r.IntN(3) > 0 {
		return "learned: " + clause[r.IntN(len(clause))]()
	}
	return from + ": " + phrase[r.IntN(len(phrase))]()
}
