package journal

// Wording is one way a question was put, reduced to what it asks.
type Wording struct {
	Form  string   // equal for wordings without a difference that counts; never that of another question of the journal
	Words []string // what it asks about: the stems of its content words; of a very short question, of all its words
}

// Wordings gives the different ways a question was put, the latest first and at
// most so many. Two ways that differ in case, in punctuation, in small words or
// in the lead-in ("Tell me about a time when") are one.
func (q *Question) Wordings(most int) []Wording {
	reduce := asker{stemOf: map[string]string{}}
	var all []Wording
	text := ""
	for n := range q.Asked {
		if len(all) == most {
			break
		}
		if q.Asked[n].Text == text {
			continue // as they stand side by side most often
		}
		text = q.Asked[n].Text
		if f := reduce.form(text); !hasForm(all, f.text) {
			all = append(all, Wording{f.text, reduce.words(f)})
		}
	}
	return all
}

func hasForm(all []Wording, form string) bool {
	for n := range all {
		if all[n].Form == form {
			return true
		}
	}
	return false
}
