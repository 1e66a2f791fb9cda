package lsp

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"math/rand/v2"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/creachadair/jrpc2"
	"github.com/creachadair/jrpc2/channel"

	"journal/content"
	"journal/generator"
	"journal/generator/generatortest"
	"journal/generator/journal"
	"journal/generator/problem"
)

// editor is a small client at the other end of two pipes.
type editor struct {
	tb     testing.TB
	rpc    *jrpc2.Client
	folder string
	heard  chan publishParams
	ended  chan error
}

var now = time.Date(2026, 3, 12, 9, 0, 0, 0, time.UTC)

// edit starts a server for a journal of these notes. A column is a byte if utf8 is set.
func edit(tb testing.TB, utf8 bool, notes map[string]string) *editor {
	tb.Helper()
	e := connect(tb, notes)
	general := map[string]any{}
	if utf8 {
		general["positionEncodings"] = []string{"utf-16", "utf-8"}
	}
	var got initializeResult
	e.call("initialize", map[string]any{"processId": nil, "rootUri": nil, "capabilities": map[string]any{"general": general}}, &got)
	if want := map[bool]string{false: "utf-16", true: "utf-8"}[utf8]; got.Capabilities.PositionEncoding != want {
		tb.Fatalf("columns are %q, want %q", got.Capabilities.PositionEncoding, want)
	}
	e.notify("initialized", map[string]any{})
	return e
}

func connect(tb testing.TB, notes map[string]string) *editor {
	tb.Helper()
	e := &editor{tb: tb, folder: tb.TempDir(), heard: make(chan publishParams, 100), ended: make(chan error, 1)}
	for name, text := range notes {
		file := filepath.Join(e.folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
			tb.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			tb.Fatal(err)
		}
	}
	fromEditor, toServer := io.Pipe()
	fromServer, toEditor := io.Pipe()
	go func() {
		e.ended <- Serve(context.Background(), fromEditor, toEditor, Options{
			Find: func(file string) (string, bool) {
				return e.folder, strings.HasPrefix(file, e.folder+string(filepath.Separator))
			},
			Open: func(folder string) (generator.Input, io.Closer, error) {
				return generator.Input{Content: os.DirFS(folder), Machine: time.UTC}, io.NopCloser(nil), nil
			},
			Clock: func(journal.Config) (time.Time, error) { return now, nil },
		})
	}()
	e.rpc = jrpc2.NewClient(channel.LSP(fromServer, toServer), &jrpc2.ClientOptions{OnNotify: func(r *jrpc2.Request) {
		var p publishParams
		if err := r.UnmarshalParams(&p); err != nil || r.Method() != "textDocument/publishDiagnostics" {
			tb.Errorf("the server says %s %s: %v", r.Method(), r.ParamString(), err)
		}
		e.heard <- p
	}})
	tb.Cleanup(func() { e.rpc.Close() })
	return e
}

func (e *editor) call(method string, params, into any) {
	e.tb.Helper()
	if err := e.rpc.CallResult(context.Background(), method, params, into); err != nil {
		e.tb.Fatalf("%s: %v", method, err)
	}
}

func (e *editor) notify(method string, params any) {
	e.tb.Helper()
	if err := e.rpc.Notify(context.Background(), method, params); err != nil {
		e.tb.Fatalf("%s: %v", method, err)
	}
}

func (e *editor) uri(path string) string {
	file := filepath.ToSlash(filepath.Join(e.folder, filepath.FromSlash(path)))
	return (&url.URL{Scheme: "file", Path: "/" + strings.TrimPrefix(file, "/")}).String()
}

func (e *editor) open(path, text string) {
	e.tb.Helper()
	e.notify("textDocument/didOpen", map[string]any{"textDocument": map[string]any{"uri": e.uri(path), "languageId": "markdown", "version": 1, "text": text}})
}

// change replaces a part of a document, or all of it without a range.
func (e *editor) change(path string, version int, at *span, text string) {
	e.tb.Helper()
	part := map[string]any{"text": text}
	if at != nil {
		part["range"] = at
	}
	e.notify("textDocument/didChange", map[string]any{"textDocument": map[string]any{"uri": e.uri(path), "version": version}, "contentChanges": []any{part}})
}

// hears waits for the problems of a document.
func (e *editor) hears(path string) publishParams {
	e.tb.Helper()
	for {
		select {
		case p := <-e.heard:
			if p.URI == e.uri(path) {
				return p
			}
		case <-time.After(2 * time.Minute):
			e.tb.Fatalf("nothing is said about %s", path)
		}
	}
}

// at is what a request about a place in a document asks with.
func (e *editor) at(path string, line, column int) map[string]any {
	return map[string]any{"textDocument": map[string]any{"uri": e.uri(path)}, "position": position{line, column}}
}

const northwind = "interviews/northwind.md"

func TestProblemsAsOneTypes(t *testing.T) {
	for _, utf8 := range []bool{false, true} {
		e := edit(t, utf8, map[string]string{"journal.yaml": "title: Test\n", northwind: "---\ncompany: Northwind\n---\n"})
		e.open(northwind, "---\ncompany: Northwind 🙂\ndate: 🙂 03/04/2026\nstge: technical\n---\n")
		p := e.hears(northwind)
		wide := map[bool]int{false: 2, true: 4}[utf8] // of the face
		want := []diagnostic{
			{span{position{2, 7 + wide}, position{2, 17 + wide}}, 2, "journal", "03/04/2026 is ambiguous: it can be 2026-03-04 or 2026-04-03\nwrite 2026-03-04 or 2026-04-03"},
			{span{position{3, 0}, position{3, 4}}, 2, "journal", "unknown key stge\ndid you mean stage?"},
		}
		if p.Version != 1 || !slices.Equal(p.Diagnostics, want) {
			t.Errorf("%+v, want %+v", p, want)
		}
		// The key is mended by one letter, the day by another text.
		e.change(northwind, 2, &span{position{3, 2}, position{3, 2}}, "a")
		p = e.hears(northwind)
		if p.Version != 2 || slices.ContainsFunc(p.Diagnostics, func(d diagnostic) bool { return d.Range.Start.Line == 3 }) {
			t.Errorf("after the key was mended: %+v", p)
		}
		e.change(northwind, 3, nil, "---\ncompany: Northwind\ndate: 2026-03-04\n---\n")
		if p = e.hears(northwind); len(p.Diagnostics) != 0 || p.Version != 3 {
			t.Errorf("after all was mended: %+v", p)
		}
	}
}

// A change in one note is seen in another, one that is not saved counts, and one that is
// closed is again what its file says.
func TestOtherNotes(t *testing.T) {
	const other = "interviews/new.md"
	e := edit(t, false, map[string]string{"journal.yaml": "title: Test\n", northwind: "---\ncompany: Northwind\n---\n\n[[Copperfinch]]\n"})
	e.open(northwind, "---\ncompany: Northwind\n---\n\n[[Copperfinch]]\n")
	if p := e.hears(northwind); !strings.Contains(p.Diagnostics[0].Message, "leads to nothing") {
		t.Errorf("%+v", p)
	}
	e.open(other, "---\ncompany: Copperfinch\n---\n")
	if p := e.hears(northwind); slices.ContainsFunc(p.Diagnostics, func(d diagnostic) bool { return strings.Contains(d.Message, "leads to nothing") }) {
		t.Errorf("with the note that it leads to: %+v", p)
	}
	e.notify("textDocument/didClose", map[string]any{"textDocument": map[string]any{"uri": e.uri(other)}})
	if p := e.hears(northwind); !strings.Contains(p.Diagnostics[0].Message, "leads to nothing") {
		t.Errorf("after it was closed unsaved: %+v", p)
	}
	if err := os.WriteFile(filepath.Join(e.folder, "interviews", "copperfinch.md"), []byte("---\ncompany: Copperfinch\n---\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	e.notify("textDocument/didSave", map[string]any{"textDocument": map[string]any{"uri": e.uri(northwind)}})
	if p := e.hears(northwind); slices.ContainsFunc(p.Diagnostics, func(d diagnostic) bool { return strings.Contains(d.Message, "leads to nothing") }) {
		t.Errorf("after another program made it: %+v", p)
	}
}

// TestLikeCheck holds that an editor is told of the sample what check tells.
func TestLikeCheck(t *testing.T) {
	notes := map[string]string{}
	for _, name := range []string{"journal.yaml", "interviews/2026-03-11-northwind-technical.md", "pages/stories.md"} {
		text, err := content.FS.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		notes[name] = strings.Replace(string(text), "stage: technical", "stage: technicla\nvibe: 9", 1)
	}
	notes["journal.yaml"] += "tilte: x\n"
	e := edit(t, false, notes)
	problems := check(t, e.folder)
	for name, text := range notes {
		var want []string
		for _, p := range problems {
			if p.Path == name {
				want = append(want, strings.TrimSuffix(p.Msg+"\n"+p.Hint, "\n"))
			}
		}
		e.open(name, text)
		var got []string
		for _, d := range e.hears(name).Diagnostics {
			got = append(got, d.Message)
		}
		if !slices.Equal(got, want) || name != "pages/stories.md" && len(want) == 0 {
			t.Errorf("%s: %q, and check says %q", name, got, want)
		}
	}
}

func TestCompletion(t *testing.T) {
	notes := map[string]string{
		"journal.yaml":              "title: Test\nthemes: {brave: [courage]}\n",
		"interviews/copperfinch.md": "---\ncompany: Copperfinch Payments\ndate: 2026-03-01\ninterviewers:\n  - Ross Diaz, Staff Engineer\n---\n",
		"interviews/odd.md":         "---\ncompany: 'Ash: Oak'\ndate: 2026-03-02\n---\n",
	}
	e := edit(t, false, notes)
	e.open(northwind, "")
	version := 1
	for _, c := range []struct{ text, label, after string }{ // the cursor is at ‸
		{"---\nco‸\n---\n", "company", "---\ncompany: \n---\n"},
		{"---\nFirma: Ash\nco‸\n---\n", "confidence", "---\nFirma: Ash\nconfidence: \n---\n"},
		{"---\ncompany: cop‸\n---\n", "Copperfinch Payments", "---\ncompany: Copperfinch Payments\n---\n"},
		{"---\ncompany: ‸\n---\n", "Ash: Oak", "---\ncompany: 'Ash: Oak'\n---\n"},
		{"---\ncompany: X\ninterviewers:\n  - ro‸\n---\n", "Ross Diaz", "---\ncompany: X\ninterviewers:\n  - Ross Diaz\n---\n"},
		{"---\ncompany: X\ninterviewers:\n- name: ‸\n---\n", "Ross Diaz", "---\ncompany: X\ninterviewers:\n- name: Ross Diaz\n---\n"},
		{"---\ncompany: X\ninterviewers: [Mary Chen, r‸\n---\n", "Ross Diaz", "---\ncompany: X\ninterviewers: [Mary Chen, Ross Diaz\n---\n"},
		{"---\ncompany: X\nlog:\n  - 2026-03-02 th‸\n---\n", "thank-you", "---\ncompany: X\nlog:\n  - 2026-03-02 thank-you\n---\n"},
		{"---\ncompany: X\nlog:\n  - 2026-03-02 16:05 thank-you R‸\n---\n", "Ross Diaz", "---\ncompany: X\nlog:\n  - 2026-03-02 16:05 thank-you Ross Diaz\n---\n"},
		{"---\ncompany: X\noutcome: ‸\n---\n", "rejected", "---\ncompany: X\noutcome: rejected\n---\n"},
		{"---\ncompany: X\n---\n\n## To improve\n\n- Spoke up too late 🙂 #br‸ #go\n", "brave", "---\ncompany: X\n---\n\n## To improve\n\n- Spoke up too late 🙂 #brave #go\n"},
		{"---\ncompany: X\n---\nAs at [[co‸\n", "copperfinch", "---\ncompany: X\n---\nAs at [[copperfinch]]\n"},
		{"---\ncompany: X\n---\nAs at [[Cop‸]] then\n", "Copperfinch Payments", "---\ncompany: X\n---\nAs at [[Copperfinch Payments]] then\n"},
		{"# Round one\n\n**Company:** cop‸\n", "Copperfinch Payments", "# Round one\n\n**Company:** Copperfinch Payments\n"},
		{"---\ncompany: X\n---\n\nOf no key: ro‸\n", "", ""},
		{"---\ncompany: X\n---\n\n## Went‸\n", "", ""},
	} {
		at := strings.Index(c.text, "‸")
		now := text{all: strings.Replace(c.text, "‸", "", 1)}
		version++
		e.change(northwind, version, nil, now.all)
		p := now.position(at)
		var got []completionItem
		e.call("textDocument/completion", e.at(northwind, p.Line, p.Character), &got)
		if c.label == "" {
			if len(got) > 0 {
				t.Errorf("%q: offers %v", c.text, got)
			}
			continue
		}
		i := slices.IndexFunc(got, func(item completionItem) bool { return item.Label == c.label })
		if i < 0 {
			t.Errorf("%q: %s is not among %v", c.text, c.label, got)
			continue
		}
		if twice := slices.ContainsFunc(got, func(item completionItem) bool { return item.Label == "position" || item.Label == "company" }); twice && c.label == "confidence" {
			t.Errorf("%q: a key is offered twice: %v", c.text, got)
		}
		if after := apply(now, got[i].TextEdit); after != c.after {
			t.Errorf("%q becomes %q, want %q", c.text, after, c.after)
		}
	}
}

func apply(t text, e textEdit) string {
	return t.all[:t.offset(e.Range.Start)] + e.NewText + t.all[t.offset(e.Range.End):]
}

func TestHover(t *testing.T) {
	note := "---\ncompany: Northwind\ndate: 2026-03-04\nlog:\n  - 2026-03-05 thank-you Mary Chen\n---\n\nIt rained.\n\n## To improve\n\n- Answer first #concise\n"
	e := edit(t, false, map[string]string{"journal.yaml": "title: Test\n", northwind: note})
	e.open(northwind, note)
	for _, c := range []struct {
		line int
		want []string
	}{
		{1, []string{"facts: company     Northwind  (from the key)"}},
		{4, []string{"log: thank-you   2026-03-05 Mary Chen"}},
		{7, []string{"kept as text"}},
		{11, []string{"to improve: Answer first  (#concise)"}},
		{0, []string{"facts\n", "2  company     Northwind", "to improve\n"}},
	} {
		var got hover
		e.call("textDocument/hover", e.at(northwind, c.line, 3), &got)
		for _, want := range c.want {
			if !strings.Contains(got.Contents.Value, want) {
				t.Errorf("line %d: %q, want %q", c.line, got.Contents.Value, want)
			}
		}
		if c.line > 0 && strings.Contains(got.Contents.Value, "\n") {
			t.Errorf("line %d tells of others: %q", c.line, got.Contents.Value)
		}
	}
}

func TestQuickFixes(t *testing.T) {
	e := edit(t, false, map[string]string{
		"journal.yaml": "title: Test\n", "interviews/copperfinch.md": "---\ncompany: Copperfinch Payments\ndate: 2026-03-01\n---\n",
		"interviews/a.md": "---\ncompany: Mosslane Energy\ndate: 2026-03-01\n---\n", "interviews/b.md": "---\ncompany: Mosslane Energy\ndate: 2026-03-02\n---\n",
	})
	e.open(northwind, "")
	version := 1
	for _, c := range []struct {
		name, text string
		after      []string
	}{
		{"a key", "---\ncompany: X\nstgae: technical\n---\n", []string{"---\ncompany: X\nstage: technical\n---\n"}},
		{"a stage, quoted", "---\ncompany: X\nstage: \"technicla\"\n---\n", []string{"---\ncompany: X\nstage: \"technical\"\n---\n"}},
		{"an outcome", "---\ncompany: X\noutcome: pased\n---\n", []string{"---\ncompany: X\noutcome: passed\n---\n"}},
		{"a word of the log", "---\ncompany: X\nlog:\n  - 2026-03-02 thank-yuo Mary Chen\n---\n", []string{"---\ncompany: X\nlog:\n  - 2026-03-02 thank-you Mary Chen\n---\n"}},
		{"a day that can be two, with CR LF", "---\r\ncompany: X\r\ndate: 03/04/2026 10:00\r\n---\r\n", []string{"---\r\ncompany: X\r\ndate: 2026-03-04 10:00\r\n---\r\n", "---\r\ncompany: X\r\ndate: 2026-04-03 10:00\r\n---\r\n"}},
		{"a colon", "---\ncompany: X\nrole: Lead: Payments\n---\n", []string{"---\ncompany: X\nrole: \"Lead: Payments\"\n---\n"}},
		{"a bracket", "---\ncompany: X\ntags: [go, 日本\n---\n", []string{"---\ncompany: X\ntags: [go, 日本]\n---\n"}},
		{"a comment that is none", "---\ncompany: X\ntags: #go #billing\n---\n", []string{"---\ncompany: X\ntags: [go, billing]\n---\n"}},
		{"a tab", "---\ncompany: X\ninterviewers:\n\t- Mary Chen\n---\n", []string{"---\ncompany: X\ninterviewers:\n  - Mary Chen\n---\n"}},
		{"a fence that is missing", "---\r\ncompany: X\r\nstage: technical\r\n\r\nText.\r\n", []string{"---\r\ncompany: X\r\nstage: technical\r\n---\r\n\r\nText.\r\n"}},
		{"a company", "---\ncompany: Mosslane Enrgy\n---\n", []string{"---\ncompany: Mosslane Energy\n---\n"}},
		{"a link", "---\ncompany: X\n---\n\n🙂 [[Coperfinch|them]]\n", []string{"---\ncompany: X\n---\n\n🙂 [[copperfinch|them]]\n"}},
		{"a company that no line names", "---\r\nstage: technical\r\n---\r\n\r\n## Went well\r\n\r\n- All\r\n", []string{"---\r\ncompany: Northwind\r\nstage: technical\r\n---\r\n\r\n## Went well\r\n\r\n- All\r\n"}},
		{"a company, without front matter", "Riverside Hospice 16/04/26 10.30\nWith Joan Pike, matron\n\nGood:\n- calm\n", []string{"company: Riverside Hospice\nRiverside Hospice 16/04/26 10.30\nWith Joan Pike, matron\n\nGood:\n- calm\n", "Riverside Hospice 16/04/26 10:30\nWith Joan Pike, matron\n\nGood:\n- calm\n"}},
		{"a key that stands there twice", "---\r\nrole: Cook\r\ncompany: X\r\nrole: Chef\r\n---\r\n", []string{"---\r\ncompany: X\r\nrole: Chef\r\n---\r\n"}},
		{"one of two with more lines", "---\ntags:\n  - a\ncompany: X\ntags: [b]\n---\n", nil},
		{"an outcome that the log overtook", "---\ncompany: X\ndate: 2026-03-01\noutcome: waiting\nlog: [2026-03-02 rejected]\n---\n", []string{"---\ncompany: X\ndate: 2026-03-01\noutcome: rejected\nlog: [2026-03-02 rejected]\n---\n"}},
		{"nothing definite", "---\ncompany: X\nratings: {overall: 9}\nmood: fine\n---\n", nil},
	} {
		now := text{all: c.text}
		version++
		e.change(northwind, version, nil, c.text)
		var got []codeAction
		e.call("textDocument/codeAction", map[string]any{"textDocument": map[string]any{"uri": e.uri(northwind)}, "range": now.span(0, len(c.text)), "context": map[string]any{"diagnostics": []any{}, "only": []string{quickFix}}}, &got)
		var after []string
		for _, a := range got {
			if a.Kind != quickFix || len(a.Diagnostics) != 1 || a.Title == "" || len(a.Edit.Changes[e.uri(northwind)]) != 1 {
				t.Errorf("%s: %+v", c.name, a)
				continue
			}
			after = append(after, apply(now, a.Edit.Changes[e.uri(northwind)][0]))
		}
		slices.Sort(after)
		slices.Sort(c.after)
		if !slices.Equal(after, c.after) {
			t.Errorf("%s: %+q, want %+q", c.name, after, c.after)
		}
	}
	var got []codeAction
	e.call("textDocument/codeAction", map[string]any{"textDocument": map[string]any{"uri": e.uri(northwind)}, "context": map[string]any{"only": []string{"refactor"}}}, &got)
	if got == nil || len(got) != 0 {
		t.Errorf("a refactoring is %v", got)
	}
}

func TestLifecycle(t *testing.T) {
	code := func(e *editor, method string) jrpc2.Code {
		_, err := e.rpc.Call(context.Background(), method, map[string]any{})
		return jrpc2.ErrorCode(err)
	}
	e := connect(t, nil)
	if got := code(e, "textDocument/hover"); got != -32002 {
		t.Errorf("before initialize, a request is answered with %d", got)
	}
	e.call("initialize", map[string]any{"capabilities": map[string]any{}}, &initializeResult{})
	e.notify("$/unknown", map[string]any{})
	if got := code(e, "textDocument/rename"); got != jrpc2.MethodNotFound {
		t.Errorf("an unknown method is answered with %d", got)
	}
	if got := code(e, "initialize"); got != jrpc2.InvalidRequest {
		t.Errorf("a second initialize is answered with %d", got)
	}
	var nothing json.RawMessage
	e.call("shutdown", nil, &nothing)
	if string(nothing) != "null" {
		t.Errorf("shutdown is answered with %s", nothing)
	}
	if got := code(e, "textDocument/hover"); got != jrpc2.InvalidRequest {
		t.Errorf("after shutdown, a request is answered with %d", got)
	}
	e.notify("exit", nil)
	if err := <-e.ended; err != nil {
		t.Errorf("it ends with %v", err)
	}
	e = edit(t, false, nil)
	e.notify("exit", nil)
	if err := <-e.ended; !errors.Is(err, ErrNoShutdown) {
		t.Errorf("exit without shutdown ends with %v", err)
	}
	e = edit(t, false, nil)
	e.rpc.Close()
	if err := <-e.ended; err != nil {
		t.Errorf("an editor that is gone ends it with %v", err)
	}
}

// Of a file in no journal nothing is said, and asking is no mistake.
func TestElsewhere(t *testing.T) {
	e := edit(t, false, map[string]string{northwind: "---\ncopmany: X\n---\n"})
	outside := map[string]any{"uri": "file:///elsewhere/readme.md", "version": 1, "text": "---\ncopmany: X\n---\n"}
	for _, uri := range []string{"file:///elsewhere/readme.md", "untitled:Untitled-1", "%zz"} {
		outside["uri"] = uri
		e.notify("textDocument/didOpen", map[string]any{"textDocument": outside})
		for _, method := range []string{"textDocument/hover", "textDocument/completion", "textDocument/codeAction"} {
			var got json.RawMessage
			e.call(method, map[string]any{"textDocument": outside, "position": position{1, 1}}, &got)
			if string(got) != "null" && string(got) != "[]" {
				t.Errorf("%s of %s: %s", method, uri, got)
			}
		}
		e.notify("textDocument/didClose", map[string]any{"textDocument": outside})
	}
	e.open(northwind, "---\ncopmany: X\n---\n")
	if p := <-e.heard; p.URI != e.uri(northwind) {
		t.Errorf("first it speaks of %s", p.URI)
	}
}

func TestFileOf(t *testing.T) {
	for _, c := range []struct {
		uri     string
		windows bool
		want    string
	}{
		{"file:///home/sam/m%C3%BC%20n.md", false, "/home/sam/mü n.md"},
		{"file:///c%3A/Users/sam/a.md", true, `c:\Users\sam\a.md`},
		{"file://server/share/a.md", true, `\\server\share\a.md`},
		{"untitled:a", false, ""},
	} {
		if got, ok := fileOf(c.uri, c.windows); got != c.want || ok != (c.want != "") {
			t.Errorf("%s is %q, want %q", c.uri, got, c.want)
		}
	}
}

func TestPositions(t *testing.T) {
	for _, b := range []bool{false, true} {
		x := text{"a🙂b\r\nü\rlast\n", b}
		for off := range len(x.all) {
			if !strings.HasPrefix(x.all[off:], "\n") && (x.all[off] < 0x80 || x.all[off] >= 0xc0) && x.offset(x.position(off)) != off {
				t.Errorf("byte %d is at %v, which is byte %d", off, x.position(off), x.offset(x.position(off)))
			}
		}
		if got := x.position(len(x.all)); got != (position{3, 0}) {
			t.Errorf("the end is at %v", got)
		}
		if got := x.offset(position{0, 99}); got != strings.Index(x.all, "\r") {
			t.Errorf("behind the end of a line is byte %d", got)
		}
		if got := x.offset(position{99, 0}); got != len(x.all) {
			t.Errorf("behind the last line is byte %d", got)
		}
	}
}

// BenchmarkTyped is a letter typed in one of a thousand notes, until its problems are told:
// at most 50 ms. On a busy machine the processor time is what can be compared.
func BenchmarkTyped(b *testing.B) {
	notes := generatortest.Corpus(1_000)
	path, text := generatortest.Note(1_000, 500)
	e := edit(b, false, notes)
	e.open(path, text)
	e.hears(path)
	version := 1
	spent := generatortest.WorkOf(func() {
		for b.Loop() {
			version++
			if version%2 == 0 {
				e.change(path, version, &span{position{1, 0}, position{1, 0}}, "x")
			} else {
				e.change(path, version, &span{position{1, 0}, position{1, 1}}, "")
			}
			e.hears(path)
		}
	})
	b.ReportMetric(float64(spent.Time.Microseconds())/1000/float64(b.N), "cpu-ms/op")
}

// TestAnyEdits makes random edits to untidy notes, a part at a time, and asks about random
// places. What is said at the end is what check says of the text that is left.
func TestAnyEdits(t *testing.T) {
	notes := map[string]string{"journal.yaml": "title: Test\n"}
	var texts []string
	err := fs.WalkDir(generatortest.Awkward(), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(name) != ".md" {
			return err
		}
		text, err := fs.ReadFile(generatortest.Awkward(), name)
		if len(text) < 3000 {
			texts = append(texts, string(text))
		}
		return err
	})
	if err != nil || len(texts) < 3 {
		t.Fatalf("%d notes: %v", len(texts), err)
	}
	texts = append(texts, "---\r\ncompany: 🙂\r\nlog:\r\n- 2026-03-02 thank-you \r\ntags: [a, \r\n---\r\n[[\r\n# b #c\r\n", "\ufeff+++\ncompany = \"\n", "---\n", "")
	for seed := range uint64(8) {
		r := rand.New(rand.NewPCG(seed, 1))
		e := edit(t, seed%2 == 0, notes)
		now := text{texts[r.IntN(len(texts))], seed%2 == 0}
		e.open(northwind, now.all)
		for version := range 30 {
			from, to := now.offset(position{r.IntN(12), r.IntN(30)}), now.offset(position{r.IntN(12), r.IntN(30)})
			if from > to || to-from > 20 {
				to = from
			}
			typed := []string{"", "\n", "\r\n", "🙂", "[[", "#", "---\n", "company: ", "  - ", "2026-03-04 ", "]]", "\t", "é"}[r.IntN(13)]
			at := now.span(from, to)
			now.all = now.all[:from] + typed + now.all[to:]
			e.change(northwind, version+2, &at, typed)
			if r.IntN(6) == 0 {
				e.notify("textDocument/didSave", map[string]any{"textDocument": map[string]any{"uri": e.uri(northwind)}})
			}
			where := e.at(northwind, r.IntN(14), r.IntN(30))
			where["range"] = span{position{r.IntN(5), 0}, position{r.IntN(20), r.IntN(20)}}
			for _, method := range []string{"textDocument/hover", "textDocument/completion", "textDocument/codeAction"} {
				var got json.RawMessage
				e.call(method, where, &got)
			}
		}
		const end = "\n\nThe end.\n"
		e.change(northwind, 99, &span{now.position(len(now.all)), now.position(len(now.all))}, end)
		now.all += end
		p := e.hears(northwind)
		for p.Version != 99 {
			p = e.hears(northwind)
		}
		if err := os.MkdirAll(filepath.Join(e.folder, "interviews"), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(e.folder, filepath.FromSlash(northwind)), []byte(now.all), 0o600); err != nil {
			t.Fatal(err)
		}
		var got, want []string
		for _, d := range p.Diagnostics {
			got = append(got, d.Message)
		}
		for _, p := range check(t, e.folder) {
			if p.Path == northwind {
				want = append(want, strings.TrimSuffix(p.Msg+"\n"+p.Hint, "\n"))
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("seed %d: of %q the editor is told %q, and check tells %q", seed, now.all, got, want)
		}
	}
}

// check returns the problems of a journal as journal check finds them.
func check(t *testing.T, folder string) problem.List {
	t.Helper()
	s, err := generator.Scan(t.Context(), generator.Input{Content: os.DirFS(folder), Machine: time.UTC})
	if err != nil {
		t.Fatal(err)
	}
	b, err := s.Open(t.Context(), func(journal.Config) (time.Time, error) { return now, nil }, nil)
	if err != nil {
		t.Fatal(err)
	}
	return b.Problems
}
