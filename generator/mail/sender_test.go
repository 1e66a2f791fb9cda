package mail

import "testing"

func TestSender(t *testing.T) {
	for name, want := range map[string]string{
		"Harrow Mills Careers":       "Harrow Mills",
		"The Talent Team at Oldfen":  "Oldfen",
		"Kiln & Lane via HireBoard":  "Kiln & Lane",
		"Mary Chen (Northwind)":      "Northwind",
		"Mary Chen":                  "",
		"Dana at Brightquay":         "Brightquay",
		"Recruiting Hafner Bau GmbH": "Hafner Bau GmbH",
		"Karriere | Stadtwerke":      "Stadtwerke",
		"星空商事株式会社 採用担当":              "星空商事株式会社",
		"Recrutement La Grange":      "La Grange",
		"no-reply":                   "",
	} {
		if got := (Message{From: Address{Name: name}}).Sender(); got != want {
			t.Errorf("sender of %q is %q, want %q", name, got, want)
		}
	}
}

func TestCompanyAndRole(t *testing.T) {
	for _, c := range []struct{ from, subject, text, signature, company, role string }{
		{"Harrow Mills Careers <no-reply@hires.example>", "We got your application", "Thanks for applying to Harrow Mills as a Payroll Officer.", "", "Harrow Mills", "Payroll Officer"},
		{"no-reply <jobs@tarnwell.example>", "Application received: Junior Gardener", "Thank you for your application for the Junior Gardener role at Tarnwell Estates.", "Tarnwell Estates", "Tarnwell Estates", "Junior Gardener"},
		{"Bewerbung <bewerbung@hafnerbau.example>", "Eingangsbestätigung", "Ihre Bewerbung als Bauleiter (m/w/d) bei der Hafner Bau GmbH ist eingegangen.", "Hafner Bau GmbH", "Hafner Bau", "Bauleiter"},
		{"Recrutement <rh@lagrangebleue.example>", "Votre candidature", "Nous avons bien reçu votre candidature au poste de chef de rayon au sein de La Grange Bleue.", "La Grange Bleue", "La Grange Bleue", "chef de rayon"},
		{"Selección <rrhh@molinorojo.example>", "Candidatura recibida", "Hemos recibido tu candidatura para el puesto de Contable en Molino Rojo.", "Equipo de Molino Rojo", "Molino Rojo", "Contable"},
		{"星空商事 採用担当 <saiyo@hoshizora.example>", "ご応募ありがとうございます", "この度は弊社の「営業事務」へのご応募ありがとうございます。", "星空商事株式会社", "星空商事", "営業事務"},
		{"Mary Chen <mary@gmail.com>", "Hello", "It was nice to meet you.", "Mary Chen", "", ""},
	} {
		m := Message{From: first(addresses(c.from)), Subject: c.subject, Text: c.text, Signature: c.signature}
		if m.Company() != c.company || m.Role() != c.role {
			t.Errorf("%s: company %q, role %q; want %q and %q; of %q", c.from, m.Company(), m.Role(), c.company, c.role, m.Companies())
		}
	}
	m := Message{Subject: "Application (Ref 20931)", Text: "Job ID: R-4471. Call us on 040 12345."}
	if got := m.Requisitions(); len(got) != 2 || got[0] != "20931" || got[1] != "R-4471" {
		t.Errorf("numbers are %q", got)
	}
}
