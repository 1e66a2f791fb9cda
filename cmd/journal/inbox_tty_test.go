//go:build linux

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const invite = "BEGIN:VCALENDAR\nMETHOD:REQUEST\nBEGIN:VEVENT\nUID:1\nDTSTART:20260312T130000Z\nDTEND:20260312T140000Z\nORGANIZER;CN=Mary Chen:mailto:mary@northwind.example\nATTENDEE;CN=S. R.:mailto:sam@reed.example\nSUMMARY:Interview Northwind Robotics\nEND:VEVENT\nEND:VCALENDAR\n"

// TestInboxAsks says who one is, once, and no and yes to what would be written.
func TestInboxAsks(t *testing.T) {
	dir := notes(t, map[string]string{"applications/a.md": "---\ncompany: Northwind Robotics\nrole: Cook\n---\n"})
	if err := os.WriteFile(filepath.Join(dir, "invite.ics"), []byte(invite), 0o600); err != nil {
		t.Fatal(err)
	}
	note := filepath.Join(dir, "interviews", "2026-03-12-northwind-robotics.md")

	d := talk(t, dir, "inbox", "invite.ics", "--content", ".")
	d.answer("Your own mail address", "sam\n", false)
	d.answer("\"sam\" is no mail address", "", false)
	d.answer("Enter for none): ", "sam@reed.example\n", false)
	d.answer("with Mary Chen: new note", "", false)
	d.answer("Write 1 thing? [y/N] ", "\n", false)
	d.answer("Nothing was written.", "", false)
	if code := d.end(); code != fine {
		t.Fatalf("exit code %d:\n%s", code, d.text())
	}
	if strings.Contains(d.text(), "S. R.") {
		t.Errorf("oneself is among the people:\n%s", d.text())
	}
	if _, err := os.Stat(note); err == nil {
		t.Error("a note was written after a no")
	}
	settings, err := os.ReadFile(filepath.Join(dir, "journal.yaml"))
	if err != nil || !strings.Contains(string(settings), "\nme: [sam@reed.example]") && !strings.HasPrefix(string(settings), "me: [sam@reed.example]") {
		t.Errorf("%v %q", err, settings)
	}

	d = talk(t, dir, "inbox", "invite.ics", "--content", ".")
	d.answer("Write 1 thing? [y/N] ", "y\n", false)
	d.answer("1 thing written; journal undo takes it back", "", false)
	if code := d.end(); code != fine || strings.Contains(d.text(), "Your own mail address") {
		t.Fatalf("exit code %d:\n%s", code, d.text())
	}
	if _, err := os.Stat(note); err != nil {
		t.Error(err)
	}
}

// Whoever gives no address is not asked again; Ctrl-C writes nothing.
func TestInboxIsLeft(t *testing.T) {
	dir := notes(t, map[string]string{"applications/a.md": "---\ncompany: Northwind Robotics\nrole: Cook\n---\n"})
	if err := os.WriteFile(filepath.Join(dir, "invite.ics"), []byte(invite), 0o600); err != nil {
		t.Fatal(err)
	}
	d := talk(t, dir, "inbox", "invite.ics", "--content", ".")
	d.answer("Enter for none): ", "\n", false)
	d.answer("[y/N] ", "\x03", false)
	if code := d.end(); code != interrupted {
		t.Fatalf("exit code %d:\n%s", code, d.text())
	}
	d = talk(t, dir, "inbox", "invite.ics", "--content", ".")
	d.answer("[y/N] ", "n\n", false)
	if code := d.end(); code != fine || strings.Contains(d.text(), "Your own mail address") {
		t.Fatalf("exit code %d:\n%s", code, d.text())
	}
	if _, err := os.Stat(filepath.Join(dir, "interviews")); err == nil {
		t.Error("a note was written")
	}
}

// Who of a talk one is, is asked once if the answer is a name that people sign with.
func TestInboxAsksWhoSpeaks(t *testing.T) {
	const interview = "---\ncompany: Northwind Robotics\ndate: 2026-03-11 15:00\n---\n"
	dir := notes(t, map[string]string{"interviews/a.md": interview})
	said := func(me string) string {
		return "Mary Chen: How do you keep a billing job from running twice?\n" + me + ": With a key for each run, which the second one finds.\nMary Chen: Tell me about a night on call.\n" + me + ": It was the disk, and I had the list.\n"
	}
	for name, text := range map[string]string{"nick.txt": said("Sam's iPhone"), "talk.txt": said("Sam Reed"), "later.txt": said("Sam Reed")} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	settings := func() string {
		text, _ := os.ReadFile(filepath.Join(dir, "journal.yaml"))
		return string(text)
	}
	for _, name := range []string{"nick.txt", "talk.txt"} {
		d := talk(t, dir, "inbox", name, "--content", ".", "--note", "a")
		d.answer("Which one are you?", "2\n", false)
		d.answer("[y/N] ", "n\n", false)
		if code := d.end(); code != fine {
			t.Fatalf("exit code %d:\n%s", code, d.text())
		}
		if got := strings.Contains(settings(), "name: Sam Reed"); got != (name == "talk.txt") || strings.Contains(settings(), "iPhone") {
			t.Errorf("after %s the settings are %q", name, settings())
		}
	}
	d := talk(t, dir, "inbox", "later.txt", "--content", ".", "--note", "a")
	d.answer("[y/N] ", "y\n", false)
	if code := d.end(); code != fine || strings.Contains(d.text(), "Which one") {
		t.Fatalf("exit code %d:\n%s", code, d.text())
	}
}
