package folder

import (
	"slices"
	"strconv"
	"testing"
)

// A file at the top is a run of its own and comes first, others are in runs of up to sixteen.
func TestRuns(t *testing.T) {
	var names []string
	for i := range 40 {
		names = append(names, "b/"+strconv.Itoa(i))
	}
	names = slices.Concat([]string{"a", "a2"}, names, []string{"c", "d/d"})
	got := runs(len(names), func(i int) string { return names[i] })
	if want := []run{{0, 1}, {1, 2}, {42, 43}, {2, 18}, {18, 34}, {34, 42}, {43, 44}}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
