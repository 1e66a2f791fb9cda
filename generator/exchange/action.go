package exchange

import (
	"io"
	"time"

	"journal/generator/advice"
)

// Actions writes the actions alone, as the array that [JSON] has of them.
func Actions(w io.Writer, actions []advice.Action) error { return write(w, actionsOf(actions)) }

// action is one thing to do. Instants are RFC 3339 in the zone of the
// interview, else of the journal.
type action struct {
	ID          string `json:"id"`
	What        string `json:"what"`
	Title       string `json:"title"`
	Person      string `json:"person,omitempty"`
	Company     string `json:"company,omitempty"`
	Application string `json:"application,omitempty"`
	Path        string `json:"path,omitempty"` // of the note to write in
	From        string `json:"from,omitempty"`
	Until       string `json:"until,omitempty"`
	State       string `json:"state"`
	Practice    int    `json:"practice"`
	Why         string `json:"why"`
	Log         string `json:"log,omitempty"` // the line of the log, without its date, that says it is done
}

func actionsOf(actions []advice.Action) []action {
	out := make([]action, 0, len(actions))
	for _, a := range actions {
		t := action{ID: a.ID, What: a.What, Title: a.Title, Person: a.Person, From: instant(a.From), Until: instant(a.Until),
			State: string(a.State), Practice: a.Practice, Why: a.Why, Log: a.Log}
		if a.Company != nil {
			t.Company = a.Company.Name
		}
		if a.Application != nil {
			t.Application = a.Application.ID
		}
		if a.Note != nil {
			t.Path = a.Note.Path
		}
		out = append(out, t)
	}
	return out
}

func instant(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.RFC3339)
}
