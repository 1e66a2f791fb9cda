package site

// output is what a file is written into: memory that is handed on, piece by piece,
// when the file is a large one. After an error the rest is dropped.
type output struct {
	text []byte
	full func(piece []byte) error // takes a piece; nil if the file is wanted as a whole
	err  error                    // of full
}

// pieceSize is about how large a piece of a large file is.
const pieceSize = 256 << 10

// Write takes p in. What is too large to be copied is handed on as it is. It
// gives no error: one of full is kept for the end.
func (o *output) Write(p []byte) (int, error) {
	if o.full != nil && len(p) >= pieceSize && o.err == nil {
		o.err = o.full(o.text)
		o.text = o.text[:0]
		if o.err == nil {
			o.err = o.full(p)
		}
		return len(p), nil
	}
	o.text = append(o.text, p...)
	o.handOn()
	return len(p), nil
}

func (o *output) WriteString(s string) { o.text = append(o.text, s...) }

// handOn hands on what has been written if it is enough for a piece.
func (o *output) handOn() {
	if o.full == nil || len(o.text) < pieceSize {
		return
	}
	if o.err == nil {
		o.err = o.full(o.text)
	}
	o.text = o.text[:0]
}
