package draft

import "strings"

// phrase tells how a few words fit into a sentence.
func (f Facts) phrase(s string, from source) Topic {
	words := strings.Fields(s)
	if len(words) == 0 {
		return Topic{}
	}
	first := strings.ToLower(words[0])
	second := ""
	if len(words) > 1 {
		second = strings.ToLower(words[1])
	}
	rest := strings.Join(words[1:], " ")
	switch {
	case first[0] == '"':
		if strings.Count(s, `"`) != 2 || !strings.HasSuffix(s, `"`) || len(words) < 3 {
			return Topic{}
		}
		return Topic{About: "the line " + s}
	case first == "that" && second == "i":
		return Topic{Glad: rest}
	case first == "that" && (second == "she" || second == "he" || second == "they"):
		return f.phrase(strings.Join(words[2:], " "), remembered)
	case (first == "she" || first == "he" || first == "they") && from == remembered && len(words) > 2:
		return f.phrase(rest, from)
	case from == remembered && base(first) != "" && second != "of":
		return Topic{Heard: strings.TrimSpace("you " + base(first) + " " + toYou(rest))}
	case first == "my" || first == "i" || pronouns[first]:
		return Topic{}
	case strings.HasSuffix(first, "ing") && len(first) > 5 && len(words) > 1 || first == "how" || first == "why" || first == "what" || first == "where" || first == "when":
		return Topic{About: lowerFirst(s)}
	}
	verb := verbAt(words)
	determined := determiners[first]
	switch {
	case verb > 0 && from == learned:
		if subject := words[:verb]; determined && verb <= 6 && len(content(strings.Join(subject, " "))) > 0 {
			return Topic{About: lowerFirst(strings.Join(subject, " "))}
		}
		return Topic{}
	case verb > 0 && !pronouns[first]:
		return Topic{About: "the thought that " + lowerFirst(s)}
	case len(content(s)) == 0:
		return Topic{}
	case from == learned && !determined:
		return Topic{}
	case determined:
		return Topic{About: lowerFirst(s)}
	case from == remembered && (len(words) == 1 || !personWord(words[len(words)-1])), from == liked && len(words) > 1:
		return Topic{About: s}
	}
	return Topic{}
}

// personWord reports whether a bare word says what somebody is: "volunteer",
// "sailor". Nobody talks "about flood rescue volunteer".
func personWord(w string) bool {
	w = strings.ToLower(w)
	for _, end := range []string{"eer", "ist", "ician", "sailor", "runner", "player", "father", "mother", "parent", "fan", "owner", "writer", "speaker", "manager"} {
		if strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}

// verbAt gives the place of the first word that makes words a clause; 0 if there
// is none before a word that opens another one.
func verbAt(words []string) int {
	for i, w := range words {
		w = strings.ToLower(strings.Trim(w, `"',.`))
		if i > 0 && finite[w] {
			return i
		}
		if i > 0 && opening[w] {
			return 0
		}
	}
	return 0
}

// lowerFirst makes the first letter small where the word is an everyday one.
func lowerFirst(s string) string {
	first, _, _ := strings.Cut(s, " ")
	lower := strings.ToLower(first)
	if determiners[lower] || opening[lower] || strings.HasSuffix(lower, "ing") && len(lower) > 5 {
		return lower + s[len(first):]
	}
	return s
}

// base gives the verb of "she keeps": keep; "" if the word is no verb that is
// known. Past forms stay as they are.
func base(w string) string {
	if past[w] {
		return w
	}
	if b, odd := oddVerbs[w]; odd {
		return b
	}
	if !thirdPerson[w] {
		return ""
	}
	switch {
	case strings.HasSuffix(w, "ies") && len(w) > 4:
		return w[:len(w)-3] + "y"
	case strings.HasSuffix(w, "ches"), strings.HasSuffix(w, "shes"), strings.HasSuffix(w, "xes"), strings.HasSuffix(w, "sses"):
		return w[:len(w)-2]
	}
	return w[:len(w)-1]
}

// toYou turns what is said about somebody into what is said to them.
func toYou(s string) string {
	words := strings.Fields(s)
	for i, w := range words {
		core := strings.Trim(w, ".,;")
		you := ""
		switch strings.ToLower(core) {
		case "you": // whoever is spoken to there is the writer
			you = "me"
		case "your":
			you = "my"
		case "him", "he", "she", "they", "them":
			you = "you"
		case "his", "their":
			you = "your"
		case "her":
			if you = "your"; i == len(words)-1 {
				you = "you"
			}
		case "himself", "herself", "themselves":
			you = "yourself"
		}
		if you != "" {
			words[i] = strings.Replace(w, core, you, 1)
			continue
		}
		if i > 0 && strings.EqualFold(words[i-1], "and") && base(strings.ToLower(core)) != "" {
			words[i] = strings.Replace(w, core, base(strings.ToLower(core)), 1)
		}
	}
	return strings.Join(words, " ")
}
