package journal

import (
	"slices"
	"strings"
)

// stageKinds are the usual stages in the order of a search, each with the
// words that tell it. The first kind of which a word stands in a stage is its
// kind, so that "technical phone screen" is technical and "recruiter phone
// screen" a recruiter's. rank is the place in the usual order.
var stageKinds = []stageWords{
	{"system design", 7, []string{"system design", "systems design", "design round", "architecture", "architektur"}},
	{"take-home", 6, []string{"take home", "takehome", "assignment", "homework", "case study", "hausaufgabe"}},
	{"behavioural", 8, []string{"behavioural", "behavioral", "behaviour", "behavior", "culture", "values", "competency", "star interview"}},
	{"technical", 5, []string{"technical", "coding", "tech", "code", "pair programming", "pairing", "algorithm", "algorithms",
		"whiteboard", "hackerrank", "fachgespräch", "技術面接", "فنية"}},
	{"final", 10, []string{"final", "executive", "founder", "ceo", "cto", "bar raiser", "最終面接"}},
	{"onsite", 9, []string{"onsite", "on site", "panel", "loop", "superday", "zweitgespräch"}},
	{"hiring manager", 4, []string{"hiring manager", "manager", "team lead"}},
	{"recruiter screen", 1, []string{"recruiter", "recruiting", "hr", "talent"}},
	{"phone", 3, []string{"phone", "telephone", "call", "telefoninterview"}},
	{"screening", 2, []string{"screening", "screen", "intro", "introduction", "initial", "first", "erstgespräch", "一次面接"}},
}

// stageWords is a usual kind of stage.
type stageWords struct {
	kind  string
	rank  int
	words []string
}

// unranked is the place of a stage that is none of the usual ones: in the middle.
const unranked = 5

// stageKind gives the kind of a stage, for telling whether two interviews are
// of the same kind, and its place in the usual order. A stage that is none of
// the usual ones is a kind of its own; without a stage the kind is "".
func stageKind(stage string) (kind string, rank int) {
	folded := strings.NewReplacer("-", " ", "_", " ", "/", " ", "(", " ", ")", " ", ",", " ", ":", " ").Replace(fold(stage))
	folded = strings.Join(strings.Fields(folded), " ")
	if folded == "" {
		return "", unranked
	}
	padded := " " + folded + " "
	for _, k := range stageKinds {
		for _, w := range k.words {
			if strings.Contains(padded, " "+w+" ") {
				return k.kind, k.rank
			}
		}
	}
	return folded, unranked
}

// isUsual reports whether a kind is one of the usual stages.
func isUsual(kind string) bool {
	return slices.ContainsFunc(stageKinds, func(k stageWords) bool { return k.kind == kind })
}

// loose are words of stages that in a title may as well be of a role, a person or an office.
var loose = []string{"manager", "team lead", "call", "values", "culture", "behaviour", "behavior", "competency", "initial", "first", "hr", "talent", "recruiter", "recruiting",
	"founder", "ceo", "cto", "code", "tech", "executive", "architecture", "architektur", "algorithm", "algorithms", "telephone"}

// StageIn returns the word for a usual stage in the title of an appointment: "technical"
// for "Technical interview with Mary Chen"; "" if none is sure.
func StageIn(title string) string {
	padded := " " + strings.Join(bare(title), " ") + " "
	for _, k := range stageKinds {
		for _, w := range k.words {
			if !slices.Contains(loose, w) && strings.Contains(padded, " "+w+" ") {
				return w
			}
		}
	}
	return ""
}
