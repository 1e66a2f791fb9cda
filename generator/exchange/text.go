package exchange

import (
	"fmt"
	"io/fs"

	"journal/generator/journal"
	"journal/generator/note"
)

// NoteText is a note as its file has it. Of one that is not in UTF-8, which JSON
// cannot hold, the text is for reading, and the bytes of the file stand beside it.
type NoteText struct {
	Path   string `json:"path"`
	Text   string `json:"text"`
	Base64 []byte `json:"base64,omitempty"`
}

// NoteTextOf returns the note that a file holds.
func NoteTextOf(path string, src []byte) NoteText {
	if text, as, _ := note.Decode(src); as != "" {
		return NoteText{path, text, src}
	}
	return NoteText{Path: path, Text: string(src)}
}

// File returns the bytes of the file. changed reports whether somebody has changed
// the text beside them; then the text counts.
func (t NoteText) File() (src []byte, changed bool) {
	if t.Base64 == nil {
		return []byte(t.Text), false
	}
	if text, _, _ := note.Decode(t.Base64); text != t.Text && t.Text != "" {
		return []byte(t.Text), true
	}
	return t.Base64, false
}

// textsOf reads the notes of a journal; none if content is nil.
func textsOf(j *journal.Journal, content fs.FS) ([]NoteText, error) {
	if content == nil {
		return nil, nil
	}
	all := make([]NoteText, 0, len(j.Notes))
	for i, n := range j.Notes {
		if i > 0 && j.Notes[i-1].Path == n.Path {
			continue // the file holds several
		}
		src, err := fs.ReadFile(content, n.Path)
		if err != nil {
			return nil, fmt.Errorf("reading the notes: %w", err)
		}
		all = append(all, NoteTextOf(n.Path, src))
	}
	return all, nil
}
