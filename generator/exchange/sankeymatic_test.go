package exchange

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"journal/generator/generatortest"
	"journal/generator/journal"
	"journal/generator/journal/journaltest"
)

var flowLine = regexp.MustCompile(`^([A-Z][A-Za-z0-9 ]*) \[(\d+)\] ([A-Z][A-Za-z0-9 ]*)$`)

// checkFlow looks at what has to be true of every drawing: each application is
// counted once, and what comes to a node leaves it, unless it is an end.
func checkFlow(t *testing.T, j *journal.Journal) string {
	t.Helper()
	var out bytes.Buffer
	if err := SankeyMATIC(&out, j); err != nil {
		t.Fatal(err)
	}
	notSent := 0
	in, left, seen := map[string]int{}, map[string]int{}, map[string]bool{}
	for line := range strings.Lines(out.String()) {
		if _, err := fmt.Sscanf(line, "' Not sent yet and not counted: %d\n", &notSent); err == nil {
			continue
		}
		m := flowLine.FindStringSubmatch(strings.TrimSuffix(line, "\n"))
		if m == nil {
			t.Fatalf("SankeyMATIC does not read %q", line)
		}
		if seen[m[1]+">"+m[3]] {
			t.Errorf("the flow %s to %s stands there twice", m[1], m[3])
		}
		seen[m[1]+">"+m[3]] = true
		n, _ := strconv.Atoi(m[2])
		left[m[1]] += n
		in[m[3]] += n
	}
	sent := 0
	for _, a := range j.Applications {
		if a.Status != journal.Planned {
			sent++
		}
	}
	if planned := len(j.Applications) - sent; notSent != planned {
		t.Errorf("%d are said not to be sent, of %d", notSent, planned)
	}
	if left["Applications"] != sent || in["Applications"] != 0 {
		t.Errorf("%d of %d applications begin", left["Applications"], sent)
	}
	isEnd, ended := map[string]bool{}, 0
	for _, e := range ends {
		if isEnd[e.name] {
			continue
		}
		isEnd[e.name] = true
		ended += in[e.name]
	}
	if ended != sent {
		t.Errorf("%d of %d applications end", ended, sent)
	}
	for name, n := range in {
		if !isEnd[name] && left[name] != n || isEnd[name] && left[name] != 0 {
			t.Errorf("%d come to %s and %d leave it", n, name, left[name])
		}
	}
	return out.String()
}

func TestSankeyMATICSample(t *testing.T) {
	got := checkFlow(t, journaltest.Sample(t))
	for _, line := range []string{"Applications [1] No answer\n", "Applications [1] Rejected\n", "Offer [1] Offer to answer\n", "' Not sent yet and not counted: 1\n"} {
		if !strings.Contains(got, line) {
			t.Errorf("%q is not in\n%s", line, got)
		}
	}
}

// TestSankeyMATICHistory looks at applications whose end says less than their
// history.
func TestSankeyMATICHistory(t *testing.T) {
	j := journaltest.Connect(t, "", "2026-03-12 09:00", map[string]string{
		"interviews/a.md":   "---\ncompany: Ash\ndate: 2026-01-02\n---\n",
		"interviews/b.md":   "---\ncompany: Ash\ndate: 2026-01-05\noutcome: rejected\n---\n",
		"interviews/c.md":   "---\ncompany: Birch\ndate: 2026-01-05\noutcome: cancelled\n---\n",
		"applications/b.md": "---\ncompany: Birch\nlog: [2026-01-01 applied, 2026-02-01 silent]\n---\n",
		"applications/c.md": "---\ncompany: Cedar\nlog: [2026-01-01 applied, 2026-02-01 offer, 2026-02-02 withdrawn]\n---\n",
		"applications/d.md": "---\ncompany: Dogwood\nlog: [2026-02-02 declined]\n---\n",
	})
	const want = `Applications [1] Round 1
Applications [2] Offer
Applications [1] No answer
Round 1 [1] Round 2
Round 2 [1] Rejected
Offer [1] Declined
Offer [1] Withdrew
`
	if got := checkFlow(t, j); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

// TestSankeyMATICConserves makes journals of random histories.
func TestSankeyMATICConserves(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 60 {
		checkFlow(t, journaltest.Connect(t, "", "2026-03-12 09:00", generatortest.RandomNotes(r, 25)))
	}
}
