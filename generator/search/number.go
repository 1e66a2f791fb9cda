package search

// Numbers are written in digits of five bits, the highest first. The last digit
// of a number is one of the signs from '<' to '[', those before it are from ']'
// to '|'. None of them needs another form in a string of a script.
const (
	digitBits = 5
	digitMask = 1<<digitBits - 1
	lastDigit = '<'
	moreDigit = ']'
)

// width gives how many digits a number takes.
func width(n uint32) uint32 {
	w := uint32(1)
	for ; n > digitMask; n >>= digitBits {
		w++
	}
	return w
}

// put writes a number and gives its width.
func put(out []byte, n uint32) uint32 {
	if n <= digitMask {
		out[0] = byte(lastDigit + n)
		return 1
	}
	w := width(n)
	out[w-1] = byte(lastDigit + n&digitMask)
	for at := w - 1; at > 0; at-- {
		n >>= digitBits
		out[at-1] = byte(moreDigit + n&digitMask)
	}
	return w
}

// appendNumber appends a number.
func appendNumber(out []byte, n int) []byte {
	var room [7]byte
	return append(out, room[:put(room[:], uint32(n))]...)
}
