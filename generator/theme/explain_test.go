package theme

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

func TestExplain(t *testing.T) {
	name := os.Getenv("EXPLAIN")
	if name == "" {
		return
	}
	lex, _ := readLexicon()
	lex.index()
	inv := map[int]string{}
	for k, v := range lex.items {
		inv[v] = k
	}
	r := newReader(lex)
	lines, lists := sample(t, name)
	for i, l := range lines {
		top, ok := r.theme(l.Text)
		got := ""
		if ok {
			got = lex.topics[top].name
		}
		if got == lists[i] {
			continue
		}
		var why []string
		for _, h := range r.hits {
			ru := lex.rules[h.rule]
			var s []string
			for _, p := range ru.phrases {
				var w []string
				for j, it := range p.items {
					x := inv[it]
					if len(x) > 24 {
						x = x[:24] + "…"
					}
					if p.gap[j] {
						x = ".." + x
					}
					w = append(w, x)
				}
				s = append(s, strings.Join(w, " "))
			}
			why = append(why, fmt.Sprintf("%s%v{%s}", lex.topics[ru.topic].name, ru.weight, strings.Join(s, " + ")))
		}
		fmt.Printf("%s got %s: %s\n      %s\n", lists[i], got, l.Text, strings.Join(why, "; "))
	}
}
