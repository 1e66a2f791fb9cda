package inbox

import (
	"testing"

	"journal/generator/invitation"
)

func TestLabelled(t *testing.T) {
	for text, want := range map[string]string{
		"Hello\nCompany: Marlow Tideworks\nRole: Cook":        "Marlow Tideworks",
		"■ 会社名　東屋建設":                                          "東屋建設",
		"Entreprise    Les Tuileries d'Aval":                  "Les Tuileries d'Aval",
		"Company: Marlow Tideworks\nEmployer: Kestrel Vale":   "",
		"Company: Confidential":                               "",
		"Firma: vertraulich, folgt":                           "",
		"Company: we tell you more about it in the interview": "",
		"Company: Interview with our team":                    "",
		"Company: https://marlow.example":                     "",
		"Company dinner: Friday":                              "",
	} {
		if got := labelled(text, vocabulary().ofCompany); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestRoleBehind(t *testing.T) {
	for title, want := range map[string]string{
		"Phone screen: Night Porter - Robin Vale and Mary Chen": "Night Porter",
		"Vorstellungsgespräch: Koch – Robin Vale":               "Koch",
		"Interview: Jo Salt":                                    "",
		"Interview: Night Porter":                               "",
		"Interview: Robin Vale, Mary Chen":                      "",
		"Interview: Cook, Tarn - Mary Chen":                     "Cook",
		"Lunch: Cook - Mary Chen":                               "",
	} {
		v := &visit{Event: &invitation.Event{Summary: title}}
		if got := roleBehind(v, "Tarn", []string{"Robin Vale", "Mary Chen"}); got != want {
			t.Errorf("%q: %q, want %q", title, got, want)
		}
	}
}

func TestIsService(t *testing.T) {
	for _, c := range []struct {
		name, address string
		others, want  bool
	}{
		{"Slotfix", "noreply@slotfix.example", false, true},
		{"Slot Fix", "bookings@slotfix.example", false, true},
		{"Slotfix", "mary@slotfix.example", false, false},
		{"Mary Chen", "noreply@slotfix.example", true, false},
		{"日取り便", "noreply@hidori.example", true, true},
		{"山田太郎", "noreply@hidori.example", false, false},
		{"山田太郎", "yamada@hidori.example", true, false},
	} {
		if got := isService(invitation.Person{Name: c.name, Address: c.address}, c.others); got != c.want {
			t.Errorf("%s <%s>, others %v: %v", c.name, c.address, c.others, got)
		}
	}
}
