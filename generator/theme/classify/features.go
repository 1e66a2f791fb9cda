// Package classify tells which classes a short line belongs to, from lines that
// people have labelled.
//
// A line is seen as the hashes of its words, its pairs of words and the runs of
// letters inside of them ([Features]), and as scores that somebody else gives it.
// [Train] makes of labelled lines a linear classifier, packed into one string
// that [Open] unpacks. The same lines make the same string.
//
// The weights are those of softmax regression, to which a part of those of naive
// Bayes is added: the one learns what tells classes apart, the other keeps what few
// examples say. The nearest examples beside them were tried and told nothing more.
//
// Words are given as they are to be compared: in lower case, without accents.
package classify

import (
	"math"
	"slices"
	"unicode/utf8"
)

// The runs of letters that are features, in letters; a word has a mark at both ends.
const (
	shortestGram = 3
	longestGram  = 5
)

// The hash of a feature begins with that of its kind.
const (
	wordKind uint32 = iota + 1
	pairKind
	tripleKind
	gramKind
	stemKind
	nearKind
)

// nearBy is how far apart two stems may be to be a feature together.
const nearBy = 4

// presence is what the presence of a feature says that stands in so many of
// all examples.
func presence(examples, all int) float64 { return math.Log(float64(all+1) / float64(examples)) }

// Features returns the hashes of what there is to see in a line, sorted, each once:
// its words, the words side by side, the runs of letters in them, and the stems of
// its content words, alone and two near each other in any order. The words of a
// script without spaces are its characters, of which three in a row are a feature, too.
func Features(words, stems []string) []uint32 {
	all := make([]uint32, 0, 16*len(words))
	var last, before string
	for _, word := range words {
		all = append(all, hash(wordKind, word), hash(pairKind, last, word))
		if isCharacter(word) {
			if isCharacter(last) && isCharacter(before) {
				all = append(all, hash(tripleKind, before, last, word))
			}
		} else {
			all = appendGrams(all, word)
		}
		before, last = last, word
	}
	if len(words) > 0 {
		all = append(all, hash(pairKind, last, ""))
	}
	for i, stem := range stems {
		all = append(all, hash(stemKind, stem))
		for _, other := range stems[i+1 : min(i+1+nearBy, len(stems))] {
			all = append(all, hash(nearKind, min(stem, other), max(stem, other)))
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

func isCharacter(word string) bool {
	r, size := utf8.DecodeRuneInString(word)
	return size == len(word) && r >= 0x0E00
}

func appendGrams(all []uint32, word string) []uint32 {
	marked := "^" + word + "$"
	for length := shortestGram; length <= longestGram; length++ {
		for i := 0; i+length <= len(marked); i++ {
			if length < len(marked) {
				all = append(all, hash(gramKind, marked[i:i+length]))
			}
		}
	}
	return all
}

// hash is FNV-1a over a kind and words, with a mark behind each.
func hash(kind uint32, words ...string) uint32 {
	const offset, prime = 2166136261, 16777619
	h := (uint32(offset) ^ kind) * prime
	for _, word := range words {
		for i := 0; i < len(word); i++ {
			h = (h ^ uint32(word[i])) * prime
		}
		h = (h ^ 0xff) * prime
	}
	return h
}
