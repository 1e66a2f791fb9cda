package inbox

import (
	"testing"

	"journal/generator/invitation"
)

func TestFormatOf(t *testing.T) {
	b := memory(nil)
	for _, test := range []struct{ summary, location, description, format, place string }{
		{"Interview", "Meet at the reception, 5 Mill Lane", "", "onsite", "Meet at the reception, 5 Mill Lane"},
		{"Interview", "https://meet.example/abc", "", "video", ""},
		{"Interview", "Microsoft Teams-Besprechung", "", "video", ""},
		{"Interview", "Réunion Microsoft Teams", "", "video", ""},
		{"Interview", "Microsoft Teams 会議", "", "video", ""},
		{"Interview", "+49 30 5550 0142", "", "phone", ""},
		{"Interview", "Jo will call you", "", "phone", ""},
		{"Telefoninterview", "", "", "phone", ""},
		{"Telefonische kennismaking", "", "", "phone", ""},
		{"Interview", "", "Join: https://eu01web.zoom.example/j/1", "video", ""},
		{"Interview", "", "Read about us: https://www.acme.example/zoom", "", ""},
		{"Interview", "Kaistraße 4, Kiel; https://meet.example/abc", "", "", "Kaistraße 4, Kiel;"},
		{"Gespräch vor Ort", "", "", "onsite", ""},
		{"面接", "", "ご来社ください", "onsite", ""},
		{"Interview", "", "", "", ""},
	} {
		v := &visit{Event: &invitation.Event{Summary: test.summary, Location: test.location, Description: test.description}}
		if format, place := b.formatOf(v); format != test.format || place != test.place {
			t.Errorf("%+v is %q at %q", test, format, place)
		}
	}
}

func TestCleanName(t *testing.T) {
	for name, want := range map[string]string{
		"Chen, Mary": "Mary Chen", "Mary Chen (Acme)": "Mary Chen", "Mary Chen | Acme": "Mary Chen", "Mary Chen via Slotted": "Mary Chen",
		"Groß, Änne | Müller & Söhne": "Änne Groß", "Jean-Luc Ory": "Jean-Luc Ory", "小野 美香": "小野 美香", "Chen, Mary, PhD": "Chen, Mary, PhD", "Mary Chen - Acme": "Mary Chen",
	} {
		if got := cleanName(name); got != want {
			t.Errorf("%q is %q, want %q", name, got, want)
		}
	}
	for address, want := range map[string]string{"mary.chen@a.example": "Mary Chen", "anne.meyer-ott@a.example": "Anne Meyer-Ott", "m.chen@a.example": "", "jobs@a.example": "", "mary.chen2@a.example": ""} {
		if got := nameIn(address); got != want {
			t.Errorf("%s is %q, want %q", address, got, want)
		}
	}
}

func TestKindOf(t *testing.T) {
	for text, want := range map[string]Kind{
		"BEGIN:VCALENDAR\r\n": Calendar, "\ufeff\r\nbegin:vcalendar\n": Calendar, "From: a@b.example\nSubject: x\n\n": Mail, "Subject: x\n\nhello": Text,
		"From a@b.example Mon Mar  2 10:00:00 2026\nFrom: a@b.example\n": Mailbox, "WEBVTT\n\n": Transcript, "1\n00:00:01,000 --> 00:00:02,000\nhi\n": Transcript,
		"age-encryption.org/v1\n-> X25519": Letters, "-----BEGIN AGE ENCRYPTED FILE-----\n": Letters, "": Unknown, "  \n": Unknown, "\x00\x01\x02": Unknown, "Dear Sam,\n\nthanks": Text,
		"Received: from x\n\tby y\nFrom: a\n\nBEGIN:VCALENDAR\n": Mail,
	} {
		if got := KindOf([]byte(text)); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}

func TestRegistered(t *testing.T) {
	for domain, want := range map[string]string{
		"jobs.acme.co.uk": "acme.co.uk", "acme.example": "acme.example", "mail.acme.example": "acme.example", "gmail.com": "", "acme.greenhouse.io": "", "localhost": "", "": "", "x.gov.uk": "x.gov.uk",
	} {
		if got := registered(domain); got != want {
			t.Errorf("%s is %q, want %q", domain, got, want)
		}
	}
}
