package site

import (
	"os"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"journal/generator/problem"
	"journal/layouts"
)

// The layouts that docs/layouts.md shows work as they stand there.
func TestLayoutsOfTheManual(t *testing.T) {
	manual, err := os.ReadFile("../../docs/layouts.md")
	if err != nil {
		t.Fatal(err)
	}
	shown := regexp.MustCompile("(?s)`layouts/([a-z0-9]+\\.html)`(?:[^`]|`[^`\n]+`)*?```html\n(.*?)```").FindAllStringSubmatch(string(manual), -1)
	wants := map[string]string{"timeline.html": "Saltmarsh Maps, onsite", "companies.html": "Bremen twice a month", "404.html": "Today is"}
	if len(shown) != len(wants) {
		t.Fatalf("the manual shows %d layouts", len(shown))
	}
	for _, m := range shown {
		name, text := m[1], m[2]
		j, _ := connected(t, sample())
		s, err := madeOver(j, fstest.MapFS{name: {Data: []byte(text)}}, Limit{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if name == "timeline.html" && strings.Count(text, "\n") > 17 {
			t.Errorf("the timeline has %d lines", strings.Count(text, "\n"))
		}
		got := page(t, s, name)
		holds(t, name, got, wants[name])
		if name == "timeline.html" {
			holds(t, name, got, `href="interviews/2026-03-13-lanternmoth-technical.html"`, "tomorrow at 11:00", "Bremen, five hours", "8 applications still open")
		}
		if text, err := s.ReadFile(name); err != nil || !strings.Contains(string(text), `<nav class="groups"`) {
			t.Errorf("%s has no frame: %v", name, err)
		}
	}
}

// Every function is told of in the manual.
func TestManualHasEveryFunction(t *testing.T) {
	manual, err := os.ReadFile("../../docs/layouts.md")
	if err != nil {
		t.Fatal(err)
	}
	ours := strings.Fields(`nav navkey legend share enough stageTitle debriefed drawn cameUp often strip trend unwritten ownTitle bar
		folded unfolded review comesNext place hour talk minus hush fits filters wordings askedIn askedAt called dayOf sum
		elsewhere nextAction questionLists cardLists practised outcomes seenOnce expected likely toBring crowded decksAhead decksOfStages planWordings plannedIn
	`) // of the program's own pages
	for name := range (view{}).funcs() {
		told := regexp.MustCompile("`" + name + "[ `]").Match(manual)
		own := strings.Contains(" "+strings.Join(ours, " ")+" ", " "+name+" ")
		if told == own {
			t.Errorf("%s: told of in the manual is %t", name, told)
		}
	}
}

func TestVersionOfALayout(t *testing.T) {
	for text, want := range map[string]string{
		"<p>x</p>":                              "hint: this layout does not say",
		"{{/* version: 2 */ -}}\n<p>x</p>":      "",
		"{{/* version: 1 */ -}}\n<p>x</p>":      "warning: this layout was written for version 1",
		"{{- /* Mine. version: 0 */ -}}<p></p>": "hint: this layout does not say",
		"{{/* version: 99 */}}<p></p>":          "warning: this layout was written for version 99",
	} {
		theme, err := ReadTheme(layouts.Over(fstest.MapFS{"404.html": {Data: []byte(text)}}), Limit{})
		if err != nil {
			t.Fatal(err)
		}
		var got problem.List = theme.Outdated()
		if want == "" && len(got) > 0 || want != "" && (len(got) != 1 || !strings.Contains(got[0].String(), "layouts/404.html:1: "+want)) {
			t.Errorf("%q gives %v", text, got)
		}
	}
	theme, err := ReadTheme(nil, Limit{})
	if err != nil || len(theme.Outdated()) > 0 {
		t.Errorf("the program's own layouts: %v, %v", theme.Outdated(), err)
	}
}
