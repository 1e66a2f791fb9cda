package journal

import (
	"testing"

	"journal/generator/note"
)

// What is on a page is the same in every run, or each build would write it anew.
func TestIDOfALineToSort(t *testing.T) {
	line := Line{Item: &note.Item{Text: "Breathe before the second half", Pos: note.Pos{Line: 12}}, Note: &note.Note{Path: "interviews/northwind.md"}}
	if got, want := (Unsorted{Line: line}).ID(), "_s-3bo61ie80aa9l"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
