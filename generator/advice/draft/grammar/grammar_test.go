package grammar

import "testing"

// TestEnglish tells the forms apart, of words of many trades.
func TestEnglish(t *testing.T) {
	for _, c := range []struct {
		want  Form
		texts []string
	}{
		{NounPhrase, []string{"the new ring main", "a crane with two drivers", "solar panels on listed buildings", "letterpress printing", "the plan to open on Sundays",
			"the story about the night the boiler burst", "the nurses' library in the old chapel", "the town's oldest orchard", "salmon from the river", "two new lathes for the workshop",
			"the restoration of the canal locks and the towpath", "the idea of sharing a van", "PostgreSQL at scale", "the seedbank", "the walls that were built last year", "their drone"}},
		{Doing, []string{"restoring a tiled stove", "teaching first aid to farmers", "moving the archive out of the cellar", "digitising forty years of field notebooks"}},
		{Question, []string{"how the kiln is fired in winter", "where to store the oak", "what happens to the waste heat"}},
		{Clause, []string{"the ferry gets an electric engine next year", "each surveyor has a drone", "new drivers train on a simulator for two weeks", "the archive was moved to the cellar in 2019",
			"two vets share the night rota", "the orchards will be planted with old varieties", "drawings are checked by a second engineer", "the theatre tours twelve villages every summer",
			"the harbour has been dredged", "a third kiln arrives in May", "the mill runs on water", "they are replacing the paper tickets with an app", "the vans are washed with rain water", "the choir sings in the old mill",
			"the reading room stays open until ten", "every trainee keeps a logbook", "from May the pool opens at six", "the crew eats together"}},
		{Predicate, []string{"runs the seed bank", "keeps bees", "came from a shipyard office", "built the first prototype", "wrote the manual for the lathe"}},
		{Command, []string{"start with the result", "name the feeling"}},
		{Fragment, []string{"tall", "honest answer about the gap", "super friendly", "le projet de la gare", "telled the story", "the the", "when i", "a tests", "runs of", "budget frozen", "the roof leaky", "spricht sehr schnell", "very nice", "quick reply",
			"teached at a school", "an apprentices", "", "the recruter call", "is", "the boss is lovely"}},
	} {
		for _, text := range c.texts {
			if got := English(text).Form; got != c.want {
				t.Errorf("%q is a %s, not a %s", text, got, c.want)
			}
		}
	}
}

func BenchmarkEnglish(b *testing.B) {
	for b.Loop() {
		English("the story about the night the pharmacy robot broke and the nurses counted every box of pills by hand in the cellar")
	}
}

func TestGerman(t *testing.T) {
	for _, c := range []struct {
		want  Form
		texts []string
	}{
		{NounPhrase, []string{"der Umzug der Station auf elektronische Akten", "die neue Lehrwerkstatt", "das Lager am Hafen", "der Plan für die Nachtbusse", "eine gemeinsame Werkzeugkammer", "die Gewächshäuser mit Abwärme"}},
		{Clause, []string{"Die Tischlerei bekommt eine neue Halle", "Das Archiv wird in den Keller verlegt", "Jede Auszubildende führt ein Werkstattbuch", "Die Busse fahren nachts mit Strom", "Der Hof verkauft direkt vom Feld"}},
		{Question, []string{"wie der Ofen im Winter geheizt wird"}},
		{Fragment, []string{"hat drei Kinder", "groß, rote Brille", "wirkte müde", "the new kiln", "nett", "kein Plan", "Parkplatz", "der", "wegen Urlaub"}},
	} {
		for _, text := range c.texts {
			if got := German(text).Form; got != c.want {
				t.Errorf("%q is a %s, not a %s", text, got, c.want)
			}
		}
	}
}
