package draft

import (
	"strings"
	"testing"

	"journal/layouts"
)

// TestFitToBeQuoted has facts as people note them, of many trades. What can be
// said to anybody stands in the letter in a sentence; of the rest nothing does.
func TestFitToBeQuoted(t *testing.T) {
	usable := func(line string, want string) [3]string { return [3]string{line, want, ""} }
	unusable := func(line string, never string) [3]string { return [3]string{line, "", never} }
	cases := [][3]string{
		usable("remember: the new cold store at the harbour", "the new cold store at the harbour"),
		usable("remember: the pilot with two rural surgeries", "the pilot with two rural surgeries"),
		usable("remember: digitising forty years of field notebooks", "digitising forty years of field notebooks"),
		usable("remember: solar panels on listed buildings", "solar panels on listed buildings"),
		usable("remember: letterpress printing", "letterpress printing"),
		usable("remember: the plan to open on Sundays", "the plan to open on Sundays"),
		usable("remember: how the kiln is fired in winter", "how the kiln is fired in winter"),
		usable("remember: building a roof without nails", "building a roof without nails"),
		usable("remember: the restoration of the canal locks and the towpath", "the restoration of the canal locks and the towpath"),
		usable("remember: a training scheme for young divers", "a training scheme for young divers"),
		usable("remember: PostgreSQL at scale", "PostgreSQL at scale"),
		usable("remember: runs the seed bank", "you run the seed bank"),
		usable("learned: The ferry gets an electric engine next year", "the ferry gets an electric engine next year"),
		usable("learned: Each surveyor has a drone", "each surveyor has a drone"),
		usable("learned: New drivers train on a simulator for two weeks", "new drivers train on a simulator for two weeks"),
		usable("learned: The archive was moved to the cellar in 2019", "the archive was moved to the cellar in 2019"),
		usable("learned: The hotel bakes its own bread", "the hotel bakes its own bread"),
		usable("learned: Two vets share the night rota", "two vets share the night rota"),
		usable("learned: The orchards will be planted with old varieties", "the orchards will be planted with old varieties"),
		usable("learned: They are replacing the paper tickets with an app", "you are replacing the paper tickets with an app"),
		usable("learned: Drawings are checked by a second engineer", "drawings are checked by a second engineer"),
		usable("learned: The theatre tours twelve villages every summer", "the theatre tours twelve villages every summer"),
		usable("liked: the sketch of the loading bay", "the sketch of the loading bay"),
		usable("liked: the story of the frozen pipes at the hotel", "the story of the frozen pipes at the hotel"),
		usable("liked: the question about soil samples", "the question about soil samples"),
		usable("asked: [4/5] How do you keep a cold chain unbroken on a bank holiday?", "How do you keep a cold chain unbroken on a bank holiday?"),
		usable("asked: Describe how you would survey a flooded cellar", "Describe how you would survey a flooded cellar"),
		usable("asked: What would you do if two alarms went off at once? - took a while", "What would you do if two alarms went off at once?"),

		unusable("remember: expecting twins in May", "twins"),
		unusable("remember: broke his leg skiing", "leg"),
		unusable("remember: her mother has dementia", "dementia"),
		unusable("remember: the funeral of his father", "funeral"),
		unusable("remember: mid-fifties, grey beard", "beard"),
		unusable("remember: a bit full of himself", "full of himself"),
		unusable("remember: the awkward silence about the budget", "awkward"),
		unusable("remember: kept checking her phone", "phone"),
		unusable("remember: very nice!", "nice"),
		unusable("remember: spricht sehr schnell", "schnell"),
		unusable("remember: le projet de la gare", "gare"),
		unusable("remember: good vibe", "vibe"),
		unusable("remember: was late and in a foul temper", "temper"),
		unusable("remember: has been through chemo", "chemo"),
		unusable("remember: my lame joke about the boss", "joke"),
		unusable("learned: two people quit last month", "quit"),
		unusable("learned: The owner is going through a divorce", "divorce"),
		unusable("learned: budget frozen", "frozen"),
		unusable("learned: they lost the big contract", "contract"),
		unusable("learned: Starting salary about 41,000", "41,000"),
		unusable("learned: Wochenenddienst ist Pflicht", "Pflicht"),
		unusable("learned: no proper workshop, one vice", "vice"),
		unusable("learned: The roof leaks and nobody cares", "leaks"),
		unusable("learned: we would share a desk", "desk"),
		unusable("learned: 30 days holiday", "holiday"),
		unusable("liked: I kept smiling", "smiling"),
		unusable("liked: my drawing of the queue", "drawing"),
		unusable("liked: think they liked the portfolio?", "portfolio"),
		unusable("liked: quick reply re notice period", "notice"),
		unusable("liked: my honesty about being sacked", "sacked"),
		unusable("liked: the recruter call", "recruter"),
		unusable("liked: 8/10 overall", "8/10"),
		unusable("asked: Are you planning a family?", "family"),
		unusable("asked: Why the gap in 2022?? (blanked)", "blanked"),
		unusable("asked: your faith? seriously?", "faith"),
	}
	held := 0
	for _, c := range cases {
		text := noteWith(c[0])
		j, in := oneInterview(t, text)
		d, err := letters(t, layouts.FS()).Write(ThankYou, About(j, in, in.People[0]))
		if err != nil {
			t.Fatal(err)
		}
		body := strings.ToLower(d.Text)
		switch {
		case c[1] != "" && (strings.Contains(d.Text, "[") || !strings.Contains(body, strings.ToLower(c[1]))):
			t.Errorf("%q is not quoted as %q:\n%s", c[0], c[1], d.Text)
		case c[1] == "" && (strings.Contains(body, strings.ToLower(c[2])) || !strings.Contains(d.Text, "[one thing you talked about")):
			t.Errorf("%q leaves no gap:\n%s", c[0], d.Text)
		default:
			held++
		}
	}
	t.Logf("%d of %d hold", held, len(cases))
}

// noteWith returns a note of one interview with one line: "remember: …",
// "liked: …", "learned: …" or "asked: …".
func noteWith(line string) string {
	kind, text, _ := strings.Cut(line, ": ")
	head := "---\ncompany: Osterby Works\nrole: Surveyor\ndate: 2026-03-04 10:00\nduration: 60m\ninterviewers:\n  - name: Nora Lind\n"
	switch kind {
	case "remember":
		return head + "    remember: \"" + text + "\"\n---\n"
	case "liked":
		return head + "---\n\n## Reactions\n\n- liked: " + text + "\n"
	case "learned":
		return head + "---\n\n## Learned\n\n- " + text + "\n"
	}
	return head + "---\n\n## Questions they asked\n\n- " + text + "\n"
}
