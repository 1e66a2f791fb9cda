package journal

import (
	"slices"
	"testing"
)

func TestPlanMe(t *testing.T) {
	for src, want := range map[string]string{
		"":                          "me: [sam@reed.example]",
		"timezone: Europe/Berlin\n": "timezone: Europe/Berlin\nme: [sam@reed.example]\n",
		"name: Sam\r\ngoal:\r\n  applications: 5\r\n\r\n": "name: Sam\r\ngoal:\r\n  applications: 5\r\nme: [sam@reed.example]\r\n\r\n",
		"name: Sam # me\n# the end":                       "name: Sam # me\n# the end\nme: [sam@reed.example]",
	} {
		add, err := PlanMe([]byte(src), []string{"sam@reed.example"})
		if err != nil {
			t.Errorf("%q: %v", src, err)
			continue
		}
		if got := string(add.In([]byte(src))); got != want {
			t.Errorf("%q becomes %q, want %q", src, got, want)
		}
	}
	for _, src := range []string{"me: [a@b.example]", "me: []", "{name: Sam}", "- a", "title: |\n  one\n  two: {"} {
		if add, err := PlanMe([]byte(src), []string{"sam@reed.example"}); err == nil && src != "title: |\n  one\n  two: {" {
			t.Errorf("%q becomes %q", src, add.In([]byte(src)))
		}
	}
	add, err := PlanMe([]byte("name: Sam\n"), nil)
	if err != nil {
		t.Fatal(err)
	}
	cfg, problems := ParseConfig(add.In([]byte("name: Sam\n")), nil)
	if cfg.Me == nil || len(cfg.Me) > 0 || len(problems) > 0 {
		t.Error("whoever gives no address is asked again", cfg.Me, problems)
	}
	cfg, problems = ParseConfig([]byte("me: [Sam Reed <sam@reed.example>, nobody]"), nil)
	if !slices.Equal(cfg.Me, []string{"sam@reed.example"}) || len(problems) != 1 {
		t.Error(cfg.Me, problems)
	}
}
