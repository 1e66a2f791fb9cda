package journal

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"journal/generator/note"
)

// TestReconnectEqualsConnect takes notes away and puts others in, lets time go
// by and changes the settings: what is taken from the journal before makes no
// difference, and that journal stays as it was.
func TestReconnectEqualsConnect(t *testing.T) {
	pool := untidy()
	random := rand.New(rand.NewPCG(3, 4))
	now := connect(t).Now
	zone, err := time.LoadLocation("Asia/Tokyo")
	if err != nil {
		t.Fatal(err)
	}
	configs := []Config{{Working: office()}, {Working: office(), Themes: map[string][]string{"zoo": {"zebra"}}}, {Zone: zone}, {Title: "Other"}}
	j := Connect(configs[0], now, pool, nil)
	for step := range 60 {
		var notes []*note.Note
		for _, n := range pool {
			switch random.IntN(12) {
			case 0:
				continue
			case 1:
				other := *n
				other.Company = pool[random.IntN(len(pool))].Company
				n = &other
			}
			notes = append(notes, n)
		}
		cfg := configs[0]
		if step%5 == 4 {
			cfg = configs[random.IntN(len(configs))]
		}
		now = now.Add(time.Duration(random.IntN(40)) * time.Hour)
		before := fmt.Sprint(j.messages(), len(j.People), len(j.Themes))
		next := Reconnect(j, cfg, now, notes, []string{"a.png"})
		want := Connect(cfg, now, notes, []string{"a.png"})
		if diff := cmp.Diff(parts(want), parts(next), sameParts()); diff != "" {
			t.Fatalf("step %d: -connected +connected again\n%s", step, diff)
		}
		for _, n := range notes {
			equal(t, n.Path, next.Address(n), want.Address(n))
		}
		equal(t, "the journal before", fmt.Sprint(j.messages(), len(j.People), len(j.Themes)), before)
		j = next
	}
}

// TestReconnectTakesOver sees that what is known of a note is not worked out
// again, and that it is as soon as the words for themes are other ones.
func TestReconnectTakesOver(t *testing.T) {
	notes := untidy()
	now := connect(t).Now
	j := Connect(Config{}, now, notes, nil)
	same := Reconnect(j, Config{Title: "Other"}, now, notes, nil)
	other := Reconnect(j, Config{Themes: map[string][]string{"zoo": {"zebra"}}}, now, notes, nil)
	for i := range j.records {
		equal(t, "facts taken over", same.records[i].facts == j.records[i].facts, true)
		equal(t, "facts for other themes", other.records[i].facts == j.records[i].facts, false)
	}
}
