package site

import (
	"strings"
	"testing"
	"time"
)

// TestPractice17_OneMessageForEachOnTheInterviewPage opens the page of an
// interview the morning after: each interviewer has a draft of their own, and
// the one with an address a link that opens it in a mail program.
func TestPractice17_OneMessageForEachOnTheInterviewPage(t *testing.T) {
	text := strings.Replace(before, "    remember: moving billing to event sourcing\n", "    remember: moving billing to event sourcing\n  - Ross Diaz, Staff Engineer\n", 1)
	s := madeAt(t, notes(map[string]string{"interviews/2026-03-04-northwind.md": strings.Replace(text, "10:00", "14:00", 1)}),
		time.Date(2026, 3, 5, 9, 30, 0, 0, time.UTC))
	_, messages, _ := strings.Cut(page(t, s, "interviews/2026-03-04-northwind.html"), `id="_todo"`)
	messages, _, _ = strings.Cut(messages, "</ul></section>\n<section><h2>")
	holds(t, "the messages", messages, "Thank-you to Mary Chen", "Thank-you to Ross Diaz", "moving billing to event sourcing", `href="mailto:mary@northwind.example?subject=`)
	if n := strings.Count(messages, `class="message letter"`); n != 2 {
		t.Fatalf("%d drafts, want 2:\n%s", n, messages)
	}
	if strings.Count(messages, "event sourcing</pre>")+strings.Count(messages, "moving billing to event sourcing") > 2 {
		t.Errorf("both get the topic of one:\n%s", messages)
	}
	for _, row := range strings.Split(messages, "<li id=") {
		if strings.Contains(row, `class="message letter"`) && (!strings.Contains(row, " data-done") || !strings.Contains(row, "<code>journal done ")) {
			t.Errorf("what was sent by hand cannot be ticked beside it:\n%s", row)
		}
	}
	if strings.Count(messages, "mailto:mary@northwind.example?") != 1 || strings.Count(messages, "mailto:")-strings.Count(messages, "mailto:mary@") != 0 {
		t.Error("there is a mail link for somebody without an address")
	}
	late := madeAt(t, notes(map[string]string{"interviews/2026-03-04-northwind.md": text}), time.Date(2026, 5, 5, 9, 30, 0, 0, time.UTC))
	if strings.Contains(page(t, late, "interviews/2026-03-04-northwind.html"), "Thank-you to") {
		t.Error("a thank-you is offered two months later")
	}
}
