package mail

import (
	"strings"
	"testing"
)

// What somebody else said before is no news, whichever program has quoted it.
func TestQuotedHTML(t *testing.T) {
	old := "Unfortunately we have decided not to move forward with your application. We wish you luck."
	for name, html := range map[string]string{
		"gmail":       `<div dir="ltr">Parking is free.</div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">On Tue, 3 Mar 2026 at 10:15, Sam Reed &lt;<a href="mailto:sam@reed.example">sam@reed.example</a>&gt; wrote:<br></div><blockquote class="gmail_quote" style="margin:0 0 0 .8ex">` + old + `</blockquote></div>`,
		"outlook":     `<div><p>Parking is free.</p><div style="border:none;border-top:solid #E1E1E1 1.0pt"><p><b>From:</b> Sam Reed &lt;sam@reed.example&gt;<br><b>Sent:</b> Tuesday, 3 March 2026 10:15<br><b>To:</b> Mary Chen<br><b>Subject:</b> RE: Friday</p></div><p>` + old + `</p></div>`,
		"outlook.com": `<div>Parking is free.</div><hr tabindex="-1" style="display:inline-block;width:98%"><div id="divRplyFwdMsg" dir="ltr"><font face="Calibri"><b>Von:</b> Sam Reed &lt;sam@reed.example&gt;<br><b>Gesendet:</b> Dienstag, 3. März 2026 10:15<br><b>An:</b> Mary Chen<br><b>Betreff:</b> Freitag</font><div>&nbsp;</div></div><div>` + old + `</div>`,
		"apple":       `<html><body>Parking is free.<div><br><blockquote type="cite"><div>Am 03.03.2026 um 10:15 schrieb Sam Reed &lt;sam@reed.example&gt;:</div><br><div>` + old + `</div></blockquote></div></body></html>`,
		"thunderbird": `<p>Parking is free.</p><div class="moz-cite-prefix">Le 03/03/2026 à 10:15, Sam Reed a écrit :<br></div><blockquote type="cite" cite="mid:1@x"><p>` + old + `</p></blockquote>`,
		"forwarded":   `<div>Parking is free.</div><div class="gmail_quote"><div class="gmail_attr">---------- Forwarded message ---------<br>From: <b>Ann</b> &lt;ann@n.example&gt;<br>Date: Tue, 3 Mar 2026<br>Subject: no<br>To: &lt;mary@n.example&gt;<br></div><br>` + old + `</div>`,
		"yahoo":       `<div>Parking is free.</div><div id="yahoo_quoted_1" class="yahoo_quoted"><div>El martes, 3 de marzo de 2026, 10:15:00 CET, Sam Reed &lt;sam@reed.example&gt; escribió:</div><div>` + old + `</div></div>`,
	} {
		m := Read(mailOf("Content-Type: text/html; charset=utf-8\n", html))
		if strings.TrimSpace(m.Text) != "Parking is free." {
			t.Errorf("%s: new text is %q", name, m.Text)
		}
		if m.Forwarded != (name == "forwarded") {
			t.Errorf("%s: forwarded is %v", name, m.Forwarded)
		}
		if n := m.News(Facts{}); n.Kind == Rejected {
			t.Errorf("%s: quoted words are taken for news: %v", name, n.Signs)
		}
	}
}
