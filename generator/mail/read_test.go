package mail

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/simplifiedchinese"
)

func TestDecodeWords(t *testing.T) {
	for in, want := range map[string]string{
		"plain":                        "plain",
		"=?utf-8?Q?Gr=C3=BC=C3=9Fe?=":  "Grüße",
		"=?UTF-8?B?R3LDvMOfZQ==?= Sam": "Grüße Sam",
		"=?iso-8859-1?q?M=FCnchen_Nord?= =?iso-8859-1?q?_West?=": "München Nord West",
		"=?utf-8?Q?Gr=C3?= =?utf-8?Q?=BC=C3=9Fe?=":               "Grüße", // a letter cut in two
		"=?utf-8?Q?Two words?=":                                  "Two words",
		"=?utf-8?Q?never ends":                                   "=?utf-8?Q?never ends",
		"=?no-such?Q?caf=C3=A9?=":                                "café",
		"=?utf-8*de?Q?Hallo?=":                                   "Hallo",
		"a =?utf-8?Q?b?= c":                                      "a b c",
		"=?windows-1252?Q?=93Nord=94_=96_=80?=":                  "“Nord” – €",
		"=?=?=":                                                  "=?=?=",
	} {
		if got := decodeWords(in); got != want {
			t.Errorf("decodeWords(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestAddresses(t *testing.T) {
	for in, want := range map[string][]Address{
		`Mary Chen <Mary@Northwind.example>`:               {{"Mary Chen", "mary@northwind.example"}},
		`"Chen, Mary" <mary@n.example>, ross@n.example`:    {{"Chen, Mary", "mary@n.example"}, {"", "ross@n.example"}},
		`ross@n.example (Ross Diaz)`:                       {{"Ross Diaz", "ross@n.example"}},
		`=?utf-8?Q?J=C3=B6rg?= <j@n.example>; b@n.example`: {{"Jörg", "j@n.example"}, {"", "b@n.example"}},
		`Mary <mailto:mary@n.example>`:                     {{"Mary", "mary@n.example"}},
		`Mary Chen`:                                        {{"Mary Chen", ""}},
		`"mary@n.example" <mary@n.example>`:                {{"", "mary@n.example"}},
		`The "A" Team at N <team@n.example>`:               {{`The "A" Team at N`, "team@n.example"}},
		``:                                                 nil,
		`<>`:                                               nil,
		`採用担当 <saiyo@hoshi.example>`:                       {{"採用担当", "saiyo@hoshi.example"}},
		`"Nord & Sohn" <x@nord.example> , <y@nord.example>,`: {{"Nord & Sohn", "x@nord.example"}, {"", "y@nord.example"}},
	} {
		if got := addresses(in); fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("addresses(%q) = %v, want %v", in, got, want)
		}
	}
}

// mailOf builds a mail from its headers and its body.
func mailOf(head, body string) []byte {
	return []byte(strings.ReplaceAll("From: Mary <mary@n.example>\nTo: sam@reed.example\nSubject: Hello\nDate: Wed, 4 Mar 2026 10:00:00 +0100\n"+head+"\n"+body, "\n", "\r\n"))
}

func TestReadCharsets(t *testing.T) {
	latin9, _ := charmap.ISO8859_15.NewEncoder().String("Prix : 10 €, été")
	sjis, _ := japanese.ShiftJIS.NewEncoder().String("面接のご案内")
	jis, _ := japanese.ISO2022JP.NewEncoder().String("面接のご案内")
	gbk, _ := simplifiedchinese.GBK.NewEncoder().String("面试通知")
	win, _ := charmap.Windows1252.NewEncoder().String("“Grüße” – Müller")
	for charset, c := range map[string]struct{ body, want string }{
		"ISO-8859-15":   {latin9, "Prix : 10 €, été"},
		"Shift_JIS":     {sjis, "面接のご案内"},
		"iso-2022-jp":   {jis, "面接のご案内"},
		"gb2312":        {gbk, "面试通知"},
		"windows-1252":  {win, "“Grüße” – Müller"},
		"cp1252":        {win, "“Grüße” – Müller"},
		"us-ascii":      {win, "“Grüße” – Müller"}, // what was said is wrong
		"utf-8":         {win, "“Grüße” – Müller"},
		"x-no-such":     {"Grüße", "Grüße"},
		"utf-8; broken": {"Grüße", "Grüße"},
	} {
		m := Read(mailOf("Content-Type: text/plain; charset="+charset+"\n", c.body))
		if m.Text != c.want {
			t.Errorf("%s: %q, want %q", charset, m.Text, c.want)
		}
		m = Read(mailOf("Content-Type: text/plain; charset=\""+charset+"\"\nContent-Transfer-Encoding: BASE64\n", base64.StdEncoding.EncodeToString([]byte(c.body))))
		if m.Text != c.want {
			t.Errorf("%s in base64: %q, want %q", charset, m.Text, c.want)
		}
	}
	m := Read(mailOf("Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n", "We =E2=80=93 and a long =\nline, 1=2, =ZZ"))
	if want := "We – and a long line, 1=2, =ZZ"; m.Text != want {
		t.Errorf("quoted-printable: %q, want %q", m.Text, want)
	}
}

func TestReadParts(t *testing.T) {
	inner := "--in\nContent-Type: text/plain\n\nplain text, which tells it all\n--in\nContent-Type: text/html\n\n<p>rich text, which tells it all</p>\n--in--\n"
	raw := mailOf("Content-Type: multipart/mixed; boundary=\"out\"\n", "A reader that is old sees this.\n--out\nContent-Type: multipart/alternative; boundary=in\n\n"+inner+
		"--out\nContent-Type: text/calendar; method=REQUEST; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\nBEGIN:VCALENDAR\nEND:VCALENDAR\n"+
		"--out\nContent-Type: application/octet-stream\nContent-Disposition: attachment; filename*=utf-8''einladung.ics\nContent-Transfer-Encoding: base64\n\nQkVHSU46VkNBTEVOREFS\n"+
		"--out\nContent-Type: text/plain; name=notes.txt\nContent-Disposition: attachment\n\nnot read\n"+
		"--out\nContent-Type: message/rfc822\n\nSubject: old\n\nsomebody else's words\n--out--\nepilogue")
	m := Read(raw)
	if m.Text != "plain text, which tells it all" {
		t.Errorf("text is %q", m.Text)
	}
	if len(m.Calendars) != 2 || !bytes.HasPrefix(m.Calendars[0].Data, []byte("BEGIN:VCALENDAR")) || m.Calendars[1].Name != "einladung.ics" {
		t.Errorf("calendars are %q", m.Calendars)
	}
	if !m.Forwarded || !strings.Contains(m.History, "somebody else's words") {
		t.Errorf("history is %q", m.History)
	}
	if len(m.Attached) != 1 || m.Attached[0].Subject != "old" || m.Attached[0].Text != "somebody else's words" {
		t.Errorf("attached are %+v", m.Attached)
	}
	if m := Read(bytes.Replace(raw, []byte("multipart/mixed"), []byte("multipart/report"), 1)); len(m.Attached) != 0 {
		t.Errorf("one's own mail came back, and was attached: %+v", m.Attached)
	}
	deep := []byte("Subject: x\nContent-Type: text/calendar\n\nBEGIN:VCALENDAR")
	for range 2 * maxDepth {
		deep = append([]byte("Subject: x\nContent-Type: message/rfc822\n\n"), deep...)
	}
	n := 0
	for m := Read(deep); len(m.Attached) > 0; m = m.Attached[0] {
		n++
	}
	if n == 0 || n > maxDepth+1 {
		t.Errorf("mails in mails are read %d deep", n)
	}
	for name, raw := range map[string][]byte{
		"no end":      mailOf("Content-Type: multipart/mixed; boundary=x\n", "--x\nContent-Type: text/plain\n\nthe text"),
		"no boundary": mailOf("Content-Type: multipart/mixed; boundary=x\n", "the text"),
		"no header":   mailOf("Content-Type: multipart/mixed; boundary=x\n", "--x\n\nthe text\n--x--"),
		"a stub":      mailOf("Content-Type: multipart/alternative; boundary=x\n", "--x\nContent-Type: text/plain\n\nHTML\n--x\nContent-Type: text/html\n\n<div>the<!-- no --> text</div>\n--x--"),
		"html":        mailOf("Content-Type: text/html\n", `<html><head><title>no</title><style>p {}</style></head><body><div style="display:none;max-height:0">preview</div><span style="font-size:0">gap</span><p>the&nbsp;<b>text</b></p></body></html>`),
	} {
		if m := Read(raw); strings.Join(strings.Fields(m.Text), " ") != "the text" {
			t.Errorf("%s: text is %q", name, m.Text)
		}
	}
}

func TestHTMLText(t *testing.T) {
	text, links := htmlText(`<table><tr><td style="font-size:0px"><div style="font-size:14px">Dear Sam,</div></td></tr></table>
<p>We meet on <a href="https://meet.n.example/x">Friday</a>.<br>Bring<i> ID</i>.<p>Bye<blockquote type="cite"><p>your old mail<br>more</p></blockquote><ul><li>one<li>two</ul>`)
	want := "Dear Sam,\n\nWe meet on Friday.\nBring ID.\n\nBye\n\n> your old mail\n> more\n\n- one\n- two"
	if got := strings.TrimSpace(text); squeeze(got) != want {
		t.Errorf("text is %q\nwant %q", squeeze(got), want)
	}
	if len(links) != 1 || links[0] != (Link{"https://meet.n.example/x", "Friday"}) {
		t.Errorf("links are %q", links)
	}
}

// squeeze leaves one blank line where there are several.
func squeeze(s string) string {
	for strings.Contains(s, "\n\n\n") {
		s = strings.ReplaceAll(s, "\n\n\n", "\n\n")
	}
	return s
}

func TestTakeApart(t *testing.T) {
	for _, c := range []struct{ name, in, fresh, signature string }{
		{"english", "Yes, that suits.\n\nOn Tue, 3 Mar 2026 at 10:15, Sam Reed <sam@reed.example> wrote:\n> Would Friday\n> suit?\n", "Yes, that suits.", ""},
		{"over two lines", "Yes.\n\nOn Tuesday, 3 March 2026 at 10:15, Sam Reed\n<sam@reed.example> wrote:\n\n> Would it?\n", "Yes.", ""},
		{"below the quote", "On 3 March 2026 Sam wrote:\n> When?\n\nOn Friday.\n> Where?\nAt the mill.", "On Friday.\nAt the mill.", ""},
		{"german", "Gern.\n\nMit freundlichen Grüßen\nRuth Kall\nHafner Bau GmbH\n\nAm 03.03.2026 um 10:15 schrieb Sam Reed <sam@reed.example>:\n> alt", "Gern.", "Ruth Kall\nHafner Bau GmbH"},
		{"outlook", "Danke.\n\nVon: Sam Reed <sam@reed.example>\nGesendet: Dienstag, 3. März 2026 10:15\nAn: Ruth Kall\nBetreff: Frage\n\nalt", "Danke.", ""},
		{"french", "D'accord.\n\nBien à vous,\nMaud\n\nLe mar. 3 mars 2026 à 10:15, Sam Reed <sam@reed.example> a écrit :\n> ancien", "D'accord.", "Maud"},
		{"spanish", "De acuerdo.\n\nEl mar, 3 mar 2026 a las 10:15, Sam Reed (<sam@reed.example>) escribió:\n\n> viejo", "De acuerdo.", ""},
		{"japanese", "承知しました。\n\n2026年3月3日(火) 10:15 Sam Reed <sam@reed.example>:\n> 古い", "承知しました。", ""},
		{"original", "Fine.\n\n-----Original Message-----\nFrom: Sam\n\nold", "Fine.", ""},
		{"forwarded", "See below.\n\n---------- Forwarded message ---------\nFrom: Ann <ann@n.example>\nold", "See below.", ""},
		{"dashes", "Fine.\n-- \nMary\nNorthwind", "Fine.", "Mary\nNorthwind"},
		{"postscript", "Fine.\n\nBest,\nMary\n\nPS: Bring your ID.", "Fine.\n\nPS: Bring your ID.", "Mary\n"},
		{"no history", "We wrote: be there at 10.\nFrom: the station it is far.", "We wrote: be there at 10.\nFrom: the station it is far.", ""},
	} {
		p := takeApart(c.in, false)
		if p.fresh != c.fresh || strings.TrimSpace(p.signature) != strings.TrimSpace(c.signature) {
			t.Errorf("%s: new text %q, signature %q; want %q and %q", c.name, p.fresh, p.signature, c.fresh, c.signature)
		}
		if (c.name == "forwarded") != p.forwarded {
			t.Errorf("%s: forwarded is %v", c.name, p.forwarded)
		}
	}
}

func TestSplit(t *testing.T) {
	box := "From mary@n.example Wed Mar  4 10:00:00 2026\nSubject: one\n\nText\n>From here on.\n\nFrom what I hear, 10:30 in 2026 is fine.\n\nFrom - Wed Mar 04 11:00:00 2026\nSubject: two\n\nText\n"
	if !IsMailbox([]byte(box)) || IsMailbox([]byte("From: mary@n.example\n\nFrom")) {
		t.Error("a mailbox is not told from a mail")
	}
	got := Split([]byte(box))
	if len(got) != 2 || !strings.Contains(string(got[0]), "\nFrom here on.") || !strings.Contains(string(got[0]), "From what I hear") || Read(got[1]).Subject != "two" {
		t.Errorf("mails are %q", got)
	}
}

func TestPaste(t *testing.T) {
	m := Paste([]byte("From: Ruth Kall <kall@hafnerbau.example>\nGesendet: Wed, 4 Mar 2026 10:00:00 +0100\nBetreff: Ihre Bewerbung\n\nGuten Tag\n\nViele Grüße\nRuth"))
	if m.From.Mail != "kall@hafnerbau.example" || m.Subject != "Ihre Bewerbung" || m.Text != "Guten Tag" || m.Date.IsZero() {
		t.Errorf("pasted: %+v", m)
	}
	if m = Paste([]byte("Dear Sam,\nsubject to change.")); m.Text != "Dear Sam,\nsubject to change." || m.Subject != "" {
		t.Errorf("text alone: %+v", m)
	}
}

func FuzzRead(f *testing.F) {
	for _, c := range kinds {
		f.Add(mailOf("Content-Type: text/plain; charset=utf-8\nSubject: "+c.subject+"\n", c.body))
	}
	f.Add(mailOf("Content-Type: multipart/alternative; boundary=x\n", "--x\nContent-Type: text/html; charset=shift_jis\nContent-Transfer-Encoding: quoted-printable\n\n<p>=95=B6</p>\n--x--"))
	f.Add([]byte("From a@b 10:00 2026\nSubject: =?utf-8?B?R3LD?=\n\n> x\nOn 3 March A <a@b> wrote:\n"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		for _, m := range []Message{Read(raw), Paste(raw)} {
			n := m.News(Facts{Me: []string{"sam@reed.example"}, Zone: "Europe/Berlin"})
			if n.Kind == Rejected && len(n.Signs) == 0 {
				t.Error("refused without a sign")
			}
		}
		for _, one := range Split(raw) {
			Read(one)
		}
	})
}

func BenchmarkRead(b *testing.B) {
	file := base64.StdEncoding.EncodeToString(make([]byte, 7<<20))
	raw := mailOf("Content-Type: multipart/mixed; boundary=x\n", "--x\nContent-Type: text/plain\n\n"+kinds[0].body+"\n--x\nContent-Type: application/pdf\nContent-Disposition: attachment; filename=a.pdf\nContent-Transfer-Encoding: base64\n\n"+file+"\n--x--\n")
	long := mailOf("Content-Type: text/html\n", strings.Repeat("<p>We will not be moving forward with <b>your</b> application, and wish you luck.</p>\n", 120_000))
	for name, raw := range map[string][]byte{"file": raw, "text": long} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(raw)))
			for b.Loop() {
				m := Read(raw)
				m.News(Facts{})
			}
		})
	}
}

// The cells of a row stand apart, and rows are lines of their own.
func TestRowsOfTables(t *testing.T) {
	m := Read(mailOf("Content-Type: text/html; charset=utf-8\n", "<table><tr><td>Employer</td><td>Tarnwell Estates</td></tr><tr><th>Job title</th><td><b>Junior</b> Gardener</td></tr></table>"))
	if want := "Employer\tTarnwell Estates\nJob title\tJunior Gardener"; m.Text != want {
		t.Errorf("read %q, want %q", m.Text, want)
	}
	if got := m.Role(); got != "Junior Gardener" {
		t.Errorf("role is %q", got)
	}
}

// An offer in a person's own words is one, and a newsletter is none of an application.
func TestOffersInOwnWords(t *testing.T) {
	for text, want := range map[string]Kind{
		"Hallo Sam, die Stelle gehört dir. Fängst du am Montag an?":       Offer,
		"Salut Sam, le poste est à toi. Tu commences lundi ?":             Offer,
		"Hola Sam, la plaza es tuya. ¿Empiezas el lunes?":                 Offer,
		"Hi Sam, the position is yours, just say the word.":               Offer,
		"Hi Sam, the decision is ours alone, we will write again Friday.": None,
	} {
		m := Message{From: Address{Mail: "jo@harrowmills.example"}, Subject: "Hello"}
		m.sort(text)
		if got := m.News(Facts{}).Kind; got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}
