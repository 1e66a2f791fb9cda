package inbox

func (b *Box) takeLetters([]byte) []*Thing {
	return []*Thing{nothing("letters from the phone", "")}
}
