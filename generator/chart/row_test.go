package chart

import (
	"strings"
	"testing"
)

func TestTalks(t *testing.T) {
	row := string(Talks(2, 1, "2 <talks>"))
	if strings.Count(row, "<circle") != 3 || strings.Count(row, `class="next"`) != 1 || !strings.Contains(row, "2 &lt;talks&gt;") {
		t.Errorf("two talks and one ahead are %s", row)
	}
	if n := strings.Count(string(Talks(40, 2, "")), "<circle"); n != 9 {
		t.Errorf("a long row has %d dots", n)
	}
}

func TestSilence(t *testing.T) {
	for days, want := range map[int]string{1: `x2="4%"`, 15: `x2="50%"`, 90: `x2="100%"`} {
		if got := string(Silence(days)); !strings.Contains(got, want) {
			t.Errorf("%d days are %s", days, got)
		}
	}
}
