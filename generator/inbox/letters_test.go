package inbox

import "testing"

// A letter is known wherever it stands: as a file, in a text, in a mail or attached to one.
func TestLettersAreKnown(t *testing.T) {
	const text = "-----BEGIN AGE ENCRYPTED FILE-----\nYWdlLWVuY3J5cHRpb24ub3JnL3YxCg==\n-----END AGE ENCRYPTED FILE-----\n"
	const mail = "From: Sam <sam@reed.example>\r\nTo: sam@reed.example\r\nSubject: note\r\n\r\n"
	for src, want := range map[string]Kind{
		"age-encryption.org/v1\n-> x": Letters,
		text:                          Letters,
		"Hi me, here it is:\n" + text: Letters,
		mail + text:                   Letters,
		mail + "--b\r\nContent-Type: application/octet-stream\r\n\r\nYWdlLWVuY3J5cHRpb24ub3JnL3YxCg==\r\n--b--\r\n": Letters,
		mail + "Thank you for your time.\r\n":                         Mail,
		"Thank you for your time. BEGIN AGE is not what we do.\n":     Text,
		"From a@b.example Mon Mar  2 10:00:00 2026\n" + mail + "Hi\n": Mailbox,
	} {
		if got := KindOf([]byte(src)); got != want {
			t.Errorf("%q is %q, want %q", src, got, want)
		}
	}
}
