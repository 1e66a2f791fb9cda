package layouts

import (
	"errors"
	"html/template"
	"strings"
	"testing"
)

// countdown is a writer that fails after so many writes.
type countdown int

var errEnough = errors.New("enough")

func (c *countdown) Write(p []byte) (int, error) {
	if *c--; *c < 0 {
		return 0, errEnough
	}
	return len(p), nil
}

// A writer ends a template that would run for years, whether it writes or not.
func TestCheckpoints(t *testing.T) {
	for _, text := range []string{
		`{{range 1000000000000}}{{end}}`,
		`{{range 1000000000000}}{{$x := .}}{{end}}`,
		`{{range 1000000000000}}x{{end}}`,
		`{{if true}}{{with 1}}{{range 3}}{{range 1000000000000}}{{if false}}{{end}}{{end}}{{end}}{{end}}{{end}}`,
		`{{if false}}{{else}}{{with ""}}{{else}}{{range $n := 1000000000000}}{{continue}}{{end}}{{end}}{{end}}`,
		`<a title="{{range 1000000000000}}{{end}}">`,
		`<script>{{range 1000000000000}}{{end}}</script>`,
		// Each calls itself twice for every letter: 2 to the power of 60.
		`{{define "x"}}{{if .}}{{template "x" (slice . 1)}}{{template "x" (slice . 1)}}{{end}}{{end}}{{template "x" "` + strings.Repeat("o", 60) + `"}}`,
	} {
		all, err := template.New("top").Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		for _, one := range all.Templates() {
			Checkpoints(one.Tree)
		}
		left := countdown(1000)
		if err := all.Execute(&left, nil); !errors.Is(err, errEnough) {
			t.Errorf("%s: %v", text, err)
		}
	}
}

// What a template writes stays the same.
func TestCheckpointsWriteNothing(t *testing.T) {
	const text = `<ul class={{.A}}>{{range $n, $x := .B}}<li title="{{$x}}">{{if $n}}, {{end}}{{$x}}{{else}}none{{end}}</ul><script>var x = [{{range .B}}{{.}},{{end}}]</script>`
	data := map[string]any{"A": "a b", "B": []string{"one", "<two>"}}
	written := func(change bool) string {
		all := template.Must(template.New("x").Parse(text))
		if change {
			Checkpoints(all.Tree)
		}
		var out strings.Builder
		if err := all.Execute(&out, data); err != nil {
			t.Fatal(err)
		}
		return out.String()
	}
	if is, want := written(true), written(false); is != want {
		t.Errorf("it writes\n%s\nand should write\n%s", is, want)
	}
}
