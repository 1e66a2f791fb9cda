package site

import (
	"bytes"
	"fmt"
	"html/template"
	"io/fs"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"journal/layouts"
)

func TestEveryLayoutIsCompiled(t *testing.T) {
	theme, err := readTheme(layouts.FS(), Limit{})
	if err != nil {
		t.Fatal(err)
	}
	for name, page := range theme.pages {
		if page.quick == nil {
			t.Errorf("%s uses more than the compiler knows", name)
		}
	}
}

// The compiled layouts give byte for byte what html/template gives.
func TestCompiledLikeExecuted(t *testing.T) {
	for _, files := range []fs.FS{sample(), awkward(), empty(), years(30)} {
		quick, slow := made(t, files), made(t, files)
		for name, page := range slow.theme.pages {
			page.quick = nil
			slow.theme.pages[name] = page
		}
		for _, name := range quick.Names() {
			got, err := quick.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			want, err := slow.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got, want) {
				t.Errorf("%s comes out otherwise than html/template has it", name)
			}
		}
	}
}

// escapes is data with every way to go wrong.
type escapes struct {
	Text  string
	Safe  template.HTML
	Attr  template.HTMLAttr
	List  []string
	None  []string
	Yes   bool
	No    bool
	Inner *struct{ Text string }
	Nil   *struct{ Text string }
	Many  []struct{ Text, Other string }
	Any   any
	Count int
	Zero  int
}

// A template is compiled only if that cannot be told from executing it.
func TestCompiledTemplates(t *testing.T) {
	var all strings.Builder
	for r := rune(0); r < 0x250; r++ {
		all.WriteRune(r)
	}
	all.WriteString("\xff日本 \u2028")
	data := &escapes{
		Text: all.String(), Safe: "<b>&</b>", Attr: `href="a?b=1&amp;c"`, List: []string{"a", "<", ""}, Yes: true,
		Inner: &struct{ Text string }{"<in>"}, Many: []struct{ Text, Other string }{{"<1>", ""}, {"", "2"}}, Any: "<any>", Count: -12,
	}
	for _, c := range []struct {
		text  string
		quick bool
	}{
		{"<p>{{.Text}}</p>", true},
		{`<p title="{{.Text}}">{{.Safe}}</p>`, true},
		{"<a {{.Attr}}>{{.Inner.Text}}</a>", false},
		{"{{with .Inner}}{{.Text}}{{$.Text}}{{end}}{{with .Nil}}{{.Text}}{{else}}none{{end}}", true},
		{"<a {{.Attr}}>{{range .List}}[{{.}}]{{end}}{{range .None}}x{{else}}none{{end}}</a>", true},
		{"{{range .Many}}{{with .Text}}{{.}}{{else}}{{.Other}}{{end}}{{end}}", true},
		{"{{if .No}}a{{else if or .None .Yes}}b{{else}}c{{end}}{{if .Nil}}d{{end}}{{if .Many}}e{{end}}", true},
		{"{{.Count}}{{if .Count}}a{{end}}{{if .Zero}}b{{end}}{{with .Count}}{{.}}{{end}}", true},
		{"<p title='{{.Count}}'>x</p>", false},
		{"<a href='{{.Text}}'>x</a>", false},
		{"<p title={{.Text}}>x</p>", false},
		{"<p title='{{.Safe}}'>x</p>", false},
		{"<p>{{.Attr}}</p>", false},
		{"<script>var a = {{.Text}}</script>", false},
		{"<textarea>{{.Text}}</textarea>", false},
		{"{{len .List}}", false},
		{"{{.Any}}", false},
		{"{{range $n, $x := .List}}{{$n}}{{end}}", false},
		{"{{with $x := .Text}}{{$x}}{{end}}", false},
		{"{{if not .Yes}}a{{end}}", false},
		{`{{define "x"}}y{{end}}{{template "x" .}}`, false},
	} {
		page, err := template.New("page").Parse(c.text)
		if err != nil {
			t.Fatal(err)
		}
		var want bytes.Buffer
		var got output
		if err := page.Execute(&want, data); err != nil {
			t.Fatal(err)
		}
		quick := compile(page, reflect.TypeOf(data))
		if (quick != nil) != c.quick {
			t.Errorf("%s: compiled is %v", c.text, quick != nil)
		}
		if quick == nil {
			continue
		}
		quick(&got, reflect.ValueOf(data), reflect.ValueOf(data))
		if string(got.text) != want.String() {
			t.Errorf("%s gives\n%q, html/template\n%q", c.text, got.text, want.String())
		}
	}
}

func TestALayoutThatCannotBeCompiledWorks(t *testing.T) {
	j, _ := connected(t, sample())
	own := fstest.MapFS{"people.html": {Data: []byte(`<h1>{{len .People}}</h1>{{range $n, $p := .People}}{{$n}} {{$p.Name}};{{end}}`)}}
	s, err := New(Source{Journal: j, Layouts: layouts.Over(own)})
	if err != nil {
		t.Fatal(err)
	}
	page, err := s.ReadFile("people.html")
	if want := fmt.Sprintf("<h1>%d</h1>0 %s;", len(j.People), j.People[0].Name); err != nil || !strings.Contains(string(page), want) {
		t.Errorf("want %q, %v", want, err)
	}
}
