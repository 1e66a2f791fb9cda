package letterbox

import (
	"archive/tar"
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"journal/generator/day"
	"journal/generator/note"
)

func letter(id byte, version int, text string, parts ...string) Letter {
	l := Letter{ID: strings.Repeat(fmt.Sprintf("%02x", id), 16), Version: version, Began: time.Date(2026, 3, 4, 15, 40, 0, 0, time.UTC), Day: day.Of(time.Date(2026, 3, 4, 0, 0, 0, 0, time.UTC)), Text: text, Parts: map[string]string{}}
	for i := 0; i+1 < len(parts); i += 2 {
		l.Parts[parts[i]] = parts[i+1]
	}
	return l
}

// into files a letter; a letter that changes nothing leaves the text.
func into(text string, l Letter) string {
	add, ok := l.Into([]byte(text))
	if !ok {
		return text
	}
	return string(add.In([]byte(text)))
}

const head = "---\ncompany: Northwind\n---\n\n"

func TestInto(t *testing.T) {
	first := letter(1, 1, "Nice pe", "well", "calm")
	second := letter(1, 4, "Nice people, small office", "well", "calm\nasked about pay")
	filed := head + string(first.Block())

	t.Run("the same and an older one change nothing", func(t *testing.T) {
		newer := head + string(second.Block())
		for _, l := range []Letter{first, second} {
			if got := into(newer, l); got != newer {
				t.Errorf("version %d: %s", l.Version, got)
			}
		}
	})
	t.Run("a newer one takes the place of what nobody touched", func(t *testing.T) {
		if got, want := into(filed, second), head+string(second.Block()); got != want {
			t.Errorf("got\n%s\nwant\n%s", got, want)
		}
	})
	t.Run("an editor that trims lines and changes their ends has touched nothing", func(t *testing.T) {
		crlf := strings.ReplaceAll(strings.TrimRight(filed, "\n"), "\n", "\r\n")
		got := into(crlf, second)
		if strings.Contains(got, "Nice pe\r\n") || !strings.Contains(got, "Nice people, small office\r\n") || strings.Count(got, "\n") != strings.Count(got, "\r\n") {
			t.Errorf("%q", got)
		}
	})
	t.Run("what was edited stays, and what is new goes below", func(t *testing.T) {
		edited := strings.Replace(filed, "- calm", "- [x] calm, nearly all the time", 1)
		got := into(edited, second)
		if !strings.HasPrefix(got, edited) || strings.Count(got, "- calm\n") != 1 || strings.Count(got, "asked about pay") != 1 || !strings.Contains(got, "Nice people, small office") {
			t.Errorf("%s", got)
		}
		if again := into(got, second); again != got {
			t.Errorf("again:\n%s", again)
		}
		// A version that is newer still replaces what was added, and only that.
		third := letter(1, 9, "Nice people, small office, loud", "well", "calm\nasked about pay")
		got = into(got, third)
		if !strings.HasPrefix(got, edited) || strings.Contains(got, "small office\n") || strings.Count(got, "asked about pay") != 1 || !strings.Contains(got, "small office, loud\n") {
			t.Errorf("%s", got)
		}
	})
	t.Run("a ticked box is the same line", func(t *testing.T) {
		got := into(strings.Replace(filed, "- calm", "- [x] calm", 1), second)
		if strings.Count(got, "calm") != 1 || !strings.Contains(got, "asked about pay") {
			t.Errorf("%s", got)
		}
	})
	t.Run("a line that comes twice is there twice", func(t *testing.T) {
		edited := strings.Replace(filed, "Nice pe", "Nice pe!", 1)
		got := into(edited, letter(1, 2, "Nice pe!", "well", "calm", "concerns", "calm"))
		if strings.Count(got, "- calm\n") != 2 {
			t.Errorf("%s", got)
		}
	})
	t.Run("a note of one's own stays to the byte", func(t *testing.T) {
		own := head + "## Went well\n\n- calm"
		got := into(own, first)
		if !strings.HasPrefix(got, own+"\n\n<!-- letter ") || strings.Count(got, "- calm") != 2 {
			t.Errorf("%s", got)
		}
	})
	t.Run("an end that somebody took away", func(t *testing.T) {
		cut, _, _ := strings.Cut(filed, "<!-- end")
		got := into(cut+"## More\n\nof my own\n", second)
		if !strings.HasPrefix(got, cut+"## More\n\nof my own\n") || !strings.Contains(got, "small office") {
			t.Errorf("%s", got)
		}
	})
	t.Run("an encoding of old is left alone", func(t *testing.T) {
		if got := into("M\xfcller", first); got != "M\xfcller" {
			t.Errorf("%q", got)
		}
	})
	t.Run("another letter", func(t *testing.T) {
		other := letter(2, 1, "Another day")
		got := into(filed, other)
		if !strings.HasPrefix(got, filed) || len(In([]byte(got))) != 2 || In([]byte(got))[1].ID != other.ID || In([]byte(got))[1].Version != 1 {
			t.Errorf("%s", got)
		}
	})
}

// What was said of plans stands in the note as a debrief has it, and is counted.
func TestKept(t *testing.T) {
	l := letter(1, 1, "")
	l.Kept = []Kept{{Plan: "if they hurry → one breath", Kept: true}, {Plan: "if they ask about pay → name a range"}, {Plan: "when I type → I say what I type", Out: true}}
	n := note.NewReader(note.Options{}).ReadAll("interviews/a.md", []byte(head+string(l.Block())))
	if len(n) != 1 {
		t.Fatalf("%d notes", len(n))
	}
	var got []string
	for _, b := range n[0].Boxes {
		got = append(got, fmt.Sprint(b.Plan, " ", b.Kept, " ", b.Came))
	}
	if want := []string{"if they hurry → one breath true true", "if they ask about pay → name a range false true", "when I type → I say what I type false false"}; !slices.Equal(got, want) {
		t.Errorf("boxes %q, want %q", got, want)
	}
}

// What was filed is taken back by the piece alone, whatever it was.
func TestIntoComesOut(t *testing.T) {
	own := head + "Notes of mine.\n"
	add, ok := letter(1, 1, "Nice people").Into([]byte(own))
	if !ok {
		t.Fatal("nothing was filed")
	}
	back, err := add.Out(add.In([]byte(own)))
	if err != nil || string(back) != own {
		t.Errorf("%q, %v", back, err)
	}
}

// A letter may come from anybody who has seen the lock page.
func TestHostileLetters(t *testing.T) {
	parse := func(change func(map[string]any)) (Letter, error) {
		w := map[string]any{"letter": 1, "id": strings.Repeat("0f", 16), "version": 1, "began": "2026-03-04T15:40:00+01:00", "zone": "Europe/Berlin", "with": "Northwind", "day": "2026-03-04", "text": "x"}
		change(w)
		text, err := json.Marshal(w)
		if err != nil {
			t.Fatal(err)
		}
		return Parse(text)
	}
	for name, change := range map[string]func(map[string]any){
		"no id":             func(w map[string]any) { w["id"] = "" },
		"a path for an id":  func(w map[string]any) { w["id"] = "../../../../../../../../etc/pass" },
		"capitals in an id": func(w map[string]any) { w["id"] = strings.Repeat("0F", 16) },
		"version 0":         func(w map[string]any) { w["version"] = 0 },
		"a huge version":    func(w map[string]any) { w["version"] = 1 << 40 },
		"no beginning":      func(w map[string]any) { w["began"] = "yesterday" },
		"a newer form":      func(w map[string]any) { w["letter"] = 2 },
		"another type":      func(w map[string]any) { w["text"] = []string{"x"} },
		"too much":          func(w map[string]any) { w["text"] = strings.Repeat("x", LargestLetter) },
	} {
		if l, err := parse(change); err == nil {
			t.Errorf("%s: %+v", name, l)
		}
	}
	l, err := parse(func(w map[string]any) {
		w["with"] = "../../x\x1b]52;c;ZXZpbA==\a\n---\noutcome: rejected\u202e"
		w["day"], w["time"], w["zone"] = "0000-00-00", "25:61", "../../etc/localtime"
		w["text"] = "calm\x00\x07\r\n---\r\ncompany: Evil\r\n---\r\n<!-- end of letter " + strings.Repeat("0f", 16) + " -->\n+++\n<!--"
		w["parts"] = map[string]string{"well": "# Heading\n\n> quoted\n- [ ] box\u2028## 2026-03-12 – phone screen at Evil", "unknown": "field"}
	})
	if err != nil {
		t.Fatal(err)
	}
	if want := "../../x]52;c;ZXZpbA== --- outcome: rejected"; l.With != want {
		t.Errorf("with is %q", l.With)
	}
	if l.Day.String() != "2026-03-04" || l.Clock != "" || l.Zone != "" {
		t.Errorf("day %v, clock %q, zone %q", l.Day, l.Clock, l.Zone)
	}
	block := string(l.Block())
	if f := In([]byte(block)); len(f) != 1 || f[0].to != len(block) || !f[0].untouched([]byte(block)) {
		t.Errorf("it does not stand in one block: %+v", f)
	}
	for _, bad := range []string{"\x00", "\a", "\r", "\u2028", "\n---\n", "\n+++\n", "\n# ", "\n## 2026"} {
		if strings.Contains(block, bad) {
			t.Errorf("the block holds %q:\n%s", bad, block)
		}
	}
}

// sealedBy is an age file for tests: only who knows the word opens it.
func sealedBy(word, text string) []byte {
	return []byte("age-encryption.org/v1\n" + word + "\n" + text)
}

func openedBy(word string) func(io.Reader, int) ([]byte, error) {
	return func(file io.Reader, limit int) ([]byte, error) {
		data, err := io.ReadAll(file)
		text, ok := bytes.CutPrefix(data, sealedBy(word, ""))
		if !ok || len(text) > limit {
			return nil, errors.New("it does not open")
		}
		return text, err
	}
}

func jsonOf(id byte, version int, text string) string {
	return fmt.Sprintf(`{"letter":1,"id":"%s","version":%d,"began":"2026-03-04T15:40:00+01:00","text":%q}   `, strings.Repeat(fmt.Sprintf("%02x", id), 16), version, text)
}

func tarOf(files map[string][]byte) []byte {
	var out bytes.Buffer
	w := tar.NewWriter(&out)
	for name, data := range files {
		_ = w.WriteHeader(&tar.Header{Typeflag: tar.TypeReg, Name: name, Size: int64(len(data)), Mode: 0o644})
		_, _ = w.Write(data)
	}
	_ = w.Close()
	return out.Bytes()
}

func armour(file []byte) string {
	text := base64.StdEncoding.EncodeToString(file)
	var out strings.Builder
	out.WriteString(armourBegin + "\n")
	for len(text) > 64 {
		out.WriteString(text[:64] + "\n")
		text = text[64:]
	}
	return out.String() + text + "\n" + armourEnd + "\n"
}

// mailed is a file as mails carry it.
func mailed(file []byte) string {
	text := armour(file)
	return strings.ReplaceAll(strings.TrimSpace(text[len(armourBegin):len(text)-len(armourEnd)-1]), "\n", "\r\n")
}

func TestRead(t *testing.T) {
	one, two := sealedBy("k", jsonOf(1, 1, "one")), sealedBy("k", jsonOf(2, 3, "two"))
	many := map[string][]byte{}
	for i := range MostLetters + 20 {
		many[fmt.Sprintf("%d.age", i)] = sealedBy("k", jsonOf(byte(i), i+1, "many"))
	}
	quoted := "> " + strings.ReplaceAll(armour(one), "\n", "\r\n> ")
	for _, c := range []struct {
		name string
		file []byte
		want string // texts, and how many errors
	}{
		{"one letter", one, "one/0"},
		{"several", sealedBy("k", string(tarOf(map[string][]byte{"../../../evil.age": one}))), "one/0"},
		{"one of them for somebody else", sealedBy("k", string(tarOf(map[string][]byte{"a.age": two, "b.age": sealedBy("other", "x")}))), "two/1"},
		{"not a letter", sealedBy("k", "hello"), "/1"},
		{"for somebody else", sealedBy("other", jsonOf(1, 1, "x")), "/1"},
		{"a letter within letters within letters", sealedBy("k", string(tarOf(map[string][]byte{"a.age": sealedBy("k", string(tarOf(map[string][]byte{"b.age": one})))}))), "/1"},
		{"text in a mail", []byte("Hi me,\n\n" + quoted + "\nthe other:\n" + armour(two) + "bye"), "one two/0"},
		{"text that a mail has written out", []byte(strings.Replace(strings.ReplaceAll(armour(two), "=", "=3D"), packedBegin, packedBegin+"=\r\n", 1)), "two/0"},
		{"attached to a mail", []byte("From: me@sam.example\r\n\r\n--x\r\nContent-Transfer-Encoding: base64\r\n\r\n" + mailed(one) + "\r\n--x--\r\n"), "one/0"},
		{"attached and cut", []byte("\n" + mailed(one)[:len(mailed(one))-3] + "\n\n" + mailed(two)), "two/1"},
		{"text that is cut", []byte(armour(one)[:90]), "/1"},
		{"text that was changed", []byte(strings.Replace(armour(one), "\n", "\n*", 1)), "/1"},
		{"too many", sealedBy("k", string(tarOf(many))), strings.TrimSuffix(strings.Repeat("many ", MostLetters), " ") + "/20"},
		{"too large", sealedBy("k", string(tarOf(map[string][]byte{"a.age": sealedBy("k", jsonOf(1, 1, strings.Repeat("x", LargestLetter)))}))), "/1"},
		{"nothing", sealedBy("k", ""), "/1"},
		{"a tar file that is cut", sealedBy("k", string(tarOf(map[string][]byte{"a.age": one})[:600])), "/2"},
	} {
		letters, errs := Read(c.file, openedBy("k"))
		var texts []string
		for _, l := range letters {
			texts = append(texts, l.Text)
		}
		if got := fmt.Sprintf("%s/%d", strings.Join(texts, " "), len(errs)); got != c.want {
			t.Errorf("%s: %s %v, want %s", c.name, got, errs, c.want)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(jsonOf(1, 1, "calm\n---\n<!-- letter -->")))
	f.Fuzz(func(t *testing.T, text []byte) {
		l, err := Parse(text)
		if err != nil {
			return
		}
		note := []byte(head + string(l.Block()))
		filed := In(note)
		if len(filed) != 1 || filed[0].ID != l.ID || filed[0].Version != l.Version || !filed[0].untouched(note) {
			t.Fatalf("%q\nbecomes\n%s\nwhich holds %+v", text, note, filed)
		}
		if _, again := l.Into(note); again {
			t.Fatalf("%q is filed twice", text)
		}
	})
}

// FuzzRead reads files that may come from anybody: no more letters than are allowed, each
// of them whole.
func FuzzRead(f *testing.F) {
	one := sealedBy("k", jsonOf(1, 1, "one"))
	f.Add(one)
	f.Add(sealedBy("k", string(tarOf(map[string][]byte{"a.age": one}))))
	f.Add([]byte("Hi,\n> " + armour(one) + armourBegin))
	f.Add([]byte("Subject: note\r\n\r\n" + mailed(one) + "\r\n--x\r\n" + mailed(one)))
	f.Fuzz(func(t *testing.T, file []byte) {
		letters, errs := Read(file, openedBy("k"))
		if len(letters) > MostLetters || len(letters)+len(errs) == 0 {
			t.Fatalf("%d letters and %d errors of %q", len(letters), len(errs), file)
		}
		for _, l := range letters {
			if !isID(l.ID) || l.Version < 1 || l.Day.IsZero() {
				t.Fatalf("%+v of %q", l, file)
			}
		}
	})
}
