package transcript

import "time"

// Share returns how much of the talking one speaker does, in percent: of the time, where
// each turn has a beginning and an end; else of the words, or of the letters where words are
// not parted. ok is false if that speaker does not speak.
func (t *Transcript) Share(me string) (percent int, ok bool) {
	var mine, all int64
	unspaced := isUnspaced(t.Text())
	spoke := false
	for _, turn := range t.Turns {
		n := int64(0)
		switch {
		case t.Clocked:
			n = int64(turn.End - turn.Begin)
		case unspaced:
			for range turn.Text {
				n++
			}
		default:
			n = int64(size(turn.Text))
		}
		all += n
		if me != "" && turn.Speaker == me {
			mine += n
			spoke = true
		}
	}
	if !spoke || all <= 0 {
		return 0, false
	}
	return int((mine*200 + all) / (2 * all)), true
}

// Longest returns how long the longest answer took, from one question to the next, and the
// number of its question; 0 and -1 if the file tells no times.
func Longest(questions []Question) (length time.Duration, number int) {
	number = -1
	for k, q := range questions {
		if q.Answer.Length > length {
			length, number = q.Answer.Length, k
		}
		for _, f := range q.FollowUps {
			if f.Answer.Length > length {
				length, number = f.Answer.Length, k
			}
		}
	}
	return length, number
}
