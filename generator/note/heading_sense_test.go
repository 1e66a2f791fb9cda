package note

import (
	"os"
	"strings"
	"testing"
)

var debriefTopics = map[string]Topic{"improve": Improve, "well": Well, "feedback": Feedback, "asked": Questions}

// Headings in words of somebody's own are read by whose they are and in which direction
// they go; what is none of the four is never taken for one.
func TestHeadingsOfNoList(t *testing.T) {
	text, err := os.ReadFile("testdata/headings.txt")
	if err != nil {
		t.Fatal(err)
	}
	table := newTopicTable(nil)
	read := 0
	for line := range strings.Lines(string(text)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		part := strings.Split(strings.TrimSpace(line), "\t")
		if len(part) != 3 {
			t.Fatalf("%q has no three parts", line)
		}
		read++
		got, want := table.find(part[2]), debriefTopics[part[1]]
		if want == "" {
			for kind, topic := range debriefTopics {
				if got == topic {
					t.Errorf("%s: %q is %s, and should be none", part[0], part[2], kind)
				}
			}
		} else if got != want {
			t.Errorf("%s: %q is %q, want %q", part[0], part[2], got, want)
		}
		if topic, whole := table.named(part[2]); want != "" && whole && topic != "" {
			t.Errorf("%s: %q is known as a whole", part[0], part[2])
		}
	}
	if read < 150 {
		t.Errorf("%d headings were read", read)
	}
}

// What the words of a heading say agrees with the lists of whole headings, in every
// language: they hold some two thousand that somebody has sorted.
func TestSenseAgreesWithTheLists(t *testing.T) {
	four := map[Topic]bool{}
	for _, topic := range debriefTopics {
		four[topic] = true
	}
	agree := 0
	for _, e := range lists()["heading"] {
		for _, w := range e.Words {
			got, sure := senseOf(w)
			switch {
			case !sure || !four[Topic(e.Name)]:
			case got == Topic(e.Name):
				agree++
			case four[got]:
				t.Errorf("%s: %q is %q by its words and %q in the list", e.Lang, w, got, e.Name)
			}
		}
	}
	if agree < 1000 {
		t.Errorf("%d headings of the lists are understood by their words", agree)
	}
}

// A heading below one of questions is a question, whatever it speaks of.
func TestHeadingBelowQuestions(t *testing.T) {
	n := NewReader(Options{}).Read("interviews/a.md", []byte("# Acme\n\n## Questions\n\n### A blunder I fumbled on\n\n- Too slow.\n\n## Blunders I made\n\n- Too long.\n"))
	if got := n.Items(Improve); len(got) != 1 {
		t.Errorf("lessons are %+v", got)
	}
}

// A lower heading that is a section is no title, also if it names who was there.
func TestSectionIsNoTitle(t *testing.T) {
	n := NewReader(Options{}).Read("interviews/a.md", []byte("---\ncompany: Vale\n---\n\n## Comments from the hiring manager\n\n- Too long.\n"))
	if got := n.Items(Feedback); len(got) != 1 || n.Title.Value != "" {
		t.Errorf("%q has %+v", n.Title.Value, got)
	}
}
