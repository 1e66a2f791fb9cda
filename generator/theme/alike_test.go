package theme

import "testing"

// A theme of the user's own is like a known one if most of its lines speak of that, or
// if its name is nearly the same; else it is not.
func TestThemesAlike(t *testing.T) {
	s := New(map[string][]string{"Story Time": {"saga"}})
	waffle := []string{"Rambled for five minutes", "Get to the point sooner", "Talked far too long", "Quartz"}
	for _, c := range []struct {
		tag    string
		lines  []string
		others []string
		want   string
	}{
		{"blether", waffle, nil, "concise"},
		{"blether", waffle[:1], nil, ""},
		{"blether", []string{"Quartz", "Xylophone", "Rambled for five minutes"}, nil, ""},
		{"eyecontact", nil, nil, "body-language"},
		{"storytime", nil, nil, "story-time"},
		{"blood-pressure", nil, []string{"bloodpressure"}, "bloodpressure"},
		{"zebras", nil, []string{"zebra"}, "zebra"},
		{"zebras", nil, []string{"incidents"}, ""},
		{"rambling", waffle, nil, ""}, // it is one of that theme already
		{"go", waffle, nil, ""},       // as a word it would take every line
		{"the", waffle, nil, ""},
		{"", waffle, nil, ""},
	} {
		if got, ok := s.Alike(c.tag, c.lines, c.others); got != c.want || ok != (c.want != "") {
			t.Errorf("Alike(%q, %d lines, %q) = %q, %t, want %q", c.tag, len(c.lines), c.others, got, ok, c.want)
		}
	}
}
