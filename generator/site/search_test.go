package site

import (
	"fmt"
	"html"
	"strings"
	"testing"
	"time"
)

// Every document leads to a place that is there, and every note, company,
// person and question is among them and on the page without a script.
func TestSearchKnowsEverything(t *testing.T) {
	s := made(t, sample())
	v := view{s, ""}
	docs := v.documents()
	pages := map[string]string{}
	at := map[string]bool{}
	for _, d := range docs {
		name, place, deep := d.Page, d.Anchor, d.Anchor != ""
		to := name
		if deep {
			to += "#" + place
		}
		if pages[name] == "" {
			text, err := s.ReadFile(name)
			if err != nil {
				t.Errorf("%q leads to %s: %v", d.Title, to, err)
				continue
			}
			pages[name] = string(text)
		}
		if deep && !strings.Contains(pages[name], ` id="`+place+`"`) {
			t.Errorf("%q leads to %s, where no such place is", d.Title, to)
		}
		if d.Title == "" || d.Kind == "" {
			t.Errorf("a document without title or kind: %+v", d)
		}
		at[to] = true
	}
	list := page(t, s, "search.html")
	j := s.journal
	want := map[string]string{}
	for _, n := range j.Notes {
		want[encodePath(j.Address(n))] = n.Path
	}
	for _, c := range j.Companies {
		want[c.Address] = c.Name
	}
	for _, p := range j.People {
		want[p.Address] = p.Name
	}
	for _, q := range j.Questions {
		want["questions.html#"+q.Anchor] = q.Text
	}
	if len(want) < 100 {
		t.Fatalf("only %d things to find", len(want))
	}
	for address, what := range want {
		if !at[address] {
			t.Errorf("%s is not in the index, at %s", what, address)
		}
		if !strings.Contains(list, `href="`+html.EscapeString(address)+`"`) {
			t.Errorf("%s is not on the page, at %s", what, address)
		}
	}
}

// In a search of many years the text of the latest notes is found by every word,
// and of older ones what they are about; the page says so.
func TestSearchOfManyNotes(t *testing.T) {
	texts := map[string]string{}
	for n := range wholeNotes + 1 {
		day := time.Date(2016, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, n).Format(time.DateOnly)
		texts[fmt.Sprintf("interviews/%s-firm.md", day)] = fmt.Sprintf("---\ncompany: Firm %d\ndate: %s\n---\n\n## Notes\n\nWord%d was said.\n", n, day, n)
	}
	s := made(t, notes(texts))
	var all strings.Builder
	for _, d := range (view{s, ""}).documents() {
		all.WriteString(d.Title + "\n" + d.Text + "\n")
	}
	for word, want := range map[string]bool{"Firm 0\n": true, "Word0 ": false, "Word1 ": true, fmt.Sprintf("Word%d ", wholeNotes): true} {
		if got := strings.Contains(all.String(), word); got != want {
			t.Errorf("%q is found: %v, want %v", word, got, want)
		}
	}
	const said = "Of the latest 1000 notes every word is found"
	if !strings.Contains(page(t, s, "search.html"), said) {
		t.Errorf("the page does not say %q", said)
	}
	if strings.Contains(page(t, made(t, sample()), "search.html"), "Of the latest") {
		t.Error("the page of a short search says it, too")
	}
}

// The page with all it needs but the index stays light, in a long search, too: it
// leads to what it does not list.
func TestWeightOfSearch(t *testing.T) {
	for name, s := range map[string]*Site{"sample": made(t, sample()), "long": made(t, corpus(1000))} {
		if n := weigh(t, s, "search.html", "style.css", "journal.js", "keys.js", "search.js", "search-words.js", "search-read.js", "minisearch.js", "favicon.svg"); n > heaviest {
			t.Errorf("%s: the page weighs %d bytes", name, n)
		}
		want := map[string]bool{
			`href="timeline.html">All 1000 interviews on the timeline<`: name == "long", `href="people.html">All `: name == "long",
			`href="companies.html">All `: false, `href="questions.html">All `: false,
		}
		list := page(t, s, "search.html")
		list = strings.ReplaceAll(list, ` dir="auto"`, "")
		for link, is := range want {
			if strings.Contains(list, link) != is {
				t.Errorf("%s: %s is on the page: %v, want %v", name, link, !is, is)
			}
		}
	}
}
