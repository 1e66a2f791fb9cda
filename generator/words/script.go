package words

import "unicode"

// IsEastAsian reports whether a character is of a script of Chinese, Japanese or Korean.
func IsEastAsian(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul)
}

// IsUnspaced reports whether a character is of a script that puts no spaces between words.
func IsUnspaced(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

// Strokes are the letters that keep their stroke or ligature when accents are taken
// off, as they are written without.
var Strokes = map[rune]string{
	'ß': "ss", 'ø': "o", 'đ': "d", 'ł': "l", 'æ': "ae", 'œ': "oe", 'ı': "i", 'ð': "d", 'þ': "th",
}
