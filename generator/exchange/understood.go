package exchange

import (
	"io"

	"journal/generator/note"
)

// Understood writes what was understood of notes as a JSON array, an object for
// each: {"path", "kind", "understood": [{"group", "name", "value", "from", "more",
// "line", "column"}]}. What does not stand in the file has no line.
func Understood(w io.Writer, notes []*note.Note) error {
	type thing struct {
		Group  string `json:"group"`
		Name   string `json:"name,omitempty"`
		Value  string `json:"value"`
		From   string `json:"from,omitempty"`
		More   string `json:"more,omitempty"`
		Line   int    `json:"line,omitempty"`
		Column int    `json:"column,omitempty"`
	}
	type understood struct {
		Path       string  `json:"path"`
		Kind       string  `json:"kind"`
		Understood []thing `json:"understood"`
	}
	out := make([]understood, 0, len(notes))
	for _, n := range notes {
		one := understood{Path: n.Path, Kind: string(n.Kind), Understood: []thing{}}
		for _, u := range n.Understood() {
			one.Understood = append(one.Understood, thing{u.Group, u.Name, u.Value, string(u.From), u.More, u.Line, u.Col})
		}
		out = append(out, one)
	}
	return write(w, out)
}
