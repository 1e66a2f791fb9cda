package generator

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"journal/content"
	"journal/generator/exchange"
)

var (
	flowLine = regexp.MustCompile(`(?m)^(.+) \[(\d+)\] (.+)$`)
	flowList = regexp.MustCompile(`<span class="n">(\d+)</span></p><ul id="flow-([a-z0-9-]+)-([a-z]+)"`)
)

// endWords are the ends as the drawing of the site names them in an address,
// and as SankeyMATIC's text does.
var endWords = map[string]string{
	"waiting": "Still going", "offer": "Offer to answer", "accepted": "Accepted", "declined": "Declined",
	"withdrawn": "Withdrew", "cancelled": "Called off", "silent": "No answer", "rejected": "Rejected",
}

// The statistics page and the text for SankeyMATIC count applications alike:
// as many came to each end from each place.
func TestBothFlowsCountAlike(t *testing.T) {
	journals := map[string]fs.FS{"the sample": content.FS}
	for seed := range uint64(40) {
		journals[fmt.Sprint("seed ", seed)] = anyApplications(rand.New(rand.NewPCG(seed, 5)))
	}
	for name, notes := range journals {
		s, err := Scan(context.Background(), Input{Content: notes, Machine: time.UTC})
		if err != nil {
			t.Fatal(err)
		}
		built, err := s.Open(context.Background(), frozen, nil)
		if err != nil {
			t.Fatal(err)
		}
		page, err := fs.ReadFile(built.Site, "statistics.html")
		if err != nil {
			t.Fatal(err)
		}
		var text bytes.Buffer
		if err := exchange.SankeyMATIC(&text, built.Journal); err != nil {
			t.Fatal(err)
		}
		drawn, written, all := map[string]int{}, map[string]int{}, 0
		for _, m := range flowList.FindAllStringSubmatch(string(page), -1) {
			n, _ := strconv.Atoi(m[1])
			drawn[m[2]+" to "+endWords[m[3]]] += n
			all += n
		}
		for _, m := range flowLine.FindAllStringSubmatch(text.String(), -1) {
			if strings.HasPrefix(m[3], "Round ") || m[3] == "Offer" {
				continue
			}
			from := strings.ToLower(strings.ReplaceAll(m[1], " ", "-"))
			if from == "applications" {
				from = "applied"
			}
			if round, ok := strings.CutPrefix(from, "round-"); ok && round > "5" {
				from = "round-5"
			}
			n, _ := strconv.Atoi(m[2])
			written[from+" to "+m[3]] += n
		}
		if fmt.Sprint(drawn) != fmt.Sprint(written) || all == 0 && len(built.Journal.Applications) > 3 {
			t.Errorf("%s: the page has\n%v and the text\n%v", name, drawn, written)
		}
	}
}

// anyApplications is a search in which anything happens, with and without days.
func anyApplications(r *rand.Rand) fs.FS {
	of := func(words ...string) string { return words[r.IntN(len(words))] }
	day := func() string { return fmt.Sprintf("2026-%02d-%02d", 1+r.IntN(3), 1+r.IntN(28)) }
	outcome := func() string {
		return of("", "", "outcome: passed\n", "outcome: rejected\n", "outcome: silent\n", "outcome: offer\n", "outcome: withdrawn\n", "outcome: cancelled\n", "outcome: declined\n")
	}
	files := fstest.MapFS{}
	for n := range 4 + r.IntN(12) {
		log := "log:\n"
		for range 1 + r.IntN(4) {
			log += "  - " + day() + " " + of("applied", "contacted", "scheduled", "offer", "accepted", "declined", "rejected", "withdrawn", "silent", "answered") + "\n"
		}
		files[fmt.Sprintf("applications/%d.md", n)] = file(fmt.Sprintf("---\ncompany: Company %d\n%s%s---\n", n, outcome(), log))
		for k := range r.IntN(9) {
			files[fmt.Sprintf("interviews/%d-%d.md", n, k)] = file(fmt.Sprintf("---\ncompany: Company %d\n%s%s---\n%s", n,
				of("", "date: "+day()+"\n", "date: "+day()+" 10:00\n"), outcome(), of("", "\n## Went well\n\n- The talk\n")))
		}
	}
	return files
}
