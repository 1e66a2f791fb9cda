package theme

import (
	"encoding/json"
	"os"
	"testing"
)

func TestExport(t *testing.T) {
	if os.Getenv("EXPORT") == "" {
		return
	}
	lex, _ := readLexicon()
	lex.index()
	type row struct {
		Set, List, Text string
		Stems           []string
		Scores          map[string]float64
	}
	var rows []row
	for _, set := range []string{"lessons", "heldout", "fresh", "fresh2"} {
		lines, lists := sample(t, "testdata/"+set+".json")
		for i, l := range lines {
			r := newReader(lex)
			_, _ = r.theme(l.Text)
			x := row{set, lists[i], l.Text, nil, map[string]float64{}}
			for _, w := range r.line {
				x.Stems = append(x.Stems, w.stem)
			}
			used := map[int]*mask{}
			for k := range r.hits {
				h := &r.hits[k]
				tp := lex.rules[h.rule].topic
				if used[tp] == nil {
					used[tp] = &mask{}
				}
				if !h.at.within(used[tp]) {
					used[tp].join(&h.at)
					x.Scores[lex.topics[tp].name] += lex.rules[h.rule].weight
				}
			}
			rows = append(rows, x)
		}
	}
	type RuleRow struct {
		Theme  string
		Weight float64
		Terms  [][]string
	}
	words := map[int][]string{}
	for st, is := range lex.stems {
		for _, it := range is {
			words[it] = append(words[it], st)
		}
	}
	for st, is := range lex.starts {
		for _, it := range is {
			words[it] = append(words[it], st+"*")
		}
	}
	for st, is := range lex.exact {
		for _, it := range is {
			words[it] = append(words[it], st)
		}
	}
	var rr []RuleRow
	for _, ru := range lex.rules {
		x := RuleRow{Theme: lex.topics[ru.topic].name, Weight: ru.weight}
		for _, p := range ru.phrases {
			for _, it := range p.items {
				x.Terms = append(x.Terms, words[it])
			}
		}
		rr = append(rr, x)
	}
	rb, _ := json.Marshal(rr)
	os.WriteFile("/tmp/themework/rules.json", rb, 0o644)
	b, _ := json.Marshal(rows)
	os.WriteFile("/tmp/themework/rows.json", b, 0o644)
}
