package chart

import (
	"strings"
	"testing"
)

func TestLane(t *testing.T) {
	axis := Axis{Days: 100, Today: 80, Ticks: []Tick{{0, "Jan"}, {50, "Feb"}, {79, "Mar"}}}
	lane := string(axis.Lane([]Mark{{10, Sent}, {40, Talk}, {90, Ahead}}, true, `applied <1 Jan>`))
	for _, want := range []string{`aria-label="applied &lt;1 Jan&gt;"`, `class="run" x1="10.00%" x2="40.00%"`, `class="plan" x1="40.00%" x2="90.00%"`, `class="today" x1="80.00%"`, `<circle class="next"`} {
		if !strings.Contains(lane, want) {
			t.Errorf("the lane lacks %s:\n%s", want, lane)
		}
	}
	if strings.Contains(lane, `class="wait"`) {
		t.Error("silence is drawn where an interview is ahead")
	}
	silent := string(axis.Lane([]Mark{{10, Sent}}, true, ""))
	if !strings.Contains(silent, `class="wait" x1="10.00%" x2="80.00%"`) {
		t.Errorf("silence is not drawn up to today:\n%s", silent)
	}
	if ended := string(axis.Lane([]Mark{{10, Sent}, {30, NoMore}}, false, "")); strings.Contains(ended, `x2="80.00%" y1="50%"`) {
		t.Errorf("what ended goes on:\n%s", ended)
	}
	head := string(axis.Head())
	if !strings.Contains(head, ">Feb<") || strings.Contains(head, ">Mar<") || !strings.Contains(head, ">today<") {
		t.Errorf("a name stands under today, or is missing:\n%s", head)
	}
	if strings.Contains(lane+head, "style=") || strings.Contains(lane+head, "viewBox") {
		t.Error("a lane has a style or a size of its own")
	}
}
