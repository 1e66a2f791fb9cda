package note

import (
	"bytes"
	"html"
	"path"
	"strings"
)

// place says where a link leads.
type place uint8

const (
	nowhere place = iota // a scheme that is not followed
	inside               // the journal
	outside              // the world
)

// where sorts a link. Only a few schemes are followed; "javascript:" and
// whatever else runs or reads dies, however it is disguised: with capitals,
// entities, or control characters that browsers skip.
func where(target []byte) place {
	s := html.UnescapeString(string(target))
	s = strings.Map(func(c rune) rune {
		if c <= ' ' || c == 0x7f || c >= 0x80 && c < 0xa0 || c == '\u200b' || c == '\ufeff' {
			return -1
		}
		return c
	}, s)
	s = strings.ToLower(s)
	if strings.HasPrefix(s, "//") || strings.HasPrefix(s, `\`) {
		return nowhere
	}
	colon := strings.IndexByte(s, ':')
	if rest := strings.IndexAny(s, "/?#"); colon < 0 || rest >= 0 && rest < colon {
		return inside
	}
	switch s[:colon] {
	case "http", "https", "mailto", "tel":
		return outside
	}
	return nowhere
}

// isPicture reports whether the target is a picture in the link itself, of a
// kind that cannot carry a script.
func isPicture(target []byte) bool {
	for _, kind := range []string{"png", "jpeg", "gif", "webp"} {
		if bytes.HasPrefix(target, []byte("data:image/"+kind+";base64,")) {
			return true
		}
	}
	return false
}

func hasPictureName(target string) bool {
	switch strings.ToLower(path.Ext(target)) {
	case ".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".avif":
		return true
	}
	return false
}
