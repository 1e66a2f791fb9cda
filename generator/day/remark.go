package day

import (
	"fmt"
	"strings"
)

// Kind tells how sure a value is.
type Kind uint8

const (
	// Assumed marks a value that was understood with an assumption.
	Assumed Kind = iota
	// Doubtful marks a value that has another reading, which is as likely.
	Doubtful
	// Wrong marks what cannot be: a day that no calendar has.
	Wrong
)

// Remark is something to say about a value; who asked for it knows its place.
type Remark struct {
	Kind Kind
	Msg  string // lower case, no full stop
	Hint string // what to do about it; may be empty
	Left string // the words of the text that were left out, if the remark is about them

	// What to write for which words of the text, if the hint says just that; Or is
	// the other of two readings.
	Old, New, Or string
}

func assumed(hint, format string, args ...any) Remark {
	return Remark{Kind: Assumed, Msg: fmt.Sprintf(format, args...), Hint: hint}
}

func doubtful(hint, format string, args ...any) Remark {
	return Remark{Kind: Doubtful, Msg: fmt.Sprintf(format, args...), Hint: hint}
}

func wrong(hint, format string, args ...any) Remark {
	return Remark{Kind: Wrong, Msg: fmt.Sprintf(format, args...), Hint: hint}
}

// writes returns the remark with what to write for some words of the text.
func (r Remark) writes(old, new string) Remark {
	r.Old, r.New = old, new
	return r
}

// writesOneOf is writes for two readings.
func (r Remark) writesOneOf(old, one, two string) Remark {
	r.Old, r.New, r.Or = old, one, two
	return r
}

// writesAnyOf is writesOneOf where there are just two.
func (r Remark) writesAnyOf(old string, all []string) Remark {
	if len(all) != 2 {
		return r
	}
	return r.writesOneOf(old, all[0], all[1])
}

// Sure reports whether there is nothing to ask: at most assumptions were made.
func Sure(remarks []Remark) bool {
	for _, r := range remarks {
		if r.Kind != Assumed {
			return false
		}
	}
	return true
}

func leftOut(text string) Remark {
	r := assumed("", "%q beside it was left out", shorten(text))
	r.Left = text
	return r
}

// Left returns the words that were left out, if there are any.
func Left(remarks []Remark) string {
	var all []string
	for _, r := range remarks {
		if r.Left != "" {
			all = append(all, r.Left)
		}
	}
	return strings.Join(all, " ")
}

const longest = 60 // characters of a text in a message

func shorten(s string) string {
	if runes := []rune(s); len(runes) > longest {
		return string(runes[:longest-1]) + "…"
	}
	return s
}
