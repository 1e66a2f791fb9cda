package inbox

import (
	"strings"
	"testing"
)

// A mail whose sender has only a part of a company's name is placed by a word that no other
// company has, together with the role.
func TestByWord(t *testing.T) {
	folder := map[string]string{
		"applications/yard.md":  "---\ncompany: Astilleros Corvera\nrole: Welder\n---\n",
		"applications/mill.md":  "---\ncompany: Orlen Mills\nrole: Miller\n---\n",
		"applications/mill2.md": "---\ncompany: Tarn Mills\nrole: Baker\n---\n",
	}
	const no = "Dear Robin,\n\nunfortunately we have decided not to move forward with your application as %. We wish you all the best for your search.\n\n"
	for _, c := range []struct{ name, mail, want string }{
		{"a word and the role", letterOf("Corvera Talento <no-reply@corveratalento.example>", "Your application", strings.Replace(no, "%", "Welder", 1)+"Corvera Talento"), "applications/yard.md"},
		{"a word alone", letterOf("Corvera Talento <no-reply@corveratalento.example>", "Your application", strings.Replace(no, " as %", "", 1)+"Corvera Talento"), ""},
		{"another role", letterOf("Corvera Talento <no-reply@corveratalento.example>", "Your application", strings.Replace(no, "%", "Sailor", 1)+"Corvera Talento"), ""},
		{"a word that two have", letterOf("Mills Talent <no-reply@millstalent.example>", "Your application", strings.Replace(no, "%", "Miller", 1)+"Mills Talent"), ""},
	} {
		b := memory(folder)
		b.Take("a.eml", []byte(c.mail))
		var got []string
		for path := range b.changed {
			got = append(got, path)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: %q is written, want %q", c.name, got, c.want)
		}
	}
}
