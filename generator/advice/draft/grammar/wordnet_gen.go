//go:build ignore

// This program makes wordnet.txt from the database files of WordNet 3.0, in
// Debian the package wordnet-base:
//
//	go run wordnet_gen.go /usr/share/wordnet > wordnet.txt
package main

import (
	"bufio"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// word is what is known of one spelling.
type word struct {
	kinds [4]bool // noun, verb, adjective, adverb
	count [4]int  // how often each stands in the texts that WordNet counted
	mass  bool    // a substance, a food or an activity in its first meaning
	who   bool    // a person in its first meaning
}

const letters = "nvar"

var (
	plain = regexp.MustCompile(`^[a-z][a-z'-]*$`)
	words = map[string]*word{}
)

func main() {
	dir := os.Args[1]
	lines(filepath.Join(dir, "cntlist.rev"), func(f []string) {
		key, class, _ := strings.Cut(f[0], "%")
		n := 0
		fmt.Sscan(f[2], &n)
		at := map[byte]int{'1': 0, '2': 1, '3': 2, '5': 2, '4': 3}[class[0]]
		of(key).count[at] += n
	})
	lexnames := map[string]string{} // of the places in data.noun
	proper := map[string]bool{}     // "00123456 diesel" is spelled with a capital
	lines(filepath.Join(dir, "data.noun"), func(f []string) {
		lexnames[f[0]] = f[1]
		n := 0
		fmt.Sscanf(f[3], "%x", &n)
		for i := range n {
			if w := f[4+2*i]; w != strings.ToLower(w) {
				proper[f[0]+" "+strings.ToLower(w)] = true
			}
		}
	})
	for at, name := range []string{"noun", "verb", "adj", "adv"} {
		lines(filepath.Join(dir, "index."+name), func(f []string) {
			w := of(f[0])
			w.kinds[at] = true
			if at > 0 {
				return
			}
			senses := 0
			fmt.Sscan(f[2], &senses)
			first := f[len(f)-senses]
			if proper[first+" "+f[0]] {
				return
			}
			switch lexnames[first] {
			case "13", "27": // food, substance
				w.mass = true
			case "18":
				w.who = true
			}
		})
	}
	odd := map[string][]string{} // forms by word, as "verb:broke"
	for _, name := range []string{"noun", "verb"} {
		lines(filepath.Join(dir, name+".exc"), func(f []string) {
			if plain.MatchString(f[0]) && plain.MatchString(f[1]) {
				odd[f[1]] = append(odd[f[1]], name[:1]+":"+f[0])
			}
		})
	}
	var out []string
	for s, w := range words {
		if !plain.MatchString(s) || w.kinds == [4]bool{} {
			continue
		}
		line := s
		several := strings.Count(fmt.Sprint(w.kinds), "true") > 1
		for i, is := range w.kinds {
			if !is {
				continue
			}
			line += " " + letters[i:i+1]
			if several && w.count[i] > 0 {
				line += fmt.Sprint(w.count[i])
			}
		}
		if w.mass {
			line += " m"
		}
		if w.who {
			line += " p"
		}
		out = append(out, line)
		for _, form := range odd[s] {
			kind, form, _ := strings.Cut(form, ":")
			out = append(out, form+" "+kind+":"+s)
		}
	}
	slices.Sort(out)
	fmt.Println(strings.Join(slices.Compact(out), "\n"))
}

func of(s string) *word {
	if words[s] == nil {
		words[s] = &word{}
	}
	return words[s]
}

func lines(path string, use func(fields []string)) {
	f, err := os.Open(path)
	if err != nil {
		log.Fatal(err)
	}
	defer f.Close()
	in := bufio.NewScanner(f)
	in.Buffer(nil, 1<<20)
	for in.Scan() {
		if fields := strings.Fields(in.Text()); len(fields) > 1 && in.Text()[0] != ' ' {
			use(fields)
		}
	}
}
