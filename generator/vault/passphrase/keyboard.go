package passphrase

import (
	"math"
	"unicode"
)

// A keyboard is its rows of keys, each as it is and with shift; a blank is a
// key that writes no character that matters here.
var keyboards = [][][2]string{
	{ // United States
		{"`1234567890-=", "~!@#$%^&*()_+"}, {" qwertyuiop[]\\", " QWERTYUIOP{}|"},
		{" asdfghjkl;'", " ASDFGHJKL:\""}, {" zxcvbnm,./", " ZXCVBNM<>?"},
	},
	{ // Russia
		{"ё1234567890-=", "Ё!\"№;%:?*()_+"}, {" йцукенгшщзхъ\\", " ЙЦУКЕНГШЩЗХЪ/"},
		{" фывапролджэ", " ФЫВАПРОЛДЖЭ"}, {" ячсмитьбю.", " ЯЧСМИТЬБЮ,"},
	},
	{ // Germany
		{"^1234567890ß´", "°!\"§$%&/()=?`"}, {" qwertzuiopü+", " QWERTZUIOPÜ*"},
		{" asdfghjklöä#", " ASDFGHJKLÖÄ'"}, {"<yxcvbnm,.-", ">YXCVBNM;:_"},
	},
	{ // France
		{"²&é\"'(-è_çà)=", " 1234567890°+"}, {" azertyuiop^$", " AZERTYUIOP¨£"},
		{" qsdfghjklmù*", " QSDFGHJKLM%µ"}, {"<wxcvbn,;:!", ">WXCVBN?./§"},
	},
	{ // Spain
		{"º1234567890'¡", "ª!\"·$%&/()=?¿"}, {" qwertyuiop`+", " QWERTYUIOP^*"},
		{" asdfghjklñ´ç", " ASDFGHJKLÑ¨Ç"}, {"<zxcvbnm,.-", ">ZXCVBNM;:_"},
	},
	{ // Scandinavia
		{"§1234567890+´", "½!\"#¤%&/()=?`"}, {" qwertyuiopå¨", " QWERTYUIOPÅ^"},
		{" asdfghjklöä'", " ASDFGHJKLÖÄ*"}, {"<zxcvbnm,.-", ">ZXCVBNM;:_"},
	},
	{ // Dvorak
		{"`1234567890[]", "~!@#$%^&*(){}"}, {" ',.pyfgcrl/=\\", " \"<>PYFGCRL?+|"},
		{" aoeuidhtns-", " AOEUIDHTNS_"}, {" ;qjkxbmwvz", " :QJKXBMWVZ"},
	},
}

// key is where a character is on a keyboard.
type key struct {
	row, col int
	shift    bool
}

var keys = func() []map[rune]key {
	all := make([]map[rune]key, len(keyboards))
	for i, rows := range keyboards {
		all[i] = map[rune]key{}
		for row, both := range rows {
			for shift, characters := range both {
				for col, r := range []rune(characters) {
					if r != ' ' {
						all[i][r] = key{row, col, shift == 1}
					}
				}
			}
		}
	}
	return all
}()

const (
	walkBits  = 6   // where on which keyboard a walk begins
	turnBits  = 2.5 // a neighbouring key in another direction
	aheadBits = 0.5 // the next key in the same one
	shiftBits = 1   // shift pressed or left
	againKeys = 4   // the same walk from another key
	leastWalk = 4   // fewer keys are no walk
)

// place is where a character of a text is on one of the keyboards.
type place struct {
	key
	there bool
}

// onKeyboards returns the places of a text's characters on each of the keyboards.
func onKeyboards(text []rune) [][]place {
	all := make([][]place, len(keys))
	for i, board := range keys {
		all[i] = make([]place, len(text))
		for j, r := range text {
			k, ok := board[r]
			all[i][j] = place{k, ok}
		}
	}
	return all
}

// walkCost is what a walk over neighbouring keys takes to guess, or one that
// repeats the steps of an earlier one.
func walkCost(boards [][]place, begin, end int) float64 {
	least := math.Inf(1)
	for _, text := range boards {
		if end-begin >= leastWalk {
			least = min(least, neighbours(text[begin:end]))
		}
		if end-begin < 3 {
			continue
		}
		for back := 1; back <= begin; back++ {
			least = min(least, moved(text, begin, end, back))
		}
	}
	return least
}

// neighbours is the cost of a walk from key to neighbouring key.
func neighbours(part []place) float64 {
	bits := float64(walkBits)
	var dr, dc int
	for i, k := range part {
		if !k.there {
			return math.Inf(1)
		}
		if i == 0 {
			continue
		}
		last := part[i-1]
		r, c := k.row-last.row, k.col-last.col
		switch {
		case r < -1 || r > 1 || c < -1 || c > 1 || r == 0 && c == 0:
			return math.Inf(1)
		case i > 1 && r == dr && c == dc:
			bits += aheadBits
		default:
			bits += turnBits
		}
		if k.shift != last.shift {
			bits += shiftBits
		}
		dr, dc = r, c
	}
	return bits
}

// moved is the cost of a part that is the one so many characters earlier, from
// another key.
func moved(text []place, begin, end, back int) float64 {
	var bits float64
	var dr, dc int
	shifted := false
	for i := begin; i < end; i++ {
		now, was := text[i], text[i-back]
		if !now.there || !was.there {
			return math.Inf(1)
		}
		r, c := now.row-was.row, now.col-was.col
		if i == begin {
			dr, dc = r, c
		}
		if r != dr || c != dc || dr < -1 || dr > 1 || dc < -3 || dc > 3 {
			return math.Inf(1)
		}
		if (now.shift != was.shift) != shifted {
			bits += shiftBits
			shifted = !shifted
		}
	}
	if dr == 0 && dc == 0 && bits == 0 {
		return math.Inf(1) // plain repetition
	}
	return bits + againKeys + math.Log2(float64(back))
}

// otherKeyboard returns a text as the same keys write it on a Russian keyboard
// instead of an American one, and the other way round: so people write a
// sentence in letters that look like none.
func otherKeyboard(text string) string {
	american, russian := keyboards[0], keyboards[1]
	other := make([]rune, 0, len(text))
	for _, r := range text {
		from, to := keys[0], russian
		if unicode.Is(unicode.Cyrillic, r) {
			from, to = keys[1], american
		}
		k, ok := from[r]
		if shift := 0; ok {
			if k.shift {
				shift = 1
			}
			if row := []rune(to[k.row][shift]); k.col < len(row) {
				r = row[k.col]
			}
		}
		other = append(other, r)
	}
	return string(other)
}
