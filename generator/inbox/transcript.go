package inbox

// isTranscript reports whether a text without the marks of a format is a conversation.
func isTranscript([]byte) bool { return false }

func (b *Box) takeTranscript([]byte) []*Thing {
	return []*Thing{nothing("a transcript", "write what they asked into the note of the interview")}
}
